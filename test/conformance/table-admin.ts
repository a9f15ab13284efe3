import { expect, test } from 'vitest';
import { ColumnFamilyDescriptor, type FamilyInput, NamespaceDescriptor, TableDescriptor } from '../../client/index.ts';
import { failure, keysOf, type Subject } from './table-support.ts';

const SANITY =
  ' Set hbase.table.sanity.checks to false at conf or table descriptor if you want to bypass sanity checks';

export function adminCases(subject: Subject): void {
  const admin = () => subject.connection.admin;
  const families = (...list: FamilyInput[]) => list;

  test('a table from its making to its end', async () => {
    const name = subject.name('life');
    expect(await admin().exists(name)).toBe(false);
    await admin().createTable({ name, families: families('f') });
    expect([await admin().exists(name), await admin().isEnabled(name), await admin().tableState(name)]).toEqual([
      true,
      true,
      'ENABLED',
    ]);
    const table = subject.connection.table(name);
    await table.put({ row: 'a', cells: [{ family: 'f', value: '1' }] });

    const notDisabled = await failure(admin().deleteTable(name));
    expect(notDisabled.javaClass).toBe('org.apache.hadoop.hbase.TableNotDisabledException');
    await admin().disableTable(name);
    expect([await admin().isEnabled(name), await admin().isDisabled(name)]).toEqual([false, true]);
    const notEnabled = await failure(admin().disableTable(name));
    expect(notEnabled.javaClass).toBe('org.apache.hadoop.hbase.TableNotEnabledException');
    await admin().enableTable(name);
    expect((await failure(admin().enableTable(name))).javaClass).toBe(
      'org.apache.hadoop.hbase.TableNotDisabledException',
    );
    expect((await table.get('a')).text('f')).toBe('1');
    await admin().disableTable(name);
    await admin().deleteTable(name);
    expect(await admin().exists(name)).toBe(false);
    expect((await failure(table.get('a'))).name).toBe('TableNotFoundException');
    await admin().createTable({ name, families: families('f') });
    expect((await table.get('a')).isEmpty).toBe(true);
  }, 60_000);

  test('what is not there', async () => {
    const name = subject.name('absent');
    const work = [
      () => admin().deleteTable(name),
      () => admin().enableTable(name),
      () => admin().disableTable(name),
      () => admin().describe(name),
      () => admin().regions(name),
      () => admin().isEnabled(name),
    ];
    for (const each of work) {
      expect((await failure(each())).javaClass).toBe('org.apache.hadoop.hbase.TableNotFoundException');
    }
  });

  test('a table of the same name', async () => {
    const name = subject.name('twice');
    await admin().createTable({ name, families: families('f') });
    const error = await failure(admin().createTable({ name, families: families('f') }));
    expect([error.javaClass, error.message]).toEqual(['org.apache.hadoop.hbase.TableExistsException', name]);
  });

  test.each<[string, FamilyInput[], Record<string, string>, string]>([
    ['no family', [], {}, 'Table should have at least one column family.'],
    [
      'a small block size',
      [{ name: 'f', blockSizeBytes: 100 }],
      {},
      'Block size for column family f  must be between 1K and 16MB.',
    ],
    [
      'a large block size',
      [{ name: 'f', blockSizeBytes: 16777217 }],
      {},
      'Block size for column family f  must be between 1K and 16MB.',
    ],
    ['a time to live of 0', [{ name: 'f', timeToLiveSeconds: 0 }], {}, 'TTL for column family f must be positive.'],
    [
      'negative min versions',
      [{ name: 'f', minVersions: -1 }],
      {},
      'Min versions for column family f  must be positive.',
    ],
    [
      'min above max versions',
      [{ name: 'f', minVersions: 3, maxVersions: 2 }],
      {},
      'Min versions for column family f must be less than the Max versions.',
    ],
    [
      'a replication scope',
      [{ name: 'f', attributes: { REPLICATION_SCOPE: '7' } }],
      {},
      'Replication scope for column family f is 7 which is invalid.',
    ],
    [
      'a compression',
      [{ name: 'f', attributes: { COMPRESSION: 'FOO' } }],
      {},
      'No enum constant org.apache.hadoop.hbase.io.compress.Compression.Algorithm.FOO',
    ],
    ['a bloom filter', [{ name: 'f', attributes: { BLOOMFILTER: 'FOO' } }], {}, 'Failed to get bloom filter param'],
    [
      'a small region',
      ['f'],
      { MAX_FILESIZE: '100' },
      'MAX_FILESIZE for table descriptor or "hbase.hregion.max.filesize" (100) is too small, which might cause over splitting into unmanageable number of regions.',
    ],
    [
      'a small memstore',
      ['f'],
      { MEMSTORE_FLUSHSIZE: '100' },
      'MEMSTORE_FLUSHSIZE for table descriptor or "hbase.hregion.memstore.flush.size" (100) is too small, which might cause very frequent flushing.',
    ],
  ])('bad settings are refused: %s', async (title, list, attributes, message) => {
    const name = subject.name(`bad-${title.replaceAll(' ', '-')}`);
    const error = await failure(admin().createTable({ name, families: list, attributes }));
    expect(error.javaClass).toBe('org.apache.hadoop.hbase.DoNotRetryIOException');
    expect(error.message).toBe(message + SANITY);
    expect(await admin().exists(name)).toBe(false);
  });

  test('names that cannot be', async () => {
    const name = (text: string) => () => subject.connection.table(text);
    expect(name('a b')).toThrow(
      "Illegal character code:32, < > at 1. User-space table qualifiers may only contain 'alphanumeric characters' and digits: a b",
    );
    expect(name('')).toThrow('Table qualifier must not be empty');
    await expect(admin().createTable({ name: 't', families: families('a:b') })).rejects.toThrow(
      'Illegal character <58>. Column Family names cannot contain control characters or colons: a:b',
    );
  });

  test('splits are the start keys of regions', async () => {
    const name = subject.name('splits');
    await admin().createTable({ name, families: families('f') }, ['m', 'c', Buffer.from([0xff, 0])]);
    const regions = await admin().regions(name);
    expect(regions.map(({ region }) => region.startKey.toString('latin1'))).toEqual(['', 'c', 'm', '\xff\0']);
    expect(regions.map(({ region }) => region.endKey.toString('latin1'))).toEqual(['c', 'm', '\xff\0', '']);
    for (const { region, state, server } of regions) {
      expect(state).toBe('OPEN');
      expect(server).toBeDefined();
      expect(region.name.toString('latin1')).toMatch(/\.[0-9a-f]{32}\.$/);
    }
    const location = await subject.connection.table(name).locate('d');
    expect(location.region.equals(regions[1].region)).toBe(true);
  });

  test('a descriptor comes back as it was given', async () => {
    const name = subject.name('descriptor');
    await admin().createTable({
      name,
      durability: 'ASYNC_WAL',
      attributes: { 'my.setting': 'x' },
      families: families(
        {
          name: 'f',
          maxVersions: 4,
          minVersions: 1,
          timeToLiveSeconds: 86400,
          blockSizeBytes: 8192,
          bloomFilter: 'ROWCOL',
          compression: 'GZ',
          keepDeletedCells: 'TRUE',
          inMemory: true,
          blockCache: false,
          configuration: { 'hbase.hstore.compaction.min': '5' },
        },
        { name: 'e', maxVersions: 1 },
      ),
    });
    const table = await admin().describe(name);
    expect([table.durability, table.values.get('my.setting')]).toEqual([2, 'x']);
    expect(table.families.map((family) => family.nameAsString)).toEqual(['e', 'f']);
    const f = table.family('f')!;
    expect([f.maxVersions, f.minVersions, f.timeToLiveSeconds, f.blockSizeBytes, f.bloomType, f.compression]).toEqual([
      4,
      1,
      86400,
      8192,
      'ROWCOL',
      'GZ',
    ]);
    expect([f.keepDeletedCells, f.inMemory, f.blockCache]).toEqual(['TRUE', true, false]);
    expect([...f.configuration]).toEqual([['hbase.hstore.compaction.min', '5']]);
    expect([...table.family('e')!.values.keys()].sort()).toEqual(
      [...new ColumnFamilyDescriptor('e').withDefaults().values.keys()].sort(),
    );
  });

  test('families come, change and go', async () => {
    const name = subject.name('families');
    await admin().createTable({ name, families: families({ name: 'f', maxVersions: 1 }) }, ['m']);
    const table = subject.connection.table(name);
    await table.put({ row: 'a', cells: [{ family: 'f', qualifier: 'q', value: '1', timestamp: 1 }] });
    await admin().addFamily(name, 'g');
    await table.put({ row: 'a', cells: [{ family: 'g', qualifier: 'q', value: '2', timestamp: 1 }] });
    await admin().modifyFamily(name, { name: 'f', maxVersions: 3 });
    await table.put({ row: 'a', cells: [{ family: 'f', qualifier: 'q', value: '3', timestamp: 2 }] });
    expect((await table.get({ row: 'a', versions: 9 })).versions('f', 'q').map((cell) => cell.text)).toEqual([
      '3',
      '1',
    ]);
    await admin().deleteFamily(name, 'g');
    expect((await table.get('a')).has('g', 'q')).toBe(false);
    expect((await failure(table.get({ row: 'a', columns: ['g'] }))).name).toBe('NoSuchColumnFamilyException');
    expect((await admin().describe(name)).families.map((family) => family.nameAsString)).toEqual(['f']);

    const invalid = 'org.apache.hadoop.hbase.InvalidFamilyOperationException';
    expect((await failure(admin().addFamily(name, 'f'))).javaClass).toBe(invalid);
    expect((await failure(admin().modifyFamily(name, 'nope'))).javaClass).toBe(invalid);
    expect((await failure(admin().deleteFamily(name, 'nope'))).javaClass).toBe(invalid);
    expect((await failure(admin().deleteFamily(name, 'f'))).javaClass).toBe(invalid);
  }, 60_000);

  test('a table can be modified as a whole', async () => {
    const name = subject.name('modified');
    await admin().createTable({ name, families: families('f') });
    const before = await admin().describe(name);
    await admin().modifyTable(before.with('MAX_FILESIZE', '134217728').withFamily(new ColumnFamilyDescriptor('n')));
    const after = await admin().describe(name);
    expect([after.maxFileSizeBytes, after.families.length]).toEqual([134217728, 2]);
    const missing = new TableDescriptor(subject.name('never'), [new ColumnFamilyDescriptor('f')]);
    expect((await failure(admin().modifyTable(missing))).name).toBe('TableNotFoundException');
  }, 60_000);

  test.each([true, false])(
    'truncate, preserving splits: %s',
    async (preserveSplits) => {
      const name = subject.name(`truncated-${preserveSplits}`);
      await admin().createTable({ name, families: families('f') }, ['m']);
      const table = subject.connection.table(name);
      await table.putMany(['a', 'x'].map((row) => ({ row, cells: [{ family: 'f', value: '1' }] })));
      expect((await failure(admin().truncateTable(name, { preserveSplits }))).name).toBe('TableNotDisabledException');
      await admin().disableTable(name);
      await admin().truncateTable(name, { preserveSplits });
      expect(await keysOf(table.scan())).toEqual([]);
      expect((await admin().regions(name)).length).toBe(preserveSplits ? 2 : 1);
      await table.put({ row: 'a', cells: [{ family: 'f', value: '2' }] });
      expect(await keysOf(table.scan())).toEqual(['a']);
    },
    60_000,
  );

  test('lists of tables', async () => {
    const names = ['one', 'two'].map((suffix) => subject.name(`list-${suffix}`));
    for (const name of names) await admin().createTable({ name, families: families('f') });
    const regex = `${subject.name('list')}.*`;
    expect((await admin().listTableNames({ regex })).map(String)).toEqual(names);
    expect((await admin().listTables({ regex })).map(({ tableName }) => tableName.name)).toEqual(names);
    const all = (await admin().listTableNames()).map(String);
    expect(all).toEqual(expect.arrayContaining(names));
    expect(all.some((name) => name.startsWith('hbase:'))).toBe(false);
    const system = (await admin().listTableNames({ includeSystemTables: true })).map(String);
    expect(system).toEqual(expect.arrayContaining(['hbase:meta', 'hbase:namespace']));
  });

  test('namespaces', async () => {
    const name = subject.name('space');
    await admin().createNamespace(new NamespaceDescriptor(name, [['a', '1']]));
    expect((await failure(admin().createNamespace(name))).javaClass).toBe(
      'org.apache.hadoop.hbase.NamespaceExistException',
    );
    expect([...(await admin().describeNamespace(name)).configuration]).toContainEqual(['a', '1']);
    await admin().modifyNamespace((await admin().describeNamespace(name)).with('a', '2'));
    expect((await admin().describeNamespace(name)).configuration.get('a')).toBe('2');
    const namespaces = (await admin().listNamespaces()).map((each) => each.name);
    expect(namespaces).toEqual(expect.arrayContaining(['default', 'hbase', name]));

    await admin().createTable({ name: `${name}:t`, families: families('f') });
    expect((await admin().listTableNamesOf(name)).map(String)).toEqual([`${name}:t`]);
    const table = subject.connection.table(`${name}:t`);
    await table.put({ row: 'r', cells: [{ family: 'f', value: '1' }] });
    expect((await table.get('r')).text('f')).toBe('1');
    const notEmpty = await failure(admin().deleteNamespace(name));
    expect(notEmpty.javaClass).toBe('org.apache.hadoop.hbase.constraint.ConstraintException');
    await admin().disableTable(`${name}:t`);
    await admin().deleteTable(`${name}:t`);
    await admin().deleteNamespace(name);
    expect((await failure(admin().describeNamespace(name))).javaClass).toBe(
      'org.apache.hadoop.hbase.NamespaceNotFoundException',
    );
    expect((await failure(admin().deleteNamespace(name))).name).toBe('NamespaceNotFoundException');
    const nowhere = await failure(admin().createTable({ name: `${name}:t`, families: families('f') }));
    expect(nowhere.javaClass).toBe('org.apache.hadoop.hbase.NamespaceNotFoundException');
  }, 60_000);

  test('moving a region, or asking for what cannot be', async () => {
    const name = subject.name('moved');
    await admin().createTable({ name, families: families('f') });
    const table = subject.connection.table(name);
    await table.put({ row: 'a', cells: [{ family: 'f', value: '1' }] });
    const [{ region, server }] = await admin().regions(name);
    await admin().move(region, server);
    expect((await table.get('a')).text('f')).toBe('1');
    await admin().unassign(region);
    expect((await admin().regions(name))[0].state).toBe('CLOSED');
    await admin().assign(region);
    expect((await admin().regions(name))[0].state).toBe('OPEN');
    expect((await table.get('a')).text('f')).toBe('1');
    const unknown = await failure(admin().assign(region.with({ regionId: 1 })));
    expect(unknown.javaClass).toBe('org.apache.hadoop.hbase.UnknownRegionException');
  }, 60_000);

  test('compactions are asked for and end', async () => {
    const name = subject.name('compacted');
    await admin().createTable({ name, families: families('f') }, ['m']);
    await admin().compact(name);
    await admin().majorCompact(name, { family: 'f' });
    for (let i = 0; i < 200 && (await admin().compactionState(name)) !== 'NONE'; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await admin().compactionState(name)).toBe('NONE');
  }, 60_000);

  test('the status of the cluster', async () => {
    const status = await admin().clusterStatus();
    expect(status.hbaseVersion).toMatch(/^2\.6\./);
    expect(status.clusterId).toBe(subject.connection.clusterId);
    expect(status.master).toBeDefined();
    expect(status.liveServers.length).toBeGreaterThan(0);
    expect(status.liveServers[0].regions.some(({ name }) => name.toString().startsWith('hbase:meta,,1'))).toBe(true);
  });
}
