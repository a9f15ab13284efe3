import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const MODE_OF_A_LINK = '120000';

it('has no symbolic link among the sources', () => {
  const entries = execFileSync('git', ['ls-files', '-s'], { encoding: 'utf8', maxBuffer: 64 << 20 }).split('\n');
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter((entry) => entry.startsWith(MODE_OF_A_LINK))).toEqual([]);
});
