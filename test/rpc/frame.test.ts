import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { FrameSplitter } from '../../rpc/frame.ts';

function frame(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function drain(splitter: FrameSplitter): Buffer[] {
  const out: Buffer[] = [];
  for (let next = splitter.next(); next !== undefined; next = splitter.next()) {
    if (next === 'oversized') throw new Error('oversized');
    out.push(Buffer.from(next));
  }
  return out;
}

describe('FrameSplitter', () => {
  const seed = Math.floor(Math.random() * 1e9);
  it(`finds the same frames however the stream is cut (seed ${seed})`, () => {
    const random = new SeededRandom(seed);
    for (let round = 0; round < 200; round++) {
      const bodies = Array.from({ length: 1 + random.below(6) }, () =>
        random.bytes([0, 1, 3, 50, 2000][random.below(5)]),
      );
      const stream = Buffer.concat(bodies.map(frame));
      const splitter = new FrameSplitter(10_000);
      const found: Buffer[] = [];
      for (let at = 0; at < stream.length; ) {
        const length = Math.min(stream.length - at, 1 + random.below([2, 10, 5000][random.below(3)]));
        splitter.push(Buffer.from(stream.subarray(at, at + length)));
        // Sometimes the bytes of two reads are looked at together.
        if (random.below(3) > 0) found.push(...drain(splitter));
        at += length;
      }
      found.push(...drain(splitter));
      expect(found.map((each) => each.toString('hex'))).toEqual(bodies.map((each) => each.toString('hex')));
      expect(splitter.buffered).toBe(0);
    }
  });

  it('puts large frames together as they come, and never more', () => {
    const body = new SeededRandom(1).bytes(3_000_000);
    const splitter = new FrameSplitter(4_000_000);
    const stream = frame(body);
    for (let at = 0; at < stream.length; at += 60_000) {
      expect(splitter.buffered).toBeLessThanOrEqual(at);
      splitter.push(stream.subarray(at, at + 60_000));
      const next = splitter.next();
      if (at + 60_000 < stream.length) expect(next).toBeUndefined();
      else expect((next as Buffer).equals(body)).toBe(true);
    }
  });

  it('says what is too long, and keeps what follows its length', () => {
    const splitter = new FrameSplitter(100);
    splitter.push(Buffer.concat([frame(Buffer.alloc(100)), frame(Buffer.alloc(101, 'x'))]));
    expect((splitter.next() as Buffer).length).toBe(100);
    expect(splitter.next()).toBe('oversized');
    expect(splitter.oversizedLength).toBe(101);
    expect(splitter.peekRest().toString()).toBe('x'.repeat(101));
  });
});
