import { EMPTY_SLAB, type Slab } from '../../../base/slab.ts';
import type { CellCursor, Pending, SeekKey } from '../../../cell/cell-cursor.ts';
import { MutableSeekKey } from '../../../cell/seek-key.ts';
import type { CursorOptions } from '../../../hfile/store-file-reader.ts';
import type { ReadPruning } from '../store/read-pruning.ts';
import type { StoreFile } from '../store/store-file.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';

export interface StoreFileScannerOptions extends CursorOptions {
  readonly readPoint: number;
  readonly order: number;
  /** Of a read of one row: its row, so that blooms may prune the file. */
  readonly bloomRow?: Slab;
  /** And its only column. */
  readonly bloomQualifier?: Slab | undefined;
  /** Where it is counted what the bloom filter says. */
  readonly pruning?: ReadPruning;
}

/**
 * A reader of a store file: passes over cells above its read point, and tells the cells of a bulk-loaded file by the file's sequence id.
 * Holds the file until `close`. Nothing is read before the first seek, and nothing at all of a file whose bloom filter has not the row.
 */
export class StoreFileScanner implements KeyValueScanner {
  valid = false;
  slab: Slab = EMPTY_SLAB;
  offset = 0;
  readonly order: number;
  readonly #file: StoreFile;
  readonly #cursor: CellCursor;
  readonly #readPoint: number;
  /** The sequence id of all cells of a bulk-loaded file; −1: they have their own. */
  readonly #fixedSequenceId: number;
  readonly #mayHideCells: boolean;
  readonly #options: StoreFileScannerOptions;
  /** Whether the bloom filter lets the file through; undefined while unasked. */
  #bloomAnswer: boolean | undefined;
  /** The cursor has moved; only invisible cells remain to be passed over. */
  #passing = false;
  #goingBack = false;
  #closed = false;
  #bound: MutableSeekKey | undefined;

  constructor(file: StoreFile, options: StoreFileScannerOptions) {
    const reader = file.reader;
    this.#file = file;
    this.#options = options;
    this.#cursor = reader.cursor(options);
    this.#readPoint = options.readPoint;
    this.order = options.order;
    this.#fixedSequenceId = file.cellsTakeFileSequenceId ? file.sequenceId : -1;
    this.#mayHideCells =
      this.#fixedSequenceId >= 0 ? this.#fixedSequenceId > options.readPoint : reader.maxMvcc > options.readPoint;
    this.#bloomAnswer = options.bloomRow === undefined ? true : undefined;
    file.retain();
  }

  get sequenceId(): number {
    return this.#fixedSequenceId >= 0 ? this.#fixedSequenceId : this.#cursor.sequenceId;
  }
  get tagsOffset(): number {
    return this.#cursor.tagsOffset;
  }
  get tagsLength(): number {
    return this.#cursor.tagsLength;
  }

  next(): Pending {
    if (!this.#passing) {
      const pending = this.#cursor.next();
      if (pending !== undefined) return pending;
    }
    return this.#settle();
  }

  seek(key: SeekKey): Pending {
    if (this.#bloomAnswer !== true) {
      const pending = this.#askBloom();
      if (pending !== undefined) return pending;
      if (this.#bloomAnswer === false) return undefined;
    }
    if (!this.#passing) {
      const pending = this.#cursor.seek(key);
      if (pending !== undefined) return pending;
    }
    return this.#settle();
  }

  reseek(key: SeekKey): Pending {
    if (!this.valid && !this.#passing) return undefined;
    if (!this.#passing) {
      const pending = this.#cursor.reseek(key);
      if (pending !== undefined) return pending;
    }
    return this.#settle();
  }

  seekToPreviousRow(row: Slab, offset: number, length: number): Pending {
    if (!this.#goingBack) {
      const bound = (this.#bound ??= new MutableSeekKey());
      bound.setFirstOnRow(row, offset, length);
      this.#goingBack = true;
      this.#passing = false;
    }
    return this.#goBack(false);
  }

  seekToLastRow(): Pending {
    if (!this.#goingBack) {
      this.#bound ??= new MutableSeekKey();
      this.#goingBack = true;
      this.#passing = false;
      this.#bound.length = 0;
    }
    return this.#goBack(this.#bound!.length === 0);
  }

  close(): void {
    this.valid = false;
    if (this.#closed) return;
    this.#closed = true;
    this.#cursor.close();
    this.#file.release();
  }

  /** To the first visible cell of the last row before #bound that has one (or of the last row of all). */
  #goBack(fromEnd: boolean): Pending {
    const cursor = this.#cursor;
    const bound = this.#bound!;
    for (;;) {
      if (!this.#passing) {
        const pending = fromEnd
          ? cursor.seekToLastRow()
          : cursor.seekToPreviousRow(bound.slab, 2, bound.slab.view.getUint16(0));
        if (pending !== undefined) return pending;
        fromEnd = false;
        if (!cursor.valid) break;
        const { slab, offset } = cursor;
        bound.setFirstOnRow(slab, offset + 10, slab.view.getUint16(offset + 8));
      }
      const pending = this.#settle();
      if (pending !== undefined) return pending;
      if (this.valid && this.#isInBoundRow()) break;
    }
    this.#goingBack = false;
    return this.#settle();
  }

  #isInBoundRow(): boolean {
    const bound = this.#bound!.slab;
    const length = this.slab.view.getUint16(this.offset + 8);
    return (
      this.#file.reader.comparator.compareRows(
        bound,
        2,
        bound.view.getUint16(0),
        this.slab,
        this.offset + 10,
        length,
      ) === 0
    );
  }

  /** Passes over cells that the read point hides, and takes the cursor's cell as its own. */
  #settle(): Pending {
    const cursor = this.#cursor;
    if (this.#mayHideCells) {
      this.#passing = true;
      while (cursor.valid && this.sequenceId > this.#readPoint) {
        const pending = cursor.next();
        if (pending !== undefined) return pending;
      }
      this.#passing = false;
    }
    this.valid = cursor.valid;
    if (!cursor.valid) return undefined;
    this.slab = cursor.slab;
    this.offset = cursor.offset;
    return undefined;
  }

  #askBloom(): Pending {
    const { bloomRow, bloomQualifier } = this.#options;
    if (this.#bloomAnswer === false || bloomRow === undefined) return undefined;
    const reader = this.#file.reader;
    const answer =
      bloomQualifier === undefined
        ? reader.mayContainRow(bloomRow, 0, bloomRow.bytes.length)
        : reader.mayContainRowColumn(
            bloomRow,
            0,
            bloomRow.bytes.length,
            bloomQualifier,
            0,
            bloomQualifier.bytes.length,
          );
    if (typeof answer === 'boolean') {
      this.#takeAnswer(answer);
      return undefined;
    }
    return answer.then((result) => this.#takeAnswer(result));
  }

  #takeAnswer(answer: boolean): void {
    this.#bloomAnswer = answer;
    const { pruning } = this.#options;
    if (pruning === undefined) return;
    if (this.#file.reader.bloomType === 'NONE') {
      pruning.bloomEligible++;
      return;
    }
    pruning.bloomRequests++;
    if (!answer) pruning.bloomNegatives++;
  }
}
