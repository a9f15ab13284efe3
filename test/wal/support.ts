import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { toStringBinary } from '../../base/bytes.ts';
import { systemClock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import type { Slab } from '../../base/slab.ts';
import { CellList } from '../../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
} from '../../cell/key-value.ts';
import type { RandomAccessFile } from '../../storage/file-storage.ts';
import type { LogStorage } from '../../storage/log-storage.ts';
import { WAL, type WALOptions } from '../../wal/wal.ts';
import type { AppendKey } from '../../wal/wal-key.ts';
import { type WALEnd, type WALEntry, WALReader } from '../../wal/wal-reader.ts';

export function golden(name: string): Buffer {
  const bytes = readFileSync(fileURLToPath(new URL(`../golden/wal/${name}`, import.meta.url)));
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export function fileOf(bytes: Buffer, path = 'WALs/s/log.1'): RandomAccessFile {
  const tryReadSync = (offset: number, length: number) => {
    if (offset < 0 || length < 0 || offset + length > bytes.length) throw new StorageError('io', path, 'past the end');
    return Buffer.from(bytes.subarray(offset, offset + length));
  };
  return {
    path,
    length: bytes.length,
    read: async (offset, length) => tryReadSync(offset, length),
    // Every second read goes the slow way.
    tryReadSync: (offset, length) => (offset % 2 === 0 ? undefined : tryReadSync(offset, length)),
    close: async () => {},
  };
}

export interface ReadResult {
  readonly entries: WALEntry[];
  readonly end: WALEnd | undefined;
  readonly error: unknown;
}

export async function readAll(file: RandomAccessFile): Promise<ReadResult> {
  const entries: WALEntry[] = [];
  try {
    const reader = await WALReader.open(file);
    for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) entries.push(entry);
    await reader.close();
    return { entries, end: reader.end, error: undefined };
  } catch (error) {
    return { entries, end: undefined, error };
  }
}

/** `row/family:qualifier/timestamp/type/value` and the tags in hex, each field in HBase's printed form. */
export function cellText(slab: Slab, offset: number, length: number): string {
  const { view, bytes } = slab;
  const text = (at: number, size: number) => toStringBinary(bytes, at, size);
  const row = text(kvRowOffset(offset), kvRowLength(view, offset));
  const family = text(kvFamilyOffset(view, offset), kvFamilyLength(view, offset));
  const qualifier = text(kvQualifierOffset(view, offset), kvQualifierLength(view, offset));
  const valueEnd = kvValueOffset(view, offset) + kvValueLength(view, offset);
  const value = text(kvValueOffset(view, offset), kvValueLength(view, offset));
  const tags = bytes.toString('hex', valueEnd, offset + length);
  return `${row}/${family}:${qualifier}/${kvTimestamp(view, offset)}/${kvType(view, offset)}/${value}${tags === '' ? '' : `/${tags}`}`;
}

export function entryText({ key, cells }: WALEntry): string {
  const list = cells.offsets.map((offset, i) => cellText(cells.slab, offset, cells.lengths[i]));
  return `${key.sequenceId} ${key.tableName} ${key.encodedRegionName}: ${list.join(' ')}`;
}

export const REGION = Buffer.from('9f08f7543715570c8ef00f7015f58dcc');
export const TABLE = Buffer.from('ns:t');

export function put(row: string, value: string, family = 'f', qualifier = 'q'): CellList {
  const cells = new CellList();
  cells.addKeyValue({
    row: Buffer.from(row),
    family: Buffer.from(family),
    qualifier: Buffer.from(qualifier),
    timestamp: 1000n,
    value: Buffer.from(value),
  });
  return cells;
}

export function keyOf(sequenceId: number, fields: Partial<AppendKey> = {}): AppendKey {
  return {
    encodedRegionName: REGION,
    tableName: TABLE,
    sequenceId,
    writeTime: 1_700_000_000_000,
    families: ['f'],
    ...fields,
  };
}

export function openWAL(logs: LogStorage, options: Partial<WALOptions> = {}): Promise<WAL> {
  return WAL.open({
    logs,
    folder: 'WALs/localhost,16020,1',
    archiveFolder: 'oldWALs',
    prefix: 'localhost%2C16020%2C1',
    suffix: '',
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    ...options,
  });
}
