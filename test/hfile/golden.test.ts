import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { slabOf } from '../../base/slab.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import {
  cellsOf,
  currentCell,
  describe1,
  done,
  keysAround,
  lowerBound,
  openBytes,
  readAll,
  rowOf,
  type TestCell,
} from './support.ts';

const FOLDER = new URL('../golden/hfile/', import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => !name.endsWith('.gz'));

const cells = new Map<string, TestCell[]>();

/** The cells of a golden file, decoded once. */
async function goldenCells(name: string): Promise<TestCell[]> {
  if (!cells.has(name)) cells.set(name, await cellsOf(golden(name).bytes));
  return cells.get(name)!;
}

function golden(name: string): { bytes: Buffer; lines: string[] } {
  const bytes = readFileSync(new URL(name, FOLDER));
  const listing = gunzipSync(readFileSync(new URL(`${name}.txt.gz`, FOLDER)));
  return { bytes, lines: listing.toString('latin1').trimEnd().split('\n') };
}

describe('files written by HBase 2.6.1', () => {
  it.each(NAMES)('%s is read cell by cell as HBase lists it', async (name) => {
    const { bytes, lines } = golden(name);
    for (const mode of ['sync', 'async', 'mixed'] as const) {
      const reader = await openBytes(bytes, { mode, blockCache: new BlockCache(mode === 'mixed' ? 20_000 : 1 << 22) });
      expect(reader.entryCount).toBe(lines.length);
      expect(await readAll(reader)).toEqual(lines);
      expect(await readAll(reader, { access: 'stream', cacheBlocks: false })).toEqual(lines);
    }
  });

  it.each(NAMES)('%s says of itself what HBase put in', async (name) => {
    const { bytes } = golden(name);
    const reader = await openBytes(bytes);
    const cells = await goldenCells(name);
    const [encoding, tags, , ...bloom] = name
      .replace('ROW_INDEX_V1', 'ROWINDEXV1')
      .replace('FAST_DIFF', 'FASTDIFF')
      .split('_');
    expect(reader.encoding.replaceAll('_', '')).toBe(encoding);
    expect(reader.bloomType).toBe(bloom.join('_'));
    expect(reader.hasTags).toBe(tags !== '0');
    expect(reader.hasMvcc).toBe(true);
    expect(reader.maxSequenceId).toBe(4711);
    expect(reader.maxMvcc).toBe(Math.max(...cells.map((cell) => cell.sequenceId)));
    expect(reader.timeRange).toEqual({ min: 0n, max: 1700000006000n });
    expect(reader.earliestPutTimestamp).toBe(4n);
    expect(reader.deleteFamilyCount).toBe(30);
    expect(reader.compactedFiles).toEqual([]);
    expect(reader.majorCompaction).toBe(false);
    expect(describe1(cells[0])).toContain(`row00000`);
    expect(reader.firstKey).toEqual(cells[0].bytes.subarray(8, 8 + reader.firstKey!.length));
    expect(reader.lastKey!.subarray(2, 10).toString()).toBe('row01499');
    const midRow = (await reader.midKey())!.subarray(2, 10).toString();
    expect(Number(midRow.slice(3))).toBeGreaterThan(700);
    expect(Number(midRow.slice(3))).toBeLessThan(800);
  });

  it.each(NAMES)('%s: seeks before, at and after keys land where a plain search does', async (name) => {
    const { bytes } = golden(name);
    const cells = await goldenCells(name);
    const cached = await openBytes(bytes, { blockCache: new BlockCache(1 << 22) });
    const waiting = await openBytes(bytes, { mode: 'async' });
    for (const [reader, step] of [
      [cached, 23],
      [waiting, 211],
    ] as const) {
      const cursor = reader.cursor();
      for (let i = 0; i < cells.length; i += step) {
        for (const key of keysAround(cells[i])) {
          const expected = lowerBound(cells, key);
          await done(() => cursor.seek(key));
          expect(currentCell(cursor)).toBe(expected < cells.length ? describe1(cells[expected]) : '-');
        }
      }
    }
  });

  it.each(NAMES)('%s: reseeks walk forward', async (name) => {
    const { bytes } = golden(name);
    const cells = await goldenCells(name);
    for (const step of [3, 50, 700]) {
      const reader = await openBytes(bytes, { blockCache: new BlockCache(1 << 22), mode: 'mixed' });
      const cursor = reader.cursor();
      await done(() => cursor.seekToFirst());
      for (let i = 0; i < cells.length; i += step) {
        const key = keysAround(cells[i])[1];
        await done(() => cursor.reseek(key));
        expect(currentCell(cursor)).toBe(describe1(cells[lowerBound(cells, key)]));
      }
    }
  });

  it.each(NAMES)('%s: rows come backwards too', async (name) => {
    const { bytes } = golden(name);
    const cells = await goldenCells(name);
    const firstOfRow: number[] = [];
    cells.forEach((cell, i) => {
      if (i === 0 || !rowOf(cell).equals(rowOf(cells[i - 1]))) firstOfRow.push(i);
    });
    for (const mode of ['sync', 'async'] as const) {
      const reader = await openBytes(bytes, { mode, blockCache: new BlockCache(1 << 22) });
      const cursor = reader.cursor();
      await done(() => cursor.seekToLastRow());
      for (let r = firstOfRow.length - 1; r >= 0; r--) {
        expect(currentCell(cursor)).toBe(describe1(cells[firstOfRow[r]]));
        const row = slabOf(rowOf(cells[firstOfRow[r]]));
        await done(() => cursor.seekToPreviousRow(row, 0, row.bytes.length));
      }
      expect(cursor.valid).toBe(false);
      const above = slabOf(Buffer.from('row00700x'));
      await done(() => cursor.seekToPreviousRow(above, 0, 9));
      expect(currentCell(cursor)).toContain('row00700/');
      await done(() => cursor.seekBefore(firstOnRow(Buffer.from('row00701'))));
      expect(currentCell(cursor)).toBe(describe1(cells[firstOfRow[701] - 1]));
    }
  });

  it.each(NAMES)('%s: its blooms know every row, column and family marker', async (name) => {
    const { bytes } = golden(name);
    const cells = await goldenCells(name);
    const reader = await openBytes(bytes, { mode: 'mixed' });
    const marked = new Set<string>();
    for (const cell of cells) {
      const row = slabOf(rowOf(cell));
      const qualifier = slabOf(cell.bytes.subarray(13 + row.bytes.length, 8 + cell.bytes.readUInt32BE(0) - 9));
      const type = cell.bytes[7 + cell.bytes.readUInt32BE(0)];
      expect(await reader.mayContainRow(row, 0, row.bytes.length)).toBe(true);
      expect(await reader.mayContainRowColumn(row, 0, row.bytes.length, qualifier, 0, qualifier.bytes.length)).toBe(
        true,
      );
      if (type === 14) {
        marked.add(row.bytes.toString());
        expect(await reader.mayContainDeleteFamily(row, 0, row.bytes.length)).toBe(true);
      }
    }
    expect(marked.size).toBe(30);
    let rows = 0;
    let columns = 0;
    let families = 0;
    for (let i = 0; i < 2000; i++) {
      const row = slabOf(Buffer.from(`row${String(i % 1499).padStart(5, '0')}x${i}`));
      const known = slabOf(Buffer.from(`row${String(i % 1500).padStart(5, '0')}`));
      const other = slabOf(Buffer.from(`other${i}`));
      if (await reader.mayContainRow(row, 0, row.bytes.length)) rows++;
      if (await reader.mayContainRowColumn(known, 0, 8, other, 0, other.bytes.length)) columns++;
      if (!marked.has(known.bytes.toString()) && (await reader.mayContainDeleteFamily(known, 0, 8))) families++;
    }
    if (reader.bloomType === 'ROW') expect(rows).toBeLessThan(60);
    else expect(rows).toBe(2000);
    // 40 of the rows asked hold a family marker, which a column may not skip.
    if (reader.bloomType === 'ROWCOL') expect(columns).toBeLessThan(120);
    else expect(columns).toBe(2000);
    if (reader.deleteFamilyBloom !== undefined) expect(families).toBeLessThan(60);
  });

  it.each(['LZ4', 'SNAPPY', 'ZSTD'])('%s blocks are decompressed', async (codec) => {
    const bytes = gunzipSync(readFileSync(new URL(`${codec}_4096.gz`, FOLDER)));
    const reader = await openBytes(bytes);
    expect(reader.trailer.compression).toBe(codec);
    const cells = await cellsOf(bytes);
    expect(cells.length).toBe(20_000);
    const random = javaRandom(1n);
    for (let i = 0; i < cells.length; i++) {
      const { bytes: cell, sequenceId } = cells[i];
      expect(rowOf(cells[i]).toString()).toBe(`row${String(i).padStart(7, '0')}`);
      expect(sequenceId).toBe(i);
      expect(cell.subarray(8 + cell.readUInt32BE(0)).equals(random(40))).toBe(true);
    }
  });
});

/** java.util.Random.nextBytes. */
function javaRandom(seed: bigint): (length: number) => Buffer {
  const mask = (1n << 48n) - 1n;
  let state = (seed ^ 0x5deece66dn) & mask;
  return (length) => {
    const out = Buffer.alloc(length);
    for (let i = 0; i < length; i += 4) {
      state = (state * 0x5deece66dn + 0xbn) & mask;
      out.writeInt32LE(Number(BigInt.asIntN(32, state >> 16n)), i);
    }
    return out;
  };
}
