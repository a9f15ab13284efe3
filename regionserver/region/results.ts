import { CellList } from '../../cell/cell-list.ts';
import type { MutateOutcome } from './region.ts';

/** The cells that increments and appends of one batch return, in order; undefined when none returns any. */
export function joinResults(outcomes: readonly MutateOutcome[]): CellList | undefined {
  const lists = outcomes.flatMap(({ result }) => (result === undefined ? [] : [result]));
  if (lists.length <= 1) return lists[0];
  const joined = new CellList(lists.reduce((sum, list) => sum + list.totalBytes, 0));
  for (const list of lists) for (let i = 0; i < list.length; i++) joined.add(list.bytes(i));
  return joined;
}
