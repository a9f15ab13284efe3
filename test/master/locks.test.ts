// LockService, as hbase-client's EntityLock uses it.
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { MasterCaller } from '../support/master-caller.ts';

let cluster: FakeCluster;
let caller: MasterCaller;
let rpc: RpcClient;
afterEach(async () => {
  caller?.close();
  rpc?.close();
  await cluster.stop();
});

async function start(remoteLockTimeoutMs = 60_000): Promise<void> {
  cluster = await FakeCluster.start();
  rpc = new RpcClient({ transport: netTransport, clock: systemClock, scheduler: systemScheduler, user: 'locker' });
  const master = await cluster.startMaster({ remoteLockTimeoutMs });
  await cluster.startServer();
  await master.initialized;
  caller = cluster.caller(master);
}
async function call(method: string, param: Uint8Array): Promise<Buffer> {
  return (await rpc.call(cluster.masters.at(-1)!.address, 'LockService', method, param, { timeoutMs: 60_000 })).message;
}
async function request(message: object): Promise<number> {
  const param = pb.LockRequest.encode({ lock_type: 1, description: 'a test', ...message }).finish();
  return longToNumber(pb.LockResponse.decode(await call('RequestLock', param)).proc_id);
}
async function heartbeat(procId: number, keepAlive = true): Promise<string> {
  const param = pb.LockHeartbeatRequest.encode({ proc_id: procId, keep_alive: keepAlive }).finish();
  const { lock_status, timeout_ms } = pb.LockHeartbeatResponse.decode(await call('LockHeartbeat', param));
  return [pb.LockHeartbeatResponse.LockStatus[lock_status], timeout_ms].filter(Boolean).join(' ');
}
const poll = (read: () => unknown) => expect.poll(read, { interval: 5 });
const held = (procId: number) => poll(() => heartbeat(procId));
const table = (name: string) => ({ table_name: TableName.parse(name).toProto() });

test('a lock is held, waited for, and given back', async () => {
  await start();
  const first = await request(table('t'));
  await held(first).toBe('LOCKED 60000');
  const second = await request(table('t'));
  expect(await heartbeat(second)).toBe('UNLOCKED');
  const create = caller.createTable('t');
  expect(await heartbeat(first, false)).toBe('UNLOCKED');
  await held(second).toBe('LOCKED 60000');
  expect(await heartbeat(first)).toBe('UNLOCKED');
  expect(await caller.tableNames()).toEqual([]);
  await heartbeat(second, false);
  await create;
  expect(await caller.tableNames()).toEqual(['t']);
});

test('tables may be shared; namespaces and regions may not; all keep out what conflicts', async () => {
  await start();
  await caller.createTable('t', ['m']);
  const region = [...cluster.servers[0].regions.values()].find(({ tableName }) => tableName.name === 't')!;
  const shared = [await request({ ...table('t'), lock_type: 2 }), await request({ ...table('t'), lock_type: 2 })];
  for (const procId of shared) await held(procId).toBe('LOCKED 60000');
  const regions = await request({ region_info: [region.toProto()] });
  await held(regions).toBe('LOCKED 60000');
  const namespace = await request({ namespace: 'default' });
  expect(await heartbeat(namespace)).toBe('UNLOCKED');
  for (const procId of [...shared, regions]) await heartbeat(procId, false);
  await held(namespace).toBe('LOCKED 60000');
  const later = [await request({ region_info: [region.toProto()] }), await request(table('t'))];
  for (const procId of later) expect(await heartbeat(procId)).toBe('UNLOCKED');
  await heartbeat(namespace, false);
  await held(later[0]).toBe('LOCKED 60000');
  expect(await heartbeat(later[1])).toBe('UNLOCKED');
  await heartbeat(later[0], false);
  await held(later[1]).toBe('LOCKED 60000');
  for (const [wish, why] of [
    [{}, 'one of table/namespace/region should be specified'],
    [{ ...table('t'), description: '' }, 'description can not be empty'],
    [{ namespace: 'default', lock_type: 2 }, 'a namespace can only be locked exclusively'],
  ] as const)
    await expect(request(wish)).rejects.toThrow(why);
});

test('hbase:namespace is opened also while its namespace is locked: what makes it waits for that', async () => {
  await start();
  const region = [...cluster.servers[0].regions.values()].find(
    ({ tableName }) => tableName.name === 'hbase:namespace',
  )!;
  const namespace = await request({ namespace: 'hbase' });
  await held(namespace).toBe('LOCKED 60000');
  const moved = await request({ region_info: [region.toProto()] });
  await held(moved).toBe('LOCKED 60000');
});

test('a lock whose client is not heard of any more is free again', async () => {
  await start(200);
  const procId = await request(table('t'));
  await caller.createTable('t');
  expect(await heartbeat(procId)).toBe('UNLOCKED');
});

test('the next master goes on with it', async () => {
  await start();
  const nonce = { nonce_group: 5, nonce: 6 };
  const procId = await request({ ...table('t'), ...nonce });
  await held(procId).toBe('LOCKED 60000');
  cluster.masters[0].abort('a test');
  const next = await cluster.startMaster({ remoteLockTimeoutMs: 60_000 });
  await next.initialized;
  expect(await request({ ...table('t'), ...nonce })).toBe(procId);
  await held(procId).toBe('LOCKED 60000');
  await heartbeat(procId, false);
  caller.close();
  caller = cluster.caller(next);
  await caller.createTable('t');
});
