// Memory of a million small cells in a memstore, and what adding them costs, by in-memory compaction: `node bench/memstore.ts`. Cells of one version
// each, in order and at random; and ten versions of each, which EAGER drops.
import { silentLogger } from '../base/logger.ts';
import { SeededRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { slabOf } from '../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../cell/cell-comparator.ts';
import { encodeKeyValue } from '../cell/key-value-builder.ts';
import { ArenaPool } from '../regionserver/region/store/arena.ts';
import type { MemoryCompactionConfig } from '../regionserver/region/store/memory-compaction.ts';
import { MemStore } from '../regionserver/region/store/memstore.ts';

const CELLS = 1_000_000;
const PER_TURN = 1000;
const FAMILY = Buffer.from('f');
const QUALIFIER = Buffer.from('q');
const VALUE = Buffer.alloc(60, 7);
const turn = () => new Promise(setImmediate);

function memoryCompaction(policy: MemoryCompactionConfig['policy']) {
  const config = { policy, activeBytes: 2 * 1024 * 1024, pipelineSegments: 2, adaptiveThreshold: 0.5 };
  const rules = () => ({
    now: 0,
    oldestUnexpired: Number.NEGATIVE_INFINITY,
    minVersions: 0,
    maxVersions: 1,
    keepDeletedCells: 'FALSE' as const,
    dropDeletes: false,
    keepAll: false,
    newVersionBehavior: false,
    smallestReadPoint: Number.MAX_SAFE_INTEGER,
    earliestPut: 0,
    timeToPurgeDeletesMs: 0,
  });
  return { config, rules, scheduler: systemScheduler, logger: silentLogger, onShrunk: () => {} };
}

async function fill(order: string, policy: MemoryCompactionConfig['policy'] | undefined): Promise<void> {
  const arenas = new ArenaPool();
  const memstore = new MemStore({
    comparator: KEY_VALUE_COMPARATOR,
    arenas,
    memoryCompaction: policy && memoryCompaction(policy),
  });
  const random = new SeededRandom(1);
  const rows = order === 'versions' ? CELLS / 10 : CELLS;
  let adding = 0;
  let longest = 0;
  const start = performance.now();
  for (let i = 0; i < CELLS; i += PER_TURN) {
    const cells = Array.from({ length: PER_TURN }, (_, j) => {
      const row = order === 'sequential' ? i + j : random.below(rows);
      return slabOf(
        encodeKeyValue({
          row: Buffer.from(String(row).padStart(16, '0')),
          family: FAMILY,
          qualifier: QUALIFIER,
          timestamp: BigInt(i + j),
          value: VALUE,
        }),
      );
    });
    const began = performance.now();
    for (const [j, slab] of cells.entries()) memstore.add(slab, 0, slab.bytes.length, i + j + 1);
    adding += performance.now() - began;
    const ended = performance.now();
    await turn();
    longest = Math.max(longest, performance.now() - ended);
  }
  while ((await idle()) > 5);
  const total = performance.now() - start;
  const index = memstore.segments.reduce((sum, segment) => sum + segment.index.indexBytes, 0);
  const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  console.log(
    `${order.padEnd(10)} ${(policy ?? 'NONE').padEnd(8)} ${memstore.cellCount} cells in ${memstore.segments.length} segments, index ${mb(index)}, ` +
      `cells ${mb(memstore.dataBytes)}, chunks ${mb(arenas.bytesInUse)}; ${Math.round((adding / CELLS) * 1e6)} ns to add one, ` +
      `all ${Math.round(total)} ms, longest turn between ${longest.toFixed(1)} ms`,
  );
  memstore.close();
}

/** Milliseconds that other work took of a few turns. */
async function idle(): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < 100; i++) await turn();
  return performance.now() - start;
}

for (const order of ['sequential', 'random', 'versions'])
  for (const policy of [undefined, 'BASIC', 'EAGER', 'ADAPTIVE'] as const) await fill(order, policy);
