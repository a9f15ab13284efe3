import { expect, it } from 'vitest';
import { javaDouble } from '../../base/java-text.ts';

it('a number is spelled as Double.toString spells it', () => {
  const texts: [number, string][] = [
    [0, '0.0'],
    [-0, '-0.0'],
    [500, '500.0'],
    [0.025, '0.025'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [-0.00012, '-1.2E-4'],
    [9_999_999, '9999999.0'],
    [10_000_000, '1.0E7'],
    [123_456_789.5, '1.234567895E8'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NaN, 'NaN'],
  ];
  for (const [number, text] of texts) expect(javaDouble(number)).toBe(text);
});
