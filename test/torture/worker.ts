// One client among several: works on rows of its own, one operation after another, and tells the model what was acknowledged.
import type { Random } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import type { BatchAction, RowMutation, Table } from '../../client/index.ts';
import { BatchError } from '../../client/index.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { writeBulkFile } from '../regionserver/bulk-files.ts';
import type { Model, Unit } from './model.ts';

const DISK = new LocalFileStorage('/');
const ROWS = 40;
const COLUMNS = ['f:a', 'f:b', 'f:c', 'g:a', 'g:'];

export class Worker {
  readonly #table: Table;
  readonly #model: Model;
  readonly #random: Random;
  readonly #prefix: string;
  readonly #folder: string;
  #serial = 0;

  /** `folder`: where files to bulk load are put. */
  constructor(table: Table, model: Model, random: Random, prefix: string, folder: string) {
    this.#folder = folder;
    this.#table = table;
    this.#model = model;
    this.#random = random;
    this.#prefix = prefix;
  }

  /** Until the signal; what is under way then stays open in the model. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const row = this.#row();
      if (this.#model.isOpen(row)) await systemScheduler.sleep(1);
      else await this.#operation(row, signal);
    }
  }

  async #operation(row: string, signal: AbortSignal): Promise<void> {
    const choice = this.#random.below(100);
    const options = { signal, timeoutMs: 30_000 };
    if (choice < 35)
      return this.#single(this.#put(row), (mutation) => this.#table.put((mutation as { put: never }).put, options));
    if (choice < 50)
      return this.#single(this.#delete(row), (mutation) =>
        this.#table.delete((mutation as { delete: never }).delete, options),
      );
    if (choice < 60) return this.#increment(row, options);
    if (choice < 68) return this.#append(row, options);
    if (choice < 78) return this.#mutateRow(row, options);
    if (choice < 83) return this.#check(row, options);
    if (choice < 86) return this.#bulkLoad(options);
    return this.#batch(options);
  }

  async #attempt(unit: Unit, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch {
      this.#model.unanswered(unit);
      return;
    }
    this.#model.acknowledge(unit);
  }

  #single(
    planned: { unit: Unit; mutation: RowMutation },
    act: (mutation: RowMutation) => Promise<unknown>,
  ): Promise<void> {
    return this.#attempt(planned.unit, () => act(planned.mutation));
  }

  #put(row: string): { unit: Unit; mutation: RowMutation } {
    const columns = COLUMNS.filter(() => this.#random.below(2) === 0);
    if (columns.length === 0) columns.push(COLUMNS[0]);
    const effects = new Map<string, string>();
    const cells = columns.map((column) => {
      const value = this.#value();
      effects.set(`${row}/${column}`, value);
      return { ...split(column), value };
    });
    return { unit: { effects }, mutation: { put: { row, cells } } };
  }

  #delete(row: string): { unit: Unit; mutation: RowMutation } {
    const column = COLUMNS[this.#random.below(COLUMNS.length)];
    const { family, qualifier } = split(column);
    const kind = this.#random.below(3);
    const gone = [...COLUMNS, 'f:n', 'f:s'].filter((each) =>
      kind === 0 ? true : kind === 1 ? each.startsWith(`${family}:`) : each === column,
    );
    const effects = new Map<string, undefined>(gone.map((each) => [`${row}/${each}`, undefined]));
    if (kind === 0) return { unit: { effects }, mutation: { delete: { row } } };
    const cell = kind === 1 ? { family } : { family, qualifier };
    return { unit: { effects }, mutation: { delete: { row, cells: [cell] } } };
  }

  #increment(row: string, options: object): Promise<void> {
    const amount = this.#random.below(1000) - 300;
    const key = `${row}/f:n`;
    const before = this.#model.get(key);
    const now = (before === undefined ? 0n : Buffer.from(before, 'latin1').readBigInt64BE()) + BigInt(amount);
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(now);
    const unit = { effects: new Map([[key, bytes.toString('latin1')]]) };
    return this.#attempt(unit, () =>
      this.#table.increment({ row, cells: [{ family: 'f', qualifier: 'n', amount }] }, options),
    );
  }

  #append(row: string, options: object): Promise<void> {
    const key = `${row}/f:s`;
    const more = `+${this.#serial++}`;
    const unit = { effects: new Map([[key, ((this.#model.get(key) ?? '') + more).slice(-2000)]]) };
    // A value that grew too long starts anew, so that the run stays bounded.
    if ((this.#model.get(key) ?? '').length > 1900)
      return this.#single(this.#put(row), (mutation) => this.#table.put((mutation as { put: never }).put, options));
    return this.#attempt(unit, () =>
      this.#table.append({ row, cells: [{ family: 'f', qualifier: 's', value: more }] }, options),
    );
  }

  #mutateRow(row: string, options: object): Promise<void> {
    const put = this.#put(row);
    const others = COLUMNS.filter((column) => !put.unit.effects.has(`${row}/${column}`));
    const mutations: RowMutation[] = [put.mutation];
    const effects = new Map(put.unit.effects);
    if (others.length > 0) {
      mutations.push({ delete: { row, cells: [split(others[0])] } });
      effects.set(`${row}/${others[0]}`, undefined);
    }
    return this.#attempt({ effects }, () => this.#table.mutateRow({ row, mutations }, options));
  }

  async #check(row: string, options: object): Promise<void> {
    const column = COLUMNS[this.#random.below(COLUMNS.length)];
    const expected = this.#model.get(`${row}/${column}`);
    const { unit, mutation } = this.#put(row);
    const value = expected === undefined ? {} : { value: Buffer.from(expected, 'latin1') };
    await this.#attempt(unit, async () => {
      const { success } = await this.#table.checkAndMutate(
        { row, ...split(column), ...value, mutate: mutation },
        options,
      );
      // Sent again after a lost answer it meets its own change; so a failed check says nothing.
      if (!success) throw new Error('the condition did not hold');
    });
  }

  /** Files of both families, with rows that nothing else changes: what they hold is dated by a count of our own. */
  async #bulkLoad(options: object): Promise<void> {
    const first = this.#random.below(4);
    const rows = [`${this.#prefix}b${first}`, `${this.#prefix}b${first + 1}`];
    if (rows.some((row) => this.#model.isOpen(row))) return;
    const timestamp = ++this.#model.loads;
    const effects = new Map<string, string>();
    const sources: { family: string; path: string }[] = [];
    for (const column of ['f:a', 'g:a']) {
      const cells = rows.map((row) => ({
        row,
        column,
        value: `${row}-${timestamp}`,
        timestamp,
      }));
      for (const { row, value } of cells) effects.set(`${row}/${column}`, value);
      const path = `${this.#folder.slice(1)}/${this.#prefix}${timestamp}-${column[0]}`;
      await writeBulkFile(DISK, path, cells);
      sources.push({ family: column[0], path: `file:/${path}` });
    }
    await this.#attempt({ effects }, async () => {
      const bulkToken = await this.#table.bulkLoads.prepare(options);
      if (!(await this.#table.bulkLoads.load({ row: rows[0], files: sources, bulkToken }, options)))
        throw new Error('the rows are of several regions');
      await this.#table.bulkLoads.cleanup(bulkToken, options);
    });
  }

  async #batch(options: object): Promise<void> {
    const units: Unit[] = [];
    const actions: BatchAction[] = [];
    const rows = new Set<string>();
    for (let i = 0; i < 8; i++) {
      const row = this.#row();
      if (rows.has(row) || this.#model.isOpen(row)) continue;
      rows.add(row);
      const { unit, mutation } = this.#random.below(3) === 0 ? this.#delete(row) : this.#put(row);
      units.push(unit);
      actions.push(mutation);
    }
    let results: readonly unknown[];
    try {
      results = await this.#table.batch(actions, options);
    } catch (error) {
      results = error instanceof BatchError ? error.results : [];
    }
    for (const [i, unit] of units.entries()) {
      if (results[i] === undefined) this.#model.unanswered(unit);
      else this.#model.acknowledge(unit);
    }
  }

  #row(): string {
    return `${this.#prefix}${String(this.#random.below(ROWS)).padStart(3, '0')}`;
  }
  #value(): string {
    const filler = this.#random.below(10) === 0 ? 'x'.repeat(this.#random.below(5000)) : '';
    return `${this.#prefix}-${this.#serial++}-${filler}`;
  }
}

function split(column: string): { family: string; qualifier: string } {
  const [family, qualifier] = column.split(':');
  return { family, qualifier };
}
