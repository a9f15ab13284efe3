// Region servers as child processes of `colonnade start --region-servers N`: started, watched, started again when they die, stopped with it. They
// die with this process however it ends: each holds the other end of an IPC channel.
import { type ChildProcess, spawn } from 'node:child_process';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Master } from '../master/master.ts';
import { ServerName } from '../model/server-name.ts';
import { blockCachePath } from './block-cache-file.ts';
import type { Announcement } from './command-role.ts';
import { clusterOfEnsemble } from './ensemble.ts';
import type { Parts } from './parts.ts';
import { portOf, type RoleContext } from './role.ts';
import type { RootDirectory } from './root-directory.ts';
import type { RegionServerAddress, StartedServers } from './standalone.ts';

export interface CommandLine {
  readonly bind?: string;
  readonly advertise?: string;
  readonly config?: string;
  readonly define: readonly string[];
}

interface Cluster {
  readonly parts: Parts;
  readonly root: RootDirectory;
  readonly context: RoleContext;
  readonly master: Master;
  readonly count: number;
}

const FIRST_BACKOFF_MS = 250;
/** A server that served is not started again sooner where others live on: they have the cores for the recovery first. */
const RECOVERY_MS = 2000;
const MAX_BACKOFF_MS = 30_000;
/** One that lived so long did not die of its start. */
const HEALTHY_MS = 60_000;
/** The C library's allocator keeps what each thread freed apart: with two such places instead of eight a processor, much less lies idle. */
const MEMORY_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
/** Longest an orderly stop of a server may take. */
const STOP_WAIT_MS = 120_000;

export class RegionServerProcesses {
  #commandLine: CommandLine;

  constructor(commandLine: CommandLine) {
    this.#commandLine = commandLine;
  }

  async start(cluster: Cluster): Promise<StartedServers> {
    const { parts, root, context, count } = cluster;
    // From now on the directory is not this process's alone.
    root.lock.share(
      await clusterOfEnsemble({
        world: context.world,
        quorum: context.quorum,
        znodeParent: context.settings.text('zookeeper.znode.parent'),
        sessionTimeoutMs: context.settings.number('zookeeper.session.timeout'),
      }),
    );
    const servers = Array.from({ length: count }, (_, index) => {
      const args = argumentsOf(this.#commandLine, context, root, index);
      return new RegionServerProcess(args, cluster.master, context.world.logger, count > 1 ? RECOVERY_MS : 0);
    });
    parts.closers.push(async () => {
      await Promise.all(servers.map((server) => server.stop()));
    });
    parts.aborters.push(() => {
      for (const server of servers) server.kill();
    });
    const online = Promise.all(servers.map((server) => server.first));
    online.catch(() => {});
    return { online, damaged: new Promise(() => {}) };
  }
}

/** What the child is told: as this process was, with its own ports. */
function argumentsOf(line: CommandLine, context: RoleContext, root: RootDirectory, index: number): string[] {
  const { ephemeral, quorum } = context;
  const port = (name: string) => {
    const own = portOf(context, name, index);
    return own > 0 ? ['-D', `${name}=${own}`] : [];
  };
  const engine = blockCachePath(context.settings.text('hbase.bucketcache.ioengine'), index);
  return [
    ...['regionserver', '--supervised', '--quorum', quorum, '--data', root.world.files.localRoot ?? ''],
    ...(ephemeral ? ['--ephemeral'] : []),
    ...(line.bind === undefined ? [] : ['--bind', line.bind]),
    ...(line.advertise === undefined ? [] : ['--advertise', line.advertise]),
    ...(line.config === undefined ? [] : ['--config', line.config]),
    ...line.define.flatMap((each) => ['-D', each]),
    ...(engine === undefined ? [] : ['-D', `hbase.bucketcache.ioengine=file:${engine}`]),
    ...port('hbase.regionserver.port'),
    ...port('hbase.regionserver.info.port'),
  ];
}

/** One region server, in one process after another. */
class RegionServerProcess {
  /** Resolves when it serves for the first time; rejects when it ended before. */
  readonly first: Promise<RegionServerAddress>;
  #args: string[];
  #master: Master;
  #logger: Logger;
  #child: ChildProcess | undefined;
  #serverName: string | undefined;
  #hasServed = false;
  #isStopping = false;
  readonly #recoveryMs: number;
  #backoffMs = FIRST_BACKOFF_MS;
  #restart: NodeJS.Timeout | undefined;

