// Power loss at chosen operations of the disk: the workload runs once and is never disturbed; at each chosen operation the disk is copied as a
// power loss would leave it, with what the clients had been told until then.
import { SeededRandom } from '../../../base/random.ts';
import type { RegionServerConfig } from '../../../regionserver/region-server-config.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { type Disk, type Operation, observeFiles, observeLogs } from '../../../storage/wrapped-storage.ts';
import { CrashableTreeStore } from './crashable-tree-store.ts';
import { MemoryCluster } from './memory-cluster.ts';
import { NOTHING_YET, type Snapshot, verify, Workload } from './workload.ts';

export interface CrashPoint {
  /** The operation's number, from 0. */
  readonly n: number;
  /** 'before' it, with nothing that was not synced; or 'during' it, with some of that. */
  readonly when: 'before' | 'during';
  readonly at: string;
  readonly disk: MemoryDisk;
  readonly tree: CrashableTreeStore;
  readonly snapshot: Snapshot;
  /** Under which it was written, and is recovered. */
  readonly config: Partial<RegionServerConfig> | undefined;
}

export interface WorkloadRun {
  readonly operations: number;
  readonly acknowledged: number;
  readonly points: CrashPoint[];
}

export async function runWorkload(
  chosen: (n: number) => boolean,
  seed: number,
  config?: Partial<RegionServerConfig>,
): Promise<WorkloadRun> {
  const disk = new MemoryDisk();
  const tree = new CrashableTreeStore();
  const points: CrashPoint[] = [];
  let operations = 0;
  let workload: Workload | undefined;
  const take = (n: number, when: CrashPoint['when'], at: string) => {
    const random = when === 'before' ? undefined : new SeededRandom(seed + n);
    const snapshot = workload?.snapshot() ?? NOTHING_YET;
    points.push({ n, when, at, disk: disk.crashClone({ random }), tree: tree.crashClone(), snapshot, config });
  };
  const cluster = await MemoryCluster.start({
    disk: observed(disk, ({ name, path }) => {
      const n = operations++;
      if (!chosen(n)) return;
      take(n, 'before', `${name} ${path}`);
      // In the same turn, after the operation began and before its sync ended.
      queueMicrotask(() => take(n, 'during', `${name} ${path}`));
    }),
    tree,
    config,
  });
  try {
    const watch = (begun: Workload) => {
      workload = begun;
    };
    // What users bring is no doing of the cluster's.
    await Workload.run(cluster.quorum, new AbortController().signal, watch, { files: disk.files });
  } finally {
    await cluster.stop();
  }
  return { operations, acknowledged: workload!.acknowledged, points };
}

export function observed({ files, logs }: Disk, observer: (operation: Operation) => void): Disk {
  return { files: observeFiles(files, observer), logs: observeLogs(logs, observer, (done) => done()) };
}

/** Recovers on the disk of a crash point and says what is wrong. With `random` power is lost during the recovery too, now and then twice. */
export async function recoverAndVerify(point: CrashPoint, random?: SeededRandom): Promise<string[]> {
  let disk = point.disk;
  let tree = point.tree;
  for (let again = 0; random !== undefined && again < 2 && random.below(3) === 0; again++) {
    ({ disk, tree } = await recoverAndLosePower(disk, tree, random, point.config));
  }
  const cluster = await MemoryCluster.start({ disk, tree, config: point.config });
  try {
    return (await verify(cluster.quorum, point.snapshot)).map((text) => `${text}\n${cluster.log.join('\n')}`);
  } finally {
    await cluster.abandon();
  }
}

async function recoverAndLosePower(
  disk: MemoryDisk,
  tree: CrashableTreeStore,
  random: SeededRandom,
  config: CrashPoint['config'],
) {
  let left = random.below(120);
  let crashed: { disk: MemoryDisk; tree: CrashableTreeStore } | undefined;
  const copy = () => ({ disk: disk.crashClone({ random }), tree: tree.crashClone() });
  const cluster = await MemoryCluster.start({
    disk: observed(disk, () => {
      if (left-- === 0) queueMicrotask(() => (crashed ??= copy()));
    }),
    tree,
    config,
  });
  crashed ??= copy();
  await cluster.abandon();
  return crashed;
}
