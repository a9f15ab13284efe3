import { expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { ManualScheduler } from '../../../base/scheduler.ts';
import { Progress } from '../../../tools/import-tsv/progress.ts';

async function shown(isTerminal: boolean): Promise<string[]> {
  const clock = new ManualClock();
  const scheduler = new ManualScheduler(clock);
  const written: string[] = [];
  const progress = new Progress(clock, scheduler, { isTerminal, width: 80, write: (text) => void written.push(text) });
  let done = 0;
  await progress.during(
    'sorting',
    400e6,
    () => done,
    () => ', 7 rows',
    async () => {
      done = 100e6;
      scheduler.advance(10_000);
      progress.log('something');
    },
  );
  return written;
}

it('is a bar that is drawn over itself on a terminal', async () => {
  const written = await shown(true);
  const bar = '\r\x1b[K[#######.......................] sorting  25% of 400.0 MB, 10 MB/s, 30 s left, 7 r';
  expect(written).toContain(bar.slice(0, 4 + 79));
  expect(written.at(-1)).toBe('\n');
  // A line of its own takes the bar away first.
  expect(written.slice(-4, -2)).toEqual(['\r\x1b[K', 'something\n']);
});

it('is a line now and then elsewhere', async () => {
  expect(await shown(false)).toEqual(['sorting  25% of 400.0 MB, 10 MB/s, 30 s left, 7 rows\n', 'something\n']);
});
