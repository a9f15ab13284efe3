// list_regions: a table's regions with where they are and what they hold, right-aligned as HBase's shell prints them.
import { toStringBinary } from '../../../base/bytes.ts';
import type { RegionDetail } from '../../admin-regions.ts';
import type { ClusterStatus, RegionLoad } from '../../cluster-status.ts';
import { nameOf, ShellError, textOf } from '../arguments.ts';
import { javaFloat } from '../cluster-text.ts';
import type { Value } from '../parser.ts';
import type { Command } from './command.ts';

/** Their least widths. */
const COLUMNS = {
  SERVER_NAME: 12,
  REGION_NAME: 12,
  START_KEY: 10,
  END_KEY: 10,
  SIZE: 5,
  REQ: 5,
  LOCALITY: 10,
} as const;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

export const listRegions: Command = {
  arity: [1, 3],
  help: "list_regions 't'[, 'server' | {SERVER_NAME => 'server', LOCALITY_THRESHOLD => 0.8} | {} [, ['SERVER_NAME', 'REGION_NAME', 'START_KEY', 'END_KEY', 'SIZE', 'REQ', 'LOCALITY']]]\nLists the regions of a table: those on servers whose names begin so, with at most that locality.",
  async run({ connection: { admin }, printer }, [table, options, columns]) {
    const name = nameOf(table, 'Table name');
    if (!(await admin.isEnabled(name))) throw new ShellError(`Table ${name} must be enabled.`);
    const shown = columnsOf(columns);
    const { serverPrefix, locality } = conditionsOf(options);
    const [regions, loads] = [await admin.regions(name), loadsOf(await admin.clusterStatus())];
    const rows: Record<Column, string>[] = [];
    for (const region of regions) {
      if (region.server === undefined)
        throw new ShellError('Some regions might be splitting or merging or transitioning due to other reasons');
      if (!String(region.server).startsWith(serverPrefix)) continue;
      const load = loads.get(region.region.name.toString('latin1'));
      if (load === undefined)
        printer.line(
          `Can not find all details for region: ${toStringBinary(region.region.name)} , it may be disabled or in transition`,
        );
      else if (load.dataLocality > locality) continue;
      rows.push(rowOf(region, load));
    }
    const widths = shown.map((column) => Math.max(COLUMNS[column], ...rows.map((row) => row[column].length)));
    const print = (cells: readonly string[]) =>
      printer.line(cells.map((cell, i) => ` ${cell.padStart(widths[i])} |`).join(''));
    print(shown);
    print(widths.map((width) => '-'.repeat(width)));
    for (const row of rows) print(shown.map((column) => row[column]));
    printer.line(` ${rows.length} rows`);
  },
};

function columnsOf(value: Value | undefined): Column[] {
  if (value === undefined || value === null) return NAMES;
  const possible = `Possible values are ${NAMES.join(', ')}.`;
  if (!Array.isArray(value)) throw new ShellError(`${textOf(value)} must be an array of strings. ${possible}`);
  const found = value.map((item) => {
    const column = NAMES.find((name) => name === textOf(item).toUpperCase());
    if (column === undefined) throw new ShellError(`${textOf(item)} is not a valid column. ${possible}`);
    return column;
  });
  return [...new Set(found)];
}

function conditionsOf(value: Value | undefined): { serverPrefix: string; locality: number } {
  if (value === undefined || value === null) return { serverPrefix: '', locality: 1 };
  if (!(value instanceof Map)) return { serverPrefix: textOf(value), locality: 1 };
  const server = value.get('SERVER_NAME');
  const locality = value.get('LOCALITY_THRESHOLD') ?? 1;
  if (typeof locality !== 'number') throw new ShellError('LOCALITY_THRESHOLD must be a float value');
  if (locality < 0 || locality > 1) throw new ShellError('LOCALITY_THRESHOLD must be between 0 and 1.0, inclusive');
  return { serverPrefix: server === undefined ? '' : textOf(server), locality };
}

function loadsOf(cluster: ClusterStatus): Map<string, RegionLoad> {
  return new Map(
    cluster.liveServers.flatMap(({ regions }) => regions.map((load) => [load.name.toString('latin1'), load] as const)),
  );
}

function rowOf({ region, server }: RegionDetail, load: RegionLoad | undefined): Record<Column, string> {
  return {
    SERVER_NAME: String(server),
    REGION_NAME: toStringBinary(region.name),
    START_KEY: toStringBinary(region.startKey),
    END_KEY: toStringBinary(region.endKey),
    SIZE: load === undefined ? '' : String(load.storeFileSizeMb),
    REQ: load === undefined ? '' : String(load.readRequestCount + load.writeRequestCount),
    LOCALITY: load === undefined ? '' : javaFloat(load.dataLocality),
  };
}
