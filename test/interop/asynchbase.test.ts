import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { asynchbaseJars, BRIEF_JAVA_OPTIONS, compileAgainst, javaMissing } from './support/jars.ts';
import { type RealHBase, startRealHBase } from './support/real-hbase.ts';
import { Suite } from './support/suite.ts';

const missing = javaMissing();
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const LONG = process.env.LONG === '1';
/** Each: a region is split, all are moved, a server is stopped, one is killed, others take their places. */
const ROUNDS = LONG ? 10 : 2;
const MERGES = LONG ? 4 : 1;
const SOURCES = 'test/interop/asynchbase';

function suiteOf(main: string, ...args: string[]): Suite {
  const jars = asynchbaseJars();
  const sources = readdirSync(SOURCES).map((name) => join(SOURCES, name));
  const path = [compileAgainst(jars, ...sources), join(jars, '*')].join(':');
  const level = `-Dorg.slf4j.simpleLogger.defaultLogLevel=${process.env.VERBOSE ? 'info' : 'error'}`;
  return new Suite('java', ['-Xmx512m', level, ...BRIEF_JAVA_OPTIONS, '-cp', path, main, ...args]);
}

/** How often it has read all rows. */
function passesOf(suite: Suite): number {
  return suite.lines.filter((line) => line === 'read all').length;
}

describe.skipIf(missing !== undefined)(`asynchbase 1.8.2${missing === undefined ? '' : ` (${missing})`}`, () => {
  let standalone: ColonnadeProcess | undefined;
  let real: RealHBase | undefined;
  let cluster: RealCluster | undefined;
  let connection: Connection | undefined;
  let suite: Suite | undefined;
  beforeAll(() => {
    console.log(`asynchbase: SEED=${SEED}`);
  });
  afterAll(async () => {
    suite?.kill();
    await connection?.close();
    await cluster?.stop();
    await standalone?.stop();
    await real?.stop();
  });

  async function callsPass(quorum: string): Promise<void> {
    await using connection = await connect({ quorum });
    await connection.admin.createNamespace('space');
    for (const name of ['async', 'space:async'])
      await connection.admin.createTable({ name, families: [{ name: 'f', maxVersions: 3 }, 'g'] }, ['b', 'm']);
    suite = suiteOf('AsyncCalls', quorum);
    await suite.succeeds();
    expect(suite.told).toMatch(/^[1-9]\d+ passed, 0 failed$/m);
  }

  it('finds each of its calls answered', async () => {
    standalone = await startColonnade({ memory: true });
    await callsPass(standalone.quorum);
  });

  it.runIf(LONG)('finds the same on HBase 2.6.1', async () => {
    real = await startRealHBase();
    await callsPass(real.quorum);
  });

  it('reads and writes what it should while regions move, split and merge and servers go', async () => {
    cluster = await RealCluster.start(3);
    connection = await connect(cluster.quorum);
    const { admin } = connection;
    const { servers, master } = cluster;
    const key = (row: number) => String(row).padStart(4, '0');
    await admin.createTable({ name: 'moves', families: ['f'] }, [50, 100, 150, 200, 250, 300, 350].map(key));
    const settled = () =>
      expect
        .poll(
          async () => {
            const { regionsInTransition, liveServers } = await admin.clusterStatus();
            return regionsInTransition.length === 0 && liveServers.length === servers.length;
          },
          { interval: 20 },
        )
        .toBe(true);
    const changes = { splits: 0, merges: 0, moves: 0, stops: 0, kills: 0 };
    /** May be refused, as of a region whose edits of a dead server are still being flushed. */
    const change = async (kind: 'splits' | 'merges' | 'moves', make: () => Promise<unknown>) => {
      const done = await make().then(
        () => true,
        () => false,
      );
      if (done) changes[kind]++;
    };
    const regions = async () => (await admin.regions('moves')).map(({ region }) => region);
    const running = suiteOf('AsyncMoves', cluster.quorum, String(SEED));
    suite = running;
    await running.ready.promise;
    const readAll = (times: number) => {
      const passes = passesOf(running) + times;
      return expect.poll(() => passesOf(running), { interval: 20 }).toBeGreaterThanOrEqual(passes);
    };
    await readAll(1);
    // Before any server goes, and each seen before the next: of a region that it did not find gone before the connection to its server was lost, and that
    // was merged into the one below it, asynchbase never finds the rows again, on any HBase.
    for (let merge = 0; merge < MERGES; merge++) {
      await change('merges', async () => admin.merge((await regions()).slice(merge, merge + 2)));
      await readAll(2);
    }
    for (let round = 0; round < ROUNDS; round++) {
      await change('splits', () => admin.splitTable('moves', key(10 + 20 * round)));
      for (const region of await regions()) await change('moves', () => admin.move(region));
      await readAll(1);
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
    running.end(`${changes.stops + changes.kills}\n`);
    await running.succeeds();
    const counts =
      /^(\d+) writes, (\d+) reads, (\d+) of many rows, (\d+) scans, (\d+) increments, (\d+) appends, (\d+) checks.*$/m;
    const [line, ...each] = counts.exec(running.told)!;
    console.log(`asynchbase: ${line}; ${JSON.stringify(changes)}, SEED=${SEED}`);
    expect(Math.min(...each.map(Number)), running.told).toBeGreaterThan(0);
  });
});
