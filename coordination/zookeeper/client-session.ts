import { afterRunning, everyRunning } from '../../base/running-time.ts';
import type { Timer } from '../../base/scheduler.ts';
import { type CallHandlers, callError, PendingCall } from './client-call.ts';
import { type Call, ClientConnection } from './client-connection.ts';
import { requestPacket } from './client-requests.ts';
import type { CallOptions, SessionEvent, ZooKeeperClientOptions } from './client-types.ts';
import { ClientWatches, eventType } from './client-watches.ts';
import type { ConnectString } from './connect-string.ts';
import type { JuteWriter } from './jute.ts';
import {
  type ConnectResponse,
  DEFAULT_MAX_PACKET_BYTES,
  OP_AUTH,
  OP_CLOSE_SESSION,
  OP_SET_WATCHES,
  OP_SET_WATCHES2,
  PASSWORD_BYTES,
  XID_AUTH,
  XID_SET_WATCHES,
} from './protocol.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

const DEFAULT_SESSION_TIMEOUT_MS = 90_000;
const MAX_CONNECT_ATTEMPT_MS = 10_000;
const MAX_BACKOFF_MS = 1000;
const CLOSE_WAIT_MS = 1000;
/** Paths in one setWatches packet, in bytes of text: well below what a server accepts. */
const SET_WATCHES_BYTES = 128 * 1024;

type State = 'new' | 'connecting' | 'connected' | 'expired' | 'closed';

/** Keeps one session alive over one connection after another, and the calls that wait for it. */
export class ClientSession {
  readonly watches = new ClientWatches();
  readonly #options: ZooKeeperClientOptions;
  readonly #servers: ConnectString['servers'];
  readonly #chroot: string;
  readonly #askedTimeoutMs: number;
  readonly #maxPacketBytes: number;
  readonly #listeners = new Set<(event: SessionEvent) => void>();
  readonly #queue = new Set<Call>();
  readonly #auths = new Set<{ scheme: string; auth: Uint8Array }>();
  readonly #ended = new AbortController();
  #state: State = 'new';
  #connection: ClientConnection | undefined;
  #heartbeat: Timer | undefined;
  #attempt: Timer | undefined;
  #lastPingAt = 0;
  #nextServer: number;
  #failures = 0;
  #lastFailure: Error | undefined;
  #sessionId = 0n;
  #password: Buffer = Buffer.alloc(PASSWORD_BYTES);
  #timeoutMs = 0;
  #lastZxid = 0n;
  #leaseFrom = Number.NEGATIVE_INFINITY;

