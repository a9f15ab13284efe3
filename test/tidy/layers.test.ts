import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

// The import table of ARCHITECTURE.md. A room is the longest key that its path starts with.
const BELOW_SERVER = [
  'base',
  'proto',
  'cell',
  'model',
  'storage',
  'hfile',
  'wal',
  'rpc',
  'coordination',
  'rootdir',
  'client',
];
const GATEWAY = ['base', 'proto', 'cell', 'model', 'client'];
const ROOMS: Record<string, { ours: string[]; packages: string[] }> = {
  base: { ours: [], packages: ['snappy', 'lz4-napi'] },
  proto: { ours: [], packages: ['protobufjs', 'long'] },
  cell: { ours: ['base', 'proto'], packages: [] },
  storage: { ours: ['base'], packages: [] },
  model: { ours: ['base', 'proto', 'cell'], packages: ['protobufjs', 'long'] },
  hfile: { ours: ['base', 'proto', 'cell', 'storage'], packages: ['bloom-filters'] },
  wal: { ours: ['base', 'proto', 'cell', 'model', 'storage'], packages: ['protobufjs'] },
  rpc: { ours: ['base', 'proto', 'cell', 'model'], packages: ['protobufjs', 'long'] },
  coordination: { ours: ['base', 'proto', 'model', 'storage'], packages: ['level'] },
  rootdir: { ours: ['base', 'proto', 'cell', 'model', 'storage', 'hfile'], packages: [] },
  client: {
    ours: ['base', 'proto', 'cell', 'model', 'rpc', 'coordination'],
    packages: ['@opentelemetry/api', 'protobufjs'],
  },
  'client/rest': { ours: GATEWAY, packages: ['fastify', 'fast-xml-parser'] },
  'client/shell': { ours: GATEWAY, packages: [] },
  server: { ours: BELOW_SERVER, packages: ['pino', 'prom-client', 'fastify'] },
  regionserver: { ours: [...BELOW_SERVER, 'server'], packages: ['prom-client', 'protobufjs'] },
  master: { ours: [...BELOW_SERVER, 'server', 'regionserver/region'], packages: ['prom-client', 'protobufjs'] },
  tools: { ours: BELOW_SERVER, packages: [] },
};
// Rooms nested in another that are not part of it for the table above.
const NESTED = ['client/rest', 'client/shell'];

// The few files that may touch the world, each for one reason.
const WORLD: Record<string, RegExp[]> = {
  'base/clock.ts': [/\bDate\.now\b/, /\bperformance\b/],
  'base/scheduler.ts': [/\bset(Timeout|Interval|Immediate)\b/],
  'base/random.ts': [/\bMath\.random\b/, /'node:crypto'/],
  'base/net-transport.ts': [/'node:net'/],
  'base/http-listener.ts': [/'node:(net|http)'/],
  'base/task-runner.ts': [/'node:worker_threads'/],
  'base/task-worker.ts': [/'node:worker_threads'/],
};
const FORBIDDEN: [string, RegExp][] = [
  ['the real clock', /\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bprocess\.hrtime\b/],
  ['timers', /\bset(Timeout|Interval|Immediate)\(|\bnextTick\(|'node:timers/],
  ['chance', /\bMath\.random\b|\brandomBytes\b|\brandomUUID\b/],
  ['files', /'node:fs|'fs'/],
  ['sockets', /'node:(net|tls|dgram|http|https|dns)'/],
  ['worker threads', /'node:worker_threads'/],
  ['asynchronous zlib', /\b(gzip|gunzip|deflate|inflate|zstdCompress|zstdDecompress)\(/],
];

// A room that is planned and empty is not in a clone.
const TOP = Object.keys(ROOMS).filter((room) => !room.includes('/') && existsSync(room));
const sources = TOP.flatMap((room) =>
  (readdirSync(room, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(room, name)),
);

/** Comments and the text of strings do not count, import paths do. */
function codeOf(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function importsOf(path: string): string[] {
  const found: string[] = [];
  for (const match of codeOf(path).matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|new URL\(\s*)'([^'\n]+)'/g))
    found.push(match[1]);
  return found;
}

function roomOf(path: string): string {
  return NESTED.find((room) => path.startsWith(`${room}/`)) ?? path.split('/')[0];
}

describe('layers', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(15);
  });

  it('every import is one the table allows', () => {
    const wrong: string[] = [];
    for (const path of sources) {
      const room = roomOf(path);
      const { ours, packages } = ROOMS[room];
      for (const target of importsOf(path)) {
        if (target.startsWith('node:')) continue;
        if (target.startsWith('.')) {
          const resolved = normalize(join(dirname(path), target));
          const allowed =
            roomOf(resolved) === room ||
            ours.some(
              (other) =>
                resolved.startsWith(`${other}/`) &&
                (roomOf(resolved) === roomOf(`${other}/x`) || other === roomOf(resolved)),
            );
          if (!allowed) wrong.push(`${path} imports ${resolved}`);
        } else if (!packages.some((name) => target === name || target.startsWith(`${name}/`))) {
          wrong.push(`${path} imports the package ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('no import cycle between files', () => {
    const graph = new Map(
      sources.map((path) => [
        path,
        importsOf(path)
          .filter((target) => target.startsWith('.') && !typeOnly(path, target))
          .map((target) => normalize(join(dirname(path), target))),
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: string[]) => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of sources) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

/** `import type` lines vanish at run time, so they make no cycle. */
function typeOnly(path: string, target: string): boolean {
  const escaped = target.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const code = codeOf(path);
  const all = code.match(new RegExp(`from\\s+'${escaped}'`, 'g'))?.length ?? 0;
  const types = code.match(new RegExp(`\\b(?:import|export)\\s+type\\b[^;]*?from\\s+'${escaped}'`, 'g'))?.length ?? 0;
  return all > 0 && all === types;
}

describe('nothing reaches for the world', () => {
  it.each(FORBIDDEN)('%s only in the files that own it', (_, pattern) => {
    const wrong = sources.filter((path) => {
      if (/^storage\/local-|^storage\/directory-lock/.test(path)) return false;
      let code = codeOf(path);
      for (const allowed of WORLD[path] ?? []) code = code.replace(new RegExp(allowed, 'g'), '');
      if (WORLD[path] !== undefined)
        code = code
          .replace(/\bset(Timeout|Interval|Immediate)\(/g, path === 'base/scheduler.ts' ? '' : '$&')
          .replace(/\brandomBytes\b/g, path === 'base/random.ts' ? '' : '$&');
      return pattern.test(code);
    });
    expect(wrong).toEqual([]);
  });
});
