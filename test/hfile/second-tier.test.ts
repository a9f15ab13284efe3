import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock, systemClock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { SeededRandom } from '../../base/random.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import { SecondTier } from '../../hfile/second-tier.ts';
import type { CacheFile } from '../../storage/cache-file.ts';
import { LocalCacheFile } from '../../storage/local-cache-file.ts';
import { MemoryCacheFile } from '../../storage/memory-cache-file.ts';
import { BufferFile, put, readAll, writeCells } from './support.ts';

/** A cache file in a buffer; `fails` makes its operations fail. */
class BufferCacheFile implements CacheFile {
  readonly path = 'test/cache';
  readonly bytes: Buffer;
  readonly isSlow: boolean;
  fails: 'write' | 'read' | undefined;
  closed = false;
  constructor(capacityBytes: number, isSlow = false) {
    this.bytes = Buffer.alloc(capacityBytes);
    this.isSlow = isSlow;
  }
  get capacityBytes(): number {
    return this.bytes.length;
  }
  async write(offset: number, bytes: Uint8Array): Promise<void> {
    if (this.fails === 'write') throw new StorageError('no-space', this.path, 'no space left on the disk');
    expect(offset + bytes.length).toBeLessThanOrEqual(this.capacityBytes);
    this.bytes.set(bytes, offset);
  }
  async read(offset: number, length: number): Promise<Buffer> {
    if (this.fails === 'read') throw new StorageError('io', this.path, 'cannot read it');
    return Buffer.from(this.bytes.subarray(offset, offset + length));
  }
  tryReadSync(offset: number, length: number): Buffer | undefined {
    if (this.fails === 'read') throw new StorageError('io', this.path, 'cannot read it');
    return this.isSlow ? undefined : Buffer.from(this.bytes.subarray(offset, offset + length));
  }
  async close(): Promise<void> {
    this.closed = true;
  }
}

const tierOf = (file: CacheFile, clock = new ManualClock()) => new SecondTier({ file, clock, logger: silentLogger });

async function find(tier: SecondTier, file: string, offset: number): Promise<Buffer | undefined> {
  const found = tier.get(file, offset);
  return found === 'waits' ? tier.load(file, offset) : found;
}

describe('the ring', () => {
  const block = (fill: number, length = 100) => Buffer.alloc(length, fill);

  it('forgets what it overwrites, and only that', async () => {
    const tier = tierOf(new BufferCacheFile(1050));
    for (let i = 0; i < 25; i++) {
      tier.offer('f', i, block(i));
      await tier.settled();
      expect(tier.sizeBytes).toBeLessThanOrEqual(1050);
    }
    for (let i = 0; i < 25; i++) expect(await find(tier, 'f', i)).toEqual(i < 15 ? undefined : block(i));
    expect(tier).toMatchObject({ count: 10, evictions: 15, hits: 10, misses: 15, checksumFailures: 0 });
  });

  it('keeps what comes again before it is overwritten', async () => {
    const tier = tierOf(new BufferCacheFile(1000));
    for (let i = 0; i < 40; i++) {
      tier.offer('f', i, block(i));
      await tier.settled();
      if (i % 2 === 0) tier.offer('f', 0, block(0));
      await tier.settled();
    }
    expect(await find(tier, 'f', 0)).toEqual(block(0));
    // Written anew only every half ring, not each time.
    expect(tier.insertions).toBeLessThan(50);
  });

  it('serves what waits to be written, and takes no more than it can write', async () => {
    const tier = tierOf(new BufferCacheFile(64 << 20));
    const large = 1 << 20;
    for (let i = 0; i < 40; i++) tier.offer('f', i, block(i, large));
    expect(tier.get('f', 15)).toEqual(block(15, large));
    expect(tier.refusals).toBeGreaterThan(20);
    await tier.settled();
    expect(await find(tier, 'f', 15)).toEqual(block(15, large));
  });

  it('takes no block of more than half of itself', async () => {
    const tier = tierOf(new BufferCacheFile(1000));
    tier.offer('f', 1, block(1, 501));
    expect(tier.count).toBe(0);
  });

  it.each([false, true])('gives back what was given, or nothing (slow disk: %s)', async (isSlow) => {
    const seed = Number(process.env.SEED ?? Date.now() % 1e9);
    const random = new SeededRandom(seed);
    const file = new BufferCacheFile(40_000, isSlow);
    const tier = tierOf(file);
    for (let i = 0; i < 1500; i++) {
      const [name, offset] = [`f${random.below(3)}`, random.below(100)];
      const bytes = Buffer.alloc(1 + ((offset * 37) % 700), `${name} ${offset} `);
      const what = random.below(100);
      if (what < 50) tier.offer(name, offset, bytes);
      else if (what < 98) expect([undefined, bytes], `SEED=${seed}`).toContainEqual(await find(tier, name, offset));
      else if (what < 99) tier.drop(name);
      else file.bytes[random.below(file.bytes.length)] ^= 1 << random.below(8);
      expect(tier.sizeBytes).toBeLessThanOrEqual(40_000 + (16 << 20));
    }
    await tier.settled();
    expect(tier.sizeBytes).toBeLessThanOrEqual(40_000);
    expect(tier.hits).toBeGreaterThan(100);
  });

  it('is given up when it failed for so long', async () => {
    const [file, clock] = [new BufferCacheFile(1000), new ManualClock()];
    const tier = tierOf(file, clock);
    tier.offer('f', 1, block(1));
    await tier.settled();
    file.fails = 'write';
    tier.offer('f', 2, block(2));
    await tier.settled();
    expect([tier.errors, tier.isOn, tier.count]).toEqual([1, true, 1]);
    clock.advance(59_000);
    file.fails = undefined;
    expect(await find(tier, 'f', 1)).toEqual(block(1));
    file.fails = 'read';
    expect(await find(tier, 'f', 1)).toBeUndefined();
    clock.advance(60_000);
    file.fails = 'write';
    tier.offer('f', 3, block(3));
    await tier.settled();
    expect([tier.isOn, tier.count, tier.sizeBytes]).toEqual([false, 0, 0]);
    await tier.close();
    expect(file.closed).toBe(true);
  });
});

