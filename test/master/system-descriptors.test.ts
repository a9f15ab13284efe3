import { expect, test } from 'vitest';
import { MASTER_STORE_DESCRIPTOR } from '../../master/master-region.ts';
import { META_TABLE_DESCRIPTOR, NAMESPACE_TABLE_DESCRIPTOR } from '../../model/table-descriptor.ts';
import { DirectoryLayout } from '../../rootdir/directory-layout.ts';
import { readTableInfo } from '../../rootdir/table-info.ts';
import { goldenRoot } from '../support/golden-root.ts';

test.each([
  ['MasterData/', MASTER_STORE_DESCRIPTOR],
  ['', META_TABLE_DESCRIPTOR],
  ['', NAMESPACE_TABLE_DESCRIPTOR],
])('%s%o has the bytes that HBase 2.6.1 wrote', async (root, descriptor) => {
  const { files } = await goldenRoot('killed');
  const golden = await readTableInfo(files, descriptor.tableName, new DirectoryLayout(root));
  expect(descriptor.toBytes().toString('latin1')).toBe(golden!.toBytes().toString('latin1'));
});
