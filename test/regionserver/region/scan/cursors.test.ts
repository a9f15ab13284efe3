import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../../../base/random.ts';
import { slabOf } from '../../../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../../../cell/cell-comparator.ts';
import type { CellCursor, Pending, SeekKey } from '../../../../cell/cell-cursor.ts';
import { encodeKeyValue } from '../../../../cell/key-value-builder.ts';
import { firstOnRow } from '../../../../cell/seek-key.ts';
import { HFileWriter } from '../../../../hfile/hfile-writer.ts';
import { KeyValueHeap } from '../../../../regionserver/region/scan/key-value-heap.ts';
import type { KeyValueScanner } from '../../../../regionserver/region/scan/key-value-scanner.ts';
import { SegmentScanner } from '../../../../regionserver/region/scan/segment-scanner.ts';
import { StoreFileScanner } from '../../../../regionserver/region/scan/store-file-scanner.ts';
import { ArenaPool } from '../../../../regionserver/region/store/arena.ts';
import { Segment } from '../../../../regionserver/region/store/segment.ts';
import { StoreFile } from '../../../../regionserver/region/store/store-file.ts';
import { MemoryDisk } from '../../../../storage/memory-disk.ts';
import { type CursorCell, sampleCells, testCursor } from '../../../support/cursor-conformance.ts';
import { FolderStoreFiles } from '../../../support/engine-bench.ts';

const READ_POINT = 5000;

function segmentOf(cells: readonly CursorCell[], arenas = new ArenaPool()): Segment {
  const segment = new Segment(KEY_VALUE_COMPARATOR, arenas);
  for (const cell of cells) {
    const bytes = encodeKeyValue(cell);
    segment.add(slabOf(bytes), 0, bytes.length, cell.sequenceId);
  }
  return segment;
}

/** The cells with others among them that the read point hides: new versions, new columns, whole rows, at both ends too. */
function withHidden(cells: readonly CursorCell[]): CursorCell[] {
  const hidden = cells.flatMap((cell): CursorCell[] => [
    { ...cell, timestamp: cell.timestamp + 100n, sequenceId: READ_POINT + 1 },
    { ...cell, row: Buffer.concat([cell.row, Buffer.from('x')]), sequenceId: READ_POINT + 2 },
  ]);
  const edge = { family: Buffer.from('f'), qualifier: Buffer.from('q'), timestamp: 1n, value: Buffer.alloc(3) };
  hidden.push({ ...edge, row: Buffer.from('a'), sequenceId: READ_POINT + 3 });
  hidden.push({ ...edge, row: Buffer.from('z'), sequenceId: READ_POINT + 3 });
  return inOrder([...cells, ...(cells.length === 0 ? [] : hidden)]);
}

function inOrder(cells: CursorCell[]): CursorCell[] {
  const slabs = new Map(cells.map((cell) => [cell, slabOf(encodeKeyValue(cell))]));
  const order = (a: CursorCell, b: CursorCell) =>
    KEY_VALUE_COMPARATOR.compareCells(slabs.get(a)!, 0, slabs.get(b)!, 0) || b.sequenceId - a.sequenceId;
  const sorted = cells.toSorted(order);
  return sorted.filter((cell, i) => i === 0 || order(sorted[i - 1], cell) !== 0);
}

async function fileOf(cells: readonly CursorCell[], asyncReads: boolean): Promise<StoreFile> {
  const access = new FolderStoreFiles(new MemoryDisk().files, 'f', { asyncReads });
  const writer = HFileWriter.create({
    writer: await access.create(),
    comparator: KEY_VALUE_COMPARATOR,
    clock: { now: () => 1 },
    blockSizeBytes: 200,
    includesTags: true,
  });
  for (const cell of cells) {
    const slab = slabOf(encodeKeyValue(cell));
    const tags = cell.tags?.length ?? 0;
    writer.append(
      slab,
      0,
      slab.bytes.length - (tags === 0 ? 0 : tags + 2),
      slab,
      slab.bytes.length - tags,
      tags,
      cell.sequenceId,
    );
  }
  writer.appendMetadata({ maxSequenceId: 10_000 });
  const { path } = await writer.close();
  return new StoreFile(path, await access.open(path));
}

