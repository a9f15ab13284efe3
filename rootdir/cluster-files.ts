// hbase.version, "PBUF" + HBaseVersionFileContent{"8"}: what wrote the tree. hbase.id, "PBUF" + ClusterId{uuid}: whose tree it is.
import { CorruptionError, hbaseError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import { hasMagic, PB_MAGIC } from '../model/pb-magic.ts';
import { pb } from '../proto/index.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { layout } from './directory-layout.ts';

/** HConstants.FILE_SYSTEM_VERSION since HBase 0.98. */
export const FILE_SYSTEM_VERSION = '8';

async function readMessage<T>(files: FileStorage, path: string, decode: (bytes: Buffer) => T): Promise<T> {
  const bytes = await files.readFile(path);
  if (!hasMagic(bytes))
    throw new CorruptionError(path, 0, `expected PBUF, found ${bytes.subarray(0, 4).toString('hex')}`);
  try {
    return decode(bytes.subarray(4));
  } catch (cause) {
    throw new CorruptionError(path, 4, 'the protobuf message cannot be decoded', { cause });
  }
}

/** The version text of hbase.version; undefined when there is no such file. */
export async function readVersion(files: FileStorage): Promise<string | undefined> {
  if ((await files.stat(layout.versionFile)) === undefined) return undefined;
  return readMessage(files, layout.versionFile, (bytes) => pb.HBaseVersionFileContent.decode(bytes).version);
}

/** The id in hbase.id; undefined when there is no such file. */
export async function readClusterId(files: FileStorage): Promise<string | undefined> {
  if ((await files.stat(layout.clusterIdFile)) === undefined) return undefined;
  return readMessage(files, layout.clusterIdFile, (bytes) => pb.ClusterId.decode(bytes).cluster_id);
}

/**
 * Makes hbase.version and hbase.id in an empty root directory, or checks those that are there. Refuses a tree of another version and a
 * folder that holds something else. Returns the cluster's id.
 */
export async function prepareClusterFiles(files: FileStorage, random: Random): Promise<string> {
  const version = await readVersionOrRepair(files);
  if (version !== FILE_SYSTEM_VERSION) throw wrongVersion(version);
  const id = await readClusterIdOrRepair(files);
  if (id !== undefined) return id;
  const made = random.uuid();
  await writeClusterId(files, made);
  return made;
}

/** Of a root directory that has none. */
export async function writeClusterId(files: FileStorage, id: string): Promise<void> {
  const message = pb.ClusterId.encode({ cluster_id: id }).finish();
  await files.writeFile(layout.clusterIdFile, Buffer.concat([PB_MAGIC, message]));
}

/** A crash while the file was made leaves it empty or cut: then there is nothing behind it yet, and it is made again. */
async function readVersionOrRepair(files: FileStorage): Promise<string> {
  const isNew = (await files.stat(layout.dataFolder)) === undefined;
  try {
    const version = await readVersion(files);
    if (version !== undefined) return version;
  } catch (error) {
    if (!isNew || !(error instanceof CorruptionError)) throw error;
    await files.delete(layout.versionFile);
  }
  if (!isNew) {
    throw hbaseError(
      'org.apache.hadoop.hbase.util.FileSystemVersionException',
      `The root directory has a folder ${layout.dataFolder} but no ${layout.versionFile}: it was not made by HBase or Colonnade, or the file was lost. Point to another directory, or restore the file.`,
      { retry: 'never' },
    );
  }
  const content = pb.HBaseVersionFileContent.encode({ version: FILE_SYSTEM_VERSION }).finish();
  await files.writeFile(layout.versionFile, Buffer.concat([PB_MAGIC, content]));
  return FILE_SYSTEM_VERSION;
}

async function readClusterIdOrRepair(files: FileStorage): Promise<string | undefined> {
  const isNew = (await files.stat(layout.dataFolder)) === undefined;
  try {
    return await readClusterId(files);
  } catch (error) {
    if (!isNew || !(error instanceof CorruptionError)) throw error;
    await files.delete(layout.clusterIdFile);
    return undefined;
  }
}

function wrongVersion(found: string): Error {
  const isNewer = Number(found) > Number(FILE_SYSTEM_VERSION);
  const advice = isNewer
    ? 'It was written by a newer release: use that release to open it.'
    : 'It was written by a release before HBase 0.98: let HBase upgrade it first.';
  return hbaseError(
    'org.apache.hadoop.hbase.util.FileSystemVersionException',
    `The root directory has file system version ${found} (${layout.versionFile}), this release reads and writes version ${FILE_SYSTEM_VERSION}. ${advice}`,
    { retry: 'never' },
  );
}
