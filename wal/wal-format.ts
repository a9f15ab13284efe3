// A WAL file (HBase 2.6.1: ProtobufLogWriter, ProtobufWALStreamReader; checked against golden files and by HBase's own tools).
//
//   "PWAL" | varint length | WALHeader
//   entry…   = varint length | WALKey | following_kv_count cells, each u32 length | KeyValue with tags
//   trailer  = WALTrailer | u32 its length | "LAWP"          only when closed properly
//
// Behind the last entry of a log that is written or whose writer was killed may stand the end mark and zeros: the file was made longer ahead of
// what is written, so that syncs need not note its length. To HBase's readers the mark is the beginning of an entry that the end of the file cuts
// off, which is how logs of a killed server end for them anyway.
//
// HBase's entries carry no checksum. Ours do, in fields HBase does not know and therefore skips, always last in their message:
//   WALHeader   1000 fixed32 version of this scheme (1)      1001 fixed32 CRC32
//   WALKey      1000 fixed64 attested offset                 1001 fixed32 CRC32
//   WALTrailer  1000 fixed64 offset of the trailer itself    1001 fixed32 CRC32
// The CRC covers the header's, entry's (cells included) or trailer's bytes from the length varint on (the trailer has none: from its first byte), with
// the CRC's own four bytes as zeros. The attested offset is how much of the file was known to be synced when the entry was written: damage below
// the highest one is corruption, damage above it a torn tail. A valid trailer attests all before it.
import { crc32 } from '../base/checksum.ts';
import { readVarint, varintLength, varintSize, writeVarint } from '../base/varint.ts';
import { pb } from '../proto/index.ts';
import { ALGORITHMS, type WALCompression } from './wal-compression.ts';

export const WAL_MAGIC = Buffer.from('PWAL', 'latin1');
export const TRAILER_MAGIC = Buffer.from('LAWP', 'latin1');
export const CHECKED_VERSION = 1;

const WRITER_CLASS = 'ProtobufLogWriter';
/** Those whose logs HBase's readers take, too. */
export const KNOWN_WRITERS = [
  WRITER_CLASS,
  'AsyncProtobufLogWriter',
  'SecureProtobufLogWriter',
  'SecureAsyncProtobufLogWriter',
];
const CODEC_CLASS = 'org.apache.hadoop.hbase.regionserver.wal.WALCellCodec';

/** Field tags as they stand in the file: 1000 fixed64, 1000 fixed32, 1001 fixed32, 1002 fixed32, 1003 bytes. */
export const TAG_1000_FIXED64 = 0xc13e;
const TAG_1000_FIXED32 = 0xc53e;
export const TAG_1001_FIXED32 = 0xcd3e;
const TAG_1002_FIXED32 = 0xd53e;
const TAG_1003_BYTES = 0xda3e;
/** Bytes of the field 1002, which stands in front of the check. */
export const CELLS_LENGTH_SIZE = 6;
/** Bytes of the fields 1000 (fixed64) and 1001 at the end of a checked key or trailer. */
export const CHECK_LENGTH = 16;
/** Bytes of the CRC field's value, the last of its message. */
export const CRC_LENGTH = 4;
/** A trailer of ours, with its length and magic. */
export const CHECKED_TRAILER_LENGTH = CHECK_LENGTH + 8;

/** Longer than a file is ever made ahead. */
export const END_MARK_LENGTH = 0x0fff_ffff;

/** varint length | field 1003, bytes, up to the end of that length. */
export const END_MARK: Buffer = endMark();

function endMark(): Buffer {
  const mark = Buffer.alloc(10);
  let at = writeVarint(mark, 0, END_MARK_LENGTH);
  mark.writeUInt16BE(TAG_1003_BYTES, at);
  at += 2;
  writeVarint(mark, at, END_MARK_LENGTH - 2 - varintSize(END_MARK_LENGTH));
  return mark;
}

