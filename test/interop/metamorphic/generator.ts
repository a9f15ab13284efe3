// Random tables, work and questions, all by a seed.

import type { SeededRandom } from '../../../base/random.ts';
import type { FamilySettings } from '../../../client/index.ts';
import type {
  ActionSpec,
  CellSpec,
  CheckSpec,
  FilterSpec,
  GetSpec,
  MutationSpec,
  QuerySpec,
  RowMutationSpec,
  ScanSpec,
  Step,
  TableSpec,
  TimeRange,
  Timestamp,
} from './steps.ts';

const ROWS = ['a', 'b', 'b\u0000', 'ba', 'c', 'd', 'da', '~'];
const QUALIFIERS = ['', 'n', 'p', 'q', 'qq', 'r'];
const VALUES = [
  '',
  '0',
  '1',
  '2',
  '3',
  'one',
  'One',
  'two',
  '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0005',
  '12345678',
];
const OPERATORS = ['LESS', 'LESS_OR_EQUAL', 'EQUAL', 'NOT_EQUAL', 'GREATER_OR_EQUAL', 'GREATER'] as const;
const LIVE_MS = 10_000_000_000;
const GONE_MS = 1_000;

export class Generator {
  readonly #random: SeededRandom;
  #families: FamilySettings[] = [];
  #splits: readonly string[] = [];
  /** Files are compacted as soon as there are three; otherwise only all together. */
  #compacts = false;
  /**
   * Families with NEW_VERSION_BEHAVIOR. There HBase forgets family deletes for the empty column or breaks on others; named columns it reads for
   * ever, so nothing is asked that reads some; what lies outside a time range counts or not, as its files happen to be cut; and where deleted cells
   * are kept a major compaction counts markers as versions, and drops what is not deleted.
   */
  #newVersions = false;
  /**
   * The empty qualifier is used too. What filters that count or jump see of it hangs on where HBase's blocks end, and so does whether queries of
   * other columns see the markers in it, so that there all is in one block (docs/decisions/0030).
   */
  #empties = false;
  /** MOB families. Filters see references there, in which are names of files, so none looks at values. */
  #mob = false;
  /** Wrong requests too. */
  readonly #wrong = 1;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  table(): TableSpec {
    this.#compacts = this.#chance(35);
    this.#newVersions = this.#chance(15);
    this.#empties = !this.#newVersions && this.#chance(35);
    this.#mob = this.#chance(20);
    const names = ['f', 'g', 'h'].slice(0, 1 + this.#below(3));
    this.#families = names.map((name) => this.#family(name));
    this.#splits = this.#pick([[], [], ['c'], ['b', 'd']]);
    return { families: this.#families, splits: this.#splits };
  }

  /** What comes first: a file for each store, because without one HBase keeps a wish for a major compaction until there are some. */
  beginning(): Step[] {
    const cells = this.#families.map(({ name }) => ({
      family: String(name),
      qualifier: 'r',
      value: '',
      timestamp: 'b0',
    }));
    return [...['a', ...this.#splits].map((row) => ({ put: { row, cells } })), { flush: null }];
  }
  /** Any step but a question. */
  work(): Step {
    const kind = this.#below(100);
    if (kind < 58) return this.#action(true);
    if (kind < 74) return { batch: this.#batch() };
    if (kind < 87) return { flush: this.#chance(80) ? null : this.#familyName() };
    if (kind < 91) return { compact: this.#chance(80) ? null : this.#familyName() };
    if (kind < 97) return { majorCompact: this.#chance(80) ? null : this.#familyName() };
    if (kind < 98) return { reopen: true };
    const i = this.#below(this.#families.length);
    this.#families[i] = this.#family(String(this.#families[i].name));
    return { alter: this.#families[i] };
  }

  question(): Step {
    const kind = this.#below(100);
    if (kind < 25) return { get: this.#get() };
    if (kind < 30) return { exists: this.#get() };
    return { scan: this.#scan() };
  }

  #below(bound: number): number {
    return this.#random.below(bound);
  }
  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)];
  }
  #chance(percent: number): boolean {
    return this.#below(100) < percent;
  }
  #list<T>(min: number, max: number, make: () => T): T[] {
    return Array.from({ length: min + this.#below(max - min + 1) }, make);
  }

  #family(name: string): FamilySettings {
    const ttl = this.#chance(35);
    const keep = this.#newVersions ? 'FALSE' : this.#pick(['FALSE', 'FALSE', 'FALSE', 'TRUE', 'TTL'] as const);
    const minVersions = ttl && this.#chance(50) ? 1 + this.#below(3) : 0;
    return {
      name,
      maxVersions: Math.max(minVersions, 1 + this.#below(4)),
      ...(minVersions > 0 && { minVersions }),
      ...(ttl && { timeToLiveSeconds: 86_400 }),
      ...(keep !== 'FALSE' && { keepDeletedCells: keep }),
      ...(this.#newVersions && { newVersionBehavior: true }),
      ...(this.#mob && { mob: true, mobThresholdBytes: this.#pick([0, 2, 7]) }),
      bloomFilter: this.#pick(['NONE', 'ROW', 'ROWCOL'] as const),
      ...(this.#chance(50) && !this.#empties && { blockSizeBytes: 1024 }),
      ...(this.#chance(30) && { compression: 'GZ' as const }),
      configuration: {
        // When it is that files go of which all is expired, raw scans see.
        'hbase.store.delete.expired.storefile': 'false',
        ...(!this.#compacts && { 'hbase.hstore.compaction.min': '1000' }),
      },
    };
  }

  #row(): string {
    return this.#pick(ROWS);
  }
  #familyName(): string {
    return String(this.#pick(this.#families).name);
  }
  #familyMaybeWrong(): string {
    return this.#below(200) < this.#wrong ? 'nosuch' : this.#familyName();
  }
  #qualifier(): string {
    return this.#pick(this.#empties ? QUALIFIERS : QUALIFIERS.slice(1));
  }
  #familyAndQualifier(): { family: string; qualifier: string } {
    return { family: this.#familyMaybeWrong(), qualifier: this.#qualifier() };
  }
  #value(): string {
    return this.#pick(VALUES);
  }
  /** b: about now; o: two days before, past a time to live; f: a month ahead. */
  #timestamp(): Timestamp {
    const kind = this.#below(100);
    if (kind < 72) return `b${this.#below(7)}`;
    if (kind < 88) return `o${this.#below(3)}`;
    return kind < 98 ? `f${this.#below(3)}` : '0';
  }
  #timeRange(): TimeRange {
    const [a, b] = [this.#timestamp(), this.#timestamp()].sort((x, y) => order(x) - order(y));
    if (this.#chance(20)) return { min: a };
    if (this.#chance(20)) return { max: b };
    return { min: a, max: b };
  }

  #put(row: string): RowMutationSpec {
    const cells = this.#list(1, 4, () => ({
      ...this.#familyAndQualifier(),
      value: this.#value(),
      timestamp: this.#timestamp(),
    }));
    return { put: { row, cells, ...this.#ttl() } };
  }
  #ttl(): { ttlMs?: number } {
    return this.#chance(8) ? { ttlMs: this.#pick([GONE_MS, LIVE_MS]) } : {};
  }
  #delete(row: string): RowMutationSpec {
    if (this.#chance(10)) return { delete: { row, ...(this.#chance(85) && { timestamp: this.#timestamp() }) } };
    const cells = this.#list(1, 3, (): CellSpec => {
      const kind = this.#pick(['column', 'version', 'version', 'family', 'familyVersion'] as const);
      const ofFamily = kind === 'family' || kind === 'familyVersion';
      const readsNewest = kind === 'version' && !this.#newVersions;
      const newest = kind !== 'familyVersion' && this.#chance(readsNewest ? 40 : kind === 'version' ? 0 : 10);
      const { family, qualifier } = this.#familyAndQualifier();
      return {
        family,
        kind,
        // Of the empty column not all versions: beside a family's marker of the same time HBase compacts for ever where deleted cells are kept.
        ...(!ofFamily && { qualifier: kind === 'column' ? qualifier || 'n' : qualifier }),
        ...(!newest && { timestamp: this.#timestamp() }),
      };
    });
    return { delete: { row, cells } };
  }
  #increment(row: string): RowMutationSpec {
    const cells = this.#distinct(() => ({
      ...this.#familyAndQualifier(),
      ...(this.#chance(85) && { qualifier: 'n' }),
      amount: this.#below(7) - 2,
    }));
    return { increment: { row, cells, ...this.#readModifyWrite() } };
  }
  #append(row: string): RowMutationSpec {
    const cells = this.#distinct(() => ({
      ...this.#familyAndQualifier(),
      value: this.#value(),
    }));
    return { append: { row, cells, ...this.#readModifyWrite() } };
  }
  #readModifyWrite() {
    return {
      ...(this.#chance(50) && { timestamp: this.#timestamp() }),
      ...(this.#chance(15) && { timeRange: this.#timeRange() }),
      ...(this.#chance(15) && { returnResults: false }),
      // Not one that ends: such a cell is of the time of the call, or of what was there, and would go while the run looks at it.
      ...(this.#chance(8) && { ttlMs: LIVE_MS }),
    };
  }
  /** Cells of columns that differ, in order. */
  #distinct(make: () => CellSpec): CellSpec[] {
    const cells = new Map(this.#list(1, 3, make).map((cell) => [`${cell.family}:${cell.qualifier}`, cell]));
    return [...cells.values()];
  }

  #mutation(row: string): RowMutationSpec {
    const kind = this.#below(100);
    if (kind < 55) return this.#put(row);
    if (kind < 85 || this.#newVersions) return this.#delete(row);
    return kind < 93 ? this.#increment(row) : this.#append(row);
  }

  /**
   * What takes the time of the call comes once for a row: two may be done in one millisecond or in two, and a marker of one hides what the
   * other wrote at the same time.
   */
  #batch(): ActionSpec[] {
    const timed = new Set<string>();
    return this.#list(2, 6, () => this.#action(false)).filter((action) => {
      const row = rowWrittenNow(action);
      if (row === undefined) return true;
      return !timed.has(row) && timed.add(row);
    });
  }
  #action(single: boolean): ActionSpec {
    const row = this.#row();
    const kind = this.#below(100);
    if (kind < 70) return this.#mutation(row);
    if (kind < 80) return { mutateRow: { row, mutations: this.#list(1, 4, () => this.#mutation(row)) } };
    if (kind < 92 || single) return { checkAndMutate: this.#check(row) };
    return { get: this.#get() };
  }
  #check(row: string): CheckSpec {
    const mutate = this.#chance(50) ? this.#mutation(row) : this.#list(1, 3, () => this.#mutation(row));
    const timeRange = this.#chance(20) ? { timeRange: this.#timeRange() } : {};
    if (this.#newVersions) return { row, filter: this.#filter(), mutate };
    if (this.#chance(25)) return { row, filter: this.#filter(), ...timeRange, mutate };
    const column = this.#familyAndQualifier();
    if (this.#chance(25)) return { row, ...column, operator: this.#pick(['EQUAL', 'NOT_EQUAL']), ...timeRange, mutate };
    return { row, ...column, operator: this.#pick(OPERATORS), value: this.#value(), ...timeRange, mutate };
  }

  /** `isNeverEmpty`: nothing that it is compared with is. HBase compares a component with what lies behind a shorter value, or breaks. */
  #comparator(value: string, isNeverEmpty = false): unknown {
    const kind = this.#below(100);
    if (kind < 55) return ['binary', value];
    if (kind < 70) return ['binaryPrefix', value.slice(0, 1)];
    if (kind < 76) return isNeverEmpty ? ['component', value.slice(0, 1), 0] : ['binary', value.slice(0, 1)];
    if (kind < 82) return ['bit', value, this.#below(3) + 1];
    return kind < 96 ? ['binary', value.slice(0, 1)] : ['null'];
  }
  #compare(value: string, isNeverEmpty = false): unknown[] {
    const kind = this.#below(100);
    const equal = this.#pick(['EQUAL', 'NOT_EQUAL']);
    if (kind < 10) return [equal, ['substring', this.#pick(['o', 'q', 'a', '1'])]];
    if (kind < 20) return [equal, ['regex', this.#pick(['^[a-c]', 'O', 'q+', '[12]']), this.#pick([0, 2])]];
    return [this.#pick(OPERATORS), this.#comparator(value, isNeverEmpty)];
  }

  #filter(depth = 0): FilterSpec {
    const column = () => ({ family: this.#familyName(), qualifier: this.#qualifier() });
    const choices: (() => FilterSpec)[] = [
      () => ['prefix', this.#row().slice(0, 1)],
      () => ['row', ...this.#compare(this.#row(), true)],
      () => ['family', ...this.#compare(this.#familyName(), true)],
      () => ['qualifier', ...this.#compare(this.#qualifier())],
      () => ['value', ...this.#compare(this.#value())],
      () => ['columnPrefix', this.#pick(['q', 'p', '', 'qq'])],
      () => ['multipleColumnPrefix', this.#pick([['p', 'qq'], ['q'], ['n', 'q']])],
      () => ['columnRange', this.#columnRange()],
      () => ['columnPagination', 1 + this.#below(3), this.#chance(60) ? this.#below(3) : this.#qualifier()],
      () => ['columnCount', 1 + this.#below(4)],
      () => ['firstKeyOnly'],
      () => ['keyOnly', this.#chance(50)],
      () => ['inclusiveStop', this.#row()],
      () => ['timestamps', this.#list(1, 3, () => this.#timestamp()), this.#chance(50)],
      () => ['page', 1 + this.#below(4)],
      () => ['singleColumnValue', this.#singleColumn(column())],
      () => ['singleColumnValue', this.#singleColumn(column())],
      () => {
        const { family, qualifier } = column();
        return ['columnValue', family, qualifier, ...this.#compare(this.#value())];
      },
      () => ['dependentColumn', { ...column(), dropDependentColumn: this.#chance(50), ...this.#dependentValue() }],
      () => ['multiRowRange', this.#rowRanges()],
      () => ['fuzzyRow', this.#list(1, 2, () => this.#fuzzy())],
      () => ['firstKeyValueMatchingQualifiers', this.#list(1, 2, () => this.#qualifier())],
    ];
    if (this.#below(300) < this.#wrong)
      choices.push(
        () => ['unknown'],
        () => ['filterAll'],
        () => ['randomRow', 2],
      );
    if (depth < 3 && this.#chance(40)) {
      const several = () => this.#list(depth === 0 ? 1 : 0, 3, () => this.#filter(depth + 1));
      return this.#pick<() => FilterSpec>([
        () => ['and', ...several()],
        () => ['or', ...several()],
        () => ['and', ...several()],
        () => ['or', ...several()],
        () => this.#skip(depth),
        () => ['whileMatch', this.#filter(depth + 1)],
      ])();
    }
    const choice = this.#pick(choices)();
    const unsuitable = (this.#empties && COUNT_OR_JUMP.has(choice[0])) || (this.#mob && LOOK_AT_VALUES.has(choice[0]));
    return unsuitable ? ['qualifier', ...this.#compare('q')] : choice;
  }
  /** A SkipFilter never tells what is in it of rows: MultiRowRangeFilters fail there, or drop all. */
  #skip(depth: number): FilterSpec {
    const inner = this.#filter(depth + 1);
    return JSON.stringify(inner).includes('"multiRowRange"') ? inner : ['skip', inner];
  }
  #columnRange() {
    const [min, max] = [this.#qualifier(), this.#qualifier()].sort();
    return {
      ...(this.#chance(80) && { min }),
      minInclusive: this.#chance(50),
      ...(this.#chance(80) && { max }),
      maxInclusive: this.#chance(50),
    };
  }
  #singleColumn(column: { family: string; qualifier: string }) {
    const [operator, value] = this.#compare(this.#value());
    const flag = () => this.#chance(50);
    return { ...column, operator, value, filterIfMissing: flag(), latestVersionOnly: flag(), exclude: flag() };
  }
  #dependentValue() {
    if (this.#chance(50)) return {};
    const [operator, value] = this.#compare(this.#value());
    return { operator, value };
  }
  #rowRanges() {
    const ranges = this.#list(1, 3, () => {
      const [start, stop] = [this.#row(), this.#row()].sort();
      const to = stop === start ? `${stop}~` : stop;
      return {
        ...(this.#chance(85) && { start }),
        startInclusive: this.#chance(70),
        ...(this.#chance(85) && { stop: to }),
        stopInclusive: this.#chance(30),
      };
    });
    // Of two that begin at the same row HBase takes the first one's word for whether it is included.
    const several = ranges.filter(({ start }, i) => ranges.findIndex((range) => range.start === start) === i);
    // And of three that overlap the word of one that ends before the others for whether their last row is.
    const { stopInclusive } = several[0];
    return several.length < 3 ? several : several.map((range) => ({ ...range, stopInclusive }));
  }
  #fuzzy(): [string, string] {
    const row = this.#row();
    return [row, Array.from(row, () => this.#pick(['\u0000', '\u0001'])).join('')];
  }

  #query(): QuerySpec {
    const query: QuerySpec = {};
    if (this.#chance(60)) query.versions = this.#pick([1, 2, 3, 5, 100]);
    if (this.#chance(25) && !this.#newVersions) query.timeRange = this.#timeRange();
    else if (this.#chance(10) && !this.#newVersions) query.timestamp = this.#timestamp();
    if (this.#chance(10) && !this.#newVersions) query.familyTimeRanges = { [this.#familyName()]: this.#timeRange() };
    if (this.#chance(15)) query.storeLimit = this.#below(4);
    if (this.#chance(12)) query.storeOffset = this.#below(4);
    if (this.#chance(45)) query.columns = this.#list(1, 4, () => this.#column());
    if (this.#chance(45)) query.filter = this.#filter();
    if (this.#chance(15)) query.cacheBlocks = false;
    return query;
  }
  #column() {
    const family = this.#familyMaybeWrong();
    return this.#newVersions || this.#chance(35) ? { family } : { family, qualifier: this.#qualifier() };
  }
  #get(): GetSpec {
    const query = this.#query();
    return { row: this.#row(), ...query, ...(leavesRowsOut(query) && { loadColumnFamiliesOnDemand: false }) };
  }
  #scan(): ScanSpec {
    const { columns, ...query } = this.#query();
    const [from, to] = [this.#row(), this.#row()].sort();
    // Backwards these of HBase jump over rows that match.
    const reversed = this.#chance(30) && !/"(fuzzyRow|multiRowRange)"/.test(JSON.stringify(query.filter ?? []));
    const raw = this.#chance(20);
    // Markers of families stand in the empty column, where filters that count or jump see what HBase's blocks let them.
    if (raw && [...COUNT_OR_JUMP].some((name) => JSON.stringify(query.filter ?? []).includes(`"${name}"`)))
      delete query.filter;
    // Its class says that it does not suit scans: what a scan gives depends on the lie of files and on how they are read.
    if (JSON.stringify(query.filter ?? []).includes('"columnCount"')) delete query.filter;
    return {
      ...query,
      ...(columns !== undefined && !raw && { columns }),
      ...(raw && { raw }),
      // HBase refuses to scan backwards while it leaves families for later; ours can.
      ...(reversed && { reversed }),
      ...(reversed || leavesRowsOut(query)
        ? { loadColumnFamiliesOnDemand: false }
        : this.#chance(25) && { loadColumnFamiliesOnDemand: this.#chance(80) }),
      ...(this.#chance(35) && { startRow: reversed ? to : from, includeStartRow: this.#chance(70) }),
      ...(this.#chance(35) && { stopRow: reversed ? from : to, includeStopRow: this.#chance(40) }),
      ...(this.#chance(12) && { limit: this.#below(5) }),
      // Filters that judge whole rows do not go with batches: clients refuse it.
      ...(this.#chance(20) && !judgesRows(query.filter) && { batch: 1 + this.#below(4) }),
      ...(this.#chance(10) && { allowPartialResults: true }),
      ...(this.#chance(25) && { caching: 1 + this.#below(3) }),
      ...(this.#chance(25) && { maxResultSizeBytes: 1 + this.#below(300) }),
      ...(this.#chance(20) && { readType: this.#pick(['STREAM', 'PREAD'] as const) }),
    };
  }
}

/** The row of an action that writes something at the time of the call; undefined: of any other. */
function rowWrittenNow(action: ActionSpec): string | undefined {
  if ('get' in action) return undefined;
  if ('mutateRow' in action) return action.mutateRow.mutations.some(writesNow) ? action.mutateRow.row : undefined;
  if ('checkAndMutate' in action) {
    const { row, mutate } = action.checkAndMutate;
    return [mutate].flat().some(writesNow) ? row : undefined;
  }
  return writesNow(action) ? Object.values(action)[0].row : undefined;
}
function writesNow(mutation: RowMutationSpec): boolean {
  const { timestamp, cells } = Object.values(mutation)[0] as MutationSpec;
  return timestamp === undefined && (cells === undefined || cells.some((cell) => cell.timestamp === undefined));
}

/**
 * HBase does not show such filters rows that have no cells in the families they name, unless all are loaded; ours does. And what a
 * SingleColumnValueExcludeFilter says of a row is not asked when its column was all that there was before the other families are loaded.
 */
function leavesRowsOut({ filter, storeLimit, storeOffset }: QuerySpec): boolean {
  const text = JSON.stringify(filter ?? []);
  if (/"(skip|whileMatch)"|"exclude":true/.test(text)) return true;
  // Nor of what the families it names give nothing of, as all their cells are before the offset.
  return (storeLimit !== undefined || storeOffset !== undefined) && text.includes('"filterIfMissing":true');
}

/** Where a named timestamp lies among the others. */
function order(name: Timestamp): number {
  if (name === '0') return -1;
  return 'obf'.indexOf(name[0]) * 1_000 + Number(name.slice(1));
}

const COUNT_OR_JUMP = new Set([
  'columnPrefix',
  'multipleColumnPrefix',
  'columnRange',
  'columnPagination',
  'columnCount',
  'timestamps',
]);
const LOOK_AT_VALUES = new Set(['value', 'singleColumnValue', 'columnValue', 'dependentColumn']);
const ROW_JUDGES = new Set(['singleColumnValue', 'dependentColumn', 'page', 'randomRow', 'skip', 'whileMatch']);

function judgesRows(filter: FilterSpec | undefined): boolean {
  if (filter === undefined) return false;
  if (ROW_JUDGES.has(filter[0])) return true;
  return LISTS.has(filter[0]) && filter.slice(1).some((inner) => judgesRows(inner as FilterSpec));
}
const LISTS = new Set(['and', 'or']);
