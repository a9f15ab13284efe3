import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../base/scheduler.ts';
import { type Connection, connect } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';
import { Suite } from './support/suite.ts';

const missing = javaMissing();
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Each: a server is stopped, one is killed, others take their places. */
const ROUNDS = process.env.LONG === '1' ? 10 : 2;

function suiteOf(quorum: string): Suite {
  const path = classPath(compileJava());
  return new Suite('java', ['-Xmx512m', ...BRIEF_JAVA_OPTIONS, '-cp', path, 'MovesSuite', quorum, String(SEED)]);
}

describe.skipIf(missing !== undefined)(
  `hbase-client 2.6.1 while regions move, split and merge and servers go${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let cluster: RealCluster;
    let connection: Connection;
    let suite: Suite | undefined;
    beforeAll(async () => {
      console.log(`moves: SEED=${SEED}`);
      cluster = await RealCluster.start(3);
      connection = await connect(cluster.quorum);
    });
    afterAll(async () => {
      suite?.kill();
      await connection?.close();
      await cluster?.stop();
    });

    const allOpen = async () => {
      const { regionsInTransition, liveServers } = await connection.admin.clusterStatus();
      return regionsInTransition.length === 0 && liveServers.length === cluster.servers.length;
    };
    /** The suite moves regions all the time: it is enough that once nothing else was left to do. */
    const settled = () => expect.poll(allOpen, { interval: 20 }).toBe(true);

    it('reads and writes what it should, and meets no error that its retries do not swallow', async () => {
      suite = suiteOf(cluster.quorum);
      await suite.ready.promise;
      for (let round = 0; round < ROUNDS; round++) {
        await systemScheduler.sleep(1500);
        await cluster.startServer();
        await cluster.servers.splice(0, 1)[0].stop();
        await settled();
        const killed = cluster.servers.splice(0, 1)[0];
        killed.abort('killed by the test');
        cluster.master.serverDied(killed.serverName);
        await cluster.startServer();
        await settled();
        await connection.admin.balance({ ignoreRegionsInTransition: true });
      }
      suite.end('\n');
      const status = await suite.ended.promise;
      const told = `${suite.lines.join('\n')}\n${suite.errors}`;
      expect(
        suite.lines.filter((line) => line.startsWith('FAIL')),
        told,
      ).toEqual([]);
      expect(status, told).toBe(0);
      const [, writes, reads, scans, increments, moves] =
        /^(\d+) writes, (\d+) reads, (\d+) scans, (\d+) increments, (\d+) moves/m.exec(told)!.map(Number);
      console.log(suite.lines.find((line) => line.includes(' writes, ')));
      expect(Math.min(writes, reads, scans, increments, moves), told).toBeGreaterThan(0);
    });
  },
);
