import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { MasterRegion } from '../../master/master-region.ts';
import { PROCEDURE_STATE } from '../../master/procedure/procedure.ts';
import { RegionProcedureStore } from '../../master/procedure/procedure-store.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { observeFiles } from '../../storage/wrapped-storage.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { MasterCaller } from '../support/master-caller.ts';

let cluster: FakeCluster | undefined;
afterEach(async () => {
  await cluster?.stop();
  cluster = undefined;
});

const javaClass = (name: string) => ({ javaClass: `org.apache.hadoop.hbase.${name}` });

describe('several masters', () => {
  test('one is active; when it dies the next goes on with its procedures', async () => {
    cluster = await FakeCluster.start();
    const first = await cluster.startAll();
    const second = await cluster.startMaster();
    expect(second.isActive).toBe(false);
    const waiting = cluster.caller(second);
    await expect(waiting.tableNames()).rejects.toMatchObject(javaClass('ipc.ServerNotRunningYetException'));
    const caller = cluster.caller(first);
    await caller.createTable('t', ['m'], 5);
    const procId = await caller.submitCreateTable('t', ['m'], 5);
    first.abort('killed');
    await second.initialized;
    expect(await waiting.tableNames()).toEqual(['t']);
    // The nonce of before still stands for the same procedure.
    expect(await waiting.submitCreateTable('t', ['m'], 5)).toBe(procId);
    caller.close();
    waiting.close();
  });

  test('one that stops, and waits for its disk when its session ends, does not go on with stopping', async () => {
    cluster = await FakeCluster.start();
    const [waits, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let isStopping = false;
    const files = observeFiles(cluster.disk.files, async () => {
      if (!isStopping) return;
      waits.resolve();
      await goesOn.promise;
    });
    const aborts: string[] = [];
    const master = await cluster.startMaster({}, { files, onAbort: (reason) => aborts.push(reason) });
    await cluster.startServer();
    await master.initialized;
    isStopping = true;
    const stopped = master.stop();
    await waits.promise;
    await cluster.expireActiveMaster();
    expect(await master.ended).toMatch(/the ZooKeeper session expired|its znode was removed/);
    expect(aborts).toEqual([await master.ended]);
    goesOn.resolve();
    await stopped;
    expect(await master.ended).toBeDefined();
  });

  test('before it is initialized a master asks clients to hold', async () => {
    cluster = await FakeCluster.start();
    const master = await cluster.startMaster();
    await master.active;
    const caller = cluster.caller(master);
    await expect.poll(() => master.isActive).toBe(true);
    await expect(caller.tableNames()).rejects.toMatchObject(javaClass('PleaseHoldException'));
    await cluster.startServer();
    await master.initialized;
    expect(await caller.tableNames()).toEqual([]);
    caller.close();
  });

  test('an orderly stop leaves no procedure under way', async () => {
    cluster = await FakeCluster.start();
    const master = await cluster.startAll();
    const caller = cluster.caller(master);
    const procIds = [await caller.submitCreateTable('a', ['m']), await caller.submitCreateTable('b', ['m'])];
    caller.close();
    await master.stop();
    const region = await openRegion(cluster.disk, 2);
    const { procedures } = await new RegionProcedureStore(region).load();
    expect(procedures.map((procedure) => procedure.state)).toEqual(procedures.map(() => PROCEDURE_STATE.SUCCESS));
    const stored = new Set(procedures.map((procedure) => longToNumber(procedure.proc_id)));
    for (const procId of procIds) expect(stored).toContain(procId);
    await region.abort();
  });
});

describe('the master store', () => {
  test('of an earlier master can not be written once a later one has opened it', async () => {
    const disk = new MemoryDisk();
    const aborted: string[] = [];
    const first = await openRegion(disk, 1, (reason) => aborted.push(reason));
    await first.mutate([{ row: Buffer.from('s'), family: 'rs', qualifier: 'state', value: Buffer.from('ONLINE') }]);
    const second = await openRegion(disk, 2);
    expect((await second.scan('rs')).map(({ row }) => row.toString())).toEqual(['s']);
    const late = first.mutate([
      { row: Buffer.from('x'), family: 'rs', qualifier: 'state', value: Buffer.from('late') },
    ]);
    await expect(late).rejects.toThrow();
    expect(aborted).not.toEqual([]);
    expect((await second.scan('rs')).map(({ row }) => row.toString())).toEqual(['s']);
    await second.close();
    const third = await openRegion(disk, 3);
    expect((await third.scan('rs')).map(({ row }) => row.toString())).toEqual(['s']);
    await third.abort();
  });
});

describe('what is refused', () => {
  test('names the exception that stock clients know', async () => {
    cluster = await FakeCluster.start();
    const caller = cluster.caller(await cluster.startAll());
    await caller.createTable('t');
    await expect(caller.createTable('t')).rejects.toMatchObject(javaClass('TableExistsException'));
    await expect(caller.createTable('nope:t')).rejects.toMatchObject(javaClass('NamespaceNotFoundException'));
    await expect(caller.delete('t')).rejects.toMatchObject(javaClass('TableNotDisabledException'));
    await expect(caller.enable('t')).rejects.toMatchObject(javaClass('TableNotDisabledException'));
    await expect(caller.disable('gone')).rejects.toMatchObject(javaClass('TableNotFoundException'));
    await expect(caller.createTable('u', ['b', 'b'])).rejects.toThrow('All split keys must be unique');
    await expect(addColumn(caller, 'f')).rejects.toMatchObject(javaClass('InvalidFamilyOperationException'));
    await expect(deleteColumn(caller, 'f')).rejects.toThrow('only column family');
    await expect(deleteColumn(caller, 'g')).rejects.toThrow('does not exist, so it cannot be deleted');
    await caller.disable('t');
    await expect(caller.disable('t')).rejects.toMatchObject(javaClass('TableNotEnabledException'));
    const quota = caller.call('SetQuota', pb.SetQuotaRequest, pb.SetQuotaResponse, {});
    await expect(quota).rejects.toMatchObject(javaClass('DoNotRetryIOException'));
    await expect(quota).rejects.toThrow('UnsupportedOperationException: quota support disabled');
    caller.close();
  });

  test('a namespace that exists, one that holds tables, and the reserved ones', async () => {
    cluster = await FakeCluster.start();
    const caller = cluster.caller(await cluster.startAll());
    await createNamespace(caller, 'ns');
    await expect(callCreate(caller, 'ns')).rejects.toMatchObject(javaClass('NamespaceExistException'));
    await caller.createTable('ns:t');
    // By the call itself, as in HBase: clients' texts are made for that.
    await expect(callDelete(caller, 'ns')).rejects.toMatchObject(javaClass('constraint.ConstraintException'));
    await expect(callDelete(caller, 'default')).rejects.toThrow('Reserved namespace default cannot be removed');
    await expect(callDelete(caller, 'gone')).rejects.toMatchObject(javaClass('NamespaceNotFoundException'));
    await caller.disable('ns:t');
    await caller.delete('ns:t');
    await deleteNamespace(caller, 'ns');
    caller.close();
  });

  test('switches keep what they were set to over a restart', async () => {
    cluster = await FakeCluster.start();
    const first = await cluster.startAll();
    const caller = cluster.caller(first);
    const set = (on: boolean) =>
      caller.call('SetBalancerRunning', pb.SetBalancerRunningRequest, pb.SetBalancerRunningResponse, { on });
    expect((await set(false)).prev_balance_value).toBe(true);
    expect((await set(false)).prev_balance_value).toBe(false);
    caller.close();
    first.abort('killed');
    const second = await cluster.startMaster();
    await second.initialized;
    const again = cluster.caller(second);
    const enabled = await again.call(
      'IsBalancerEnabled',
      pb.IsBalancerEnabledRequest,
      pb.IsBalancerEnabledResponse,
      {},
    );
    expect(enabled.enabled).toBe(false);
    again.close();
  });

  test('a new family that states no VERSIONS gets three; one that does keeps its own', async () => {
    cluster = await FakeCluster.start();
    const caller = cluster.caller(await cluster.startAll());
    const descriptor = new TableDescriptor('v', [
      ColumnFamilyDescriptor.of('a'),
      ColumnFamilyDescriptor.of('b', { VERSIONS: 1 }),
    ]);
    const answer = await caller.call('CreateTable', pb.CreateTableRequest, pb.CreateTableResponse, {
      table_schema: descriptor.toProto(),
    });
    await caller.result(longToNumber(answer.proc_id));
    const found = await caller.call(
      'GetTableDescriptors',
      pb.GetTableDescriptorsRequest,
      pb.GetTableDescriptorsResponse,
      {
        table_names: [TableName.parse('v').toProto()],
      },
    );
    const families = TableDescriptor.fromProto(found.table_schema[0]).families;
    expect(families.map((family) => family.maxVersions)).toEqual([3, 1]);
    caller.close();
  });
});

function openRegion(disk: MemoryDisk, startCode: number, onAbort = (_reason: string) => {}): Promise<MasterRegion> {
  return MasterRegion.open({
    transport: undefined as never,
    random: systemRandom,
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    files: disk.files,
    logs: disk.logs,
    serverName: new ServerName('h', 1, startCode),
    taskRunner: new InlineTaskRunner(),
    flushPeriodMs: 900_000,
    onAbort,
  });
}

function callCreate(caller: MasterCaller, name: string) {
  return caller.call('CreateNamespace', pb.CreateNamespaceRequest, pb.CreateNamespaceResponse, {
    namespaceDescriptor: { name: Buffer.from(name) },
  });
}
function callDelete(caller: MasterCaller, namespaceName: string) {
  return caller.call('DeleteNamespace', pb.DeleteNamespaceRequest, pb.DeleteNamespaceResponse, { namespaceName });
}
async function createNamespace(caller: MasterCaller, name: string): Promise<void> {
  await caller.result(longToNumber((await callCreate(caller, name)).proc_id));
}
async function deleteNamespace(caller: MasterCaller, name: string): Promise<void> {
  await caller.result(longToNumber((await callDelete(caller, name)).proc_id));
}
async function addColumn(caller: MasterCaller, family: string): Promise<void> {
  await caller.call('AddColumn', pb.AddColumnRequest, pb.AddColumnResponse, {
    table_name: TableName.parse('t').toProto(),
    column_families: ColumnFamilyDescriptor.of(family).toProto(),
  });
}
async function deleteColumn(caller: MasterCaller, family: string): Promise<void> {
  await caller.call('DeleteColumn', pb.DeleteColumnRequest, pb.DeleteColumnResponse, {
    table_name: TableName.parse('t').toProto(),
    column_name: Buffer.from(family),
  });
}
