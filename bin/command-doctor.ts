// `colonnade doctor`: looks a stopped cluster's directory over, says what is wrong, and repairs it when asked to.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { hbaseError, StorageError } from '../base/errors.ts';
import { DirectoryLock, LOCK_NAME } from '../storage/directory-lock.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { runDoctor } from '../tools/doctor/doctor.ts';
import type { Patient } from '../tools/doctor/patient.ts';

export interface DoctorCommandOptions {
  data: string;
  znodeParent: string;
  repair?: boolean;
  sideline?: boolean;
  deep?: boolean;
  json?: boolean;
}

const COULD_NOT_LOOK = 2;

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
    const patient = await stopped(options, closers);
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

async function stopped(options: DoctorCommandOptions, closers: (() => Promise<void>)[]): Promise<Patient> {
  const data = resolve(options.data);
  if (!existsSync(data) || !statSync(data).isDirectory())
    throw hbaseError('IllegalArgumentException', `--data ${data}: there is no such folder`);
  const staleLock = lockText(data);
  const lock = await DirectoryLock.acquire(data).catch((error) => {
    if (!(error instanceof StorageError) || error.reason !== 'locked') throw error;
    throw hbaseError('IllegalArgumentException', `${error.message}. Stop the cluster first`, { cause: error });
  });
  closers.push(() => lock.release());
  const [{ StoppedPatient }, { createProcedure }, { LevelTreeStore }] = await Promise.all([
    import('../tools/doctor/stopped/stopped-patient.ts'),
    import('../master/procedure/procedure-registry.ts'),
    import('../coordination/zookeeper/level-tree-store.ts'),
  ]);
  const tree = join(data, '.colonnade/zookeeper');
  return new StoppedPatient(
    options.data,
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

/** Who left a lock, before it is taken: only a process that is gone lets it be taken. */
function lockText(data: string): string | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(join(data, LOCK_NAME), 'utf8')) as { pid: number };
    return `process ${pid}`;
  } catch {
    return undefined;
  }
}
