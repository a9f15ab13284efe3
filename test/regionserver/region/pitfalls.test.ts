// Rules of the pitfalls list that a region keeps, each by the smallest story that breaks when the rule is broken.
import { describe, expect, it } from 'vitest';
import { TimeRange } from '../../../cell/time-range.ts';
import { Scan } from '../../../model/scan.ts';
import { CellListSink } from '../../../regionserver/region/cell-list-sink.ts';
import { MVCC } from '../../../regionserver/region/mvcc.ts';
import type { RegionScanner } from '../../../regionserver/region/region-scanner.ts';
import { ScanLimits } from '../../../regionserver/region/scan/scan-limits.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { FaultStorage } from '../../../storage/fault-storage.ts';
import type { FileStorage, RandomAccessFile } from '../../../storage/file-storage.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { cellTexts, put, RegionFixture } from '../region-fixture.ts';

function bindAll(files: FileStorage): FileStorage {
  return {
    capabilities: files.capabilities,
    create: (path) => files.create(path),
    writeFile: (path, bytes) => files.writeFile(path, bytes),
    readFile: (path) => files.readFile(path),
    open: (path) => files.open(path),
    list: (path) => files.list(path),
    stat: (path) => files.stat(path),
    delete: (path) => files.delete(path),
    deleteEmptyFolder: (path) => files.deleteEmptyFolder(path),
    makeDirectory: (path) => files.makeDirectory(path),
    rename: (source, target) => files.rename(source, target),
  };
}

function bindFile(file: RandomAccessFile): RandomAccessFile {
  return {
    path: file.path,
    length: file.length,
    read: (offset, length) => file.read(offset, length),
    tryReadSync: (offset, length) => file.tryReadSync(offset, length),
    close: () => file.close(),
  };
}

/** Counts the files that were opened and not closed. */
function countOpen(files: FileStorage): { files: FileStorage; open: () => number } {
  let open = 0;
  const counting: FileStorage = {
    ...bindAll(files),
    open: async (path) => {
      const file = await files.open(path);
      open++;
      let closed = false;
      const close = async () => {
        if (!closed) open--;
        closed = true;
      };
      return { ...bindFile(file), close };
    },
  };
  return { files: counting, open: () => open };
}

describe('a log that fails', () => {
  it('fails what waits behind the write that failed, instead of leaving it hanging', async () => {
    const mvcc = new MVCC(0);
    const heard: (string | undefined)[] = [];
    mvcc.begin();
    mvcc.complete(mvcc.begin(), (error) => heard.push(error?.message));
    mvcc.fail(new Error('the log is gone'));
    mvcc.complete(mvcc.begin(), (error) => heard.push(error?.message));
    expect(heard).toEqual(['the log is gone', 'the log is gone']);
    expect(mvcc.readPoint).toBe(0);
  });

  it.each([
    ['SKIP_WAL', 1],
    ['ASYNC_WAL', 2],
  ] as const)('answers a %s write that came after the one it could not log', async (_name, durability) => {
    const disk = new FaultStorage(new MemoryDisk(), { operation: Number.POSITIVE_INFINITY, failure: 'sync' });
    const t = await RegionFixture.open({ disk });
    disk.failFrom(disk.operations);
    const synced = t.mutate([put('a', 'f:q', '1')]);
    const behind = put('b', 'f:q', '1');
    behind.durability = durability;
    const results = await Promise.allSettled([synced, t.mutate([behind])]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(t.aborts.length).toBeGreaterThan(0);
    // Nothing is under way any more that closing would wait for.
    expect(t.region.operations.count).toBe(0);
    await t.region.close({ abort: true });
    await t.wal.abandon();
  });

  it('leaves the logs of an aborting server where recovery finds them', async () => {
    const t = await RegionFixture.open();
    await t.put('a', 'f:q', 'v');
    await t.wal.roll();
    t.region.fail('as if the disk were gone', new Error('gone'));
    await t.region.close();
    // The region let go of its cells; the log must not.
    await t.wal.archiveOldLogs();
    expect(t.wal.finishedPaths).toHaveLength(1);
    await t.wal.abandon();
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await recovered.value('a', 'f:q')).toBe('v');
    await recovered.wal.abandon();
  });
});

