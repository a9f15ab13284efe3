import { compareBytes, equalBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { kvFamilyLength, kvFamilyOffset, kvQualifierLength, kvQualifierOffset } from '../../cell/key-value.ts';
import type { Filter, ReturnCode } from './filter.ts';

/** A filter that lets everything pass; each filter overrides what it decides. */
export abstract class FilterBase implements Filter {
  /** Class name without its package, as it goes over the wire. */
  abstract readonly name: string;
  #reversed = false;

  get reversed(): boolean {
    return this.#reversed;
  }
  set reversed(reversed: boolean) {
    this.#reversed = reversed;
  }
  abstract filterCell(slab: Slab, offset: number): ReturnCode;
  /** The message of filter.proto that carries the filter's settings. */
  abstract encode(): Uint8Array;

  get hasFilterRow(): boolean {
    return false;
  }
  reset(): void {}
  filterAllRemaining(): boolean {
    return false;
  }
  filterRowKey(_slab: Slab, _rowOffset: number, _rowLength: number): boolean {
    return this.filterAllRemaining();
  }
  filterRow(): boolean {
    return false;
  }
  isFamilyEssential(_family: Buffer): boolean {
    return true;
  }
}

/** Filters that may answer with a hint from any cell: an AND list goes on asking these after another filter has said no (HBase's HintingFilter). */
export const HINTING_FILTERS: ReadonlySet<string> = new Set([
  'ColumnPrefixFilter',
  'ColumnRangeFilter',
  'FuzzyRowFilter',
  'MultiRowRangeFilter',
  'MultipleColumnPrefixFilter',
  'TimestampsFilter',
]);

/** Bytes of a setting, ready for comparison. */
export function settingOf(bytes: Uint8Array): Slab {
  return slabOf(bytes);
}

/** Is the cell of that column? */
export function isColumn(slab: Slab, offset: number, family: Slab, qualifier: Slab): boolean {
  const { view } = slab;
  return (
    equalBytes(slab, kvFamilyOffset(view, offset), kvFamilyLength(view, offset), family, 0, family.bytes.length) &&
    equalBytes(
      slab,
      kvQualifierOffset(view, offset),
      kvQualifierLength(view, offset),
      qualifier,
      0,
      qualifier.bytes.length,
    )
  );
}

/** The cell's qualifier against a setting. */
export function compareQualifier(slab: Slab, offset: number, setting: Slab): number {
  const { view } = slab;
  const length = kvQualifierLength(view, offset);
  return compareBytes(slab, kvQualifierOffset(view, offset), length, setting, 0, setting.bytes.length);
}
