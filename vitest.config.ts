import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { PATIENCE } from './test/support/patience.ts';

/** Rooms whose tests start no servers and change nothing of their process: files share one, and what it has loaded. */
const PLAIN = [
  'base',
  'cell',
  'hfile',
  'model',
  'proto',
  'regionserver/region',
  'rootdir',
  'rpc',
  'server',
  'storage',
  'wal',
].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    pool: 'forks',
    // One worker less than cores is the default; but the longest tests, which come first, mostly wait, for processes of their own and for clocks.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    ...PATIENCE,
    projects: [
      { extends: true, test: { name: 'plain', include: PLAIN, isolate: false } },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['test/**/*.test.ts'],
          exclude: [...PLAIN, 'test/interop/**', 'test/nightly/**', 'node_modules/**'],
        },
      },
    ],
  },
});
