// What the servers of one process have in common, whether it runs one role or all of them.
import type { Settings } from '../base/settings.ts';
import { InlineTaskRunner, type TaskRunner, WorkerTaskRunner } from '../base/task-runner.ts';
import type { HostPort, ServerWorld } from '../server/server-process.ts';
import type { Addresses } from './addresses.ts';
import type { Parts } from './parts.ts';

export interface RoleContext extends Addresses {
  readonly parts: Parts;
  readonly settings: Settings;
  /** Reads them again, from where they came. Absent: they were given by a program, and stay. */
  readonly reload?: (() => Promise<Settings>) | undefined;
  readonly world: ServerWorld;
  /** Nothing is on a disk. */
  readonly inMemory: boolean;
  /** Every port that is not set is a free one, instead of HBase's own. */
  readonly ephemeral: boolean;
  /** False: no info server. */
  readonly info: boolean;
  readonly taskRunner: TaskRunner;
  /** ZooKeeper connect string. */
  readonly quorum: string;
  /** Of an embedded ZooKeeper server: its next start ends the sessions of this process. */
  readonly ownerToken?: Uint8Array;
  /** Called once when a server gave up; the process should end, a new start recovers. */
  readonly onAbort: ((reason: string, error?: unknown) => void) | undefined;
}

export function startTaskRunner(parts: Parts, settings: Settings, inMemory: boolean): TaskRunner {
  const taskRunner: TaskRunner =
    settings.boolean('colonnade.workers') && !inMemory ? new WorkerTaskRunner() : new InlineTaskRunner();
  parts.closers.push(() => taskRunner.close());
  return taskRunner;
}

/** What masters and region servers are told alike. */
export function serverOptionsOf({ world, settings, taskRunner, quorum, ownerToken, onAbort }: RoleContext) {
  return {
    ...world,
    taskRunner,
    quorum,
    ownerToken,
    onAbort,
    znodeParent: settings.text('zookeeper.znode.parent'),
    sessionTimeoutMs: settings.number('zookeeper.session.timeout'),
  };
}

/** `index`: of several servers in one process, each counts up from the setting. */
export function portOf(
  { ephemeral, settings }: Pick<RoleContext, 'ephemeral' | 'settings'>,
  name: string,
  index = 0,
): number {
  const port = settings.number(name);
  if (port === 0 || (ephemeral && !settings.isSet(name))) return 0;
  return port + index;
}

/** Where the info server listens; nothing when it is turned off. */
export function infoOf(context: RoleContext, name: string, index = 0): { info?: HostPort } {
  if (!context.info || context.settings.number(name) < 0) return {};
  return { info: { host: context.bind, port: portOf(context, name, index) } };
}