describe('below a block cache', () => {
  const CELLS = Array.from({ length: 500 }, (_, i) => put(`row${1000 + i}`, 'q', 1, `value${i}`, i));
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  async function openWith(file: CacheFile, mode: BufferFile['mode'] = 'sync') {
    const { bytes } = await writeCells(CELLS, { blockSizeBytes: 500 });
    const hfile = new BufferFile(bytes, mode);
    const tier = tierOf(file);
    const cache = new BlockCache(8000, {}, tier);
    const reader = await HFileReader.open(hfile, { blockCache: cache });
    const cells = await readAll(reader);
    await tier.settled();
    /** Reads all again, and tells how often the HFile was read. */
    const reread = async () => {
      const before = hfile.answered;
      expect(await readAll(reader)).toEqual(cells);
      return hfile.answered - before;
    };
    return { cache, tier, reader, reread };
  }

  async function localFile(capacityBytes: number): Promise<LocalCacheFile> {
    const folder = mkdtempSync(join(tmpdir(), 'colonnade-cache-'));
    folders.push(folder);
    return LocalCacheFile.open(join(folder, 'below', 'cache'), capacityBytes, systemClock);
  }

  it.each([
    ['that answers at once', new BufferCacheFile(1 << 20), 'sync'],
    ['that is waited for', new BufferCacheFile(1 << 20, true), 'sync'],
    ['that answers at once, where the HFile is waited for', new BufferCacheFile(1 << 20), 'async'],
    ['that is waited for, like the HFile', new BufferCacheFile(1 << 20, true), 'async'],
  ] as const)('blocks that fell out of memory come from a file %s', async (_, file, mode) => {
    const { tier, reread, cache } = await openWith(file, mode);
    expect(tier.count).toBeGreaterThan(20);
    expect(await reread()).toBe(0);
    expect(tier.misses).toBe(cache.statistics.insertions - tier.hits);
  });

  it('bytes that changed are not served', async () => {
    const file = new BufferCacheFile(1 << 20);
    const { tier, reread } = await openWith(file);
    for (let at = 50; at < file.bytes.length; at += 100) file.bytes[at] ^= 4;
    expect(await reread()).toBeGreaterThan(20);
    expect(tier.checksumFailures).toBeGreaterThan(20);
  });

  it('blocks that fell out of memory come from memory outside of the heap', async () => {
    const { tier, reread } = await openWith(new MemoryCacheFile('offheap', 1 << 20));
    expect(tier.count).toBeGreaterThan(20);
    expect(await reread()).toBe(0);
    await tier.close();
  });

  it('a file on the disk is emptied when it is opened, and goes when it is closed', async () => {
    const file = await localFile(1 << 20);
    const { tier, reread } = await openWith(file);
    expect(await reread()).toBe(0);
    expect(statSync(file.path).size).toBe(1 << 20);
    const again = await LocalCacheFile.open(file.path, 1 << 20, systemClock);
    expect(readFileSync(file.path).every((byte) => byte === 0)).toBe(true);
    // Another server's, by mistake: all the same nothing false is served.
    expect(await reread()).toBeGreaterThan(20);
    await again.close();
    await tier.close();
    expect(existsSync(file.path)).toBe(false);
  });

  it('a file that was cut short or replaced is not served', async () => {
    const file = await localFile(1 << 20);
    const { tier, reread } = await openWith(file);
    truncateSync(file.path, 3000);
    expect(await reread()).toBeGreaterThan(10);
    expect(tier.errors + tier.checksumFailures).toBeGreaterThan(10);
    await tier.settled();
    expect(await reread()).toBe(0);
    writeFileSync(file.path, Buffer.alloc(1 << 20, 7));
    expect(await reread()).toBeGreaterThan(10);
    await tier.close();
  });

  it('a full disk below it harms nothing', async () => {
    const file = new BufferCacheFile(1 << 20);
    file.fails = 'write';
    const { tier, reread } = await openWith(file);
    expect(await reread()).toBeGreaterThan(20);
    expect(tier.count).toBe(0);
    file.fails = undefined;
    await reread();
    await tier.settled();
    expect(await reread()).toBe(0);
  });

  it('the blocks of a file that goes are forgotten there too', async () => {
    const { tier, reader } = await openWith(new BufferCacheFile(1 << 20));
    await reader.close({ evict: true });
    expect([tier.count, tier.sizeBytes]).toEqual([0, 0]);
  });

  it('what is read ahead goes on there when the memory is full', async () => {
    const { bytes } = await writeCells(CELLS, { blockSizeBytes: 500 });
    const tier = tierOf(new BufferCacheFile(1 << 20));
    const cache = new BlockCache(8000, {}, tier);
    const hfile = new BufferFile(bytes);
    const reader = await HFileReader.open(hfile, { blockCache: cache });
    const all = { data: true, index: true, blooms: true, onlyWhileRoom: true };
    await reader.warm(all, new AbortController().signal);
    expect(cache.statistics.evictions).toBe(0);
    const before = hfile.answered;
    await readAll(reader);
    expect(hfile.answered).toBe(before);
  });
});
