import { expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import type { HFileScanner } from '../../hfile/hfile-scanner.ts';
import { BufferFile, currentCell, describe1, done, put, rowOf, writeCells } from './support.ts';

const CELLS = Array.from({ length: 600 }, (_, i) => put(`row${1000 + i}`, 'q', 1, `value ${i} `.repeat(10), i));
const EXPECTED = CELLS.map(describe1);
const { bytes: BYTES } = await writeCells(CELLS, { blockSizeBytes: 2000 });

/** Notes into what memory it was read. */
class NotingFile extends BufferFile {
  readonly memory: ArrayBufferLike[] = [];
  override async read(offset: number, length: number, into?: Buffer): Promise<Buffer> {
    const bytes = await super.read(offset, length, into);
    this.memory.push(bytes.buffer);
    return bytes;
  }
  override tryReadSync(offset: number, length: number, into?: Buffer): Buffer | undefined {
    const bytes = super.tryReadSync(offset, length, into);
    if (bytes !== undefined) this.memory.push(bytes.buffer);
    return bytes;
  }
}

async function open(mode: BufferFile['mode'], bytes = BYTES) {
  const file = new NotingFile(bytes, mode);
  const blockCache = new BlockCache(1 << 20);
  const reader = await HFileReader.open(file, { blockCache });
  file.memory.length = 0;
  return { file, reader };
}

const to = (cursor: HFileScanner, i: number) => done(() => cursor.seek(firstOnRow(rowOf(CELLS[i]))));

it.each(['sync', 'async'] as const)(
  'reads of single rows use the same memory, one after the other (%s)',
  async (mode) => {
    const { file, reader } = await open(mode);
    for (let i = 0; i < CELLS.length; i += 7) {
      const cursor = reader.cursor({ cacheBlocks: false, givesBack: true });
      await to(cursor, i);
      expect(currentCell(cursor)).toBe(EXPECTED[i]);
      cursor.close();
      cursor.close();
    }
    expect(file.memory.length).toBeGreaterThan(80);
    expect(new Set(file.memory).size).toBe(1);
  },
);

it.each([
  ['of which the cells are looked at after the end', { cacheBlocks: false }],
  ['that leaves its blocks in the cache', { givesBack: true }],
])('memory of a cursor %s is its own', async (_, options) => {
  const { reader } = await open('mixed');
  const seen: [HFileScanner, number][] = [];
  for (let i = 0; i < CELLS.length; i += 50) {
    const cursor = reader.cursor(options);
    await to(cursor, i);
    const { slab, offset } = cursor;
    cursor.close();
    Object.assign(cursor, { slab, offset, valid: true });
    seen.push([cursor, i]);
  }
  for (const [cursor, i] of seen) expect(currentCell(cursor)).toBe(EXPECTED[i]);
});

it('two that wait for one block at the same time keep it from being given back', async () => {
  const { reader } = await open('async');
  const options = { cacheBlocks: false, givesBack: true };
  const [first, second, third] = [0, 1, 2].map(() => reader.cursor(options));
  await Promise.all([to(first, 3), to(second, 4)]);
  first.close();
  await to(third, 400);
  expect([currentCell(second), currentCell(third)]).toEqual([EXPECTED[4], EXPECTED[400]]);
});

it.each(['NONE', 'GZ'] as const)('many at once, in any order, see their own cells (%s)', async (compression) => {
  const { bytes } = await writeCells(CELLS, { blockSizeBytes: 2000, compression });
  const seed = 20_261_128;
  const random = new SeededRandom(seed);
  const { reader } = await open('mixed', bytes);
  const standing: { cursor: HFileScanner; at: number }[] = [];
  const steps = Array.from({ length: 300 }, async () => {
    const choice = random.below(10);
    const one = standing.length === 0 ? undefined : standing[random.below(standing.length)];
    if (one === undefined || (choice < 4 && standing.length < 12)) {
      const cursor = reader.cursor({ cacheBlocks: choice === 0, givesBack: true });
      const at = random.below(CELLS.length);
      await to(cursor, at);
      standing.push({ cursor, at });
    } else if (choice < 7) {
      standing.splice(standing.indexOf(one), 1)[0].cursor.close();
    } else if (one.at + 1 < CELLS.length) {
      standing.splice(standing.indexOf(one), 1);
      await done(() => one.cursor.next());
      standing.push({ cursor: one.cursor, at: one.at + 1 });
    }
    for (const { cursor, at } of standing) {
      if (currentCell(cursor) !== EXPECTED[at]) throw new Error(`seed ${seed}: cell ${at} is ${currentCell(cursor)}`);
    }
  });
  await Promise.all(steps);
});
