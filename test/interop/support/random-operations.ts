// Random work on a table, and random questions about it, for putting the same ones to two stores. All by a seed.
import type { SeededRandom } from '../../../base/random.ts';
import {
  type BatchAction,
  type CompareOperator,
  comparators,
  type DeleteCell,
  type FamilySettings,
  type FilterMessage,
  filters,
  type QueryInput,
  type Row,
  type RowMutation,
  type ScanInput,
  type Table,
} from '../../../client/index.ts';

/** Families that keep, hide and drop cells by different rules. Times are long, so that a slow run does not matter. */
export const FAMILIES: FamilySettings[] = [
  { name: 'a', maxVersions: 3 },
  { name: 'b', maxVersions: 1, bloomFilter: 'ROWCOL', blockSizeBytes: 1024 },
  { name: 'c', maxVersions: 4, keepDeletedCells: 'TRUE' },
  { name: 'd', maxVersions: 5, minVersions: 2, timeToLiveSeconds: 86_400 },
  { name: 'e', maxVersions: 2, newVersionBehavior: process.env.NEW_VERSION_BEHAVIOR === 'true' },
  {
    name: 'g',
    maxVersions: 3,
    keepDeletedCells: 'TTL',
    minVersions: 1,
    timeToLiveSeconds: 86_400,
    bloomFilter: 'NONE',
  },
];

/** How deep filters stand in filters. Beyond 1 HBase has odd answers of its own (and a null pointer): for hunting, not for judging. */
const FILTER_DEPTH = Number(process.env.FILTER_DEPTH ?? 1);

/** Filters that miss rows while families are loaded on demand (docs/decisions/0032). */
const ALL_FAMILIES = /\.(Skip|WhileMatch|SingleColumnValueExclude)Filter/;

