// The same random work and questions to Apache HBase 2.6.1 and to ours, at the same time: all answers must be the same. A seed replays a run
// (SEED=n), ROUNDS says how long.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { type Cluster, start } from '../../bin/embedded.ts';
import { type Connection, connect, type Table } from '../../client/index.ts';
import { javaMissing } from './support/jars.ts';
import { FAMILIES, RandomOperations } from './support/random-operations.ts';
import { type RealHBase, startRealHBase } from './support/real-hbase.ts';
import { comparisonSeed } from './support/seed.ts';

const SEED = comparisonSeed(1001);
// Compactions only when they are asked for: what a marker hides depends on when they happen.
const SETTINGS = { 'hbase.hstore.compactionThreshold': '1000', 'hbase.hstore.blockingStoreFiles': '1000' };
const ROUNDS = Number(process.env.ROUNDS ?? 5);

describe.skipIf(javaMissing() !== undefined)(`HBase and ours answer alike (SEED=${SEED})`, () => {
  let hbase: RealHBase;
  let cluster: Cluster;
  let connections: Connection[];

  beforeAll(async () => {
    hbase = await startRealHBase({ settings: SETTINGS });
    cluster = await start({ memory: true, settings: SETTINGS });
    connections = [await connect(hbase.quorum), await connect(cluster.quorum)];
  }, 600_000);
  afterAll(async () => {
    for (const connection of connections ?? []) await connection.close();
    await cluster?.stop();
    await hbase?.stop();
  });

  test.each(Array.from({ length: ROUNDS }, (_, round) => round))('round %i', async (round) => {
    const random = new SeededRandom(SEED + round);
    const name = `differential_${round}`;
    const splits = random.below(2) === 0 ? [] : ['row3'];
    for (const { admin } of connections) await admin.createTable({ name, families: FAMILIES }, splits);
    const tables = connections.map((connection) => connection.table(name));
    const operations = new RandomOperations(random, Date.now());
    const log: string[] = [];
    for (let step = 0; step < 120; step++) {
      if (random.below(20) === 0) {
        log.push(await reorganize(random, connections, name));
        await ask(operations, tables, log, false);
        continue;
      }
      const { what, answers } = await operations.step(tables);
      log.push(what);
      expect(answers[1], `${log.join('\n')}\nanswered otherwise`).toEqual(answers[0]);
      if (step % 4 === 0) await ask(operations, tables, log, false);
    }
    for (const work of [flushAll, majorCompactAll]) {
      await work(connections, name);
      log.push(work.name);
      for (let i = 0; i < 60; i++) await ask(operations, tables, log, work === majorCompactAll);
    }
  });
});

async function ask(
  operations: RandomOperations,
  tables: readonly Table[],
  log: readonly string[],
  rawToo: boolean,
): Promise<void> {
  const { what, answers } = await operations.ask(tables, rawToo);
  expect(answers[1], `${log.join('\n')}\nASKED ${what}`).toEqual(answers[0]);
}

async function reorganize(random: SeededRandom, connections: readonly Connection[], name: string): Promise<string> {
  const work = random.below(3) === 0 ? majorCompactAll : flushAll;
  await work(connections, name);
  return work.name;
}

async function flushAll(connections: readonly Connection[], name: string): Promise<void> {
  await Promise.all(connections.map(({ admin }) => admin.flush(name)));
}

/** Until every region has at most one file a family: flush, compact and wait. */
async function majorCompactAll(connections: readonly Connection[], name: string): Promise<void> {
  await flushAll(connections, name);
  await Promise.all(
    connections.map(async ({ admin }) => {
      await admin.majorCompact(name);
      for (let quiet = 0; quiet < 3; ) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        quiet = (await admin.compactionState(name)) === 'NONE' ? quiet + 1 : 0;
      }
    }),
  );
}
