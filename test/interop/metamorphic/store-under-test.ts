// One of the two stores: makes a table, does steps to it and says what came of each, in words that do not depend on the clock.
import { systemScheduler } from '../../../base/scheduler.ts';
import type { BatchAction, Connection, GetInput, Row, ScanInput, Table } from '../../../client/index.ts';
import { filterOf } from './filter-of.ts';
import type { ActionSpec, FilterSpec, Sequence, Step } from './steps.ts';

const DAY_MS = 86_400_000n;
/** Nobody names timestamps so near to the clock: those there are the server's own. */
const OWN_MS = 6n * 3_600_000n;
const MAX = 2n ** 63n - 2n;
const SETTLE_MS = 25;
/** After which a compaction is taken to be going round in circles. */
const RESTLESS_MS = 120_000;
/** Of one call; what HBase fails with errors that are tried again fails after that. */
const CALL_MS = 15_000;
/** Of a read. On some filters HBase breaks; these need no long wait. */
const READ_MS = 10_000;

/** A store that compacts for ever. Nothing more can be asked of it. */
export class RestlessError extends Error {}

export class StoreUnderTest {
  readonly name: string;
  readonly #connection: Connection;
  readonly #base: bigint;
  /** Tables whose stores are compacted as soon as they have files enough. */
  readonly #compacting = new Set<string>();

  /** `now`: the same for both stores. */
  constructor(name: string, connection: Connection, now: number) {
    this.name = name;
    this.#connection = connection;
    this.#base = BigInt(now) - DAY_MS / 2n;
  }

  async create(name: string, { table }: Pick<Sequence, 'table'>): Promise<void> {
    if (table.families.some(({ configuration }) => configuration?.['hbase.hstore.compaction.min'] === undefined))
      this.#compacting.add(name);
    await this.#connection.admin.createTable({ name, families: table.families }, table.splits.map(bytes));
  }
  async drop(name: string): Promise<void> {
    await this.#connection.admin.disableTable(name);
    await this.#connection.admin.deleteTable(name);
  }

  /** What came of it, as text; of a failure its class. */
  async do(name: string, step: Step): Promise<string> {
    try {
      return await this.#do(name, step);
    } catch (error) {
      if (error instanceof RestlessError) throw error;
      return this.#failure(error);
    }
  }

  async #do(name: string, step: Step): Promise<string> {
    const { admin } = this.#connection;
    const table = this.#connection.table(name);
    const options = { timeoutMs: CALL_MS };
    if ('scan' in step) return this.#scan(table, this.#input(step.scan) as ScanInput);
    if ('exists' in step) return String(await table.exists(this.#input(step.exists) as GetInput, options));
    if ('batch' in step) return this.#batch(table, step.batch);
    if ('flush' in step) {
      // Not through the master: after such a flush HBase does not look whether there is something to compact.
      const of = step.flush === null ? {} : { family: step.flush };
      for (const { region } of await admin.regions(name)) await admin.flushRegion(region, of);
      await this.#settle(name);
      return 'done';
    }
    if ('compact' in step || 'majorCompact' in step) {
      const family = 'compact' in step ? step.compact : step.majorCompact;
      const of = family === null ? {} : { family };
      await ('compact' in step ? admin.compact(name, of) : admin.majorCompact(name, of));
      await this.#settle(name);
      return 'done';
    }
    if ('reopen' in step) {
      await admin.disableTable(name);
      await admin.enableTable(name);
      await this.#settle(name);
      return 'done';
    }
    if ('alter' in step) {
      await admin.modifyFamily(name, step.alter);
      await this.#settle(name);
      return 'done';
    }
    return this.#one(table, step);
  }

  /**
   * Until flushes' and openings' own compactions have ended too. What HBase queues by itself shows nowhere until a thread comes to it; what is asked
   * for is chosen before the answer, and chooses the same.
   */
  async #settle(name: string): Promise<void> {
    const { admin } = this.#connection;
    if (this.#compacting.has(name)) await admin.compact(name);
    const deadline = performance.now() + RESTLESS_MS;
    for (let quiet = 0; quiet < 3; ) {
      if (performance.now() > deadline) throw new RestlessError(`${this.name} compacts for ever`);
      await systemScheduler.sleep(SETTLE_MS);
      quiet = (await admin.compactionState(name)) === 'NONE' ? quiet + 1 : 0;
    }
  }

  async #one(table: Table, action: ActionSpec): Promise<string> {
    const input = this.#input(action) as Exclude<BatchAction, { get: string | Uint8Array }>;
    const options = { timeoutMs: CALL_MS };
    // What the server stamps now must be told from what it stamps in the next step.
    await systemScheduler.sleep(2);
    if ('get' in input) return this.#textOf(await table.get(input.get, { timeoutMs: READ_MS }));
    if ('put' in input) return String((await table.put(input.put, options)) ?? 'done');
    if ('delete' in input) return String((await table.delete(input.delete, options)) ?? 'done');
    if ('increment' in input) return this.#textOf(await table.increment(input.increment, options));
    if ('append' in input) return this.#textOf(await table.append(input.append, options));
    if ('mutateRow' in input) return this.#textOf(await table.mutateRow(input.mutateRow, options));
    const { success, row } = await table.checkAndMutate(input.checkAndMutate, options);
    return `${success} ${this.#textOf(row)}`;
  }

