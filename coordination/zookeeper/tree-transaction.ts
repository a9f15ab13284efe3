import { CONTAINER_OWNER, type DataTree, isEphemeral, statOf, type Znode } from './data-tree.ts';
import { parentPath, pathFault } from './paths.ts';
import {
  type Acl,
  EVENT_NODE_CHILDREN_CHANGED,
  EVENT_NODE_CREATED,
  EVENT_NODE_DATA_CHANGED,
  EVENT_NODE_DELETED,
  type Stat,
} from './protocol.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

export interface TreeEvent {
  readonly type: number;
  readonly path: string;
}

const RESERVED = new Set(['/', '/zookeeper', '/zookeeper/quota', '/zookeeper/config']);

export interface TransactionOptions {
  /** Wall clock, milliseconds since 1970. */
  readonly now: number;
  /** What paths and data of the tree may take up at most. */
  readonly maxTreeBytes: number;
  /** Throws NOAUTH unless the requester may do that to the node. */
  checkPermission(node: Znode, permission: 'create' | 'delete' | 'write' | 'admin' | 'read', path: string): void;
}

/** One or several changes under one zxid: each check first, then change; `rollback` undoes those that were made. */
export class TreeTransaction {
  readonly zxid: bigint;
  /** What watchers are told, in order, once it is known to stand. */
  readonly events: TreeEvent[] = [];
  readonly #tree: DataTree;
  readonly #options: TransactionOptions;
  readonly #undo: (() => void)[] = [];

  constructor(tree: DataTree, options: TransactionOptions) {
    this.#tree = tree;
    this.#options = options;
    this.zxid = tree.lastZxid + 1n;
  }
  /** The path created: with ten digits more for a sequential node. */
  create(path: string, data: Buffer | undefined, acl: readonly Acl[], owner: bigint, isSequential: boolean): string {
    const fault = pathFault(isSequential ? `${path}0` : path);
    if (fault !== undefined) throw new ZooKeeperError('BADARGUMENTS', path, fault);
    if (path === '/') throw new ZooKeeperError('NODEEXISTS', path);
    const parentAt = parentPath(path);
    const parent = this.#existing(parentAt, path);
    this.#options.checkPermission(parent, 'create', path);
    const fullPath = isSequential ? path + sequence(parent.childCreations) : path;
    if (this.#tree.get(fullPath) !== undefined) throw new ZooKeeperError('NODEEXISTS', path);
    if (isEphemeral(parent)) throw new ZooKeeperError('NOCHILDRENFOREPHEMERALS', path);
    this.#checkRoom(path, fullPath.length + (data?.length ?? 0));
    const { now } = this.#options;
    const [czxid, mzxid, pzxid] = [this.zxid, this.zxid, this.zxid];
    const counts = { version: 0, childCreations: 0, aversion: 0 };
    this.#changeChildren(parentAt, parent, 1);
    this.#tree.attach(fullPath, {
      ...{ data, acl, czxid, mzxid, pzxid, ctime: now, mtime: now, ephemeralOwner: owner, children: new Set() },
      ...counts,
    });
    this.#done(fullPath, () => this.#tree.detach(fullPath));
    this.events.push({ type: EVENT_NODE_CREATED, path: fullPath });
    this.events.push({ type: EVENT_NODE_CHILDREN_CHANGED, path: parentAt });
    return fullPath;
  }
  delete(path: string, version: number): void {
    if (RESERVED.has(path)) throw new ZooKeeperError('BADARGUMENTS', path, 'the node belongs to ZooKeeper');
    checkPath(path);
    const parentAt = parentPath(path);
    this.#options.checkPermission(this.#existing(parentAt, path), 'delete', path);
    const node = this.#existing(path);
    checkVersion(path, version, node.version);
    if (node.children.size > 0) throw new ZooKeeperError('NOTEMPTY', path);
    this.remove(path);
  }
  /** Deletes without asking: an ephemeral node of a session that ended, or one whose time is out. */
  remove(path: string): void {
    const node = this.#existing(path);
    const parentAt = parentPath(path);
    this.#changeChildren(parentAt, this.#existing(parentAt), 0);
    this.#tree.detach(path);
    this.#done(path, () => this.#tree.attach(path, node));
    this.events.push({ type: EVENT_NODE_DELETED, path });
    this.events.push({ type: EVENT_NODE_CHILDREN_CHANGED, path: parentAt });
  }
  setData(path: string, data: Buffer | undefined, version: number): Stat {
    checkPath(path);
    const node = this.#existing(path);
    this.#options.checkPermission(node, 'write', path);
    checkVersion(path, version, node.version);
    this.#checkRoom(path, (data?.length ?? 0) - (node.data?.length ?? 0));
    const former = { data: node.data, version: node.version, mzxid: node.mzxid, mtime: node.mtime };
    this.#tree.setData(node, data);
    node.version = nextVersion(node.version);
    node.mzxid = this.zxid;
    node.mtime = this.#options.now;
    this.#done(path, () => {
      this.#tree.setData(node, former.data);
      Object.assign(node, former);
    });
    this.events.push({ type: EVENT_NODE_DATA_CHANGED, path });
    return statOf(node);
  }
  setAcl(path: string, acl: readonly Acl[], aversion: number): Stat {
    checkPath(path);
    const node = this.#existing(path);
    this.#options.checkPermission(node, 'admin', path);
    checkVersion(path, aversion, node.aversion);
    const former = { acl: node.acl, aversion: node.aversion };
    node.acl = acl;
    node.aversion = nextVersion(node.aversion);
    this.#done(path, () => Object.assign(node, former));
    return statOf(node);
  }
  /** Of a multi: fails unless the node has that version. */
  check(path: string, version: number): void {
    checkPath(path);
    const node = this.#existing(path);
    this.#options.checkPermission(node, 'read', path);
    checkVersion(path, version, node.version);
  }
  /** The changes stand. False: there were none, and the zxid is not used up. */
  commit(): boolean {
    if (this.#undo.length === 0) return false;
    this.#tree.lastZxid = this.zxid;
    return true;
  }
  rollback(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.events.length = 0;
  }

  #existing(path: string, subject = path): Znode {
    const node = this.#tree.get(path);
    if (node === undefined) throw new ZooKeeperError('NONODE', subject);
    return node;
  }
  #checkRoom(path: string, moreBytes: number): void {
    if (moreBytes > 0 && this.#tree.dataBytes + moreBytes > this.#options.maxTreeBytes) {
      throw new ZooKeeperError('QUOTAEXCEEDED', path);
    }
  }
  #changeChildren(path: string, parent: Znode, creations: number): void {
    const former = { childCreations: parent.childCreations, pzxid: parent.pzxid };
    parent.childCreations += creations;
    parent.pzxid = this.zxid;
    this.#done(path, () => Object.assign(parent, former));
  }
  #done(path: string, undo: () => void): void {
    this.#undo.push(undo);
    this.#tree.markDirty(path);
  }
}