const OPERATORS: CompareOperator[] = ['LESS', 'LESS_OR_EQUAL', 'EQUAL', 'NOT_EQUAL', 'GREATER_OR_EQUAL', 'GREATER'];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export class RandomOperations {
  readonly #random: SeededRandom;
  /** Timestamps are some milliseconds from here, or from two days before (when their cells are past their time to live). */
  readonly #base: number;

  constructor(random: SeededRandom, now: number) {
    this.#random = random;
    this.#base = now - DAY / 4;
  }

  /** Does the same thing to each table; what they answer. */
  async step(tables: readonly Table[]): Promise<{ what: string; answers: unknown[] }> {
    const action = this.#action();
    const what = JSON.stringify(action, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    const answers = await Promise.all(tables.map((table) => act(table, action)));
    return { what, answers };
  }

  /** Asks each table the same. */
  async ask(tables: readonly Table[], rawToo: boolean): Promise<{ what: string; answers: unknown[] }> {
    const input = this.#question(rawToo);
    const what = JSON.stringify(input);
    const answers = await Promise.all(tables.map((table) => readAll(table, input)));
    return { what, answers };
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#random.below(list.length)];
  }
  #chance(percent: number): boolean {
    return this.#random.below(100) < percent;
  }
  #row(): string {
    return `row${this.#random.below(6)}`;
  }
  #family(): string {
    return String(this.#pick(FAMILIES).name);
  }
  #qualifier(): string {
    // Never empty: HBase's seeks to the next column or to a hint go wrong at an empty qualifier, where family markers stand among the puts.
    return this.#pick(['o', 'p', 'q', 'qq']);
  }
  #timestamp(): number {
    return this.#base + this.#random.below(8) - (this.#chance(15) ? 2 * DAY : 0);
  }
  #value(): string {
    return String(this.#random.below(100));
  }

  #put(row: string): RowMutation {
    const cells = Array.from({ length: 1 + this.#random.below(3) }, () => ({
      family: this.#family(),
      qualifier: this.#qualifier(),
      value: this.#value(),
      timestamp: this.#timestamp(),
    }));
    return { put: { row, cells } };
  }
  #delete(row: string): RowMutation {
    const cell = (): DeleteCell => {
      const kind = this.#pick(['column', 'version', 'family', 'familyVersion', 'version'] as const);
      const ofFamily = kind === 'family' || kind === 'familyVersion';
      const newest = kind === 'version' && this.#chance(50);
      return {
        family: this.#family(),
        kind,
        ...(!ofFamily && { qualifier: this.#qualifier() }),
        ...(!newest && { timestamp: this.#timestamp() }),
      };
    };
    if (this.#chance(10)) return { delete: { row, timestamp: this.#timestamp() } };
    return { delete: { row, cells: Array.from({ length: 1 + this.#random.below(2) }, cell) } };
  }
  #mutation(row: string): RowMutation {
    return this.#chance(65) ? this.#put(row) : this.#delete(row);
  }

  #action(): BatchAction {
    const row = this.#row();
    if (this.#chance(70)) return this.#mutation(row);
    const several = () => Array.from({ length: 1 + this.#random.below(3) }, () => this.#mutation(row));
    if (this.#chance(40)) return { mutateRow: { row, mutations: several() } };
    const timeRange = this.#chance(20) ? this.#timeRange() : undefined;
    if (this.#chance(20))
      return { checkAndMutate: { row, filter: this.#filter(false, false), timeRange, mutate: several() } };
    const column = { family: this.#family(), qualifier: this.#qualifier(), operator: this.#pick(OPERATORS) };
    const value = this.#chance(30) ? undefined : this.#value();
    const operator = value === undefined ? this.#pick(['EQUAL', 'NOT_EQUAL'] as const) : column.operator;
    return { checkAndMutate: { row, ...column, operator, value, timeRange, mutate: several() } };
  }

  #timeRange(): { min?: number; max?: number } {
    const [a, b] = [this.#timestamp(), this.#timestamp()];
    return { min: Math.min(a, b), max: Math.max(a, b) + 1 };
  }

  #filter(reversed: boolean, inScan: boolean, depth = 0): FilterMessage {
    const operator = this.#pick(OPERATORS);
    const column = { family: this.#family(), qualifier: this.#qualifier() };
    const choices: (() => FilterMessage)[] = [
      () => filters.prefix(`row${this.#random.below(6)}`),
      () => filters.row(operator, this.#row()),
      () => filters.family(operator, this.#family()),
      () => filters.qualifier(operator, this.#qualifier()),
      () => filters.value(operator, this.#value()),
      () => filters.value('EQUAL', comparators.regex('[1-4].*')),
      () => filters.value('NOT_EQUAL', comparators.substring('7')),
      () => filters.columnPrefix('q'),
      () => filters.columnRange({ min: 'p', max: 'q', maxInclusive: this.#chance(50) }),
      () => filters.columnPagination(1 + this.#random.below(3), this.#random.below(3)),
      () => filters.firstKeyOnly(),
      () => filters.keyOnly(this.#chance(50)),
      () => filters.inclusiveStop(this.#row()),
      () => filters.timestamps([this.#timestamp(), this.#timestamp()]),
      () => filters.page(1 + this.#random.below(4)),
      () =>
        filters.singleColumnValue({
          ...column,
          operator,
          value: this.#value(),
          filterIfMissing: this.#chance(50),
          latestVersionOnly: this.#chance(50),
          exclude: this.#chance(30),
        }),
      () => filters.multipleColumnPrefix(['p', 'qq']),
      () => filters.dependentColumn({ ...column, dropDependentColumn: this.#chance(50) }),
      () => filters.fuzzyRow([{ row: 'row3', mask: Buffer.from([0, 0, 1, 0]) }]),
    ];
    // Its class says that it does not suit scans: what a scan gives depends on the lie of files and on how they are read.
    if (!inScan) choices.push(() => filters.columnCount(1 + this.#random.below(4)));
    // Backwards HBase loses all ranges but the highest.
    if (!reversed) choices.push(() => filters.multiRowRange([{ start: 'row1', stop: 'row3' }, { start: this.#row() }]));
    if (depth < FILTER_DEPTH) {
      choices.push(
        () => filters.and(this.#filter(reversed, inScan, depth + 1), this.#filter(reversed, inScan, depth + 1)),
        () => filters.or(this.#filter(reversed, inScan, depth + 1), this.#filter(reversed, inScan, depth + 1)),
      );
    }
    if (depth + 1 < FILTER_DEPTH) {
      choices.push(
        () => filters.skip(this.#filter(reversed, inScan, depth + 1)),
        () => filters.whileMatch(this.#filter(reversed, inScan, depth + 1)),
      );
    }
    return this.#pick(choices)();
  }

  #question(rawToo: boolean): ScanInput {
    const query: QueryInput = {};
    const reversed = this.#chance(25);
    if (this.#chance(50)) query.versions = this.#pick([1, 2, 3, 5, 100]);
    if (this.#chance(30)) query.timeRange = this.#timeRange();
    if (this.#chance(10)) query.timestamp = this.#timestamp();
    if (this.#chance(10)) query.familyTimeRanges = { [this.#family()]: this.#timeRange() };
    if (this.#chance(15)) query.storeLimit = 1 + this.#random.below(3);
    if (this.#chance(10)) query.storeOffset = this.#random.below(3);
    const raw = rawToo && this.#chance(15);
    if (this.#chance(40) && !raw)
      query.columns = Array.from({ length: 1 + this.#random.below(3) }, () => this.#column());
    if (this.#chance(40) && !raw) query.filter = this.#filter(reversed, true);
    const [from, to] = [this.#row(), this.#row()].sort();
    // HBase refuses to scan backwards while it leaves families for later; ours can. And some filters do not see all rows then.
    if (reversed || ALL_FAMILIES.test(Buffer.from(query.filter?.serialized_filter ?? '').toString('latin1')))
      query.loadColumnFamiliesOnDemand = false;
    if (query.filter !== undefined && ALL_FAMILIES.test(query.filter.name)) query.loadColumnFamiliesOnDemand = false;
    const bounds = {
      ...(this.#chance(30) && { startRow: reversed ? to : from, includeStartRow: this.#chance(70) }),
      ...(this.#chance(30) && { stopRow: reversed ? from : to, includeStopRow: this.#chance(30) }),
    };
    return {
      ...query,
      ...bounds,
      reversed,
      raw,
      ...(this.#chance(10) && { limit: 1 + this.#random.below(4) }),
      // Filters that judge whole rows do not go with batches.
      ...(this.#chance(15) && query.filter === undefined && { batch: 1 + this.#random.below(4) }),
      ...(this.#chance(20) && { caching: 1 + this.#random.below(3) }),
      ...(this.#chance(20) && { maxResultSizeBytes: 1 + this.#random.below(300) }),
    };
  }

  #column(): string {
    return this.#chance(40) ? this.#family() : `${this.#family()}:${this.#qualifier()}`;
  }
}

async function act(table: Table, action: BatchAction): Promise<unknown> {
  try {
    const [{ row, processed }] = await table.batchWithResults([action]);
    return { row: show(row), processed };
  } catch (error) {
    return failureOf(error);
  }
}

async function readAll(table: Table, input: ScanInput): Promise<unknown> {
  const rows: string[] = [];
  try {
    for await (const row of table.scan(input)) rows.push(`${row.key} ${show(row)}`);
    return rows;
  } catch (error) {
    return failureOf(error);
  }
}

/** Without texts, which name regions and servers. */
function failureOf(error: unknown): unknown {
  const { failures } = error as { failures?: readonly { error: Error }[] };
  return { failed: failures?.[0].error.name ?? (error as Error).name };
}

export function show(row: Row): string {
  // A delete of the newest version of what is not there has the server's time.
  const recent = BigInt(Date.now() - HOUR);
  return row.cells
    .map(({ family, qualifier, timestamp, type, value }) => {
      const kind = type === 'Put' ? '' : `!${type} `;
      return `${kind}${family}:${qualifier}@${timestamp > recent ? 'now' : timestamp}=${value.toString('latin1')}`;
    })
    .join(' | ');
}
