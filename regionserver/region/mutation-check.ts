// What is refused of a mutation before anything is changed, with HBase's exceptions, and what is made explicit in it.
import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { CellList } from '../../cell/cell-list.ts';
import {
  isLatestTimestamp,
  kvFamilyLength,
  kvFamilyOffset,
  kvLength,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestampNumber,
  kvType,
  kvValueLength,
  MAX_ROW_LENGTH,
  TYPE_DELETE,
  TYPE_DELETE_FAMILY,
} from '../../cell/key-value.ts';
import { decodeTags, encodeTags, TAG_TTL, ttlTag } from '../../cell/tag.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import type { Region } from './region.ts';

/** Throws what HBase throws for the mutation; fills in what it leaves open (the families of a whole-row delete, its TTL as tags). */
export function checkMutation(region: Region, mutation: ServerMutation): void {
  checkRow(region, mutation.row);
  if (mutation.type === 'delete') {
    if (mutation.cells.length === 0) mutation.cells = wholeRow(region, mutation);
  } else if (mutation.cells.length === 0) {
    throw hbaseError('DoNotRetryIOException', `No columns to ${mutation.type}`);
  }
  const { slab, offsets } = mutation.cells;
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i];
    if (region.storeIndexOf(slab, kvFamilyOffset(slab.view, offset), kvFamilyLength(slab.view, offset)) < 0)
      throw noSuchFamily(region, mutation.cells, i);
  }
  checkSizes(region, mutation.cells);
  if (mutation.type === 'put') checkTimestamps(region, mutation.cells);
  const ttl = mutation.ttlMs;
  if (ttl !== undefined && (mutation.type === 'put' || mutation.type === 'delete'))
    mutation.cells = withTtl(mutation.cells, ttl);
}

/** The row is one that this region holds. */
export function checkRow(region: Region, row: Buffer, operation = 'doMiniBatchMutation'): void {
  if (row.length === 0) throw hbaseError('DoNotRetryIOException', 'Row length is 0');
  if (row.length > MAX_ROW_LENGTH)
    throw hbaseError('DoNotRetryIOException', `Row length ${row.length} is > ${MAX_ROW_LENGTH}`);
  if (region.info.containsRow(row)) return;
  const { startKey, endKey } = region.info;
  throw hbaseError(
    'WrongRegionException',
    `Requested row out of range for ${operation} on HRegion ${region.name}, startKey='${toStringBinary(startKey)}', getEndKey()='${toStringBinary(endKey)}', row='${toStringBinary(row)}'`,
  );
}

export function noSuchFamilyError(region: Region, family: string): Error {
  return hbaseError(
    'NoSuchColumnFamilyException',
    `Column family ${family} does not exist in region ${region.name} in table ${describeTable(region)}`,
  );
}

function noSuchFamily(region: Region, cells: CellList, i: number): Error {
  const { slab, offsets } = cells;
  const at = kvFamilyOffset(slab.view, offsets[i]);
  return noSuchFamilyError(region, toStringBinary(slab.bytes, at, kvFamilyLength(slab.view, offsets[i])));
}

function describeTable(region: Region): string {
  const families = region.descriptor.families.map((family) => `{NAME => '${family.nameAsString}'}`);
  return `'${region.descriptor.tableName}', ${families.join(', ')}`;
}

/** HBase's measure of a cell counts the length field in front of it. */
export function checkSizes(region: Region, cells: CellList): void {
  const limit = region.config.maxCellBytes;
  if (limit <= 0) return;
  const { slab, lengths, offsets } = cells;
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] + 4 <= limit) continue;
    throw hbaseError(
      'DoNotRetryIOException',
      `Cell[${describeCell(slab.bytes, slab.view, offsets[i])}] with size ${lengths[i] + 4} exceeds limit of ${limit} bytes`,
    );
  }
}

function describeCell(bytes: Buffer, view: DataView, offset: number): string {
  const part = (at: number, length: number) => toStringBinary(bytes, at, length);
  const row = part(kvRowOffset(offset), kvRowLength(view, offset));
  const family = part(kvFamilyOffset(view, offset), kvFamilyLength(view, offset));
  const qualifier = part(kvQualifierOffset(view, offset), kvQualifierLength(view, offset));
  return `${row}/${family}:${qualifier}/${isLatestTimestamp(view, offset) ? 'LATEST_TIMESTAMP' : kvTimestampNumber(view, offset)}/vlen=${kvValueLength(view, offset)}`;
}

function checkTimestamps(region: Region, cells: CellList): void {
  const slop = region.config.timestampSlopMs;
  if (slop === Number.POSITIVE_INFINITY) return;
  const { slab, offsets } = cells;
  const limit = region.clock.now() + slop;
  for (const offset of offsets) {
    if (isLatestTimestamp(slab.view, offset) || kvTimestampNumber(slab.view, offset) <= limit) continue;
    throw hbaseError(
      'FailedSanityCheckException',
      `Timestamp for KV out of range ${describeCell(slab.bytes, slab.view, offset)} (too.new=${slop})`,
    );
  }
}

/** A delete of the whole row: one marker for each family. */
function wholeRow(region: Region, mutation: ServerMutation): CellList {
  const cells = new CellList();
  for (const { name } of region.descriptor.families)
    cells.addKeyValue({ row: mutation.row, family: name, timestamp: mutation.timestamp, type: TYPE_DELETE_FAMILY });
  return cells;
}

/** The cells with the operation's TTL among their tags, in the place of one they had. */
export function withTtl(cells: CellList, ttlMs: bigint): CellList {
  const out = new CellList(cells.totalBytes + cells.length * 16);
  const { slab, offsets } = cells;
  for (let i = 0; i < offsets.length; i++) {
    const tags = decodeTags(slab.bytes, cells.tagsOffset(i), cells.tagsLength(i)).filter(
      ({ type }) => type !== TAG_TTL,
    );
    const encoded = encodeTags([...tags, ttlTag(ttlMs)]);
    const plain = kvLength(slab.view, offsets[i]);
    const bytes = Buffer.allocUnsafe(plain + 2 + encoded.length);
    slab.bytes.copy(bytes, 0, offsets[i], offsets[i] + plain);
    bytes.writeUInt16BE(encoded.length, plain);
    encoded.copy(bytes, plain + 2);
    out.add(bytes);
  }
  return out;
}

/** True for mutations whose cells depend on what is stored: increments, appends, and deletes of the newest version. */
export function readsFirst(mutation: ServerMutation): boolean {
  if (mutation.type === 'increment' || mutation.type === 'append') return true;
  if (mutation.type !== 'delete') return false;
  const { slab, offsets } = mutation.cells;
  for (const offset of offsets)
    if (kvType(slab.view, offset) === TYPE_DELETE && isLatestTimestamp(slab.view, offset)) return true;
  return false;
}
