// npm run sim -- --seed N [--seeds K] [--minutes M] [--seconds S] [--verbose] [--trace FILE] [--log FILE] [--plant BUG]
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { plant } from './plant-hook.ts';

const { values } = parseArgs({
  options: {
    /** The first. Default: a fresh one. */
    seed: { type: 'string' },
    /** How many, one after the other. */
    seeds: { type: 'string' },
    /** Instead: until so many real minutes are over. */
    minutes: { type: 'string' },
    /** Simulated seconds of work and trouble in each run. */
    seconds: { type: 'string' },
    /** Kinds of trouble, with commas between; default: as each seed draws. */
    faults: { type: 'string' },
    /** A bug of plants.ts: seeds from 1 on until it shows. */
    plant: { type: 'string' },
    /** Goes on after a seed that fails. */
    all: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    trace: { type: 'string' },
    log: { type: 'string' },
  },
});
const planted = values.plant === undefined ? undefined : plant(values.plant);
const { runSeed } = await import('./run.ts');
const first = Number(values.seed ?? (planted === undefined ? Math.floor(Math.random() * 2 ** 31) : 1));
const deadline = values.minutes === undefined ? Infinity : Date.now() + Number(values.minutes) * 60_000;
const usualCount = values.minutes === undefined ? 1 : Infinity;
const count = Number(values.seeds ?? (planted === undefined ? usualCount : (planted.seeds ?? 20)));
const seconds = Number(values.seconds ?? (planted === undefined ? 60 : (planted.seconds ?? 40)));
const faults = values.faults?.split(',') ?? planted?.faults;
const trace = values.trace === undefined ? undefined : createWriteStream(values.trace);
const log = values.log === undefined ? undefined : createWriteStream(values.log);

let simulatedMs = 0;
let runs = 0;
const failed: number[] = [];
for (let i = 0; i < count && Date.now() < deadline; i++) {
  const seed = (first + i) % 2 ** 31;
  const began = performance.now();
  const result = await runSeed({
    seed,
    seconds,
    faults,
    isVerbose: values.verbose,
    onTrace: trace === undefined ? undefined : (line) => void trace.write(`${line}\n`),
    onLog: (line) => {
      log?.write(`${line}\n`);
      if (values.verbose) console.log(line);
    },
  });
  runs++;
  simulatedMs += result.simulatedMs;
  const real = ((performance.now() - began) / 1000).toFixed(1);
  const verdict = result.violations.length === 0 ? 'ok' : 'FAILED';
  console.log(
    `seed ${seed}: ${verdict} · ${(result.simulatedMs / 1000).toFixed(0)} simulated s in ${real} s, ${result.events} events, trace ${result.traceHash}`,
  );
  if (values.verbose || result.violations.length > 0 || count === 1) console.log(result.summary);
  for (const violation of result.violations) console.log(`  ! ${violation}`);
  if (result.violations.length > 0) {
    failed.push(seed);
    console.log(`  replay: npm run sim -- --seed ${seed} --seconds ${seconds} --verbose`);
    if (!values.all) break;
  }
}
console.log(
  `${runs} seeds, ${(simulatedMs / 3_600_000).toFixed(2)} simulated hours, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(' ')}` : ''}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
