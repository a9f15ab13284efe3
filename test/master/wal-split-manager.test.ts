// Pitfalls 6 and 30: whose logs there are, and which of them a split takes.
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { WALSplitManager } from '../../master/wal-split-manager.ts';
import { ServerName } from '../../model/server-name.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

const server = ServerName.parse('a,16020,5');
const [first, second] = ['w,1,1', 'w,2,2'].map((name) => ServerName.parse(name));

async function setUp() {
  const disk = new MemoryDisk();
  for (const name of ['a%2C16020%2C5.7', 'a%2C16020%2C5.9', 'a%2C16020%2C5.meta.8.meta', 'a%2C16020%2C5.10'])
    await disk.files.writeFile(`WALs/a,16020,5/${name}`, Buffer.alloc(0));
  const woken: number[] = [];
  const online = [first];
  const manager = new WALSplitManager({
    logs: disk.logs,
    files: disk.files,
    clock: new ManualClock(77),
    scheduler: systemScheduler,
    workers: { perServer: 2, online: () => online, wake: (procId) => woken.push(procId) },
  });
  const names = async (folder: string) => (await disk.files.list(folder)).map(({ name }) => name);
  const toSplit = async (kind: 'meta' | 'others') =>
    (await manager.checkedWalsToSplit(server, kind)).map((path) => path.slice(path.lastIndexOf('/') + 1));
  return { disk, manager, names, toSplit, woken, online };
}

describe('the logs of a dead server', () => {
  test('are split oldest first, each kind by itself; those of hbase:meta that are left go unsplit', async () => {
    const { manager, names, toSplit } = await setUp();
    await manager.fence(server);
    expect(await toSplit('others')).toEqual(['a%2C16020%2C5.7', 'a%2C16020%2C5.9', 'a%2C16020%2C5.10']);
    expect(await toSplit('meta')).toEqual(['a%2C16020%2C5.meta.8.meta']);
    for (const path of await manager.walsToSplit(server, 'others')) await manager.archive(path);
    await manager.deleteFolder(server);
    expect(await names('WALs')).toEqual([]);
    expect(await names('oldWALs')).toHaveLength(4);
  });

  test('one that is archived is split; the others stay where they are', async () => {
    const { manager, names, toSplit } = await setUp();
    await manager.fence(server);
    const [path] = await manager.walsToSplit(server, 'meta');
    expect(await manager.isSplit(path)).toBe(false);
    await manager.archive(path);
    expect(await manager.isSplit(path)).toBe(true);
    expect(await names('oldWALs')).toEqual(['a%2C16020%2C5.meta.8.meta']);
    expect(await toSplit('others')).toHaveLength(3);
  });

  test('fencing and archiving may be done again at any point', async () => {
    const { disk, manager, names } = await setUp();
    await manager.fence(server);
    await manager.fence(server);
    await disk.files.writeFile('oldWALs/a%2C16020%2C5.7', Buffer.from('of the same name'));
    const paths = await manager.walsToSplit(server, 'others');
    for (const path of [...paths, ...paths]) await manager.archive(path);
    await manager.deleteFolder(server);
    await manager.deleteFolder(server);
    expect(await names('oldWALs')).toContain('a%2C16020%2C5.7-77');
    expect(await names('oldWALs')).toHaveLength(5);
  });

  test('whose folders are there are the servers of before, also those whose split was cut short', async () => {
    const { disk, manager } = await setUp();
    await disk.files.writeFile('WALs/b,16020,6-splitting/b%2C16020%2C6.1', Buffer.alloc(1));
    await disk.files.makeDirectory('WALs/no-server');
    expect((await manager.serversWithLogs()).sort()).toEqual(['a,16020,5', 'b,16020,6']);
  });
});

describe('workers', () => {
  test('each region server splits so many at once; who finds no room is woken when there is some', async () => {
    const { manager, woken, online } = await setUp();
    const { workers } = manager;
    expect([1, 2, 3].map((procId) => workers.acquire(procId, undefined))).toEqual([first, first, undefined]);
    expect(woken).toEqual([]);
    online.push(second);
    workers.changed();
    expect(woken).toEqual([3]);
    expect(workers.acquire(3, undefined)).toBe(second);
    workers.release(first);
    workers.release(second);
    expect(workers.acquire(4, undefined)).toBe(second);
  });

  test('after a failure another one is asked, if there is one', async () => {
    const { manager, online } = await setUp();
    expect(manager.workers.acquire(1, first)).toBe(first);
    online.push(second);
    expect(manager.workers.acquire(2, second)).toBe(first);
  });

  test('what an earlier master had asked for counts', async () => {
    const { manager } = await setUp();
    manager.workers.noteUsed(first);
    manager.workers.noteUsed(first);
    expect(manager.workers.acquire(1, undefined)).toBeUndefined();
  });
});
