// Tables that come, change and go, and snapshots of them. Each belongs to one client, which does one thing after another and keeps a book of what must be there; when it
// cannot know whether something was done it leaves that table alone, and both outcomes are right at the end.
import type { Connection } from '../../client/index.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { BulkLoader } from './bulk-loader.ts';
import { isCertainlyNotDone, Watched } from './outcomes.ts';
import type { SimProcess } from './sim-process.ts';

/** `absent`, or `ENABLED f,g r1=v …`. */
type TableText = string;

interface Book {
  state: 'absent' | 'ENABLED' | 'DISABLED';
  families: string[];
  rows: Map<string, string>;
}

/** When it may be taken, what it makes of the book, and the deed. */
type Step = [when: Book['state'], change: (next: Book) => void, act: (signal: AbortSignal) => Promise<unknown>];

/** What a snapshot holds. */
type Taken = Pick<Book, 'families' | 'rows'> & { readonly snapshot: string };

export class DdlClient {
  /** What each table may be. */
  readonly expected = new Map<string, ReadonlySet<TableText>>();
  readonly counts = { done: 0, failed: 0 };
  readonly #process: SimProcess;
  readonly #connection: Connection;
  readonly #loader: BulkLoader;
  #tables = 0;
  #snapshots = 0;
  #loads = 0;
  #isStopping = false;

  constructor(process: SimProcess, connection: Connection, files: FileStorage) {
    this.#process = process;
    this.#connection = connection;
    this.#loader = new BulkLoader(process, connection, files);
  }

  settle(): Promise<void> {
    return this.#loader.settle();
  }

  stop(): void {
    this.#isStopping = true;
  }

