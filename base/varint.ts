// The two variable-length integers of HBase's files.
//
// Hadoop VInt/VLong ("vint", "vlong"): one byte for -112…127; otherwise a first byte -112-n (positive) or -120-n (one's complement
// of a negative) and n bytes, big-endian. Protobuf varint ("ci" in encoded blocks): 7 bits a byte, low first, high bit = more follow.
// Functions work on (bytes, offset) so that hot paths allocate nothing; a caller adds the length to move on. None checks bounds: reading
// past the end gives NaN or garbage, so readers of untrusted bytes go through ByteReader.

const VLONG_LENGTHS = Uint8Array.from({ length: 256 }, (_, firstByte) => {
  const first = (firstByte << 24) >> 24;
  if (first >= -112) return 1;
  return first < -120 ? -119 - first : -111 - first;
});

/** Bytes that a vlong takes, from its first byte (0…255). By a table: a branch that was never taken yet would throw away the compiled code of whole scans. */
export function vlongLength(firstByte: number): number {
  return VLONG_LENGTHS[firstByte];
}

/** The vlong at `offset` as a number; exact while the value is a safe integer. */
export function readVLong(bytes: Uint8Array, offset: number): number {
  const first = (bytes[offset] << 24) >> 24;
  if (first >= -112) return first;
  const length = first < -120 ? -120 - first : -112 - first;
  let value = 0;
  for (let i = 1; i <= length; i++) value = value * 256 + bytes[offset + i];
  return first < -120 ? -1 - value : value;
}

export function readVLongBigInt(bytes: Uint8Array, offset: number): bigint {
  const first = (bytes[offset] << 24) >> 24;
  if (first >= -112) return BigInt(first);
  const length = first < -120 ? -120 - first : -112 - first;
  let value = 0n;
  for (let i = 1; i <= length; i++) value = (value << 8n) | BigInt(bytes[offset + i]);
  return first < -120 ? ~value : value;
}

/** Bytes that `value` (a safe integer) takes as a vlong. */
export function vlongSize(value: number): number {
  if (value >= -112 && value <= 127) return 1;
  let magnitude = value < 0 ? -1 - value : value;
  let size = 1;
  do {
    size++;
    magnitude = Math.floor(magnitude / 256);
  } while (magnitude > 0);
  return size;
}

/** Writes a safe integer as a vlong and returns the offset behind it. */
export function writeVLong(target: Uint8Array, offset: number, value: number): number {
  if (value >= -112 && value <= 127) {
    target[offset] = value & 0xff;
    return offset + 1;
  }
  const payload = vlongSize(value) - 1;
  target[offset] = ((value < 0 ? -120 : -112) - payload) & 0xff;
  let magnitude = value < 0 ? -1 - value : value;
  for (let i = payload; i > 0; i--) {
    target[offset + i] = magnitude % 256;
    magnitude = Math.floor(magnitude / 256);
  }
  return offset + 1 + payload;
}

/** A vlong of any 64-bit value, as bytes *owned by the caller*. */
export function encodeVLong(value: bigint): Buffer {
  if (value >= -112n && value <= 127n) return Buffer.from([Number(value) & 0xff]);
  let magnitude = value < 0n ? ~value : value;
  const payload: number[] = [];
  for (; magnitude > 0n; magnitude >>= 8n) payload.unshift(Number(magnitude & 0xffn));
  return Buffer.from([((value < 0n ? -120 : -112) - payload.length) & 0xff, ...payload]);
}

/** Bytes that the protobuf varint at `offset` takes; at most 10 even in damaged data. */
export function varintLength(bytes: Uint8Array, offset: number): number {
  let length = 1;
  while (length < 10 && (bytes[offset + length - 1] & 0x80) !== 0) length++;
  return length;
}

/** The protobuf varint at `offset` as an unsigned number; exact up to 2^53. */
export function readVarint(bytes: Uint8Array, offset: number): number {
  let value = 0;
  let scale = 1;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[offset + i];
    value += (byte & 0x7f) * scale;
    if ((byte & 0x80) === 0) break;
    scale *= 128;
  }
  return value;
}

/** Bytes that `value` (a safe integer ≥ 0) takes as a protobuf varint. */
export function varintSize(value: number): number {
  let size = 1;
  for (; value >= 128; value = Math.floor(value / 128)) size++;
  return size;
}

/** Writes a safe integer ≥ 0 as a protobuf varint and returns the offset behind it. */
export function writeVarint(target: Uint8Array, offset: number, value: number): number {
  for (; value >= 128; value = Math.floor(value / 128)) target[offset++] = (value % 128) | 0x80;
  target[offset++] = value;
  return offset;
}

/** Where a bigint is taken apart into halves: a step of arithmetic on it costs more than one with numbers by far. */
const wide = new DataView(new ArrayBuffer(8));

/** Bytes that 64 bits, signed or not, take as a protobuf varint. */
export function varint64Size(value: bigint): number {
  wide.setBigInt64(0, value);
  const high = wide.getUint32(0);
  const bits = high === 0 ? 32 - Math.clz32(wide.getUint32(4)) : 64 - Math.clz32(high);
  return Math.max(1, Math.ceil(bits / 7));
}

/** Writes 64 bits, signed or not, as a protobuf varint and returns the offset behind it. */
export function writeVarint64(target: Uint8Array, offset: number, value: bigint): number {
  wide.setBigInt64(0, value);
  let high = wide.getUint32(0);
  let low = wide.getUint32(4);
  while (high !== 0 || low >= 128) {
    target[offset++] = (low & 0x7f) | 0x80;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  target[offset++] = low;
  return offset;
}
