// importtsv.columns: what each column of the input is: HBASE_ROW_KEY, HBASE_TS_KEY, HBASE_ATTRIBUTES_KEY, HBASE_CELL_TTL, or family[:qualifier].
import { hbaseError } from '../../base/errors.ts';

export const ROW_KEY = 'HBASE_ROW_KEY';
const TIMESTAMP = 'HBASE_TS_KEY';
const ATTRIBUTES = 'HBASE_ATTRIBUTES_KEY';
const CELL_TTL = 'HBASE_CELL_TTL';
const CELL_VISIBILITY = 'HBASE_CELL_VISIBILITY';

/** A column whose values become cells. */
export interface CellColumn {
  /** Its place in the input, from 0. */
  readonly at: number;
  readonly family: string;
  readonly qualifier: string;
}

/** Plain data, so that a worker thread can be told. Places are −1 for columns that there are none of. */
export interface ColumnSpec {
  readonly count: number;
  readonly rowAt: number;
  readonly timestampAt: number;
  readonly attributesAt: number;
  readonly ttlAt: number;
  /** In the order of their cells in a row. */
  readonly cells: readonly CellColumn[];
  /** In their order. */
  readonly families: readonly string[];
}

export function parseColumns(text: string): ColumnSpec {
  const names = text.split(',').map((name) => name.trim());
  const placeOf = (special: string) => {
    const at = names.indexOf(special);
    if (at >= 0 && names.indexOf(special, at + 1) >= 0) {
      throw invalid(`Must specify ${special === ROW_KEY ? 'exactly' : 'at most'} one column as ${special}`);
    }
    return at;
  };
  const rowAt = placeOf(ROW_KEY);
  if (rowAt < 0) throw invalid(`Must specify exactly one column as ${ROW_KEY}`);
  if (names.includes(CELL_VISIBILITY))
    throw hbaseError('DoNotRetryIOException', `${CELL_VISIBILITY}: visibility labels are not supported`);
  const special = [ROW_KEY, TIMESTAMP, ATTRIBUTES, CELL_TTL];
  const cells = names.flatMap((name, at) => (special.includes(name) ? [] : [cellColumn(name, at)]));
  if (cells.length === 0)
    throw invalid('One or more columns in addition to the row key and timestamp(optional) are required');
  cells.sort((a, b) => compareNames(a.family, b.family) || compareNames(a.qualifier, b.qualifier));
  for (const [i, { family, qualifier }] of cells.entries()) {
    const next = cells[i + 1];
    if (next?.family === family && next.qualifier === qualifier)
      throw invalid(`column ${family}:${qualifier} is named twice`);
  }
  return {
    count: names.length,
    rowAt,
    timestampAt: placeOf(TIMESTAMP),
    attributesAt: placeOf(ATTRIBUTES),
    ttlAt: placeOf(CELL_TTL),
    cells,
    families: [...new Set(cells.map(({ family }) => family))],
  };
}

function cellColumn(name: string, at: number): CellColumn {
  const colon = name.indexOf(':');
  const family = colon < 0 ? name : name.slice(0, colon);
  if (family === '') throw invalid(`column ${at + 1} of importtsv.columns has no family: ${JSON.stringify(name)}`);
  return { at, family, qualifier: colon < 0 ? '' : name.slice(colon + 1) };
}

function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function invalid(text: string): Error {
  return hbaseError('IllegalArgumentException', text);
}
