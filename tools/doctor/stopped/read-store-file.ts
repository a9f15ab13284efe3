// Whether one file of a store can be read: its trailer, index and blooms always, each of its blocks when asked to look deep.
import { CorruptionError, StorageError } from '../../../base/errors.ts';
import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';
import { mobRegionOf } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { mobFileReferencesOf } from '../../../rootdir/mob-references.ts';
import { parseStoreFileName } from '../../../rootdir/store-file-name.ts';
import { openStoreFile } from '../../../rootdir/store-file-opener.ts';
import type { FileEntry, FileStorage } from '../../../storage/file-storage.ts';
import { MobFiles } from '../../hfile/mob-files.ts';
import type { StoreFileFacts } from '../image.ts';
import { messageOf } from '../words.ts';
import { eachCell } from './each-cell.ts';

export interface StoreFilePlace {
  readonly table: TableName;
  readonly region: string;
  readonly family: string;
  readonly entry: FileEntry;
  readonly deep: boolean;
}

export async function readStoreFileFacts(
  files: FileStorage,
  { table, region, family, entry, deep }: StoreFilePlace,
): Promise<StoreFileFacts> {
  const { name, length } = entry;
  const path = layout.storeFile(table, region, family, name);
  const parsed = parseStoreFileName(name);
  if (parsed === undefined) return { family, name, path, length, kind: 'strange' };
  const parent = parsed.kind === 'reference' ? { parent: parsed.parent } : {};
  const facts = { family, name, path, length, kind: parsed.kind, ...parent };
  let reader: StoreFileReader;
  try {
    reader = await openStoreFile({ path, parsed }, { files, table, family });
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'not-found' && parsed.kind !== 'hfile')
      return { ...facts, fault: messageOf(error).replace(/^.*?: /, ''), isDangling: true };
    return { ...facts, fault: faultWithPlace(path, error) };
  }
  try {
    const known = {
      ...facts,
      cells: reader.entryCount,
      maxSequenceId: reader.maxSequenceId,
      replaces: reader.compactedFiles,
      missingMobFiles: await missingMobFiles(files, reader, family),
      ...(parsed.kind === 'hfile' ? edgesOf(reader) : {}),
    };
    if (deep) await eachCell(reader, () => {});
    return known;
  } catch (error) {
    return { ...facts, fault: faultWithPlace(path, error) };
  } finally {
    await reader.close();
  }
}

async function missingMobFiles(files: FileStorage, reader: StoreFileReader, family: string): Promise<string[]> {
  const missing: string[] = [];
  for (const [name, mobFiles] of mobFileReferencesOf(reader) ?? []) {
    const table = TableName.parse(name);
    const present = new MobFiles(files);
    for (const file of mobFiles)
      if (!(await present.has(table, family, file)))
        missing.push(`${layout.mobFamilyFolder(table, mobRegionOf(table).encodedName, family)}/${file}`);
  }
  return missing;
}

/** Of a damage elsewhere (in the file that a reference means) the whole message. */
function faultWithPlace(path: string, error: unknown): string {
  if (!(error instanceof CorruptionError) || error.path !== path) return messageOf(error);
  return messageOf(error).replace(/^.* is damaged (at offset \d+): /, '$1: ');
}

function edgesOf({ firstKey, lastKey }: StoreFileReader): { firstRow?: Buffer; lastRow?: Buffer } {
  if (firstKey === undefined || lastKey === undefined) return {};
  return { firstRow: rowOf(firstKey), lastRow: rowOf(lastKey) };
}
function rowOf(flatKey: Buffer): Buffer {
  return Buffer.from(flatKey.subarray(2, 2 + flatKey.readUInt16BE(0)));
}
