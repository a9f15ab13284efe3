import { describe, expect, it } from 'vitest';
import { type Failure, FaultStorage } from '../../storage/fault-storage.ts';
import type { LogWriter } from '../../storage/log-storage.ts';
import { LoggingStorage } from '../../storage/logging-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import type { Disk } from '../../storage/wrapped-storage.ts';

function append(writer: LogWriter, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    writer.append(Buffer.from(text), 'data', (error) => (error ? reject(error) : resolve()));
  });
}

async function work({ files, logs }: Disk): Promise<void> {
  const writer = await files.create('f');
  try {
    await writer.write(Buffer.from('1'));
    await writer.sync();
    await writer.close();
  } catch (error) {
    await writer.abort();
    throw error;
  }
  await files.rename('f', 'g');
  await logs.createFolder('w');
  const log = await logs.create('w/log');
  await append(log, 'abc');
  await log.close();
  await files.delete('g');
}

const ALL = [
  'create f',
  'write f 1',
  'sync f',
  'close f',
  'rename f g',
  'make log folder w',
  'create log w/log',
  'append w/log 3 data',
  'close w/log',
  'delete g',
];

describe('LoggingStorage', () => {
  it('writes down what changes the disk', async () => {
    const disk = new LoggingStorage(new MemoryDisk());
    await work(disk);
    expect(disk.take()).toEqual(ALL);
    expect(disk.lines).toEqual([]);
  });
});

describe('FaultStorage', () => {
  it('fails the n-th operation, for every n, and only that', async () => {
    for (let n = 0; n < ALL.length; n++) {
      const memory = new MemoryDisk();
      const disk = new FaultStorage(memory, { operation: n, failure: 'io' });
      await expect(work(disk), ALL[n]).rejects.toMatchObject({ reason: 'io' });
      const name = disk.failed?.name ?? '';
      expect(ALL[n].startsWith(name)).toBe(true);
      if (n > 0 && n < 4) expect(await memory.files.list('')).toEqual([]);
    }
    await work(new FaultStorage(new MemoryDisk(), { operation: ALL.length, failure: 'io' }));
  });

  it.each([
    ['sync', 0, 'sync'],
    ['sync', 3, 'close'],
    ['sync', 4, 'append'],
    ['no-space', 1, 'write'],
    ['no-space', 2, 'make log folder'],
  ] as Array<[Failure, number, string]>)('%s from operation %i on hits %s', async (failure, operation, name) => {
    const disk = new FaultStorage(new MemoryDisk(), { operation, failure });
    await expect(work(disk)).rejects.toMatchObject({ reason: failure === 'sync' ? 'io' : 'no-space' });
    expect(disk.failed?.name).toBe(name);
  });

  it('space comes back', async () => {
    const disk = new FaultStorage(new MemoryDisk(), { operation: 0, failure: 'no-space' });
    await expect(work(disk)).rejects.toMatchObject({ reason: 'no-space' });
    disk.restoreSpace();
    await work(disk);
  });

  it('a log whose append failed fails ever after, in order', async () => {
    const disk = new FaultStorage(new MemoryDisk(), { operation: 3, failure: 'sync' });
    await disk.logs.createFolder('w');
    const log = await disk.logs.create('w/log');
    const results = await Promise.allSettled([append(log, 'a'), append(log, 'b'), append(log, 'c')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
