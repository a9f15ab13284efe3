/**
 * Which cluster a connection is to. Its servers are told, so that one of another cluster, on a port that was theirs, answers nothing. The registry has
 * the last word: a cluster that was made anew at the same place has another id.
 */
export class ClusterIdentity {
  id: string | undefined;
  readonly #read: () => Promise<string | undefined>;
  #reading = false;
  readonly #fromServers: boolean;

  /** `fromServers`: the registry is asked of the servers themselves. */
  constructor(read: () => Promise<string | undefined>, fromServers: boolean) {
    this.#read = read;
    this.#fromServers = fromServers;
  }

  /** A server said that it is of another. */
  readAgain(): void {
    if (this.#reading) return;
    this.#reading = true;
    const former = this.id;
    // They answer a stranger that does not say what it wants.
    if (this.#fromServers) this.id = undefined;
    this.#read()
      .then(
        (id) => {
          this.id = id ?? former;
        },
        () => {
          this.id = former;
        },
      )
      .finally(() => {
        this.#reading = false;
      });
  }
}
