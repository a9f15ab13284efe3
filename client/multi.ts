// Many actions at once: grouped by server, and there by region, into Multi calls; what fails is tried again by itself.
//
// The request's cell block holds the cells of all mutations in the order of the regions and of their actions. Every answer names its action
// by `index`; an action without an answer counts as failed and is sent again. Results of a condition are always inside the message.
import { hbaseError } from '../base/errors.ts';
import { CellBlockBuilder, type CellBlockReader } from '../cell/cell-block.ts';
import { CellList } from '../cell/cell-list.ts';
import { cellsOfResult } from '../model/convert-result.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong } from '../proto/long.ts';
import { decodeNameBytesPair } from '../rpc/exception-codec.ts';
import type { RpcReply } from '../rpc/rpc-client.ts';
import { BatchError, type BatchFailure, type MultiResult } from './batch-error.ts';
import type { ClientContext } from './context.ts';
import type { RegionLocation } from './meta-cache.ts';
import {
  encodeUnit,
  type MultiAction,
  type MultiUnit,
  type PendingAction,
  type RegionGroup,
  splitBySize,
  toUnits,
} from './multi-request.ts';
import type { CallOptions } from './operations.ts';
import { refuseDisabled } from './region-call.ts';
import { SYSTEM_PRIORITY } from './region-locator.ts';
import { type Attempts, type Failure, judge } from './retry.ts';
import { Row } from './row.ts';
import { traced } from './tracing.ts';

const EMPTY_CELLS = new CellList();
const CONCURRENT_LOOK_UPS = 16;

/** Results in the order of the actions. Throws BatchError when any failed for good. */
export async function runMulti(
  context: ClientContext,
  table: TableName,
  actions: readonly MultiAction[],
  options: CallOptions = {},
): Promise<MultiResult[]> {
  if (actions.length === 0) return [];
  return traced('batch', table, () => new MultiRun(context, table, actions, options).run());
}

class MultiRun {
  readonly #context: ClientContext;
  readonly #table: TableName;
  readonly #results: (MultiResult | undefined)[];
  readonly #failures: BatchFailure[] = [];
  readonly #attempts: Attempts;
  readonly #actions: readonly MultiAction[];
  /** Of this round: to be sent again. */
  #again: (Failure & { pending: PendingAction })[] = [];

  constructor(context: ClientContext, table: TableName, actions: readonly MultiAction[], options: CallOptions) {
    this.#context = context;
    this.#table = table;
    this.#actions = actions;
    this.#results = actions.map(() => undefined);
    const timeoutMs = options.timeoutMs ?? context.options.operationTimeoutMs;
    this.#attempts = context.retrier.attempts(`batch of table ${table}`, timeoutMs, options.signal);
  }

