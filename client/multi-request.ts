import type { CellBlockBuilder } from '../cell/cell-block.ts';
import type { Condition } from '../model/condition.ts';
import { conditionToProto, mutationToProto } from '../model/convert-mutation.ts';
import { getToProto } from '../model/convert-query.ts';
import type { Get } from '../model/get.ts';
import type { ServerMutation } from '../model/mutation.ts';
import type { pb } from '../proto/index.ts';
import type { RegionLocation } from './meta-cache.ts';
import { regionSpecifier } from './region-locator.ts';

/** One thing to do: a get, a mutation, or several mutations of one row at once, perhaps on a condition. */
export interface MultiAction {
  row: Buffer;
  get?: Get;
  mutation?: ServerMutation;
  atomic?: { mutations: readonly ServerMutation[]; condition: Condition | undefined };
}

export interface PendingAction {
  index: number;
  action: MultiAction;
}
export interface RegionGroup {
  location: RegionLocation;
  pending: PendingAction[];
}

/** One RegionAction: the plain actions of a region together, or one atomic action by itself. */
export interface MultiUnit {
  location: RegionLocation;
  pending: PendingAction[];
  isAtomic: boolean;
}

export function toUnits({ location, pending }: RegionGroup): MultiUnit[] {
  const units: MultiUnit[] = [];
  let plain: MultiUnit | undefined;
  for (const each of pending) {
    if (each.action.atomic !== undefined) {
      units.push({ location, pending: [each], isAtomic: true });
    } else if (plain === undefined) {
      plain = { location, pending: [each], isAtomic: false };
      units.push(plain);
    } else {
      plain.pending.push(each);
    }
  }
  return units;
}

export function encodeUnit(unit: MultiUnit, block: CellBlockBuilder): pb.RegionAction.$Properties {
  const region = regionSpecifier(unit.location.region.name);
  const atomic = unit.isAtomic ? unit.pending[0].action.atomic : undefined;
  if (atomic !== undefined) {
    return {
      region,
      atomic: true,
      action: atomic.mutations.map((mutation, index) => ({ index, mutation: mutationToProto(mutation, block) })),
      condition: atomic.condition === undefined ? undefined : conditionToProto(atomic.condition),
    };
  }
  return {
    region,
    action: unit.pending.map(({ action }, index) =>
      action.get === undefined
        ? { index, mutation: mutationToProto(action.mutation!, block) }
        : { index, get: getToProto(action.get) },
    ),
  };
}

/** About the bytes an action takes in a request. */
export function actionBytes({ row, mutation, atomic }: MultiAction): number {
  const cells = (each: ServerMutation) => each.cells.totalBytes + 4 * each.cells.length;
  let bytes = 32 + row.length;
  if (mutation !== undefined) bytes += cells(mutation);
  for (const each of atomic?.mutations ?? []) bytes += cells(each);
  return bytes;
}

export function splitBySize(groups: readonly RegionGroup[], maxBytes: number): RegionGroup[][] {
  const parts: RegionGroup[][] = [];
  let part: RegionGroup[] = [];
  let bytes = 0;
  for (const { location, pending } of groups) {
    let group: RegionGroup = { location, pending: [] };
    for (const each of pending) {
      const size = actionBytes(each.action);
      if (bytes > 0 && bytes + size > maxBytes) {
        if (group.pending.length > 0) part.push(group);
        parts.push(part);
        part = [];
        bytes = 0;
        group = { location, pending: [] };
      }
      group.pending.push(each);
      bytes += size;
    }
    if (group.pending.length > 0) part.push(group);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
