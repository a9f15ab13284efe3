// Mutations whose cells depend on what is stored: increments and appends, and deletes of a column's newest version. What is stored is read under
// the row's lock at the write point: also what is not yet acknowledged counts, because whoever reads it here is acknowledged after it.
import { compareBytes, copyBytes } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Slab } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { CellList } from '../../cell/cell-list.ts';
import {
  isLatestTimestamp,
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvTimestamp,
  kvTimestampNumber,
  kvType,
  kvValueLength,
  kvValueOffset,
  TYPE_DELETE,
} from '../../cell/key-value.ts';
import { decodeTags, encodeTags, TAG_TTL, type Tag, ttlTag } from '../../cell/tag.ts';
import { TimeRange } from '../../cell/time-range.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import type { MutateOutcome, Region } from './region.ts';
import { readCells } from './row-read.ts';

const LONG_BYTES = 8;

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

/** The columns' bytes are *shared with the cells*. */
function columnsOf(cells: CellList, wanted: (i: number) => boolean): Map<string, Buffer[] | undefined> {
  const families = new Map<string, Buffer[]>();
  const { bytes, view } = cells.slab;
  for (let i = 0; i < cells.length; i++) {
    if (!wanted(i)) continue;
    const offset = cells.offsets[i];
    const at = kvFamilyOffset(view, offset);
    const family = bytes.toString('latin1', at, at + kvFamilyLength(view, offset));
    const qualifierAt = kvQualifierOffset(view, offset);
    const qualifier = bytes.subarray(qualifierAt, qualifierAt + kvQualifierLength(view, offset));
    const known = families.get(family);
    if (known === undefined) families.set(family, [qualifier]);
    else known.push(qualifier);
  }
  for (const [family, qualifiers] of families)
    if (qualifiers.length > 1) families.set(family, sortedWithoutRepeats(qualifiers));
  return families;
}

function sortedWithoutRepeats(qualifiers: Buffer[]): Buffer[] {
  qualifiers.sort(Buffer.compare);
  return qualifiers.filter((qualifier, i) => i === 0 || !qualifier.equals(qualifiers[i - 1]));
}

/** The newest cell of each column of an increment or append, within its time range. A promise only where a block must be read first. */
export function readForDeltas(region: Region, mutation: ServerMutation): StoredCells | Promise<StoredCells> {
  const read = readCells(region, {
    row: mutation.row,
    families: columnsOf(mutation.cells, () => true),
    timeRange: mutation.timeRange,
    maxVersions: 1,
    readPoint: region.mvcc.writePoint,
  });
  return read instanceof Promise ? read.then((cells) => ({ cells })) : { cells: read };
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
  const cells = await readCells(region, {
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
  const { cells } = mutation;
  const stored = found.cells;
  const out = new CellList(cells.totalBytes + stored.totalBytes);
  let j = 0;
  for (const i of sortedIndexes(cells)) {
    // What is stored stands in the order of cells, too.
    while (j < stored.length && compareColumns(stored, j, cells, i) < 0) j++;
    const isThere = j < stored.length && compareColumns(stored, j, cells, i) === 0;
    addDelta(region, mutation, i, stored, isThere ? j : undefined, now, out);
  }
  return out;
}

function sortedIndexes({ slab, offsets }: CellList): number[] {
  if (offsets.length === 1) return [0];
  return offsets.map((_, i) => i).sort((a, b) => KEY_VALUE_COMPARATOR.compareCells(slab, offsets[a], slab, offsets[b]));
}

/** Of two cells of one row. */
function compareColumns(a: CellList, i: number, b: CellList, j: number): number {
  const offsetA = a.offsets[i];
  const offsetB = b.offsets[j];
  const viewA = a.slab.view;
  const viewB = b.slab.view;
  return (
    compareBytes(
      a.slab,
      kvFamilyOffset(viewA, offsetA),
      kvFamilyLength(viewA, offsetA),
      b.slab,
      kvFamilyOffset(viewB, offsetB),
      kvFamilyLength(viewB, offsetB),
    ) ||
    compareBytes(
      a.slab,
      kvQualifierOffset(viewA, offsetA),
      kvQualifierLength(viewA, offsetA),
      b.slab,
      kvQualifierOffset(viewB, offsetB),
      kvQualifierLength(viewB, offsetB),
    )
  );
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
  const timestamp = deltaTimestamp(region, cells, i, stored, j, now);
  const tags = deltaTags(mutation, i, stored, j);
  const isAppend = mutation.type === 'append';
  const valueLength = isAppend ? valueLengthOf(stored, j) + valueLengthOf(cells, i) : LONG_BYTES;
  const at = out.addPut(cells.slab, cells.offsets[i], timestamp, valueLength, tags);
  if (isAppend) copyValue(cells, i, out.slab, copyValue(stored, j, out.slab, at));
  // Of a sum of more than 64 bits it takes the lower ones.
  else out.slab.view.setBigInt64(at, longOf(stored, j) + longOf(cells, i));
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
  if (kvTimestampNumber(stored.slab.view, stored.offsets[j]) < now) return BigInt(now);
  const old = kvTimestamp(stored.slab.view, stored.offsets[j]);
  const next = old + 1n;
  // A counter that runs ahead of the clock takes the region's time along, so that a later put is not hidden behind it.
  if (old <= BigInt(region.timestamps.last)) region.timestamps.restore(Number(next));
  return next;
}

function valueLengthOf({ slab, offsets }: CellList, i: number | undefined): number {
  return i === undefined ? 0 : kvValueLength(slab.view, offsets[i]);
}

/** To `at`; returns the offset behind it. */
function copyValue(cells: CellList, i: number | undefined, target: Slab, at: number): number {
  if (i === undefined) return at;
  const { slab, offsets } = cells;
  const length = kvValueLength(slab.view, offsets[i]);
  copyBytes(slab, kvValueOffset(slab.view, offsets[i]), target, at, length);
  return at + length;
}

function longOf({ slab: { view }, offsets }: CellList, i: number | undefined): bigint {
  if (i === undefined) return 0n;
  const length = kvValueLength(view, offsets[i]);
  if (length !== LONG_BYTES)
    throw hbaseError('DoNotRetryIOException', `Field is not a long, it's ${length} bytes wide`);
  return view.getBigInt64(kvValueOffset(view, offsets[i]));
}

/** The delta's tags, then those of the old cell; a TTL of the operation takes the place of any. */
function deltaTags(mutation: ServerMutation, i: number, stored: CellList, j: number | undefined): Buffer | undefined {
  if (
    mutation.ttlMs === undefined &&
    mutation.cells.tagsLength(i) === 0 &&
    (j === undefined || stored.tagsLength(j) === 0)
  )
    return undefined;
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
      const then = await readCells(region, { ...what, readPoint: Math.min(sequenceId, region.mvcc.readPoint) });
      // What stood there may have given way to newer increments; then the newest is the answer.
      if (then.length > 0) return { result: then };
      return { result: await readCells(region, { ...what, readPoint: region.mvcc.readPoint }) };
    }),
  );
}
