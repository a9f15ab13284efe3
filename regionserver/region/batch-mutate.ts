// The flow of a write (HOUSE.md §3). Checks first; then, where cells depend on what is stored, locks and reads; then in one turn, with no await
// between, everything that changes something: time stamps, sequence id, WAL append, memstore. One mini-batch is one WAL entry. Rows are locked
// until their cells are in the memstore, not until the sync: whoever reads before it writes reads what is there, and its own
// acknowledgement comes after that of all it has read. The reply waits for the sync, the fence check and the read point.
import { ColonnadeError, hbaseError, isHBaseError } from '../../base/errors.ts';
import type { CellList } from '../../cell/cell-list.ts';
import { kvFamilyLength, kvFamilyOffset } from '../../cell/key-value.ts';
import { ASYNC_WAL, FSYNC_WAL } from '../../model/durability.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import { cellsToLog, strongestDurability } from './logged-cells.ts';
import { checkMutation, readsFirst } from './mutation-check.ts';
import type { WriteEntry } from './mvcc.ts';
import { answerFromStore, readForDeltas, resolveLatestDeletes, type StoredCells } from './read-modify-write.ts';
import type { MutateOptions, MutateOutcome, Region } from './region.ts';
import { stampForAll, stampOne } from './stamp-mutations.ts';

/** Applied, with nothing to return. */
export const APPLIED: MutateOutcome = {};

export function mutate(
  region: Region,
  batch: readonly ServerMutation[],
  options: MutateOptions,
): Promise<MutateOutcome[]> {
  const outcomes: MutateOutcome[] = new Array(batch.length);
  let reads = false;
  let writes = 0;
  try {
    region.checkWritable();
    for (let i = 0; i < batch.length; i++) {
      outcomes[i] = APPLIED;
      try {
        checkMutation(region, batch[i]);
        writes++;
        reads ||= readsFirst(batch[i]);
      } catch (error) {
        if (options.atomic === true || !(error instanceof ColonnadeError)) throw error;
        outcomes[i] = { error: refusalOf(batch[i], error) };
      }
    }
  } catch (error) {
    return Promise.reject(error);
  }
  if (writes === 0) return Promise.resolve(outcomes);
  if (reads || !rowsAreFree(region, batch)) return mutateLocked(region, batch, outcomes, options, reads);
  return applyInOneTurn(region, batch, outcomes, options);
}

/** HBase reports a row that is elsewhere as a failed sanity check, which is not retried, for plain puts and deletes. */
function refusalOf(mutation: ServerMutation, error: ColonnadeError): Error {
  const plain = mutation.type === 'put' || mutation.type === 'delete';
  if (!plain || !isHBaseError(error, 'WrongRegionException')) return error;
  return hbaseError('FailedSanityCheckException', error.message, { cause: error });
}

function rowsAreFree(region: Region, batch: readonly ServerMutation[]): boolean {
  const { rowLocks } = region;
  return rowLocks.idle || batch.every(({ row }) => rowLocks.isFree(row.toString('latin1')));
}

/** Takes the rows' locks, reads what is stored where that is needed, and applies. */
function mutateLocked(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: MutateOutcome[],
  options: MutateOptions,
  reads: boolean,
): Promise<MutateOutcome[]> {
  const nonce = reads ? batch.find((mutation) => mutation.nonce !== 0n)?.nonce : undefined;
  return withNonce(region, options.nonceGroup ?? 0n, nonce, batch, outcomes, async () => {
    const live = batch.filter((_, i) => outcomes[i].error === undefined);
    const leave = region.enterOperation();
    try {
      const rows = live.map(({ row }) => row.toString('latin1'));
      const taken = region.rowLocks.acquire(rows, reads);
      const locks = taken instanceof Promise ? await taken : taken;
      try {
        // What reads nothing shares its rows, and is applied in the order in which it got them.
        const read = reads ? readStored(region, batch, outcomes) : [];
        return applyLocked(region, batch, outcomes, options, read instanceof Promise ? await read : read);
      } finally {
        locks.release();
      }
    } finally {
      leave();
    }
  });
}

/** A write whose cells are in log and memstore. */
export interface AppliedWrite {
  readonly acknowledged: Promise<MutateOutcome[]>;
  /** Undefined: nothing was written, and a repeat is to be judged anew. */
  readonly sequenceId: number | undefined;
}

/** Under the locks of all rows, everything read: applies at once. The promise is that of the acknowledgement, so locks are not held for it. */
export function applyLocked(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: MutateOutcome[],
  options: MutateOptions,
  stored: readonly (StoredCells | undefined)[],
  floor = 0n,
): AppliedWrite {
  // A region may have begun to close while this write waited.
  region.checkWritable();
  const acknowledged = applyInOneTurn(region, batch, outcomes, options, stored, floor);
  return { acknowledged, sequenceId: region.mvcc.writePoint };
}

