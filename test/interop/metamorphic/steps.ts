// What a metamorphic run does, as plain data: it can be printed, cut down and done again. Timestamps are names (`b3`: the run's base and 3 ms)
// and filters are lists (`['prefix', 'a']`), so that a sequence means the same on another day.
import type { FamilySettings } from '../../../client/index.ts';

export type Timestamp = string;
export interface TimeRange {
  min?: Timestamp;
  max?: Timestamp;
}
export type FilterSpec = readonly [name: string, ...args: unknown[]];

export interface CellSpec {
  family: string;
  qualifier?: string;
  value?: string;
  amount?: number;
  kind?: 'column' | 'version' | 'family' | 'familyVersion';
  timestamp?: Timestamp;
}
export interface MutationSpec {
  row: string;
  cells?: readonly CellSpec[];
  timestamp?: Timestamp;
  timeRange?: TimeRange;
  ttlMs?: number;
  returnResults?: boolean;
}
export type RowMutationSpec =
  | { put: MutationSpec }
  | { delete: MutationSpec }
  | { increment: MutationSpec }
  | { append: MutationSpec };
export interface CheckSpec {
  row: string;
  family?: string;
  qualifier?: string;
  operator?: string;
  value?: string;
  filter?: FilterSpec;
  timeRange?: TimeRange;
  mutate: RowMutationSpec | readonly RowMutationSpec[];
}
export interface QuerySpec {
  columns?: readonly (string | { family: string; qualifier?: string })[];
  versions?: number;
  timeRange?: TimeRange;
  timestamp?: Timestamp;
  familyTimeRanges?: Readonly<Record<string, TimeRange>>;
  filter?: FilterSpec;
  cacheBlocks?: boolean;
  storeLimit?: number;
  storeOffset?: number;
  loadColumnFamiliesOnDemand?: boolean;
}
export interface GetSpec extends QuerySpec {
  row: string;
}
export interface ScanSpec extends QuerySpec {
  startRow?: string;
  includeStartRow?: boolean;
  stopRow?: string;
  includeStopRow?: boolean;
  reversed?: boolean;
  raw?: boolean;
  limit?: number;
  batch?: number;
  allowPartialResults?: boolean;
  caching?: number;
  maxResultSizeBytes?: number;
  readType?: 'DEFAULT' | 'STREAM' | 'PREAD';
}
export type ActionSpec =
  | RowMutationSpec
  | { get: GetSpec }
  | { mutateRow: { row: string; mutations: readonly RowMutationSpec[] } }
  | { checkAndMutate: CheckSpec };

export type Step =
  | ActionSpec
  | { batch: readonly ActionSpec[] }
  | { exists: GetSpec }
  | { scan: ScanSpec }
  | { flush: string | null }
  | { compact: string | null }
  | { majorCompact: string | null }
  | { reopen: true }
  | { alter: FamilySettings };

export interface TableSpec {
  families: readonly FamilySettings[];
  splits: readonly string[];
}

/** A table and what is done to it. */
export interface Sequence {
  table: TableSpec;
  /** What comes before them and belongs to the table: no difference is looked for without it. */
  beginning: readonly Step[];
  steps: readonly Step[];
}

/** As one can paste it into a test, one step a line. */
export function textOf({ table, beginning, steps }: Sequence): string {
  const lines = steps.map((step) => `    ${JSON.stringify(step)},`);
  return `{\n  "table": ${JSON.stringify(table)},\n  "beginning": ${JSON.stringify(beginning)},\n  "steps": [\n${lines.join('\n').replace(/,$/, '')}\n  ]\n}`;
}
