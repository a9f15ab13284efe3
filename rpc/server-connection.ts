// One accepted connection: preamble → connection header → requests. What one read brought is worked through frame by frame, and what its
// handlers answered at once goes out in one write. While the client leaves too many replies unread, its requests wait unread too.
// Bytes that are not the protocol close this connection, with a log line, and nothing else.
import { AssertionError } from '../base/assert.ts';
import type { Clock } from '../base/clock.ts';
import { ColonnadeError, hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { Connection } from '../base/transport.ts';
import { CellBlockReader } from '../cell/cell-block.ts';
import { pb } from '../proto/index.ts';
import { type CallOrigin, ServerCall } from './call.ts';
import type { CallQueue } from './call-queue.ts';
import { type ConnectionHeader, decodeConnectionHeader } from './connection-header.ts';
import { encodeException } from './exception-codec.ts';
import { FrameSplitter } from './frame.ts';
import type { MethodTable } from './method-table.ts';
import { OutputBuffer } from './output-buffer.ts';
import { decodePreamble, PREAMBLE_LENGTH, SWITCH_TO_SIMPLE } from './preamble.ts';
import { ProtoReader } from './proto-reader.ts';
import { RequestHeader } from './request-header.ts';
import { encodeExceptionResponse, responsePrefixLength, writeResponsePrefix } from './response-header.ts';
import { hasMinimumVersion, type RpcResponse } from './service.ts';

/** What all connections of a server share. */
export interface ServerContext {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly services: ReadonlyMap<string, MethodTable>;
  readonly queue: CallQueue<ServerCall>;
  readonly counters: ServerCounters;
  readonly maxRequestBytes: number;
  readonly maxUnsentBytes: number;
  clusterId(): string | undefined;
  onBug(error: unknown): void;
  /** Flushes the connection at the end of this turn. */
  flushLater(connection: ServerConnection): void;
  closed(connection: ServerConnection): void;
}

export interface ServerCounters {
  calls: number;
  exceptions: number;
  receivedBytes: number;
  sentBytes: number;
  refusedCalls: number;
  expiredCalls: number;
  malformedConnections: number;
}

type State = 'preamble' | 'sasl' | 'header' | 'calls' | 'oversized' | 'refused' | 'closed';

/** Call id of answers that belong to no call. */
const NO_CALL = -1;
const MAX_HEADER_BYTES = 1024 * 1024;
/** As much of a request that is too big is kept to find its call id. */
const MAX_OVERSIZED_HEAD_BYTES = 64 * 1024;
const FLUSH_BYTES = 256 * 1024;
/** How long a refused client may take to read why. */
const LINGER_MS = 5000;
/** `hbase.ipc.min.client.request.timeout` */
const MIN_TIMEOUT_MS = 20;

const UNKNOWN: ConnectionHeader = {
  user: '',
  realUser: undefined,
  service: '',
  codec: 'none',
  compressor: undefined,
  clientVersion: undefined,
};

// Decoding is done before a handler runs, so one of each serves all connections.
const reader = new ProtoReader();
const requestHeader = new RequestHeader();

export class ServerConnection implements CallOrigin {
  header: ConnectionHeader = UNKNOWN;
  readonly remoteAddress: string;
  /** Monotonic milliseconds. */
  readonly openedAt: number;
  /** True while the connection waits in the list of those to be flushed. */
  flushPending = false;
  readonly #context: ServerContext;
  readonly #connection: Connection;
  readonly #splitter: FrameSplitter;
  readonly #output = new OutputBuffer();
  readonly #running = new Set<ServerCall>();
  #state: State = 'preamble';
  #methods: MethodTable | undefined;
  #unsentBytes = 0;
  #held = false;
  #processing = false;
  #arrival = 0;
  #linger: Timer | undefined;

  constructor(context: ServerContext, connection: Connection) {
    this.#context = context;
    this.#connection = connection;
    this.remoteAddress = connection.remoteAddress;
    this.openedAt = context.clock.monotonic();
    this.#splitter = new FrameSplitter(context.maxRequestBytes);
    connection.setHandlers({
      onData: (bytes) => this.#onData(bytes),
      onDrain: () => this.#onDrain(),
      onClose: () => this.#onClose(),
    });
  }

  /** True once the connection header has been read. */
  get established(): boolean {
    return this.#state === 'calls';
  }

  close(): void {
    this.#connection.destroy();
    this.#onClose();
  }

  flush(): void {
    this.flushPending = false;
    const bytes = this.#output.pendingBytes;
    if (bytes === 0 || this.#state === 'closed') return;
    this.#context.counters.sentBytes += bytes;
    if (this.#output.flush(this.#connection)) return;
    this.#unsentBytes += bytes;
    if (this.#unsentBytes <= this.#context.maxUnsentBytes || this.#held) return;
    this.#held = true;
    this.#connection.pause();
  }

  run(call: ServerCall): void {
    const { queue, counters, clock } = this.#context;
    if (this.#state === 'closed') {
      queue.done(call);
      return;
    }
    if (clock.monotonic() > call.deadline) {
      // The client has given up: it gets no answer, as from HBase.
      counters.expiredCalls++;
      queue.done(call);
      return;
    }
    let answer: RpcResponse | Promise<RpcResponse>;
    try {
      answer = call.handler(call);
    } catch (error) {
      this.#fail(call, error);
      return;
    }
    if (answer instanceof Promise) this.#await(call, answer);
    else this.#reply(call, answer);
  }

  #await(call: ServerCall, answer: Promise<RpcResponse>): void {
    this.#running.add(call);
    answer.then(
      (response) => {
        this.#running.delete(call);
        this.#reply(call, response);
      },
      (error) => {
        this.#running.delete(call);
        this.#fail(call, error);
      },
    );
  }

  #reply(call: ServerCall, response: RpcResponse): void {
    if (this.#state === 'calls') {
      try {
        this.#writeResponse(call.callId, response);
      } catch (error) {
        this.#fail(call, error);
        return;
      }
    }
    this.#finish(call);
  }

  #fail(call: ServerCall, error: unknown): void {
    const { logger, counters } = this.#context;
    counters.exceptions++;
    const fields = { remoteAddress: this.remoteAddress, call: `${call.service}.${call.method}`, error };
    if (error instanceof ColonnadeError) logger.debug(fields, 'A call failed');
    else logger.error(fields, 'A call failed in a way nobody foresaw');
    if (this.#state === 'calls') this.#writeException(call.callId, error);
    this.#finish(call);
    if (error instanceof AssertionError) this.#context.onBug(error);
  }

  #finish(call: ServerCall): void {
    this.#flushSoon();
    this.#context.queue.done(call);
  }

  #flushSoon(): void {
    if (this.#processing || this.flushPending) return;
    this.flushPending = true;
    this.#context.flushLater(this);
  }

  #onData(bytes: Buffer): void {
    if (this.#state === 'refused' || this.#state === 'closed') return;
    this.#context.counters.receivedBytes += bytes.length;
    this.#splitter.push(bytes);
    this.#process();
  }

  #onDrain(): void {
    this.#unsentBytes = 0;
    if (!this.#held) return;
    this.#held = false;
    this.#connection.resume();
    this.#process();
  }

  #onClose(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#linger?.cancel();
    this.#output.clear();
    this.#context.closed(this);
    for (const call of this.#running) call.disconnect();
    this.#running.clear();
  }

  #process(): void {
    this.#processing = true;
    this.#arrival = this.#context.clock.monotonic();
    try {
      while (!this.#held && this.#step()) if (this.#output.pendingBytes > FLUSH_BYTES) this.flush();
    } catch (error) {
      this.#malformed(error);
    } finally {
      this.#processing = false;
    }
    this.flush();
  }

  /** Works through the next thing that is whole; false when there is none. */
  #step(): boolean {
    if (this.#state === 'preamble') {
      const bytes = this.#splitter.takeRaw(PREAMBLE_LENGTH);
      if (bytes !== undefined) this.#onPreamble(bytes);
      return bytes !== undefined;
    }
    if (this.#state === 'oversized') return this.#onOversized();
    if (this.#state === 'refused' || this.#state === 'closed') return false;
    const frame = this.#splitter.next(this.#state === 'calls' ? undefined : MAX_HEADER_BYTES);
    if (frame === undefined) return false;
    if (frame === 'oversized') {
      if (this.#state !== 'calls') throw new Error(`a connection header of ${this.#splitter.oversizedLength} bytes`);
      this.#state = 'oversized';
    } else if (this.#state === 'calls') this.#onRequest(frame);
    else if (this.#state === 'header') this.#onHeader(frame);
    else this.#state = 'header'; // the client's first SASL token, which nobody needs
    return true;
  }

  #onPreamble(bytes: Buffer): void {
    try {
      const preamble = decodePreamble(bytes);
      if (preamble === 'simple') this.#state = 'header';
      else if (preamble === 'sasl') {
        this.#output.append(SWITCH_TO_SIMPLE);
        this.#state = 'sasl';
      } else if (preamble === 'registry') this.#answerRegistry();
      else this.#writeException(NO_CALL, hbaseError('SecurityNotEnabledException', 'Security is not enabled'));
    } catch (error) {
      this.#refuse(error);
    }
  }

  #answerRegistry(): void {
    const clusterId = this.#context.clusterId();
    if (clusterId === undefined) throw hbaseError('FatalConnectionException', 'The cluster id is not known yet');
    const message = pb.GetConnectionRegistryResponse.encode({ cluster_id: clusterId }).finish();
    this.#writeResponse(NO_CALL, { message });
    this.#end();
  }

  #onHeader(frame: Buffer): void {
    let header: ConnectionHeader;
    try {
      header = decodeConnectionHeader(frame);
    } catch (error) {
      if (!(error instanceof ColonnadeError)) throw error;
      this.#refuse(error);
      return;
    }
    this.#methods = this.#context.services.get(header.service);
    if (this.#methods === undefined) {
      this.#refuse(hbaseError('UnknownServiceException', `No such service: ${header.service}`));
      return;
    }
    this.header = header;
    this.#state = 'calls';
  }

  #onRequest(frame: Buffer): void {
    this.#context.counters.calls++;
    reader.reset(frame, 0, frame.length);
    const headerLength = reader.size();
    const headerEnd = reader.pos + headerLength;
    reader.end = headerEnd;
    requestHeader.read(reader);
    reader.pos = headerEnd;
    reader.end = frame.length;
    const { callId } = requestHeader;
    let call: ServerCall;
    try {
      call = this.#makeCall(frame);
    } catch (error) {
      this.#context.counters.exceptions++;
      this.#writeException(callId, error);
      return;
    }
    const refusal = this.#context.queue.offer(call);
    if (refusal === undefined) return;
    this.#context.counters.refusedCalls++;
    this.#writeException(callId, hbaseError('CallQueueTooBigException', refusal));
  }

  /** The call of the frame whose header has been read; `reader` stands behind that header. */
  #makeCall(frame: Buffer): ServerCall {
    const methods = this.#methods!;
    const { callId, methodOffset, methodLength, priority, timeoutMs, cellBlockLength } = requestHeader;
    const entry = methods.find(frame, methodOffset, methodLength);
    if (entry === undefined) {
      const name = frame.toString('utf8', methodOffset, methodOffset + methodLength);
      throw hbaseError('UnsupportedOperationException', `${methods.service.name} has no method ${name}`);
    }
    if (!requestHeader.requestParam) throw hbaseError('DoNotRetryIOException', 'The request has no parameter');
    const param = reader.take();
    const left = frame.length - reader.pos;
    if (left !== cellBlockLength) {
      throw hbaseError(
        'DoNotRetryIOException',
        `Cell block of ${cellBlockLength} bytes, but ${left} bytes follow the message`,
      );
    }
    return new ServerCall(
      this,
      callId,
      entry.name,
      entry.method,
      param,
      left === 0 ? undefined : this.#cellsOf(frame.subarray(reader.pos)),
      Math.max(priority, methods.service.priority ?? 0),
      this.#arrival,
      timeoutMs > 0 ? this.#arrival + Math.max(timeoutMs, MIN_TIMEOUT_MS) : Number.POSITIVE_INFINITY,
      frame.length,
    );
  }

  #cellsOf(block: Buffer): CellBlockReader {
    const { codec, compressor } = this.header;
    if (codec === 'none')
      throw hbaseError('DoNotRetryIOException', 'A cell block, but the connection named no cell codec');
    return new CellBlockReader(compressor === undefined ? block : compressor.decompress(block), codec);
  }

  /** A request longer than allowed: its header is enough to tell the client which call it was. */
  #onOversized(): boolean {
    const rest = this.#splitter.peekRest();
    const callId = readCallId(rest);
    if (callId === undefined) {
      if (rest.length > MAX_OVERSIZED_HEAD_BYTES) throw new Error('a request header that does not end');
      return false;
    }
    const text = `RPC data length of ${this.#splitter.oversizedLength} received from ${this.remoteAddress} is greater than max allowed ${this.#context.maxRequestBytes}. Set "hbase.ipc.max.request.size" on server to override this limit (not recommended)`;
    const name = hasMinimumVersion(this.header.clientVersion, 1, 3)
      ? 'RequestTooBigException'
      : 'DoNotRetryIOException';
    this.#refuse(hbaseError(name, text), callId);
    return false;
  }

  #writeResponse(callId: number, response: RpcResponse): void {
    const output = this.#output;
    const { message } = response;
    const blocks = this.#blocksOf(response);
    let blockLength = 0;
    if (blocks !== undefined) for (const block of blocks) blockLength += block.length;
    const prefixLength = responsePrefixLength(callId, message.length, blockLength);
    const at = output.reserve(prefixLength + message.length);
    output.bytes.set(message, writeResponsePrefix(output.bytes, at, callId, message.length, blockLength));
    if (blocks !== undefined) for (const block of blocks) output.append(block);
  }

  #blocksOf(response: RpcResponse): readonly Uint8Array[] | undefined {
    const { cellBlock } = response;
    if (cellBlock === undefined) return undefined;
    const blocks: readonly Uint8Array[] = cellBlock instanceof Uint8Array ? [cellBlock] : cellBlock;
    const { compressor } = this.header;
    if (compressor === undefined) return blocks;
    const bytes = blocks.length === 1 ? blocks[0] : Buffer.concat(blocks);
    return bytes.length === 0 ? undefined : [compressor.compress(bytes)];
  }

  #writeException(callId: number, error: unknown): void {
    this.#output.append(encodeExceptionResponse(callId, encodeException(error)));
  }

  /** Tells the client why, then closes. */
  #refuse(error: unknown, callId = NO_CALL): void {
    this.#context.counters.malformedConnections++;
    this.#context.logger.warn(this.#fields(error), 'Refusing a connection');
    this.#writeException(callId, error);
    this.#end();
  }

  /** Sends what is written and closes. The client's bytes are read and dropped meanwhile: a reset would take the answer from it. */
  #end(): void {
    this.flush();
    this.#state = 'refused';
    this.#connection.end();
    this.#linger = this.#context.scheduler.after(LINGER_MS, () => this.close());
    for (const call of this.#running) call.disconnect();
    this.#running.clear();
  }

  #malformed(error: unknown): void {
    this.#context.counters.malformedConnections++;
    this.#context.logger.warn(this.#fields(error), 'Closing a connection that does not speak the protocol');
    this.close();
  }

  #fields(error: unknown): object {
    const why = error instanceof Error ? error.message : String(error);
    return { remoteAddress: this.remoteAddress, user: this.header.user, service: this.header.service, why };
  }
}

/** The call id in the head of a request; undefined when its header is not all there. */
function readCallId(bytes: Buffer): number | undefined {
  if (bytes.length < 5) return undefined;
  reader.reset(bytes, 0, bytes.length);
  const headerLength = reader.uint32();
  if (headerLength > MAX_OVERSIZED_HEAD_BYTES) throw new Error(`a request header of ${headerLength} bytes`);
  if (bytes.length - reader.pos < headerLength) return undefined;
  reader.end = reader.pos + headerLength;
  requestHeader.read(reader);
  return requestHeader.callId;
}
