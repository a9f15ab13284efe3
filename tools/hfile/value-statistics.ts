// Lengths and sizes as HFilePrettyPrinter reports them (-s, -d): all values count, where HBase takes a sample of 1,028.

const RANGES = [
  1, 3, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 750_000, 1_000_000, 5_000_000, 10_000_000,
  50_000_000, 100_000_000,
];

export class ValueStatistics {
  readonly name: string;
  count = 0;
  /** How often each value came. */
  readonly #counts = new Map<number, number>();
  #sum = 0;

  constructor(name: string) {
    this.name = name;
  }

  add(value: number): void {
    this.count++;
    this.#sum += value;
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** As HBase's reporter prints it; `details`: also the counts by range. */
  *lines(details: boolean): Generator<string> {
    const sorted = [...this.#counts].sort(([a], [b]) => a - b);
    const mean = this.#sum / this.count;
    const quantile = (fraction: number) => twoPlaces(this.#quantile(sorted, fraction));
    yield `   ${this.name}:`;
    yield `               min = ${sorted[0][0]}`;
    yield `               max = ${sorted.at(-1)![0]}`;
    yield `              mean = ${twoPlaces(mean)}`;
    yield `            stddev = ${twoPlaces(this.#deviation(sorted, mean))}`;
    yield `            median = ${quantile(0.5)}`;
    yield `              75% <= ${quantile(0.75)}`;
    yield `              95% <= ${quantile(0.95)}`;
    yield `              98% <= ${quantile(0.98)}`;
    yield `              99% <= ${quantile(0.99)}`;
    yield `            99.9% <= ${quantile(0.999)}`;
    yield `             count = ${this.count}`;
    if (details) yield* rangeLines(sorted);
  }

  /** The same as numbers. */
  summary(): Record<string, number> {
    const sorted = [...this.#counts].sort(([a], [b]) => a - b);
    if (sorted.length === 0) return { count: 0 };
    const mean = this.#sum / this.count;
    return {
      count: this.count,
      min: sorted[0][0],
      max: sorted.at(-1)![0],
      mean,
      stddev: this.#deviation(sorted, mean),
      median: this.#quantile(sorted, 0.5),
      p99: this.#quantile(sorted, 0.99),
    };
  }

  #deviation(sorted: readonly [number, number][], mean: number): number {
    if (this.count <= 1) return 0;
    const squares = sorted.reduce((sum, [value, count]) => sum + count * (value - mean) ** 2, 0);
    return Math.sqrt(squares / (this.count - 1));
  }

  /** Between the values at the two places around `fraction` of count + 1. */
  #quantile(sorted: readonly [number, number][], fraction: number): number {
    const position = fraction * (this.count + 1);
    const place = Math.floor(position);
    if (place < 1) return sorted[0][0];
    if (place >= this.count) return sorted.at(-1)![0];
    const lower = valueAt(sorted, place - 1);
    return lower + (position - place) * (valueAt(sorted, place) - lower);
  }
}

function valueAt(sorted: readonly [number, number][], index: number): number {
  let left = index;
  for (const [value, count] of sorted) {
    if (left < count) return value;
    left -= count;
  }
  return sorted.at(-1)![0];
}

/** Ranges that hold any, and the empty one before the first of them. */
function* rangeLines(sorted: readonly [number, number][]): Generator<string> {
  yield '           (range <= count):';
  const line = (range: number | string, count: number) => `${String(range).padStart(17)} <= ${count}`;
  const within = (from: number, to: number) =>
    sorted.reduce((sum, [value, count]) => sum + (value > from && value <= to ? count : 0), 0);
  let begun = false;
  for (const [i, range] of RANGES.entries()) {
    const count = within(i === 0 ? Number.NEGATIVE_INFINITY : RANGES[i - 1], range);
    if (count === 0) continue;
    if (!begun && i > 0) yield line(RANGES[i - 1], 0);
    begun = true;
    yield line(range, count);
  }
  const beyond = within(RANGES.at(-1)!, Infinity);
  if (beyond > 0) yield line('inf', beyond);
}

/** Java's %2.2f: half up by the shortest decimal form, where toFixed goes by the binary value. */
export function twoPlaces(value: number): string {
  const text = String(value);
  if (!/^-?\d+\.\d+$/.test(text)) return value.toFixed(2);
  const [whole, fraction] = text.split('.');
  const cut = BigInt(whole.replace('-', '') + fraction.padEnd(2, '0').slice(0, 2));
  const rounded = String(cut + (fraction[2] >= '5' ? 1n : 0n)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${rounded.slice(0, -2)}.${rounded.slice(-2)}`;
}
