import { TimeRange } from '../cell/time-range.ts';
import type { pb } from '../proto/index.ts';

/** Family (latin1) → its qualifiers in byte order, without repeats; undefined: all of them. */
export type FamilyMap = Map<string, Buffer[] | undefined>;

/** What a Get and a Scan have in common. */
export abstract class Query {
  /** Empty: all families. */
  families: FamilyMap = new Map();
  timeRange: TimeRange = TimeRange.ALL;
  /** Overrides of `timeRange`, by family (latin1). */
  familyTimeRanges: Map<string, TimeRange> = new Map();
  maxVersions = 1;
  filter: pb.Filter.$Properties | undefined;
  cacheBlocks = true;
  /** Most cells of a row and family; undefined: no bound. */
  storeLimit: number | undefined;
  /** Cells of a row and family to pass over first. */
  storeOffset: number | undefined;
  loadColumnFamiliesOnDemand: boolean | undefined;
  consistency: 'STRONG' | 'TIMELINE' = 'STRONG';
  attributes: Map<string, Buffer> = new Map();

  /** Adds a column, or the whole family when no qualifier is given (which then stands above its columns). */
  addColumn(family: Buffer, qualifier?: Buffer): this {
    const key = family.toString('latin1');
    const known = this.families.get(key);
    if (qualifier === undefined) {
      this.families.set(key, undefined);
    } else if (known === undefined) {
      this.families.set(key, [qualifier]);
    } else {
      insertSorted(known, qualifier);
    }
    return this;
  }
  timeRangeOf(family: string): TimeRange {
    return this.familyTimeRanges.get(family) ?? this.timeRange;
  }
}

/** A read of one row. */
export class Get extends Query {
  row: Buffer;
  existenceOnly = false;
  /** Of clients before 1.0; refused by the server. */
  closestRowBefore = false;

  constructor(row: Buffer) {
    super();
    this.row = row;
  }
}

function insertSorted(qualifiers: Buffer[], qualifier: Buffer): void {
  let at = qualifiers.length;
  for (; at > 0; at--) {
    const order = Buffer.compare(qualifiers[at - 1], qualifier);
    if (order === 0) return;
    if (order < 0) break;
  }
  qualifiers.splice(at, 0, qualifier);
}
