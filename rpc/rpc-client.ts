import type { Clock } from '../base/clock.ts';
import { isHBaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { Transport } from '../base/transport.ts';
import { type ClientCall, ClientConnection, type RpcReply } from './client-connection.ts';
import { RpcConnectionError } from './rpc-connection-error.ts';
import type { CellCodecName } from './service.ts';

export type { RpcReply };

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
  /** Of the cluster whose servers are wanted, once it is known: one of another, on the port of a dead one, refuses the connection. */
  clusterId?: () => string | undefined;
  /** Of a master, once it is active: since when. */
  masterActiveTime?: () => number | undefined;
  /** It did: the id may be out of date, too. */
  onOtherCluster?: () => void;
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

const DEFAULT_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 120_000;
const MAX_RESPONSE_BYTES = 1024 * 1024 * 1024;

/**
 * HBase's RPC client: one pipelined connection for each address and service, opened when needed and again after a failure.
 * Calls are never retried here. Errors: the server's exception as HBaseError of its class; RpcConnectionError; CallTimeoutException
 * (HBaseError); the signal's reason.
 */
export class RpcClient {
  readonly #options: RpcClientOptions;
  readonly #connections = new Map<string, ClientConnection>();
  #sweep: Timer | undefined;
  #closed = false;

  constructor(options: RpcClientOptions) {
    this.#options = options;
  }

  call(
    address: RpcAddress,
    service: string,
    method: string,
    param: Uint8Array,
    options: RpcCallOptions = {},
  ): Promise<RpcReply> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      signal?.throwIfAborted();
      const timeoutMs = options.timeoutMs ?? this.#options.defaultTimeoutMs ?? DEFAULT_TIMEOUT_MS;
      const call: ClientCall = {
        id: -1,
        method,
        param,
        cellBlock: options.cellBlock,
        priority: options.priority ?? 0,
        timeoutMs,
        deadline: this.#options.clock.monotonic() + timeoutMs,
        resolve,
        reject,
      };
      const connection = this.#connectionTo(address, service);
      if (signal !== undefined) cancelOn(signal, call, connection);
      connection.send(call);
    });
  }

  /** Fails what is under way and closes all connections. Later calls fail too. */
  close(): void {
    this.#closed = true;
    this.#sweep?.cancel();
    for (const connection of [...this.#connections.values()]) connection.close(closedError());
  }

  #connectionTo(address: RpcAddress, service: string): ClientConnection {
    if (this.#closed) throw closedError();
    const key = `${address.host}:${address.port}/${service}`;
    let connection = this.#connections.get(key);
    if (connection === undefined) this.#connections.set(key, (connection = this.#connect(key, address, service)));
    return connection;
  }

  #connect(key: string, address: RpcAddress, service: string): ClientConnection {
    const { transport, clock, scheduler, user, codec, connectTimeoutMs, maxResponseBytes, idleTimeoutMs } =
      this.#options;
    this.#sweep ??= scheduler.every((idleTimeoutMs ?? IDLE_TIMEOUT_MS) / 2, () => this.#closeIdle());
    return new ClientConnection({
      transport,
      clock,
      scheduler,
      host: address.host,
      port: address.port,
      service,
      user,
      codec: codec ?? 'KeyValueCodec',
      clusterId: this.#options.clusterId?.(),
      masterActiveTime: this.#options.masterActiveTime?.(),
      onRefused: (reason) => isHBaseError(reason, 'RegionServerStoppedException') && this.#options.onOtherCluster?.(),
      connectTimeoutMs: connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      maxResponseBytes: maxResponseBytes ?? MAX_RESPONSE_BYTES,
      onClosed: (connection) => {
        if (this.#connections.get(key) === connection) this.#connections.delete(key);
      },
    });
  }

  #closeIdle(): void {
    const since = this.#options.clock.monotonic() - (this.#options.idleTimeoutMs ?? IDLE_TIMEOUT_MS);
    for (const connection of [...this.#connections.values()]) {
      if (connection.callCount === 0 && connection.lastUsed <= since) connection.close(closedError());
    }
    if (this.#connections.size > 0) return;
    this.#sweep?.cancel();
    this.#sweep = undefined;
  }
}

function closedError(): RpcConnectionError {
  return new RpcConnectionError('java.io.IOException', 'The RPC client is closed', false);
}

function cancelOn(signal: AbortSignal, call: ClientCall, connection: ClientConnection): void {
  const { resolve, reject } = call;
  const onAbort = () => {
    connection.forget(call);
    reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  call.resolve = (reply) => {
    signal.removeEventListener('abort', onAbort);
    resolve(reply);
  };
  call.reject = (error) => {
    signal.removeEventListener('abort', onAbort);
    reject(error);
  };
}