function openFile(asyncReads: boolean, mix: (cells: readonly CursorCell[]) => readonly CursorCell[]) {
  return async (cells: readonly CursorCell[]) => {
    const file = await fileOf(mix(cells), asyncReads);
    return {
      cursor: new StoreFileScanner(file, { readPoint: READ_POINT, order: 0 }),
      close: () => file.reader.close(),
    };
  };
}

function openSegment(mix: (cells: readonly CursorCell[]) => readonly CursorCell[]) {
  return async (cells: readonly CursorCell[]) => {
    const random = new SeededRandom(3);
    const shuffled = mix(cells)
      .map((cell) => ({ cell, at: random.fraction() }))
      .sort((a, b) => a.at - b.at)
      .map(({ cell }) => cell);
    return { cursor: new SegmentScanner(segmentOf(shuffled), READ_POINT), close: async () => undefined };
  };
}

const same = (cells: readonly CursorCell[]) => cells;
testCursor('a segment', openSegment(same));
testCursor('a segment with hidden cells', openSegment(withHidden));
testCursor('a store file', openFile(false, same));
testCursor('a store file on a slow disk', openFile(true, same));
testCursor('a store file with hidden cells', openFile(false, withHidden));
testCursor('a store file with hidden cells on a slow disk', openFile(true, withHidden));

/** A heap with the face of a cursor. Seeks start it anew. */
class HeapCursor implements Pick<CellCursor, 'valid' | 'slab' | 'offset' | 'sequenceId'> {
  readonly #open: () => KeyValueHeap;
  #heap: KeyValueHeap;
  #starting = false;
  constructor(open: () => KeyValueHeap) {
    this.#open = open;
    this.#heap = open();
  }
  get #current(): KeyValueScanner {
    return this.#heap.current!;
  }
  get valid(): boolean {
    return this.#heap.current !== undefined;
  }
  get slab() {
    return this.#current.slab;
  }
  get offset() {
    return this.#current.offset;
  }
  get tagsOffset() {
    return this.#current.tagsOffset;
  }
  get tagsLength() {
    return this.#current.tagsLength;
  }
  get sequenceId() {
    return this.#current.sequenceId;
  }
  next(): Pending {
    return this.#heap.next();
  }
  seek(key: SeekKey): Pending {
    return this.#start((scanner) => scanner.seek(key));
  }
  reseek(key: SeekKey): Pending {
    return this.#heap.reseek(key);
  }
  seekToPreviousRow(row: Parameters<CellCursor['seekToPreviousRow']>[0], offset: number, length: number): Pending {
    return this.#start((scanner) => scanner.seekToPreviousRow(row, offset, length));
  }
  seekToLastRow(): Pending {
    return this.#start((scanner) => scanner.seekToLastRow());
  }
  close(): void {
    this.#heap.close();
  }
  #start(move: (scanner: KeyValueScanner) => Pending): Pending {
    if (!this.#starting) {
      this.#heap.close();
      this.#heap = this.#open();
      this.#starting = true;
    }
    const pending = this.#heap.start(move);
    if (pending === undefined) this.#starting = false;
    return pending;
  }
}

/** Each cell in one of four places: three files and memory. */
function openHeap(asyncReads: boolean) {
  return async (cells: readonly CursorCell[]) => {
    const random = new SeededRandom(5);
    const rows = new Map<string, number>();
    // Going back a row is each scanner's own matter, so for those tests a row stands in one place.
    const place = (cell: CursorCell) => {
      const row = cell.row.toString();
      if (!rows.has(row)) rows.set(row, random.below(4));
      return rows.get(row)!;
    };
    const parts = [0, 1, 2, 3].map((part) => cells.filter((cell) => place(cell) === part));
    const files = await Promise.all(parts.slice(0, 3).map((part) => fileOf(part, asyncReads)));
    const segment = segmentOf(parts[3]);
    const open = () =>
      new KeyValueHeap(
        [
          ...files.map((file, order) => new StoreFileScanner(file, { readPoint: READ_POINT, order })),
          new SegmentScanner(segment, READ_POINT),
        ],
        KEY_VALUE_COMPARATOR,
        false,
      );
    return {
      cursor: new HeapCursor(open) as CellCursor,
      close: async () => void (await Promise.all(files.map((file) => file.reader.close()))),
    };
  };
}

