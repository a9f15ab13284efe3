import { describe, expect, it } from 'vitest';
import { LruDictionary } from '../../base/lru-dictionary.ts';
import { SeededRandom } from '../../base/random.ts';

describe('LruDictionary', () => {
  it('gives indexes in order, then those of the least recently used', () => {
    const dictionary = new LruDictionary(3);
    for (const text of ['a', 'b', '', 'c']) dictionary.add(Buffer.from(text));
    const at = (index: number) => dictionary.get(index)?.toString();
    expect(at(0)).toBe('a');
    dictionary.add(Buffer.from('d'));
    expect([at(0), at(1), at(2), at(3)]).toEqual(['a', 'd', 'c', undefined]);
  });

  it.each([1, 3, 127, 1000])('of %i entries: who finds and who gets number them alike', (capacity) => {
    const random = new SeededRandom(capacity);
    const writer = new LruDictionary(capacity);
    const reader = new LruDictionary(capacity);
    let hits = 0;
    for (let i = 0; i < 20_000; i++) {
      const text = `x${Math.floor(random.fraction() ** 2 * capacity * 3)}y`;
      const index = writer.findOrAdd(Buffer.from(text), 1, text.length - 1);
      const word = text.slice(1, -1);
      if (index < 0) reader.add(Buffer.from(word));
      else {
        hits++;
        expect(reader.get(index)?.toString()).toBe(word);
      }
    }
    expect(hits).toBeGreaterThan(1000);
    expect(writer.findOrAdd(Buffer.alloc(0), 0, 0)).toBe(-1);
  });
});
