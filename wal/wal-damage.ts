/** Bytes of a log that are no entry. Thrown within the reader only, which judges whether it is a torn tail or corruption. */
export class WALDamage extends Error {
  /** The bytes needed run past the end: what a cut file looks like. */
  readonly pastEnd: boolean;
  /** They are the end mark: nothing is missing, unless what is behind it knows better. */
  readonly isMark: boolean;
  constructor(message: string, pastEnd = false, isMark = false) {
    super(message);
    this.name = 'WALDamage';
    this.pastEnd = pastEnd;
    this.isMark = isMark;
  }
}
