import { describe, expect, it } from 'vitest';
import { CorruptionError, StorageError } from '../../base/errors.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import { MOST_AHEAD_BYTES, ReadAheadMemory } from '../../hfile/read-ahead.ts';
import { BufferFile, currentCell, describe1, done, put, readAll, rowOf, writeCells } from './support.ts';

const BLOCK_BYTES = 16_000;
const CELLS = Array.from({ length: 2000 }, (_, i) => put(`row${10_000 + i}`, 'q', 1, String(i).repeat(200), i));
const EXPECTED = CELLS.map(describe1);
const { bytes: BYTES } = await writeCells(CELLS, { blockSizeBytes: BLOCK_BYTES });

/** Answers at once only while it is told to; notes what it is asked, holds answers back when told to, and cannot read where it is broken. */
class SlowFile extends BufferFile {
  readonly asked: { offset: number; length: number }[] = [];
  readonly atOnce: number[] = [];
  answersAtOnce = false;
  readonly held: (() => void)[] = [];
  holds = false;
  brokenAt = Number.POSITIVE_INFINITY;
  underWay = 0;
  mostUnderWay = 0;
  constructor(bytes: Buffer) {
    super(bytes, 'async');
  }
  override async read(offset: number, length: number, into?: Buffer): Promise<Buffer> {
    this.asked.push({ offset, length });
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    if (this.holds) await new Promise<void>((resolve) => this.held.push(resolve));
    this.underWay--;
    if (offset <= this.brokenAt && this.brokenAt < offset + length) throw new StorageError('io', this.path, 'broken');
    return super.read(offset, length, into);
  }
  override tryReadSync(offset: number, length: number): Buffer | undefined {
    if (!this.answersAtOnce) return undefined;
    this.atOnce.push(length);
    return this.bytes.subarray(offset, offset + length);
  }
  get answers(): number {
    return this.held.length;
  }
  answerAll(): void {
    for (const answer of this.held.splice(0)) answer();
  }
}

async function openSlow({ bytes = BYTES, cacheBytes = 16 << 20 } = {}) {
  const file = new SlowFile(bytes);
  const cache = new BlockCache(cacheBytes);
  const reader = await HFileReader.open(file, { blockCache: cache });
  file.asked.length = 0;
  return { file, cache, reader };
}

/** Cells until the first error, and the error. */
async function readUntilError(reader: HFileReader, options = {}) {
  const cursor = reader.cursor(options);
  const cells: string[] = [];
  try {
    for (await done(() => cursor.seekToFirst()); cursor.valid; await done(() => cursor.next()))
      cells.push(currentCell(cursor));
  } catch (error) {
    return { cells, error, cursor };
  } finally {
    cursor.close();
  }
  return { cells, error: undefined, cursor };
}

