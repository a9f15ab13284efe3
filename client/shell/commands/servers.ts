// Commands on region servers: the dead ones, those being decommissioned, stopping them.
import { ServerName } from '../../../model/server-name.ts';
import type { Admin } from '../../admin.ts';
import { flagOf, nameOf, ShellError } from '../arguments.ts';
import type { Value } from '../parser.ts';
import { type Command, MANY } from './command.ts';

/** Servers by full name, or those that live by host or `host,port`. */
export async function serversNamed(admin: Admin, names: readonly string[]): Promise<ServerName[]> {
  if (names.every((name) => ServerName.isServerName(name))) return names.map((name) => ServerName.parse(name));
  const live = await admin.regionServers();
  return names.flatMap((name) => {
    if (ServerName.isServerName(name)) return [ServerName.parse(name)];
    const [host, port] = name.split(',');
    return live.filter((server) => server.host === host && (port === undefined || String(server.port) === port));
  });
}

function listServers(help: string, ask: (admin: Admin) => Promise<ServerName[]>): Command {
  return {
    arity: [0, 0],
    help,
    async run({ connection, printer }) {
      const servers = (await ask(connection.admin)).map(String);
      printer.header(['SERVERNAME']);
      for (const server of servers) printer.row([server]);
      printer.footer(servers.length);
    },
  };
}

const listDeadServers = listServers('list_deadservers\nLists region servers that died.', (admin) =>
  admin.deadServers(),
);
const listLiveServers = listServers('list_liveservers\nLists region servers that live.', (admin) =>
  admin.regionServers(),
);

const walRoll: Command = {
  arity: [1, 1],
  help: "wal_roll 'host,port,startcode'\nHas a server begin new logs. Also: hlog_roll.",
  run: ({ connection }, [server]) => connection.admin.rollWals(nameOf(server, 'a server')),
};

const clearDeadServers: Command = {
  arity: [0, MANY],
  help: "clear_deadservers ['host,port,startcode'[, …]]\nTakes those (or all) off the list of dead servers; prints the ones that are still being recovered.",
  async run({ connection: { admin }, printer }, args) {
    const names = (args.flat() as Value[]).filter((value) => value !== null).map((value) => nameOf(value, 'a server'));
    const servers = names.length === 0 ? await admin.deadServers() : names.map((name) => ServerName.parse(name));
    const left = (await admin.clearDeadServers(servers)).map(String);
    if (left.length === 0) {
      printer.row(['true']);
      return [];
    }
    printer.row(['Some dead server clear failed']);
    printer.row(['SERVERNAME']);
    for (const server of left) printer.row([server]);
    printer.footer(left.length);
    return left;
  },
};

const decommission: Command = {
  arity: [1, 2],
  help: "decommission_regionservers 'host[,port[,startcode]]' | [servers][, true]\nNo more regions are given to those servers; true: theirs are moved away, which goes on by itself.",
  async run({ connection: { admin } }, [value, offload]) {
    const names = (Array.isArray(value) ? value : [value]).map((item) => nameOf(item, 'a server'));
    const servers = await serversNamed(admin, names);
    if (servers.length === 0)
      throw new ShellError(`Could not find any server(s) with specified name(s): ${names.join(', ')}`);
    await admin.decommission(servers, { offload: offload !== undefined && flagOf(offload, 'should_offload') });
  },
};

const listDecommissioned: Command = {
  arity: [0, 0],
  help: 'list_decommissioned_regionservers\nLists the servers that are given no more regions.',
  async run({ connection, printer }) {
    const servers = (await connection.admin.decommissionedServers()).map(String);
    printer.header(['DECOMMISSIONED REGION SERVERS']);
    for (const server of servers) printer.row([server]);
    printer.footer(servers.length);
  },
};

const recommission: Command = {
  arity: [1, 2],
  help: "recommission_regionserver 'host[,port[,startcode]]'[, ['encoded region name', …]]\nThe server is given regions again, those named at once.",
  async run({ connection: { admin } }, [value, regions]) {
    const name = nameOf(value, 'a server');
    if (regions !== undefined && !Array.isArray(regions)) throw new ShellError('the regions must be an array');
    const [server] = await serversNamed(admin, [name]);
    if (server === undefined) throw new ShellError(`Could not find any server with name ${name}`);
    await admin.recommission(
      server,
      (regions ?? []).map((region) => nameOf(region, 'a region')),
    );
  },
};