describe('what is open', () => {
  it('a store with a file that cannot be read leaves none of its files open, however often it is tried', async () => {
    const t = await RegionFixture.open();
    for (const row of ['a', 'b', 'c']) {
      await t.put(row, 'f:q', 'v');
      await t.region.flush({ force: true, reason: 'test' });
    }
    await t.region.close();
    await t.wal.close({ archive: true });
    const { files } = t.disk;
    const { tableName, encodedName } = t.region.info;
    const folder = layout.familyFolder(tableName, encodedName, 'f');
    const [, damaged] = await t.files();
    const bytes = await files.readFile(`${folder}/${damaged}`);
    await files.delete(`${folder}/${damaged}`);
    await files.writeFile(`${folder}/${damaged}`, bytes.subarray(0, bytes.length - 9));
    const counting = countOpen(files);
    for (let i = 0; i < 2; i++)
      await expect(
        RegionFixture.open({ disk: { files: counting.files, logs: t.disk.logs }, startCode: 5 + i }),
      ).rejects.toThrow(damaged);
    expect(counting.open()).toBe(0);
  });

  it('a compaction whose marker cannot be logged leaves no file open once its region is closed', async () => {
    const disk = new MemoryDisk();
    const counting = countOpen(disk.files);
    const faulty = new FaultStorage(
      { files: counting.files, logs: disk.logs },
      { operation: Number.POSITIVE_INFINITY, failure: 'sync', forever: true },
    );
    const t = await RegionFixture.open({ disk: faulty });
    for (const row of ['a', 'b']) {
      await t.put(row, 'f:q', 'v');
      await t.region.flush({ force: true, reason: 'test' });
    }
    const { rename } = faulty.files;
    faulty.files.rename = async (source, target) => {
      await rename(source, target);
      if (source.includes('/.tmp/')) faulty.failFrom(faulty.operations);
    };
    await expect(t.region.compact(true)).rejects.toThrow();
    await t.region.close({ abort: true });
    await t.wal.abandon();
    expect(counting.open()).toBe(0);
  });
});

describe('pitfall 7: last flushed ids', () => {
  it('also of forty families count only those that were written to', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `f${i + 10}`);
    const t = await RegionFixture.open({ families: Object.fromEntries(names.map((name) => [name, {}])) });
    await t.put('a', 'f10:q', 'v');
    await t.put('a', 'f49:q', 'v');
    await t.wal.roll();
    await t.region.flush({ force: true, reason: 'test' });
    // Nothing is left that the finished log would be needed for.
    expect(t.wal.finishedPaths).toEqual([]);
    await t.wal.abandon();
  });
});

const DELETE_COLUMN = 12;
const flush = (t: RegionFixture) => t.region.flush({ force: true, reason: 'test' });
const filesOf = (t: RegionFixture) => t.region.stores[0].storeFiles.map(({ reader }) => reader);

/** What a scanner that stays open still gives. */
async function rest(scanner: RegionScanner): Promise<string[]> {
  const sink = new CellListSink();
  const limits = new ScanLimits();
  while (scanner.hasMore) {
    limits.beginCall();
    for (let pending = scanner.next(sink, limits); pending !== undefined; pending = scanner.next(sink, limits))
      await pending;
  }
  return cellTexts(sink.cells);
}

