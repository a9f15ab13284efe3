// The simulator in CI: seeds that once found something, a few more, and that a seed replays exactly. `npm run sim` runs others; `npm run nightly` many.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runSeed } from './run.ts';
import { SEEDS } from './seeds.ts';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
const SEED = Number(process.env.SEED ?? 20_260_000);
const COUNT = 4;
const SECONDS = 20;
const LIMIT_MS = 600_000;

async function expectClean(seed: number, seconds: number): Promise<void> {
  const { violations, summary } = await runSeed({ seed, seconds });
  expect(violations, `replay: npm run sim -- --seed ${seed} --seconds ${seconds} --verbose\n${summary}`).toEqual([]);
}

describe('a simulated cluster in trouble', () => {
  it.each(SEEDS)('seed $seed, which found: $found', ({ seed, seconds }) => expectClean(seed, seconds), LIMIT_MS);

  it.each(Array.from({ length: COUNT }, (_, i) => SEED + i))(
    'keeps its promises (seed %i)',
    (seed) => expectClean(seed, SECONDS),
    LIMIT_MS,
  );
});

it(
  'a seed replays exactly, in another process too',
  async () => {
    const run = async (seed: number) => {
      const args = [MAIN, '--seed', String(seed), '--seconds', '8'];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      return /trace ([0-9a-f]+)/.exec(stdout)![1];
    };
    const [one, again, another] = await Promise.all([run(SEED + 7), run(SEED + 7), run(SEED + 8)]);
    expect(again).toBe(one);
    expect(another).not.toBe(one);
  },
  LIMIT_MS,
);
