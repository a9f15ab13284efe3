import { toStringBinary } from '../../base/bytes.ts';
import type { CellCursor } from '../../cell/cell-cursor.ts';
import { ValueStatistics } from './value-statistics.ts';

/** What -s tells of a file's cells: their lengths, and their rows' sizes. */
export class CellCollector {
  readonly #all = ['Key length', 'Val length', 'Row size (bytes)', 'Row size (columns)'].map(
    (name) => new ValueStatistics(name),
  );
  #row: Buffer | undefined;
  #rowBytes = 0;
  #rowCells = 0;
  #keyLength = 0;
  #biggestRow: Buffer | undefined;
  #biggestBytes = 0;

  add(cursor: CellCursor): void {
    const { slab, offset, tagsLength } = cursor;
    const rowLength = slab.view.getUint16(offset + 8);
    const row = slab.bytes.subarray(offset + 10, offset + 10 + rowLength);
    this.#all[1].add(slab.view.getUint32(offset + 4));
    if (this.#row?.equals(row) !== true) {
      this.#endRow();
      this.#row = Buffer.from(row);
    }
    this.#keyLength = slab.view.getUint32(offset);
    this.#rowBytes += 8 + this.#keyLength + slab.view.getUint32(offset + 4) + (tagsLength > 0 ? 2 + tagsLength : 0);
    this.#rowCells++;
  }

  *lines(details: boolean): Generator<string> {
    yield 'Stats:';
    this.#endRow();
    if (this.#row === undefined) {
      yield 'no data available for statistics';
      return;
    }
    for (const statistics of this.#all) yield* statistics.lines(details);
    yield '';
    yield '';
    yield `Key of biggest row: ${toStringBinary(this.#biggestRow!)}`;
  }

  summary(): object {
    this.#endRow();
    const [keyLength, valueLength, rowBytes, rowCells] = this.#all.map((statistics) => statistics.summary());
    const biggestRow = this.#biggestRow && toStringBinary(this.#biggestRow);
    return { keyLength, valueLength, rowBytes, rowCells, biggestRow };
  }

  #endRow(): void {
    if (this.#rowCells === 0) return;
    this.#all[2].add(this.#rowBytes);
    this.#all[3].add(this.#rowCells);
    // As HBase counts: once a row, by its last cell.
    this.#all[0].add(this.#keyLength);
    if (this.#rowBytes > this.#biggestBytes) {
      this.#biggestRow = this.#row;
      this.#biggestBytes = this.#rowBytes;
    }
    this.#rowBytes = 0;
    this.#rowCells = 0;
  }
}
