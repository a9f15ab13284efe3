// Kills a Colonnade process with SIGKILL at random moments under load, starts it again and compares what is there, cell by cell, with what
// was acknowledged. Flushes, compactions, log rolls, splits, merges and table changes go on meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { type Connection, connect, isHBaseError } from '../../client/index.ts';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { argsOfVariant, engineVariantOf } from '../support/engine-variants.ts';
import { Model } from './model.ts';
import { Worker } from './worker.ts';

export interface TortureOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly log: (line: string) => void;
  /** Longest time under load before a kill. Default 800. */
  readonly longestRoundMs?: number;
  /** Operations that are acknowledged before the last kill, however slow the machine is; each tenth round goes on until its share is. */
  readonly least?: number;
}

export interface TortureReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Time to be ready again, a figure a restart. */
  readonly readyMs: number[];
  readonly wrong: string[];
}

const TABLE = 'torture';
/** Its files, MOB files too, are encoded and compressed; the other family's are not. */
const PACKED = {
  name: 'g',
  mob: true,
  mobThresholdBytes: 1,
  dataBlockEncoding: 'FAST_DIFF',
  compression: 'ZSTD',
  bloomFilter: 'ROWCOL',
} as const;
const CLIENTS = 4;
const MOST_REGIONS = 8;
/** Small, so that every mechanism runs in every round. */
const SMALL = [
  'hbase.hregion.memstore.flush.size=60000',
  'hbase.regionserver.hlog.blocksize=100000',
  'hbase.hstore.compactionThreshold=2',
  'hbase.regionserver.msginterval=200',
  'hbase.hregion.max.filesize=400000',
].flatMap((setting) => ['-D', setting]);

export async function torture(options: TortureOptions): Promise<TortureReport> {
  const random = new SeededRandom(options.seed);
  const variant = engineVariantOf(options.seed);
  const args = [...SMALL, ...argsOfVariant(variant)];
  const data = mkdtempSync(join(tmpdir(), 'torture-'));
  const models = Array.from({ length: CLIENTS }, () => new Model());
  const tables = new TableModel();
  const readyMs: number[] = [];
  const wrong: string[] = [];
  let cluster: ColonnadeProcess | undefined;
  let finished = false;
  try {
    options.log(`engine: ${variant.name}`);
    cluster = await startColonnade({ data, args });
    await withConnection(cluster, (connection) =>
      connection.admin.createTable({ name: TABLE, families: ['f', PACKED] }, ['w1', 'w2']),
    );
    for (let round = 0; round < options.rounds && wrong.length === 0; round++) {
      const runMs = 50 + random.below(options.longestRoundMs ?? 800);
      const least = round % 10 === 9 ? ((options.least ?? 0) * (round + 1)) / options.rounds : 0;
      await load(cluster, models, tables, random, runMs, least, `${data}-files`);
      cluster = await startColonnade({ data, args });
      readyMs.push(cluster.readyMs);
      wrong.push(...(await verify(cluster, models, tables)));
      if (wrong.length > 0)
        options.log(`round ${round}: ${wrong.slice(0, 5).join('\n  ')}\n${cluster.log().slice(-4000)}`);
      else if (round % 10 === 9) options.log(`${round + 1} rounds, ${sum(models)} operations acknowledged`);
    }
    finished = wrong.length === 0;
  } catch (error) {
    options.log(`after ${readyMs.length} rounds: ${error}\n${cluster?.log().slice(-8000)}`);
    throw error;
  } finally {
    await cluster?.kill();
    rmSync(`${data}-files`, { recursive: true, force: true });
    if (finished) rmSync(data, { recursive: true, force: true });
    else options.log(`the data is kept in ${data}; seed ${options.seed}`);
  }
  options.log(`${tables.splits} splits and ${tables.merges} merges acknowledged`);
  return { rounds: readyMs.length, acknowledged: sum(models), readyMs, wrong };
}

