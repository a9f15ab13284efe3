import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { ManualScheduler } from '../../base/scheduler.ts';
import { type Failure, FaultStorage } from '../../storage/fault-storage.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { LocalLogStorage } from '../../storage/local-log-storage.ts';
import { LoggingStorage } from '../../storage/logging-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import type { WAL } from '../../wal/wal.ts';
import { fileOf, keyOf, openWAL, put, readAll } from './support.ts';

const FOLDER = 'WALs/localhost,16020,1';

/** Sequence ids in all logs of the server, in order of the logs. */
async function idsOf(disk: { files: MemoryDisk['files'] }, folder = FOLDER): Promise<number[]> {
  const ids: number[] = [];
  for (const { name } of await disk.files.list(folder)) {
    const { entries, error } = await readAll(fileOf(await disk.files.readFile(`${folder}/${name}`), name));
    expect(error).toBeUndefined();
    ids.push(...entries.map(({ key }) => key.sequenceId));
  }
  return ids;
}

function write(wal: WAL, sequenceId: number, level: 'data' | 'full' = 'data'): Promise<void> {
  return wal.syncAsync(wal.append(keyOf(sequenceId), put(`row${sequenceId}`, 'v')), level);
}

describe('golden order of I/O', () => {
  it('create, append, sync, roll, archive, close', async () => {
    const root = mkdtempSync(join(tmpdir(), 'colonnade-wal-'));
    const lines: string[] = [];
    const trace = (line: string) => lines.push(line);
    await LocalFileStorage.open(root);
    const logs = new LocalLogStorage(root, { trace });
    const clock = new ManualClock(1000);
    const wal = await openWAL(logs, { clock });
    await write(wal, 1);
    await Promise.all([write(wal, 2), write(wal, 3)]);
    await write(wal, 4, 'full');
    wal.accounting.startFlush('9f08f7543715570c8ef00f7015f58dcc', ['f']);
    wal.accounting.completeFlush('9f08f7543715570c8ef00f7015f58dcc');
    expect(await wal.roll()).toEqual([]);
    await write(wal, 5);
    await wal.close();
    rmSync(root, { recursive: true });
    expect(lines).toEqual([
      'mkdir WALs',
      'sync directory .',
      `mkdir ${FOLDER}`,
      'sync directory WALs',
      `create ${FOLDER}/localhost%2C16020%2C1.1000`,
      `sync directory ${FOLDER}`,
      `append 97 ${FOLDER}/localhost%2C16020%2C1.1000 sync full`,
      `append 99 ${FOLDER}/localhost%2C16020%2C1.1000 sync data`,
      `append 198 ${FOLDER}/localhost%2C16020%2C1.1000 sync data`,
      `append 99 ${FOLDER}/localhost%2C16020%2C1.1000 sync full`,
      // The roll: the new log is there and its header synced before the old one gets its trailer.
      `create ${FOLDER}/localhost%2C16020%2C1.1001`,
      `sync directory ${FOLDER}`,
      `append 97 ${FOLDER}/localhost%2C16020%2C1.1001 sync full`,
      `append 0 ${FOLDER}/localhost%2C16020%2C1.1000 sync data`,
      `append 24 ${FOLDER}/localhost%2C16020%2C1.1000 sync full`,
      `append 0 ${FOLDER}/localhost%2C16020%2C1.1000 sync full`,
      `close ${FOLDER}/localhost%2C16020%2C1.1000`,
      'mkdir oldWALs',
      'sync directory .',
      `rename ${FOLDER}/localhost%2C16020%2C1.1000 oldWALs/localhost%2C16020%2C1.1000`,
      'sync directory oldWALs',
      `sync directory ${FOLDER}`,
      `append 99 ${FOLDER}/localhost%2C16020%2C1.1001 sync data`,
      `append 0 ${FOLDER}/localhost%2C16020%2C1.1001 sync data`,
      `append 24 ${FOLDER}/localhost%2C16020%2C1.1001 sync full`,
      `append 0 ${FOLDER}/localhost%2C16020%2C1.1001 sync full`,
      `close ${FOLDER}/localhost%2C16020%2C1.1001`,
    ]);
  });
});

