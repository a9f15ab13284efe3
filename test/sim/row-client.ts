// A client of the simulated table: one operation after another, of every kind that our client has, each written into the history.
import type { Random } from '../../base/random.ts';
import type { Transport } from '../../base/transport.ts';
import type {
  BatchAction,
  CheckAndMutateInput,
  Connection,
  MultiResult,
  Row,
  RowMutation,
  Table,
} from '../../client/index.ts';
import { BatchError } from '../../client/index.ts';
import { pb } from '../../proto/index.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import type { History, OpenEntry } from './history.ts';
import { isCertainlyNotDone, OutcomeUnknownError, Watched } from './outcomes.ts';
import { LATE_QUALIFIER, type RowChange, type RowOperation, type RowState } from './row-model.ts';
import { type SimCluster, TABLE } from './sim-cluster.ts';
import type { SimProcess } from './sim-process.ts';
import type { Simulation } from './simulation.ts';

export const FAMILIES = ['f', 'g'] as const;
/** Columns of plain values, in both families. */
const PLAIN = ['f:a', 'f:b', 'g:a', 'g:b'] as const;
const COUNTER = 'g:n';
/** Also bulk loads write these columns. Whichever write came last counts, though all have this time. */
export const LATE_COLUMNS = ['f:x', 'g:x'] as const;
export const LATE_TIMESTAMP = 4_000_000_000_000;
const LIST = 'f:l';
/** A row is left in peace after so many operations, so that histories stay short. */
const OPERATIONS_PER_ROW = 50;
const ACTIVE_ROWS = 8;

/** The rows that clients work on now, spread over the key space; each is replaced by a new one after a while. */
export class ActiveRows {
  readonly all: string[] = [];
  readonly #random: Random;
  #active: { row: string; left: number }[] = [];
  constructor(random: Random) {
    this.#random = random;
    for (let i = 0; i < ACTIVE_ROWS; i++) this.#active.push(this.#fresh());
  }
  pick(): string {
    const index = this.#random.below(this.#active.length);
    const chosen = this.#active[index];
    if (--chosen.left <= 0) this.#active[index] = this.#fresh();
    return chosen.row;
  }
  /** To be read; that does not count. */
  peek(): string {
    return this.#active[this.#random.below(this.#active.length)].row;
  }
  /** Different ones. */
  pickSome(count: number): string[] {
    const rows = new Set<string>();
    while (rows.size < count) rows.add(this.pick());
    return [...rows];
  }
  #fresh() {
    const letter = String.fromCharCode(97 + this.#random.below(26));
    const row = `${letter}${String(this.all.length).padStart(4, '0')}`;
    this.all.push(row);
    return { row, left: OPERATIONS_PER_ROW };
  }
}

/** Also a cluster of real processes can be asked (test/fault/support/row-load.ts). */
export interface RowClientOptions {
  readonly cluster: Pick<SimCluster, 'lastOpened'>;
  readonly process: Pick<SimProcess, 'host' | 'clock' | 'scheduler' | 'random'> & {
    readonly sim: Pick<Simulation, 'now' | 'violation'>;
  };
  readonly transport: Transport;
  readonly connection: Connection;
  readonly history: History;
  readonly rows: ActiveRows;
  readonly thinkMs: number;
  /** Never writes: a server that it alone can reach is not found out by a write that fails. */
  readonly onlyReads?: boolean;
}

export class RowClient {
  readonly #o: RowClientOptions;
  readonly #table: Table;
  readonly #name: string;
  readonly #rpc: RpcClient;
  #tokens = 0;
  #isStopping = false;

  constructor(options: RowClientOptions) {
    this.#o = options;
    this.#table = options.connection.table(TABLE);
    this.#name = options.process.host;
    const { clock, scheduler } = options.process;
    const { transport } = options;
    this.#rpc = new RpcClient({ transport, clock, scheduler, user: this.#name });
  }

  stop(): void {
    this.#isStopping = true;
  }

