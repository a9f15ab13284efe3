import { expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { HFileCleaner } from '../../master/hfile-cleaner.ts';
import { LogCleaner } from '../../master/log-cleaner.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { observeFiles } from '../../storage/wrapped-storage.ts';

const TTL_MS = 1000;
const A = 'archive/data/default/t/r/f';

const NO_SNAPSHOTS = { isBusy: false, changes: 0 };
const newCleaner = (files: FileStorage, clock: ManualClock, snapshots = NO_SNAPSHOTS) =>
  new HFileCleaner({ files, clock, logger: silentLogger, ttlMs: TTL_MS, snapshots });

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
  const cleaner = new LogCleaner(disk.logs, clock, silentLogger, TTL_MS);
  await write('oldWALs/a.1');
  await write('MasterData/oldWALs/m.1');
  clock.advance(TTL_MS + 1);
  await write('oldWALs/b.2');
  expect(await cleaner.run()).toBe(2);
  expect(await names('oldWALs')).toEqual(['b.2']);
});