  async run(): Promise<MultiResult[]> {
    let pending: PendingAction[] = this.#actions.map((action, index) => ({ index, action }));
    while (pending.length > 0) {
      await this.#round(pending);
      this.#attempts.deadline.signal?.throwIfAborted();
      pending = await this.#pauseBeforeNext();
    }
    if (this.#failures.length > 0) {
      this.#failures.sort((a, b) => a.index - b.index);
      throw new BatchError(this.#table, this.#failures, this.#results);
    }
    return this.#results as MultiResult[];
  }

  async #round(pending: readonly PendingAction[]): Promise<void> {
    const servers = await this.#locateAll(pending);
    await Promise.all([...servers.values()].map((regions) => this.#callServer([...regions.values()])));
  }

  /** By server address, then by region name. Actions whose region is not found are dealt with here. */
  async #locateAll(pending: readonly PendingAction[]): Promise<Map<string, Map<RegionLocation, RegionGroup>>> {
    const servers = new Map<string, Map<RegionLocation, RegionGroup>>();
    const missing: PendingAction[] = [];
    const put = (each: PendingAction, location: RegionLocation) => {
      const address = location.server.address;
      if (!servers.has(address)) servers.set(address, new Map());
      const regions = servers.get(address)!;
      const group = regions.get(location);
      if (group === undefined) regions.set(location, { location, pending: [each] });
      else group.pending.push(each);
    };
    for (const each of pending) {
      const location = this.#context.locator.cached(this.#table, each.action.row);
      if (location === undefined) missing.push(each);
      else put(each, location);
    }
    let failed: unknown;
    const next = async () => {
      for (let each = missing.pop(); each !== undefined; each = missing.pop()) {
        try {
          if (failed !== undefined) throw failed;
          put(each, await this.#locate(each.action.row));
        } catch (error) {
          // A table that is not there, or meta out of reach: the rest need not ask again in this round.
          failed ??= error;
          this.#fail(each, error);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(CONCURRENT_LOOK_UPS, missing.length) }, next));
    for (const regions of servers.values()) {
      for (const group of regions.values()) group.pending.sort((a, b) => a.index - b.index);
    }
    return servers;
  }

  async #locate(row: Buffer): Promise<RegionLocation> {
    const location = await this.#context.locator.locate(this.#table, row, this.#attempts.deadline.signal);
    // Meta's location is made anew at each asking; one object for all rows keeps them in one group.
    return this.#context.locator.cached(this.#table, row) ?? this.#metaLocation(location);
  }
  #metaKnown: RegionLocation | undefined;
  #metaLocation(location: RegionLocation): RegionLocation {
    if (this.#metaKnown?.server.equals(location.server)) return this.#metaKnown;
    this.#metaKnown = location;
    return location;
  }

  /** One request after the other, none with more than maxRequestBytes of cells. */
  async #callServer(groups: readonly RegionGroup[]): Promise<void> {
    const server = groups[0].location.server;
    for (const part of splitBySize(groups, this.#context.options.maxRequestBytes)) {
      if (this.#attempts.deadline.remainingMs <= 0) {
        const error = hbaseError('TimeoutIOException', 'The time for the batch is up before this part was sent');
        for (const each of part.flatMap((group) => group.pending)) this.#fail(each, error);
        continue;
      }
      await this.#callOnce(server, part);
    }
  }

  async #callOnce(server: ServerName, groups: readonly RegionGroup[]): Promise<void> {
    const { rpc, options, nonces } = this.#context;
    const { deadline } = this.#attempts;
    const block = new CellBlockBuilder();
    const units = groups.flatMap((group) => toUnits(group));
    const param = pb.MultiRequest.encode({
      regionAction: units.map((unit) => encodeUnit(unit, block)),
      nonceGroup: bigIntToLong(nonces.group),
    }).finish();
    let reply: RpcReply;
    try {
      reply = await rpc.call(server, 'ClientService', 'Multi', param, {
        timeoutMs: deadline.callTimeoutMs(options.rpcTimeoutMs),
        signal: deadline.signal,
        cellBlock: block.cellCount > 0 ? block.finish() : undefined,
        priority: this.#table.isSystem ? SYSTEM_PRIORITY : undefined,
      });
    } catch (error) {
      deadline.signal?.throwIfAborted();
      for (const group of groups) await this.#failGroup(group.location, group.pending, error);
      return;
    }
    await this.#readResponse(pb.MultiResponse.decode(reply.message), reply.cells, units);
  }

  async #readResponse(
    response: pb.MultiResponse,
    cells: CellBlockReader | undefined,
    units: readonly MultiUnit[],
  ): Promise<void> {
    for (let i = 0; i < units.length; i++) {
      const answer = response.regionActionResult[i];
      const { location, pending } = units[i];
      if (answer === undefined) {
        await this.#failGroup(location, pending, hbaseError('IOException', 'No answer for a region of the batch'));
      } else if (answer.exception != null) {
        await this.#failGroup(location, pending, decodeNameBytesPair(answer.exception));
      } else if (units[i].isAtomic) {
        this.#readAtomic(pending[0], answer, cells);
      } else {
        await this.#readActions(units[i], answer, cells);
      }
    }
  }

  #readAtomic(pending: PendingAction, answer: pb.RegionActionResult, cells: CellBlockReader | undefined): void {
    let found = EMPTY_CELLS;
    for (const { result, exception } of answer.resultOrException) {
      if (exception != null) {
        this.#fail(pending, decodeNameBytesPair(exception));
        return;
      }
      const list = cellsOfResult(result, cells);
      if (list.length > 0) found = list;
    }
    this.#results[pending.index] = {
      row: new Row(pending.action.row, found),
      processed: answer.processed ?? true,
    };
  }

  async #readActions(
    { location, pending }: MultiUnit,
    answer: pb.RegionActionResult,
    cells: CellBlockReader | undefined,
  ): Promise<void> {
    const unanswered = new Set(pending.keys());
    for (const { index, result, exception } of answer.resultOrException) {
      const each = pending[index ?? 0];
      if (each === undefined) continue;
      unanswered.delete(index ?? 0);
      if (exception != null) {
        await this.#failGroup(location, [each], decodeNameBytesPair(exception));
        continue;
      }
      const row = new Row(each.action.row, cellsOfResult(result, cells), false, result?.stale ?? false);
      this.#results[each.index] = { row, processed: result?.exists ?? true };
    }
    const rest = [...unanswered].map((index) => pending[index]);
    if (rest.length > 0) {
      await this.#failGroup(location, rest, hbaseError('IOException', 'No answer for an action of the batch'));
    }
  }

  /** Forgets what the error says of the location, once, and notes the actions as failed. */
  async #failGroup(location: RegionLocation, pending: readonly PendingAction[], error: unknown): Promise<void> {
    this.#context.locator.learn(location, judge(error));
    let reason = error;
    try {
      await refuseDisabled(this.#context, this.#table, error, this.#attempts);
    } catch (better) {
      reason = better;
    }
    for (const each of pending) this.#fail(each, reason);
  }

  #fail(pending: PendingAction, error: unknown): void {
    const verdict = judge(error);
    if (verdict.retry) this.#again.push({ pending, error, verdict });
    else this.#giveUp(pending, error);
  }
  #giveUp({ index, action }: PendingAction, error: unknown): void {
    this.#failures.push({
      index,
      row: action.row,
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }

  /** Waits as the worst of the round's failures asks; gives those up for which there is no time. */
  async #pauseBeforeNext(): Promise<PendingAction[]> {
    const again = this.#again;
    this.#again = [];
    if (again.length === 0) return [];
    try {
      await this.#attempts.pauseAfter(again);
    } catch {
      this.#attempts.deadline.signal?.throwIfAborted();
      for (const { pending, error } of again) this.#giveUp(pending, this.#attempts.exhausted(error));
      return [];
    }
    return again.map(({ pending }) => pending).sort((a, b) => a.index - b.index);
  }
}