const sum = (models: Model[]) => models.reduce((total, model) => total + model.acknowledged, 0);

async function withConnection<T>(cluster: ColonnadeProcess, act: (connection: Connection) => Promise<T>): Promise<T> {
  await using connection = await connect(cluster.quorum);
  return await act(connection);
}

/** Runs the clients for `runMs`, and until `least` operations in all are acknowledged, then kills the server, wherever it is. */
async function load(
  cluster: ColonnadeProcess,
  models: Model[],
  tables: TableModel,
  random: SeededRandom,
  runMs: number,
  least: number,
  folder: string,
): Promise<void> {
  const stop = new AbortController();
  const connections = await Promise.all(models.map(() => connect(cluster.quorum)));
  const workers = connections.map((connection, i) =>
    new Worker(connection.table(TABLE), models[i], new SeededRandom(random.below(2 ** 31)), `w${i}-`, folder).run(
      stop.signal,
    ),
  );
  const chaos = disturb(connections[0], tables, new SeededRandom(random.below(2 ** 31)), stop.signal);
  await systemScheduler.sleep(runMs);
  while (sum(models) < least) await systemScheduler.sleep(10);
  const killed = cluster.kill('SIGKILL');
  stop.abort(new Error('the server was killed'));
  await killed;
  await Promise.all([...workers, chaos]);
  await Promise.all(connections.map((connection) => connection.close()));
}

async function splitOne(
  { admin }: Connection,
  tables: TableModel,
  random: SeededRandom,
  signal: AbortSignal,
): Promise<void> {
  const regions = await admin.regions(TABLE, { signal });
  if (regions.length >= MOST_REGIONS) return;
  await admin.splitTable(TABLE, `w${random.below(CLIENTS)}-${random.below(10)}`, { signal });
  tables.splits++;
}
async function mergeTwo(
  { admin }: Connection,
  tables: TableModel,
  random: SeededRandom,
  signal: AbortSignal,
): Promise<void> {
  const regions = (await admin.regions(TABLE, { signal })).map(({ region }) => region);
  const first = random.below(regions.length - 1);
  if (regions.length <= 2) return;
  await admin.merge(regions.slice(first, first + 2), { signal });
  tables.merges++;
}

/** Flushes, compactions, log rolls, splits and merges and changes of tables, while the clients write. */
async function disturb(
  connection: Connection,
  tables: TableModel,
  random: SeededRandom,
  signal: AbortSignal,
): Promise<void> {
  const { admin } = connection;
  while (!signal.aborted) {
    try {
      const choice = random.below(9);
      if (choice === 0) await admin.flush(TABLE, { signal });
      else if (choice === 1) await admin.compact(TABLE, { signal });
      else if (choice === 2) await admin.majorCompact(TABLE, { signal });
      else if (choice === 3)
        await admin.modifyFamily(TABLE, { name: 'f', maxVersions: 1 + random.below(5) }, { signal });
      else if (choice === 4) await splitOne(connection, tables, random, signal);
      else if (choice === 5) await mergeTwo(connection, tables, random, signal);
      else if (choice === 6) await admin.runCatalogJanitor({ signal });
      else await tables.change(connection, random, signal);
      await systemScheduler.sleep(random.below(60), signal);
    } catch {
      // What was under way when the server died is judged afterwards.
    }
  }
}

/** Which of a few tables exist; an unanswered change may have happened or not, but not by half. */
class TableModel {
  /** Acknowledged. */
  splits = 0;
  merges = 0;
  readonly #exists = new Map<string, boolean | 'open'>();
  /** Whether a table's row `a` is there. */
  readonly #filled = new Map<string, boolean | 'open'>();

