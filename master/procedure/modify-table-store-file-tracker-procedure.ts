import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import {
  type SimpleTracker,
  type TrackerSettings,
  trackerSettingsOf,
} from '../../rootdir/store-file-tracker-settings.ts';
import { ModifyStoreFileTrackerProcedure, type TrackerChange } from './modify-store-file-tracker-procedure.ts';

export class ModifyTableStoreFileTrackerProcedure extends ModifyStoreFileTrackerProcedure {
  static readonly className =
    'org.apache.hadoop.hbase.regionserver.storefiletracker.ModifyTableStoreFileTrackerProcedure';
  override readonly className = ModifyTableStoreFileTrackerProcedure.className;

  static of(user: string, table: TableName, target: SimpleTracker): ModifyTableStoreFileTrackerProcedure {
    const procedure = new ModifyTableStoreFileTrackerProcedure();
    procedure.ask(user, table, target);
    return procedure;
  }

  protected override current(table: TableDescriptor, site: string): TrackerSettings {
    return trackerSettingsOf(table, undefined, site);
  }
  protected override changed(table: TableDescriptor, change: TrackerChange): TableDescriptor {
    return Object.entries(change).reduce((changed, [name, value]) => changed.with(name, value), table);
  }
}