describe('a scan that waits for its blocks', () => {
  it.each([true, false])('reads ahead after a few of them, and keeps what is to be kept (%s)', async (cacheBlocks) => {
    const { file, cache, reader } = await openSlow();
    expect(await readAll(reader, { cacheBlocks })).toEqual(EXPECTED);
    const lengths = file.asked.map(({ length }) => length).filter((length) => length > 1000);
    expect(Math.max(...lengths.slice(0, 2))).toBeLessThan(2 * BLOCK_BYTES);
    expect(Math.max(...lengths)).toBe(MOST_AHEAD_BYTES);
    expect(lengths.length).toBeLessThan(12);
    // The one it needs, and the next.
    expect(file.mostUnderWay).toBeLessThanOrEqual(2);
    const blocks = BYTES.length / BLOCK_BYTES;
    if (cacheBlocks) expect(cache.statistics.blocks.data).toBeGreaterThan(blocks / 2);
    else expect(cache.statistics.blocks.data).toBe(0);
    file.asked.length = 0;
    expect(await readAll(reader)).toEqual(EXPECTED);
    expect(file.asked.length === 0).toBe(cacheBlocks);
  });

  it('has a share of the memory that there is, which it gives back at its end', async () => {
    const { cache, reader } = await openSlow();
    const memory = cache.readAheadMemory;
    const cursors = Array.from({ length: memory.maxWindows + 5 }, () => reader.cursor({ cacheBlocks: false }));
    const most: number[] = [];
    await Promise.all(
      cursors.map(async (cursor) => {
        await done(() => cursor.seekToFirst());
        for (let i = 0; i < 200; i++) {
          await done(() => cursor.next());
          most.push(memory.windows);
        }
        expect(currentCell(cursor)).toBe(EXPECTED[200]);
      }),
    );
    expect(Math.max(...most)).toBe(memory.maxWindows);
    expect(memory.windows).toBe(memory.maxWindows);
    for (const cursor of cursors) cursor.close();
    for (const cursor of cursors) cursor.close();
    expect(memory.windows).toBe(0);
  });

  it('gives it back when it goes elsewhere, and reads block by block there', async () => {
    const { file, cache, reader } = await openSlow();
    const cursor = reader.cursor({ cacheBlocks: false });
    await done(() => cursor.seekToFirst());
    for (let i = 0; i < 300; i++) await done(() => cursor.next());
    expect(cache.readAheadMemory.windows).toBe(1);
    file.asked.length = 0;
    for (const i of [1990, 1000, 1700, 40]) {
      await done(() => cursor.seek(firstOnRow(rowOf(CELLS[i]))));
      expect(currentCell(cursor)).toBe(EXPECTED[i]);
    }
    expect(cache.readAheadMemory.windows).toBe(0);
    for (const { length } of file.asked) expect(length).toBeLessThan(2 * BLOCK_BYTES);
  });

  it.each([true, false])('reads block by block again once the disk answers at once (%s)', async (cacheBlocks) => {
    const { file, cache, reader } = await openSlow();
    const cursor = reader.cursor({ cacheBlocks });
    const cells: string[] = [];
    await done(() => cursor.seekToFirst());
    for (; cursor.valid; await done(() => cursor.next())) {
      cells.push(currentCell(cursor));
      if (cells.length === 600) {
        expect(cache.readAheadMemory.windows).toBe(1);
        file.answersAtOnce = true;
      }
      if (cells.length === 1400) {
        expect(cache.readAheadMemory.windows).toBe(0);
        file.answersAtOnce = false;
      }
    }
    expect(cells).toEqual(EXPECTED);
    expect(file.atOnce.filter((length) => length > BLOCK_BYTES / 2).length).toBeGreaterThan(15);
    expect(Math.max(...file.atOnce)).toBeLessThan(2 * BLOCK_BYTES);
    // And waits for none of them, once it must wait again.
    expect(cache.readAheadMemory.windows).toBe(1);
    cursor.close();
  });

  it('is no read of one row', async () => {
    const { file, reader } = await openSlow();
    for (let i = 0; i < CELLS.length; i += 3) {
      const cursor = reader.cursor({ cacheBlocks: false });
      await done(() => cursor.seek(firstOnRow(rowOf(CELLS[i]))));
      expect(currentCell(cursor)).toBe(EXPECTED[i]);
      cursor.close();
    }
    for (const { length } of file.asked) expect(length).toBeLessThan(2 * BLOCK_BYTES);
  });

  it('gives no memory back that is still being read into', async () => {
    const { file, cache, reader } = await openSlow();
    const cursor = reader.cursor();
    await done(() => cursor.seekToFirst());
    let moves = 0;
    for (; file.answers === 0; moves++) {
      file.holds = cache.readAheadMemory.windows === 1;
      const pending = cursor.next();
      if (pending !== undefined && file.answers === 0) await pending;
    }
    cursor.close();
    expect(cache.readAheadMemory.windows).toBe(1);
    const closing = reader.close();
    file.answerAll();
    await closing;
    await new Promise(setImmediate);
    expect(cache.readAheadMemory.windows).toBe(0);
    expect(moves).toBeGreaterThan(10);
  });
});

describe('what is wrong with a block that was read ahead', () => {
  it.each([true, false])('is told when its turn has come (%s)', async (cacheBlocks) => {
    const at = Math.floor(BYTES.length * 0.6);
    const damaged = Buffer.from(BYTES);
    damaged[at] ^= 1;
    const { reader, cache } = await openSlow({ bytes: damaged });
    const { cells, error } = await readUntilError(reader, { cacheBlocks });
    expect(error).toBeInstanceOf(CorruptionError);
    expect(cells).toEqual(EXPECTED.slice(0, cells.length));
    // No more than one block before it is missing.
    expect(cells.length).toBeGreaterThan(CELLS.length * 0.6 - (2 * BLOCK_BYTES) / (BYTES.length / CELLS.length));
    expect(cache.readAheadMemory.windows).toBe(0);
  });

  it('is told likewise when the disk cannot read it', async () => {
    const { reader, file } = await openSlow();
    file.brokenAt = Math.floor(BYTES.length * 0.6);
    const { cells, error } = await readUntilError(reader);
    expect(error).toBeInstanceOf(StorageError);
    expect(cells).toEqual(EXPECTED.slice(0, cells.length));
    expect(cells.length).toBeGreaterThan(CELLS.length * 0.6 - (2 * BLOCK_BYTES) / (BYTES.length / CELLS.length));
    file.brokenAt = Number.POSITIVE_INFINITY;
    expect(await readAll(reader)).toEqual(EXPECTED);
  });
});

it('memory for reading ahead is lent so often and no more', () => {
  const memory = new ReadAheadMemory(2);
  expect([memory.take(), memory.take(), memory.take(), memory.windows]).toEqual([true, true, false, 2]);
  memory.give();
  expect(memory.take()).toBe(true);
});
