// The flow of a bulk load: files checked (do they fit the region?) · memstores flushed, whose sequence id the files take · brought into the
// region's work folder under their final names, by a link where that is possible · fence check · commit through the store file trackers · marker
// synced to the log · readers of all families see them in one turn · the old names go.
//
// Until the last step the files stand where the user put them, so that a load that failed, or that a crash cut short, can simply be tried again.
// Several files are loaded all or none: what is written down of it (bulk-load-intent.ts) is finished, or undone, by whoever opens the region next.
import { hbaseError, isHBaseError, StorageError } from '../../base/errors.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import { copyFile } from '../../rootdir/move-file.ts';
import type { OutsideFiles } from '../../storage/outside-files.ts';
import { bulkLoadMarker } from '../../wal/wal-edit.ts';
import { checkBulkLoadFile } from './bulk-load-check.ts';
import { BulkLoadNote } from './bulk-load-intent.ts';
import type { Region } from './region.ts';
import { tempFolderOf } from './region-files.ts';
import { appendMarker } from './region-markers.ts';
import type { Store } from './store/store.ts';
import type { StoreFile } from './store/store-file.ts';

/** Of files that were moved away, for calls that come again. */
const MAX_REMEMBERED = 1000;

export interface BulkLoadFile {
  readonly family: Buffer;
  /** Where it is: a URI or an absolute path. */
  readonly uri: string;
}

export interface BulkLoadOptions {
  /** The cells count as written now. False: as older than anything that was written. */
  readonly assignSequenceId: boolean;
  /** The files stay where they are, too. */
  readonly copyFiles: boolean;
  /** For the marker in the log: clusters that have the files already, this one among them. */
  readonly clusterIds?: readonly string[];
  readonly replicate?: boolean;
}

/** A file on its way into a store. */
interface Loading {
  readonly store: Store;
  readonly uri: string;
  readonly temporary: string;
  length: number;
  placed: StoreFile[];
}

/** True: all files are loaded, durably. False: at least one holds rows of other regions, nothing was loaded; the caller splits it and tries again. */
export async function bulkLoad(
  region: Region,
  files: readonly BulkLoadFile[],
  options: BulkLoadOptions,
): Promise<boolean> {
  region.checkReadable();
  const leave = region.enterOperation();
  try {
    region.counters.writeRequests++;
    if (await wasLoaded(region, files)) return true;
    const stores = files.map(({ family }) => storeOf(region, family));
    if (!(await allFit(region, files, stores))) return false;
    const sequenceId = options.assignSequenceId ? await flushedSequenceId(region) : -1;
    const loading = files.map(({ uri }, i): Loading => {
      return { store: stores[i], uri, temporary: stores[i].loadedPath(sequenceId), length: 0, placed: [] };
    });
    await commit(region, loading, await bringIn(region, loading), sequenceId, options);
    if (!options.copyFiles && region.outside.isSameFileSystem) await giveUpOldNames(region, files);
    logLoaded(region, loading, sequenceId);
    return true;
  } finally {
    leave();
  }
}

/** The answer to the same call was lost: the files are gone, since they were loaded. */
async function wasLoaded(region: Region, files: readonly BulkLoadFile[]): Promise<boolean> {
  if (files.length === 0 || !files.every((file) => region.loadedFiles.has(memoryOf(file)))) return false;
  for (const { uri } of files) {
    try {
      await (await region.outside.open(uri)).close();
      return false;
    } catch (error) {
      if (!(error instanceof StorageError && error.reason === 'not-found')) throw error;
    }
  }
  return true;
}

function memoryOf({ family, uri }: BulkLoadFile): string {
  return `${family.toString('latin1')} ${uri}`;
}

function storeOf(region: Region, family: Buffer): Store {
  const store = region.stores.find((each) => each.familyName.equals(family));
  if (store === undefined)
    throw hbaseError('DoNotRetryIOException', `No such column family ${family.toString('latin1')}`);
  return store;
}

async function allFit(region: Region, files: readonly BulkLoadFile[], stores: readonly Store[]): Promise<boolean> {
  let fit = true;
  for (const [i, { uri }] of files.entries()) {
    const file = await openSource(region.outside, uri);
    try {
      const reader = await HFileReader.open(file);
      await checkBulkLoadFile(region, stores[i], reader);
    } catch (error) {
      if (!isHBaseError(error, 'WrongRegionException')) throw error;
      region.options.logger.warn(
        { region: region.info.encodedName, family: stores[i].name, file: uri },
        'a file to be bulk loaded holds rows of other regions',
      );
      fit = false;
    } finally {
      await file.close();
    }
  }
  return fit;
}

