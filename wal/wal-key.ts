import type { LruDictionary } from '../base/lru-dictionary.ts';
import { readVarint, varintLength } from '../base/varint.ts';
import { pb } from '../proto/index.ts';
import { longToBigInt } from '../proto/long.ts';
import { WALDamage } from './wal-damage.ts';
import { CHECK_LENGTH, readAttested, TAG_1000_FIXED64, TAG_1001_FIXED32 } from './wal-format.ts';

/** The key of one WAL entry, decoded (message WALKey). */
export interface WALKey {
  /** ASCII of the encoded region name. */
  readonly encodedRegionName: Buffer;
  /** `ns:table`, or the bare qualifier in the default namespace. */
  readonly tableName: Buffer;
  readonly sequenceId: number;
  /** Milliseconds since 1970. */
  readonly writeTime: number;
  /** 0n: none. Signed, as Java has them. */
  readonly nonceGroup: bigint;
  readonly nonce: bigint;
  /** Cells that follow the key in the file. */
  readonly followingCellCount: number;
  /** Clusters the entry has visited, each 16 bytes: most, then least significant half. */
  readonly clusterIds: readonly Buffer[];
  /** Family (latin1) → replication scope, only where above 0. */
  readonly scopes: ReadonlyMap<string, number>;
  readonly origSequenceId: number;
  readonly extendedAttributes: ReadonlyMap<string, Buffer>;
  /** Files of ours only: the file offset known to be synced when the entry was written. */
  readonly attestedOffset: number | undefined;
}

/** What a writer of an entry gives. */
export interface AppendKey {
  /** ASCII of the encoded region name. Give the same Buffer object for all entries of a region: it is looked up by identity first. */
  readonly encodedRegionName: Buffer;
  /** `ns:table`, or the bare qualifier in the default namespace. */
  readonly tableName: Buffer;
  readonly sequenceId: number;
  readonly writeTime: number;
  readonly nonceGroup?: bigint;
  readonly nonce?: bigint;
  /** Names (latin1) of the families whose memstores take the cells, for the accounting; undefined for markers and what no memstore takes. */
  readonly families?: Iterable<string> | undefined;
}

/** The dictionaries that compressed keys refer to. */
export interface KeyDictionaries {
  readonly region: LruDictionary;
  readonly table: LruDictionary;
  readonly family: LruDictionary;
}

/** True when the message ends with our checksum. */
export function hasCheck(bytes: Buffer, start: number, end: number): boolean {
  return (
    end - start >= CHECK_LENGTH &&
    bytes.readUInt16BE(end - CHECK_LENGTH) === TAG_1000_FIXED64 &&
    bytes.readUInt16BE(end - 6) === TAG_1001_FIXED32
  );
}

const NO_SCOPES: ReadonlyMap<string, number> = new Map();
const NO_ATTRIBUTES: ReadonlyMap<string, Buffer> = new Map();

/** Region and table as the key before had them: most keys repeat them, and then share the buffers. */
export interface LastNames {
  region: Buffer;
  table: Buffer;
}

/**
 * Decodes the key message between the two offsets. Throws WALDamage. The key's buffers are copies, *shared, do not change*; `last` is brought
 * up to date.
 */
export function decodeWALKey(
  bytes: Buffer,
  start: number,
  end: number,
  last: LastNames,
  dictionaries?: KeyDictionaries,
): WALKey {
  const raw = readFields(bytes, start, end, last);
  if (
    raw.region === undefined ||
    raw.table === undefined ||
    raw.sequenceId === undefined ||
    raw.writeTime === undefined
  ) {
    throw new WALDamage('a required field of the key is missing');
  }
  // In HBase's order, which is that of the dictionaries' use.
  const resolve = (element: Buffer, dictionary: LruDictionary | undefined) =>
    dictionary === undefined ? element : uncompressElement(element, dictionary);
  const encodedRegionName = resolve(raw.region, dictionaries?.region);
  const tableName = resolve(raw.table, dictionaries?.table);
  let scopes = NO_SCOPES;
  if (raw.scopes.length > 0) {
    scopes = new Map(
      raw.scopes.map(({ family, scope_type }) => [
        resolve(Buffer.from(family), dictionaries?.family).toString('latin1'),
        scope_type,
      ]),
    );
  }
  let extendedAttributes = NO_ATTRIBUTES;
  if (raw.attributes.length > 0) {
    extendedAttributes = new Map(
      raw.attributes.map(({ key, value }) => [key, resolve(Buffer.from(value), dictionaries?.table)]),
    );
  }
  return {
    encodedRegionName,
    tableName,
    sequenceId: raw.sequenceId,
    writeTime: raw.writeTime,
    nonceGroup: raw.nonceGroup,
    nonce: raw.nonce,
    followingCellCount: raw.cellCount,
    clusterIds: raw.clusterIds,
    scopes,
    origSequenceId: raw.origSequenceId,
    extendedAttributes,
    attestedOffset: hasCheck(bytes, start, end) ? readAttested(bytes, end - CHECK_LENGTH) : undefined,
  };
}

