import { expect, test } from 'vitest';
import { rubyTime } from '../../../client/shell/commands/snapshots.ts';

test('the time of a snapshot stands as Ruby prints it', () => {
  const noon = Date.UTC(2026, 10, 28, 12, 5, 9);
  expect(rubyTime(noon, 0)).toBe('2026-11-28 12:05:09 +0000');
  expect(rubyTime(noon, 330)).toBe('2026-11-28 17:35:09 +0530');
  expect(rubyTime(noon, -240)).toBe('2026-11-28 08:05:09 -0400');
});
