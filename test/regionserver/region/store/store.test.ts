import { describe, expect, test } from 'vitest';
import { CODEC_NAMES } from '../../../../base/codec-registry.ts';
import type { HFileReader } from '../../../../hfile/hfile-reader.ts';
import { ColumnFamilyDescriptor, DATA_BLOCK_ENCODINGS } from '../../../../model/column-family-descriptor.ts';
import { ScanLimits } from '../../../../regionserver/region/scan/scan-limits.ts';
import { MemoryDisk } from '../../../../storage/memory-disk.ts';
import { EngineBench, ListSink, type ScanOptions } from '../../../support/engine-bench.ts';

const families = [ColumnFamilyDescriptor.of('f', { VERSIONS: 3 })];

function put(bench: EngineBench, row: string, timestamp = 1n, value = 'v'): void {
  const cell = { row: Buffer.from(row), family: Buffer.from('f'), qualifier: Buffer.from('q') };
  bench.write({ ...cell, timestamp, value: Buffer.from(value) });
}

async function rows(bench: EngineBench): Promise<string[]> {
  const { cells } = await bench.scan({ maxVersions: 9 });
  return cells.offsets.map((o) =>
    cells.slab.bytes.toString('latin1', o + 10, o + 10 + cells.slab.view.getUint16(o + 8)),
  );
}

async function names(disk: MemoryDisk, folder: string): Promise<string[]> {
  return (await disk.files.list(folder)).filter((entry) => !entry.isDirectory).map((entry) => entry.name);
}

describe('a store opened again', () => {
  test('has its files, and knows up to where they go', async () => {
    const disk = new MemoryDisk();
    const bench = await EngineBench.open({ families, disk });
    put(bench, 'a');
    await bench.flush();
    put(bench, 'b');
    await bench.flush();
    const { sequenceId } = bench;
    await bench.close();
    const again = await EngineBench.open({ families, disk });
    expect(await rows(again)).toEqual(['a', 'b']);
    expect(again.store('f').maxSequenceId).toBe(sequenceId);
    expect(again.store('f').maxMvcc).toBe(sequenceId - 1);
    await again.close();
  });

  test.each(['before', 'after'])(
    'finishes a compaction that was cut off %s its output was taken into the list: what it deleted does not come back',
    async (when) => {
      const disk = new MemoryDisk();
      const bench = await EngineBench.open({ families, disk, config: { minFiles: 2 } });
      put(bench, 'a');
      put(bench, 'b');
      await bench.flush();
      const marker = { row: Buffer.from('a'), family: Buffer.from('f'), timestamp: 1n, type: 14 };
      bench.write(marker);
      await bench.flush();
      const store = bench.store('f');
      const result = await store.compact(store.selectCompaction({ major: true })!, { smallestReadPoint: 99 });
      await store.placeCompaction(result);
      if (when === 'after') store.swapCompaction(result);
      // The process ends here; the inputs still stand beside the output.
      expect((await names(disk, 'r/f')).length).toBe(3);
      const again = await EngineBench.open({ families, disk });
      expect(await rows(again)).toEqual(['b']);
      expect(again.store('f').storeFileCount).toBe(1);
      expect((await names(disk, 'r/f')).length).toBe(1);
      expect((await names(disk, 'archive/r/f')).length).toBe(2);
      await again.close();
    },
  );

  test('finishes it too when nothing was left to write', async () => {
    const disk = new MemoryDisk();
    const bench = await EngineBench.open({ families, disk });
    put(bench, 'a');
    await bench.flush();
    bench.write({ row: Buffer.from('a'), family: Buffer.from('f'), timestamp: 1n, type: 14 });
    await bench.flush();
    const store = bench.store('f');
    const result = await store.compact(store.selectCompaction({ major: true })!, { smallestReadPoint: 99 });
    await store.placeCompaction(result);
    const again = await EngineBench.open({ families, disk });
    expect(await rows(again)).toEqual([]);
    expect(again.store('f').maxSequenceId).toBe(bench.sequenceId);
    await again.close();
  });

  test('names inputs of inputs that are not archived yet', async () => {
    const disk = new MemoryDisk();
    const bench = await EngineBench.open({ families, disk });
    const store = bench.store('f');
    put(bench, 'a');
    await bench.flush();
    const scanner = bench.openScanner();
    // Holds the first file.
    scanner.next(new ListSink(), new ScanLimits());
    const compact = async () => {
      const result = await store.compact(store.selectCompaction({ major: true })!, { smallestReadPoint: 99 });
      await store.placeCompaction(result);
      store.swapCompaction(result);
      return store.archiveCompacted();
    };
    const first = store.storeFiles[0].name;
    expect(await compact()).toEqual([]);
    const second = store.storeFiles[0].name;
    expect(await compact()).toEqual([second]);
    expect(store.storeFiles[0].reader.compactedFiles).toEqual([second, first]);
    scanner.close();
    expect(await store.archiveCompacted()).toEqual([first]);
    await bench.close();
  });
});

