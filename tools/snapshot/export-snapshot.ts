// A snapshot and all it needs, from one root directory to another (HBase's ExportSnapshot, without MapReduce):
//
//   1. the manifest, to .hbase-snapshot/.tmp/<target>: from then on a cleaner there leaves what it names
//   2. each HFile, to archive/data/<ns>/<table>/<region>/<family>/, where links look for it; verified by reading it again
//   3. the manifest to its place
//
// One that was cut short goes on where it was when it is asked for again: files that are there already, and whole, stay.
import { mapConcurrently } from '../../base/concurrently.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import {
  checkSnapshotName,
  encodeSnapshotDescription,
  isExpiredSnapshot,
  type SnapshotDescription,
} from '../../model/snapshot-description.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { linkLocations } from '../../rootdir/hfile-link.ts';
import {
  DATA_MANIFEST_FILE,
  decodeSnapshotManifest,
  readSnapshotInfo,
  SNAPSHOT_INFO_FILE,
  type SnapshotManifest,
} from '../../rootdir/snapshot-manifest.ts';
import { findTarget, targetOf } from '../../rootdir/snapshot-region.ts';
import { verifySnapshotFiles } from '../../rootdir/snapshot-verify.ts';
import type { LinkTarget } from '../../rootdir/store-file-name.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { copyFile, isSameFile } from './copy-file.ts';

