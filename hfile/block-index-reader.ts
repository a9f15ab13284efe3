import { ByteReader } from '../base/byte-reader.ts';
import { CorruptionError } from '../base/errors.ts';
import { type Slab, slabOf } from '../base/slab.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { SeekKey } from '../cell/cell-cursor.ts';
import { isFlatKey } from './flat-key.ts';

/** Bytes of memory an entry takes beside its key. */
const ENTRY_BYTES = 20;

/** One block of the index of data blocks, of any level, with all its lengths checked (layout: block-index-writer.ts). */
export class IndexBlock {
  readonly kind = 'index';
  /** In the file. */
  readonly offset: number;
  readonly slab: Slab;
  readonly count: number;
  /** Of the blocks the entries point at: offset in the file, size in the file. */
  readonly childOffsets: Float64Array;
  readonly childSizes: Uint32Array;
  readonly keyOffsets: Uint32Array;
  readonly keyLengths: Uint32Array;

  constructor(payload: Buffer, offset: number, count: number) {
    this.slab = slabOf(payload);
    this.offset = offset;
    this.count = count;
    this.childOffsets = new Float64Array(count);
    this.childSizes = new Uint32Array(count);
    this.keyOffsets = new Uint32Array(count);
    this.keyLengths = new Uint32Array(count);
  }

  get weight(): number {
    return this.slab.bytes.length + this.count * ENTRY_BYTES + 300;
  }

  /** The last entry whose key is not above `key`, −1 when all are. */
  find(comparator: CellComparator, key: SeekKey): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(comparator, key, middle) >= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** `key` against entry `i`. */
  compare(comparator: CellComparator, key: SeekKey, i: number): number {
    return comparator.compareKeys(key.slab, key.offset, key.length, this.slab, this.keyOffsets[i], this.keyLengths[i]);
  }

  /** The key of entry `i`, *shared, do not change*. */
  key(i: number): Buffer {
    return this.slab.bytes.subarray(this.keyOffsets[i], this.keyOffsets[i] + this.keyLengths[i]);
  }
}

/** Where a file's index comes from, for errors, and the bounds its entries must keep. */
export interface IndexPlace {
  readonly path: string;
  readonly offset: number;
  /** Nothing an index points at begins here or later. */
  readonly limit: number;
}

/** The middle entry of the leaves, as the root of a multi-level index names it. */
export interface MidKeyEntry {
  readonly leafOffset: number;
  readonly leafSize: number;
  readonly entry: number;
}

function readerOf(payload: Buffer, place: IndexPlace): ByteReader {
  return new ByteReader(
    payload,
    (at, message) => new CorruptionError(place.path, place.offset, `index, byte ${at}: ${message}`),
  );
}

function readEntry(reader: ByteReader, block: IndexBlock, i: number, place: IndexPlace): void {
  const child = reader.u64();
  const size = reader.u32();
  // Blocks are indexed in the order of the file: what is not is damaged, and walking it might never end.
  if (child + size > place.limit || (i > 0 && child <= block.childOffsets[i - 1])) {
    reader.fail(`entry ${i} points at ${size} bytes at ${child}`);
  }
  block.childOffsets[i] = child;
  block.childSizes[i] = size;
}

function keepKey(reader: ByteReader, block: IndexBlock, i: number, length: number): void {
  reader.need(length);
  if (!isFlatKey(reader.bytes, reader.offset, length)) reader.fail(`the key of entry ${i} is none`);
  block.keyOffsets[i] = reader.offset;
  block.keyLengths[i] = length;
  reader.skip(length);
}

/** A root block of `count` entries; `multiLevel` roots may end in the place of the middle key. */
export function decodeRootIndex(
  payload: Buffer,
  count: number,
  multiLevel: boolean,
  place: IndexPlace,
): { root: IndexBlock; midKey: MidKeyEntry | undefined } {
  const reader = readerOf(payload, place);
  if (count * 13 > payload.length) reader.fail(`${count} entries cannot stand in ${payload.length} bytes`);
  const root = new IndexBlock(payload, place.offset, count);
  for (let i = 0; i < count; i++) {
    readEntry(reader, root, i, place);
    keepKey(reader, root, i, reader.vlong());
  }
  if (!multiLevel || reader.remaining < 16) {
    if (reader.remaining > 0) reader.fail(`${reader.remaining} bytes behind the last entry`);
    return { root, midKey: undefined };
  }
  return { root, midKey: { leafOffset: reader.u64(), leafSize: reader.u32(), entry: reader.u32() } };
}

/** A leaf or intermediate block. */
export function decodeNonRootIndex(payload: Buffer, place: IndexPlace): IndexBlock {
  const reader = readerOf(payload, place);
  const count = reader.u32();
  if (count === 0 || count * 16 + 8 > payload.length)
    reader.fail(`${count} entries cannot stand in ${payload.length} bytes`);
  const block = new IndexBlock(payload, place.offset, count);
  const entriesAt = 4 + 4 * (count + 1);
  for (let i = 0; i < count; i++) {
    const from = payload.readUInt32BE(4 + 4 * i);
    const to = payload.readUInt32BE(8 + 4 * i);
    reader.offset = Math.min(entriesAt + from, payload.length);
    if (to < from + 12) reader.fail(`entry ${i} reaches from ${from} to ${to}`);
    readEntry(reader, block, i, place);
    keepKey(reader, block, i, to - from - 12);
  }
  return block;
}
