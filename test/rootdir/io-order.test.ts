import { expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { prepareClusterFiles } from '../../rootdir/cluster-files.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { createLink } from '../../rootdir/hfile-link.ts';
import { writeTableInfo } from '../../rootdir/table-info.ts';
import { LoggingStorage } from '../../storage/logging-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { put } from '../hfile/support.ts';

const clock = new ManualClock(1_700_000_000_000);
const table = TableName.parse('t');
const NAME = '[0-9a-f]{32}';

it('a new store file: written and synced below .tmp, then renamed, and only later archived', async () => {
  const disk = new LoggingStorage(new MemoryDisk());
  const tracker = createStoreFileTracker(
    { name: 'DEFAULT' },
    {
      files: disk.files,
      table,
      encodedName: 'r1',
      family: 'f',
      random: new SeededRandom(5),
      clock,
    },
  );
  const writer = HFileWriter.create({ writer: await tracker.createWriter(), comparator: KEY_VALUE_COMPARATOR, clock });
  const cell = slabOf(put('row', 'q', 1, 'value').bytes);
  writer.append(cell, 0, cell.bytes.length, cell, 0, 0, 1);
  const { path } = await writer.close();
  const [committed] = await tracker.commit([path]);
  const name = committed.slice(committed.lastIndexOf('/') + 1);
  await tracker.archive([name]);
  const lines = disk.take().map((line) => line.replaceAll(name, '<hfile>').replace(/ \d{4}$/, ' <bytes>'));
  expect(lines).toMatchInlineSnapshot(`
    [
      "create data/default/t/r1/.tmp/f/<hfile>",
      "write data/default/t/r1/.tmp/f/<hfile> <bytes>",
      "close data/default/t/r1/.tmp/f/<hfile>",
      "rename data/default/t/r1/.tmp/f/<hfile> data/default/t/r1/f/<hfile>",
      "rename data/default/t/r1/f/<hfile> archive/data/default/t/r1/f/<hfile>",
    ]
  `);
  expect(name).toMatch(new RegExp(`^${NAME}$`));
});

it.each(['DEFAULT', 'FILE'] as const)(
  '%s: a power loss leaves a finished store file that has its name for good',
  async (name) => {
    const disk = new MemoryDisk();
    const { files } = disk;
    const tracker = createStoreFileTracker(
      { name },
      { files, table, encodedName: 'r1', family: 'f', random: new SeededRandom(5), clock },
    );
    const writer = HFileWriter.create({
      writer: await tracker.createWriter(),
      isTemporary: tracker.renames,
      comparator: KEY_VALUE_COMPARATOR,
      clock,
    });
    const cell = slabOf(put('row', 'q', 1, 'value').bytes);
    writer.append(cell, 0, cell.bytes.length, cell, 0, 0, 1);
    const { path, length } = await writer.close();
    const finished = await disk.crashClone().files.stat(path);
    expect(finished?.length).toBe(tracker.renames ? undefined : length);
    const [committed] = await tracker.commit([path]);
    expect((await disk.crashClone().files.stat(committed))?.length).toBe(length);
  },
);

it('a changed table: the new descriptor is durable before the old one goes', async () => {
  const disk = new LoggingStorage(new MemoryDisk());
  const one = new TableDescriptor(table, [new ColumnFamilyDescriptor('f')]);
  const two = new TableDescriptor(table, [new ColumnFamilyDescriptor('f'), new ColumnFamilyDescriptor('g')]);
  await writeTableInfo(disk.files, one);
  await writeTableInfo(disk.files, two);
  expect(disk.take()).toMatchInlineSnapshot(`
    [
      "write file data/default/t/.tabledesc/.tableinfo.0000000001.23 23",
      "write file data/default/t/.tabledesc/.tableinfo.0000000002.28 28",
      "delete data/default/t/.tabledesc/.tableinfo.0000000001.23",
    ]
  `);
});

it('a new cluster, and a link: the back reference comes first', async () => {
  const disk = new LoggingStorage(new MemoryDisk());
  await prepareClusterFiles(disk.files, new SeededRandom(1));
  await createLink(disk.files, { table, region: 'ab', hfile: 'cd' }, { table, region: 'ef', family: 'f' });
  expect(disk.take()).toMatchInlineSnapshot(`
    [
      "write file hbase.version 7",
      "write file hbase.id 42",
      "write file archive/data/default/t/ab/f/.links-cd/ef.t 0",
      "write file data/default/t/ef/f/t=ab-cd 0",
    ]
  `);
});
