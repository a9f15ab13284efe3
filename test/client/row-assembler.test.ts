import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellList } from '../../cell/cell-list.ts';
import type { Row } from '../../client/row.ts';
import { RowAssembler } from '../../client/row-assembler.ts';

const name = (c: number) => `c${String(c).padStart(2, '0')}`;
const result = (row: string, columns: number[], partial: boolean) => {
  const cells = new CellList();
  for (const c of columns) {
    cells.addKeyValue({
      row: Buffer.from(row),
      family: Buffer.from('f'),
      qualifier: Buffer.from(name(c)),
      timestamp: 1n,
    });
  }
  return { row: Buffer.from(row), cells, partial, stale: false };
};
const show = (rows: Row[]) =>
  rows.map(
    (row) => `${row.key}:${row.cells.map((cell) => Number(String(cell.qualifier).slice(1)))}${row.partial ? '+' : ''}`,
  );

function assembled(
  options: { batchSize?: number; allowPartialResults?: boolean },
  ...results: ReturnType<typeof result>[]
): string[] {
  const assembler = new RowAssembler({ batchSize: 0, allowPartialResults: false, ...options });
  const out: Row[] = [];
  for (const each of results) assembler.add(each, out);
  assembler.endOfRegion(out);
  return show(out);
}

test('parts become whole rows', () => {
  expect(
    assembled({}, result('a', [1], false), result('b', [1, 2], true), result('b', [3], true), result('b', [4], false)),
  ).toEqual(['a:1', 'b:1,2,3,4']);
});

test('a row whose last part was not known to be the last ends with the next row, or the region', () => {
  expect(assembled({}, result('a', [1, 2], true), result('b', [1], true))).toEqual(['a:1,2', 'b:1']);
});

test('parts as they come', () => {
  const parts = [result('a', [1, 2], true), result('a', [3], true), result('b', [1], false)];
  expect(assembled({ allowPartialResults: true }, ...parts)).toEqual(['a:1,2+', 'a:3+', 'b:1']);
});

test('batches are cut afresh, whatever the parts', () => {
  expect(
    assembled({ batchSize: 2 }, result('a', [1], true), result('a', [2, 3, 4], true), result('a', [5], false)),
  ).toEqual(['a:1,2+', 'a:3,4+', 'a:5']);
  expect(assembled({ batchSize: 2 }, result('a', [1, 2], true), result('b', [1, 2], false))).toEqual([
    'a:1,2',
    'b:1,2',
  ]);
});

test('the row in which a scanner was lost is not seen twice', () => {
  const assembler = new RowAssembler({ batchSize: 0, allowPartialResults: true });
  const out: Row[] = [];
  assembler.add(result('a', [1, 2, 3], true), out);
  expect(String(assembler.openRow)).toBe('a');
  assembler.reopened();
  assembler.add(result('a', [1, 2], true), out);
  assembler.add(result('a', [3, 4], true), out);
  assembler.reopened();
  assembler.add(result('a', [1, 2, 3, 4, 5], false), out);
  expect(show(out)).toEqual(['a:1,2,3+', 'a:4+', 'a:5']);
  expect([assembler.openRow, String(assembler.lastRow), assembler.rowCount]).toEqual([undefined, 'a', 1]);
});

test('a row of which nothing was handed out begins anew: its parts would be of two states', () => {
  const assembler = new RowAssembler({ batchSize: 0, allowPartialResults: false });
  const out: Row[] = [];
  assembler.add(result('a', [1, 2], true), out);
  assembler.reopened();
  expect(assembler.openRow).toBeUndefined();
  assembler.add(result('a', [3], true), out);
  assembler.add(result('a', [4], false), out);
  expect(show(out)).toEqual(['a:3,4']);
  expect(assembler.rowCount).toBe(1);
});

test('a row that is gone when it is begun anew was never there', () => {
  const assembler = new RowAssembler({ batchSize: 0, allowPartialResults: false });
  const out: Row[] = [];
  assembler.add(result('a', [1, 2], true), out);
  assembler.reopened();
  assembler.add(result('b', [1], false), out);
  expect(show(out)).toEqual(['b:1']);
});

test('a row of which parts were handed out, and that is gone then, is complete with what was there', () => {
  const assembler = new RowAssembler({ batchSize: 0, allowPartialResults: true });
  const out: Row[] = [];
  assembler.add(result('a', [1, 2], true), out);
  assembler.reopened();
  assembler.add(result('b', [1], false), out);
  expect(show(out)).toEqual(['a:1,2+', 'b:1']);
});

test('however rows are cut and begun again, every cell comes once', () => {
  const row = fc.record({
    size: fc.integer({ min: 1, max: 6 }),
    cuts: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
  });
  const options = fc.record({ batchSize: fc.integer({ min: 0, max: 3 }), allowPartialResults: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 5 }),
      options,
      fc.boolean(),
      fc.infiniteStream(fc.boolean()),
      (rows, chosen, knowsEnd, reopens) => {
        const assembler = new RowAssembler(chosen);
        const out: Row[] = [];
        rows.forEach(({ size, cuts }, r) => {
          const all = Array.from({ length: size }, (_, i) => i + 1);
          const lengths = [...cuts, size];
          let at = 0;
          while (at < size) {
            const part = all.slice(at, at + lengths.shift()!);
            at += part.length;
            const isLast = at === size;
            assembler.add(result(`r${r}`, part, !isLast || !knowsEnd), out);
            if (assembler.openRow !== undefined && reopens.next().value) {
              assembler.reopened();
              at = 0;
              lengths.push(size);
              if (isLast) {
                assembler.add(result(`r${r}`, all, false), out);
                break;
              }
            }
          }
        });
        assembler.endOfRegion(out);
        const seen = out.flatMap((each) => each.cells.map((cell) => `${each.key}:${cell.qualifier}`));
        expect(seen).toEqual(
          rows.flatMap(({ size }, r) => Array.from({ length: size }, (_, i) => `r${r}:${name(i + 1)}`)),
        );
        if (chosen.batchSize > 0 && !chosen.allowPartialResults) {
          expect(out.every((each) => each.cells.length <= chosen.batchSize)).toBe(true);
        }
        if (chosen.batchSize === 0 && !chosen.allowPartialResults) expect(out.length).toBe(rows.length);
      },
    ),
  );
});
