import type { Clock } from '../../base/clock.ts';
import { digestIdentity, type Identity, isPermitted, maskAcl, settleAcl } from './acl.ts';
import { CONTAINER_OWNER, type DataTree, MAX_TTL_MS, statOf, ttlOwner, type Znode } from './data-tree.ts';
import type { JuteReader, JuteWriter } from './jute.ts';
import { applyMulti, readMultiRead } from './multi.ts';
import { pathFault } from './paths.ts';
import {
  CREATE_CONTAINER,
  CREATE_EPHEMERAL,
  CREATE_EPHEMERAL_SEQUENTIAL,
  CREATE_PERSISTENT_SEQUENTIAL,
  CREATE_PERSISTENT_SEQUENTIAL_TTL,
  CREATE_PERSISTENT_TTL,
  EVENT_NODE_CHILDREN_CHANGED,
  EVENT_NODE_CREATED,
  EVENT_NODE_DATA_CHANGED,
  EVENT_NODE_DELETED,
  OP_ADD_WATCH,
  OP_CHECK_WATCHES,
  OP_CREATE,
  OP_CREATE_CONTAINER,
  OP_CREATE_TTL,
  OP_CREATE2,
  OP_DELETE,
  OP_EXISTS,
  OP_GET_ACL,
  OP_GET_ALL_CHILDREN_NUMBER,
  OP_GET_CHILDREN,
  OP_GET_CHILDREN2,
  OP_GET_DATA,
  OP_GET_EPHEMERALS,
  OP_MULTI,
  OP_MULTI_READ,
  OP_RECONFIG,
  OP_REMOVE_WATCHES,
  OP_SET_ACL,
  OP_SET_DATA,
  OP_SET_WATCHES,
  OP_SET_WATCHES2,
  OP_SYNC,
  OP_WHO_AM_I,
  PERM_ADMIN,
  PERM_CREATE,
  PERM_DELETE,
  PERM_READ,
  PERM_WRITE,
  readAcls,
  writeAcls,
  writeStat,
} from './protocol.ts';
import type { Session } from './sessions.ts';
import { TreeTransaction } from './tree-transaction.ts';
import type { Watcher, Watches } from './watches.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

/** Who asks: a connection with a session. */
export interface Requester extends Watcher {
  readonly session: Session;
  /** What it proved; the address it comes from is the first. */
  readonly identities: Identity[];
}

/** Writes the record of an answer. */
export type Answer = (writer: JuteWriter) => void;
const EMPTY: Answer = () => {};

export interface RequestProcessorOptions {
  readonly tree: DataTree;
  readonly watches: Watches;
  readonly clock: Clock;
  readonly maxTreeBytes: number;
  readonly maxWatchesPerConnection: number;
}

const PERMISSIONS = {
  create: PERM_CREATE,
  delete: PERM_DELETE,
  write: PERM_WRITE,
  admin: PERM_ADMIN,
  read: PERM_READ,
} as const;

/** What each request does to the tree and what it answers, in memory; durability is its caller's. */
export class RequestProcessor {
  readonly tree: DataTree;
  readonly #watches: Watches;
  readonly #o: RequestProcessorOptions;
  constructor(options: RequestProcessorOptions) {
    this.#o = options;
    this.tree = options.tree;
    this.#watches = options.watches;
  }

