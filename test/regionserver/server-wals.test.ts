import { describe, expect, it } from 'vitest';
import { type Clock, ManualClock, systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { META_REGION_INFO, RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { DEFAULT_REGION_SERVER_CONFIG, type RegionServerConfig } from '../../regionserver/region-server-config.ts';
import { ServerWals } from '../../regionserver/server-wals.ts';
import { FaultStorage } from '../../storage/fault-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { isMetaWAL } from '../../wal/wal-names.ts';
import { LeakWatch } from '../support/leak-watch.ts';

function open(
  disk: Pick<MemoryDisk, 'files' | 'logs'>,
  watch: LeakWatch,
  config: Partial<RegionServerConfig> = {},
  onAbort: (error: Error) => void = () => {},
  clock: Clock = systemClock,
): Promise<ServerWals> {
  const world = { clock, scheduler: watch.scheduler(), logger: silentLogger, files: disk.files };
  return ServerWals.open({
    world: { ...world, logs: watch.logs(disk.logs) } as never,
    serverName: new ServerName('a', 1, 2),
    config: { ...DEFAULT_REGION_SERVER_CONFIG, ...config },
    onAbort,
    flushWanted: () => {},
  });
}

describe('the log of hbase:meta', () => {
  it('that could not be made for want of space is made when there is some', async () => {
    const disk = new FaultStorage(new MemoryDisk(), { operation: Number.POSITIVE_INFINITY, failure: 'no-space' });
    const wals = await open(disk, new LeakWatch());
    disk.failFrom(disk.operations);
    await expect(wals.walOf(META_REGION_INFO)).rejects.toMatchObject({ reason: 'no-space' });
    disk.restoreSpace();
    expect((await wals.walOf(META_REGION_INFO)).currentPath).toMatch(/\.meta$/);
    await wals.close();
  });

  it('that was created on a disk that then failed, and could not be deleted there, goes before the next one', async () => {
    const inner = new MemoryDisk();
    const disk = new FaultStorage(inner, { operation: Number.POSITIVE_INFINITY, failure: 'io', forever: true });
    const clock = new ManualClock();
    const wals = await open(disk, new LeakWatch(), {}, undefined, clock);
    const logs = async () => (await inner.logs.list('WALs/a,1,2')).map(({ name }) => name).filter(isMetaWAL);
    disk.failFrom(disk.operations + 1);
    await expect(wals.walOf(META_REGION_INFO)).rejects.toMatchObject({ reason: 'io' });
    const left = await logs();
    expect(left).toHaveLength(1);
    // Nor does it come to a second one while the first can't go.
    await expect(wals.walOf(META_REGION_INFO)).rejects.toMatchObject({ reason: 'io' });
    expect(await logs()).toEqual(left);
    disk.restoreSpace();
    // A name of its own.
    clock.advance(1);
    const wal = await wals.walOf(META_REGION_INFO);
    expect(wal.currentPath).not.toContain(left[0]);
    expect((await logs()).map((name) => `WALs/a,1,2/${name}`)).toEqual([wal.currentPath]);
    await wals.close();
  });

  it('that is being made when the server gives up is given up too', async () => {
    const watch = new LeakWatch();
    const wals = await open(new MemoryDisk(), watch);
    const making = wals.walOf(META_REGION_INFO);
    await wals.abandon();
    const wal = await making;
    expect(() => wal.checkNotFenced()).toThrow();
    expect([watch.timers, watch.writers]).toEqual([0, 0]);
  });
});

describe('multiwal', () => {
  const regions = [1, 2, 3, 4].map(
    (regionId) => new RegionInfo({ tableName: TableName.parse(regionId === 4 ? 'n:t' : 't'), regionId }),
  );

  /** Which log each region has, its time left out. */
  async function namesOf(config: Partial<RegionServerConfig>): Promise<string[]> {
    const wals = await open(new MemoryDisk(), new LeakWatch(), { walProvider: 'multiwal', ...config });
    const names: string[] = [];
    for (const region of [...regions, META_REGION_INFO]) names.push((await wals.walOf(region)).currentPath);
    for (const [i, region] of regions.entries()) expect((await wals.walOf(region)).currentPath).toBe(names[i]);
    await wals.close();
    return names.map((name) => name.replace('WALs/a,1,2/', '').replace(/\d{13}/, 'TIME'));
  }

  it('names logs as HBase does, by each strategy', async () => {
    const bounded = [0, 1, 0, 1].map((group) => `a%2C1%2C2.a%2C1%2C2.regiongroup-${group}.TIME`);
    const meta = 'a%2C1%2C2.meta.TIME.meta';
    expect(await namesOf({})).toEqual([...bounded, meta]);
    expect(await namesOf({ walGroups: 1 })).toEqual([...regions.map(() => bounded[0]), meta]);
    expect(await namesOf({ walGrouping: 'identity' })).toEqual([
      ...regions.map(({ encodedName }) => `a%2C1%2C2.${encodedName}.TIME`),
      meta,
    ]);
    const namespaces = ['default', 'default', 'default', 'n'].map((name) => `a%2C1%2C2.a%2C1%2C2.${name}.TIME`);
    expect(await namesOf({ walGrouping: 'namespace' })).toEqual([...namespaces, meta]);
  });

  it('two regions that come at the same time share the log that is being made', async () => {
    const disk = new MemoryDisk();
    const wals = await open(disk, new LeakWatch(), { walProvider: 'multiwal', walGroups: 1 });
    const [first, second] = await Promise.all([wals.walOf(regions[0]), wals.walOf(regions[1])]);
    expect(first).toBe(second);
    expect(wals.all).toEqual([first]);
    await wals.abandon();
  });
});

describe('a server whose folder was taken away', () => {
  it.each([META_REGION_INFO, new RegionInfo({ tableName: TableName.parse('t'), regionId: 1 })])(
    'makes no log there again, and gives up: $tableName',
    async (region) => {
      const disk = new MemoryDisk();
      const aborts: Error[] = [];
      const wals = await open(disk, new LeakWatch(), { walProvider: 'multiwal' }, (error) => aborts.push(error));
      await disk.logs.fence('WALs/a,1,2', 'WALs/a,1,2-splitting');
      await expect(wals.walOf(region)).rejects.toMatchObject({ reason: 'fenced' });
      expect(aborts).toHaveLength(1);
      expect((await disk.files.list('WALs')).map(({ name }) => name)).toEqual(['a,1,2-splitting']);
    },
  );
});
