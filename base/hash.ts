import { createHash } from 'node:crypto';

/** MurmurHash2 as HBase's blooms use it: signed result, and the one to three tail bytes are sign-extended. */
export function murmurHash2(view: DataView, offset: number, length: number, seed: number): number {
  const m = 0x5bd1e995;
  let h = seed ^ length;
  const end4 = offset + (length & ~3);
  let i = offset;
  for (; i < end4; i += 4) {
    let k = Math.imul(view.getInt32(i, true), m);
    k ^= k >>> 24;
    k = Math.imul(k, m);
    h = Math.imul(h, m) ^ k;
  }
  const left = length & 3;
  if (left !== 0) {
    if (left >= 3) h ^= view.getInt8(i + 2) << 16;
    if (left >= 2) h ^= view.getInt8(i + 1) << 8;
    h ^= view.getInt8(i);
    h = Math.imul(h, m);
  }
  h ^= h >>> 13;
  h = Math.imul(h, m);
  return h ^ (h >>> 15);
}

/** MurmurHash3 (x86, 32 bits), signed result. */
export function murmurHash3(bytes: Uint8Array, offset: number, length: number, seed: number): number {
  const c1 = 0xcc9e2d51;
  const c2 = 0x1b873593;
  let h = seed;
  const end4 = offset + (length & ~3);
  let i = offset;
  for (; i < end4; i += 4) {
    let k = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    k = Math.imul(k, c1);
    k = Math.imul((k << 15) | (k >>> 17), c2);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  let k = 0;
  const left = length & 3;
  if (left >= 3) k = bytes[i + 2] << 16;
  if (left >= 2) k |= bytes[i + 1] << 8;
  if (left >= 1) {
    k = Math.imul(k | bytes[i], c1);
    h ^= Math.imul((k << 15) | (k >>> 17), c2);
  }
  h ^= length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));

/** Bob Jenkins' lookup3 (hashlittle), signed result. Names hbase:meta's region: |hash of its name, seed 0|. */
export function jenkinsHash(bytes: Uint8Array, offset: number, length: number, seed: number): number {
  let a = (0xdeadbeef + length + seed) | 0;
  let b = a;
  let c = a;
  const word = (at: number, available: number) => {
    let value = 0;
    for (let k = 0; k < 4 && k < available; k++) value |= bytes[at + k] << (8 * k);
    return value;
  };
  let left = length;
  let at = offset;
  for (; left > 12; left -= 12, at += 12) {
    a = (a + word(at, 4)) | 0;
    b = (b + word(at + 4, 4)) | 0;
    c = (c + word(at + 8, 4)) | 0;
    a = ((a - c) | 0) ^ rotate(c, 4);
    c = (c + b) | 0;
    b = ((b - a) | 0) ^ rotate(a, 6);
    a = (a + c) | 0;
    c = ((c - b) | 0) ^ rotate(b, 8);
    b = (b + a) | 0;
    a = ((a - c) | 0) ^ rotate(c, 16);
    c = (c + b) | 0;
    b = ((b - a) | 0) ^ rotate(a, 19);
    a = (a + c) | 0;
    c = ((c - b) | 0) ^ rotate(b, 4);
    b = (b + a) | 0;
  }
  if (left === 0) return c;
  a = (a + word(at, left)) | 0;
  b = (b + word(at + 4, left - 4)) | 0;
  c = (c + word(at + 8, left - 8)) | 0;
  c = ((c ^ b) - rotate(b, 14)) | 0;
  a = ((a ^ c) - rotate(c, 11)) | 0;
  b = ((b ^ a) - rotate(a, 25)) | 0;
  c = ((c ^ b) - rotate(b, 16)) | 0;
  a = ((a ^ c) - rotate(c, 4)) | 0;
  b = ((b ^ a) - rotate(a, 14)) | 0;
  return ((c ^ b) - rotate(b, 24)) | 0;
}

/** 32 lower-case hex digits: the encoded name of a region is that of its name. */
export function md5Hex(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

/** SHA-1 in base64, with which ZooKeeper's digest scheme hides `user:password`. */
export function sha1Base64(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64');
}
