// HBase's own PerformanceEvaluation over Colonnade and over a real HBase 2.6.1, on the same machine in the same run, workload by workload in
// turn, as ratios (Colonnade / HBase, rows per second: above 1 we are faster). HBase does not sync on a local disk; Colonnade does.
//
//   node bench/performance-evaluation.ts [--rows N] [--only name,name] [--rounds N]
//
// With rounds each workload is done by both in turn so many times, and the medians are compared: what waits for a disk scatters with it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { classPath, JAVA_OPTIONS, javaMissing } from '../test/interop/support/jars.ts';
import { startRealHBase } from '../test/interop/support/real-hbase.ts';
import { startColonnade } from '../test/support/colonnade-process.ts';

interface Workload {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly command: string;
  readonly clients: number;
  /** Of the rows asked for, how many each client does. */
  readonly share: number;
}

const workload = (command: string, clients: number, share: number, ...flags: string[]): Workload => ({
  name: `${command}${flags.includes('--autoFlush=true') ? ' autoflush' : ''} ${clients} client${clients === 1 ? '' : 's'}`,
  arguments: flags,
  command,
  clients,
  share,
});

const WORKLOADS: readonly Workload[] = [
  workload('sequentialWrite', 1, 1),
  workload('sequentialWrite', 8, 0.25),
  workload('randomWrite', 1, 1),
  workload('randomWrite', 8, 0.25),
  workload('randomWrite', 1, 0.1, '--autoFlush=true'),
  workload('randomWrite', 8, 0.05, '--autoFlush=true'),
  workload('sequentialRead', 1, 0.3),
  workload('sequentialRead', 8, 0.1),
  workload('randomRead', 1, 0.3),
  workload('randomRead', 8, 0.1),
  workload('scan', 1, 1),
  workload('scan', 8, 0.5),
  workload('increment', 1, 0.1),
  workload('increment', 8, 0.03),
];

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '1' },
  },
});
const missing = javaMissing();
if (missing !== undefined) {
  console.error(`the benchmark against HBase needs Java: ${missing}`);
  process.exit(1);
}

const LOGGING = [
  'log4j.rootLogger=INFO,console',
  'log4j.appender.console=org.apache.log4j.ConsoleAppender',
  'log4j.appender.console.layout=org.apache.log4j.PatternLayout',
  'log4j.appender.console.layout.ConversionPattern=%c{2}: %m%n',
].join('\n');

function configuration(quorum: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pe-'));
  const [host, port] = quorum.split(':');
  const properties = { 'hbase.zookeeper.quorum': host, 'hbase.zookeeper.property.clientPort': port };
  const xml = Object.entries(properties).map(
    ([name, value]) => `<property><name>${name}</name><value>${value}</value></property>`,
  );
  writeFileSync(join(folder, 'hbase-site.xml'), `<configuration>${xml.join('')}</configuration>`);
  writeFileSync(join(folder, 'log4j.properties'), LOGGING);
  return folder;
}

/** Rows per second over all clients, from the slowest client's time. */
function evaluate(
  folder: string,
  { command, clients, arguments: flags, share }: Workload,
  totalRows: number,
): Promise<number> {
  const rows = Math.max(100, Math.floor(totalRows * share));
  const args = ['--nomapred', `--rows=${rows}`, '--valueSize=1000', ...flags, command, String(clients)];
  // What the one before left in the page cache would be written while this one waits for its syncs.
  spawnSync('sync');
  return new Promise((resolve, reject) => {
    const java = spawn('java', [
      '-Xmx1g',
      ...JAVA_OPTIONS,
      '-cp',
      classPath(folder),
      'org.apache.hadoop.hbase.PerformanceEvaluation',
      ...args,
    ]);
    let output = '';
    for (const stream of [java.stdout, java.stderr]) stream.on('data', (bytes) => (output += bytes));
    const limit = setTimeout(() => java.kill('SIGKILL'), 300_000);
    java.on('exit', () => {
      clearTimeout(limit);
      const times = /Summary of timings \(ms\): \[([\d, ]+)\]/.exec(output)?.[1].split(',').map(Number);
      if (times === undefined) return reject(new Error(`${command} did not finish:\n${output.slice(-3000)}`));
      resolve((rows * clients * 1000) / Math.max(...times));
    });
  });
}

function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

function median(rates: readonly number[]): number {
  return [...rates].sort((a, b) => a - b)[rates.length >> 1];
}

/** Each round's ratio, where there is more than one. */
function eachRound([ours, theirs]: readonly [number[], number[]]): string {
  if (ours.length === 1) return '';
  return `   (${ours.map((rate, i) => (rate / theirs[i]).toFixed(2)).join(', ')})`;
}

const totalRows = Number(values.rows);
const rounds = Number(values.rounds);
const chosen = WORKLOADS.filter(
  ({ name }) => values.only === undefined || values.only.split(',').some((part) => name.includes(part)),
);
// A read alone needs rows to read.
const workloads = chosen[0]?.command.endsWith('Write') ? chosen : [WORKLOADS[0], ...chosen];
console.log(`${totalRows} rows of 1 KB; starting both`);
const hbase = await startRealHBase({ measured: true });
const colonnade = await startColonnade();
const folders = [configuration(colonnade.quorum), configuration(hbase.quorum)];
console.log(`colonnade: ready in ${colonnade.readyMs} ms, RSS ${rssMb(colonnade.pid).toFixed(0)} MB idle`);
console.log('workload                          colonnade      hbase   ratio');
try {
  for (const each of workloads) {
    const rates: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++)
      for (const i of [0, 1] as const) rates[i].push(await evaluate(folders[i], each, totalRows));
    const [ours, theirs] = rates.map(median);
    console.log(
      `${each.name.padEnd(32)} ${ours.toFixed(0).padStart(9)}/s ${theirs.toFixed(0).padStart(9)}/s  ${(ours / theirs).toFixed(2).padStart(5)}${eachRound(rates)}`,
    );
  }
  console.log(`colonnade: RSS ${rssMb(colonnade.pid).toFixed(0)} MB after all of it`);
} finally {
  await colonnade.stop();
  await hbase.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
