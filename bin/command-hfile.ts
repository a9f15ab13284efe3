// `colonnade hfile`: HBase's HFilePrettyPrinter.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromStringBinary } from '../base/bytes.ts';
import { hbaseError } from '../base/errors.ts';
import { encodedNameOf, parseRegionName } from '../model/region-info.ts';
import { layout } from '../rootdir/directory-layout.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { MobFiles } from '../tools/hfile/mob-files.ts';
import { printHFiles, regionFiles, UNREADABLE } from '../tools/hfile/print-hfiles.ts';
import type { PrintOptions } from '../tools/hfile/print-options.ts';
import { loadSettings } from './load-settings.ts';

export interface HFileCommandOptions extends Omit<PrintOptions, 'row'> {
  file?: string;
  region?: string;
  seekToRow?: string;
  data?: string;
  config?: string;
  define: readonly string[];
}

export async function commandHFile(named: readonly string[], options: HFileCommandOptions): Promise<void> {
  const print = (line: string) =>
    new Promise<void>((done) => {
      if (process.stdout.write(`${line}\n`)) done();
      else process.stdout.once('drain', done);
    });
  // `colonnade hfile … | head` is no failure.
  process.stdout.on('error', () => process.exit(0));
  const root = await rootDirectory(options);
  const paths = options.file === undefined ? [] : [shown(options.file)];
  if (options.region !== undefined) paths.push(...(await filesOfRegion(root, options.region, options, print)));
  paths.push(...named.map(shown));
  if (options.checkMobIntegrity && options.verbose && !options.json) await print('checkMobIntegrity is enabled');
  if (options.seekToRow === '') throw hbaseError('IllegalArgumentException', 'Invalid row is specified.');
  const { seekToRow, ...rest } = options;
  const status = await printHFiles(
    paths,
    { ...rest, ...(seekToRow !== undefined && { row: fromStringBinary(seekToRow) }) },
    { open, print, warn: console.error, mobFiles: new MobFiles(root) },
  );
  // As a process of HBase's tool ends.
  process.exitCode = status === UNREADABLE ? 254 : status;
}

async function rootDirectory(options: HFileCommandOptions): Promise<LocalFileStorage> {
  if (options.data !== undefined) return new LocalFileStorage(options.data);
  const settings = await loadSettings({ ...options, environment: process.env });
  return new LocalFileStorage(localPath(settings.text('hbase.rootdir')));
}

async function filesOfRegion(
  root: LocalFileStorage,
  name: string,
  options: HFileCommandOptions,
  print: (line: string) => Promise<void>,
): Promise<string[]> {
  const bytes = Buffer.from(name);
  const folder = layout.regionFolder(parseRegionName(bytes).tableName, encodedNameOf(bytes));
  const place = (path: string) => `file:${join(root.localRoot, path)}`;
  const found = (await regionFiles(root, folder)).map(place);
  if (options.verbose && !options.json) {
    await print(`region dir -> ${place(folder)}`);
    await print(`Number of region files found -> ${found.length}`);
    for (const [i, path] of found.entries()) await print(`Found file[${i + 1}] -> ${path}`);
  }
  return found;
}

/** As Hadoop's Path prints it: `file:///x` is `file:/x`. */
function shown(path: string): string {
  return path.replace(/^file:\/\/\/?/, 'file:/').replace(/(?<!:)\/{2,}/g, '/');
}

function localPath(path: string): string {
  return path.startsWith('file:') ? fileURLToPath(path) : path;
}

async function open(path: string): Promise<RandomAccessFile | undefined> {
  const absolute = resolve(localPath(path));
  if (!existsSync(absolute) || !statSync(absolute).isFile()) return undefined;
  return new LocalFileStorage('/').open(absolute.slice(1));
}
