import { RPC_PRIORITY } from './service.ts';

// Which call runs now, which waits, which is refused. Three lanes (user, admin, system) that do not share their slots: reads of hbase:meta and
// orders of the master run while user calls, perhaps waiting on meta themselves, fill theirs. All lanes share the bound in bytes.

export interface QueuedCall {
  readonly requestBytes: number;
  readonly priority: number;
}

export interface CallQueueLimits {
  readonly maxQueueBytes: number;
  readonly maxRunningCalls: number;
  readonly maxQueuedCalls: number;
}

class Lane<T> {
  running = 0;
  waiting: T[] = [];
  /** Index of the first call waiting. */
  head = 0;
  draining = false;
  get queued(): number {
    return this.waiting.length - this.head;
  }
}

export class CallQueue<T extends QueuedCall> {
  /** Bytes of calls taken in and not done. */
  bytes = 0;
  readonly #limits: CallQueueLimits;
  readonly #run: (call: T) => void;
  readonly #lanes: readonly Lane<T>[] = [new Lane(), new Lane(), new Lane()];

  /** `run` starts a call; whoever runs it tells `done` exactly once. */
  constructor(limits: CallQueueLimits, run: (call: T) => void) {
    this.#limits = limits;
    this.#run = run;
  }

  get runningCalls(): number {
    return this.#lanes[0].running + this.#lanes[1].running + this.#lanes[2].running;
  }

  get queuedCalls(): number {
    return this.#lanes[0].queued + this.#lanes[1].queued + this.#lanes[2].queued;
  }

  /** Runs the call now if its lane has a slot, else lets it wait. The text says why it is refused; undefined: taken. */
  offer(call: T): string | undefined {
    const lane = this.#laneOf(call);
    if (this.bytes + call.requestBytes > this.#limits.maxQueueBytes && this.bytes > 0) {
      return `Call queue is full, is hbase.ipc.server.max.callqueue.size too small? ${this.bytes} bytes are in it`;
    }
    if (lane.running < this.#limits.maxRunningCalls && lane.queued === 0) {
      this.bytes += call.requestBytes;
      this.#start(lane, call);
      return undefined;
    }
    if (lane.queued >= this.#limits.maxQueuedCalls) return `Call queue is full, too many items queued: ${lane.queued}`;
    this.bytes += call.requestBytes;
    lane.waiting.push(call);
    return undefined;
  }

  /** The call was answered, dropped or has failed. */
  done(call: T): void {
    const lane = this.#laneOf(call);
    lane.running--;
    this.bytes -= call.requestBytes;
    if (lane.head < lane.waiting.length && !lane.draining) this.#drain(lane);
  }

  /** A loop, not recursion: calls that end at once would otherwise nest. */
  #drain(lane: Lane<T>): void {
    lane.draining = true;
    while (lane.head < lane.waiting.length && lane.running < this.#limits.maxRunningCalls) {
      const call = lane.waiting[lane.head++];
      if (lane.head > 1024 && lane.head * 2 > lane.waiting.length) {
        lane.waiting = lane.waiting.slice(lane.head);
        lane.head = 0;
      }
      this.#start(lane, call);
    }
    if (lane.head === lane.waiting.length) {
      lane.waiting = [];
      lane.head = 0;
    }
    lane.draining = false;
  }

  #start(lane: Lane<T>, call: T): void {
    lane.running++;
    this.#run(call);
  }

  #laneOf(call: T): Lane<T> {
    if (call.priority <= RPC_PRIORITY.threshold) return this.#lanes[0];
    return this.#lanes[call.priority < RPC_PRIORITY.high ? 1 : 2];
  }
}
