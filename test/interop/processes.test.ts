// A cluster of processes on ZooKeeper itself, one server and an ensemble of three, whose nodes are killed too, under load from HBase's Java client
// and from ours.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { connect } from '../../client/index.ts';
import { leftovers, whenAtRest } from '../fault/support/process-checks.ts';
import { ProcessCluster } from '../fault/support/process-cluster.ts';
import { RowLoad } from '../fault/support/row-load.ts';
import { TroubleMaker } from '../fault/support/trouble-maker.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';
import { ZooKeeperEnsemble } from './support/zookeeper-ensemble.ts';

const missing = javaMissing();
const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

let ensemble: ZooKeeperEnsemble | undefined;
let cluster: ProcessCluster | undefined;
let javaClient: ChildProcess | undefined;
afterEach(async () => {
  javaClient?.kill('SIGKILL');
  await cluster?.kill();
  await ensemble?.stop();
  cluster = ensemble = undefined;
});

/** HBase's client at work; `stop` ends it, and resolves with its last line and what it said before. */
async function startJava(quorum: string): Promise<{ stop(): Promise<string[]> }> {
  const classes = compileJava();
  const args = ['-Xmx256m', ...BRIEF_JAVA_OPTIONS, '-cp', classPath(classes), 'FailoverLoad', quorum];
  const child = spawn('java', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  javaClient = child;
  const lines: string[] = [];
  const running = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    running.resolve();
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await running.promise;
  return {
    async stop() {
      child.stdin.end('\n');
      await ended;
      return lines.slice(1);
    },
  };
}

describe.skipIf(missing !== undefined)(`on ZooKeeper 3.8.4${missing === undefined ? '' : ` (${missing})`}`, () => {
  it.each([...(LONG ? [[1, 30]] : []), [3, LONG ? 100 : 6]])(
    'with %d nodes a cluster survives %d kills and pauses, and the kill of each node',
    async (nodes, deeds) => {
      console.log(`processes on ZooKeeper: SEED=${SEED}`);
      const random = new SeededRandom(SEED);
      ensemble = await ZooKeeperEnsemble.start(nodes);
      cluster = await ProcessCluster.start({
        ...{ masters: 2, regionServers: 3, quorum: ensemble.hosts, sessionTimeoutMs: 6000 },
        settings: ['hbase.hregion.memstore.flush.size=100000', 'hbase.regionserver.msginterval=500'],
      });
      await using connection = await connect(cluster.quorum);
      await connection.admin.createTable({ name: 'java', families: ['f'] }, ['d', 'h', 'l', 'p', 't']);
      const java = await startJava(ensemble.hosts);
      const load = await RowLoad.start(cluster.quorum, 2, random);
      const trouble = new TroubleMaker(cluster, random);
      // Alone, so that it can't be the servers' doing.
      for (let node = 0; node < nodes; node++) {
        await ensemble.killNode(node);
        await systemScheduler.sleep(random.below(2000));
        ensemble.startNode(node);
        await ensemble.untilServing(node);
      }
      await trouble.run(deeds);
      const restless = await whenAtRest(cluster, connection, 120_000);
      await trouble.over();
      const told = `SEED=${SEED}\n${trouble.deeds.join('\n')}`;
      expect(restless, `${told}\n${cluster.log()}`).toEqual([]);
      expect(trouble.wrong, told).toEqual([]);
      const said = await java.stop();
      expect(said.at(-1), `${told}\n${said.join('\n')}`).toMatch(/^[1-9]\d+ puts, [1-9]\d+ gets, 0 wrong, 0 failed$/);
      expect(await load.finish(cluster.quorum), told).toEqual([]);
      expect(await leftovers(cluster), told).toEqual([]);
      console.log(`${nodes} nodes: ${trouble.deeds.length} events, Java ${said.at(-1)}, ours ${load.operations} calls`);
      for (const end of await cluster.stop())
        expect(end, `${told}\n${cluster.log()}`).toEqual({ code: 0, signal: null });
      cluster = undefined;
    },
    LONG ? 3_600_000 : 400_000,
  );
});
