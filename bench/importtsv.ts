// `node bench/importtsv.ts [megabytes]`: HFiles made of generated text, rows of about 1 KB in random order, with two workers; and what it takes to load
// them. Figures: MB of input a second, until the last HFile is written, and of processor time, which says more on a busy machine. The input is in the
// page cache.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { SeededRandom, systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { WorkerTaskRunner } from '../base/task-runner.ts';
import { connect, start, TableName } from '../index.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { importTsv } from '../tools/import-tsv/import-tsv.ts';
import { Progress } from '../tools/import-tsv/progress.ts';

const MEGABYTES = Number(process.argv[2] ?? 512);
const ROW_BYTES = 1000;
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'colonnade-bench-'));
const taskRunner = new WorkerTaskRunner();

/** Rows of so many columns, ROW_BYTES each. */
function generate(path: string, columns: number, separator: string, quote: string): void {
  const random = new SeededRandom(columns);
  const fd = openSync(path, 'w');
  const valueBytes = Math.floor((ROW_BYTES - 16) / columns) - 1 - 2 * quote.length;
  const words = random.bytes(1 << 16).toString('hex');
  for (let written = 0; written < MEGABYTES * 1e6; ) {
    const lines: string[] = [];
    for (let i = 0; i < 1000; i++) {
      const fields = [`user${String(random.below(10 ** 9)).padStart(12, '0')}`];
      for (let c = 0; c < columns; c++) {
        const at = random.below(words.length - valueBytes);
        fields.push(`${quote}${words.slice(at, at + valueBytes)}${quote}`);
      }
      lines.push(fields.join(separator));
    }
    written += writeSync(fd, `${lines.join('\n')}\n`);
  }
  closeSync(fd);
}

async function bench(name: string, columns: number, separator: string, quote: string, memoryMb: number): Promise<void> {
  const input = join(folder, 'input');
  generate(input, columns, separator, quote);
  await using cluster = await start({ data: join(folder, 'data') });
  await using connection = await connect(cluster.quorum);
  const fields = Array.from({ length: columns }, (_, i) => `f:q${i}`);
  const before = process.cpuUsage();
  const report = await importTsv({
    ...{
      connection,
      taskRunner,
      clock: systemClock,
      random: systemRandom,
      files: new LocalFileStorage('/'),
      root: '/',
    },
    ...{ table: TableName.parse('t'), inputs: [input.slice(1)], output: join(folder, 'output').slice(1), loads: true },
    progress: new Progress(systemClock, systemScheduler, undefined),
    columns: ['HBASE_ROW_KEY', ...fields].join(','),
    separator,
    ...(quote === '' ? {} : { quote }),
    ...{ workers: 2, memoryBytes: memoryMb * 1024 * 1024 },
  });
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${name}: ${report.megabytesPerSecond} MB/s, ${Math.round((report.rows / report.ms) * 1000)} rows/s, ${report.runs} runs, ` +
      `${report.hfiles} HFiles of ${((report.hfileBytes ?? 0) / 1e6).toFixed(0)} MB; loaded in ${report.loaded?.ms} ms; ` +
      `${(report.inputBytes / (user + system)).toFixed(0)} MB a second of processor time (${(user / 1e6).toFixed(1)} s user, ${(system / 1e6).toFixed(1)} s system)`,
  );
  rmSync(join(folder, 'output'), { recursive: true, force: true });
  rmSync(join(folder, 'data'), { recursive: true, force: true });
}

try {
  await bench('1 column of 1 KB, 512 MB of memory', 1, '\t', '', 512);
  await bench('10 columns of 100 bytes, 512 MB', 10, '\t', '', 512);
  await bench('10 columns of 100 bytes, 64 MB', 10, '\t', '', 64);
  await bench('10 columns of 100 bytes as quoted CSV, 512 MB', 10, ',', '"', 512);
} finally {
  await taskRunner.close();
  rmSync(folder, { recursive: true, force: true });
}
