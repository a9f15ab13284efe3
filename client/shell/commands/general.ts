import { toStringBinary } from '../../../base/bytes.ts';
import { javaDate } from '../../../base/java-text.ts';
import type { ServerName } from '../../../model/server-name.ts';
import type { ClusterStatus, ServerTask } from '../../cluster-status.ts';
import { nameOf, ShellError } from '../arguments.ts';
import { regionLoadText, serverLoadText, serverText, transitionText } from '../cluster-text.ts';
import type { Command, CommandGroup } from './command.ts';

const status: Command = {
  arity: [0, 2],
  help: "status ['summary' | 'simple' | 'detailed' | 'tasks' | 'replication'[, 'source' | 'sink']]\nPrints the state of the cluster: in one line, with its servers, with their regions too, what they are at, or what they replicate.",
  async run({ connection, printer }, [value, type]) {
    const format = value === undefined ? 'summary' : nameOf(value, 'the format');
    if (!['summary', 'simple', 'detailed', 'tasks', 'replication'].includes(format))
      throw new ShellError(`unknown format ${format}; use summary, simple, detailed, tasks or replication`);
    const cluster = sorted(await connection.admin.clusterStatus());
    const print = (text: string) => printer.line(text);
    if (format === 'summary') summary(cluster, print);
    else if (format === 'simple') simple(cluster, print);
    else if (format === 'tasks') tasks(cluster, print);
    else if (format === 'replication')
      replication(cluster, type === undefined ? 'both' : nameOf(type, 'a part'), print);
    else detailed(cluster, print);
  },
};

function sorted(cluster: ClusterStatus): ClusterStatus {
  const order = (a: ServerName, b: ServerName) =>
    a.host.localeCompare(b.host) || a.port - b.port || a.startCode - b.startCode;
  return {
    ...cluster,
    liveServers: cluster.liveServers
      .map((server) => ({ ...server, regions: [...server.regions].sort((a, b) => Buffer.compare(a.name, b.name)) }))
      .sort((a, b) => order(a.server, b.server)),
  };
}

const regionCount = ({ liveServers }: ClusterStatus) =>
  liveServers.reduce((sum, { regions }) => sum + regions.length, 0);

function summary(cluster: ClusterStatus, print: (text: string) => void): void {
  const masters = cluster.master === undefined ? 0 : 1;
  const load = cluster.liveServers.length === 0 ? 0 : regionCount(cluster) / cluster.liveServers.length;
  print(
    `${masters} active master, ${cluster.backupMasters.length} backup masters, ${cluster.liveServers.length} servers, ${cluster.deadServers.length} dead, ${load.toFixed(4)} average load`,
  );
}

function masters(cluster: ClusterStatus, print: (text: string) => void): void {
  if (cluster.master !== undefined) print(`active master:  ${serverText(cluster.master)}`);
  print(`${cluster.backupMasters.length} backup masters`);
  for (const server of cluster.backupMasters) print(`    ${serverText(server)}`);
}
function dead(cluster: ClusterStatus, print: (text: string) => void): void {
  print(`${cluster.deadServers.length} dead servers`);
  for (const server of cluster.deadServers) print(`    ${server.toString()}`);
}

function simple(cluster: ClusterStatus, print: (text: string) => void): void {
  masters(cluster, print);
  print(`${cluster.liveServers.length} live servers`);
  for (const server of cluster.liveServers) {
    print(`    ${serverText(server.server)}`);
    print(`        ${serverLoadText(server)}`);
  }
  dead(cluster, print);
  const load = cluster.liveServers.reduce((sum, server) => sum + server.requestsPerSecond, 0);
  print(`Aggregate load: ${load}, regions: ${regionCount(cluster)}`);
}

function detailed(cluster: ClusterStatus, print: (text: string) => void): void {
  print(`version ${cluster.hbaseVersion}`);
  print(`${cluster.regionsInTransition.length} regionsInTransition`);
  for (const region of cluster.regionsInTransition) print(`    ${transitionText(region)}`);
  masters(cluster, print);
  print('master coprocessors: []');
  print(`${cluster.liveServers.length} live servers`);
  for (const server of cluster.liveServers) {
    print(`    ${serverText(server.server)}`);
    print(`        ${serverLoadText(server)}`);
    for (const region of server.regions) {
      print(`        ${JSON.stringify(toStringBinary(region.name))}`);
      print(`            ${regionLoadText(region)}`);
    }
  }
  dead(cluster, print);
}

function tasks(cluster: ClusterStatus, print: (text: string) => void): void {
  const list = (all: readonly ServerTask[], indent: string) => {
    const running = all.filter(({ state }) => state === 'RUNNING');
    if (running.length === 0) print(`${indent}no active tasks`);
    for (const { description, status, state, startedAt, completedAt } of running)
      print(
        `${indent}${description}: status=${status}, state=${state}, startTime=${startedAt}, completionTime=${completedAt}`,
      );
  };
  if (cluster.master !== undefined) {
    print(`active master:  ${serverText(cluster.master)}`);
    list(cluster.masterTasks, '    ');
  }
  print(`${cluster.liveServers.length} live servers`);
  for (const { server, tasks } of cluster.liveServers) {
    print(`    ${serverText(server)}`);
    list(tasks, '        ');
  }
}

/** Nothing is replicated from here: the sources are none. */
function replication(cluster: ClusterStatus, type: string, print: (text: string) => void): void {
  print(`version ${cluster.hbaseVersion}`);
  print(`${cluster.liveServers.length} live servers`);
  for (const { server, replicationSink } of cluster.liveServers) {
    if (replicationSink === undefined) continue;
    const { startedAt, lastAppliedAt, lastAppliedAgeMs } = replicationSink;
    const applied =
      lastAppliedAt === startedAt
        ? ', Waiting for OPs... '
        : `, AgeOfLastAppliedOp=${lastAppliedAgeMs}, TimeStampsOfLastAppliedOp=${javaDate(lastAppliedAt)}`;
    print(`    ${server.host}:`);
    if (type.toLowerCase() !== 'sink') print('       SOURCE:');
    if (type.toLowerCase() !== 'source') print(`      SINK: TimeStampStarted=${startedAt}${applied}`);
  }
}

const version: Command = {
  arity: [0, 0],
  help: 'version\nPrints the version of HBase that the cluster speaks.',
  async run({ connection, printer }) {
    printer.line((await connection.admin.clusterStatus()).hbaseVersion ?? 'unknown');
  },
};

const whoami: Command = {
  arity: [0, 0],
  help: 'whoami\nPrints the name under which the servers know you.',
  async run({ user, printer }) {
    printer.line(`${user} (auth:SIMPLE)`);
  },
};

const isInMaintenanceMode: Command = {
  arity: [0, 0],
  help: 'is_in_maintenance_mode\nSays whether the master serves nobody but its repairers.',
  async run({ connection, printer }) {
    const state = await connection.admin.isMasterInMaintenanceMode();
    printer.row([String(state)]);
    return state;
  },
};

export const general: CommandGroup = {
  name: 'general',
  commands: { is_in_maintenance_mode: isInMaintenanceMode, status, version, whoami },
};
