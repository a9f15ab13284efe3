import type { CachedFile } from './block-cache.ts';
import type { BlockKind } from './block-kind.ts';

export interface Cacheable {
  /** Bytes of memory that it takes. */
  readonly weight: number;
  /** What it can be made of again, if it is to be kept in the cache's second tier; *shared, do not change*. */
  readonly stored?: Buffer;
}

export class CachedBlock {
  readonly file: CachedFile;
  readonly offset: number;
  readonly kind: BlockKind;
  readonly block: Cacheable;
  readonly weight: number;
  list: CachedBlockList;
  newer: CachedBlock | undefined;
  older: CachedBlock | undefined;
  constructor(file: CachedFile, offset: number, kind: BlockKind, block: Cacheable, list: CachedBlockList) {
    this.file = file;
    this.offset = offset;
    this.kind = kind;
    this.block = block;
    this.weight = block.weight;
    this.list = list;
  }
}

/** Blocks of one priority, newest first: doubly linked. */
export class CachedBlockList {
  /** Bytes it may hold when all priorities want more than there is. */
  readonly shareBytes: number;
  bytes = 0;
  newest: CachedBlock | undefined;
  oldest: CachedBlock | undefined;
  constructor(shareBytes: number) {
    this.shareBytes = shareBytes;
  }
  get overflowBytes(): number {
    return this.bytes - this.shareBytes;
  }
  add(block: CachedBlock): void {
    block.list = this;
    block.newer = undefined;
    block.older = this.newest;
    if (this.newest !== undefined) this.newest.newer = block;
    else this.oldest = block;
    this.newest = block;
    this.bytes += block.weight;
  }
  remove(block: CachedBlock): void {
    if (block.newer !== undefined) block.newer.older = block.older;
    else this.newest = block.older;
    if (block.older !== undefined) block.older.newer = block.newer;
    else this.oldest = block.newer;
    this.bytes -= block.weight;
  }
}