export interface ExportSnapshotOptions {
  readonly source: FileStorage;
  readonly target: FileStorage;
  readonly snapshot: string;
  /** Its name there; default: the same. */
  readonly targetName?: string;
  /** One of that name that is there, or under way, is replaced. */
  readonly overwrite?: boolean;
  /** Compare copies by their content, not only by their length. Default true. */
  readonly verifyChecksum?: boolean;
  readonly verifySource?: boolean;
  readonly verifyTarget?: boolean;
  /** There it has no TTL. */
  readonly resetTtl?: boolean;
  /** Files that are copied at once. */
  readonly parallel?: number;
  readonly bandwidthBytesPerSecond?: number;
  readonly now: () => number;
  readonly scheduler: Pick<Scheduler, 'sleep'>;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface ExportProgress {
  readonly files: number;
  readonly bytes: number;
  readonly totalFiles: number;
  readonly totalBytes: number;
}

export interface ExportReport extends ExportProgress {
  readonly copied: number;
  /** Were there already. */
  readonly skipped: number;
}

interface WantedFile {
  readonly target: LinkTarget;
  readonly family: string;
  readonly bytes: number;
}

const DEFAULT_PARALLEL = 4;

export async function exportSnapshot(options: ExportSnapshotOptions): Promise<ExportReport> {
  const { source, target, snapshot, targetName = snapshot } = options;
  checkSnapshotName(snapshot);
  checkSnapshotName(targetName);
  const folder = layout.snapshotFolder(snapshot);
  if ((await source.stat(folder)) === undefined)
    throw hbaseError('SnapshotDoesNotExistException', `Snapshot '${snapshot}' doesn't exist in the source directory`);
  const description = await readSnapshotInfo(source, folder);
  const manifestBytes = await source.readFile(`${folder}/${DATA_MANIFEST_FILE}`);
  const manifest = decodeSnapshotManifest(manifestBytes, `${folder}/${DATA_MANIFEST_FILE}`);
  if (options.verifySource !== false) await verify(options, source, description, manifest);
  await checkFree(options, targetName);
  const wanted = await filesOf(source, manifest);
  const working = layout.workingSnapshotFolder(targetName);
  const exported = {
    ...description,
    name: targetName,
    ...(options.resetTtl === true ? { ttl: 0 as never } : {}),
  };
  const stated: Stated = [
    [`${working}/${SNAPSHOT_INFO_FILE}`, encodeSnapshotDescription(exported)],
    [`${working}/${DATA_MANIFEST_FILE}`, manifestBytes],
  ];
  if (options.overwrite === true) await target.delete(working);
  await state(target, working, stated, true);
  const report = await copyAll(options, wanted);
  if (options.verifyTarget !== false) await verify(options, target, exported, manifest);
  // A master there may have begun to take one of that name meanwhile.
  await state(target, working, stated, false);
  if (options.overwrite === true) await target.delete(layout.snapshotFolder(targetName));
  await target.rename(working, layout.snapshotFolder(targetName));
  return report;
}

async function verify(
  options: ExportSnapshotOptions,
  files: FileStorage,
  description: SnapshotDescription,
  manifest: SnapshotManifest,
): Promise<void> {
  if (isExpiredSnapshot(description, options.now()))
    throw hbaseError('SnapshotTTLExpiredException', `TTL for snapshot '${description.name}' has already expired.`);
  await verifySnapshotFiles(files, manifest.regions);
}

async function checkFree({ target, overwrite }: ExportSnapshotOptions, name: string): Promise<void> {
  if (overwrite === true || (await target.stat(layout.snapshotFolder(name))) === undefined) return;
  throw hbaseError(
    'SnapshotExistsException',
    `The snapshot '${name}' already exists in the destination: ${layout.snapshotFolder(name)}; --overwrite replaces it, --target gives it another name`,
  );
}

type Stated = readonly (readonly [path: string, bytes: Buffer])[];

/** The files of the manifest, written where they are not there yet. Another one that is under way there stays, unless it is to be overwritten. */
async function state(target: FileStorage, working: string, stated: Stated, mayWrite: boolean): Promise<void> {
  for (const [path, bytes] of stated) {
    const isThere = (await target.stat(path)) !== undefined;
    if (!isThere && mayWrite) await target.writeFile(path, bytes);
    else if (!isThere || !(await target.readFile(path)).equals(bytes))
      throw hbaseError(
        'SnapshotCreationException',
        `A snapshot with the same name may be in-progress: ${working} holds another one. If none is, --overwrite replaces it`,
      );
  }
}

/** Each HFile once, however many regions link or refer to it. */
async function filesOf(source: FileStorage, { regions }: SnapshotManifest): Promise<WantedFile[]> {
  const wanted = new Map<string, WantedFile>();
  for (const { info, families } of regions)
    for (const family of families)
      for (const { parsed } of family.files) {
        const target = targetOf(parsed, info);
        const key = linkLocations(target, family.name)[0];
        if (wanted.has(key)) continue;
        const found = await findTarget(source, target, family.name);
        if (found === undefined)
          throw hbaseError('CorruptedSnapshotException', `Can't find hfile: ${target.hfile} (${key})`);
        wanted.set(key, { target, family: family.name, bytes: found.length });
      }
  return [...wanted.values()];
}

async function copyAll(options: ExportSnapshotOptions, wanted: readonly WantedFile[]): Promise<ExportReport> {
  const totalBytes = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = { files: 0, bytes: 0, totalFiles: wanted.length, totalBytes };
  const counts = { copied: 0, skipped: 0 };
  await mapConcurrently(wanted, options.parallel ?? DEFAULT_PARALLEL, async (file) => {
    if (await isThere(options, file)) {
      counts.skipped++;
      progress.bytes += file.bytes;
    } else {
      await copyOne(options, file, (bytes) => {
        progress.bytes += bytes;
        options.onProgress?.(progress);
      });
      counts.copied++;
    }
    progress.files++;
    options.onProgress?.(progress);
  });
  return { ...progress, ...counts };
}

async function isThere(options: ExportSnapshotOptions, { target, family, bytes }: WantedFile): Promise<boolean> {
  const there = await findTarget(options.target, target, family);
  if (there?.length !== bytes) return false;
  if (options.verifyChecksum === false) return true;
  const here = await findTarget(options.source, target, family);
  return here !== undefined && isSameFile(options.source, here.path, options.target, there.path);
}

async function copyOne(
  options: ExportSnapshotOptions,
  { target, family }: WantedFile,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { source, bandwidthBytesPerSecond: bandwidth, scheduler } = options;
  const path = `${layout.archiveFamilyFolder(target.table, target.region, family)}/${target.hfile}`;
  const pause = async (bytes: number) => {
    onBytes(bytes);
    const share = (bandwidth ?? 0) / (options.parallel ?? DEFAULT_PARALLEL);
    if (share > 0) await scheduler.sleep((1000 * bytes) / share);
  };
  // A compaction may archive it meanwhile: then it is looked for once more.
  for (let attempt = 0; ; attempt++) {
    const found = await findTarget(source, target, family);
    if (found === undefined) throw hbaseError('CorruptedSnapshotException', `Can't find hfile: ${target.hfile}`);
    const isCopied = await copyFile(source, found.path, options.target, path, {
      onBytes: pause,
      verify: options.verifyChecksum !== false,
    });
    if (isCopied) return;
    if (attempt > 2) throw hbaseError('IOException', `${found.path} is there and then it is not`);
  }
}
