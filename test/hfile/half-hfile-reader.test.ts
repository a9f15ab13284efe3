import { describe, expect, it } from 'vitest';
import { slabOf } from '../../base/slab.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { HalfHFileReader } from '../../hfile/half-hfile-reader.ts';
import type { StoreFileReader } from '../../hfile/store-file-reader.ts';
import {
  currentCell,
  describe1,
  done,
  keysAround,
  lowerBound,
  openBytes,
  put,
  rowOf,
  type TestCell,
  writeCells,
} from './support.ts';

const CELLS: TestCell[] = [];
for (let i = 0; i < 40; i++) {
  CELLS.push(
    put(`row${String(i).padStart(2, '0')}`, 'a', 5, `a${i}`, i),
    put(`row${String(i).padStart(2, '0')}`, 'b', 5, `b${i}`, i),
  );
}

async function cellsOf(reader: StoreFileReader): Promise<string[]> {
  const cursor = reader.cursor();
  const cells: string[] = [];
  for (await done(() => cursor.seek(firstOnRow(Buffer.alloc(0)))); cursor.valid; await done(() => cursor.next())) {
    cells.push(currentCell(cursor));
  }
  return cells;
}

describe.each(['sync', 'async'] as const)('halves of a file whose blocks come %s', (mode) => {
  it.each(['row00', 'row07', 'row07x', 'row20', 'row39', 'row99', 'aaa'])('split at %s', async (split) => {
    const { bytes } = await writeCells(CELLS, { blockSizeBytes: 120 }, { maxSequenceId: 10 });
    const splitKey = firstOnRow(Buffer.from(split)).slab.bytes;
    const at = lowerBound(CELLS, firstOnRow(Buffer.from(split)));
    for (const top of [true, false]) {
      const mine = top ? CELLS.slice(at) : CELLS.slice(0, at);
      const half = await HalfHFileReader.open(await openBytes(bytes, { mode }), splitKey, top);
      expect(await cellsOf(half)).toEqual(mine.map(describe1));
      expect(half.maxSequenceId).toBe(top ? 11 : 10);
      expect(half.isReference).toBe(true);
      expect(await half.midKey()).toBeUndefined();
      expect(half.firstKey).toEqual(mine[0]?.bytes.subarray(8, 8 + half.firstKey!.length));
      expect(half.lastKey).toEqual(mine.at(-1)?.bytes.subarray(8, 8 + half.lastKey!.length));
      const cursor = half.cursor();
      for (const cell of CELLS) {
        for (const key of keysAround(cell)) {
          const expected = lowerBound(mine, key);
          await done(() => cursor.seek(key));
          expect(currentCell(cursor)).toBe(expected < mine.length ? describe1(mine[expected]) : '-');
          await done(() => cursor.reseek(key));
          expect(currentCell(cursor)).toBe(expected < mine.length ? describe1(mine[expected]) : '-');
        }
        const row = slabOf(rowOf(cell));
        const before = mine.findLastIndex((other) => Buffer.compare(rowOf(other), row.bytes) < 0);
        await done(() => cursor.seekToPreviousRow(row, 0, row.bytes.length));
        expect(currentCell(cursor)).toBe(before < 0 ? '-' : describe1(mine[before - 1]));
      }
      await done(() => cursor.seekToLastRow());
      expect(currentCell(cursor)).toBe(mine.length === 0 ? '-' : describe1(mine[mine.length - 2]));
    }
  });
});