  async run(): Promise<void> {
    const { process, thinkMs } = this.#o;
    while (!this.#isStopping) {
      await this.#one();
      await process.scheduler.sleep(1 + this.#below(thinkMs));
    }
  }

  async #one(): Promise<void> {
    if (this.#o.onlyReads === true) return this.#below(10) === 0 ? this.#scan() : this.#get(this.#o.rows.peek());
    const dice = this.#below(100);
    const row = this.#o.rows.pick();
    if (dice < 4) return this.#atOnce(row);
    if (dice < 25) return this.#get(row);
    if (dice < 45) return this.#change(row, this.#putChange());
    if (dice < 52) return this.#change(row, this.#deleteChange());
    if (dice < 60) return this.#change(row, { kind: 'increment', column: COUNTER, amount: 1 });
    if (dice < 66) return this.#change(row, { kind: 'append', column: LIST, text: `,${this.#token()}` });
    if (dice < 76) return this.#checkAndMutate(row);
    if (dice < 82) return this.#mutateRow(row);
    if (dice < 91) return this.#batch();
    if (dice < 94) return this.#mutateRows();
    return this.#scan();
  }

  // Single operations.

  async #get(row: string): Promise<void> {
    const called = this.#now;
    const found = await this.#read(() => this.#table.get(row));
    if (found !== undefined) this.#o.history.seen(this.#name, row, called, stateOf(found), 'get');
  }