/** Forwards a heap is a cursor; going back it leaves to ReversedScanner, which the scans of whole stores test. */
describe('a heap over files and memory', () => {
  for (const asyncReads of [false, true]) {
    test(`merges all cells in order${asyncReads ? ' on a slow disk' : ''}`, async () => {
      const cells = sampleCells(80, 4);
      const { cursor, close } = await openHeap(asyncReads)(cells);
      for (
        let p = cursor.seek(firstOnRow(Buffer.alloc(0)));
        p !== undefined;
        p = cursor.seek(firstOnRow(Buffer.alloc(0)))
      )
        await p;
      const seen: number[] = [];
      while (cursor.valid) {
        seen.push(cursor.sequenceId);
        for (let p = cursor.next(); p !== undefined; p = cursor.next()) await p;
      }
      expect(seen).toEqual(cells.map((cell) => cell.sequenceId));
      cursor.close();
      await close();
    });
  }

  test('gives equal keys newest first: by sequence id, then by the order of files, memory before all', async () => {
    const cell = { row: Buffer.from('r'), family: Buffer.from('f'), qualifier: Buffer.from('q'), timestamp: 1n };
    const of = (value: string, sequenceId: number): CursorCell => ({ ...cell, value: Buffer.from(value), sequenceId });
    const files = [await fileOf([of('old file', 7)], false), await fileOf([of('new file', 7)], false)];
    const segment = segmentOf([of('memory', 7), of('newest', 9)]);
    const heap = new KeyValueHeap(
      [
        ...files.map((file, order) => new StoreFileScanner(file, { readPoint: 99, order })),
        new SegmentScanner(segment, 99),
      ],
      KEY_VALUE_COMPARATOR,
      false,
    );
    const start = firstOnRow(Buffer.alloc(0));
    expect(heap.start((scanner) => scanner.seek(start))).toBeUndefined();
    const seen: string[] = [];
    for (; heap.current !== undefined; heap.next()) {
      const { slab, offset } = heap.current;
      seen.push(
        slab.bytes.toString(
          'latin1',
          offset + 8 + slab.view.getUint32(offset),
          offset + 8 + slab.view.getUint32(offset) + slab.view.getUint32(offset + 4),
        ),
      );
    }
    expect(seen).toEqual(['newest', 'memory', 'new file', 'old file']);
    heap.close();
  });
});

describe('a segment scanner while others write', () => {
  test('sees what it would have seen, wherever cells are inserted', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new SeededRandom(seed);
      const arenas = new ArenaPool();
      const cells = sampleCells(200, seed);
      const segment = segmentOf(cells, arenas);
      const scanner = new SegmentScanner(segment, READ_POINT);
      scanner.seek(firstOnRow(Buffer.alloc(0)));
      const seen: string[] = [];
      while (scanner.valid) {
        const { slab, offset } = scanner;
        seen.push(slab.bytes.toString('latin1', offset + 10, offset + 15));
        for (let i = random.below(4); i > 0; i--) {
          const bytes = encodeKeyValue({
            row: Buffer.from(`r${String(random.below(420)).padStart(4, '0')}`),
            family: Buffer.from('f'),
            qualifier: Buffer.from(`q${random.below(4)}`),
            timestamp: BigInt(random.below(30)),
            value: Buffer.alloc(random.below(3000)),
          });
          segment.add(slabOf(bytes), 0, bytes.length, READ_POINT + 1 + random.below(1000));
        }
        scanner.next();
      }
      expect(seen, `seed ${seed}`).toEqual(cells.map((cell) => cell.row.toString()));
      scanner.close();
    }
  });

  test('holds the memory until it is closed', () => {
    const arenas = new ArenaPool();
    const segment = segmentOf(sampleCells(10), arenas);
    const scanner = new SegmentScanner(segment, READ_POINT);
    let released = false;
    segment.drop(() => {
      released = true;
    });
    expect(released).toBe(false);
    expect(arenas.bytesInUse).toBeGreaterThan(0);
    scanner.close();
    scanner.close();
    expect(released).toBe(true);
    expect(arenas.bytesInUse).toBe(0);
  });
});
