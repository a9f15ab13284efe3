// `colonnade shell`: interactive with history and completion, or a script or a pipe with an exit status.
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { systemClock } from '../base/clock.ts';
import { connect } from '../client/index.ts';
import { COMMANDS } from '../client/shell/commands/index.ts';
import { isIncomplete } from '../client/shell/parser.ts';
import { Session } from '../client/shell/session.ts';

export interface ShellOptions {
  quorum: string;
  bootstrap?: string;
  noninteractive?: boolean;
  execute?: string;
}

const HISTORY = join(homedir(), '.colonnade_history');
const HISTORY_LINES = 1000;

export async function commandShell(script: string | undefined, options: ShellOptions): Promise<void> {
  const interactive = script === undefined && options.execute === undefined && process.stdin.isTTY === true;
  const source = options.execute ?? (script === undefined ? undefined : await readFile(script, 'utf8'));
  const where = options.bootstrap === undefined ? { quorum: options.quorum } : { bootstrap: options.bootstrap };
  const connection = await connect({ ...where, connectTimeoutMs: 10_000 });
  const input = new Input(interactive);
  const session = new Session({
    connection,
    clock: systemClock,
    interactive,
    goesOn: options.noninteractive !== true && options.execute === undefined,
    readFile: (path) => readFile(path, 'utf8'),
    user: userInfo().username,
    // A script that comes through a pipe has its answers in it.
    ...(interactive || source !== undefined ? { ask: () => input.line() } : {}),
    output: {
      write: (text) => void process.stdout.write(text),
      get width() {
        return process.stdout.isTTY ? process.stdout.columns : 0;
      },
    },
  });
  let status = 0;
  try {
    if (interactive) await converse(session, input);
    else {
      await session.run(source ?? (await readAll(process.stdin)));
      if (session.failures > 0) status = 1;
    }
  } catch (error) {
    const { javaClass, name, message } = error as Error & { javaClass?: string };
    console.error(`ERROR ${javaClass ?? name}: ${message}`);
    status = 1;
  }
  await connection.close();
  process.exit(status);
}

async function readAll(stream: NodeJS.ReadStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** Lines of standard input, which commands ask for too. */
class Input {
  readonly #interactive: boolean;
  #terminal: Interface | undefined;
  #lines: AsyncIterator<string> | undefined;

  constructor(interactive: boolean) {
    this.#interactive = interactive;
  }

  get terminal(): Interface {
    if (this.#terminal !== undefined) return this.#terminal;
    const { stdin, stdout } = process;
    this.#terminal = this.#interactive
      ? createInterface({
          ...{ input: stdin, output: stdout, completer: complete },
          ...{ history: readHistory(), historySize: HISTORY_LINES },
        })
      : createInterface({ input: stdin });
    this.#lines = this.#terminal[Symbol.asyncIterator]();
    return this.#terminal;
  }

  /** Empty at the end of the input. */
  async line(): Promise<string> {
    return (await this.next()) ?? '';
  }
  async next(): Promise<string | undefined> {
    void this.terminal;
    const { value, done } = await this.#lines!.next();
    return done === true ? undefined : value;
  }
}

function readHistory(): string[] {
  if (!existsSync(HISTORY)) return [];
  const lines = readFileSync(HISTORY, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .slice(-HISTORY_LINES)
    .reverse();
}

async function converse(session: Session, input: Input): Promise<void> {
  process.stdout.write('Colonnade shell. help lists the commands, exit leaves.\n');
  const { terminal } = input;
  let pending = '';
  const prompt = () => {
    terminal.setPrompt(pending === '' ? 'colonnade> ' : '        *> ');
    terminal.prompt();
  };
  terminal.on('SIGINT', () => {
    pending = '';
    process.stdout.write('^C\n');
    prompt();
  });
  prompt();
  for (let line = await input.next(); line !== undefined; line = await input.next()) {
    pending = pending === '' ? line : `${pending}\n${line}`;
    if (!isIncomplete(pending)) {
      const source = pending;
      pending = '';
      if (source.trim() !== '') {
        await appendFile(HISTORY, `${source.replaceAll('\n', ' ')}\n`).catch(() => {});
        await session.run(source);
      }
      if (session.ended) break;
    }
    prompt();
  }
  terminal.close();
}

const OPTION_NAMES = [
  'NAME',
  'VERSIONS',
  'MIN_VERSIONS',
  'TTL',
  'BLOOMFILTER',
  'COMPRESSION',
  'BLOCKSIZE',
  'KEEP_DELETED_CELLS',
  'DATA_BLOCK_ENCODING',
  'IN_MEMORY',
  'BLOCKCACHE',
  'METHOD',
  'SPLITS',
  'NUMREGIONS',
  'SPLITALGO',
  'COLUMN',
  'COLUMNS',
  'STARTROW',
  'STOPROW',
  'ROWPREFIXFILTER',
  'LIMIT',
  'REVERSED',
  'TIMESTAMP',
  'TIMERANGE',
  'FILTER',
  'RAW',
  'CACHE',
  'BATCH',
  'MAXLENGTH',
  'FORMATTER',
  'INTERVAL',
  'METADATA',
  'CONFIGURATION',
  'MAX_FILESIZE',
  'MEMSTORE_FLUSHSIZE',
  'DURABILITY',
  'READONLY',
];

/** Commands at the line's start, names of options elsewhere. */
function complete(line: string): [string[], string] {
  const word = /[A-Za-z_]*$/.exec(line)![0];
  const atStart =
    line.slice(0, line.length - word.length).trim() === '' ||
    /^\s*help\s+['"]?$/.test(line.slice(0, line.length - word.length));
  const names = atStart ? [...COMMANDS.keys(), 'help', 'exit'] : OPTION_NAMES;
  return [word === '' && !atStart ? [] : names.filter((name) => name.startsWith(word)).sort(), word];
}
