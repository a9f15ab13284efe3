import { randomBytes } from 'node:crypto';

export interface Random {
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** A number in [0, 1). */
  fraction(): number;
  bytes(length: number): Buffer;
  /** A version 4 UUID in its usual text form. */
  uuid(): string;
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const systemRandom: Random = {
  below: (bound) => Math.floor(Math.random() * bound),
  fraction: () => Math.random(),
  bytes: (length) => randomBytes(length),
  uuid: () => uuidOf(randomBytes(16)),
};

/** Repeatable chance for tests: the same seed gives the same sequence (mulberry32). */
export class SeededRandom implements Random {
  #state: number;
  readonly seed: number;
  constructor(seed: number) {
    this.seed = seed;
    this.#state = seed >>> 0;
  }
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }
  below(bound: number): number {
    return Math.floor((this.#next() / 4294967296) * bound);
  }
  fraction(): number {
    return this.#next() / 4294967296;
  }
  bytes(length: number): Buffer {
    const out = Buffer.alloc(length);
    for (let i = 0; i < length; i++) out[i] = this.#next() & 0xff;
    return out;
  }
  uuid(): string {
    return uuidOf(this.bytes(16));
  }
}
