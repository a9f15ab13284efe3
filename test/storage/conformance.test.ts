// What FileStorage and LogStorage promise, asked of each implementation.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../base/errors.ts';
import { writeThrough } from '../../storage/file-storage.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { LocalLogStorage } from '../../storage/local-log-storage.ts';
import type { LogWriter, SyncLevel } from '../../storage/log-storage.ts';
import { LoggingStorage } from '../../storage/logging-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import type { Disk } from '../../storage/wrapped-storage.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

async function localDisk(): Promise<Disk> {
  const root = mkdtempSync(join(tmpdir(), 'colonnade-storage-'));
  roots.push(root);
  return { files: await LocalFileStorage.open(root), logs: new LocalLogStorage(root) };
}

function append(writer: LogWriter, text: string, sync: SyncLevel = 'data', waiters?: number): Promise<void> {
  return new Promise((resolve, reject) => {
    writer.append(Buffer.from(text), sync, (error) => (error ? reject(error) : resolve()), waiters);
  });
}

const failing = (reason: string) => expect.objectContaining({ name: 'StorageError', reason });

describe.each([
  ['local', localDisk],
  ['memory', async () => new MemoryDisk()],
  ['memory, logged', async () => new LoggingStorage(new MemoryDisk())],
] as Array<[string, () => Promise<Disk>]>)('files: %s', (_, open) => {
  it('a new file is written in pieces, closed, read whole and in parts', async () => {
    const { files } = await open();
    const writer = await files.create('data/t/r/f/file');
    await writer.write(Buffer.from('hello '));
    await writer.sync();
    await writer.write(Buffer.from('world'));
    expect(writer.length).toBe(11);
    await writer.close();
    expect((await files.readFile('data/t/r/f/file')).toString()).toBe('hello world');
    const file = await files.open('data/t/r/f/file');
    expect(file.length).toBe(11);
    expect((await file.read(6, 5)).toString()).toBe('world');
    expect(file.tryReadSync(0, 5)?.toString() ?? 'hello').toBe('hello');
    await expect(file.read(7, 5)).rejects.toEqual(failing('io'));
    expect((await file.read(11, 0)).length).toBe(0);
    await file.close();
    await file.close();
    await expect(file.read(0, 1)).rejects.toEqual(failing('closed'));
  });

  it('bytes can be written and synced at once, between others', async () => {
    const { files } = await open();
    const writer = await files.create('t/through');
    await writer.write(Buffer.from('a'));
    await writeThrough(writer, Buffer.from('bc'));
    await writeThrough(writer, Buffer.from('d'));
    await writer.write(Buffer.from('e'));
    expect(writer.length).toBe(5);
    await writer.close();
    expect((await files.readFile('t/through')).toString()).toBe('abcde');
  });

  it('abort waits for a write under way', async () => {
    const { files } = await open();
    const writer = await files.create('t/aborted');
    const order: string[] = [];
    const writing = writeThrough(writer, Buffer.alloc(1 << 20)).finally(() => order.push('written'));
    await Promise.all([writer.abort().then(() => order.push('aborted')), writing.catch(() => {})]);
    expect(await files.stat('t/aborted')).toBeUndefined();
    expect(order).toContain('aborted');
  });

  it('what was read belongs to the reader', async () => {
    const { files } = await open();
    await files.writeFile('a', Buffer.from('abc'));
    const file = await files.open('a');
    (await file.read(0, 3)).fill(0);
    expect((await file.read(0, 3)).toString()).toBe('abc');
    await file.close();
  });

  it('create and writeFile refuse a name that is taken', async () => {
    const { files } = await open();
    await files.writeFile('a/b', Buffer.from('1'));
    await expect(files.create('a/b')).rejects.toEqual(failing('exists'));
    await expect(files.writeFile('a/b', Buffer.from('2'))).rejects.toEqual(failing('exists'));
    expect((await files.readFile('a/b')).toString()).toBe('1');
    expect((await files.list('a')).map(({ name }) => name)).toEqual(['b']);
  });

  it('abort leaves nothing, also after a failed call', async () => {
    const { files } = await open();
    const writer = await files.create('t/x');
    await writer.write(Buffer.from('1'));
    await writer.abort();
    expect(await files.stat('t/x')).toBeUndefined();
    await expect(writer.write(Buffer.from('2'))).rejects.toEqual(failing('closed'));
  });

  it('list, stat and delete answer absence', async () => {
    const { files } = await open();
    expect(await files.list('none')).toEqual([]);
    expect(await files.stat('none')).toBeUndefined();
    expect(await files.delete('none')).toBe(false);
    expect(await files.delete('none/below')).toBe(false);
    await expect(files.readFile('none')).rejects.toEqual(failing('not-found'));
    await expect(files.open('none')).rejects.toEqual(failing('not-found'));
    await expect(files.rename('none', 'other')).rejects.toEqual(failing('not-found'));
  });

  it('lists by name with kind and length', async () => {
    const { files } = await open();
    await files.writeFile('d/b', Buffer.from('12'));
    await files.makeDirectory('d/a/deep');
    await files.makeDirectory('d/a/deep');
    await files.writeFile('d/B', Buffer.alloc(0));
    const entries = await files.list('d');
    expect(entries.map(({ name, isDirectory, length }) => [name, isDirectory, length])).toEqual([
      ['B', false, 0],
      ['a', true, 0],
      ['b', false, 2],
    ]);
    expect(entries[0].modified).toBeGreaterThan(1_600_000_000_000);
    expect(await files.stat('d/b')).toEqual(entries[2]);
    expect((await files.list('')).map(({ name }) => name)).toEqual(['d']);
  });

  it('deletes folders with all below', async () => {
    const { files } = await open();
    await files.writeFile('d/e/f', Buffer.from('12'));
    await files.writeFile('d/g', Buffer.from('12'));
    expect(await files.delete('d/e')).toBe(true);
    expect(await files.stat('d/e/f')).toBeUndefined();
    expect((await files.list('d')).map(({ name }) => name)).toEqual(['g']);
  });

  it('deletes an empty folder, and nothing that is none', async () => {
    const { files } = await open();
    await files.makeDirectory('d/e');
    await files.writeFile('f', Buffer.from('12'));
    expect(await files.deleteEmptyFolder('d')).toBe(false);
    expect(await files.deleteEmptyFolder('f')).toBe(false);
    expect(await files.deleteEmptyFolder('none')).toBe(false);
    expect(await files.deleteEmptyFolder('d/e')).toBe(true);
    expect(await files.deleteEmptyFolder('d')).toBe(true);
    expect((await files.list('')).map(({ name }) => name)).toEqual(['f']);
  });

  it('renames files and folders, makes the parent, never overwrites', async () => {
    const { files } = await open();
    await files.writeFile('a/x', Buffer.from('x'));
    await files.writeFile('a/y', Buffer.from('y'));
    await files.rename('a/x', 'b/c/x');
    expect((await files.readFile('b/c/x')).toString()).toBe('x');
    await expect(files.rename('a/y', 'b/c/x')).rejects.toEqual(failing('exists'));
    await files.rename('a', 'z');
    expect((await files.readFile('z/y')).toString()).toBe('y');
    await files.makeDirectory('empty');
    await expect(files.rename('z', 'empty')).rejects.toEqual(failing('exists'));
    expect(await files.stat('a')).toBeUndefined();
  });

  it('paths stay below the root', async () => {
    const { files } = await open();
    for (const path of ['/etc/passwd', '../x', 'a/../../x']) {
      await expect(files.readFile(path)).rejects.toBeInstanceOf(StorageError);
    }
  });

  it('an open file stays readable when it is deleted', async () => {
    const { files } = await open();
    await files.writeFile('a', Buffer.from('abc'));
    const file = await files.open('a');
    await files.delete('a');
    expect((await file.read(0, 3)).toString()).toBe('abc');
    await file.close();
  });
});

