// Commands on tables: create, alter, describe, list, enable, disable, drop …
import { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { FILTER_NAMES } from '../../../model/filter/filter-arguments.ts';
import { TableDescriptor } from '../../../model/table-descriptor.ts';
import { TableName } from '../../../model/table-name.ts';
import type { AlterProgress } from '../../admin.ts';
import { bytesOf, flagOf, nameOf, ShellError, textOf, wholeOf } from '../arguments.ts';
import { regionText } from '../cell-text.ts';
import { binaryText, familyOf, splitKeysOf, withTableOptions } from '../descriptor-arguments.ts';
import { familyText, tableAttributesText } from '../descriptor-text.ts';
import type { Hash, Value } from '../parser.ts';
import { TableReference } from '../table-reference.ts';
import { type Command, type CommandContext, type CommandGroup, MANY } from './command.ts';
import { listRegions } from './list-regions.ts';
import { manyTables, regexOf } from './many-tables.ts';

const create: Command = {
  arity: [1, MANY],
  help: "create 't', 'f'[, {NAME => 'g', VERSIONS => 5, TTL => 86400, BLOOMFILTER => 'ROW', COMPRESSION => 'GZ' …}][, SPLITS => ['b', 'm'] | SPLITS_FILE => 'file' | {NUMREGIONS => 15, SPLITALGO => 'HexStringSplit'}][, {MAX_FILESIZE => n, METADATA => {…}, CONFIGURATION => {…}}]\nMakes a table with at least one column family.",
  async run(context, [value, ...args]) {
    const name = nameOf(value, 'Table name');
    const { printer, connection } = context;
    let table = new TableDescriptor(TableName.parse(name));
    let splits: Buffer[] | undefined;
    for (const argument of args.flat() as Value[]) {
      if (argument === null) continue;
      if (!(argument instanceof Map) || argument.has('NAME')) {
        const family = familyOf(argument, undefined, (text) => printer.line(text));
        if (table.hasFamily(family.name))
          printer.line(`Family '${family.nameAsString}' already exists, the old one will be replaced`);
        table = table.withFamily(family);
        continue;
      }
      const options: Hash = new Map(argument);
      splits = (await takeSplits(options, context)) ?? splits;
      if (options.get('METHOD') !== undefined && textOf(options.get('METHOD')!) !== 'table_att')
        throw new ShellError('table_att is currently the only supported method');
      options.delete('METHOD');
      table = withTableOptions(table, options);
      for (const key of options.keys()) printer.line(`An argument ignored (unknown or overridden): ${key}`);
    }
    if (table.families.length === 0) throw new ShellError('Table must have at least one column family');
    await connection.admin.createTable(table, splits);
    printer.line(`Created table ${name}`);
    return new TableReference(name);
  },
};

async function takeSplits(options: Hash, context: CommandContext): Promise<Buffer[] | undefined> {
  const file = options.get('SPLITS_FILE');
  const list = options.get('SPLITS');
  const count = options.get('NUMREGIONS');
  const algorithm = options.get('SPLITALGO');
  for (const key of ['SPLITS_FILE', 'SPLITS', 'NUMREGIONS', 'SPLITALGO']) options.delete(key);
  if (file !== undefined) {
    const text = await context.readFile(nameOf(file, 'SPLITS_FILE'));
    return text
      .split('\n')
      .map((line) => line.replace(/\r$/, ''))
      .filter((line) => line !== '')
      .map((line) => binaryText(Buffer.from(line)));
  }
  if (list !== undefined) {
    if (!Array.isArray(list)) throw new ShellError('SPLITS must be a list');
    return list.map(binaryText);
  }
  if (count === undefined && algorithm === undefined) return undefined;
  if (count === undefined) throw new ShellError('Number of regions must be specified');
  if (algorithm === undefined) throw new ShellError('Split algorithm must be specified');
  return splitKeysOf(textOf(algorithm), wholeOf(count, 'NUMREGIONS'));
}

async function existingTable(context: CommandContext, value: Value): Promise<TableDescriptor> {
  const name = nameOf(value, 'Table name');
  if (!(await context.connection.admin.exists(name))) throw new ShellError(`Can't find a table: ${name}`);
  return context.connection.admin.describe(name);
}

const ALTER_ARGUMENTS =
  "{NAME => 'f', VERSIONS => 5} | 'delete' => 'f' | {NAME => 'f', METHOD => 'delete'} | {MAX_FILESIZE => n} | {METHOD => 'table_att_unset', NAME => 'MAX_FILESIZE'}";

const alter: Command = {
  arity: [1, MANY],
  help: `alter 't', ${ALTER_ARGUMENTS}\nAdds, changes or removes families and settings of a table.`,
  async run(context, args) {
    const { printer, connection } = context;
    const table = await alteredTable(context, args);
    await connection.admin.modifyTable(table);
    const regions = (await connection.admin.regions(table.tableName.toString())).length;
    printer.line('Updating all regions with the new schema...');
    printer.line(updatedLine({ updatedRegions: regions, totalRegions: regions }));
    printer.line('Done.');
  },
};

const alterAsync: Command = {
  arity: [1, MANY],
  help: `alter_async 't', ${ALTER_ARGUMENTS}\nAs alter, but does not wait for the regions: alter_status tells how far they are.`,
  async run(context, args) {
    await context.connection.admin.modifyTable(await alteredTable(context, args), { waits: false });
  },
};

const alterStatus: Command = {
  arity: [1, 1],
  help: "alter_status 't'\nHow many regions have been opened with the table's settings, until all have.",
  async run({ connection, printer }, [value]) {
    for await (const progress of connection.admin.alterProgress(nameOf(value, 'Table name')))
      printer.line(updatedLine(progress));
    printer.line('Done.');
  },
};

function updatedLine({ updatedRegions, totalRegions }: AlterProgress): string {
  return totalRegions === 0 ? 'All regions updated.' : `${updatedRegions}/${totalRegions} regions updated.`;
}

/** The table's descriptor with the changes that the arguments of `alter` tell. */
async function alteredTable(context: CommandContext, [value, ...changes]: Value[]): Promise<TableDescriptor> {
  const before = await existingTable(context, value);
  if (changes.length === 0) throw new ShellError('There should be at least one argument but the table name');
  return changes.reduce(
    (table: TableDescriptor, given) => altered(table, given, (text) => context.printer.line(text)),
    before,
  );
}

function altered(table: TableDescriptor, given: Value, warn: (text: string) => void): TableDescriptor {
  const options: Hash = given instanceof Map ? new Map(given) : new Map([['NAME', given]]);
  if (options.has('delete')) {
    options.set('NAME', options.get('delete')!);
    options.set('METHOD', Buffer.from('delete'));
    options.delete('delete');
  }
  const method = options.has('METHOD') ? textOf(options.get('METHOD')!) : undefined;
  if (method === undefined && options.has('NAME')) {
    const name = Buffer.from(nameOf(options.get('NAME'), 'NAME'));
    return table.withFamily(
      familyOf(options, table.family(name) ?? new ColumnFamilyDescriptor(name).withDefaults(), warn),
    );
  }
  options.delete('METHOD');
  if (method === undefined || method === 'table_att') {
    const result = withTableOptions(table, options);
    for (const key of options.keys()) {
      if (/coprocessor/i.test(key)) throw new ShellError('coprocessors are not supported yet');
      warn(`Unknown argument ignored: ${key}`);
    }
    return result;
  }
  const name = options.get('NAME');
  if (name === undefined) throw new ShellError(`NAME parameter missing for ${method} method`);
  if (method === 'delete') {
    const family = Buffer.from(nameOf(name, 'NAME'));
    if (!table.hasFamily(family)) throw new ShellError(`Column family ${family.toString()} does not exist`);
    return table.withoutFamily(family);
  }
  if (method !== 'table_att_unset' && method !== 'table_conf_unset') throw new ShellError(`Unknown method: ${method}`);
  const kind = method === 'table_att_unset' ? 'attribute' : 'configuration';
  let result = table;
  for (const key of (Array.isArray(name) ? name : [name]).map(textOf)) {
    if (!result.values.has(key)) throw new ShellError(`Could not find ${kind}: ${key}`);
    result = result.with(key, undefined);
  }
  return result;
}

const describe: Command = {
  arity: [1, 1],
  help: "describe 't'\nPrints a table's settings and families. Short: desc.",
  async run(context, [value]) {
    const { printer, connection } = context;
    const name = nameOf(value, 'Table name');
    const table = await connection.admin.describe(name);
    const state = (await connection.admin.isEnabled(name)) ? 'ENABLED' : 'DISABLED';
    printer.header([`Table ${name} is ${state}`]);
    printer.row([`${name}${tableAttributesText(table)}`]);
    printer.header(['COLUMN FAMILIES DESCRIPTION']);
    for (const family of table.families) {
      printer.row([familyText(family)]);
      printer.line();
    }
    printer.footer();
    printer.line('Quota is disabled');
  },
};

const list: Command = {
  arity: [0, 1],
  help: "list ['regex']\nLists the tables of users, those whose whole name matches.",
  async run(context, [pattern]) {
    const { printer, connection } = context;
    const regex = regexOf(pattern);
    const names = (await connection.admin.listTableNames()).map(String).filter((name) => regex.test(name));
    printer.header(['TABLE']);
    for (const name of names) printer.row([name]);
    printer.footer(names.length);
    return names;
  },
};

const cloneTableSchema: Command = {
  arity: [2, 3],
  help: "clone_table_schema 't', 'new'[, false]\nMakes a table like another, without data; false: without its splits.",
  async run({ connection: { admin } }, [source, target, preserve]) {
    const preserveSplits = preserve === undefined || flagOf(preserve, 'the third argument');
    await admin.cloneTableSchema(nameOf(source, 'Table name'), nameOf(target, 'Table name'), preserveSplits);
  },
};

const showFilters: Command = {
  arity: [0, 0],
  help: 'show_filters\nNames the filters of the filter language.',
  async run({ printer }) {
    for (const name of FILTER_NAMES) printer.row([name]);
  },
};

const exists: Command = {
  arity: [1, 1],
  help: "exists 't'\nSays whether a table exists.",
  async run(context, [value]) {
    const name = nameOf(value, 'Table name');
    const found = await context.connection.admin.exists(name);
    context.printer.row([`Table ${name} ${found ? 'does exist' : 'does not exist'}`]);
    return found;
  },
};

async function checkExists(context: CommandContext, name: string): Promise<void> {
  if (!(await context.connection.admin.exists(name))) throw new ShellError(`Table ${name} does not exist.`);
}

export async function disableIfEnabled(
  context: CommandContext,
  name: string,
  before: () => void = () => {},
): Promise<void> {
  await checkExists(context, name);
  if (!(await context.connection.admin.isEnabled(name))) return;
  before();
  await context.connection.admin.disableTable(name);
}

const disable: Command = {
  arity: [1, 1],
  help: "disable 't'\nTakes a table out of service.",
  run: (context, [value]) => disableIfEnabled(context, nameOf(value, 'Table name')),
};

const enable: Command = {
  arity: [1, 1],
  help: "enable 't'\nPuts a table into service.",
  async run(context, [value]) {
    const name = nameOf(value, 'Table name');
    await checkExists(context, name);
    if (!(await context.connection.admin.isEnabled(name))) await context.connection.admin.enableTable(name);
  },
};

const drop: Command = {
  arity: [1, 1],
  help: "drop 't'\nDeletes a table, which must be disabled.",
  async run(context, [value]) {
    const name = nameOf(value, 'Table name');
    await checkExists(context, name);
    if (await context.connection.admin.isEnabled(name))
      throw new ShellError(`Table ${name} is enabled. Disable it first.`);
    await context.connection.admin.deleteTable(name);
  },
};

function isCommand(state: 'enabled' | 'disabled'): Command {
  return {
    arity: [1, 1],
    help: `is_${state} 't'\nSays whether a table is ${state}.`,
    async run(context, [value]) {
      const name = nameOf(value, 'Table name');
      await checkExists(context, name);
      const answer = (await context.connection.admin.isEnabled(name)) === (state === 'enabled');
      context.printer.row([String(answer)]);
      return answer;
    },
  };
}

const getTable: Command = {
  arity: [1, 1],
  help: "t = get_table 't'\nBinds a table to a variable: t.put 'row', 'f:q', 'v'; t.scan.",
  async run(context, [value]) {
    const name = nameOf(value, 'Table name');
    await checkExists(context, name);
    return new TableReference(name);
  },
};

const locateRegion: Command = {
  arity: [2, 2],
  help: "locate_region 't', 'row'\nSays which region holds a row, and where it is served.",
  async run(context, [value, row]) {
    const name = nameOf(value, 'Table name');
    const key = Buffer.isBuffer(row) ? row : Buffer.from(textOf(row));
    const location = (await context.connection.admin.regions(name)).find(({ region }) => region.containsRow(key));
    if (location === undefined) throw new ShellError(`Unknown table ${name}!`);
    const { printer } = context;
    printer.header(['HOST', 'REGION']);
    printer.row([`${location.server?.host ?? ''}:${location.server?.port ?? ''}`, regionText(location.region)]);
    printer.footer(1);
  },
};

const describeGroup: Record<string, Command> = { describe, desc: describe };

const changeSft: Command = {
  arity: [2, 3],
  help: "change_sft 't'[, 'family'], 'FILE' | 'DEFAULT'\nHas the files of a table or family be known by another store file tracker.",
  async run({ connection: { admin } }, [table, ...rest]) {
    const tracker = nameOf(rest.at(-1), 'a store file tracker');
    const options = rest.length === 1 ? {} : { family: bytesOf(rest[0], 'a family') };
    await admin.modifyStoreFileTracker(nameOf(table, 'Table name'), tracker, options);
  },
};

const changeSftAll: Command = {
  arity: [2, 2],
  help: "change_sft_all 't.*', 'FILE' | 'DEFAULT'\nThe same for all tables whose names match; after asking.",
  async run({ connection: { admin }, printer, ask }, [regex, value]) {
    const pattern = nameOf(regex, 'a regular expression');
    const tracker = nameOf(value, 'a store file tracker');
    const tables = await admin.listTableNames({ regex: pattern });
    for (const table of tables) printer.row([table.name]);
    if (tables.length === 0) return printer.line(`No tables matched the regex ${pattern}`);
    printer.line();
    printer.line(`Change the above ${tables.length} tables's sft (y/n)?`);
    if (!/y.*/i.test(await ask())) return;
    for (const table of tables) await admin.modifyStoreFileTracker(table, tracker);
  },
};

export const ddl: CommandGroup = {
  name: 'ddl',
  commands: {
    alter,
    alter_async: alterAsync,
    alter_status: alterStatus,
    change_sft: changeSft,
    change_sft_all: changeSftAll,
    clone_table_schema: cloneTableSchema,
    create,
    ...describeGroup,
    disable,
    drop,
    enable,
    exists,
    get_table: getTable,
    is_disabled: isCommand('disabled'),
    is_enabled: isCommand('enabled'),
    list,
    list_regions: listRegions,
    locate_region: locateRegion,
    ...manyTables,
    show_filters: showFilters,
  },
};
