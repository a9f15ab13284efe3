// How long a test waits for what must come. Waits are for events, so these limits only end a test that hangs; they are far above what a slow
// machine, busy with all the other tests, takes.
export const PATIENCE = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
};