  constructor(options: ZooKeeperClientOptions, address: ConnectString) {
    this.#options = options;
    this.#servers = address.servers;
    this.#chroot = address.chroot;
    this.#askedTimeoutMs = options.sessionTimeoutMs ?? DEFAULT_SESSION_TIMEOUT_MS;
    this.#maxPacketBytes = options.maxPacketBytes ?? DEFAULT_MAX_PACKET_BYTES;
    this.#nextServer = options.random.below(address.servers.length);
    if (options.ownerToken !== undefined) this.#password = Buffer.from(options.ownerToken);
  }
  get isConnected(): boolean {
    return this.#state === 'connected';
  }
  get hasEnded(): boolean {
    return this.#state === 'expired' || this.#state === 'closed';
  }
  get sessionId(): bigint {
    return this.#sessionId;
  }
  get timeoutMs(): number {
    return this.#timeoutMs;
  }
  leaseDeadline(): number {
    if (this.hasEnded) return Number.NEGATIVE_INFINITY;
    return this.#leaseFrom + (this.#timeoutMs * 2) / 3;
  }
  onSession(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async connect(o: CallOptions & { timeoutMs?: number }): Promise<void> {
    if (this.#state === 'connected') return;
    const terminal = this.#terminalError();
    if (terminal !== undefined) throw terminal;
    o.signal?.throwIfAborted();
    try {
      await this.#firstConnection(o);
    } catch (error) {
      await this.close();
      throw error;
    }
  }
  #firstConnection(o: CallOptions & { timeoutMs?: number }): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (error?: unknown) => {
        stopListening();
        timer.cancel();
        o.signal?.removeEventListener('abort', onAbort);
        if (error === undefined) resolve();
        else reject(error);
      };
      const onAbort = () => finish(o.signal?.reason);
      const stopListening = this.onSession((event) => {
        if (event === 'connected') finish();
        else finish(this.#terminalError() ?? new ZooKeeperError('CONNECTIONLOSS'));
      });
      const timer = afterRunning(this.#options, o.timeoutMs ?? this.#askedTimeoutMs, () => finish(this.#unreachable()));
      o.signal?.addEventListener('abort', onAbort, { once: true });
      if (this.#state === 'new') {
        this.#state = 'connecting';
        this.#connectNext();
      }
    });
  }
  #unreachable(): ZooKeeperError {
    const servers = this.#servers.map((server) => `${server.host}:${server.port}`).join(',');
    const why = this.#lastFailure === undefined ? 'no answer' : this.#lastFailure.message;
    return new ZooKeeperError('CONNECTIONLOSS', undefined, `cannot open a session with ${servers}: ${why}`, {
      cause: this.#lastFailure,
    });
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    if (this.#state === 'connected' && connection !== undefined) await this.#closeSession(connection);
    if (this.hasEnded) return;
    this.#end('closed');
  }
  /** Asks the server to end the session; a server that does not answer soon is left to notice by itself. */
  #closeSession(connection: ClientConnection): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.scheduler.after(CLOSE_WAIT_MS, resolve);
      const done = () => {
        timer.cancel();
        resolve();
      };
      connection.send({ packet: requestPacket(OP_CLOSE_SESSION).packet(), succeed: done, fail: done });
    });
  }

  call<T>(writer: JuteWriter, handlers: CallHandlers<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { path, signal } = handlers;
      const packet = writer.packet();
      const refusal = this.#refusal(path, signal, packet.length - 4);
      if (refusal !== undefined) {
        reject(refusal);
        return;
      }
      const call = new PendingCall<T>(packet, {
        ...{ handlers, resolve, reject },
        world: this.#options,
        timeoutMs: this.#options.operationTimeoutMs ?? this.#askedTimeoutMs,
        onSettled: () => this.#queue.delete(call),
        onBroken: () => this.#queue.add(call),
      });
      if (this.#state === 'connected') this.#connection?.send(call);
      else this.#queue.add(call);
    });
  }
  #refusal(path: string | undefined, signal: AbortSignal | undefined, bytes: number): unknown {
    if (signal?.aborted) return signal.reason;
    const terminal = this.#terminalError(path);
    if (terminal !== undefined) return terminal;
    if (bytes > this.#maxPacketBytes) {
      const detail = `the request has ${bytes} bytes, where at most ${this.#maxPacketBytes} are allowed`;
      return new ZooKeeperError('BADARGUMENTS', path, detail);
    }
    const pending = this.#queue.size + (this.#connection?.waitingCount ?? 0);
    if (pending < (this.#options.maxPendingCalls ?? 10_000)) return undefined;
    return new ZooKeeperError('THROTTLEDOP', path, `${pending} operations wait for an answer already`);
  }
  #terminalError(path?: string): ZooKeeperError | undefined {
    if (this.#state === 'expired') return new ZooKeeperError('SESSIONEXPIRED', path);
    if (this.#state === 'closed') return new ZooKeeperError('CONNECTIONLOSS', path, 'the client is closed');
    return undefined;
  }

  async addAuth(scheme: string, auth: Uint8Array): Promise<void> {
    const identity = { scheme, auth };
    this.#auths.add(identity);
    if (this.#state === 'connected' && this.#connection !== undefined) await this.#sendAuth(this.#connection, identity);
  }
  /** A path of the server's without the chroot. */
  localPath(full: string): string {
    if (this.#chroot === '') return full;
    if (full === this.#chroot) return '/';
    return full.startsWith(`${this.#chroot}/`) ? full.slice(this.#chroot.length) : full;
  }

  #connectNext(): void {
    const { host, port } = this.#servers[this.#nextServer];
    this.#nextServer = (this.#nextServer + 1) % this.#servers.length;
    // A session that is there is lost when all servers together take longer than it lasts.
    const share = (this.#timeoutMs || this.#askedTimeoutMs) / this.#servers.length;
    const attemptMs = Math.max(1, Math.min(share, MAX_CONNECT_ATTEMPT_MS));
    const connection = new ClientConnection({
      transport: this.#options.transport,
      clock: this.#options.clock,
      host,
      port,
      // A list of children may be longer than any request.
      maxAnswerBytes: this.#maxPacketBytes * 4,
      request: {
        protocolVersion: 0,
        lastZxidSeen: this.#lastZxid,
        timeoutMs: this.#askedTimeoutMs,
        sessionId: this.#sessionId,
        password: this.#password,
        readOnly: false,
      },
      onSession: (response, sentAt) => this.#onSessionResponse(connection, response, sentAt),
      onReplyZxid: (zxid) => {
        this.#lastZxid = zxid;
      },
      onPong: (sentAt) => {
        this.#leaseFrom = sentAt;
      },
      onEvent: (type, path) => this.#onEvent(type, path),
      onClose: (error) => this.#onConnectionClosed(connection, error),
    });
    this.#connection = connection;
    this.#attempt = afterRunning(this.#options, attemptMs, () => {
      connection.destroy(new Error(`${host}:${port} did not answer within ${Math.round(attemptMs)} ms`));
    });
  }
  #onSessionResponse(connection: ClientConnection, response: ConnectResponse, sentAt: number): void {
    this.#attempt?.cancel();
    if (response.timeoutMs <= 0) {
      this.#end('expired');
      return;
    }
    this.#failures = 0;
    this.#sessionId = response.sessionId;
    this.#password = response.password;
    this.#timeoutMs = response.timeoutMs;
    this.#leaseFrom = sentAt;
    this.#lastPingAt = sentAt;
    this.#state = 'connected';
    this.#heartbeat = everyRunning(this.#options, this.#timeoutMs / 6, (stoppedMs) =>
      this.#beat(connection, stoppedMs),
    );
    for (const identity of this.#auths) {
      this.#sendAuth(connection, identity).catch((error) => {
        this.#options.logger.warn({ scheme: identity.scheme, err: error }, 'ZooKeeper did not take our identity');
      });
    }
    this.#setWatches(connection);
    for (const call of this.#queue) connection.send(call);
    this.#queue.clear();
    this.#emit('connected');
  }
  /** Pings every third of the timeout; gives the connection up after two thirds of silence, in which this process ran. */
  #beat(connection: ClientConnection, stoppedMs: number): void {
    const now = this.#options.clock.monotonic();
    connection.excuseSilence(stoppedMs);
    if (now - this.#lastPingAt >= this.#timeoutMs / 3 - 1) {
      this.#lastPingAt = now;
      connection.ping();
    }
    if (now - connection.heardAt < (this.#timeoutMs * 2) / 3) return;
    // Bytes that came while this process was busy are read first.
    this.#options.scheduler.endOfTurn(() => {
      const silentMs = this.#options.clock.monotonic() - connection.heardAt;
      if (silentMs < (this.#timeoutMs * 2) / 3) return;
      connection.destroy(new Error(`the server was silent for ${Math.round(silentMs)} ms`));
    });
  }
  #onEvent(number: number, fullPath: string): void {
    const type = eventType(number);
    if (type === undefined) return;
    const event = { type, path: this.localPath(fullPath) };
    for (const callback of this.watches.take(type, fullPath)) callback(event);
  }
  #onConnectionClosed(connection: ClientConnection, error: Error): void {
    if (connection !== this.#connection) return;
    this.#connection = undefined;
    this.#heartbeat?.cancel();
    this.#attempt?.cancel();
    this.#lastFailure = error;
    if (this.hasEnded) return;
    const wasConnected = this.#state === 'connected';
    this.#state = 'connecting';
    this.#failures++;
    this.#options.logger.debug(
      { err: error, sessionId: this.#sessionId.toString(16) },
      'lost the connection to ZooKeeper',
    );
    if (wasConnected) this.#emit('disconnected');
    void this.#connectLater();
  }
  async #connectLater(): Promise<void> {
    const { scheduler, random } = this.#options;
    // One round over the servers at once, then with growing pauses, so that a restart is met by a spread of clients.
    const rounds = Math.floor(this.#failures / this.#servers.length);
    const backoffMs = rounds === 0 ? 0 : Math.min(MAX_BACKOFF_MS, 20 * 2 ** Math.min(rounds, 10));
    try {
      await scheduler.sleep(backoffMs * (0.5 + random.fraction() / 2), this.#ended.signal);
    } catch {
      return;
    }
    if (this.#state === 'connecting') this.#connectNext();
  }
  #end(state: 'expired' | 'closed'): void {
    this.#state = state;
    const error = this.#terminalError()!;
    const connection = this.#connection;
    this.#connection = undefined;
    this.#heartbeat?.cancel();
    this.#attempt?.cancel();
    this.#ended.abort(error);
    connection?.destroy(error);
    for (const call of [...this.#queue]) call.fail(error);
    this.#queue.clear();
    this.watches.clear();
    this.#emit(state);
    this.#listeners.clear();
  }
  #emit(event: SessionEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #sendAuth(connection: ClientConnection, identity: { scheme: string; auth: Uint8Array }): Promise<void> {
    const { scheme, auth } = identity;
    const packet = requestPacket(OP_AUTH).int(0).ustring(scheme).buffer(auth).packet();
    return new Promise((resolve, reject) => {
      const fail = (error: Error | number) => {
        // A refused identity closes the connection; offering it again would do so for ever.
        if (typeof error === 'number') this.#auths.delete(identity);
        reject(callError(error, undefined));
      };
      connection.send({ packet, fixedXid: XID_AUTH, succeed: () => resolve(), fail });
    });
  }
  /** Arms on a new connection what was armed on the former; changes missed in between fire at once. */
  #setWatches(connection: ClientConnection): void {
    for (const lists of this.watches.portions(SET_WATCHES_BYTES)) connection.send(this.#setWatchesCall(lists));
  }
  #setWatchesCall(lists: string[][]): Call {
    const hasPersistent = lists[3].length + lists[4].length > 0;
    const writer = requestPacket(hasPersistent ? OP_SET_WATCHES2 : OP_SET_WATCHES).long(this.#lastZxid);
    for (const list of hasPersistent ? lists : lists.slice(0, 3)) writer.vector(list, (w, path) => w.ustring(path));
    return {
      packet: writer.packet(),
      fixedXid: XID_SET_WATCHES,
      succeed: () => {},
      fail: (error) =>
        this.#options.logger.warn({ err: error }, 'ZooKeeper did not take the watches of the former connection'),
    };
  }
}
