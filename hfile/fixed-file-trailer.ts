// The last 4096 bytes: "TRABLK\"$" | varint length | FileTrailerProto | zeros | u32 version = minor << 24 | major
//
// Ours carry two fields more, which HBase's readers skip (fixed32, CRC-32):
//   1000  of the load-on-open section, from its first byte to the trailer
//   1001  of the trailer itself, its own four value bytes taken as zero
// They make every byte of the file checked. Files without them, HBase's own, are read as HBase reads them.

import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { crc32 } from '../base/checksum.ts';
import { CorruptionError, hbaseError } from '../base/errors.ts';
import { varintLength } from '../base/varint.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong, longToBigInt } from '../proto/long.ts';
import { BLOCK_MAGIC } from './block-type.ts';
import {
  COMPRESSION_CODECS,
  type CompressionName,
  MAJOR_VERSION,
  MINOR_VERSION,
  TRAILER_SIZE,
} from './hfile-format.ts';

const LOAD_ON_OPEN_CRC_FIELD = 1000;
const TRAILER_CRC_FIELD = 1001;
const FIXED32 = 5;

export interface FixedFileTrailer {
  minorVersion: number;
  fileInfoOffset: number;
  /** Of the root data index, the first of the blocks that are read on opening. */
  loadOnOpenOffset: number;
  uncompressedDataIndexSize: number;
  totalUncompressedBytes: number;
  /** Entries of the root data index. */
  dataIndexCount: number;
  metaIndexCount: number;
  entryCount: number;
  /** 1: the root points at data blocks. */
  dataIndexLevels: number;
  /** −1 when there is no data block; so the next. */
  firstDataBlockOffset: number;
  lastDataBlockOffset: number;
  comparatorClassName: string;
  compression: CompressionName;
  /** CRC-32 of the load-on-open section; undefined in HBase's files. */
  loadOnOpenCrc: number | undefined;
}

export function encodeTrailer(trailer: FixedFileTrailer): Buffer {
  const message = pb.FileTrailerProto.encode({
    file_info_offset: trailer.fileInfoOffset,
    load_on_open_data_offset: trailer.loadOnOpenOffset,
    uncompressed_data_index_size: trailer.uncompressedDataIndexSize,
    total_uncompressed_bytes: trailer.totalUncompressedBytes,
    data_index_count: trailer.dataIndexCount,
    meta_index_count: trailer.metaIndexCount,
    entry_count: trailer.entryCount,
    num_data_index_levels: trailer.dataIndexLevels,
    first_data_block_offset: bigIntToLong(BigInt(trailer.firstDataBlockOffset)),
    last_data_block_offset: bigIntToLong(BigInt(trailer.lastDataBlockOffset)),
    comparator_class_name: trailer.comparatorClassName,
    compression_codec: COMPRESSION_CODECS.indexOf(trailer.compression),
  }).finish();
  const fields = new ByteWriter(32);
  fields.varint(LOAD_ON_OPEN_CRC_FIELD * 8 + FIXED32).write(fixed32(trailer.loadOnOpenCrc ?? 0));
  fields.varint(TRAILER_CRC_FIELD * 8 + FIXED32).write(fixed32(0));
  const head = new ByteWriter(message.length + 64)
    .write(Buffer.from(BLOCK_MAGIC.TRAILER, 'latin1'))
    .varint(message.length + fields.length)
    .write(message)
    .write(fields.view())
    .view();
  const out = Buffer.alloc(TRAILER_SIZE);
  out.set(head);
  out.writeUInt32BE(((trailer.minorVersion << 24) | MAJOR_VERSION) >>> 0, TRAILER_SIZE - 4);
  out.writeUInt32LE(crc32(out), head.length - 4);
  return out;
}

function fixed32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** `bytes` are the last 4096 of a file; `fileLength` is the whole file's. All offsets are checked to lie in the file, in their order. */
export function decodeTrailer(bytes: Buffer, path: string, fileLength: number): FixedFileTrailer {
  const start = fileLength - TRAILER_SIZE;
  const fail = (message: string, cause?: unknown) =>
    new CorruptionError(path, start, `trailer: ${message}`, cause === undefined ? undefined : { cause });
  const version = bytes.readUInt32BE(TRAILER_SIZE - 4);
  const major = version & 0xffffff;
  const minor = version >>> 24;
  if (major !== MAJOR_VERSION || minor < 1 || minor > MINOR_VERSION) {
    throw fail(`expected HFile version 3.1 to 3.${MINOR_VERSION}, found ${major}.${minor}`);
  }
  const reader = new ByteReader(bytes, (at, message) => fail(`byte ${at}: ${message}`), 0, TRAILER_SIZE - 4);
  const magic = reader.take(8).toString('latin1');
  if (magic !== BLOCK_MAGIC.TRAILER)
    throw fail(`expected magic ${BLOCK_MAGIC.TRAILER}, found ${JSON.stringify(magic)}`);
  const messageLength = reader.varint();
  const messageStart = reader.offset;
  const messageBytes = reader.take(messageLength);
  while (reader.remaining > 0)
    if (reader.u8() !== 0) throw fail(`expected zeros behind the message, byte ${reader.offset - 1}`);
  const ours = checkOwnFields(bytes, messageStart, messageStart + messageLength, fail);
  let message: pb.FileTrailerProto;
  try {
    message = pb.FileTrailerProto.decode(messageBytes) as pb.FileTrailerProto;
  } catch (cause) {
    throw fail('not a FileTrailerProto', cause);
  }
  if (message.encryption_key != null && message.encryption_key.length > 0) {
    throw hbaseError('DoNotRetryIOException', `${path} is encrypted, which is not supported`);
  }
  const trailer = { minorVersion: minor, ...fromProto(message, ours, fail) };
  checkOffsets(trailer, start, fail);
  return trailer;
}

