// Tables are made, disabled, enabled, truncated, moved and dropped by several clients while region servers die and join and masters are
// killed. In the end everything asked for has ended, and every region is open once, where hbase:meta says, or nowhere.
import { afterEach, expect, test } from 'vitest';
import { type Random, SeededRandom, systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { parseMetaRow } from '../../model/meta-row.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { MasterCaller } from '../support/master-caller.ts';

const SEEDS = process.env.LONG === undefined ? 2 : 40;
const TABLES = ['a', 'b', 'c', 'd'];
const ACTIONS = 60;
const MEAN_PAUSE_MS = 15;

let cluster: FakeCluster;
afterEach(() => cluster?.stop());

test.each(Array.from({ length: SEEDS }, () => systemRandom.below(1_000_000)))('storm, seed %i', async (seed) => {
  const random = new SeededRandom(seed);
  cluster = await FakeCluster.start();
  await cluster.startAll(2);
  let calm = false;
  const clients = [1, 2, 3].map((i) => client(new SeededRandom(seed + i), () => calm));
  for (let i = 0; i < ACTIONS; i++) {
    await systemScheduler.sleep(random.below(2 * MEAN_PAUSE_MS));
    await trouble(random);
  }
  calm = true;
  await Promise.all(clients);
  await cluster.masters.at(-1)!.initialized;
  const caller = cluster.caller(cluster.masters.at(-1)!);
  await expect.poll(() => unfinished(caller), { interval: 10 }).toEqual([]);
  await expect.poll(() => misplaced(caller), { interval: 10 }).toEqual([]);
  caller.close();
});

async function trouble(random: Random): Promise<void> {
  const chance = random.fraction();
  const master = cluster.masters.at(-1)!;
  if (chance < 0.08) {
    master.abort('killed');
    await cluster.startMaster();
  } else if (chance < 0.2 && cluster.servers.length > 1) {
    const [victim] = cluster.servers.splice(random.below(cluster.servers.length), 1);
    await victim.kill();
  } else if (chance < 0.35 && cluster.servers.length < 4) {
    // It joins when a master is there for it.
    void cluster.startServer().catch(() => {});
  }
}

/** Asks for one thing after the other; what does not fit, or whose master died, is an error like any other. */
async function client(random: Random, calm: () => boolean): Promise<void> {
  while (!calm()) {
    const caller = cluster.caller(cluster.masters.at(-1)!);
    const table = TABLES[random.below(TABLES.length)];
    try {
      await act(caller, random, table);
    } catch {
      await systemScheduler.sleep(5);
    }
    caller.close();
  }
}

async function act(caller: MasterCaller, random: Random, table: string): Promise<void> {
  switch (random.below(7)) {
    case 0:
    case 1:
      return caller.createTable(table, ['g', 'p']);
    case 2:
      return caller.disable(table);
    case 3:
      return caller.enable(table);
    case 4:
      return caller.truncate(table, random.below(2) === 0);
    case 5: {
      const regions = cluster.servers.flatMap((server) => [...server.regions.values()]);
      const target = cluster.servers[random.below(cluster.servers.length)];
      await caller.call('MoveRegion', pb.MoveRegionRequest, pb.MoveRegionResponse, {
        region: { type: 1, value: regions[random.below(regions.length)].name },
        dest_server_name: target.serverName.toProto(),
      });
      return;
    }
    default:
      return caller.delete(table);
  }
}

async function unfinished(caller: MasterCaller): Promise<string[]> {
  const answer = await caller.call('GetProcedures', pb.GetProceduresRequest, pb.GetProceduresResponse, {});
  return answer.procedure
    .filter((procedure: pb.Procedure.$Properties) => ![5, 6].includes(procedure.state as number))
    .map((procedure: pb.Procedure.$Properties) => `${procedure.proc_id} ${procedure.class_name} ${procedure.state}`);
}

async function misplaced(caller: MasterCaller): Promise<string[]> {
  const problems: string[] = [];
  for (const row of cluster.rows.meta.rows.values()) {
    const parsed = parseMetaRow(
      [...row.values()].map((cell) => ({
        family: Buffer.from(cell.family!),
        qualifier: Buffer.from(cell.qualifier!),
        value: Buffer.from(cell.value!),
      })),
    );
    if (parsed === undefined) continue;
    const { encodedName, tableName } = parsed.regionInfo;
    const { table_state } = await caller.call('GetTableState', pb.GetTableStateRequest, pb.GetTableStateResponse, {
      table_name: tableName.toProto(),
    });
    const isEnabled = (table_state.state as number) === 0;
    const hosts = cluster.servers.filter((server) => server.regions.has(encodedName)).map((s) => String(s.serverName));
    const expected = isEnabled ? [String(parsed.locations[0].server)] : [];
    if (hosts.join() !== expected.join())
      problems.push(`${tableName} ${encodedName} ${parsed.locations[0].state} is on [${hosts}], not [${expected}]`);
  }
  // No table is left between two states, and none is half there.
  for (const name of await caller.tableNames()) {
    const { table_state } = await caller.call('GetTableState', pb.GetTableStateRequest, pb.GetTableStateResponse, {
      table_name: TableName.parse(name).toProto(),
    });
    if (![0, 1].includes(table_state.state as number)) problems.push(`${name} is in state ${table_state.state}`);
  }
  return problems;
}
