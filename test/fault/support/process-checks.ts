// What must hold of a cluster of real processes once nothing disturbs it any more.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { type Connection, ServerName } from '../../../client/index.ts';
import { ZooKeeperClient } from '../../../coordination/zookeeper/client.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import { pb } from '../../../proto/index.ts';
import { RpcClient } from '../../../rpc/rpc-client.ts';
import type { ProcessCluster } from './process-cluster.ts';

const world = {
  ...{ transport: netTransport, clock: systemClock, scheduler: systemScheduler, random: systemRandom },
  logger: silentLogger,
};
const PROCEDURE_ENDED: ReadonlySet<number> = new Set([
  pb.ProcedureState.SUCCESS,
  pb.ProcedureState.ROLLEDBACK,
  pb.ProcedureState.FAILED,
]);
const META = 'hbase:meta,,1';

/** Waits until the cluster has come to rest; what keeps it from that when the time is out. */
export async function whenAtRest(
  cluster: ProcessCluster,
  connection: Connection,
  patienceMs: number,
): Promise<string[]> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const wrong = await unrest(cluster, connection).catch((error) => [String(error)]);
    if (wrong.length === 0 || performance.now() > deadline) return wrong;
    await systemScheduler.sleep(200);
  }
}

async function unrest(cluster: ProcessCluster, connection: Connection): Promise<string[]> {
  const wrong: string[] = [];
  const o = { timeoutMs: 10_000 };
  const { master } = connection.admin;
  const { procedure } = await master.call('GetProcedures', pb.GetProceduresRequest, pb.GetProceduresResponse, {}, o);
  for (const { class_name, proc_id, state } of procedure)
    if (!PROCEDURE_ENDED.has(state as number)) wrong.push(`procedure ${proc_id} ${class_name} has not ended`);
  const { regionsInTransition, liveServers, master: active, backupMasters } = await connection.admin.clusterStatus(o);
  for (const { regionName, state } of regionsInTransition) wrong.push(`${regionName} is in transition: ${state}`);
  const running = cluster.regionServers.map(({ process }) => process.server).sort();
  const live = liveServers.map(({ server }) => `${server}`).sort();
  if (`${live}` !== `${running}`) wrong.push(`the master knows ${live.join(' ')}; there are ${running.join(' ')}`);
  // One that was stopped for longer than its session ends when it learns of it, and is started again.
  const masters = cluster.masters.map((each) => each.process.server).sort();
  const candidates = [active, ...backupMasters].map(String).sort();
  if (`${candidates}` !== `${masters}`)
    wrong.push(`masters are ${candidates.join(' ')}; there are ${masters.join(' ')}`);
  return [...wrong, ...(await misplaced(cluster, connection))];
}

/** Each region is open on the server that meta names, and nowhere else. */
async function misplaced(cluster: ProcessCluster, connection: Connection): Promise<string[]> {
  const wanted: string[] = [];
  for (const table of await connection.admin.listTableNames())
    for (const { region, server } of await connection.admin.regions(table)) wanted.push(`${region.name} on ${server}`);
  const found: string[] = [];
  const rpc = new RpcClient({ ...world, user: 'test' });
  try {
    for (const { process } of cluster.regionServers) {
      const param = pb.GetOnlineRegionRequest.encode({}).finish();
      const { message } = await rpc.call(ServerName.parse(process.server), 'AdminService', 'GetOnlineRegion', param);
      for (const info of pb.GetOnlineRegionResponse.decode(message).region_info) {
        const { name } = RegionInfo.fromProto(info);
        found.push(`${name} on ${process.server}`);
      }
    }
  } finally {
    rpc.close();
  }
  const isSystem = (text: string) => text.startsWith('hbase:');
  const metas = found.filter((text) => text.startsWith(META));
  const wrong = metas.length === 1 ? [] : [`hbase:meta is open ${metas.length} times: ${metas}`];
  const open = new Set(found.filter((text) => !isSystem(text)));
  if (open.size !== found.filter((text) => !isSystem(text)).length) wrong.push(`a region is open twice: ${found}`);
  for (const text of wanted) if (!isSystem(text) && !open.delete(text)) wrong.push(`not open where meta says: ${text}`);
  for (const text of open) wrong.push(`open, though meta does not say so: ${text}`);
  return wrong;
}

/** Far longer than the session of a dead process lasts, and with it the znode of a backup master. */
const SESSION_MS = 60_000;

/** What dead servers left behind, on the disk and in ZooKeeper, after the last of their sessions has ended. */
export async function leftovers(cluster: ProcessCluster): Promise<string[]> {
  const deadline = performance.now() + SESSION_MS;
  for (;;) {
    const wrong = await leftoversNow(cluster);
    if (wrong.length === 0 || performance.now() > deadline) return wrong;
    await systemScheduler.sleep(200);
  }
}

async function leftoversNow(cluster: ProcessCluster): Promise<string[]> {
  const wrong: string[] = [];
  const servers = cluster.regionServers.map(({ process }) => process.server).sort();
  const masters = cluster.masters.map(({ process }) => process.server);
  const folder = (path: string) => readdirSync(join(cluster.data, path));
  for (const name of folder('WALs')) if (!servers.includes(name)) wrong.push(`left behind: WALs/${name}`);
  for (const name of folder('MasterData/WALs'))
    if (!masters.includes(name)) wrong.push(`left behind: MasterData/WALs/${name}`);
  for (const name of folder('corrupt')) wrong.push(`a log was taken for corrupt: ${name}`);
  await using zooKeeper = new ZooKeeperClient({ ...world, quorum: cluster.quorum });
  await zooKeeper.connect();
  const children = async (path: string) => (await zooKeeper.getChildren(`/hbase/${path}`)).sort();
  if (`${await children('rs')}` !== `${servers}`) wrong.push(`znodes of servers: ${await children('rs')}`);
  for (const name of await children('draining')) wrong.push(`left behind: the znode draining/${name}`);
  const backups = await children('backup-masters');
  if (backups.length !== masters.length - 1) wrong.push(`backup masters: ${backups}`);
  return wrong;
}
