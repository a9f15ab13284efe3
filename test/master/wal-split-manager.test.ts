// Pitfalls 6 and 30: whose logs there are, and which of them a split takes.
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { WALSplitManager } from '../../master/wal-split-manager.ts';
import { ServerName } from '../../model/server-name.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

const server = ServerName.parse('a,16020,5');

async function setUp() {
  const disk = new MemoryDisk();
  for (const name of ['a%2C16020%2C5.7', 'a%2C16020%2C5.9', 'a%2C16020%2C5.meta.8.meta', 'a%2C16020%2C5.10'])
    await disk.files.writeFile(`WALs/a,16020,5/${name}`, Buffer.from(name));
  const split: string[] = [];
  const work = {
    split: async (_server: ServerName, path: string) => void split.push(path.slice(path.lastIndexOf('/') + 1)),
  };
  const manager = new WALSplitManager({
    ...disk,
    logs: disk.logs,
    files: disk.files,
    work,
    clock: new ManualClock(77),
  });
  const names = async (folder: string) => (await disk.files.list(folder)).map(({ name }) => name);
  return { disk, split, manager, names };
}

describe('the logs of a dead server', () => {
  test('are split oldest first, each kind by itself; those of hbase:meta that are left go unsplit', async () => {
    const { split, manager, names } = await setUp();
    await manager.fence(server);
    await manager.split(server, 'others');
    expect(split).toEqual(['a%2C16020%2C5.7', 'a%2C16020%2C5.9', 'a%2C16020%2C5.10']);
    await manager.archive(server, 'all');
    expect(split).not.toContain('a%2C16020%2C5.meta.8.meta');
    expect(await names('WALs')).toEqual([]);
    expect(await names('oldWALs')).toHaveLength(4);
  });

  test('a split of those of hbase:meta leaves the others where they are', async () => {
    const { split, manager, names } = await setUp();
    await manager.fence(server);
    await manager.split(server, 'meta');
    await manager.archive(server, 'meta');
    expect(split).toEqual(['a%2C16020%2C5.meta.8.meta']);
    expect(await names('oldWALs')).toEqual(['a%2C16020%2C5.meta.8.meta']);
    expect(await names('WALs/a,16020,5-splitting')).toHaveLength(3);
  });

  test('fencing and archiving may be done again at any point', async () => {
    const { disk, manager, names } = await setUp();
    await manager.fence(server);
    await manager.fence(server);
    await disk.files.writeFile('oldWALs/a%2C16020%2C5.7', Buffer.from('of the same name'));
    await manager.archive(server, 'all');
    await manager.archive(server, 'all');
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
