// A split and a merge with everything in them that writes to the disk, beside a client that goes on writing: files on both sides of the row
// and on one, deletes that only a compaction of all makes final, counters, and the removal of what nothing refers to any more.
import { type Connection, connect } from '../../../client/index.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import { Book, type Expectation, mismatch } from './expectation.ts';

export const SPLIT_TABLE = 't';
const FAMILIES = ['f', 'g'].map((name) => ({
  name,
  blockSizeBytes: 1024,
  maxVersions: 1,
  ...(name === 'g' && { mob: true, mobThresholdBytes: 1 }),
}));
const SPLIT_ROW = 'r5';
const PATIENCE_MS = 90_000;

export type Phase = 'preparing' | 'splitting' | 'merging' | 'done';

export class SplitWorkload {
  readonly rows = new Book('rows');
  readonly table = new Book('table');
  phase: Phase = 'preparing';
  readonly #connection: Connection;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs to its end; `watch` gets it before anything is asked of the cluster. */
  static async run(
    quorum: string,
    watch: (workload: SplitWorkload) => void,
    { mayFail = false } = {},
  ): Promise<SplitWorkload> {
    await using connection = await connect({ quorum, retryPauseMs: 5, operationTimeoutMs: PATIENCE_MS });
    const workload = new SplitWorkload(connection);
    watch(workload);
    await workload.#prepare();
    const writing = workload.#write();
    try {
      await workload.#splitAndMerge(mayFail);
    } finally {
      await writing;
    }
    workload.phase = 'done';
    return workload;
  }

  snapshot(): Expectation[] {
    return [this.table.snapshot(), this.rows.snapshot()];
  }

  async #prepare(): Promise<void> {
    const { admin } = this.#connection;
    await this.table.do(
      'create',
      (state) => state.set(SPLIT_TABLE, 'there'),
      () => admin.createTable({ name: SPLIT_TABLE, families: FAMILIES }),
    );
    // Three files: of rows below, of rows above, and of deletes and rows on both sides.
    for (const rows of [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [0, 9],
    ]) {
      for (const row of rows) await this.#put(`r${row}`, 'first');
      if (rows.length === 2) for (const row of [2, 6]) await this.#delete(`r${row}`);
      await admin.flush(SPLIT_TABLE);
    }
    // And what is only in memory.
    await this.#delete('r3');
    await this.#put('r7', 'second');
  }

  async #splitAndMerge(mayFail: boolean): Promise<void> {
    const { admin } = this.#connection;
    const attempt = async (work: () => Promise<unknown>) => {
      await work().catch((error: unknown) => {
        if (!mayFail) throw error;
      });
    };
    this.phase = 'splitting';
    await attempt(async () => admin.split((await this.regions())[0], SPLIT_ROW));
    await this.#settle();
    this.phase = 'merging';
    await attempt(async () => admin.merge(await this.regions()));
    await this.#settle();
  }

  async regions(): Promise<RegionInfo[]> {
    const regions = await this.#connection.admin.regions(SPLIT_TABLE);
    return regions.map(({ region }) => region);
  }

  /** Until the parents are gone; a merge is refused before. */
  async #settle(): Promise<void> {
    const { admin } = this.#connection;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      await admin.runCatalogJanitor();
      if ((await parentsIn(this.#connection)) === 0 || Date.now() > deadline) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async #write(): Promise<void> {
    for (let i = 0; i < 12; i++) {
      await this.#put(`r${i % 10}`, `w${i}`);
      if (i % 4 === 3) await this.#delete(`r${(i + 2) % 10}`);
    }
  }
  #put(row: string, value: string): Promise<void> {
    const columns = [`${row}/f:q`, `${row}/g:q`];
    return this.rows.do(
      `put ${row}`,
      (state) => {
        for (const column of columns) state.set(column, value);
      },
      () =>
        this.#connection.table(SPLIT_TABLE).put({
          row,
          cells: ['f', 'g'].map((family) => ({ family, qualifier: 'q', value })),
        }),
    );
  }
  #delete(row: string): Promise<void> {
    return this.rows.do(
      `delete ${row}`,
      (state) => {
        for (const key of [...state.keys()]) if (key.startsWith(`${row}/`)) state.delete(key);
      },
      () => this.#connection.table(SPLIT_TABLE).delete({ row }),
    );
  }
}

/** Traces of parents in hbase:meta. */
async function parentsIn(connection: Connection): Promise<number> {
  let count = 0;
  for await (const row of connection.table('hbase:meta').scan({ columns: ['info'] }))
    for (const { qualifier } of row.cells) if (/^(?:merge\d{4}|splitA)$/.test(qualifier.toString())) count++;
  return count;
}

/** What is wrong with a cluster that has recovered, in words. */
export async function verifySplits(quorum: string, expectations: readonly Expectation[]): Promise<string[]> {
  await using connection = await connect({ quorum, retryPauseMs: 5, operationTimeoutMs: PATIENCE_MS });
  const [table, rows] = expectations;
  const exists = await connection.admin.exists(SPLIT_TABLE);
  if (table === undefined || (!exists && !table.acknowledged.has(SPLIT_TABLE))) return [];
  // What was under way is carried to its end, or undone.
  const deadline = Date.now() + PATIENCE_MS;
  let wrong: string[] = [];
  do {
    wrong = await check(connection, rows);
    if (wrong.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Date.now() < deadline);
  return wrong;
}

async function check(connection: Connection, expected: Expectation): Promise<string[]> {
  const wrong: string[] = [];
  const found = new Map<string, string>();
  const reversed: string[] = [];
  for await (const row of connection.table(SPLIT_TABLE).scan({}))
    for (const cell of row.cells) {
      const key = `${row.key}/${cell.family}:${cell.qualifier}`;
      if (found.has(key)) wrong.push(`${key} is there twice`);
      found.set(key, cell.value.toString());
    }
  for await (const row of connection.table(SPLIT_TABLE).scan({ reversed: true })) reversed.push(row.key.toString());
  const rows = [...new Set([...found.keys()].map((key) => key.split('/')[0]))];
  if (String(reversed.reverse()) !== String(rows)) wrong.push(`backwards: ${reversed}, forwards ${rows}`);
  const what = mismatch(expected, found);
  if (what !== undefined) wrong.push(what);
  const regions = await connection.admin.regions(SPLIT_TABLE);
  const ranges = regions.map(({ region, state }) => `${region.startKey}-${region.endKey} ${state}`);
  if (!['- OPEN', '-r5 OPEN,r5- OPEN'].includes(String(ranges))) wrong.push(`regions ${ranges}`);
  return wrong;
}
