// `node bench/storage.ts [part …] [--scale 0.1] [--without hbase,level]`: the storage engine in one process, beside HBase 2.6.1's own HRegion in a JVM
// and LevelDB (classic-level), each part in a process of its own, all doing the same (bench/storage/workload.ts). HBase needs a JDK, and Maven the
// first time. At scale 1 it takes about ten minutes and 3 GB of disk. With BY=processor time is what processors worked, for machines that are not quiet.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { classPath, compileAgainst, JAVA_OPTIONS, jars, javaMissing } from '../test/interop/support/jars.ts';
import { scaled, WORKLOAD } from './storage/workload.ts';

const PARTS = ['small', 'large', 'week', 'memstore', 'large-set', 'server'];
/** What the figure is, and of a target its least (or, when negative, its most). */
const FIGURES: Record<string, [text: string, target?: number]> = {
  'put-100': ['put, 100 B values, without log · /s'],
  'put-1k': ['put, 1 KB values, without log · /s'],
  'flush-100': ['flush, 100 B values · MB/s', 150],
  'flush-1k': ['flush, 1 KB values · MB/s', 150],
  'compact-100': ['compaction of 4 files, 100 B values · MB/s', 150],
  'compact-1k': ['compaction of 4 files, 1 KB values · MB/s', 150],
  'scan-disk-100': ['first scan, 100 B values · rows/s'],
  'scan-disk-1k': ['first scan, 1 KB values · rows/s'],
  'scan-cache-100': ['scan from cache, 100 B values · rows/s', 2_000_000],
  'scan-cache-1k': ['scan from cache, 1 KB values · rows/s'],
  'get-cache-100': ['point get from cache, 100 B values · /s'],
  'get-cache-1k': ['point get from cache, 1 KB values · /s'],
  'get-disk-100': ['point get, its block read, 100 B values · /s'],
  'get-disk-1k': ['point get, its block read, 1 KB values · /s'],
  'week-seconds': ['a week of updates · s'],
  'week-write-amplification': ['  bytes written to files for each byte put'],
  'week-space-amplification': ['  bytes of files for each live byte'],
  'week-space-after-major': ['  the same after a major compaction'],
  'memstore-overhead': ['MemStore, bytes a cell beside its own'],
  'memstore-per-million': ['MemStore, MB of a million 8 B values'],
  'large-set-scan': ['1 GB with a heap of 128 MB: scan · rows/s'],
  'large-set-get': ['  point get · /s'],
  'large-set-rss': ['  most memory (RSS) · MB', -512],
  'server-load': ['a whole server, 1 GB, 128 MB: load · rows/s'],
  'server-scan': ['  scan · rows/s'],
  'server-get': ['  point get, one after the other · /s'],
  'server-rss': ['  most memory (RSS) · MB', -512],
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, without: { type: 'string', default: '' } },
});
const without = options.without.split(',');
const parts = positionals.length > 0 ? positionals : PARTS;
const wrong = parts.find((part) => !PARTS.includes(part));
if (wrong !== undefined) {
  console.error(`no part is called ${wrong}; there are ${PARTS.join(', ')}`);
  process.exit(2);
}

type Figures = Map<string, number>;

function figuresOf(command: string, args: string[]): Figures {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) console.error(`${command} ${args.at(-1)} ended with ${status}:\n${stderr}`);
  const lines = stdout.split('\n').map((line) => line.split('\t'));
  return new Map(lines.filter(([mark]) => mark === 'FIGURE').map(([, name, value]) => [name, Number(value)]));
}

function ofNode(program: string, part: string): Figures {
  const heap = part === 'large-set' ? ['--max-old-space-size=128'] : [];
  return figuresOf(process.execPath, [...heap, join(import.meta.dirname, 'storage', program), part, options.scale]);
}

let classes: string | undefined;
function ofHBase(part: string): Figures {
  if (part === 'server') return new Map();
  classes ??= compileAgainst(jars(), join(import.meta.dirname, 'java', 'StorageBench.java'));
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
  const work = Object.entries(scaled(WORKLOAD, Number(options.scale))).map(([name, value]) => `${name}=${value}`);
  const heap = part === 'large-set' ? '-Xmx128m' : '-Xmx4g';
  const program = ['-cp', classPath(classes), 'org.apache.hadoop.hbase.regionserver.StorageBench'];
  try {
    return figuresOf('java', [heap, ...JAVA_OPTIONS, ...program, folder, part, ...work]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const missing = without.includes('hbase') ? 'left out' : javaMissing();
if (missing !== undefined) console.log(`HBase: ${missing}`);
const engines: [string, (part: string) => Figures][] = [
  ['Colonnade', (part) => ofNode(part === 'server' ? 'server.ts' : 'colonnade.ts', part)],
  ...(missing === undefined ? ([['HBase 2.6.1', ofHBase]] as [string, typeof ofHBase][]) : []),
  ...(without.includes('level')
    ? []
    : ([['LevelDB', (part) => (part === 'server' ? new Map() : ofNode('level.ts', part))]] as [
        string,
        typeof ofHBase,
      ][])),
];
const line = (first: string, ...rest: string[]) =>
  console.log(first.padEnd(50) + rest.map((text) => text.padStart(14)).join(''));
line('', ...engines.map(([name]) => name), 'target');
for (const part of parts) {
  const found = engines.map(([, run]) => run(part));
  for (const [figure, [text, target]] of Object.entries(FIGURES)) {
    if (!found.some((figures) => figures.has(figure))) continue;
    line(text, ...found.map((figures) => textOf(figures.get(figure))), targetText(target));
  }
}

function textOf(value: number | undefined): string {
  if (value === undefined) return '–';
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 100 ? 0 : 2);
}

function targetText(target: number | undefined): string {
  if (target === undefined) return '';
  return `${target < 0 ? '≤' : '≥'} ${textOf(Math.abs(target))}`;
}
