import { createType, readMulti, requestPacket, writeCreate, writeMulti } from './client-requests.ts';
import { ClientSession } from './client-session.ts';
import type {
  CallOptions,
  CreateOptions,
  MultiOperation,
  MultiResult,
  NodeChildren,
  NodeData,
  ReadOptions,
  SessionEvent,
  WatchCallback,
  ZooKeeperClientOptions,
} from './client-types.ts';
import type { WatchKind } from './client-watches.ts';
import { type ConnectString, parseConnectString } from './connect-string.ts';
import type { JuteReader, JuteWriter } from './jute.ts';
import { parentPath, pathFault } from './paths.ts';
import {
  type Acl,
  OP_ADD_WATCH,
  OP_DELETE,
  OP_EXISTS,
  OP_GET_ACL,
  OP_GET_CHILDREN2,
  OP_GET_DATA,
  OP_MULTI,
  OP_REMOVE_WATCHES,
  OP_SET_ACL,
  OP_SET_DATA,
  OP_SYNC,
  readAcls,
  readStat,
  type Stat,
  WATCHER_ANY,
  writeAcls,
} from './protocol.ts';
import { isZooKeeperError, ZooKeeperError, zooKeeperErrorNumber } from './zookeeper-error.ts';

const NO_NODE = zooKeeperErrorNumber('NONODE');

/**
 * A session with a ZooKeeper ensemble, a stock one or ours. Connections come and go under it; watches are set again on the
 * next. A read whose connection breaks is sent again over the next; a change fails with CONNECTIONLOSS (it may or may not have
 * happened). What is issued while there is no connection waits for the next.
 */
export class ZooKeeperClient {
  readonly #session: ClientSession;
  readonly #address: ConnectString;

  constructor(options: ZooKeeperClientOptions) {
    this.#address = parseConnectString(options.quorum);
    this.#session = new ClientSession(options, this.#address);
  }

