import { expect, test } from 'vitest';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { checkDescriptor } from '../../model/descriptor-check.ts';
import { META_TABLE_DESCRIPTOR, TableDescriptor } from '../../model/table-descriptor.ts';

const SANITY =
  ' Set hbase.table.sanity.checks to false at conf or table descriptor if you want to bypass sanity checks';

// TableDescriptorBuilder.toByteArray of HBase 2.6.1, of table ns:t with families f2 and f1, the second with a configuration.
const STOCK =
  '504255460a070a026e7312017412100a0749535f4d455441120566616c736512100a08524541444f4e4c5912047472756512060a01781201791a9e020a026631121c0a14' +
  '494e4445585f424c4f434b5f454e434f44494e4712044e4f4e45120d0a0856455253494f4e53120131121b0a124b4545505f44454c455445445f43454c4c53120546414c' +
  '5345121b0a13444154415f424c4f434b5f454e434f44494e4712044e4f4e4512110a0354544c120a3231343734383336343712110a0c4d494e5f56455253494f4e531201' +
  '3012160a115245504c49434154494f4e5f53434f504512013012120a0b424c4f4f4d46494c5445521203524f5712120a09494e5f4d454d4f5259120566616c736512130a' +
  '0b434f4d5052455353494f4e12044e4f4e4512120a0a424c4f434b434143484512047472756512120a09424c4f434b53495a45120536353533361a060a01611201321a06' +
  '0a01621201311a8e020a026632121c0a14494e4445585f424c4f434b5f454e434f44494e4712044e4f4e45120d0a0856455253494f4e53120131121b0a124b4545505f44' +
  '454c455445445f43454c4c53120546414c5345121b0a13444154415f424c4f434b5f454e434f44494e4712044e4f4e4512110a0354544c120a3231343734383336343712' +
  '110a0c4d494e5f56455253494f4e5312013012160a115245504c49434154494f4e5f53434f504512013012120a0b424c4f4f4d46494c5445521203524f5712120a09494e' +
  '5f4d454d4f5259120566616c736512130a0b434f4d5052455353494f4e12044e4f4e4512120a0a424c4f434b434143484512047472756512120a09424c4f434b53495a45' +
  '12053635353336';

test('a descriptor of a stock client is written to the bytes it was read from', () => {
  const table = TableDescriptor.fromBytes(Buffer.from(STOCK, 'hex'));
  expect(table.toBytes().toString('hex')).toBe(STOCK);
  expect([table.tableName.name, table.readOnly, table.values.get('x')]).toEqual(['ns:t', true, 'y']);
  expect(table.families.map((family) => family.nameAsString)).toEqual(['f1', 'f2']);
  expect([...table.family('f1')!.configuration]).toEqual([
    ['a', '2'],
    ['b', '1'],
  ]);
});

test('a table may state its limits and its split policy under the names of settings too, the attribute first', () => {
  const table = new TableDescriptor(
    't',
    [],
    [
      ['hbase.hregion.max.filesize', '7'],
      ['hbase.hregion.memstore.flush.size', '8'],
    ],
  );
  expect([table.maxFileSizeBytes, table.memStoreFlushSizeBytes, table.splitPolicy]).toEqual([7, 8, undefined]);
  const policy = table.with('hbase.regionserver.region.split.policy', 'p').with('MAX_FILESIZE', '9');
  expect([policy.maxFileSizeBytes, policy.splitPolicy]).toEqual([9, 'p']);
});

test('what a stock client states of a new family', () => {
  const stock = TableDescriptor.fromBytes(Buffer.from(STOCK, 'hex')).family('f2')!;
  expect([...new ColumnFamilyDescriptor('f2').withDefaults().values]).toEqual([...stock.values]);
  expect(new ColumnFamilyDescriptor('f2').withDefaults().equals(stock)).toBe(true);
  expect([...ColumnFamilyDescriptor.of('f', { VERSIONS: 3, IS_MOB: true }).withDefaults().values].slice(-1)).toEqual([
    ['IS_MOB', 'true'],
  ]);
});

test('absent settings mean the defaults of HBase', () => {
  const family = new ColumnFamilyDescriptor('f');
  expect([family.maxVersions, family.minVersions, family.timeToLiveMs, family.blockSizeBytes]).toEqual([
    1,
    0,
    Infinity,
    65536,
  ]);
  expect([family.bloomType, family.compression, family.dataBlockEncoding, family.keepDeletedCells]).toEqual([
    'ROW',
    'NONE',
    'NONE',
    'FALSE',
  ]);
  expect([family.inMemory, family.blockCache, family.newVersionBehavior, family.replicationScope]).toEqual([
    false,
    true,
    false,
    0,
  ]);
  expect(family.with('TTL', '86400').timeToLiveMs).toBe(86_400_000);
  expect(family.with('COMPRESSION', 'gz').majorCompactionCompression).toBe('GZ');
});

test('hbase:meta as HBase makes it', () => {
  const info = META_TABLE_DESCRIPTOR.family('info')!;
  expect([info.maxVersions, info.inMemory, info.blockSizeBytes, info.bloomType, info.dataBlockEncoding]).toEqual([
    3,
    true,
    8192,
    'ROWCOL',
    'ROW_INDEX_V1',
  ]);
  expect(META_TABLE_DESCRIPTOR.family('rep_barrier')!.maxVersions).toBe(2147483647);
  expect(META_TABLE_DESCRIPTOR.coprocessors).toEqual([
    {
      jarPath: '',
      className: 'org.apache.hadoop.hbase.coprocessor.MultiRowMutationEndpoint',
      priority: 536870911,
      properties: new Map(),
    },
  ]);
});

