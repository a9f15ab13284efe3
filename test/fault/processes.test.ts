// Three region servers, two masters and ZooKeeper, each a process of its own, under load from clients that all work on the same rows, while the
// processes are killed, stopped and continued, and started again. Afterwards every row has a history that a single copy of it could have had,
// with nothing acknowledged missing; each region is open once, where hbase:meta says; nothing is left behind.
import { expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { connect } from '../../client/index.ts';
import { leftovers, whenAtRest } from './support/process-checks.ts';
import { ProcessCluster } from './support/process-cluster.ts';
import { RowLoad } from './support/row-load.ts';
import { TroubleMaker } from './support/trouble-maker.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const DEEDS = Number(process.env.DEEDS ?? (LONG ? 150 : 8));
/** Small, so that logs roll, files are flushed and compacted while processes die. */
const SMALL = [
  'hbase.hregion.memstore.flush.size=60000',
  'hbase.regionserver.hlog.blocksize=100000',
  'hbase.hstore.compactionThreshold=2',
  'hbase.regionserver.msginterval=500',
];

it(
  'a cluster whose processes are killed and stopped loses nothing and shows nothing old',
  async () => {
    console.log(`processes: SEED=${SEED}`);
    const random = new SeededRandom(SEED);
    const cluster = await ProcessCluster.start({ masters: 2, regionServers: 3, settings: SMALL });
    let ends: unknown[] | undefined;
    try {
      const load = await RowLoad.start(cluster.quorum, 4, random);
      const trouble = new TroubleMaker(cluster, random);
      await trouble.run(DEEDS);
      await using connection = await connect(cluster.quorum);
      const restless = await whenAtRest(cluster, connection, 120_000);
      await trouble.over();
      const told = `SEED=${SEED}\n${trouble.deeds.join('\n')}`;
      expect(restless, `${told}\n${cluster.log()}`).toEqual([]);
      expect(trouble.wrong, told).toEqual([]);
      expect(await load.finish(cluster.quorum), told).toEqual([]);
      expect(await leftovers(cluster), told).toEqual([]);
      const { done, unknown, reads } = load.history.counts;
      console.log(`processes: ${trouble.deeds.length} events, ${done} changes, ${unknown} unknown, ${reads} reads`);
      expect(done).toBeGreaterThan(10);
      ends = await cluster.stop();
    } finally {
      if (ends === undefined) await cluster.kill();
    }
    for (const end of ends) expect(end).toEqual({ code: 0, signal: null });
  },
  LONG ? 3_600_000 : 600_000,
);