  /** Throws a ZooKeeperError for what the answer's header says, a JuteError for bytes that are no request. */
  process(requester: Requester, type: number, reader: JuteReader): Answer {
    switch (type) {
      case OP_CREATE:
      case OP_CREATE2:
      case OP_CREATE_CONTAINER:
      case OP_CREATE_TTL:
      case OP_DELETE:
      case OP_SET_DATA:
      case OP_SET_ACL:
        return this.change(requester, (transaction) => this.applyWrite(requester, transaction, type, reader));
      case OP_MULTI:
        return applyMulti(this, requester, reader);
      case OP_MULTI_READ:
        return readMultiRead(this, requester, reader);
      case OP_EXISTS:
        return this.#exists(requester, reader);
      case OP_GET_DATA:
        return this.getData(requester, reader);
      case OP_GET_CHILDREN:
      case OP_GET_CHILDREN2:
        return this.getChildren(requester, reader, type === OP_GET_CHILDREN2);
      case OP_GET_ACL:
        return this.#getAcl(requester, reader);
      case OP_SYNC:
        return this.#sync(reader);
      case OP_SET_WATCHES:
      case OP_SET_WATCHES2:
        return this.#setWatches(requester, reader, type === OP_SET_WATCHES2);
      case OP_ADD_WATCH:
        return this.#addWatch(requester, reader);
      case OP_CHECK_WATCHES:
      case OP_REMOVE_WATCHES:
        return this.#removeWatches(requester, reader, type === OP_REMOVE_WATCHES);
      case OP_GET_EPHEMERALS:
        return this.#getEphemerals(requester, reader);
      case OP_GET_ALL_CHILDREN_NUMBER:
        return this.#getAllChildrenNumber(requester, reader);
      case OP_WHO_AM_I:
        return this.#whoAmI(requester);
      case OP_RECONFIG:
        throw new ZooKeeperError('RECONFIGDISABLED');
      default:
        throw new ZooKeeperError('UNIMPLEMENTED');
    }
  }

