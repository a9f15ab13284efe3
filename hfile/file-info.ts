// File info: what a file says about itself. Payload of a FILEINF2 block = "PBUF" | varint length | FileInfoProto {first, second}*, by key order.
// Numbers are big-endian; true is 0xff, false 0.

import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { CorruptionError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import { longToBigInt } from '../proto/long.ts';
import * as format from './hfile-format.ts';

export type FileInfo = ReadonlyMap<string, Buffer>;

const MAGIC = 'PBUF';

export function u32Bytes(value: number): Buffer {
  return new ByteWriter(4).u32(value).finish();
}
export function u64Bytes(value: number | bigint): Buffer {
  return new ByteWriter(8).i64(BigInt(value)).finish();
}
export function boolBytes(value: boolean): Buffer {
  return Buffer.from([value ? 0xff : 0]);
}

export function encodeFileInfo(info: FileInfo): Buffer {
  const entries = [...info].map(([key, second]) => ({ first: Buffer.from(key, 'latin1'), second }));
  entries.sort((a, b) => Buffer.compare(a.first, b.first));
  const message = pb.FileInfoProto.encode({ map_entry: entries }).finish();
  return new ByteWriter(message.length + 16).write(Buffer.from(MAGIC)).varint(message.length).write(message).finish();
}

/** `offset` is the block's place in the file, for errors. */
export function decodeFileInfo(payload: Buffer, path: string, offset: number): Map<string, Buffer> {
  const reader = new ByteReader(
    payload,
    (at, message) => new CorruptionError(path, offset, `file info, byte ${at}: ${message}`),
  );
  const magic = reader.take(4).toString('latin1');
  if (magic !== MAGIC) reader.fail(`expected the magic PBUF, found ${JSON.stringify(magic)}`);
  const bytes = reader.take(reader.varint());
  try {
    const info = new Map<string, Buffer>();
    for (const { first, second } of pb.FileInfoProto.decode(bytes).map_entry ?? []) {
      info.set(Buffer.from(first).toString('latin1'), Buffer.from(second));
    }
    return info;
  } catch (cause) {
    throw new CorruptionError(path, offset, 'the file info is not a FileInfoProto', { cause });
  }
}

/** The eight bytes of a number, or undefined when the entry is absent or of another length. */
export function infoU64(info: FileInfo, key: string): bigint | undefined {
  const value = info.get(key);
  return value?.length === 8 ? value.readBigInt64BE(0) : undefined;
}
export function infoNumber(info: FileInfo, key: string): number | undefined {
  const value = infoU64(info, key);
  return value === undefined ? undefined : Number(value);
}
export function infoBool(info: FileInfo, key: string): boolean {
  const value = info.get(key);
  return value !== undefined && value.length > 0 && value[0] !== 0;
}
export function infoText(info: FileInfo, key: string): string | undefined {
  return info.get(key)?.toString('latin1');
}

/** TIMERANGE: 16 raw bytes, or "PBUF" + TimeRangeTracker as newer writers have it. */
export function infoTimeRange(info: FileInfo): { min: bigint; max: bigint } | undefined {
  const value = info.get(format.TIMERANGE);
  if (value === undefined) return undefined;
  if (value.length === 16) return { min: value.readBigInt64BE(0), max: value.readBigInt64BE(8) };
  if (value.length < 4 || value.toString('latin1', 0, 4) !== MAGIC) return undefined;
  const message = pb.TimeRangeTracker.decode(value.subarray(4));
  return { min: longToBigInt(message.from), max: longToBigInt(message.to) };
}

/** Names in COMPACTION_EVENT_KEY: the files this one replaces. */
export function infoCompactedFiles(info: FileInfo): string[] {
  const value = info.get(format.COMPACTION_EVENT_KEY);
  if (value === undefined || value.length < 4 || value.toString('latin1', 0, 4) !== MAGIC) return [];
  const message = pb.CompactionEventTracker.decode(value.subarray(4));
  return (message.compacted_store_file ?? []).map((name) => Buffer.from(name).toString('utf8'));
}

export function encodeCompactedFiles(names: Iterable<string>): Buffer {
  const compacted_store_file = [...names].map((name) => Buffer.from(name));
  return Buffer.concat([Buffer.from(MAGIC), pb.CompactionEventTracker.encode({ compacted_store_file }).finish()]);
}
