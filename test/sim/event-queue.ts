/** One thing that happens at one simulated moment. */
export interface SimEvent {
  /** Simulated milliseconds, with fraction. */
  time: number;
  /** Order of making: breaks ties. */
  readonly order: number;
  /** For the trace. */
  readonly label: string;
  readonly run: () => void;
  cancelled: boolean;
}

/** A binary heap by time, then by order. */
export class EventQueue {
  #heap: SimEvent[] = [];
  #order = 0;

  get length(): number {
    return this.#heap.length;
  }

  add(time: number, label: string, run: () => void): SimEvent {
    const event = { time, order: this.#order++, label, run, cancelled: false };
    const heap = this.#heap;
    let index = heap.length;
    heap.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(event, heap[parent])) break;
      heap[index] = heap[parent];
      index = parent;
    }
    heap[index] = event;
    return event;
  }

  take(): SimEvent | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], last)) break;
      heap[index] = heap[child];
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a: SimEvent, b: SimEvent): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
