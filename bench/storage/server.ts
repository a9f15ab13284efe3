// Part `server` of bench/storage.ts: a whole Colonnade in one process with 128 MB for memstores and block cache together, and a V8 that has
// no more than that needs (docs/operations.md), over a data set many times as large: loaded by a client, scanned, read at random. The most memory
// it ever had.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../client/index.ts';
import { asInstalled } from '../../test/support/as-installed.ts';
import { startColonnade } from '../../test/support/colonnade-process.ts';
import { Chance, perSecond, pool, report, rowOf, scaled, shuffled, WORKLOAD } from './workload.ts';

const HEAP_MB = 128;
const V8_MB = 192;
const scale = Number(process.argv[3] ?? 1);
const { largeSetBytes, gets } = scaled(WORKLOAD, scale);
const data = mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
const MIB = 1024 * 1024;
process.env.NODE_OPTIONS = `--max-old-space-size=${V8_MB}`;
const settings = [`colonnade.heap.budget=${HEAP_MB * MIB}`, `hbase.hregion.memstore.flush.size=${32 * MIB}`];
const installed = asInstalled();
if (installed === undefined)
  console.error('there is no dist/ (npm run build): the sources are run, which takes more memory');
const server = await startColonnade({
  data,
  args: settings.flatMap((setting) => ['-D', setting]),
  ...(installed === undefined ? {} : { entry: installed.entry }),
});
const connection = await connect(server.quorum);
try {
  await connection.admin.createTable({ name: 't', families: ['f'] });
  const table = connection.table('t');
  const values = pool();
  const rows = Math.ceil(largeSetBytes / 1024);
  const loaded = await perSecond(rows, async () => {
    await using mutator = table.bufferedMutator();
    for (let i = 0; i < rows; i++) {
      const at = (i * 31) % (values.length - 1000);
      const cell = { family: 'f', qualifier: 'q', value: values.subarray(at, at + 1000) };
      await mutator.put({ row: rowOf(shuffled(i, rows)), cells: [cell] });
    }
  });
  report('server-load', loaded);
  const scanned = await perSecond(rows, async () => {
    let seen = 0;
    for await (const _ of table.scan({ caching: 1000 })) seen++;
    if (seen !== rows) throw new Error(`${seen} of ${rows} rows`);
  });
  report('server-scan', scanned);
  const chance = new Chance(7);
  const count = Math.ceil(gets / 5);
  report(
    'server-get',
    await perSecond(count, async () => {
      for (let i = 0; i < count; i++) await table.get(rowOf(chance.below(rows)));
    }),
  );
  report('server-rss', Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024);
} finally {
  await connection.close();
  await server.stop();
  installed?.remove();
  rmSync(data, { recursive: true, force: true });
}
