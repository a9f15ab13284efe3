import { toStringBinary } from '../../../base/bytes.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import type { Connection } from '../../connection.ts';
import { bytesOf, nameOf, ShellError, textOf } from '../arguments.ts';
import { transitionSentence } from '../cluster-text.ts';
import type { Value } from '../parser.ts';
import { type Command, type CommandContext, type CommandGroup, MANY } from './command.ts';
import { logCommands } from './logs.ts';
import { serverCommands } from './servers.ts';
import { switchCommands } from './switches.ts';

/** What can only be a region's full or encoded name. */
const REGION = /^[0-9a-f]{32}$|^1588230740$|,/;

/** The region of that full or encoded name, among all tables. */
async function regionNamed(connection: Connection, name: string): Promise<RegionInfo> {
  const tables = await connection.admin.listTableNames({ includeSystemTables: true });
  for (const table of tables) {
    if (name.includes(',') && !name.startsWith(`${table.toString()},`)) continue;
    for (const { region } of await connection.admin.regions(table)) {
      if (region.encodedName === name || toStringBinary(region.name) === name) return region;
    }
  }
  throw new ShellError(`Unknown region ${name}!`);
}

function onTableOrRegion(
  what: string,
  help: string,
  act: (context: CommandContext, name: string, family: string | undefined, isRegion: boolean) => Promise<void>,
): Command {
  return {
    arity: [1, 2],
    help: `${what} 't' | 'region'[, 'family']\n${help}`,
    async run(context, [value, family]) {
      const name = nameOf(value, 'a table or region');
      const familyName = family === undefined || family === null ? undefined : textOf(family);
      const isRegion = REGION.test(name);
      if (!isRegion && !(await context.connection.admin.exists(name))) throw new ShellError(`Unknown table ${name}!`);
      await act(context, name, familyName, isRegion);
    },
  };
}

const flush = onTableOrRegion(
  'flush',
  'Writes what is in memory to files.',
  async ({ connection }, name, family, isRegion) => {
    const families = family === undefined ? {} : { families: [family] };
    if (isRegion) await connection.admin.flushRegion(await regionNamed(connection, name));
    else await connection.admin.flush(name, families);
  },
);

const compaction = (major: boolean) => {
  const what = major ? 'major_compact' : 'compact';
  const plain = onTableOrRegion(
    what,
    major
      ? 'Asks for all files of each store to be merged into one, dropping what is deleted.'
      : 'Asks for files to be merged.',
    async ({ connection }, name, family, isRegion) => {
      const options = { major, ...(family === undefined ? {} : { family }) };
      if (isRegion) await connection.admin.compactRegion(await regionNamed(connection, name), options);
      else if (major) await connection.admin.majorCompact(name, options);
      else await connection.admin.compact(name, options);
    },
  );
  const command: Command = {
    arity: [1, 3],
    help: `${plain.help}\n${what} 't', 'family' | nil, 'MOB'\nAsks for large values to be written into new MOB files.`,
    async run(context, args) {
      const [table, family] = args;
      const type = args[2] === undefined ? 'NORMAL' : textOf(args[2]);
      if (type !== 'NORMAL' && type !== 'MOB') throw new ShellError('only NORMAL or MOB accepted for type!');
      if (type === 'NORMAL') return plain.run(context, args.slice(0, 2));
      const options = family === undefined || family === null ? {} : { family: textOf(family) };
      await context.connection.admin.compactMobFiles(nameOf(table, 'a table'), options);
      return undefined;
    },
  };
  return command;
};

const compactionState: Command = {
  arity: [1, 1],
  help: "compaction_state 't'\nPrints what compactions of the table are under way: NONE, MINOR, MAJOR or MAJOR_AND_MINOR.",
  async run({ connection, printer }, [table]) {
    const state = await connection.admin.compactionState(nameOf(table, 'a table'));
    printer.row([state]);
    return state;
  },
};

const assign: Command = {
  arity: [1, 1],
  help: "assign 'region'\nHas a region opened on a server.",
  run: async ({ connection }, [region]) =>
    connection.admin.assign(await regionNamed(connection, nameOf(region, 'a region'))),
};

