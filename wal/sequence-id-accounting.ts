/**
 * What of each region is only in the log: per family the lowest sequence id not yet flushed. Says which logs may be archived and what a
 * region reports as its last flushed ids (HBase: SequenceIdAccounting). Regions are named by their encoded name, families by latin1 text.
 */
export class SequenceIdAccounting {
  /** A flush of these families begins, in the turn that swaps their memstores. Answers the lowest id of the families left out; undefined when nothing of them is unflushed. */
  startFlush(_region: string, _families: Iterable<string>): number | undefined {
    throw new Error('stub');
  }
  /** The flush is committed: what it covered no longer needs the log. */
  completeFlush(_region: string): void {
    throw new Error('stub');
  }
  /** The flush failed; its families count as unflushed again. */
  abortFlush(_region: string): void {
    throw new Error('stub');
  }
  /** Lowest id of the region (or of one family) not yet flushed, running flushes included; undefined when everything is flushed. */
  lowestUnflushed(_region: string, _family?: string): number | undefined {
    throw new Error('stub');
  }
  /** The region was closed with everything flushed, or moved away. */
  forgetRegion(_region: string): void {
    throw new Error('stub');
  }
}