describe.each([
  ['local', localDisk],
  ['memory', async () => new MemoryDisk()],
  ['memory, logged', async () => new LoggingStorage(new MemoryDisk())],
] as Array<[string, () => Promise<Disk>]>)('logs: %s', (_, open) => {
  it('appends at every level and reads while open', async () => {
    const { logs } = await open();
    await logs.createFolder('WALs/s');
    const writer = await logs.create('WALs/s/log');
    await append(writer, 'a', 'none');
    await append(writer, 'b', 'data');
    await append(writer, 'c', 'full');
    await append(writer, 'd', 'data', 100);
    await append(writer, 'e', 'none', 100);
    await append(writer, 'f', 'data', 100);
    await append(writer, '', 'data', 100);
    await append(writer, '', 'full', 100);
    expect(writer.length).toBe(6);
    const file = await logs.open('WALs/s/log');
    expect((await file.read(0, 6)).toString()).toBe('abcdef');
    await file.close();
    await writer.close();
    await writer.close();
    await expect(append(writer, 'g')).rejects.toEqual(failing('closed'));
  });

  it('completes in order, never within the call, whatever the number of waiters', async () => {
    const { logs } = await open();
    await logs.createFolder('WALs/s');
    const writer = await logs.create('WALs/s/log');
    const order: number[] = [];
    const levels: SyncLevel[] = ['data', 'none', 'full', 'data', 'data', 'none', 'data', 'full'];
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const done = append(writer, `${i} `, levels[i % levels.length], i % 3 === 0 ? 1 : 50).then(() => order.push(i));
        expect(order).toEqual([]);
        return done;
      }),
    );
    expect(order).toEqual(Array.from({ length: 200 }, (_, i) => i));
    await writer.close();
    const file = await logs.open('WALs/s/log');
    expect((await file.read(0, file.length)).toString()).toBe(order.map((i) => `${i} `).join(''));
    await file.close();
  });

  it('creates only in a folder that is there, and no log twice', async () => {
    const { logs } = await open();
    await expect(logs.create('WALs/s/log')).rejects.toEqual(failing('fenced'));
    await logs.createFolder('WALs/s');
    await (await logs.create('WALs/s/log')).close();
    await expect(logs.create('WALs/s/log')).rejects.toEqual(failing('exists'));
  });

  it('fencing takes the folder away from its writer', async () => {
    const { logs } = await open();
    expect(await logs.fence('WALs/s', 'WALs/s-splitting')).toBe(false);
    await logs.createFolder('WALs/s');
    const writer = await logs.create('WALs/s/log');
    await append(writer, 'a');
    expect(writer.isFenced()).toBe(false);
    expect(await logs.fence('WALs/s', 'WALs/s-splitting')).toBe(true);
    expect(writer.isFenced()).toBe(true);
    await expect(logs.create('WALs/s/log2')).rejects.toEqual(failing('fenced'));
    expect((await logs.list('WALs/s-splitting')).map(({ name, length }) => [name, length])).toEqual([['log', 1]]);
    // A folder of the same name that somebody makes later is not the writer's.
    await logs.createFolder('WALs/s');
    expect(writer.isFenced()).toBe(true);
    await writer.close().catch(() => {});
  });

  it('moves and deletes logs', async () => {
    const { logs } = await open();
    await logs.createFolder('WALs/s');
    for (const name of ['1', '2']) await (await logs.create(`WALs/s/${name}`)).close();
    await logs.rename('WALs/s/1', 'oldWALs/1');
    await expect(logs.rename('WALs/s/2', 'oldWALs/1')).rejects.toEqual(failing('exists'));
    expect(await logs.delete('WALs/s/2')).toBe(true);
    expect(await logs.delete('WALs/s/2')).toBe(false);
    expect((await logs.list('oldWALs')).map(({ name }) => name)).toEqual(['1']);
    expect(await logs.list('WALs/s')).toEqual([]);
  });
});
