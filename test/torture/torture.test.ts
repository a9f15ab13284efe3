import { expect, it } from 'vitest';
import { torture } from './torture.ts';

it('30 kills under load lose nothing acknowledged', { timeout: 900_000 }, async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`torture seed ${seed}`);
  // A run in which nothing was written would prove nothing.
  const report = await torture({ rounds: 30, seed, least: 1000, log: (line) => console.log(line) });
  expect(report.wrong, `seed ${seed}`).toEqual([]);
  expect(report.rounds).toBe(30);
  expect(report.acknowledged).toBeGreaterThanOrEqual(1000);
});
