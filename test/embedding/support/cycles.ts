// Run by start.test.ts with --expose-gc: clusters one after another in this process, and what each leaves behind, as one line of JSON.
// `cycles.ts <memory|data|crash> <count>`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, start } from '../../../index.ts';

export interface Remains {
  /** Kinds of what keeps the event loop alive, after each cycle. */
  resources: string[][];
  /** After a full collection. */
  heapMb: number[];
  rssMb: number[];
}

const [kind, count] = process.argv.slice(2);
const collect = (globalThis as unknown as { gc: () => void }).gc;
const folder = mkdtempSync(join(tmpdir(), 'cycles-'));
const remains: Remains = { resources: [], heapMb: [], rssMb: [] };

async function cycle(data: string | undefined): Promise<void> {
  const cluster = await start({ ...(data === undefined ? { memory: true } : { data }), rest: true, info: true });
  {
    await using connection = await connect(cluster.quorum);
    if (!(await connection.admin.exists('t'))) await connection.admin.createTable({ name: 't', families: ['f'] });
    const table = connection.table('t');
    await table.put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    if ((await table.get('r')).value('f', 'q')?.toString() !== 'v') throw new Error('the row is not there');
    for (const url of [`${cluster.rest}/version`, `${cluster.info}/metrics`]) await (await fetch(url)).text();
  }
  if (kind === 'crash') await cluster.crash();
  else await cluster.stop();
  await cluster.ended;
}

for (let i = 0; i < Number(count); i++) {
  await cycle(kind === 'memory' ? undefined : join(folder, kind === 'crash' ? 'same' : `${i}`));
  // fetch keeps its connections for a moment; the other side closed them. What is still there much later stays.
  const isLeaking = remains.resources.some((kinds) => kinds.length > 0);
  for (let waited = 0; waited < 3000 && !isLeaking && active().length > 0; waited++) await sleep(10);
  remains.resources.push(active());
  collect();
  remains.heapMb.push(process.memoryUsage().heapUsed / 1e6);
  remains.rssMb.push(process.memoryUsage().rss / 1e6);
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(remains)}\n`);

function active(): string[] {
  return process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap' && name !== 'TTYWrap');
}