/** What increments, appends and deletes of the newest version need of what is stored. Of a single mutation at once, where it is in memory. */
export function readStored(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: readonly MutateOutcome[],
): readonly (StoredCells | undefined)[] | Promise<(StoredCells | undefined)[]> {
  const read = (mutation: ServerMutation, i: number) => {
    if (outcomes[i].error !== undefined || !readsFirst(mutation)) return undefined;
    return mutation.type === 'delete' ? resolveLatestDeletes(region, mutation) : readForDeltas(region, mutation);
  };
  if (batch.length !== 1) return Promise.all(batch.map(async (mutation, i) => read(mutation, i)));
  const only = read(batch[0], 0);
  return only instanceof Promise ? only.then((stored) => [stored]) : [only];
}

/** Runs the write once for each nonce; a repeat is answered from what is stored. */
export async function withNonce(
  region: Region,
  group: bigint,
  nonce: bigint | undefined,
  batch: readonly ServerMutation[],
  outcomes: MutateOutcome[],
  write: () => Promise<AppliedWrite>,
): Promise<MutateOutcome[]> {
  const nonces = region.nonceManager;
  if (nonce === undefined || nonces === undefined) return await (await write()).acknowledged;
  // Not awaited when it is new, so that writes of one request queue for their rows in its order.
  const begun = nonces.begin(group, nonce);
  const state = begun instanceof Promise ? await begun : begun;
  if (state.kind === 'done') return answerFromStore(region, batch, outcomes, state.sequenceId);
  let sequenceId: number | undefined;
  try {
    const applied = await write();
    const result = await applied.acknowledged;
    sequenceId = applied.sequenceId;
    return result;
  } finally {
    nonces.finish(group, nonce, sequenceId, region.info.encodedName);
  }
}

/**
 * The turn that changes things. `floor`: the time stamps of puts are at least this (the checked cell's). `stored` holds, by position in the batch, what was
 * read for the mutations that need it.
 */
function applyInOneTurn(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: MutateOutcome[],
  options: MutateOptions,
  stored: readonly (StoredCells | undefined)[] = [],
  floor = 0n,
): Promise<MutateOutcome[]> {
  let logged: CellList;
  let durability: number;
  let now: number;
  try {
    now = region.timestamps.now();
    if (options.atomic === true) now = stampForAll(region, batch, now);
    for (let i = 0; i < batch.length; i++) {
      if (outcomes[i].error !== undefined) continue;
      stampOne(region, batch, outcomes, options, stored, i, now, floor);
    }
    durability = strongestDurability(region, batch, outcomes);
    logged = cellsToLog(region, batch, outcomes);
  } catch (error) {
    return Promise.reject(error);
  }
  if (durability === 0) return Promise.resolve(outcomes);
  const entry = region.mvcc.begin();
  let txid = 0;
  try {
    if (logged.length > 0) txid = appendToLog(region, batch, options, entry, logged);
    addToMemstores(region, batch, outcomes, entry.sequenceId);
  } catch (error) {
    region.fail('a write failed between log and memstore', error);
    return Promise.reject(error);
  }
  region.afterWrite(batch.length);
  return acknowledge(region, outcomes, entry, txid, durability);
}

function appendToLog(
  region: Region,
  batch: readonly ServerMutation[],
  options: MutateOptions,
  entry: WriteEntry,
  cells: CellList,
): number {
  const nonce = batch.length === 1 ? batch[0].nonce : (batch.find((mutation) => mutation.nonce !== 0n)?.nonce ?? 0n);
  return region.wal.append(
    {
      encodedRegionName: region.encodedNameBytes,
      tableName: region.tableNameBytes,
      sequenceId: entry.sequenceId,
      // Replay takes the region's last time stamp from here.
      writeTime: region.timestamps.last,
      nonceGroup: nonce === 0n ? 0n : (options.nonceGroup ?? 0n),
      nonce,
      families: region.familiesOf(cells),
    },
    cells,
  );
}

function addToMemstores(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: readonly MutateOutcome[],
  sequenceId: number,
): void {
  const { stores } = region;
  let bytes = 0;
  for (let i = 0; i < batch.length; i++) {
    if (outcomes[i].error !== undefined) continue;
    const { slab, offsets, lengths } = batch[i].cells;
    for (let j = 0; j < offsets.length; j++) {
      const offset = offsets[j];
      const at = kvFamilyOffset(slab.view, offset);
      const store = stores[region.storeIndexOf(slab, at, kvFamilyLength(slab.view, offset))];
      bytes += store.add(slab, offset, lengths[j], sequenceId);
    }
  }
  region.memstoreGrew(bytes);
}

/** Resolves when the write is as durable as it asked to be, and visible. */
function acknowledge(
  region: Region,
  outcomes: MutateOutcome[],
  entry: WriteEntry,
  txid: number,
  durability: number,
): Promise<MutateOutcome[]> {
  const leave = region.enterOperation();
  return new Promise((resolve, reject) => {
    const visible = (failure?: Error) => {
      leave();
      if (failure === undefined) resolve(outcomes);
      else reject(failure);
    };
    if (durability <= ASYNC_WAL) {
      if (durability === ASYNC_WAL) region.wal.syncInBackground(txid);
      region.mvcc.complete(entry, visible);
      return;
    }
    region.wal.sync(txid, durability === FSYNC_WAL ? 'full' : 'data', (error) => {
      if (error === undefined) return region.mvcc.complete(entry, visible);
      leave();
      region.fail('a write could not be logged', error);
      reject(error);
    });
  });
}
