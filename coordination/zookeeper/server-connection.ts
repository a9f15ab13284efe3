import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Connection } from '../../base/transport.ts';
import type { Identity } from './acl.ts';
import type { CommitPipeline } from './commit-pipeline.ts';
import { FrameReader } from './frame-reader.ts';
import { JuteError, JuteReader, JuteWriter } from './jute.ts';
import {
  type ConnectRequest,
  type ConnectResponse,
  OP_AUTH,
  OP_CLOSE_SESSION,
  OP_PING,
  readConnectRequest,
  STATE_SYNC_CONNECTED,
  writeConnectResponse,
  XID_NOTIFICATION,
} from './protocol.ts';
import type { Requester, RequestProcessor } from './request-processor.ts';
import type { ServerStats } from './server-stats.ts';
import type { Session, SessionConnection } from './sessions.ts';
import type { TreeEvent } from './tree-transaction.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

/** What a connection asks of the server it belongs to. */
export interface ConnectionHost {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly stats: ServerStats;
  readonly processor: RequestProcessor;
  readonly pipeline: CommitPipeline;
  readonly maxPacketBytes: number;
  readonly maxOutboxBytes: number;
  readonly maxOutstanding: number;
  /** Opens or re-attaches a session; undefined: close without an answer. */
  attach(
    connection: ServerConnection,
    request: ConnectRequest,
  ): { session?: Session; response: ConnectResponse } | undefined;
  heard(session: Session): void;
  /** Ends the session in the tree, not its connection. */
  endSession(session: Session): void;
  answerWord(word: string): string | undefined;
  /** The connection has something to send at the end of this input. */
  hasOutput(connection: ServerConnection): void;
  /** All packets of one read have been looked at. */
  endOfInput(): void;
  /** The connection stopped reading until the pipeline has caught up. */
  heldBack(connection: ServerConnection): void;
  closed(connection: ServerConnection): void;
}

/** One client's connection: hand-shake, then requests in order; its answers and events wait in the pipeline for durability. */
export class ServerConnection implements Requester, SessionConnection {
  readonly #host: ConnectionHost;
  readonly #connection: Connection;
  readonly #frames: FrameReader;
  readonly identities: Identity[];
  readonly address: string;
  readonly openedAt: number;
  #session: Session | undefined;
  #outbox: Buffer[] = [];
  #outboxBytes = 0;
  #isBlocked = false;
  #isClosed = false;
  #isEnding = false;
  isHeldBack = false;
  received = 0;
  sent = 0;

