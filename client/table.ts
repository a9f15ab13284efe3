import { CellBlockBuilder } from '../cell/cell-block.ts';
import { conditionToProto, mutationToProto } from '../model/convert-mutation.ts';
import { getToProto } from '../model/convert-query.ts';
import { cellsOfResult } from '../model/convert-result.ts';
import type { Get } from '../model/get.ts';
import type { ServerMutation } from '../model/mutation.ts';
import type { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong } from '../proto/long.ts';
import type { RpcReply } from '../rpc/rpc-client.ts';
import type { MultiResult } from './batch-error.ts';
import { BufferedMutator, type BufferedMutatorOptions } from './buffered-mutator.ts';
import {
  buildAppend,
  buildCondition,
  buildDelete,
  buildIncrement,
  buildMutateRow,
  buildMutations,
  buildPut,
  buildRowMutation,
  keysOf,
} from './build-mutation.ts';
import { buildGet, buildScan } from './build-query.ts';
import { BulkLoads } from './bulk-loads.ts';
import { type BytesInput, bytesFrom, wholeNumber } from './bytes-input.ts';
import type { ClientContext } from './context.ts';
import type { RegionLocation } from './meta-cache.ts';
import { runMulti } from './multi.ts';
import type { MultiAction } from './multi-request.ts';
import type {
  AppendInput,
  BatchAction,
  CallOptions,
  CheckAndMutateInput,
  CheckAndMutateResult,
  DeleteInput,
  GetInput,
  IncrementInput,
  MutateRowInput,
  PutInput,
  ScanInput,
} from './operations.ts';
import { callRegion } from './region-call.ts';
import { regionSpecifier } from './region-locator.ts';
import { Row } from './row.ts';
import { Scanner } from './scanner.ts';

/**
 * Rows of one table. Made by `connection.table(name)`; costs nothing, keeps nothing open.
 *
 * @example
 * const table = connection.table('t');
 * await table.put({ row: 'r1', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
 * const row = await table.get('r1');
 * console.log(row.text('f', 'q')); // v
 */
export class Table {
  readonly name: TableName;
  readonly #context: ClientContext;

  constructor(context: ClientContext, name: TableName) {
    this.#context = context;
    this.name = name;
  }

