import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../base/scheduler.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { Scan } from '../../model/scan.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { CellListSink } from '../../regionserver/region/cell-list-sink.ts';
import { ScanLimits } from '../../regionserver/region/scan/scan-limits.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { put } from './region-fixture.ts';
import { RegionServerFixture } from './region-server-fixture.ts';

let t: RegionServerFixture;
let info: RegionInfo;
const region = () => ({ type: 1, value: info.name });

beforeAll(async () => {
  t = await RegionServerFixture.start();
  info = await t.open();
});
afterAll(() => t.close());

async function write(rows: number): Promise<void> {
  const mutations = Array.from({ length: rows }, (_, i) =>
    put(`r${String(i).padStart(3, '0')}`, 'f:q', 'v'.repeat(100)),
  );
  await t.server.regions.get(info.encodedName)!.mutate(mutations);
}
const flush = () => t.admin('FlushRegion', pb.FlushRegionRequest, pb.FlushRegionResponse, { region: region() });
const regionInfo = (best = false) =>
  t.admin('GetRegionInfo', pb.GetRegionInfoRequest, pb.GetRegionInfoResponse, {
    region: region(),
    compaction_state: true,
    best_split_row: best,
  });

describe('AdminService', () => {
  it('flushes when there is something to flush', async () => {
    await write(10);
    const first = await flush();
    expect(first.flushed).toBe(true);
    expect((await flush()).flushed).toBe(false);
    const unknown = { region: region(), family: Buffer.from('nope') };
    await expect(t.admin('FlushRegion', pb.FlushRegionRequest, pb.FlushRegionResponse, unknown)).rejects.toThrow(
      /nope/,
    );
  });

  it('has no slow calls to tell, as an HBase that does not record them', async () => {
    const generated = 'org.apache.hadoop.hbase.shaded.protobuf.generated.AdminProtos';
    const ask = (log_class_name: string) =>
      t.admin('GetLogEntries', pb.LogRequest, pb.LogEntry, { log_class_name, log_message: Buffer.alloc(0) });
    const answer = await ask(`${generated}$SlowLogResponseRequest`);
    expect(answer.log_class_name).toBe(`${generated}$SlowLogResponses`);
    expect(pb.SlowLogResponses.decode(answer.log_message).slow_log_payloads).toEqual([]);
    await expect(ask('x.Y')).rejects.toThrow('Invalid request params: x.Y');
  });

  it('compacts on request and shows the state until it is done', async () => {
    for (let i = 0; i < 3; i++) {
      await write(200);
      await flush();
    }
    const store = t.server.regions.get(info.encodedName)!.stores[0];
    expect(store.storeFileCount).toBeGreaterThan(1);
    await t.admin('CompactRegion', pb.CompactRegionRequest, pb.CompactRegionResponse, {
      region: region(),
      major: true,
    });
    for (;;) {
      const { compaction_state } = await regionInfo();
      if (compaction_state === pb.GetRegionInfoResponse.CompactionState.NONE) break;
      expect(compaction_state).not.toBe(pb.GetRegionInfoResponse.CompactionState.MINOR);
      await new Promise<void>((resolve) => systemScheduler.endOfTurn(resolve));
    }
    expect(store.storeFileCount).toBe(1);
  });

  it('tells of its regions, their loads and where one would split', async () => {
    const { best_split_row, splittable } = await regionInfo(true);
    expect(splittable).toBe(true);
    // One small block: all of it on one side.
    expect(best_split_row == null || Buffer.from(best_split_row).toString() > 'r').toBe(true);
    const online = await t.admin('GetOnlineRegion', pb.GetOnlineRegionRequest, pb.GetOnlineRegionResponse, {});
    expect(online.region_info).toHaveLength(1);
    const { region_loads } = await t.admin('GetRegionLoad', pb.GetRegionLoadRequest, pb.GetRegionLoadResponse, {});
    expect(region_loads[0].storefiles).toBe(1);
    const files = await t.admin('GetStoreFile', pb.GetStoreFileRequest, pb.GetStoreFileResponse, { region: region() });
    expect(files.store_file).toHaveLength(1);
    const server = await t.admin('GetServerInfo', pb.GetServerInfoRequest, pb.GetServerInfoResponse, {});
    expect(server.server_info.server_name.port).toBe(t.server.address.port);
  });

  it('puts the blocks of a region out of the cache', async () => {
    await t.server.regions.get(info.encodedName)!.flush({ force: true, reason: 'test' });
    const get = pb.GetRequest.encode({ region: region(), get: { row: Buffer.from('r001') } }).finish();
    await t.raw('ClientService', 'Get', get);
    expect(t.server.shared.blockCache.count).toBeGreaterThan(0);
    const elsewhere = { type: 2, value: Buffer.from('0123456789abcdef0123456789abcdef') };
    const request = { region: [region(), elsewhere] };
    const { stats } = await t.admin(
      'ClearRegionBlockCache',
      pb.ClearRegionBlockCacheRequest,
      pb.ClearRegionBlockCacheResponse,
      request,
    );
    expect(Number(stats.evicted_blocks)).toBeGreaterThan(0);
    expect(Number(stats.bytes_evicted)).toBeGreaterThan(0);
    expect(stats.exception.map(({ exception }) => exception.name)).toEqual([
      'org.apache.hadoop.hbase.NotServingRegionException',
    ]);
    await t.raw('ClientService', 'Get', get);
  });

  it('rolls its logs, and archives those that nothing needs', async () => {
    await write(1);
    await flush();
    await t.admin('RollWALWriter', pb.RollWALWriterRequest, pb.RollWALWriterResponse, {});
    expect(await t.disk.logs.list(`WALs/${t.server.serverName}`)).toHaveLength(1);
    expect((await t.disk.logs.list('oldWALs')).length).toBeGreaterThan(0);
  });

  it('heartbeats say what is surely flushed', async () => {
    const { reports } = t.master;
    const before = reports.length;
    await t.master.until(() => reports.length > before + 1);
    const load = reports.at(-1)!.load!.region_loads[0];
    const flushed = t.server.regions.get(info.encodedName)!.flushes.lastFlushed();
    expect(Number(load.complete_sequence_id)).toBe(flushed.region);
    expect(load.store_complete_sequence_id).toHaveLength(1);
  });

  it('reads what leads to the cells of a region that may come, and changes nothing', async () => {
    const regionOf = (table: string) => new RegionInfo({ tableName: TableName.parse(table), regionId: 2 });
    const other = await t.open({ info: regionOf('t') });
    const contents = () => t.disk.files.list(layout.familyFolder(other.tableName, other.encodedName, 'f'));
    const mutations = Array.from({ length: 50 }, (_, i) => put(`r${i}`, 'f:q', 'v'));
    await t.server.regions.get(other.encodedName)!.mutate(mutations);
    const { statistics } = t.server.shared.blockCache;
    const warmUp = (region: RegionInfo) =>
      t.admin('WarmupRegion', pb.WarmupRegionRequest, pb.WarmupRegionResponse, { regionInfo: region.toProto() });
    await t.executeClose(other, 50);
    await t.master.until(() => t.master.transitions.some(({ procId }) => procId === 50));
    const before = { blooms: statistics.blocks.bloom, disk: await contents() };
    await warmUp(other);
    expect(statistics.blocks.bloom).toBe(before.blooms + 1);
    expect(await contents()).toEqual(before.disk);
    // One that is here needs none.
    await warmUp(info);
    expect(statistics.blocks.bloom).toBe(before.blooms + 1);
    await expect(warmUp(regionOf('unknown'))).rejects.toThrow('Missing table descriptor');
  });

  it('refuses what it does not do', async () => {
    const update = t.admin('UpdateFavoredNodes', pb.UpdateFavoredNodesRequest, pb.UpdateFavoredNodesResponse, {});
    await expect(update).rejects.toMatchObject({
      name: 'DoNotRetryIOException',
      message: expect.stringMatching(/UpdateFavoredNodes is not supported/),
    });
    const procedure = { proc: [{ proc_id: 1, proc_class: 'org.example.Other' }] };
    await t.admin('ExecuteProcedures', pb.ExecuteProceduresRequest, pb.ExecuteProceduresResponse, procedure);
    await t.master.until(() => t.master.results.has(1));
    expect(t.master.results.get(1)?.error?.generic_exception).toMatchObject({
      class_name: 'org.apache.hadoop.hbase.DoNotRetryIOException',
      message: expect.stringMatching(/org.example.Other is not supported/),
    });
  });
});

