import { describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { META_REGION_INFO } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { DEFAULT_REGION_SERVER_CONFIG } from '../../regionserver/region-server-config.ts';
import { ServerWals } from '../../regionserver/server-wals.ts';
import { FaultStorage } from '../../storage/fault-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { LeakWatch } from '../support/leak-watch.ts';

function open(disk: Pick<MemoryDisk, 'files' | 'logs'>, watch: LeakWatch): Promise<ServerWals> {
  const world = { clock: systemClock, scheduler: watch.scheduler(), logger: silentLogger, files: disk.files };
  return ServerWals.open({
    world: { ...world, logs: watch.logs(disk.logs) } as never,
    serverName: new ServerName('a', 1, 2),
    config: DEFAULT_REGION_SERVER_CONFIG,
    onAbort: () => {},
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
