// Rules of the pitfalls list that a region keeps, each by the smallest story that breaks when the rule is broken.
import { describe, expect, it } from 'vitest';
import { MVCC } from '../../../regionserver/region/mvcc.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { FaultStorage } from '../../../storage/fault-storage.ts';
import type { FileStorage, RandomAccessFile } from '../../../storage/file-storage.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { put, RegionFixture } from '../region-fixture.ts';

function bindAll(files: FileStorage): FileStorage {
  return {
    capabilities: files.capabilities,
    create: (path) => files.create(path),
    writeFile: (path, bytes) => files.writeFile(path, bytes),
    readFile: (path) => files.readFile(path),
    open: (path) => files.open(path),
    list: (path) => files.list(path),
    stat: (path) => files.stat(path),
    delete: (path) => files.delete(path),
    makeDirectory: (path) => files.makeDirectory(path),
    rename: (source, target) => files.rename(source, target),
  };
}

function bindFile(file: RandomAccessFile): RandomAccessFile {
  return {
    path: file.path,
    length: file.length,
    read: (offset, length) => file.read(offset, length),
    tryReadSync: (offset, length) => file.tryReadSync(offset, length),
    close: () => file.close(),
  };
}

describe('a log that fails', () => {
  it('fails what waits behind the write that failed, instead of leaving it hanging', async () => {
    const mvcc = new MVCC(0);
    const heard: (string | undefined)[] = [];
    mvcc.begin();
    mvcc.complete(mvcc.begin(), (error) => heard.push(error?.message));
    mvcc.fail(new Error('the log is gone'));
    mvcc.complete(mvcc.begin(), (error) => heard.push(error?.message));
    expect(heard).toEqual(['the log is gone', 'the log is gone']);
    expect(mvcc.readPoint).toBe(0);
  });

  it.each([
    ['SKIP_WAL', 1],
    ['ASYNC_WAL', 2],
  ] as const)('answers a %s write that came after the one it could not log', async (_name, durability) => {
    const disk = new FaultStorage(new MemoryDisk(), { operation: Number.POSITIVE_INFINITY, failure: 'sync' });
    const t = await RegionFixture.open({ disk });
    disk.failFrom(disk.operations);
    const synced = t.mutate([put('a', 'f:q', '1')]);
    const behind = put('b', 'f:q', '1');
    behind.durability = durability;
    const results = await Promise.allSettled([synced, t.mutate([behind])]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(t.aborts.length).toBeGreaterThan(0);
    // Nothing is under way any more that closing would wait for.
    expect(t.region.operations.count).toBe(0);
    await t.region.close({ abort: true });
    await t.wal.abandon();
  });

  it('leaves the logs of an aborting server where recovery finds them', async () => {
    const t = await RegionFixture.open();
    await t.put('a', 'f:q', 'v');
    await t.wal.roll();
    t.region.fail('as if the disk were gone', new Error('gone'));
    await t.region.close();
    // The region let go of its cells; the log must not.
    await t.wal.archiveOldLogs();
    expect(t.wal.finishedPaths).toHaveLength(1);
    await t.wal.abandon();
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await recovered.value('a', 'f:q')).toBe('v');
    await recovered.wal.abandon();
  });
});

describe('what is open', () => {
  it('a store with a file that cannot be read leaves none of its files open, however often it is tried', async () => {
    const t = await RegionFixture.open();
    for (const row of ['a', 'b', 'c']) {
      await t.put(row, 'f:q', 'v');
      await t.region.flush({ force: true, reason: 'test' });
    }
    await t.region.close();
    await t.wal.close({ archive: true });
    const { files } = t.disk;
    const { tableName, encodedName } = t.region.info;
    const folder = layout.familyFolder(tableName, encodedName, 'f');
    const [, damaged] = await t.files();
    const bytes = await files.readFile(`${folder}/${damaged}`);
    await files.delete(`${folder}/${damaged}`);
    await files.writeFile(`${folder}/${damaged}`, bytes.subarray(0, bytes.length - 9));
    let open = 0;
    const counting: FileStorage = {
      ...bindAll(files),
      open: async (path) => {
        const file = await files.open(path);
        open++;
        return { ...bindFile(file), close: async () => void open-- };
      },
    };
    for (let i = 0; i < 2; i++)
      await expect(
        RegionFixture.open({ disk: { files: counting, logs: t.disk.logs }, startCode: 5 + i }),
      ).rejects.toThrow(damaged);
    expect(open).toBe(0);
  });
});

describe('pitfall 7: last flushed ids', () => {
  it('also of forty families count only those that were written to', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `f${i + 10}`);
    const t = await RegionFixture.open({ families: Object.fromEntries(names.map((name) => [name, {}])) });
    await t.put('a', 'f10:q', 'v');
    await t.put('a', 'f49:q', 'v');
    await t.wal.roll();
    await t.region.flush({ force: true, reason: 'test' });
    // Nothing is left that the finished log would be needed for.
    expect(t.wal.finishedPaths).toEqual([]);
    await t.wal.abandon();
  });
});
