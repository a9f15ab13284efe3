// Records and numbers of the ZooKeeper protocol, as ZooKeeper 3.8.4's zookeeper.jute orders their fields.
import type { JuteReader, JuteWriter } from './jute.ts';

export const OP_CREATE = 1;
export const OP_DELETE = 2;
export const OP_EXISTS = 3;
export const OP_GET_DATA = 4;
export const OP_SET_DATA = 5;
export const OP_GET_ACL = 6;
export const OP_SET_ACL = 7;
export const OP_GET_CHILDREN = 8;
export const OP_SYNC = 9;
export const OP_PING = 11;
export const OP_GET_CHILDREN2 = 12;
export const OP_CHECK = 13;
export const OP_MULTI = 14;
export const OP_CREATE2 = 15;
export const OP_RECONFIG = 16;
export const OP_CHECK_WATCHES = 17;
export const OP_REMOVE_WATCHES = 18;
export const OP_CREATE_CONTAINER = 19;
export const OP_CREATE_TTL = 21;
export const OP_MULTI_READ = 22;
export const OP_AUTH = 100;
export const OP_SET_WATCHES = 101;
export const OP_GET_EPHEMERALS = 103;
export const OP_GET_ALL_CHILDREN_NUMBER = 104;
export const OP_SET_WATCHES2 = 105;
export const OP_ADD_WATCH = 106;
export const OP_WHO_AM_I = 107;
export const OP_CLOSE_SESSION = -11;
/** In a multi's results: this operation failed, an ErrorResponse follows. */
export const OP_ERROR = -1;

export const XID_NOTIFICATION = -1;
export const XID_PING = -2;
export const XID_AUTH = -4;
export const XID_SET_WATCHES = -8;

export const EVENT_NODE_CREATED = 1;
export const EVENT_NODE_DELETED = 2;
export const EVENT_NODE_DATA_CHANGED = 3;
export const EVENT_NODE_CHILDREN_CHANGED = 4;
export const STATE_SYNC_CONNECTED = 3;

export const PERM_READ = 1;
export const PERM_WRITE = 2;
export const PERM_CREATE = 4;
export const PERM_DELETE = 8;
export const PERM_ADMIN = 16;
export const PERM_ALL = 31;

export const CREATE_PERSISTENT = 0;
export const CREATE_EPHEMERAL = 1;
export const CREATE_PERSISTENT_SEQUENTIAL = 2;
export const CREATE_EPHEMERAL_SEQUENTIAL = 3;
export const CREATE_CONTAINER = 4;
export const CREATE_PERSISTENT_TTL = 5;
export const CREATE_PERSISTENT_SEQUENTIAL_TTL = 6;

export const WATCHER_CHILDREN = 1;
export const WATCHER_DATA = 2;
export const WATCHER_ANY = 3;

export const PASSWORD_BYTES = 16;
/** ZooKeeper's jute.maxbuffer: the longest body of a packet. */
export const DEFAULT_MAX_PACKET_BYTES = 0xfffff;

/** State of a znode, 68 bytes on the wire. Times are milliseconds since 1970. */
export interface Stat {
  czxid: bigint;
  mzxid: bigint;
  ctime: number;
  mtime: number;
  version: number;
  /** Changes of the list of children, creations and deletions. */
  cversion: number;
  aversion: number;
  /** Session of an ephemeral node; 0 for others. */
  ephemeralOwner: bigint;
  dataLength: number;
  numChildren: number;
  pzxid: bigint;
}

export function writeStat(writer: JuteWriter, stat: Stat): void {
  writer.long(stat.czxid).long(stat.mzxid).long(BigInt(stat.ctime)).long(BigInt(stat.mtime));
  writer.int(stat.version).int(stat.cversion).int(stat.aversion).long(stat.ephemeralOwner);
  writer.int(stat.dataLength).int(stat.numChildren).long(stat.pzxid);
}

export function readStat(reader: JuteReader): Stat {
  const czxid = reader.long();
  const mzxid = reader.long();
  const ctime = Number(reader.long());
  const mtime = Number(reader.long());
  const version = reader.int();
  const cversion = reader.int();
  const aversion = reader.int();
  const ephemeralOwner = reader.long();
  const dataLength = reader.int();
  const numChildren = reader.int();
  const pzxid = reader.long();
  return { czxid, mzxid, ctime, mtime, version, cversion, aversion, ephemeralOwner, dataLength, numChildren, pzxid };
}

/** One entry of an access control list. */
export interface Acl {
  readonly perms: number;
  readonly scheme: string;
  readonly id: string;
}

/** Anyone may do anything: ZooKeeper's OPEN_ACL_UNSAFE. */
export const OPEN_ACL: readonly Acl[] = [{ perms: PERM_ALL, scheme: 'world', id: 'anyone' }];

export function writeAcls(writer: JuteWriter, acls: readonly Acl[]): void {
  writer.vector(acls, (w, acl) => w.int(acl.perms).ustring(acl.scheme).ustring(acl.id));
}

export function readAcls(reader: JuteReader): Acl[] {
  return reader.vector((r) => ({ perms: r.int(), scheme: r.ustring() ?? '', id: r.ustring() ?? '' }));
}

export interface ConnectRequest {
  readonly protocolVersion: number;
  readonly lastZxidSeen: bigint;
  readonly timeoutMs: number;
  /** 0 asks for a new session. */
  readonly sessionId: bigint;
  readonly password: Buffer;
  /** Undefined: a client from before 3.4, which does not know the field. */
  readonly readOnly: boolean | undefined;
}

export function writeConnectRequest(writer: JuteWriter, request: ConnectRequest): void {
  writer.int(request.protocolVersion).long(request.lastZxidSeen).int(request.timeoutMs);
  writer.long(request.sessionId).buffer(request.password);
  if (request.readOnly !== undefined) writer.bool(request.readOnly);
}

export function readConnectRequest(reader: JuteReader): ConnectRequest {
  const protocolVersion = reader.int();
  const lastZxidSeen = reader.long();
  const timeoutMs = reader.int();
  const sessionId = reader.long();
  const password = reader.buffer() ?? Buffer.alloc(0);
  const readOnly = reader.remaining > 0 ? reader.bool() : undefined;
  return { protocolVersion, lastZxidSeen, timeoutMs, sessionId, password, readOnly };
}

export interface ConnectResponse {
  /** 0: the session asked for is gone. */
  readonly timeoutMs: number;
  readonly sessionId: bigint;
  readonly password: Buffer;
  /** Undefined: not sent, for a client that did not send it either. */
  readonly readOnly: boolean | undefined;
}

export function writeConnectResponse(writer: JuteWriter, response: ConnectResponse): void {
  writer.int(0).int(response.timeoutMs).long(response.sessionId).buffer(response.password);
  if (response.readOnly !== undefined) writer.bool(response.readOnly);
}

export function readConnectResponse(reader: JuteReader): ConnectResponse {
  reader.int();
  const timeoutMs = reader.int();
  const sessionId = reader.long();
  const password = reader.buffer() ?? Buffer.alloc(0);
  const readOnly = reader.remaining > 0 ? reader.bool() : undefined;
  return { timeoutMs, sessionId, password, readOnly };
}
