import { expect, test } from 'vitest';
import { ColumnFamilyDescriptor } from '../../../../model/column-family-descriptor.ts';
import { TableDescriptor } from '../../../../model/table-descriptor.ts';
import { FamilySettings } from '../../../../regionserver/region/family-settings.ts';
import { hfileSettingsOf } from '../../../../regionserver/region/store/hfile-settings.ts';
import { openBytes, put, writeCells } from '../../../hfile/support.ts';

type Stated = Record<string, string>;

function settings(family: Stated, table: Stated = {}, site: Stated = {}) {
  const descriptor = new ColumnFamilyDescriptor('f', [], Object.entries(family));
  const owner = new TableDescriptor('t', [descriptor], Object.entries(table));
  return hfileSettingsOf(new FamilySettings(owner, descriptor, new Map(Object.entries(site))));
}

test('a family states them before its table, and that before the site', () => {
  const [block, rate] = ['hfile.index.block.max.size', 'io.storefile.bloom.error.rate'];
  expect(settings({})).toEqual({});
  expect(settings({ [block]: '100' }, { [block]: '200', [rate]: '0.1' }, { [rate]: '0.2' })).toEqual({
    indexChunkBytes: 100,
    bloomErrorRate: 0.1,
  });
  expect(settings({ 'hbase.hstore.checksum.algorithm': 'crc32c' })).toEqual({ checksumType: 2 });
  const odd = { 'hbase.hstore.checksum.algorithm': 'NULL', [rate]: 'x', 'hbase.hstore.bytes.per.checksum': '1' };
  expect(settings(odd)).toEqual({ bytesPerChecksum: 64 });
});

test('files are laid out as they say', async () => {
  const cells = Array.from({ length: 500 }, (_, i) => put(`row${String(i).padStart(4, '0')}`, 'q', 5, `value${i}`, i));
  const write = async (stated: Stated) =>
    (await writeCells(cells, { blockSizeBytes: 1000, encoding: 'FAST_DIFF', ...settings(stated) })).bytes;
  const plain = await write({});
  const small = await write({
    'hfile.index.block.max.size': '200',
    'hfile.index.block.min.entries': '2',
    'hbase.hstore.bytes.per.checksum': '256',
    'hbase.hstore.checksum.algorithm': 'CRC32C',
    'io.storefile.bloom.error.rate': '0.2',
    'io.storefile.bloom.block.size': '128',
    'hbase.writer.unified.encoded.blocksize.ratio': '0.25',
  });
  expect([plain[24], plain.readUInt32BE(25), small[24], small.readUInt32BE(25)]).toEqual([1, 16384, 2, 256]);
  const [a, b] = await Promise.all([openBytes(plain), openBytes(small)]);
  expect([a.trailer.dataIndexLevels, b.trailer.dataIndexLevels > 1]).toEqual([1, true]);
  expect(b.generalBloom!.chunkCount).toBeGreaterThan(1);
  expect(b.generalBloom!.totalBytes).toBeLessThan(a.generalBloom!.totalBytes);
  // A block's encoded bytes: about a quarter of BLOCKSIZE.
  const first = small.readUInt32BE(12);
  expect(first).toBeGreaterThanOrEqual(250);
  expect(first).toBeLessThan(350);
});
