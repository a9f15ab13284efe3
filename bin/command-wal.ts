// `colonnade wal`: prints logs, with the flags and the output of HBase's WALPrettyPrinter.
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { WALPrinter, type WALPrintOptions } from '../wal/wal-printer.ts';
import { WALReader } from '../wal/wal-reader.ts';

const USAGE = `usage: WAL <filename...> [-f <arg>] [-g <arg>] [-h] [-j] [-k] [-p] [-r
       <arg>] [-s <arg>] [-t <arg>] [-w <arg>]
 -f,--rowPrefix <arg>    Row prefix to filter by.
 -g,--goto <arg>         Position to seek to in the file
 -h,--help               Output help message
 -j,--json               Output JSON
 -k,--outputOnlyRowKey   Print only row keys
 -p,--printvals          Print values
 -r,--region <arg>       Region to filter by. Pass encoded region name;
                         e.g. '9192caead6a5a20acb4454ffbc79fa14'
 -s,--sequence <arg>     Sequence to filter by. Pass sequence number.
 -t,--tables <arg>       Table names (comma separated) to filter by; eg:
                         test1,test2,test3
 -w,--row <arg>          Row to filter by. Pass row name.`;

/** System.exit(-1). */
const WRONG_USE = 255;

export async function commandWal(args: readonly string[]): Promise<void> {
  let asked: { files: string[]; options: WALPrintOptions } | undefined;
  try {
    asked = parse(args);
  } catch (error) {
    console.error((error as Error).message);
  }
  if (asked === undefined) {
    console.log(USAGE);
    process.exitCode = WRONG_USE;
    return;
  }
  await printAll(asked.files, asked.options);
}

function parse(args: readonly string[]): { files: string[]; options: WALPrintOptions } | undefined {
  const text = (short: string) => ({ type: 'string', short }) as const;
  const flag = (short: string) => ({ type: 'boolean', short }) as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: flag('h'),
      json: flag('j'),
      printvals: flag('p'),
      outputOnlyRowKey: flag('k'),
      tables: text('t'),
      region: text('r'),
      sequence: text('s'),
      row: text('w'),
      rowPrefix: text('f'),
      goto: text('g'),
    },
  });
  if (values.help === true || positionals.length === 0) return undefined;
  if (values.row !== undefined && values.rowPrefix !== undefined)
    throw new Error('Row and Row-prefix cannot be supplied together');
  const options: WALPrintOptions = {
    json: values.json,
    values: values.printvals,
    onlyRowKeys: values.outputOnlyRowKey,
    tables: values.tables?.split(','),
    region: values.region,
    sequenceId: numberOf(values.sequence),
    row: values.row,
    rowPrefix: values.rowPrefix,
    position: numberOf(values.goto),
  };
  return { files: positionals, options };
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || /^-?\d+$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Error(`For input string: "${text}"`);
}

async function printAll(files: readonly string[], options: WALPrintOptions): Promise<void> {
  const { stdout } = process;
  // Who reads only the beginning has what he wanted.
  stdout.on('error', () => process.exit(0));
  const printer = new WALPrinter(options, (text) => {
    if (stdout.write(text)) return undefined;
    return new Promise((resume) => stdout.once('drain', resume));
  });
  await printer.begin();
  for (const file of files) {
    const path = resolve(file.startsWith('file:') ? fileURLToPath(file.replace(/^file:\/*/, 'file:///')) : file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) {
      console.error(stat === undefined ? `ERROR, file doesnt exist: ${file}` : `${file} is not a file`);
      process.exitCode = 1;
      return;
    }
    await printFile(printer, path);
  }
  await printer.end();
}

async function printFile(printer: WALPrinter, path: string): Promise<void> {
  const reader = await WALReader.open(await new LocalLogStorage(dirname(path)).open(basename(path)));
  try {
    await printer.print(reader);
    const { kind, offset, reason } = reader.end!;
    if (kind !== 'closed')
      console.error(`${path}: the log is ${kind} at offset ${offset}${reason === undefined ? '' : `: ${reason}`}`);
  } finally {
    await reader.close();
  }
}
