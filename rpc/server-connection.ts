// One accepted connection: preamble → connection header → requests. What one read brought is worked through frame by frame, and what its
// handlers answered at once goes out in one write. While the client leaves too many replies unread, its requests wait unread too.
// Bytes that are not the protocol close this connection, with a log line, and nothing else.
import { AssertionError } from '../base/assert.ts';
import { ColonnadeError, CorruptionError, hbaseError } from '../base/errors.ts';
import type { Timer } from '../base/scheduler.ts';
import type { Connection } from '../base/transport.ts';
import { pb } from '../proto/index.ts';
import type { CallOrigin, ServerCall } from './call.ts';
import { type ConnectionHeader, decodeConnectionHeader, otherCluster } from './connection-header.ts';
import { encodeException } from './exception-codec.ts';
import { FrameSplitter } from './frame.ts';
import type { MethodTable } from './method-table.ts';
import { OutputBuffer } from './output-buffer.ts';
import { decodePreamble, PREAMBLE_LENGTH, SWITCH_TO_SIMPLE } from './preamble.ts';
import { decodeCall, MAX_OVERSIZED_HEAD_BYTES, readCallId, readRequestHeader } from './request-decoder.ts';
import { encodeExceptionResponse, writeResponse } from './response-header.ts';
import type { ServerContext } from './server-context.ts';
import { hasMinimumVersion, type RpcResponse } from './service.ts';

type State = 'preamble' | 'sasl' | 'header' | 'calls' | 'oversized' | 'refused' | 'closed';

/** Call id of answers that belong to no call. */
const NO_CALL = -1;
const MAX_HEADER_BYTES = 1024 * 1024;
const FLUSH_BYTES = 256 * 1024;
const LARGE_PARTIAL_BYTES = 1024 * 1024;
/** How long a refused client may take to read why. */
const LINGER_MS = 5000;

const UNKNOWN: ConnectionHeader = {
  user: '',
  realUser: undefined,
  service: '',
  codec: 'none',
  compressor: undefined,
  clientVersion: undefined,
  clusterId: undefined,
  masterActiveTime: undefined,
  attributes: [],
};

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
  #partialBytes = 0;
  #held = false;
  #processing = false;
  #arrival = 0;
  #linger: Timer | undefined;

  constructor(context: ServerContext, connection: Connection) {
    this.#context = context;
    this.#connection = connection;
    this.remoteAddress = connection.remoteAddress;
    this.openedAt = context.clock.monotonic();
    this.#splitter = new FrameSplitter(context.maxRequestBytes, context.frames);
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
    const startedAt = clock.monotonic();
    if (startedAt > call.deadline) {
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
    if (answer instanceof Promise) this.#await(call, answer, startedAt);
    else this.#reply(call, answer, startedAt);
  }

  #await(call: ServerCall, answer: Promise<RpcResponse>, startedAt: number): void {
    this.#running.add(call);
    answer.then(
      (response) => {
        this.#running.delete(call);
        this.#reply(call, response, startedAt);
      },
      (error) => {
        this.#running.delete(call);
        this.#fail(call, error);
      },
    );
  }

  #reply(call: ServerCall, response: RpcResponse, startedAt: number): void {
    const { watch, clock } = this.#context;
    // Also where nobody waits for it any more: what took so long is what is asked for then.
    watch?.look(call, response, startedAt, clock.monotonic());
    if (this.#state === 'calls') {
      try {
        writeResponse(this.#output, call.callId, response, this.header.compressor);
        if (response.isDoneWithRequest === true) this.#context.frames.give(call.param);
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
    const isForeseen = error instanceof ColonnadeError;
    const text = error instanceof Error && !isForeseen ? error.stack : String(error);
    const fields = { remoteAddress: this.remoteAddress, call: `${call.service}.${call.method}`, error: text };
    if (error instanceof CorruptionError) logger.error(fields, 'A call met a damaged file');
    else if (isForeseen) logger.debug(fields, 'A call failed');
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
    this.#countPartial(this.#splitter.buffered);
  }

  /** Requests half received are bounded together with those that wait: above that, whoever adds to a large one is cut off. */
  #countPartial(bytes: number): void {
    const context = this.#context;
    context.counters.partialBytes += bytes - this.#partialBytes;
    this.#partialBytes = bytes;
    if (bytes > LARGE_PARTIAL_BYTES && context.counters.partialBytes + context.queue.bytes > context.maxQueueBytes) {
      this.#malformed(new Error(`${context.counters.partialBytes} bytes of unfinished requests are held already`));
    }
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
    this.#countPartial(0);
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
    writeResponse(this.#output, NO_CALL, { message }, undefined);
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
    const own = this.#context.clusterId();
    if (own !== undefined && header.clusterId !== undefined && header.clusterId !== own) {
      this.#refuse(otherCluster(own, header.clusterId));
      return;
    }
    this.header = header;
    this.#state = 'calls';
  }

  #onRequest(frame: Buffer): void {
    const { counters, queue } = this.#context;
    counters.calls++;
    const callId = readRequestHeader(frame);
    let call: ServerCall;
    try {
      call = decodeCall(frame, this, this.#methods!, this.#arrival);
    } catch (error) {
      counters.exceptions++;
      this.#writeException(callId, error);
      return;
    }
    const refusal = queue.offer(call);
    if (refusal === undefined) return;
    counters.refusedCalls++;
    this.#writeException(callId, hbaseError('CallQueueTooBigException', refusal));
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
    this.#context.logger.warn(this.#fields(error), 'Closing a connection that breaks the protocol or its bounds');
    this.close();
  }

  #fields(error: unknown): object {
    const why = error instanceof Error ? error.message : String(error);
    return { remoteAddress: this.remoteAddress, user: this.header.user, service: this.header.service, why };
  }
}
