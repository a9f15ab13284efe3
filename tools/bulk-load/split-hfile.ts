// A file whose rows are of several regions is written again as one file for each of them, in one pass.
import { compareBytes } from '../../base/bytes.ts';
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { kvLength, kvRowLength, kvRowOffset } from '../../cell/key-value.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import * as format from '../../hfile/hfile-format.ts';
import type { HFileReader } from '../../hfile/hfile-reader.ts';
import type { HFileScanner } from '../../hfile/hfile-scanner.ts';
import type { HFileWriter } from '../../hfile/hfile-writer.ts';
import type { FamilyParams } from '../../rootdir/family-params.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { closeBulkHFile, createBulkHFile } from './bulk-hfile.ts';

export interface SplitHFileOptions {
  readonly files: FileStorage;
  /** Where the parts are put, under names of their own. */
  readonly folder: string;
  /** Rows at which a new part begins, in order. */
  readonly boundaries: readonly Buffer[];
  readonly params: FamilyParams;
  readonly clock: Clock;
  readonly random: Random;
}

export interface HFilePart {
  readonly path: string;
  readonly length: number;
}

/** What the new file says of itself. All else that the old one says is taken over. */
const OWN_INFO: ReadonlySet<string> = new Set([
  format.KEY_VALUE_VERSION,
  format.MAX_MEMSTORE_TS_KEY,
  format.TIMERANGE,
  format.EARLIEST_PUT_TS,
  format.DELETE_FAMILY_COUNT,
  format.BLOOM_FILTER_TYPE,
  format.BLOOM_FILTER_PARAM,
  format.LAST_BLOOM_KEY,
  format.DATA_BLOCK_ENCODING,
  format.INDEX_BLOCK_ENCODING,
]);

/** The parts in order; none for ranges without rows. */
export async function splitHFile(reader: HFileReader, options: SplitHFileOptions): Promise<HFilePart[]> {
  const cursor = reader.cursor({ cacheBlocks: false, access: 'stream' });
  const starts = options.boundaries.map(slabOf);
  const parts: HFilePart[] = [];
  let part: HFileWriter | undefined;
  let passed = 0;
  try {
    const start = firstOnRow(Buffer.alloc(0));
    for (let pending = cursor.seek(start); pending !== undefined; pending = cursor.seek(start)) await pending;
    while (cursor.valid) {
      if (passed < starts.length && isAtOrBehind(cursor, starts[passed])) {
        passed++;
        if (part !== undefined) parts.push(await finished(part));
        part = undefined;
        continue;
      }
      part ??= await begun(reader, options);
      const { slab, offset, tagsOffset, tagsLength, sequenceId } = cursor;
      part.append(slab, offset, kvLength(slab.view, offset), slab, tagsOffset, tagsLength, sequenceId);
      if (part.drainNeeded) await part.drain();
      for (let pending = cursor.next(); pending !== undefined; pending = cursor.next()) await pending;
    }
    if (part !== undefined) parts.push(await finished(part));
    return parts;
  } catch (error) {
    await part?.abort().catch(() => undefined);
    for (const { path } of parts) await options.files.delete(path).catch(() => undefined);
    throw error;
  } finally {
    cursor.close();
  }
}

function isAtOrBehind({ slab, offset }: HFileScanner, boundary: Slab): boolean {
  const length = kvRowLength(slab.view, offset);
  return compareBytes(slab, kvRowOffset(offset), length, boundary, 0, boundary.bytes.length) >= 0;
}

async function begun(reader: HFileReader, options: SplitHFileOptions): Promise<HFileWriter> {
  const { files, folder, params, clock, random } = options;
  const writer = await files.create(`${folder}/${random.uuid().replaceAll('-', '')}`);
  const part = createBulkHFile(writer, params, { clock, includesTags: reader.hasTags, task: 'colonnade bulkload' });
  for (const [key, value] of reader.fileInfo)
    if (!key.startsWith('hfile.') && !OWN_INFO.has(key)) part.appendFileInfo(key, value);
  return part;
}

async function finished(part: HFileWriter): Promise<HFilePart> {
  const { path, length } = await closeBulkHFile(part);
  return { path, length };
}
