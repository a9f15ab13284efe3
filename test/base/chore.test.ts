import { describe, expect, it } from 'vitest';
import { Chore } from '../../base/chore.ts';
import { ManualClock } from '../../base/clock.ts';
import { ManualScheduler } from '../../base/scheduler.ts';

function setUp(work: () => Promise<void> | void) {
  const scheduler = new ManualScheduler(new ManualClock());
  const errors: unknown[] = [];
  const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => errors.push(fields) };
  const chore = new Chore({ name: 'c', periodMs: 100, scheduler, logger }, work).start();
  return { scheduler, errors, chore };
}
const settle = () => new Promise(setImmediate);

describe('Chore', () => {
  it('runs once a period, never twice at once', async () => {
    let runs = 0;
    let finish = () => {};
    const { scheduler, chore } = setUp(() => {
      runs++;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    scheduler.advance(99);
    expect(runs).toBe(0);
    scheduler.advance(300);
    expect(runs).toBe(1);
    finish();
    await settle();
    scheduler.advance(100);
    expect(runs).toBe(2);
    const stopped = chore.stop();
    finish();
    await stopped;
    scheduler.advance(1000);
    expect(runs).toBe(2);
  });

  it('goes on after an error', async () => {
    let runs = 0;
    const { scheduler, errors } = setUp(() => {
      runs++;
      throw new Error('x');
    });
    scheduler.advance(100);
    await settle();
    scheduler.advance(100);
    await settle();
    expect(runs).toBe(2);
    expect(errors.length).toBe(2);
  });
});
