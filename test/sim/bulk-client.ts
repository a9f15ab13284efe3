// A client that bulk loads: columns of rows that others write to, too, and whole rows of a table that is only loaded, so large that the normalizer
// splits it. What it loads enters the histories of rows like a put of both families; and what one call loads is there as a whole or not at all.
import type { Connection, Table } from '../../client/index.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { BulkCell } from '../regionserver/bulk-files.ts';
import { BulkLoader } from './bulk-loader.ts';
import type { History, OpenEntry } from './history.ts';
import { isCertainlyNotDone, Watched } from './outcomes.ts';
import { type ActiveRows, causeOf, isForeseen, LATE_COLUMNS, LATE_TIMESTAMP, padded, stateOf } from './row-client.ts';
import { LOADED_TABLE, TABLE } from './sim-cluster.ts';
import type { SimProcess } from './sim-process.ts';

/** In one of so many loads of the table that is only loaded. */
const FAT_SHARE = 2;
const FAT_BYTES = 200_000;
const THINK_MS = 1500;
/** Loads that are looked at while there is trouble. */
const LOOKED_AT = 6;

export interface BulkClientOptions {
  readonly process: SimProcess;
  readonly connection: Connection;
  readonly files: FileStorage;
  readonly history: History;
  readonly rows: ActiveRows;
}

/** Rows of the table that is only loaded; each is loaded once. */
interface Group {
  readonly token: string;
  readonly rows: readonly string[];
  /** By one call. */
  readonly isWhole: boolean;
}

export class BulkClient {
  readonly counts = { done: 0, failed: 0 };
  readonly #o: BulkClientOptions;
  readonly #name: string;
  readonly #loader: BulkLoader;
  readonly #table: Table;
  readonly #loaded: Table;
  readonly #groups: Group[] = [];
  #tokens = 0;
  #isStopping = false;

  constructor(options: BulkClientOptions) {
    this.#o = options;
    const { process, connection, files } = options;
    this.#name = process.host;
    this.#loader = new BulkLoader(process, connection, files);
    this.#table = connection.table(TABLE);
    this.#loaded = connection.table(LOADED_TABLE);
  }

  stop(): void {
    this.#isStopping = true;
  }

