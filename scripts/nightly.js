// The long forms of what CI runs in small: each step with a fresh seed, which it prints. `npm run nightly -- [--at-once N] [step …]`; without
// names: all. As many steps run side by side as there are processors, since most of them wait for timers and disks; of each line of output, the
// step stands before it.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const node = process.execPath;
/** The longest first: whatever ends last then is short. */
const STEPS = {
  long: ['npx', ['vitest', 'run', '--config', 'vitest.nightly.config.ts']],
  interop: ['npx', ['vitest', 'run', '--config', 'vitest.interop.config.ts']],
  sim: [node, ['test/sim/main.ts', '--minutes', '60', '--all']],
  torture: [node, ['test/torture/main.ts', '--rounds', '500']],
  fuzz: [node, ['test/fuzz/main.ts', '--inputs', '10000000']],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'at-once': { type: 'string', default: String(availableParallelism()) } },
});
const atOnce = Number(values['at-once']);
if (!Number.isInteger(atOnce) || atOnce < 1)
  end(2, `--at-once is the number of steps that run side by side, not ${values['at-once']}`);
const unknown = positionals.find((name) => STEPS[name] === undefined);
if (unknown !== undefined) end(2, `no step is called ${unknown}; there are ${Object.keys(STEPS).join(', ')}`);

const waiting = positionals.length > 0 ? [...positionals] : Object.keys(STEPS);
const failed = [];
await Promise.all(Array.from({ length: atOnce }, work));
end(
  failed.length === 0 ? 0 : 1,
  failed.length === 0 ? 'nightly: every step passed' : `nightly: failed: ${failed.join(', ')}`,
);

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const began = Date.now();
    console.log(`== ${name} begins`);
    const passed = await run(name);
    if (!passed) failed.push(name);
    console.log(
      `== ${name} ${passed ? 'passed' : 'FAILED'} after ${((Date.now() - began) / 60_000).toFixed(1)} minutes`,
    );
  }
}

/** True when the step's process ended well. */
function run(name) {
  const [command, args] = STEPS[name];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LONG: '1' } });
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => console.log(`${name.padEnd(7)} | ${line}`));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.log(`${name.padEnd(7)} | ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

function end(code, line) {
  console.log(line);
  process.exit(code);
}
