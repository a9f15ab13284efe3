import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { FrameSplitter } from '../../rpc/frame.ts';
import { FrameMemory } from '../../rpc/frame-memory.ts';

const KIB = 1024;

function frame(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** The one frame of a stream that comes in pieces. */
function readInPieces(splitter: FrameSplitter, stream: Buffer): Buffer {
  for (let at = 0; at < stream.length; at += 64 * KIB) {
    splitter.push(stream.subarray(at, at + 64 * KIB));
    const next = splitter.next();
    if (next !== undefined) return next as Buffer;
  }
  throw new Error('no frame');
}

describe('FrameMemory', () => {
  it('hands out again what came back, and nothing else', () => {
    const memory = new FrameMemory();
    const first = memory.take(700 * KIB);
    expect(first.length).toBe(700 * KIB);
    expect(memory.reuse(700 * KIB)).toBeUndefined();
    memory.give(first);
    memory.give(first);
    memory.give(Buffer.alloc(700 * KIB));
    expect(memory.freeBytes).toBe(768 * KIB);
    const second = memory.take(760 * KIB);
    expect(second.buffer).toBe(first.buffer);
    expect(memory.freeBytes).toBe(0);
    // The former frame has no claim on it any more, its memory has come back once only.
    const third = memory.take(700 * KIB);
    expect(third.buffer).not.toBe(first.buffer);
  });

  it('keeps no more than its bound, and gives nothing far too large', () => {
    const memory = new FrameMemory(3 * 1024 * KIB);
    const lent = [memory.take(1024 * KIB), memory.take(2048 * KIB), memory.take(512 * KIB)];
    for (const each of lent) memory.give(each);
    expect(memory.freeBytes).toBe(3 * 1024 * KIB);
    expect(memory.reuse(256 * KIB)?.buffer).toBe(lent[0].buffer);
    expect(memory.reuse(256 * KIB)).toBeUndefined();
  });

  it('serves large frames of a stream from memory given back, whatever stood there', () => {
    const memory = new FrameMemory();
    const splitter = new FrameSplitter(4096 * KIB, memory);
    const random = new SeededRandom(7);
    const bodies = [2_000_000, 1_900_000, 2_050_000].map((length) => random.bytes(length));
    const buffers = new Set<ArrayBufferLike>();
    for (const body of bodies) {
      const found = readInPieces(splitter, frame(body));
      expect(found.equals(body)).toBe(true);
      buffers.add(found.buffer);
      memory.give(found);
    }
    expect(buffers.size).toBe(1);
  });
});