  /**
   * Resolves with the first connection. Rejects when there was none within `timeoutMs` (default: the session timeout), or with the
   * signal's reason; the client is closed then.
   */
  connect(options: CallOptions & { timeoutMs?: number } = {}): Promise<void> {
    return this.#session.connect(options);
  }
  /** Ends the session and its ephemeral nodes (if there is a connection; otherwise it runs out by itself). */
  close(): Promise<void> {
    return this.#session.close();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
  /** Tells of the connection coming and going. Returns how to stop it. */
  onSession(listener: (event: SessionEvent) => void): () => void {
    return this.#session.onSession(listener);
  }
  get isConnected(): boolean {
    return this.#session.isConnected;
  }
  /** The session expired or the client was closed: nothing works any more. */
  get hasEnded(): boolean {
    return this.#session.hasEnded;
  }
  get sessionId(): bigint {
    return this.#session.sessionId;
  }
  /** What the server granted; 0 before the first connection. */
  get sessionTimeoutMs(): number {
    return this.#session.timeoutMs;
  }
  /**
   * Monotonic time until which the session certainly lives: from the *sending* of the last answered ping (or hand-shake), two
   * thirds of the negotiated timeout. -Infinity without a session.
   */
  leaseDeadline(): number {
    return this.#session.leaseDeadline();
  }

  /** The path created, which a sequential node extends by ten digits. */
  async create(path: string, data?: Uint8Array, options: CreateOptions = {}): Promise<string> {
    return (await this.createWithStat(path, data, options)).path;
  }
  async createWithStat(path: string, data?: Uint8Array, o: CreateOptions = {}): Promise<{ path: string; stat: Stat }> {
    const type = createType(path, o);
    const writer = writeCreate(requestPacket(type), this.#full(path, o.sequential), data, o);
    const read = (reader: JuteReader) => ({ path: this.#local(reader.ustring() ?? ''), stat: readStat(reader) });
    return this.#call(writer, read, path, o.signal);
  }
  /** Creates the node and those above it that are missing, empty; what is there already is left as it is. */
  async ensurePath(path: string, options: CallOptions = {}): Promise<void> {
    if (path === '/' || (await this.exists(path, options)) !== undefined) return;
    await this.ensurePath(parentPath(path), options);
    try {
      await this.create(path, undefined, options);
    } catch (error) {
      if (!isZooKeeperError(error, 'NODEEXISTS')) throw error;
    }
  }
  async delete(path: string, version = -1, options: CallOptions = {}): Promise<void> {
    const writer = requestPacket(OP_DELETE).ustring(this.#full(path)).int(version);
    await this.#call(writer, () => undefined, path, options.signal);
  }
  /** Undefined for a node that is not there; the watch then tells of its creation. */
  exists(path: string, options: ReadOptions = {}): Promise<Stat | undefined> {
    const full = this.#full(path);
    const writer = requestPacket(OP_EXISTS)
      .ustring(full)
      .bool(options.watch !== undefined);
    return this.#session.call<Stat | undefined>(writer, {
      path,
      signal: options.signal,
      isRead: true,
      read: readStat,
      onDone: () => this.#watch('data', full, options.watch),
      onCode: (code) => {
        if (code !== NO_NODE) throw ZooKeeperError.fromNumber(code, path);
        this.#watch('exist', full, options.watch);
        return undefined;
      },
    });
  }
  get(path: string, options: ReadOptions = {}): Promise<NodeData> {
    const read = (reader: JuteReader) => ({ data: reader.buffer() ?? Buffer.alloc(0), stat: readStat(reader) });
    return this.#read(OP_GET_DATA, 'data', path, options, read);
  }
  async getChildren(path: string, options: ReadOptions = {}): Promise<string[]> {
    return (await this.getChildrenWithStat(path, options)).children;
  }
  getChildrenWithStat(path: string, options: ReadOptions = {}): Promise<NodeChildren> {
    const read = (reader: JuteReader) => ({
      children: reader.vector((r) => r.ustring() ?? ''),
      stat: readStat(reader),
    });
    return this.#read(OP_GET_CHILDREN2, 'child', path, options, read);
  }
  set(path: string, data: Uint8Array, version = -1, options: CallOptions = {}): Promise<Stat> {
    const writer = requestPacket(OP_SET_DATA).ustring(this.#full(path)).buffer(data).int(version);
    return this.#call(writer, readStat, path, options.signal);
  }
  getAcl(path: string, options: CallOptions = {}): Promise<{ acl: Acl[]; stat: Stat }> {
    const read = (reader: JuteReader) => ({ acl: readAcls(reader), stat: readStat(reader) });
    return this.#call(requestPacket(OP_GET_ACL).ustring(this.#full(path)), read, path, options.signal);
  }
  setAcl(path: string, acl: readonly Acl[], aversion = -1, options: CallOptions = {}): Promise<Stat> {
    const writer = requestPacket(OP_SET_ACL).ustring(this.#full(path));
    writeAcls(writer, acl);
    return this.#call(writer.int(aversion), readStat, path, options.signal);
  }
  /** What is read after it is at least as new as what any client had been answered before it. */
  async sync(path: string, options: CallOptions = {}): Promise<void> {
    await this.#call(requestPacket(OP_SYNC).ustring(this.#full(path)), () => undefined, path, options.signal);
  }
  /** All of it or nothing. Throws the error of the operation that failed; its `path` is that operation's. */
  async multi(operations: readonly MultiOperation[], options: CallOptions = {}): Promise<MultiResult[]> {
    const full = (path: string) => this.#full(path, true);
    const writer = writeMulti(requestPacket(OP_MULTI), operations, full);
    const result = await this.#call(writer, (reader) => readMulti(reader, operations), undefined, options.signal);
    if (result instanceof ZooKeeperError) throw result;
    return result.map((one) => (one.path === undefined ? one : { ...one, path: this.#local(one.path) }));
  }
  /** A watch that stays: on the node, or on it and all below it. Needs a ZooKeeper of 3.6 or later. Resolves with how to end it. */
  async watch(
    path: string,
    callback: WatchCallback,
    options: CallOptions & { recursive?: boolean } = {},
  ): Promise<() => Promise<void>> {
    const full = this.#full(path);
    const kind = options.recursive ? 'recursive' : 'persistent';
    const writer = requestPacket(OP_ADD_WATCH)
      .ustring(full)
      .int(options.recursive ? 1 : 0);
    const onDone = () => this.#watch(kind, full, callback);
    await this.#session.call(writer, { path, signal: options.signal, read: () => undefined, onDone });
    return async () => {
      if (!this.#session.watches.remove(kind, full, callback)) return;
      await this.#call(
        requestPacket(OP_REMOVE_WATCHES).ustring(full).int(WATCHER_ANY),
        () => undefined,
        path,
        undefined,
      );
    };
  }
  /** Proves an identity to the server (`digest`, `user:password`), now and on every later connection. */
  addAuth(scheme: string, auth: Uint8Array): Promise<void> {
    return this.#session.addAuth(scheme, auth);
  }

  #read<T>(type: number, kind: WatchKind, path: string, o: ReadOptions, read: (reader: JuteReader) => T): Promise<T> {
    const full = this.#full(path);
    const writer = requestPacket(type)
      .ustring(full)
      .bool(o.watch !== undefined);
    const onDone = () => this.#watch(kind, full, o.watch);
    return this.#session.call(writer, { path, signal: o.signal, isRead: true, read, onDone });
  }
  #call<T>(writer: JuteWriter, read: (reader: JuteReader) => T, path?: string, signal?: AbortSignal): Promise<T> {
    return this.#session.call(writer, { path, signal, read });
  }
  #watch(kind: WatchKind, full: string, callback: WatchCallback | undefined): void {
    if (callback !== undefined) this.#session.watches.add(kind, full, callback);
  }
  /** The path as the server knows it. A sequential node's may end in `/`, since digits follow. */
  #full(path: string, isPrefix = false): string {
    const fault = pathFault(isPrefix && path.endsWith('/') ? `${path}0` : path);
    if (fault !== undefined) throw new ZooKeeperError('BADARGUMENTS', path, fault);
    const { chroot } = this.#address;
    if (chroot === '') return path;
    return path === '/' ? chroot : chroot + path;
  }
  #local(full: string): string {
    return this.#session.localPath(full);
  }
}
