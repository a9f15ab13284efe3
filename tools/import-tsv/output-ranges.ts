// Where one HFile ends and the next begins: at the borders of regions, and within large ones where runs have about as many bytes on either side.
import type { Random } from '../../base/random.ts';
import type { Run } from './run-writer.ts';
import type { OutputRange } from './tsv-write-task.ts';

/** Ranges smaller than this are not worth a file of their own. */
const MIN_RANGE_BYTES = 32 << 20;

export interface RangeOptions {
  /** Start keys of regions but the first, in order. */
  readonly regionStarts: readonly Buffer[];
  readonly runs: readonly Run[];
  /** There should be at least so many ranges, for all to have something to do. */
  readonly workers: number;
  /** hbase.hregion.max.filesize: no file should become much larger. */
  readonly maxFileBytes: number;
  readonly random: Random;
}

export function outputRanges(options: RangeOptions): OutputRange[] {
  const { regionStarts, runs, workers, maxFileBytes, random } = options;
  const marks = runs
    .flatMap((run) =>
      run.marks.map(({ offset, row }, i) => ({ row, bytes: (run.marks[i + 1]?.offset ?? run.length) - offset })),
    )
    .sort((a, b) => Buffer.compare(a.row, b.row));
  const starts: Uint8Array[] = [];
  const perRegion = Math.ceil(workers / (regionStarts.length + 1));
  let mark = 0;
  for (let region = 0; region <= regionStarts.length; region++) {
    const start = region === 0 ? Buffer.alloc(0) : regionStarts[region - 1];
    const end = regionStarts[region];
    const first = mark;
    while (mark < marks.length && (end === undefined || Buffer.compare(marks[mark].row, end) < 0)) mark++;
    const own = marks.slice(first, mark);
    const bytes = own.reduce((sum, each) => sum + each.bytes, 0);
    const wanted = Math.min(perRegion, Math.floor(bytes / MIN_RANGE_BYTES));
    starts.push(start, ...cuts(own, bytes, Math.max(1, wanted, Math.ceil(bytes / maxFileBytes)), start));
  }
  return starts.map((start, i) => ({
    start,
    end: starts[i + 1],
    fileName: random.uuid().replaceAll('-', ''),
  }));
}

/** Rows at which to cut, so that there are as many pieces of about the same size. */
function cuts(
  marks: readonly { row: Uint8Array; bytes: number }[],
  bytes: number,
  pieces: number,
  start: Uint8Array,
): Uint8Array[] {
  const rows: Uint8Array[] = [];
  let before = 0;
  for (const { row, bytes: own } of marks) {
    const last = rows.at(-1) ?? start;
    if (rows.length + 1 < pieces && before >= (bytes * (rows.length + 1)) / pieces && Buffer.compare(row, last) > 0)
      rows.push(row);
    before += own;
  }
  return rows;
}
