// ClientService.Multi (spec rpc.md §7). The cells of all mutations stand in one block, in the order of regions and actions: whatever fails before its
// cells were read must pass over them. Every action is answered. What does not depend on each other is begun in one turn, so that it shares a
// sync of the log.
import { AssertionError } from '../base/assert.ts';
import { CorruptionError, hbaseError } from '../base/errors.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { BlockMeter } from '../hfile/store-file-reader.ts';
import { conditionFromProto, mutationFromProto, skipCells } from '../model/convert-mutation.ts';
import { resultToProto } from '../model/convert-result.ts';
import type { ServerMutation } from '../model/mutation.ts';
import type { pb } from '../proto/index.ts';
import { longToBigInt } from '../proto/long.ts';
import { encodeNameBytesPair } from '../rpc/exception-codec.ts';
import { encodeMultiResponse } from '../rpc/messages/encode-response.ts';
import { hasMinimumVersion, type RpcCall, type RpcResponse } from '../rpc/service.ts';
import { giveMeter, takeMeter } from './call-meters.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import { EachAction, type MultiContext, NO_CELLS } from './multi-actions.ts';
import type { Region } from './region/region.ts';
import { joinResults } from './region/results.ts';
import { ResultCollector } from './result-encoding.ts';
import { regionOf } from './scan-call.ts';

type Action = pb.Action.$Properties;
type RegionAction = pb.RegionAction.$Properties;
type ActionResult = pb.ResultOrException.$Properties;
type RegionResult = pb.RegionActionResult.$Properties;

export async function multi(
  context: ClientServiceContext,
  request: pb.MultiRequest.$Properties,
  call: RpcCall,
): Promise<RpcResponse> {
  const run = new MultiRun(context, request, call);
  const actions = request.regionAction ?? [];
  const begun: BegunRegion[] = [];
  for (let i = 0; i < actions.length; i++) {
    const region = run.begin(actions[i], i);
    begun.push(region);
    // A get that must be read from disk comes before what follows, so that the cells of both blocks stay in order.
    if (region.reading !== undefined) await region.reading;
  }
  await Promise.all(begun.map(({ writing }) => writing?.()));
  return run.respond(begun.map(({ answer }) => answer()));
}

/** The actions of one region, begun: first what is read ends, then what is written, then it is answered. */
interface BegunRegion {
  readonly reading?: Promise<void> | undefined;
  readonly writing?: () => Promise<unknown>;
  readonly answer: () => RegionResult;
}

class MultiRun implements MultiContext {
  readonly #context: ClientServiceContext;
  readonly #call: RpcCall;
  readonly #collector: ResultCollector;
  readonly #nonceGroup: bigint;
  readonly meter: BlockMeter;
  /** Old form of a condition, for a request of one region. */
  readonly #condition: pb.Condition.$Properties | undefined;
  #processed: boolean | undefined;
  /** Bytes of exceptions answered. */
  #exceptionBytes = 0;
  /** What was begun in each region. */
  readonly #begun = new Map<Region, BegunRegion[]>();

  constructor(context: ClientServiceContext, request: pb.MultiRequest.$Properties, call: RpcCall) {
    this.#context = context;
    this.#call = call;
    this.#collector = new ResultCollector(call);
    this.meter = takeMeter(context.clock);
    this.#nonceGroup = longToBigInt(request.nonceGroup);
    this.#condition = request.condition ?? undefined;
  }

