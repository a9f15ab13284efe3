import { expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import {
  BlockCache,
  type CachedFile,
  checkLruRules,
  DEFAULT_LRU_RULES,
  type LruRules,
} from '../../hfile/block-cache.ts';
import { BLOCK_KINDS } from '../../hfile/block-kind.ts';
import { DEFAULT_CACHE_CONFIG } from '../../hfile/cache-config.ts';
import { testTextCases } from '../support/text-cases.ts';
import { done, openBytes, put, readAll, writeCells } from './support.ts';

const CAPACITY = 1000;

/** Runs a case of the cache's small language. */
class CacheScript {
  #cache = new BlockCache(CAPACITY);
  #files = new Map<string, CachedFile>();
  readonly #out: string[] = [];

  run(lines: readonly string[]): string {
    for (const line of lines) this.#step(line.split(' '));
    return this.#out.join('\n');
  }

  #step([verb, name, blocks = '', rest = '100']: string[]): void {
    const [first, last = first] = blocks.split('-').map(Number);
    const offsets = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    switch (verb) {
      case 'put':
      case 'memory':
        for (const offset of offsets) this.#file(name).put('data', offset, { weight: Number(rest) }, verb === 'memory');
        expect(this.#cache.sizeBytes).toBeLessThanOrEqual(CAPACITY);
        break;
      case 'get': {
        const missing = offsets.filter((offset) => this.#file(name).get('data', offset, true) === undefined);
        if (missing.length > 0) this.#out.push(`missing: ${missing.join(' ')}`);
        break;
      }
      case 'open':
        this.#files.set(name, this.#cache.openFile(name, Number(blocks)));
        break;
      case 'close':
        this.#file(name).release(blocks === 'evict');
        break;
      case 'rules':
        this.#cache = new BlockCache(CAPACITY, { [name]: blocks === '' ? true : Number(blocks) } as Partial<LruRules>);
        this.#files.clear();
        break;
      case 'show':
        this.#show();
        break;
      default:
        throw new Error(`no such step: ${verb}`);
    }
  }

  #file(name: string): CachedFile {
    let file = this.#files.get(name);
    if (file === undefined) this.#files.set(name, (file = this.#cache.openFile(name, 0)));
    return file;
  }

  #show(): void {
    const lists = this.#cache.contents();
    const text = Object.entries(lists).map(
      ([priority, blocks]) =>
        `${priority}: ${blocks.length === 0 ? '-' : blocks.map(({ file, offset }) => `${file.key.split(':')[0]}${offset}`).join(' ')}`,
    );
    this.#out.push(`${this.#cache.sizeBytes} bytes, evicted ${this.#cache.statistics.evictions}`, ...text);
  }
}

testTextCases(new URL('cases/block-cache.txt', import.meta.url).pathname, async (lines) =>
  new CacheScript().run(lines),
);

it('keeps its bound and its counts whatever is asked of it', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  const random = new SeededRandom(seed);
  const cache = new BlockCache(10_000, { forceInMemory: random.below(2) === 0 });
  const files = ['a', 'b', 'c'].map((name) => cache.openFile(name, 0));
  for (let i = 0; i < 5000; i++) {
    const file = files[random.below(files.length)];
    const kind = BLOCK_KINDS[random.below(BLOCK_KINDS.length)];
    const offset = random.below(300);
    if (random.below(3) === 0) file.get(kind, offset, true);
    else file.put(kind, offset, { weight: 1 + random.below(400) }, random.below(4) === 0);
    if (random.below(500) === 0) file.clear();
    expect(cache.sizeBytes, `SEED=${seed}`).toBeLessThanOrEqual(10_000);
    const { blocks, bytes } = cache.statistics;
    expect(
      Object.values(bytes).reduce((sum, n) => sum + n),
      `SEED=${seed}`,
    ).toBe(cache.sizeBytes);
    expect(
      files.reduce((sum, { blockCount }) => sum + blockCount, 0),
      `SEED=${seed}`,
    ).toBe(Object.values(blocks).reduce((sum, n) => sum + n));
  }
  for (const file of files) file.release(true);
  expect([cache.sizeBytes, cache.count]).toEqual([0, 0]);
});

it('refuses shares that are not a whole', () => {
  expect(() => checkLruRules({ ...DEFAULT_LRU_RULES, singleShare: 0.5 })).toThrow('total 1.0, found 1.25');
  expect(() => checkLruRules({ ...DEFAULT_LRU_RULES, leastShare: 0.99 })).toThrow('smaller than acceptableFactor');
});