describe('pitfall 1: update gate', () => {
  it('a flush between writes under way covers exactly what is in its file', async () => {
    const t = await RegionFixture.open();
    const writes: Promise<unknown>[] = [];
    const flushes: Promise<unknown>[] = [];
    for (let i = 0; i < 60; i++) {
      writes.push(t.put(`r${i}`, 'f:q', 'v'));
      if (i % 20 === 10) flushes.push(flush(t));
      if (i % 7 === 0) await new Promise(setImmediate);
    }
    await Promise.all([...writes, ...flushes]);
    const covered = t.region.stores[0].maxSequenceId;
    // Nothing at or below what the files say they cover is still in memory alone, and nothing in them is above it.
    for (const file of filesOf(t)) expect(file.maxMvcc).toBeLessThan(file.maxSequenceId);
    const lowest = t.wal.accounting.lowestUnflushed(t.region.info.encodedName) ?? Number.POSITIVE_INFINITY;
    expect(lowest).toBeGreaterThan(covered);
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await recovered.scan()).toHaveLength(60);
    await t.wal.abandon();
    await recovered.wal.abandon();
  });
});

describe('pitfall 8: the time range of markers', () => {
  it('a read of an old time range still meets the younger marker that hides it', async () => {
    const t = await RegionFixture.open({ families: { f: { VERSIONS: 3 } } });
    await t.put('a', 'f:q', 'old', 100);
    await flush(t);
    await t.delete('a', { family: 'f', qualifier: 'q', timestamp: 200, type: DELETE_COLUMN });
    const inRange = () =>
      t.get('a', (get) => {
        get.timeRange = new TimeRange(50n, 150n);
      });
    expect(await inRange()).toEqual([]);
    await flush(t);
    expect(await inRange()).toEqual([]);
    await t.wal.abandon();
  });
});

describe('pitfall 9: ROWCOL look-up', () => {
  it('a get of one column asks each file for the empty column too, where family markers stand', async () => {
    const t = await RegionFixture.open({ families: { f: { BLOOMFILTER: 'ROWCOL' } } });
    await t.put('a', 'f:q', 'v');
    await flush(t);
    await t.put('b', 'f:other', 'v');
    await t.delete('a');
    await flush(t);
    expect(await t.value('a', 'f:q')).toBeUndefined();
    await t.wal.abandon();
  });
});

describe('pitfall 12: compaction and the smallest read point', () => {
  it('keeps what an open scanner sees, and the marker it does not see; a put it does not see may go', async () => {
    const t = await RegionFixture.open({ families: { f: { VERSIONS: 1 } } });
    await t.put('a', 'f:q', 'seen', 100);
    const scanner = t.region.openScanner(new Scan());
    await t.delete('a', { family: 'f', qualifier: 'q', timestamp: 150, type: DELETE_COLUMN });
    await t.put('a', 'f:q', 'hidden', 120);
    await t.put('a', 'f:q', 'new', 200);
    await flush(t);
    await t.put('b', 'f:q', 'v', 100);
    await flush(t);
    await t.region.compact(true);
    expect(await t.get('a')).toEqual(['a/f:q/200/4=new']);
    // In the one file that is left the marker still stands, for those who come after the scanner.
    const raw = await t.scan((scan) => {
      scan.raw = true;
      scan.maxVersions = 10;
    });
    expect(raw).toContain('a/f:q/150/12=');
    expect(raw).toContain('a/f:q/100/4=seen');
    expect(await rest(scanner)).toEqual(['a/f:q/100/4=seen']);
    scanner.close();
    await t.put('c', 'f:q', 'v', 100);
    await flush(t);
    await t.region.compact(true);
    const after = await t.scan((scan) => {
      scan.raw = true;
      scan.maxVersions = 10;
    });
    expect(after.filter((text) => text.startsWith('a/'))).toEqual(['a/f:q/200/4=new']);
    await t.wal.abandon();
  });
});

