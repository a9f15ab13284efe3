import type { Slab } from '../base/slab.ts';
import { slabOf } from '../base/slab.ts';
import type { CellCursor, Pending, SeekKey } from '../cell/cell-cursor.ts';
import type { WarmedBlocks } from './block-source.ts';
import type { HFileReader } from './hfile-reader.ts';
import type { HFileScanner } from './hfile-scanner.ts';
import { copyKey } from './index-key.ts';
import type { CloseReaderOptions, CursorOptions, StoreFileReader } from './store-file-reader.ts';

async function made(move: () => Pending): Promise<void> {
  for (let pending = move(); pending !== undefined; pending = move()) await pending;
}

/** One side of an HFile: the cells at or above the split key (TOP), or those below it (BOTTOM). */
export class HalfHFileReader implements StoreFileReader {
  readonly isReference = true;
  readonly top: boolean;
  readonly firstKey: Buffer | undefined;
  readonly lastKey: Buffer | undefined;
  readonly #whole: HFileReader;
  readonly #splitKey: SeekKey;

  /** `splitKey` is a flat key. The whole file's reader belongs to the half from then on. */
  static async open(whole: HFileReader, splitKey: Buffer, top: boolean): Promise<HalfHFileReader> {
    const key: SeekKey = { slab: slabOf(splitKey), offset: 0, length: splitKey.length };
    const cursor = whole.cursor();
    const keyHere = () => (cursor.valid ? copyKey(cursor.slab, cursor.offset) : undefined);
    if (top) {
      await made(() => cursor.seek(key));
      const firstKey = keyHere();
      return new HalfHFileReader(whole, key, top, firstKey, firstKey && whole.lastKey);
    }
    await made(() => cursor.seekBefore(key));
    const lastKey = keyHere();
    return new HalfHFileReader(whole, key, top, lastKey && whole.firstKey, lastKey);
  }

  private constructor(
    whole: HFileReader,
    splitKey: SeekKey,
    top: boolean,
    firstKey: Buffer | undefined,
    lastKey: Buffer | undefined,
  ) {
    this.#whole = whole;
    this.#splitKey = splitKey;
    this.top = top;
    this.firstKey = firstKey;
    this.lastKey = lastKey;
  }

