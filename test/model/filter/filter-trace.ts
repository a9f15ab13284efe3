import { slabOf } from '../../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../../cell/cell-comparator.ts';
import type { SeekKey } from '../../../cell/cell-cursor.ts';
import { CellList } from '../../../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvRowLength,
  kvRowOffset,
  kvValueLength,
} from '../../../cell/key-value.ts';
import { type Filter, ReturnCode } from '../../../model/filter/filter.ts';
import { filterFromProto } from '../../../model/filter/filter-codec.ts';
import { pb } from '../../../proto/index.ts';

/** Bytes of family and qualifier. */
function columnOf(cell: Buffer): Buffer {
  const { view } = slabOf(cell);
  const at = kvFamilyOffset(view, 0) - 1;
  return cell.subarray(at, at + 1 + kvFamilyLength(view, 0) + kvQualifierLength(view, 0));
}
function familyOf(cell: Buffer): Buffer {
  const { view } = slabOf(cell);
  return cell.subarray(kvFamilyOffset(view, 0), kvFamilyOffset(view, 0) + kvFamilyLength(view, 0));
}

/** Where a store goes on after an answer: the index of the next cell that the filter sees. */
function nextIndex(cells: Buffer[], i: number, code: ReturnCode, hint: SeekKey | undefined): number {
  let next = i + 1;
  const skipWhile = (test: (cell: Buffer) => boolean) => {
    while (next < cells.length && test(cells[next])) next++;
  };
  if (code === ReturnCode.NEXT_COL || code === ReturnCode.INCLUDE_AND_NEXT_COL) {
    skipWhile((cell) => columnOf(cell).equals(columnOf(cells[i])));
  } else if (code === ReturnCode.NEXT_ROW || code === ReturnCode.INCLUDE_AND_SEEK_NEXT_ROW) {
    skipWhile((cell) => familyOf(cell).equals(familyOf(cells[i])));
  } else if (hint !== undefined) {
    const key = hint;
    skipWhile(
      (cell) =>
        KEY_VALUE_COMPARATOR.compareKeyToCell(key.slab, key.offset, key.length, slabOf(cell), 0) > 0 &&
        familyOf(cell).equals(familyOf(cells[i])),
    );
  }
  return next;
}

/**
 * Drives a filter over rows of cells as a region does and writes down every answer, in the form in which a program of ours around HBase's
 * own filter classes did: `far` filterAllRemaining, `rk` filterRowKey, return codes by number, `t` length of a transformed value, `h` hint,
 * `kept` cells after filterRowCells, `fr` filterRow.
 */
export function trace(filterBytes: Buffer, reversed: boolean, rows: Buffer[][]): string {
  const filter: Filter = filterFromProto(pb.Filter.decode(filterBytes));
  filter.reversed = reversed;
  const flag = (value: boolean) => (value ? '1' : '0');
  let out = `ok hfr=${flag(filter.hasFilterRow)}`;
  for (const cells of rows) {
    filter.reset();
    const first = slabOf(cells[0]);
    out += ` |far=${flag(filter.filterAllRemaining())}`;
    const filtered = filter.filterRowKey(first, kvRowOffset(0), kvRowLength(first.view, 0));
    out += `,rk=${flag(filtered)},far=${flag(filter.filterAllRemaining())}`;
    if (filtered) continue;
    const kept = new CellList();
    for (let i = 0; i < cells.length; ) {
      const slab = slabOf(cells[i]);
      const code = filter.filterCell(slab, 0);
      out += `,${code}`;
      if (
        code === ReturnCode.INCLUDE ||
        code === ReturnCode.INCLUDE_AND_NEXT_COL ||
        code === ReturnCode.INCLUDE_AND_SEEK_NEXT_ROW
      ) {
        const { view } = filter.transformCell?.(slab, 0) ?? slab;
        kept.add(cells[i]);
        out += `t${kvValueLength(view, 0)}`;
      }
      let hint: SeekKey | undefined;
      if (code === ReturnCode.SEEK_NEXT_USING_HINT) {
        hint = filter.getNextCellHint?.(slab, 0);
        out += `h${hint === undefined ? 'null' : hint.slab.bytes.toString('hex', hint.offset, hint.offset + hint.length)}`;
      }
      i = nextIndex(cells, i, code, hint);
    }
    out += `,far=${flag(filter.filterAllRemaining())}`;
    if (filter.hasFilterRow) {
      filter.filterRowCells?.(kept);
      out += `,kept=${kept.length}`;
    }
    if (!filter.hasFilterRow || kept.length > 0) out += `,fr=${flag(filter.filterRow())}`;
    out += `,far=${flag(filter.filterAllRemaining())}`;
  }
  return out;
}