  /**
   * The newest (or `versions`) cells of a row. Absence is no error: the row is empty then.
   *
   * @example
   * const row = await table.get({ row: 'r1', columns: ['f:q', 'g'], versions: 3 });
   * for (const cell of row.versions('f', 'q')) console.log(cell.timestamp, cell.text);
   */
  async get(input: GetInput | BytesInput, options?: CallOptions): Promise<Row> {
    const get = buildGet(input);
    return this.#get(get, 'get', options, ({ result }, reply) => {
      return new Row(get.row, cellsOfResult(result, reply.cells), false, result?.stale ?? false);
    });
  }

  /** Rows in the order asked for; absent ones are empty. Throws BatchError when any could not be read. */
  async getMany(inputs: readonly (GetInput | BytesInput)[], options?: CallOptions): Promise<Row[]> {
    const actions = inputs.map((input) => getAction(buildGet(input)));
    return (await runMulti(this.#context, this.name, actions, options)).map(({ row }) => row);
  }

  /** Whether the row has any cell that the get would return. */
  async exists(input: GetInput | BytesInput, options?: CallOptions): Promise<boolean> {
    const get = buildGet(input);
    get.existenceOnly = true;
    return this.#get(get, 'exists', options, ({ result }) => result?.exists ?? false);
  }

  async existsMany(inputs: readonly (GetInput | BytesInput)[], options?: CallOptions): Promise<boolean[]> {
    const actions = inputs.map((input) => {
      const get = buildGet(input);
      get.existenceOnly = true;
      return getAction(get);
    });
    return (await runMulti(this.#context, this.name, actions, options)).map(({ processed }) => processed);
  }

  /** Writes cells of a row, all at once. Acknowledged means durable (see `durability`). */
  async put(input: PutInput, options?: CallOptions): Promise<void> {
    await this.#mutate(buildPut(input, this.#context.options), 'put', options);
  }

  /** Each row by itself: some may be written and others fail, which BatchError then lists. */
  async putMany(inputs: readonly PutInput[], options?: CallOptions): Promise<void> {
    const actions = inputs.map((input) => mutationAction(buildPut(input, this.#context.options)));
    await runMulti(this.#context, this.name, actions, options);
  }

  /**
   * Deletes a row, or of a row some families, columns or versions.
   *
   * @example
   * await table.delete('r1'); // the row
   * await table.delete({ row: 'r2', cells: [{ family: 'f' }, { family: 'g', qualifier: 'q' }] });
   * await table.delete({ row: 'r3', cells: [{ family: 'f', qualifier: 'q', kind: 'version' }] }); // the newest version
   */
  async delete(input: DeleteInput | BytesInput, options?: CallOptions): Promise<void> {
    await this.#mutate(buildDelete(input), 'delete', options);
  }

  async deleteMany(inputs: readonly (DeleteInput | BytesInput)[], options?: CallOptions): Promise<void> {
    const actions = inputs.map((input) => mutationAction(buildDelete(input)));
    await runMulti(this.#context, this.name, actions, options);
  }

  /**
   * Adds to 64-bit counters; an absent one counts as 0. Done once, however often it had to be sent.
   *
   * @example
   * const row = await table.increment({ row: 'r1', cells: [{ family: 'f', qualifier: 'hits', amount: 1 }] });
   * row.counter('f', 'hits'); // 1n
   */
  async increment(input: IncrementInput, options?: CallOptions): Promise<Row> {
    return (await this.#mutate(this.#withNonce(buildIncrement(input)), 'increment', options)).row;
  }

  /** Adds bytes to the end of values; an absent one counts as empty. Done once, however often it had to be sent. */
  async append(input: AppendInput, options?: CallOptions): Promise<Row> {
    const append = this.#withNonce(buildAppend(input, this.#context.options));
    return (await this.#mutate(append, 'append', options)).row;
  }

  /**
   * Changes a row if a condition holds, both at once. When an answer is lost the change is tried again, and may then meet what it has done itself.
   *
   * @example
   * const { success } = await table.checkAndMutate({
   *   row: 'r1', family: 'f', qualifier: 'q', value: 'v',
   *   mutate: { put: { row: 'r1', cells: [{ family: 'f', qualifier: 'q', value: 'w' }] } },
   * });
   */
  async checkAndMutate(input: CheckAndMutateInput, options?: CallOptions): Promise<CheckAndMutateResult> {
    const action = this.#conditional(input);
    const { condition, mutations } = action.atomic!;
    const { row, processed } =
      mutations.length === 1
        ? await this.#mutate(mutations[0], 'checkAndMutate', options, conditionToProto(condition!))
        : await this.#single(action, options);
    return { success: processed, row };
  }

  /** Several mutations of one row, applied in order, all or none. The row returned has the new cells of increments and appends. */
  async mutateRow(input: MutateRowInput, options?: CallOptions): Promise<Row> {
    return (await this.#single(this.#rowMutations(input), options)).row;
  }

  /**
   * Many actions at once, grouped by server. Not atomic, and not in order among different rows. Results stand in the order of the actions, an
   * empty row for puts and deletes. Throws BatchError, which lists all that failed and holds the results of the others.
   *
   * @example
   * const [row] = await table.batch([
   *   { get: 'r1' },
   *   { put: { row: 'r2', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] } },
   *   { delete: { row: 'r3' } },
   * ]);
   */
  async batch(actions: readonly BatchAction[], options?: CallOptions): Promise<Row[]> {
    const results = await this.batchWithResults(actions, options);
    return results.map(({ row }) => row);
  }

  /** As batch, with whether each condition held (`processed`; true for all else). */
  async batchWithResults(actions: readonly BatchAction[], options?: CallOptions): Promise<MultiResult[]> {
    return runMulti(
      this.#context,
      this.name,
      actions.map((action) => this.#toAction(action)),
      options,
    );
  }

  /**
   * Rows in order, fetched while they are read. Break out of the loop, or close the scanner, to end it early.
   *
   * @example
   * for await (const row of table.scan({ startRow: 'a', stopRow: 'b', columns: ['f'], limit: 100 })) {
   *   console.log(row.key.toString(), row.text('f', 'q'));
   * }
   */
  scan(input: ScanInput = {}, options?: CallOptions): Scanner {
    const scan = buildScan(input);
    scan.maxResultSizeBytes = input.maxResultSizeBytes ?? this.#context.options.scannerMaxResultSizeBytes;
    return new Scanner(this.#context, this.name, scan, {
      ...options,
      limit: input.limit === undefined ? Infinity : wholeNumber(input.limit, 'limit'),
      prefetchBytes: input.prefetchBytes ?? scan.maxResultSizeBytes,
    });
  }

  /** Puts and deletes that may wait a little to be sent together. Close it, or what it holds is lost. */
  bufferedMutator(options?: BufferedMutatorOptions): BufferedMutator {
    return new BufferedMutator(this.#context, this.name, options);
  }

  /** Files that become part of the table as they are. */
  get bulkLoads(): BulkLoads {
    return new BulkLoads(this.#context, this.name);
  }

  /** Where the row's region is now. */
  async locate(row: BytesInput, options: CallOptions = {}): Promise<RegionLocation> {
    const { retrier, locator } = this.#context;
    const key = bytesFrom(row, 'row');
    const timeoutMs = options.timeoutMs ?? this.#context.options.operationTimeoutMs;
    const attempts = retrier.attempts(`location of a row of table ${this.name}`, timeoutMs, options.signal);
    return retrier.run(attempts, ({ signal }) => locator.locate(this.name, key, signal));
  }

  #get<T>(
    get: Get,
    operation: string,
    options: CallOptions | undefined,
    read: (response: pb.GetResponse, reply: RpcReply) => T,
  ): Promise<T> {
    return callRegion(
      this.#context,
      {
        operation,
        table: this.name,
        row: get.row,
        method: 'Get',
        request: ({ region }) => ({
          param: pb.GetRequest.encode({ region: regionSpecifier(region.name), get: getToProto(get) }).finish(),
        }),
        read: (reply) => read(pb.GetResponse.decode(reply.message), reply),
      },
      options,
    );
  }

  #mutate(
    mutation: ServerMutation,
    operation: string,
    options: CallOptions | undefined,
    condition?: pb.Condition.$Properties,
  ): Promise<MultiResult> {
    return callRegion(
      this.#context,
      {
        operation,
        table: this.name,
        row: mutation.row,
        method: 'Mutate',
        request: ({ region }) => this.#mutateRequest(mutation, region.name, condition),
        read: (reply) => {
          const { result, processed } = pb.MutateResponse.decode(reply.message);
          return { row: new Row(mutation.row, cellsOfResult(result, reply.cells)), processed: processed ?? true };
        },
      },
      options,
    );
  }

  #mutateRequest(
    mutation: ServerMutation,
    regionName: Buffer,
    condition: pb.Condition.$Properties | undefined,
  ): { param: Uint8Array; cellBlock: Uint8Array | undefined } {
    const block = new CellBlockBuilder('KeyValueCodec', mutation.cells.totalBytes + 4 * mutation.cells.length);
    const param = pb.MutateRequest.encode({
      region: regionSpecifier(regionName),
      mutation: mutationToProto(mutation, block),
      condition,
      nonce_group: mutation.nonce === 0n ? undefined : bigIntToLong(this.#context.nonces.group),
    }).finish();
    return { param, cellBlock: block.cellCount > 0 ? block.finish() : undefined };
  }

  /** An action that has a Multi call to itself; its error comes as it is. */
  async #single(action: MultiAction, options: CallOptions | undefined): Promise<MultiResult> {
    try {
      return (await runMulti(this.#context, this.name, [action], options))[0];
    } catch (error) {
      throw (error as { failures?: readonly { error: unknown }[] }).failures?.[0].error ?? error;
    }
  }

  #toAction(action: BatchAction): MultiAction {
    if ('get' in action) return getAction(buildGet(action.get));
    if ('mutateRow' in action) return this.#rowMutations(action.mutateRow);
    if ('checkAndMutate' in action) return this.#conditional(action.checkAndMutate);
    if ('put' in action || 'delete' in action || 'increment' in action || 'append' in action) {
      return mutationAction(this.#withNonce(buildRowMutation(action, this.#context.options)));
    }
    throw new TypeError(`Unknown action of a batch: ${keysOf(action)}`);
  }

  #rowMutations(input: MutateRowInput): MultiAction {
    const { row, mutations } = buildMutateRow(input, this.#context.options);
    for (const mutation of mutations) this.#withNonce(mutation);
    return { row, atomic: { mutations, condition: undefined } };
  }

  #conditional(input: CheckAndMutateInput): MultiAction {
    const condition = buildCondition(input);
    const mutations = buildMutations(condition.row, input.mutate, this.#context.options);
    for (const mutation of mutations) this.#withNonce(mutation);
    return { row: condition.row, atomic: { mutations, condition } };
  }

  #withNonce(mutation: ServerMutation): ServerMutation {
    if (mutation.type === 'increment' || mutation.type === 'append') mutation.nonce = this.#context.nonces.next();
    return mutation;
  }
}

function getAction(get: Get): MultiAction {
  return { row: get.row, get };
}
function mutationAction(mutation: ServerMutation): MultiAction {
  return { row: mutation.row, mutation };
}
