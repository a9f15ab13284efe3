import { expect, it } from 'vitest';
import { mapConcurrently } from '../../base/concurrently.ts';
import { Slots } from '../../base/slots.ts';

/** Work whose end is decided from outside, and how much of it ran at once. */
function gated() {
  const ends: PromiseWithResolvers<void>[] = [];
  let running = 0;
  let most = 0;
  const work = async (item: number) => {
    most = Math.max(most, ++running);
    const end = Promise.withResolvers<void>();
    ends.push(end);
    await end.promise.finally(() => running--);
    return item * 10;
  };
  return { ends, work, most: () => most };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('results are in order of the items, whatever ended first; no more than the limit runs at once', async () => {
  const { ends, work, most } = gated();
  const all = mapConcurrently([1, 2, 3], 2, work);
  await turn();
  expect(ends).toHaveLength(2);
  ends[1].resolve();
  await turn();
  ends[2].resolve();
  ends[0].resolve();
  expect(await all).toEqual([10, 20, 30]);
  expect(most()).toBe(2);
  expect(await mapConcurrently([], 2, work)).toEqual([]);
});

it('after a failure nothing more is begun, and what runs is waited for', async () => {
  const { ends, work } = gated();
  let settled = false;
  const all = mapConcurrently([1, 2, 3], 2, work).finally(() => (settled = true));
  all.catch(() => {});
  await turn();
  ends[0].reject(new Error('no'));
  await turn();
  expect(settled).toBe(false);
  ends[1].resolve();
  await expect(all).rejects.toThrow('no');
  expect(ends).toHaveLength(2);
});

it('slots are given in order, and back also by work that fails', async () => {
  const { ends, work, most } = gated();
  const slots = new Slots(1);
  const first = slots.run(() => work(1));
  const second = slots.run(() => work(2));
  await turn();
  ends[0].reject(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await turn();
  ends[1].resolve();
  expect(await second).toBe(20);
  expect(most()).toBe(1);
});

it('stopped slots hold nobody up', async () => {
  const slots = new Slots(1);
  await slots.take();
  const waiting = slots.take();
  slots.stop();
  await waiting;
});
