// A small workload with everything in it that writes to the disk: rows in two families and two regions, deletes, increments with nonces,
// flushes, compactions, log rolls, splits and merges, a region that is closed and opened elsewhere in the log, and tables that come, change and go.
import { type Connection, connect } from '../../../client/index.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import { writeBulkFile } from '../../regionserver/bulk-files.ts';
import { Book, type Expectation, mismatch, type State } from './expectation.ts';
import { NonceCaller } from './nonce-caller.ts';

export const TABLE = 't';
export const COUNTER = 'n1';
const SPLIT = 'm';
const SNAPSHOT = 's';
const setSnapshot = (state: Map<string, string>) => void state.set(`#${SNAPSHOT}`, 'there');
/** Families with few versions and many, and files small enough to have several blocks. */
const FAMILIES = [
  { name: 'f', maxVersions: 3, blockSizeBytes: 1024 },
  { name: 'g', maxVersions: 1, mob: true, mobThresholdBytes: 1 },
];

export interface WorkloadOptions {
  readonly mayLoseServers?: boolean;
  /** Where the servers find files to bulk load. Absent: none are. */
  readonly files?: FileStorage;
}

export class Workload {
  readonly books = {
    tables: new Book('tables'),
    rows: new Book('rows'),
    counter: new Book('counter'),
    ddl: new Book('ddl'),
  };
  /** Of the increment under way, or of the last one. */
  nonce = 0n;
  #connection: Connection;
  #caller: NonceCaller;
  #signal: AbortSignal;

  #mayLoseServers: boolean;
  #files: FileStorage | undefined;

  private constructor(
    connection: Connection,
    signal: AbortSignal,
    mayLoseServers: boolean,
    files: FileStorage | undefined,
  ) {
    this.#mayLoseServers = mayLoseServers;
    this.#files = files;
    this.#connection = connection;
    this.#caller = new NonceCaller(connection);
    this.#signal = signal;
  }

  /** Runs to its end, or until the signal. `watch` gets the workload before anything is asked of the cluster. */
  static async run(
    quorum: string,
    signal: AbortSignal,
    watch: (workload: Workload) => void,
    { mayLoseServers = false, files }: WorkloadOptions = {},
  ): Promise<Workload> {
    const connection = await connect({ quorum, signal, retryPauseMs: 5 });
    const workload = new Workload(connection, signal, mayLoseServers, files);
    watch(workload);
    try {
      await workload.#run();
    } finally {
      workload.#caller.close();
      await connection.close();
    }
    return workload;
  }

  get acknowledged(): number {
    return Object.values(this.books).reduce((sum, { count }) => sum + count, 0);
  }
  snapshot(): Snapshot {
    return { expectations: Object.values(this.books).map((book) => book.snapshot()), nonce: this.nonce };
  }