export interface WALHeader {
  readonly hasCompression: boolean;
  readonly hasTagCompression: boolean;
  readonly hasValueCompression: boolean;
  /** Ordinal of HBase's Compression.Algorithm. */
  readonly valueCompressionAlgorithm: number | undefined;
  readonly cellCodec: string | undefined;
  /** Entries carry a checksum (files of ours). */
  readonly checked: boolean;
  /** Where the first entry begins. */
  readonly length: number;
}

/** The header of a WAL we write, magic included. */
export function encodeHeader(compression?: WALCompression): Buffer {
  const values = compression?.values;
  const known = pb.WALHeader.encode({
    has_compression: compression !== undefined,
    has_tag_compression: compression?.tags ?? false,
    writer_cls_name: WRITER_CLASS,
    cell_codec_cls_name: CODEC_CLASS,
    has_value_compression: values !== undefined,
    ...(values === undefined ? {} : { value_compression_algorithm: ALGORITHMS.indexOf(values) }),
  }).finish();
  const messageLength = known.length + 12;
  const header = Buffer.alloc(WAL_MAGIC.length + varintSize(messageLength) + messageLength);
  WAL_MAGIC.copy(header);
  let at = writeVarint(header, WAL_MAGIC.length, messageLength);
  header.set(known, at);
  at += known.length;
  header.writeUInt16BE(TAG_1000_FIXED32, at);
  header.writeUInt32LE(CHECKED_VERSION, at + 2);
  header.writeUInt16BE(TAG_1001_FIXED32, at + 6);
  const crc = crc32(header.subarray(WAL_MAGIC.length));
  header.writeUInt32LE(crc, header.length - CRC_LENGTH);
  return header;
}

/** 'short': the bytes end before the header does. 'damaged': they can never become one. */
export type HeaderVerdict = { readonly kind: 'short' | 'damaged'; readonly reason: string };

/** Decodes a header from the file's first bytes. */
export function decodeHeader(bytes: Buffer): WALHeader | HeaderVerdict {
  const magic = bytes.subarray(0, WAL_MAGIC.length);
  if (!magic.equals(WAL_MAGIC.subarray(0, magic.length))) return damaged('it does not begin with PWAL');
  if (bytes.length <= WAL_MAGIC.length) return short('the header is missing');
  const start = WAL_MAGIC.length + varintLength(bytes, WAL_MAGIC.length);
  const end = start + readVarint(bytes, WAL_MAGIC.length);
  if (!(end <= bytes.length)) return short('the header is cut off');
  let message: pb.WALHeader;
  try {
    message = pb.WALHeader.decode(bytes.subarray(start, end));
  } catch (error) {
    return damaged(`the header cannot be read (${(error as Error).message})`);
  }
  const checked = end - start > 12 && bytes.readUInt16BE(end - 6) === TAG_1001_FIXED32;
  if (checked) {
    if (crcWithout(bytes.subarray(WAL_MAGIC.length, end)) !== bytes.readUInt32LE(end - CRC_LENGTH)) {
      return damaged('the header does not match its checksum');
    }
    const version = bytes.readUInt32LE(end - 10);
    if (version !== CHECKED_VERSION) return damaged(`version ${version} of the checksums is not known`);
  }
  const writer = message.writer_cls_name;
  if (writer != null && !KNOWN_WRITERS.includes(writer)) return damaged(`its writer ${writer} is not known`);
  if (writer?.startsWith('Secure') && message.encryption_key != null)
    return damaged('it is encrypted, which is not supported');
  return {
    hasCompression: message.has_compression ?? false,
    hasTagCompression: message.has_tag_compression ?? false,
    hasValueCompression: message.has_value_compression ?? false,
    valueCompressionAlgorithm: message.value_compression_algorithm ?? undefined,
    cellCodec: message.cell_codec_cls_name ?? undefined,
    checked,
    length: end,
  };
}