  /** Runs one transaction: its events go out before its answer, or nothing of it happens. */
  change<T>(requester: Requester, work: (transaction: TreeTransaction) => T): T {
    const transaction = this.#begin((node, permission, path) =>
      this.#checkPermission(requester, node, permission, path),
    );
    return this.#run(transaction, work);
  }
  /** A change of the server's own accord, which needs no permission. */
  changeUnasked(work: (transaction: TreeTransaction) => void): void {
    this.#run(
      this.#begin(() => {}),
      work,
    );
  }
  #begin(checkPermission: (node: Znode, permission: keyof typeof PERMISSIONS, path: string) => void): TreeTransaction {
    return new TreeTransaction(this.tree, {
      now: this.#o.clock.now(),
      maxTreeBytes: this.#o.maxTreeBytes,
      checkPermission,
    });
  }
  #run<T>(transaction: TreeTransaction, work: (transaction: TreeTransaction) => T): T {
    let result: T;
    try {
      result = work(transaction);
    } catch (error) {
      transaction.rollback();
      throw error;
    }
    if (transaction.commit()) for (const event of transaction.events) this.#watches.trigger(event);
    return result;
  }

  /** One write, by itself or in a multi. */
  applyWrite(requester: Requester, transaction: TreeTransaction, type: number, reader: JuteReader): Answer {
    const path = reader.ustring() ?? '';
    switch (type) {
      case OP_DELETE:
        transaction.delete(path, reader.int());
        return EMPTY;
      case OP_SET_DATA: {
        const stat = transaction.setData(path, reader.buffer(), reader.int());
        return (writer) => writeStat(writer, stat);
      }
      case OP_SET_ACL: {
        const acl = settleAcl(path, readAcls(reader), requester.identities);
        const stat = transaction.setAcl(path, acl, reader.int());
        return (writer) => writeStat(writer, stat);
      }
      default:
        return this.#create(requester, transaction, type, path, reader);
    }
  }
  #create(requester: Requester, transaction: TreeTransaction, type: number, path: string, reader: JuteReader): Answer {
    const data = reader.buffer();
    const asked = readAcls(reader);
    const flags = reader.int();
    const ttlMs = type === OP_CREATE_TTL ? Number(reader.long()) : undefined;
    const owner = ownerOf(path, flags, ttlMs, requester.session.id);
    const acl = settleAcl(path, asked, requester.identities);
    const created = transaction.create(path, data, acl, owner, isSequential(flags));
    const stat = statOf(this.tree.get(created)!);
    return (writer) => {
      writer.ustring(created);
      if (type !== OP_CREATE) writeStat(writer, stat);
    };
  }

  #exists(requester: Requester, reader: JuteReader): Answer {
    const path = goodPath(reader);
    if (reader.bool()) this.#watch(requester, (watches) => watches.watchData(path, requester));
    const node = this.#node(path);
    this.#checkPermission(requester, node, 'read', path);
    const stat = statOf(node);
    return (writer) => writeStat(writer, stat);
  }
  getData(requester: Requester, reader: JuteReader): Answer {
    const path = goodPath(reader);
    const isWatching = reader.bool();
    const node = this.#node(path);
    this.#checkPermission(requester, node, 'read', path);
    if (isWatching) this.#watch(requester, (watches) => watches.watchData(path, requester));
    const { data } = node;
    const stat = statOf(node);
    return (writer) => writeStat(writer.buffer(data), stat);
  }
  getChildren(requester: Requester, reader: JuteReader, withStat: boolean): Answer {
    const path = goodPath(reader);
    const isWatching = reader.bool();
    const node = this.#node(path);
    this.#checkPermission(requester, node, 'read', path);
    if (isWatching) this.#watch(requester, (watches) => watches.watchChildren(path, requester));
    const names = [...node.children];
    const stat = statOf(node);
    return (writer) => {
      writer.vector(names, (w, name) => w.ustring(name));
      if (withStat) writeStat(writer, stat);
    };
  }
  #getAcl(requester: Requester, reader: JuteReader): Answer {
    const path = goodPath(reader);
    const node = this.#node(path);
    const mayChange = isPermitted(node.acl, PERM_ADMIN, requester.identities);
    if (!mayChange) this.#checkPermission(requester, node, 'read', path);
    const acl = mayChange ? node.acl : maskAcl(node.acl);
    const stat = statOf(node);
    return (writer) => {
      writeAcls(writer, acl);
      writeStat(writer, stat);
    };
  }
  #sync(reader: JuteReader): Answer {
    const path = reader.ustring();
    return (writer) => writer.ustring(path);
  }

  /** Watches of a former connection: what changed since `relativeZxid` fires now, the rest is armed. */
  #setWatches(requester: Requester, reader: JuteReader, hasPersistent: boolean): Answer {
    const relativeZxid = reader.long();
    const list = () => reader.vector((r) => r.ustring() ?? '');
    const [data, exist, child] = [list(), list(), list()];
    const [persistent, recursive] = hasPersistent ? [list(), list()] : [[], []];
    const fire = (type: number, path: string) => requester.notify({ type, path });
    this.#watch(requester, (watches) => {
      for (const path of data) {
        const node = this.tree.get(path);
        if (node === undefined) fire(EVENT_NODE_DELETED, path);
        else if (node.mzxid > relativeZxid) fire(EVENT_NODE_DATA_CHANGED, path);
        else watches.watchData(path, requester);
      }
      for (const path of exist) {
        if (this.tree.get(path) !== undefined) fire(EVENT_NODE_CREATED, path);
        else watches.watchData(path, requester);
      }
      for (const path of child) {
        const node = this.tree.get(path);
        if (node === undefined) fire(EVENT_NODE_DELETED, path);
        else if (node.pzxid > relativeZxid) fire(EVENT_NODE_CHILDREN_CHANGED, path);
        else watches.watchChildren(path, requester);
      }
      for (const path of persistent) watches.watchPersistently(path, requester, false);
      for (const path of recursive) watches.watchPersistently(path, requester, true);
    });
    return EMPTY;
  }
  #addWatch(requester: Requester, reader: JuteReader): Answer {
    const path = goodPath(reader);
    const mode = reader.int();
    if (mode !== 0 && mode !== 1) throw new ZooKeeperError('BADARGUMENTS', path);
    this.#watch(requester, (watches) => watches.watchPersistently(path, requester, mode === 1));
    return (writer) => writer.int(0);
  }
  #removeWatches(requester: Requester, reader: JuteReader, isRemoving: boolean): Answer {
    const path = goodPath(reader);
    const kind = reader.int();
    const isThere = isRemoving ? this.#watches.remove(path, requester, kind) : this.#watches.has(path, requester, kind);
    if (!isThere) throw new ZooKeeperError('NOWATCHER', path);
    return EMPTY;
  }
  #getEphemerals(requester: Requester, reader: JuteReader): Answer {
    const prefix = reader.ustring() ?? '';
    const own = this.tree.ephemerals.get(requester.session.id) ?? [];
    const paths = [...own].filter((path) => path.startsWith(prefix));
    return (writer) => writer.vector(paths, (w, path) => w.ustring(path));
  }
  #getAllChildrenNumber(requester: Requester, reader: JuteReader): Answer {
    const path = goodPath(reader);
    const node = this.#node(path);
    this.#checkPermission(requester, node, 'read', path);
    const count = countBelow(this.tree, path, node);
    return (writer) => writer.int(count);
  }
  #whoAmI(requester: Requester): Answer {
    const identities = requester.identities.map(({ scheme, id }) => ({ scheme, user: id.split(':')[0] }));
    return (writer) => writer.vector(identities, (w, { scheme, user }) => w.ustring(scheme).ustring(user));
  }

  /** Adds what the requester proved. Throws AUTHFAILED for a scheme that is not served. */
  authenticate(requester: Requester, scheme: string, auth: Buffer): void {
    if (scheme === 'ip') return;
    if (scheme !== 'digest') throw new ZooKeeperError('AUTHFAILED', undefined, `scheme '${scheme}'`);
    const identity = digestIdentity(auth);
    const isKnown = requester.identities.some((known) => known.scheme === 'digest' && known.id === identity.id);
    if (!isKnown) requester.identities.push(identity);
  }

  #watch(requester: Requester, arm: (watches: Watches) => void): void {
    const count = this.#watches.countOf(requester);
    if (count >= this.#o.maxWatchesPerConnection) {
      throw new ZooKeeperError('QUOTAEXCEEDED', undefined, `${count} watches on one connection`);
    }
    arm(this.#watches);
  }
  #node(path: string): Znode {
    const node = this.tree.get(path);
    if (node === undefined) throw new ZooKeeperError('NONODE', path);
    return node;
  }
  #checkPermission(requester: Requester, node: Znode, permission: keyof typeof PERMISSIONS, path: string): void {
    if (!isPermitted(node.acl, PERMISSIONS[permission], requester.identities)) throw new ZooKeeperError('NOAUTH', path);
  }
}