  begin(regionAction: RegionAction, index: number): BegunRegion {
    const actions = regionAction.action ?? [];
    let region: Region;
    try {
      region = regionOf(this.#context, regionAction.region);
    } catch (error) {
      for (const action of actions) this.#skip(action);
      const exception = this.exception(error);
      return { answer: () => ({ exception }) };
    }
    const earlier = this.#begun.get(region) ?? [];
    this.#begun.set(region, earlier);
    const begun = this.#beginIn(region, regionAction, index, earlier);
    earlier.push(begun);
    return begun;
  }

  #beginIn(region: Region, regionAction: RegionAction, index: number, earlier: readonly BegunRegion[]): BegunRegion {
    const condition = regionAction.condition ?? (index === 0 ? this.#condition : undefined);
    if (condition != null) return this.#whole(this.#conditional(region, regionAction, condition));
    if (regionAction.atomic === true) return this.#whole(this.#atomic(region, regionAction));
    const each = new EachAction(this, region, regionAction.action ?? [], earlier);
    return {
      reading: each.begin(),
      writing: () => each.written(),
      answer: () => ({ resultOrException: each.answer() }),
    };
  }

  respond(results: RegionResult[]): RpcResponse {
    const order: pb.Result.$Properties[] = [];
    for (const { resultOrException } of results)
      for (const { result } of resultOrException ?? []) if (result != null && result !== NO_CELLS) order.push(result);
    const cellBlock = this.#collector.finish(order);
    const message: pb.MultiResponse.$Properties = {
      regionActionResult: results,
      processed: this.#processed,
      regionStatistics: {},
    };
    // Cells were copied to log and memstore, results and exceptions to the answer; everything begun has ended.
    const { blockBytes: blockBytesScanned, readMs: fsReadMs } = this.meter;
    giveMeter(this.meter);
    return {
      message: encodeMultiResponse(message),
      cellBlock,
      blockBytesScanned,
      fsReadMs,
      isDoneWithRequest: true,
    };
  }

  async #atomic(region: Region, regionAction: RegionAction): Promise<RegionResult> {
    const mutations = this.#mutationsOf(regionAction);
    const outcomes = await region.mutate(mutations, { nonceGroup: this.#nonceGroup, atomic: true });
    this.#processed = true;
    return { processed: true, resultOrException: this.#inOrder(regionAction, joinResults(outcomes)) };
  }

  async #conditional(
    region: Region,
    regionAction: RegionAction,
    condition: pb.Condition.$Properties,
  ): Promise<RegionResult> {
    const mutations = this.#mutationsOf(regionAction);
    const options = { nonceGroup: this.#nonceGroup };
    const { matched, result } = await region.checkAndMutate(conditionFromProto(condition), mutations, options);
    // As in a single one: what was read must still be this server's to tell.
    if (!matched) this.checkServing();
    this.#processed = matched;
    return { processed: matched, resultOrException: this.#inOrder(regionAction, result) };
  }

  /** One entry an action; the first carries what the increments and appends among them return, always inside the message. */
  #inOrder(regionAction: RegionAction, cells: CellList | undefined): ActionResult[] {
    const first = cells === undefined ? undefined : resultToProto(cells);
    return (regionAction.action ?? []).map((_, i) => (i === 0 ? { index: i, result: first } : { index: i }));
  }

  /** All mutations of an atomic action; when one can't be read, the cells of the rest are passed over. */
  #mutationsOf(regionAction: RegionAction): ServerMutation[] {
    const actions = regionAction.action ?? [];
    const mutations: ServerMutation[] = [];
    for (let i = 0; i < actions.length; i++) {
      try {
        const { mutation } = actions[i];
        if (mutation == null)
          throw hbaseError('DoNotRetryIOException', 'Atomic put and/or delete only, not get or coprocessor calls');
        mutations.push(mutationFromProto(mutation, this.#call.cells));
      } catch (error) {
        for (const rest of actions.slice(i + 1)) this.#skip(rest);
        throw error;
      }
    }
    return mutations;
  }

  /** One that succeeds or fails as a whole. */
  #whole(result: Promise<RegionResult>): BegunRegion {
    let outcome: RegionResult = {};
    const done = result.then(
      (value) => {
        outcome = value;
      },
      (error: unknown) => {
        outcome = { exception: this.exception(error) };
      },
    );
    return { writing: () => done, answer: () => outcome };
  }

  #skip(action: Action): void {
    if (action.mutation != null) skipCells(action.mutation, this.#call.cells);
  }

  // For the actions.

  get call(): RpcCall {
    return this.#call;
  }
  get collector(): ResultCollector {
    return this.#collector;
  }
  get nonceGroup(): bigint {
    return this.#nonceGroup;
  }
  exception(error: unknown): pb.NameBytesPair.$Properties {
    if (error instanceof AssertionError) throw error;
    if (error instanceof CorruptionError)
      this.#context.logger.error({ error: String(error) }, 'An action met a damaged file');
    const pair = encodeNameBytesPair(error);
    this.#exceptionBytes += (pair.value?.length ?? 0) + (pair.name?.length ?? 0);
    return pair;
  }
  checkServing(): void {
    this.#context.checkServing();
  }
  /** Old clients do not know the exception that says so. */
  get isFull(): boolean {
    const bytes = this.#collector.bytes + this.#exceptionBytes;
    return bytes > this.#context.config.maxResultBytes && hasMinimumVersion(this.#call.clientVersion, 1, 2);
  }
}
