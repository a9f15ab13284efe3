// The files of a split's daughters and a merge's child: HBase's own to the byte, and each durable before the next step.
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { hasReferenceFiles } from '../../rootdir/live-store-files.ts';
import { decodeReference, splitRowOf } from '../../rootdir/reference.ts';
import { readRegionInfoFile } from '../../rootdir/region-info-file.ts';
import { RegionSplitFiles, type StoreTrackers } from '../../rootdir/region-split.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { LoggingStorage } from '../../storage/logging-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { put } from '../hfile/support.ts';
import { goldenRoot } from '../support/golden-root.ts';

const TABLE = TableName.parse('t');
const clock = new ManualClock(1_700_000_000_000);

function region(startKey: string, endKey: string, regionId: number): RegionInfo {
  return new RegionInfo({ tableName: TABLE, startKey: Buffer.from(startKey), endKey: Buffer.from(endKey), regionId });
}

const trackersOf =
  (files: FileStorage): StoreTrackers =>
  ({ tableName: table, encodedName }, family) =>
    createStoreFileTracker(
      { name: 'DEFAULT' },
      { files, table, encodedName, family, random: new SeededRandom(1), clock },
    );

async function writeFile(files: FileStorage, to: RegionInfo, rows: string[], replaced: string[] = []): Promise<string> {
  const { encodedName } = to;
  const options = { files, table: TABLE, encodedName, family: 'f', random: new SeededRandom(rows.length), clock };
  const tracker = createStoreFileTracker({ name: 'DEFAULT' }, options);
  const writer = HFileWriter.create({ writer: await tracker.createWriter(), comparator: KEY_VALUE_COMPARATOR, clock });
  for (const row of rows) {
    const cell = slabOf(put(row, 'q', 1, row).bytes);
    writer.append(cell, 0, cell.bytes.length, cell, 0, 0, 3);
  }
  writer.appendMetadata({ maxSequenceId: 5, compactedFiles: replaced });
  const [path] = await tracker.commit([(await writer.close()).path]);
  return path.slice(path.lastIndexOf('/') + 1);
}

async function filesOf(files: FileStorage, { encodedName }: RegionInfo): Promise<string[]> {
  return (await files.list(layout.familyFolder(TABLE, encodedName, 'f'))).map(({ name }) => name);
}

it('a split makes the files that HBase 2.6.1 made of the same parent', async () => {
  const { files } = await goldenRoot('killed');
  const folder = 'data/default/plain';
  const parent = (await readRegionInfoFile(files, `${folder}/aa4f3d76770e854bf498dbe1e01249fe`)) as RegionInfo;
  const daughters = ['4148e792f824045378406a20895f321a', '7163c6cb5797498987b2cdc0291c4d8e'];
  const reference = '3a06af05ed27454983e346ffd6cf9b85.aa4f3d76770e854bf498dbe1e01249fe';
  const paths = daughters.flatMap((name) => [`${folder}/${name}/.regioninfo`, `${folder}/${name}/f/${reference}`]);
  const theirs = await Promise.all(paths.map((path) => files.readFile(path)));
  const [bottom, top] = await Promise.all(daughters.map((name) => readRegionInfoFile(files, `${folder}/${name}`)));
  await new RegionSplitFiles(files).split(parent, bottom, top, trackersOf(files));
  for (const [i, path] of paths.entries()) expect(await files.readFile(path), path).toEqual(theirs[i]);
  expect((await files.list(`${folder}/${daughters[0]}/f`)).map(({ name }) => name)).toEqual([reference]);
});

