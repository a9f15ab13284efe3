import { expect, it } from 'vitest';
import { BlockCache } from '../../hfile/block-cache.ts';
import { done, openBytes, put, readAll, writeCells } from './support.ts';

const block = (weight: number) => ({ weight });

it('never holds more than its bytes, and forgets the least recently used first', () => {
  const cache = new BlockCache(1000);
  const file = cache.openFile();
  for (let i = 0; i < 50; i++) {
    file.put(i, block(100));
    expect(cache.sizeBytes).toBeLessThanOrEqual(1000);
  }
  expect(cache.count).toBe(10);
  expect(cache.evictions).toBe(40);
  expect(file.get(39)).toBeUndefined();
  expect(file.get(49)).toBeDefined();
});

it('keeps what was asked for twice when a scan passes through', () => {
  const cache = new BlockCache(1000);
  const file = cache.openFile();
  for (let i = 0; i < 5; i++) file.put(i, block(100));
  for (let i = 0; i < 5; i++) file.get(i);
  for (let i = 100; i < 200; i++) file.put(i, block(100));
  for (let i = 0; i < 5; i++) expect(file.get(i)).toBeDefined();
});

it('lets go of protected blocks too when others are asked for more', () => {
  const cache = new BlockCache(1000);
  const file = cache.openFile();
  for (let i = 0; i < 100; i++) {
    file.put(i, block(100));
    file.get(i);
    expect(cache.sizeBytes).toBeLessThanOrEqual(1000);
  }
  expect(file.get(0)).toBeUndefined();
  expect(file.get(99)).toBeDefined();
});

it('does not take a block of more than an eighth of itself', () => {
  const cache = new BlockCache(1000);
  const file = cache.openFile();
  file.put(1, block(126));
  expect(cache.count).toBe(0);
  expect(file.get(1)).toBeUndefined();
});

it('drops a file with its blocks and leaves those of others', () => {
  const cache = new BlockCache(1000);
  const [one, two] = [cache.openFile(), cache.openFile()];
  one.put(1, block(100));
  two.put(1, block(50));
  one.clear();
  expect(cache.sizeBytes).toBe(50);
  expect(one.get(1)).toBeUndefined();
  expect(two.get(1)).toBeDefined();
});

it('serves a second scan of a file without reading, and gives the bytes back on close', async () => {
  const cells = Array.from({ length: 500 }, (_, i) => put(`row${1000 + i}`, 'q', 1, `value${i}`, i));
  const { bytes } = await writeCells(cells, { blockSizeBytes: 500, indexChunkBytes: 500, indexMinEntries: 2 });
  const cache = new BlockCache(1 << 20);
  const reader = await openBytes(bytes, { mode: 'async', blockCache: cache });
  const first = await readAll(reader);
  const cursor = reader.cursor();
  let seen = 0;
  // All in memory: no move gives a promise.
  for (expect(cursor.seekToFirst()).toBeUndefined(); cursor.valid; expect(cursor.next()).toBeUndefined()) seen++;
  expect(seen).toBe(first.length);
  expect(cache.hits).toBeGreaterThan(30);
  expect(cache.sizeBytes).toBeGreaterThan(bytes.length / 2);
  await reader.close();
  expect(cache.sizeBytes).toBe(0);
  expect(cache.count).toBe(0);
});

it('cacheBlocks: false keeps data blocks out', async () => {
  const cells = Array.from({ length: 100 }, (_, i) => put(`row${1000 + i}`, 'q', 1, `value${i}`, i));
  const { bytes } = await writeCells(cells, { blockSizeBytes: 500 });
  const cache = new BlockCache(1 << 20);
  const reader = await openBytes(bytes, { blockCache: cache });
  const cursor = reader.cursor({ cacheBlocks: false });
  for (await done(() => cursor.seekToFirst()); cursor.valid; ) await done(() => cursor.next());
  expect(cache.count).toBe(0);
});
