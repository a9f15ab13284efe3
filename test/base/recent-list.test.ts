import { describe, expect, it } from 'vitest';
import { RecentList } from '../../base/recent-list.ts';

const filled = (capacity: number, count: number) => {
  const list = new RecentList<number>(capacity);
  for (let i = 1; i <= count; i++) list.add(i);
  return list;
};

describe('a list of the newest', () => {
  it('gives them newest first, and lets go of the oldest when it is full', () => {
    expect(filled(3, 2).newestFirst()).toEqual([2, 1]);
    expect(filled(3, 3).newestFirst()).toEqual([3, 2, 1]);
    expect(filled(3, 5).newestFirst()).toEqual([5, 4, 3]);
    expect(filled(3, 7).newestFirst()).toEqual([7, 6, 5]);
    expect(filled(3, 7).size).toBe(3);
  });

  it('begins anew when it is cleared', () => {
    const list = filled(3, 5);
    list.clear();
    expect(list.newestFirst()).toEqual([]);
    list.add(6);
    list.add(7);
    expect(list.newestFirst()).toEqual([7, 6]);
  });

  it('of no room keeps nothing', () => {
    expect(filled(0, 4).newestFirst()).toEqual([]);
  });
});
