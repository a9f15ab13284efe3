// A split and a merge are cut short everywhere: the power fails before and during each operation of the disk, or the region server or
// the master dies there. What clients were told is found, no row is seen twice, and the table has one region or two, all open.
import { expect, test } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { connect } from '../../client/index.ts';
import { masterLayout } from '../../rootdir/directory-layout.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { CrashableTreeStore } from './support/crashable-tree-store.ts';
import { MemoryCluster } from './support/memory-cluster.ts';
import { observed } from './support/power-loss.ts';
import { sideBySide } from './support/side-by-side.ts';
import { type Phase, SplitWorkload, verifySplits } from './support/split-workload.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const SHARE = LONG ? Number.POSITIVE_INFINITY : 8;
const KILLS = LONG ? 60 : 4;
const isUnderWay = (phase: Phase | undefined) => phase === 'splitting' || phase === 'merging';

interface CrashPoint {
  readonly at: string;
  readonly disk: MemoryDisk;
  readonly tree: CrashableTreeStore;
  readonly snapshot: ReturnType<SplitWorkload['snapshot']>;
}

/** The operations of the disk while the workload splits and merges; a copy of the disk before and during each chosen one. */
async function run(chosen: (n: number) => boolean): Promise<{ operations: number; points: CrashPoint[] }> {
  const disk = new MemoryDisk();
  const tree = new CrashableTreeStore();
  const points: CrashPoint[] = [];
  let workload: SplitWorkload | undefined;
  let operations = 0;
  const take = (at: string, random?: SeededRandom) =>
    points.push({
      at,
      disk: disk.crashClone({ random }),
      tree: tree.crashClone(),
      snapshot: workload!.snapshot(),
    });
  const cluster = await MemoryCluster.start({
    disk: observed(disk, ({ name, path }) => {
      if (!isUnderWay(workload?.phase)) return;
      const n = operations++;
      if (!chosen(n)) return;
      take(`before ${n} ${name} ${path}`);
      queueMicrotask(() => take(`during ${n} ${name} ${path}`, new SeededRandom(SEED + n)));
    }),
    tree,
  });
  try {
    await SplitWorkload.run(cluster.quorum, (begun) => {
      workload = begun;
    });
  } finally {
    await cluster.stop();
  }
  return { operations, points };
}

test(
  'power lost anywhere in a split or merge loses nothing',
  async () => {
    console.log(`splits, power loss: SEED=${SEED}`);
    const { operations } = await run(() => false);
    expect(operations).toBeGreaterThan(100);
    const stride = Math.max(1, Math.ceil(operations / SHARE));
    const first = new SeededRandom(SEED).below(stride);
    const { points } = await run((n) => n % stride === first);
    await sideBySide(points, async ({ at, disk, tree, snapshot }) => {
      const recovered = await MemoryCluster.start({ disk, tree });
      try {
        const wrong = await verifySplits(recovered.quorum, snapshot);
        expect(wrong, `SEED=${SEED} ${at}\n${recovered.log.join('\n')}`).toEqual([]);
      } finally {
        await recovered.abandon();
      }
    });
    console.log(`splits: ${points.length} power losses in ${operations} operations`);
    expect(points.length).toBeGreaterThan(10);
  },
  LONG ? 3_600_000 : 600_000,
);

/** Its regions are served by the other one. */
async function killServer(cluster: RealCluster): Promise<void> {
  const victim = cluster.servers.find((server) => server.onlineRegions().some((region) => region !== '1588230740'))!;
  cluster.servers.splice(cluster.servers.indexOf(victim), 1);
  victim.abort('killed by the test');
  cluster.master.serverDied(victim.serverName);
}
/** Another one goes on where it was. */
async function killMaster(cluster: RealCluster): Promise<void> {
  cluster.master.abort('killed by the test');
  await cluster.startMaster();
}

test.each([
  ['region server', killServer],
  ['master', killMaster],
])(
  'the %s killed anywhere in a split or merge loses nothing',
  async (_what, kill) => {
    console.log(`splits, kills: SEED=${SEED}`);
    const random = new SeededRandom(SEED);
    for (let n = 0; n < KILLS; n++) {
      const cluster = await RealCluster.start(2);
      let workload: SplitWorkload | undefined;
      let left = random.below(n % 2 === 0 ? 60 : 160);
      let at = '';
      let killing: Promise<void> | undefined;
      cluster.onOperation = ({ name, path }) => {
        if (!isUnderWay(workload?.phase) || left-- !== 0) return;
        at = `${name} ${path}`;
        killing = kill(cluster);
      };
      try {
        const watch = (begun: SplitWorkload) => {
          workload = begun;
        };
        await SplitWorkload.run(cluster.quorum, watch, { mayFail: true });
        await killing;
        expect(await verifySplits(cluster.quorum, workload!.snapshot()), `SEED=${SEED} kill ${n} at ${at}`).toEqual([]);
      } finally {
        await cluster.crash();
      }
    }
  },
  LONG ? 1_800_000 : 600_000,
);

test('a master that was replaced in the midst of a split touches no file any more', async () => {
  const cluster = await RealCluster.start(1);
  try {
    const former = cluster.master;
    await using connection = await connect({ quorum: cluster.quorum, retryPauseMs: 5 });
    await connection.admin.createTable({ name: 't', families: ['f'] });
    await connection.table('t').put({ row: 'a', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    const afterwards: string[] = [];
    const next = Promise.withResolvers<void>();
    let isFenced = false;
    cluster.onOperation = ({ name, path }) => {
      if (!path.startsWith('data/default/t/')) return;
      if (isFenced) afterwards.push(`${name} ${path}`);
      if (name !== 'make directory' || isFenced) return;
      // As the next master does before anything else, while this one makes the folders of the daughters.
      isFenced = true;
      const folder = masterLayout.walFolder(former.serverName.toString());
      void cluster.disk.logs.fence(folder, `${folder}-dead`).then(() => next.resolve());
    };
    const splitting = connection.admin.split((await connection.admin.regions('t'))[0].region, 'm');
    splitting.catch(() => {});
    await next.promise;
    await expect.poll(() => former.isActive).toBe(false);
    // The one that was under way.
    expect(afterwards.length).toBeLessThan(2);
    cluster.onOperation = undefined;
    await cluster.startMaster();
    await cluster.master.initialized;
    await splitting;
    expect((await connection.table('t').get('a')).text('f', 'q')).toBe('v');
    expect((await connection.admin.regions('t')).length).toBe(2);
  } finally {
    await cluster.crash();
  }
});
