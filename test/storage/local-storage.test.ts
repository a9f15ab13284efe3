import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock, systemClock } from '../../base/clock.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { LocalLogStorage } from '../../storage/local-log-storage.ts';
import { LocalLogWriter } from '../../storage/local-log-writer.ts';
import { ReadLatency } from '../../storage/local-random-access-file.ts';
import { SyncLatency } from '../../storage/local-sync-latency.ts';
import type { SyncLevel } from '../../storage/log-storage.ts';

let root: string;
let lines: string[];
const trace = (line: string) => lines.push(line);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'colonnade-local-'));
  lines = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('golden order of I/O', () => {
  it('a store file: written, synced, its entry synced, renamed, both folders synced', async () => {
    const files = await LocalFileStorage.open(root, { trace });
    const writer = await files.create('r/.tmp/file');
    await writer.write(Buffer.from('12345'));
    await writer.sync();
    await writer.write(Buffer.from('678'));
    await writer.close();
    await files.rename('r/.tmp/file', 'r/f/file');
    await files.delete('r/f/file');
    expect(lines).toEqual([
      'create r/.tmp/file',
      'mkdir r',
      'sync directory .',
      'mkdir r/.tmp',
      'sync directory r',
      'write 5 r/.tmp/file',
      'sync r/.tmp/file',
      'write 3 r/.tmp/file',
      'sync r/.tmp/file',
      'close r/.tmp/file',
      'sync directory r/.tmp',
      'mkdir r/f',
      'sync directory r',
      'rename r/.tmp/file r/f/file',
      'sync directory r/f',
      'sync directory r/.tmp',
      'delete r/f/file',
      'sync directory r/f',
    ]);
  });

  it('a write that is synced in one trip, and an abort, which waits for it', async () => {
    const files = await LocalFileStorage.open(root, { trace });
    const writer = await files.create('file');
    const order: string[] = [];
    const writing = writer.writeThrough!(Buffer.alloc(1 << 20)).then(() => order.push('written'));
    await writer.abort();
    order.push('aborted');
    await writing;
    expect(order).toEqual(['written', 'aborted']);
    expect(lines).toEqual(['create file', `write ${1 << 20} file`, 'sync file', 'abort file']);
  });

  it('writes that are synced stand in the order of their calls, whichever is done first', async () => {
    const files = await LocalFileStorage.open(root);
    const writer = await files.create('file');
    await writer.write(Buffer.from('a'));
    const large = Buffer.alloc(1 << 20, 'b');
    await Promise.all([writer.writeThrough!(large), writer.writeThrough!(Buffer.from('c'))]);
    await writer.write(Buffer.from('d'));
    await writer.close();
    expect(await files.readFile('file')).toEqual(Buffer.concat([Buffer.from('a'), large, Buffer.from('cd')]));
  });

  it('a small file at once never stands half written under its name', async () => {
    const files = await LocalFileStorage.open(root, { trace });
    writeFileSync(join(root, '.hbase.id.writing'), 'left by a crash');
    await files.writeFile('hbase.id', Buffer.from('id'));
    expect(lines).toEqual([
      'create .hbase.id.writing',
      'write 2 .hbase.id.writing',
      'sync .hbase.id.writing',
      'rename .hbase.id.writing hbase.id',
      'sync directory .',
    ]);
    expect(readFileSync(join(root, 'hbase.id'), 'utf8')).toBe('id');
  });
});

describe('errors of the system', () => {
  it.each([
    ['within the turn', 1],
    ['asynchronously', 100],
  ])('a full disk is called so, and ends the log: %s', async (_, waiters) => {
    const fd = openSync('/dev/full', 'w');
    const latency = new SyncLatency(systemClock);
    const parts = { path: 'w/log', absolute: '/dev/full', fd, absoluteFolder: root, folderInode: 0, latency, trace };
    const log = new LocalLogWriter(parts);
    const errors: Array<Error | undefined> = [];
    const append = () =>
      new Promise<void>((resolve) => {
        const done = (error?: Error) => {
          errors.push(error);
          resolve();
        };
        log.append(Buffer.from('x'), 'data', done, waiters);
      });
    await Promise.all([append(), append()]);
    await append();
    for (const error of errors)
      expect(error).toMatchObject({ name: 'StorageError', reason: 'no-space', path: 'w/log' });
    expect(errors.length).toBe(3);
    await expect(log.close()).rejects.toMatchObject({ reason: 'no-space' });
    // Only the first two were tried at all, if they were in flight together.
    expect(lines.filter((line) => line.startsWith('append')).length).toBeLessThanOrEqual(2);
  });

  it('a file in the way of a folder is an error, not a crash', async () => {
    const files = await LocalFileStorage.open(root);
    await files.writeFile('a', Buffer.from('x'));
    await expect(files.create('a/b')).rejects.toMatchObject({ name: 'StorageError' });
    await expect(files.makeDirectory('a/b')).rejects.toMatchObject({ name: 'StorageError' });
    expect(await files.stat('a/b')).toBeUndefined();
    await expect(files.open('.')).rejects.toMatchObject({ name: 'StorageError' });
  });
});

