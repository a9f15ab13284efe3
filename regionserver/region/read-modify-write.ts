// Mutations whose cells depend on what is stored: increments and appends, and deletes of a column's newest version. What is stored is read under
// the row's lock at the write point: also what is not yet acknowledged counts, because whoever reads it here is acknowledged after it.
import { hbaseError } from '../../base/errors.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { CellList } from '../../cell/cell-list.ts';
import {
  isLatestTimestamp,
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
  TYPE_DELETE,
  TYPE_PUT,
} from '../../cell/key-value.ts';
import { decodeTags, encodeTags, TAG_TTL, type Tag, ttlTag } from '../../cell/tag.ts';
import { TimeRange } from '../../cell/time-range.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import { CellListSink } from './cell-list-sink.ts';
import type { MutateOutcome, Region } from './region.ts';
import { type RowRead, readRow } from './row-read.ts';

/** What was read for one mutation, before the turn that applies it. */
export interface StoredCells {
  /** Newest cell of each column that an increment or append names and that is there. */
  readonly cells: CellList;
  /** Of a delete, by position of its cells: the time stamp to delete; undefined where there is none. */
  readonly deleteTimestamps?: readonly (bigint | undefined)[];
}

/** Column as a map's key: family and qualifier, the family's length telling them apart. */
function columnKey(cells: CellList, i: number): string {
  const { bytes, view } = cells.slab;
  const offset = cells.offsets[i];
  const family = kvFamilyOffset(view, offset);
  const familyLength = kvFamilyLength(view, offset);
  return `${familyLength}:${bytes.toString('latin1', family, family + familyLength + kvQualifierLength(view, offset))}`;
}

function columnsOf(cells: CellList, wanted: (i: number) => boolean): Map<string, Buffer[] | undefined> {
  const families = new Map<string, Buffer[]>();
  const { bytes, view } = cells.slab;
  for (let i = 0; i < cells.length; i++) {
    if (!wanted(i)) continue;
    const offset = cells.offsets[i];
    const at = kvFamilyOffset(view, offset);
    const family = bytes.toString('latin1', at, at + kvFamilyLength(view, offset));
    const qualifierAt = kvQualifierOffset(view, offset);
    const qualifier = Buffer.from(bytes.subarray(qualifierAt, qualifierAt + kvQualifierLength(view, offset)));
    const known = families.get(family);
    if (known === undefined) families.set(family, [qualifier]);
    else known.push(qualifier);
  }
  for (const [family, qualifiers] of families) families.set(family, sortedWithoutRepeats(qualifiers));
  return families;
}

function sortedWithoutRepeats(qualifiers: Buffer[]): Buffer[] {
  qualifiers.sort(Buffer.compare);
  return qualifiers.filter((qualifier, i) => i === 0 || !qualifier.equals(qualifiers[i - 1]));
}

async function read(region: Region, what: RowRead): Promise<CellList> {
  const sink = new CellListSink();
  await readRow(region, what, sink);
  return sink.cells;
}

/** The newest cell of each column of an increment or append, within its time range. A promise only where a block must be read first. */
export function readForDeltas(region: Region, mutation: ServerMutation): StoredCells | Promise<StoredCells> {
  const sink = new CellListSink();
  const what = {
    row: mutation.row,
    families: columnsOf(mutation.cells, () => true),
    timeRange: mutation.timeRange,
    maxVersions: 1,
    readPoint: region.mvcc.writePoint,
  };
  const pending = readRow(region, what, sink);
  return pending === undefined ? { cells: sink.cells } : pending.then(() => ({ cells: sink.cells }));
}

/**
 * For each marker of type Delete without a time stamp: that of the newest version of its column, of the second newest when the mutation
 * names the column twice, and so on; where there is none the marker takes the time of the write.
 */
export async function resolveLatestDeletes(region: Region, mutation: ServerMutation): Promise<StoredCells> {
  const { cells: markers } = mutation;
  const { view } = markers.slab;
  const isLatest = (i: number) =>
    kvType(view, markers.offsets[i]) === TYPE_DELETE && isLatestTimestamp(view, markers.offsets[i]);
  const named = new Map<string, number>();
  const rank: number[] = [];
  for (let i = 0; i < markers.length; i++) {
    if (!isLatest(i)) continue;
    const key = columnKey(markers, i);
    named.set(key, (named.get(key) ?? 0) + 1);
    rank[i] = named.get(key)! - 1;
  }
  const cells = await read(region, {
    row: mutation.row,
    families: columnsOf(markers, isLatest),
    timeRange: TimeRange.ALL,
    maxVersions: Math.max(...named.values()),
    readPoint: region.mvcc.writePoint,
  });
  const versions = new Map<string, bigint[]>();
  for (let i = 0; i < cells.length; i++) {
    const key = columnKey(cells, i);
    const list = versions.get(key) ?? [];
    list.push(kvTimestamp(cells.slab.view, cells.offsets[i]));
    versions.set(key, list);
  }
  const deleteTimestamps = markers.offsets.map((_, i) =>
    rank[i] === undefined ? undefined : versions.get(columnKey(markers, i))?.[rank[i]],
  );
  return { cells, deleteTimestamps };
}

