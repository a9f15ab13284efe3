// One shell: runs statements, keeps variables, prints results, the time taken and errors as HBase's shell does.

import type { Clock } from '../../base/clock.ts';
import { ColonnadeError, hbaseError } from '../../base/errors.ts';
import type { Connection } from '../connection.ts';
import { ShellError } from './arguments.ts';
import { COMMANDS, type CommandContext, HELP_GROUPS } from './commands/index.ts';
import { parse, Reference, type Statement, type Value } from './parser.ts';
import { type Output, Printer } from './printer.ts';
import { TableReference } from './table-reference.ts';

export interface SessionOptions {
  readonly connection: Connection;
  readonly output: Output;
  readonly clock: Clock;
  /** Values are echoed as `=> …`. */
  readonly interactive: boolean;
  /** Errors are printed and the session goes on, as HBase's does but for `-n`. Otherwise the first one is thrown. Absent: as `interactive` is. */
  readonly goesOn?: boolean;
  /** Reads a file named by a command (SPLITS_FILE). */
  readonly readFile: (path: string) => Promise<string>;
  readonly user: string;
  /** Reads a line of the user's, where somebody can be asked. */
  readonly ask?: () => Promise<string>;
}

export class Session {
  readonly #options: SessionOptions;
  readonly #printer: Printer;
  readonly #variables = new Map<string, Value | TableReference>();
  /** Of the text at hand, what comes after the statement that runs. */
  #following: Statement[] = [];
  /** The user typed `exit` or `quit`. */
  ended = false;
  /** Errors that were printed. */
  failures = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#printer = new Printer(options.output);
  }

  get #goesOn(): boolean {
    return this.#options.goesOn ?? this.#options.interactive;
  }

  /** Runs all statements of a text. Unless it goes on, throws a ShellError at the first that fails. */
  async run(source: string): Promise<void> {
    let statements: Statement[];
    try {
      statements = parse(source);
    } catch (error) {
      if (!this.#goesOn) throw error;
      this.failures++;
      this.#printer.line(`ERROR: ${(error as Error).message}`);
      return;
    }
    this.#following = statements;
    for (let next = statements.shift(); next !== undefined && !this.ended; next = statements.shift())
      await this.#runOne(next);
  }

  async #runOne(statement: Statement): Promise<void> {
    if (statement.command === 'exit' || statement.command === 'quit') {
      this.ended = true;
      return;
    }
    const started = this.#options.clock.monotonic();
    const took = () =>
      this.#printer.line(`Took ${((this.#options.clock.monotonic() - started) / 1000).toFixed(4)} seconds`);
    try {
      const result = await this.#dispatch(statement);
      if (result.timed) took();
      if (this.#options.interactive && result.value !== undefined) this.#printer.line(`=> ${inspect(result.value)}`);
    } catch (error) {
      const told = await explain(error, statement, this.#options.connection);
      if (!this.#goesOn) {
        took();
        throw told;
      }
      this.failures++;
      this.#printer.line();
      this.#printer.line(`ERROR: ${told.message}`);
      this.#printer.line();
      if (COMMANDS.has(statement.command)) {
        this.#printer.line(`For usage try 'help "${statement.command}"'`);
        this.#printer.line();
      }
      took();
    }
  }

  async #dispatch(statement: Statement): Promise<{ value: unknown; timed: boolean }> {
    const { command, receiver, assignTo } = statement;
    let args = statement.args.map((value) => this.#resolve(value));
    if (receiver !== undefined) {
      const table = this.#variables.get(receiver);
      if (!(table instanceof TableReference))
        throw new ShellError(`${receiver} is not a table; try ${receiver} = get_table 'name'`);
      args = [Buffer.from(table.name), ...args];
    }
    if (args.length === 0 && receiver === undefined && this.#variables.has(command))
      return { value: this.#variables.get(command), timed: false };
    if (command === 'help') {
      this.#help(args);
      return { value: undefined, timed: false };
    }
    const known = COMMANDS.get(command);
    if (known === undefined) throw new ShellError(unknownCommand(command));
    if (args.length < known.arity[0] || args.length > known.arity[1])
      throw new ShellError(`wrong number of arguments (given ${args.length}, expected ${arityText(known.arity)})`);
    const value = await known.run(this.#context(), args);
    if (assignTo !== undefined) this.#variables.set(assignTo, value as Value | TableReference);
    return { value, timed: true };
  }

  #context(): CommandContext {
    const { connection, readFile, user, clock } = this.#options;
    return { connection, readFile, user, clock, ask: () => this.#ask(), printer: this.#printer };
  }

  /** A script answers in its next line. */
  #ask(): Promise<string> {
    const [next] = this.#following;
    if (next === undefined || !ANSWER.test(next.command) || next.args.length > 0)
      return (this.#options.ask ?? nobody)();
    this.#following.shift();
    return Promise.resolve(next.command);
  }

  #resolve(value: Value): Value {
    if (value instanceof Reference) {
      const found = this.#variables.get(value.name);
      if (found === undefined)
        throw new ShellError(
          `undefined local variable or method '${value.name}'; a name of a table, row or column stands in quotes`,
        );
      return found instanceof TableReference ? Buffer.from(found.name) : found;
    }
    if (Array.isArray(value)) return value.map((item) => this.#resolve(item));
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, this.#resolve(item)]));
    return value;
  }

  #help(args: Value[]): void {
    const name = args.length > 0 ? String(args[0]) : undefined;
    const known = name === undefined ? undefined : COMMANDS.get(name);
    if (known !== undefined) {
      this.#printer.line(known.help);
      return;
    }
    const groups = name === undefined ? HELP_GROUPS : HELP_GROUPS.filter((group) => group.name === name);
    if (groups.length === 0) throw new ShellError(unknownCommand(name!));
    this.#printer.line('Colonnade shell: HBase’s commands. Type help "command" for one of them, exit to leave.');
    this.#printer.line();
    this.#printer.line('COMMAND GROUPS:');
    for (const group of groups) {
      this.#printer.line(`  Group name: ${group.name}`);
      this.#printer.line(`  Commands: ${group.commands.join(', ')}`);
      this.#printer.line();
    }
    this.#printer.line('Quote all names of tables, rows and columns: "x" takes escapes as \\xNN, \'x\' is literal.');
  }
}

const ANSWER = /^(y|n|yes|no)$/i;

function nobody(): Promise<string> {
  return Promise.reject(new ShellError('nobody is there to answer: name what is to be deleted one by one'));
}

function arityText([least, most]: readonly [number, number]): string {
  if (most === Number.POSITIVE_INFINITY) return `${least}+`;
  return least === most ? String(least) : `${least}..${most}`;
}

function unknownCommand(name: string): string {
  const near = [...COMMANDS.keys()].find((command) => command.startsWith(name) || name.startsWith(command));
  return `undefined method '${name}'${near === undefined ? '' : `; did you mean ${near}?`} (help lists the commands)`;
}

/** The error as the shell words it: HBase's exceptions by their short texts. */
async function explain(error: unknown, statement: Statement, connection: Connection): Promise<Error> {
  if (!(error instanceof ColonnadeError)) return error instanceof Error ? error : new Error(String(error));
  const first = Buffer.isBuffer(statement.args[0]) ? statement.args[0].toString() : String(statement.args[0] ?? '');
  const shortName = error.javaClass.slice(error.javaClass.lastIndexOf('.') + 1);
  const told = (message: string) =>
    hbaseError(error.javaClass as `${string}.${string}`, message, { cause: error, retry: error.retry });
  switch (shortName) {
    case 'NoSuchColumnFamilyException': {
      const table = await connection.admin.describe(first).catch(() => undefined);
      if (table === undefined) return error;
      return told(
        `Unknown column family! Valid column names: ${table.families.map((family) => `${family.nameAsString}:*`).join(', ')}`,
      );
    }
    case 'TableNotFoundException':
      return told(`Unknown table ${first}!`);
    case 'TableNotEnabledException':
      return told(`Table ${first} is disabled!`);
    case 'TableNotDisabledException':
      return told(`Table ${first} should be disabled!`);
    case 'TableExistsException':
      return told(`Table already exists: ${first}!`);
    case 'NamespaceNotFoundException':
      return told(`Unknown namespace ${/[^\s]+$/.exec(error.message.split('\n')[0])?.[0] ?? first}!`);
    default:
      return error;
  }
}

/** A value as Ruby's inspect writes it. */
function inspect(value: unknown): string {
  if (value instanceof TableReference) return `Hbase::Table - ${value.name}`;
  if (Buffer.isBuffer(value)) return JSON.stringify(value.toString());
  if (Array.isArray(value)) return `[${value.map(inspect).join(', ')}]`;
  if (value === null) return 'nil';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
