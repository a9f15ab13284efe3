import type { CachedFile } from './block-cache.ts';
import type { BlockKind } from './block-kind.ts';

/** What can be cached: it knows its weight in bytes. */
export interface Cacheable {
  readonly weight: number;
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
