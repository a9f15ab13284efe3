// Blocks of store files in memory, least recently used out first, bounded in bytes. Two segments keep a scan from sweeping all away: a
// block enters `probation`, and moves to `protected` when it is met again; what falls out of protected gets a second life in probation.

/** What can be cached: it knows its weight in bytes. */
export interface Cacheable {
  readonly weight: number;
}

class Entry {
  readonly file: CachedFile;
  readonly offset: number;
  readonly block: Cacheable;
  readonly weight: number;
  segment: Segment;
  newer: Entry | undefined;
  older: Entry | undefined;
  constructor(file: CachedFile, offset: number, block: Cacheable, segment: Segment) {
    this.file = file;
    this.offset = offset;
    this.block = block;
    this.weight = block.weight;
    this.segment = segment;
  }
}

/** A doubly linked list, newest first. */
class Segment {
  bytes = 0;
  newest: Entry | undefined;
  oldest: Entry | undefined;
  add(entry: Entry): void {
    entry.segment = this;
    entry.newer = undefined;
    entry.older = this.newest;
    if (this.newest !== undefined) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
    this.bytes += entry.weight;
  }
  remove(entry: Entry): void {
    if (entry.newer !== undefined) entry.newer.older = entry.older;
    else this.newest = entry.older;
    if (entry.older !== undefined) entry.older.newer = entry.newer;
    else this.oldest = entry.newer;
    this.bytes -= entry.weight;
  }
}

/** The blocks of one open file in a cache. Each reader has its own, so a file's blocks go when it is closed. */
export class CachedFile {
  readonly #cache: BlockCache;
  readonly #entries = new Map<number, Entry>();
  constructor(cache: BlockCache) {
    this.#cache = cache;
  }
  get(offset: number): Cacheable | undefined {
    const entry = this.#entries.get(offset);
    if (entry === undefined) {
      this.#cache.misses++;
      return undefined;
    }
    this.#cache.touch(entry);
    return entry.block;
  }
  put(offset: number, block: Cacheable): void {
    if (this.#entries.has(offset)) return;
    const entry = this.#cache.admit(this, offset, block);
    if (entry === undefined) return;
    this.#entries.set(offset, entry);
    this.#cache.evict();
  }
  forget(offset: number): void {
    this.#entries.delete(offset);
  }
  /** Drops all blocks of the file. */
  clear(): void {
    for (const entry of this.#entries.values()) this.#cache.drop(entry);
    this.#entries.clear();
  }
}

export class BlockCache {
  readonly capacityBytes: number;
  hits = 0;
  misses = 0;
  evictions = 0;
  count = 0;
  readonly #probation = new Segment();
  readonly #protected = new Segment();
  readonly #protectedCapacity: number;

  constructor(capacityBytes: number) {
    this.capacityBytes = capacityBytes;
    this.#protectedCapacity = Math.floor(capacityBytes * 0.8);
  }

  /** Bytes held now. */
  get sizeBytes(): number {
    return this.#probation.bytes + this.#protected.bytes;
  }

  /** A share for one open file. */
  openFile(): CachedFile {
    return new CachedFile(this);
  }

  /** @internal Of CachedFile. Undefined when the block alone is more than an eighth of the cache. */
  admit(file: CachedFile, offset: number, block: Cacheable): Entry | undefined {
    if (block.weight > this.capacityBytes / 8) return undefined;
    const entry = new Entry(file, offset, block, this.#probation);
    this.#probation.add(entry);
    this.count++;
    return entry;
  }

  /** @internal Of CachedFile. */
  touch(entry: Entry): void {
    this.hits++;
    if (entry.segment.newest === entry && entry.segment === this.#protected) return;
    entry.segment.remove(entry);
    this.#protected.add(entry);
    while (this.#protected.bytes > this.#protectedCapacity) {
      const demoted = this.#protected.oldest!;
      this.#protected.remove(demoted);
      this.#probation.add(demoted);
    }
  }

  /** @internal Of CachedFile. */
  evict(): void {
    while (this.sizeBytes > this.capacityBytes) {
      const victim = this.#probation.oldest ?? this.#protected.oldest!;
      victim.segment.remove(victim);
      victim.file.forget(victim.offset);
      this.count--;
      this.evictions++;
    }
  }

  /** @internal Of CachedFile. */
  drop(entry: Entry): void {
    entry.segment.remove(entry);
    this.count--;
  }
}
