import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import {
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
} from '../../../cell/key-value.ts';
import { SKIP_WAL } from '../../../model/durability.ts';
import { ServerMutation } from '../../../model/mutation.ts';
import { Scan } from '../../../model/scan.ts';
import { pb } from '../../../proto/index.ts';
import { flushRegionCallable } from '../../../regionserver/flush-region-callable.ts';
import { OnlineRegions } from '../../../regionserver/online-regions.ts';
import { CellListSink } from '../../../regionserver/region/cell-list-sink.ts';
import type { HeldLocks } from '../../../regionserver/region/row-locks.ts';
import { ScanLimits } from '../../../regionserver/region/scan/scan-limits.ts';
import { addCell, append, deletion, increment, long, put, RegionFixture } from '../region-fixture.ts';

const NOW = 1_700_000_000_000;

describe('writes and reads', () => {
  it('a put is read back with the time of the server', async () => {
    const t = await RegionFixture.open();
    await t.put('r1', 'f:q', 'v');
    expect(await t.get('r1')).toEqual([`r1/f:q/${NOW}/4=v`]);
    expect(await t.get('r0')).toEqual([]);
  });

  it('a get is answered at once when all is in memory', async () => {
    const t = await RegionFixture.open();
    await t.put('r1', 'f:q', 'v');
    const { CellListSink } = await import('../../../regionserver/region/cell-list-sink.ts');
    const { Get } = await import('../../../model/get.ts');
    const sink = new CellListSink();
    expect(t.region.get(new Get(Buffer.from('r1')), sink)).toBeUndefined();
    expect(sink.cells.length).toBe(1);
  });

  it('the five kinds of delete', async () => {
    const t = await RegionFixture.open({ families: { f: { VERSIONS: 10 }, g: { VERSIONS: 10 } } });
    const fill = async (row: string) => {
      for (const ts of [1, 2, 3]) for (const column of ['f:a', 'f:b', 'g:a']) await t.put(row, column, `${ts}`, ts);
    };
    const all = (row: string) => t.get(row, (get) => (get.maxVersions = 10));
    for (const row of ['one', 'column', 'family', 'version', 'row']) await fill(row);
    await t.delete('one', { family: 'f', qualifier: 'a', timestamp: 2, type: TYPE_DELETE });
    await t.delete('column', { family: 'f', qualifier: 'a', timestamp: 2, type: TYPE_DELETE_COLUMN });
    await t.delete('family', { family: 'f', timestamp: 2, type: TYPE_DELETE_FAMILY });
    await t.delete('version', { family: 'f', timestamp: 2, type: TYPE_DELETE_FAMILY_VERSION });
    await t.delete('row');
    const short = async (row: string) => (await all(row)).map((text) => text.split('/').slice(1, 3).join('@'));
    expect(await short('one')).toEqual(['f:a@3', 'f:a@1', 'f:b@3', 'f:b@2', 'f:b@1', 'g:a@3', 'g:a@2', 'g:a@1']);
    expect(await short('column')).toEqual(['f:a@3', 'f:b@3', 'f:b@2', 'f:b@1', 'g:a@3', 'g:a@2', 'g:a@1']);
    expect(await short('family')).toEqual(['f:a@3', 'f:b@3', 'g:a@3', 'g:a@2', 'g:a@1']);
    expect(await short('version')).toEqual(['f:a@3', 'f:a@1', 'f:b@3', 'f:b@1', 'g:a@3', 'g:a@2', 'g:a@1']);
    expect(await short('row')).toEqual([]);
  });

  it('a delete of the newest version without a time stamp takes that of the newest, twice named the two newest', async () => {
    const t = await RegionFixture.open({ families: { f: { VERSIONS: 10 } } });
    for (const ts of [10, 20, 30, 40]) await t.put('r', 'f:a', `${ts}`, ts);
    await t.delete('r', { family: 'f', qualifier: 'a', type: TYPE_DELETE });
    const versions = async () => (await t.get('r', (get) => (get.maxVersions = 10))).map((text) => text.split('=')[1]);
    expect(await versions()).toEqual(['30', '20', '10']);
    const twice = { family: 'f', qualifier: 'a', type: TYPE_DELETE };
    await t.delete('r', twice, twice);
    expect(await versions()).toEqual(['10']);
  });

  it('a row over hbase.table.max.rowsize is not read whole, but in parts', async () => {
    const t = await RegionFixture.open({ families: { f: {}, g: {} }, config: { maxRowBytes: 1000 } });
    const wide = (row: string, family: string) =>
      t.mutate(Array.from({ length: 8 }, (_, i) => put(row, `${family}:${i}`, Buffer.alloc(90))));
    await wide('r', 'f');
    // The bound is on what stands in one family.
    await wide('r', 'g');
    expect(await t.get('r')).toHaveLength(16);
    await t.mutate([put('r', 'f:8', Buffer.alloc(200))]);
    const tooBig = {
      name: 'RowTooBigException',
      message: expect.stringMatching(/^Max row size allowed: 1000, .*: r\./),
    };
    await expect(t.get('r')).rejects.toMatchObject(tooBig);
    expect(await t.get('r', (get) => get.families.set('g', undefined))).toHaveLength(8);
    const limits = new ScanLimits();
    limits.batchCells = 5;
    const scanner = t.region.openScanner(new Scan());
    const sink = new CellListSink();
    const parts: number[] = [];
    while (scanner.hasMore) {
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
      parts.push(limits.cellCount);
    }
    scanner.close();
    expect(parts).toEqual([5, 5, 5, 2]);
  });

  it('refuses what HBase refuses, each mutation for itself', async () => {
    const t = await RegionFixture.open({ startKey: 'b', endKey: 'y', config: { maxCellBytes: 100 } });
    const outcomes = await t.mutate([
      put('c', 'f:q', 'v'),
      put('c', 'nope:q', 'v'),
      put('z', 'f:q', 'v'),
      put('d', 'f:q', Buffer.alloc(200)),
    ]);
    expect(outcomes.map(({ error }) => error?.name)).toEqual([
      undefined,
      'NoSuchColumnFamilyException',
      'FailedSanityCheckException',
      'DoNotRetryIOException',
    ]);
    expect(outcomes[3].error?.message).toMatch(
      /^Cell\[d\/f:q\/LATEST_TIMESTAMP\/vlen=200\] with size 2\d\d exceeds limit of 100 bytes$/,
    );
    expect(await t.get('c')).toHaveLength(1);
  });

  it("a table states settings of its own in place of the server's", async () => {
    const tableValues = { 'hbase.server.keyvalue.maxsize': '300', 'hbase.table.max.rowsize': 'many' };
    const t = await RegionFixture.open({ tableValues, config: { maxCellBytes: 100, maxRowBytes: 1000 } });
    const outcomes = await t.mutate([put('c', 'f:q', Buffer.alloc(200)), put('d', 'f:q', Buffer.alloc(400))]);
    expect(outcomes.map(({ error }) => error?.name)).toEqual([undefined, 'DoNotRetryIOException']);
    expect(t.region.config.maxRowBytes).toBe(1000);
  });

  it('a batch that waits for one of its rows is not overtaken at the others', async () => {
    const t = await RegionFixture.open();
    const held = t.region.rowLocks.acquire(['a'], true) as HeldLocks;
    const batch = t.mutate([put('c', 'f:n', 'x'), deletion('a', { family: 'f', type: TYPE_DELETE_FAMILY })]);
    const added = t.mutate([increment('c', 'f:n', 3n)]);
    const after = t.mutate([put('c', 'f:n', 'y')]);
    held.release();
    await batch;
    // Not eight bytes.
    expect((await added)[0].error).toMatchObject({ javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException' });
    await after;
    expect(await t.value('c', 'f:n')).toBe('y');
  });

  it('an atomic batch with one bad member changes nothing', async () => {
    const t = await RegionFixture.open();
    await expect(t.mutate([put('a', 'f:q', 'v'), put('a', 'nope:q', 'v')], { atomic: true })).rejects.toThrow(/nope/);
    expect(await t.get('a')).toEqual([]);
  });

  it('a region that holds too much says it is busy', async () => {
    const wanted: string[] = [];
    const t = await RegionFixture.open({
      config: { flushSizeBytes: 1000, blockMultiplier: 2 },
      events: { flushWanted: () => wanted.push('flush') },
    });
    for (let i = 0; i < 2; i++) await t.put(`r${i}`, 'f:q', Buffer.alloc(1200));
    await expect(t.put('r9', 'f:q', 'v')).rejects.toThrow(/Over memstore limit/);
    expect(wanted.length).toBeGreaterThan(0);
    await t.region.flush({ force: true, reason: 'test' });
    await t.put('r9', 'f:q', 'v');
  });
});

describe('server-assigned time stamps', () => {
  it('never fall, whatever the clock does, and not after reopening either', async () => {
    const clock = new ManualClock(NOW);
    let t = await RegionFixture.open({ clock });
    await t.put('a', 'f:q', '1');
    clock.setNow(NOW - 5000);
    await t.put('a', 'f:q', '2');
    expect(await t.get('a')).toEqual([`a/f:q/${NOW}/4=2`]);
    await t.region.close();
    await t.wal.close();
    t = await RegionFixture.open({ clock, disk: t.disk, startCode: 5 });
    await t.put('a', 'f:q', '3');
    // The last millisecond before it was closed is used up.
    expect(await t.get('a')).toEqual([`a/f:q/${NOW + 1}/4=3`]);
    const recovered = await t.recover();
    await recovered.put('a', 'f:q', '4');
    expect(await recovered.value('a', 'f:q')).toBe('4');
  });

  it('a put after a delete of the row in the same millisecond is seen', async () => {
    const t = await RegionFixture.open();
    for (let i = 0; i < 5; i++) {
      await t.put('a', 'f:q', `${i}`);
      await t.delete('a');
      expect(await t.get('a')).toEqual([]);
      await t.put('a', 'f:q', `again ${i}`);
      expect(await t.value('a', 'f:q')).toBe(`again ${i}`);
      await t.delete('a', { family: 'f', qualifier: 'q', type: TYPE_DELETE_COLUMN });
      expect(await t.get('a')).toEqual([]);
      await t.put('a', 'f:q', `column ${i}`);
      await t.delete('a', { family: 'f', qualifier: 'q', type: TYPE_DELETE });
      await t.put('a', 'f:q', `version ${i}`);
      expect(await t.value('a', 'f:q')).toBe(`version ${i}`);
    }
  });

  it('within one batch the last mutation of a row counts; within an atomic one the delete hides, as in HBase', async () => {
    const t = await RegionFixture.open();
    await t.mutate([put('a', 'f:q', '1'), deletion('a'), put('a', 'f:q', '2')]);
    expect(await t.value('a', 'f:q')).toBe('2');
    await t.mutate([deletion('b'), put('b', 'f:q', '2')], { atomic: true });
    expect(await t.get('b')).toEqual([]);
    await t.mutate([put('b', 'f:q', '3')], { atomic: true });
    expect(await t.value('b', 'f:q')).toBe('3');
  });

  it('an increment after a delete of the row is seen, and a put after many increments too', async () => {
    const t = await RegionFixture.open();
    await t.delete('a');
    const [outcome] = await t.mutate([increment('a', 'f:n', 5n)]);
    expect(outcome.error).toBeUndefined();
    expect(await t.value('a', 'f:n')).toBe(long(5n).toString('latin1'));
    for (let i = 0; i < 10; i++) await t.mutate([increment('a', 'f:n', 1n)]);
    await t.put('a', 'f:n', long(100n));
    expect(await t.value('a', 'f:n')).toBe(long(100n).toString('latin1'));
  });
});

describe('increment and append', () => {
  it('adds, wraps and returns the new cells', async () => {
    const t = await RegionFixture.open();
    const add = async (amount: bigint) => (await t.mutate([increment('c', 'f:n', amount)]))[0].result!;
    expect((await add(5n)).bytes(0).subarray(-8)).toEqual(long(5n));
    expect((await add(-7n)).bytes(0).subarray(-8)).toEqual(long(-2n));
    await t.put('c', 'f:n', long(2n ** 63n - 1n));
    expect((await add(1n)).bytes(0).subarray(-8)).toEqual(long(-(2n ** 63n)));
    await t.mutate([append('c', 'f:s', 'ab')]);
    await t.mutate([append('c', 'f:s', 'cd')]);
    expect(await t.value('c', 'f:s')).toBe('abcd');
    const [{ error }] = await t.mutate([increment('c', 'f:s', 1n)]);
    expect(error?.message).toBe("Field is not a long, it's 4 bytes wide");
  });

  it('adds to each column what is stored of it, whichever are, in any order and of several families', async () => {
    const t = await RegionFixture.open({ families: { f: {}, g: {} } });
    const several = (...columns: [string, bigint][]) => {
      const mutation = new ServerMutation('increment', Buffer.from('c'));
      for (const [column, amount] of columns) addCell(mutation, column, long(amount));
      return mutation;
    };
    await t.mutate([several(['g:a', 100n], ['f:ab', 10n], ['f:c', 1n])]);
    const [{ result }] = await t.mutate([several(['g:b', 5n], ['g:a', 6n], ['f:c', 7n], ['f:a', 8n], ['f:ab', 9n])]);
    const sums = Array.from({ length: result!.length }, (_, i) =>
      result!.bytes(i).readBigInt64BE(result!.lengths[i] - 8),
    );
    expect(sums).toEqual([8n, 19n, 8n, 106n, 5n]);
    expect((await t.get('c')).map((text) => text.split('/')[1])).toEqual(['f:a', 'f:ab', 'f:c', 'g:a', 'g:b']);
  });

  it('leaves the time of the region with the clock, however many counters are increased in a millisecond', async () => {
    const t = await RegionFixture.open();
    for (let i = 0; i < 50; i++) await t.mutate([increment(`c${i}`, 'f:n', 1n)]);
    t.clock.advance(10);
    for (let i = 0; i < 50; i++) await t.mutate([increment(`c${i}`, 'f:n', 1n)]);
    await t.put('r', 'f:q', 'v');
    expect(await t.get('r')).toEqual([`r/f:q/${NOW + 10}/4=v`]);
  });

  it('increments in flight on one row all count', async () => {
    const t = await RegionFixture.open();
    await Promise.all(Array.from({ length: 50 }, () => t.mutate([increment('c', 'f:n', 1n)])));
    expect(await t.value('c', 'f:n')).toBe(long(50n).toString('latin1'));
  });

  it('keeps what it replaced until the flush, also on families of one version', async () => {
    const t = await RegionFixture.open();
    for (let i = 0; i < 20; i++) await t.mutate([increment('c', 'f:n', 1n)]);
    const raw = await t.scan((scan) => {
      scan.raw = true;
      scan.maxVersions = 1000;
    });
    expect(raw.length).toBe(20);
  });

  it('a repeat with the same nonce counts once, also while the first runs and after recovery', async () => {
    const t = await RegionFixture.open();
    const once = () => t.mutate([increment('c', 'f:n', 1n, 77n)], { nonceGroup: 3n });
    const [first, second] = await Promise.all([once(), once()]);
    expect(second[0].result!.bytes(0).subarray(-8)).toEqual(first[0].result!.bytes(0).subarray(-8));
    await t.mutate([increment('c', 'f:n', 1n, 78n)], { nonceGroup: 3n });
    await once();
    expect(await t.value('c', 'f:n')).toBe(long(2n).toString('latin1'));
    const recovered = await t.recover();
    const [replayed] = await recovered.mutate([increment('c', 'f:n', 1n, 77n)], { nonceGroup: 3n });
    expect(replayed.result).toBeDefined();
    await recovered.mutate([increment('c', 'f:n', 1n, 79n)], { nonceGroup: 3n });
    expect(await recovered.value('c', 'f:n')).toBe(long(3n).toString('latin1'));
  });

  it('a failed one forgets its nonce', async () => {
    const t = await RegionFixture.open();
    await t.put('c', 'f:s', 'text');
    const [{ error }] = await t.mutate([increment('c', 'f:s', 1n, 5n)]);
    expect(error).toBeDefined();
    await t.delete('c');
    const [again] = await t.mutate([increment('c', 'f:s', 1n, 5n)]);
    expect(again.error).toBeUndefined();
    expect(again.result).toBeDefined();
  });
});

describe('flush, compaction, reopening', () => {
  it('what was flushed, compacted and closed is there after reopening', async () => {
    let t = await RegionFixture.open({ families: { f: { VERSIONS: 3 }, g: {} } });
    for (let round = 0; round < 4; round++) {
      for (let i = 0; i < 30; i++) await t.put(`r${i}`, i % 2 === 0 ? 'f:q' : 'g:q', `${round}-${i}`);
      t.clock.advance(10);
      const result = await t.region.flush({ force: true, reason: 'test' });
      expect(result.flushed).toBe(true);
    }
    const before = await t.scan((scan) => (scan.maxVersions = 5));
    expect(await t.files('f')).toHaveLength(4);
    await t.region.compact(true);
    expect(await t.files('f')).toHaveLength(1);
    expect(await t.scan((scan) => (scan.maxVersions = 5))).toEqual(before);
    await t.put('last', 'f:q', 'unflushed');
    await t.region.close();
    await t.wal.close();
    t = await RegionFixture.open({ ...t.options, disk: t.disk, clock: t.clock, startCode: 9 });
    expect(await t.scan((scan) => (scan.maxVersions = 5))).toEqual([`last/f:q/${NOW + 40}/4=unflushed`, ...before]);
    expect(t.region.openSequenceNumber).toBeGreaterThan(100);
  });

  it('a new region opens at 2 and writes its seqid file, as HBase does', async () => {
    const t = await RegionFixture.open();
    expect(t.region.openSequenceNumber).toBe(2);
    expect(t.region.readPoint).toBe(3);
    const { tableName, encodedName } = t.region.info;
    const { layout } = await import('../../../rootdir/directory-layout.ts');
    const names = (await t.disk.files.list(layout.recoveredEditsFolder(tableName, encodedName))).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['1.seqid']);
  });

  it('a flush that the master asks for is followed by a look at splits alone, any other by one at compactions', async () => {
    const wanted: string[] = [];
    const t = await RegionFixture.open({
      events: { compactionWanted: () => wanted.push('compaction'), splitWanted: () => wanted.push('split') },
    });
    const online = new OnlineRegions(new ManualClock(NOW), 1000);
    online.add(t.region);
    const flushByMaster = flushRegionCallable(online, () => {});
    await t.put('r', 'f:q', '1');
    await flushByMaster(Buffer.from(pb.FlushRegionParameter.encode({ region: t.region.info.toProto() }).finish()));
    await t.put('r', 'f:q', '2');
    await t.region.flush({ reason: 'test', force: true });
    expect(wanted).toEqual(['split', 'compaction']);
    expect(t.region.stores[0].storeFileCount).toBe(2);
  });

  it('flushes only the large families unless forced, and reports what is surely flushed', async () => {
    const t = await RegionFixture.open({
      families: { big: {}, small: {} },
      config: { flushSizeBytes: 4000, flushLowerBoundBytes: 1000 },
    });
    await t.put('a', 'small:q', 'v');
    const smallId = t.region.mvcc.writePoint;
    for (let i = 0; i < 10; i++) await t.put(`r${i}`, 'big:q', Buffer.alloc(300));
    const result = await t.region.flush({ reason: 'test' });
    expect(await t.files('big')).toHaveLength(1);
    expect(await t.files('small')).toHaveLength(0);
    const flushed = t.region.flushes.lastFlushed();
    expect(flushed.region).toBe(smallId - 1);
    expect(flushed.families.get('big')).toBe(result.flushSequenceId);
    expect(flushed.families.get('small')).toBe(smallId - 1);
    const recovered = await t.recover();
    expect(await recovered.value('a', 'small:q')).toBe('v');
    expect(await recovered.get('r9')).toHaveLength(1);
  });

  it('a scanner opened before a flush and a compaction reads on undisturbed', async () => {
    const t = await RegionFixture.open();
    for (let i = 0; i < 20; i++) await t.put(`r${String(i).padStart(2, '0')}`, 'f:q', `${i}`);
    await t.region.flush({ force: true, reason: 'test' });
    const { Scan } = await import('../../../model/scan.ts');
    const { ScanLimits } = await import('../../../regionserver/region/scan/scan-limits.ts');
    const { CellListSink } = await import('../../../regionserver/region/cell-list-sink.ts');
    const scanner = t.region.openScanner(new Scan());
    const sink = new CellListSink();
    const limits = new ScanLimits();
    const next = async () => {
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
    };
    for (let i = 0; i < 5; i++) await next();
    for (let i = 0; i < 20; i++) await t.put(`r${String(i).padStart(2, '0')}`, 'f:q', 'new');
    await t.delete('r10');
    await t.region.flush({ force: true, reason: 'test' });
    await t.region.compact(true);
    while (scanner.hasMore) await next();
    expect(sink.cells.length).toBe(20);
    scanner.close();
    expect((await t.scan()).map((text) => text.split('=')[1])).toEqual(new Array(19).fill('new'));
    await t.region.compactions.archive(t.region.stores[0]);
    expect(await t.files()).toHaveLength(1);
  });

  it('SKIP_WAL is durable from the flush on, everything else at once', async () => {
    const t = await RegionFixture.open();
    const skipped = put('a', 'f:q', 'skipped');
    skipped.durability = SKIP_WAL;
    await t.mutate([skipped, put('b', 'f:q', 'logged')]);
    expect(await t.value('a', 'f:q')).toBe('skipped');
    const lost = await t.recover((t.disk as never as { crashClone(): typeof t.disk }).crashClone());
    expect(await lost.value('a', 'f:q')).toBeUndefined();
    expect(await lost.value('b', 'f:q')).toBe('logged');
  });

  it('is closed once, whoever else asks while it is being closed', async () => {
    const t = await RegionFixture.open();
    await t.put('a', 'f:q', 'v');
    await Promise.all([t.region.close(), t.region.close()]);
    expect(t.aborts).toEqual([]);
    expect(t.wal.accounting.lowestUnflushed(t.region.info.encodedName)).toBeUndefined();
    expect(await t.files()).toHaveLength(1);
  });

  it('a closed region serves nothing', async () => {
    const t = await RegionFixture.open();
    await t.region.close();
    await expect(t.put('a', 'f:q', 'v')).rejects.toThrow(/is closed/);
    await expect(t.get('a')).rejects.toThrow(/is closed/);
  });
});
