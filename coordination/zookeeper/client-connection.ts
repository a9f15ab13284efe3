import type { Clock } from '../../base/clock.ts';
import type { Connection, Transport } from '../../base/transport.ts';
import { FrameReader } from './frame-reader.ts';
import { JuteError, JuteReader, JuteWriter } from './jute.ts';
import {
  type ConnectRequest,
  type ConnectResponse,
  OP_PING,
  readConnectResponse,
  writeConnectRequest,
  XID_NOTIFICATION,
  XID_PING,
} from './protocol.ts';

/** One request under way. Its packet is [length | xid | type | record]; the xid is set when it is sent. */
export interface Call {
  readonly packet: Buffer;
  /** Fixed for auth and setWatches; otherwise the connection numbers it. */
  readonly fixedXid?: number;
  succeed(reader: JuteReader): void;
  /** The server's code, or a reason of ours. */
  fail(error: Error | number): void;
}

export interface ClientConnectionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly host: string;
  readonly port: number;
  readonly maxAnswerBytes: number;
  readonly request: ConnectRequest;
  /** The server's answer to the ConnectRequest, and when that was sent. */
  onSession(response: ConnectResponse, sentAt: number): void;
  onReplyZxid(zxid: bigint): void;
  /** A ping sent at that monotonic time has been answered. */
  onPong(sentAt: number): void;
  onEvent(type: number, path: string): void;
  /** Once, after every unanswered call has failed with that error. */
  onClose(error: Error): void;
}

/** One connection to one server: the hand-shake, then requests and answers in order. */
export class ClientConnection {
  readonly #options: ClientConnectionOptions;
  readonly #connection: Connection;
  readonly #frames: FrameReader;
  readonly #waiting: { xid: number; call: Call }[] = [];
  readonly #pingsSentAt: number[] = [];
  #nextXid = 1;
  #handshakeSentAt = 0;
  #hasSession = false;
  #closed = false;
  #heardAt: number;

  constructor(options: ClientConnectionOptions) {
    this.#options = options;
    this.#heardAt = options.clock.monotonic();
    this.#frames = new FrameReader({ maxBytes: options.maxAnswerBytes, onFrame: (body) => this.#onFrame(body) });
    this.#connection = options.transport.connect(options.host, options.port, {
      onOpen: () => this.#sendHandshake(),
      onData: (bytes) => this.#onData(bytes),
      onClose: (error) => this.#onClose(error),
    });
  }
  /** Monotonic time from which the server has been silent: of the last bytes received, or later when silence was excused. */
  get heardAt(): number {
    return this.#heardAt;
  }
  /** For so long nobody could be heard here: that does not count. */
  excuseSilence(ms: number): void {
    this.#heardAt = Math.min(this.#heardAt + ms, this.#options.clock.monotonic());
  }
  /** Calls sent and not answered. */
  get waitingCount(): number {
    return this.#waiting.length;
  }
  send(call: Call): void {
    const xid = call.fixedXid ?? this.#takeXid();
    call.packet.writeInt32BE(xid, 4);
    this.#waiting.push({ xid, call });
    this.#connection.write(call.packet);
  }
  ping(): void {
    this.#pingsSentAt.push(this.#options.clock.monotonic());
    this.#connection.write(new JuteWriter(8).int(XID_PING).int(OP_PING).packet());
  }
  /** When the oldest unanswered ping was sent. */
  get oldestPingSentAt(): number | undefined {
    return this.#pingsSentAt[0];
  }
  /** Sends what is queued, then closes; answers are no longer awaited. */
  end(): void {
    this.#connection.end();
  }
  destroy(error: Error): void {
    if (this.#closed) return;
    this.#connection.destroy();
    this.#onClose(error);
  }

  #takeXid(): number {
    const xid = this.#nextXid;
    this.#nextXid = xid === 0x7fffffff ? 1 : xid + 1;
    return xid;
  }
  #sendHandshake(): void {
    this.#handshakeSentAt = this.#options.clock.monotonic();
    const writer = new JuteWriter(64);
    writeConnectRequest(writer, this.#options.request);
    this.#connection.write(writer.packet());
  }
  #onData(bytes: Buffer): void {
    if (this.#closed) return;
    this.#heardAt = this.#options.clock.monotonic();
    try {
      this.#frames.push(bytes);
    } catch (error) {
      if (!(error instanceof JuteError || error instanceof RangeError)) throw error;
      this.destroy(error);
    }
  }
  #onFrame(body: Buffer): void {
    const reader = new JuteReader(body);
    if (!this.#hasSession) {
      this.#hasSession = true;
      this.#options.onSession(readConnectResponse(reader), this.#handshakeSentAt);
      return;
    }
    const xid = reader.int();
    const zxid = reader.long();
    const code = reader.int();
    if (xid === XID_PING) this.#onPong();
    else if (xid === XID_NOTIFICATION) this.#onNotification(reader);
    else this.#onReply(xid, zxid, code, reader);
  }
  #onReply(xid: number, zxid: bigint, code: number, reader: JuteReader): void {
    const head = this.#waiting[0];
    if (head === undefined || head.xid !== xid) {
      throw new JuteError(
        `an answer to request ${xid}, where one to ${head === undefined ? 'none' : head.xid} was due`,
      );
    }
    this.#waiting.shift();
    if (zxid > 0n) this.#options.onReplyZxid(zxid);
    if (code !== 0) head.call.fail(code);
    else head.call.succeed(reader);
  }
  #onPong(): void {
    const sentAt = this.#pingsSentAt.shift();
    if (sentAt !== undefined) this.#options.onPong(sentAt);
  }
  #onNotification(reader: JuteReader): void {
    const type = reader.int();
    reader.int();
    const path = reader.ustring();
    if (path !== undefined) this.#options.onEvent(type, path);
  }
  #onClose(error: Error | undefined): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#frames.stop();
    const reason = error ?? new Error('the server closed the connection');
    for (const { call } of this.#waiting.splice(0)) call.fail(reason);
    this.#options.onClose(reason);
  }
}
