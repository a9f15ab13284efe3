// Rows of hbase:meta sorted into tables.

import { type MetaCell, parseMetaRow, parseTableState, TABLE_FAMILY } from '../../model/meta-row.ts';
import { hasMagic } from '../../model/pb-magic.ts';
import { parseRegionName } from '../../model/region-info.ts';
import { META_TABLE_NAME, TableName } from '../../model/table-name.ts';
import type { Catalog, RegionRow, TableFacts } from './image.ts';
import { messageOf } from './words.ts';

export interface CatalogRow {
  readonly row: Buffer;
  readonly cells: readonly MetaCell[];
}

export function tableFacts(name: TableName): TableFacts {
  return { name, state: undefined, stateFault: undefined, rows: [], descriptor: undefined, descriptorFault: undefined };
}

export function factsOf(tables: Map<string, TableFacts>, name: TableName): TableFacts {
  let facts = tables.get(name.name);
  if (facts === undefined) {
    facts = tableFacts(name);
    tables.set(name.name, facts);
  }
  return facts;
}

export function sortRows(
  rows: Iterable<CatalogRow>,
): Pick<Catalog, 'strangeRows'> & { tables: Map<string, TableFacts> } {
  const tables = new Map<string, TableFacts>();
  const strangeRows: RegionRow[] = [];
  for (const { row, cells } of rows) {
    const table = tableOfRow(row);
    if (table === undefined) {
      strangeRows.push({ row, cells, parsed: undefined, fault: 'its key is neither a table nor a region' });
      continue;
    }
    const facts = factsOf(tables, table);
    if (row.includes(0x2c)) facts.rows.push(regionRow(row, cells));
    else readState(facts, cells);
  }
  return { tables, strangeRows };
}

function tableOfRow(row: Buffer): TableName | undefined {
  const comma = row.indexOf(0x2c);
  try {
    if (comma >= 0) parseRegionName(row);
    return TableName.parse(row.toString('utf8', 0, comma < 0 ? row.length : comma));
  } catch {
    return undefined;
  }
}

function regionRow(row: Buffer, cells: readonly MetaCell[]): RegionRow {
  try {
    const parsed = parseMetaRow(cells);
    if (parsed === undefined) return { row, cells, parsed, fault: 'it has no info:regioninfo' };
    if (!parsed.regionInfo.with({ replicaId: 0 }).name.equals(row))
      return {
        row,
        cells,
        parsed: undefined,
        fault: `its info:regioninfo is of another region, ${parsed.regionInfo.encodedName}`,
      };
    return { row, cells, parsed, fault: undefined };
  } catch (error) {
    const info = cells.find(({ qualifier }) => qualifier.toString() === 'regioninfo');
    const what =
      info !== undefined && !hasMagic(info.value) ? 'its info:regioninfo is damaged' : 'a cell of it is damaged';
    return { row, cells, parsed: undefined, fault: `${what}: ${messageOf(error)}` };
  }
}

function readState(facts: TableFacts, cells: readonly MetaCell[]): void {
  try {
    facts.state = parseTableState(cells);
  } catch (error) {
    facts.stateFault = messageOf(error);
  }
  if (
    facts.state === undefined &&
    facts.stateFault === undefined &&
    cells.some(({ family }) => family.equals(TABLE_FAMILY))
  )
    facts.stateFault = 'it has no table:state';
}

/** Tables of users and of the system, but hbase:meta itself. */
export function realTables(catalog: Catalog): TableFacts[] {
  return [...catalog.tables.values()]
    .filter(({ name }) => !name.equals(META_TABLE_NAME))
    .sort((a, b) => a.name.compareTo(b.name));
}
