// NEW_VERSION_BEHAVIOR: a marker hides only what was written before it, and a version that newer puts had pushed out before a delete
// stays out after it (spec of cells, section 4; HBase's NewVersionBehaviorTracker). Deletes and versions cannot be told apart then, so one
// object is both trackers.
//
// Of a column it keeps nodes in the order of the sequence ids at which a DeleteColumn or DeleteFamily was written, and a last one that
// stands for "no such marker since". A node holds its marker's timestamp, the version deletes written before it (and after the node
// before), and, for each of those, the puts that were visible when it was written: a put written after VERSIONS of them is out.
import { compareBytes } from '../../../base/bytes.ts';
import { type Slab, slabOf } from '../../../base/slab.ts';
import {
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
  TYPE_PUT,
} from '../../../cell/key-value.ts';
import { ColumnBuffer } from './column-buffer.ts';
import type { ColumnTracker } from './column-tracker.ts';
import { DeleteResult, type DeleteTracker } from './delete-tracker.ts';
import { MatchCode } from './match-code.ts';

const NEVER = Number.POSITIVE_INFINITY;

interface Segment {
  /** Of the version delete that ends it. */
  sequenceId: number;
  /** Sequence ids of the puts seen before it. */
  puts: Set<number>;
}

interface Node {
  sequenceId: number;
  /** Everything up to it is hidden; −1: nothing. */
  timestamp: bigint;
  /** Timestamp → sequence ids of the deletes of that version, rising. */
  versionDeletes: Map<bigint, number[]>;
  /** Rising. */
  segments: Segment[];
}

function newNode(sequenceId: number, timestamp: bigint): Node {
  return { sequenceId, timestamp, versionDeletes: new Map(), segments: [{ sequenceId: NEVER, puts: new Set() }] };
}

function copyNode(node: Node): Node {
  return {
    ...node,
    versionDeletes: new Map([...node.versionDeletes].map(([timestamp, ids]) => [timestamp, [...ids]])),
    segments: node.segments.map(({ sequenceId, puts }) => ({ sequenceId, puts: new Set(puts) })),
  };
}

/** Puts `item` among rising sequence ids, in place of one with the same. */
function insert<T extends { sequenceId: number }>(list: T[], item: T): void {
  const at = list.findIndex((other) => other.sequenceId >= item.sequenceId);
  list.splice(at, list[at].sequenceId === item.sequenceId ? 1 : 0, item);
}

export interface NewVersionRules {
  /** The family's: what masks. */
  readonly familyVersions: number;
  /** The scan's: what is returned. */
  readonly maxVersions: number;
  readonly minVersions: number;
  readonly oldestUnexpired: number;
}

export class NewVersionTracker implements DeleteTracker, ColumnTracker {
  /** Every put must be shown to it. */
  readonly isEmpty = false;
  readonly #rules: NewVersionRules;
  readonly #columns: readonly Slab[] | undefined;
  #columnIndex = 0;
  #count = 0;
  #family: Node[] = [];
  #nodes: Node[] = [];
  readonly #column = new ColumnBuffer();
  /** Of the last put of the column. */
  #lastTimestamp = -1n;
  #lastSequenceId = -1;

  constructor(columns: readonly Buffer[] | undefined, rules: NewVersionRules) {
    this.#columns = columns?.map((column) => slabOf(column));
    this.#rules = rules;
    this.reset();
  }

  reset(): void {
    this.#columnIndex = 0;
    this.#family = [newNode(NEVER, -1n)];
    this.#column.clear();
  }

  // ---- Deletes

