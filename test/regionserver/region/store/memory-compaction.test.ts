// Stores with and without in-memory compaction, given the same writes: they answer the same, while scanners are open and flushes come in between.
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../../../base/clock.ts';
import { SeededRandom } from '../../../../base/random.ts';
import * as kv from '../../../../cell/key-value.ts';
import { ColumnFamilyDescriptor } from '../../../../model/column-family-descriptor.ts';
import type { MemoryCompactionConfig } from '../../../../regionserver/region/store/memory-compaction.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { cellText } from '../../../wal/support.ts';

const RUNS = process.env.LONG === undefined ? 12 : 400;
const FRESH = Number(process.env.SEED ?? Number(process.hrtime.bigint() % 1_000_000_007n));

const turn = () => new Promise(setImmediate);

function config(policy: MemoryCompactionConfig['policy'], activeBytes: number, pipelineSegments = 2) {
  return { memoryCompaction: { policy, activeBytes, pipelineSegments, adaptiveThreshold: 0.7 } } as const;
}

async function answers(
  bench: EngineBench,
  readPoint: number,
  maxVersions: number,
  reversed: boolean,
): Promise<string[]> {
  const { cells } = await bench.scan({ readPoint, maxVersions, reversed, families: new Map([['f', undefined]]) });
  return cells.offsets.map((offset, i) => cellText(cells.slab, offset, cells.lengths[i]));
}

/**
 * Eager and adaptive ones drop, as a flush does, what no later reader would see. Left out is what brings older versions to light, which are there or
 * not, depending on when a flush came: deletes of one version, cells with a TTL, raw scans and those of times gone by.
 */
async function run(seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const pick = <T>(...values: T[]): T => values[random.below(values.length)];
  const ttlSeconds = pick(undefined, undefined, 5);
  const family = ColumnFamilyDescriptor.of('f', {
    VERSIONS: pick(1, 2, 4),
    MIN_VERSIONS: ttlSeconds === undefined ? 0 : pick(0, 1),
    KEEP_DELETED_CELLS: pick('FALSE', 'TRUE', 'TTL'),
    NEW_VERSION_BEHAVIOR: pick('false', 'false', 'true'),
    ...(ttlSeconds === undefined ? {} : { TTL: ttlSeconds }),
  });
  const clock = new ManualClock(30_000);
  const policies = [undefined, ...(['BASIC', 'EAGER', 'ADAPTIVE'] as const)];
  const benches = await Promise.all(
    policies.map((policy) =>
      EngineBench.open({ families: [family], clock, config: policy && config(policy, 400, 1 + random.below(3)) }),
    ),
  );
  let held: { readPoint: number; scanners: ReturnType<EngineBench['openScanner']>[] } | undefined;
  for (let step = 0; step < 150; step++) {
    const what = random.fraction();
    if (what < 0.6) {
      const type = random.below(4) === 0 ? pick(kv.TYPE_DELETE_COLUMN, kv.TYPE_DELETE_FAMILY) : kv.TYPE_PUT;
      const cell = {
        row: Buffer.from(`r${random.below(4)}`),
        family: Buffer.from('f'),
        qualifier: Buffer.from(type === kv.TYPE_DELETE_FAMILY ? '' : `q${random.below(3)}`),
        timestamp: BigInt(clock.now() - 500 * random.below(8)),
        type,
        value: Buffer.from(type === kv.TYPE_PUT ? `v${step}` : ''),
      };
      for (const bench of benches) bench.write(cell);
    } else if (what < 0.7) for (let i = random.below(6); i >= 0; i--) await turn();
    else if (what < 0.75) clock.advance(1000 * random.below(3));
    else if (what < 0.8) {
      // A flush takes what is in memory, whatever is under way there; sometimes it fails.
      const fails = random.below(3) === 0;
      for (const bench of benches) {
        if (!fails) await bench.flush(bench.smallestReadPoint);
        else await bench.store('f').abortFlush(bench.store('f').prepareFlush());
        bench.sequenceId = benches[0].sequenceId;
      }
    } else if (what < 0.85 && held === undefined) {
      const readPoint = benches[0].sequenceId;
      for (const bench of benches) bench.heldReadPoints.add(readPoint);
      held = { readPoint, scanners: benches.map((bench) => bench.openScanner({ readPoint })) };
    } else if (what < 0.9 && held !== undefined) {
      const seen = await Promise.all(benches.map((bench) => answers(bench, held!.readPoint, 1, false)));
      for (const answer of seen) expect(answer, `seed ${seed}, step ${step}`).toEqual(seen[0]);
      for (const scanner of held.scanners) scanner.close();
      for (const bench of benches) bench.heldReadPoints.clear();
      held = undefined;
    } else {
      const versions = pick(1, 2, 10);
      const reversed = random.below(3) === 0;
      const seen = await Promise.all(benches.map((bench) => answers(bench, bench.sequenceId, versions, reversed)));
      for (const [i, answer] of seen.entries())
        expect(answer, `seed ${seed}, step ${step}, ${policies[i]}`).toEqual(seen[0]);
    }
  }
  for (const scanner of held?.scanners ?? []) scanner.close();
  for (const bench of benches) await bench.close();
}

