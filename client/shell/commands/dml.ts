// Commands on data: put, get, scan, count, delete, deleteall, incr, append, truncate …
import { toStringBinary } from '../../../base/bytes.ts';
import type { DeleteCell, GetInput } from '../../operations.ts';
import {
  attributesOf,
  bytesOf,
  type Converters,
  columnOf,
  conversionOf,
  hashOf,
  nameOf,
  queryOf,
  refuseUnknown,
  ShellError,
  scanOf,
  textOf,
  timestampOf,
  wholeOf,
} from '../arguments.ts';
import { type CellFormat, cellText, columnText } from '../cell-text.ts';
import type { Hash, Value } from '../parser.ts';
import type { Command, CommandContext, CommandGroup } from './command.ts';
import { disableIfEnabled } from './ddl.ts';

const tableOf = (context: CommandContext, value: Value) => context.connection.table(nameOf(value, 'Table name'));

/** A column of a mutation: a bare family means its empty qualifier. */
function targetOf(value: Value): { family: Buffer; qualifier: Buffer } {
  const { family, qualifier } = columnOf(value);
  return { family, qualifier: qualifier ?? Buffer.alloc(0) };
}

/** `[ts][, {…}]` at the end of put, delete and deleteall. */
function timestampAndOptions(args: Value[]): { timestamp: bigint | undefined; options: Hash } {
  const rest = args.filter((value) => value !== null && value !== undefined);
  const options = rest.at(-1) instanceof Map ? (rest.pop() as Hash) : new Map();
  return { timestamp: rest.length > 0 ? timestampOf(rest[0]) : undefined, options };
}

/** ATTRIBUTES and TTL of a mutation; whatever else is refused rather than passed over. */
function mutationOptions(options: Hash): { attributes?: Record<string, Buffer>; ttlMs?: number } {
  for (const key of options.keys())
    if (key !== 'ATTRIBUTES' && key !== 'TTL') throw new ShellError(`${key} is not supported here`);
  const attributes = options.get('ATTRIBUTES');
  const ttl = options.get('TTL');
  return {
    ...(attributes === undefined ? {} : { attributes: attributesOf(attributes) }),
    ...(ttl === undefined ? {} : { ttlMs: wholeOf(ttl, 'TTL') }),
  };
}

const put: Command = {
  arity: [4, 6],
  help: "put 't', 'row', 'f:q', 'value'[, timestamp][, {ATTRIBUTES => {'k' => 'v'}, TTL => milliseconds}]\nWrites one cell.",
  async run(context, [name, row, column, value, ...rest]) {
    const { timestamp, options } = timestampAndOptions(rest);
    const cell = {
      ...targetOf(column),
      value: bytesOf(value, 'value'),
      ...(timestamp === undefined ? {} : { timestamp }),
    };
    await tableOf(context, name).put({ row: bytesOf(row, 'row'), cells: [cell], ...mutationOptions(options) });
  },
};

const get: Command = {
  arity: [2, Number.POSITIVE_INFINITY],
  help: "get 't', 'row'[, 'f:q', … | {COLUMN => 'f:q' | ['f', 'g:q'], VERSIONS => n, TIMESTAMP => ts, TIMERANGE => [from, to], FILTER => \"…\", MAXLENGTH => n, FORMATTER => 'toLong'}]\nReads one row. A column may name how its value prints: 'f:q:toLong'.",
  async run(context, [name, row, ...rest]) {
    const converters: Converters = new Map();
    const options: Hash = rest[0] instanceof Map ? new Map(rest[0]) : new Map();
    if (!(rest[0] instanceof Map) && rest.length > 0) options.set('COLUMNS', rest.flat() as Value[]);
    const format = takeFormat(options, converters, nameOf(name, 'Table name'));
    const input: GetInput = { row: bytesOf(row, 'row'), ...queryOf(options, converters) };
    refuseUnknown(options);
    const { printer } = context;
    printer.header(['COLUMN', 'CELL']);
    const found = await tableOf(context, name).get(input);
    for (const cell of found.cells) printer.row([columnText(cell), cellText(cell, format)]);
    printer.footer(found.isEmpty ? 0 : 1, found.stale);
  },
};

function takeFormat(options: Hash, converters: Converters, table: string): CellFormat {
  const maxLength = options.get('MAXLENGTH');
  const formatter = options.get('FORMATTER');
  for (const key of ['MAXLENGTH', 'FORMATTER', 'FORMATTER_CLASS']) options.delete(key);
  return {
    converters,
    formatter: formatter === undefined ? undefined : conversionOf(textOf(formatter)),
    maxLength: maxLength === undefined ? undefined : wholeOf(maxLength, 'MAXLENGTH'),
    isMeta: table === 'hbase:meta',
  };
}

