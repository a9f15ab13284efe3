// One connection of the client to one service of one server. Calls made in the same turn go out in one write; any number are under way;
// replies come in any order. The connection ends at its first failure, and its calls with it; the client opens another for the next call.
import type { Clock } from '../base/clock.ts';
import { type HBaseError, hbaseError } from '../base/errors.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { Connection, Transport } from '../base/transport.ts';
import { CellBlockReader } from '../cell/cell-block.ts';
import { encodeConnectionHeader } from './connection-header.ts';
import { FrameSplitter } from './frame.ts';
import { OutputBuffer } from './output-buffer.ts';
import { SIMPLE_PREAMBLE } from './preamble.ts';
import { ProtoReader } from './proto-reader.ts';
import { writeRequest } from './request-header.ts';
import { ResponseHeader } from './response-header.ts';
import { RpcConnectionError } from './rpc-connection-error.ts';
import type { CellCodecName } from './service.ts';

export interface RpcReply {
  /** The response message's bytes, *owned by the caller*. */
  readonly message: Buffer;
  readonly cells: CellBlockReader | undefined;
}

/** One call under way. */
export interface ClientCall {
  readonly method: string;
  readonly param: Uint8Array;
  readonly cellBlock: Uint8Array | undefined;
  readonly priority: number;
  readonly timeoutMs: number;
  /** Monotonic milliseconds. */
  readonly deadline: number;
  /** Given when the call is taken by a connection. */
  id: number;
  resolve(reply: RpcReply): void;
  reject(error: unknown): void;
}

export interface ClientConnectionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly host: string;
  readonly port: number;
  readonly service: string;
  readonly user: string;
  readonly codec: CellCodecName;
  /** Of the cluster that the server is to be of; undefined: any. */
  readonly clusterId: string | undefined;
  /** As ConnectionHeader. */
  readonly masterActiveTime: number | undefined;
  readonly connectTimeoutMs: number;
  readonly maxResponseBytes: number;
  /** The server takes no calls of this client. */
  readonly onRefused?: ((reason: HBaseError) => void) | undefined;
  /** Called once; the connection takes no more calls. */
  onClosed(connection: ClientConnection): void;
}

const MAX_CALL_ID = 0x7fffffff;

const reader = new ProtoReader();
const responseHeader = new ResponseHeader();
const methodBytes = new Map<string, Buffer>();

export class ClientConnection {
  /** Monotonic milliseconds of the last call or reply. */
  lastUsed: number;
  readonly #options: ClientConnectionOptions;
  readonly #connection: Connection;
  readonly #splitter: FrameSplitter;
  readonly #output = new OutputBuffer();
  readonly #calls = new Map<number, ClientCall>();
  #unsent: ClientCall[] = [];
  #flushQueued = false;
  #opened = false;
  #closed = false;
  #nextId = 0;
  #connectTimer: Timer | undefined;
  #deadlineTimer: Timer | undefined;
  #nextDeadline = Number.POSITIVE_INFINITY;