  constructor(host: ConnectionHost, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    this.address = connection.remoteAddress;
    this.openedAt = host.clock.monotonic();
    this.identities = [{ scheme: 'ip', id: hostOf(connection.remoteAddress) }];
    this.#frames = new FrameReader({
      maxBytes: host.maxPacketBytes,
      onFrame: (body) => this.#onFrame(body),
      onWord: (word) => this.#onWord(word),
    });
    connection.setHandlers({
      onData: (bytes) => this.#onData(bytes),
      onDrain: () => this.#onDrain(),
      onClose: () => this.#onClose(),
    });
  }
  get session(): Session {
    return this.#session!;
  }
  get hasSession(): boolean {
    return this.#session !== undefined;
  }
  notify(event: TreeEvent): void {
    const writer = new JuteWriter().int(XID_NOTIFICATION).long(-1n).int(0);
    const packet = writer.int(event.type).int(STATE_SYNC_CONNECTED).ustring(event.path).packet();
    this.#host.pipeline.whenDurable(() => this.#queue(packet));
  }
  /** Closes at once, with a log line. */
  drop(reason: string, level: 'debug' | 'info' | 'warn' = 'info'): void {
    if (this.#isClosed) return;
    const fields = { client: this.address, session: this.#session?.id.toString(16), reason };
    this.#host.logger[level](fields, 'closing a ZooKeeper connection');
    this.#connection.destroy();
    this.#onClose();
  }
  /** Reads again after having been held back. */
  goOn(): void {
    this.isHeldBack = false;
    if (this.#isClosed) return;
    if (this.#session !== undefined) this.#host.heard(this.#session);
    if (!this.#isBlocked) this.#connection.resume();
  }
  /** Sends what is ready, in one write. */
  flush(): void {
    if (this.#isClosed || this.#isBlocked || this.#outbox.length === 0) return;
    const bytes = this.#outbox.length === 1 ? this.#outbox[0] : Buffer.concat(this.#outbox, this.#outboxBytes);
    this.#outbox = [];
    this.#outboxBytes = 0;
    if (this.#connection.write(bytes) || this.#isEnding) return;
    // A client that does not read is not read from either.
    this.#isBlocked = true;
    this.#connection.pause();
  }

  #onData(bytes: Buffer): void {
    if (this.#isClosed || this.#isEnding) return;
    if (this.#session !== undefined) this.#host.heard(this.#session);
    try {
      this.#frames.push(bytes);
    } catch (error) {
      if (!(error instanceof JuteError)) throw error;
      this.drop(`malformed input: ${error.message}`, 'warn');
    }
    if (this.#host.pipeline.waitingCount > this.#host.maxOutstanding && !this.#isClosed && !this.isHeldBack) {
      this.isHeldBack = true;
      this.#connection.pause();
      this.#host.heldBack(this);
    }
    this.#host.endOfInput();
  }
  #onFrame(body: Buffer): void {
    this.received++;
    this.#host.stats.packetsReceived++;
    const reader = new JuteReader(body);
    if (this.#session === undefined) this.#handshake(reader);
    else this.#request(reader);
  }
  #handshake(reader: JuteReader): void {
    const attached = this.#host.attach(this, readConnectRequest(reader));
    if (attached === undefined) return;
    this.#session = attached.session;
    const writer = new JuteWriter(64);
    writeConnectResponse(writer, attached.response);
    const packet = writer.packet();
    if (attached.session === undefined) this.#sayLast(packet);
    else this.#host.pipeline.whenDurable(() => this.#queue(packet));
  }
  #request(reader: JuteReader): void {
    const xid = reader.int();
    const type = reader.int();
    switch (type) {
      case OP_PING:
        // Not behind a slow disk: it only says that this server hears the session.
        this.#queue(new JuteWriter(16).int(xid).long(this.#host.pipeline.durableZxid).int(0).packet());
        break;
      case OP_AUTH:
        this.#authenticate(xid, reader);
        break;
      case OP_CLOSE_SESSION:
        this.#host.endSession(this.session);
        this.#sayLast(new JuteWriter(16).int(xid).long(this.#zxid).int(0).packet());
        break;
      default:
        this.#answer(xid, type, reader);
    }
  }
  #answer(xid: number, type: number, reader: JuteReader): void {
    const { processor, pipeline, clock, stats } = this.#host;
    const readAt = clock.monotonic();
    const writer = new JuteWriter();
    try {
      const answer = processor.process(this, type, reader);
      answer(writer.int(xid).long(this.#zxid).int(0));
    } catch (error) {
      if (!(error instanceof ZooKeeperError)) throw error;
      writer.int(xid).long(this.#zxid).int(error.number);
    }
    const packet = writer.packet();
    pipeline.whenDurable(() => {
      stats.answered(clock.monotonic() - readAt);
      this.#queue(packet);
    });
  }
  #authenticate(xid: number, reader: JuteReader): void {
    reader.int();
    const scheme = reader.ustring() ?? '';
    const auth = reader.buffer() ?? Buffer.alloc(0);
    try {
      this.#host.processor.authenticate(this, scheme, auth);
      const packet = new JuteWriter(16).int(xid).long(this.#zxid).int(0).packet();
      this.#host.pipeline.whenDurable(() => this.#queue(packet));
    } catch (error) {
      if (!(error instanceof ZooKeeperError)) throw error;
      this.#host.logger.warn({ client: this.address, scheme }, 'a ZooKeeper client failed to authenticate');
      this.#sayLast(new JuteWriter(16).int(xid).long(this.#zxid).int(error.number).packet());
    }
  }
  get #zxid(): bigint {
    return this.#host.processor.tree.lastZxid;
  }
  #onWord(word: string): void {
    const answer = this.#host.answerWord(word);
    if (answer === undefined) this.drop(`malformed input: '${word}' instead of a length`, 'warn');
    else this.#sayLast(Buffer.from(answer));
  }

  /** The answer after which the connection ends; nothing more is read. */
  #sayLast(packet: Buffer): void {
    this.#frames.stop();
    this.#host.pipeline.whenDurable(() => {
      if (this.#isClosed) return;
      this.#queue(packet);
      this.#isEnding = true;
      this.#isBlocked = false;
      this.flush();
      this.#connection.end();
    });
  }
  #queue(packet: Buffer): void {
    if (this.#isClosed || this.#isEnding) return;
    this.sent++;
    this.#host.stats.packetsSent++;
    this.#outbox.push(packet);
    this.#outboxBytes += packet.length;
    if (this.#outboxBytes > this.#host.maxOutboxBytes) this.drop('the client does not read its answers', 'warn');
    else if (!this.#isBlocked) this.#host.hasOutput(this);
  }
  #onDrain(): void {
    this.#isBlocked = false;
    this.flush();
    if (!this.#isBlocked && !this.isHeldBack) this.#connection.resume();
  }
  #onClose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#frames.stop();
    this.#outbox = [];
    this.#host.closed(this);
  }
}

/** `127.0.0.1` of `::ffff:127.0.0.1:4711`. */
function hostOf(remoteAddress: string): string {
  return remoteAddress.slice(0, remoteAddress.lastIndexOf(':')).replace(/^::ffff:/, '');
}
