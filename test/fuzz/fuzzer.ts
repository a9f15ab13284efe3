import { SeededRandom } from '../../base/random.ts';
import { takeAllocated } from './allocation-meter.ts';
import { mutate, mutateInPlace } from './mutator.ts';
import { isRefusal, type Target } from './target.ts';

/** An input that takes longer three times over is called a hang. */
const SLOW_MS = 1000;
/** Memory an input may ask for: some at all events, and so much for each of its bytes. */
const FREE_BYTES = 1 << 20;
const BYTES_PER_BYTE = 1200;
/** Inputs that led to something new are kept to go on from. */
const MAX_POOL = 400;
/** Every so many inputs are run between other surroundings too. */
const SURROUNDED = 8;

export class FuzzFailure extends Error {
  readonly target: string;
  readonly input: Buffer;
  constructor(target: string, input: Buffer, reason: string, cause?: unknown) {
    super(`${target}: ${reason}`, { cause });
    this.name = 'FuzzFailure';
    this.target = target;
    this.input = input;
  }
}

export interface FuzzReport {
  readonly target: string;
  readonly inputs: number;
  /** Inputs that the decoder took. */
  readonly accepted: number;
  /** Different outcomes that were met. */
  readonly outcomes: number;
  readonly slowestMs: number;
  readonly mostAllocated: number;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly inputs: number;
  /** Milliseconds, of any clock that does not run backwards. */
  readonly now: () => number;
  /** Told of each input before it is run. */
  readonly onInput?: (target: string, input: Buffer) => void;
}

interface Outcome {
  readonly accepted: boolean;
  /** What tells it from others: figures left out, so that there are not too many. */
  readonly signature: string;
  readonly text: string;
}

/** Runs a target on inputs made from its corpus; a FuzzFailure for the first one that does what no input may. */
export async function fuzz(target: Target, corpus: readonly Buffer[], options: FuzzOptions): Promise<FuzzReport> {
  const random = new SeededRandom(options.seed);
  const pool = [...corpus];
  const met = new Set<string>();
  let [accepted, slowestMs, mostAllocated] = [0, 0, 0];
  for (let i = 0; i < options.inputs; i++) {
    // What was found is gone on from half of the time; most of it is refused early.
    const bases = random.below(2) === 0 ? corpus : pool;
    const base = bases[random.below(bases.length)];
    // The corpus itself first.
    const changed =
      i < corpus.length
        ? corpus[i]
        : target.inPlace
          ? mutateInPlace(base, random)
          : mutate(base, pool[random.below(pool.length)], random);
    const input = target.seal === undefined || random.below(8) === 0 ? changed : target.seal(changed);
    options.onInput?.(target.name, input);
    takeAllocated();
    const start = options.now();
    const outcome = await run(target, input);
    const took = options.now() - start;
    const allocated = takeAllocated();
    if (took > SLOW_MS) await checkSlow(target, input, options.now);
    if (allocated > FREE_BYTES + input.length * (target.bytesPerByte ?? BYTES_PER_BYTE))
      throw new FuzzFailure(target.name, input, `asked for ${allocated} bytes for an input of ${input.length}`);
    if (i % SURROUNDED === 0) await checkSurroundings(target, input, outcome);
    slowestMs = Math.max(slowestMs, took);
    mostAllocated = Math.max(mostAllocated, allocated);
    if (outcome.accepted) accepted++;
    if (!met.has(outcome.signature)) {
      met.add(outcome.signature);
      if (pool.length < MAX_POOL && input.length > 0) pool.push(input);
    }
  }
  return { target: target.name, inputs: options.inputs, accepted, outcomes: met.size, slowestMs, mostAllocated };
}

async function run(target: Target, input: Buffer): Promise<Outcome> {
  try {
    const text = (await target.run(input)) ?? '';
    return { accepted: true, signature: `ok ${text.length} ${text.slice(0, 8)}`, text };
  } catch (error) {
    if (!isRefusal(error)) throw new FuzzFailure(target.name, input, `${(error as Error)?.stack ?? error}`, error);
    return {
      accepted: false,
      signature: error.message.replaceAll(/[^a-zA-Z ]+/g, '').slice(0, 40),
      text: error.message,
    };
  }
}

async function checkSlow(target: Target, input: Buffer, now: () => number): Promise<void> {
  for (let again = 0; again < 2; again++) {
    const start = now();
    await run(target, input);
    if (now() - start <= SLOW_MS) return;
  }
  throw new FuzzFailure(target.name, input, `took more than ${SLOW_MS} ms three times`);
}

/** What lies around an input in memory must not matter. */
async function checkSurroundings(target: Target, input: Buffer, expected: Outcome): Promise<void> {
  for (const filler of [0, 0xff, 0x41]) {
    const larger = Buffer.alloc(input.length + 512, filler);
    input.copy(larger, 256);
    const { text } = await run(target, larger.subarray(256, 256 + input.length));
    if (text !== expected.text)
      throw new FuzzFailure(target.name, input, `read outside: ${expected.text} became ${text} among bytes ${filler}`);
  }
}
