// What a snapshot consists of (HBase 2.6.1, SnapshotManifestV2): names of store files. Nothing is copied; the files stay where they are, or go to
// the archive, and cleaners leave them.
//
//   .hbase-snapshot/<name>/.snapshotinfo    SnapshotDescription, without magic
//   .hbase-snapshot/<name>/data.manifest    SnapshotDataManifest: the table's descriptor and, of each region, families and store files
//   .hbase-snapshot/.tmp/<name>/…           the same while it is being taken, and of each region that is done already
//     region-manifest.<encoded name>        SnapshotRegionManifest
//
// Of a store file: its name in the family's folder (a file, a link, or a reference, whose content is in the manifest too), and the length of the
// HFile that it stands for. A table with MOB families has one region more, the one that mobdir keeps its MOB files in.
import { CorruptionError, hbaseError, StorageError } from '../base/errors.ts';
import { RegionInfo } from '../model/region-info.ts';
import {
  decodeSnapshotDescription,
  encodeSnapshotDescription,
  SNAPSHOT_LAYOUT_VERSION,
  type SnapshotDescription,
} from '../model/snapshot-description.ts';
import { TableDescriptor } from '../model/table-descriptor.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { layout } from './directory-layout.ts';
import { type Reference, referenceFromProto, referenceToProto } from './reference.ts';
import { parseStoreFileName, type StoreFileName } from './store-file-name.ts';

export const SNAPSHOT_INFO_FILE = '.snapshotinfo';
export const DATA_MANIFEST_FILE = 'data.manifest';
const REGION_MANIFEST_PREFIX = 'region-manifest.';
const READS_AT_ONCE = 16;

/** A name in a family's folder, and what it says. */
export interface SnapshotStoreFile {
  readonly name: string;
  readonly parsed: StoreFileName;
  /** Of a reference. */
  readonly reference: Reference | undefined;
  /** Of the HFile behind it; undefined when it is not stated. */
  readonly length: number | undefined;
}

export interface SnapshotFamily {
  /** In latin1. */
  readonly name: string;
  readonly files: readonly SnapshotStoreFile[];
}

export interface SnapshotRegion {
  readonly info: RegionInfo;
  readonly families: readonly SnapshotFamily[];
}

export interface SnapshotManifest {
  readonly descriptor: TableDescriptor;
  readonly regions: readonly SnapshotRegion[];
}

// Reading.

/** `not-found` when there is no such snapshot. */
export async function readSnapshotInfo(files: FileStorage, folder: string): Promise<SnapshotDescription> {
  const path = `${folder}/${SNAPSHOT_INFO_FILE}`;
  const bytes = await files.readFile(path);
  try {
    return decodeSnapshotDescription(bytes);
  } catch (cause) {
    throw new CorruptionError(path, 0, 'expected a SnapshotDescription', { cause });
  }
}

export async function readSnapshotManifest(files: FileStorage, folder: string): Promise<SnapshotManifest> {
  const path = `${folder}/${DATA_MANIFEST_FILE}`;
  let bytes: Buffer;
  try {
    bytes = await files.readFile(path);
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'not-found') throw error;
    throw await missingManifest(files, folder, path);
  }
  return decodeSnapshotManifest(bytes, path);
}

async function missingManifest(files: FileStorage, folder: string, path: string): Promise<Error> {
  const { version } = await readSnapshotInfo(files, folder);
  if (version === SNAPSHOT_LAYOUT_VERSION) return new CorruptionError(path, 0, 'the manifest of the snapshot is gone');
  return hbaseError(
    'DoNotRetryIOException',
    `${folder} is a snapshot in layout ${version ?? 0}, of HBase 0.98 and before; only layout ${SNAPSHOT_LAYOUT_VERSION} can be read`,
  );
}

export function decodeSnapshotManifest(bytes: Uint8Array, path: string): SnapshotManifest {
  try {
    const message = pb.SnapshotDataManifest.decode(bytes);
    return {
      descriptor: TableDescriptor.fromProto(message.table_schema),
      regions: message.region_manifests.map((region: pb.SnapshotRegionManifest.$Properties) => regionOf(region, path)),
    };
  } catch (cause) {
    if (cause instanceof CorruptionError) throw cause;
    throw new CorruptionError(path, 0, 'expected a SnapshotDataManifest', { cause });
  }
}