describe('pitfall 13: zeroing sequence ids', () => {
  it('only when all files are compacted, only after their time, and never below what a reader needs', async () => {
    const t = await RegionFixture.open({ config: { keepSequenceIdPeriodMs: 1000, compactionMinFiles: 2 } });
    await t.put('a', 'f:q', '1');
    await flush(t);
    await t.put('b', 'f:q', '1');
    await flush(t);
    await t.region.compact(true);
    expect(filesOf(t)[0].maxMvcc).toBeGreaterThan(0);
    t.clock.advance(2000);
    const scanner = t.region.openScanner(new Scan());
    const point = scanner.readPoint;
    await t.put('c', 'f:q', '1');
    await flush(t);
    t.clock.advance(2000);
    await t.region.compact(true);
    expect(filesOf(t)[0].maxMvcc).toBeGreaterThan(point);
    expect((await rest(scanner)).map((text) => text[0])).toEqual(['a', 'b']);
    scanner.close();
    t.clock.advance(2000);
    await t.put('d', 'f:q', '1');
    await flush(t);
    await t.region.compact(true);
    expect((await t.scan()).map((text) => text[0])).toEqual(['a', 'b', 'c', 'd']);
    await t.wal.abandon();
  });

  it('an id is taken from the files and their names when all cells have none any more', async () => {
    const t = await RegionFixture.open({ config: { keepSequenceIdPeriodMs: 1 } });
    await t.put('a', 'f:q', '1');
    await flush(t);
    t.clock.advance(10);
    await t.region.compact(true);
    expect(filesOf(t)[0].maxMvcc).toBe(0);
    const { maxSequenceId } = t.region.stores[0];
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(recovered.region.openSequenceNumber).toBeGreaterThan(maxSequenceId);
    await recovered.put('a', 'f:q', '2');
    expect(await recovered.value('a', 'f:q')).toBe('2');
    await t.wal.abandon();
    await recovered.wal.abandon();
  });
});

describe('pitfall 14: durability of a batch', () => {
  it('is its strongest member’s; those that skip the log are not in it', async () => {
    const t = await RegionFixture.open();
    const members = ([1, 2, 3, 4] as const).map((durability) => {
      const mutation = put(`d${durability}`, 'f:q', 'v');
      mutation.durability = durability;
      return mutation;
    });
    await t.mutate(members);
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    expect((await recovered.scan()).map((text) => text.slice(0, 2))).toEqual(['d2', 'd3', 'd4']);
    await t.wal.abandon();
    await recovered.wal.abandon();
  });
});

describe('pitfall 15: fencing everywhere', () => {
  /** Two files and a cell in memory; the server is declared dead when a file of the work folder is begun, or when one got its place. */
  async function fencedAt(moment: 'create' | 'rename', work: (t: RegionFixture) => Promise<unknown>) {
    const disk = new MemoryDisk();
    let armed = false;
    const fence = async (at: typeof moment, path: string) => {
      if (!armed || at !== moment || !path.includes('/.tmp/')) return;
      armed = false;
      const [{ name }] = await disk.logs.list(layout.walsFolder);
      await disk.logs.fence(layout.walFolder(name), layout.splittingWalFolder(name));
    };
    const files: FileStorage = {
      ...bindAll(disk.files),
      create: async (path) => {
        await fence('create', path);
        return disk.files.create(path);
      },
      rename: async (source, target) => {
        await disk.files.rename(source, target);
        await fence('rename', source);
      },
    };
    const t = await RegionFixture.open({ disk: { files, logs: disk.logs } });
    for (const row of ['a', 'b']) {
      await t.put(row, 'f:q', '1');
      await flush(t);
    }
    await t.put('c', 'f:q', '1');
    const before = await t.files();
    armed = true;
    await expect(work(t)).rejects.toThrow();
    expect(armed).toBe(false);
    expect(t.aborts.length).toBeGreaterThan(0);
    return { t, disk, before };
  }

  it('a flush of a server that was declared dead meanwhile puts no file in place', async () => {
    const { t, before } = await fencedAt('create', flush);
    expect(await t.files()).toEqual(before);
  });

  it('nor does a compaction', async () => {
    const { t, before } = await fencedAt('create', (region) => region.region.compact(true));
    expect(await t.files()).toEqual(before);
  });

  it('one declared dead before its inputs would go leaves them; whoever opens the region next finishes it', async () => {
    const { t, disk, before } = await fencedAt('rename', (region) => region.region.compact(true));
    expect(await t.files()).toEqual(expect.arrayContaining(before));
    const recovered = await t.recover(disk.crashClone());
    expect((await recovered.scan()).map((text) => text[0])).toEqual(['a', 'b', 'c']);
    expect(await recovered.files()).not.toEqual(expect.arrayContaining(before));
    await recovered.wal.abandon();
  });
});

