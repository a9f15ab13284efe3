// Changes the store file tracker of a table or family (HBase's ModifyStoreFileTrackerProcedure): two changes of the table in turn, to MIGRATION
// and on to the tracker that is wanted; one more before them where the table is in a migration to another.
import { hbaseError } from '../../base/errors.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import {
  MIGRATION_SOURCE,
  MIGRATION_TARGET,
  parseTrackerName,
  type SimpleTracker,
  STORE_FILE_TRACKER,
  type TrackerSettings,
} from '../../rootdir/store-file-tracker-settings.ts';
import type { MasterServices } from '../master-services.ts';
import { ModifyTableProcedure } from './modify-table-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = { FINISH_PREVIOUS_MIGRATION: 1, START_MIGRATION: 2, FINISH_MIGRATION: 3 } as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Settings to set, or by undefined to remove. */
export type TrackerChange = Readonly<Record<string, string | undefined>>;

/** What a table can be told to change to. */
export function targetTracker(text: string): SimpleTracker {
  const name = parseTrackerName(text);
  if (name === 'MIGRATION') throw hbaseError('DoNotRetryIOException', `Do not need to transfer to ${text}`);
  return name;
}

export abstract class ModifyStoreFileTrackerProcedure extends TableProcedure<State> {
  protected override readonly initialState = STATE.FINISH_PREVIOUS_MIGRATION;
  #table!: TableName;
  #target!: SimpleTracker;

  protected ask(user: string, table: TableName, target: SimpleTracker): void {
    this.user = this.owner = user;
    this.#table = table;
    this.#target = target;
  }
  override get tableName(): TableName {
    return this.#table;
  }

  /** What the table or family is under now; throws when there is no such family. */
  protected abstract current(table: TableDescriptor, site: string): TrackerSettings;
  protected abstract changed(table: TableDescriptor, change: TrackerChange): TableDescriptor;

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    env.tableStates.checkExists(this.tableName);
    const table = await env.tableDescriptors.check(this.tableName);
    const now = this.current(table, env.config.storeFileTracker);
    switch (state) {
      case STATE.FINISH_PREVIOUS_MIGRATION: {
        env.tableStates.checkEnabled(this.tableName);
        this.preparationDone();
        if (now.name === this.#target) return NO_MORE_STATE;
        if (now.name !== 'MIGRATION') return { next: STATE.START_MIGRATION };
        if (now.target === this.#target) return { next: STATE.FINISH_MIGRATION };
        return { next: STATE.START_MIGRATION, children: [this.#modify(table, finished(now.target))] };
      }
      case STATE.START_MIGRATION: {
        const change = {
          [STORE_FILE_TRACKER]: 'MIGRATION',
          [MIGRATION_SOURCE]: now.name,
          [MIGRATION_TARGET]: this.#target,
        };
        // Done already, and stopped before that was noted.
        if (now.name === 'MIGRATION') return { next: STATE.FINISH_MIGRATION };
        return { next: STATE.FINISH_MIGRATION, children: [this.#modify(table, change)] };
      }
      case STATE.FINISH_MIGRATION:
        if (now.name === this.#target) return NO_MORE_STATE;
        return { next: undefined, children: [this.#modify(table, finished(this.#target))] };
    }
  }

  #modify(before: TableDescriptor, change: TrackerChange): ModifyTableProcedure {
    return ModifyTableProcedure.of(this.user, this.changed(before, change), before, true);
  }

  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.FINISH_PREVIOUS_MIGRATION;
  }
  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('ModifyStoreFileTrackerStateData', pb.ModifyStoreFileTrackerStateData, {
        table_name: this.#table.toProto(),
        dst_sft: this.#target,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('ModifyStoreFileTrackerStateData', pb.ModifyStoreFileTrackerStateData);
    this.#table = TableName.fromProto(data.table_name);
    this.#target = targetTracker(data.dst_sft);
  }
}

function finished(target: SimpleTracker): TrackerChange {
  return { [STORE_FILE_TRACKER]: target, [MIGRATION_SOURCE]: undefined, [MIGRATION_TARGET]: undefined };
}
