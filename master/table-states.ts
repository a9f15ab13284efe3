// ENABLED, DISABLED and on the way: table:state in hbase:meta, cached here, mirrored to ZooKeeper for clients of HBase 1.
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { META_TABLE_NAME, TableName } from '../model/table-name.ts';
import type { TableState } from '../model/table-state.ts';
import type { RegionStateStore } from './region-state-store.ts';

export interface TableStateMirror {
  setTableState(table: TableName, state: TableState): Promise<void>;
  deleteTableState(table: TableName): Promise<void>;
  /** Names of those that have one. */
  mirroredTables(): Promise<string[]>;
}

export class TableStates {
  #store: RegionStateStore;
  #mirror: TableStateMirror;
  #logger: Logger;
  #states = new Map<string, TableState>();
  /** Names of tables whose mirror could not be written. */
  #outdated = new Set<string>();
  /** With what an earlier master may have left. */
  #isCompared = false;

  constructor(store: RegionStateStore, mirror: TableStateMirror, logger: Logger) {
    this.#store = store;
    this.#mirror = mirror;
    this.#logger = logger;
  }

  load(states: ReadonlyMap<string, TableState>): void {
    for (const [name, state] of states) this.#states.set(name, state);
    this.#states.set(META_TABLE_NAME.name, 'ENABLED');
  }

  get(table: TableName): TableState | undefined {
    return this.#states.get(table.name);
  }
  has(table: TableName): boolean {
    return this.#states.has(table.name);
  }
  isEnabled(table: TableName): boolean {
    return table.isMeta || this.get(table) === 'ENABLED' || this.get(table) === 'ENABLING';
  }
  isDisabled(table: TableName): boolean {
    return this.get(table) === 'DISABLED';
  }
  tables(): TableName[] {
    return [...this.#states.keys()].map((name) => TableName.parse(name)).sort((a, b) => a.compareTo(b));
  }

  async set(table: TableName, state: TableState): Promise<void> {
    await this.#store.writeTableState(table, state);
    this.#states.set(table.name, state);
    await this.#tell(table);
  }
  async delete(table: TableName): Promise<void> {
    await this.#store.deleteTableState(table);
    this.#states.delete(table.name);
    await this.#tell(table);
  }

  /** Writes again what could not be written, and removes what is of no table. */
  async mendMirror(): Promise<void> {
    if (!this.#isCompared) {
      const mirrored = new Set(await this.#mirror.mirroredTables());
      for (const name of new Set([...mirrored, ...this.#states.keys()]))
        if (name !== META_TABLE_NAME.name && mirrored.has(name) !== this.#states.has(name)) this.#outdated.add(name);
      this.#isCompared = true;
    }
    for (const name of [...this.#outdated]) await this.#tell(TableName.parse(name));
  }

  checkExists(table: TableName): void {
    if (!this.has(table)) throw hbaseError('TableNotFoundException', table.name);
  }
  checkEnabled(table: TableName): void {
    this.checkExists(table);
    const state = this.get(table)!;
    if (state !== 'ENABLED') throw hbaseError('TableNotEnabledException', `tableName=${table}, state=${state}`);
  }
  /** For deletion and truncation: it exists, is no catalog table, and is disabled. */
  checkModifiable(table: TableName): void {
    if (table.isMeta) throw hbaseError('DoNotRetryIOException', "Can't modify catalog tables");
    this.checkExists(table);
    const state = this.get(table)!;
    if (state !== 'DISABLED')
      throw hbaseError('TableNotDisabledException', `Not DISABLED; tableName=${table}, state=${state}`);
  }

  async #tell(table: TableName): Promise<void> {
    const state = this.get(table);
    try {
      await (state === undefined ? this.#mirror.deleteTableState(table) : this.#mirror.setTableState(table, state));
      this.#outdated.delete(table.name);
    } catch (error) {
      this.#outdated.add(table.name);
      this.#logger.warn(
        { table: table.name, error: String(error) },
        'the mirror of a table state in ZooKeeper is out of date',
      );
    }
  }
}
