/** Bytes as callers give them: a string stands for its UTF-8. */
export type BytesInput = string | Uint8Array;

/** The bytes, *shared* when they came as bytes. Throws TypeError for anything else; `what` names it in the message. */
export function bytesFrom(input: BytesInput, what: string): Buffer {
  if (typeof input === 'string') return Buffer.from(input);
  if (Buffer.isBuffer(input)) return input;
  if (input instanceof Uint8Array) return Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  throw new TypeError(`${what} must be a string or a Uint8Array, found ${describe(input)}`);
}

/** Milliseconds since 1970, or any other 64-bit number that a table uses as versions. */
export type TimestampInput = number | bigint;

export function timestampFrom(input: TimestampInput, what = 'timestamp'): bigint {
  if (typeof input !== 'bigint' && !Number.isSafeInteger(input)) {
    throw new TypeError(`${what} must be a whole number or a bigint, found ${describe(input)}`);
  }
  const timestamp = BigInt(input);
  if (timestamp < 0n || timestamp >= 2n ** 63n) throw new RangeError(`${what} must be in 0…2^63-1, found ${timestamp}`);
  return timestamp;
}

/** A whole number in [min, max], or RangeError. */
export function wholeNumber(input: number, what: string, min = 0, max = 0x7fffffff): number {
  if (Number.isInteger(input) && input >= min && input <= max) return input;
  throw new RangeError(`${what} must be a whole number in ${min}…${max}, found ${describe(input)}`);
}

function describe(input: unknown): string {
  if (input === null || typeof input !== 'object') return `${typeof input} ${String(input)}`;
  return input.constructor?.name ?? 'object';
}
