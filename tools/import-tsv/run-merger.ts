// The records of several runs in order of their rows, those of one row in the order in which they came in the input.
import { compareBytes } from '../../base/bytes.ts';
import type { RunReader } from './run-reader.ts';

/** A heap of readers; the smallest record is that of `top`. */
export class RunMerger {
  readonly #heap: RunReader[];

  /** Each stands at its first record. */
  constructor(readers: readonly RunReader[]) {
    this.#heap = readers.filter((reader) => reader.valid);
    for (let i = (this.#heap.length >>> 1) - 1; i >= 0; i--) this.#siftDown(i);
  }

  /** Undefined when all have been read. */
  get top(): RunReader | undefined {
    return this.#heap[0];
  }

  /** To the next record; undefined: done at once. */
  next(): Promise<void> | undefined {
    const pending = this.#heap[0].next();
    if (pending !== undefined) return pending.then(() => this.#restore());
    this.#restore();
    return undefined;
  }

  /** Whether the next record has the same row. */
  get isRowShared(): boolean {
    const heap = this.#heap;
    return (
      heap[0].isFollowedBySame ||
      (heap.length > 1 && sameRow(heap[0], heap[1])) ||
      (heap.length > 2 && sameRow(heap[0], heap[2]))
    );
  }

  #restore(): void {
    const heap = this.#heap;
    if (!heap[0].valid) {
      const last = heap.pop()!;
      if (heap.length === 0) return;
      if (!heap[0].valid) heap[0] = last;
    }
    this.#siftDown(0);
  }

  #siftDown(from: number): void {
    const heap = this.#heap;
    const moving = heap[from];
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], moving)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = moving;
  }
}

function compareRows(a: RunReader, b: RunReader): number {
  return compareBytes(a.slab, a.rowOffset, a.rowLength, b.slab, b.rowOffset, b.rowLength);
}
function sameRow(a: RunReader, b: RunReader): boolean {
  return compareRows(a, b) === 0;
}
function isBefore(a: RunReader, b: RunReader): boolean {
  const order = compareRows(a, b);
  return order < 0 || (order === 0 && a.order < b.order);
}
