// An HFile as text, in the form of HBase's HFilePrettyPrinter where that has one.
import { toStringBinary } from '../base/bytes.ts';
import type { CellCursor, Pending } from '../cell/cell-cursor.ts';
import { LATEST_TIMESTAMP } from '../cell/key-value.ts';
import * as format from './hfile-format.ts';
import type { HFileReader } from './hfile-reader.ts';

const TYPES: Record<number, string> = {
  0: 'Minimum',
  4: 'Put',
  8: 'Delete',
  10: 'DeleteFamilyVersion',
  12: 'DeleteColumn',
  14: 'DeleteFamily',
  255: 'Maximum',
};

const NUMBERS = [
  format.MAX_SEQ_ID_KEY,
  format.MAX_MEMSTORE_TS_KEY,
  format.EARLIEST_PUT_TS,
  format.DELETE_FAMILY_COUNT,
  format.CREATE_TIME_TS,
  format.AVG_KEY_LEN,
  format.AVG_VALUE_LEN,
  format.MAX_TAGS_LEN,
  format.KEY_VALUE_VERSION,
  format.BULKLOAD_TIMESTAMP,
  format.LEN_OF_BIGGEST_CELL,
  format.BLOOM_FILTER_PARAM,
];
const BOOLEANS = [
  format.MAJOR_COMPACTION_KEY,
  format.HISTORICAL,
  format.TAGS_COMPRESSED,
  format.EXCLUDE_FROM_MINOR_COMPACTION,
  format.SKIP_RESET_SEQ_ID,
];
const KEYS = [format.LASTKEY, format.KEY_OF_BIGGEST_CELL];

/** A flat key as `row/family:qualifier/timestamp/Type`. */
export function printKey(key: Buffer): string {
  const rowEnd = 2 + key.readUInt16BE(0);
  const familyEnd = rowEnd + 1 + key[rowEnd];
  const timestamp = key.readBigInt64BE(key.length - 9);
  const column =
    familyEnd === rowEnd + 1 && familyEnd === key.length - 9
      ? ''
      : `${toStringBinary(key.subarray(rowEnd + 1, familyEnd))}:${toStringBinary(key.subarray(familyEnd, key.length - 9))}`;
  const time = timestamp === LATEST_TIMESTAMP ? 'LATEST_TIMESTAMP' : String(timestamp);
  const type = TYPES[key[key.length - 1]] ?? key[key.length - 1];
  return `${toStringBinary(key.subarray(2, rowEnd))}/${column}/${time}/${type}`;
}

/** The current cell of a cursor: `K: row/family:qualifier/timestamp/Type/vlen=n/seqid=n V: value T[0]: [Tag type : n, value : …]`. */
export function printCell(cursor: CellCursor): string {
  const { slab, offset } = cursor;
  const { bytes, view } = slab;
  const keyEnd = offset + 8 + view.getUint32(offset);
  const value = bytes.subarray(keyEnd, keyEnd + view.getUint32(offset + 4));
  const key = printKey(bytes.subarray(offset + 8, keyEnd));
  let tags = '';
  const end = cursor.tagsOffset + cursor.tagsLength;
  for (let at = cursor.tagsOffset, i = 0; at + 3 <= end; i++) {
    const length = bytes.readUInt16BE(at);
    const content = bytes.subarray(at + 3, Math.min(end, at + 2 + length));
    tags += ` T[${i}]: [Tag type : ${bytes[at + 2]}, value : ${toStringBinary(content)}]`;
    at += 2 + length;
  }
  return `K: ${key}/vlen=${value.length}/seqid=${cursor.sequenceId} V: ${toStringBinary(value)}${tags}`;
}

function printInfo(key: string, value: Buffer): string {
  if (key === format.TIMERANGE && value.length === 16)
    return `${value.readBigInt64BE(0)}....${value.readBigInt64BE(8)}`;
  if (NUMBERS.includes(key) && value.length === 4) return String(value.readInt32BE(0));
  if (NUMBERS.includes(key) && value.length === 8) return String(value.readBigInt64BE(0));
  if (BOOLEANS.includes(key)) return String(value[0] !== 0);
  if (KEYS.includes(key)) return printKey(value);
  return toStringBinary(value);
}

/** What the file says of itself, a line each. */
export async function* printMetadata(reader: HFileReader): AsyncGenerator<string> {
  yield `${reader.path}, ${reader.length} bytes`;
  yield 'Trailer:';
  for (const [name, value] of Object.entries(reader.trailer)) yield `    ${name} = ${value ?? 'none'}`;
  yield 'Fileinfo:';
  for (const [key, value] of reader.fileInfo) yield `    ${key} = ${printInfo(key, value)}`;
  yield `    compacted files = ${reader.compactedFiles.join(', ') || 'none'}`;
  const mid = await reader.midKey();
  yield `First key: ${reader.firstKey === undefined ? 'none' : printKey(reader.firstKey)}`;
  yield `Mid-key: ${mid === undefined ? 'none' : printKey(mid)}`;
  for (const [name, bloom] of [
    ['Bloom filter', reader.generalBloom],
    ['Delete Family Bloom filter', reader.deleteFamilyBloom],
  ] as const) {
    yield bloom === undefined
      ? `${name}: not present`
      : `${name}: ${bloom.keyCount} of at most ${bloom.maxKeys} keys, ${bloom.totalBytes} bytes in ${bloom.chunkCount} chunks`;
  }
}

/** Every cell, a line each; all blocks are verified on the way. */
export async function* printCells(reader: HFileReader): AsyncGenerator<string> {
  const cursor = reader.cursor({ cacheBlocks: false, access: 'stream' });
  const made = async (move: () => Pending) => {
    for (let pending = move(); pending !== undefined; pending = move()) await pending;
  };
  for (await made(() => cursor.seekToFirst()); cursor.valid; await made(() => cursor.next())) yield printCell(cursor);
}
