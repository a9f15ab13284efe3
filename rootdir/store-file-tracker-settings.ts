// Which store file tracker a family's files are under: the family's attributes and configuration go before the table's, those before the
// site's (HBase's StoreFileTrackerFactory).
import { hbaseError } from '../base/errors.ts';
import type { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';

export const STORE_FILE_TRACKER = 'hbase.store.file-tracker.impl';
export const MIGRATION_SOURCE = 'hbase.store.file-tracker.migration.src.impl';
export const MIGRATION_TARGET = 'hbase.store.file-tracker.migration.dst.impl';

export type SimpleTracker = 'DEFAULT' | 'FILE';
export type TrackerName = SimpleTracker | 'MIGRATION';

export type TrackerSettings =
  | { readonly name: SimpleTracker }
  | { readonly name: 'MIGRATION'; readonly source: SimpleTracker; readonly target: SimpleTracker };

const CLASS =
  /^org\.apache\.hadoop\.hbase\.regionserver\.storefiletracker\.(Default|FileBased|Migration)StoreFileTracker$/;
const BY_CLASS: Readonly<Record<string, TrackerName>> = {
  Default: 'DEFAULT',
  FileBased: 'FILE',
  Migration: 'MIGRATION',
};

/** By HBase's short name in any case, or by the name of HBase's class. */
export function parseTrackerName(text: string): TrackerName {
  const name = BY_CLASS[CLASS.exec(text)?.[1] ?? ''] ?? text.toUpperCase();
  if (name === 'DEFAULT' || name === 'FILE' || name === 'MIGRATION') return name;
  throw hbaseError(
    'DoNotRetryIOException',
    `java.lang.RuntimeException: java.lang.ClassNotFoundException: Class ${text} not found; DEFAULT, FILE and MIGRATION are the store file trackers of this server`,
  );
}

/** `site`: the value of STORE_FILE_TRACKER outside the table. Without a family: what the table itself says. */
export function trackerSettingsOf(
  table: TableDescriptor,
  family: ColumnFamilyDescriptor | undefined,
  site = 'DEFAULT',
): TrackerSettings {
  const stated = (name: string) =>
    family?.values.get(name) ?? family?.configuration.get(name) ?? table.values.get(name);
  const name = parseTrackerName(stated(STORE_FILE_TRACKER) ?? site);
  if (name !== 'MIGRATION') return { name };
  return { name, source: simple(stated, MIGRATION_SOURCE), target: simple(stated, MIGRATION_TARGET) };
}

function simple(stated: (name: string) => string | undefined, setting: string): SimpleTracker {
  const text = stated(setting);
  if (text === undefined) throw refused(`config ${setting} is not set`);
  const name = parseTrackerName(text);
  if (name === 'MIGRATION') throw refused(`Should not specify ${setting} as MIGRATION because it can not be nested`);
  return name;
}

/** Of a table that is made. */
export function checkTrackersOfNewTable(table: TableDescriptor, site?: string): void {
  for (const family of table.families) checkNewFamily(table, family, site);
}

/** Trackers change by way of MIGRATION only: otherwise files would be lost from sight. */
export function checkTrackersOfModifiedTable(before: TableDescriptor, after: TableDescriptor, site?: string): void {
  for (const family of after.families) {
    const former = before.families.find(({ name }) => name.equals(family.name));
    if (former === undefined) checkNewFamily(after, family, site);
    else
      checkChange(
        trackerSettingsOf(before, former, site),
        trackerSettingsOf(after, family, site),
        `for family ${family.nameAsString} of table ${after.tableName}`,
      );
  }
}

function checkNewFamily(table: TableDescriptor, family: ColumnFamilyDescriptor, site?: string): void {
  if (trackerSettingsOf(table, family, site).name === 'MIGRATION')
    throw refused(
      `Should not use MIGRATION as store file tracker for new family ${family.nameAsString} of table ${table.tableName}`,
    );
}

function checkChange(before: TrackerSettings, after: TrackerSettings, where: string): void {
  if (before.name === 'MIGRATION') {
    if (after.name !== 'MIGRATION') {
      if (after.name !== before.target)
        throw refused(`Should migrate tracker to ${before.target} but got ${after.name} ${where}`);
      return;
    }
    if (before.source !== after.source)
      throw refused(`The src tracker has been changed from ${before.source} to ${after.source} ${where}`);
    if (before.target !== after.target)
      throw refused(`The dst tracker has been changed from ${before.target} to ${after.target} ${where}`);
    return;
  }
  if (before.name === after.name) return;
  if (after.name !== 'MIGRATION')
    throw refused(`Should change to MIGRATION first when migrating from ${before.name} ${where}`);
  if (after.source !== before.name)
    throw refused(
      `Should use src tracker ${before.name} first but got ${after.source} when migrating from ${before.name} ${where}`,
    );
  if (after.source === after.target) throw refused(`The src tracker and dst tracker are both ${after.source} ${where}`);
}

function refused(message: string): Error {
  return hbaseError('DoNotRetryIOException', message);
}