/** The new cells of an increment or append, in the order of cells, however the mutation named them. */
export function computeDeltas(region: Region, mutation: ServerMutation, found: StoredCells, now: number): CellList {
  const current = new Map<string, number>();
  for (let i = 0; i < found.cells.length; i++) current.set(columnKey(found.cells, i), i);
  const out = new CellList(mutation.cells.totalBytes + found.cells.totalBytes);
  for (const i of sortedIndexes(mutation.cells))
    addDelta(region, mutation, i, found.cells, current.get(columnKey(mutation.cells, i)), now, out);
  return out;
}

function sortedIndexes({ slab, offsets }: CellList): number[] {
  const indexes = offsets.map((_, i) => i);
  if (indexes.length === 1) return indexes;
  return indexes.sort((a, b) => KEY_VALUE_COMPARATOR.compareCells(slab, offsets[a], slab, offsets[b]));
}

function addDelta(
  region: Region,
  mutation: ServerMutation,
  i: number,
  stored: CellList,
  j: number | undefined,
  now: number,
  out: CellList,
): void {
  const { cells } = mutation;
  const { bytes, view } = cells.slab;
  const offset = cells.offsets[i];
  const part = (at: number, length: number) => bytes.subarray(at, at + length);
  const value = mutation.type === 'append' ? appended(cells, i, stored, j) : incremented(cells, i, stored, j);
  out.addKeyValue({
    row: mutation.row,
    family: part(kvFamilyOffset(view, offset), kvFamilyLength(view, offset)),
    qualifier: part(kvQualifierOffset(view, offset), kvQualifierLength(view, offset)),
    timestamp: deltaTimestamp(region, cells, i, stored, j, now),
    type: TYPE_PUT,
    value,
    tags: deltaTags(mutation, i, stored, j),
  });
  const limit = region.config.maxCellBytes;
  const length = out.lengths[out.length - 1] + 4;
  if (limit > 0 && length > limit)
    throw hbaseError('DoNotRetryIOException', `Cell with size ${length} exceeds limit of ${limit} bytes`);
}

/** Later than the old one, and not before now; without an old one that of the delta, or now. */
function deltaTimestamp(
  region: Region,
  cells: CellList,
  i: number,
  stored: CellList,
  j: number | undefined,
  now: number,
): bigint {
  const { view } = cells.slab;
  if (j === undefined)
    return isLatestTimestamp(view, cells.offsets[i]) ? BigInt(now) : kvTimestamp(view, cells.offsets[i]);
  const old = kvTimestamp(stored.slab.view, stored.offsets[j]);
  const next = old + 1n > BigInt(now) ? old + 1n : BigInt(now);
  // A counter that runs ahead of the clock takes the region's time along, so that a later put is not hidden behind it.
  if (old <= BigInt(region.timestamps.last)) region.timestamps.restore(Number(next));
  return next;
}

function appended(cells: CellList, i: number, stored: CellList, j: number | undefined): Buffer {
  const delta = valueAt(cells, i);
  return j === undefined ? delta : Buffer.concat([valueAt(stored, j), delta]);
}

function incremented(cells: CellList, i: number, stored: CellList, j: number | undefined): Buffer {
  const sum = Buffer.allocUnsafe(8);
  const old = j === undefined ? 0n : longOf(valueAt(stored, j));
  sum.writeBigInt64BE(BigInt.asIntN(64, old + longOf(valueAt(cells, i))));
  return sum;
}

function longOf(value: Buffer): bigint {
  if (value.length !== 8)
    throw hbaseError('DoNotRetryIOException', `Field is not a long, it's ${value.length} bytes wide`);
  return value.readBigInt64BE();
}

function valueAt(cells: CellList, i: number): Buffer {
  const { bytes, view } = cells.slab;
  const at = kvValueOffset(view, cells.offsets[i]);
  return bytes.subarray(at, at + kvValueLength(view, cells.offsets[i]));
}

/** The delta's tags, then those of the old cell; a TTL of the operation takes the place of any. */
function deltaTags(mutation: ServerMutation, i: number, stored: CellList, j: number | undefined): Buffer | undefined {
  let tags: Tag[] = tagsOf(mutation.cells, i);
  if (j !== undefined) tags = [...tags, ...tagsOf(stored, j)];
  const ttl = mutation.ttlMs;
  if (ttl !== undefined) tags = [...tags.filter(({ type }) => type !== TAG_TTL), ttlTag(ttl)];
  return tags.length === 0 ? undefined : encodeTags(tags);
}

function tagsOf(cells: CellList, i: number): Tag[] {
  const length = cells.tagsLength(i);
  return length === 0 ? [] : decodeTags(cells.slab.bytes, cells.tagsOffset(i), length);
}

/** The answer to a repeat of increments and appends that were done as `sequenceId`: their columns, as the first execution left them. */
export async function answerFromStore(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: readonly MutateOutcome[],
  sequenceId: number,
): Promise<MutateOutcome[]> {
  return Promise.all(
    batch.map(async (mutation, i) => {
      const counts = mutation.type === 'increment' || mutation.type === 'append';
      if (outcomes[i].error !== undefined || !counts || !mutation.returnResults) return outcomes[i];
      const what = {
        row: mutation.row,
        families: columnsOf(mutation.cells, () => true),
        timeRange: mutation.timeRange,
        maxVersions: 1,
      };
      const then = await read(region, { ...what, readPoint: Math.min(sequenceId, region.mvcc.readPoint) });
      // What stood there may have given way to newer increments; then the newest is the answer.
      if (then.length > 0) return { result: then };
      return { result: await read(region, { ...what, readPoint: region.mvcc.readPoint }) };
    }),
  );
}