  constructor(args: string[], master: Master, logger: Logger, recoveryMs: number) {
    this.#recoveryMs = recoveryMs;
    this.#args = args;
    this.#master = master;
    this.#logger = logger;
    const first = Promise.withResolvers<RegionServerAddress>();
    first.promise.catch(() => {});
    this.first = first.promise;
    this.#spawn(first.resolve, first.reject);
  }

  /** In order: its regions are flushed and closed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (child?.pid === undefined) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const impatience = setTimeout(() => {
      this.#logger.error({ server: this.#serverName, pid: child.pid }, 'a region server does not stop; it is killed');
      child.kill('SIGKILL');
    }, STOP_WAIT_MS);
    await ended;
    clearTimeout(impatience);
  }

  kill(): void {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    this.#child?.kill('SIGKILL');
  }

  #spawn(onFirst?: (address: RegionServerAddress) => void, onFailure?: (error: Error) => void): void {
    const startedAt = performance.now();
    this.#serverName = undefined;
    const ended = (how: number | string) => {
      this.#child = undefined;
      // It was reaped: whatever else is thought of it, it is dead.
      if (this.#serverName !== undefined) this.#master.serverDied(ServerName.parse(this.#serverName));
      onFailure?.(hbaseError('IOException', `a region server ended with ${how} before it was ready`));
      if (this.#isStopping || !this.#hasServed) return;
      // An administrator asked it to stop, and so it did.
      if (how === 0) console.error(`colonnade: region server ${this.#serverName} was stopped`);
      else this.#startAgain(how, performance.now() - startedAt);
    };
    let child: ChildProcess;
    try {
      child = spawn(process.execPath, [...process.execArgv, process.argv[1], ...this.#args], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: { ...MEMORY_ENVIRONMENT, ...process.env, COLONNADE_DIES_WITH_PARENT: '1' },
      });
    } catch (error) {
      // Some of what the system refuses is thrown: too little memory, or a program that is just being replaced.
      ended((error as Error).message);
      return;
    }
    this.#child = child;
    child.on('message', (message) => {
      const { server, info } = message as Announcement;
      this.#serverName = String(server);
      if (this.#hasServed) this.#logger.info({ server, pid: child.pid }, 'a region server is back');
      this.#hasServed = true;
      onFirst?.({ server: String(server), pid: child.pid!, info: info === undefined ? undefined : String(info) });
    });
    child.once('exit', (code, signal) => ended(code ?? signal ?? ''));
    child.on('error', (error) => {
      // Too many processes, or no program: it never ran, and no exit will tell of its end.
      if (child.pid === undefined) ended(error.message);
      else this.#logger.warn({ pid: child.pid, error: String(error) }, 'a region server could not be reached');
    });
  }

  #startAgain(how: number | string, livedMs: number): void {
    if (livedMs >= HEALTHY_MS) this.#backoffMs = FIRST_BACKOFF_MS;
    const waitMs = Math.max(this.#backoffMs, this.#serverName === undefined ? 0 : this.#recoveryMs);
    this.#backoffMs = Math.min(MAX_BACKOFF_MS, this.#backoffMs * 2);
    const who = this.#serverName ?? 'that was starting';
    console.error(`colonnade: region server ${who} ended with ${how}; it is started again in ${waitMs} ms`);
    this.#logger.warn({ server: this.#serverName, how, waitMs }, 'a region server died');
    this.#restart = setTimeout(() => this.#spawn(), waitMs);
  }
}
