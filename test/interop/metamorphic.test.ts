// The same random work and questions to Apache HBase 2.6.1 and to ours; each answer must be the same, cell by cell. `SEED=n` replays a run,
// `METAMORPHIC_OPS=n` says how many steps, `METAMORPHIC_HBASE=host:port` (a quorum) takes an HBase that runs already.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { type Connection, connect } from '../../client/index.ts';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { Comparison, type Difference, report, shrink } from './metamorphic/compare.ts';
import { Generator } from './metamorphic/generator.ts';
import { StoreUnderTest } from './metamorphic/store-under-test.ts';
import { javaMissing } from './support/jars.ts';
import { type RealHBase, startRealHBase } from './support/real-hbase.ts';
import { comparisonSeed } from './support/seed.ts';

const SEED = comparisonSeed(1004);
// About two and a half operations a step.
const STEPS = Number(process.env.METAMORPHIC_OPS ?? (process.env.LONG === '1' ? 20_000 : 600));
const STEPS_A_TABLE = 100;
const SHRINKING_RUNS = 150;

// Minutes long, and meets corners of HBase's own that are not all explained: nights run it, METAMORPHIC_OPS or SEED asks for it.
const ASKED = ['LONG', 'METAMORPHIC_OPS', 'SEED'].some((name) => process.env[name] !== undefined);

describe.skipIf(javaMissing() !== undefined || !ASKED)(`HBase and ours answer alike (SEED=${SEED})`, () => {
  let hbase: RealHBase | undefined;
  let cluster: ColonnadeProcess;
  let connections: Connection[] = [];
  let stores: StoreUnderTest[];

  const running = process.env.METAMORPHIC_HBASE;
  const now = Date.now();
  beforeAll(async () => {
    [hbase, cluster] = await Promise.all([running === undefined ? startRealHBase() : undefined, startColonnade()]);
    connections = await Promise.all([connect(running ?? hbase!.quorum), connect(cluster.quorum)]);
    stores = ['HBase', 'ours'].map((name, i) => new StoreUnderTest(name, connections[i], now));
  }, 600_000);
  afterAll(async () => {
    for (const connection of connections) await connection.close();
    await cluster?.stop();
    await hbase?.stop();
  });

  test(
    `over ${STEPS} steps`,
    async () => {
      for (let done = 0, table = 0; done < STEPS; done += STEPS_A_TABLE, table++) {
        const difference = await run(SEED + table);
        if (difference === undefined) continue;
        const short = await shrink(stores, difference, SHRINKING_RUNS);
        expect.fail(`SEED=${SEED + table} METAMORPHIC_OPS=${STEPS_A_TABLE}: ${report(short, difference)}`);
      }
    },
    600_000 + STEPS * 1_000,
  );

  async function run(seed: number): Promise<Difference | undefined> {
    const generator = new Generator(new SeededRandom(seed));
    const table = generator.table();
    const comparison = await Comparison.start(stores, { table, beginning: generator.beginning() });
    for (let step = 0; step < STEPS_A_TABLE && !comparison.broken; step++) {
      const difference = await comparison.do(step % 5 < 3 ? generator.work() : generator.question());
      if (difference !== undefined) return difference;
    }
    await comparison.end();
    if (comparison.broken) await renewHBase();
    return undefined;
  }

  /** A scan that goes round in circles takes a processor, and its region is never closed: three of these, and none is. */
  async function renewHBase(): Promise<void> {
    if (running !== undefined) return;
    await connections[0].close();
    await hbase!.stop();
    hbase = await startRealHBase();
    connections[0] = await connect(hbase.quorum);
    stores[0] = new StoreUnderTest('HBase', connections[0], now);
  }
});
