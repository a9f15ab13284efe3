// Looks behind damage for good entries of ours, to learn how much of the file was synced. An entry is recognized by the tags of its last two
// fields at the place its length says, and believed when its checksum holds.
import { readVarint, varintLength } from '../base/varint.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import { crcWithout, readCellsLength } from './wal-format.ts';
import { decodeWALKey, hasCheck } from './wal-key.ts';

/** Tag of the key's first field, the region's name. */
const FIRST_TAG = 0x0a;
const NOTHING = Buffer.alloc(0);

/** The highest offset that good entries between the two offsets attest as synced; 0 when there is no such entry. */
export async function highestAttested(file: RandomAccessFile, from: number, to: number): Promise<number> {
  if (from >= to) return 0;
  const bytes = await file.read(from, to - from);
  let highest = 0;
  for (let at = 0; at < bytes.length; ) {
    const entry = entryAt(bytes, at);
    if (entry === undefined) {
      at++;
      continue;
    }
    highest = Math.max(highest, entry.attested);
    at = entry.end;
  }
  return highest;
}

function entryAt(bytes: Buffer, start: number): { attested: number; end: number } | undefined {
  const keyStart = start + varintLength(bytes, start);
  if (bytes[keyStart] !== FIRST_TAG) return undefined;
  const keyEnd = keyStart + readVarint(bytes, start);
  if (!(keyEnd <= bytes.length) || !hasCheck(bytes, keyStart, keyEnd)) return undefined;
  try {
    const key = decodeWALKey(bytes, keyStart, keyEnd, { region: NOTHING, table: NOTHING });
    const end = cellsEnd(bytes, keyStart, keyEnd, key.followingCellCount);
    if (end > bytes.length) return undefined;
    const crc = crcWithout(bytes.subarray(start, keyEnd), bytes.subarray(keyEnd, end));
    return crc === bytes.readUInt32LE(keyEnd - 4) ? { attested: key.attestedOffset!, end } : undefined;
  } catch {
    return undefined;
  }
}

/** Beyond the end of the bytes when they don't hold the cells. */
function cellsEnd(bytes: Buffer, keyStart: number, keyEnd: number, count: number): number {
  const length = readCellsLength(bytes, keyStart, keyEnd);
  if (length !== undefined) return keyEnd + length;
  let end = keyEnd;
  for (let i = 0; i < count; i++) {
    if (end + 4 > bytes.length) return Number.POSITIVE_INFINITY;
    end += 4 + bytes.readUInt32BE(end);
  }
  return end;
}

const CHUNK_BYTES = 1024 * 1024;

/** True when the bytes between the two offsets, at least one, are all zeros. */
export async function isZeros(file: RandomAccessFile, from: number, to: number): Promise<boolean> {
  for (let offset = from; offset < to; offset += CHUNK_BYTES) {
    const bytes = await file.read(offset, Math.min(CHUNK_BYTES, to - offset));
    if (bytes.some((byte) => byte !== 0)) return false;
  }
  return to > from;
}
