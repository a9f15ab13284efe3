import { toStringBinary } from '../../../base/bytes.ts';
import { nameOf, ShellError } from '../arguments.ts';
import type { Command, CommandContext, CommandGroup } from './command.ts';

type Status = Awaited<ReturnType<CommandContext['connection']['admin']['clusterStatus']>>;

const status: Command = {
  arity: [0, 1],
  help: "status ['summary' | 'simple' | 'detailed']\nPrints the state of the cluster.",
  async run({ connection, printer }, [value]) {
    const format = value === undefined ? 'summary' : nameOf(value, 'the format');
    const cluster = await connection.admin.clusterStatus();
    const print = (text: string) => printer.line(text);
    if (format === 'summary') {
      const regions = cluster.liveServers.reduce((sum, server) => sum + server.regions.length, 0);
      const load = cluster.liveServers.length === 0 ? 0 : regions / cluster.liveServers.length;
      print(
        `${cluster.master === undefined ? 0 : 1} active master, ${cluster.backupMasters.length} backup masters, ${cluster.liveServers.length} servers, ${cluster.deadServers.length} dead, ${load.toFixed(4)} average load`,
      );
    } else if (format === 'simple') simple(cluster, print);
    else if (format === 'detailed') detailed(cluster, print);
    else throw new ShellError(`unknown format ${format}; use summary, simple or detailed`);
  },
};

const serverLine = (server: { host: string; port: number; startCode: number }) =>
  `${server.host}:${server.port} ${server.startCode}`;

function heads(cluster: Status, print: (text: string) => void): void {
  if (cluster.master !== undefined) print(`active master:  ${serverLine(cluster.master)}`);
  print(`${cluster.backupMasters.length} backup masters`);
  for (const server of cluster.backupMasters) print(`    ${serverLine(server)}`);
}

function loadText(server: Status['liveServers'][number]): string {
  return `requestsPerSecond=${server.requestsPerSecond}, numberOfOnlineRegions=${server.regions.length}, usedHeapMB=${server.usedHeapMb}, maxHeapMB=${server.maxHeapMb}`;
}

function simple(cluster: Status, print: (text: string) => void): void {
  heads(cluster, print);
  print(`${cluster.liveServers.length} live servers`);
  for (const server of cluster.liveServers) {
    print(`    ${serverLine(server.server)}`);
    print(`        ${loadText(server)}`);
  }
  print(`${cluster.deadServers.length} dead servers`);
  for (const server of cluster.deadServers) print(`    ${server.toString()}`);
  const load = cluster.liveServers.reduce((sum, server) => sum + server.requestsPerSecond, 0);
  const regions = cluster.liveServers.reduce((sum, server) => sum + server.regions.length, 0);
  print(`Aggregate load: ${load}, regions: ${regions}`);
}

function detailed(cluster: Status, print: (text: string) => void): void {
  print(`version ${cluster.hbaseVersion}`);
  print(`${cluster.regionsInTransition.length} regionsInTransition`);
  for (const region of cluster.regionsInTransition)
    print(`    ${toStringBinary(region.regionName)} state=${region.state}`);
  heads(cluster, print);
  print('master coprocessors: []');
  print(`${cluster.liveServers.length} live servers`);
  for (const server of cluster.liveServers) {
    print(`    ${serverLine(server.server)}`);
    print(`        ${loadText(server)}`);
    for (const region of server.regions) {
      print(`        ${JSON.stringify(toStringBinary(region.name))}`);
      print(
        `            numberOfStores=${region.storeCount}, numberOfStorefiles=${region.storeFileCount}, storefileSizeMB=${region.storeFileSizeMb}, memstoreSizeMB=${region.memStoreSizeMb}, readRequestsCount=${region.readRequestCount}, writeRequestsCount=${region.writeRequestCount}`,
      );
    }
  }
  print(`${cluster.deadServers.length} dead servers`);
  for (const server of cluster.deadServers) print(`    ${server.toString()}`);
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

export const general: CommandGroup = { name: 'general', commands: { status, version, whoami } };
