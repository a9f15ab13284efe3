// Cold start of the built package (`npm run build` first): from the process's start to its announcement, and to the first put; and its memory when idle.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../client/index.ts';
import { startColonnade } from '../test/support/colonnade-process.ts';

if (!existsSync('dist/bin/main.js')) {
  console.error('there is no dist/: npm run build');
  process.exit(1);
}
// As installed: the entry beside dist/, without the sources.
const packaged = mkdtempSync(join(tmpdir(), 'packaged-'));
mkdirSync(join(packaged, 'bin'));
cpSync('bin/colonnade.js', join(packaged, 'bin/colonnade.js'));
cpSync('package.json', join(packaged, 'package.json'));
symlinkSync(resolve('dist'), join(packaged, 'dist'));
symlinkSync(resolve('node_modules'), join(packaged, 'node_modules'));
const runs: { announced: number; put: number; readyMs: number; rss: number }[] = [];
for (let run = 0; run < 6; run++) {
  const data = mkdtempSync(join(tmpdir(), 'start-'));
  const began = performance.now();
  const cluster = await startColonnade({ data, entry: join(packaged, 'bin/colonnade.js') });
  const announced = performance.now() - began;
  const connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] });
  await connection.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
  const put = performance.now() - began;
  await connection.close();
  await sleep(1500);
  const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${cluster.pid}/status`, 'utf8'))![1]) / 1024;
  await cluster.kill();
  rmSync(data, { recursive: true, force: true });
  // The first run fills V8's compile cache.
  if (run > 0) runs.push({ announced, put, readyMs: cluster.readyMs, rss });
  else console.log(`first run ever: announced after ${announced.toFixed(0)} ms`);
}
rmSync(packaged, { recursive: true, force: true });
const median = (pick: (run: (typeof runs)[number]) => number) => runs.map(pick).sort((a, b) => a - b)[runs.length >> 1];
console.log(
  `announced after ${median((r) => r.announced).toFixed(0)} ms (it says ${median((r) => r.readyMs)} ms of itself)`,
);
console.log(`table created and first put acknowledged after ${median((r) => r.put).toFixed(0)} ms`);
console.log(`RSS idle ${median((r) => r.rss).toFixed(0)} MB`);
