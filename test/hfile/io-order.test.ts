import { expect, it } from 'vitest';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { BufferWriter, cellsOf, put, type TestCell, writeCells } from './support.ts';

it('a small file is one write, synced by its closing', async () => {
  const { calls, bytes } = await writeCells([put('row', 'q', 1, 'value')]);
  expect(calls).toEqual([`write ${bytes.length}`, 'close']);
});

it('a large file goes out in pieces of a megabyte or a little more, each synced before the next', async () => {
  const cells: TestCell[] = [];
  for (let i = 0; i < 350; i++) cells.push(put(`row${String(i).padStart(4, '0')}`, 'q', 1, 'x'.repeat(10_000)));
  const { calls, bytes } = await writeCells(cells);
  expect(bytes.length).toBeGreaterThan(3_500_000);
  expect(calls.at(-1)).toBe('close');
  const moves = calls.slice(0, -1);
  for (const [i, call] of moves.entries()) expect(call).toMatch(i % 2 === 0 ? /^write \d+$/ : /^sync$/);
  const sizes = moves.filter((_, i) => i % 2 === 0).map((call) => Number(call.slice(6)));
  expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(1 << 20);
  expect(Math.max(...sizes)).toBeLessThan((1 << 20) + 100_000);
  expect(sizes.length).toBe(4);
});

/** A disk that answers when it is told to. */
class HeldWriter extends BufferWriter {
  readonly held: PromiseWithResolvers<void>[] = [];
  isSlow = true;
  /** Keeps the bytes as they are when it answers. */
  async writeThrough(bytes: Uint8Array): Promise<void> {
    const answer = Promise.withResolvers<void>();
    if (this.isSlow) this.held.push(answer);
    else answer.resolve();
    await answer.promise;
    await this.write(bytes);
  }
}

function writerTo(file: BufferWriter) {
  const clock = { now: () => 1_700_000_000_000 };
  const writer = HFileWriter.create({ writer: file, comparator: KEY_VALUE_COMPARATOR, clock });
  const cells: TestCell[] = [];
  const fillPiece = () => {
    while (!writer.drainNeeded) {
      const row = cells.length;
      const cell = put(`row${String(row).padStart(6, '0')}`, 'q', 1, `${row}`.repeat(2000));
      writer.append(slabOf(cell.bytes), 0, cell.bytes.length, slabOf(cell.tags), 0, 0, 0);
      cells.push(cell);
    }
  };
  return { writer, fillPiece, cells };
}

it('the next piece is built while the disk takes the two before it, which do not change meanwhile', async () => {
  const file = new HeldWriter();
  const { writer, fillPiece, cells } = writerTo(file);
  for (let piece = 0; piece < 2; piece++) {
    fillPiece();
    await writer.drain();
  }
  fillPiece();
  const third = writer.drain();
  expect(file.held.length).toBe(2);
  file.held[0].resolve();
  await third;
  fillPiece();
  expect(file.held.length).toBe(3);
  const closing = writer.close();
  file.isSlow = false;
  for (const held of file.held) held.resolve();
  await closing;
  expect(await cellsOf(file.bytes)).toEqual(cells);
});

it('a piece that could not be written fails the next call after it is known', async () => {
  for (const next of ['drain', 'close'] as const) {
    const file = new HeldWriter();
    const { writer, fillPiece } = writerTo(file);
    fillPiece();
    await writer.drain();
    file.held[0].reject(new Error('no more disk'));
    await new Promise(setImmediate);
    fillPiece();
    await expect(writer[next]()).rejects.toThrow('no more disk');
    expect(file.calls).toEqual([]);
  }
});
