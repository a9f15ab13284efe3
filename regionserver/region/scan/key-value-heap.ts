import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { Pending, SeekKey } from '../../../cell/cell-cursor.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';

/** How to place all scanners at the start. */
export type FirstMove = (scanner: KeyValueScanner) => Pending;

/**
 * Merges the scanners of one store. `current` is the one with the smallest cell; it stays current while it is smaller than the second, so
 * a run of cells of one file costs one comparison each. Cells of equal key come newest first: by sequence id, then by the scanners' order.
 */
export class KeyValueHeap {
  /** Stands on the next cell of all; undefined at the end. */
  current: KeyValueScanner | undefined = undefined;
  readonly #scanners: readonly KeyValueScanner[];
  readonly #comparator: CellComparator;
  readonly #reversed: boolean;
  /** The others that have cells, smallest at 0 (a binary heap). */
  readonly #others: KeyValueScanner[] = [];
  /** While some wait: those that stand where they are to start. */
  #placed: boolean[] = [];

  constructor(scanners: readonly KeyValueScanner[], comparator: CellComparator, reversed: boolean) {
    this.#scanners = scanners;
    this.#comparator = comparator;
    this.#reversed = reversed;
  }

  /** Places all scanners; those that must read do so at the same time. */
  start(move: FirstMove): Pending {
    const scanners = this.#scanners;
    let waiting: Promise<void>[] | undefined;
    for (let i = 0; i < scanners.length; i++) {
      if (this.#placed[i]) continue;
      const pending = move(scanners[i]);
      if (pending === undefined) this.#placed[i] = true;
      else (waiting ??= []).push(pending);
    }
    if (waiting !== undefined) return waiting.length === 1 ? waiting[0] : Promise.all(waiting).then(() => undefined);
    this.#others.length = 0;
    for (const scanner of scanners) if (scanner.valid) this.#push(scanner);
    this.current = this.#pop();
    return undefined;
  }

  /** To the next cell. */
  next(): Pending {
    const current = this.current;
    if (current === undefined) return undefined;
    const pending = current.next();
    if (pending !== undefined) return pending;
    this.#currentMoved(current);
    return undefined;
  }

  /** To the first cell at or after the key, which must not be before the current cell. */
  reseek(key: SeekKey): Pending {
    for (let current = this.current; current !== undefined; current = this.current) {
      if (this.compareKeyToCurrent(key) <= 0) return undefined;
      const pending = current.reseek(key);
      if (pending !== undefined) return pending;
      this.#currentMoved(current);
    }
    return undefined;
  }

  /** The key against the current cell, in the direction of the scan. */
  compareKeyToCurrent(key: SeekKey): number {
    const { slab, offset } = this.current!;
    if (this.#reversed) {
      const view = slab.view;
      const rows = this.#comparator.compareRows(
        slab,
        offset + 10,
        view.getUint16(offset + 8),
        key.slab,
        key.offset + 2,
        key.slab.view.getUint16(key.offset),
      );
      if (rows !== 0) return rows;
    }
    return this.#comparator.compareKeyToCell(key.slab, key.offset, key.length, slab, offset);
  }

  close(): void {
    for (const scanner of this.#scanners) scanner.close();
    this.#others.length = 0;
    this.current = undefined;
  }

  #currentMoved(current: KeyValueScanner): void {
    const others = this.#others;
    if (!current.valid) {
      this.current = this.#pop();
      return;
    }
    if (others.length === 0 || this.#compare(current, others[0]) < 0) return;
    this.current = others[0];
    others[0] = current;
    this.#siftDown(0);
  }

  #compare(a: KeyValueScanner, b: KeyValueScanner): number {
    const slabA = a.slab;
    const slabB = b.slab;
    const offsetA = a.offset;
    const offsetB = b.offset;
    let diff = 0;
    if (this.#reversed) {
      diff = this.#comparator.compareRows(
        slabB,
        offsetB + 10,
        slabB.view.getUint16(offsetB + 8),
        slabA,
        offsetA + 10,
        slabA.view.getUint16(offsetA + 8),
      );
      if (diff !== 0) return diff;
    }
    diff = this.#comparator.compareCells(slabA, offsetA, slabB, offsetB);
    if (diff !== 0) return diff;
    diff = b.sequenceId - a.sequenceId;
    return diff !== 0 ? diff : b.order - a.order;
  }

  #push(scanner: KeyValueScanner): void {
    const heap = this.#others;
    let at = heap.length;
    heap.push(scanner);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.#compare(scanner, heap[parent]) >= 0) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = scanner;
  }

  #pop(): KeyValueScanner | undefined {
    const heap = this.#others;
    if (heap.length <= 1) return heap.pop();
    const top = heap[0];
    heap[0] = heap.pop()!;
    this.#siftDown(0);
    return top;
  }

  #siftDown(at: number): void {
    const heap = this.#others;
    const moved = heap[at];
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#compare(heap[child + 1], heap[child]) < 0) child++;
      if (this.#compare(moved, heap[child]) <= 0) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = moved;
  }
}
