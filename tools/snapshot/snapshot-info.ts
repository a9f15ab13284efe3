// What HBase's SnapshotInfo prints: `hbase snapshot info`.
import { hbaseError, StorageError } from '../../base/errors.ts';
import {
  creationTimeOfSnapshot,
  type SnapshotDescription,
  ttlOfSnapshot,
  typeOfSnapshot,
} from '../../model/snapshot-description.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import {
  listSnapshotNames,
  readSnapshotInfo,
  readSnapshotManifest,
  type SnapshotManifest,
} from '../../rootdir/snapshot-manifest.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { readSnapshotStats, type SnapshotStats } from './snapshot-stats.ts';

export interface SnapshotInfoOptions {
  readonly files: FileStorage;
  readonly print: (line: string) => void;
  readonly snapshot?: string;
  readonly list?: boolean;
  readonly showFiles?: boolean;
  readonly showStats?: boolean;
  readonly sizeInBytes?: boolean;
  /** The descriptor as lines; undefined: it is not wanted. */
  readonly schemaText?: ((descriptor: TableDescriptor) => string[]) | undefined;
}

const RULE = '-'.repeat(40);
const STARS = '*'.repeat(62);

/** False: there is no such snapshot, or it is damaged. */
export async function printSnapshotInfo(options: SnapshotInfoOptions): Promise<boolean> {
  if (options.list === true) {
    await printList(options);
    return true;
  }
  const { files, print, snapshot } = options;
  if (snapshot === undefined)
    throw hbaseError('IllegalArgumentException', 'Missing snapshot name: --snapshot, or --list-snapshots');
  const folder = layout.snapshotFolder(snapshot);
  let description: SnapshotDescription;
  try {
    description = await readSnapshotInfo(files, folder);
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'not-found') throw error;
    print(`Snapshot '${snapshot}' not found!`);
    return false;
  }
  const manifest = await readSnapshotManifest(files, folder);
  printDescription(print, description);
  if (options.schemaText !== undefined) printSchema(print, options.schemaText(manifest.descriptor));
  if (options.showFiles !== true && options.showStats !== true) return true;
  const stats = await readSnapshotStats(files, manifest);
  printFiles(options, manifest, stats);
  return stats.missingCount + stats.corruptedCount === 0;
}

async function printList({ files, print }: SnapshotInfoOptions): Promise<void> {
  const pad = (text: string) => text.padEnd(20);
  print([pad('SNAPSHOT'), pad('CREATION TIME'), pad('TTL IN SEC'), 'TABLE NAME'].join(' | '));
  for (const name of await listSnapshotNames(files)) {
    const description = await readSnapshotInfo(files, layout.snapshotFolder(name));
    const time = localTime(creationTimeOfSnapshot(description)).padStart(20);
    const ttl = String(ttlOfSnapshot(description)).padStart(20);
    print([pad(name), time, ttl, description.table ?? ''].join(' | '));
  }
}

function printDescription(print: (line: string) => void, description: SnapshotDescription): void {
  print('Snapshot Info');
  print(RULE);
  print(`   Name: ${description.name}`);
  print(`   Type: ${typeOfSnapshot(description)}`);
  print(`  Table: ${description.table ?? ''}`);
  print(` Format: ${description.version ?? 0}`);
  print(`Created: ${localTime(creationTimeOfSnapshot(description))}`);
  print(`    Ttl: ${ttlOfSnapshot(description)}`);
  print(`  Owner: ${description.owner ?? ''}`);
  print('');
}

function printSchema(print: (line: string) => void, lines: readonly string[]): void {
  print('Table Descriptor');
  print(RULE);
  for (const line of lines) print(line);
  print('');
}

function printFiles(options: SnapshotInfoOptions, { descriptor }: SnapshotManifest, stats: SnapshotStats): void {
  const { print } = options;
  const size = (bytes: number) => (options.sizeInBytes === true ? String(bytes) : humanSize(bytes));
  if (options.showFiles === true) {
    print('Snapshot Files');
    print(RULE);
    for (const { region, family, name, bytes, state } of stats.files) {
      const place = `${descriptor.tableName}/${region.encodedName}/${family}/${name}`;
      print(`${(bytes < 0 ? '-' : size(bytes)).padStart(8)} ${place} ${state === undefined ? '' : `(${state})`}`);
    }
  }
  print('');
  if (stats.missingCount + stats.corruptedCount > 0) {
    print(STARS);
    print(`BAD SNAPSHOT: ${stats.missingCount} hfile(s) and 0 log(s) missing.`);
    print(`              ${stats.corruptedCount} hfile(s) corrupted.`);
    print(STARS);
  }
  const share = (bytes: number) => `${((100 * bytes) / stats.totalBytes).toFixed(2)}% ${size(bytes)}`;
  print(
    `${stats.files.length} HFiles (${stats.archivedCount} in archive, ${stats.mobCount} in mob storage), total size ${size(stats.totalBytes)} (${share(stats.sharedBytes)} shared with the source table, ${share(stats.mobBytes)} in mob dir)`,
  );
  print(`0 Logs, total size ${size(0)}`);
  print('');
}

/** As Hadoop words it: 4972 is `4.9 K`, 4096 is `4 K`. */
export function humanSize(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10);
  if (power === 0) return String(bytes);
  const value = bytes / 1024 ** power;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${'KMGTPE'[power - 1]}`;
}

function localTime(ms: number, offsetMinutes = -new Date(ms).getTimezoneOffset()): string {
  return new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19);
}
