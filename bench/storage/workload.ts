// What every engine does in bench/storage.ts; bench/java/StorageBench.java does the same. Keep them alike.

export interface Workload {
  /** Cells of 100-byte values, and of 1-KB values. */
  readonly smallCells: number;
  readonly largeCells: number;
  /** Store files that a compaction makes one. */
  readonly files: number;
  readonly gets: number;
  /** Of a week: rows, updates a day, bytes of a value, bytes of memory at which it is flushed. */
  readonly weekRows: number;
  readonly weekUpdatesADay: number;
  readonly weekValueBytes: number;
  readonly weekFlushBytes: number;
  /** Of a data set that is much larger than the heap. */
  readonly largeSetBytes: number;
}

export const WORKLOAD: Workload = {
  smallCells: 1_000_000,
  largeCells: 200_000,
  files: 4,
  gets: 50_000,
  weekRows: 200_000,
  weekUpdatesADay: 200_000,
  weekValueBytes: 200,
  weekFlushBytes: 16 * 1024 * 1024,
  largeSetBytes: 1024 ** 3,
};

/** A tenth of it, to see whether all works. */
export function scaled(workload: Workload, by: number): Workload {
  return Object.fromEntries(
    Object.entries(workload).map(([name, value]) => [
      name,
      name === 'files' || name === 'weekValueBytes' ? value : Math.ceil(value * by),
    ]),
  ) as unknown as Workload;
}

const FIRST_ROW = Buffer.from('user000000000000');

export function rowOf(i: number): Buffer {
  const row = Buffer.allocUnsafe(FIRST_ROW.length);
  row.set(FIRST_ROW);
  for (let at = row.length - 1, left = i; left > 0; at--) {
    const rest = Math.floor(left / 10);
    row[at] = 48 + left - 10 * rest;
    left = rest;
  }
  return row;
}

/** 0 … count − 1, each once (the factor is prime), in an order that looks like chance. Up to three million. */
export function shuffled(i: number, count: number): number {
  return (i * 2_654_435_761) % count;
}

/** The same numbers in TypeScript and Java. */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  below(bound: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((this.#state / 0x80000000) * bound);
  }
}

/** The row of an update: four of five go to a fifth of the rows. */
export function updatedRow(chance: Chance, rows: number): number {
  const hot = Math.floor(rows / 5);
  return chance.below(5) < 4 ? chance.below(hot) : hot + chance.below(rows - hot);
}

/** Bytes that no codec makes smaller; values are slices of it. */
export function pool(bytes = 1 << 20): Buffer {
  const chance = new Chance(42);
  const buffer = Buffer.allocUnsafe(bytes);
  for (let i = 0; i < bytes; i++) buffer[i] = chance.below(256);
  return buffer;
}

export function report(figure: string, value: number): void {
  process.stdout.write(`FIGURE\t${figure}\t${value}\n`);
}

/** Best of several runs: the others met somebody else. */
export async function best(runs: number, work: () => Promise<number>): Promise<number> {
  let most = 0;
  for (let i = 0; i < runs; i++) most = Math.max(most, await work());
  return most;
}

/** Seconds that have passed; with BY=processor those that processors have worked for this process, which others on the machine disturb less. */
export function seconds(): number {
  if (process.env.BY !== 'processor') return performance.now() / 1000;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** How often `count` things happen in a second. */
export async function perSecond(count: number, work: () => unknown): Promise<number> {
  const start = seconds();
  await work();
  return count / (seconds() - start);
}