  async run(): Promise<void> {
    while (!this.#isStopping) await this.#life(`${this.#process.host}x${this.#tables++}`);
  }

  /** Compares every table with the book; what is wrong in words. */
  async verify(): Promise<string[]> {
    const wrong: string[] = [];
    for (const [name, expected] of this.expected) {
      const found = await this.#describe(name);
      if (!expected.has(found)) wrong.push(`table ${name} is ${found}, expected ${[...expected].join(' or ')}`);
    }
    return wrong;
  }

  async #life(name: string): Promise<void> {
    let book: Book = { state: 'absent', families: [], rows: new Map() };
    const { admin } = this.#connection;
    const o = { timeoutMs: 60_000 };
    const table = this.#connection.table(name);
    this.expected.set(name, new Set([textOf(book)]));
    const snapshots: Taken[] = [];
    const takeSnapshot = async () => {
      const snapshot = `${name}s${this.#snapshots++}`;
      await admin.snapshot(snapshot, name, o);
      snapshots.push({ snapshot, families: [...book.families], rows: new Map(book.rows) });
    };
    const firstFamily = this.#below(3) === 0 ? { name: 'f', mob: true, mobThresholdBytes: 0 } : { name: 'f' };
    const steps: Record<string, Step> = {
      create: [
        'absent',
        (next) => Object.assign(next, { state: 'ENABLED', families: ['f'], rows: new Map() }),
        () => admin.createTable({ name, families: [firstFamily] }, this.#below(2) === 0 ? [] : ['m'], o),
      ],
      disable: ['ENABLED', (next) => (next.state = 'DISABLED'), () => admin.disableTable(name, o)],
      enable: ['DISABLED', (next) => (next.state = 'ENABLED'), () => admin.enableTable(name, o)],
      add: ['ENABLED', (next) => next.families.push('h'), () => admin.addFamily(name, 'h', o)],
      truncate: [
        'DISABLED',
        (next) => Object.assign(next, { state: 'ENABLED', rows: new Map() }),
        () => admin.truncateTable(name, { ...o, preserveSplits: this.#below(2) === 0 }),
      ],
      delete: [
        'DISABLED',
        (next) => Object.assign(next, { state: 'absent', families: [], rows: new Map() }),
        () => admin.deleteTable(name, o),
      ],
      drop: [
        'ENABLED',
        (next) => next.families.splice(next.families.indexOf('h'), 1),
        () => admin.deleteFamily(name, 'h', o),
      ],
      flush: ['ENABLED', () => {}, () => admin.flush(name, o).catch(() => {})],
      snapshot: ['ENABLED', () => {}, takeSnapshot],
      snapshotClosed: ['DISABLED', () => {}, takeSnapshot],
    };
    /** What a snapshot is good for. */
    const use = (taken: Taken): Step => {
      const { snapshot, families, rows } = taken;
      const back = (state: Book['state']) => (next: Book) =>
        Object.assign(next, { state, families: [...families], rows: new Map(rows) });
      if (book.state === 'DISABLED') return ['DISABLED', back('DISABLED'), () => admin.restoreSnapshot(snapshot, o)];
      if (book.state === 'absent') return ['absent', back('ENABLED'), () => admin.cloneSnapshot(snapshot, name, o)];
      snapshots.splice(snapshots.indexOf(taken), 1);
      return ['ENABLED', () => {}, () => admin.deleteSnapshot(snapshot, o)];
    };
    const truncateRegion = async (): Promise<Step> => {
      const regions = await admin.regions(name, o);
      const { region } = regions[this.#below(regions.length)];
      const isIn = (row: string) => region.containsRow(Buffer.from(row));
      return [
        'ENABLED',
        (next) => {
          for (const row of next.rows.keys()) if (isIn(row)) next.rows.delete(row);
        },
        () => admin.truncateRegion(region, o),
      ];
    };
    const put = (): Step => {
      const row = `${['a', 'k', 'q', 'z'][this.#below(4)]}`;
      const value = `${this.counts.done}`;
      return [
        'ENABLED',
        (next) => next.rows.set(row, value),
        (signal) => table.put({ row, cells: [{ family: 'f', qualifier: 'q', value }] }, { signal }),
      ];
    };
    /** Rows that are not put; each load is later than all before it. */
    const load = (): Step => {
      const rows = this.#below(2) === 0 ? ['b', 'c'] : ['r', 's'];
      const timestamp = ++this.#loads;
      const value = `${timestamp}`;
      const cells = rows.map((row) => ({ row, column: 'f:q', value, timestamp }));
      return [
        'ENABLED',
        (next) => {
          for (const row of rows) next.rows.set(row, value);
        },
        (signal) => this.#loader.load({ table, cells, signal }),
      ];
    };
    for (let i = 0; i < 15 && !this.#isStopping; i++) {
      await this.#process.scheduler.sleep(10 + this.#below(400));
      const possible = Object.values(steps).filter(([when]) => when === book.state);
      const [there, missing] = [steps.add, steps.drop];
      const wrong = possible.indexOf(book.families.includes('h') ? there : missing);
      if (wrong !== -1) possible.splice(wrong, 1);
      if (book.state === 'ENABLED') possible.push(put(), put(), load());
      if (snapshots.length > 0 && this.#below(3) === 0)
        possible.splice(0, possible.length, use(snapshots[this.#below(snapshots.length)]));
      const truncating = book.state === 'ENABLED' && this.#below(8) === 0;
      // Without an answer there is no region to choose.
      const step = truncating ? await truncateRegion().catch(() => undefined) : undefined;
      const [, change, act] = step ?? possible[this.#below(possible.length)];
      const next: Book = { ...book, families: [...book.families], rows: new Map(book.rows) };
      change(next);
      this.expected.set(name, new Set([textOf(book), textOf(next)]));
      const watched = new Watched(true);
      try {
        await act(watched.signal);
        book = next;
        this.expected.set(name, new Set([textOf(book)]));
        this.counts.done++;
      } catch (error) {
        this.counts.failed++;
        if (!(error instanceof Error && 'javaClass' in error))
          this.#process.sim.violation(`ddl ${name}: ${(error as Error).stack ?? error}`);
        if (watched.unknownAttempts > 0 || !isCertainlyNotDone(error)) return;
        this.expected.set(name, new Set([textOf(book)]));
      }
    }
  }

  async #describe(name: string): Promise<TableText> {
    const { admin } = this.#connection;
    const state = await admin.tableState(name);
    if (state === undefined) {
      const listed = (await admin.listTableNames()).some((each) => each.name === name);
      return listed ? 'without a state, but with a descriptor' : 'absent';
    }
    const families = (await admin.describe(name)).families.map((family) => family.name.toString());
    const rows = new Map<string, string>();
    if (state === 'ENABLED')
      for await (const row of this.#connection.table(name).scan())
        rows.set(row.key.toString(), row.text('f', 'q') ?? '');
    return textOf({ state: state as Book['state'], families, rows });
  }

  #below(bound: number): number {
    return this.#process.random.below(bound);
  }
}

function textOf({ state, families, rows }: Book): TableText {
  if (state === 'absent') return 'absent';
  const text = `${state} ${[...families].sort().join(',')}`;
  if (state !== 'ENABLED') return text;
  return `${text} ${[...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([row, value]) => `${row}=${value}`)
    .join(' ')}`;
}