const CELLS = Array.from({ length: 500 }, (_, i) => put(`row${1000 + i}`, 'q', 1, `value${i}`, i));
const SMALL_BLOCKS = { blockSizeBytes: 500, indexChunkBytes: 100, indexMinEntries: 2, bloomChunkBytes: 128 };

it('serves a second scan of a file without reading, also after the file was closed', async () => {
  const { bytes } = await writeCells(CELLS, SMALL_BLOCKS);
  const cache = new BlockCache(1 << 20);
  const first = await openBytes(bytes, { mode: 'async', blockCache: cache });
  const cells = await readAll(first);
  await first.close();
  expect(cache.sizeBytes).toBeGreaterThan(bytes.length / 2);
  const reader = await openBytes(bytes, { mode: 'async', blockCache: cache });
  const cursor = reader.cursor();
  let seen = 0;
  // All in memory: no move gives a promise.
  for (expect(cursor.seekToFirst()).toBeUndefined(); cursor.valid; expect(cursor.next()).toBeUndefined()) seen++;
  expect(seen).toBe(cells.length);
  expect(cache.statistics.hits.data).toBeGreaterThan(30);
  await reader.close({ evict: true });
  expect([cache.sizeBytes, cache.count]).toEqual([0, 0]);
});

it('takes the blocks along when a family says so', async () => {
  const { bytes } = await writeCells(CELLS, SMALL_BLOCKS);
  const cache = new BlockCache(1 << 20);
  const caching = { ...DEFAULT_CACHE_CONFIG, evictOnClose: true };
  const reader = await openBytes(bytes, { blockCache: cache, caching });
  await readAll(reader);
  expect(cache.count).toBeGreaterThan(30);
  await reader.close();
  await reader.close();
  expect(cache.count).toBe(0);
});

it.each([
  ['the reader', { cacheBlocks: false }, {}],
  ['the family', {}, { dataOnRead: false }],
])('data blocks stay out when %s says so, index and bloom blocks do not', async (_, options, config) => {
  const { bytes } = await writeCells(CELLS, SMALL_BLOCKS);
  const cache = new BlockCache(1 << 20);
  const reader = await openBytes(bytes, { blockCache: cache, caching: { ...DEFAULT_CACHE_CONFIG, ...config } });
  const cursor = reader.cursor(options);
  for (await done(() => cursor.seekToFirst()); cursor.valid; ) await done(() => cursor.next());
  const { blocks, missesCaching, misses } = cache.statistics;
  expect(blocks.data).toBe(0);
  expect(blocks.leaf).toBeGreaterThan(2);
  expect(missesCaching).toBe(misses.leaf + misses.intermediate);
});

it.each(['sync', 'async'] as const)('warms what is wanted, while there is room (%s)', async (mode) => {
  const { bytes } = await writeCells(CELLS, SMALL_BLOCKS);
  const warmed = async (capacity: number, wanted: object) => {
    const cache = new BlockCache(capacity);
    const reader = await openBytes(bytes, { mode, blockCache: cache });
    const all = { data: false, index: false, blooms: false, onlyWhileRoom: true };
    await reader.warm({ ...all, ...wanted }, new AbortController().signal);
    return { cache, reader };
  };
  const { cache, reader } = await warmed(1 << 20, { data: true, index: true, blooms: true });
  const { blocks } = cache.statistics;
  expect(Object.values(blocks).every((count) => count > 0)).toBe(true);
  expect(blocks.bloom).toBe(reader.generalBloom!.chunkCount);
  const before = cache.statistics.missCount;
  expect(await readAll(reader)).toHaveLength(CELLS.length);
  expect(cache.statistics.missCount).toBe(before);

  const index = (await warmed(1 << 20, { index: true })).cache.statistics.blocks;
  expect([index.data, index.bloom, index.leaf]).toEqual([0, 0, blocks.leaf]);
  const small = (await warmed(5000, { data: true })).cache;
  expect(small.statistics.blocks.data).toBeGreaterThan(2);
  expect(small.statistics.evictions).toBe(0);
  const full = (await warmed(5000, { data: true, onlyWhileRoom: false })).cache;
  expect(full.statistics.evictions).toBeGreaterThan(0);
});