  async #run(): Promise<void> {
    const { admin } = this.#connection;
    const { tables } = this.books;
    // One table's files are listed, the others' are what stands in their folders.
    const attributes = { 'hbase.store.file-tracker.impl': 'FILE' };
    const create = () => admin.createTable({ name: TABLE, families: FAMILIES, attributes }, [SPLIT], this.#options);
    await tables.do(`create ${TABLE}`, (s) => s.set(TABLE, 'ENABLED f,g '), create);
    // All of them to their end, also when one fails: the books say what became of each.
    const results = await Promise.allSettled([this.#rows(), this.#count(), this.#disturb(), this.#ddl()]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  get #options() {
    return { signal: this.#signal };
  }

  async #rows(): Promise<void> {
    const table = this.#connection.table(TABLE);
    const book = this.books.rows;
    const put = (row: string, columns: Record<string, string>) =>
      book.do(
        `put ${row}`,
        (state) => {
          for (const [column, value] of Object.entries(columns)) state.set(`${row}/${column}`, value);
        },
        () => table.put({ row, cells: Object.entries(columns).map(cellOf) }, this.#options),
      );
    const remove = (row: string, family?: string) =>
      book.do(
        `delete ${row} ${family ?? ''}`,
        (state) => {
          for (const key of [...state.keys()]) if (key.startsWith(`${row}/${family ?? ''}`)) state.delete(key);
        },
        () => table.delete({ row, ...(family === undefined ? {} : { cells: [{ family }] }) }, this.#options),
      );
    const replace = (row: string, column: string, value: string) =>
      book.do(
        `mutateRow ${row}`,
        (state) => {
          for (const key of [...state.keys()]) if (key.startsWith(`${row}/f`)) state.delete(key);
          state.set(`${row}/${column}`, value);
        },
        () =>
          table.mutateRow(
            {
              row,
              mutations: [
                { delete: { row, cells: [{ family: 'f' }] } },
                { put: { row, cells: [cellOf([column, value])] } },
              ],
            },
            this.#options,
          ),
      );
    for (let round = 0; round < 5; round++) {
      await put('a1', { 'f:q': `a${round}`, 'g:q': `b${round}`, 'f:long': `${round}`.repeat(150) });
      await put(`z${round}`, { 'f:q': `z${round}`, 'g:': 'x' });
      await put(`a2`, { 'g:q': `${round}` });
      await remove('a1', 'f');
      await put('a3', { 'f:q': `${round}`, 'f:p': 'p' });
      if (round % 2 === 1) await this.#bulkLoad('b1', round);
      if (round > 0) await remove(`z${round - 1}`);
      await replace('a3', 'g:q', `${round}`);
      await put('a1', { 'f:q': `again${round}`, 'g:q': `again${round}` });
    }
    await remove('a2');
    await remove('a1');
  }

  /** A file for each family, which are seen both or not at all. */
  async #bulkLoad(row: string, round: number): Promise<void> {
    const files = this.#files;
    if (files === undefined) return;
    const columns = ['f:loaded', 'g:loaded'];
    const value = `${round}`;
    const sources: { family: string; path: string }[] = [];
    for (const column of columns) {
      const path = `user/${row}-${round}-${column[0]}`;
      const uri = await writeBulkFile(files, path, [{ row, column, value, timestamp: 1000 + round }]);
      sources.push({ family: column[0], path: uri });
    }
    const { bulkLoads } = this.#connection.table(TABLE);
    const bulkToken = await bulkLoads.prepare(this.#options);
    await this.books.rows.do(
      `bulk load ${row}`,
      (state) => {
        for (const column of columns) state.set(`${row}/${column}`, value);
      },
      () => bulkLoads.load({ row, files: sources, bulkToken }, this.#options),
    );
    await bulkLoads.cleanup(bulkToken, this.#options);
  }

  async #count(): Promise<void> {
    const book = this.books.counter;
    for (let i = 1; i <= 25; i++) {
      await book.do(
        `increment ${i}`,
        (state) => state.set(`${COUNTER}/f:n`, counterOf(i)),
        () => {
          this.nonce = BigInt(i);
          return this.#caller.increment(TABLE, COUNTER, 'f:n', this.nonce, this.#signal);
        },
      );
    }
  }

  /** Nothing of it may change what is there. Where servers are killed, what is asked of one may come to nothing. */
  async #disturb(): Promise<void> {
    const { admin } = this.#connection;
    const o = this.#options;
    const move = async () => {
      // An unassigned one would stay closed, as its operator wished.
      const [{ region, server }] = await admin.regions(TABLE, o);
      await admin.move(region, server, o);
    };
    // Only below the counter's region: a nonce is known to the region that it was used in.
    const split = () => admin.splitTable(TABLE, 'a2', o).catch(passOverReferences);
    const merge = async () => {
      await admin.runCatalogJanitor(o);
      const below = (await admin.regions(TABLE, o)).map(({ region }) => region).filter(isBelowCounter);
      if (below.length > 1) await admin.merge(below, o).catch(passOverReferences);
    };
    for (let round = 0; round < 4; round++) {
      const steps = [
        () => admin.flush(TABLE, o),
        () => this.#caller.rollLog(TABLE, this.#signal),
        () => admin.compact(TABLE, o),
        () => admin.flush(TABLE, o),
        () => admin.majorCompact(TABLE, o),
        () => (round % 2 === 0 ? split() : merge()),
        () => (round % 2 === 0 ? move() : admin.modifyFamily(TABLE, { ...FAMILIES[0], maxVersions: 3 + round }, o)),
      ];
      for (const step of steps)
        await step().catch((error: unknown) => {
          if (!this.#mayLoseServers || this.#signal.aborted) throw error;
        });
    }
  }

  async #ddl(): Promise<void> {
    const { admin } = this.#connection;
    const book = this.books.ddl;
    const o = this.#options;
    const set = (text: string) => (state: Map<string, string>) => void state.set('d', text);
    const table = this.#connection.table('d');
    const put = (value: string) => () => table.put({ row: 'r', cells: [cellOf(['f:q', value])] }, o);
    for (let round = 0; round < 2; round++) {
      await book.do('create d', set('ENABLED f '), () => admin.createTable({ name: 'd', families: ['f'] }, [], o));
      await book.do('put into d', set('ENABLED f r/f:q=1'), put('1'));
      if (round === 0) await book.do('snapshot', setSnapshot, () => admin.snapshot(SNAPSHOT, 'd', o));
      await book.do('alter d', set('ENABLED f,h r/f:q=1'), () => admin.addFamily('d', 'h', o));
      await book.do('disable d', set('DISABLED f,h'), () => admin.disableTable('d', o));
      await book.do('enable d', set('ENABLED f,h r/f:q=1'), () => admin.enableTable('d', o));
      await book.do('truncate the region of d', set('ENABLED f,h '), async () => {
        const [{ region }] = await admin.regions('d', o);
        await admin.truncateRegion(region, o);
      });
      await book.do('disable d', set('DISABLED f,h'), () => admin.disableTable('d', o));
      await book.do('truncate d', set('ENABLED f,h '), () => admin.truncateTable('d', o));
      await book.do('put into d', set('ENABLED f,h r/f:q=2'), put('2'));
      await book.do('disable d', set('DISABLED f,h'), () => admin.disableTable('d', o));
      const gone = (state: Map<string, string>) => void state.delete('d');
      if (round === 0) {
        await book.do('restore d', set('DISABLED f'), () => admin.restoreSnapshot(SNAPSHOT, o));
        await book.do('enable d', set('ENABLED f r/f:q=1'), () => admin.enableTable('d', o));
        await book.do('put into d', set('ENABLED f r/f:q=3'), put('3'));
        await book.do('disable d', set('DISABLED f'), () => admin.disableTable('d', o));
        await book.do('delete d', gone, () => admin.deleteTable('d', o));
        await book.do('clone d', set('ENABLED f r/f:q=1'), () => admin.cloneSnapshot(SNAPSHOT, 'd', o));
        await book.do('disable d', set('DISABLED f'), () => admin.disableTable('d', o));
      }
      await book.do('delete d', gone, () => admin.deleteTable('d', o));
    }
    const without = (state: Map<string, string>) => void state.delete(`#${SNAPSHOT}`);
    await book.do('delete the snapshot', without, () => admin.deleteSnapshot(SNAPSHOT, o));
  }
}

const isBelowCounter = ({ endKey }: RegionInfo) => endKey.length > 0 && endKey.toString() <= SPLIT;

/** What a split or merge left is not compacted yet. */
function passOverReferences(error: unknown): void {
  if (!/NOT splittable|not mergeable|merge qualifier/.test(String(error))) throw error;
}

export interface Snapshot {
  readonly expectations: readonly Expectation[];
  readonly nonce: bigint;
}

export const NOTHING_YET: Snapshot = { expectations: [], nonce: 0n };

function cellOf([column, value]: [string, string]) {
  const [family, qualifier] = column.split(':');
  return { family, qualifier, value };
}
function counterOf(count: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(count));
  return bytes.toString('latin1');
}

/** Longest time until what the crash cut short was carried to its end. */
const SETTLE_MS = 90_000;

/** Compares a recovered cluster with what was expected; what is wrong in words. */
export async function verify(quorum: string, snapshot: Snapshot): Promise<string[]> {
  await using connection = await connect({ quorum, retryPauseMs: 5, operationTimeoutMs: SETTLE_MS });
  const of = (actor: string) => snapshot.expectations.find((each) => each.actor === actor);
  const wrong: string[] = [];
  const check = (actor: string, actual: State) => {
    const expected = of(actor);
    const what = expected === undefined ? undefined : mismatch(expected, actual);
    if (what !== undefined) wrong.push(what);
  };
  for (const actor of ['tables', 'ddl']) await settled(connection, of(actor), (actual) => check(actor, actual));
  wrong.push(...(await snapshotProblems(connection, of('ddl'))));
  if (of('tables')?.acknowledged.has(TABLE)) {
    const found = await cells(connection, TABLE);
    const counter = new Map([...found].filter(([key]) => key.startsWith('n')));
    check('rows', new Map([...found].filter(([key]) => !key.startsWith('n'))));
    check('counter', counter);
    const count = of('counter')!;
    if (count.acknowledged !== count.perhaps) wrong.push(...(await retryIncrement(connection, count, snapshot.nonce)));
    await connection.table(TABLE).put({ row: 'z9', cells: [cellOf(['g:q', 'alive'])] });
    if ((await connection.table(TABLE).get('z9')).text('g', 'q') !== 'alive') wrong.push('it takes no writes');
  }
  return wrong;
}

/** The client sends the increment again that was under way, as it does when no answer came: it must count once. */
async function retryIncrement(connection: Connection, expected: Expectation, nonce: bigint): Promise<string[]> {
  const caller = new NonceCaller(connection);
  try {
    await caller.increment(TABLE, COUNTER, 'f:n', nonce);
  } finally {
    caller.close();
  }
  const value = (await connection.table(TABLE).get(COUNTER)).value('f', 'n')?.toString('latin1');
  const wanted = expected.perhaps.get(`${COUNTER}/f:n`);
  return value === wanted
    ? []
    : [`increment ${nonce} sent again: ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`];
}

/** A change of a table that the crash cut short goes on: until then neither of its two outcomes may be seen. */
async function settled(
  connection: Connection,
  expected: Expectation | undefined,
  check: (actual: State) => void,
): Promise<void> {
  if (expected === undefined) return;
  const names = new Set([...expected.acknowledged.keys(), ...expected.perhaps.keys()]);
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const late = performance.now() > deadline;
    try {
      const actual = new Map<string, string>();
      for (const name of names) {
        const text = await describeTable(connection, name);
        if (text !== undefined) actual.set(name, text);
      }
      if (late || mismatch(expected, actual) === undefined) return check(actual);
    } catch (error) {
      if (late) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** One that was taken can be cloned, with what it was taken of. */
async function snapshotProblems(connection: Connection, expected: Expectation | undefined): Promise<string[]> {
  const key = `#${SNAPSHOT}`;
  if (!expected?.acknowledged.has(key) || !expected.perhaps.has(key)) return [];
  await connection.admin.cloneSnapshot(SNAPSHOT, 'clone');
  const found = await describeTable(connection, 'clone');
  return found === 'ENABLED f r/f:q=1' ? [] : [`the snapshot holds ${found}`];
}

async function describeTable(connection: Connection, name: string): Promise<string | undefined> {
  const { admin } = connection;
  if (name.startsWith('#'))
    return (await admin.listSnapshots()).some((each) => `#${each.name}` === name) ? 'there' : undefined;
  const state = await admin.tableState(name);
  if (state === undefined) {
    const listed = (await admin.listTableNames()).some((each) => each.name === name);
    return listed ? 'no state but a descriptor' : undefined;
  }
  const families = (await admin.describe(name)).families.map((family) => family.name.toString()).join(',');
  if (state !== 'ENABLED') return `${state} ${families}`;
  if (name === TABLE) return `${state} ${families} `;
  const found = [...(await cells(connection, name))].map(([key, value]) => `${key}=${value}`);
  return `${state} ${families} ${found.join(' ')}`;
}

async function cells(connection: Connection, name: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const row of connection.table(name).scan())
    for (const cell of row.cells) {
      const key = `${row.key}/${cell.family}:${cell.qualifier}`;
      found.set(key, cell.value.toString('latin1'));
    }
  return found;
}
