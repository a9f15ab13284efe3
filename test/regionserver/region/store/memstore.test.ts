import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../../../base/random.ts';
import { slabOf } from '../../../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../../../cell/cell-comparator.ts';
import { kvTimestampNumber, kvValueLength } from '../../../../cell/key-value.ts';
import { encodeKeyValue } from '../../../../cell/key-value-builder.ts';
import { firstOnRow } from '../../../../cell/seek-key.ts';
import { TimeRange } from '../../../../cell/time-range.ts';
import { SegmentScanner } from '../../../../regionserver/region/scan/segment-scanner.ts';
import { ArenaPool } from '../../../../regionserver/region/store/arena.ts';
import { MemStore } from '../../../../regionserver/region/store/memstore.ts';
import type { Segment } from '../../../../regionserver/region/store/segment.ts';

function memstore(arenas = new ArenaPool()): MemStore {
  return new MemStore({ comparator: KEY_VALUE_COMPARATOR, arenas });
}

function cellOf(row: string, timestamp: number, value: Buffer | string = 'v', type = 4) {
  return slabOf(
    encodeKeyValue({
      row: Buffer.from(row),
      family: Buffer.from('f'),
      qualifier: Buffer.from('q'),
      timestamp: BigInt(timestamp),
      type,
      value: Buffer.from(value),
    }),
  );
}

function add(store: MemStore, sequenceId: number, row: string, timestamp: number, value?: Buffer | string): number {
  const slab = cellOf(row, timestamp, value);
  return store.add(slab, 0, slab.bytes.length, sequenceId);
}

function rowsOf(segment: Segment): string[] {
  const scanner = new SegmentScanner(segment, Number.POSITIVE_INFINITY);
  const rows: string[] = [];
  for (scanner.seek(firstOnRow(Buffer.alloc(0))); scanner.valid; scanner.next()) {
    const { slab, offset, sequenceId } = scanner;
    const row = slab.bytes.toString('latin1', offset + 10, offset + 10 + slab.view.getUint16(offset + 8));
    rows.push(`${row}@${kvTimestampNumber(slab.view, offset)}#${sequenceId}`);
  }
  scanner.close();
  return rows;
}

describe('MemStore', () => {
  test('keeps a hundred thousand cells in order, however they come', () => {
    for (const order of ['rising', 'falling', 'random']) {
      const store = memstore();
      const random = new SeededRandom(1);
      const count = 100_000;
      for (let i = 0; i < count; i++) {
        const n = order === 'rising' ? i : order === 'falling' ? count - i : random.below(10 * count);
        add(store, i + 1, String(n).padStart(8, '0'), 1);
      }
      const [segment] = store.snapshot();
      const rows = rowsOf(segment);
      expect(rows.length).toBe(count);
      for (let i = 1; i < rows.length; i++)
        if (rows[i - 1].split('@')[0] > rows[i].split('@')[0]) expect.fail(`${order} ${i}`);
    }
  });

  test('keeps cells of any size, in chunks that fit them', () => {
    const arenas = new ArenaPool();
    const store = memstore(arenas);
    const sizes = [0, 1, 300_000, 2_000_000, 20_000_000, 70_000_000, 5];
    for (const [i, size] of sizes.entries()) add(store, i + 1, `r${i}`, 1, Buffer.alloc(size, i));
    const [segment] = store.snapshot();
    const scanner = new SegmentScanner(segment, Number.POSITIVE_INFINITY);
    const seen: number[] = [];
    for (scanner.seek(firstOnRow(Buffer.alloc(0))); scanner.valid; scanner.next())
      seen.push(kvValueLength(scanner.slab.view, scanner.offset));
    expect(seen).toEqual(sizes);
    scanner.close();
    store.close();
    expect(arenas.bytesInUse).toBe(0);
  });

  test('reserves little before it is written to', () => {
    const arenas = new ArenaPool();
    const stores = Array.from({ length: 1000 }, () => memstore(arenas));
    expect(arenas.bytesInUse).toBe(0);
    add(stores[0], 1, 'r', 1);
    expect(arenas.bytesInUse).toBe(256 * 1024);
  });

  test('takes no larger chunks than a small budget bears, and all the same finds room for more than it', () => {
    const budgetBytes = 16 * 1024 * 1024;
    const arenas = new ArenaPool({ budgetBytes });
    const store = memstore(arenas);
    const value = Buffer.alloc(500_000);
    let most = 0;
    for (let i = 0; i < 100; i++) {
      const before = arenas.bytesInUse;
      add(store, i + 1, `r${i}`, 1, value);
      if (i < 30) most = Math.max(most, arenas.bytesInUse - before);
    }
    expect(most).toBe(1024 * 1024);
    expect(store.cellCount).toBe(100);
    store.close();
    expect(arenas.bytesInUse).toBe(0);
  });

  test('of equal keys and sequence ids the later cell counts', () => {
    const store = memstore();
    add(store, 1, 'r', 1, 'first');
    add(store, 1, 'r', 1, 'last, and longer');
    expect(store.cellCount).toBe(1);
    const [segment] = store.snapshot();
    expect(rowsOf(segment)).toEqual(['r@1#1']);
    const scanner = new SegmentScanner(segment, 1);
    scanner.seek(firstOnRow(Buffer.alloc(0)));
    expect(kvValueLength(scanner.slab.view, scanner.offset)).toBe(16);
  });

  test('a snapshot that was not flushed is part of the next one', () => {
    const store = memstore();
    const first = add(store, 1, 'a', 1);
    expect(store.snapshot().map(rowsOf)).toEqual([['a@1#1']]);
    const second = add(store, 2, 'b', 1);
    expect(store.heapBytes).toBe(first + second);
    const both = store.snapshot();
    expect(both.map(rowsOf)).toEqual([['a@1#1'], ['b@1#2']]);
    add(store, 3, 'c', 1);
    expect(store.segments.map(rowsOf)).toEqual([['c@1#3'], ['b@1#2'], ['a@1#1']]);
    store.dropSnapshots(both);
    expect(store.segments.map(rowsOf)).toEqual([['c@1#3']]);
    expect(store.isEmpty).toBe(false);
  });

  test('counts what readers of a flushed snapshot still hold', () => {
    const store = memstore();
    const bytes = add(store, 1, 'a', 1);
    const snapshots = store.snapshot();
    const reader = new SegmentScanner(snapshots[0], 1);
    store.dropSnapshots(snapshots);
    expect([store.heapBytes, store.pinnedBytes, store.isEmpty]).toEqual([0, bytes, true]);
    reader.seek(firstOnRow(Buffer.alloc(0)));
    expect(reader.valid).toBe(true);
    reader.close();
    expect(store.pinnedBytes).toBe(0);
  });

  test('knows its time range; a column or family marker reaches back to 0', () => {
    const store = memstore();
    add(store, 1, 'a', 100);
    const [segment] = store.segments;
    const overlaps = (min: bigint, max: bigint) => segment.overlaps(new TimeRange(min, max));
    expect([overlaps(0n, 100n), overlaps(0n, 101n), overlaps(101n, 200n)]).toEqual([false, true, false]);
    for (const type of [8, 10]) {
      const slab = cellOf('a', 120, '', type);
      store.add(slab, 0, slab.bytes.length, 2);
      expect([overlaps(0n, 100n), overlaps(110n, 121n)]).toEqual([false, true]);
    }
    const slab = cellOf('a', 110, '', 12);
    store.add(slab, 0, slab.bytes.length, 3);
    expect(overlaps(0n, 1n)).toBe(true);
  });
});