describe('group commit', () => {
  it('what is appended in one turn is one write and one sync', async () => {
    const disk = new LoggingStorage(new MemoryDisk());
    const wal = await openWAL(disk.logs);
    disk.take();
    await Promise.all(Array.from({ length: 50 }, (_, i) => write(wal, i + 1)));
    expect(disk.take().length).toBe(1);
    expect(await idsOf(disk)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  it('answers in order of the appends, never within the call', async () => {
    const wal = await openWAL(new MemoryDisk().logs);
    const order: number[] = [];
    const work: Promise<unknown>[] = [];
    for (let i = 1; i <= 200; i++) {
      const txid = wal.append(keyOf(i), put('r', 'v'.repeat(i)));
      work.push(
        new Promise<void>((resolve) =>
          wal.sync(txid, i % 7 === 0 ? 'full' : 'data', () => {
            order.push(i);
            resolve();
          }),
        ),
      );
      expect(order.includes(i)).toBe(false);
      if (i % 9 === 0) await new Promise(setImmediate);
      if (i % 60 === 0) work.push(wal.roll());
    }
    await Promise.all(work);
    expect(order).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect(wal.unsyncedBytes).toBe(0);
  });

  it('a sync that came already is answered, a full one after a data one syncs again', async () => {
    const disk = new LoggingStorage(new MemoryDisk());
    const wal = await openWAL(disk.logs);
    const txid = wal.append(keyOf(1), put('r', 'v'));
    await wal.syncAsync(txid, 'data');
    disk.take();
    await wal.syncAsync(txid, 'data');
    expect(disk.take()).toEqual([]);
    await wal.syncAsync(txid, 'full');
    expect(disk.take()).toEqual([`append ${wal.currentPath} 0 full`]);
    await wal.syncAsync(txid, 'full');
    expect(disk.take()).toEqual([]);
  });

  it('does not have a turn wait for a sync while others write much to the disk', async () => {
    const disk = new MemoryDisk();
    const waiters: (number | undefined)[] = [];
    const logs = Object.create(disk.logs);
    logs.create = async (path: string) => {
      const writer = await disk.logs.create(path);
      const append = writer.append.bind(writer);
      writer.append = (bytes, sync, done, count) => {
        waiters.push(count);
        append(bytes, sync, done, count);
      };
      return writer;
    };
    let isBusy = false;
    const wal = await openWAL(logs, { isDiskBusy: () => isBusy });
    waiters.length = 0;
    await write(wal, 1);
    isBusy = true;
    await write(wal, 2);
    expect(waiters).toEqual([1, Number.POSITIVE_INFINITY]);
    expect(await idsOf(disk)).toEqual([1, 2]);
  });

  it('ASYNC_WAL is durable within a second, without anybody waiting', async () => {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler(clock);
    const disk = new MemoryDisk({ clock });
    const wal = await openWAL(disk.logs, { clock, scheduler });
    wal.syncInBackground(wal.append(keyOf(1), put('r', 'v')));
    expect(await idsOf(disk.crashClone())).toEqual([]);
    scheduler.advance(900);
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
    expect(await idsOf(disk.crashClone())).toEqual([1]);
  });

  it('entries nobody waits for do not gather without bound', async () => {
    const wal = await openWAL(new MemoryDisk().logs);
    for (let i = 1; i <= 100; i++) {
      wal.append(keyOf(i), put('r', 'v'.repeat(100_000)));
      await new Promise(setImmediate);
    }
    expect(wal.unsyncedBytes).toBeLessThan(5_000_000);
  });
});

describe('rolling', () => {
  it('by size, by itself, keeping every entry once and in order', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs, { rollSizeBytes: 2000 });
    for (let i = 1; i <= 200; i++) await write(wal, i);
    await wal.close();
    expect(wal.finishedPaths.length).toBeGreaterThan(5);
    expect(await idsOf(disk)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    for (const path of wal.finishedPaths) {
      const { end } = await readAll(fileOf(await disk.files.readFile(path)));
      expect(end?.kind).toBe('closed');
    }
  });

  it('by age, if there are entries', async () => {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler(clock);
    const wal = await openWAL(new MemoryDisk({ clock }).logs, { clock, scheduler, rollPeriodMs: 1000 });
    const first = wal.currentPath;
    scheduler.advance(1000);
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
    expect(wal.currentPath).toBe(first);
    await write(wal, 1);
    scheduler.advance(1000);
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
    expect(wal.currentPath).not.toBe(first);
  });

  it('archives a log when all its regions flushed past it, and asks for flushes when there are too many', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs, { maxLogs: 1 });
    const other = Buffer.from('00000000000000000000000000000002');
    await write(wal, 1);
    await wal.syncAsync(wal.append(keyOf(7, { encodedRegionName: other }), put('r', 'v')), 'data');
    expect(await wal.roll()).toEqual([]);
    await write(wal, 2);
    expect((await wal.roll()).sort()).toEqual([other.toString(), '9f08f7543715570c8ef00f7015f58dcc']);
    const { accounting } = wal;
    accounting.startFlush('9f08f7543715570c8ef00f7015f58dcc', ['f']);
    await wal.archiveOldLogs();
    expect(wal.finishedPaths.length).toBe(2);
    accounting.completeFlush('9f08f7543715570c8ef00f7015f58dcc');
    await wal.archiveOldLogs();
    // The second log holds nothing unflushed; the first one still holds the other region's edit.
    expect(wal.finishedPaths.length).toBe(1);
    accounting.startFlush(other.toString(), ['f']);
    accounting.completeFlush(other.toString());
    await wal.archiveOldLogs();
    expect(wal.finishedPaths).toEqual([]);
    expect((await disk.files.list('oldWALs')).length).toBe(2);
  });

  it('the log of hbase:meta has its name at both ends', async () => {
    const wal = await openWAL(new MemoryDisk().logs, { suffix: '.meta', clock: new ManualClock(5000) });
    expect(wal.currentPath).toBe(`${FOLDER}/localhost%2C16020%2C1.meta.5000.meta`);
  });

  it('close with archive leaves the folder empty', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs);
    await write(wal, 1);
    wal.accounting.startFlush('9f08f7543715570c8ef00f7015f58dcc', ['f']);
    wal.accounting.completeFlush('9f08f7543715570c8ef00f7015f58dcc');
    await wal.close({ archive: true });
    expect(await disk.files.list(FOLDER)).toEqual([]);
    expect(() => wal.append(keyOf(2), put('r', 'v'))).toThrow('the log is closed');
  });
});

