import { expect, it } from 'vitest';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { BufferWriter, cellsOf, put, type TestCell, writeCells } from './support.ts';

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

/** A disk that answers when it is told to. */
class HeldWriter extends BufferWriter {
  readonly held: PromiseWithResolvers<void>[] = [];
  /** The bytes as they are when the disk takes them. */
  async writeThrough(bytes: Uint8Array): Promise<void> {
    const turn = Promise.withResolvers<void>();
    this.held.push(turn);
    await turn.promise;
    await this.write(bytes);
  }
}

function writerTo(file: BufferWriter) {
  const clock = { now: () => 1_700_000_000_000 };
  const writer = HFileWriter.create({ writer: file, comparator: KEY_VALUE_COMPARATOR, clock });
  let rows = 0;
  const fillPiece = () => {
    while (!writer.drainNeeded) {
      const { bytes } = put(`row${String(rows++).padStart(6, '0')}`, 'q', 1, `${rows}`.repeat(2000));
      writer.append(slabOf(bytes), 0, bytes.length, slabOf(bytes), 0, 0, 0);
    }
  };
  return { writer, fillPiece, rows: () => rows };
}

it('the next piece is built while the disk takes the one before it, which does not change meanwhile', async () => {
  const file = new HeldWriter();
  const { writer, fillPiece, rows } = writerTo(file);
  fillPiece();
  await writer.drain();
  expect(file.held.length).toBe(1);
  fillPiece();
  const second = writer.drain();
  expect(file.held.length).toBe(1);
  const answer = (i: number) => file.held[i].resolve();
  answer(0);
  for (let i = 1; i < file.held.length; i++) answer(i);
  while (file.held.length < 3) {
    await new Promise((resolve) => setImmediate(resolve));
    answer(file.held.length - 1);
  }
  await second;
  fillPiece();
  const closing = writer.close();
  let closed = false;
  void closing.then(() => {
    closed = true;
  });
  while (!closed) {
    await new Promise((resolve) => setImmediate(resolve));
    answer(file.held.length - 1);
  }
  const cells = await cellsOf(file.bytes);
  expect(cells.length).toBe(rows());
  expect(cells.map(({ bytes }) => bytes.subarray(-4).toString().slice(-1))).toEqual(
    cells.map((_, i) => `${i + 1}`.slice(-1)),
  );
});

it('a piece that could not be written fails the next call', async () => {
  const file = new HeldWriter();
  const { writer, fillPiece } = writerTo(file);
  fillPiece();
  await writer.drain();
  file.held[0].reject(new Error('no more disk'));
  fillPiece();
  await expect(writer.drain()).rejects.toThrow('no more disk');
  const last = new HeldWriter();
  const other = writerTo(last);
  other.fillPiece();
  const closing = other.writer.close();
  while (last.held.length === 0) await new Promise((resolve) => setImmediate(resolve));
  last.held[0].reject(new Error('no more disk'));
  await expect(closing).rejects.toThrow('no more disk');
  expect(last.calls).not.toContain('close');
});
