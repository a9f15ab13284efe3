import { expect, it } from 'vitest';
import { RegionFixture } from '../../region-fixture.ts';

it('files of level 0 become stripes side by side, and a stripe is compacted without the others', async () => {
  const t = await RegionFixture.open({
    tableValues: {
      'hbase.hstore.engine.class': 'org.apache.hadoop.hbase.regionserver.StripeStoreEngine',
      'hbase.store.stripe.initialStripeCount': '3',
      'hbase.store.stripe.compaction.minFilesL0': '2',
      'hbase.store.stripe.compaction.minFiles': '2',
    },
  });
  const [store] = t.region.stores;
  const stripes = () =>
    store.storeFiles.map(({ reader: { fileInfo, entryCount } }) => {
      const [from, to] = [fileInfo.get('STRIPE_START_KEY'), fileInfo.get('STRIPE_END_KEY')];
      return from === undefined ? `level 0: ${entryCount}` : `${from}..${to}: ${entryCount}`;
    });
  const flush = async (rows: string) => {
    for (const row of rows) await t.put(row, 'f:q', `${row}${store.storeFileCount}`);
    await t.region.flush({ force: true, reason: 'test' });
  };
  await flush('abcdef');
  await flush('ghi');
  expect(stripes()).toEqual(['level 0: 6', 'level 0: 3']);
  await t.region.compact(false);
  expect(stripes().sort()).toEqual(['..d: 3', 'd..g: 3', 'g..: 3']);
  // Level 0 goes into the stripes that its rows are of; then one of them has enough to be compacted alone.
  await flush('az');
  await flush('a');
  await t.delete('a');
  await t.region.compact(false);
  expect(stripes().sort()).toEqual(['..d: 1', '..d: 3', 'd..g: 3', 'g..: 1', 'g..: 3']);
  await t.region.flush({ force: true, reason: 'test' });
  for (let i = 0; i < 3; i++) await t.region.compact(false);
  expect(stripes().filter((text) => !text.startsWith('level'))).toHaveLength(3);
  expect(await t.scan()).toHaveLength(9);
  await t.region.close();
});