/** Of a snapshot that is being taken: the regions that are done. */
export async function readRegionManifests(files: FileStorage, folder: string): Promise<SnapshotRegion[]> {
  const names = (await files.list(folder)).map(({ name }) => name);
  const regions: SnapshotRegion[] = [];
  const found = names.filter((name) => name.startsWith(REGION_MANIFEST_PREFIX));
  for (let i = 0; i < found.length; i += READS_AT_ONCE)
    regions.push(
      ...(await Promise.all(
        found.slice(i, i + READS_AT_ONCE).map((name) => readRegionManifest(files, `${folder}/${name}`)),
      )),
    );
  return regions;
}

async function readRegionManifest(files: FileStorage, path: string): Promise<SnapshotRegion> {
  const bytes = await files.readFile(path);
  try {
    return regionOf(pb.SnapshotRegionManifest.decode(bytes), path);
  } catch (cause) {
    if (cause instanceof CorruptionError) throw cause;
    throw new CorruptionError(path, 0, 'expected a SnapshotRegionManifest', { cause });
  }
}

function regionOf(message: pb.SnapshotRegionManifest.$Properties, path: string): SnapshotRegion {
  return {
    info: RegionInfo.fromProto(message.region_info),
    families: (message.family_files ?? []).map(({ family_name, store_files }) => ({
      name: familyName(family_name, path),
      files: (store_files ?? []).map((file) => storeFileOf(file, path)),
    })),
  };
}

/** It becomes a folder's name. */
function familyName(bytes: Uint8Array, path: string): string {
  const name = Buffer.from(bytes).toString('latin1');
  if (name === '' || name.startsWith('.') || /[/\0]/.test(name))
    throw new CorruptionError(path, 0, `${JSON.stringify(name)} is not the name of a family`);
  return name;
}

function storeFileOf(file: pb.SnapshotRegionManifest.StoreFile.$Properties, path: string): SnapshotStoreFile {
  const parsed = parseStoreFileName(file.name);
  if (parsed === undefined) throw new CorruptionError(path, 0, `${JSON.stringify(file.name)} is no store file's name`);
  return {
    name: file.name,
    parsed,
    reference: file.reference == null ? undefined : referenceFromProto(file.reference, path),
    length: file.file_size == null ? undefined : longToNumber(file.file_size),
  };
}

// Writing.

export async function writeSnapshotInfo(
  files: FileStorage,
  folder: string,
  snapshot: SnapshotDescription,
): Promise<void> {
  await replaceFile(files, `${folder}/${SNAPSHOT_INFO_FILE}`, encodeSnapshotDescription(snapshot));
}

export async function writeRegionManifest(files: FileStorage, folder: string, region: SnapshotRegion): Promise<void> {
  const bytes = pb.SnapshotRegionManifest.encode(regionToProto(region)).finish();
  await replaceFile(files, `${folder}/${REGION_MANIFEST_PREFIX}${region.info.encodedName}`, bytes);
}

export function encodeSnapshotManifest({ descriptor, regions }: SnapshotManifest): Uint8Array {
  return pb.SnapshotDataManifest.encode({
    table_schema: descriptor.toProto(),
    region_manifests: regions.map(regionToProto),
  }).finish();
}

/** Makes one file of what the regions have left. May be done again, also after a crash in its middle. */
export async function consolidateManifest(
  files: FileStorage,
  folder: string,
  descriptor: TableDescriptor,
): Promise<void> {
  const path = `${folder}/${DATA_MANIFEST_FILE}`;
  if ((await files.stat(path)) === undefined) {
    const regions = await readRegionManifests(files, folder);
    await files.writeFile(path, encodeSnapshotManifest({ descriptor, regions }));
  }
  // With them goes what a server had begun to write when it died.
  for (const { name } of await files.list(folder))
    if (name !== SNAPSHOT_INFO_FILE && name !== DATA_MANIFEST_FILE) await files.delete(`${folder}/${name}`);
}

function regionToProto({ info, families }: SnapshotRegion): pb.SnapshotRegionManifest.$Properties {
  return {
    region_info: info.toProto(),
    family_files: families.map(({ name, files }) => ({
      family_name: Buffer.from(name, 'latin1'),
      store_files: files.map((file) => ({
        name: file.name,
        reference: file.reference === undefined ? undefined : referenceToProto(file.reference),
        file_size: file.length as never,
      })),
    })),
  };
}

async function replaceFile(files: FileStorage, path: string, bytes: Uint8Array): Promise<void> {
  await files.delete(path);
  await files.writeFile(path, bytes);
}

// Where snapshots are.

/** Names of the snapshots that are there, in order. */
export async function listSnapshotNames(files: FileStorage): Promise<string[]> {
  const entries = await files.list(layout.snapshotsFolder);
  return entries.filter(({ name, isDirectory }) => isDirectory && !name.startsWith('.')).map(({ name }) => name);
}
