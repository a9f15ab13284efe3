import { expect, test } from 'vitest';
import { silentLogger } from '../../base/logger.ts';
import type { RegionStateStore } from '../../master/region-state-store.ts';
import { type TableStateMirror, TableStates } from '../../master/table-states.ts';
import { TableName } from '../../model/table-name.ts';
import type { TableState } from '../../model/table-state.ts';

class Mirror implements TableStateMirror {
  readonly states = new Map<string, TableState>();
  isAway = false;
  async setTableState(table: TableName, state: TableState): Promise<void> {
    this.#check();
    this.states.set(table.name, state);
  }
  async deleteTableState(table: TableName): Promise<void> {
    this.#check();
    this.states.delete(table.name);
  }
  async mirroredTables(): Promise<string[]> {
    this.#check();
    return [...this.states.keys()];
  }
  #check(): void {
    if (this.isAway) throw new Error('away');
  }
}

const t = TableName.parse('t');
const u = TableName.parse('u');

function statesOver(mirror: Mirror): TableStates {
  const store = { writeTableState: async () => {}, deleteTableState: async () => {} };
  return new TableStates(store as unknown as RegionStateStore, mirror, silentLogger);
}

test('the mirror of table states is mended after ZooKeeper was away: it kept the state of a table that was dropped', async () => {
  const mirror = new Mirror();
  const states = statesOver(mirror);
  await states.set(t, 'DISABLED');
  await states.set(u, 'ENABLED');
  await states.mendMirror();
  mirror.isAway = true;
  await states.delete(t);
  await states.set(u, 'DISABLED');
  await states.mendMirror();
  expect([...mirror.states]).toEqual([
    ['t', 'DISABLED'],
    ['u', 'ENABLED'],
  ]);
  mirror.isAway = false;
  await states.mendMirror();
  expect([...mirror.states]).toEqual([['u', 'DISABLED']]);
});

test('the mirror that an earlier master left is compared with the tables there are', async () => {
  const mirror = new Mirror();
  await mirror.setTableState(t, 'ENABLED');
  const states = statesOver(mirror);
  states.load(new Map([['u', 'ENABLED']]));
  await states.mendMirror();
  expect([...mirror.states]).toEqual([['u', 'ENABLED']]);
});