function checkPath(path: string): void {
  const fault = pathFault(path);
  if (fault !== undefined) throw new ZooKeeperError('BADARGUMENTS', path, fault);
}
function checkVersion(path: string, expected: number, found: number): void {
  if (expected !== -1 && expected !== found) throw new ZooKeeperError('BADVERSION', path);
}
/** -1 means any version, so the count steps over it when it wraps round. */
function nextVersion(version: number): number {
  const next = (version + 1) | 0;
  return next === -1 ? 0 : next;
}
/** Java's `%010d` of an int. */
function sequence(count: number): string {
  const int = count | 0;
  return int < 0 ? `-${String(-int).padStart(9, '0')}` : String(int).padStart(10, '0');
}

/** The nodes every ZooKeeper has from the start; as there, they do not count as children created. */
export function createInitialNodes(tree: DataTree, acl: readonly Acl[]): void {
  for (const path of RESERVED) {
    if (tree.get(path) !== undefined) continue;
    tree.attach(path, {
      ...{ data: Buffer.alloc(0), acl, czxid: 0n, mzxid: 0n, pzxid: 0n, ctime: 0, mtime: 0, version: 0 },
      ...{ childCreations: 0, aversion: 0, ephemeralOwner: 0n, children: new Set() },
    });
  }
}

/** Container nodes that lost their last child, and TTL nodes without children whose time is out. */
export function nodesToReap(tree: DataTree, now: number, ttlMs: (node: Znode) => number | undefined): string[] {
  const due: string[] = [];
  for (const path of tree.reapable) {
    const node = tree.get(path)!;
    if (node.children.size > 0) continue;
    const ttl = ttlMs(node);
    if (
      node.ephemeralOwner === CONTAINER_OWNER ? node.childCreations > 0 : ttl !== undefined && now - node.mtime > ttl
    ) {
      due.push(path);
    }
  }
  return due;
}
