// What a store must answer, written down as plainly as possible: lists of cell objects, bigints and text, nothing of the engine's own.
export interface ModelCell {
  row: string;
  qualifier: string;
  timestamp: bigint;
  type: number;
  value: string;
  sequenceId: number;
  /** Milliseconds of a TTL tag. */
  ttl?: number | undefined;
}

export interface ModelFamily {
  maxVersions: number;
  minVersions: number;
  ttlMs: number;
  keepDeletedCells: 'FALSE' | 'TRUE' | 'TTL';
}

export interface ModelScan {
  columns: readonly string[] | undefined;
  min: bigint;
  max: bigint;
  maxVersions: number;
  raw: boolean;
  reversed: boolean;
  startRow: string;
  includeStartRow: boolean;
  stopRow: string;
  includeStopRow: boolean;
  storeLimit: number;
  storeOffset: number;
  readPoint: number;
}

const PUT = 4;
const DELETE = 8;
const DELETE_FAMILY_VERSION = 10;
const DELETE_COLUMN = 12;
const DELETE_FAMILY = 14;
const ALL_TIME = 2n ** 63n - 1n;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order of cells; `layer` tells newer files (and memory) from older ones. */
export function sortCells(layers: readonly (readonly ModelCell[])[]): ModelCell[] {
  const tagged = layers.flatMap((cells, layer) => cells.map((cell) => ({ cell, layer })));
  tagged.sort(
    (a, b) =>
      compareText(a.cell.row, b.cell.row) ||
      compareText(a.cell.qualifier, b.cell.qualifier) ||
      Number(b.cell.timestamp - a.cell.timestamp) ||
      b.cell.type - a.cell.type ||
      b.cell.sequenceId - a.cell.sequenceId ||
      b.layer - a.layer,
  );
  return tagged.map((entry) => entry.cell);
}

const byTime = (a: bigint, b: bigint): number => Number(a - b);

const isMarker = (cell: ModelCell): boolean => cell.type !== PUT;

function hides(marker: ModelCell, put: ModelCell): boolean {
  const sameColumn = marker.qualifier === put.qualifier;
  switch (marker.type) {
    case DELETE_FAMILY:
      return put.timestamp <= marker.timestamp;
    case DELETE_FAMILY_VERSION:
      return put.timestamp === marker.timestamp;
    case DELETE_COLUMN:
      return sameColumn && put.timestamp <= marker.timestamp;
    case DELETE:
      return sameColumn && put.timestamp === marker.timestamp;
  }
  return false;
}

const cellTtlIsOut = (cell: ModelCell, now: number): boolean =>
  cell.ttl !== undefined && Number(cell.timestamp) + cell.ttl < now;

function inRows(row: string, scan: ModelScan): boolean {
  const { startRow, stopRow } = scan;
  const direction = scan.reversed ? -1 : 1;
  if (startRow !== '') {
    const order = compareText(row, startRow) * direction;
    if (order < 0 || (order === 0 && !scan.includeStartRow)) return false;
  }
  if (stopRow !== '') {
    const order = compareText(row, stopRow) * direction;
    if (order > 0 || (order === 0 && !scan.includeStopRow)) return false;
  }
  return true;
}

