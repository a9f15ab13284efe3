import { describe, expect, it } from 'vitest';
import { StreamWindow, WINDOW_BYTES } from '../../hfile/stream-window.ts';
import { BufferFile, describe1, openBytes, put, readAll, type TestCell, writeCells } from './support.ts';

/** Counts reads, and answers later. */
class CountingFile extends BufferFile {
  readonly asked: string[] = [];
  override async read(offset: number, length: number, into?: Buffer): Promise<Buffer> {
    this.asked.push(`${offset}+${length}`);
    return super.read(offset, length, into);
  }
}

/** Notes what memory was read into. */
class MemoryFile extends BufferFile {
  readonly memory: ArrayBufferLike[] = [];
  override async read(offset: number, length: number, into?: Buffer): Promise<Buffer> {
    return this.#noted(await super.read(offset, length, into))!;
  }
  override tryReadSync(offset: number, length: number, into?: Buffer): Buffer | undefined {
    return this.#noted(super.tryReadSync(offset, length, into));
  }
  #noted(bytes: Buffer | undefined): Buffer | undefined {
    if (bytes !== undefined) this.memory.push(bytes.buffer);
    return bytes;
  }
}

async function take(window: StreamWindow, offset: number, size: number): Promise<Buffer> {
  return window.get(offset, size) ?? (await window.load(offset, size));
}

describe('a stream over a file that answers later', () => {
  const bytes = Buffer.from(Array.from({ length: 3 * WINDOW_BYTES }, (_, i) => (i * 31) & 0xff));

  it('gives every byte, in pieces that end anywhere', async () => {
    for (const size of [1000, 65_536, 100_003, WINDOW_BYTES, WINDOW_BYTES + 5]) {
      const window = new StreamWindow(new BufferFile(bytes, 'async'), bytes.length);
      for (let at = 0; at < bytes.length; at += size) {
        const length = Math.min(size, bytes.length - at);
        expect((await take(window, at, length)).equals(bytes.subarray(at, at + length))).toBe(true);
      }
    }
  });

  it('asks for the next window when half of this one is used, and never past the limit', async () => {
    const file = new CountingFile(bytes, 'async');
    const limit = 2 * WINDOW_BYTES + 100;
    const window = new StreamWindow(file, limit);
    for (let at = 0; at < limit; at += 1000) await take(window, at, Math.min(1000, limit - at));
    expect(file.asked).toEqual([`0+${WINDOW_BYTES}`, `${WINDOW_BYTES}+${WINDOW_BYTES}`, `${2 * WINDOW_BYTES}+100`]);
  });

  it('goes wherever a seek leads, also away from a window on its way', async () => {
    const window = new StreamWindow(new BufferFile(bytes, 'async'), bytes.length);
    for (const at of [0, WINDOW_BYTES - 1000, 50, 2 * WINDOW_BYTES, WINDOW_BYTES / 2, 3 * WINDOW_BYTES - 10, 0]) {
      expect((await take(window, at, 10)).equals(bytes.subarray(at, at + 10)), String(at)).toBe(true);
    }
  });

  it('a failed read-ahead is an error of who needs it, and of nobody else', async () => {
    const file = new CountingFile(bytes.subarray(0, WINDOW_BYTES), 'async');
    const window = new StreamWindow(file, 2 * WINDOW_BYTES);
    await take(window, 0, 1000);
    await take(window, WINDOW_BYTES - 1000, 500);
    await expect(take(window, WINDOW_BYTES - 500, 1000)).rejects.toThrow();
  });
});

describe.each(['sync', 'async', 'mixed'] as const)('memory, of a disk that is %s', (mode) => {
  const bytes = Buffer.from(Array.from({ length: 12 * WINDOW_BYTES }, (_, i) => (i * 37) & 0xff));

  it('goes around; the last two blocks taken stay as they are', async () => {
    const file = new MemoryFile(bytes, mode);
    const window = new StreamWindow(file, bytes.length);
    const size = 100_003;
    const taken: [at: number, bytes: Buffer][] = [];
    for (let at = 0; at + size <= bytes.length; at += size) {
      taken.push([at, await take(window, at, size)]);
      for (const [from, block] of taken.slice(-2)) expect(block.equals(bytes.subarray(from, from + size))).toBe(true);
    }
    expect(new Set(file.memory).size).toBeLessThanOrEqual(4);
  });

  it('of windows that were jumped to is written over by none of the next', async () => {
    const window = new StreamWindow(new MemoryFile(bytes, mode), bytes.length);
    const taken: [at: number, bytes: Buffer][] = [];
    for (const at of [0, 5, 3, 9, 8, 7, 6, 2, 10]) {
      const from = at * WINDOW_BYTES;
      taken.push([from, await take(window, from, 65_000)]);
      for (const [offset, block] of taken) expect(block.equals(bytes.subarray(offset, offset + 65_000))).toBe(true);
    }
  });
});

it('a scan of several windows finds every cell, whatever way the disk answers', async () => {
  const cells: TestCell[] = [];
  for (let i = 0; i < 2000; i++) cells.push(put(`row${10_000 + i}`, 'q', 1, String(i).repeat(150), i));
  const { bytes } = await writeCells(cells, { blockSizeBytes: 20_000 });
  expect(bytes.length).toBeGreaterThan(2 * WINDOW_BYTES);
  for (const mode of ['sync', 'async', 'mixed'] as const) {
    expect(await readAll(await openBytes(bytes, { mode }), { access: 'stream' })).toEqual(cells.map(describe1));
  }
});
