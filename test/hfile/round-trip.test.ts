import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODEC_NAMES } from '../../base/codec-registry.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR, META_COMPARATOR } from '../../cell/cell-comparator.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import type { HFileWriterOptions } from '../../hfile/hfile-writer.ts';
import { DATA_BLOCK_ENCODINGS } from '../../model/column-family-descriptor.ts';
import {
  cellsOf,
  currentCell,
  describe1,
  done,
  keyOf,
  keysAround,
  lowerBound,
  openBytes,
  put,
  readAll,
  rowOf,
  type TestCell,
  testCell,
  writeCells,
} from './support.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const bytesOf = (maxLength: number) => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));

const cell = fc
  .record({
    row: fc.oneof(
      bytesOf(6),
      fc.constantFrom('r', 'r0', 'r00', 'row1', 'row10').map((row) => Buffer.from(row)),
    ),
    qualifier: fc.oneof(
      bytesOf(4),
      fc.constantFrom('', 'q', 'q1').map((q) => Buffer.from(q)),
    ),
    timestamp: fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), fc.bigInt({ min: 0n, max: 3n })),
    type: fc.constantFrom(4, 4, 4, 8, 10, 12, 14),
    value: bytesOf(30),
    tags: fc.oneof(fc.constant(Buffer.alloc(0)), fc.constant(Buffer.from('000340787900034' + '07a41', 'hex'))),
    sequenceId: fc.oneof(fc.nat({ max: 200 }), fc.maxSafeNat()),
  })
  .map((parts) => testCell({ ...parts, family: Buffer.from('cf') }));

const ascending = (a: bigint, b: bigint) => Number(a > b) - Number(a < b);

function sorted(cells: TestCell[]): TestCell[] {
  return [...cells].sort((a, b) => {
    const order = KEY_VALUE_COMPARATOR.compareCells(slabOf(a.bytes), 0, slabOf(b.bytes), 0);
    return order !== 0 ? order : b.sequenceId - a.sequenceId;
  });
}

const settings = fc.record({
  blockSizeBytes: fc.constantFrom(1, 64, 200, 1000, 65536),
  indexChunkBytes: fc.constantFrom(64, 300, 131072),
  indexMinEntries: fc.constantFrom(2, 16),
  bloomChunkBytes: fc.constantFrom(128, 131072),
  bytesPerChecksum: fc.constantFrom(34, 512, 16384),
  checksumType: fc.constantFrom(1, 2),
  compression: fc.constantFrom(...CODEC_NAMES),
  encoding: fc.constantFrom(...DATA_BLOCK_ENCODINGS),
  compressTags: fc.boolean(),
  bloom: fc.constantFrom('NONE' as const, 'ROW' as const, 'ROWCOL' as const, 'ROWPREFIX_FIXED_LENGTH' as const),
  bloomPrefixLength: fc.constantFrom(1, 3),
});

