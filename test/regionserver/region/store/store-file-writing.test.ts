import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../../../../base/clock.ts';
import { silentLogger } from '../../../../base/logger.ts';
import { SeededRandom } from '../../../../base/random.ts';
import { slabOf } from '../../../../base/slab.ts';
import { InlineTaskRunner, type TaskRunner, WorkerTaskRunner } from '../../../../base/task-runner.ts';
import { KEY_VALUE_COMPARATOR } from '../../../../cell/cell-comparator.ts';
import { encodeKeyValue } from '../../../../cell/key-value-builder.ts';
import { encodeTags, ttlTag } from '../../../../cell/tag.ts';
import { HFileReader } from '../../../../hfile/hfile-reader.ts';
import { ColumnFamilyDescriptor } from '../../../../model/column-family-descriptor.ts';
import { RegionInfo } from '../../../../model/region-info.ts';
import { TableName } from '../../../../model/table-name.ts';
import { ArenaPool } from '../../../../regionserver/region/store/arena.ts';
import { Store } from '../../../../regionserver/region/store/store.ts';
import { createStoreFileTracker } from '../../../../rootdir/create-store-file-tracker.ts';
import { layout } from '../../../../rootdir/directory-layout.ts';
import { RegionSplitFiles, type StoreTrackers } from '../../../../rootdir/region-split.ts';
import { parseStoreFileName } from '../../../../rootdir/store-file-name.ts';
import { openStoreFile, type StoreFileSource, sourceOf } from '../../../../rootdir/store-file-opener.ts';
import { LocalFileStorage } from '../../../../storage/local-file-storage.ts';
import { FolderStoreFiles } from '../../../support/engine-bench.ts';

let root: string;
let runner: TaskRunner | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'store-file-writing-'));
});
afterEach(async () => {
  await runner?.close();
  runner = undefined;
  await rm(root, { recursive: true });
});

const TABLE = TableName.parse('t');

function region(startKey: string, endKey: string, regionId: number): RegionInfo {
  return new RegionInfo({ tableName: TABLE, startKey: Buffer.from(startKey), endKey: Buffer.from(endKey), regionId });
}