  get path(): string {
    return this.#whole.path;
  }
  get length(): number {
    return this.#whole.length;
  }
  get sizes() {
    return this.#whole.sizes;
  }
  get entryCount(): number {
    return this.firstKey === undefined ? 0 : Math.ceil(this.#whole.entryCount / 2);
  }
  get comparator() {
    return this.#whole.comparator;
  }
  get fileInfo() {
    return this.#whole.fileInfo;
  }
  /** The upper half counts as the newer one, so that the two never hide each other should they meet again in a merge. */
  get maxSequenceId(): number {
    const whole = this.#whole.maxSequenceId;
    return this.top && whole >= 0 ? whole + 1 : whole;
  }
  get maxMvcc(): number {
    return this.#whole.maxMvcc;
  }
  get timeRange() {
    return this.#whole.timeRange;
  }
  get earliestPutTimestamp() {
    return this.#whole.earliestPutTimestamp;
  }
  get majorCompaction(): boolean {
    return this.#whole.majorCompaction;
  }
  get isBulkLoaded(): boolean {
    return this.#whole.isBulkLoaded;
  }
  get deleteFamilyCount() {
    return this.#whole.deleteFamilyCount;
  }
  get compactedFiles() {
    return this.#whole.compactedFiles;
  }
  get createTime(): number {
    return this.#whole.createTime;
  }
  get hasTags(): boolean {
    return this.#whole.hasTags;
  }
  get hasMvcc(): boolean {
    return this.#whole.hasMvcc;
  }
  get bloomType() {
    return this.#whole.bloomType;
  }
  get bloomPrefixLength() {
    return this.#whole.bloomPrefixLength;
  }
  get bulkLoadTime() {
    return this.#whole.bulkLoadTime;
  }
  /** A region with references is not split again. */
  async midKey(): Promise<undefined> {
    return undefined;
  }
  cursor(options?: CursorOptions): CellCursor {
    return new HalfHFileScanner(this.#whole.cursor(options), this.#whole.comparator, this.#splitKey, this.top);
  }
  mayContainRow(row: Slab, offset: number, length: number): boolean | Promise<boolean> {
    return this.#whole.mayContainRow(row, offset, length);
  }
  mayContainRowColumn(...column: Parameters<HFileReader['mayContainRowColumn']>): boolean | Promise<boolean> {
    return this.#whole.mayContainRowColumn(...column);
  }
  mayContainDeleteFamily(row: Slab, offset: number, length: number): boolean | Promise<boolean> {
    return this.#whole.mayContainDeleteFamily(row, offset, length);
  }
  passesTimeRange(min: bigint, max: bigint): boolean {
    return this.#whole.passesTimeRange(min, max);
  }
  evictBlocks(): void {
    this.#whole.evictBlocks();
  }
  /** Of the whole file: its other half reads the same blocks. */
  warm(wanted: WarmedBlocks, signal: AbortSignal): Promise<void> {
    return this.#whole.warm(wanted, signal);
  }
  close(options?: CloseReaderOptions): Promise<void> {
    return this.#whole.close(options);
  }
}

/** A scanner that ends at the split key. It moves the whole file's scanner, and lets only its own side be seen. */
class HalfHFileScanner implements CellCursor {
  valid = false;
  readonly #inner: HFileScanner;
  readonly #comparator: HFileReader['comparator'];
  readonly #splitKey: SeekKey;
  readonly #top: boolean;

  constructor(inner: HFileScanner, comparator: HFileReader['comparator'], splitKey: SeekKey, top: boolean) {
    this.#inner = inner;
    this.#comparator = comparator;
    this.#splitKey = splitKey;
    this.#top = top;
  }
  get slab(): Slab {
    return this.#inner.slab;
  }
  get offset(): number {
    return this.#inner.offset;
  }
  get tagsOffset(): number {
    return this.#inner.tagsOffset;
  }
  get tagsLength(): number {
    return this.#inner.tagsLength;
  }
  get sequenceId(): number {
    return this.#inner.sequenceId;
  }
  next(): Pending {
    if (!this.valid) return undefined;
    return this.#inner.next() ?? this.#look();
  }
  seek(key: SeekKey): Pending {
    return this.#inner.seek(this.#clamp(key)) ?? this.#look();
  }
  reseek(key: SeekKey): Pending {
    // Past the split the inner scanner may stand behind the key.
    if (!this.valid) return this.seek(key);
    return this.#inner.reseek(this.#clamp(key)) ?? this.#look();
  }
  seekToPreviousRow(row: Slab, offset: number, length: number): Pending {
    if (!this.#top && this.#compareRowToSplit(row, offset, length) > 0) return this.seekToLastRow();
    return this.#inner.seekToPreviousRow(row, offset, length) ?? this.#look();
  }
  seekToLastRow(): Pending {
    if (this.#top) return this.#inner.seekToLastRow() ?? this.#look();
    const { slab, offset } = this.#splitKey;
    return this.#inner.seekToPreviousRow(slab, offset + 2, slab.view.getUint16(offset)) ?? this.#look();
  }
  close(): void {
    this.valid = false;
    this.#inner.close();
  }

  #clamp(key: SeekKey): SeekKey {
    return this.#top && this.#compareToSplit(key.slab, key.offset, key.length) < 0 ? this.#splitKey : key;
  }

  /** Whether the inner scanner's cell is on this side. */
  #look(): Pending {
    const inner = this.#inner;
    this.valid = inner.valid;
    if (inner.valid) {
      const side = this.#compareToSplit(inner.slab, inner.offset + 8, inner.slab.view.getUint32(inner.offset));
      this.valid = this.#top ? side >= 0 : side < 0;
    }
    return undefined;
  }

  #compareToSplit(slab: Slab, offset: number, length: number): number {
    const split = this.#splitKey;
    return this.#comparator.compareKeys(slab, offset, length, split.slab, split.offset, split.length);
  }

  #compareRowToSplit(row: Slab, offset: number, length: number): number {
    const { slab, offset: at } = this.#splitKey;
    return this.#comparator.compareRows(row, offset, length, slab, at + 2, slab.view.getUint16(at));
  }
}
