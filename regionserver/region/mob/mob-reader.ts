// Finds the cell that a reference stands for. Its MOB file is in the family's folder, or, once no store file leads there any more, in the archive
// for some time yet, for those who still read old store files.
import { CorruptionError, hbaseError, StorageError } from '../../../base/errors.ts';
import type { Pending } from '../../../cell/cell-cursor.ts';
import { keyOfCell } from '../../../cell/seek-key.ts';
import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';
import { type CellPosition, copyOfCell, type MobReference, readMobReference } from './mob-cell.ts';
import type { MobFileCache } from './mob-file-cache.ts';

export interface MobReadOptions {
  /** Cells with a greater sequence id are not there. */
  readonly readPoint: number;
  readonly cacheBlocks: boolean;
}

/** The MOB file, or the cell in it, is not there, or it is damaged. */
export class MobMissError extends Error {
  readonly reference: MobReference;
  constructor(reference: MobReference, cause: unknown) {
    super(`${reference.fileName} of table ${reference.table}`, { cause });
    this.reference = reference;
  }
}

export class MobReader {
  readonly #cache: MobFileCache;
  readonly #family: string;

  constructor(cache: MobFileCache, family: string) {
    this.#cache = cache;
    this.#family = family;
  }

  /** The cell itself, a copy; MobMissError when it can't be had. */
  async read(reference: CellPosition, options: MobReadOptions): Promise<CellPosition> {
    const place = this.referenceOf(reference);
    try {
      return await this.#cache.use(place, this.#family, (reader) => find(reader, reference, options));
    } catch (error) {
      const isMiss =
        error instanceof CorruptionError || (error instanceof StorageError && error.reason === 'not-found');
      throw isMiss ? new MobMissError(place, error) : error;
    }
  }

  /** Bytes of the MOB file. */
  length(reference: MobReference): Promise<number> {
    return this.#cache.use(reference, this.#family, ({ length }) => length);
  }

  referenceOf(cell: CellPosition): MobReference {
    return readMobReference(cell, `family ${this.#family}`);
  }
}

/** Where the same key was written more than once, the write that the reference stands for; else the newest that the read point shows. */
async function find(reader: StoreFileReader, reference: CellPosition, options: MobReadOptions): Promise<CellPosition> {
  const cursor = reader.cursor({ cacheBlocks: options.cacheBlocks });
  const key = keyOfCell(reference.slab, reference.offset);
  const compare = () =>
    reader.comparator.compareKeyToCell(key.slab, key.offset, key.length, cursor.slab, cursor.offset);
  try {
    let newest: CellPosition | undefined;
    for (await done(() => cursor.seek(key)); cursor.valid && compare() === 0; await done(() => cursor.next())) {
      if (cursor.sequenceId > options.readPoint) continue;
      if (cursor.sequenceId === reference.sequenceId) return copyOfCell(cursor);
      newest ??= copyOfCell(cursor);
    }
    if (newest !== undefined) return newest;
  } finally {
    cursor.close();
  }
  throw new CorruptionError(reader.path, 0, 'a store file refers to a cell that is not there');
}

async function done(move: () => Pending): Promise<void> {
  for (let pending = move(); pending !== undefined; pending = move()) await pending;
}

/** What a client gets to know of it. */
export function mobMissError({ reference, cause }: MobMissError): Error {
  if (cause instanceof CorruptionError) return cause;
  return hbaseError(
    'DoNotRetryIOException',
    `java.io.FileNotFoundException: The mob file ${reference.fileName} of table ${reference.table} could not be found: ${(cause as Error).message}. Put it back, or read with the attribute empty.value.on.mobcell.miss`,
    { cause },
  );
}
