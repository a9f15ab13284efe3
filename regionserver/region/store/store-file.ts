import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';
import { MOB_FILE_REFS } from '../../../rootdir/mob-references.ts';

/** One file of a store, open. Scanners retain it; a file that a compaction replaced is archived when the last has released it. */
export class StoreFile {
  readonly path: string;
  /** Last part of the path. */
  readonly name: string;
  readonly reader: StoreFileReader;
  /** Among other files: which holds the newer cells. −1 when the file does not say. */
  readonly sequenceId: number;
  /** Some of its cells are references to MOB files. */
  readonly hasMobReferences: boolean;
  /** A compaction reads it. */
  isCompacting = false;
  #references = 0;

  constructor(path: string, reader: StoreFileReader) {
    this.path = path;
    this.name = path.slice(path.lastIndexOf('/') + 1);
    this.reader = reader;
    this.sequenceId = reader.maxSequenceId;
    this.hasMobReferences = (reader.fileInfo.get(MOB_FILE_REFS)?.length ?? 0) > 1;
  }

  /** A bulk-loaded file was written without sequence ids: its cells all have the file's, unless it says that they keep their own. */
  get cellsTakeFileSequenceId(): boolean {
    if (!this.reader.isBulkLoaded || this.sequenceId < 0) return false;
    const skipReset = this.reader.fileInfo.get('SKIP_RESET_SEQ_ID');
    return skipReset === undefined || skipReset.length === 0 || skipReset[0] === 0;
  }

  /** False when no cell can be expired, or the file does not say. `now − ttl` in milliseconds. */
  isWhollyBefore(oldestUnexpired: number): boolean {
    if (oldestUnexpired === Number.NEGATIVE_INFINITY) return false;
    const times = this.reader.timeRange;
    return times !== undefined && Number(times.max) < oldestUnexpired;
  }

  get isReferenced(): boolean {
    return this.#references > 0;
  }
  retain(): void {
    this.#references++;
  }
  release(): void {
    this.#references--;
  }
}

/** Oldest first: by sequence id, larger files first among equals, then by bulk load time and name, as HBase orders them. */
export function compareStoreFiles(a: StoreFile, b: StoreFile): number {
  return a.sequenceId - b.sequenceId || compareOfOneFlush(a, b);
}

/** The same where one compaction makes several files of different times: among equal sequence ids the later times are newer. */
export function compareStoreFilesByTime(a: StoreFile, b: StoreFile): number {
  return a.sequenceId - b.sequenceId || latestOf(a) - latestOf(b) || compareOfOneFlush(a, b);
}

function compareOfOneFlush(a: StoreFile, b: StoreFile): number {
  if (a.reader.length !== b.reader.length) return b.reader.length - a.reader.length;
  const timeA = a.reader.bulkLoadTime ?? Number.MAX_SAFE_INTEGER;
  const timeB = b.reader.bulkLoadTime ?? Number.MAX_SAFE_INTEGER;
  if (timeA !== timeB) return timeA - timeB;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function latestOf({ reader: { timeRange } }: StoreFile): number {
  return timeRange === undefined ? Number.MAX_SAFE_INTEGER : Number(timeRange.max);
}