  /** Changes that meet on one row: they arrive together, and what one has looked at another may be about to change. */
  async #atOnce(row: string): Promise<void> {
    await Promise.all([
      this.#checkAndMutate(row),
      this.#checkAndMutate(row),
      this.#change(row, { kind: 'increment', column: COUNTER, amount: 1 }),
      this.#change(row, this.#putChange()),
    ]);
  }

  async #change(row: string, change: RowChange): Promise<void> {
    const counts = change.kind === 'increment' || change.kind === 'append';
    await this.#do(row, { changes: [change] }, counts, async (watched) => {
      const { signal } = watched;
      const mutation = mutationOf(row, change);
      if ('put' in mutation) await this.#table.put(mutation.put, { signal });
      else if ('delete' in mutation) await this.#table.delete(mutation.delete, { signal });
      else if ('increment' in mutation)
        return valuesOf(await this.#table.increment(mutation.increment, { signal }), watched);
      else return valuesOf(await this.#table.append(mutation.append, { signal }), watched);
      return undefined;
    });
  }

  async #checkAndMutate(row: string): Promise<void> {
    const conditional = await this.#conditional(row);
    if (conditional === undefined) return;
    const { input, operation } = conditional;
    await this.#do(row, operation, false, async ({ signal }) => {
      return { success: (await this.#table.checkAndMutate(input, { signal })).success };
    });
  }

  /** A check of what is mostly there now, so that it succeeds unless somebody comes between, and a change. Undefined: the row cannot be read. */
  async #conditional(row: string): Promise<{ input: CheckAndMutateInput; operation: RowOperation } | undefined> {
    const column = PLAIN[this.#below(PLAIN.length)];
    const found = await this.#read(() => this.#table.get(row));
    if (found === undefined) return undefined;
    const value = this.#below(8) === 0 ? undefined : stateOf(found).get(column);
    const changes = this.#below(3) === 0 ? [this.#deleteChange(), this.#putChange()] : [this.#putChange()];
    const [family, qualifier] = column.split(':');
    const input = {
      ...{ row, family, qualifier },
      ...(value === undefined ? {} : { value: padded(value) }),
      mutate: changes.map((change) => mutationOf(row, change)),
    };
    return { input, operation: { changes, condition: { column, value } } };
  }

  async #mutateRow(row: string): Promise<void> {
    const changes: RowChange[] = [this.#deleteChange(), this.#putChange()];
    await this.#do(row, { changes }, false, async ({ signal }) => {
      await this.#table.mutateRow({ row, mutations: changes.map((change) => mutationOf(row, change)) }, { signal });
      return undefined;
    });
  }

  /**
   * Runs one change of one row, and writes down what became of it. `hasNonce`: it counts once however often it is sent, as long as its region stays
   * where it is. A move does not take nonces along, nor a second failover, as in HBase.
   */
  async #do(
    row: string,
    operation: RowOperation,
    hasNonce: boolean,
    act: (watched: Watched) => Promise<RowOperation['observed']>,
  ): Promise<void> {
    const { history } = this.#o;
    const watched = new Watched(hasNonce || this.#below(8) === 0);
    const open = history.call(this.#name, row, describe(operation), operation);
    try {
      const observed = await act(watched);
      history.done(open, observed, this.#isOnce(hasNonce, open) ? 0 : watched.unknownAttempts);
    } catch (error) {
      this.#failed(open, watched, error, this.#isOnce(hasNonce, open));
    }
  }

  #isOnce(hasNonce: boolean, { called }: OpenEntry): boolean {
    return hasNonce && this.#o.cluster.lastOpened < called;
  }

  #failed(open: OpenEntry, watched: Watched, error: unknown, isOnce: boolean): void {
    const { history, process } = this.#o;
    if (!isForeseen(error)) {
      process.sim.violation(`${open.client} ${open.what} of ${open.row}: ${(error as Error).stack ?? error}`);
    }
    if (watched.unknownAttempts === 0 && isCertainlyNotDone(causeOf(error))) history.notDone(open);
    else history.unknown(open, isOnce ? 1 : Math.max(1, watched.unknownAttempts));
  }

  // Several rows.

  async #batch(): Promise<void> {
    const { history } = this.#o;
    const watched = new Watched(false);
    const chosen: { row: string; action: BatchAction; operation: RowOperation | undefined }[] = [];
    for (const row of this.#o.rows.pickSome(2 + this.#below(3))) chosen.push({ row, ...(await this.#batchPart(row)) });
    const called = this.#now;
    const parts = chosen.map(({ row, action, operation }) => ({
      ...{ row, action, operation },
      open: operation && history.call(this.#name, row, `batch ${describe(operation)}`, operation),
    }));
    const finish = (index: number, { row: found, processed }: MultiResult) => {
      const { row, operation, open } = parts[index];
      if (open === undefined) history.seen(this.#name, row, called, stateOf(found), 'batch get');
      else if (operation!.condition !== undefined) history.done(open, { success: processed });
      else history.done(open, found.isEmpty ? undefined : valuesOf(found, watched));
    };
    try {
      const actions = parts.map(({ action }) => action);
      const results = await this.#table.batchWithResults(actions, { signal: watched.signal });
      for (const [index, result] of results.entries()) finish(index, result);
    } catch (error) {
      const failures = error instanceof BatchError ? error.failures : undefined;
      parts.forEach(({ open }, index) => {
        const result = error instanceof BatchError ? error.results[index] : undefined;
        const failure = failures?.find((each) => each.index === index)?.error ?? error;
        if (result !== undefined) finish(index, result);
        else if (open !== undefined) this.#failed(open, watched, failure, false);
      });
    }
  }

  async #batchPart(row: string): Promise<{ action: BatchAction; operation: RowOperation | undefined }> {
    const dice = this.#below(8);
    if (dice === 0) {
      const changes = [this.#deleteChange(), this.#putChange()];
      const mutations = changes.map((change) => mutationOf(row, change));
      return { action: { mutateRow: { row, mutations } }, operation: { changes } };
    }
    const conditional = dice === 1 ? await this.#conditional(row) : undefined;
    if (conditional !== undefined)
      return { action: { checkAndMutate: conditional.input }, operation: conditional.operation };
    if (dice < 4) return { action: { get: row }, operation: undefined };
    const change = this.#anyChange();
    return { action: mutationOf(row, change), operation: { changes: [change] } };
  }

  /** Two rows of one region at once, by HBase's coprocessor endpoint. Sent once, as nobody tries it again. */
  async #mutateRows(): Promise<void> {
    const { connection, history } = this.#o;
    const [one, other] = this.#o.rows.pickSome(2);
    const location = await this.#read(() => this.#table.locate(one));
    if (location?.region.containsRow(Buffer.from(other)) !== true) return;
    const token = this.#token();
    const change: RowChange = { kind: 'put', cells: { 'f:b': token, 'g:b': token } };
    const opens = [one, other].map((row) =>
      history.call(this.#name, row, `mutateRows ${describeChange(change)}`, { changes: [change] }),
    );
    const param = pb.CoprocessorServiceRequest.encode({
      region: { type: 1, value: location.region.name },
      call: {
        row: Buffer.from(one),
        service_name: 'MultiRowMutationService',
        method_name: 'MutateRows',
        request: pb.MutateRowsRequest.encode({
          mutation_request: [one, other].map((row) => putMessage(row, token)),
        }).finish(),
      },
    }).finish();
    const watched = new Watched(false);
    try {
      await this.#rpc.call(location.server, 'ClientService', 'ExecService', param, { timeoutMs: 5000 });
      for (const open of opens) history.done(open, undefined);
    } catch (error) {
      connection.forgetLocations(this.#table.name);
      for (const open of opens) this.#failed(open, watched, error, false);
    }
  }

  /** Every row of a range is seen, also those that are not there. */
  async #scan(): Promise<void> {
    const [from, to] = [this.#letter(), this.#letter()].sort();
    const called = this.#now;
    const asked = this.#o.rows.all.filter((row) => row >= from && row < `${to}~`);
    const seen = (row: string, state: RowState) =>
      this.#o.history.seen(this.#name, row, called, state, `scan ${from}..${to}`);
    const isReversed = this.#below(4) === 0;
    if (isReversed) asked.sort().reverse();
    else asked.sort();
    await this.#read(async () => {
      let next = 0;
      const range = isReversed
        ? { startRow: `${to}~`, stopRow: from, includeStopRow: true }
        : { startRow: from, stopRow: `${to}~` };
      const scanner = this.#table.scan({
        ...range,
        reversed: isReversed,
        caching: 1 + this.#below(5),
        maxResultSizeBytes: this.#below(2) === 0 ? 200 : 100_000,
        prefetchBytes: 0,
      });
      for await (const row of scanner) {
        const key = row.key.toString();
        while (next < asked.length && (isReversed ? asked[next] > key : asked[next] < key))
          seen(asked[next++], new Map());
        if (asked[next] === key) next++;
        seen(key, stateOf(row));
        if (this.#below(3) === 0) await this.#o.process.scheduler.sleep(this.#below(50));
      }
      while (next < asked.length) seen(asked[next++], new Map());
    });
  }

  /** Undefined when it failed: then nothing was seen. */
  async #read<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!isForeseen(error)) this.#o.process.sim.violation(`${this.#name} read: ${(error as Error).stack ?? error}`);
      return undefined;
    }
  }

  // Chance.

  #putChange(): RowChange {
    const dice = this.#below(5);
    const token = this.#token();
    if (dice === 4) return { kind: 'put', cells: { [LATE_COLUMNS[0]]: token, [LATE_COLUMNS[1]]: token } };
    // Mostly the same in both families: a torn row shows at once.
    if (dice < 2) return { kind: 'put', cells: { 'f:a': token, 'g:a': token } };
    if (dice === 2) return { kind: 'put', cells: { 'f:a': token, 'f:b': token, 'g:a': token, 'g:b': token } };
    return { kind: 'put', cells: { [PLAIN[this.#below(PLAIN.length)]]: token } };
  }
  #deleteChange(): RowChange {
    const whats = ['', 'f', 'g', 'f:a', 'g:b', 'f:l'];
    return { kind: 'delete', what: whats[this.#below(whats.length)] };
  }
  #anyChange(): RowChange {
    const dice = this.#below(8);
    if (dice === 0) return this.#deleteChange();
    if (dice === 1) return { kind: 'increment', column: COUNTER, amount: 1 };
    if (dice === 2) return { kind: 'append', column: LIST, text: `,${this.#token()}` };
    return this.#putChange();
  }
  #token(): string {
    return `${this.#name}-${this.#tokens++}`;
  }
  #letter(): string {
    return String.fromCharCode(97 + this.#below(26));
  }
  #below(bound: number): number {
    return this.#o.process.random.below(bound);
  }
  get #now(): number {
    return this.#o.process.sim.now;
  }
}

