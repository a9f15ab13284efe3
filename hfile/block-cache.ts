// Blocks of store files in memory, bounded in bytes, by the rules of HBase's LruBlockCache. A block comes in with priority `single` and rises to
// `multi` when it is met again, so that a long scan sweeps only what was met once; blocks of IN_MEMORY families have priority `memory`. Each
// priority has a share. When more than the acceptable share of the cache is used, those that hold more than theirs give up their least recently
// used blocks, the one that is least over first, until the least share is left.
import { hbaseError } from '../base/errors.ts';
import { BlockCacheStatistics } from './block-cache-statistics.ts';
import type { BlockKind } from './block-kind.ts';
import { BlockMemory } from './block-memory.ts';
import { type Cacheable, CachedBlock, CachedBlockList } from './cached-block-list.ts';
import { ReadAheadMemory } from './read-ahead.ts';
import type { SecondTier } from './second-tier.ts';

export interface LruRules {
  /** hbase.lru.blockcache.acceptable.factor: with more than this share used, blocks are put out … */
  readonly acceptableShare: number;
  /** hbase.lru.blockcache.min.factor: … until this share is used. */
  readonly leastShare: number;
  /** hbase.lru.blockcache.single.percentage, multi.percentage and memory.percentage: together 1. */
  readonly singleShare: number;
  readonly multiShare: number;
  readonly memoryShare: number;
  /** hbase.lru.rs.inmemoryforcemode: blocks of IN_MEMORY families stay while there are others. */
  readonly forceInMemory: boolean;
  /** hbase.lru.max.block.size: larger blocks are not taken. */
  readonly maxBlockBytes: number;
}

export const DEFAULT_LRU_RULES: LruRules = {
  acceptableShare: 0.99,
  leastShare: 0.95,
  singleShare: 0.25,
  multiShare: 0.5,
  memoryShare: 0.25,
  forceInMemory: false,
  maxBlockBytes: 16 * 1024 * 1024,
};

/** Refuses what HBase refuses. */
export function checkLruRules(rules: LruRules): void {
  const { singleShare, multiShare, memoryShare, leastShare, acceptableShare } = rules;
  const shares = singleShare + multiShare + memoryShare;
  if (Math.abs(shares - 1) > 1e-6) {
    throw hbaseError(
      'IllegalArgumentException',
      `Single, multi, and memory factors (hbase.lru.blockcache.*.percentage) should be non-negative and total 1.0, found ${shares}`,
    );
  }
  if (leastShare < acceptableShare) return;
  throw hbaseError(
    'IllegalArgumentException',
    'minFactor must be smaller than acceptableFactor (hbase.lru.blockcache.*)',
  );
}

/** A block that takes more of the cache than this would sweep out too much. */
const MAX_SHARE_OF_A_BLOCK = 0.5;

/** Cursors that may read ahead at a time: at most 25 MB, where blocks have the usual size. */
const MAX_WINDOWS_AHEAD = 32;

