import type { ListSnapshotsInput, SnapshotInfo, SnapshotOptions } from '../../admin-snapshots.ts';
import { hashOf, nameOf, ShellError, wholeOf } from '../arguments.ts';
import type { Hash, Value } from '../parser.ts';
import type { Command, CommandContext, CommandGroup } from './command.ts';
import { regexOf } from './many-tables.ts';

const HEADER = ['SNAPSHOT', 'TABLE + CREATION TIME'];

const snapshot: Command = {
  arity: [2, 3],
  help: "snapshot 't', 's'[, {SKIP_FLUSH => true, TTL => 86400, MAX_FILESIZE => 21474836480}]\nNotes what a table consists of. TTL in seconds.",
  async run({ connection }, [table, name, given]) {
    if (!Buffer.isBuffer(table)) throw new ShellError('Table name must be of type String');
    if (!Buffer.isBuffer(name)) throw new ShellError('Snapshot name must be of type String');
    const options = hashOf(given, 'settings of a snapshot');
    const settings: SnapshotOptions = {};
    if (options.get('SKIP_FLUSH') === true) settings.type = 'SKIPFLUSH';
    const ttl = options.get('TTL');
    if (ttl !== undefined) settings.ttlSeconds = wholeOf(ttl, 'TTL');
    const maxFileSize = options.get('MAX_FILESIZE');
    if (maxFileSize !== undefined) settings.maxFileSizeBytes = wholeOf(maxFileSize, 'MAX_FILESIZE');
    await connection.admin.snapshot(name.toString(), table.toString(), settings);
  },
};

const cloneSnapshot: Command = {
  arity: [2, 3],
  help: "clone_snapshot 's', 't'[, {RESTORE_ACL => true, CLONE_SFT => 'FILE'}]\nMakes a table of what a snapshot holds.",
  async run({ connection }, [name, table, given]) {
    const options = argumentsOf(given);
    const tracker = options.get('CLONE_SFT');
    await connection.admin.cloneSnapshot(nameOf(name, 'a snapshot'), nameOf(table, 'a table'), {
      restoreAcl: options.get('RESTORE_ACL') === true,
      ...(tracker === undefined ? {} : { storeFileTracker: nameOf(tracker, 'CLONE_SFT') }),
    });
  },
};

const restoreSnapshot: Command = {
  arity: [1, 2],
  help: "restore_snapshot 's'[, {RESTORE_ACL => true}]\nTakes a disabled table back to a snapshot.",
  async run({ connection }, [name, given]) {
    const restoreAcl = argumentsOf(given).get('RESTORE_ACL') === true;
    await connection.admin.restoreSnapshot(nameOf(name, 'a snapshot'), { restoreAcl });
  },
};

function argumentsOf(value: Value | undefined): Hash {
  if (value === undefined) return new Map();
  if (!(value instanceof Map)) throw new ShellError('Arguments should be a Hash');
  return value;
}

const deleteSnapshot: Command = {
  arity: [1, 1],
  help: "delete_snapshot 's'\nDeletes a snapshot.",
  run: ({ connection }, [name]) => connection.admin.deleteSnapshot(nameOf(name, 'a snapshot')),
};

const listSnapshots: Command = {
  arity: [0, 1],
  help: "list_snapshots ['pattern']\nLists snapshots.",
  run: (context, [pattern]) => list(context, { pattern: regexOf(pattern) }),
};

const listTableSnapshots: Command = {
  arity: [1, 2],
  help: "list_table_snapshots 'pattern of tables'[, 'pattern of snapshots']\nLists snapshots of tables.",
  run: (context, [table, pattern]) => list(context, { tablePattern: regexOf(table), pattern: regexOf(pattern) }),
};

async function list(context: CommandContext, input: ListSnapshotsInput): Promise<string[]> {
  const found = await context.connection.admin.listSnapshots(input);
  printSnapshots(context, found);
  context.printer.footer(found.length);
  return found.map(({ name }) => name);
}

function printSnapshots({ printer }: CommandContext, snapshots: readonly SnapshotInfo[]): void {
  printer.header([...HEADER]);
  for (const { name, table, createdAt } of snapshots) printer.row([name, `${table} (${rubyTime(createdAt)})`]);
}

/** As Ruby's Time#to_s. */
export function rubyTime(ms: number, offsetMinutes = -new Date(ms).getTimezoneOffset()): string {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString();
  const pad = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const offset = Math.abs(offsetMinutes);
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${pad(offset / 60)}${pad(offset % 60)}`;
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${zone}`;
}

/** Shows what would go and asks; undefined: it is not wanted, or there is nothing. */
async function confirmed(context: CommandContext, input: ListSnapshotsInput, none: string) {
  const found = await context.connection.admin.listSnapshots(input);
  printSnapshots(context, found);
  if (found.length === 0) {
    context.printer.line(none);
    return undefined;
  }
  context.printer.line();
  context.printer.line(`Delete the above ${found.length} snapshots (y/n)?`);
  return /y.*/i.test(await context.ask()) ? found : undefined;
}

const deleteAllSnapshot: Command = {
  arity: [1, 1],
  help: "delete_all_snapshot 'pattern'\nDeletes all snapshots whose names match, after asking.",
  async run(context, [pattern]) {
    const { connection, printer } = context;
    const input = { pattern: regexOf(pattern) };
    const found = await confirmed(context, input, `No snapshots matched the regex ${nameOf(pattern, 'the pattern')}`);
    if (found === undefined) return;
    for (const { name } of found) await connection.admin.deleteSnapshot(name).catch(() => {});
    const left = await connection.admin.listSnapshots(input);
    const deleted = found.length - left.length;
    if (deleted !== 0) printer.line(`${deleted} snapshots successfully deleted.`);
    if (left.length === 0) return;
    printer.line();
    printer.line(`Failed to delete the below ${left.length} snapshots.`);
    printSnapshots(context, left);
  },
};

const deleteTableSnapshots: Command = {
  arity: [1, 2],
  help: "delete_table_snapshots 'pattern of tables'[, 'pattern of snapshots']\nDeletes snapshots of tables, after asking.",
  async run(context, [table, pattern]) {
    const { connection, printer } = context;
    const text = (value: Value | undefined) => (value === undefined ? '.*' : nameOf(value, 'the pattern'));
    const none = `No snapshots matched the table name regular expression ${text(table)} and the snapshot name regular expression ${text(pattern)}`;
    const input = { tablePattern: regexOf(table), pattern: regexOf(pattern) };
    for (const { name } of (await confirmed(context, input, none)) ?? []) {
      try {
        await connection.admin.deleteSnapshot(name);
        printer.line(`Successfully deleted snapshot: ${name}`);
      } catch (error) {
        printer.line(`Failed to delete snapshot: ${name}, due to below exception,`);
        printer.line((error as Error).message);
      }
      printer.line();
    }
  },
};

export const snapshotGroup: CommandGroup = {
  name: 'snapshots',
  commands: {
    clone_snapshot: cloneSnapshot,
    delete_all_snapshot: deleteAllSnapshot,
    delete_snapshot: deleteSnapshot,
    delete_table_snapshots: deleteTableSnapshots,
    list_snapshots: listSnapshots,
    list_table_snapshots: listTableSnapshots,
    restore_snapshot: restoreSnapshot,
    snapshot,
  },
};
