import { toStringBinary } from '../../../base/bytes.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import type { Connection } from '../../connection.ts';
import { flagOf, nameOf, ShellError, textOf } from '../arguments.ts';
import type { Command, CommandContext, CommandGroup } from './command.ts';

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

const compaction = (major: boolean) =>
  onTableOrRegion(
    major ? 'major_compact' : 'compact',
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

const balanceSwitch: Command = {
  arity: [1, 1],
  help: 'balance_switch true | false\nTurns the balancer on or off and prints what it was before.',
  async run({ connection, printer }, [value]) {
    const before = await connection.admin.setBalancer(flagOf(value, 'the switch'));
    printer.row([String(before)]);
    return before;
  },
};

const balancerEnabled: Command = {
  arity: [0, 0],
  help: 'balancer_enabled\nSays whether the balancer is on.',
  async run({ connection, printer }) {
    const on = await connection.admin.isBalancerEnabled();
    printer.row([String(on)]);
    return on;
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

export const tools: CommandGroup = {
  name: 'tools',
  commands: {
    assign,
    balance_switch: balanceSwitch,
    balancer_enabled: balancerEnabled,
    compact: compaction(false),
    flush,
    major_compact: compaction(true),
    unassign,
  },
};
