import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../base/logger.ts';
import { kvValueLength, kvValueOffset, TYPE_DELETE_COLUMN } from '../../../cell/key-value.ts';
import { pb } from '../../../proto/index.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import type { MemoryDisk } from '../../../storage/memory-disk.ts';
import { markerQualifier } from '../../../wal/wal-edit.ts';
import { sortWALs } from '../../../wal/wal-names.ts';
import { WALReader } from '../../../wal/wal-reader.ts';
import { type BulkCell, writeBulkFile } from '../bulk-files.ts';
import { RegionFixture } from '../region-fixture.ts';

const OPTIONS = { assignSequenceId: true, copyFiles: false } as const;
const FAMILIES = { f: { VERSIONS: 3 }, g: {} };

async function load(t: RegionFixture, cells: BulkCell[], path = `user/${cells[0].row}`, options = OPTIONS) {
  const family = Buffer.from(cells[0].column.split(':')[0]);
  const uri = await writeBulkFile(t.disk.files, path, cells);
  return t.region.bulkLoad([{ family, uri }], options);
}

const cell = (row: string, column: string, value: string, timestamp: number, type?: number): BulkCell => ({
  ...{ row, column, value, timestamp },
  ...(type === undefined ? {} : { type }),
});

describe('bulk load', () => {
  it('makes the file part of the store, named by the sequence id of a flush, and the old name goes', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await t.put('a', 'f:q', 'put');
    expect(await load(t, [cell('b', 'f:q', 'loaded', 5)], 'user/x')).toBe(true);
    expect(await t.scan()).toEqual([expect.stringMatching(/^a\/f:q\/\d+\/4=put$/), 'b/f:q/5/4=loaded']);
    const [flushed, loaded] = (await t.files()).sort((a, b) => a.length - b.length);
    expect(flushed).toMatch(/^[0-9a-f]{32}$/);
    expect(loaded).toMatch(/^[0-9a-f]{32}_SeqId_\d+_$/);
    expect(await t.disk.files.stat('user/x')).toBeUndefined();
    const { tableName, encodedName } = t.region.info;
    expect(await t.disk.files.list(layout.regionTempFolder(tableName, encodedName))).toEqual([
      expect.objectContaining({ name: 'f' }),
    ]);
  });

  it('leaves the file where it was when a copy is asked for', async () => {
    const t = await RegionFixture.open();
    const uri = await writeBulkFile(t.disk.files, 'user/x', [cell('b', 'f:q', 'loaded', 5)]);
    const files = [{ family: Buffer.from('f'), uri }];
    expect(await t.region.bulkLoad(files, { assignSequenceId: true, copyFiles: true })).toBe(true);
    expect(await t.region.bulkLoad(files, { assignSequenceId: true, copyFiles: true })).toBe(true);
    expect(await t.scan()).toEqual(['b/f:q/5/4=loaded']);
    expect(await t.files()).toHaveLength(2);
  });

  it('answers a call that comes again, since its answer was lost, as the first one', async () => {
    const t = await RegionFixture.open();
    const uri = await writeBulkFile(t.disk.files, 'user/x', [cell('b', 'f:q', 'loaded', 5)]);
    const files = [{ family: Buffer.from('f'), uri }];
    expect(await t.region.bulkLoad(files, OPTIONS)).toBe(true);
    expect(await t.region.bulkLoad(files, OPTIONS)).toBe(true);
    expect(await t.files()).toHaveLength(1);
    // Another file in its place is another load.
    await writeBulkFile(t.disk.files, 'user/x', [cell('c', 'f:q', 'loaded', 5)]);
    expect(await t.region.bulkLoad(files, OPTIONS)).toBe(true);
    expect(await t.scan()).toHaveLength(2);
  });

  it('the cells are newer than what was written before and older than what comes after, where timestamps are equal', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await t.put('a', 'f:q', 'before', 5);
    await t.put('b', 'f:q', 'before', 5);
    await load(t, [cell('a', 'f:q', 'loaded', 5), cell('b', 'f:q', 'loaded', 5)]);
    await t.put('b', 'f:q', 'after', 5);
    expect(await t.scan()).toEqual(['a/f:q/5/4=loaded', 'b/f:q/5/4=after']);
    await t.region.flush({ force: true, reason: 'test' });
    await t.region.compact(true);
    expect(await t.scan()).toEqual(['a/f:q/5/4=loaded', 'b/f:q/5/4=after']);
  });

  it('delete markers in a file count', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await t.put('a', 'f:q', 'before', 5);
    await load(t, [cell('a', 'f:q', '', 5, TYPE_DELETE_COLUMN)]);
    expect(await t.scan()).toEqual([]);
  });

  it('a scanner that was open does not see it, one opened afterwards does', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await load(t, [cell('a', 'f:q', '1', 5)]);
    const before = t.region.readPoint;
    await load(t, [cell('b', 'f:q', '2', 5)]);
    expect(await t.scan((scan) => (scan.mvccReadPoint = before))).toEqual(['a/f:q/5/4=1']);
    expect(await t.scan()).toHaveLength(2);
  });

  it('is false when a row is of another region, and nothing is loaded', async () => {
    const t = await RegionFixture.open({ families: FAMILIES, startKey: 'b', endKey: 'd' });
    const good = await writeBulkFile(t.disk.files, 'user/good', [cell('b', 'f:q', '1', 5)]);
    for (const rows of [['a', 'b'], ['c', 'd'], ['a', 'e'], ['x']]) {
      const uri = await writeBulkFile(
        t.disk.files,
        `user/${rows.join('')}`,
        rows.map((row) => cell(row, 'g:q', '1', 5)),
      );
      const files = [
        { family: Buffer.from('f'), uri: good },
        { family: Buffer.from('g'), uri },
      ];
      expect(await t.region.bulkLoad(files, OPTIONS), String(rows)).toBe(false);
    }
    expect(await t.scan()).toEqual([]);
    expect(await t.files()).toEqual([]);
    expect((await t.disk.files.list('user')).map(({ name }) => name)).toContain('good');
  });

  it.each<[string, string, (t: RegionFixture) => Promise<string>, RegExp]>([
    [
      'x',
      'a family that is none',
      (t) => writeBulkFile(t.disk.files, 'u', [cell('a', 'x:q', '', 1)]),
      /No such column family x/,
    ],
    [
      'g',
      'cells of another family',
      (t) => writeBulkFile(t.disk.files, 'u', [cell('a', 'f:q', '', 1)]),
      /cells of family f.*into family g/,
    ],
    ['f', 'no cells', (t) => writeBulkFile(t.disk.files, 'u', []), /no entries/],
    ['f', 'a file that is not there', async () => 'memory:/nowhere', /cannot be opened.*nowhere/],
    ['f', 'another file system', async () => 'hdfs://host/u', /hdfs:\/\/host\/u.*in memory/],
    [
      'f',
      'something else',
      async (t) => {
        await t.disk.files.writeFile('u', Buffer.alloc(5000, 'x'));
        return 'memory:/u';
      },
      /u is damaged at offset/,
    ],
  ])('refuses for %s %s', async (family, _what, make, message) => {
    const t = await RegionFixture.open({ families: FAMILIES });
    const uri = await make(t);
    const loading = t.region.bulkLoad([{ family: Buffer.from(family), uri }], OPTIONS);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toMatchObject({ retry: 'never' });
    expect(t.aborts).toEqual([]);
    await t.put('a', 'f:q', 'goes on');
  });

  it('with hbase.hstore.bulkload.verify reads all of the file first', async () => {
    const t = await RegionFixture.open({ config: { verifyBulkLoads: true } });
    const cells = Array.from({ length: 2000 }, (_, i) => cell(`row${1000 + i}`, 'f:q', 'x'.repeat(100), 5));
    expect(await load(t, cells)).toBe(true);
    const path = 'user/damaged';
    await writeBulkFile(t.disk.files, path, cells);
    const bytes = await t.disk.files.readFile(path);
    bytes[100_000] ^= 1;
    await t.disk.files.delete(path);
    await t.disk.files.writeFile(path, bytes);
    await expect(t.region.bulkLoad([{ family: Buffer.from('f'), uri: `memory:/${path}` }], OPTIONS)).rejects.toThrow(
      /user\/damaged is damaged/,
    );
    expect(await t.files()).toHaveLength(1);
  });

  it('writes the marker that replication and readers of logs look for', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    const f = await writeBulkFile(t.disk.files, 'user/f', [cell('a', 'f:q', '1', 5)]);
    const g = await writeBulkFile(t.disk.files, 'user/g', [cell('a', 'g:q', '1', 5)]);
    const files = [
      { family: Buffer.from('f'), uri: f },
      { family: Buffer.from('g'), uri: g },
    ];
    await t.region.bulkLoad(files, { ...OPTIONS, clusterIds: ['there', 'here'], replicate: true });
    const [marker] = await bulkLoadMarkers(t);
    expect(marker.table_name.qualifier).toEqual(Buffer.from('t'));
    expect(marker.cluster_ids).toEqual(['there', 'here']);
    expect(marker.replicate).toBe(true);
    expect(marker.stores!.map(({ store_file }) => store_file)).toEqual([await t.files('f'), await t.files('g')]);
    expect(String(marker.bulkload_seq_num)).toBe(/_SeqId_(\d+)_/.exec((await t.files('f'))[0])![1]);
  });

  it('the ids go on after a crash: what is written then is newer', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await load(t, [cell('a', 'f:q', 'loaded', 5)]);
    const again = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await again.scan()).toEqual(['a/f:q/5/4=loaded']);
    await again.put('a', 'f:q', 'after', 5);
    expect(await again.value('a', 'f:q')).toBe('after');
  });

  it('a server that was fenced meanwhile loads nothing and aborts', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    const [{ name }] = await t.disk.logs.list(layout.walsFolder);
    await t.disk.logs.fence(layout.walFolder(name), layout.splittingWalFolder(name));
    await expect(load(t, [cell('a', 'f:q', '1', 5)], 'user/x')).rejects.toThrow();
    expect(await t.files()).toEqual([]);
    expect(await t.disk.files.stat('user/x')).toBeDefined();
  });

  it('the region is closed only when a load under way has ended', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await t.put('c', 'f:q', 'in memory');
    const uri = await writeBulkFile(t.disk.files, 'user/x', [cell('a', 'f:q', '1', 5)]);
    const loading = t.region.bulkLoad([{ family: Buffer.from('f'), uri }], OPTIONS);
    await t.region.close();
    expect(await loading).toBe(true);
    await expect(load(t, [cell('b', 'f:q', '1', 5)])).rejects.toThrow(/is closed/);
    const again = await t.recover();
    expect((await again.scan()).map((text) => text[0])).toEqual(['a', 'c']);
  });

  it('many at once, beside writes, flushes and compactions: all of it is there', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    const work: Promise<unknown>[] = [];
    for (let i = 0; i < 20; i++) {
      work.push(load(t, [cell(`load${i}`, i % 2 === 0 ? 'f:q' : 'g:q', 'v', 5)], `user/${i}`));
      work.push(t.put(`put${i}`, 'f:q', 'v'));
      if (i % 5 === 0) work.push(t.region.compact(true), t.region.flush({ force: true, reason: 'test' }));
    }
    await Promise.all(work);
    expect(await t.scan()).toHaveLength(40);
    await t.region.compact(true);
    expect(await t.scan()).toHaveLength(40);
    const again = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await again.scan()).toHaveLength(40);
  });
});

async function bulkLoadMarkers(t: RegionFixture): Promise<pb.BulkLoadDescriptor[]> {
  const found: pb.BulkLoadDescriptor[] = [];
  for (const { name } of await t.disk.logs.list(layout.walsFolder)) {
    const folder = `${layout.walsFolder}/${name}`;
    for (const wal of sortWALs(await t.disk.logs.list(folder), 'all')) {
      const reader = await WALReader.open(await t.disk.files.open(`${folder}/${wal.name}`), { logger: silentLogger });
      for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
        const { slab, offsets } = entry.cells;
        for (const offset of offsets) {
          if (markerQualifier(slab, offset) !== 'HBASE::BULK_LOAD') continue;
          const at = kvValueOffset(slab.view, offset);
          found.push(pb.BulkLoadDescriptor.decode(slab.bytes.subarray(at, at + kvValueLength(slab.view, offset))));
        }
      }
      await reader.close();
    }
  }
  return found;
}
