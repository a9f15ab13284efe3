import { toStringBinary } from '../../base/bytes.ts';
import { ManualClock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import type { Slab } from '../../base/slab.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import type { CellCursor, Pending, SeekKey } from '../../cell/cell-cursor.ts';
import { kvLength } from '../../cell/key-value.ts';
import { encodeKeyValue, type KeyValueParts } from '../../cell/key-value-builder.ts';
import { firstOnRow, firstOnRowColumn, lastOnRow, lastOnRowColumn } from '../../cell/seek-key.ts';
import { HFileReader, type HFileReaderOptions } from '../../hfile/hfile-reader.ts';
import {
  type HFileSummary,
  HFileWriter,
  type HFileWriterOptions,
  type StoreFileMetadata,
} from '../../hfile/hfile-writer.ts';
import type { FileWriter, RandomAccessFile } from '../../storage/file-storage.ts';

/** A file in a buffer. `mode` says whether it answers at once, later, or now so and now so. */
export class BufferFile implements RandomAccessFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly mode: 'sync' | 'async' | 'mixed';
  reads = 0;
  /** Reads that were answered. */
  answered = 0;
  closed = false;
  constructor(bytes: Buffer, mode: 'sync' | 'async' | 'mixed' = 'sync', path = 'test/hfile') {
    this.bytes = bytes;
    this.mode = mode;
    this.path = path;
  }
  get length(): number {
    return this.bytes.length;
  }
  async read(offset: number, length: number, into?: Buffer): Promise<Buffer> {
    return this.#read(offset, length, into);
  }
  tryReadSync(offset: number, length: number, into?: Buffer): Buffer | undefined {
    if (this.mode === 'async' || (this.mode === 'mixed' && ++this.reads % 3 === 0)) return undefined;
    return this.#read(offset, length, into);
  }
  async close(): Promise<void> {
    this.closed = true;
  }
  #read(offset: number, length: number, into: Buffer | undefined): Buffer {
    if (offset < 0 || offset + length > this.bytes.length)
      throw new StorageError('io', this.path, `no ${length} bytes at ${offset}`);
    this.answered++;
    if (into === undefined) return Buffer.from(this.bytes.subarray(offset, offset + length));
    this.bytes.copy(into, 0, offset, offset + length);
    return into.subarray(0, length);
  }
}

/** A writer into memory that notes its calls. */
export class BufferWriter implements FileWriter {
  readonly path = 'test/hfile';
  readonly parts: Buffer[] = [];
  readonly calls: string[] = [];
  length = 0;
  async write(bytes: Uint8Array): Promise<void> {
    this.calls.push(`write ${bytes.length}`);
    this.parts.push(Buffer.from(bytes));
    this.length += bytes.length;
  }
  async sync(): Promise<void> {
    this.calls.push('sync');
  }
  async close(): Promise<void> {
    this.calls.push('close');
  }
  async abort(): Promise<void> {
    this.calls.push('abort');
  }
  get bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}

export interface TestCell {
  /** KeyValue without tags. */
  bytes: Buffer;
  tags: Buffer;
  sequenceId: number;
}

export function testCell(parts: KeyValueParts & { sequenceId?: number }): TestCell {
  const { tags, sequenceId = 0, ...rest } = parts;
  return { bytes: encodeKeyValue(rest), tags: Buffer.from(tags ?? []), sequenceId };
}

export function put(
  row: string,
  qualifier: string,
  timestamp: number | bigint,
  value: string,
  sequenceId = 0,
  type = 4,
): TestCell {
  return testCell({
    row: Buffer.from(row, 'latin1'),
    family: Buffer.from('cf'),
    qualifier: Buffer.from(qualifier, 'latin1'),
    timestamp: BigInt(timestamp),
    value: Buffer.from(value, 'latin1'),
    type,
    sequenceId,
  });
}

/** As the golden listings have it: row/qualifier/timestamp/type/value/sequence id/tags in hex. */
export function describeCell(slab: Slab, offset: number, tags: Buffer, sequenceId: number): string {
  const { bytes, view } = slab;
  const keyLength = view.getUint32(offset);
  const rowLength = view.getUint16(offset + 8);
  const row = bytes.subarray(offset + 10, offset + 10 + rowLength);
  const familyEnd = offset + 11 + rowLength + bytes[offset + 10 + rowLength];
  const keyEnd = offset + 8 + keyLength;
  const qualifier = bytes.subarray(familyEnd, keyEnd - 9);
  const value = bytes.subarray(keyEnd, keyEnd + view.getUint32(offset + 4));
  const timestamp = view.getBigInt64(keyEnd - 9);
  return `${toStringBinary(row)}/${toStringBinary(qualifier)}/${timestamp}/${bytes[keyEnd - 1]}/${toStringBinary(value)}/${sequenceId}/${tags.toString('hex')}`;
}

