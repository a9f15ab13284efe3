import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as generated from '../../proto/generated.js';
import { bigIntToLong, longToBigInt, longToNumber } from '../../proto/long.ts';

interface MessageClass {
  decode(bytes: Uint8Array): object;
  encode(message: object): { finish(): Uint8Array };
}

function messageClass(name: string): MessageClass {
  return name
    .split('.')
    .reduce(
      (scope: Record<string, unknown>, part) => scope[part] as Record<string, unknown>,
      generated as never,
    ) as never;
}

describe('protobuf messages', () => {
  // One populated instance of each message type, encoded by HBase's own classes.
  const vectors = readFileSync(new URL('./vectors.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));

  it('covers every message type', () => {
    expect(vectors.length).toBeGreaterThan(600);
  });

  it('decodes and encodes each vector to the same bytes', () => {
    const wrong: string[] = [];
    for (const [name, hex] of vectors) {
      const type = messageClass(name);
      const again = Buffer.from(type.encode(type.decode(Buffer.from(hex, 'hex'))).finish()).toString('hex');
      if (again !== hex) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });

  it('refuses a message that lacks a required field', () => {
    expect(() => generated.pb.GetRequest.decode(Buffer.alloc(0))).toThrow(/missing required/);
  });
});

describe('64-bit fields', () => {
  it.each([0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 1234567890123n])('%d survives the round trip', (value) => {
    const encoded = generated.pb.TimeRange.encode({ from: bigIntToLong(value) }).finish();
    expect(longToBigInt(generated.pb.TimeRange.decode(encoded).from)).toBe(value);
  });
  it('reads absent as the default given', () => {
    expect(longToNumber(undefined, 7)).toBe(7);
    expect(longToNumber({ low: -1, high: 0, unsigned: true })).toBe(4294967295);
  });
});
