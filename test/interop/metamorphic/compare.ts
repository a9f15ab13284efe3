// The same sequence on both stores at the same time; and, when they differ, a shorter one that makes them differ too.

import { type Sequence, type Step, textOf } from './steps.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export interface Difference {
  sequence: Sequence;
  /** The step answered otherwise: the sequence's last. */
  at: Step;
  answers: readonly string[];
}

let tables = 0;
const BROKEN = 'RetriesExhaustedException';

/** A table on each of the stores, and steps done to it until two answers differ. */
export class Comparison {
  readonly #stores: readonly StoreUnderTest[];
  readonly #name: string;
  readonly #steps: Step[] = [];
  readonly #made: Pick<Sequence, 'table' | 'beginning'>;
  /**
   * HBase met an error of its own: from here on there is nothing to compare with. A scan that failed inside keeps its read point, too, and what
   * was deleted since is in HBase's files for ever.
   */
  broken = false;

  private constructor(stores: readonly StoreUnderTest[], name: string, made: Pick<Sequence, 'table' | 'beginning'>) {
    this.#stores = stores;
    this.#name = name;
    this.#made = made;
  }
  static async start(
    stores: readonly StoreUnderTest[],
    { table, beginning }: Pick<Sequence, 'table' | 'beginning'>,
  ): Promise<Comparison> {
    const name = `metamorphic_${process.pid}_${Date.now()}_${tables++}`;
    await Promise.all(stores.map((store) => store.create(name, { table })));
    for (const step of beginning) await Promise.all(stores.map((store) => store.do(name, step)));
    return new Comparison(stores, name, structuredClone({ table, beginning }));
  }

  async do(step: Step): Promise<Difference | undefined> {
    this.#steps.push(step);
    const answers = await Promise.all(this.#stores.map((store) => store.do(this.#name, step))).catch((error) => {
      const sequence = { ...this.#made, steps: this.#steps };
      throw new Error(`after these steps ${(error as Error).message}\n${textOf(sequence)}`, { cause: error });
    });
    if (answers.every((answer) => answer === answers[0])) return undefined;
    if (answers[0].includes(BROKEN)) {
      this.broken = true;
      return undefined;
    }
    return { sequence: { ...this.#made, steps: [...this.#steps] }, at: step, answers };
  }
  /** What HBase broke on it may be at for ever, and then its table stays. */
  async end(): Promise<void> {
    const able = this.broken ? this.#stores.slice(1) : this.#stores;
    await Promise.all(able.map((store) => store.drop(this.#name)));
  }
}

export async function differenceOf(
  stores: readonly StoreUnderTest[],
  sequence: Sequence,
): Promise<Difference | undefined> {
  const comparison = await Comparison.start(stores, sequence);
  try {
    for (const step of sequence.steps) {
      const difference = await comparison.do(step);
      if (difference !== undefined) return difference;
      if (comparison.broken) break;
    }
    return undefined;
  } finally {
    void comparison.end().catch(() => {});
  }
}

/** Leaves out what is not needed for a difference, steps first, then parts of them: at most `tries` runs. */
export async function shrink(stores: readonly StoreUnderTest[], found: Difference, tries: number): Promise<Difference> {
  let best = found;
  let left = tries;
  const attempt = async (sequence: Sequence): Promise<boolean> => {
    if (left-- <= 0) return false;
    const again = await differenceOf(stores, sequence).catch(() => undefined);
    if (again === undefined) return false;
    best = again;
    return true;
  };
  const last = best.sequence.steps.at(-1)!;
  const work = best.sequence.steps.filter(
    (step) => step === last || !('scan' in step || 'get' in step || 'exists' in step),
  );
  await attempt({ ...best.sequence, steps: work });
  for (let size = Math.ceil(best.sequence.steps.length / 2); size >= 1 && left > 0; ) {
    let cut = false;
    for (let from = best.sequence.steps.length - 1 - size; from > -size && left > 0; from -= size) {
      const steps = best.sequence.steps.filter((_, i) => i < Math.max(from, 0) || i >= from + size);
      if (steps.length < best.sequence.steps.length && (await attempt({ ...best.sequence, steps }))) {
        cut = true;
        from = Math.min(from, best.sequence.steps.length - 1);
      }
    }
    if (!cut || size > 1) {
      if (size === 1) break;
      size = Math.floor(size / 2);
    }
  }
  for (let again = true; again && left > 0; ) {
    again = false;
    for (const smaller of simpler(best.sequence)) {
      if (await attempt(smaller)) {
        again = true;
        break;
      }
    }
  }
  return best;
}

/** Of a family: what the two have other defaults for, and what keeps them from compacting at times of their own. */
const KEPT = new Set(['name', 'maxVersions', 'configuration']);

/** The sequence with one field or one element less. */
function* simpler({ table, beginning, steps }: Sequence): Generator<Sequence> {
  if (table.splits.length > 0) yield { table: { ...table, splits: [] }, beginning, steps };
  for (const [i, family] of table.families.entries()) {
    const without = table.families.filter((_, j) => j !== i);
    if (without.length > 0 && !JSON.stringify([beginning, steps]).includes(JSON.stringify(family.name))) {
      yield { table: { ...table, families: without }, beginning, steps };
    }
    for (const key of Object.keys(family).filter((each) => !KEPT.has(each))) {
      const { [key as 'name']: _, ...rest } = family;
      yield { table: { ...table, families: table.families.with(i, rest as typeof family) }, beginning, steps };
    }
  }
  for (let i = steps.length - 1; i >= 0; i--) {
    for (const step of lesser(steps[i])) yield { table, beginning, steps: steps.with(i, step as Step) };
  }
}

const NEEDED = new Set(['row', 'family', 'value', 'amount', 'operator', 'mutate', 'mutations']);

function* lesser(value: unknown, inFilter = false): Generator<unknown> {
  if (Array.isArray(value)) {
    if (inFilter && ['and', 'or', 'skip', 'whileMatch'].includes(value[0])) {
      for (const inner of value.slice(1)) yield inner;
    }
    if (!inFilter && value.length > 1) for (let i = 0; i < value.length; i++) yield value.toSpliced(i, 1);
    if (inFilter && (value[0] === 'and' || value[0] === 'or')) {
      for (let i = 1; i < value.length; i++) yield value.toSpliced(i, 1);
    }
    for (let i = 0; i < value.length; i++) for (const part of lesser(value[i], inFilter)) yield value.with(i, part);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (inFilter) return;
  const keys = Object.keys(value);
  for (const key of keys) {
    if (keys.length > 1 && !NEEDED.has(key) && key !== 'kind' && key !== 'timestamp') {
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      yield rest;
    }
  }
  for (const key of keys) {
    for (const part of lesser((value as Record<string, unknown>)[key], key === 'filter'))
      yield { ...value, [key]: part };
  }
}

/** The shortest that was found, and what it was found from: that may have been another difference, or one that does not come again. */
export function report(short: Difference, found: Difference): string {
  const first = short === found ? '' : `\nfirst seen at ${JSON.stringify(found.at)}\n${answersOf(found)}`;
  return `after these steps the last is answered otherwise\n${textOf(short.sequence)}\n${answersOf(short)}${first}`;
}
function answersOf({ answers }: Difference): string {
  return answers.map((answer, i) => `${i === 0 ? 'HBase' : 'ours'}:\n${answer}`).join('\n');
}
