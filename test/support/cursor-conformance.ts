// What every cursor over cells promises (cell/cell-cursor.ts), whatever stands behind it.
import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import type { CellCursor, Pending, SeekKey } from '../../cell/cell-cursor.ts';
import * as kv from '../../cell/key-value.ts';
import { encodeKeyValue, type KeyValueParts } from '../../cell/key-value-builder.ts';
import { firstOnRow, lastOnRow, seekKey } from '../../cell/seek-key.ts';
import { encodeTags } from '../../cell/tag.ts';

export interface CursorCell extends KeyValueParts {
  readonly sequenceId: number;
}

/** Opens a cursor over the cells, which are in order. */
export type OpenCursor = (cells: readonly CursorCell[]) => Promise<{ cursor: CellCursor; close(): Promise<void> }>;

const b = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Rows r000, r002, …, with one to five cells each; some tagged, some of several versions. */
export function sampleCells(rows: number, seed = 1): CursorCell[] {
  const random = new SeededRandom(seed);
  const cells: CursorCell[] = [];
  for (let row = 0; row < rows; row++) {
    const columns = 1 + random.below(3);
    for (let column = 0; column < columns; column++) {
      for (let version = random.below(2); version >= 0; version--) {
        cells.push({
          row: b(`r${String(2 * row).padStart(4, '0')}`),
          family: b('f'),
          qualifier: b(`q${column}`),
          timestamp: BigInt(10 + version),
          value: Buffer.alloc(random.below(40), row),
          sequenceId: 1 + random.below(1000),
          ...(random.below(5) === 0 ? { tags: encodeTags([{ type: 64, value: b('tag') }]) } : {}),
        });
      }
    }
  }
  return cells;
}

async function settle(call: () => Pending): Promise<void> {
  for (let pending = call(); pending !== undefined; pending = call()) await pending;
}

function textOf(cell: CursorCell): string {
  const { row, qualifier, timestamp, value, tags, sequenceId } = cell;
  return `${row}/${qualifier}/${timestamp}/${value!.length}/${tags?.length ?? 0}/${sequenceId}`;
}

function current(cursor: CellCursor): string {
  const { view, bytes } = cursor.slab;
  const o = cursor.offset;
  const text = (at: number, length: number) => bytes.toString('latin1', at, at + length);
  const tagBytes = bytes.subarray(cursor.tagsOffset, cursor.tagsOffset + cursor.tagsLength);
  if (cursor.tagsLength > 0) expect(tagBytes).toEqual(encodeTags([{ type: 64, value: b('tag') }]));
  const row = text(kv.kvRowOffset(o), kv.kvRowLength(view, o));
  const qualifier = text(kv.kvQualifierOffset(view, o), kv.kvQualifierLength(view, o));
  return `${row}/${qualifier}/${kv.kvTimestamp(view, o)}/${kv.kvValueLength(view, o)}/${cursor.tagsLength}/${cursor.sequenceId}`;
}

async function readOn(cursor: CellCursor): Promise<string[]> {
  const all: string[] = [];
  for (; cursor.valid; await settle(() => cursor.next())) all.push(current(cursor));
  return all;
}

function compareToKey(cell: CursorCell, key: SeekKey): number {
  return KEY_VALUE_COMPARATOR.compareKeyToCell(key.slab, key.offset, key.length, slabOf(encodeKeyValue(cell)), 0);
}

export function testCursor(name: string, open: OpenCursor): void {
  const cells = sampleCells(60);
  const texts = cells.map(textOf);
  const from = (key: SeekKey): string[] => {
    const first = cells.findIndex((cell) => compareToKey(cell, key) <= 0);
    return first < 0 ? [] : texts.slice(first);
  };
  const keys: SeekKey[] = [
    firstOnRow(b('')),
    firstOnRow(b('r')),
    ...cells.flatMap((cell) => [
      firstOnRow(b(cell.row.toString())),
      lastOnRow(b(cell.row.toString())),
      seekKey(cell.row, cell.family, cell.qualifier!, cell.timestamp, 4),
      seekKey(cell.row, cell.family, cell.qualifier!, cell.timestamp, 255),
    ]),
    firstOnRow(b('r0003')),
    lastOnRow(b('r9999')),
  ];

  async function withCursor(work: (cursor: CellCursor) => Promise<void>, given = cells): Promise<void> {
    const { cursor, close } = await open(given);
    try {
      await work(cursor);
    } finally {
      cursor.close();
      await close();
    }
  }

  describe(`${name} as a cursor`, () => {
    test('gives all cells in order, and then none', () =>
      withCursor(async (cursor) => {
        await settle(() => cursor.seek(firstOnRow(b(''))));
        expect(await readOn(cursor)).toEqual(texts);
        expect(cursor.valid).toBe(false);
        await settle(() => cursor.next());
        expect(cursor.valid).toBe(false);
      }));

    test('seeks to the first cell at or after any key, from anywhere', () =>
      withCursor(async (cursor) => {
        const random = new SeededRandom(7);
        for (let i = 0; i < 300; i++) {
          const key = keys[random.below(keys.length)];
          await settle(() => cursor.seek(key));
          expect(cursor.valid ? [current(cursor)] : []).toEqual(from(key).slice(0, 1));
        }
        await settle(() => cursor.seek(keys[30]));
        expect(await readOn(cursor)).toEqual(from(keys[30]));
      }));

    test('reseeks forwards', () =>
      withCursor(async (cursor) => {
        const random = new SeededRandom(9);
        await settle(() => cursor.seek(firstOnRow(b(''))));
        for (let i = 2; i < keys.length - 2 && cursor.valid; i += 1 + random.below(6)) {
          if (!(compareCurrent(cursor, keys[i]) > 0)) continue;
          await settle(() => cursor.reseek(keys[i]));
          expect(cursor.valid ? [current(cursor)] : []).toEqual(from(keys[i]).slice(0, 1));
        }
      }));

    test('goes back a row at a time from the last one', () =>
      withCursor(async (cursor) => {
        const firsts = texts.filter((text, i) => i === 0 || texts[i - 1].split('/')[0] !== text.split('/')[0]);
        const seen: string[] = [];
        await settle(() => cursor.seekToLastRow());
        while (cursor.valid) {
          seen.push(current(cursor));
          const row = slabOf(b(current(cursor).split('/')[0]));
          await settle(() => cursor.seekToPreviousRow(row, 0, row.bytes.length));
        }
        expect(seen).toEqual(firsts.reverse());
      }));

    test('goes to the row before one that is not there', () =>
      withCursor(async (cursor) => {
        const row = slabOf(b('r0005'));
        await settle(() => cursor.seekToPreviousRow(row, 0, row.bytes.length));
        expect(current(cursor).split('/')[0]).toBe('r0004');
        const before = slabOf(b('a'));
        await settle(() => cursor.seekToPreviousRow(before, 0, 1));
        expect(cursor.valid).toBe(false);
      }));

    test('finds nothing in nothing', () =>
      withCursor(async (cursor) => {
        await settle(() => cursor.seek(firstOnRow(b(''))));
        expect(cursor.valid).toBe(false);
        await settle(() => cursor.seekToLastRow());
        expect(cursor.valid).toBe(false);
        await settle(() => cursor.seekToPreviousRow(slabOf(b('r')), 0, 1));
        expect(cursor.valid).toBe(false);
      }, []));
  });
}

function compareCurrent(cursor: CellCursor, key: SeekKey): number {
  return KEY_VALUE_COMPARATOR.compareKeyToCell(key.slab, key.offset, key.length, cursor.slab, cursor.offset);
}