interface RawKey {
  region: Buffer | undefined;
  table: Buffer | undefined;
  sequenceId: number | undefined;
  writeTime: number | undefined;
  nonceGroup: bigint;
  nonce: bigint;
  cellCount: number;
  origSequenceId: number;
  clusterIds: readonly Buffer[];
  scopes: readonly pb.FamilyScope[];
  attributes: readonly pb.Attribute[];
}

const NONE: readonly never[] = [];

function readFields(bytes: Buffer, start: number, end: number, last: LastNames): RawKey {
  const key: RawKey = {
    region: undefined,
    table: undefined,
    sequenceId: undefined,
    writeTime: undefined,
    nonceGroup: 0n,
    nonce: 0n,
    cellCount: 0,
    origSequenceId: 0,
    clusterIds: NONE,
    scopes: NONE,
    attributes: NONE,
  };
  for (let at = start; at < end; ) {
    const tag = readVarint(bytes, at);
    at += varintLength(bytes, at);
    const wireType = tag % 8;
    const next = at + fieldLength(bytes, at, wireType);
    if (!(next <= end)) throw new WALDamage(`a field of the key runs past its end`);
    if (wireType === 2) setBytes(key, tag >>> 3, bytes, at + varintLength(bytes, at), next, last);
    else if (wireType === 0) setNumber(key, tag >>> 3, bytes, at);
    at = next;
  }
  return key;
}

function fieldLength(bytes: Buffer, at: number, wireType: number): number {
  if (wireType === 0) return varintLength(bytes, at);
  if (wireType === 1) return 8;
  if (wireType === 2) return varintLength(bytes, at) + readVarint(bytes, at);
  if (wireType === 5) return 4;
  throw new WALDamage(`a field of the key has wire type ${wireType}`);
}

function setNumber(key: RawKey, field: number, bytes: Buffer, at: number): void {
  if (field === 3) key.sequenceId = readVarint(bytes, at);
  else if (field === 4) key.writeTime = readVarint(bytes, at);
  else if (field === 7) key.cellCount = readVarint(bytes, at);
  else if (field === 9) key.nonceGroup = readVarint64(bytes, at);
  else if (field === 10) key.nonce = readVarint64(bytes, at);
  else if (field === 11) key.origSequenceId = readVarint(bytes, at);
}

function setBytes(key: RawKey, field: number, bytes: Buffer, from: number, to: number, last: LastNames): void {
  try {
    if (field === 1) key.region = last.region = sameOrCopy(last.region, bytes, from, to);
    else if (field === 2) key.table = last.table = sameOrCopy(last.table, bytes, from, to);
    // Field 5 is what older versions wrote in place of the list in field 8.
    else if (field === 5 || field === 8) {
      key.clusterIds = [...key.clusterIds, uuidBytes(pb.UUID.decode(bytes.subarray(from, to)))];
    } else if (field === 6) key.scopes = [...key.scopes, pb.FamilyScope.decode(bytes.subarray(from, to))];
    else if (field === 12) key.attributes = [...key.attributes, pb.Attribute.decode(bytes.subarray(from, to))];
  } catch (error) {
    throw new WALDamage(`field ${field} of the key cannot be read (${(error as Error).message})`);
  }
}

function sameOrCopy(former: Buffer, bytes: Buffer, from: number, to: number): Buffer {
  if (former.length !== to - from) return Buffer.from(bytes.subarray(from, to));
  for (let i = 0; i < former.length; i++) {
    if (former[i] !== bytes[from + i]) return Buffer.from(bytes.subarray(from, to));
  }
  return former;
}

function readVarint64(bytes: Buffer, at: number): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = bytes[at++];
    value |= BigInt(byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) break;
  }
  return BigInt.asIntN(64, value);
}

function uuidBytes(uuid: pb.UUID): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(longToBigInt(uuid.most_sig_bits), 0);
  bytes.writeBigInt64BE(longToBigInt(uuid.least_sig_bits), 8);
  return bytes;
}

/** One whole element: `ff | varint length | bytes`, which is remembered, or a u16 index. */
function uncompressElement(element: Buffer, dictionary: LruDictionary): Buffer {
  if (element[0] === 0xff && element.length >= 2) {
    const start = 1 + varintLength(element, 1);
    const bytes = element.subarray(start, start + readVarint(element, 1));
    dictionary.add(bytes);
    return bytes;
  }
  const known = element.length === 2 ? dictionary.get(element.readUInt16BE(0)) : undefined;
  if (known === undefined) throw new WALDamage('the key refers to a dictionary entry that was never made');
  return known;
}
