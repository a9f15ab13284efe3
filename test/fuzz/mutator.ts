// Makes inputs from those there are: bytes, numbers and lengths changed, runs cut, doubled, moved, and taken from another input.
import type { Random } from '../../base/random.ts';
import { writeVarint, writeVLong } from '../../base/varint.ts';

const NUMBERS = [
  0,
  1,
  2,
  3,
  4,
  7,
  8,
  9,
  12,
  15,
  16,
  31,
  32,
  33,
  63,
  64,
  100,
  127,
  128,
  129,
  255,
  256,
  257,
  511,
  512,
  1000,
  1024,
  4095,
  4096,
  16383,
  16384,
  32767,
  32768,
  65535,
  65536,
  2 ** 20,
  2 ** 24 - 1,
  2 ** 24,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
];
const LARGE = [...NUMBERS, 2 ** 32, 2 ** 40, 2 ** 53 - 1];
const MAX_BYTES = 64 * 1024;

/** A changed copy of `base`; `other` lends it bytes. */
export function mutate(base: Buffer, other: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(base);
  do {
    bytes = change(bytes, other, random);
  } while (random.below(5) < 2);
  return bytes.length > MAX_BYTES ? bytes.subarray(0, MAX_BYTES) : bytes;
}

/** The same, but of the same length: for what has offsets that must go on fitting. */
export function mutateInPlace(base: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(base);
  do {
    if (bytes.length > 0) overwrite(bytes, random);
  } while (random.below(5) < 2);
  return bytes;
}

function change(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const length = Math.min(runLength(random), bytes.length - at);
  switch (random.below(12)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 3: {
      const from = random.below(other.length + 1);
      const lent = other.subarray(from, from + runLength(random));
      return Buffer.concat([bytes.subarray(0, at), lent, bytes.subarray(at + (random.below(2) === 0 ? length : 0))]);
    }
    case 4: {
      const run = Buffer.alloc(runLength(random), random.below(2) === 0 ? 0 : random.below(256));
      return Buffer.concat([bytes.subarray(0, at), run, bytes.subarray(at)]);
    }
    case 5: {
      const number = Buffer.alloc(10);
      const value = LARGE[random.below(LARGE.length)];
      const end = random.below(2) === 0 ? writeVarint(number, 0, value) : writeVLong(number, 0, value);
      return Buffer.concat([bytes.subarray(0, at), number.subarray(0, end), bytes.subarray(at + random.below(3))]);
    }
    default:
      if (bytes.length > 0) overwrite(bytes, random);
      return bytes;
  }
}

function overwrite(bytes: Buffer, random: Random): void {
  const at = random.below(bytes.length);
  const room = bytes.length - at;
  switch (random.below(7)) {
    case 0:
      bytes[at] ^= 1 << random.below(8);
      return;
    case 1:
      bytes[at] = random.below(256);
      return;
    case 2:
      bytes[at] = NUMBERS[random.below(NUMBERS.length)];
      return;
    case 3:
      bytes[at] += random.below(2) === 0 ? 1 : -1;
      return;
    case 4:
      if (room >= 2) bytes.writeUInt16BE(near(bytes.readUInt16BE(at), random) % 65536, at);
      return;
    case 5:
      if (room >= 4) bytes.writeUInt32BE(near(bytes.readUInt32BE(at), random) >>> 0, at);
      return;
    default: {
      const from = random.below(bytes.length);
      bytes.copyWithin(at, from, from + Math.min(runLength(random), room));
    }
  }
}

/** One of the numbers that break things, or a neighbour of what is there. */
function near(value: number, random: Random): number {
  if (random.below(2) === 0) return NUMBERS[random.below(NUMBERS.length)];
  return Math.abs(value + [-16, -8, -4, -2, -1, 1, 2, 4, 8, 16][random.below(10)]);
}

function runLength(random: Random): number {
  return 1 + random.below(1 << random.below(8));
}
