import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Random } from '../../base/random.ts';
import { everyRunning } from '../../base/running-time.ts';
import type { Scheduler, Timer } from '../../base/scheduler.ts';
import type { Connection, Listener, Transport } from '../../base/transport.ts';
import { CommitPipeline } from './commit-pipeline.ts';
import { DataTree, ttlOf } from './data-tree.ts';
import { answerWord } from './four-letter-words.ts';
import { type ConnectRequest, type ConnectResponse, DEFAULT_MAX_PACKET_BYTES, PASSWORD_BYTES } from './protocol.ts';
import { RequestProcessor } from './request-processor.ts';
import { type ConnectionHost, ServerConnection } from './server-connection.ts';
import { ServerStats } from './server-stats.ts';
import { type Session, SessionTable } from './sessions.ts';
import { headChanges, loadTree, nodeChange, sessionChange } from './tree-records.ts';
import type { TreeChange, TreeStore } from './tree-store.ts';
import { nodesToReap } from './tree-transaction.ts';
import { Watches } from './watches.ts';

export interface ZooKeeperServerOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
  readonly treeStore: TreeStore;
  /** ZooKeeper's tickTime, default 2000: sessions may ask for 2 to 20 of them. */
  readonly tickMs?: number;
  readonly minSessionTimeoutMs?: number;
  readonly maxSessionTimeoutMs?: number;
  /** jute.maxbuffer, default 1,048,575. */
  readonly maxPacketBytes?: number;
  /** Default 1000. */
  readonly maxConnections?: number;
  /** Sessions with and without a connection, default 10,000. */
  readonly maxSessions?: number;
  /** Paths and data, default 512 MB. */
  readonly maxTreeBytes?: number;
  /** Default 100,000. */
  readonly maxWatchesPerConnection?: number;
  /** Answers waiting for a client to read them, default 16 MB. */
  readonly maxOutboxBytes?: number;
  /** Answers waiting for the store before clients are held back, default 1000. */
  readonly maxOutstanding?: number;
  /** How often container and TTL nodes are looked at, default a minute. */
  readonly reapPeriodMs?: number;
  /** The store failed: nothing is answered any more, all connections are closed. A new start reads what is durable. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * A ZooKeeper of one server: the protocol's sessions, tree and watches over a TreeStore. Everything happens in memory in the order
 * it is read, and is heard of (answers, watches, reads of others) once it is durable.
 */
export class ZooKeeperServer implements ConnectionHost {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly stats = new ServerStats();
  readonly processor: RequestProcessor;
  readonly maxPacketBytes: number;
  readonly maxOutboxBytes: number;
  readonly maxOutstanding: number;
  /** Clients of the same process open their sessions with it (ZooKeeperClientOptions.ownerToken). */
  readonly ownerToken: Buffer;
  readonly #o: ZooKeeperServerOptions;
  readonly #tickMs: number;
  readonly #minTimeoutMs: number;
  readonly #maxTimeoutMs: number;
  readonly #tree = new DataTree();
  readonly #watches = new Watches();
  readonly #sessions: SessionTable;
  readonly #connections = new Set<ServerConnection>();
  readonly #heldBack = new Set<ServerConnection>();
  readonly #withOutput = new Set<ServerConnection>();
  #pipeline: CommitPipeline | undefined;
  #listener: Listener | undefined;
  #timers: Timer[] = [];
  #isClosed = false;

  constructor(options: ZooKeeperServerOptions) {
    this.#o = options;
    this.clock = options.clock;
    this.logger = options.logger;
    this.#tickMs = options.tickMs ?? 2000;
    this.#minTimeoutMs = options.minSessionTimeoutMs ?? this.#tickMs * 2;
    this.#maxTimeoutMs = options.maxSessionTimeoutMs ?? this.#tickMs * 20;
    this.maxPacketBytes = options.maxPacketBytes ?? DEFAULT_MAX_PACKET_BYTES;
    this.maxOutboxBytes = options.maxOutboxBytes ?? 16 * 1024 * 1024;
    this.maxOutstanding = options.maxOutstanding ?? 1000;
    this.ownerToken = options.random.bytes(PASSWORD_BYTES);
    this.#sessions = new SessionTable(options.random);
    this.processor = new RequestProcessor({
      tree: this.#tree,
      watches: this.#watches,
      clock: options.clock,
      maxTreeBytes: options.maxTreeBytes ?? 512 * 1024 * 1024,
      maxWatchesPerConnection: options.maxWatchesPerConnection ?? 100_000,
    });
  }
  get pipeline(): CommitPipeline {
    return this.#pipeline!;
  }

