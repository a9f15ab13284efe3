// What filters compare parts of cells with (HBase's ByteArrayComparable). `compareTo` gives the sign of *the comparator's value minus the
// part*; a CompareFilter passes a part when `part OP value` holds.
import { compareBytes } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import { bufferOf } from '../buffer-of.ts';

export interface ByteArrayComparable {
  /** Class name without its package. */
  readonly name: string;
  /** Sign of value − part, for the part of `length` bytes at `offset`. */
  compareTo(slab: Slab, offset: number, length: number): number;
  /** The message of comparator.proto. */
  encode(): Uint8Array;
}

export class BinaryComparator implements ByteArrayComparable {
  readonly name: string = 'BinaryComparator';
  readonly value: Buffer;
  protected readonly slab: Slab;
  constructor(value: Uint8Array) {
    this.value = bufferOf(value);
    this.slab = slabOf(this.value);
  }
  compareTo(slab: Slab, offset: number, length: number): number {
    return compareBytes(this.slab, 0, this.value.length, slab, offset, length);
  }
  encode(): Uint8Array {
    return pb.BinaryComparator.encode({ comparable: { value: this.value } }).finish();
  }
}

/** Only as many bytes of the part count as the value has. */
export class BinaryPrefixComparator extends BinaryComparator {
  override readonly name = 'BinaryPrefixComparator';
  override compareTo(slab: Slab, offset: number, length: number): number {
    return compareBytes(this.slab, 0, this.value.length, slab, offset, Math.min(length, this.value.length));
  }
}

