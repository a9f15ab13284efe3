// A whole cluster whose disk fails at the n-th operation: input/output error, sync failure, no space. What is acknowledged afterwards is on the
// disk; a server that cannot go on says why and gives up; a restart on a disk that works has everything that was acknowledged.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { type Failure, FaultStorage } from '../../storage/fault-storage.ts';
import type { LogStorage } from '../../storage/log-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import type { Operation } from '../../storage/wrapped-storage.ts';
import { CrashableTreeStore } from './support/crashable-tree-store.ts';
import { MemoryCluster } from './support/memory-cluster.ts';
import { observed } from './support/power-loss.ts';
import { sideBySide } from './support/side-by-side.ts';
import { NOTHING_YET, verify, Workload } from './support/workload.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Runs for each kind of failure, in the short form. */
const RUNS = 6;
/** What gives up does so at once, however late a busy machine comes to it. */
const PATIENCE_MS = 120_000;

interface Outcome {
  /** What failed; undefined when all was over before, and the cluster being ended. */
  readonly failed: string | undefined;
  readonly aborted: string | undefined;
  readonly syncsAfterFailure: string[];
  readonly wrong: string[];
  /** The log of hbase:meta could not be begun: opening the region is tried again, with another log. */
  readonly isPutOff: boolean;
}

async function runOnFailingDisk(operation: number, failure: Failure): Promise<Outcome> {
  const memory = new MemoryDisk();
  const tree = new CrashableTreeStore();
  const faulty = new FaultStorage(memory, { operation, failure });
  const broken = new Set<string>();
  const syncsAfterFailure: string[] = [];
  let isPutOff = false;
  const logs = reportFailures(faulty.logs, (path, length) => {
    broken.add(path);
    isPutOff ||= length === 0 && path.endsWith('.meta');
  });
  const disk = observed({ files: faulty.files, logs }, ({ name, path }) => {
    // An operation on a log after it was told that one failed would be a retry. (Others may have been under way by then.)
    if (broken.has(path) && name === 'append') syncsAfterFailure.push(path);
  });
  let workload: Workload | undefined;
  let aborted: string | undefined;
  let failed: Operation | undefined;
  const ending = new AbortController();
  const cluster = await MemoryCluster.start({ disk, tree }).catch((error: Error) => {
    aborted = error.message;
    return undefined;
  });
  if (cluster !== undefined) {
    cluster.aborted.then((reason) => {
      aborted = reason;
      ending.abort(new Error('the cluster gave up'));
    });
    const patience = setTimeout(() => ending.abort(new Error('the workload got stuck')), 4000);
    const watch = (begun: Workload) => {
      workload = begun;
    };
    await Workload.run(cluster.quorum, ending.signal, watch, { files: memory.files }).catch(() => undefined);
    clearTimeout(patience);
    failed = faulty.failed;
    if (failed?.name === 'append' && !isPutOff) await orLate(cluster.aborted);
    await cluster.abandon();
  } else failed = faulty.failed;
  faulty.restoreSpace();
  const snapshot = workload?.snapshot() ?? NOTHING_YET;
  const recovered = await MemoryCluster.start({ disk: memory.crashClone(), tree: tree.crashClone() });
  const wrong = await verify(recovered.quorum, snapshot).finally(() => recovered.abandon());
  return { failed: failed && `${failed.name} ${failed.path}`, aborted, syncsAfterFailure, wrong, isPutOff };
}

/** Resolves with it, or when it takes too long. */
async function orLate(event: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const late = systemScheduler.sleep(PATIENCE_MS, over.signal).catch(() => {});
  await Promise.race([event, late]);
  over.abort();
}

/** Tells of each log whose writer was told of a failure. */
function reportFailures(logs: LogStorage, told: (path: string, length: number) => void): LogStorage {
  return {
    createFolder: (folder) => logs.createFolder(folder),
    open: (path) => logs.open(path),
    list: (folder) => logs.list(folder),
    rename: (source, target) => logs.rename(source, target),
    delete: (path) => logs.delete(path),
    fence: (folder, target) => logs.fence(folder, target),
    async create(path) {
      const writer = await logs.create(path);
      return {
        path,
        get length() {
          return writer.length;
        },
        append(bytes, sync, done, waiters) {
          const reported = (error?: Error) => {
            if (error !== undefined) told(path, writer.length);
            done(error);
          };
          writer.append(bytes, sync, reported, waiters);
        },
        isFenced: () => writer.isFenced(),
        close: () => writer.close(),
      };
    },
  };
}

/** Operations of one undisturbed run. */
async function countOperations(): Promise<number> {
  const memory = new MemoryDisk();
  const faulty = new FaultStorage(memory, { operation: Infinity, failure: 'io' });
  const cluster = await MemoryCluster.start({ disk: faulty, tree: new CrashableTreeStore() });
  await Workload.run(cluster.quorum, new AbortController().signal, () => {}, { files: memory.files });
  await cluster.abandon();
  return faulty.operations;
}

describe.each<Failure>(['io', 'sync', 'no-space'])('a disk that fails (%s)', (failure) => {
  it(
    'loses nothing acknowledged, whichever operation fails',
    async () => {
      const total = await countOperations();
      const stride = LONG ? 1 : Math.ceil(total / RUNS);
      const first = new SeededRandom(SEED).below(stride);
      let gaveUp = 0;
      const chosen = Array.from({ length: Math.ceil((total - first) / stride) }, (_, i) => first + i * stride);
      await sideBySide(chosen, async (n) => {
        const outcome = await runOnFailingDisk(n, failure);
        const where = `SEED=${SEED} operation ${n} of ${total} failed: ${outcome.failed}; gave up: ${outcome.aborted}`;
        expect(outcome.wrong, where).toEqual([]);
        expect(outcome.syncsAfterFailure, where).toEqual([]);
        // Whoever could not write to a log must have given up and said so.
        if (outcome.failed?.startsWith('append') && !outcome.isPutOff) {
          gaveUp++;
          expect(outcome.aborted ?? 'nobody gave up', where).toMatch(
            failure === 'no-space' ? /no space left on the disk/ : /injected/,
          );
        }
      });
      console.log(`failing disk: ${failure}, SEED=${SEED}: ${gaveUp} of ${chosen.length} gave up at a log`);
    },
    LONG ? 3_600_000 : 600_000,
  );
});