  constructor(options: ClientConnectionOptions) {
    this.#options = options;
    this.#splitter = new FrameSplitter(options.maxResponseBytes);
    this.lastUsed = options.clock.monotonic();
    this.#output.append(SIMPLE_PREAMBLE);
    this.#output.append(encodeConnectionHeader(options.user, options.service, options.codec, options));
    this.#connectTimer = options.scheduler.after(options.connectTimeoutMs, () => this.#onConnectTimeout());
    this.#connection = options.transport.connect(options.host, options.port, {
      onOpen: () => this.#onOpen(),
      onData: (bytes) => this.#onData(bytes),
      onClose: (error) => this.#onClose(error),
    });
  }

  /** Calls under way. */
  get callCount(): number {
    return this.#calls.size;
  }

  send(call: ClientCall): void {
    call.id = this.#nextId;
    this.#nextId = this.#nextId === MAX_CALL_ID ? 0 : this.#nextId + 1;
    this.#calls.set(call.id, call);
    this.#unsent.push(call);
    if (call.deadline < this.#nextDeadline) this.#armDeadline(call.deadline);
    if (!this.#opened || this.#flushQueued) return;
    this.#flushQueued = true;
    queueMicrotask(() => this.#flush());
  }

  /** Nobody waits any more; the reply, if it comes, is dropped. */
  forget(call: ClientCall): void {
    this.#calls.delete(call.id);
  }

  /** Ends the connection and fails its calls. */
  close(reason: Error): void {
    if (this.#closed) return;
    this.#connection.destroy();
    this.#end(reason);
  }

  #flush(): void {
    this.#flushQueued = false;
    if (this.#closed) return;
    const now = this.#options.clock.monotonic();
    this.lastUsed = now;
    for (const call of this.#unsent) if (this.#calls.has(call.id)) this.#write(call, now);
    this.#unsent = [];
    this.#output.flush(this.#connection);
  }

  #write(call: ClientCall, now: number): void {
    writeRequest(this.#output, {
      callId: call.id,
      method: bytesOfMethod(call.method),
      param: call.param,
      cellBlock: call.cellBlock,
      priority: call.priority,
      timeoutMs: call.deadline === Number.POSITIVE_INFINITY ? 0 : Math.max(1, Math.ceil(call.deadline - now)),
    });
  }

  #onOpen(): void {
    this.#opened = true;
    this.#connectTimer?.cancel();
    this.#flush();
  }

  #onData(bytes: Buffer): void {
    if (this.#closed) return;
    this.#splitter.push(bytes);
    try {
      for (let frame = this.#splitter.next(); frame !== undefined && !this.#closed; frame = this.#splitter.next()) {
        if (frame === 'oversized') throw new Error(`a response of ${this.#splitter.oversizedLength} bytes`);
        this.#onResponse(frame);
      }
    } catch (error) {
      this.close(this.#failure('java.io.IOException', 'The server does not speak the protocol', error));
    }
  }

  #onResponse(frame: Buffer): void {
    reader.reset(frame, 0, frame.length);
    const headerLength = reader.size();
    const headerEnd = reader.pos + headerLength;
    reader.end = headerEnd;
    responseHeader.read(reader);
    reader.pos = headerEnd;
    reader.end = frame.length;
    const { callId, exception, cellBlockLength } = responseHeader;
    if (callId < 0 && exception !== undefined) {
      this.#options.onRefused?.(exception);
      this.close(exception);
      return;
    }
    const call = this.#calls.get(callId);
    if (call === undefined) return;
    this.#calls.delete(callId);
    if (exception !== undefined) call.reject(exception);
    else this.#resolve(call, frame, cellBlockLength);
  }

  #resolve(call: ClientCall, frame: Buffer, cellBlockLength: number): void {
    let message: Buffer;
    try {
      message = reader.take();
      const left = frame.length - reader.pos;
      if (left !== cellBlockLength) throw new Error(`${left} bytes where a cell block of ${cellBlockLength} should be`);
    } catch (error) {
      call.reject(this.#failure('java.io.IOException', `The reply to ${call.method} is damaged`, error));
      throw error;
    }
    const { codec } = this.#options;
    const block = cellBlockLength === 0 || codec === 'none' ? undefined : frame.subarray(reader.pos);
    call.resolve({
      message,
      cells: block === undefined ? undefined : new CellBlockReader(block, codec as 'KeyValueCodec'),
    });
  }

  #onClose(error: Error | undefined): void {
    if (this.#closed) return;
    this.#end(
      this.#opened
        ? this.#failure(
            'org.apache.hadoop.hbase.exceptions.ConnectionClosedException',
            'The connection was closed',
            error,
          )
        : this.#failure('java.net.ConnectException', 'Cannot connect', error),
    );
  }

  #onConnectTimeout(): void {
    this.close(this.#failure('java.net.ConnectException', `No connection after ${this.#options.connectTimeoutMs} ms`));
  }

  #failure(javaClass: string, what: string, cause?: unknown): HBaseError {
    const { host, port, service } = this.#options;
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    return new RpcConnectionError(javaClass, `${what} (${service} at ${host}:${port})${why}`, undefined, { cause });
  }

  #end(reason: Error): void {
    this.#closed = true;
    this.#connectTimer?.cancel();
    this.#deadlineTimer?.cancel();
    this.#options.onClosed(this);
    const unsent = new Set(this.#unsent);
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    this.#unsent = [];
    for (const call of calls) call.reject(unsent.has(call) ? neverSent(reason) : reason);
  }

  #armDeadline(deadline: number): void {
    this.#deadlineTimer?.cancel();
    this.#nextDeadline = deadline;
    const wait = Math.max(0, deadline - this.#options.clock.monotonic());
    // Node's timers take 32-bit milliseconds; a longer wait is simply armed again.
    this.#deadlineTimer = this.#options.scheduler.after(Math.min(Math.ceil(wait), MAX_CALL_ID), () => this.#expire());
  }

  #expire(): void {
    const now = this.#options.clock.monotonic();
    let next = Number.POSITIVE_INFINITY;
    for (const call of [...this.#calls.values()]) {
      if (call.deadline > now) {
        next = Math.min(next, call.deadline);
        continue;
      }
      this.#calls.delete(call.id);
      call.reject(this.#timeout(call));
    }
    this.#nextDeadline = Number.POSITIVE_INFINITY;
    if (next !== Number.POSITIVE_INFINITY) this.#armDeadline(next);
  }

  #timeout(call: ClientCall): Error {
    const { host, port, service } = this.#options;
    const text = `${service}.${call.method} at ${host}:${port} was not answered in ${call.timeoutMs} ms`;
    if (!this.#opened) return new RpcConnectionError('java.net.ConnectException', `${text}: no connection yet`, false);
    return hbaseError('org.apache.hadoop.hbase.ipc.CallTimeoutException', text, { retry: 'same-server-later' });
  }
}

/** The same failure for a call that provably never left. */
function neverSent(reason: Error): Error {
  if (!(reason instanceof RpcConnectionError)) return reason;
  return new RpcConnectionError(reason.javaClass, reason.message, false, { cause: reason.cause });
}

function bytesOfMethod(name: string): Buffer {
  let bytes = methodBytes.get(name);
  if (bytes === undefined) methodBytes.set(name, (bytes = Buffer.from(name)));
  return bytes;
}
