// A region server dies, and then the one that splits its logs, in the middle of it; or that one and the master with it. What had been acknowledged is
// there, and nobody is left half way.
import { afterEach, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { connect } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** More operations than the splitting of one log takes. */
const MOST = 60;
const ROWS = 40;

let cluster: RealCluster;
afterEach(() => cluster.crash());

/** The first server with regions of the table dies; what works on its edits dies before its n-th operation. True when there was such an operation. */
async function killWorkerAt(n: number, withMaster: boolean): Promise<boolean> {
  cluster = await RealCluster.start(4);
  await using connection = await connect({ quorum: cluster.quorum, retryPauseMs: 10 });
  const splits = Array.from({ length: 11 }, (_, i) => String(4 * i + 2).padStart(2, '0'));
  await connection.admin.createTable({ name: 't', families: ['f'] }, splits);
  const table = connection.table('t');
  const rowOf = (i: number) => String(i).padStart(2, '0');
  for (let i = 0; i < ROWS; i++)
    await table.put({ row: rowOf(i), cells: [{ family: 'f', qualifier: 'q', value: `v${i}` }] });
  const holder = String((await connection.admin.regions('t'))[0].server);
  let operations = 0;
  let killed: Promise<unknown> | undefined;
  cluster.onOperation = ({ path }) => {
    // Temporary edits are named after who writes them.
    const worker = cluster.servers.find(
      ({ serverName }) => path.includes('.temp') && path.includes(`.${encodeURIComponent(String(serverName))}-`),
    );
    if (worker === undefined || killed !== undefined || operations++ < n) return;
    killed = Promise.resolve();
    worker.abort('killed while it splits');
    if (withMaster) {
      cluster.master.abort('killed with it');
      killed = cluster.startMaster();
    } else cluster.master.serverDied(worker.serverName);
    throw new Error('this never reached the disk');
  };
  const victim = cluster.servers.find(({ serverName }) => String(serverName) === holder)!;
  victim.abort('killed by the test');
  cluster.master.serverDied(victim.serverName);
  for (let i = 0; i < ROWS; i++) {
    const row = await table.get(rowOf(i));
    expect(row.value('f', 'q')?.toString(), `SEED=${SEED} n=${n}`).toBe(`v${i}`);
  }
  await killed;
  await cluster.master.initialized;
  // Nothing is left to split, and no temporary file.
  const { disk } = cluster;
  const leftovers = async () => {
    const left = (await disk.files.list('WALs')).map(({ name }) => name).filter((name) => name.endsWith('-splitting'));
    for (const { region } of await connection.admin.regions('t'))
      for (const { name } of await disk.files.list(`data/default/t/${region.encodedName}/recovered.edits`))
        if (name.endsWith('.temp')) left.push(name);
    return left;
  };
  await expect.poll(leftovers, { interval: 20 }).toEqual([]);
  return killed !== undefined;
}

it(
  'loses nothing, wherever in the splitting it happens',
  async () => {
    console.log(`split workers: SEED=${SEED}`);
    const random = new SeededRandom(SEED);
    let kills = 0;
    for (let n = LONG ? 0 : random.below(4); n < MOST; n += LONG ? 1 : 3 + random.below(4)) {
      if (!(await killWorkerAt(n, random.below(2) === 0))) break;
      kills++;
      await cluster.crash();
    }
    console.log(`split workers: ${kills} killed`);
    expect(kills).toBeGreaterThan(0);
  },
  LONG ? 1_200_000 : 600_000,
);
