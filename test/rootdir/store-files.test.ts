import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { TableName } from '../../model/table-name.ts';
import { HFileArchiver } from '../../rootdir/archive.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { createLink, isLinked, linkedFileOf, linkLocations, resolveLink } from '../../rootdir/hfile-link.ts';
import { decodeReference, encodeReference, referenceTo, splitRowOf } from '../../rootdir/reference.ts';
import {
  backReferenceName,
  linkName,
  parseBackReferenceName,
  parseStoreFileName,
  referenceName,
} from '../../rootdir/store-file-name.ts';
import { openStoreFile } from '../../rootdir/store-file-opener.ts';
import type { StoreFileTracker } from '../../rootdir/store-file-tracker.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { observeFiles } from '../../storage/wrapped-storage.ts';
import { currentCell, done, put } from '../hfile/support.ts';

const TABLE = TableName.parse('ns:t');
const PARENT = 'a'.repeat(32);
const CHILD = 'b'.repeat(32);
const clock = new ManualClock(1_700_000_000_000);

function trackerOf(files: FileStorage, encodedName: string): StoreFileTracker {
  return createStoreFileTracker(
    { name: 'DEFAULT' },
    {
      files,
      table: TABLE,
      encodedName,
      family: 'f',
      random: new SeededRandom(1),
      clock,
    },
  );
}

async function writeStoreFile(tracker: StoreFileTracker, rows: string[]): Promise<string> {
  const writer = HFileWriter.create({ writer: await tracker.createWriter(), comparator: KEY_VALUE_COMPARATOR, clock });
  for (const row of rows) {
    const cell = slabOf(put(row, 'q', 1, row).bytes);
    writer.append(cell, 0, cell.bytes.length, cell, 0, 0, 3);
  }
  writer.appendMetadata({ maxSequenceId: 5 });
  return (await writer.close()).path;
}

async function rowsOf(files: FileStorage, region: string, name: string): Promise<string[]> {
  const path = layout.storeFile(TABLE, region, 'f', name);
  const reader = await openStoreFile({ path, parsed: parseStoreFileName(name)! }, { files, table: TABLE, family: 'f' });
  const cursor = reader.cursor();
  const rows: string[] = [];
  for (await done(() => cursor.seek(firstOnRow(Buffer.alloc(0)))); cursor.valid; await done(() => cursor.next())) {
    rows.push(currentCell(cursor).split('/')[0]);
  }
  await reader.close();
  return rows;
}

describe('names in a family folder', () => {
  it.each([
    ['0123abcdef', { kind: 'hfile', hfile: '0123abcdef' }],
    ['0123abcdef_SeqId_42_', { kind: 'hfile', hfile: '0123abcdef_SeqId_42_' }],
    [`t=${PARENT}-0123`, { kind: 'link', target: { table: TableName.parse('t'), region: PARENT, hfile: '0123' } }],
    [
      `ns=t=${PARENT}-0123_SeqId_4_`,
      { kind: 'link', target: { table: TABLE, region: PARENT, hfile: '0123_SeqId_4_' } },
    ],
    [
      `a.b-c=${PARENT}-0123`,
      { kind: 'link', target: { table: TableName.parse('a.b-c'), region: PARENT, hfile: '0123' } },
    ],
    [
      `0123.${PARENT}`,
      { kind: 'reference', referred: { kind: 'hfile', hfile: '0123' }, referredName: '0123', parent: PARENT },
    ],
  ])('%s', (name, expected) => {
    expect(parseStoreFileName(name)).toMatchObject(JSON.parse(JSON.stringify(expected)));
  });

  it('a reference to a link', () => {
    const name = `ns=t=${CHILD}-0123.${PARENT}`;
    const parsed = parseStoreFileName(name);
    expect(parsed).toMatchObject({
      kind: 'reference',
      parent: PARENT,
      referred: { kind: 'link', target: { region: CHILD, hfile: '0123' } },
    });
    expect(referenceName(`ns=t=${CHILD}-0123`, PARENT)).toBe(name);
  });

  it.each(['', '.hidden', 'notHex!', 'f1.', '.0123.crc', '=a-1', 'tmp'])('%j is none', (name) => {
    expect(parseStoreFileName(name)).toBeUndefined();
  });

  it('links and back references spell namespaces with =', () => {
    const target = { table: TABLE, region: PARENT, hfile: '0123' };
    expect(linkName(target)).toBe(`ns=t=${PARENT}-0123`);
    expect(linkName({ ...target, table: TableName.parse('t') })).toBe(`t=${PARENT}-0123`);
    expect(backReferenceName(TABLE, CHILD)).toBe(`${CHILD}.ns=t`);
    const back = parseBackReferenceName(`${CHILD}.ns=t`)!;
    expect([back.region, back.table.toString()]).toEqual([CHILD, 'ns:t']);
    expect(linkedFileOf('.links-0123')).toBe('0123');
    expect(linkedFileOf('0123')).toBeUndefined();
  });
});

