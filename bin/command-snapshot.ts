// `colonnade snapshot`: HBase's SnapshotInfo and ExportSnapshot over root directories on disks, of stopped clusters and of running ones.
import { existsSync, mkdirSync } from 'node:fs';
import { systemClock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { familyText, tableAttributesText } from '../client/shell/descriptor-text.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { type ExportProgress, exportSnapshot } from '../tools/snapshot/export-snapshot.ts';
import { humanSize, printSnapshotInfo } from '../tools/snapshot/snapshot-info.ts';
import { loadSettings } from './load-settings.ts';
import { localFolderOf, rootDirectoryOf } from './root-directory.ts';

interface RootOptions {
  data?: string;
  config?: string;
  define: readonly string[];
}

export interface SnapshotInfoCommandOptions extends RootOptions {
  snapshot?: string;
  remoteDir?: string;
  listSnapshots?: boolean;
  files?: boolean;
  stats?: boolean;
  schema?: boolean;
  sizeInBytes?: boolean;
}

export async function commandSnapshotInfo(options: SnapshotInfoCommandOptions): Promise<void> {
  const root = options.remoteDir === undefined ? await ownRoot(options) : localFolderOf(options.remoteDir);
  const isWell = await printSnapshotInfo({
    files: storageOf(root, '--data'),
    print: (line) => console.log(line),
    ...(options.snapshot === undefined ? {} : { snapshot: options.snapshot }),
    list: options.listSnapshots === true,
    showFiles: options.files === true,
    showStats: options.stats === true,
    sizeInBytes: options.sizeInBytes === true,
    schemaText: options.schema === true ? schemaText : undefined,
  });
  if (!isWell) process.exitCode = 1;
}

function schemaText(table: TableDescriptor): string[] {
  const families = table.families.map(familyText).join(', ');
  return [`'${table.tableName}'${tableAttributesText(table)}, ${families}`];
}

export interface ExportCommandOptions extends RootOptions {
  snapshot: string;
  copyTo?: string;
  copyFrom?: string;
  target?: string;
  checksumVerify: boolean;
  sourceVerify: boolean;
  targetVerify: boolean;
  overwrite?: boolean;
  resetTtl?: boolean;
  mappers?: number;
  bandwidth?: number;
}

/** What is not named is this cluster's own: the source of an export, the target of an import. */
export async function commandSnapshotExport(
  direction: 'export' | 'import',
  options: ExportCommandOptions,
): Promise<void> {
  const { copyTo, copyFrom } = options;
  if (direction === 'export' && copyTo === undefined)
    throw hbaseError('IllegalArgumentException', '--copy-to <dir>: where the snapshot is to go');
  if (direction === 'import' && copyFrom === undefined)
    throw hbaseError('IllegalArgumentException', '--copy-from <dir>: where the snapshot is');
  const from = copyFrom === undefined ? await ownRoot(options) : localFolderOf(copyFrom);
  const to = copyTo === undefined ? await ownRoot(options) : localFolderOf(copyTo);
  if (from === to)
    throw hbaseError('IllegalArgumentException', `${from} is both source and target; clone_snapshot copies a table`);
  mkdirSync(to, { recursive: true });
  const progress = progressLine();
  const { copied, skipped, totalBytes } = await exportSnapshot({
    source: storageOf(from, '--copy-from'),
    target: new LocalFileStorage(to),
    snapshot: options.snapshot,
    ...(options.target === undefined ? {} : { targetName: options.target }),
    overwrite: options.overwrite === true,
    verifyChecksum: options.checksumVerify,
    verifySource: options.sourceVerify,
    verifyTarget: options.targetVerify,
    resetTtl: options.resetTtl === true,
    ...(options.mappers === undefined ? {} : { parallel: options.mappers }),
    ...(options.bandwidth === undefined ? {} : { bandwidthBytesPerSecond: options.bandwidth * 1024 * 1024 }),
    now: () => systemClock.now(),
    scheduler: systemScheduler,
    onProgress: progress.show,
  }).finally(progress.end);
  const there = skipped === 0 ? '' : `, ${skipped} were there already`;
  console.log(
    `Export Completed: ${options.target ?? options.snapshot} (${copied} files copied${there}; ${humanSize(totalBytes)} in all)`,
  );
}

/** On a terminal one line that changes; elsewhere nothing. */
function progressLine() {
  const isShown = process.stderr.isTTY === true;
  return {
    show: ({ files, totalFiles, bytes, totalBytes }: ExportProgress) => {
      if (isShown)
        process.stderr.write(`\r${files} of ${totalFiles} files, ${humanSize(bytes)} of ${humanSize(totalBytes)}   `);
    },
    end: () => {
      if (isShown) process.stderr.write('\n');
    },
  };
}

async function ownRoot({ data, config, define }: RootOptions): Promise<string> {
  const settings = await loadSettings({
    ...(config === undefined ? {} : { config }),
    define,
    environment: process.env,
  });
  return rootDirectoryOf(data, settings);
}

function storageOf(root: string, option: string): LocalFileStorage {
  if (!existsSync(root)) throw hbaseError('IllegalArgumentException', `${option} ${root}: there is no such folder`);
  return new LocalFileStorage(root);
}
