import type { CellList } from '../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
  TYPE_PUT,
} from '../cell/key-value.ts';
import { type BytesInput, bytesFrom } from './bytes-input.ts';

const CELL_TYPES = {
  [TYPE_PUT]: 'Put',
  [TYPE_DELETE]: 'Delete',
  [TYPE_DELETE_FAMILY_VERSION]: 'DeleteFamilyVersion',
  [TYPE_DELETE_COLUMN]: 'DeleteColumn',
  [TYPE_DELETE_FAMILY]: 'DeleteFamily',
} as const;
/** All but Put are seen by raw scans only. */
export type CellTypeName = (typeof CELL_TYPES)[keyof typeof CELL_TYPES];

/** One version of one column. Its buffers share memory with the answer they came in: copy what is kept for long. */
export class Cell {
  readonly row: Buffer;
  readonly family: Buffer;
  readonly qualifier: Buffer;
  readonly timestamp: bigint;
  readonly type: CellTypeName;
  readonly value: Buffer;

  constructor(cells: CellList, i: number) {
    const { bytes, view } = cells.slab;
    const o = cells.offsets[i];
    const slice = (at: number, length: number) => bytes.subarray(at, at + length);
    this.row = slice(kvRowOffset(o), kvRowLength(view, o));
    this.family = slice(kvFamilyOffset(view, o), kvFamilyLength(view, o));
    this.qualifier = slice(kvQualifierOffset(view, o), kvQualifierLength(view, o));
    this.timestamp = kvTimestamp(view, o);
    this.type = CELL_TYPES[kvType(view, o) as keyof typeof CELL_TYPES] ?? 'Put';
    this.value = slice(kvValueOffset(view, o), kvValueLength(view, o));
  }
  /** The value as UTF-8. */
  get text(): string {
    return this.value.toString();
  }
}

/**
 * The cells of one row that a read gave back, in HBase's order (family, qualifier, newest first). A row that is not there is an empty one.
 *
 * @example
 * const row = await table.get('r1');
 * row.isEmpty; // false
 * row.value('f', 'q')?.toString(); // 'v'
 * for (const cell of row.cells) console.log(cell.qualifier.toString(), cell.timestamp, cell.text);
 */
export class Row implements Iterable<Cell> {
  /** The row's key. */
  readonly key: Buffer;
  /** More cells of this row may follow in the next result: only with `batch` or `allowPartialResults`. */
  readonly partial: boolean;
  /** Read from a replica that may lag behind. */
  readonly stale: boolean;
  /** The cells as bytes, for those who want no objects. */
  readonly cellList: CellList;
  #cells: Cell[] | undefined;

  constructor(key: Buffer, cells: CellList, partial = false, stale = false) {
    this.key = key;
    this.cellList = cells;
    this.partial = partial;
    this.stale = stale;
  }

  get isEmpty(): boolean {
    return this.cellList.length === 0;
  }
  /** Made on first use. */
  get cells(): readonly Cell[] {
    return (this.#cells ??= this.cellList.offsets.map((_, i) => new Cell(this.cellList, i)));
  }
  [Symbol.iterator](): Iterator<Cell> {
    return this.cells[Symbol.iterator]();
  }

  /** The newest version of a column that was read; undefined when there is none. The qualifier is the empty one when absent. */
  get(family: BytesInput, qualifier: BytesInput = ''): Cell | undefined {
    const i = this.#indexOf(bytesFrom(family, 'family'), bytesFrom(qualifier, 'qualifier'));
    return i < 0 ? undefined : this.#cellAt(i);
  }
  /** The value of the newest version. */
  value(family: BytesInput, qualifier: BytesInput = ''): Buffer | undefined {
    const i = this.#indexOf(bytesFrom(family, 'family'), bytesFrom(qualifier, 'qualifier'));
    if (i < 0) return undefined;
    const { bytes, view } = this.cellList.slab;
    const at = kvValueOffset(view, this.cellList.offsets[i]);
    return bytes.subarray(at, at + kvValueLength(view, this.cellList.offsets[i]));
  }
  /** The value of the newest version, as UTF-8. */
  text(family: BytesInput, qualifier: BytesInput = ''): string | undefined {
    return this.value(family, qualifier)?.toString();
  }
  /** The value of the newest version as the 64-bit number that increments write; undefined when it is not eight bytes. */
  counter(family: BytesInput, qualifier: BytesInput = ''): bigint | undefined {
    const value = this.value(family, qualifier);
    return value?.length === 8 ? value.readBigInt64BE() : undefined;
  }
  /** All versions of a column that were read, newest first. */
  versions(family: BytesInput, qualifier: BytesInput = ''): Cell[] {
    const wantedFamily = bytesFrom(family, 'family');
    const wantedQualifier = bytesFrom(qualifier, 'qualifier');
    return this.cells.filter((cell) => cell.family.equals(wantedFamily) && cell.qualifier.equals(wantedQualifier));
  }
  /** True when the column was read, whatever its value. */
  has(family: BytesInput, qualifier: BytesInput = ''): boolean {
    return this.#indexOf(bytesFrom(family, 'family'), bytesFrom(qualifier, 'qualifier')) >= 0;
  }

  #cellAt(i: number): Cell {
    return this.#cells?.[i] ?? new Cell(this.cellList, i);
  }
  /** Rows are short, and results of mutateRow come in the order of their mutations: so no bisection. */
  #indexOf(family: Buffer, qualifier: Buffer): number {
    const { slab, offsets } = this.cellList;
    const { bytes, view } = slab;
    for (let i = 0; i < offsets.length; i++) {
      const o = offsets[i];
      const q = kvQualifierOffset(view, o);
      if (kvQualifierLength(view, o) !== qualifier.length || qualifier.compare(bytes, q, q + qualifier.length) !== 0) {
        continue;
      }
      const f = kvFamilyOffset(view, o);
      if (q - f === family.length && family.compare(bytes, f, q) === 0) return i;
    }
    return -1;
  }
}
