// Comparisons with a genuine HBase meet its own unexplained corners now and then, which must not keep unrelated work from landing. So each has a
// seed of its own by default; `npm run nightly` (LONG=1) takes a fresh one, and SEED=n replays any.
export function comparisonSeed(usual: number): number {
  if (process.env.SEED !== undefined) return Number(process.env.SEED);
  return process.env.LONG === '1' ? 1 + Math.floor(Math.random() * 1e9) : usual;
}
