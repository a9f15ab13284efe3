import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import {
  addZnodeFront,
  encodeClusterId,
  encodeMasterAddress,
  encodeMetaLocation,
} from '../../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { MemoryTreeStore } from '../../coordination/zookeeper/memory-tree-store.ts';
import { ZooKeeperServer } from '../../coordination/zookeeper/server.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { RpcCall } from '../../rpc/service.ts';
import { clientMetaService } from '../../server/client-meta-service.ts';
import { ZooKeeperClusterView } from '../../server/zookeeper-cluster-view.ts';

const world = {
  transport: netTransport,
  clock: systemClock,
  scheduler: systemScheduler,
  random: systemRandom,
  logger: silentLogger,
};
const znodes = new HBaseZnodes();
let server: ZooKeeperServer;
let client: ZooKeeperClient;
let view: ZooKeeperClusterView;

beforeEach(async () => {
  server = new ZooKeeperServer({ ...world, treeStore: new MemoryTreeStore() });
  const { host, port } = await server.listen('127.0.0.1', 0);
  client = new ZooKeeperClient({ ...world, quorum: `${host}:${port}` });
  await client.connect();
  view = new ZooKeeperClusterView(client, znodes, silentLogger);
});
afterEach(async () => {
  view.stop();
  await client.close();
  await server.close();
});

const put = async (path: string, payload: Buffer) => {
  await client.ensurePath(znodes.parent);
  await client.create(path, addZnodeFront('test:1', systemRandom, payload));
};
const master = new ServerName('m', 16000, 1);
const poll = (read: () => unknown) => expect.poll(read, { interval: 2 });

test('what ZooKeeper says of the cluster is followed as it changes', async () => {
  await view.start();
  expect(view.clusterId()).toBeUndefined();
  expect(view.activeMaster()).toBeUndefined();
  expect(view.regionServers()).toEqual([]);
  const waiting = view.whenMaster();
  await put(znodes.clusterId, encodeClusterId('the-id'));
  await put(znodes.master, encodeMasterAddress({ server: master, infoPort: 0 }));
  expect(String(await waiting)).toBe('m,16000,1');
  await poll(() => view.clusterId()).toBe('the-id');
  await client.ensurePath(`${znodes.regionServers}/a,1,2`);
  await client.ensurePath(`${znodes.regionServers}/b,1,2`);
  await poll(() => view.regionServers().map(String).sort()).toEqual(['a,1,2', 'b,1,2']);
  await client.delete(`${znodes.regionServers}/a,1,2`);
  await poll(() => view.regionServers().map(String)).toEqual(['b,1,2']);
  await put(znodes.metaRegionServer(), encodeMetaLocation(new ServerName('b', 1, 2), 'OPENING'));
  expect(view.metaLocation()).toBeUndefined();
  await client.set(znodes.metaRegionServer(), encodeMetaLocation(new ServerName('b', 1, 2), 'OPEN'));
  await poll(() => view.metaLocation()?.server.toString()).toBe('b,1,2');
  await client.delete(znodes.master);
  await poll(() => view.activeMaster()).toBeUndefined();
});

test('clients without ZooKeeper are told the same', async () => {
  await put(znodes.clusterId, encodeClusterId('the-id'));
  await put(znodes.master, encodeMasterAddress({ server: master, infoPort: 0 }));
  await put(znodes.metaRegionServer(), encodeMetaLocation(new ServerName('b', 1, 2), 'OPEN'));
  for (let i = 0; i < 15; i++) await client.ensurePath(`${znodes.regionServers}/s${i},1,2`);
  await client.ensurePath(`${znodes.backupMasters}/n,16000,9`);
  await view.start();
  const { methods } = clientMetaService(view);
  const call = async <T>(method: string, type: { decode(bytes: Uint8Array): T }): Promise<T> => {
    const rpc = { service: 'ClientMetaService', method, param: Buffer.alloc(0) } as RpcCall;
    return type.decode((await methods[method](rpc)).message);
  };
  expect((await call('GetClusterId', pb.GetClusterIdResponse)).cluster_id).toBe('the-id');
  const active = (await call('GetActiveMaster', pb.GetActiveMasterResponse)).server_name!;
  expect(String(ServerName.fromProto(active))).toBe('m,16000,1');
  const masters = (await call('GetMasters', pb.GetMastersResponse)).master_servers;
  expect(masters.map(({ is_active }: { is_active: boolean }) => is_active)).toEqual([true, false]);
  const [meta] = (await call('GetMetaRegionLocations', pb.GetMetaRegionLocationsResponse)).meta_locations;
  expect(String(ServerName.fromProto(meta.server_name!))).toBe('b,1,2');
  expect((await call('GetBootstrapNodes', pb.GetBootstrapNodesResponse)).server_name).toHaveLength(10);
});