describe('a scan that is open', () => {
  test('goes on over its files and snapshot while they are flushed, compacted and replaced', async () => {
    const bench = await EngineBench.open({ families, config: { minFiles: 2 }, asyncReads: true, cacheBytes: 0 });
    for (let i = 0; i < 200; i += 2) put(bench, `r${String(i).padStart(3, '0')}`);
    await bench.flush();
    for (let i = 1; i < 200; i += 2) put(bench, `r${String(i).padStart(3, '0')}`);
    const scanner = bench.openScanner();
    const sink = new ListSink();
    const limits = new ScanLimits();
    for (let calls = 0; scanner.hasMore; calls++) {
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
      if (calls % 50 === 20) {
        bench.write({ row: Buffer.from(`r${calls + 30}`), family: Buffer.from('f'), timestamp: 9n, type: 14 });
        await bench.flush(scanner.readPoint);
        await bench.compact(true, scanner.readPoint);
      }
    }
    const seen = sink.list.offsets.map((o) => sink.list.slab.bytes.toString('latin1', o + 10, o + 14));
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => `r${String(i).padStart(3, '0')}`));
    scanner.close();
    await bench.close();
  });

  test('stops at its time limit with nothing, and goes on', async () => {
    const bench = await EngineBench.open({ families });
    for (let i = 0; i < 3000; i++)
      bench.write({
        row: Buffer.from(`r${String(i).padStart(4, '0')}`),
        family: Buffer.from('f'),
        timestamp: 9n,
        type: 14,
      });
    put(bench, 'z');
    const scanner = bench.openScanner();
    const limits = new ScanLimits();
    limits.deadline = bench.clock.monotonic() - 1;
    const sink = new ListSink();
    let heartbeats = 0;
    while (scanner.hasMore) {
      limits.beginCall();
      expect(scanner.next(sink, limits)).toBeUndefined();
      if (limits.cellCount > 0) continue;
      expect([limits.reached, limits.midRow]).toEqual(['time', false]);
      heartbeats++;
    }
    expect(heartbeats).toBeGreaterThan(100);
    expect(sink.list.length).toBe(1);
    expect(scanner.currentRow()?.toString()).toBe('z');
    scanner.close();
    await bench.close();
  });

  test('of a client that takes no partial results is cut between rows only', async () => {
    const bench = await EngineBench.open({ families });
    for (const row of ['a', 'b'])
      for (let i = 0; i < 5; i++)
        bench.write({
          row: Buffer.from(row),
          family: Buffer.from('f'),
          qualifier: Buffer.from(`q${i}`),
          timestamp: 1n,
        });
    const scanner = bench.openScanner();
    const limits = new ScanLimits();
    limits.insideRows = false;
    limits.maxBytes = 1;
    limits.beginCall();
    scanner.next(new ListSink(), limits);
    expect([limits.cellCount, limits.reached, limits.midRow, scanner.hasMore]).toEqual([5, 'size', false, true]);
    limits.beginCall();
    scanner.next(new ListSink(), limits);
    expect([limits.cellCount, scanner.hasMore]).toEqual([5, false]);
    scanner.close();
    await bench.close();
  });
});