/** The blocks of one file in a cache, shared by all that have the file open. They outlast the readers, for the next that opens it. */
export class CachedFile {
  readonly key: string;
  /** Open readers. */
  users = 0;
  readonly #cache: BlockCache;
  readonly #blocks = new Map<number, CachedBlock>();
  constructor(cache: BlockCache, key: string) {
    this.#cache = cache;
    this.key = key;
  }
  get blockCount(): number {
    return this.#blocks.size;
  }
  /** `caching`: the reader would leave the block here, had it to read it. */
  get(kind: BlockKind, offset: number, caching: boolean): Cacheable | undefined {
    const cached = this.#blocks.get(offset);
    if (cached === undefined) {
      this.#cache.statistics.miss(kind, caching);
      return undefined;
    }
    this.#cache.statistics.hit(kind, caching);
    this.#cache.touch(cached);
    return cached.block;
  }
  /** Whether the block is there, or in the second tier; asked without a trace. */
  has(offset: number): boolean {
    return this.#blocks.has(offset) || this.#cache.secondTier?.has(this.key, offset) === true;
  }
  put(kind: BlockKind, offset: number, block: Cacheable, inMemory: boolean): void {
    if (this.#blocks.has(offset)) return;
    const cached = this.#cache.admit(this, kind, offset, block, inMemory);
    if (cached === undefined) return;
    this.#blocks.set(offset, cached);
    this.#cache.evict();
  }
  /** @internal Of BlockCache. */
  forget(offset: number): void {
    this.#blocks.delete(offset);
  }
  /** From the second tier: as SecondTier.get. */
  stored(offset: number): Buffer | 'waits' | undefined {
    return this.#cache.secondTier?.get(this.key, offset);
  }
  async loadStored(offset: number): Promise<Buffer | undefined> {
    return this.#cache.secondTier?.load(this.key, offset);
  }
  /** Puts a block into the second tier; false when there is no room for it. */
  async store(offset: number, block: Cacheable): Promise<boolean> {
    const { stored } = block;
    const tier = this.#cache.secondTier;
    if (stored === undefined || tier === undefined || !tier.hasRoomFor(stored.length)) return false;
    tier.offer(this.key, offset, stored);
    await tier.settled();
    return true;
  }
  /** Drops all blocks of the file. */
  clear(): void {
    this.#cache.secondTier?.drop(this.key);
    for (const cached of this.#blocks.values()) this.#cache.drop(cached);
    this.#blocks.clear();
  }
  /** A reader less. `evict`: the last one takes the blocks with it. */
  release(evict: boolean): void {
    if (--this.users > 0) return;
    if (evict) this.clear();
    this.#cache.forgetIfEmpty(this);
  }
}

export class BlockCache {
  readonly capacityBytes: number;
  readonly statistics = new BlockCacheStatistics();
  /** Where data blocks go that no longer find room here. */
  readonly secondTier: SecondTier | undefined;
  /** Not of the cache's own bytes: of what readers of its files do not leave here, and of what scans read ahead. */
  readonly blockMemory = new BlockMemory();
  readonly readAheadMemory = new ReadAheadMemory(MAX_WINDOWS_AHEAD);
  readonly #files = new Map<string, CachedFile>();
  readonly #acceptableBytes: number;
  readonly #leastBytes: number;
  readonly #maxBlockBytes: number;
  readonly #forceInMemory: boolean;
  readonly #single: CachedBlockList;
  readonly #multi: CachedBlockList;
  readonly #memory: CachedBlockList;

  constructor(capacityBytes: number, rules: Partial<LruRules> = {}, secondTier?: SecondTier) {
    const r = { ...DEFAULT_LRU_RULES, ...rules };
    this.capacityBytes = capacityBytes;
    this.secondTier = secondTier;
    this.#acceptableBytes = Math.floor(capacityBytes * r.acceptableShare);
    this.#leastBytes = Math.floor(capacityBytes * r.leastShare);
    this.#maxBlockBytes = Math.min(r.maxBlockBytes, Math.floor(capacityBytes * MAX_SHARE_OF_A_BLOCK));
    this.#forceInMemory = r.forceInMemory;
    const list = (share: number) => new CachedBlockList(Math.floor(this.#leastBytes * share));
    this.#single = list(r.singleShare);
    this.#multi = list(r.multiShare);
    this.#memory = list(r.memoryShare);
  }

  /** Bytes held now. */
  get sizeBytes(): number {
    return this.#single.bytes + this.#multi.bytes + this.#memory.bytes;
  }
  get count(): number {
    const { blocks } = this.statistics;
    return blocks.data + blocks.leaf + blocks.intermediate + blocks.bloom;
  }

  /** The blocks of a file, to be released by who asks. Names of store files are unique; the length tells one that all the same is another. */
  openFile(name: string, length: number): CachedFile {
    const key = `${name}:${length}`;
    let file = this.#files.get(key);
    if (file === undefined) {
      file = new CachedFile(this, key);
      this.#files.set(key, file);
    }
    file.users++;
    return file;
  }

  /** What is held, by priority, each oldest first. */
  contents(): Record<'single' | 'multi' | 'memory', CachedBlock[]> {
    const of = (list: CachedBlockList) => {
      const blocks: CachedBlock[] = [];
      for (let block = list.oldest; block !== undefined; block = block.newer) blocks.push(block);
      return blocks;
    };
    return { single: of(this.#single), multi: of(this.#multi), memory: of(this.#memory) };
  }

  /** Whether a block finds room without putting another out. */
  hasRoomFor(bytes: number): boolean {
    return this.sizeBytes + bytes <= this.#acceptableBytes;
  }

  /** @internal Of CachedFile. Undefined when the block is too large. */
  admit(
    file: CachedFile,
    kind: BlockKind,
    offset: number,
    block: Cacheable,
    inMemory: boolean,
  ): CachedBlock | undefined {
    const { statistics } = this;
    if (block.weight > this.#maxBlockBytes) {
      statistics.refusals++;
      return undefined;
    }
    const list = inMemory ? this.#memory : this.#single;
    const cached = new CachedBlock(file, offset, kind, block, list);
    list.add(cached);
    statistics.insertions++;
    statistics.blocks[kind]++;
    statistics.bytes[kind] += cached.weight;
    return cached;
  }

  /** @internal Of CachedFile. */
  touch(cached: CachedBlock): void {
    const { list } = cached;
    if (list.newest === cached && list !== this.#single) return;
    list.remove(cached);
    (list === this.#single ? this.#multi : list).add(cached);
  }

  /** @internal Of CachedFile. */
  evict(): void {
    const surplus = this.sizeBytes - this.#leastBytes;
    if (this.sizeBytes <= this.#acceptableBytes) return;
    this.statistics.evictionRuns++;
    if (this.#forceInMemory) this.#evictOthersFirst(surplus);
    else this.#evictByShares(surplus);
  }

  /** @internal Of CachedFile: gone with its file. */
  drop(cached: CachedBlock): void {
    const { statistics } = this;
    cached.list.remove(cached);
    statistics.blocks[cached.kind]--;
    statistics.bytes[cached.kind] -= cached.weight;
  }

  /** @internal Of CachedFile. */
  forgetIfEmpty(file: CachedFile): void {
    if (file.users === 0 && file.blockCount === 0 && this.#files.get(file.key) === file) this.#files.delete(file.key);
  }

  #evictByShares(bytes: number): void {
    const lists = [this.#single, this.#multi, this.#memory].sort((a, b) => a.overflowBytes - b.overflowBytes);
    let left = bytes;
    for (const [i, list] of lists.entries()) {
      if (list.overflowBytes > 0) left -= this.#free(list, Math.min(list.overflowBytes, left / (lists.length - i)));
    }
  }

  /** Of the two others twice as much of `multi` stays as of `single`. */
  #evictOthersFirst(bytes: number): void {
    const [single, multi] = [this.#single.bytes, this.#multi.bytes];
    const staying = Math.max(0, single + multi - bytes);
    const stayingSingle = Math.min(single, Math.max(staying / 3, staying - multi));
    let left = bytes - this.#free(this.#single, Math.min(bytes, single - stayingSingle));
    if (left > 0) left -= this.#free(this.#multi, left);
    if (left > 0) this.#free(this.#memory, left);
  }

  /** Puts out the oldest blocks of a list until so many bytes are free; returns how many are. */
  #free(list: CachedBlockList, bytes: number): number {
    let freed = 0;
    while (freed < bytes && list.oldest !== undefined) {
      const victim = list.oldest;
      this.drop(victim);
      victim.file.forget(victim.offset);
      if (victim.block.stored !== undefined)
        this.secondTier?.offer(victim.file.key, victim.offset, victim.block.stored);
      this.forgetIfEmpty(victim.file);
      this.statistics.evictions++;
      freed += victim.weight;
    }
    return freed;
  }
}
