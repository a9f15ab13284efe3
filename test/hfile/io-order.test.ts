import { expect, it } from 'vitest';
import { put, type TestCell, writeCells } from './support.ts';

it('a small file is one write, synced before it is closed', async () => {
  const { calls, bytes } = await writeCells([put('row', 'q', 1, 'value')]);
  expect(calls).toEqual([`write ${bytes.length}`, 'sync', 'close']);
});

it('a large file goes out in pieces of a megabyte, each synced before the next', async () => {
  const cells: TestCell[] = [];
  for (let i = 0; i < 350; i++) cells.push(put(`row${String(i).padStart(4, '0')}`, 'q', 1, 'x'.repeat(10_000)));
  const { calls, bytes } = await writeCells(cells);
  expect(bytes.length).toBeGreaterThan(3_500_000);
  expect(calls.at(-1)).toBe('close');
  const moves = calls.slice(0, -1);
  for (const [i, call] of moves.entries()) expect(call).toMatch(i % 2 === 0 ? /^write \d+$/ : /^sync$/);
  const sizes = moves.filter((_, i) => i % 2 === 0).map((call) => Number(call.slice(6)));
  expect(Math.max(...sizes)).toBe(1 << 20);
  expect(sizes.length).toBeLessThan(9);
});
