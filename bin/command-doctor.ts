// `colonnade doctor`: looks a stopped cluster's directory or a running cluster over, says what is wrong, and repairs it when asked to.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { hbaseError, StorageError } from '../base/errors.ts';
import { DirectoryLock, LOCK_NAME } from '../storage/directory-lock.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { runDoctor } from '../tools/doctor/doctor.ts';
import type { Patient } from '../tools/doctor/patient.ts';

export interface DoctorCommandOptions {
  data?: string;
  quorum?: string;
  bootstrap?: string;
  znodeParent: string;
  repair?: boolean;
  sideline?: boolean;
  deep?: boolean;
  json?: boolean;
}

const COULD_NOT_LOOK = 2;
const PATIENCE_MS = 15_000;
/** Longer than a region server's heartbeat. */
const PAUSE_MS = 4_000;

export async function commandDoctor(options: DoctorCommandOptions): Promise<void> {
  let status: number;
  try {
    status = await visit(options);
  } catch (error) {
    console.error(`colonnade: could not look: ${error instanceof Error ? error.message : String(error)}`);
    status = COULD_NOT_LOOK;
  }
  process.exit(status);
}

async function visit(options: DoctorCommandOptions): Promise<number> {
  const closers: (() => Promise<void>)[] = [];
  try {
    const patient =
      options.data === undefined ? await running(options, closers) : await stopped(options, options.data, closers);
    return await runDoctor(patient, {
      repair: options.repair === true,
      sideline: options.sideline === true,
      json: options.json === true,
      width: process.stdout.isTTY ? process.stdout.columns : 120,
      print: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function stopped(
  options: DoctorCommandOptions,
  named: string,
  closers: (() => Promise<void>)[],
): Promise<Patient> {
  if (options.quorum !== undefined || options.bootstrap !== undefined)
    throw hbaseError(
      'IllegalArgumentException',
      '--data looks at a stopped cluster, --quorum and --bootstrap at a running one: give one of them',
    );
  const data = resolve(named);
  if (!existsSync(data) || !statSync(data).isDirectory())
    throw hbaseError('IllegalArgumentException', `--data ${data}: there is no such folder`);
  const staleLock = lockText(data);
  const lock = await DirectoryLock.acquire(data).catch((error) => {
    if (!(error instanceof StorageError) || error.reason !== 'locked') throw error;
    throw hbaseError(
      'IllegalArgumentException',
      `${error.message}. Ask the running cluster instead (colonnade doctor --quorum host:port), or stop it first`,
      { cause: error },
    );
  });
  closers.push(() => lock.release());
  const [{ StoppedPatient }, { createProcedure }, { LevelTreeStore }] = await Promise.all([
    import('../tools/doctor/stopped/stopped-patient.ts'),
    import('../master/procedure/procedure-registry.ts'),
    import('../coordination/zookeeper/level-tree-store.ts'),
  ]);
  const tree = join(data, '.colonnade/zookeeper');
  return new StoppedPatient(
    named,
    {
      files: await LocalFileStorage.open(data),
      logs: new LocalLogStorage(data),
      treeStore: () => (existsSync(tree) ? new LevelTreeStore(tree) : undefined),
      znodeParent: options.znodeParent,
      deep: options.deep === true,
      judgeProcedure: (message) => {
        const procedure = createProcedure(message.class_name);
        // One that ended, or whose parent takes it along, may be of a class that only HBase has.
        if (procedure === undefined) {
          if (message.parent_id != null || FINISHED.includes(message.state)) return;
          throw hbaseError('DoNotRetryIOException', `there is no procedure ${message.class_name} here`);
        }
        procedure.fromProto(message);
      },
      staleLock,
    },
    () => systemClock.now(),
  );
}

const FINISHED: readonly number[] = [5, 6, 7];

/** Who left a lock, before it is taken: only processes that are gone let it be taken. */
function lockText(data: string): string | undefined {
  const holders: string[] = [];
  for (const name of readdirSync(data)) {
    if (!name.startsWith(LOCK_NAME)) continue;
    try {
      holders.push(`process ${(JSON.parse(readFileSync(join(data, name), 'utf8')) as { pid: number }).pid}`);
    } catch {
      // Of a process that died while it wrote it.
    }
  }
  return holders.length === 0 ? undefined : holders.join(', ');
}

async function running(options: DoctorCommandOptions, closers: (() => Promise<void>)[]): Promise<Patient> {
  const [{ connect }, { clientOptions }, { ZooKeeperRegistry }, { RpcClient }, { RunningPatient }] = await Promise.all([
    import('../client/index.ts'),
    import('../client/client-options.ts'),
    import('../client/zookeeper-registry.ts'),
    import('../rpc/rpc-client.ts'),
    import('../tools/doctor/running/running-patient.ts'),
  ]);
  const quorum = options.quorum ?? 'localhost:2181';
  const where = options.bootstrap === undefined ? { quorum } : { bootstrap: options.bootstrap };
  const target = {
    ...where,
    znodeParent: options.znodeParent,
    connectTimeoutMs: PATIENCE_MS,
    operationTimeoutMs: PATIENCE_MS,
    adminTimeoutMs: PATIENCE_MS,
  };
  const { transport, clock, scheduler, random, logger, user } = clientOptions(target);
  const connection = await connect(target);
  closers.push(() => connection.close());
  const rpc = new RpcClient({ transport, clock, scheduler, logger, user });
  closers.push(async () => rpc.close());
  const zooKeeper =
    options.bootstrap !== undefined
      ? undefined
      : new ZooKeeperRegistry({
          ...{ transport, clock, scheduler, random, logger, quorum },
          znodeParent: options.znodeParent,
          timeoutMs: PATIENCE_MS,
        });
  if (zooKeeper !== undefined) closers.push(() => zooKeeper.close());
  return new RunningPatient({
    connection,
    rpc,
    zooKeeper,
    callTimeoutMs: PATIENCE_MS,
    options: options.bootstrap === undefined ? `--quorum ${quorum}` : `--bootstrap ${options.bootstrap}`,
    scheduler,
    now: () => clock.now(),
    pauseMs: PAUSE_MS,
  });
}
