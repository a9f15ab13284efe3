// Compressed logs of ours read back: every element of a cell in and out of its dictionary, values of every size, over rolls.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { CellList } from '../../cell/cell-list.ts';
import { encodeTags } from '../../cell/tag.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import type { WALCompression } from '../../wal/wal-compression.ts';
import { WALReader } from '../../wal/wal-reader.ts';
import { entryText, fileOf, keyOf, openWAL, put, readAll } from './support.ts';

const SEED = 7;

function randomCells(random: SeededRandom): CellList {
  const cells = new CellList();
  for (let i = random.below(5); i >= 0; i--) {
    const tags = Array.from({ length: random.below(3) }, () => ({ type: 64, value: random.bytes(random.below(3)) }));
    cells.addKeyValue({
      row: Buffer.from(`row${random.below(40_000)}`),
      family: Buffer.from(`f${random.below(3)}`),
      qualifier: Buffer.from(random.below(4) === 0 ? '' : `q${random.below(300)}`),
      timestamp: BigInt(random.below(1000)),
      type: [4, 8, 12, 14][random.below(4)],
      value: Buffer.alloc(random.below(2000) === 0 ? 200_000 : random.below(40), random.below(256)),
      ...(tags.length > 0 ? { tags: encodeTags(tags) } : {}),
    });
  }
  return cells;
}

describe(`random entries (seed ${SEED})`, () => {
  it.each([
    { tags: true, values: undefined },
    { tags: false, values: undefined },
    ...(['GZ', 'SNAPPY', 'LZ4', 'ZSTD', 'NONE'] as const).map((values) => ({ tags: true, values })),
  ] as WALCompression[])('with $values values, tags $tags', async (compression) => {
    const random = new SeededRandom(SEED);
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs, { compression });
    const regions = Array.from({ length: 50 }, (_, i) => Buffer.from(String(i).padStart(32, '0')));
    const expected: string[] = [];
    for (let i = 1; i <= 1000; i++) {
      const region = random.below(50);
      const key = keyOf(i, { encodedRegionName: regions[region], tableName: Buffer.from(`t${region % 7}`) });
      const cells = randomCells(random);
      expected.push(entryText({ key, cells } as never));
      const txid = wal.append(key, cells);
      if (i % 100 === 0) await wal.syncAsync(txid, 'data');
      if (i % 400 === 0) await wal.roll();
    }
    await wal.close();
    const found: string[] = [];
    for (const path of wal.finishedPaths) {
      const { entries, end, error } = await readAll(fileOf(await disk.files.readFile(path)));
      expect(error).toBeUndefined();
      expect(end?.kind).toBe('closed');
      found.push(...entries.map(entryText));
    }
    expect(found.length).toBe(expected.length);
    for (const [i, text] of found.entries()) expect(text).toBe(expected[i]);
  });
});

describe('a compressed log', () => {
  it('says so in its header, and is smaller', async () => {
    const sizes: number[] = [];
    for (const compression of [undefined, { tags: true, values: undefined }, { tags: true, values: 'GZ' as const }]) {
      const disk = new MemoryDisk();
      const wal = await openWAL(disk.logs, { compression });
      for (let i = 1; i <= 500; i++) wal.append(keyOf(i), put(`row${i % 20}`, 'value '.repeat(8)));
      await wal.close();
      const bytes = await disk.files.readFile(wal.finishedPaths[0]);
      sizes.push(bytes.length);
      expect((await WALReader.open(fileOf(bytes))).header).toMatchObject({
        hasCompression: compression !== undefined,
        hasTagCompression: compression?.tags ?? false,
        hasValueCompression: compression?.values !== undefined,
        valueCompressionAlgorithm: compression?.values === undefined ? undefined : 1,
      });
    }
    expect(sizes[1]).toBeLessThan(sizes[0] * 0.8);
    expect(sizes[2]).toBeLessThan(sizes[1] * 0.9);
  });
});
