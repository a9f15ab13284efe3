// Commands on all tables whose names match: they show them, and ask first.
import { nameOf, ShellError } from '../arguments.ts';
import type { Value } from '../parser.ts';
import type { Command, CommandContext } from './command.ts';

/** A regular expression that must match the whole text. */
export function regexOf(pattern: Value | undefined): RegExp {
  const text = pattern === undefined ? '.*' : nameOf(pattern, 'the pattern');
  try {
    return new RegExp(`^(?:${text})$`, 's');
  } catch {
    throw new ShellError(`${text} is not a regular expression`);
  }
}

/** `verb` as in the question, `done` as in what it came to. */
function allCommand(
  verb: string,
  done: string,
  change: (context: CommandContext, table: string) => Promise<void>,
): Command {
  return {
    arity: [1, 1],
    help: `${verb.toLowerCase()}_all 'pattern'\n${verb}s all tables whose whole names match, after asking. In a script the answer stands in the next line.`,
    async run(context, [pattern]) {
      const { connection, printer } = context;
      const regex = regexOf(pattern);
      const tables = (await connection.admin.listTableNames()).map(String).filter((name) => regex.test(name));
      for (const table of tables) printer.row([table]);
      if (tables.length === 0) {
        printer.line(`No tables matched the regex ${nameOf(pattern, 'the pattern')}`);
        return;
      }
      printer.line();
      printer.line(`${verb} the above ${tables.length} tables (y/n)?`);
      if (!/y.*/i.test(await context.ask())) return;
      const failed: string[] = [];
      for (const table of tables) await change(context, table).catch(() => failed.push(table));
      printer.line(`${tables.length - failed.length} tables successfully ${done}`);
      if (failed.length > 0)
        printer.line(`${failed.length} tables not ${done} due to an exception: ${failed.join(',')}`);
    },
  };
}

export const manyTables: Record<string, Command> = {
  disable_all: allCommand('Disable', 'disabled', ({ connection }, table) => connection.admin.disableTable(table)),
  drop_all: allCommand('Drop', 'dropped', ({ connection }, table) => connection.admin.deleteTable(table)),
  enable_all: allCommand('Enable', 'enabled', ({ connection }, table) => connection.admin.enableTable(table)),
};
