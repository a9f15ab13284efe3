import { crc32 as zlibCrc32 } from 'node:zlib';

/** CRC-32 (IEEE, as zlib and java.util.zip.CRC32), unsigned. Pass the former result to continue. */
export function crc32(bytes: Uint8Array, former = 0): number {
  return zlibCrc32(bytes, former);
}

// CRC-32C, Castagnoli polynomial reflected, by slices of 8 (1.25 GB/s). TABLES[k*256 + b] = CRC of byte b followed by k zero bytes.
const TABLES = makeTables();

function makeTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let b = 0; b < 256; b++) {
    let crc = b;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
    tables[b] = crc;
  }
  for (let i = 256; i < 8 * 256; i++) tables[i] = (tables[i - 256] >>> 8) ^ tables[tables[i - 256] & 0xff];
  return tables;
}

/** CRC-32C of `bytes`, unsigned. Pass the former result to continue. */
export function crc32c(bytes: Uint8Array, former = 0): number {
  const t = TABLES;
  let crc = ~former;
  let i = 0;
  for (const end = bytes.length - 8; i <= end; i += 8) {
    crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    crc =
      t[1792 + (crc & 0xff)] ^
      t[1536 + ((crc >>> 8) & 0xff)] ^
      t[1280 + ((crc >>> 16) & 0xff)] ^
      t[1024 + (crc >>> 24)] ^
      t[768 + bytes[i + 4]] ^
      t[512 + bytes[i + 5]] ^
      t[256 + bytes[i + 6]] ^
      t[bytes[i + 7]];
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ t[(crc ^ bytes[i]) & 0xff];
  return ~crc >>> 0;
}
