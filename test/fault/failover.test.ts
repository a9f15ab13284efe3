// Region servers are killed one after another under load while the master lives on: the clients notice delays, and nothing else. An increment
// whose reply was lost is sent again with its nonce, and counts once.
import { expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { verify, Workload } from './support/workload.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = LONG ? 20 : 2;
const KILLS = 2;

it(
  'a region server killed under load loses nothing acknowledged',
  async () => {
    console.log(`failover: SEED=${SEED}`);
    const random = new SeededRandom(SEED);
    let kills = 0;
    for (let run = 0; run < RUNS; run++) {
      const cluster = await RealCluster.start(3);
      // So that the master knows what was flushed, and leaves it out of what is replayed.
      for (const server of cluster.servers) expect(server.state).toBe('running');
      let workload: Workload | undefined;
      const watch = (begun: Workload) => {
        workload = begun;
      };
      const { signal } = new AbortController();
      const running = Workload.run(cluster.quorum, signal, watch, { mayLoseServers: true });
      let isOver = false;
      const over = running.then(
        () => (isOver = true),
        () => (isOver = true),
      );
      for (let kill = 0; kill < KILLS && !isOver; kill++) {
        await systemScheduler.sleep(random.below(600));
        if (isOver) break;
        const victim = cluster.servers.splice(random.below(cluster.servers.length), 1)[0];
        await cluster.startServer({ heartbeatMs: 50 });
        victim.abort('killed by the test');
        kills++;
        // Until its session has ended and its regions are back.
        if (kill + 1 < KILLS) await Promise.race([over, systemScheduler.sleep(4000 + random.below(3000))]);
      }
      await running;
      const wrong = await verify(cluster.quorum, workload!.snapshot());
      expect(wrong, `SEED=${SEED} run ${run}`).toEqual([]);
      await cluster.stop();
    }
    console.log(`failover: ${kills} servers killed in ${RUNS} runs`);
    expect(kills).toBeGreaterThan(0);
  },
  LONG ? 1_800_000 : 600_000,
);
