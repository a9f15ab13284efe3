// Start of the built package (`npm run build` first): from the process's start to its announcement, and to the first acknowledged put into a
// new table; the same again over what a kill left; and its memory when idle. `node bench/start.ts [runs]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../client/index.ts';
import { asInstalled } from '../test/support/as-installed.ts';
import { type ColonnadeProcess, startColonnade } from '../test/support/colonnade-process.ts';

const installed = asInstalled();
if (installed === undefined) {
  console.error('there is no dist/: npm run build');
  process.exit(1);
}
const { entry, folder: packaged } = installed;
const runs = Number(process.argv[2] ?? 9);
// V8's compiled code of this bench alone: empty at its start.
process.env.XDG_CACHE_HOME = join(packaged, 'cache');

const results = new Map<string, number[]>();
function note(what: string, value: number): void {
  results.set(what, [...(results.get(what) ?? []), value]);
}

async function measured(name: string, data: string): Promise<ColonnadeProcess> {
  const began = performance.now();
  const cluster = await startColonnade({ data, entry });
  note(`${name}: announced, ms`, performance.now() - began);
  note(`${name}: announced by its own clock, ms`, cluster.readyMs);
  const connection = await connect(cluster.quorum);
  const isNew = !(await connection.admin.exists('t'));
  if (isNew) await connection.admin.createTable({ name: 't', families: ['f'] });
  await connection.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
  note(`${name}: ${isNew ? 'table created and ' : ''}first put acknowledged, ms`, performance.now() - began);
  await connection.close();
  return cluster;
}

for (let run = 0; run < runs + 1; run++) {
  const data = mkdtempSync(join(tmpdir(), 'start-'));
  const cluster = await measured(run === 0 ? 'first start ever (nothing compiled yet)' : 'cold start', data);
  // Long enough to become idle, and, the first time, to keep what was compiled.
  await sleep(run === 0 ? 3000 : 1500);
  if (run > 0) note('RSS when idle, MB', memoryOf(cluster.pid));
  await cluster.kill();
  if (run > 0) await (await measured('start after SIGKILL', data)).kill();
  rmSync(data, { recursive: true, force: true });
}
installed.remove();
for (const [what, values] of results) {
  values.sort((a, b) => a - b);
  const [least, median] = [values[0], values[values.length >> 1]].map((value) => value.toFixed(0));
  console.log(`${what}: median ${median}, least ${least} of ${values.length}`);
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}