/** The trailer that stands at `offset`. */
export function encodeTrailer(offset: number): Buffer {
  const trailer = Buffer.alloc(CHECKED_TRAILER_LENGTH);
  writeCheck(trailer, 0, offset);
  const crc = crc32(trailer.subarray(0, CHECK_LENGTH));
  trailer.writeUInt32LE(crc, CHECK_LENGTH - CRC_LENGTH);
  trailer.writeUInt32BE(CHECK_LENGTH, CHECK_LENGTH);
  TRAILER_MAGIC.copy(trailer, CHECK_LENGTH + 4);
  return trailer;
}

/**
 * Where the trailer begins, from the file's last bytes (CHECKED_TRAILER_LENGTH of them, or all there are): undefined when there is none. In a checked
 * file only a trailer that vouches for itself counts, so that a torn tail ending in a user's "LAWP" is not taken for one.
 */
export function findTrailer(tail: Buffer, fileLength: number, checked: boolean): number | undefined {
  if (tail.length < 8 || !tail.subarray(-4).equals(TRAILER_MAGIC)) return undefined;
  const length = tail.readUInt32BE(tail.length - 8);
  const offset = fileLength - 8 - length;
  if (!checked) return offset >= 0 && length <= fileLength ? offset : undefined;
  if (length !== CHECK_LENGTH || tail.length < CHECKED_TRAILER_LENGTH) return undefined;
  const message = tail.subarray(tail.length - CHECKED_TRAILER_LENGTH, tail.length - 8);
  if (message.readUInt16BE(0) !== TAG_1000_FIXED64 || message.readUInt16BE(10) !== TAG_1001_FIXED32) return undefined;
  if (crcWithout(message) !== message.readUInt32LE(CHECK_LENGTH - CRC_LENGTH)) return undefined;
  return readAttested(message, 0) === offset ? offset : undefined;
}

/** Writes the fields 1000 and 1001, the CRC as zeros; returns the offset behind them. */
export function writeCheck(target: Buffer, at: number, attestedOffset: number): number {
  target.writeUInt16BE(TAG_1000_FIXED64, at);
  target.writeUInt32LE(attestedOffset % 4294967296, at + 2);
  target.writeUInt32LE(Math.floor(attestedOffset / 4294967296), at + 6);
  target.writeUInt16BE(TAG_1001_FIXED32, at + 10);
  target.writeUInt32LE(0, at + 12);
  return at + CHECK_LENGTH;
}

/** Writes the field 1002 with zeros; returns the offset behind it. */
export function writeCellsLength(target: Buffer, at: number): number {
  target.writeUInt16BE(TAG_1002_FIXED32, at);
  target.writeUInt32LE(0, at + 2);
  return at + CELLS_LENGTH_SIZE;
}

/** Bytes of the cells behind a key of a compressed log that ends, with its check, at `keyEnd`; undefined when it does not say. */
export function readCellsLength(bytes: Buffer, keyStart: number, keyEnd: number): number | undefined {
  const at = keyEnd - CHECK_LENGTH - CELLS_LENGTH_SIZE;
  return at >= keyStart && bytes.readUInt16BE(at) === TAG_1002_FIXED32 ? bytes.readUInt32LE(at + 2) : undefined;
}

/** The attested offset of the check that begins at `at`. */
export function readAttested(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 6) * 4294967296 + bytes.readUInt32LE(at + 2);
}

const ZEROS = Buffer.alloc(CRC_LENGTH);

/** CRC of a message whose last four bytes are the CRC itself, followed by `rest`. */
export function crcWithout(message: Uint8Array, rest?: Uint8Array): number {
  const crc = crc32(ZEROS, crc32(message.subarray(0, message.length - CRC_LENGTH)));
  return rest === undefined ? crc : crc32(rest, crc);
}

function short(reason: string): HeaderVerdict {
  return { kind: 'short', reason };
}
function damaged(reason: string): HeaderVerdict {
  return { kind: 'damaged', reason };
}
