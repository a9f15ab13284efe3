// `colonnade shell`: interactive with history and completion, or a script or a pipe with an exit status.
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  const session = new Session({
    connection,
    clock: systemClock,
    interactive: interactive || options.noninteractive === false,
    readFile: (path) => readFile(path, 'utf8'),
    user: userInfo().username,
    output: {
      write: (text) => void process.stdout.write(text),
      get width() {
        return process.stdout.isTTY ? process.stdout.columns : 0;
      },
    },
  });
  let status = 0;
  try {
    if (interactive) await converse(session);
    else await session.run(source ?? (await readAll(process.stdin)));
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

async function converse(session: Session): Promise<void> {
  process.stdout.write('Colonnade shell. help lists the commands, exit leaves.\n');
  const history = existsSync(HISTORY)
    ? (await readFile(HISTORY, 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .slice(-HISTORY_LINES)
        .reverse()
    : [];
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    history,
    historySize: HISTORY_LINES,
    completer: complete,
  });
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
  for await (const line of terminal) {
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
