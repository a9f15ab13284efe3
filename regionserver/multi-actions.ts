// The actions of one region in a multi that stand for themselves: gets, runs of puts and deletes together, increments and appends one by one.

import { hbaseError } from '../base/errors.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { BlockMeter } from '../hfile/store-file-reader.ts';
import { mutationFromProto, skipCells } from '../model/convert-mutation.ts';
import { getFromProto } from '../model/convert-query.ts';
import type { ServerMutation } from '../model/mutation.ts';
import type { pb } from '../proto/index.ts';
import type { RpcCall } from '../rpc/service.ts';
import type { MutateOutcome, Region } from './region/region.ts';
import type { ResultCollector } from './result-encoding.ts';

type Action = pb.Action.$Properties;
type ActionResult = pb.ResultOrException.$Properties;

/** What puts and deletes are answered. */
export const NO_CELLS: pb.Result.$Properties = Object.freeze({});

/** What the actions of all regions of a request share. */
export interface MultiContext {
  readonly call: RpcCall;
  readonly collector: ResultCollector;
  readonly nonceGroup: bigint;
  /** Of the blocks that gets read. */
  readonly meter: BlockMeter;
  /** The answer is as large as it may be: the rest is refused. */
  readonly isFull: boolean;
  exception(error: unknown): pb.NameBytesPair.$Properties;
  checkServing(): void;
}

export interface EarlierActions {
  /** Resolves when what they write is visible, or has failed. */
  readonly writing?: () => Promise<unknown>;
}

export class EachAction {
  readonly #run: MultiContext;
  readonly #region: Region;
  readonly #actions: readonly Action[];
  readonly #earlier: readonly EarlierActions[];
  readonly #results: ActionResult[];
  readonly #waiting: Promise<void>[] = [];
  /** By place: new cells of increments and appends. */
  readonly #cells: (CellList | undefined)[] = [];
  /** Puts and deletes read and not begun, and their places. */
  #batch: ServerMutation[] = [];
  #places: number[] = [];

  /** `earlier`: what the same request has begun in the region before. */
  constructor(run: MultiContext, region: Region, actions: readonly Action[], earlier: readonly EarlierActions[] = []) {
    this.#run = run;
    this.#region = region;
    this.#actions = actions;
    this.#earlier = earlier;
    this.#results = actions.map((action, i) => ({ index: action.index ?? i, result: undefined, exception: undefined }));
  }

  /** Reads and begins all actions. Undefined: at once. */
  begin(): Promise<void> | undefined {
    return this.#beginFrom(0);
  }

  /** What was written is durable and visible, or has failed. */
  written(): Promise<unknown> {
    return Promise.all(this.#waiting);
  }

  answer(): ActionResult[] {
    for (let i = 0; i < this.#cells.length; i++)
      if (this.#cells[i] !== undefined) this.#results[i].result = this.#run.collector.addCells(this.#cells[i]);
    return this.#results;
  }

  #beginFrom(first: number): Promise<void> | undefined {
    for (let i = first; i < this.#actions.length; i++) {
      const pending = this.#tryBegin(this.#actions[i], i);
      if (pending !== undefined) return pending.then(() => this.#beginFrom(i + 1));
    }
    this.#beginBatch();
    return undefined;
  }

  #tryBegin(action: Action, i: number): Promise<void> | undefined {
    const refuse = (error: unknown) => {
      this.#results[i].exception = this.#run.exception(error);
    };
    try {
      if (this.#run.isFull) {
        if (action.mutation != null) skipCells(action.mutation, this.#run.call.cells);
        throw hbaseError('MultiActionResultTooLarge', 'Response size limit reached: the rest is to be asked for again');
      }
      return this.#begin(action, i)?.catch(refuse);
    } catch (error) {
      refuse(error);
      return undefined;
    }
  }

  #begin(action: Action, i: number): Promise<void> | undefined {
    if (action.get != null) {
      const { get } = action;
      // It sees what was begun before it, also in the region's earlier actions; not the puts and deletes that still gather.
      if (this.#waiting.length === 0 && this.#earlier.length === 0) return this.#get(get, i);
      const before = [this.written(), ...this.#earlier.map(({ writing }) => writing?.())];
      return Promise.all(before).then(() => this.#get(get, i));
    }
    if (action.mutation == null)
      throw hbaseError('UnknownProtocolException', 'Coprocessor calls within a multi are not supported by this server');
    const mutation = mutationFromProto(action.mutation, this.#run.call.cells);
    if (mutation.type === 'put' || mutation.type === 'delete') {
      this.#batch.push(mutation);
      this.#places.push(i);
      return undefined;
    }
    // What comes before it in the request is applied before it.
    this.#beginBatch();
    this.#apply([mutation], [i]);
    return undefined;
  }

  #get(message: pb.Get.$Properties, i: number): Promise<void> | undefined {
    const get = getFromProto(message);
    const { collector } = this.#run;
    const start = collector.builder.length;
    const before = collector.builder.cellCount;
    const finish = () => {
      const cellCount = collector.builder.cellCount - before;
      if (!get.existenceOnly) this.#results[i].result = collector.add(start, cellCount);
      else {
        collector.builder.rewind(start);
        this.#results[i].result = { exists: cellCount > 0 };
      }
    };
    let pending: Promise<void> | undefined;
    try {
      pending = this.#region.get(get, collector.builder, this.#run.meter);
    } catch (error) {
      collector.builder.rewind(start);
      throw error;
    }
    if (pending === undefined) return void finish();
    const leave = this.#region.enterOperation();
    return pending.finally(leave).then(() => {
      this.#run.checkServing();
      finish();
    });
  }

  #beginBatch(): void {
    if (this.#batch.length === 0) return;
    this.#apply(this.#batch, this.#places);
    this.#batch = [];
    this.#places = [];
  }

  #apply(batch: readonly ServerMutation[], places: readonly number[]): void {
    const { nonceGroup } = this.#run;
    const done = this.#region.mutate(batch, { nonceGroup }).then(
      (outcomes) => {
        for (let j = 0; j < outcomes.length; j++) this.#answer(batch[j], outcomes[j], places[j]);
      },
      (error: unknown) => {
        for (const place of places) this.#results[place].exception = this.#run.exception(error);
      },
    );
    this.#waiting.push(done);
  }

  #answer(mutation: ServerMutation, outcome: MutateOutcome, place: number): void {
    if (outcome.error !== undefined) this.#results[place].exception = this.#run.exception(outcome.error);
    else if (mutation.type === 'put' || mutation.type === 'delete') this.#results[place].result = NO_CELLS;
    else if (outcome.result === undefined) this.#results[place].result = NO_CELLS;
    else this.#cells[place] = outcome.result;
  }
}
