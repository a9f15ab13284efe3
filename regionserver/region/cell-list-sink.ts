import type { Slab } from '../../base/slab.ts';
import { CellList } from '../../cell/cell-list.ts';
import type { RewindableCellSink } from '../../cell/cell-sink.ts';

/** Collects cells, with their tags, in a list of its own. */
export class CellListSink implements RewindableCellSink {
  readonly cells: CellList;

  constructor(capacityBytes = 0) {
    this.cells = new CellList(capacityBytes);
  }

  append(slab: Slab, offset: number, length: number, tagsOffset: number, tagsLength: number): void {
    this.cells.append(slab, offset, length, tagsOffset, tagsLength);
  }
  mark(): number {
    return this.cells.length;
  }
  rewind(mark: number): void {
    while (this.cells.length > mark) this.cells.remove(this.cells.length - 1);
  }
}