  async #batch(table: Table, actions: readonly ActionSpec[]): Promise<string> {
    await systemScheduler.sleep(2);
    const inputs = actions.map((action) => this.#input(action) as BatchAction);
    try {
      const results = await table.batchWithResults(inputs, { timeoutMs: CALL_MS });
      return results.map(({ row, processed }) => `${processed} ${this.#textOf(row)}`).join('\n');
    } catch (error) {
      const { failures, results } = error as {
        failures?: readonly { index: number; error: unknown }[];
        results?: readonly ({ row: Row; processed: boolean } | undefined)[];
      };
      if (failures === undefined) throw error;
      const failed = new Map(failures.map((failure) => [failure.index, failure.error]));
      return inputs
        .map((_, i) => {
          const result = results?.[i];
          if (failed.has(i)) return this.#failure(failed.get(i));
          return result === undefined ? '?' : `${result.processed} ${this.#textOf(result.row)}`;
        })
        .join('\n');
    }
  }

  async #scan(table: Table, input: ScanInput): Promise<string> {
    const lines: string[] = [];
    // How an answer is cut by its size is nobody's promise: what the pieces say together is.
    const pieces = input.allowPartialResults === true;
    let last = '';
    try {
      for await (const row of table.scan(input, { timeoutMs: READ_MS })) {
        const key = JSON.stringify(row.key.toString('latin1'));
        if (pieces && key === last && lines.length > 0) lines[lines.length - 1] += ` ${this.#textOf(row)}`;
        else lines.push(`${key} ${this.#textOf(row)}`);
        last = key;
      }
    } catch (error) {
      lines.push(this.#failure(error));
    }
    return lines.join('\n');
  }

  #textOf(row: Row): string {
    return row.cells
      .map(({ family, qualifier, timestamp, type, value }) => {
        const kind = type === 'Put' ? '' : `!${type} `;
        return `${kind}${family}:${qualifier}@${this.#nameOf(timestamp)}=${JSON.stringify(value.toString('latin1')).slice(1, -1)}`;
      })
      .join(' ');
  }

  #failure(error: unknown): string {
    const { javaClass, name, failures } = error as { javaClass?: string; name?: string; failures?: { error: Error }[] };
    if (process.env.METAMORPHIC_ERRORS === '1') console.error(this.name, error);
    if (failures !== undefined) return this.#failure(failures[0].error);
    return `failed: ${javaClass?.split('.').at(-1) ?? name}`;
  }

  /** The step's data with bytes for texts, times for names and messages for filters. */
  #input(spec: unknown): unknown {
    if (Array.isArray(spec)) return spec.map((each) => this.#input(each));
    if (typeof spec === 'string') return bytes(spec);
    if (spec === null || typeof spec !== 'object') return spec;
    return Object.fromEntries(
      Object.entries(spec).map(([key, value]) => {
        if (key === 'timestamp' || key === 'min' || key === 'max') return [key, this.#time(value as string)];
        if (key === 'filter') return [key, filterOf(value as FilterSpec, (name) => this.#time(name))];
        return [key, TEXTS.has(key) ? value : this.#input(value)];
      }),
    );
  }
  #time(name: string): bigint {
    if (name === 'max') return MAX;
    if (name === '0') return 0n;
    return this.#base + { o: -2n * DAY_MS, b: 0n, f: 30n * DAY_MS }[name[0]]! + BigInt(name.slice(1));
  }
  #nameOf(timestamp: bigint): string {
    if (timestamp === 0n) return '0';
    if (timestamp >= MAX - 100n) return timestamp === MAX ? 'max' : String(timestamp - MAX);
    for (const [name, days] of [
      ['o', -2n],
      ['b', 0n],
      ['f', 30n],
    ] as const) {
      const apart = timestamp - this.#base - days * DAY_MS;
      if (apart >= 0n && apart < 1_000n) return `${name}${apart}`;
    }
    const sinceNow = timestamp - this.#base - DAY_MS / 2n;
    return sinceNow > -OWN_MS && sinceNow < OWN_MS ? 'now' : String(timestamp);
  }
}

const TEXTS = new Set(['operator', 'kind', 'readType']);

function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