describe('a flush', () => {
  test.each(CODEC_NAMES)(
    'of a family with compression %s writes it, and compactions what they are told',
    async (name) => {
      const family = ColumnFamilyDescriptor.of('f', {
        COMPRESSION: name,
        COMPRESSION_COMPACT_MAJOR: 'ZSTD',
        COMPRESSION_COMPACT_MINOR: 'LZ4',
      });
      const bench = await EngineBench.open({ families: [family] });
      const written = () => (bench.store('f').storeFiles[0].reader as HFileReader).trailer.compression;
      put(bench, 'a');
      await bench.flush();
      expect(written()).toBe(name);
      expect(await rows(bench)).toEqual(['a']);
      await bench.compact(true);
      expect(written()).toBe('ZSTD');
      expect(await rows(bench)).toEqual(['a']);
      await bench.close();
    },
  );

  test.each(DATA_BLOCK_ENCODINGS)('of a family with encoding %s writes it, and so does a compaction', async (name) => {
    const bench = await EngineBench.open({ families: [ColumnFamilyDescriptor.of('f', { DATA_BLOCK_ENCODING: name })] });
    const written = () => (bench.store('f').storeFiles[0].reader as HFileReader).encoding;
    put(bench, 'a');
    await bench.flush();
    expect(written()).toBe(name);
    await bench.compact(true);
    expect(written()).toBe(name);
    expect(await rows(bench)).toEqual(['a']);
    await bench.close();
  });

  test('a family whose codec is not there is not opened', async () => {
    const families = [ColumnFamilyDescriptor.of('f', { COMPRESSION: 'LZO' })];
    await expect(EngineBench.open({ families })).rejects.toThrow("Compression algorithm 'LZO' is not supported");
  });

  test('that could not be written leaves its cells for the next, which covers both', async () => {
    const disk = new MemoryDisk();
    const bench = await EngineBench.open({ families, disk });
    const store = bench.store('f');
    put(bench, 'a');
    await store.abortFlush(store.prepareFlush());
    put(bench, 'b');
    expect(await rows(bench)).toEqual(['a', 'b']);
    await bench.flush();
    expect(store.storeFileCount).toBe(1);
    expect(store.memstore.isEmpty).toBe(true);
    expect(await rows(bench)).toEqual(['a', 'b']);
    await bench.close();
  });

  test('of nothing writes nothing', async () => {
    const bench = await EngineBench.open({ families });
    await bench.flush();
    expect(bench.store('f').storeFileCount).toBe(0);
    await bench.close();
  });
});

describe("hbase:meta's order", () => {
  test('holds in memory, in files, forwards and backwards', async () => {
    const bench = await EngineBench.open({
      families: [ColumnFamilyDescriptor.of('f', { BLOCKSIZE: 64 })],
      isMeta: true,
    });
    const ordered = ['s', 't,,1', 't,,2', 't,\x01,1', 't,a,9', 't,a\x01,1', 't,a,x,1', 't\x01,,1', 'u,,5', 'u,zz,5'];
    const written = ordered.toSorted();
    expect(written).not.toEqual(ordered);
    for (const row of written.slice(0, 5)) put(bench, row);
    await bench.flush();
    for (const row of written.slice(5)) put(bench, row);
    expect(await rows(bench)).toEqual(ordered);
    const text = async (options: ScanOptions) => {
      const { cells } = await bench.scan(options);
      return cells.offsets.map((o) =>
        cells.slab.bytes.toString('latin1', o + 10, o + 10 + cells.slab.view.getUint16(o + 8)),
      );
    };
    expect(await text({ reversed: true })).toEqual(ordered.toReversed());
    // As a client looks up the region of row `b`.
    const lookUp = {
      reversed: true,
      startRow: Buffer.from('t,b,99999999999999'),
      stopRow: Buffer.from('t,,'),
      includeStopRow: true,
    };
    expect((await text(lookUp))[0]).toBe('t,a,x,1');
    await bench.flush();
    await bench.compact(true);
    expect(await rows(bench)).toEqual(ordered);
    expect(await text({ reversed: true })).toEqual(ordered.toReversed());
    expect((await text(lookUp))[0]).toBe('t,a,x,1');
    await bench.close();
  });
});

