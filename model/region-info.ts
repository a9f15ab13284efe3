// A region's name, on the wire, in meta's rows and in files (HBase 2.6.1, RegionInfo):
//
//   <table>,<startKey>,<regionId>[_<%04X replicaId>].<encoded>.
//
// encoded = md5 hex of the bytes before `.<encoded>.`. Regions of hbase:meta have no `.<encoded>.`; theirs is the absolute value of the
// Jenkins lookup3 hash of the name as a decimal number: 1588230740 for the first one.
// As bytes: "PBUF" + RegionInfo message; in `.regioninfo` files "PBUF" + varint length + message.
import type { EncodedRegionName } from '../base/brand.ts';
import { toStringBinary } from '../base/bytes.ts';
import { hbaseError } from '../base/errors.ts';
import { jenkinsHash, md5Hex } from '../base/hash.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { bufferOf } from './buffer-of.ts';
import { checkMagic, PB_MAGIC } from './pb-magic.ts';
import { META_TABLE_NAME, TableName } from './table-name.ts';

const EMPTY = Buffer.alloc(0);
const COMMA = 0x2c;
const DOT = 0x2e;

export interface RegionInfoFields {
  tableName: TableName;
  /** Default empty: from the table's start. */
  startKey?: Buffer;
  /** Exclusive; default empty: to the table's end. */
  endKey?: Buffer;
  /** When it was made, milliseconds. */
  regionId: number;
  replicaId?: number;
  offline?: boolean;
  split?: boolean;
}

/** What a region is: a range of a table's rows. Immutable; `with` makes a changed copy. Its buffers are *shared, do not change*. */
export class RegionInfo {
  readonly tableName: TableName;
  readonly startKey: Buffer;
  readonly endKey: Buffer;
  readonly regionId: number;
  readonly replicaId: number;
  readonly offline: boolean;
  readonly split: boolean;
  #name: Buffer | undefined;
  #encodedName: EncodedRegionName | undefined;

  constructor(fields: RegionInfoFields) {
    this.tableName = fields.tableName;
    this.startKey = fields.startKey ?? EMPTY;
    this.endKey = fields.endKey ?? EMPTY;
    this.regionId = fields.regionId;
    this.replicaId = fields.replicaId ?? 0;
    this.offline = fields.offline ?? false;
    this.split = fields.split ?? false;
  }

  /** Full name, the row key in hbase:meta (of the primary replica). */
  get name(): Buffer {
    return (this.#name ??= this.#buildName());
  }
  get encodedName(): EncodedRegionName {
    return (this.#encodedName ??= this.#encode());
  }
  get isMeta(): boolean {
    return this.tableName.isMeta;
  }
  /** Split and taken out of service: what meta keeps of a parent until its daughters stand alone. */
  get isSplitParent(): boolean {
    return this.split && this.offline;
  }

  containsRow(row: Uint8Array): boolean {
    return (
      (this.startKey.length === 0 || Buffer.compare(row, this.startKey) >= 0) &&
      (this.endKey.length === 0 || Buffer.compare(row, this.endKey) < 0)
    );
  }
  /** Adjacent, without a gap: the other begins where this one ends. */
  isAdjacentTo(other: RegionInfo): boolean {
    return (
      this.tableName.equals(other.tableName) &&
      ((this.endKey.length > 0 && this.endKey.equals(other.startKey)) ||
        (other.endKey.length > 0 && other.endKey.equals(this.startKey)))
    );
  }
  overlaps(other: RegionInfo): boolean {
    if (!this.tableName.equals(other.tableName)) return false;
    const startsBefore = (a: RegionInfo, b: RegionInfo) =>
      b.endKey.length === 0 || Buffer.compare(a.startKey, b.endKey) < 0;
    return startsBefore(this, other) && startsBefore(other, this);
  }
  with(changes: Partial<RegionInfoFields>): RegionInfo {
    return new RegionInfo({ ...this.fields(), ...changes });
  }
  fields(): RegionInfoFields {
    const { tableName, startKey, endKey, regionId, replicaId, offline, split } = this;
    return { tableName, startKey, endKey, regionId, replicaId, offline, split };
  }
  /** The same region (all but its offline and split marks). */
  equals(other: RegionInfo): boolean {
    return this.name.equals(other.name) && this.endKey.equals(other.endKey);
  }
  /** HBase's order: table, start key, end key (empty last), id, replica. */
  compareTo(other: RegionInfo): number {
    return (
      this.tableName.compareTo(other.tableName) ||
      Buffer.compare(this.startKey, other.startKey) ||
      compareEndKeys(this.endKey, other.endKey) ||
      this.regionId - other.regionId ||
      this.replicaId - other.replicaId
    );
  }

  static fromProto(message: pb.RegionInfo.$Properties): RegionInfo {
    const tableName = TableName.fromProto(message.table_name);
    const replicaId = message.replica_id ?? 0;
    if (tableName.isMeta) return replicaId === 0 ? META_REGION_INFO : META_REGION_INFO.with({ replicaId });
    return new RegionInfo({
      tableName,
      startKey: bufferOf(message.start_key),
      endKey: bufferOf(message.end_key),
      regionId: longToNumber(message.region_id as never),
      replicaId,
      offline: message.offline ?? false,
      split: message.split ?? false,
    });
  }
  toProto(): pb.RegionInfo.$Properties {
    return {
      region_id: this.regionId,
      table_name: this.tableName.toProto(),
      start_key: this.startKey,
      end_key: this.endKey,
      offline: this.offline,
      split: this.split,
      replica_id: this.replicaId,
    };
  }
  /** "PBUF" + message: the value of info:regioninfo. */
  static fromBytes(bytes: Uint8Array): RegionInfo {
    return RegionInfo.fromProto(pb.RegionInfo.decode(checkMagic(bytes, 'RegionInfo')));
  }
  toBytes(): Buffer {
    return Buffer.concat([PB_MAGIC, pb.RegionInfo.encode(this.toProto()).finish()]);
  }
  /** "PBUF" + varint length + message: the content of a `.regioninfo` file. What follows the message is not looked at. */
  static fromDelimitedBytes(bytes: Uint8Array): RegionInfo {
    return RegionInfo.fromProto(pb.RegionInfo.decode(undelimit(checkMagic(bytes, 'RegionInfo'))));
  }
  toDelimitedBytes(): Buffer {
    const message = pb.RegionInfo.encode(this.toProto()).finish();
    return Buffer.concat([PB_MAGIC, varint(message.length), message]);
  }

  toString(): string {
    const replica = this.replicaId > 0 ? `, REPLICA_ID => ${this.replicaId}` : '';
    const offline = this.offline ? ', OFFLINE => true' : '';
    const split = this.split ? ', SPLIT => true' : '';
    return `{ENCODED => ${this.encodedName}, NAME => '${toStringBinary(this.name)}', STARTKEY => '${toStringBinary(this.startKey)}', ENDKEY => '${toStringBinary(this.endKey)}'${offline}${split}${replica}}`;
  }

  #stem(): Buffer {
    const replica = this.replicaId > 0 ? `_${this.replicaId.toString(16).toUpperCase().padStart(4, '0')}` : '';
    return Buffer.concat([
      this.tableName.bytes,
      Buffer.from(','),
      this.startKey,
      Buffer.from(`,${this.regionId}${replica}`),
    ]);
  }
  #buildName(): Buffer {
    const stem = this.#stem();
    return this.isMeta ? stem : Buffer.concat([stem, Buffer.from(`.${this.encodedName}.`)]);
  }
  #encode(): EncodedRegionName {
    const stem = this.#stem();
    if (!this.isMeta) return md5Hex(stem) as EncodedRegionName;
    return String(Math.abs(jenkinsHash(stem, 0, stem.length, 0))) as EncodedRegionName;
  }
}

