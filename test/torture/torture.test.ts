import { expect, it } from 'vitest';
import { torture } from './torture.ts';

it('30 kills under load lose nothing acknowledged', { timeout: 240_000 }, async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`torture seed ${seed}`);
  const report = await torture({ rounds: 30, seed, log: (line) => console.log(line) });
  expect(report.wrong, `seed ${seed}`).toEqual([]);
  expect(report.rounds).toBe(30);
  // A run in which nothing was written would prove nothing.
  expect(report.acknowledged).toBeGreaterThan(1000);
});
