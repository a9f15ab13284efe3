// Memory that memstores may take, over all regions of a server. Above the lower mark flushes are forced, above the upper one writes are refused.
export interface HeapBudgetOptions {
  readonly budgetBytes: number;
  /** hbase.regionserver.global.memstore.size */
  readonly memstoreFraction: number;
  /** hbase.regionserver.global.memstore.size.lower.limit: a share of the above. */
  readonly lowerFraction: number;
  /** hfile.block.cache.size */
  readonly blockCacheFraction: number;
}

export class HeapBudget {
  readonly memstoreLimitBytes: number;
  readonly memstoreLowerBytes: number;
  readonly blockCacheBytes: number;
  #memstoreBytes = 0;
  #pinnedBytes = 0;

  constructor(options: HeapBudgetOptions) {
    this.memstoreLimitBytes = Math.floor(options.budgetBytes * options.memstoreFraction);
    this.memstoreLowerBytes = Math.floor(this.memstoreLimitBytes * options.lowerFraction);
    this.blockCacheBytes = Math.floor(options.budgetBytes * options.blockCacheFraction);
  }

  get memstoreBytes(): number {
    return this.#memstoreBytes;
  }
  /** Of memstores that are flushed, and that scanners still hold: memory all the same, but no flush frees it. */
  get pinnedBytes(): number {
    return this.#pinnedBytes;
  }
  pinnedChanged(deltaBytes: number): void {
    this.#pinnedBytes += deltaBytes;
  }
  memstoreChanged(deltaBytes: number): void {
    this.#memstoreBytes += deltaBytes;
  }
  /** How far it is from the lower mark (0) to the upper one (1); less and more beyond them. */
  get pressure(): number {
    const used = this.#memstoreBytes + this.#pinnedBytes;
    return (used - this.memstoreLowerBytes) / Math.max(1, this.memstoreLimitBytes - this.memstoreLowerBytes);
  }
  get isAboveLower(): boolean {
    return this.#memstoreBytes > this.memstoreLowerBytes;
  }
  get isAboveUpper(): boolean {
    return this.#memstoreBytes + this.#pinnedBytes > this.memstoreLimitBytes;
  }
}
