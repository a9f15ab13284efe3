import { expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import type { FileSystemManager } from '../../master/file-system-manager.ts';
import { HFileCleaner } from '../../master/hfile-cleaner.ts';
import { checkLogCleanerPlugins, LogCleaner, TimeToLiveLogCleaner } from '../../master/log-cleaner.ts';
import { SnapshotFiles } from '../../master/snapshot-files.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { encodeSnapshotManifest, writeRegionManifest } from '../../rootdir/snapshot-manifest.ts';
import { parseStoreFileName } from '../../rootdir/store-file-name.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { observeFiles } from '../../storage/wrapped-storage.ts';

const TTL_MS = 1000;
const A = 'archive/data/default/t/r/f';

const NO_SNAPSHOTS = { isBusy: false, changes: 0 };
const newCleaner = (files: FileStorage, clock: ManualClock, snapshots = NO_SNAPSHOTS) =>
  new HFileCleaner({ files, clock, logger: silentLogger, ttlMs: TTL_MS, snapshots });

const newLogCleaner = ({ files, logs }: MemoryDisk, clock: ManualClock) =>
  new LogCleaner({
    ...{ files, logs, clock, logger: silentLogger },
    delegates: [new TimeToLiveLogCleaner(clock, TTL_MS)],
    emptyFolderTtlMs: TTL_MS,
  });

async function setUp() {
  const clock = new ManualClock();
  const disk = new MemoryDisk({ clock });
  const write = (path: string) => disk.files.writeFile(path, Buffer.from('x'));
  const names = async (path: string) => (await disk.files.list(path)).map(({ name }) => name);
  return { clock, disk, write, names };
}

test('archived store files go after their time, with the folders they leave empty', async () => {
  const { clock, disk, write, names } = await setUp();
  const cleaner = newCleaner(disk.files, clock);
  await write(`${A}/old`);
  clock.advance(TTL_MS);
  await write(`${A}/young`);
  expect(await cleaner.run()).toBe(0);
  clock.advance(1);
  expect(await cleaner.run()).toBe(1);
  expect(await names(A)).toEqual(['young']);
  clock.advance(TTL_MS + 1);
  expect(await cleaner.run()).toBe(1);
  clock.advance(TTL_MS + 1);
  await cleaner.run();
  expect(await names('archive')).toEqual([]);
});

test('a file that a link names stays, and all do while a snapshot cannot be read', async () => {
  const { clock, disk, write, names } = await setUp();
  const cleaner = newCleaner(disk.files, clock);
  await write(`${A}/linked`);
  await write(`${A}/.links-linked/dada.t`);
  await write('data/default/t/dada/f/t=r-linked');
  await write(`${A}/free`);
  await write('.hbase-snapshot/s/.snapshotinfo');
  await write('MasterData/archive/data/master/store/r/proc/old');
  clock.advance(TTL_MS + 1);
  // Of the master's own store there are no snapshots.
  expect(await cleaner.run()).toBe(1);
  await disk.files.delete('.hbase-snapshot/s');
  expect(await cleaner.run()).toBe(1);
  expect(await names(A)).toEqual(['.links-linked', 'linked']);
  // Compacted away: the link is archived, then it is deleted, and with it what it stood for.
  await disk.files.rename('data/default/t/dada/f/t=r-linked', 'archive/data/default/t/dada/f/t=r-linked');
  clock.advance(TTL_MS + 1);
  expect(await cleaner.run()).toBe(2);
  expect(await names(A)).toEqual(['.links-linked']);
});

test('a link that is just being made keeps its file: the back reference comes first', async () => {
  const { clock, disk, write, names } = await setUp();
  const cleaner = newCleaner(disk.files, clock);
  await write(`${A}/linked`);
  clock.advance(TTL_MS + 1);
  await write(`${A}/.links-linked/dada.t`);
  expect(await cleaner.run()).toBe(0);
  await write('data/default/t/dada/f/t=r-linked');
  clock.advance(TTL_MS + 1);
  expect(await cleaner.run()).toBe(0);
  expect(await names(A)).toEqual(['.links-linked', 'linked']);
});

test('what comes into a folder while it is cleaned stays', async () => {
  const { clock, disk, write, names } = await setUp();
  await write(`${A}/old`);
  clock.advance(TTL_MS + 1);
  const files = observeFiles(disk.files, async ({ name, path }) => {
    if (name === 'delete' && path === `${A}/old`) await write(`${A}/.links-linked/dada.t`);
    if (name === 'delete' && path === A) await write(`${A}/linked`);
  });
  expect(await newCleaner(files, clock).run()).toBe(1);
  expect(await names(A)).toEqual(['.links-linked', 'linked']);
});

test('old logs go after their time, the master’s too', async () => {
  const { clock, disk, write, names } = await setUp();
  const cleaner = newLogCleaner(disk, clock);
  await write('oldWALs/a.1');
  await write('MasterData/oldWALs/m.1');
  clock.advance(TTL_MS + 1);
  await write('oldWALs/b.2');
  expect(await cleaner.run()).toBe(2);
  expect(await names('oldWALs')).toEqual(['b.2']);
});

test('old logs that one of the chain keeps stay, and all of them when one cannot say', async () => {
  const { clock, disk, write, names } = await setUp();
  const asked: string[][] = [];
  const shipped = new Set(['a.1']);
  const cleaner = newLogCleaner(disk, clock);
  cleaner.add({
    deletable: (logs) => {
      asked.push(logs.map(({ name }) => name));
      if (shipped.has('unreadable')) throw new Error('no answer');
      return logs.filter(({ name }) => shipped.has(name));
    },
  });
  for (const name of ['a.1', 'b.2']) await write(`oldWALs/${name}`);
  clock.advance(TTL_MS + 1);
  await write('oldWALs/c.3');
  shipped.add('unreadable');
  await expect(cleaner.run()).rejects.toThrow('no answer');
  shipped.delete('unreadable');
  expect(await cleaner.run()).toBe(1);
  expect(await names('oldWALs')).toEqual(['b.2', 'c.3']);
  // Only what the ones before it let go.
  expect(asked).toEqual([
    ['a.1', 'b.2'],
    ['a.1', 'b.2'],
  ]);
  expect(() => checkLogCleanerPlugins('org.apache.hadoop.hbase.master.cleaner.TimeToLiveLogCleaner, x.Mine')).toThrow(
    /x\.Mine cannot be loaded/,
  );
});

test('while a snapshot is taken nothing of tables goes, and a run ends as soon as one begins', async () => {
  const { clock, disk, write, names } = await setUp();
  const watch = { isBusy: true, changes: 0 };
  for (const name of ['a', 'b', 'c']) await write(`${A}/${name}`);
  clock.advance(TTL_MS + 1);
  expect(await newCleaner(disk.files, clock, watch).run()).toBe(0);
  watch.isBusy = false;
  const beginOne = observeFiles(disk.files, ({ name }) => {
    // Taken and done before the next file is looked at: what it holds was not known when the run began.
    if (name === 'delete') watch.changes++;
  });
  expect(await newCleaner(beginOne, clock, watch).run()).toBe(1);
  expect(await names(A)).toEqual(['b', 'c']);
});

test('a file that a snapshot holds stays wherever it is archived, one that is being taken too', async () => {
  const { clock, disk, write, names } = await setUp();
  const table = new TableDescriptor('t', [ColumnFamilyDescriptor.of('f')]);
  const info = new RegionInfo({ tableName: table.tableName, regionId: 1 });
  const region = (name: string) => ({
    info,
    families: [{ name: 'f', files: [{ name, parsed: parseStoreFileName(name)!, reference: undefined, length: 1 }] }],
  });
  const manifest = encodeSnapshotManifest({ descriptor: table, regions: [region('t=dada-aa')] });
  await disk.files.writeFile('.hbase-snapshot/s/data.manifest', manifest);
  await writeRegionManifest(disk.files, '.hbase-snapshot/.tmp/u', region('bb.cafe'));
  for (const name of ['aa', 'bb', 'cc']) await write(`${A}/${name}`);
  clock.advance(TTL_MS + 1);
  expect(await newCleaner(disk.files, clock).run()).toBe(1);
  expect(await names(A)).toEqual(['aa', 'bb']);
});

test('the empty folder of a master that was no longer active goes after its time; one with a log stays', async () => {
  const { clock, disk, write, names } = await setUp();
  await disk.files.makeDirectory('MasterData/WALs/m1,16000,1');
  await write('MasterData/WALs/m2,16000,2/m2%2C16000%2C2.3');
  const cleaner = newLogCleaner(disk, clock);
  clock.advance(TTL_MS);
  await cleaner.run();
  expect(await names('MasterData/WALs')).toEqual(['m1,16000,1', 'm2,16000,2']);
  clock.advance(1);
  await cleaner.run();
  expect(await names('MasterData/WALs')).toEqual(['m2,16000,2']);
});

test('what a failed deletion leaves of a snapshot goes later, but not under a deletion that is under way', async () => {
  const { clock, disk, write, names } = await setUp();
  let failing = false;
  const files = observeFiles(disk.files, ({ name, path }) => {
    if (failing && name === 'delete') throw new StorageError('io', path, 'cannot delete it');
    failing ||= name === 'rename';
  });
  const snapshots = new SnapshotFiles({ files, clock, fileSystem: {} as FileSystemManager });
  await write('.hbase-snapshot/s/.snapshotinfo');
  await expect(snapshots.delete('s')).rejects.toThrow('cannot delete it');
  expect(await snapshots.exists('s')).toBe(false);
  expect(await names('.hbase-snapshot/.tmp')).toEqual(['-deleted-s']);
  failing = false;
  await snapshots.clearDeleted(new Set(['s']));
  expect(await names('.hbase-snapshot/.tmp')).toEqual(['-deleted-s']);
  await snapshots.clearDeleted(new Set());
  expect(await names('.hbase-snapshot/.tmp')).toEqual([]);
});
