// checkAndMutate: a row is read and compared, and the mutations are applied if it matched, all under the row's exclusive lock.
import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import type { CellList } from '../../cell/cell-list.ts';
import { kvTimestamp, kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { type Condition, compareMatches } from '../../model/condition.ts';
import { filterFromProto } from '../../model/filter/filter-codec.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import { APPLIED, type AppliedWrite, applyLocked, readStored, withNonce } from './batch-mutate.ts';
import { checkMutation, checkRow, checkSizes, noSuchFamilyError } from './mutation-check.ts';
import type { CheckAndMutateOutcome, MutateOptions, MutateOutcome, Region } from './region.ts';
import { joinResults } from './results.ts';
import { readCells } from './row-read.ts';

/** On one row: that of the condition and of every mutation. */
export async function checkAndMutate(
  region: Region,
  condition: Condition,
  mutations: readonly ServerMutation[],
  options: MutateOptions,
): Promise<CheckAndMutateOutcome> {
  for (const mutation of mutations)
    if (!mutation.row.equals(condition.row)) throw hbaseError('DoNotRetryIOException', "Action's getRow must match");
  return checkAndMutateRows(region, [condition], mutations, options);
}

/** All conditions must hold, each of its own row; then all mutations are applied at once. */
export async function checkAndMutateRows(
  region: Region,
  conditions: readonly Condition[],
  mutations: readonly ServerMutation[],
  options: MutateOptions,
): Promise<CheckAndMutateOutcome> {
  region.checkWritable();
  for (const condition of conditions) {
    checkRow(region, condition.row, 'checkAndMutate');
    if (condition.filter === undefined && !region.descriptor.hasFamily(condition.family))
      throw noSuchFamilyError(region, toStringBinary(condition.family));
  }
  for (const mutation of mutations) checkSizes(region, mutation.cells);
  const outcomes: MutateOutcome[] = mutations.map(() => APPLIED);
  const nonce = mutations.find((mutation) => mutation.nonce !== 0n)?.nonce;
  let matched = true;
  const write = async (): Promise<AppliedWrite> => {
    const applied = await checkAndApply(region, conditions, mutations, outcomes, { ...options, atomic: true });
    matched = applied.matched;
    return applied;
  };
  const results = await withNonce(region, options.nonceGroup ?? 0n, nonce, mutations, outcomes, write);
  return matched ? { matched, result: joinResults(results) } : { matched };
}

async function checkAndApply(
  region: Region,
  conditions: readonly Condition[],
  mutations: readonly ServerMutation[],
  outcomes: MutateOutcome[],
  options: MutateOptions,
): Promise<AppliedWrite & { matched: boolean }> {
  const leave = region.enterOperation();
  try {
    const rows = [...conditions, ...mutations].map(({ row }) => row.toString('latin1'));
    const locks = await region.rowLocks.acquire(rows, true);
    try {
      let floor = 0n;
      for (const condition of conditions) {
        const found = await readChecked(region, condition);
        if (!conditionMatches(condition, found)) return notMatched(region, outcomes);
        floor = max(floor, timestampOfFirst(found));
      }
      // Of mutations that are not applied nobody asks whether they could be.
      for (const mutation of mutations) checkMutation(region, mutation);
      const stored = await readStored(region, mutations, outcomes);
      return { ...applyLocked(region, mutations, outcomes, options, stored, floor), matched: true };
    } finally {
      locks.release();
    }
  } finally {
    leave();
  }
}

/** What was seen may not be durable yet; it is before the answer goes out. */
function notMatched(region: Region, outcomes: MutateOutcome[]): AppliedWrite & { matched: boolean } {
  const acknowledged = (region.mvcc.waitFor(region.mvcc.writePoint) ?? Promise.resolve()).then(() => outcomes);
  return { acknowledged, sequenceId: undefined, matched: false };
}

function readChecked(region: Region, condition: Condition): CellList | Promise<CellList> {
  const byFilter = condition.filter !== undefined;
  return readCells(region, {
    row: condition.row,
    families: byFilter ? new Map() : new Map([[condition.family.toString('latin1'), [condition.qualifier]]]),
    timeRange: condition.timeRange,
    maxVersions: 1,
    readPoint: region.mvcc.writePoint,
    filter: condition.filter === undefined ? undefined : filterFromProto(condition.filter),
  });
}

/** HBase's rules: an expected value that is empty asks for absence, or for an empty cell. */
export function conditionMatches(condition: Condition, found: CellList): boolean {
  if (condition.filter !== undefined) return found.length > 0;
  if (condition.value.length === 0) {
    const expectsAbsence = condition.operator !== 'NOT_EQUAL';
    if (found.length === 0) return expectsAbsence;
    return (valueAt(found).length === 0) === expectsAbsence;
  }
  return found.length === 1 && compareMatches(condition.operator, condition.value, valueAt(found));
}

/** That of the cell that a condition looked at: of a filter's several the first. */
function timestampOfFirst({ slab, offsets }: CellList): bigint {
  return offsets.length === 0 ? 0n : kvTimestamp(slab.view, offsets[0]);
}
function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function valueAt(cells: CellList): Buffer {
  const { bytes, view } = cells.slab;
  const at = kvValueOffset(view, cells.offsets[0]);
  return bytes.subarray(at, at + kvValueLength(view, cells.offsets[0]));
}