describe('a log made longer than its content', () => {
  const MARK = Buffer.from('<end>');
  async function open() {
    // By this clock every sync is a fast one.
    const logs = new LocalLogStorage(root, { trace, clock: new ManualClock() });
    await logs.createFolder('w');
    const writer = await logs.create('w/log', { endMark: MARK });
    const append = (text: string, sync: SyncLevel, waiters = 1) =>
      new Promise<void>((resolve, reject) => {
        const done = (error?: Error) => (error === undefined ? resolve() : reject(error));
        writer.append(Buffer.from(text), sync, done, waiters);
      });
    const bytes = () => readFileSync(join(root, 'w/log'));
    return { writer, append, bytes };
  }
  /** The content in front of the mark; behind it there are zeros only. */
  function contentOf(bytes: Buffer): string {
    const at = bytes.indexOf(MARK);
    expect(at).toBeGreaterThan(-1);
    expect(bytes.subarray(at + MARK.length).every((byte) => byte === 0)).toBe(true);
    return bytes.toString('latin1', 0, at);
  }

  it('has the mark behind what was synced, at any moment, and goes on in its place', async () => {
    const { writer, append, bytes } = await open();
    let content = '';
    const lengths = new Set<number>();
    for (let i = 0; i < 5; i++) {
      const text = String(i).repeat(100_000);
      await append(text, 'data');
      content += text;
      expect(writer.length).toBe(content.length);
      expect(contentOf(bytes())).toBe(content);
      lengths.add(bytes().length);
    }
    expect(lengths.size).toBeLessThan(5);
    await writer.close();
    expect(bytes().toString('latin1')).toBe(content);
  });

  it('is made longer by no more than what was written since it was last as long as that, and by little at first', async () => {
    const { append, bytes } = await open();
    const zeros = () => bytes().length - bytes().lastIndexOf(MARK) - MARK.length;
    await append('a', 'data');
    expect(zeros()).toBe(16 * 1024);
    for (let i = 0; i < 40; i++) {
      await append('b'.repeat(10_000), 'data');
      expect(zeros()).toBeLessThanOrEqual(Math.max(16 * 1024, bytes().lastIndexOf(MARK) + MARK.length));
    }
    expect(bytes().length).toBeGreaterThan(440_000);
    await append('c', 'data', Number.POSITIVE_INFINITY);
    await append('d', 'data');
    expect(zeros()).toBe(16 * 1024);
    // Blocks of the disk stand behind the zeros, too: what comes in their place needs none.
    expect(statSync(join(root, 'w/log')).blocks * 512).toBeGreaterThanOrEqual(bytes().length);
  });

  it.each([
    ['nothing synced', 'none', 1],
    ['all of the metadata synced', 'full', 1],
    ['syncs that are not waited for', 'data', Number.POSITIVE_INFINITY],
  ] as const)('is as long as its content again after an append with %s', async (_, sync, waiters) => {
    const { writer, append, bytes } = await open();
    await append('first ', 'data');
    expect(contentOf(bytes())).toBe('first ');
    await append('second ', sync, waiters);
    expect(bytes().toString()).toBe('first second ');
    await Promise.all([append('third ', 'data', Number.POSITIVE_INFINITY), append('fourth ', 'data')]);
    expect(bytes().toString()).toBe('first second third fourth ');
    await append('fifth', 'data');
    expect(contentOf(bytes())).toBe('first second third fourth fifth');
    await writer.close();
    expect(bytes().toString()).toBe('first second third fourth fifth');
  });
});

describe('SyncLatency', () => {
  it('leaves the turn when syncs get slow, comes back when they are fast again', () => {
    let now = 0;
    const latency = new SyncLatency({ now: () => 0, monotonic: () => now });
    const sync = (ms: number) => {
      const start = latency.now();
      now += ms;
      latency.record(start);
    };
    expect(latency.prefersInline(1, 100)).toBe(true);
    expect(latency.prefersInline(9, 100)).toBe(false);
    expect(latency.prefersInline(1, 1_000_000)).toBe(false);
    sync(3);
    expect(latency.prefersInline(1, 100)).toBe(true);
    for (let i = 0; i < 10; i++) sync(3);
    expect(latency.prefersInline(1, 100)).toBe(false);
    for (let i = 0; i < 5; i++) sync(0.1);
    expect(latency.prefersInline(1, 100)).toBe(false);
    for (let i = 0; i < 20; i++) sync(0.1);
    expect(latency.prefersInline(1, 100)).toBe(true);
  });
});

describe('reads at once', () => {
  /** Asks for so many reads of a disk that takes so long; returns how many were made at once. */
  const tries = (latency: ReadLatency, clock: ManualClock, count: number, tookMs: number, bytes = 65_536) => {
    let made = 0;
    for (let i = 0; i < count; i++) {
      if (!latency.isFast) continue;
      const start = latency.now();
      clock.advance(tookMs);
      latency.record(start, bytes);
      made++;
    }
    return made;
  };

  it('end while the disk is slow, and come back as soon as it answers again', () => {
    const clock = new ManualClock();
    const latency = new ReadLatency(clock);
    expect(tries(latency, clock, 1000, 0.02)).toBe(1000);
    expect(tries(latency, clock, 1000, 5)).toBeLessThan(20);
    expect(tries(latency, clock, 200, 0.02)).toBeGreaterThan(200 - 64);
  });

  it('of many bytes may take longer', () => {
    const clock = new ManualClock();
    const latency = new ReadLatency(clock);
    expect(tries(latency, clock, 100, 0.2, 512 * 1024)).toBe(100);
    expect(tries(latency, clock, 100, 0.2, 64 * 1024)).toBeLessThan(10);
  });
});
