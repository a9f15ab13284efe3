import { describe, expect, it } from 'vitest';
import { LruDictionary } from '../../base/lru-dictionary.ts';

describe('LruDictionary', () => {
  it('gives indexes in order, then those of the least recently used', () => {
    const dictionary = new LruDictionary(3);
    for (const text of ['a', 'b', '', 'c']) dictionary.add(Buffer.from(text));
    const at = (index: number) => dictionary.get(index)?.toString();
    expect(at(0)).toBe('a');
    dictionary.add(Buffer.from('d'));
    expect([at(0), at(1), at(2), at(3)]).toEqual(['a', 'd', 'c', undefined]);
  });
});
