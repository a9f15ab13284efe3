import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { TableName } from '../../model/table-name.ts';
import { prepareClusterFiles, readClusterId, readVersion } from '../../rootdir/cluster-files.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { layout, MASTER_STORE_ENCODED_NAME, masterLayout } from '../../rootdir/directory-layout.ts';
import { listRegionFolders, readRegionInfoFile, writeRegionInfoFile } from '../../rootdir/region-info-file.ts';
import { openStoreFile } from '../../rootdir/store-file-opener.ts';
import { trackerSettingsOf } from '../../rootdir/store-file-tracker-settings.ts';
import { listTables, readTableInfo, writeTableInfo } from '../../rootdir/table-info.ts';
import { goldenRoot } from '../support/golden-root.ts';

const TABLES = ['many', 'off', 'plain', 'hbase:meta', 'hbase:namespace', 'ns1:t'];

describe.each(['clean', 'killed'] as const)('the root directory of a %s HBase 2.6.1', (name) => {
  it('has its version and id', async () => {
    const { files } = await goldenRoot(name);
    expect(await readVersion(files)).toBe('8');
    const id = await readClusterId(files);
    expect(id).toBe('bcec9b8d-a9b8-476e-822f-32361d28dfed');
    expect(await prepareClusterFiles(files, new SeededRandom(1))).toBe(id);
  });

  it('lists its tables, whose descriptors are written again to the same bytes', async () => {
    const { files } = await goldenRoot(name);
    const tables = await listTables(files);
    expect(tables.map((table) => table.tableName.toString())).toEqual(TABLES);
    for (const table of tables) {
      const folder = layout.tableDescriptorFolder(table.tableName);
      const [entry] = await files.list(folder);
      const bytes = await files.readFile(`${folder}/${entry.name}`);
      expect(table.toBytes().equals(bytes), table.tableName.toString()).toBe(true);
    }
    const store = await readTableInfo(files, TableName.of('master', 'store'), masterLayout);
    expect(store!.families.map((family) => family.name.toString())).toEqual(['info', 'proc', 'rs', 'state']);
  });

  it('names its regions as their .regioninfo files say, byte for byte', async () => {
    const { files } = await goldenRoot(name);
    let count = 0;
    for (const text of TABLES) {
      const table = TableName.parse(text);
      for (const region of await listRegionFolders(files, table)) {
        const folder = layout.regionFolder(table, region);
        const info = await readRegionInfoFile(files, folder);
        expect(info.encodedName).toBe(region);
        expect(info.tableName.equals(table)).toBe(true);
        const bytes = await files.readFile(`${folder}/.regioninfo`);
        expect(info.toDelimitedBytes().equals(bytes)).toBe(true);
        await writeRegionInfoFile(files, info);
        count++;
      }
    }
    expect(count).toBe(11);
    const store = TableName.of('master', 'store');
    expect(await listRegionFolders(files, store, masterLayout)).toEqual([MASTER_STORE_ENCODED_NAME]);
  });

  it('opens every store file of every store, references of the split too', async () => {
    const { files } = await goldenRoot(name);
    const encodings = new Set<string>();
    let opened = 0;
    for (const table of await listTables(files)) {
      for (const region of await listRegionFolders(files, table.tableName)) {
        for (const family of table.families) {
          const place = { files, table: table.tableName, encodedName: region, family: family.name.toString() };
          const tracker = createStoreFileTracker(trackerSettingsOf(table, family), {
            ...place,
            random: new SeededRandom(1),
            clock: new ManualClock(),
          });
          for (const tracked of await tracker.list()) {
            const reader = await openStoreFile(tracked, place);
            let cells = 0;
            const cursor = reader.cursor();
            cursor.seekToLastRow();
            expect(cursor.valid).toBe(true);
            const first = { slab: slabOf(reader.firstKey!), offset: 0, length: reader.firstKey!.length };
            for (cursor.seek(first); cursor.valid; cursor.next()) cells++;
            if (!reader.isReference) expect(cells).toBe(reader.entryCount);
            encodings.add(reader.fileInfo.get('DATA_BLOCK_ENCODING')?.toString() ?? 'NONE');
            opened++;
            await reader.close();
          }
        }
      }
    }
    expect(opened).toBeGreaterThan(20);
    expect([...encodings].sort()).toEqual(
      expect.arrayContaining(['DIFF', 'FAST_DIFF', 'NONE', 'PREFIX', 'ROW_INDEX_V1']),
    );
  });

  it('a changed descriptor gets the next number', async () => {
    const { files } = await goldenRoot(name);
    const table = TableName.parse('plain');
    const before = (await readTableInfo(files, table))!;
    const folder = layout.tableDescriptorFolder(table);
    const [{ name: former }] = await files.list(folder);
    await writeTableInfo(files, before);
    const [{ name: next }, ...rest] = await files.list(folder);
    expect(rest).toEqual([]);
    expect(Number(next.split('.')[2])).toBe(Number(former.split('.')[2]) + 1);
    // A crash leaves a newer one cut short: the former stands.
    await files.writeFile(`${folder}/.tableinfo.0000000099.700`, Buffer.from('PBUF'));
    expect((await readTableInfo(files, table))!.toBytes().equals(before.toBytes())).toBe(true);
  });
});