describe('the index of a segment', () => {
  // Rows that share prefixes, are prefixes of each other, or end in zeros: what the words beside the entries must not mix up.
  const rowOf = (random: SeededRandom): string => {
    const kind = random.below(5);
    if (kind === 0) return 'shared-prefix-'.slice(0, random.below(15));
    if (kind === 1) return `shared-prefix-${'\0'.repeat(random.below(6))}`;
    if (kind === 2) return `shared-prefix-${String(random.below(3000)).padStart(4, '0')}`;
    if (kind === 3) return String.fromCharCode(random.below(256)).repeat(1 + random.below(9));
    return `shared-prefix-\xff\xff${String.fromCharCode(random.below(256), random.below(3))}`;
  };

  test.each([1, 2, 3, 4, 5, 6])('orders rows of all kinds as plain sorting does (seed %i)', (seed) => {
    const random = new SeededRandom(seed);
    const store = memstore();
    const rows = new Set<string>();
    const latin1 = (row: string) => Buffer.from(row, 'latin1');
    for (let i = 0; i < 20_000; i++) {
      const row = rowOf(random);
      if (row === '' || rows.has(row)) continue;
      rows.add(row);
      const slab = slabOf(
        encodeKeyValue({ row: latin1(row), family: Buffer.from('f'), qualifier: Buffer.from('q'), timestamp: 1n }),
      );
      store.add(slab, 0, slab.bytes.length, i + 1);
    }
    const [segment] = store.snapshot();
    const sorted = [...rows].map(latin1).sort(Buffer.compare);
    const scanner = new SegmentScanner(segment, Number.POSITIVE_INFINITY);
    const rowAt = () => {
      const { slab, offset } = scanner;
      return Buffer.from(slab.bytes.subarray(offset + 10, offset + 10 + slab.view.getUint16(offset + 8)));
    };
    const seen: Buffer[] = [];
    for (scanner.seek(firstOnRow(Buffer.alloc(0))); scanner.valid; scanner.next()) seen.push(rowAt());
    expect(seen).toEqual(sorted);
    for (let i = 0; i < 2000; i++) {
      const wanted = latin1(rowOf(random));
      scanner.seek(firstOnRow(wanted));
      const at = sorted.findIndex((row) => Buffer.compare(row, wanted) >= 0);
      expect(scanner.valid ? rowAt() : undefined).toEqual(at < 0 ? undefined : sorted[at]);
    }
    scanner.close();
  });
});