describe('references', () => {
  it('have the bytes HBase gives them', () => {
    const bytes = encodeReference(referenceTo('TOP', Buffer.from('row00000000000000000000500')));
    const row = Buffer.from('row00000000000000000000500').toString('hex');
    expect(bytes.toString('hex')).toBe(`504255460a26001a${row}007fffffffffffffffff1000`);
    const back = decodeReference(bytes, 'p');
    expect(back.range).toBe('TOP');
    expect(splitRowOf(back).toString()).toBe('row00000000000000000000500');
  });

  it('cut or flipped anywhere they are an error or another reference, never a crash', () => {
    const bytes = encodeReference(referenceTo('BOTTOM', Buffer.from('row')));
    for (let i = 0; i < bytes.length; i++) {
      expect(() => decodeReference(bytes.subarray(0, i), 'p')).toThrow(/p is damaged/);
      for (const flip of [1, 0x80, 0xff]) {
        const damaged = Buffer.from(bytes);
        damaged[i] ^= flip;
        try {
          expect(decodeReference(damaged, 'p').splitKey.length).toBeGreaterThanOrEqual(12);
        } catch (error) {
          expect(String(error)).toMatch(/p is damaged/);
        }
      }
    }
  });

  it('show one side of the parent, also when it was archived or is itself a link', async () => {
    const { files } = new MemoryDisk();
    const tracker = trackerOf(files, PARENT);
    const [path] = await tracker.commit([await writeStoreFile(tracker, ['a', 'b', 'c', 'd'])]);
    const hfile = path.slice(path.lastIndexOf('/') + 1);
    const bottom = referenceName(hfile, PARENT);
    await files.writeFile(
      layout.storeFile(TABLE, CHILD, 'f', bottom),
      encodeReference(referenceTo('BOTTOM', Buffer.from('c'))),
    );
    expect(await rowsOf(files, CHILD, bottom)).toEqual(['a', 'b']);
    const link = await createLink(
      files,
      { table: TABLE, region: PARENT, hfile },
      { table: TABLE, region: 'c0', family: 'f' },
    );
    const top = referenceName(link, 'c0');
    await files.writeFile(
      layout.storeFile(TABLE, CHILD, 'f', top),
      encodeReference(referenceTo('TOP', Buffer.from('c'))),
    );
    expect(await rowsOf(files, CHILD, top)).toEqual(['c', 'd']);
    await new HFileArchiver(files, clock).archiveRegion(TABLE, PARENT);
    expect(await rowsOf(files, CHILD, bottom)).toEqual(['a', 'b']);
    expect(await rowsOf(files, CHILD, top)).toEqual(['c', 'd']);
    expect(await rowsOf(files, 'c0', link)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('links', () => {
  it('are looked up in data, .tmp, mobdir and archive, in this order', async () => {
    const { files } = new MemoryDisk();
    const target = { table: TABLE, region: PARENT, hfile: '0123' };
    const locations = linkLocations(target, 'f');
    expect(locations).toEqual([
      `data/ns/t/${PARENT}/f/0123`,
      `.tmp/data/ns/t/${PARENT}/f/0123`,
      `mobdir/data/ns/t/${PARENT}/f/0123`,
      `archive/data/ns/t/${PARENT}/f/0123`,
    ]);
    await expect(resolveLink(files, target, 'f')).rejects.toThrow(`no file for the link ns=t=${PARENT}-0123`);
    for (const path of locations.toReversed()) {
      await files.writeFile(path, Buffer.from('x'));
      expect(await resolveLink(files, target, 'f')).toBe(path);
    }
  });

  it('made again, a link has its back reference, also when a cleaner takes the old one between', async () => {
    const { files } = new MemoryDisk();
    const target = { table: TABLE, region: PARENT, hfile: 'f'.repeat(32) };
    const at = { table: TABLE, region: CHILD, family: 'f' };
    const link = layout.storeFile(TABLE, CHILD, 'f', await createLink(files, target, at));
    await files.delete(link);
    const cleaned = observeFiles(files, async ({ name, path }) => {
      if (name === 'write file' && path === link) expect(await isLinked(files, target, 'f')).toBe(false);
    });
    await createLink(cleaned, target, at);
    expect(await isLinked(files, target, 'f')).toBe(true);
  });

  it('keep what they link to from the cleaner while they stand', async () => {
    const { files } = new MemoryDisk();
    const target = { table: TABLE, region: PARENT, hfile: '0123' };
    const name = await createLink(files, target, { table: TableName.parse('copy'), region: CHILD, family: 'f' });
    const back = `archive/data/ns/t/${PARENT}/f/.links-0123/${CHILD}.copy`;
    expect(await files.stat(back)).toBeDefined();
    expect(await isLinked(files, target, 'f')).toBe(true);
    await files.delete(`data/default/copy/${CHILD}/f/${name}`);
    expect(await isLinked(files, target, 'f')).toBe(false);
    expect(await files.stat(back)).toBeUndefined();
  });
});

describe('the DEFAULT store file tracker', () => {
  it('writes below .tmp, commits by rename, and lists what is a store file', async () => {
    const { files } = new MemoryDisk();
    const tracker = trackerOf(files, PARENT);
    const written = await writeStoreFile(tracker, ['a']);
    expect(written).toMatch(new RegExp(`^data/ns/t/${PARENT}/\\.tmp/f/[0-9a-f]{32}$`));
    expect(await tracker.list()).toEqual([]);
    const [path] = await tracker.commit([written]);
    expect(path).toMatch(new RegExp(`^data/ns/t/${PARENT}/f/[0-9a-f]{32}$`));
    await files.writeFile(`data/ns/t/${PARENT}/f/.x.crc`, Buffer.from('x'));
    await files.writeFile(`data/ns/t/${PARENT}/f/README`, Buffer.from('x'));
    await createLink(
      files,
      { table: TABLE, region: CHILD, hfile: 'ff' },
      { table: TABLE, region: PARENT, family: 'f' },
    );
    const listed = await tracker.list();
    expect(listed.map((file) => file.path).sort()).toEqual([path, `data/ns/t/${PARENT}/f/ns=t=${CHILD}-ff`].sort());
  });

  it('an empty store file is damage, not nothing: what was in it would be missed by nobody', async () => {
    const { files } = new MemoryDisk();
    const path = `data/ns/t/${PARENT}/f/abc`;
    await files.writeFile(path, Buffer.alloc(0));
    await expect(trackerOf(files, PARENT).list()).rejects.toMatchObject({ name: 'CorruptionError', path, offset: 0 });
  });

  it('replaces in two steps: outputs are in place before inputs go to the archive', async () => {
    const { files } = new MemoryDisk();
    const tracker = trackerOf(files, PARENT);
    const [first] = await tracker.commit([await writeStoreFile(tracker, ['a'])]);
    const input = first.slice(first.lastIndexOf('/') + 1);
    const [output] = await tracker.replace([input], [await writeStoreFile(tracker, ['b'])]);
    expect((await tracker.list()).map((file) => file.path).sort()).toEqual([first, output].sort());
    await tracker.archive([input]);
    await tracker.archive([input]);
    expect((await tracker.list()).map((file) => file.path)).toEqual([output]);
    expect(await files.stat(`archive/data/ns/t/${PARENT}/f/${input}`)).toBeDefined();
  });

  it('a crash before the commit leaves nothing in the store, one after it the whole file', async () => {
    const disk = new MemoryDisk();
    const tracker = trackerOf(disk.files, PARENT);
    const written = await writeStoreFile(tracker, ['a', 'b']);
    expect(await trackerOf(disk.crashClone().files, PARENT).list()).toEqual([]);
    const [path] = await tracker.commit([written]);
    const after = disk.crashClone().files;
    expect(await rowsOf(after, PARENT, path.slice(path.lastIndexOf('/') + 1))).toEqual(['a', 'b']);
  });
});

describe('the archive', () => {
  it('takes a region with all its families, and deletes its folder', async () => {
    const { files } = new MemoryDisk();
    const folder = layout.regionFolder(TABLE, PARENT);
    await files.writeFile(`${folder}/.regioninfo`, Buffer.from('x'));
    await files.writeFile(`${folder}/f/0123`, Buffer.from('one'));
    await files.writeFile(`${folder}/g/4567`, Buffer.from('two'));
    await new HFileArchiver(files, clock).archiveRegion(TABLE, PARENT);
    expect(await files.stat(folder)).toBeUndefined();
    const archived = layout.archiveRegionFolder(TABLE, PARENT);
    expect((await files.readFile(`${archived}/f/0123`)).toString()).toBe('one');
    expect((await files.readFile(`${archived}/g/4567`)).toString()).toBe('two');
  });

  it('keeps a different file of the same name under its time, and drops the same one', async () => {
    const { files } = new MemoryDisk();
    const archiver = new HFileArchiver(files, clock);
    const source = layout.storeFile(TABLE, PARENT, 'f', '0123');
    const target = `${layout.archiveFamilyFolder(TABLE, PARENT, 'f')}/0123`;
    for (const content of ['old', 'newer', 'newer']) {
      await files.writeFile(source, Buffer.from(content));
      await archiver.archiveStoreFiles(TABLE, PARENT, 'f', ['0123']);
      expect(await files.stat(source)).toBeUndefined();
      expect((await files.readFile(target)).toString()).toBe(content);
    }
    expect((await files.readFile(`${target}.1700000000000`)).toString()).toBe('old');
    expect((await files.list(layout.archiveFamilyFolder(TABLE, PARENT, 'f'))).length).toBe(2);
  });
});
