// That the simulator sees what it should: each planted bug shows within a bounded number of seeds. In CI a few; LONG=1 (npm run nightly): all.
import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PLANTS } from './plants.ts';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
const LIMIT_MS = process.env.LONG === undefined ? 600_000 : 3_600_000;

function run(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` });
    });
  });
}

describe('a planted bug is found', () => {
  it.each(PLANTS.filter(({ isShort }) => isShort === true || process.env.LONG !== undefined))(
    '$name: $rule',
    async ({ name }) => {
      const { code, output } = await run(['--plant', name]);
      expect(code, output).toBe(1);
      expect(output).toMatch(/^ {2}! /m);
    },
    LIMIT_MS,
  );
});