describe('memory', () => {
  it('of a table whose compactions are off nothing is compacted, not even on request', async () => {
    const other = await RegionServerFixture.start({ compactionMinFiles: 2 });
    try {
      const opened = await other.open({ tableValues: { COMPACTION_ENABLED: 'false' } });
      const served = other.server.regions.get(opened.encodedName)!;
      for (let i = 0; i < 4; i++) {
        await served.mutate([put(`r${i}`, 'f:q', 'v')]);
        await served.flush({ force: true, reason: 'test' });
      }
      const request = { region: { type: 1, value: opened.name }, major: true };
      await other.admin('CompactRegion', pb.CompactRegionRequest, pb.CompactRegionResponse, request);
      expect(other.server.shared.compactions.queueLength).toBe(0);
      expect(served.compactions.state).toBe('NONE');
      expect(served.stores[0].storeFileCount).toBe(4);
    } finally {
      await other.close();
    }
  });

  it('a full memstore is flushed by itself, many files are compacted by themselves', async () => {
    const other = await RegionServerFixture.start({ flushSizeBytes: 20_000, choreMs: 20 });
    try {
      const opened = await other.open();
      const served = other.server.regions.get(opened.encodedName)!;
      for (let i = 0; i < 200; i++) await served.mutate([put(`r${i % 50}`, 'f:q', Buffer.alloc(1000))]);
      while (
        served.flushes.isRunning ||
        other.server.shared.compactions.queueLength > 0 ||
        served.compactions.state !== 'NONE'
      )
        await systemScheduler.sleep(5);
      expect(served.memstoreBytes).toBeLessThan(40_000);
      expect(served.stores[0].storeFileCount).toBeLessThan(6);
      expect(other.server.shared.heap.memstoreBytes).toBe(served.memstoreBytes);
    } finally {
      await other.close();
    }
    expect(other.server.shared.heap.memstoreBytes).toBe(0);
  });

  it('above the limit of all memstores writes are refused until flushes have made room', async () => {
    const other = await RegionServerFixture.start({ heapBudgetBytes: 100_000, flushSizeBytes: 10_000_000 });
    try {
      const opened = await other.open();
      const served = other.server.regions.get(opened.encodedName)!;
      for (let written = 0; written < 300; ) {
        const [outcome] = await served.mutate([put(`r${written}`, 'f:q', Buffer.alloc(1000))]).catch((error: Error) => {
          expect(error.name).toBe('RegionTooBusyException');
          return [{ error }];
        });
        if (outcome.error === undefined) written++;
        else await systemScheduler.sleep(5);
      }
      expect(served.stores[0].storeFileCount).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
  });

  it('memory that scanners hold counts too: above the limit writes are refused until they let go', async () => {
    const other = await RegionServerFixture.start({ heapBudgetBytes: 250_000, flushSizeBytes: 10_000_000 });
    try {
      const opened = await other.open();
      const served = other.server.regions.get(opened.encodedName)!;
      const { heap } = other.server.shared;
      const write = (from: number, count = 1) =>
        served.mutate(Array.from({ length: count }, (_, i) => put(`r${from + i}`, 'f:q', Buffer.alloc(1000))));
      const scanners = [];
      for (let i = 0; i < 3; i++) {
        await write(i * 40, 40);
        scanners.push(served.openScanner(new Scan()));
        // Once a scanner has begun to read it stays with what it reads.
        const limits = new ScanLimits();
        limits.beginCall();
        scanners[i].next(new CellListSink(), limits);
        await served.flush({ force: true, reason: 'test' });
      }
      expect(heap.memstoreBytes).toBe(0);
      expect(heap.pinnedBytes).toBeGreaterThan(heap.memstoreLimitBytes);
      await expect(write(999)).rejects.toMatchObject({ name: 'RegionTooBusyException' });
      for (const scanner of scanners) scanner.close();
      expect(heap.pinnedBytes).toBe(0);
      await write(999);
    } finally {
      await other.close();
    }
  });
});