describe('a split', () => {
  it('refers to files on both sides, links those on one, and passes over empty and replaced ones', async () => {
    const { files } = new MemoryDisk({ clock });
    const parent = region('', '', 1);
    const [bottom, top] = [region('', 'm', 2), region('m', '', 2)];
    const both = await writeFile(files, parent, ['a', 'l', 'm', 'z']);
    const below = await writeFile(files, parent, ['a', 'b', 'c']);
    const above = await writeFile(files, parent, ['m', 'n']);
    const replaced = await writeFile(files, parent, ['a', 'm', 'x', 'y', 'z']);
    await writeFile(files, parent, [], [replaced]);
    await files.writeFile(`data/default/t/${parent.encodedName}/f/.hidden`, Buffer.from('x'));
    await new RegionSplitFiles(files).split(parent, bottom, top, trackersOf(files));
    const link = (hfile: string) => `t=${parent.encodedName}-${hfile}`;
    expect(await filesOf(files, bottom)).toEqual([`${both}.${parent.encodedName}`, link(below)].sort());
    expect(await filesOf(files, top)).toEqual([`${both}.${parent.encodedName}`, link(above)].sort());
    for (const [hfile, daughter] of [
      [below, bottom],
      [above, top],
    ] as const) {
      const folder = `archive/data/default/t/${parent.encodedName}/f/.links-${hfile}`;
      expect((await files.list(folder)).map(({ name }) => name)).toEqual([`${daughter.encodedName}.t`]);
    }
    expect(await hasReferenceFiles(files, TABLE, top.encodedName)).toBe(true);
    expect(await hasReferenceFiles(files, TABLE, parent.encodedName)).toBe(false);
    // Again, as after a crash in its middle.
    await files.delete(layout.regionInfoFile(TABLE, top.encodedName));
    await new RegionSplitFiles(files).split(parent, bottom, top, trackersOf(files));
    expect(await filesOf(files, top)).toHaveLength(2);
    // A daughter's link leads to the same file when she is split herself.
    const [lower, upper] = [region('', 'b', 3), region('b', 'm', 3)];
    const whole = `data/default/t/${bottom.encodedName}/f/${both}.${parent.encodedName}`;
    await expect(new RegionSplitFiles(files).split(bottom, lower, upper, trackersOf(files))).rejects.toThrow(
      /still holds the reference/,
    );
    await files.delete(whole);
    await new RegionSplitFiles(files).split(bottom, lower, upper, trackersOf(files));
    expect(await filesOf(files, lower)).toEqual([`${link(below)}.${bottom.encodedName}`]);
    await new RegionSplitFiles(files).split(bottom, region('', 'd', 4), region('d', 'm', 4), trackersOf(files));
    expect(await filesOf(files, region('', 'd', 4))).toEqual([link(below)]);
  });

  it('does each thing after the one before is durable', async () => {
    const disk = new MemoryDisk({ clock });
    const parent = region('', '', 1);
    await writeFile(disk.files, parent, ['a', 'z']);
    await writeFile(disk.files, parent, ['a']);
    const names = new Map([parent, region('', 'm', 2), region('m', '', 2)].map((r, i) => [r.encodedName, `R${i}`]));
    const short = (line: string) =>
      [...names]
        .reduce((text, [long, name]) => text.replaceAll(long, name), line)
        .replaceAll(/[0-9a-f]{32}/g, 'H')
        .replaceAll('data/default/t', '…');
    const logging = new LoggingStorage(disk);
    await new RegionSplitFiles(logging.files).split(
      parent,
      region('', 'm', 2),
      region('m', '', 2),
      trackersOf(logging.files),
    );
    expect(logging.take().map(short)).toMatchInlineSnapshot(`
      [
        "delete …/R1",
        "delete …/R2",
        "make directory …/R1",
        "make directory …/R2",
        "write file …/R1/f/H.R0 21",
        "write file archive/…/R0/f/.links-H/R1.t 0",
        "write file …/R2/f/H.R0 21",
        "write file …/R1/f/t=R0-H 0",
        "write file …/R1/.regioninfo 32",
        "write file …/R2/.regioninfo 32",
      ]
    `);
  });
});

it('a merge refers to all files of all parents, whole', async () => {
  const { files } = new MemoryDisk({ clock });
  const parents = [region('', 'm', 1), region('m', '', 1)];
  const child = region('', '', 2);
  const names = [await writeFile(files, parents[0], ['a', 'b']), await writeFile(files, parents[1], ['m', 'n', 'o'])];
  await new RegionSplitFiles(files).merge(parents, child, trackersOf(files));
  const references = names.map((name, i) => `${name}.${parents[i].encodedName}`);
  expect(await filesOf(files, child)).toEqual([...references].sort());
  for (const [i, name] of references.entries()) {
    const reference = decodeReference(
      await files.readFile(layout.storeFile(TABLE, child.encodedName, 'f', name)),
      name,
    );
    expect([reference.range, splitRowOf(reference).toString()]).toEqual(['TOP', parents[i].startKey.toString()]);
  }
  const made = await readRegionInfoFile(files, layout.regionFolder(TABLE, child.encodedName));
  expect(made.equals(child)).toBe(true);
  await new RegionSplitFiles(files).discard([child]);
  expect(await files.stat(layout.regionFolder(TABLE, child.encodedName))).toBeUndefined();
});