const stopRegionServer: Command = {
  arity: [1, 1],
  help: "stop_regionserver 'host:port'\nHas a region server close its regions and end.",
  async run({ connection }, [value]) {
    const address = nameOf(value, 'host:port');
    const match = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(address);
    if (match === null) throw new ShellError(`${address} is not host:port`);
    await connection.admin.stopRegionServer({ host: match[1], port: Number(match[2]) });
  },
};

const stopMaster: Command = {
  arity: [0, 0],
  help: 'stop_master\nHas the active master end.',
  run: ({ connection }) => connection.admin.stopMaster(),
};

const compactionSwitch: Command = {
  arity: [1, MANY],
  help: "compaction_switch true | false[, 'host,port,startcode', …]\nTurns compactions of those (or all) servers on or off until they are restarted, and prints what it was before. What runs is cancelled.",
  async run({ connection: { admin }, printer }, [value, ...given]) {
    const on = flagOf(value, 'the switch');
    const names = (given.flat() as Value[]).filter((name) => name !== null).map((name) => nameOf(name, 'a server'));
    const servers = names.length === 0 ? [] : await serversNamed(admin, names);
    if (names.length > servers.length) throw new ShellError(`Could not find all servers of ${names.join(', ')}`);
    printer.header(["['SERVER'", "'PREV_STATE']"]);
    const before = await admin.switchCompactions(on, servers);
    for (const [server, was] of before) printer.row([String(server), String(was)]);
    printer.footer(before.size);
  },
};

async function serverNamed(admin: Admin, value: Value | undefined): Promise<ServerName> {
  const name = nameOf(value, 'a server');
  const [server] = await serversNamed(admin, [name]);
  if (server === undefined) throw new ShellError(`Could not find any server with name ${name}`);
  return server;
}

const compactRegionServer: Command = {
  arity: [1, 2],
  help: "compact_rs 'host,port[,startcode]'[, true]\nAsks for compactions of all regions of a server; true: major ones.",
  async run({ connection: { admin } }, [name, major]) {
    const isMajor = major !== undefined && flagOf(major, 'major');
    await admin.compactRegionServer(await serverNamed(admin, name), { major: isMajor });
  },
};

const clearCompactionQueues: Command = {
  arity: [1, 2],
  help: "clear_compaction_queues 'host,port[,startcode]'[, 'long' | 'short' | ['long', 'short']]\nForgets compactions that wait on a server.",
  async run({ connection: { admin } }, [name, queues]) {
    const wanted =
      queues == null ? ['long', 'short'] : ([queues].flat() as Value[]).map((queue) => nameOf(queue, 'a queue'));
    for (const queue of wanted)
      if (queue !== 'long' && queue !== 'short') throw new ShellError(`Unknown queue name ${queue}`);
    await admin.clearCompactionQueues(await serverNamed(admin, name), wanted as ('long' | 'short')[]);
  },
};

const updateConfig: Command = {
  arity: [1, 1],
  help: "update_config 'host,port,startcode'\nHas a server read its settings again; those that wait for a restart are named.",
  run: ({ connection }, [server]) => connection.admin.updateConfiguration([nameOf(server, 'a server')]),
};

const updateAllConfig: Command = {
  arity: [0, 0],
  help: 'update_all_config\nHas all servers read their settings again; those that wait for a restart are named.',
  run: ({ connection }) => connection.admin.updateConfiguration(),
};

export const serverCommands: Record<string, Command> = {
  clear_compaction_queues: clearCompactionQueues,
  clear_deadservers: clearDeadServers,
  compact_rs: compactRegionServer,
  compaction_switch: compactionSwitch,
  decommission_regionservers: decommission,
  hlog_roll: walRoll,
  list_deadservers: listDeadServers,
  list_decommissioned_regionservers: listDecommissioned,
  list_liveservers: listLiveServers,
  recommission_regionserver: recommission,
  stop_master: stopMaster,
  stop_regionserver: stopRegionServer,
  update_all_config: updateAllConfig,
  update_config: updateConfig,
  wal_roll: walRoll,
};
