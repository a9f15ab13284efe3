// What HBase 2.6.1 keeps in its znodes (RecoverableZooKeeper, ZKMetadata, and the tracker classes; taken from a transaction log):
//   u8 ff | u32 length of id and salt | id, the writing process (`master:16000`) | salt, 8 random bytes | payload
// Readers strip that front only if the first byte is ff; else the data is the payload. Empty data has no front. The payload is
// `PBUF` and a protobuf message, but for a namespace's, which is the bare message.
import { hbaseError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import { NamespaceDescriptor } from '../model/namespace-descriptor.ts';
import { checkMagic, hasMagic, PB_MAGIC } from '../model/pb-magic.ts';
import { ServerName } from '../model/server-name.ts';
import { TABLE_STATES, type TableState, tableStateFromNumber } from '../model/table-state.ts';
import { pb } from '../proto/index.ts';

const FRONT_MAGIC = 0xff;
const SALT_BYTES = 8;

/** Puts the front before a payload. `processName`: `master:16000`, `regionserver:16020`. */
export function addZnodeFront(processName: string, random: Random, payload: Uint8Array): Buffer {
  if (payload.length === 0) return Buffer.alloc(0);
  const id = Buffer.from(processName);
  const head = Buffer.alloc(5);
  head[0] = FRONT_MAGIC;
  head.writeUInt32BE(id.length + SALT_BYTES, 1);
  return Buffer.concat([head, id, random.bytes(SALT_BYTES), payload]);
}

/** The payload of a znode's data, with or without a front; *shared* with the argument. */
export function stripZnodeFront(data: Buffer): Buffer {
  if (data.length === 0 || data[0] !== FRONT_MAGIC) return data;
  const length = data.length < 5 ? -1 : data.readUInt32BE(1);
  if (length < 0 || 5 + length > data.length) {
    throw hbaseError('DoNotRetryIOException', `A znode's front of ${length} bytes in data of ${data.length}`);
  }
  return data.subarray(5 + length);
}

interface Codec<Properties> {
  encode(message: Properties): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Properties;
}

function toPayload<P>(codec: Codec<P>, message: P): Buffer {
  return Buffer.concat([PB_MAGIC, codec.encode(message).finish()]);
}

function fromData<P>(codec: Codec<P>, data: Buffer, what: string): P {
  const bytes = checkMagic(stripZnodeFront(data), what);
  try {
    return codec.decode(bytes);
  } catch (error) {
    throw hbaseError('DoNotRetryIOException', `A damaged ${what}: ${(error as Error).message}`, { cause: error });
  }
}

/** `/hbase/meta-region-server`. A state other than OPEN: meta is on its way. */
export interface MetaLocation {
  readonly server: ServerName;
  readonly state: 'OPENING' | 'OPEN' | 'OTHER';
}
const META_OPENING = 2;
const META_OPEN = 3;

export function encodeMetaLocation(server: ServerName, state: 'OPENING' | 'OPEN'): Buffer {
  return toPayload(pb.MetaRegionServer, {
    server: server.toProto(),
    rpc_version: 0,
    state: state === 'OPEN' ? META_OPEN : META_OPENING,
  });
}
export function decodeMetaLocation(data: Buffer): MetaLocation {
  const message = fromData(pb.MetaRegionServer, data, 'meta location');
  // HBase before 1.0 wrote no state; its region was open then.
  const number = message.state ?? META_OPEN;
  const state = number === META_OPEN ? 'OPEN' : number === META_OPENING ? 'OPENING' : 'OTHER';
  return { server: ServerName.fromProto(message.server), state };
}

/** `/hbase/master` and `/hbase/backup-masters/*`. */
export interface MasterAddress {
  readonly server: ServerName;
  /** 0: no info server. */
  readonly infoPort: number;
  /** Absent from a stock master's. */
  readonly process?: ServerProcessId | undefined;
}

/** Which process a server is, in a field that HBase's readers skip. */
export type ServerProcessId = pb.ServerProcess.$Properties;

export function encodeMasterAddress({ server, infoPort, process }: MasterAddress): Buffer {
  return toPayload(pb.Master, {
    master: server.toProto(),
    rpc_version: 0,
    info_port: infoPort,
    colonnade_process: process,
  });
}
export function decodeMasterAddress(data: Buffer): MasterAddress {
  const message = fromData(pb.Master, data, 'master address');
  return {
    server: ServerName.fromProto(message.master),
    infoPort: message.info_port ?? 0,
    process: message.colonnade_process ?? undefined,
  };
}

/** `/hbase/rs/*`. */
export function encodeRegionServerInfo(info: pb.RegionServerInfo.$Properties): Buffer {
  return toPayload(pb.RegionServerInfo, info);
}
export function decodeRegionServerInfo(data: Buffer): pb.RegionServerInfo.$Properties {
  return fromData(pb.RegionServerInfo, data, 'region server info');
}

/** `/hbase/hbaseid`. */
export function encodeClusterId(clusterId: string): Buffer {
  return toPayload(pb.ClusterId, { cluster_id: clusterId });
}
export function decodeClusterId(data: Buffer): string {
  const payload = stripZnodeFront(data);
  // Before 0.96 it was the bare text.
  return hasMagic(payload) ? fromData(pb.ClusterId, data, 'cluster id').cluster_id : payload.toString();
}

/** `/hbase/running`: the start of the cluster, milliseconds since 1970, as `Sat Nov 21 07:24:54 UTC 2026`. */
export function encodeClusterUp(startedAt: number): Buffer {
  return toPayload(pb.ClusterUp, { start_date: javaDateText(startedAt) });
}
export function decodeClusterUp(data: Buffer): string {
  return fromData(pb.ClusterUp, data, 'cluster state').start_date;
}

/** `java.util.Date.toString` in UTC. */
export function javaDateText(time: number): string {
  // `Sat, 21 Nov 2026 07:24:54 GMT`
  const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${clock} UTC ${year}`;
}

/** `/hbase/table/*`, the mirror for clients of HBase 1. */
export function encodeTableStateMirror(state: TableState): Buffer {
  const number = TABLE_STATES.indexOf(state) as pb.DeprecatedTableState.State;
  return toPayload(pb.DeprecatedTableState, { state: number });
}
export function decodeTableStateMirror(data: Buffer): TableState {
  return tableStateFromNumber(fromData(pb.DeprecatedTableState, data, 'table state').state);
}

/** `/hbase/namespace/*`. */
export function encodeNamespace(descriptor: NamespaceDescriptor): Buffer {
  return descriptor.toBytes();
}
export function decodeNamespace(data: Buffer): NamespaceDescriptor {
  return NamespaceDescriptor.fromBytes(stripZnodeFront(data));
}

/** `/hbase/balancer`; absent or empty means on. */
export function encodeBalancerSwitch(isOn: boolean): Buffer {
  return toPayload(pb.LoadBalancerState, { balancer_on: isOn });
}
export function decodeBalancerSwitch(data: Buffer): boolean {
  return data.length === 0 || (fromData(pb.LoadBalancerState, data, 'balancer switch').balancer_on ?? true);
}

/** `/hbase/switch/split`, `/hbase/switch/merge`; absent or empty means on. */
export function encodeSwitch(isOn: boolean): Buffer {
  return toPayload(pb.SwitchState, { enabled: isOn });
}
export function decodeSwitch(data: Buffer): boolean {
  return data.length === 0 || (fromData(pb.SwitchState, data, 'switch').enabled ?? true);
}
