import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { prepareClusterFiles } from '../../rootdir/cluster-files.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { readRegionInfoFile, writeRegionInfoFile } from '../../rootdir/region-info-file.ts';
import { openStoreFile } from '../../rootdir/store-file-opener.ts';
import { readTableInfo, writeTableInfo } from '../../rootdir/table-info.ts';
import { type Failure, FaultStorage } from '../../storage/fault-storage.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { put } from '../hfile/support.ts';

const clock = new ManualClock(1_700_000_000_000);
const table = TableName.parse('t');
const one = new TableDescriptor(table, [new ColumnFamilyDescriptor('f')]);
const two = new TableDescriptor(table, [new ColumnFamilyDescriptor('f'), new ColumnFamilyDescriptor('g')]);
const region = new RegionInfo({ tableName: table, regionId: 7 });
const FAILURES: Failure[] = ['io', 'no-space', 'sync'];

function trackerOf(files: FileStorage) {
  const place = { table, encodedName: region.encodedName, family: 'f' };
  return createStoreFileTracker({ name: 'DEFAULT' }, { files, ...place, random: new SeededRandom(9), clock });
}

/** A flush of two megabytes: several pieces. Gives up as the region does. */
async function flush(files: FileStorage): Promise<void> {
  const tracker = trackerOf(files);
  const writer = HFileWriter.create({ writer: await tracker.createWriter(), comparator: KEY_VALUE_COMPARATOR, clock });
  let path: string;
  try {
    for (let i = 0; i < 30; i++) {
      const cell = slabOf(put(`row${100 + i}`, 'q', 1, 'x'.repeat(80_000)).bytes);
      writer.append(cell, 0, cell.bytes.length, cell, 0, 0, 1);
      if (writer.drainNeeded) await writer.drain();
    }
    path = (await writer.close()).path;
  } catch (error) {
    await writer.abort().catch(() => {});
    throw error;
  }
  await tracker.commit([path]);
}

describe.each(FAILURES)('when the n-th operation fails by %s, for every n', (failure) => {
  it('a flush is either not in the store or whole, also after a crash', async () => {
    for (let n = 0; ; n++) {
      const disk = new MemoryDisk();
      const faulty = new FaultStorage(disk, { operation: n, failure });
      let done = true;
      try {
        await flush(faulty.files);
      } catch (error) {
        expect(error).toBeInstanceOf(StorageError);
        done = false;
      }
      for (const { files } of [disk, disk.crashClone()]) {
        const listed = await trackerOf(files).list();
        expect(listed.length).toBe(done ? 1 : 0);
        for (const tracked of listed) {
          expect((await openStoreFile(tracked, { files, table, family: 'f' })).entryCount).toBe(30);
        }
      }
      if (faulty.failed === undefined) break;
      expect(n).toBeLessThan(100);
    }
  });

  it('a table is as it was or as it was to be', async () => {
    for (let n = 0; ; n++) {
      const disk = new MemoryDisk();
      await writeTableInfo(disk.files, one);
      const faulty = new FaultStorage(disk, { operation: n, failure });
      const error = await writeTableInfo(faulty.files, two).catch((caught: unknown) => caught);
      for (const { files } of [disk, disk.crashClone()]) {
        const found = (await readTableInfo(files, table))!;
        const families = found.families.length;
        expect(error === undefined ? [2] : [1, 2]).toContain(families);
        // What failed can be done again.
        await writeTableInfo(files, two);
        expect((await readTableInfo(files, table))!.families.length).toBe(2);
      }
      if (faulty.failed === undefined) break;
      expect(n).toBeLessThan(20);
    }
  });

  it("a region's .regioninfo and the cluster's files can be made again", async () => {
    for (let n = 0; ; n++) {
      const disk = new MemoryDisk();
      const faulty = new FaultStorage(disk, { operation: n, failure });
      await prepareClusterFiles(faulty.files, new SeededRandom(2)).catch(() => {});
      await writeRegionInfoFile(faulty.files, region).catch(() => {});
      for (const { files } of [disk, disk.crashClone()]) {
        await writeRegionInfoFile(files, region);
        const folder = layout.regionFolder(table, region.encodedName);
        expect((await readRegionInfoFile(files, folder)).equals(region)).toBe(true);
      }
      if (faulty.failed === undefined) break;
      expect(n).toBeLessThan(20);
    }
  });
});
