import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { Settings } from '../../base/settings.ts';
import { heapBudgetWithin, regionServerConfigOf } from '../../bin/configs.ts';

const MIB = 1024 * 1024;

describe('memory for memstores and block cache', () => {
  it.each([
    [4288, 1024],
    [1100, 454],
    [540, 174],
    [270, 39],
    [150, 16],
  ])('where V8 may have %d MB, is %d MB', (limit, budget) => {
    expect(heapBudgetWithin(limit * MIB, 1024 * MIB)).toBe(budget * MIB);
  });

  it('is what is stated, if it is', () => {
    const stated = Settings.defaults().with({ 'colonnade.heap.budget': 77 * MIB });
    expect(regionServerConfigOf(stated).heapBudgetBytes).toBe(77 * MIB);
    const { heapBudgetBytes } = regionServerConfigOf(Settings.defaults());
    expect(heapBudgetBytes).toBe(heapBudgetWithin(getHeapStatistics().heap_size_limit, 1024 * MIB));
  });
});
