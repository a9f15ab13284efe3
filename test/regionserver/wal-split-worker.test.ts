// Splitting a dead server's log on a live one, over the RPC that a master uses; and that one which is not live any more changes nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { cellsOfResult } from '../../model/convert-result.ts';
import { pb } from '../../proto/index.ts';
import { RunningTasks } from '../../regionserver/running-tasks.ts';
import { WALSplitWorker } from '../../regionserver/wal-split-worker.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { writeRegionInfoFile } from '../../rootdir/region-info-file.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { listRecoveredEdits } from '../../wal/recovered-edits.ts';
import { keyOf, openWAL, put } from '../wal/support.ts';
import { regionInfoOf } from './region-fixture.ts';
import { RegionServerFixture } from './region-server-fixture.ts';

const info = regionInfoOf();
const folder = layout.recoveredEditsFolder(info.tableName, info.encodedName);

/** A dead server's log with three edits of one region. */
async function deadServersLog(disk: MemoryDisk): Promise<string> {
  await writeRegionInfoFile(disk.files, info);
  const wal = await openWAL(disk.logs);
  const region = { encodedRegionName: Buffer.from(info.encodedName), tableName: Buffer.from(info.tableName.name) };
  for (const id of [4, 5]) wal.append(keyOf(id, region), put(`r${id}`, 'v', 'f'));
  await wal.syncAsync(wal.append(keyOf(6, region), put('r6', 'v', 'f')), 'data');
  return wal.currentPath;
}

const editsOf = async (disk: MemoryDisk) =>
  (await listRecoveredEdits(disk.files, folder)).map((edits) => edits.maxSequenceId);
const parameter = (path: string) => Buffer.from(pb.SplitWALParameter.encode({ wal_path: path }).finish());

describe('SplitWALCallable', () => {
  let t: RegionServerFixture;
  beforeEach(async () => {
    t = await RegionServerFixture.start();
  });
  afterEach(() => t.close());

  const order = (procId: number, path: string, masterTime = 5) =>
    t.admin('ExecuteProcedures', pb.ExecuteProceduresRequest, pb.ExecuteProceduresResponse, {
      proc: [
        {
          proc_id: procId,
          proc_class: 'org.apache.hadoop.hbase.regionserver.SplitWALCallable',
          proc_data: parameter(path),
          initiating_master_active_time: masterTime,
        },
      ],
    });
  const resultOf = async (procId: number) => {
    await t.master.until(() => t.master.results.has(procId));
    return t.master.results.get(procId)!;
  };

  it('leaves the edits to be replayed, and reports; also of a log that was split and is gone', async () => {
    const path = await deadServersLog(t.disk);
    // HBase names a log by its whole path.
    await order(1, `hdfs://host:8020/hbase/${path}`);
    expect(await resultOf(1)).toMatchObject({ status: 1 });
    expect(await editsOf(t.disk)).toEqual([6]);
    await order(2, path);
    expect(await resultOf(2)).toMatchObject({ status: 1 });
    await t.disk.logs.delete(path);
    await order(3, path);
    expect(await resultOf(3)).toMatchObject({ status: 1 });
    expect(await editsOf(t.disk)).toEqual([6]);
  });

  it('leaves out what the master says was flushed', async () => {
    const path = await deadServersLog(t.disk);
    t.master.lastFlushed = { last_flushed_sequence_id: 6 };
    await order(1, path);
    expect(await resultOf(1)).toMatchObject({ status: 1 });
    expect(await editsOf(t.disk)).toEqual([]);
  });

  it('what was split is served when its region opens, then flushed, and only then deleted', async () => {
    const path = await deadServersLog(t.disk);
    await order(1, path);
    await resultOf(1);
    await t.open();
    const region = t.server.regions.get(info.encodedName)!;
    const get = { row: Buffer.from('r6') };
    const request = pb.GetRequest.encode({ region: { type: 1, value: info.name }, get }).finish();
    const { message, cells } = await t.raw('ClientService', 'Get', request);
    expect(cellsOfResult(pb.GetResponse.decode(message).result, cells)).toHaveLength(1);
    await expect.poll(() => editsOf(t.disk), { interval: 20 }).toEqual([]);
    expect(region.memstoreBytes).toBe(0);
    expect(region.stores[0].storeFileCount).toBe(1);
  });

  it('reports again and again until a master takes note', async () => {
    const path = await deadServersLog(t.disk);
    t.master.failNext.set('ReportProcedureDone', [hbaseError('PleaseHoldException', 'not yet')]);
    await order(1, path);
    expect(await resultOf(1)).toMatchObject({ status: 1 });
  });

  it('names file and offset of damage', async () => {
    const path = await deadServersLog(t.disk);
    const bytes = await t.disk.files.readFile(path);
    bytes[bytes.length - 300] ^= 0x55;
    await t.disk.files.delete(path);
    await t.disk.files.writeFile(path, bytes);
    await order(1, path);
    const { status, error } = await resultOf(1);
    expect(status).toBe(2);
    expect(error?.generic_exception?.class_name).toBe('org.apache.hadoop.hbase.io.hfile.CorruptHFileException');
    expect(error?.generic_exception?.message).toMatch(new RegExp(`${path} is damaged at offset \\d+`));
    expect(await editsOf(t.disk)).toEqual([]);
  });

  it('is not done for a master that a newer one has replaced', async () => {
    const path = await deadServersLog(t.disk);
    await order(1, path, 9);
    await resultOf(1);
    await expect(order(2, path, 8)).rejects.toThrow(/active since 9/);
    expect(t.master.results.has(2)).toBe(false);
  });
});

it('a server that lost its lease while it split gives no file its name', async () => {
  const disk = new MemoryDisk();
  const path = await deadServersLog(disk);
  let asked = 0;
  const tasks = new RunningTasks(new ManualClock());
  const seen: string[] = [];
  const worker = new WALSplitWorker({
    files: disk.files,
    logs: disk.logs,
    logger: silentLogger,
    scheduler: systemScheduler,
    taskRunner: new InlineTaskRunner(),
    master: { call: () => Promise.reject(new Error('no master')) } as never,
    serverName: 'a,1,1',
    maxSplitters: 2,
    tasks,
    checkServing: () => {
      seen.push(...tasks.tasks().map(({ description }) => description));
      if (asked++ > 0) throw hbaseError('RegionServerStoppedException', 'the lease has run out');
    },
  });
  await expect(worker.run(parameter(path))).rejects.toThrow('the lease has run out');
  expect(await editsOf(disk)).toEqual([]);
  expect(new Set(seen)).toEqual(new Set([`Splitting ${path} to temporary staging area.`]));
  expect(tasks.tasks()).toEqual([]);
  // What it had begun, the next one takes away.
  asked = Number.NEGATIVE_INFINITY;
  await worker.run(parameter(path));
  expect((await disk.files.list(folder)).map(({ name }) => name)).toEqual(['0000000000000000006']);
});
