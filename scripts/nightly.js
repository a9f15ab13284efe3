// The long forms of what CI runs in small: each step with a fresh seed, which it prints. `npm run nightly [step …]`; without names: all.
import { spawnSync } from 'node:child_process';

const node = process.execPath;
const STEPS = {
  torture: [node, ['test/torture/main.ts', '--rounds', '500']],
  sim: [node, ['test/sim/main.ts', '--minutes', '60', '--all']],
  fuzz: [node, ['test/fuzz/main.ts', '--inputs', '10000000']],
  long: ['npx', ['vitest', 'run', '--config', 'vitest.nightly.config.ts']],
  interop: ['npx', ['vitest', 'run', '--config', 'vitest.interop.config.ts']],
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (STEPS[name] === undefined) {
    console.error(`no step is called ${name}; there are ${Object.keys(STEPS).join(', ')}`);
    process.exit(2);
  }
}
let failed = 0;
for (const name of wanted.length > 0 ? wanted : Object.keys(STEPS)) {
  console.log(`\n== ${name}`);
  const [command, args] = STEPS[name];
  if (spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, LONG: '1' } }).status !== 0) {
    failed++;
    console.log(`== ${name} FAILED`);
  }
}
process.exit(failed === 0 ? 0 : 1);
