import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { SeededRandom } from '../../../base/random.ts';
import type { CellList } from '../../../cell/cell-list.ts';
import * as kv from '../../../cell/key-value.ts';
import { encodeTags, ttlTag } from '../../../cell/tag.ts';
import { TimeRange } from '../../../cell/time-range.ts';
import { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import {
  type CompactionConfig,
  DEFAULT_DATE_TIERED_CONFIG,
} from '../../../regionserver/region/compaction/compaction-config.ts';
import { isInRange } from '../../../regionserver/region/compaction/stripes.ts';
import type { StoreFile } from '../../../regionserver/region/store/store-file.ts';
import { EngineBench } from '../../support/engine-bench.ts';
import {
  earliestOf,
  type ModelCell,
  type ModelFamily,
  type ModelScan,
  modelRewrite,
  modelScan,
} from '../../support/store-model.ts';

// Random writes, flushes, compactions and scans against the model of test/support/store-model.ts. SEED=n replays one run.
const RUNS = Number(process.env.RUNS ?? 60);
const FIRST_SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const TYPES = [
  kv.TYPE_PUT,
  kv.TYPE_DELETE,
  kv.TYPE_DELETE_FAMILY_VERSION,
  kv.TYPE_DELETE_COLUMN,
  kv.TYPE_DELETE_FAMILY,
];
const NAMES = new Map([
  [4, 'Put'],
  [8, 'Delete'],
  [10, 'DeleteFamilyVersion'],
  [12, 'DeleteColumn'],
  [14, 'DeleteFamily'],
]);
const ROWS = ['a', 'b', 'b\0', 'c', 'dd', 'ddd'];
const QUALIFIERS = ['', 'p', 'pp', 'q', 'z'];

function textOf(cells: readonly ModelCell[]): string[] {
  return cells.map((c) => `${c.row}/${c.qualifier}/${c.timestamp}/${NAMES.get(c.type)}=${c.value}`);
}

function textOfList(list: CellList): string[] {
  const { view, bytes } = list.slab;
  return list.offsets.map((o) => {
    const row = bytes.toString('latin1', kv.kvRowOffset(o), kv.kvRowOffset(o) + kv.kvRowLength(view, o));
    const at = kv.kvQualifierOffset(view, o);
    const qualifier = bytes.toString('latin1', at, at + kv.kvQualifierLength(view, o));
    const value = bytes.toString(
      'latin1',
      kv.kvValueOffset(view, o),
      kv.kvValueOffset(view, o) + kv.kvValueLength(view, o),
    );
    return `${row}/${qualifier}/${kv.kvTimestamp(view, o)}/${NAMES.get(kv.kvType(view, o))}=${value}`;
  });
}

interface Settings {
  family: ModelFamily;
  blockSize: number;
  bloom: string;
  cacheBytes: number;
  keepSequenceIdsMs: number;
  asyncReads: boolean;
  compaction: Partial<CompactionConfig>;
  /** BASIC drops nothing, so the model is the same; of the others: store/memory-compaction.test.ts. */
  inMemoryCompaction: boolean;
}

function settingsOf(random: SeededRandom): Settings {
  const pick = <T>(...values: T[]): T => values[random.below(values.length)];
  const ttlMs = pick(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 8000, 20000);
  return {
    family: {
      maxVersions: pick(1, 1, 2, 3, 100),
      minVersions: ttlMs === Number.POSITIVE_INFINITY ? 0 : pick(0, 0, 1, 2),
      ttlMs,
      keepDeletedCells: pick('FALSE', 'FALSE', 'TRUE', 'TTL'),
    },
    blockSize: pick(1, 64, 200, 65536),
    bloom: pick('NONE', 'ROW', 'ROWCOL'),
    cacheBytes: pick(0, 1000, 1 << 24),
    keepSequenceIdsMs: pick(0, 1_000_000_000),
    asyncReads: pick(true, false),
    compaction: compactionOf(random),
    inMemoryCompaction: pick(true, false),
  };
}

/** Policies choose otherwise, and write into several files; what a store answers is the same. */
function compactionOf(random: SeededRandom): Partial<CompactionConfig> {
  const pick = <T>(...values: T[]): T => values[random.below(values.length)];
  const policy = pick('Exploring', 'RatioBased', 'FIFO', 'DateTiered', 'DateTiered', 'Stripe', 'Stripe');
  const dateTiered = {
    ...DEFAULT_DATE_TIERED_CONFIG,
    baseWindowMs: pick(1000, 3000),
    windowsPerTier: 2,
    incomingWindowMin: 2,
    singleOutputForMinor: pick(true, false),
  };
  const stripe = {
    minFilesLevelZero: pick(1, 2),
    minFiles: 2,
    maxFiles: pick(2, 5),
    initialCount: pick(1, 3),
    splitSizeBytes: pick(4000, 100_000),
    splitParts: 2,
  };
  return { policy, dateTiered, stripe };
}

/** By where outputs begin; those without cells are not made, but for one when all are without. */
function partsOf(cells: ModelCell[], boundaries: readonly number[] = [Number.NEGATIVE_INFINITY]): ModelCell[][] {
  const parts = boundaries.map((_, i) =>
    cells.filter((cell) => boundaries.findLastIndex((from) => from <= Number(cell.timestamp)) === i),
  );
  const made = parts.filter((part) => part.length > 0);
  return made.length === 0 ? [[]] : made;
}

/** What is in each file that was made, of those rows that it says it is of; together they hold all rows of the inputs. */
function stripesOf(made: readonly StoreFile[], cellsOf: (from: string, to: string) => ModelCell[]): ModelCell[][] {
  return made.map(({ reader }) => {
    const [from, to] = ['STRIPE_START_KEY', 'STRIPE_END_KEY'].map((key) =>
      reader.fileInfo.get(key)!.toString('latin1'),
    );
    return cellsOf(from, to);
  });
}
function holdsAll({ to }: { to: Uint8Array }, end: string): boolean {
  return to.length === 0 || (end !== '' && Buffer.compare(Buffer.from(end), to) <= 0);
}

async function run(seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const chance = (fraction: number): boolean => random.fraction() < fraction;
  const settings = settingsOf(random);
  const { family } = settings;
  const descriptor = ColumnFamilyDescriptor.of('f', {
    VERSIONS: family.maxVersions,
    MIN_VERSIONS: family.minVersions,
    KEEP_DELETED_CELLS: family.keepDeletedCells,
    BLOCKSIZE: settings.blockSize,
    BLOOMFILTER: settings.bloom,
    ...(family.ttlMs === Number.POSITIVE_INFINITY ? {} : { TTL: family.ttlMs / 1000 }),
  });
  const clock = new ManualClock(30_000);
  const memoryCompaction = settings.inMemoryCompaction
    ? ({ policy: 'BASIC', activeBytes: 300, pipelineSegments: 1 + random.below(3), adaptiveThreshold: 0.5 } as const)
    : undefined;
  const bench = await EngineBench.open({
    families: [descriptor],
    clock,
    cacheBytes: settings.cacheBytes,
    asyncReads: settings.asyncReads,
    config: {
      keepSequenceIdsMs: settings.keepSequenceIdsMs,
      minFiles: 2,
      deleteExpiredFiles: chance(0.5),
      storeFileTtlMs: family.minVersions > 0 ? Number.POSITIVE_INFINITY : family.ttlMs,
      ...settings.compaction,
      memoryCompaction,
    },
  });
  const store = bench.store('f');
  let memory: ModelCell[] = [];
  const files = new Map<string, ModelCell[]>();
  const layers = () => [...store.storeFiles.map((file) => files.get(file.name)!), memory];
  let step = 0;

  const write = () => {
    const count = 1 + random.below(3);
    const cells: ModelCell[] = [];
    for (let i = 0; i < count; i++) {
      const type = chance(0.65) ? kv.TYPE_PUT : pick(TYPES);
      const isFamilyMarker = type === kv.TYPE_DELETE_FAMILY || type === kv.TYPE_DELETE_FAMILY_VERSION;
      cells.push({
        row: pick(ROWS),
        qualifier: isFamilyMarker ? '' : pick(QUALIFIERS),
        timestamp: BigInt(clock.now() - 1000 * random.below(12)),
        type,
        value: type === kv.TYPE_PUT ? `v${step}.${i}` : '',
        sequenceId: bench.sequenceId + 1,
        ttl: chance(0.1) ? 1000 * random.below(15) : undefined,
      });
    }
    bench.write(
      ...cells.map((cell) => ({
        row: Buffer.from(cell.row),
        family: Buffer.from('f'),
        qualifier: Buffer.from(cell.qualifier),
        timestamp: cell.timestamp,
        type: cell.type,
        value: Buffer.from(cell.value),
        ...(cell.ttl === undefined ? {} : { tags: encodeTags([ttlTag(BigInt(cell.ttl))]) }),
      })),
    );
    // Of equal cells of one write the last one counts.
    const key = (c: ModelCell) => `${c.row}/${c.qualifier}/${c.timestamp}/${c.type}`;
    const distinct = new Map(cells.map((cell) => [key(cell), cell]));
    memory = [...memory, ...distinct.values()];
  };

  const flush = async () => {
    const smallestReadPoint = Math.max(0, bench.sequenceId - (chance(0.3) ? random.below(10) : 0));
    const flushSequenceId = ++bench.sequenceId;
    const context = store.prepareFlush();
    if (chance(0.15)) return store.abortFlush(context);
    await store.writeFlush(context, { flushSequenceId, smallestReadPoint });
    const snapshot = memory;
    memory = [];
    // Writes go on while the file is being committed.
    const [name] = await store.commitFlush(context);
    if (name === undefined) return expect(snapshot).toEqual([]);
    files.set(
      name,
      modelRewrite([snapshot], family, { dropDeletes: false, smallestReadPoint, zeroUpTo: -1 }, clock.now()),
    );
  };

  const compact = async () => {
    const smallestReadPoint = Math.max(0, bench.sequenceId - (chance(0.3) ? random.below(10) : 0));
    const request = store.selectCompaction({ major: chance(0.4) });
    if (request === undefined) return;
    const inputs = request.files.map((file) => files.get(file.name)!);
    const old = request.files.filter((file) => file.reader.createTime < clock.now() - settings.keepSequenceIdsMs);
    const largest = Math.max(0, ...old.map((file) => file.reader.maxMvcc));
    const zeroUpTo = request.isAllFiles && largest > 0 ? Math.min(largest, smallestReadPoint) : -1;
    const result = await store.compact(request, { smallestReadPoint });
    const { outputNames } = await store.placeCompaction(result);
    store.swapCompaction(result);
    await store.archiveCompacted();
    const rewrite = { dropDeletes: request.isAllFiles, smallestReadPoint, zeroUpTo };
    if (request.isExpired) return expect(outputNames).toEqual([]);
    const parts =
      request.stripes === undefined
        ? partsOf(modelRewrite(inputs, family, rewrite, clock.now()), request.boundaries)
        : stripesOf(result.placed, (from, to) => {
            const ofRange = inputs.map((cells) => cells.filter(({ row }) => row >= from && (to === '' || row < to)));
            const range = request.stripes?.dropDeletesIn;
            const dropDeletes = range !== undefined && isInRange(range, Buffer.from(from)) && holdsAll(range, to);
            return modelRewrite(
              ofRange,
              family,
              { ...rewrite, dropDeletes, earliestPut: earliestOf(inputs.flat()) },
              clock.now(),
            );
          });
    expect(outputNames.length, `SEED=${seed} step ${step}`).toBe(parts.length);
    for (const [i, part] of parts.entries()) files.set(outputNames[i], part);
  };

  const scan = async () => {
    const raw = chance(0.2);
    const limitTime = chance(0.4);
    const from = clock.now() - 1000 * random.below(14);
    const one = chance(0.25) ? pick(ROWS) : undefined;
    const model: ModelScan = {
      columns: raw || chance(0.5) ? undefined : [...new Set([pick(QUALIFIERS), pick(QUALIFIERS)])].sort(),
      min: limitTime ? BigInt(from) : 0n,
      max: limitTime ? BigInt(from + 1000 * random.below(8)) : 2n ** 63n - 1n,
      maxVersions: pick([1, 1, 2, 100]),
      raw,
      reversed: chance(0.4),
      startRow: one ?? (chance(0.4) ? pick(ROWS) : ''),
      includeStartRow: one !== undefined || chance(0.6),
      stopRow: one ?? (chance(0.4) ? pick(ROWS) : ''),
      includeStopRow: one !== undefined || chance(0.4),
      storeLimit: chance(0.15) ? random.below(4) : -1,
      storeOffset: chance(0.15) ? random.below(3) : 0,
      readPoint: bench.sequenceId - (chance(0.2) ? random.below(6) : 0),
    };
    const { cells } = await bench.scan({
      families: new Map([['f', model.columns?.map((column) => Buffer.from(column))]]),
      timeRange: new TimeRange(model.min, model.max),
      maxVersions: model.maxVersions,
      raw,
      reversed: model.reversed,
      startRow: Buffer.from(model.startRow),
      includeStartRow: model.includeStartRow,
      stopRow: Buffer.from(model.stopRow),
      includeStopRow: model.includeStopRow,
      storeLimit: model.storeLimit,
      storeOffset: model.storeOffset,
      readPoint: model.readPoint,
      batch: chance(0.2) ? 1 + random.below(3) : 0,
      maxBytes: chance(0.2) ? 1 + random.below(200) : Number.POSITIVE_INFINITY,
    });
    const said = { seed, step, settings, scan: model };
    expect({ ...said, cells: textOfList(cells) }).toEqual({
      ...said,
      cells: textOf(modelScan(layers(), family, model, clock.now())),
    });
  };

  for (step = 0; step < 120; step++) {
    const what = random.fraction();
    if (what < 0.5) {
      write();
      if (settings.inMemoryCompaction && chance(0.5)) await new Promise(setImmediate);
    } else if (what < 0.58) await flush();
    else if (what < 0.63) await compact();
    else if (what < 0.68) clock.advance(1000 * random.below(4));
    else await scan();
  }
  await bench.close();
}

describe('a store answers as the model does', () => {
  if (FIRST_SEED !== undefined) {
    test(`seed ${FIRST_SEED}`, () => run(FIRST_SEED));
    return;
  }
  const fresh = Math.floor(Number(process.hrtime.bigint() % 1_000_000_007n));
  for (let i = 0; i < RUNS; i++) {
    const seed = i < RUNS / 2 ? i + 1 : fresh + i;
    test(`seed ${seed}`, () => run(seed));
  }
});