test.each([
  ['', 'Column Family name can not be empty'],
  ['.f', 'Column Family names cannot start with a period: .f'],
  ['a:b', 'Illegal character <58>. Column Family names cannot contain control characters or colons: a:b'],
  ['a/b', 'Illegal character <47>. Column Family names cannot contain control characters or colons: a/b'],
  ['recovered.edits', 'Column Family name cannot be: recovered.edits'],
  ['x'.repeat(128), 'The length of family name is bigger than 127'],
])('a family may not be called %s', (name, message) => {
  expect(() => new ColumnFamilyDescriptor(name)).toThrow(message);
});

test('two families of one name', () => {
  const f = new ColumnFamilyDescriptor('f');
  expect(() => new TableDescriptor('t', [f, f])).toThrow("Family 'f' already exists so cannot be added");
});

// The messages are those of HBase 2.6.1's TableDescriptorChecker.
test.each<[Record<string, string>, string]>([
  [{ BLOCKSIZE: '1023' }, 'Block size for column family f  must be between 1K and 16MB.'],
  [{ BLOCKSIZE: '16777217' }, 'Block size for column family f  must be between 1K and 16MB.'],
  [{ TTL: '0' }, 'TTL for column family f must be positive.'],
  [{ TTL: '-1' }, 'TTL for column family f must be positive.'],
  [{ MIN_VERSIONS: '-1' }, 'Min versions for column family f  must be positive.'],
  [{ MIN_VERSIONS: '5' }, 'Min versions for column family f must be less than the Max versions.'],
  [{ VERSIONS: '-1' }, 'Min versions for column family f must be less than the Max versions.'],
  [{ VERSIONS: '0' }, 'Maximum versions must be positive'],
  [{ COMPRESSION: 'FOO' }, 'No enum constant org.apache.hadoop.hbase.io.compress.Compression.Algorithm.FOO'],
  [{ BLOOMFILTER: 'FOO' }, 'Failed to get bloom filter param'],
  [{ BLOOMFILTER: 'ROWPREFIX_FIXED_LENGTH' }, 'Failed to get bloom filter param'],
  [{ REPLICATION_SCOPE: '7' }, 'Replication scope for column family f is 7 which is invalid.'],
  [{ DFS_REPLICATION: '-1' }, 'HFile Replication for column family f  must be greater than zero.'],
  [{ IN_MEMORY_COMPACTION: 'x' }, 'No enum constant org.apache.hadoop.hbase.MemoryCompactionPolicy.X'],
])('%o is refused', (values, message) => {
  const table = new TableDescriptor('t', [new ColumnFamilyDescriptor('f', Object.entries(values))]);
  expect(() => checkDescriptor(table)).toThrow(message + SANITY);
  checkDescriptor(table.with('hbase.table.sanity.checks', 'false'));
});

const POLICY = 'hbase.hstore.defaultengine.compactionpolicy.class';
const FIFO = 'org.apache.hadoop.hbase.regionserver.compactions.FIFOCompactionPolicy';
const BLOCKING = 'hbase.hstore.blockingStoreFiles';

test.each<[Record<string, string>, Record<string, string>, string]>([
  [{}, { [POLICY]: FIFO }, 'Default TTL is not supported for FIFO compaction'],
  [{ TTL: '10', MIN_VERSIONS: '1' }, { [POLICY]: FIFO }, 'MIN_VERSION > 0 is not supported for FIFO compaction'],
  [
    { TTL: '10' },
    { [POLICY]: FIFO, [BLOCKING]: '999' },
    "Blocking file count 'hbase.hstore.blockingStoreFiles' 999 is below recommended minimum of 1000 for column family f",
  ],
  [{}, { [POLICY]: 'org.example.Mine' }, "Unable to load configured compaction policy 'org.example.Mine'"],
  [
    {},
    { 'hbase.hstore.engine.class': 'org.example.Mine' },
    "Unable to load configured store engine 'org.example.Mine'",
  ],
])('a family of %o that is compacted by %o is refused', (values, configuration, message) => {
  const family = new ColumnFamilyDescriptor('f', Object.entries(values), Object.entries(configuration));
  expect(() => checkDescriptor(new TableDescriptor('t', [family]))).toThrow(message);
});

test('FIFO with what it needs is taken', () => {
  const family = new ColumnFamilyDescriptor('f', [['TTL', '10']], [[POLICY, FIFO]]);
  checkDescriptor(new TableDescriptor('t', [family], [[BLOCKING, '1000']]));
});

test('tables are refused for their own settings too', () => {
  const table = new TableDescriptor('t', [new ColumnFamilyDescriptor('f')]);
  checkDescriptor(table);
  expect(() => checkDescriptor(new TableDescriptor('t'))).toThrow(
    `Table should have at least one column family.${SANITY}`,
  );
  expect(() => checkDescriptor(table.with('MAX_FILESIZE', '100'))).toThrow(
    'MAX_FILESIZE for table descriptor or "hbase.hregion.max.filesize" (100) is too small',
  );
  expect(() => checkDescriptor(table.with('REGION_REPLICATION', '0'))).toThrow(
    'Table region replication should be at least one.',
  );
  const zstd = table.withFamily(ColumnFamilyDescriptor.of('f', { COMPRESSION: 'ZSTD' }));
  expect(() => checkDescriptor(zstd, { compressions: ['NONE', 'GZ'] })).toThrow('ZSTD');
});
