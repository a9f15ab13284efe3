// Rules of the pitfalls list that a region keeps, each by the smallest story that breaks when the rule is broken.
import { describe, expect, it } from 'vitest';
import { MVCC } from '../../../regionserver/region/mvcc.ts';
import { FaultStorage } from '../../../storage/fault-storage.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { put, RegionFixture } from '../region-fixture.ts';

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
  ])('answers a %s write that came after the one it could not log', async (_name, durability) => {
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