function goodPath(reader: JuteReader): string {
  const path = reader.ustring() ?? '';
  const fault = pathFault(path);
  if (fault !== undefined) throw new ZooKeeperError('BADARGUMENTS', path, fault);
  return path;
}

function isSequential(flags: number): boolean {
  return (
    flags === CREATE_PERSISTENT_SEQUENTIAL ||
    flags === CREATE_EPHEMERAL_SEQUENTIAL ||
    flags === CREATE_PERSISTENT_SEQUENTIAL_TTL
  );
}

function ownerOf(path: string, flags: number, ttlMs: number | undefined, sessionId: bigint): bigint {
  if (flags < 0 || flags > CREATE_PERSISTENT_SEQUENTIAL_TTL)
    throw new ZooKeeperError('BADARGUMENTS', path, `flags ${flags}`);
  if (flags === CREATE_PERSISTENT_TTL || flags === CREATE_PERSISTENT_SEQUENTIAL_TTL) {
    if (ttlMs === undefined || ttlMs <= 0 || ttlMs > MAX_TTL_MS) {
      throw new ZooKeeperError('BADARGUMENTS', path, `a time to live of ${ttlMs}`);
    }
    return ttlOwner(ttlMs);
  }
  if (flags === CREATE_EPHEMERAL || flags === CREATE_EPHEMERAL_SEQUENTIAL) return sessionId;
  return flags === CREATE_CONTAINER ? CONTAINER_OWNER : 0n;
}

function countBelow(tree: DataTree, path: string, node: Znode): number {
  if (node.children.size === 0) return 0;
  const prefix = path === '/' ? '/' : `${path}/`;
  let count = 0;
  for (const other of tree.nodes.keys()) if (other.length > prefix.length && other.startsWith(prefix)) count++;
  return count;
}