/** The answer to a scan: cells row by row. */
export function modelScan(
  layers: readonly (readonly ModelCell[])[],
  family: ModelFamily,
  scan: ModelScan,
  now: number,
): ModelCell[] {
  const rows = new Map<string, ModelCell[]>();
  for (const cell of sortCells(layers)) {
    if (cell.sequenceId > scan.readPoint || !inRows(cell.row, scan)) continue;
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  const order = [...rows.keys()].sort((a, b) => compareText(a, b) * (scan.reversed ? -1 : 1));
  return order.flatMap((row) => {
    const kept = modelRow(rows.get(row)!, family, scan, now);
    if (scan.storeLimit < 0) return kept.slice(scan.storeOffset);
    // The limit is looked at after each cell, so one of 0 lets one through.
    return kept.slice(scan.storeOffset, scan.storeOffset + Math.max(1, scan.storeLimit));
  });
}

function modelRow(cells: ModelCell[], family: ModelFamily, scan: ModelScan, now: number): ModelCell[] {
  const cutoff = BigInt(family.ttlMs === Number.POSITIVE_INFINITY || scan.raw ? -1 : now - family.ttlMs);
  const expired = (cell: ModelCell): boolean => cell.timestamp < cutoff;
  const alive = cells.filter((cell) => !(family.minVersions === 0 && expired(cell)) && !cellTtlIsOut(cell, now));
  const inRange = (cell: ModelCell): boolean =>
    (scan.min === 0n && scan.max === ALL_TIME) || (cell.timestamp >= scan.min && cell.timestamp < scan.max);
  const markers = alive.filter(
    (cell) => isMarker(cell) && (family.keepDeletedCells === 'FALSE' ? cell.timestamp >= scan.min : inRange(cell)),
  );
  const seen = scan.raw
    ? alive
    : alive.filter((cell) => !isMarker(cell) && !markers.some((marker) => hides(marker, cell)));
  const max = scan.raw ? scan.maxVersions : Math.min(scan.maxVersions, family.maxVersions);
  const asked = seen.filter(
    (cell) => inRange(cell) && (scan.columns === undefined || scan.columns.includes(cell.qualifier)),
  );
  const columns = [...new Set(asked.map((cell) => cell.qualifier))];
  return columns.flatMap((qualifier) => {
    const versions = asked.filter((cell) => cell.qualifier === qualifier);
    return scan.columns === undefined
      ? anyColumn(versions, max, family.minVersions, expired)
      : namedColumn(versions, max, family.minVersions, expired);
  });
}

function anyColumn(cells: ModelCell[], max: number, min: number, expired: (cell: ModelCell) => boolean): ModelCell[] {
  const kept: ModelCell[] = [];
  let count = 0;
  for (const cell of cells) {
    const last = kept.at(-1);
    if (last !== undefined && last.timestamp === cell.timestamp && last.type === cell.type) continue;
    if (!isMarker(cell)) count++;
    if (count > max || (count > min && expired(cell))) break;
    kept.push(cell);
  }
  return kept;
}

/** The first expired version that is met is still given. */
function namedColumn(cells: ModelCell[], max: number, min: number, expired: (cell: ModelCell) => boolean): ModelCell[] {
  const kept: ModelCell[] = [];
  for (const cell of cells) {
    if (kept.at(-1)?.timestamp === cell.timestamp) continue;
    kept.push(cell);
    if (kept.length >= max || (kept.length >= min && expired(cell))) break;
  }
  return kept;
}

export interface ModelRewrite {
  dropDeletes: boolean;
  smallestReadPoint: number;
  zeroUpTo: number;
  /** Of the puts of the files that were read; absent: of those given. */
  earliestPut?: bigint;
}

/** What a flush or compaction of these layers leaves. */
/** Of puts. */
export function earliestOf(cells: readonly ModelCell[]): bigint {
  const puts = cells.filter((cell) => !isMarker(cell));
  return puts.map((cell) => cell.timestamp).sort(byTime)[0] ?? ALL_TIME;
}

export function modelRewrite(
  layers: readonly (readonly ModelCell[])[],
  family: ModelFamily,
  rewrite: ModelRewrite,
  now: number,
): ModelCell[] {
  const cells = sortCells(layers);
  const earliestPut = rewrite.earliestPut ?? earliestOf(cells);
  const rows = [...new Set(cells.map((cell) => cell.row))];
  return rows
    .flatMap((row) =>
      rewriteRow(
        cells.filter((cell) => cell.row === row),
        family,
        rewrite,
        earliestPut,
        now,
      ),
    )
    .map((cell) => (cell.sequenceId <= rewrite.zeroUpTo ? { ...cell, sequenceId: 0 } : cell));
}

function rewriteRow(
  cells: ModelCell[],
  family: ModelFamily,
  rewrite: ModelRewrite,
  earliestPut: bigint,
  now: number,
): ModelCell[] {
  const cutoff = BigInt(family.ttlMs === Number.POSITIVE_INFINITY ? -1 : now - family.ttlMs);
  const kept: ModelCell[] = [];
  const markers: ModelCell[] = [];
  let column: string | undefined;
  let left: string | undefined;
  let count = 0;
  let last: ModelCell | undefined;
  for (const cell of cells) {
    if (left === cell.qualifier) continue;
    // Family markers stand in the empty column, so that one is never left before its end.
    const leave = () => {
      left = cell.qualifier === '' ? undefined : cell.qualifier;
    };
    if (family.minVersions === 0 && cell.timestamp < cutoff) {
      leave();
      continue;
    }
    if (cellTtlIsOut(cell, now)) continue;
    const isYoung = cell.sequenceId > rewrite.smallestReadPoint;
    if (isMarker(cell)) {
      if (isYoung) {
        kept.push(cell);
        continue;
      }
      const keeps =
        family.keepDeletedCells === 'TRUE' || (family.keepDeletedCells === 'TTL' && cell.timestamp >= cutoff);
      if (!keeps) markers.push(cell);
      if (!rewrite.dropDeletes) {
        kept.push(cell);
        continue;
      }
      if (!keeps) continue;
      if (cell.timestamp < earliestPut) {
        leave();
        continue;
      }
    } else {
      const hiding = markers.filter((marker) => hides(marker, cell));
      if (hiding.some((marker) => marker.type === DELETE_FAMILY || marker.type === DELETE_COLUMN)) {
        leave();
        continue;
      }
      if (hiding.length > 0) continue;
    }
    if (column !== cell.qualifier) {
      column = cell.qualifier;
      count = 0;
      last = undefined;
    }
    if (isYoung) {
      kept.push(cell);
      continue;
    }
    if (last !== undefined && last.timestamp === cell.timestamp && last.type === cell.type) continue;
    if (!isMarker(cell)) count++;
    if (count > family.maxVersions || (count > family.minVersions && cell.timestamp < cutoff)) {
      leave();
      continue;
    }
    last = cell;
    kept.push(cell);
  }
  return kept;
}
