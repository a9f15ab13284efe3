import { lastName, parentPath } from './paths.ts';
import type { Acl, Stat } from './protocol.ts';

export interface Znode {
  /** Undefined is ZooKeeper's null, which a client gets back as such. *Shared, do not change.* */
  data: Buffer | undefined;
  acl: readonly Acl[];
  czxid: bigint;
  mzxid: bigint;
  pzxid: bigint;
  ctime: number;
  mtime: number;
  version: number;
  /** Children ever created; names sequential ones. The Stat counts deletions too. */
  childCreations: number;
  aversion: number;
  /** Session of an ephemeral; CONTAINER_OWNER; or TTL_MARK | milliseconds. 0 for a plain node. */
  ephemeralOwner: bigint;
  readonly children: Set<string>;
}

/** ephemeralOwner of a container, a value no session has. As a signed long it is Java's Long.MIN_VALUE. */
export const CONTAINER_OWNER = -(2n ** 63n);
/** Top byte of the ephemeralOwner of a TTL node (ZooKeeper's EphemeralType); the low 40 bits are the milliseconds. */
const TTL_MARK = 0xffn << 56n;
export const MAX_TTL_MS = 2 ** 40 - 1;

export function ttlOwner(ttlMs: number): bigint {
  return BigInt.asIntN(64, TTL_MARK | BigInt(ttlMs));
}
/** Milliseconds a TTL node lives after its last change, or undefined for another kind of node. */
export function ttlOf(node: Znode): number | undefined {
  const owner = BigInt.asUintN(64, node.ephemeralOwner);
  return owner >> 56n === 0xffn ? Number(owner & 0xffffffffffn) : undefined;
}
export function isEphemeral(node: Znode): boolean {
  return node.ephemeralOwner > 0n;
}

export function statOf(node: Znode): Stat {
  const numChildren = node.children.size;
  return {
    czxid: node.czxid,
    mzxid: node.mzxid,
    ctime: node.ctime,
    mtime: node.mtime,
    version: node.version,
    // Creations and deletions: what was created and is no longer there was deleted.
    cversion: node.childCreations * 2 - numChildren,
    aversion: node.aversion,
    // The marks of container and TTL nodes are not shown (seen from ZooKeeper 3.8.4).
    ephemeralOwner: isEphemeral(node) ? node.ephemeralOwner : 0n,
    dataLength: node.data?.length ?? 0,
    numChildren,
    pzxid: node.pzxid,
  };
}

/** The znodes in memory, and which of them the store does not have yet. Changes go through a TreeTransaction. */
export class DataTree {
  readonly nodes = new Map<string, Znode>();
  /** Paths of each session's ephemeral nodes. */
  readonly ephemerals = new Map<bigint, Set<string>>();
  /** Paths of container and TTL nodes, which the server removes by itself. */
  readonly reapable = new Set<string>();
  /** Of the last change applied. */
  lastZxid = 0n;
  /** Bytes of paths and data. */
  dataBytes = 0;
  readonly #dirty = new Set<string>();

  get(path: string): Znode | undefined {
    return this.nodes.get(path);
  }
  /** Puts a node in and tells its parent, which is there. */
  attach(path: string, node: Znode): void {
    this.nodes.set(path, node);
    this.dataBytes += path.length + (node.data?.length ?? 0);
    if (path !== '/') this.nodes.get(parentPath(path))!.children.add(lastName(path));
    if (isEphemeral(node)) {
      const paths = this.ephemerals.get(node.ephemeralOwner);
      if (paths === undefined) this.ephemerals.set(node.ephemeralOwner, new Set([path]));
      else paths.add(path);
    } else if (node.ephemeralOwner !== 0n) this.reapable.add(path);
  }
  detach(path: string): void {
    const node = this.nodes.get(path)!;
    this.nodes.delete(path);
    this.dataBytes -= path.length + (node.data?.length ?? 0);
    this.nodes.get(parentPath(path))!.children.delete(lastName(path));
    this.reapable.delete(path);
    const paths = this.ephemerals.get(node.ephemeralOwner);
    paths?.delete(path);
    if (paths?.size === 0) this.ephemerals.delete(node.ephemeralOwner);
  }
  setData(node: Znode, data: Buffer | undefined): void {
    this.dataBytes += (data?.length ?? 0) - (node.data?.length ?? 0);
    node.data = data;
  }
  /** The node at that path, or its absence, has to be stored. */
  markDirty(path: string): void {
    this.#dirty.add(path);
  }
  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }
  /** Paths changed since the last call. */
  takeDirty(): string[] {
    const paths = [...this.#dirty];
    this.#dirty.clear();
    return paths;
  }
  get ephemeralCount(): number {
    let count = 0;
    for (const paths of this.ephemerals.values()) count += paths.size;
    return count;
  }
}
