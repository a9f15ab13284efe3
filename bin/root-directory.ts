// Where the data is, and the world as this machine has it.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { netTransport } from '../base/net-transport.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import type { Settings } from '../base/settings.ts';
import type { ServerWorld } from '../server/server-process.ts';
import { type ClusterOfLock, DirectoryLock } from '../storage/directory-lock.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { LocalOutsideFiles } from '../storage/local-outside-files.ts';
import { judgeProcess, ownIdentity } from '../storage/local-process.ts';
import type { Parts } from './parts.ts';

export const systemWorld = (logger: Logger) => ({
  clock: systemClock,
  scheduler: systemScheduler,
  random: systemRandom,
  transport: netTransport,
  logger,
  witness: { own: ownIdentity(), judge: judgeProcess },
});

/** `--data`, or `hbase.rootdir`: a path, or file://. */
export function rootDirectoryOf(option: string | undefined, settings: Settings): string {
  return localFolderOf(
    option ?? settings.text('hbase.rootdir'),
    '(say with --data or -D hbase.rootdir=… where the data is)',
  );
}

/** A path, or file://. `advice`: what to do about another. */
export function localFolderOf(text: string, advice = ''): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  if (scheme === undefined) return resolve(text);
  if (scheme.toLowerCase() === 'file') return resolve(fileURLToPath(text.replace(/^file:\/*/i, 'file:///')));
  throw hbaseError(
    'IllegalArgumentException',
    `hbase.rootdir is ${text}: ${scheme} is not supported, only a path or file:// ${advice}`.trimEnd(),
  );
}

export interface RootDirectory {
  readonly world: ServerWorld;
  readonly lock: DirectoryLock;
}

/** Takes the directory into use, alone or with others of a cluster, until the parts are closed. */
export async function openRootDirectory(
  parts: Parts,
  data: string,
  logger: Logger,
  cluster?: ClusterOfLock,
): Promise<RootDirectory> {
  const files = await LocalFileStorage.open(data);
  const lock = await DirectoryLock.acquire(data, cluster === undefined ? {} : { cluster });
  parts.closers.push(() => lock.release());
  const logs = new LocalLogStorage(data);
  return { world: { ...systemWorld(logger), files, logs, outside: new LocalOutsideFiles(files.localRoot) }, lock };
}

/** Everything in memory: gone with the process. */
export async function openMemory(logger: Logger): Promise<ServerWorld> {
  const { MemoryDisk } = await import('../storage/memory-disk.ts');
  const disk = new MemoryDisk({ clock: systemClock, scheduler: systemScheduler });
  return { ...systemWorld(logger), files: disk.files, logs: disk.logs, outside: new LocalOutsideFiles(undefined) };
}
