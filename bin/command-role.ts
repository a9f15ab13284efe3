// `colonnade master`, `regionserver`, `zookeeper`, `rest`: one role in a process of its own.
import { resolve } from 'node:path';
import { addressOf } from '../base/address.ts';
import { CorruptionError } from '../base/errors.ts';
import type { Settings } from '../base/settings.ts';
import type { Master } from '../master/master.ts';
import { DirectoryLock } from '../storage/directory-lock.ts';
import { addressesOf, dialable, quorumOf } from './addresses.ts';
import { clusterOfEnsemble } from './ensemble.ts';
import { loadSettings, warnOfUnused } from './load-settings.ts';
import { Parts } from './parts.ts';
import { withPortAdvice } from './port-advice.ts';
import { ProcessLife, stderrLogger } from './process-life.ts';
import { type RoleContext, startTaskRunner } from './role.ts';
import { openRootDirectory, rootDirectoryOf, systemWorld } from './root-directory.ts';
import { Waiting } from './waiting.ts';

/** Longest a cluster's region servers may take to close their regions. */
const SHUTDOWN_WAIT_MS = 120_000;

export const ROLES = ['master', 'regionserver', 'zookeeper', 'rest'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleOptions {
  data?: string;
  quorum?: string;
  memory?: boolean;
  ephemeral?: boolean;
  bind?: string;
  advertise?: string;
  config?: string;
  define: string[];
  /** Started by `colonnade start`: it is told by IPC, and ends by its signals only. */
  supervised?: boolean;
}

/** What a role says when it is ready: as JSON, and as lines for people. */
export interface Announcement {
  readonly role: Role;
  readonly [name: string]: string | number | boolean | null | undefined;
}

interface Run {
  readonly parts: Parts;
  readonly life: ProcessLife;
  readonly settings: Settings;
  readonly options: RoleOptions;
  readonly waiting: Waiting;
}

export async function commandRole(role: Role, options: RoleOptions): Promise<void> {
  const settings = await settingsOf(options);
  const ephemeral = options.ephemeral === true;
  const logger = await stderrLogger(settings.text('colonnade.log.level'), ephemeral, role);
  const data = role === 'master' || role === 'regionserver' ? rootDirectoryOf(options.data, settings) : undefined;
  const life = ProcessLife.begin(logger, { data, isSupervised: options.supervised === true });
  warnOfUnused(settings, logger);
  const waiting = new Waiting();
  try {
    await Parts.start(async (parts) => {
      life.onEnd(() => parts.close());
      const announcement = await START[role]({ parts, life, settings, options, waiting });
      waiting.over();
      announce({ ...announcement, pid: process.pid, readyMs: Math.round(performance.now()) }, options);
    });
  } catch (error) {
    waiting.over();
    throw withPortAdvice(error, settings);
  }
}

function settingsOf({ config, define }: RoleOptions): Promise<Settings> {
  return loadSettings({ config, define, environment: process.env });
}

const START: Record<Role, (run: Run) => Promise<Announcement>> = { master, regionserver, zookeeper, rest };

async function master(run: Run): Promise<Announcement> {
  const { life } = run;
  const context = await serverContext(run, 'master');
  const { startMaster } = await import('./role-master.ts');
  const server = await startMaster(context, {
    onStopRequest: (what) => void (what === 'cluster' ? shutDown(server) : Promise.resolve()).then(() => life.end(0)),
  });
  run.waiting.for(() => `the master is ${server.step}`);
  await Promise.race([server.candidate, server.ended]);
  return {
    role: 'master',
    server: server.serverName.toString(),
    info: server.infoUrl,
    quorum: context.quorum,
    data: rootDirectoryOf(run.options.data, run.settings),
  };
}

/** The region servers see that the cluster goes down; the master stays until they have left. */
async function shutDown(master: Master): Promise<void> {
  await master.beginShutdown();
  await master.untilServersLeft(SHUTDOWN_WAIT_MS);
}

async function regionserver(run: Run): Promise<Announcement> {
  const { life } = run;
  const context = await serverContext(run, 'regionserver');
  const { startRegionServer } = await import('./role-region-server.ts');
  const server = await startRegionServer(context, {
    onStopRequest: () => void life.end(0),
    onRegionNotOpened: ({ tableName }, error) => {
      if (tableName.isSystem && error instanceof CorruptionError)
        console.error(`colonnade: ${tableName} cannot be opened here: ${error.message}`);
    },
  });
  run.waiting.for(() => `the region server is ${server.step}`);
  await server.online;
  return {
    role: 'regionserver',
    server: server.serverName.toString(),
    info: server.infoUrl,
    quorum: context.quorum,
    data: rootDirectoryOf(run.options.data, run.settings),
  };
}

async function zookeeper({ parts, life, settings, options }: Run): Promise<Announcement> {
  const { bind, advertise } = addressesOf(options);
  const folder =
    options.memory === true ? undefined : resolve(options.data ?? settings.text('hbase.zookeeper.property.dataDir'));
  if (folder !== undefined) {
    const lock = await DirectoryLock.acquire(folder);
    parts.closers.push(() => lock.release());
  }
  const { startZooKeeper } = await import('./role-zookeeper.ts');
  const { address } = await startZooKeeper({
    ...{ parts, settings, bind, logger: life.logger },
    ephemeral: options.ephemeral === true,
    // A folder of its own: the lock's file stands beside it.
    folder: folder === undefined ? undefined : resolve(folder, 'tree'),
    onAbort: (reason, error) => life.giveUp(reason, error),
  });
  const quorum = addressOf(advertise?.host ?? dialable(address.host), address.port);
  return { role: 'zookeeper', quorum, data: folder ?? null };
}

async function rest({ parts, life, settings, options }: Run): Promise<Announcement> {
  const { bind, advertise } = addressesOf(options);
  const { startRest } = await import('./role-rest.ts');
  const ephemeral = options.ephemeral === true;
  const quorum = quorumOf(options.quorum, settings);
  const url = await startRest({ parts, settings, bind, ephemeral, logger: life.logger, quorum });
  const port = url === undefined ? 0 : Number(new URL(url).port || 80);
  return { role: 'rest', url: `http://${addressOf(advertise?.host ?? dialable(bind), port)}`, quorum };
}

/** Of a server: finds the cluster's ZooKeeper, then takes its root directory into use together with the cluster's other servers. */
async function serverContext({ parts, life, settings, options, waiting }: Run, role: 'master' | 'regionserver') {
  const addresses = addressesOf(options, { settings, role });
  const quorum = quorumOf(options.quorum, settings);
  const world = systemWorld(life.logger);
  waiting.for(() => `waiting for ZooKeeper at ${quorum}`);
  const cluster = await clusterOfEnsemble({
    ...{ world, quorum },
    znodeParent: settings.text('zookeeper.znode.parent'),
    sessionTimeoutMs: settings.number('zookeeper.session.timeout'),
  });
  const root = await openRootDirectory(parts, rootDirectoryOf(options.data, settings), life.logger, cluster);
  const context: RoleContext = {
    ...{ parts, settings, quorum, ...addresses, world: root.world },
    reload: () => settingsOf(options),
    inMemory: false,
    ephemeral: options.ephemeral === true,
    info: true,
    taskRunner: startTaskRunner(parts, settings, false),
    onAbort: (reason, error) => life.giveUp(reason, error),
  };
  return context;
}

const LINES: Record<Role, (a: Announcement) => string> = {
  master: (a) => `Master ${a.server} is a candidate of the cluster at ${a.quorum} (pid ${a.pid}), data in ${a.data}`,
  regionserver: (a) => `Region server ${a.server} serves the cluster at ${a.quorum} (pid ${a.pid}), data in ${a.data}`,
  zookeeper: (a) =>
    `ZooKeeper listens on ${a.quorum} (pid ${a.pid}), its tree ${a.data === null ? 'in memory' : `in ${a.data}`}`,
  rest: (a) => `REST gateway ${a.url} of the cluster at ${a.quorum} (pid ${a.pid})`,
};

function announce(announcement: Announcement, options: RoleOptions): void {
  if (options.supervised === true) process.send?.(announcement);
  else if (options.ephemeral === true) process.stdout.write(`${JSON.stringify(announcement)}\n`);
  else {
    const status = typeof announcement.info === 'string' ? `\n  status     ${announcement.info}` : '';
    process.stdout.write(`${LINES[announcement.role](announcement)}.${status}\nCtrl-C stops it.\n`);
  }
}