/** All of the row, as the model knows it. */
export function stateOf(row: Row): RowState {
  const state = new Map<string, string>();
  for (const cell of row.cells) {
    const column = `${cell.family}:${cell.qualifier}`;
    state.set(column, column === COUNTER ? String(cell.value.readBigInt64BE()) : cell.text.replaceAll('.', ''));
  }
  return state;
}

/** Values have a length of their own, some of them a long one, so that files and logs fill. */
export function padded(token: string): string {
  let sum = 0;
  for (const letter of token) sum = (sum * 31 + letter.charCodeAt(0)) % 1009;
  return token + '.'.repeat(sum % 10 === 0 ? 2000 : sum % 200);
}

/** New values of counters and lists; after a repetition the server answers with what is there by then. */
function valuesOf(row: Row, watched: Watched): RowOperation['observed'] {
  if (watched.unknownAttempts > 0) return undefined;
  return { values: Object.fromEntries(stateOf(row)) };
}

function mutationOf(row: string, change: RowChange): RowMutation {
  switch (change.kind) {
    case 'put':
      return {
        put: { row, cells: Object.entries(change.cells).map(([column, token]) => cellOf(column, padded(token))) },
      };
    case 'delete': {
      const [family, qualifier] = change.what.split(':');
      return {
        delete:
          change.what === ''
            ? { row }
            : { row, cells: [{ family, ...(qualifier === undefined ? {} : { qualifier }) }] },
      };
    }
    case 'increment': {
      const [family, qualifier] = change.column.split(':');
      return { increment: { row, cells: [{ family, qualifier, amount: change.amount }] } };
    }
    case 'append':
      return { append: { row, cells: [cellOf(change.column, change.text)] } };
  }
}

