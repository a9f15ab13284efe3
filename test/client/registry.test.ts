import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { SeededRandom, systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { connect, RetriesExhaustedError } from '../../client/index.ts';
import { RpcRegistry } from '../../client/rpc-registry.ts';
import { ZooKeeperRegistry } from '../../client/zookeeper-registry.ts';
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
import type { RpcAddress, RpcClient } from '../../rpc/rpc-client.ts';
import { lost } from './support/fake-cluster.ts';

const world = {
  clock: systemClock,
  scheduler: systemScheduler,
  random: systemRandom,
  transport: netTransport,
  logger: silentLogger,
};
const server = new ServerName('h', 16020, 5);
let zooKeeper: ZooKeeperServer;
let admin: ZooKeeperClient;
let quorum: string;

beforeAll(async () => {
  zooKeeper = new ZooKeeperServer({ ...world, treeStore: new MemoryTreeStore(), tickMs: 500 });
  const { port } = await zooKeeper.listen('127.0.0.1', 0);
  quorum = `127.0.0.1:${port}`;
  admin = new ZooKeeperClient({ ...world, quorum });
  await admin.connect();
  for (const path of ['/hbase', '/chroot', '/chroot/other']) await admin.create(path);
});
afterAll(async () => {
  await admin.close();
  await zooKeeper.close();
});

const registry = (more: { quorum?: string; znodeParent?: string } = {}) =>
  new ZooKeeperRegistry({ ...world, quorum, znodeParent: '/hbase', timeoutMs: 30_000, ...more });

test('what ZooKeeper does not have yet', async () => {
  const reader = registry();
  expect(await reader.clusterId()).toBeUndefined();
  await expect(reader.metaLocation()).rejects.toThrow(
    'hbase:meta has no location yet: nothing at znode /hbase/meta-region-server',
  );
  await expect(reader.activeMaster()).rejects.toMatchObject({ name: 'MasterNotRunningException', retry: 'reconnect' });
  await reader.close();
  await expect(reader.clusterId()).rejects.toThrow('The connection is closed');
});

test('payloads with and without the front that servers write', async () => {
  const reader = registry({ quorum: `${quorum}/chroot`, znodeParent: '/other' });
  await admin.create('/chroot/other/hbaseid', addZnodeFront('master:16000', systemRandom, encodeClusterId('the-id')));
  await admin.create('/chroot/other/master', encodeMasterAddress({ server, infoPort: 1 }));
  await admin.create('/chroot/other/meta-region-server', encodeMetaLocation(server, 'OPENING'));
  expect(await reader.clusterId()).toBe('the-id');
  expect(String(await reader.activeMaster())).toBe('h,16020,5');
  await expect(reader.metaLocation()).rejects.toThrow('hbase:meta is not open on h,16020,5 yet (OPENING)');
  await admin.set(
    '/chroot/other/meta-region-server',
    addZnodeFront('x', systemRandom, encodeMetaLocation(server, 'OPEN')),
  );
  expect(String(await reader.metaLocation())).toBe('h,16020,5');
  await reader.close();
});

test('nobody at the address: an error in time, which says where', async () => {
  const work = connect({ quorum: '127.0.0.1:1', connectTimeoutMs: 300 });
  const error = await work.catch((failure) => failure);
  expect(error).toBeInstanceOf(RetriesExhaustedError);
  expect(error.message).toMatch(
    /^connecting to 127\.0\.0\.1:1 failed after \d+ attempts .*Cannot reach ZooKeeper at 127\.0\.0\.1:1/,
  );
});

test('a signal ends connecting', async () => {
  const reason = new Error('enough');
  const signal = AbortSignal.abort(reason);
  await expect(connect({ quorum: '127.0.0.1:1', signal })).rejects.toBe(reason);
});

test.each([{}, { quorum: 'a:1', bootstrap: 'b:1' }])('connect is told one place: %o', async (options) => {
  await expect(connect(options)).rejects.toThrow('connect needs a ZooKeeper quorum or bootstrap servers, and not both');
});

function bootstrap(down: readonly string[]) {
  const asked: string[] = [];
  const rpc = {
    async call({ host }: RpcAddress, service: string, method: string) {
      asked.push(`${host} ${service}.${method}`);
      if (down.includes(host)) throw lost();
      if (method === 'GetClusterId') return reply(pb.GetClusterIdResponse.encode({ cluster_id: 'id' }));
      if (method === 'GetActiveMaster') return reply(pb.GetActiveMasterResponse.encode({}));
      const region_info = {
        region_id: 1,
        table_name: { namespace: Buffer.from('hbase'), qualifier: Buffer.from('meta') },
      };
      return reply(
        pb.GetMetaRegionLocationsResponse.encode({
          meta_locations: [
            { region_info: { ...region_info, replica_id: 1 }, seq_num: 1 },
            { region_info, server_name: server.toProto(), seq_num: 1 },
          ],
        }),
      );
    },
  } as unknown as RpcClient;
  return { asked, registry: new RpcRegistry(rpc, ['a:1', 'b:2', 'c:3'], 1_000, new SeededRandom(3)) };
}
const reply = (writer: { finish(): Uint8Array }) => ({ message: Buffer.from(writer.finish()), cells: undefined });

test('bootstrap servers are asked in turn until one answers, and that one again', async () => {
  const { asked, registry: reader } = bootstrap(['a', 'c']);
  expect(await reader.clusterId()).toBe('id');
  expect(asked.at(-1)).toBe('b ClientMetaService.GetClusterId');
  const before = asked.length;
  expect(String(await reader.metaLocation())).toBe('h,16020,5');
  expect(asked.slice(before)).toEqual(['b ClientMetaService.GetMetaRegionLocations']);
  await expect(reader.activeMaster()).rejects.toMatchObject({ name: 'MasterNotRunningException' });
});

test('when none answers, the last failure is told', async () => {
  const { asked, registry: reader } = bootstrap(['a', 'b', 'c']);
  await expect(reader.clusterId()).rejects.toThrow('connection closed');
  expect(new Set(asked).size).toBe(3);
});

test('addresses that are none', () => {
  const rpc = {} as RpcClient;
  expect(() => new RpcRegistry(rpc, ['nowhere'], 1, new SeededRandom(1))).toThrow(
    "given as host:port, found 'nowhere'",
  );
  expect(() => new RpcRegistry(rpc, [], 1, new SeededRandom(1))).toThrow('No bootstrap servers given');
});