describe('failure', () => {
  it.each(['io', 'sync', 'no-space'] as Failure[])(
    '%s at each operation: nothing unsynced is acknowledged, abort is told once',
    async (failure) => {
      for (let n = 2; n < 22; n++) {
        const memory = new MemoryDisk();
        const disk = new FaultStorage(memory, { operation: n, failure });
        const aborts: Error[] = [];
        const acknowledged: number[] = [];
        let wal: WAL;
        try {
          wal = await openWAL(disk.logs);
        } catch (error) {
          expect(error).toMatchObject({ name: 'StorageError' });
          continue;
        }
        wal.onAbort = (error) => aborts.push(error);
        for (let i = 1; i <= 12; i++) {
          try {
            await write(wal, i);
            acknowledged.push(i);
            if (i % 4 === 0) await wal.roll();
          } catch (error) {
            expect(error).toMatchObject({ name: 'StorageError' });
          }
        }
        const kept = await idsOf(memory.crashClone());
        expect(kept.slice(0, acknowledged.length), `operation ${n}`).toEqual(acknowledged);
        expect(acknowledged, `operation ${n}`).toEqual(acknowledged.map((_, i) => i + 1));
        // A log that cannot be archived is no reason to stop.
        const fatal = disk.failed !== undefined && disk.failed.name !== 'rename log';
        expect(aborts.length, `operation ${n}: ${disk.failed?.name}`).toBe(fatal ? 1 : 0);
        if (fatal) {
          expect(() => wal.append(keyOf(99), put('r', 'v'))).toThrow();
          await expect(wal.syncAsync(1, 'full')).rejects.toMatchObject({ name: 'StorageError' });
          await expect(wal.roll()).rejects.toMatchObject({ name: 'StorageError' });
          await wal.abandon();
        }
      }
    },
  );

  it.each<Failure>(['io', 'sync', 'no-space'])(
    'a log whose header could not be written (%s) is not left behind',
    async (failure) => {
      const memory = new MemoryDisk();
      const disk = new FaultStorage(memory, { operation: 2, failure });
      await expect(openWAL(disk.logs)).rejects.toThrow();
      expect(disk.failed?.name).toBe('append');
      expect(await memory.files.list(FOLDER)).toEqual([]);
    },
  );

  it('after an abort no log is archived any more, though its regions are let go of', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs);
    await write(wal, 1);
    await wal.roll();
    await wal.abandon();
    // As the regions of an aborting server are closed: what they held in memory is only in the log.
    wal.accounting.forgetRegion('9f08f7543715570c8ef00f7015f58dcc');
    await wal.archiveOldLogs();
    expect(await disk.files.list('oldWALs')).toEqual([]);
    expect(await idsOf(disk)).toEqual([1]);
  });

  it('a fenced server acknowledges nothing, although its write reached the disk', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs);
    const aborts: Error[] = [];
    wal.onAbort = (error) => aborts.push(error);
    await write(wal, 1);
    wal.checkNotFenced();
    const pending = write(wal, 2);
    await disk.logs.fence(FOLDER, `${FOLDER}-splitting`);
    await expect(pending).rejects.toMatchObject({ reason: 'fenced' });
    expect(() => wal.checkNotFenced()).toThrow('declared dead');
    await expect(wal.roll()).rejects.toMatchObject({ reason: 'fenced' });
    expect(aborts.length).toBe(1);
    expect((await idsOf(disk, `${FOLDER}-splitting`))[0]).toBe(1);
  });

  it('a fenced server’s next log is not created', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs);
    await write(wal, 1);
    await disk.logs.fence(FOLDER, `${FOLDER}-splitting`);
    await expect(wal.roll(true)).rejects.toMatchObject({ reason: 'fenced' });
    expect(await disk.files.list(FOLDER)).toEqual([]);
  });
});

describe('power loss at any moment', () => {
  it('keeps what was acknowledged, in order, and reads the rest as a torn tail', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new SeededRandom(seed);
      const disk = new MemoryDisk();
      const wal = await openWAL(disk.logs, { rollSizeBytes: 1500 });
      let acknowledged = 0;
      let appended = 0;
      const stopAt = random.below(60);
      let crashed: MemoryDisk | undefined;
      for (let turn = 0; crashed === undefined; turn++) {
        for (let i = random.below(4); i > 0; i--) {
          const id = ++appended;
          wal.sync(wal.append(keyOf(id), put('r', 'v'.repeat(random.below(200)))), 'data', (error) => {
            expect(error).toBeUndefined();
            acknowledged = id;
          });
        }
        if (turn === stopAt) crashed = disk.crashClone({ random });
        else await new Promise(setImmediate);
      }
      const promised = acknowledged;
      const kept = await idsOf(crashed);
      expect(kept.length, `seed ${seed}`).toBeGreaterThanOrEqual(promised);
      expect(kept, `seed ${seed}`).toEqual(kept.map((_, i) => i + 1));
      await wal.close();
    }
  });
});
