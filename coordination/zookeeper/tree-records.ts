// How an embedded server keeps its tree in a TreeStore (docs/formats/zookeeper.md). Keys: `v` version of this format, `z` last
// zxid, `n<path>` a znode, `s<16 hex digits>` a session. A value is a jute record followed by u32 CRC-32 of it.
import { crc32 } from '../../base/checksum.ts';
import { CorruptionError, hbaseError } from '../../base/errors.ts';
import type { DataTree, Znode } from './data-tree.ts';
import { JuteError, JuteReader, JuteWriter } from './jute.ts';
import { parentPath } from './paths.ts';
import { OPEN_ACL, readAcls, writeAcls } from './protocol.ts';
import type { Session } from './sessions.ts';
import type { TreeChange, TreeStore } from './tree-store.ts';
import { createInitialNodes } from './tree-transaction.ts';

const FORMAT_VERSION = 1;
const VERSION_KEY = 'v';
const ZXID_KEY = 'z';

function seal(writer: JuteWriter): Buffer {
  const body = writer.body();
  return writer.int(crc32(body) | 0).body();
}

function unseal(store: TreeStore, key: string, value: Buffer): JuteReader {
  const end = value.length - 4;
  if (end < 0) throw new CorruptionError(store.location, 0, `the record '${key}' has ${value.length} bytes`);
  const found = crc32(value.subarray(0, end));
  if (value.readUInt32BE(end) !== found) {
    throw new CorruptionError(store.location, 0, `the checksum of the record '${key}' does not match its bytes`);
  }
  return new JuteReader(value.subarray(0, end));
}

export function nodeChange(path: string, node: Znode | undefined): TreeChange {
  const key = `n${path}`;
  if (node === undefined) return { key, value: undefined };
  const writer = new JuteWriter(128 + (node.data?.length ?? 0));
  writer.long(node.czxid).long(node.mzxid).long(node.pzxid).long(BigInt(node.ctime)).long(BigInt(node.mtime));
  writer.int(node.version).int(node.childCreations).int(node.aversion).long(node.ephemeralOwner).buffer(node.data);
  writeAcls(writer, node.acl);
  return { key, value: seal(writer) };
}

function readNode(reader: JuteReader): Znode {
  const [czxid, mzxid, pzxid] = [reader.long(), reader.long(), reader.long()];
  const [ctime, mtime] = [Number(reader.long()), Number(reader.long())];
  const [version, childCreations, aversion] = [reader.int(), reader.int(), reader.int()];
  const ephemeralOwner = reader.long();
  const data = reader.buffer();
  const acl = readAcls(reader);
  const times = { czxid, mzxid, pzxid, ctime, mtime };
  return { data, acl, ...times, version, childCreations, aversion, ephemeralOwner, children: new Set() };
}

export function sessionKey(sessionId: bigint): string {
  return `s${BigInt.asUintN(64, sessionId).toString(16).padStart(16, '0')}`;
}

export function sessionChange(sessionId: bigint, session: Session | undefined): TreeChange {
  const key = sessionKey(sessionId);
  if (session === undefined) return { key, value: undefined };
  const writer = new JuteWriter(64).int(session.timeoutMs).buffer(session.password).bool(session.isOwn);
  return { key, value: seal(writer) };
}

export interface StoredSession {
  readonly sessionId: bigint;
  readonly timeoutMs: number;
  readonly password: Buffer;
  readonly isOwn: boolean;
}

function readSession(key: string, reader: JuteReader): StoredSession {
  const timeoutMs = reader.int();
  const password = reader.buffer() ?? Buffer.alloc(0);
  return { sessionId: BigInt.asIntN(64, BigInt(`0x${key.slice(1)}`)), timeoutMs, password, isOwn: reader.bool() };
}

export function headChanges(lastZxid: bigint): TreeChange[] {
  return [
    { key: VERSION_KEY, value: seal(new JuteWriter(8).int(FORMAT_VERSION)) },
    { key: ZXID_KEY, value: seal(new JuteWriter(12).long(lastZxid)) },
  ];
}

/** Fills an empty tree from an open store. Throws a CorruptionError for records that do not fit together. */
export async function loadTree(store: TreeStore, tree: DataTree): Promise<StoredSession[]> {
  const nodes: [path: string, node: Znode][] = [];
  const sessions: StoredSession[] = [];
  for await (const [key, value] of store.entries()) {
    try {
      const reader = unseal(store, key, value);
      if (key === VERSION_KEY) checkVersion(store, reader.int());
      else if (key === ZXID_KEY) tree.lastZxid = reader.long();
      else if (key[0] === 'n') nodes.push([key.slice(1), readNode(reader)]);
      else if (key[0] === 's') sessions.push(readSession(key, reader));
      else throw new CorruptionError(store.location, 0, `a record with the unknown key '${key}'`);
    } catch (error) {
      if (!(error instanceof JuteError)) throw error;
      throw new CorruptionError(store.location, 0, `the record '${key}': ${error.message}`, { cause: error });
    }
  }
  attachNodes(store, tree, nodes);
  const known = new Set(sessions.map((session) => session.sessionId));
  for (const owner of tree.ephemerals.keys()) {
    if (!known.has(owner)) throw new CorruptionError(store.location, 0, `ephemeral nodes of no session, ${owner}`);
  }
  return sessions;
}

function attachNodes(store: TreeStore, tree: DataTree, nodes: [path: string, node: Znode][]): void {
  // A parent's path is shorter than its children's.
  nodes.sort(([a], [b]) => a.length - b.length);
  if (nodes[0]?.[0] !== '/') createInitialNodes(tree, OPEN_ACL);
  for (const [path, node] of nodes) {
    if (path !== '/' && tree.get(parentPath(path)) === undefined) {
      throw new CorruptionError(store.location, 0, `the znode ${path} has no parent`);
    }
    const former = tree.get(path);
    if (former === undefined) tree.attach(path, node);
    else Object.assign(former, node, { children: former.children });
  }
  createInitialNodes(tree, OPEN_ACL);
}

function checkVersion(store: TreeStore, version: number): void {
  if (version === FORMAT_VERSION) return;
  throw hbaseError(
    'IllegalArgumentException',
    `${store.location} was written by another version: its format is ${version}, this one reads ${FORMAT_VERSION}`,
  );
}
