import type { CellBlockReader } from '../cell/cell-block.ts';
import type { ConnectionHeader } from './connection-header.ts';
import type { CellCodecName, ClientVersion, RpcCall, RpcMethod } from './service.ts';

/** Where a call came from and its reply goes. */
export interface CallOrigin {
  readonly header: ConnectionHeader;
  readonly remoteAddress: string;
  /** Runs the handler and sends what it answers. */
  run(call: ServerCall): void;
}

/** One request on its way through the server. */
export class ServerCall implements RpcCall {
  readonly origin: CallOrigin;
  readonly callId: number;
  readonly method: string;
  readonly handler: RpcMethod;
  readonly param: Buffer;
  readonly cells: CellBlockReader | undefined;
  readonly deadline: number;
  readonly priority: number;
  readonly arrival: number;
  /** The whole request. */
  readonly frame: Buffer;
  disconnected = false;
  #onDisconnect: (() => void)[] | undefined;

  constructor(
    origin: CallOrigin,
    callId: number,
    method: string,
    handler: RpcMethod,
    param: Buffer,
    cells: CellBlockReader | undefined,
    priority: number,
    arrival: number,
    deadline: number,
    frame: Buffer,
  ) {
    this.origin = origin;
    this.callId = callId;
    this.method = method;
    this.handler = handler;
    this.param = param;
    this.cells = cells;
    this.priority = priority;
    this.arrival = arrival;
    this.deadline = deadline;
    this.frame = frame;
  }

  get requestBytes(): number {
    return this.frame.length;
  }
  get service(): string {
    return this.origin.header.service;
  }
  get codec(): CellCodecName {
    return this.origin.header.codec;
  }
  get user(): string {
    return this.origin.header.user;
  }
  get remoteAddress(): string {
    return this.origin.remoteAddress;
  }
  get masterActiveTime(): number | undefined {
    return this.origin.header.masterActiveTime;
  }
  get clientVersion(): ClientVersion | undefined {
    return this.origin.header.clientVersion;
  }

  onDisconnect(callback: () => void): void {
    if (this.disconnected) callback();
    else if (this.#onDisconnect === undefined) this.#onDisconnect = [callback];
    else this.#onDisconnect.push(callback);
  }

  /** The connection is gone before the reply. */
  disconnect(): void {
    this.disconnected = true;
    const callbacks = this.#onDisconnect;
    this.#onDisconnect = undefined;
    if (callbacks !== undefined) for (const callback of callbacks) callback();
  }
}