const scan: Command = {
  arity: [1, 2],
  help: "scan 't'[, {COLUMNS => ['f', 'g:q'], STARTROW => 'a', STOPROW => 'z', ROWPREFIXFILTER => 'p', LIMIT => n, REVERSED => true, VERSIONS => n, TIMERANGE => [from, to], FILTER => \"PrefixFilter('a')\", RAW => true, CACHE => n, BATCH => n, MAXLENGTH => n}]\nReads rows in the order of their keys.",
  async run(context, [name, given]) {
    const converters: Converters = new Map();
    const options = new Map(hashOf(given, 'the second argument'));
    const format = takeFormat(options, converters, nameOf(name, 'Table name'));
    const input = scanOf(options, converters);
    const { printer } = context;
    printer.header(['ROW', 'COLUMN+CELL']);
    let rows = 0;
    for await (const row of tableOf(context, name).scan(input)) {
      const key = toStringBinary(row.key);
      for (const cell of row.cells) printer.row([key, `column=${columnText(cell)}, ${cellText(cell, format)}`]);
      rows++;
    }
    printer.footer(rows);
  },
};

const count: Command = {
  arity: [1, 2],
  help: "count 't'[, interval | {INTERVAL => 1000, CACHE => 10, COLUMNS => […], STARTROW => 'a', STOPROW => 'z', FILTER => \"…\"}]\nCounts rows, telling how far it is every INTERVAL rows.",
  async run(context, [name, given]) {
    const options: Hash =
      typeof given === 'number' ? new Map([['INTERVAL', given]]) : new Map(hashOf(given, 'the second argument'));
    const interval = options.has('INTERVAL') ? wholeOf(options.get('INTERVAL'), 'INTERVAL') : 1000;
    if (interval < 1) throw new ShellError('INTERVAL must be at least 1');
    options.delete('INTERVAL');
    const { filters } = await import('../../filters.ts');
    const input = scanOf(options, new Map());
    // Values do not matter to a count, so only the first key of each row travels.
    const narrow = filters.firstKeyOnly();
    const filter = input.filter === undefined ? narrow : filters.and(input.filter, narrow);
    const { printer } = context;
    let rows = 0;
    for await (const row of tableOf(context, name).scan({
      ...input,
      filter,
      cacheBlocks: input.cacheBlocks ?? false,
    })) {
      if (++rows % interval === 0) printer.row([`Current count: ${rows}, row: ${toStringBinary(row.key)}`]);
    }
    printer.footer(rows);
    return rows;
  },
};

const remove: Command = {
  arity: [3, 5],
  help: "delete 't', 'row', 'f:q'[, timestamp]\nDeletes one version: the newest, or the one of exactly that timestamp. With 'f' alone: that version of all its columns.",
  async run(context, [name, row, column, ...rest]) {
    const { timestamp, options } = timestampAndOptions(rest);
    const { family, qualifier } = columnOf(column);
    const at = timestamp === undefined ? {} : { timestamp };
    const cell: DeleteCell =
      qualifier === undefined
        ? { family, kind: 'familyVersion', ...at }
        : { family, qualifier, kind: 'version', ...at };
    await tableOf(context, name).delete({ row: bytesOf(row, 'row'), cells: [cell], ...mutationOptions(options) });
  },
};

const deleteall: Command = {
  arity: [2, 5],
  help: "deleteall 't', 'row'[, 'f' | 'f:q'[, timestamp]]\ndeleteall 't', {ROWPREFIXFILTER => 'p', CACHE => 100}[, 'f:q'[, timestamp]]\nDeletes a row, a family or a column up to a timestamp; or all rows with a prefix.",
  async run(context, [name, row, column, ...rest]) {
    const { timestamp, options } = timestampAndOptions(rest);
    const at = timestamp === undefined ? {} : { timestamp };
    let cells: DeleteCell[] | undefined;
    if (column !== undefined && column !== null) {
      const { family, qualifier } = columnOf(column);
      cells = [
        qualifier === undefined ? { family, kind: 'family', ...at } : { family, qualifier, kind: 'column', ...at },
      ];
    }
    const extra = mutationOptions(options);
    const table = tableOf(context, name);
    const ofRow = (key: Buffer) => ({ row: key, ...at, ...(cells === undefined ? {} : { cells }), ...extra });
    if (!(row instanceof Map)) {
      await table.delete(ofRow(bytesOf(row, 'row')));
      return;
    }
    if (!row.has('ROWPREFIXFILTER')) throw new ShellError('deleteall of several rows needs ROWPREFIXFILTER');
    if (nameOf(name, 'Table name') === 'hbase:meta')
      throw new ShellError('deleteall with ROWPREFIXFILTER in hbase:meta is not allowed.');
    const { filters } = await import('../../filters.ts');
    const batchSize = row.has('CACHE') ? wholeOf(row.get('CACHE'), 'CACHE') : 100;
    let pending: Buffer[] = [];
    const flush = async () => {
      await table.batch(pending.map((key) => ({ delete: ofRow(key) })));
      pending = [];
    };
    for await (const found of table.scan({
      prefix: bytesOf(row.get('ROWPREFIXFILTER'), 'ROWPREFIXFILTER'),
      filter: filters.firstKeyOnly(),
    })) {
      if (pending.push(Buffer.from(found.key)) >= batchSize) await flush();
    }
    if (pending.length > 0) await flush();
  },
};