describe('a major compaction', () => {
  const DAY = 24 * 60 * 60 * 1000;

  test('is due after its period, give or take half of it, and not again of a file that is one already', async () => {
    const bench = await EngineBench.open({ families, config: { majorPeriodMs: 7 * DAY } });
    const store = bench.store('f');
    for (const row of ['a', 'b']) {
      put(bench, row);
      await bench.flush();
    }
    bench.clock.advance(3 * DAY);
    expect(store.selectCompaction()).toBeUndefined();
    bench.clock.advance(8 * DAY);
    const request = store.selectCompaction();
    expect(request).toMatchObject({ isMajor: true, isAllFiles: true });
    store.cancelCompaction(request!);
    await bench.compact(true);
    expect(store.storeFiles[0].reader.majorCompaction).toBe(true);
    bench.clock.advance(30 * DAY);
    expect(store.selectCompaction()).toBeUndefined();
    put(bench, 'b');
    await bench.flush();
    expect(store.selectCompaction()).toMatchObject({ isMajor: true });
    await bench.close();
  });

  test('that was asked for waits for files and for one that is under way', async () => {
    const bench = await EngineBench.open({ families });
    const store = bench.store('f');
    store.requestMajor();
    expect(store.selectCompaction()).toBeUndefined();
    put(bench, 'a');
    await bench.flush();
    const first = store.selectCompaction()!;
    expect(first.isMajor).toBe(true);
    store.requestMajor();
    expect(store.selectCompaction()).toBeUndefined();
    store.cancelCompaction(first);
    expect(store.selectCompaction()).toMatchObject({ isMajor: true });
    await bench.close();
  });
});

describe('a split point', () => {
  test('is a row near the middle of the largest file, and none when there is but one row', async () => {
    const bench = await EngineBench.open({ families: [ColumnFamilyDescriptor.of('f', { BLOCKSIZE: 100 })] });
    expect(await bench.store('f').midKey()).toBeUndefined();
    for (let i = 0; i < 100; i++) put(bench, `r${String(i).padStart(3, '0')}`);
    await bench.flush();
    const middle = (await bench.store('f').midKey())!.toString();
    expect(middle > 'r030' && middle < 'r070').toBe(true);
    await bench.close();
    const narrow = await EngineBench.open({ families });
    put(narrow, 'only');
    await narrow.flush();
    expect(await narrow.store('f').midKey()).toBeUndefined();
    await narrow.close();
  });
});

test('a scan of rows that begin alike asks the filters of prefixes, in both directions, and no other does', async () => {
  const family = new ColumnFamilyDescriptor(
    'f',
    [['BLOOMFILTER', 'ROWPREFIX_FIXED_LENGTH']],
    [['RowPrefixBloomFilter.prefix_length', '3']],
  );
  const bench = await EngineBench.open({ families: [family] });
  for (const prefix of ['abc', 'abd', 'xyz']) {
    for (let i = 0; i < 5; i++) put(bench, `${prefix}${i}`);
    await bench.flush();
  }
  const { pruning } = bench.store('f');
  const found = async (startRow: string, stopRow: string, more: ScanOptions = {}) => {
    const { cells } = await bench.scan({ startRow: Buffer.from(startRow), stopRow: Buffer.from(stopRow), ...more });
    return cells.offsets.map((o) => cells.slab.bytes.toString('latin1', o + 10, o + 14));
  };
  expect(await found('abc1', 'abc3')).toEqual(['abc1', 'abc2']);
  expect(await found('abc3', 'abc1', { reversed: true })).toEqual(['abc3', 'abc2']);
  expect([pruning.bloomRequests, pruning.bloomNegatives]).toEqual([6, 4]);
  expect(await found('abc4', 'abd1')).toEqual(['abc4', 'abd0']);
  expect(await found('ab', 'ab9')).toEqual([]);
  expect(await found('xyz', '')).toHaveLength(5);
  expect([pruning.bloomRequests, pruning.bloomNegatives]).toEqual([6, 4]);
  await bench.close();
});
