import { describe, expect, it } from 'vitest';
import { Batcher } from '../../base/batcher.ts';

describe('Batcher', () => {
  it('does what comes while a batch is under way together afterwards, in order', async () => {
    const batches: number[][] = [];
    const gates: (() => void)[] = [];
    const batcher = new Batcher<number, number>(async (items) => {
      batches.push([...items]);
      await new Promise<void>((resolve) => gates.push(resolve));
      return items.map((item) => item * 10);
    });
    const results = [1, 2, 3].map((item) => batcher.add(item));
    expect(batches).toEqual([[1]]);
    gates[0]();
    expect(await results[0]).toBe(10);
    expect(batches).toEqual([[1], [2, 3]]);
    const late = batcher.add(4);
    gates[1]();
    expect(await Promise.all(results)).toEqual([10, 20, 30]);
    await Promise.resolve();
    gates[2]();
    expect(await late).toBe(40);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it('fails those of a batch that failed, and no others', async () => {
    const batcher = new Batcher<string>(async (items) => {
      if (items.includes('bad')) throw new Error(items.join());
      return [];
    });
    const outcomes = await Promise.allSettled(['good', 'bad', 'neighbour'].map((item) => batcher.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await batcher.add('good again');
  });
});