/** Compares with the part's bytes from `offset` on. */
export class BinaryComponentComparator implements ByteArrayComparable {
  readonly name = 'BinaryComponentComparator';
  readonly value: Buffer;
  readonly offset: number;
  readonly #slab: Slab;
  constructor(value: Uint8Array, offset: number) {
    this.value = bufferOf(value);
    this.offset = offset;
    this.#slab = slabOf(this.value);
  }
  compareTo(slab: Slab, offset: number, length: number): number {
    const start = Math.min(this.offset, length);
    const count = Math.min(this.value.length, length - start);
    return compareBytes(this.#slab, 0, this.value.length, slab, offset + start, count);
  }
  encode(): Uint8Array {
    return pb.BinaryComponentComparator.encode({ value: this.value, offset: this.offset }).finish();
  }
}

/** Part and value as signed 64-bit numbers. */
export class LongComparator implements ByteArrayComparable {
  readonly name = 'LongComparator';
  readonly value: Buffer;
  readonly #high: number;
  readonly #low: number;
  constructor(value: Uint8Array) {
    if (value.length !== 8) throw hbaseError('IllegalArgumentException', `A long has 8 bytes, not ${value.length}`);
    this.value = bufferOf(value);
    this.#high = this.value.readInt32BE(0);
    this.#low = this.value.readUInt32BE(4);
  }
  compareTo({ view }: Slab, offset: number, length: number): number {
    if (length !== 8) throw hbaseError('IllegalArgumentException', `A long has 8 bytes, not ${length}`);
    const high = view.getInt32(offset);
    return this.#high === high ? this.#low - view.getUint32(offset + 4) : this.#high - high;
  }
  encode(): Uint8Array {
    return pb.LongComparator.encode({ comparable: { value: this.value } }).finish();
  }
}

/** Bytes.toBytes(BigDecimal): i32 scale, then the unscaled value in two's complement. */
export class BigDecimalComparator implements ByteArrayComparable {
  readonly name = 'BigDecimalComparator';
  readonly value: Buffer;
  readonly #scale: number;
  readonly #unscaled: bigint;
  constructor(value: Uint8Array) {
    this.value = bufferOf(value);
    if (value.length < 5) throw notDecimal(value.length);
    this.#scale = this.value.readInt32BE(0);
    this.#unscaled = signed(this.value, 4, value.length);
  }
  compareTo(slab: Slab, offset: number, length: number): number {
    if (length < 5) throw notDecimal(length);
    const scale = slab.view.getInt32(offset);
    const unscaled = signed(slab.bytes, offset + 4, offset + length);
    const common = Math.max(scale, this.#scale);
    if (common - Math.min(scale, this.#scale) > MAX_SCALE_DIFFERENCE)
      return signOf(this.#unscaled) - signOf(unscaled) || this.#scale - scale;
    const ours = this.#unscaled * 10n ** BigInt(common - this.#scale);
    const theirs = unscaled * 10n ** BigInt(common - scale);
    return ours < theirs ? -1 : ours > theirs ? 1 : 0;
  }
  encode(): Uint8Array {
    return pb.BigDecimalComparator.encode({ comparable: { value: this.value } }).finish();
  }
}

const MAX_SCALE_DIFFERENCE = 10_000;

function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

function signed(bytes: Buffer, start: number, end: number): bigint {
  return BigInt.asIntN((end - start) * 8, BigInt(`0x${bytes.toString('hex', start, end)}`));
}

function notDecimal(length: number): Error {
  return hbaseError('IllegalArgumentException', `A BigDecimal has at least 5 bytes, not ${length}`);
}

type BitwiseOp = 'AND' | 'OR' | 'XOR';
const BITWISE_OPS: readonly (BitwiseOp | undefined)[] = [undefined, 'AND', 'OR', 'XOR'];

/** 0 when any bit of `part op value` is set, else 1; 1 when the lengths differ. */
export class BitComparator implements ByteArrayComparable {
  readonly name = 'BitComparator';
  readonly value: Buffer;
  readonly op: BitwiseOp;
  constructor(value: Uint8Array, op: BitwiseOp) {
    this.value = bufferOf(value);
    this.op = op;
  }
  compareTo({ bytes }: Slab, offset: number, length: number): number {
    if (length !== this.value.length) return 1;
    for (let i = 0; i < length; i++) if (this.#combine(this.value[i], bytes[offset + i]) !== 0) return 0;
    return 1;
  }
  encode(): Uint8Array {
    const bitwise_op = BITWISE_OPS.indexOf(this.op) as pb.BitComparator.BitwiseOp;
    return pb.BitComparator.encode({ comparable: { value: this.value }, bitwise_op }).finish();
  }
  #combine(a: number, b: number): number {
    return this.op === 'AND' ? a & b : this.op === 'OR' ? a | b : a ^ b;
  }
}

/** 1 for every part: a part is never null on a server. */
export class NullComparator implements ByteArrayComparable {
  readonly name = 'NullComparator';
  compareTo(): number {
    return 1;
  }
  encode(): Uint8Array {
    return pb.NullComparator.encode({}).finish();
  }
}

/** 0 when the lower-cased part contains the text, else 1. */
export class SubstringComparator implements ByteArrayComparable {
  readonly name = 'SubstringComparator';
  readonly substr: string;
  readonly #bytes: Buffer;
  readonly #isAscii: boolean;
  constructor(substr: string) {
    this.substr = substr.toLowerCase();
    this.#bytes = Buffer.from(this.substr);
    this.#isAscii = this.#bytes.length === this.substr.length;
  }
  compareTo({ bytes }: Slab, offset: number, length: number): number {
    const end = offset + length;
    if (this.#isAscii && isAscii(bytes, offset, end)) return this.#findAscii(bytes, offset, end) ? 0 : 1;
    return bytes.toString('utf8', offset, end).toLowerCase().includes(this.substr) ? 0 : 1;
  }
  encode(): Uint8Array {
    return pb.SubstringComparator.encode({ substr: this.substr }).finish();
  }
  #findAscii(bytes: Buffer, start: number, end: number): boolean {
    const wanted = this.#bytes;
    const last = end - wanted.length;
    for (let at = start; at <= last; at++) {
      let i = 0;
      while (i < wanted.length && lower(bytes[at + i]) === wanted[i]) i++;
      if (i === wanted.length) return true;
    }
    return false;
  }
}

function isAscii(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] >= 0x80) return false;
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
}

/** Of a bitwise_op on the wire. */
export function bitwiseOpOf(number: number): BitwiseOp {
  const op = BITWISE_OPS[number];
  if (op === undefined) throw hbaseError('DoNotRetryIOException', `Unknown bitwise operator ${number}`);
  return op;
}
