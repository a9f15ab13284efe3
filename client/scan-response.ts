import type { CellBlockReader } from '../cell/cell-block.ts';
import type { CellList } from '../cell/cell-list.ts';
import { kvRowLength, kvRowOffset } from '../cell/key-value.ts';
import { cellsOfResult, takeCells } from '../model/convert-result.ts';
import type { pb } from '../proto/index.ts';

/** One result of a scan's answer: a row, or a part of one. */
export interface ScanResult {
  row: Buffer;
  cells: CellList;
  /** More cells of the row may follow. */
  partial: boolean;
  stale: boolean;
}

/** The results of an answer, from its cell block or from inside the message. Their bytes are shared with it. */
export function resultsOf(response: pb.ScanResponse, block: CellBlockReader | undefined): ScanResult[] {
  const stale = response.stale ?? false;
  if (response.cells_per_result.length > 0) {
    return response.cells_per_result
      .map((count, i) => toResult(takeCells(block, count), response.partial_flag_per_result[i] ?? false, stale))
      .filter((result) => result !== undefined);
  }
  return response.results
    .map((result) => toResult(cellsOfResult(result, block), result.partial ?? false, stale || (result.stale ?? false)))
    .filter((result) => result !== undefined);
}

function toResult(cells: CellList, partial: boolean, stale: boolean): ScanResult | undefined {
  if (cells.length === 0) return undefined;
  return { row: rowOf(cells), cells, partial, stale };
}

/** The row of the first cell; shared. */
export function rowOf({ slab, offsets }: CellList): Buffer {
  const at = kvRowOffset(offsets[0]);
  return slab.bytes.subarray(at, at + kvRowLength(slab.view, offsets[0]));
}