  async change(connection: Connection, random: SeededRandom, signal: AbortSignal): Promise<void> {
    const name = `ddl${random.below(4)}`;
    const exists = this.#exists.get(name) ?? false;
    if (exists === 'open') return;
    if (exists && random.below(2) === 0) return this.#fillAndTruncate(connection, name, signal);
    this.#exists.set(name, 'open');
    this.#filled.delete(name);
    if (exists) {
      await connection.admin.disableTable(name, { signal });
      await connection.admin.deleteTable(name, { signal });
    } else await connection.admin.createTable({ name, families: ['f'] }, ['m'], { signal });
    this.#exists.set(name, !exists);
  }

  async #fillAndTruncate(connection: Connection, name: string, signal: AbortSignal): Promise<void> {
    const [{ region }] = await connection.admin.regions(name, { signal });
    this.#filled.set(name, 'open');
    const cell = { family: 'f', qualifier: 'q', value: 'v' };
    await connection.table(name).put({ row: 'a', cells: [cell] }, { signal });
    this.#filled.set(name, true);
    await systemScheduler.sleep(5, signal);
    this.#filled.set(name, 'open');
    await connection.admin.truncateRegion(region, { signal });
    this.#filled.set(name, false);
  }

  async verify(connection: Connection): Promise<string[]> {
    const wrong: string[] = [];
    const { admin } = connection;
    await untilTablesRest(connection);
    for (const [name, expected] of this.#exists) {
      const state = await settledState(connection, name);
      const exists = state !== undefined;
      if (expected !== 'open' && exists !== expected)
        wrong.push(`table ${name} ${exists ? 'is there' : 'is gone'}, acknowledged was the opposite`);
      this.#exists.set(name, state === 'ENABLED');
      if (state === 'ENABLED') {
        // Whatever became of it, it must be whole: take a write and give it back.
        const table = connection.table(name);
        await table.put({ row: 'z', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
        const filled = !(await table.get('a')).isEmpty;
        const expectedRow = this.#filled.get(name) ?? 'open';
        if (expectedRow !== 'open' && filled !== expectedRow)
          wrong.push(`row a of table ${name} is ${filled ? 'there, though its region was truncated' : 'gone'}`);
        this.#filled.set(name, filled);
        if ((await table.get('z')).text('f', 'q') !== 'v') wrong.push(`table ${name} does not give back what was put`);
      } else if (state === 'DISABLED') {
        // Disabled and not deleted, or being deleted by a procedure that goes on after the restart.
        await admin.deleteTable(name).catch((error) => {
          if (!isHBaseError(error, 'TableNotFoundException')) throw error;
        });
      }
    }
    return wrong;
  }
}

/** A table that is about to be made has no state yet, one that is about to go still has: procedures that a kill interrupted end first. */
async function untilTablesRest({ admin }: Connection): Promise<void> {
  const isUnderWay = ({ className, state }: { className: string; state: string }) =>
    /(Create|Delete|Disable)TableProcedure$|TruncateRegionProcedure$/.test(className) &&
    !/SUCCESS|ROLLEDBACK/.test(state);
  while ((await admin.procedures()).some(isUnderWay)) await systemScheduler.sleep(20);
}

/** The table's state once the procedure that a kill interrupted has been carried to its end. */
async function settledState(connection: Connection, name: string): Promise<string | undefined> {
  for (;;) {
    const state = await connection.admin.tableState(name);
    if (state === undefined || state === 'ENABLED' || state === 'DISABLED') return state;
    await systemScheduler.sleep(20);
  }
}

async function verify(cluster: ColonnadeProcess, models: Model[], tables: TableModel): Promise<string[]> {
  return await withConnection(cluster, async (connection) => {
    const actual = models.map(() => new Map<string, string>());
    for await (const row of connection.table(TABLE).scan()) {
      const key = row.key.toString();
      const cells = actual[Number(key[1])];
      for (const cell of row.cells) cells.set(`${key}/${cell.family}:${cell.qualifier}`, cell.value.toString('latin1'));
    }
    const wrong = models.flatMap((model, i) => model.settle(actual[i]));
    return [...wrong, ...(await tables.verify(connection))];
  });
}
