// `colonnade hfile`: HFilePrettyPrinter (HBase 2.6.1), and beyond it the same as JSON and as a picture.

import type { FileStorage } from '../../storage/file-storage.ts';
import { headerLines, indexLines } from './block-text.ts';
import { CellChecks } from './cell-checks.ts';
import { CellCollector } from './cell-collector.ts';
import { jsonLines } from './json-lines.ts';
import { cellKeyText, valueText } from './key-text.ts';
import { metaLines } from './meta-text.ts';
import { OpenedHFile } from './opened-hfile.ts';
import { pictureLines } from './picture.ts';
import type { PrintOptions, PrintWorld } from './print-options.ts';

/** Status of HBase's tool for a file that is not there or cannot be read. */
export const UNREADABLE = -2;

/** Prints what is asked for of each file; 0, or the status at the first file that cannot be read. */
export async function printHFiles(paths: readonly string[], options: PrintOptions, world: PrintWorld): Promise<number> {
  let count = 0;
  for (const path of paths) {
    if (options.verbose && !options.json) await world.print(`Scanning -> ${path}`);
    const raw = await world.open(path);
    if (raw === undefined) {
      world.warn(`ERROR, file doesnt exist: ${path}`);
      return UNREADABLE;
    }
    let file: OpenedHFile | undefined;
    try {
      file = await OpenedHFile.open(path, raw);
      count += await printOne(file, options, world);
    } catch (error) {
      world.warn(`Error reading ${path}: ${(error as Error).message}`);
      return UNREADABLE;
    } finally {
      await file?.close();
    }
  }
  if ((options.verbose || printsKeys(options)) && !options.json) await world.print(`Scanned kv count -> ${count}`);
  return 0;
}

function printsKeys(options: PrintOptions): boolean {
  return options.printkey === true || options.printkv === true;
}

/** Returns how many cells were looked at. */
async function printOne(file: OpenedHFile, options: PrintOptions, world: PrintWorld): Promise<number> {
  const printAll = async (lines: Iterable<string> | AsyncIterable<string>) => {
    for await (const line of lines) await world.print(line);
  };
  if (options.json) {
    await printAll(jsonLines(file, options));
    return 0;
  }
  const collector = options.stats || options.details ? new CellCollector() : undefined;
  let count = 0;
  const { checkrow, checkfamily, checkMobIntegrity, verbose } = options;
  if (verbose || printsKeys(options) || checkrow || checkfamily || collector || checkMobIntegrity) {
    const checks = new CellChecks(file.path, options, world);
    for await (const cursor of file.cells(options.row)) {
      collector?.add(cursor);
      if (printsKeys(options))
        await world.print(`K: ${cellKeyText(cursor)}${options.printkv ? ` V: ${valueText(cursor)}` : ''}`);
      await checks.check(cursor);
      count++;
    }
  }
  if (options.printmeta) await printAll(metaLines(file));
  if (options.printblocks) await printAll(indexLines(file));
  if (options.printblockheaders) await printAll(headerLines(file));
  if (collector !== undefined) await printAll(collector.lines(options.details === true));
  if (options.picture) await printAll(pictureLines(file));
  return count;
}

/** The store files of a region's families, as HBase's tool finds them for -r. */
export async function regionFiles(files: FileStorage, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const family of await files.list(folder)) {
    if (!family.isDirectory || family.name === 'recovered.edits') continue;
    const entries = await files.list(`${folder}/${family.name}`);
    found.push(...entries.filter((entry) => !entry.isDirectory).map(({ name }) => `${folder}/${family.name}/${name}`));
  }
  return found;
}
