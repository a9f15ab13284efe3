import { BLOCK_KINDS, type BlockKind } from './block-kind.ts';

const ofEachKind = (): Record<BlockKind, number> =>
  Object.fromEntries(BLOCK_KINDS.map((kind) => [kind, 0])) as Record<BlockKind, number>;

/** What a block cache counts, as HBase's CacheStats does. */
export class BlockCacheStatistics {
  /** Look-ups, by kind of block. */
  readonly hits = ofEachKind();
  readonly misses = ofEachKind();
  /** Of those, look-ups of reads that leave what they read in the cache. */
  hitsCaching = 0;
  missesCaching = 0;
  /** Runs, and the blocks that they put out. */
  evictionRuns = 0;
  evictions = 0;
  insertions = 0;
  /** Blocks that were too large. */
  refusals = 0;
  /** Blocks that were damaged as they were read from their file. */
  checksumFailures = 0;
  /** Held now, by kind of block. */
  readonly blocks = ofEachKind();
  readonly bytes = ofEachKind();

  hit(kind: BlockKind, caching: boolean): void {
    this.hits[kind]++;
    if (caching) this.hitsCaching++;
  }
  miss(kind: BlockKind, caching: boolean): void {
    this.misses[kind]++;
    if (caching) this.missesCaching++;
  }
  get hitCount(): number {
    return sumOf(this.hits);
  }
  get missCount(): number {
    return sumOf(this.misses);
  }
}

function sumOf(counts: Record<BlockKind, number>): number {
  let sum = 0;
  for (const kind of BLOCK_KINDS) sum += counts[kind];
  return sum;
}