describe(`round trips (SEED=${SEED})`, () => {
  it('any cells under any settings are read as they were written, whatever way the blocks come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { maxLength: 60, size: 'max' }),
        settings,
        fc.constantFrom('sync' as const, 'async' as const, 'mixed' as const),
        fc.constantFrom(0, 2000, 1 << 20),
        async (unsorted, options, mode, cacheBytes) => {
          const cells = sorted(unsorted);
          const { bytes, summary } = await writeCells(cells, options);
          const blockCache = cacheBytes > 0 ? new BlockCache(cacheBytes) : undefined;
          const reader = await openBytes(bytes, { mode, blockCache });
          const expected = cells.map(describe1);
          expect(await readAll(reader)).toEqual(expected);
          expect(await readAll(reader, { access: 'stream' })).toEqual(expected);
          expect(reader.entryCount).toBe(cells.length);
          expect(summary.length).toBe(bytes.length);
          expect(summary.firstKey).toEqual(reader.firstKey);
          expect(summary.lastKey).toEqual(reader.lastKey);
          const cursor = reader.cursor();
          for (const c of cells) {
            const row = slabOf(rowOf(c));
            expect(await reader.mayContainRow(row, 0, row.bytes.length)).toBe(true);
            const qualifier = slabOf(keyOf(c).subarray(5 + row.bytes.length, keyOf(c).length - 9));
            const asked = [row, 0, row.bytes.length, qualifier, 0, qualifier.bytes.length] as const;
            expect(await reader.mayContainRowColumn(...asked)).toBe(true);
            const type = keyOf(c).at(-1);
            if (type === 14 || type === 10) {
              expect(await reader.mayContainDeleteFamily(row, 0, row.bytes.length)).toBe(true);
            }
            for (const key of keysAround(c)) {
              const at = lowerBound(cells, key);
              await done(() => cursor.seek(key));
              expect(currentCell(cursor)).toBe(at < cells.length ? expected[at] : '-');
            }
            const before = cells.findLastIndex((other) => Buffer.compare(rowOf(other), rowOf(c)) < 0);
            await done(() => cursor.seekToPreviousRow(row, 0, row.bytes.length));
            const first = before < 0 ? -1 : cells.findIndex((other) => rowOf(other).equals(rowOf(cells[before])));
            expect(currentCell(cursor)).toBe(first < 0 ? '-' : expected[first]);
          }
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('the summary and the file say the same of times and markers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), async (unsorted) => {
        const cells = sorted(unsorted);
        const { bytes, summary } = await writeCells(cells);
        const reader = await openBytes(bytes);
        const times = cells.flatMap((c) => {
          const key = keyOf(c);
          const time = key.readBigInt64BE(key.length - 9);
          // Markers of a whole column or family reach down to time 0.
          return [12, 14].includes(key.at(-1)!) ? [time, 0n] : [time];
        });
        const smallest = times.toSorted(ascending)[0];
        const largest = times.toSorted(ascending).at(-1)!;
        expect(reader.timeRange).toEqual({ min: smallest, max: largest });
        expect([summary.minTimestamp, summary.maxTimestamp]).toEqual([smallest, largest]);
        const puts = cells.map(keyOf).filter((key) => key.at(-1) === 4);
        const putTimes = puts.map((key) => key.readBigInt64BE(key.length - 9));
        const earliest = putTimes.toSorted(ascending)[0] ?? 2n ** 63n - 1n;
        expect(reader.earliestPutTimestamp).toBe(earliest);
        const markers = cells.filter((c) => [10, 14].includes(keyOf(c).at(-1)!)).length;
        expect(reader.deleteFamilyCount).toBe(markers);
        expect(summary.deleteFamilyCount).toBe(markers);
        expect(reader.maxMvcc).toBe(Math.max(...cells.map((c) => c.sequenceId)));
        // A range that reaches to the end of time excludes nothing.
        if (smallest < 2n ** 63n - 1n) {
          expect(reader.passesTimeRange(0n, smallest)).toBe(false);
          expect(reader.passesTimeRange(smallest, smallest + 1n)).toBe(true);
        }
        if (largest < 2n ** 63n - 2n) expect(reader.passesTimeRange(largest + 1n, 2n ** 63n - 2n)).toBe(false);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe('metamorphic: settings change no answer', () => {
  const cells: TestCell[] = [];
  for (let i = 0; i < 3000; i++)
    cells.push(put(`row${String(i).padStart(5, '0')}`, `q${i % 3}`, 5000 - (i % 7), `v${i}`, i));
  const variants: Partial<HFileWriterOptions>[] = [
    {},
    { blockSizeBytes: 1 },
    { blockSizeBytes: 300, indexChunkBytes: 200, indexMinEntries: 2 },
    { blockSizeBytes: 1000, indexChunkBytes: 1000, compression: 'GZ' },
    ...DATA_BLOCK_ENCODINGS.map((encoding) => ({ encoding, blockSizeBytes: 2000 })),
    ...CODEC_NAMES.map((compression) => ({ compression, encoding: 'DIFF' as const, blockSizeBytes: 500_000 })),
    { encoding: 'FAST_DIFF', encodedSizeRatio: 0.5, blockSizeBytes: 2000 },
    { blockSizeBytes: 4096, bloom: 'ROWCOL', bloomChunkBytes: 512 },
    { includesTags: true },
  ];
  it.each(variants.map((options) => [JSON.stringify(options), options] as const))('%s', async (_name, options) => {
    const { bytes } = await writeCells(cells, options);
    const reader = await openBytes(bytes, { blockCache: new BlockCache(1 << 24) });
    expect(await readAll(reader)).toEqual(cells.map(describe1));
    const levels = options.indexMinEntries === 2 ? 4 : 1;
    expect(reader.trailer.dataIndexLevels).toBeGreaterThanOrEqual(levels);
    const mid = (await reader.midKey())!;
    const at = lowerBound(cells, { slab: slabOf(mid), offset: 0, length: mid.length });
    // With a block or two the middle is the first.
    if ((options.blockSizeBytes ?? 65536) < 65536) expect(Math.abs(at - 1500)).toBeLessThan(300);
  });
});

describe('special files', () => {
  it('an empty file has no first key, no row, and no cell', async () => {
    const { bytes, summary } = await writeCells([]);
    const reader = await openBytes(bytes);
    expect(summary.firstKey).toBeUndefined();
    expect(reader.firstKey).toBeUndefined();
    expect(reader.lastKey).toBeUndefined();
    expect(await reader.midKey()).toBeUndefined();
    expect(await readAll(reader)).toEqual([]);
    const cursor = reader.cursor();
    expect(cursor.seekToLastRow()).toBeUndefined();
    expect(cursor.valid).toBe(false);
    expect(await reader.mayContainRow(slabOf(Buffer.from('r')), 0, 1)).toBe(false);
    expect(reader.maxSequenceId).toBe(7);
  });

  it('cells of one key stay in one block, in the order given', async () => {
    const cells = Array.from({ length: 50 }, (_, i) => put('row', 'q', 5, `version ${i}`, 100 - i));
    const { bytes } = await writeCells(cells, { blockSizeBytes: 10 });
    const reader = await openBytes(bytes);
    expect(reader.trailer.dataIndexCount).toBe(1);
    expect(await readAll(reader)).toEqual(cells.map(describe1));
  });

  it('a cell of several megabytes', async () => {
    const big = put('row5', 'q', 5, 'x'.repeat(5_000_000), 1);
    const { bytes } = await writeCells([put('row1', 'q', 5, 'a', 1), big, put('row6', 'q', 5, 'b', 2)]);
    for (const access of ['pread', 'stream'] as const) {
      const reader = await openBytes(bytes, { mode: 'async', blockCache: new BlockCache(1 << 20) });
      expect(await readAll(reader, { access })).toHaveLength(3);
    }
  });

  it('the order of hbase:meta', async () => {
    const rows = ['t,,1.a.', 't,\x01,2.b.', 't,a,3.c.', 't,a\x01,3.c.', 't,a,b,9.x.', 't1,,1.d.', 't1,zz,9.e.'];
    const cells = rows
      .map((row) => put(row, 'regioninfo', 7, row, 3))
      .sort((a, b) => META_COMPARATOR.compareCells(slabOf(a.bytes), 0, slabOf(b.bytes), 0));
    const { bytes } = await writeCells(cells, {
      comparator: META_COMPARATOR,
      bloom: 'ROWCOL',
      blockSizeBytes: 1,
      bloomChunkBytes: 128,
    });
    const reader = await openBytes(bytes);
    expect(reader.comparator).toBe(META_COMPARATOR);
    expect(await readAll(reader)).toEqual(cells.map(describe1));
    const cursor = reader.cursor();
    const qualifier = slabOf(Buffer.from('regioninfo'));
    for (const c of cells) {
      const key = { slab: slabOf(keyOf(c)), offset: 0, length: keyOf(c).length };
      await done(() => cursor.seek(key));
      expect(currentCell(cursor)).toBe(describe1(c));
      const row = slabOf(rowOf(c));
      expect(await reader.mayContainRowColumn(row, 0, row.bytes.length, qualifier, 0, 10)).toBe(true);
    }
  });

  it('a bulk-loaded file gives all its cells the sequence id of its name', async () => {
    const { bytes } = await writeCells([put('r', 'q', 1, 'v', 77)]);
    const reader = await openBytes(bytes, { name: 'abc123_SeqId_42_' });
    expect(reader.isBulkLoaded).toBe(true);
    expect(reader.maxSequenceId).toBe(42);
    expect(await readAll(reader)).toEqual(['r/q/1/4/v/42/']);
  });

  it('a cell out of order, or tags where none were to be, is a bug of the caller', async () => {
    await expect(writeCells([put('b', 'q', 1, ''), put('a', 'q', 1, '')])).rejects.toThrow(
      'smaller than the one before',
    );
    const tagged = { ...put('b', 'q', 1, ''), tags: Buffer.from([0, 1, 64]) };
    await expect(writeCells([tagged], { includesTags: false })).rejects.toThrow('tags');
  });

  it('an unsupported compression is refused by name', async () => {
    await expect(writeCells([], { compression: 'LZO' as never })).rejects.toThrow('LZO');
  });

  it('cells of the golden writer survive cellsOf', async () => {
    const cells = [put('a', 'q', 1, 'x', 5), put('b', 'q', 1, 'y', 6)];
    expect((await cellsOf((await writeCells(cells)).bytes)).map(describe1)).toEqual(cells.map(describe1));
  });
});
