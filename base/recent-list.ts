/** The newest of what was added, at most `capacity`: one more lets go of the oldest. */
export class RecentList<T> {
  readonly #capacity: number;
  readonly #entries: T[] = [];
  /** Where the next one goes once the list is full. */
  #next = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.length;
  }

  add(entry: T): void {
    if (this.#entries.length < this.#capacity) this.#entries.push(entry);
    else if (this.#capacity > 0) {
      this.#entries[this.#next] = entry;
      this.#next = (this.#next + 1) % this.#capacity;
    }
  }

  newestFirst(): T[] {
    return [...this.#entries.slice(this.#next), ...this.#entries.slice(0, this.#next)].reverse();
  }

  clear(): void {
    this.#entries.length = 0;
    this.#next = 0;
  }
}