/** The first and only region of hbase:meta. */
export const META_REGION_INFO = new RegionInfo({ tableName: META_TABLE_NAME, regionId: 1 });

/** Nobody serves it: its encoded name is that of the folder of a table's MOB files, and clients name it to the master that is to compact them. */
export function mobRegionOf(table: TableName): RegionInfo {
  return new RegionInfo({ tableName: table, startKey: Buffer.from('.mob'), regionId: 0 });
}

/** The parts of a full region name. Throws for bytes that are not one. */
export function parseRegionName(name: Buffer): {
  tableName: TableName;
  startKey: Buffer;
  regionId: number;
  replicaId: number;
  encodedName: EncodedRegionName | undefined;
} {
  const bad = () => hbaseError('IllegalArgumentException', `Not a region name: ${toStringBinary(name)}`);
  const first = name.indexOf(COMMA);
  let end = name.length;
  let encodedName: EncodedRegionName | undefined;
  if (end > 34 && name[end - 1] === DOT && name[end - 34] === DOT) {
    encodedName = name.toString('latin1', end - 33, end - 1) as EncodedRegionName;
    end -= 34;
  }
  const last = name.lastIndexOf(COMMA, end - 1);
  if (first <= 0 || last <= first) throw bad();
  const match = /^(\d+)(?:_([0-9A-F]{4}))?$/.exec(name.toString('latin1', last + 1, end));
  if (match === null) throw bad();
  return {
    tableName: TableName.parse(name.toString('utf8', 0, first)),
    startKey: name.subarray(first + 1, last),
    regionId: Number(match[1]),
    replicaId: match[2] === undefined ? 0 : Number.parseInt(match[2], 16),
    encodedName,
  };
}

/** The encoded part of a full region name, computed when the name does not carry it; a bare encoded name is returned as it is. */
export function encodedNameOf(name: Buffer): EncodedRegionName {
  if (name.indexOf(COMMA) < 0) return name.toString('latin1') as EncodedRegionName;
  const parts = parseRegionName(name);
  if (parts.encodedName !== undefined) return parts.encodedName;
  return new RegionInfo({ ...parts }).encodedName;
}

function compareEndKeys(a: Buffer, b: Buffer): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  return Buffer.compare(a, b);
}

function varint(value: number): Buffer {
  const out: number[] = [];
  for (; value > 0x7f; value >>>= 7) out.push((value & 0x7f) | 0x80);
  out.push(value);
  return Buffer.from(out);
}

function undelimit(bytes: Buffer): Buffer {
  let length = 0;
  for (let i = 0; i < Math.min(5, bytes.length); i++) {
    length += (bytes[i] & 0x7f) * 2 ** (7 * i);
    if (bytes[i] > 0x7f) continue;
    if (i + 1 + length > bytes.length) break;
    return bytes.subarray(i + 1, i + 1 + length);
  }
  throw hbaseError('DoNotRetryIOException', `Truncated region info: ${bytes.length} bytes`);
}