type Fail = (message: string, cause?: unknown) => CorruptionError;

/** Finds our own fields, checks the trailer's CRC and returns that of the load-on-open section. */
function checkOwnFields(bytes: Buffer, from: number, to: number, fail: Fail): number | undefined {
  const reader = new ByteReader(bytes, (at, text) => fail(`byte ${at}: ${text}`), from, to);
  let loadOnOpenCrc: number | undefined;
  while (reader.remaining > 0) {
    const tag = reader.varint();
    const wireType = tag % 8;
    const field = Math.floor(tag / 8);
    const at = reader.offset;
    // Offsets of an empty file are −1, ten bytes long: more than a safe number.
    if (wireType === 0) reader.skip(varintLength(bytes, reader.offset));
    else if (wireType === 1) reader.skip(8);
    else if (wireType === 2) reader.skip(reader.varint());
    else if (wireType === FIXED32) reader.skip(4);
    else throw fail(`wire type ${wireType} at byte ${at}`);
    if (field === LOAD_ON_OPEN_CRC_FIELD && wireType === FIXED32) loadOnOpenCrc = bytes.readUInt32LE(at);
    if (field === TRAILER_CRC_FIELD && wireType === FIXED32) checkTrailerCrc(bytes, at, fail);
  }
  return loadOnOpenCrc;
}

function checkTrailerCrc(bytes: Buffer, at: number, fail: Fail): void {
  const expected = bytes.readUInt32LE(at);
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(0, at);
  const found = crc32(copy);
  if (found !== expected) throw fail(`expected checksum ${expected.toString(16)}, found ${found.toString(16)}`);
}

function fromProto(
  message: pb.FileTrailerProto,
  loadOnOpenCrc: number | undefined,
  fail: Fail,
): Omit<FixedFileTrailer, 'minorVersion'> {
  const safe = (value: unknown, name: string): number => {
    const number = value == null ? Number.NaN : Number(longToBigInt(value as never));
    if (!Number.isSafeInteger(number)) throw fail(`field ${name} is missing or too large`);
    return number;
  };
  const codec = safe(message.compression_codec, 'compression_codec');
  const compression = COMPRESSION_CODECS[codec];
  if (compression === undefined) throw fail(`compression codec ${codec} does not exist`);
  if (message.comparator_class_name == null) throw fail('field comparator_class_name is missing');
  return {
    fileInfoOffset: safe(message.file_info_offset, 'file_info_offset'),
    loadOnOpenOffset: safe(message.load_on_open_data_offset, 'load_on_open_data_offset'),
    uncompressedDataIndexSize: safe(message.uncompressed_data_index_size, 'uncompressed_data_index_size'),
    totalUncompressedBytes: safe(message.total_uncompressed_bytes, 'total_uncompressed_bytes'),
    dataIndexCount: safe(message.data_index_count, 'data_index_count'),
    metaIndexCount: safe(message.meta_index_count, 'meta_index_count'),
    entryCount: safe(message.entry_count, 'entry_count'),
    dataIndexLevels: safe(message.num_data_index_levels, 'num_data_index_levels'),
    firstDataBlockOffset: safe(message.first_data_block_offset, 'first_data_block_offset'),
    lastDataBlockOffset: safe(message.last_data_block_offset, 'last_data_block_offset'),
    comparatorClassName: message.comparator_class_name,
    compression,
    loadOnOpenCrc,
  };
}

function checkOffsets(t: FixedFileTrailer, end: number, fail: Fail): void {
  const within = (value: number, low: number, high: number, name: string) => {
    if (value < low || value > high) throw fail(`${name} is ${value}, expected ${low} to ${high}`);
  };
  within(t.loadOnOpenOffset, 0, end, 'load_on_open_data_offset');
  within(t.fileInfoOffset, t.loadOnOpenOffset, end, 'file_info_offset');
  within(t.firstDataBlockOffset, -1, t.loadOnOpenOffset, 'first_data_block_offset');
  within(t.lastDataBlockOffset, t.firstDataBlockOffset, t.loadOnOpenOffset, 'last_data_block_offset');
  within(t.dataIndexLevels, 1, 16, 'num_data_index_levels');
  within(t.dataIndexCount, 0, end, 'data_index_count');
  within(t.metaIndexCount, 0, end, 'meta_index_count');
  within(t.entryCount, 0, end * 1024, 'entry_count');
}
