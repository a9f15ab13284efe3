// What of a batch goes into the log, and how durable it must be.
import type { Slab } from '../../base/slab.ts';
import { CellList } from '../../cell/cell-list.ts';
import { effectiveDurability, SKIP_WAL, SYNC_WAL } from '../../model/durability.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import type { MutateOutcome, Region } from './region.ts';

/** The strongest of the mutations that are left; 0 when none is. hbase:meta is always synced. */
export function strongestDurability(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: readonly MutateOutcome[],
): number {
  let strongest = 0;
  for (let i = 0; i < batch.length; i++) {
    if (outcomes[i].error !== undefined) continue;
    strongest = Math.max(strongest, durabilityOf(region, batch[i]));
  }
  return strongest;
}

function durabilityOf(region: Region, mutation: ServerMutation): number {
  const durability = effectiveDurability(mutation.durability, region.durability);
  return region.info.isMeta && durability < SYNC_WAL ? SYNC_WAL : durability;
}

/** One list of the cells that go into the log. Those of one request stand in one buffer already and are not copied. */
export function cellsToLog(
  region: Region,
  batch: readonly ServerMutation[],
  outcomes: readonly MutateOutcome[],
): CellList {
  let all: CellList | undefined;
  let shared: Slab | undefined;
  for (let i = 0; i < batch.length; i++) {
    if (outcomes[i].error !== undefined || durabilityOf(region, batch[i]) === SKIP_WAL) continue;
    const { cells } = batch[i];
    if (batch.length === 1) return cells;
    if (all === undefined) {
      shared = cells.slab;
      all = CellList.from(shared, [], []);
    } else if (shared !== undefined && cells.slab !== shared) {
      all = copyOf(all);
      shared = undefined;
    }
    addAll(all, cells, shared !== undefined);
  }
  return all ?? new CellList();
}

function addAll(target: CellList, cells: CellList, inPlace: boolean): void {
  for (let i = 0; i < cells.length; i++) {
    if (inPlace) {
      target.offsets.push(cells.offsets[i]);
      target.lengths.push(cells.lengths[i]);
    } else target.add(cells.bytes(i));
  }
}

function copyOf(cells: CellList): CellList {
  const copy = new CellList(cells.totalBytes * 2);
  addAll(copy, cells, false);
  return copy;
}
