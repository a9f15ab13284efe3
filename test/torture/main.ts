// npm run torture -- --rounds N --seed S
import { parseArgs } from 'node:util';
import { torture } from './torture.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string' } } });
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run torture -- --rounds N --seed S');
  process.exit(2);
}
console.log(`${rounds} rounds, seed ${seed}`);
const report = await torture({ rounds, seed, log: (line) => console.log(line) });
const sorted = [...report.readyMs].sort((a, b) => a - b);
console.log(`${report.rounds} kills, ${report.acknowledged} operations acknowledged, ${report.wrong.length} wrong`);
console.log(`ready again in ${sorted[sorted.length >> 1]} ms (median), ${sorted.at(-1)} ms (worst)`);
process.exit(report.wrong.length === 0 ? 0 : 1);
