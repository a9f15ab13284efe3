import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import type { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import {
  type SimpleTracker,
  type TrackerSettings,
  trackerSettingsOf,
} from '../../rootdir/store-file-tracker-settings.ts';
import { ModifyStoreFileTrackerProcedure, type TrackerChange } from './modify-store-file-tracker-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';

export class ModifyColumnFamilyStoreFileTrackerProcedure extends ModifyStoreFileTrackerProcedure {
  static readonly className =
    'org.apache.hadoop.hbase.regionserver.storefiletracker.ModifyColumnFamilyStoreFileTrackerProcedure';
  override readonly className = ModifyColumnFamilyStoreFileTrackerProcedure.className;
  #family!: Buffer;

  static of(user: string, table: TableName, target: SimpleTracker, family: Buffer) {
    const procedure = new ModifyColumnFamilyStoreFileTrackerProcedure();
    procedure.ask(user, table, target);
    procedure.#family = family;
    return procedure;
  }

  protected override current(table: TableDescriptor, site: string): TrackerSettings {
    return trackerSettingsOf(table, this.#familyOf(table), site);
  }
  protected override changed(table: TableDescriptor, change: TrackerChange): TableDescriptor {
    const family = Object.entries(change).reduce(
      (changed, [name, value]) => changed.withConfiguration(name, value),
      this.#familyOf(table),
    );
    return table.withFamily(family);
  }
  #familyOf(table: TableDescriptor): ColumnFamilyDescriptor {
    const family = table.families.find(({ name }) => name.equals(this.#family));
    if (family !== undefined) return family;
    throw hbaseError(
      'NoSuchColumnFamilyException',
      `${toStringBinary(this.#family)} does not exist for table ${table.tableName}`,
    );
  }

  protected override dataMessages(): StateMessage[] {
    const own = { family: this.#family };
    const { ModifyColumnFamilyStoreFileTrackerStateData: type } = pb;
    return [...super.dataMessages(), stateMessage('ModifyColumnFamilyStoreFileTrackerStateData', type, own)];
  }
  protected override loadData(reader: StateReader): void {
    super.loadData(reader);
    const { ModifyColumnFamilyStoreFileTrackerStateData: type } = pb;
    this.#family = Buffer.from(reader.read('ModifyColumnFamilyStoreFileTrackerStateData', type).family);
  }
}