  async run(): Promise<void> {
    await Promise.all([this.#repeat(() => this.#load()), this.#repeat(() => this.#look())]);
  }

  settle(): Promise<void> {
    return this.#loader.settle();
  }

  /** Everything of the table that is only loaded, once by a scan and once by gets. */
  async readAll(): Promise<void> {
    const called = this.#now;
    const found = new Map<string, string>();
    for await (const row of this.#loaded.scan({ caching: 3 })) {
      this.#seen(row.key.toString(), called, stateOf(row), 'last scan');
      found.set(row.key.toString(), '');
    }
    for (const group of this.#groups) {
      const there = group.rows.filter((row) => found.has(row));
      if (group.isWhole && there.length > 0 && there.length < group.rows.length)
        this.#o.process.sim.violation(`of ${group.rows}, loaded at once by ${group.token}, there is only ${there}`);
      for (const row of group.rows) this.#seen(row, this.#now, stateOf(await this.#loaded.get(row)), 'last get');
    }
  }

  async #repeat(deed: () => Promise<void>): Promise<void> {
    const { scheduler } = this.#o.process;
    while (!this.#isStopping) {
      await scheduler.sleep(20 + this.#below(THINK_MS));
      await deed();
    }
  }

  async #load(): Promise<void> {
    const byTool = this.#below(2) === 0;
    if (this.#below(3) === 0) return this.#loadRows(byTool);
    const rows = this.#o.rows.pickSome(byTool ? 3 : 1);
    if (!byTool) rows.push(...(await this.#neighbours(rows[0])));
    const token = this.#token();
    await this.#do(byTool, this.#table, rows, token, padded(token));
  }

  /** Others of the same region. */
  async #neighbours(row: string): Promise<string[]> {
    try {
      const { region } = await this.#table.locate(row);
      const others = new Set([this.#o.rows.peek(), this.#o.rows.peek(), this.#o.rows.peek()]);
      return [...others].filter((other) => other !== row && region.containsRow(Buffer.from(other)));
    } catch (error) {
      if (!isForeseen(error)) throw error;
      return [];
    }
  }

  async #loadRows(byTool: boolean): Promise<void> {
    const token = this.#token();
    const letter = () => String.fromCharCode(97 + this.#below(26));
    const first = letter();
    const rows = Array.from({ length: 2 + this.#below(3) }, (_, i) => `${byTool ? letter() : first}-${token}-${i}`);
    this.#groups.push({ token, rows, isWhole: !byTool });
    const value = token + '.'.repeat(this.#below(FAT_SHARE) === 0 ? FAT_BYTES : this.#below(100));
    await this.#do(byTool, this.#loaded, rows, token, value);
  }

  async #do(byTool: boolean, table: Table, rows: readonly string[], token: string, value: string): Promise<void> {
    const { history, process } = this.#o;
    const changes = [
      { kind: 'put' as const, cells: Object.fromEntries(LATE_COLUMNS.map((column) => [column, token])) },
    ];
    const what = `${byTool ? 'bulkload' : 'bulk load'} ${token}`;
    const opens: OpenEntry[] = rows.map((row) =>
      history.call(this.#name, table === this.#loaded ? `${LOADED_TABLE} ${row}` : row, what, { changes }),
    );
    const cells: BulkCell[] = rows.flatMap((row) =>
      LATE_COLUMNS.map((column) => ({ row, column, value, timestamp: LATE_TIMESTAMP })),
    );
    // A load that is asked for again may be done again, if the answer was all that was lost.
    const watched = new Watched(byTool || this.#below(2) === 0);
    const input = { table, cells, signal: watched.signal };
    try {
      await (byTool ? this.#loader.loadByTool(input) : this.#loader.load(input));
      this.counts.done++;
      for (const open of opens) history.done(open, undefined, watched.unknownAttempts);
    } catch (error) {
      this.counts.failed++;
      if (!isForeseen(error)) process.sim.violation(`${what}: ${(error as Error).stack ?? error}`);
      const isNotDone = !byTool && watched.unknownAttempts === 0 && isCertainlyNotDone(causeOf(error));
      for (const open of opens)
        if (isNotDone) history.notDone(open);
        else history.unknown(open, Math.max(1, watched.unknownAttempts));
    }
  }

  /** Rows of one load, in any order: who has seen one of them sees all. */
  async #look(): Promise<void> {
    const recent = this.#groups.slice(-LOOKED_AT);
    if (recent.length === 0) return;
    const { token, rows, isWhole } = recent[this.#below(recent.length)];
    const from = this.#below(rows.length);
    const ordered = [...rows.slice(from), ...rows.slice(0, from)];
    let before: string | undefined;
    for (const row of ordered) {
      const called = this.#now;
      let state: ReturnType<typeof stateOf>;
      try {
        state = stateOf(await this.#loaded.get(row));
      } catch (error) {
        if (!isForeseen(error)) throw error;
        return;
      }
      this.#seen(row, called, state, 'get');
      if (isWhole && before !== undefined && state.size === 0)
        this.#o.process.sim.violation(`of one load, ${token}, ${before} was there and then ${row} was not`);
      if (state.size > 0) before = row;
    }
  }

  #seen(row: string, called: number, state: ReturnType<typeof stateOf>, what: string): void {
    this.#o.history.seen(this.#name, `${LOADED_TABLE} ${row}`, called, state, what);
  }
  #token(): string {
    return `${this.#name}-${this.#tokens++}`;
  }
  #below(bound: number): number {
    return this.#o.process.random.below(bound);
  }
  get #now(): number {
    return this.#o.process.sim.now;
  }
}
