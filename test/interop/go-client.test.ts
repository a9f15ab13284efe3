import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../base/scheduler.ts';
import { type Connection, connect } from '../../client/index.ts';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { buildGo, goMissing } from './support/go.ts';
import { Suite } from './support/suite.ts';

const missing = goMissing();
if (missing !== undefined) console.warn(`gohbase is skipped: ${missing}`);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Each: a region is split, two are merged, a server is stopped, one is killed, others take their places. */
const ROUNDS = process.env.LONG === '1' ? 10 : 1;

const suiteOf = (...args: string[]) => new Suite(buildGo(), args);

describe.skipIf(missing !== undefined)(`gohbase${missing === undefined ? '' : ` (${missing})`}`, () => {
  let standalone: ColonnadeProcess | undefined;
  let cluster: RealCluster | undefined;
  let connection: Connection | undefined;
  let suite: Suite | undefined;
  beforeAll(() => {
    console.log(`gohbase: SEED=${SEED}`);
  });
  afterAll(async () => {
    suite?.kill();
    await connection?.close();
    await cluster?.stop();
    await standalone?.stop();
  });

  it('finds each of its calls answered, plain and with snappy cell blocks', async () => {
    standalone = await startColonnade({ memory: true, args: ['-D', 'hbase.regionserver.msginterval=100'] });
    suite = suiteOf('calls', standalone.quorum);
    await suite.succeeds();
    expect(suite.told).toMatch(/^[1-9]\d+ passed, 0 failed$/m);
  });

  it('reads and writes what it should while regions move, split and merge and servers go', async () => {
    cluster = await RealCluster.start(3);
    connection = await connect(cluster.quorum);
    const { admin } = connection;
    const { servers, master } = cluster;
    const allOpen = async () => {
      const { regionsInTransition, liveServers } = await admin.clusterStatus();
      return regionsInTransition.length === 0 && liveServers.length === servers.length;
    };
    /** The suite moves regions all the time: it is enough that once nothing else was left to do. */
    const settled = () => expect.poll(allOpen, { timeout: 60_000, interval: 20 }).toBe(true);
    const changes = { splits: 0, merges: 0, stops: 0, kills: 0 };
    /** May be refused, as of a region that is being moved. */
    const change = async (kind: 'splits' | 'merges', make: () => Promise<unknown>) => {
      const done = await make().then(
        () => true,
        () => false,
      );
      if (done) changes[kind]++;
    };
    suite = suiteOf('moves', cluster.quorum, String(SEED));
    await suite.ready.promise;
    for (let round = 0; round < ROUNDS; round++) {
      await systemScheduler.sleep(500);
      await change('splits', () => admin.splitTable('moves', `00${10 + round}`));
      const regions = (await admin.regions('moves')).map(({ region }) => region);
      const first = (3 * round) % (regions.length - 1);
      await change('merges', () => admin.merge(regions.slice(first, first + 2)));
      await cluster.startServer();
      await servers.splice(0, 1)[0].stop();
      changes.stops++;
      await settled();
      const killed = servers.splice(0, 1)[0];
      killed.abort('killed by the test');
      master.serverDied(killed.serverName);
      changes.kills++;
      await cluster.startServer();
      await settled();
      await admin.balance({ ignoreRegionsInTransition: true });
    }
    suite.end(`${changes.stops + changes.kills}\n`);
    await suite.succeeds();
    const counts = /^(\d+) writes, (\d+) reads, \d+ scans, (\d+) increments, (\d+) checks, .*$/m;
    const [line, ...each] = counts.exec(suite.told)!;
    console.log(`gohbase: ${line}; ${JSON.stringify(changes)}, SEED=${SEED}`);
    expect(Math.min(...each.map(Number)), suite.told).toBeGreaterThan(0);
  });
});
