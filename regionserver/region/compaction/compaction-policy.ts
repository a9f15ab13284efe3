// What a store asks of a compaction policy: whether there is something to do, and what. Files are told apart by age, so a policy is given
// them in the order of their sequence ids.
import type { StripePlan } from './stripe-compaction-policy.ts';
import type { RowRange } from './stripes.ts';

/** What a policy needs to know of a file. Times are in milliseconds. */
export interface CompactionCandidate {
  readonly name: string;
  readonly lengthBytes: number;
  readonly isReference: boolean;
  /** EXCLUDE_FROM_MINOR_COMPACTION */
  readonly excludedFromMinor: boolean;
  readonly isCompacting: boolean;
  /** A compaction of all files wrote it. */
  readonly isMajor: boolean;
  readonly isBulkLoaded: boolean;
  readonly entryCount: number;
  /** Of a file that says of which stripe it is. */
  readonly stripe?: RowRange | undefined;
  /** It holds no cells, and stands for the sequence ids of those that were there. */
  readonly isEmpty: boolean;
  /** When it was written. */
  readonly createTime: number;
  /** Of its cells; undefined when it holds none, or does not say. */
  readonly minTimestamp: number | undefined;
  readonly maxTimestamp: number | undefined;
}

export interface CompactionWish {
  /** All files, if that can be. */
  readonly forceMajor: boolean;
  /** Somebody asked: then also more files than a compaction takes by itself. */
  readonly isUser: boolean;
  readonly mayUseOffPeak: boolean;
  readonly now: number;
}

export interface CompactionSelection {
  /** Indexes into the candidates, oldest first. */
  readonly files: readonly number[];
  readonly isAllFiles: boolean;
  /** All files, because that was asked for or due. */
  readonly isMajor: boolean;
  /** It is larger than it would be at other hours. */
  readonly isOffPeak: boolean;
  /** Where the outputs begin, by time stamp, ascending and from −Infinity on; absent: there is one output. */
  readonly boundaries?: readonly number[];
  /** Of a store in stripes. */
  readonly stripes?: StripePlan;
}

export interface CompactionPolicy {
  /** A guess that costs little: whether `select` may have something. */
  needsCompaction(files: readonly CompactionCandidate[], now: number): boolean;
  /** Undefined: nothing is to be compacted. */
  select(files: readonly CompactionCandidate[], wish: CompactionWish): CompactionSelection | undefined;
}