export function describe1(cell: TestCell): string {
  return describeCell(slabOf(cell.bytes), 0, cell.tags, cell.sequenceId);
}

export function currentCell(cursor: CellCursor): string {
  if (!cursor.valid) return '-';
  const tags = Buffer.from(cursor.slab.bytes.subarray(cursor.tagsOffset, cursor.tagsOffset + cursor.tagsLength));
  return describeCell(cursor.slab, cursor.offset, tags, cursor.sequenceId);
}

/** Repeats a move until it is made. */
export async function done(move: () => Pending): Promise<void> {
  for (let tries = 0; ; tries++) {
    const pending = move();
    if (pending === undefined) return;
    if (tries > 50) throw new Error('the move makes no progress');
    await pending;
  }
}

export async function readAll(reader: Pick<HFileReader, 'cursor'>, options = {}): Promise<string[]> {
  const cursor = reader.cursor(options);
  const cells: string[] = [];
  for (await done(() => cursor.seekToFirst()); cursor.valid; await done(() => cursor.next()))
    cells.push(currentCell(cursor));
  return cells;
}

export async function writeCells(
  cells: readonly TestCell[],
  options: Partial<HFileWriterOptions> = {},
  metadata: StoreFileMetadata = { maxSequenceId: 7 },
): Promise<{ bytes: Buffer; summary: HFileSummary; calls: string[] }> {
  const file = new BufferWriter();
  const writer = HFileWriter.create({
    writer: file,
    comparator: KEY_VALUE_COMPARATOR,
    clock: new ManualClock(1_700_000_000_000),
    includesTags: cells.some((cell) => cell.tags.length > 0),
    ...options,
  });
  for (const cell of cells) {
    const slab = slabOf(cell.bytes);
    writer.append(slab, 0, kvLength(slab.view, 0), slabOf(cell.tags), 0, cell.tags.length, cell.sequenceId);
    if (writer.drainNeeded) await writer.drain();
  }
  writer.appendMetadata(metadata);
  const summary = await writer.close();
  return { bytes: file.bytes, summary, calls: file.calls };
}

export function openBytes(
  bytes: Buffer,
  options: HFileReaderOptions & { mode?: 'sync' | 'async' | 'mixed' } = {},
): Promise<HFileReader> {
  return HFileReader.open(new BufferFile(bytes, options.mode), options);
}

/** The cells of a file as they stand in it. */
export async function cellsOf(bytes: Buffer): Promise<TestCell[]> {
  const cursor = (await openBytes(bytes)).cursor();
  const cells: TestCell[] = [];
  for (await done(() => cursor.seekToFirst()); cursor.valid; await done(() => cursor.next())) {
    const { slab, offset } = cursor;
    const end = offset + 8 + slab.view.getUint32(offset) + slab.view.getUint32(offset + 4);
    cells.push({
      bytes: Buffer.from(slab.bytes.subarray(offset, end)),
      tags: Buffer.from(slab.bytes.subarray(cursor.tagsOffset, cursor.tagsOffset + cursor.tagsLength)),
      sequenceId: cursor.sequenceId,
    });
  }
  return cells;
}

export function keyOf(cell: TestCell): Buffer {
  return cell.bytes.subarray(8, 8 + cell.bytes.readUInt32BE(0));
}
export function rowOf(cell: TestCell): Buffer {
  return cell.bytes.subarray(10, 10 + cell.bytes.readUInt16BE(8));
}
export function seekKeyOf(key: Buffer): SeekKey {
  return { slab: slabOf(key), offset: 0, length: key.length };
}

/** Index of the first cell that is not below the key, by plain search. */
export function lowerBound(cells: readonly TestCell[], key: SeekKey, comparator = KEY_VALUE_COMPARATOR): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = slabOf(cells[middle].bytes);
    if (comparator.compareKeyToCell(key.slab, key.offset, key.length, at, 0) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keys just below, at and just above that of a cell, and around its row and column. */
export function keysAround(cell: TestCell): SeekKey[] {
  const key = keyOf(cell);
  const lower = Buffer.from(key);
  lower[lower.length - 1] = 255;
  const upper = Buffer.from(key);
  upper[upper.length - 1] = 1;
  const row = rowOf(cell);
  const family = Buffer.from('cf');
  const qualifier = key.subarray(5 + row.length, key.length - 9);
  return [
    ...[lower, key, upper].map(seekKeyOf),
    firstOnRow(row),
    lastOnRow(row),
    firstOnRowColumn(row, family, qualifier),
    lastOnRowColumn(row, family, qualifier),
    firstOnRow(row.subarray(0, row.length - 1)),
    firstOnRow(Buffer.concat([row, Buffer.from([0])])),
    firstOnRow(Buffer.concat([row, Buffer.from([255])])),
  ];
}