const unassign: Command = {
  arity: [1, 2],
  help: "unassign 'region'\nHas a region closed.",
  run: async ({ connection }, [region]) =>
    connection.admin.unassign(await regionNamed(connection, nameOf(region, 'a region'))),
};

const move: Command = {
  arity: [1, 2],
  help: "move 'encoded region name'[, 'host,port,startcode']\nMoves a region to that server, or to one that the master picks.",
  async run({ connection }, [region, server]) {
    const found = await regionNamed(connection, nameOf(region, 'a region'));
    await connection.admin.move(found, server == null ? undefined : nameOf(server, 'a server'));
  },
};

const split: Command = {
  arity: [1, 2],
  help: "split 't' | 'region'[, 'key']\nSplits a region, or the regions of a table, at the key or where they have most on both sides.",
  async run({ connection: { admin }, connection }, [value, key]) {
    const name = nameOf(value, 'a table or region');
    const splitRow = key == null ? undefined : bytesOf(key, 'a split key');
    if (REGION.test(name)) return admin.split(await regionNamed(connection, name), splitRow);
    if (!(await admin.exists(name))) throw new ShellError(`Unknown table ${name}!`);
    const regions = (await admin.regions(name)).map(({ region }) => region);
    for (const region of regions)
      if (splitRow === undefined || region.containsRow(splitRow)) await admin.split(region, splitRow);
  },
};

const truncateRegion: Command = {
  arity: [1, 1],
  help: "truncate_region 'region'\nEmpties one region.",
  run: async ({ connection }, [region]) =>
    connection.admin.truncateRegion(await regionNamed(connection, nameOf(region, 'a region'))),
};

const mergeRegion: Command = {
  arity: [1, MANY],
  help: "merge_region 'region', 'region'[, …][, true]\nMerges neighbouring regions; true: though they are not neighbours.",
  async run({ connection }, args) {
    const given = (args.flat() as Value[]).filter((value) => value !== null);
    const last = given.at(-1);
    const forcible = typeof last === 'boolean' && given.length > 2 && last;
    const names = given.slice(0, typeof last === 'boolean' && given.length > 2 ? -1 : undefined);
    if (names.length < 2) throw new ShellError('Must pass at least 2 regions to merge');
    const regions: RegionInfo[] = [];
    for (const name of names) regions.push(await regionNamed(connection, nameOf(name, 'a region')));
    await connection.admin.merge(regions, { forcible });
  },
};

const clearBlockCache: Command = {
  arity: [1, 1],
  help: "clear_block_cache 't'\nPuts the blocks of a table out of the block caches of its servers.",
  async run({ connection, printer }, [table]) {
    const { evictedBlocks, maxCacheSize, failedRegions } = await connection.admin.clearBlockCache(
      nameOf(table, 'a table'),
    );
    const failed = failedRegions.map(({ encodedName }) => encodedName).join(', ');
    printer.row([
      `CacheEvictionStats{evictedBlocks=${evictedBlocks}, maxCacheSize=${maxCacheSize}, failedRegionsSize=${failedRegions.length}, failedRegions=[${failed}]}`,
    ]);
  },
};

const closeRegion: Command = {
  arity: [1, 2],
  help: "close_region 'region'\nNo more: use unassign.",
  async run({ printer }) {
    printer.line("DEPRECATED!!! Use 'unassign' command instead.");
  },
};

const rit: Command = {
  arity: [0, 0],
  help: 'rit\nLists regions in transition; list_procedures says what is being done with them.',
  async run({ connection, printer, clock }) {
    const { regionsInTransition } = await connection.admin.clusterStatus();
    for (const region of regionsInTransition) printer.row([transitionSentence(region, clock.now())]);
    printer.footer(regionsInTransition.length);
  },
};

export const tools: CommandGroup = {
  name: 'tools',
  commands: {
    ...logCommands,
    ...serverCommands,
    ...switchCommands,
    assign,
    clear_block_cache: clearBlockCache,
    close_region: closeRegion,
    compact: compaction(false),
    compaction_state: compactionState,
    flush,
    major_compact: compaction(true),
    merge_region: mergeRegion,
    move,
    rit,
    split,
    truncate_region: truncateRegion,
    unassign,
  },
};