async function openSource(outside: OutsideFiles, uri: string) {
  try {
    return await outside.open(uri);
  } catch (error) {
    // Trying again would not bring it there.
    if (!(error instanceof StorageError)) throw error;
    throw hbaseError('DoNotRetryIOException', `The file to bulk load cannot be opened: ${error.message}`, {
      cause: error,
    });
  }
}

/** Whatever was written before is in files with this id or a smaller one, and what is written from now on has a larger one. */
async function flushedSequenceId(region: Region): Promise<number> {
  for (;;) {
    const { flushed, flushSequenceId } = await region.flush({ force: true, reason: 'files are bulk loaded' });
    if (flushed) return flushSequenceId;
    // In one turn: nothing is in memory, so nothing waits to be written under a smaller id.
    if (region.stores.every((store) => store.memstore.isEmpty)) {
      const entry = region.mvcc.begin();
      region.mvcc.complete(entry);
      return entry.sequenceId;
    }
  }
}

/** Brings the files into the work folder; after a failure nothing is left of them there. One file alone needs no note. */
async function bringIn(region: Region, loading: readonly Loading[]): Promise<BulkLoadNote | undefined> {
  const { files, random } = region.options;
  const note = loading.length > 1 ? new BulkLoadNote(files, tempFolderOf(region), random.uuid()) : undefined;
  try {
    await note?.begin(loading.map(({ store, temporary }) => ({ family: store.name, temporary })));
    for (const each of loading) await bringInOne(region, each);
    region.checkHealthy();
    region.wal.checkNotFenced();
    return note;
  } catch (error) {
    for (const { store, temporary } of loading) await store.discardLoaded(temporary).catch(() => undefined);
    await note?.giveUp().catch(() => undefined);
    throw error;
  }
}

async function bringInOne({ outside, options }: Region, loading: Loading): Promise<void> {
  const { uri, temporary } = loading;
  const file = await openSource(outside, uri);
  try {
    loading.length = file.length;
    if (!(await outside.link(uri, temporary))) await copyFile(file, options.files, temporary);
  } finally {
    await file.close();
  }
}

/** From here on a failure leaves a state that only recovery repairs. */
async function commit(
  region: Region,
  loading: readonly Loading[],
  note: BulkLoadNote | undefined,
  sequenceId: number,
  options: BulkLoadOptions,
): Promise<void> {
  try {
    await note?.decide();
    region.wal.checkNotFenced();
    for (const each of loading) each.placed = await each.store.placeLoaded(each.temporary);
    await writeMarker(region, loading, sequenceId, options);
    await note?.end();
  } catch (error) {
    region.fail('a bulk load could not be committed', error);
    for (const { placed } of loading) await Promise.allSettled(placed.map((file) => file.reader.close()));
    throw error;
  }
  for (const { store, placed } of loading) store.addLoaded(placed);
  if (region.config.compactAfterBulkLoad) region.options.events?.compactionWanted?.(region);
}

/** The sync's callback comes after the fence check. */
async function writeMarker(
  region: Region,
  loading: readonly Loading[],
  sequenceId: number,
  { clusterIds, replicate }: BulkLoadOptions,
): Promise<void> {
  const stores = [...new Set(loading.map(({ store }) => store))].map((store) => {
    const files = loading.filter((each) => each.store === store);
    return {
      family: store.familyName,
      files: files.flatMap(({ placed }) => placed.map(({ name }) => name)),
      // As HBase: of the last one.
      sizeBytes: files.at(-1)!.length,
    };
  });
  const marker = bulkLoadMarker(region.info, sequenceId, stores, region.clock.now(), { clusterIds, replicate });
  await region.wal.syncAsync(appendMarker(region, marker), 'data');
}

/** The files are loaded whatever becomes of this. */
async function giveUpOldNames(region: Region, files: readonly BulkLoadFile[]): Promise<void> {
  const { loadedFiles, outside } = region;
  for (const file of files) {
    const { uri } = file;
    loadedFiles.add(memoryOf(file));
    if (loadedFiles.size > MAX_REMEMBERED) loadedFiles.delete(loadedFiles.values().next().value!);
    try {
      await outside.delete(uri);
    } catch (error) {
      region.options.logger.warn(
        { region: region.info.encodedName, file: uri, error: String(error) },
        'a file was bulk loaded, but could not be deleted where it was before',
      );
    }
  }
}

function logLoaded(region: Region, loading: readonly Loading[], sequenceId: number): void {
  const bytes = loading.reduce((sum, { length }) => sum + length, 0);
  region.options.logger.info(
    { region: region.info.encodedName, files: loading.length, bytes, sequenceId },
    'bulk loaded',
  );
}
