import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { Pending } from '../../../cell/cell-cursor.ts';
import { kvLength } from '../../../cell/key-value.ts';
import { firstOnRow, MutableSeekKey } from '../../../cell/seek-key.ts';
import type { MobCellWriter } from '../mob/mob-cell-writer.ts';
import { KeyValueHeap } from '../scan/key-value-heap.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { MatchCode } from '../scan/match-code.ts';
import type { CompactionQueryMatcher } from './compaction-query-matcher.ts';
import type { CellSink } from './split-outputs.ts';

export interface RewriteOptions {
  readonly comparator: CellComparator;
  readonly matcher: CompactionQueryMatcher;
  /** Sequence ids up to this one are written as 0; −1: none. */
  readonly zeroSequenceIdsUpTo: number;
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'> | undefined;
  /** Of a MOB family: where large values go. */
  readonly mob?: MobCellWriter | undefined;
  /** Awaited after each piece written, to let others have the disk. */
  readonly throttle?: (() => Promise<void>) | undefined;
  /** Awaited after so many cells looked at that others should have their turn. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** Cells between two looks at the signal, when no piece is due. */
const CELLS_PER_CHECK = 4096;

/** Merges scanners and writes what the matcher keeps. Used by flushes and compactions. */
export async function rewriteCells(
  scanners: readonly KeyValueScanner[],
  writer: CellSink,
  options: RewriteOptions,
): Promise<void> {
  const { signal, throttle, pause } = options;
  const rewriting = new Rewriting(scanners, writer, options);
  while (!rewriting.isDone) {
    const pending = rewriting.goOn();
    if (pending !== undefined) {
      await pending;
      continue;
    }
    if (writer.drainNeeded) {
      await writer.drain();
      await throttle?.();
    }
    signal?.throwIfAborted();
    if (pause !== undefined) await pause();
  }
}

/** START: place the scanners. JUDGE: is the cell kept? BEGIN: its output may have to be begun. WRITE: the cell. MOVE: to the next that is looked at. */
const Step = { START: 0, JUDGE: 1, BEGIN: 2, WRITE: 3, MOVE: 4 } as const;
type Step = (typeof Step)[keyof typeof Step];

/** The work between two waits, without a promise for each cell. */
class Rewriting {
  isDone = false;
  readonly #heap: KeyValueHeap;
  readonly #writer: CellSink;
  readonly #matcher: CompactionQueryMatcher;
  readonly #mob: MobCellWriter | undefined;
  readonly #zeroUpTo: number;
  readonly #begins: boolean;
  readonly #start = firstOnRow(Buffer.alloc(0));
  readonly #target = new MutableSeekKey();
  #step: Step = Step.START;
  #skipping = false;
  #untilCheck = CELLS_PER_CHECK;

  constructor(
    scanners: readonly KeyValueScanner[],
    writer: CellSink,
    { comparator, matcher, mob, zeroSequenceIdsUpTo }: RewriteOptions,
  ) {
    this.#heap = new KeyValueHeap(scanners, comparator, false);
    this.#writer = writer;
    this.#matcher = matcher;
    this.#mob = mob;
    this.#zeroUpTo = zeroSequenceIdsUpTo;
    this.#begins = writer.prepare !== undefined && mob === undefined;
  }

  /** Goes on until it must wait, or to the end, or until a piece is full or others are to be asked. */
  goOn(): Pending {
    const heap = this.#heap;
    if (this.#step === Step.START) {
      const pending = heap.start((scanner) => scanner.seek(this.#start));
      if (pending !== undefined) return pending;
      this.#step = Step.JUDGE;
    }
    // Before the loop, not after it: there compiled code of the loop would meet what it has never seen, each time anew.
    if (this.#untilCheck <= 0) this.#untilCheck = CELLS_PER_CHECK;
    while (!this.#writer.drainNeeded && --this.#untilCheck > 0) {
      const cell = heap.current;
      if (cell === undefined) {
        this.isDone = true;
        return undefined;
      }
      const pending = this.#rewrite(cell);
      if (pending !== undefined) return pending;
    }
    return undefined;
  }

  #rewrite(cell: KeyValueScanner): Pending {
    if (this.#step === Step.JUDGE) this.#judge(cell);
    if (this.#step === Step.BEGIN) {
      this.#step = Step.WRITE;
      const pending = this.#writer.prepare!(cell);
      if (pending !== undefined) return pending;
    }
    if (this.#step === Step.WRITE) {
      if (this.#mob === undefined) this.#append(cell);
      else {
        const pending = this.#mob.append(this.#writer, cell);
        if (pending !== undefined) return pending;
      }
      this.#step = Step.MOVE;
    }
    const heap = this.#heap;
    do {
      const pending = heap.next();
      if (pending !== undefined) return pending;
    } while (this.#skipping && heap.current !== undefined && heap.compareKeyToCurrent(this.#target) > 0);
    this.#step = Step.JUDGE;
    return undefined;
  }

  #judge(cell: KeyValueScanner): void {
    const matcher = this.#matcher;
    const code = matcher.match(cell);
    this.#step = Step.MOVE;
    this.#skipping = false;
    switch (code) {
      case MatchCode.INCLUDE:
        this.#step = this.#begins ? Step.BEGIN : Step.WRITE;
        break;
      case MatchCode.INCLUDE_AND_SEEK_NEXT_COL:
        this.#step = this.#begins ? Step.BEGIN : Step.WRITE;
        this.#skipping = matcher.setNextColumn(cell, this.#target);
        break;
      case MatchCode.SEEK_NEXT_COL:
        this.#skipping = matcher.setNextColumn(cell, this.#target);
        break;
      case MatchCode.SEEK_NEXT_ROW:
        this.#target.setLastOnRow(cell.slab, cell.offset);
        this.#skipping = true;
        break;
    }
  }

  #append(cell: KeyValueScanner): void {
    const { slab, offset, sequenceId } = cell;
    this.#writer.append(
      slab,
      offset,
      kvLength(slab.view, offset),
      slab,
      cell.tagsOffset,
      cell.tagsLength,
      sequenceId <= this.#zeroUpTo ? 0 : sequenceId,
    );
  }
}
