// What a flush or a compaction keeps (spec of cells, section 5; pitfalls 12 and 33). Markers above the smallest read point are kept and
// hide nothing yet; puts above it are not counted as versions, but a marker below it or their TTL still drops them.

import { isDeleteType } from '../../../cell/key-value.ts';
import type { KeepDeletedCells } from '../../../model/column-family-descriptor.ts';
import { WildcardColumnTracker } from '../scan/column-tracker.ts';
import { ScanDeleteTracker } from '../scan/delete-tracker.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { MatchCode } from '../scan/match-code.ts';
import { NewVersionTracker } from '../scan/new-version-tracker.ts';
import { type MatcherRules, RowMatcher } from '../scan/scan-query-matcher.ts';
import { isInRange, type RowRange } from './stripes.ts';

export interface CompactionRules extends MatcherRules {
  readonly maxVersions: number;
  readonly keepDeletedCells: KeepDeletedCells;
  /** Every file of the store is read: delete markers may go. */
  readonly dropDeletes: boolean;
  /** Where not every file is read, but all that have these rows: there delete markers may go. */
  readonly dropDeletesIn?: RowRange | undefined;
  /** Keep everything: flushes and partial compactions of families with NEW_VERSION_BEHAVIOR. */
  readonly keepAll: boolean;
  readonly newVersionBehavior: boolean;
  readonly smallestReadPoint: number;
  /** Milliseconds: no put of the inputs is older; −Infinity when one of them does not say. */
  readonly earliestPut: number;
  /** Markers younger than this are kept. */
  readonly timeToPurgeDeletesMs: number;
}

export class CompactionQueryMatcher extends RowMatcher {
  readonly #rules: CompactionRules;
  #dropsDeletes: boolean;

  constructor(rules: CompactionRules) {
    if (rules.newVersionBehavior) {
      const tracker = new NewVersionTracker(undefined, { ...rules, familyVersions: rules.maxVersions });
      super({ ...rules, oldestUnexpired: Number.NEGATIVE_INFINITY }, tracker, tracker);
    } else {
      super(rules, new WildcardColumnTracker(rules), new ScanDeleteTracker());
    }
    this.#rules = rules;
    this.#dropsDeletes = rules.dropDeletes;
  }

  override startRow(cell: KeyValueScanner): void {
    super.startRow(cell);
    const { dropDeletesIn } = this.#rules;
    if (dropDeletesIn !== undefined)
      this.#dropsDeletes = isInRange(dropDeletesIn, this.row.bytes.subarray(0, this.rowLength));
  }

  /** Of a cell of any row: begins the row when it is another. */
  match(cell: KeyValueScanner): MatchCode {
    if (!this.isInRow(cell)) this.startRow(cell);
    const rules = this.#rules;
    let code: MatchCode | -1 = this.precheck(cell);
    if (rules.keepAll) return MatchCode.INCLUDE;
    if (code !== -1) return code;
    const isYoung = cell.sequenceId > rules.smallestReadPoint;
    if (isDeleteType(this.type)) {
      if (isYoung) return MatchCode.INCLUDE;
      if (!this.#keepsWhatItHides()) this.trackDelete(cell);
      if (!this.#dropsDeletes) return MatchCode.INCLUDE;
      code = this.#tryDropMarker(cell);
    } else {
      code = this.checkDeleted(cell);
    }
    return code !== -1 ? code : this.countVersion(cell.slab, isYoung);
  }

  get #timestamp(): number {
    return this.high * 4294967296 + this.low;
  }

  #keepsWhatItHides(): boolean {
    const { keepDeletedCells, oldestUnexpired } = this.#rules;
    return keepDeletedCells === 'TRUE' || (keepDeletedCells === 'TTL' && this.#timestamp >= oldestUnexpired);
  }

  /** −1: count it among the versions it hides. */
  #tryDropMarker(cell: KeyValueScanner): MatchCode | -1 {
    const rules = this.#rules;
    const timestamp = this.#timestamp;
    if (rules.timeToPurgeDeletesMs > 0 && rules.now - timestamp <= rules.timeToPurgeDeletesMs) return MatchCode.INCLUDE;
    if (!this.#keepsWhatItHides()) return MatchCode.SKIP;
    return timestamp < rules.earliestPut ? this.leaveColumn(cell.slab) : -1;
  }
}
