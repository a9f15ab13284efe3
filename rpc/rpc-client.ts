import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Transport } from '../base/transport.ts';
import type { CellBlockReader } from '../cell/cell-block.ts';
import type { CellCodecName } from './service.ts';

export interface RpcAddress {
  readonly host: string;
  readonly port: number;
}

export interface RpcClientOptions {
  transport: Transport;
  clock: Clock;
  scheduler: Scheduler;
  logger?: Logger;
  /** Name sent as effective user. */
  user: string;
  /** Default KeyValueCodec. `none` for all cells inside protobuf. */
  codec?: CellCodecName;
  connectTimeoutMs?: number;
  /** Of a call that names none. Default 60000. */
  defaultTimeoutMs?: number;
  /** A connection without calls is closed after this long. Default 120000. */
  idleTimeoutMs?: number;
  maxResponseBytes?: number;
}

export interface RpcCallOptions {
  timeoutMs?: number;
  signal?: AbortSignal;
  priority?: number;
  /** Encoded cells in the client's codec, sent as the request's cell block. */
  cellBlock?: Uint8Array | undefined;
}

export interface RpcReply {
  /** The response message's bytes, *owned by the caller*. */
  readonly message: Buffer;
  readonly cells: CellBlockReader | undefined;
}

/**
 * HBase's RPC client: one pipelined connection for each address and service, opened when needed and again after a failure.
 * Calls are never retried here. Errors: the server's exception as HBaseError of its class; RpcConnectionError; CallTimeoutException; the signal's reason.
 */
export class RpcClient {
  constructor(_options: RpcClientOptions) {
    throw new Error('soon');
  }
  call(
    _address: RpcAddress,
    _service: string,
    _method: string,
    _param: Uint8Array,
    _options: RpcCallOptions = {},
  ): Promise<RpcReply> {
    throw new Error('soon');
  }
  /** Fails what is under way and closes all connections. */
  close(): void {}
}