function putMessage(row: string, token: string): pb.MutationProto.$Properties {
  const column_value = ['f', 'g'].map((family) => ({
    family: Buffer.from(family),
    qualifier_value: [{ qualifier: Buffer.from('b'), value: Buffer.from(padded(token)) }],
  }));
  return { row: Buffer.from(row), mutate_type: pb.MutationProto.MutationType.PUT, column_value };
}

function cellOf(column: string, value: string) {
  const [family, qualifier] = column.split(':');
  return { family, qualifier, value, ...(qualifier === LATE_QUALIFIER ? { timestamp: LATE_TIMESTAMP } : {}) };
}

function describe({ changes, condition }: RowOperation): string {
  const what = changes.map(describeChange).join(' and ');
  return condition === undefined ? what : `if ${condition.column} is ${condition.value ?? 'absent'}: ${what}`;
}
function describeChange(change: RowChange): string {
  switch (change.kind) {
    case 'put':
      return `put ${JSON.stringify(change.cells)}`;
    case 'delete':
      return `delete ${change.what || 'row'}`;
    case 'increment':
      return `increment ${change.column}`;
    case 'append':
      return `append ${change.text}`;
  }
}

export function causeOf(error: unknown): unknown {
  return error instanceof Error && error.name === 'RetriesExhaustedError' ? error.cause : error;
}

/** Errors of a cluster in trouble; anything else is a bug of ours. */
export function isForeseen(error: unknown): boolean {
  if (error instanceof OutcomeUnknownError) return true;
  return error instanceof Error && 'javaClass' in error;
}