describe('pitfall 31: the sequence number of an opened region', () => {
  it('is above all that files, edits and the seqid file speak of, and only rises', async () => {
    let t = await RegionFixture.open();
    let last = t.region.openSequenceNumber;
    for (let round = 0; round < 4; round++) {
      await t.put('a', 'f:q', `${round}`);
      if (round % 2 === 0) await flush(t);
      const given = t.region.mvcc.writePoint;
      if (round === 1) {
        await t.region.close();
        await t.wal.close({ archive: true });
      }
      const next = await t.recover((t.disk as MemoryDisk).crashClone(), 1_700_000_000_100 + round);
      if (round !== 1) await t.wal.abandon();
      t = next;
      // Markers and flush ids at the very end may be given again; what was acknowledged never.
      expect(t.region.openSequenceNumber).toBeGreaterThan(last);
      expect(t.region.openSequenceNumber).toBeGreaterThanOrEqual(given - 2);
      expect(await t.value('a', 'f:q')).toBe(`${round}`);
      last = t.region.openSequenceNumber;
    }
    await t.wal.abandon();
  });
});

describe('pitfall 34: the highest sequence id stays', () => {
  it('a compaction that leaves nothing still leaves a file that says how far the store is covered', async () => {
    const t = await RegionFixture.open();
    await t.put('a', 'f:q', '1');
    await flush(t);
    await t.delete('a');
    await flush(t);
    const { maxSequenceId } = t.region.stores[0];
    await t.region.compact(true);
    expect(filesOf(t).map((file) => [file.entryCount, file.maxSequenceId, file.majorCompaction])).toEqual([
      [0, maxSequenceId, true],
    ]);
    await t.wal.abandon();
  });
});

describe('the read point of a scan that is begun again', () => {
  it('is honoured until a flush or an opening has dropped what it would see; then the scan sees what was there then, and nothing later', async () => {
    let t = await RegionFixture.open({ families: { f: { VERSIONS: 1 } } });
    const valuesAt = async (readPoint: number) => {
      const texts = await t.scan((scan) => {
        scan.mvccReadPoint = readPoint;
      });
      return texts.map((text) => text.slice(text.indexOf('=') + 1));
    };
    await t.put('a', 'f:q', '1');
    const first = t.region.mvcc.readPoint;
    await t.put('a', 'f:q', '2');
    expect(await valuesAt(first)).toEqual(['1']);
    await flush(t);
    expect(await valuesAt(first)).toEqual(['2']);
    await t.put('a', 'f:q', '3');
    const second = t.region.mvcc.readPoint;
    await t.put('a', 'f:q', '4');
    await t.wal.abandon();
    t = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await valuesAt(second)).toEqual(['4']);
    await t.region.close();
    await t.wal.close({ archive: true });
    t = await t.recover((t.disk as MemoryDisk).crashClone());
    await t.put('a', 'f:q', '5');
    await t.put('b', 'f:q', '6');
    expect(await valuesAt(second)).toEqual(['4']);
    expect(await valuesAt(0)).toEqual(['5', '6']);
    await flush(t);
    expect(await valuesAt(second)).toEqual(['5', '6']);
    await t.wal.abandon();
  });
});

describe('time that stands still', () => {
  it('a put after a delete is seen, though the region was opened anew in the same millisecond', async () => {
    let t = await RegionFixture.open();
    await t.put('a', 'f:q', '1');
    for (const how of ['closed', 'crashed'] as const) {
      await t.delete('a');
      if (how === 'closed') {
        await t.region.close();
        await t.wal.close({ archive: true });
      } else await t.wal.abandon();
      t = await t.recover((t.disk as MemoryDisk).crashClone());
      await t.put('a', 'f:q', how);
      expect(await t.value('a', 'f:q')).toBe(how);
    }
    await t.wal.abandon();
  });
});
