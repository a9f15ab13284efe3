// What workers tell while they work, in shared memory: each writes numbers of its own, the one who started them adds them up.

const FIELDS = ['bytes', 'records', 'bad', 'cells', 'done'] as const;
export type CountField = (typeof FIELDS)[number];

export class SharedCounts {
  readonly memory: SharedArrayBuffer;
  readonly #numbers: Float64Array;
  /** Next piece of work to be taken. */
  readonly #next: Int32Array;

  static for(workers: number): SharedCounts {
    return new SharedCounts(new SharedArrayBuffer(8 + workers * FIELDS.length * 8));
  }

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#next = new Int32Array(memory, 0, 2);
    this.#numbers = new Float64Array(memory, 8);
  }

  /** The next number, to one caller only. */
  takeNext(): number {
    return Atomics.add(this.#next, 0, 1);
  }
  /** Nobody takes anything more. */
  stop(): void {
    Atomics.store(this.#next, 1, 1);
  }
  get isStopped(): boolean {
    return Atomics.load(this.#next, 1) === 1;
  }

  set(worker: number, field: CountField, value: number): void {
    this.#numbers[worker * FIELDS.length + FIELDS.indexOf(field)] = value;
  }
  sum(field: CountField): number {
    let sum = 0;
    for (let i = FIELDS.indexOf(field); i < this.#numbers.length; i += FIELDS.length) sum += this.#numbers[i];
    return sum;
  }
}
