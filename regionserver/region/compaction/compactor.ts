import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { kvLength } from '../../../cell/key-value.ts';
import { firstOnRow, MutableSeekKey } from '../../../cell/seek-key.ts';
import type { MobCellWriter } from '../mob/mob-cell-writer.ts';
import { KeyValueHeap } from '../scan/key-value-heap.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { MatchCode } from '../scan/match-code.ts';
import type { ScanQueryMatcher } from '../scan/scan-query-matcher.ts';
import type { CellSink } from './split-outputs.ts';

export interface RewriteOptions {
  readonly comparator: CellComparator;
  readonly matcher: ScanQueryMatcher;
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
  const { comparator, matcher, signal, throttle, pause, zeroSequenceIdsUpTo, mob } = options;
  const prepares = writer.prepare !== undefined;
  const heap = new KeyValueHeap(scanners, comparator, false);
  const start = firstOnRow(Buffer.alloc(0));
  const target = new MutableSeekKey();
  let inRow = false;
  let untilCheck = CELLS_PER_CHECK;
  for (
    let pending = heap.start((s) => s.seek(start));
    pending !== undefined;
    pending = heap.start((s) => s.seek(start))
  )
    await pending;
  for (let cell = heap.current; cell !== undefined; cell = heap.current) {
    if (!inRow) {
      matcher.startRow(cell);
      inRow = true;
    }
    let skipping = false;
    const code = matcher.match(cell);
    if (code === MatchCode.INCLUDE || code === MatchCode.INCLUDE_AND_SEEK_NEXT_COL) {
      if (mob === undefined) {
        if (prepares) {
          const beginning = writer.prepare!(cell);
          if (beginning !== undefined) await beginning;
        }
        appendCell(writer, cell, zeroSequenceIdsUpTo);
      } else
        for (let pending = mob.append(writer, cell); pending !== undefined; pending = mob.append(writer, cell))
          await pending;
    }
    switch (code) {
      case MatchCode.DONE:
        inRow = false;
        continue;
      case MatchCode.INCLUDE_AND_SEEK_NEXT_COL:
      case MatchCode.SEEK_NEXT_COL:
        skipping = matcher.setNextColumn(cell, target);
        break;
      case MatchCode.SEEK_NEXT_ROW:
        target.setLastOnRow(cell.slab, cell.offset);
        skipping = true;
        break;
    }
    do {
      for (let pending = heap.next(); pending !== undefined; pending = heap.next()) await pending;
    } while (skipping && heap.current !== undefined && heap.compareKeyToCurrent(target) > 0);
    if (writer.drainNeeded) {
      await writer.drain();
      await throttle?.();
      untilCheck = 0;
    }
    if (--untilCheck <= 0) {
      signal?.throwIfAborted();
      untilCheck = CELLS_PER_CHECK;
      if (pause !== undefined) await pause();
    }
  }
  signal?.throwIfAborted();
}

function appendCell(writer: CellSink, cell: KeyValueScanner, zeroUpTo: number): void {
  const { slab, offset, sequenceId } = cell;
  writer.append(
    slab,
    offset,
    kvLength(slab.view, offset),
    slab,
    cell.tagsOffset,
    cell.tagsLength,
    sequenceId <= zeroUpTo ? 0 : sequenceId,
  );
}
