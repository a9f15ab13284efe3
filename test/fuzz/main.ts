// npm run fuzz -- [--seed N] [--inputs N] [--only decoder] [--replay file]: every decoder under inputs made from the corpus. A worker
// thread does the work; this one sees to it that no input hangs. What fails is written to a file, which --replay runs again.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { meterAllocations } from './allocation-meter.ts';
import { corpusOf } from './corpus.ts';
import { FuzzFailure, type FuzzReport, fuzz } from './fuzzer.ts';
import { HFILE_TARGETS } from './targets-hfile.ts';
import { MESSAGE_TARGETS } from './targets-messages.ts';
import { WAL_TARGETS } from './targets-wal.ts';

const TARGETS = [...HFILE_TARGETS, ...WAL_TARGETS, ...MESSAGE_TARGETS];
/** Whole files take a hundred times as long as parts of them: they get a share of the inputs accordingly. */
const WEIGHTS: Record<string, number> = { hfile: 0.02, wal: 0.1, 'region-info': 0.5, 'table-info': 0.3 };
const HANG_MS = 30_000;
const INPUT_BYTES = 128 * 1024;

interface Work {
  readonly seed: number;
  readonly inputs: number;
  readonly only: readonly string[];
  readonly replay: string | undefined;
  /** i32 inputs begun | i32 length of the current one | i32 number of its target | its bytes. */
  readonly current: SharedArrayBuffer;
}
type Message =
  | { report: FuzzReport }
  | { failure: { target: string; input: Uint8Array; text: string } }
  | { done: true };

if (isMainThread) supervise();
else await work(workerData as Work);

/** Milliseconds of this thread: what else the machine does must not make an input slow. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function work({ seed, inputs, only, replay, current }: Work): Promise<void> {
  meterAllocations();
  // Most inputs end in an error; of a bug the input tells the rest.
  Error.stackTraceLimit = 4;
  const head = new Int32Array(current, 0, 3);
  const bytes = new Uint8Array(current, 12);
  const targets = TARGETS.filter(({ name }) => only.length === 0 || only.includes(name));
  const weight = targets.reduce((sum, { name }) => sum + (WEIGHTS[name] ?? 1), 0);
  const send = (message: Message) => parentPort!.postMessage(message);
  try {
    for (const target of targets) {
      const share = Math.ceil((inputs * (WEIGHTS[target.name] ?? 1)) / weight);
      const corpus = replay === undefined ? corpusOf(target.name) : [readFileSync(replay)];
      const report = await fuzz(target, corpus, {
        seed,
        inputs: replay === undefined ? Math.max(share, corpus.length) : 1,
        now: processorTime,
        onInput: (_name, input) => {
          bytes.set(input.subarray(0, INPUT_BYTES));
          head[1] = Math.min(input.length, INPUT_BYTES);
          head[2] = TARGETS.indexOf(target);
          Atomics.add(head, 0, 1);
        },
      });
      send({ report });
    }
    send({ done: true });
  } catch (error) {
    if (!(error instanceof FuzzFailure)) throw error;
    send({ failure: { target: error.target, input: error.input, text: error.message } });
  }
}

function supervise(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      inputs: { type: 'string', default: '1000000' },
      only: { type: 'string', multiple: true, default: [] },
      replay: { type: 'string' },
    },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const unknown = values.only.filter((name) => !TARGETS.some((target) => target.name === name));
  if (unknown.length > 0 || !(Number(values.inputs) > 0) || !Number.isInteger(seed)) {
    console.error(`--only takes ${TARGETS.map(({ name }) => name).join(', ')}; --inputs and --seed take numbers`);
    process.exit(2);
  }
  if (values.replay !== undefined && values.only.length !== 1) {
    console.error('--replay wants the decoder too: --only <decoder>');
    process.exit(2);
  }
  console.log(`seed ${seed}`);
  const current = new SharedArrayBuffer(12 + INPUT_BYTES);
  const head = new Int32Array(current, 0, 3);
  const data: Work = { seed, inputs: Number(values.inputs), only: values.only, replay: values.replay, current };
  const worker = new Worker(new URL(import.meta.url), { workerData: data });
  const fail = (target: string, input: Uint8Array, text: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'colonnade-fuzz-')), `${target}.bin`);
    writeFileSync(file, input);
    console.error(`FAILED (seed ${seed}): ${text}`);
    console.error(`npm run fuzz -- --only ${target} --replay ${file}`);
    process.exit(1);
  };
  const currentInput = () => Buffer.from(new Uint8Array(current, 12, head[1]));
  let [last, lastAt] = [0, performance.now()];
  const watch = setInterval(() => {
    const begun = Atomics.load(head, 0);
    if (begun !== last) [last, lastAt] = [begun, performance.now()];
    else if (begun > 0 && performance.now() - lastAt > HANG_MS)
      fail(TARGETS[head[2]].name, currentInput(), `${TARGETS[head[2]].name}: an input hangs`);
  }, 1000);
  worker.on('message', (message: Message) => {
    if ('done' in message) {
      console.log(`${Atomics.load(head, 0)} inputs, none that crashed, hung, read outside or asked for too much`);
      clearInterval(watch);
      return;
    }
    if ('failure' in message) return fail(message.failure.target, message.failure.input, message.failure.text);
    const { target, inputs, accepted, outcomes, slowestMs, mostAllocated } = message.report;
    const figures = `${accepted} taken, ${outcomes} outcomes, slowest ${slowestMs.toFixed(1)} ms, most asked for ${mostAllocated} bytes`;
    console.log(`${target.padEnd(24)}${String(inputs).padStart(9)} inputs, ${figures}`);
  });
  worker.on('error', (error) => fail(TARGETS[head[2]].name, currentInput(), String(error.stack ?? error)));
}