const incr: Command = {
  arity: [3, 5],
  help: "incr 't', 'row', 'f:q'[, amount][, {TTL => ms}]\nAdds to a counter of eight bytes and prints its new value.",
  async run(context, [name, row, column, amount, given]) {
    const options = hashOf(amount instanceof Map ? amount : given, 'options');
    const by =
      amount === undefined || amount === null || amount instanceof Map
        ? 1
        : typeof amount === 'bigint'
          ? amount
          : wholeOf(amount, 'the amount');
    const { family, qualifier } = targetOf(column);
    const result = await tableOf(context, name).increment({
      row: bytesOf(row, 'row'),
      cells: [{ family, qualifier, amount: by }],
      ...mutationOptions(options),
    });
    const value = result.counter(family, qualifier);
    context.printer.line(
      value === undefined ? 'No counter found at specified coordinates' : `COUNTER VALUE = ${value}`,
    );
  },
};

const getCounter: Command = {
  arity: [3, 3],
  help: "get_counter 't', 'row', 'f:q'\nPrints a counter's value.",
  async run(context, [name, row, column]) {
    const { family, qualifier } = targetOf(column);
    const found = await tableOf(context, name).get({ row: bytesOf(row, 'row'), columns: [{ family, qualifier }] });
    const value = found.counter(family, qualifier);
    context.printer.line(
      value === undefined ? 'No counter found at specified coordinates' : `COUNTER VALUE = ${value}`,
    );
  },
};

const append: Command = {
  arity: [4, 5],
  help: "append 't', 'row', 'f:q', 'more'[, {TTL => ms}]\nAppends to a value and prints the new one.",
  async run(context, [name, row, column, value, given]) {
    const { family, qualifier } = targetOf(column);
    const cells = [{ family, qualifier, value: bytesOf(value, 'value') }];
    const result = await tableOf(context, name).append({
      row: bytesOf(row, 'row'),
      cells,
      ...mutationOptions(hashOf(given, 'options')),
    });
    const now = result.value(family, qualifier);
    if (now !== undefined) context.printer.line(`CURRENT VALUE = ${toStringBinary(now)}`);
  },
};

function truncateWith(preserveSplits: boolean): Command {
  return {
    arity: [1, 1],
    help: `truncate${preserveSplits ? '_preserve' : ''} 't'\nEmpties a table${preserveSplits ? ', keeping its region boundaries' : ''}.`,
    async run(context, [value]) {
      const name = nameOf(value, 'Table name');
      const { printer, connection } = context;
      printer.line(`Truncating '${name}' table (it may take a while):`);
      await disableIfEnabled(context, name, () => printer.line('Disabling table...'));
      printer.line('Truncating table...');
      await connection.admin.truncateTable(name, { preserveSplits });
    },
  };
}

const getSplits: Command = {
  arity: [1, 1],
  help: "get_splits 't'\nPrints the keys at which the table's regions begin.",
  async run(context, [value]) {
    const regions = await context.connection.admin.regions(nameOf(value, 'Table name'));
    const splits = regions.map(({ region }) => toStringBinary(region.startKey)).filter((key) => key !== '');
    context.printer.line(`Total number of splits = ${regions.length}`);
    for (const split of splits) context.printer.line(split);
    return splits;
  },
};

export const dml: CommandGroup = {
  name: 'dml',
  commands: {
    append,
    count,
    delete: remove,
    deleteall,
    get,
    get_counter: getCounter,
    get_splits: getSplits,
    incr,
    put,
    scan,
    truncate: truncateWith(false),
    truncate_preserve: truncateWith(true),
  },
};