/** A store's files in a region's folder, whatever they are. */
class LinkedStoreFiles extends FolderStoreFiles {
  readonly #files: LocalFileStorage;
  constructor(files: LocalFileStorage, folder: string) {
    super(files, folder);
    this.#files = files;
  }
  #tracked(path: string) {
    return { path, parsed: parseStoreFileName(path.slice(path.lastIndexOf('/') + 1))! };
  }
  override open(path: string): Promise<never> {
    return openStoreFile(this.#tracked(path), { files: this.#files, table: TABLE, family: 'f' }) as Promise<never>;
  }
  override source(path: string): Promise<StoreFileSource> {
    return sourceOf(this.#tracked(path), { files: this.#files, table: TABLE, family: 'f' });
  }
}

async function openStore(
  taskRunner: TaskRunner | undefined,
  folder: string,
  linked?: FolderStoreFiles,
): Promise<Store> {
  runner = taskRunner;
  const files = await LocalFileStorage.open(root);
  return Store.open({
    regionName: 'test',
    family: ColumnFamilyDescriptor.of('f', { VERSIONS: 2, BLOCKSIZE: 500 }),
    comparator: KEY_VALUE_COMPARATOR,
    access: linked ?? new FolderStoreFiles(files, folder),
    arenas: new ArenaPool(),
    clock: new ManualClock(1_700_000_000_000),
    logger: silentLogger,
    config: { minFiles: 2 },
    offload: taskRunner === undefined ? undefined : { taskRunner, root, minBytes: 0 },
  });
}

/** `count` rows, some of them deleted, some tagged. */
function fill(store: Store, from: number, count: number, sequenceId: number): void {
  for (let i = from; i < from + count; i++) {
    const bytes = encodeKeyValue({
      row: Buffer.from(`row${String(i % 700).padStart(5, '0')}`),
      family: Buffer.from('f'),
      qualifier: Buffer.from('q'),
      timestamp: BigInt(1000 + i),
      type: i % 11 === 0 ? 12 : 4,
      value: i % 11 === 0 ? Buffer.alloc(0) : Buffer.alloc(100, i),
      tags: i % 13 === 0 ? encodeTags([ttlTag(10n ** 12n)]) : Buffer.alloc(0),
    });
    store.add(slabOf(bytes), 0, bytes.length, sequenceId + i);
  }
}

async function flush(store: Store, flushSequenceId: number): Promise<string[]> {
  const context = store.prepareFlush();
  await store.writeFlush(context, { flushSequenceId, smallestReadPoint: flushSequenceId });
  return store.commitFlush(context);
}

async function fileBytes(store: Store): Promise<Buffer[]> {
  const files = await LocalFileStorage.open(root);
  return Promise.all(store.storeFiles.map((file) => files.readFile(file.path)));
}

/** Two flushes and a compaction; the bytes of the files before and after it. */
async function work(taskRunner: TaskRunner | undefined, folder: string): Promise<Buffer[][]> {
  const store = await openStore(taskRunner, folder);
  fill(store, 0, 3000, 0);
  await flush(store, 4000);
  fill(store, 1000, 3000, 5000);
  await flush(store, 10_000);
  const before = await fileBytes(store);
  const request = store.selectCompaction({ major: true })!;
  const result = await store.compact(request, { smallestReadPoint: 10_000 });
  await store.placeCompaction(result);
  store.swapCompaction(result);
  expect((await store.archiveCompacted()).length).toBe(2);
  const after = await fileBytes(store);
  await store.close();
  return [before, after];
}

test('a worker thread writes the same files, byte for byte, as the caller itself', async () => {
  const here = await work(undefined, 'here');
  expect(here[0].length).toBe(2);
  expect(here[1].length).toBe(1);
  expect(await work(new InlineTaskRunner(), 'inline')).toEqual(here);
  expect(await work(new WorkerTaskRunner(), 'worker')).toEqual(here);
});

/** Compacts the upper half of a parent's files, one reference and one link; the bytes of the output. */
async function compactReferences(taskRunner: TaskRunner | undefined): Promise<Buffer[]> {
  const [parent, bottom, top] = [region('', '', 1), region('', 'row00300', 2), region('row00300', '', 2)];
  const whole = await openStore(undefined, layout.familyFolder(TABLE, parent.encodedName, 'f'));
  fill(whole, 0, 700, 0);
  await flush(whole, 1000);
  fill(whole, 400, 200, 1000);
  await flush(whole, 2000);
  await whole.close();
  const files = await LocalFileStorage.open(root);
  const trackers: StoreTrackers = ({ tableName: table, encodedName }, family) =>
    createStoreFileTracker(
      { name: 'DEFAULT' },
      { files, table, encodedName, family, random: new SeededRandom(1), clock: new ManualClock() },
    );
  await new RegionSplitFiles(files).split(parent, bottom, top, trackers);
  const access = new LinkedStoreFiles(files, layout.familyFolder(TABLE, top.encodedName, 'f'));
  const store = await openStore(taskRunner, '', access);
  expect(store.storeFiles.map(({ name }) => parseStoreFileName(name)?.kind)).toEqual(['reference', 'link']);
  const request = store.selectCompaction({ major: true })!;
  // Its file moves away meanwhile, as when the parent is removed.
  const [hfile] = (await files.list(layout.familyFolder(TABLE, parent.encodedName, 'f'))).slice(-1);
  const moved = layout.storeFile(TABLE, parent.encodedName, 'f', hfile.name);
  await files.rename(moved, `${layout.archiveFamilyFolder(TABLE, parent.encodedName, 'f')}/${hfile.name}`);
  const result = await store.compact(request, { smallestReadPoint: 10_000 });
  await store.placeCompaction(result);
  store.swapCompaction(result);
  expect(store.storeFileCount).toBe(1);
  const bytes = await fileBytes(store);
  await store.close();
  return bytes;
}

test('a worker rewrites references and links as the caller itself does', async () => {
  const here = await compactReferences(undefined);
  await rm(root, { recursive: true });
  await mkdir(root);
  let tasks = 0;
  const workers = new WorkerTaskRunner();
  const counting: TaskRunner = {
    run: (...task) => {
      tasks++;
      return workers.run(...task);
    },
    close: () => workers.close(),
  };
  expect(await compactReferences(counting)).toEqual(here);
  expect(tasks).toBe(1);
});

test('a stopped compaction leaves its inputs and no file behind', async () => {
  const store = await openStore(new WorkerTaskRunner(), 'stopped');
  fill(store, 0, 20_000, 0);
  await flush(store, 30_000);
  fill(store, 0, 20_000, 30_000);
  await flush(store, 60_000);
  const stop = new AbortController();
  const request = store.selectCompaction({ major: true })!;
  const work = store.compact(request, { smallestReadPoint: 60_000, signal: stop.signal });
  stop.abort(new Error('closing'));
  await expect(work).rejects.toThrow(/stopped|closing/);
  const files = await LocalFileStorage.open(root);
  expect(await files.list('stopped/.tmp')).toEqual([]);
  expect(store.storeFileCount).toBe(2);
  // The inputs may be chosen again.
  expect(store.selectCompaction({ major: true })?.files.length).toBe(2);
  await store.close();
});

test('a worker that dies fails the flush and keeps the snapshot for the next one', async () => {
  const broken: TaskRunner = {
    run: async () => Promise.reject(new Error('worker died')),
    close: async () => undefined,
  };
  const store = await openStore(broken, 'dead');
  fill(store, 1, 10, 0);
  const context = store.prepareFlush();
  await expect(store.writeFlush(context, { flushSequenceId: 100, smallestReadPoint: 100 })).rejects.toThrow(
    'worker died',
  );
  await store.abortFlush(context);
  fill(store, 20, 5, 200);
  const next = store.prepareFlush();
  expect(next.cellCount).toBe(15);
  await store.close();
  const reopened = await openStore(undefined, 'dead');
  expect(reopened.storeFileCount).toBe(0);
  await reopened.close();
});

test('a file that cannot be opened is not committed, and its cells stay', async () => {
  const files = await LocalFileStorage.open(root);
  class LossyFiles extends FolderStoreFiles {
    override async create() {
      const writer = await super.create();
      const write = writer.write.bind(writer);
      // The disk takes it all and keeps half.
      writer.write = (bytes) => write(bytes.subarray(0, bytes.length >> 1));
      return writer;
    }
  }
  const access = new LossyFiles(files, 'lossy');
  const store = await Store.open({
    regionName: 'test',
    family: ColumnFamilyDescriptor.of('f'),
    comparator: KEY_VALUE_COMPARATOR,
    access,
    arenas: new ArenaPool(),
    clock: new ManualClock(1_700_000_000_000),
    logger: silentLogger,
  });
  fill(store, 1, 10, 0);
  const context = store.prepareFlush();
  await expect(store.writeFlush(context, { flushSequenceId: 100, smallestReadPoint: 100 })).rejects.toThrow('damaged');
  await store.abortFlush(context);
  expect(await files.list('lossy/.tmp')).toEqual([]);
  expect(await access.list()).toEqual([]);
  expect(store.memstore.cellCount).toBe(10);
  await store.close();
});

test('the output of a worker names its inputs', async () => {
  const store = await openStore(new WorkerTaskRunner(), 'named');
  fill(store, 0, 100, 0);
  const first = await flush(store, 200);
  fill(store, 100, 100, 200);
  const second = await flush(store, 400);
  const result = await store.compact(store.selectCompaction({ major: true })!, { smallestReadPoint: 400 });
  const files = await LocalFileStorage.open(root);
  const reader = await HFileReader.open(await files.open(result.temporary[0]));
  expect(reader.compactedFiles).toEqual([...first, ...second]);
  expect(reader.majorCompaction).toBe(true);
  expect(reader.maxSequenceId).toBe(400);
  await reader.close();
  await store.close();
});