  /**
   * Reads the store, ends the sessions that this process's predecessor had opened itself, and listens. Other sessions get their
   * whole timeout again. Port 0 picks a free one.
   */
  async listen(host: string, port: number): Promise<{ host: string; port: number }> {
    const store = this.#o.treeStore;
    await store.open();
    const stored = await loadTree(store, this.#tree);
    const now = this.clock.monotonic();
    for (const session of stored) this.#sessions.restore(session, now);
    this.#pipeline = new CommitPipeline({
      store,
      isDirty: () => this.#tree.isDirty || this.#sessions.isDirty,
      takeChanges: () => this.#takeChanges(),
      zxid: () => this.#tree.lastZxid,
      onFailure: (error) => this.#onStoreFailure(error),
      onReleased: () => this.#onReleased(),
    });
    for (const session of [...this.#sessions.all()]) if (session.isOwn) this.endSession(session);
    await this.#pipeline.drain();
    this.#listener = await this.#o.transport.listen({ host, port }, (connection) => this.#accept(connection));
    this.#startTimers();
    const fields = { host, port: this.#listener.port, znodes: this.#tree.nodes.size, sessions: this.#sessions.size };
    this.logger.info({ ...fields, store: store.location }, 'the ZooKeeper server listens');
    return { host: this.#listener.host, port: this.#listener.port };
  }
  /** Stops listening and closes the connections; sessions stay in the store. What was answered is durable. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const timer of this.#timers) timer.cancel();
    for (const connection of [...this.#connections]) connection.drop('the server is closing', 'debug');
    await this.#listener?.close();
    // A store that failed has been told of already.
    await this.#pipeline?.drain().catch(() => {});
    await this.#o.treeStore.close();
  }
  /** Ends a session whose owner is known to be gone. False: there is no such session. */
  async expireSession(sessionId: bigint): Promise<boolean> {
    const session = this.#sessions.get(sessionId);
    if (session === undefined) return false;
    this.#expire(session, 'its owner is gone');
    this.endOfInput();
    await this.pipeline.drain();
    return true;
  }

  attach(
    connection: ServerConnection,
    request: ConnectRequest,
  ): { session?: Session; response: ConnectResponse } | undefined {
    if (request.lastZxidSeen > this.#tree.lastZxid) {
      const seen = `it has seen zxid 0x${request.lastZxidSeen.toString(16)}`;
      connection.drop(`${seen}, ours is 0x${this.#tree.lastZxid.toString(16)}`);
      return undefined;
    }
    const timeoutMs = Math.min(Math.max(request.timeoutMs, this.#minTimeoutMs), this.#maxTimeoutMs);
    const session =
      request.sessionId === 0n ? this.#openSession(request, timeoutMs) : this.#reattach(request, timeoutMs);
    const readOnly = request.readOnly === undefined ? undefined : false;
    if (session === undefined) {
      const password = Buffer.alloc(PASSWORD_BYTES);
      return { response: { timeoutMs: 0, sessionId: 0n, password, readOnly } };
    }
    session.connection = connection;
    return { session, response: { timeoutMs, sessionId: session.id, password: session.password, readOnly } };
  }
  #openSession(request: ConnectRequest, timeoutMs: number): Session | undefined {
    if (this.#sessions.size >= (this.#o.maxSessions ?? 10_000)) {
      this.logger.warn({ sessions: this.#sessions.size }, 'refusing a new ZooKeeper session: there are too many');
      return undefined;
    }
    this.#tree.lastZxid += 1n;
    return this.#sessions.create(timeoutMs, request.password.equals(this.ownerToken), this.clock.monotonic());
  }
  #reattach(request: ConnectRequest, timeoutMs: number): Session | undefined {
    const session = this.#sessions.get(request.sessionId);
    if (session === undefined || !session.password.equals(request.password)) {
      const why = session === undefined ? 'it is not known' : 'its password is another';
      this.logger.info({ session: request.sessionId.toString(16), why }, 'refusing to go on with a ZooKeeper session');
      return undefined;
    }
    const former = session.connection;
    if (former instanceof ServerConnection) former.drop('its session moved to another connection');
    this.#sessions.negotiate(session, timeoutMs);
    this.#sessions.touch(session, this.clock.monotonic());
    return session;
  }
  heard(session: Session): void {
    this.#sessions.touch(session, this.clock.monotonic());
  }
  endSession(session: Session): void {
    const paths = [...(this.#tree.ephemerals.get(session.id) ?? [])];
    this.#sessions.remove(session);
    if (paths.length === 0) {
      this.#tree.lastZxid += 1n;
      return;
    }
    this.processor.changeUnasked((transaction) => {
      for (const path of paths) transaction.remove(path);
    });
  }
  hasOutput(connection: ServerConnection): void {
    this.#withOutput.add(connection);
  }
  endOfInput(): void {
    this.pipeline.flush();
    this.#sendOutput();
  }
  heldBack(connection: ServerConnection): void {
    this.#heldBack.add(connection);
  }
  closed(connection: ServerConnection): void {
    this.#connections.delete(connection);
    this.#heldBack.delete(connection);
    this.#withOutput.delete(connection);
    this.#watches.removeAll(connection);
    if (connection.hasSession && connection.session.connection === connection)
      connection.session.connection = undefined;
  }
  answerWord(word: string): string | undefined {
    return answerWord(word, {
      stats: this.stats,
      zxid: this.pipeline.durableZxid,
      nodeCount: this.#tree.nodes.size,
      watchCount: this.#watches.count,
      ephemeralCount: this.#tree.ephemeralCount,
      dataBytes: this.#tree.dataBytes,
      outstandingCount: this.pipeline.waitingCount,
      sessionCount: this.#sessions.size,
      clients: [...this.#connections].map(({ address, received, sent, hasSession }) => ({
        ...{ address, received, sent },
        isInteresting: hasSession,
      })),
      settings: [
        ['clientPort', this.#listener?.port ?? 0],
        ['dataDir', this.#o.treeStore.location],
        ['tickTime', this.#tickMs],
        ['maxClientCnxns', this.#maxConnections],
        ['minSessionTimeout', this.#minTimeoutMs],
        ['maxSessionTimeout', this.#maxTimeoutMs],
        ['serverId', 0],
      ],
    });
  }

  get #maxConnections(): number {
    return this.#o.maxConnections ?? 1000;
  }
  #accept(connection: Connection): void {
    if (this.#isClosed || this.#connections.size >= this.#maxConnections) {
      const fields = { client: connection.remoteAddress, connections: this.#connections.size };
      this.logger.warn(fields, 'refusing a ZooKeeper connection: there are too many');
      connection.setHandlers({ onData() {}, onClose() {} });
      connection.destroy();
      return;
    }
    this.#connections.add(new ServerConnection(this, connection));
  }
  #takeChanges(): TreeChange[] {
    const nodes = this.#tree.takeDirty().map((path) => nodeChange(path, this.#tree.get(path)));
    const sessions = this.#sessions.takeDirty().map((id) => sessionChange(id, this.#sessions.get(id)));
    return [...headChanges(this.#tree.lastZxid), ...nodes, ...sessions];
  }
  #onReleased(): void {
    if (this.pipeline.waitingCount <= this.maxOutstanding / 2) {
      for (const connection of [...this.#heldBack]) connection.goOn();
      this.#heldBack.clear();
    }
    this.#sendOutput();
  }
  #sendOutput(): void {
    for (const connection of this.#withOutput) connection.flush();
    this.#withOutput.clear();
  }
  #onStoreFailure(error: unknown): void {
    this.logger.error({ err: error }, 'the ZooKeeper tree cannot be stored: nothing is answered any more');
    for (const timer of this.#timers) timer.cancel();
    for (const connection of [...this.#connections]) connection.drop('the store failed');
    void this.#listener?.close();
    this.#o.onFailure?.(error);
  }

  #startTimers(): void {
    const { scheduler } = this.#o;
    const checkMs = Math.max(1, Math.min(this.#tickMs, this.#minTimeoutMs) / 4);
    this.#timers = [
      everyRunning(this.#o, checkMs, (stoppedMs) => this.#check(stoppedMs)),
      scheduler.every(this.#o.reapPeriodMs ?? 60_000, () => this.#reap()),
    ];
  }
  /** Looks for sessions that ran out, but judges only after all that has arrived was read. */
  #check(stoppedMs: number): void {
    const now = this.clock.monotonic();
    if (stoppedMs > 0) this.#sessions.extendAll(stoppedMs);
    this.#o.scheduler.endOfTurn(() => {
      if (this.#isClosed) return;
      for (const session of this.#sessions.expired(now))
        this.#expire(session, `nothing was heard for ${session.timeoutMs} ms`);
      for (const connection of [...this.#connections]) {
        if (!connection.hasSession && now - connection.openedAt > this.#maxTimeoutMs)
          connection.drop('it asked for no session');
      }
      this.endOfInput();
    });
  }
  #expire(session: Session, reason: string): void {
    this.logger.info({ session: session.id.toString(16), reason }, 'a ZooKeeper session expired');
    const { connection } = session;
    this.endSession(session);
    if (connection instanceof ServerConnection) connection.drop('its session expired');
  }
  #reap(): void {
    if (this.#isClosed) return;
    for (const path of nodesToReap(this.#tree, this.clock.now(), ttlOf)) {
      this.processor.changeUnasked((transaction) => transaction.remove(path));
    }
    this.endOfInput();
  }
}