describe('in-memory compaction changes no answer', () => {
  for (let i = 0; i < RUNS; i++) {
    const seed = i < RUNS / 2 ? i + 1 : FRESH + i;
    test(`seed ${seed}`, () => run(seed));
  }
});

describe('in-memory compaction', () => {
  async function written(policy: MemoryCompactionConfig['policy'] | undefined, rows: number): Promise<EngineBench> {
    const family = ColumnFamilyDescriptor.of('f', { VERSIONS: 1 });
    const bench = await EngineBench.open({ families: [family], config: policy && config(policy, 20_000) });
    for (let i = 0; i < 4000; i++) {
      bench.write({
        row: Buffer.from(`row${String((i * 7919) % rows).padStart(6, '0')}`),
        family: Buffer.from('f'),
        qualifier: Buffer.from('q'),
        timestamp: BigInt(i),
        value: Buffer.from(`value ${i}`),
      });
      if (i % 100 === 99) await turn();
    }
    for (let i = 0; i < 200; i++) await turn();
    return bench;
  }

  test('BASIC keeps all cells under a smaller index, in no more segments than the pipeline holds', async () => {
    const plain = await written(undefined, 4000);
    const basic = await written('BASIC', 4000);
    const [memstore, other] = [basic.store('f').memstore, plain.store('f').memstore];
    expect(memstore.cellCount).toBe(4000);
    expect(memstore.segments.length).toBe(3);
    const indexBytes = (of: typeof memstore) => of.segments.reduce((sum, { index }) => sum + index.indexBytes, 0);
    expect(indexBytes(memstore)).toBeLessThan(indexBytes(other) / 2);
    expect(memstore.heapBytes).toBeLessThan(other.heapBytes);
    expect(memstore.dataBytes).toBe(other.dataBytes);
    // All of them in one arena: nothing was copied.
    expect(new Set(memstore.segments.map(({ arena }) => arena)).size).toBe(1);
    await Promise.all([plain, basic].map((bench) => bench.close()));
  });

  test.each(['EAGER', 'ADAPTIVE'] as const)('%s drops versions that a flush would drop', async (policy) => {
    const bench = await written(policy, 50);
    const { memstore } = bench.store('f');
    expect(memstore.cellCount).toBeLessThan(2000);
    expect(memstore.pinnedBytes).toBe(0);
    await bench.flush();
    expect(bench.store('f').storeFiles[0].reader.entryCount).toBe(50);
    expect(memstore.isEmpty).toBe(true);
    await bench.close();
  });

  test('ADAPTIVE copies nothing while there is little to drop', async () => {
    const bench = await written('ADAPTIVE', 4000);
    expect(bench.store('f').memstore.cellCount).toBe(4000);
    expect(new Set(bench.store('f').memstore.segments.map(({ arena }) => arena)).size).toBe(1);
    await bench.close();
  });
});
