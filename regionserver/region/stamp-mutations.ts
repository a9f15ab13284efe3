// The last step before cells are written: each cell that states no time stamp gets the server's, increments and appends get their new cells.
import { assert } from '../../base/assert.ts';
import { ColonnadeError } from '../../base/errors.ts';
import { isLatestTimestamp, kvSetTimestamp, kvSetTimestampNumber, kvType, TYPE_PUT } from '../../cell/key-value.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import { computeDeltas, type StoredCells } from './read-modify-write.ts';
import type { MutateOptions, MutateOutcome, Region } from './region.ts';

/** All of an atomic batch has one time stamp, as in HBase: later than markers put on its rows before, not later than its own. */
export function stampForAll(region: Region, batch: readonly ServerMutation[], now: number): number {
  if (region.timestamps.noDeletes) return now;
  for (const { type, row } of batch) if (type !== 'delete') now = region.timestamps.forPut(row.toString('latin1'), now);
  return now;
}

/** The time stamp of one mutation of a batch that is not atomic: it may follow another of its row in the same batch. */
function stampFor(region: Region, mutation: ServerMutation, options: MutateOptions, now: number): number {
  const { timestamps } = region;
  if (options.atomic === true || timestamps.noDeletes) return now;
  const stamp = Math.max(now, timestamps.last);
  return mutation.type === 'delete' ? stamp : timestamps.forPut(mutation.row.toString('latin1'), stamp);
}

/** Gives one mutation its final cells. What is refused here is an outcome of its own, unless the batch is atomic. */
export function stampOne(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: MutateOutcome[],
  options: MutateOptions,
  stored: readonly (StoredCells | undefined)[],
  i: number,
  now: number,
  floor: bigint,
): void {
  const mutation = batch[i];
  const found = stored[i];
  try {
    const stamp = stampFor(region, mutation, options, now);
    if (mutation.type === 'increment' || mutation.type === 'append') {
      assert(found !== undefined, 'an increment whose cells were not read');
      mutation.cells = computeDeltas(region, mutation, found, stamp);
      if (mutation.returnResults) outcomes[i] = { result: mutation.cells };
    } else if (mutation.type === 'delete') stampDelete(region, mutation, found, stamp);
    else stampPut(region, mutation, stamp, floor);
  } catch (error) {
    if (options.atomic === true || !(error instanceof ColonnadeError)) throw error;
    outcomes[i] = { error };
  }
}

/** A put that followed a condition is not older than the cell that was looked at, whatever the clock says. */
function stampPut(region: Region, mutation: ServerMutation, stamp: number, floor: bigint): void {
  const { slab, offsets } = mutation.cells;
  for (let i = 0; i < offsets.length; i++) {
    if (!isLatestTimestamp(slab.view, offsets[i])) continue;
    if (floor > stamp) kvSetTimestamp(slab.view, offsets[i], floor);
    else kvSetTimestampNumber(slab.view, offsets[i], stamp);
    // A put may carry markers.
    if (kvType(slab.view, offsets[i]) !== TYPE_PUT) region.timestamps.deleted(mutation.row.toString('latin1'), stamp);
  }
}

function stampDelete(region: Region, mutation: ServerMutation, found: StoredCells | undefined, now: number): void {
  const { slab, offsets } = mutation.cells;
  let newest = -1;
  for (let i = 0; i < offsets.length; i++) {
    if (!isLatestTimestamp(slab.view, offsets[i])) continue;
    const version = found?.deleteTimestamps?.[i];
    if (version !== undefined) kvSetTimestamp(slab.view, offsets[i], version);
    else kvSetTimestampNumber(slab.view, offsets[i], now);
    const stamp = version === undefined ? now : Number(version);
    if (stamp <= now && stamp > newest) newest = stamp;
  }
  if (newest >= 0) region.timestamps.deleted(mutation.row.toString('latin1'), newest);
}
