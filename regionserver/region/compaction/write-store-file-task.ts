// Writes a store file in a worker thread, from segments lent as shared memory or from store files opened there once more.
import { slabOf } from '../../../base/slab.ts';
import { comparatorFor } from '../../../cell/cell-comparator.ts';
import { openSource, type StoreFileSource } from '../../../rootdir/store-file-opener.ts';
import { LocalFileStorage } from '../../../storage/local-file-storage.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { SortedSegmentScanner } from '../scan/sorted-segment-scanner.ts';
import { StoreFileScanner } from '../scan/store-file-scanner.ts';
import { StoreFile } from '../store/store-file.ts';
import { type StoreFileParams, type WrittenStoreFiles, writeStoreFiles } from './write-store-file.ts';

/** Set to 1 in the control word: give up. */
export const STOP = 1;

export interface LentSegment {
  readonly chunks: readonly SharedArrayBuffer[];
  readonly references: Uint32Array;
}

export interface WriteStoreFileInput {
  /** Absolute folder of the storage. */
  readonly root: string;
  /** Where to write, relative to it; for more outputs a path is asked for. */
  readonly paths: readonly string[];
  readonly params: StoreFileParams;
  /** Oldest first. */
  readonly segments: readonly LentSegment[];
  /** Store files, oldest first. */
  readonly files: readonly StoreFileSource[];
  /** One i32. */
  readonly control: SharedArrayBuffer;
  /** Asks after each piece, a WrittenPiece, whether it may go on. */
  readonly reports: boolean;
}

/** What was written since the piece before. */
export interface WrittenPiece {
  readonly cells: number;
  readonly bytes: number;
}

export default async function writeStoreFileTask(
  input: WriteStoreFileInput,
  ask: (question: WrittenPiece | 'path') => Promise<unknown>,
): Promise<WrittenStoreFiles> {
  const storage = await LocalFileStorage.open(input.root);
  const comparator = comparatorFor(input.params.isMeta);
  const segments = input.segments.map(
    ({ chunks, references }, i) =>
      new SortedSegmentScanner(
        chunks.map((chunk) => slabOf(new Uint8Array(chunk))),
        references,
        comparator,
        input.files.length + i,
      ),
  );
  const files = await openFiles(storage, input.files);
  try {
    const scanners: KeyValueScanner[] = files.map(
      (file, order) =>
        new StoreFileScanner(file, {
          readPoint: Number.POSITIVE_INFINITY,
          order,
          cacheBlocks: false,
          access: 'stream',
        }),
    );
    const control = new Int32Array(input.control);
    const free = [...input.paths];
    return await writeStoreFiles(
      async () => storage.create(free.shift() ?? ((await ask('path')) as string)),
      [...scanners, ...segments],
      input.params,
      storage,
      {
        signal: { throwIfAborted: () => stopIfAsked(control) },
        ...(input.reports ? { onPiece: answeredOneLater(ask) } : {}),
      },
    );
  } finally {
    for (const file of files) await file.reader.close();
  }
}

/** The next piece is made while the answer for the one before it comes. */
function answeredOneLater(ask: (piece: WrittenPiece) => Promise<unknown>) {
  let before: Promise<unknown> = Promise.resolve();
  return async (cells: number, bytes: number): Promise<void> => {
    const answer = ask({ cells, bytes });
    answer.catch(() => {});
    await before;
    before = answer;
  };
}

async function openFiles(storage: LocalFileStorage, sources: readonly StoreFileSource[]): Promise<StoreFile[]> {
  const files: StoreFile[] = [];
  try {
    for (const source of sources) files.push(new StoreFile(source.name, await openSource(source, storage)));
    return files;
  } catch (error) {
    for (const file of files) await file.reader.close();
    throw error;
  }
}

function stopIfAsked(control: Int32Array): void {
  if (Atomics.load(control, 0) === STOP) throw new Error('the writing of a store file was stopped');
}