  add(
    slab: Slab,
    qualifierOffset: number,
    qualifierLength: number,
    high: number,
    low: number,
    type: number,
    sequenceId: number,
  ): void {
    this.#enter(slab, qualifierOffset, qualifierLength);
    const timestamp = timestampOf(high, low);
    // Family markers stand in the empty column, before every other; of that one they are its own too.
    const isFamily = type === TYPE_DELETE_FAMILY || type === TYPE_DELETE_FAMILY_VERSION;
    for (const nodes of isFamily ? [this.#family, this.#nodes] : [this.#nodes]) {
      if (type === TYPE_DELETE_FAMILY || type === TYPE_DELETE_COLUMN) insert(nodes, newNode(sequenceId, timestamp));
      else if (type === TYPE_DELETE || type === TYPE_DELETE_FAMILY_VERSION)
        addVersionDelete(nodes, timestamp, sequenceId);
    }
  }

  /** Counts the put too: to be asked once for each. */
  judge(
    slab: Slab,
    qualifierOffset: number,
    qualifierLength: number,
    high: number,
    low: number,
    type: number,
    sequenceId: number,
  ): DeleteResult {
    this.#enter(slab, qualifierOffset, qualifierLength);
    const timestamp = timestampOf(high, low);
    const duplicateOf = type === TYPE_PUT && timestamp === this.#lastTimestamp ? this.#lastSequenceId : NEVER;
    if (duplicateOf === NEVER) {
      this.#lastTimestamp = timestamp;
      this.#lastSequenceId = sequenceId;
    }
    for (const node of this.#nodes) {
      if (node.sequenceId < sequenceId) continue;
      const deletedAt = node.versionDeletes.get(timestamp)?.find((id) => id >= sequenceId) ?? NEVER;
      const until = Math.min(duplicateOf, deletedAt);
      for (const segment of node.segments) {
        if (segment.sequenceId < sequenceId || segment.sequenceId > until) continue;
        if (segment.puts.size >= this.#rules.familyVersions) return DeleteResult.VERSION;
        segment.puts.add(sequenceId);
      }
      if (deletedAt !== NEVER || timestamp <= node.timestamp) return DeleteResult.VERSION;
    }
    return duplicateOf === NEVER ? DeleteResult.NOT_DELETED : DeleteResult.VERSION;
  }

  #enter(slab: Slab, qualifierOffset: number, qualifierLength: number): void {
    const column = this.#column;
    if (column.length >= 0 && column.compare(slab, qualifierOffset, qualifierLength) === 0) return;
    column.set(slab, qualifierOffset, qualifierLength);
    this.#nodes = this.#family.map(copyNode);
    this.#count = 0;
    this.#lastTimestamp = -1n;
  }

  // ---- Columns

  get isDone(): boolean {
    return this.#columns !== undefined && this.#columnIndex >= this.#columns.length;
  }

  get nextColumn(): Slab | undefined {
    return this.#columns?.[this.#columnIndex];
  }

  checkColumn(slab: Slab, qualifierOffset: number, qualifierLength: number): MatchCode {
    if (this.#columns === undefined) return MatchCode.INCLUDE;
    for (; !this.isDone; this.#columnIndex++) {
      const asked = this.#columns[this.#columnIndex];
      const diff = compareBytes(slab, qualifierOffset, qualifierLength, asked, 0, asked.bytes.length);
      if (diff === 0) return MatchCode.INCLUDE;
      if (diff < 0) return MatchCode.SEEK_NEXT_COL;
    }
    return MatchCode.SEEK_NEXT_ROW;
  }

  /** What newer puts mask is gone already; here only the scan's maximum and the TTL count. */
  checkVersions(
    _slab: Slab,
    _qualifierOffset: number,
    _qualifierLength: number,
    high: number,
    low: number,
    type: number,
    ignoreCount: boolean,
  ): MatchCode {
    if (ignoreCount || type !== TYPE_PUT) return MatchCode.INCLUDE;
    this.#count++;
    const { maxVersions, minVersions, oldestUnexpired } = this.#rules;
    const isExpired = high * 4294967296 + low < oldestUnexpired;
    const limit = isExpired ? Math.min(minVersions, maxVersions) : maxVersions;
    if (this.#count < limit) return MatchCode.INCLUDE;
    const given = this.#count === limit;
    if (this.#columns !== undefined) {
      this.#columnIndex++;
      if (this.isDone) return given ? MatchCode.INCLUDE_AND_SEEK_NEXT_ROW : MatchCode.SEEK_NEXT_ROW;
    }
    return given ? MatchCode.INCLUDE_AND_SEEK_NEXT_COL : MatchCode.SEEK_NEXT_COL;
  }

  /** Nothing is sought here: what is counted of the column goes on being counted. */
  leaveColumn(slab: Slab, qualifierOffset: number, qualifierLength: number): MatchCode {
    for (; this.#columns !== undefined && !this.isDone; this.#columnIndex++) {
      const asked = this.#columns[this.#columnIndex];
      if (compareBytes(slab, qualifierOffset, qualifierLength, asked, 0, asked.bytes.length) < 0) break;
    }
    return MatchCode.SKIP;
  }
}

function addVersionDelete(nodes: readonly Node[], timestamp: bigint, sequenceId: number): void {
  const node = nodes.find((candidate) => candidate.sequenceId >= sequenceId)!;
  const ids = node.versionDeletes.get(timestamp) ?? [];
  node.versionDeletes.set(
    timestamp,
    [...ids, sequenceId].sort((a, b) => a - b),
  );
  const after = node.segments.find((segment) => segment.sequenceId >= sequenceId)!;
  insert(node.segments, { sequenceId, puts: new Set([...after.puts].filter((id) => id < sequenceId)) });
}

function timestampOf(high: number, low: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}
