// The FILE tracker and MIGRATION: what is listed is the store, whatever stands in the folder, and whoever opened the store last has the word.
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import { TableName } from '../../model/table-name.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { decodeStoreFileList, encodeStoreFileList, StoreFileListFile } from '../../rootdir/store-file-list.ts';
import type { StoreFileTracker } from '../../rootdir/store-file-tracker.ts';
import type { TrackerSettings } from '../../rootdir/store-file-tracker-settings.ts';
import { type Failure, FaultStorage } from '../../storage/fault-storage.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { LoggingStorage } from '../../storage/logging-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { put } from '../hfile/support.ts';

const TABLE = TableName.parse('t');
const FOLDER = layout.familyFolder(TABLE, 'r', 'f');
const LIST = layout.fileListFolder(TABLE, 'r', 'f');
const clock = new ManualClock(1_700_000_000_000);
let names = 0;

function trackerOf(files: FileStorage, settings: TrackerSettings = { name: 'FILE' }): StoreFileTracker {
  const random = new SeededRandom(++names);
  return createStoreFileTracker(settings, { files, table: TABLE, encodedName: 'r', family: 'f', random, clock });
}

async function write(tracker: StoreFileTracker): Promise<string> {
  const writer = HFileWriter.create({ writer: await tracker.createWriter(), comparator: KEY_VALUE_COMPARATOR, clock });
  const cell = slabOf(put('row', 'q', 1, 'value').bytes);
  writer.append(cell, 0, cell.bytes.length, cell, 0, 0, 3);
  writer.appendMetadata({ maxSequenceId: 5 });
  return (await writer.close()).path;
}
async function flush(tracker: StoreFileTracker): Promise<string> {
  const [path] = await tracker.commit([await write(tracker)]);
  return path.slice(path.lastIndexOf('/') + 1);
}
async function namesOf(files: FileStorage, settings?: TrackerSettings): Promise<string[]> {
  return (await trackerOf(files, settings).list()).map(({ name }) => name);
}
async function listsOf(files: FileStorage): Promise<string[]> {
  return (await files.list(LIST)).map(({ name }) => name);
}

describe('the list', () => {
  const entries = [
    { name: '0123abcd', size: 4711 },
    { name: 'feed_SeqId_4_', size: 1 },
  ];

  it("has HBase's bytes", () => {
    const bytes = encodeStoreFileList([{ name: 'ab', size: 300 }], 7);
    expect(bytes.subarray(0, 4).readUInt32BE()).toBe(bytes.length - 8);
    expect(bytes.toString('hex')).toBe(`0000000d${'0807'}${'1207'}${'0a026162'}${'10ac02'}${'1801'}${'1b9a336e'}`);
  });

  it('cut anywhere it is none, changed anywhere it is damaged', () => {
    const bytes = encodeStoreFileList(entries, clock.now());
    expect(decodeStoreFileList(bytes, 'p')).toEqual({ timestamp: clock.now(), entries });
    for (let i = 0; i < bytes.length; i++) expect(decodeStoreFileList(bytes.subarray(0, i), 'p')).toBeUndefined();
    for (let i = 4; i < bytes.length; i++) {
      const damaged = Buffer.from(bytes);
      damaged[i] ^= 0x10;
      expect(() => decodeStoreFileList(damaged, 'p')).toThrow(/p is damaged/);
    }
  });

  it('of two the newer counts, one that is cut does not, and an opening has a sequence of its own', async () => {
    const { files } = new MemoryDisk({ clock });
    const list = () => new StoreFileListFile(files, LIST, clock);
    const one = list();
    expect(await one.load()).toBeUndefined();
    await one.update(entries);
    await one.update(entries.slice(1));
    expect(await listsOf(files)).toEqual([`f2.${clock.now()}`]);
    const two = list();
    expect(await two.load()).toEqual(entries.slice(1));
    await two.update(entries);
    expect(await listsOf(files)).toEqual([`f1.${clock.now() + 1}`, `f2.${clock.now()}`]);
    // The former owner goes on writing: it is not heard any more.
    await one.update([]);
    await one.update([]);
    expect(await list().read()).toEqual(entries);
    await files.writeFile(`${LIST}/f2.${clock.now() + 5}`, encodeStoreFileList([], 1).subarray(0, 9));
    expect(await list().load()).toEqual(entries);
    expect(await listsOf(files)).toEqual([`f1.${clock.now() + 1}`]);
  });
});

describe('FILE', () => {
  it('writes files where they stay, lists them durably, and forgets replaced ones in the same step', async () => {
    const disk = new LoggingStorage(new MemoryDisk({ clock }));
    const tracker = trackerOf(disk.files);
    await tracker.load();
    const [one, two] = [await flush(tracker), await flush(tracker)];
    disk.take();
    const [path] = await tracker.replace([`${FOLDER}/${one}`, `${FOLDER}/${two}`], [await write(tracker)]);
    await tracker.archive([one, two]);
    const shown = disk
      .take()
      .map((line) =>
        line
          .replaceAll(path, 'OUTPUT')
          .replaceAll(one, 'ONE')
          .replaceAll(two, 'TWO')
          .replaceAll(FOLDER, 'F')
          .replace(/ \d+$/, ''),
      );
    expect(shown).toMatchInlineSnapshot(`
      [
        "create OUTPUT",
        "write OUTPUT",
        "close OUTPUT",
        "delete F/.filelist/f1.1700000000000",
        "write file F/.filelist/f1.1700000000000",
        "delete F/.filelist/f2.1700000000000",
        "rename F/ONE archive/F/ONE",
        "rename F/TWO archive/F/TWO",
      ]
    `);
    expect(await namesOf(disk.files)).toEqual([path.slice(FOLDER.length + 1)]);
  });

  it('a file that is not listed came to nothing: the next opening archives it, under a new list', async () => {
    const { files } = new MemoryDisk({ clock });
    const paused = trackerOf(files);
    await paused.load();
    const kept = await flush(paused);
    const late = await write(paused);
    expect(await namesOf(files)).toEqual([kept]);
    const owner = trackerOf(files);
    expect((await owner.load()).map(({ name }) => name)).toEqual([kept]);
    expect((await files.list(FOLDER)).map(({ name }) => name)).toEqual(['.filelist', kept].sort());
    // A server that was paused wakes up, and cannot put into the store what is gone.
    await expect(paused.commit([late])).rejects.toThrow(/is gone/);
    expect(await namesOf(files)).toEqual([kept]);
  });

  it('what a former owner lists after the next opening changes nothing', async () => {
    const { files } = new MemoryDisk({ clock });
    const former = trackerOf(files);
    await former.load();
    const one = await flush(former);
    const owner = trackerOf(files);
    await owner.load();
    const two = await flush(owner);
    await former.replace([`${FOLDER}/${one}`], [await write(former)]);
    expect((await namesOf(files)).sort()).toEqual([one, two].sort());
  });

  it('a listed file that is not there is an error that names it', async () => {
    const { files } = new MemoryDisk({ clock });
    const tracker = trackerOf(files);
    await tracker.load();
    const name = await flush(tracker);
    await files.delete(`${FOLDER}/${name}`);
    await expect(trackerOf(files).load()).rejects.toThrow(new RegExp(`${name} is damaged at offset 0: .*not there`));
  });

  it('without any list whole files are taken in, and what a first flush left half-written is not', async () => {
    const { files } = new MemoryDisk({ clock });
    const kept = await flush(trackerOf(files, { name: 'DEFAULT' }));
    await files.writeFile(`${FOLDER}/abcdef`, Buffer.alloc(100));
    expect((await trackerOf(files).load()).map(({ name }) => name)).toEqual([kept]);
    expect(await namesOf(files)).toEqual([kept]);
  });

  it.each(['io', 'no-space', 'sync'] as Failure[])(
    'when the n-th operation fails by %s, for every n, a change is made or not, also after a crash',
    async (failure) => {
      for (let n = 0; ; n++) {
        const disk = new MemoryDisk({ clock });
        const before = trackerOf(disk.files);
        await before.load();
        const inputs = [await flush(before), await flush(before)];
        const faulty = new FaultStorage(disk, { operation: n, failure });
        const tracker = trackerOf(faulty.files);
        let output: string | undefined;
        const error = await (async () => {
          await tracker.load();
          output = await write(tracker);
          await tracker.replace(
            inputs.map((name) => `${FOLDER}/${name}`),
            [output],
          );
        })().catch((caught: unknown) => caught);
        for (const { files } of [disk, disk.crashClone()]) {
          const found = (await namesOf(files)).sort();
          const after = output === undefined ? inputs : [output.slice(FOLDER.length + 1)];
          expect(error === undefined ? [after] : [inputs.sort(), after], `operation ${n}`).toContainEqual(found);
          expect((await trackerOf(files).load()).map(({ name }) => name).sort()).toEqual(found);
        }
        if (faulty.failed === undefined) break;
        expect(n).toBeLessThan(60);
      }
    },
  );
});

describe('MIGRATION', () => {
  it('to FILE and back: the same files, by either way of looking', async () => {
    const { files } = new MemoryDisk({ clock });
    const toFile: TrackerSettings = { name: 'MIGRATION', source: 'DEFAULT', target: 'FILE' };
    const toDefault: TrackerSettings = { name: 'MIGRATION', source: 'FILE', target: 'DEFAULT' };
    const all = [await flush(trackerOf(files, { name: 'DEFAULT' }))];
    for (const settings of [toFile, { name: 'FILE' } as const, toDefault, { name: 'DEFAULT' } as const]) {
      const tracker = trackerOf(files, settings);
      expect((await tracker.load()).map(({ name }) => name).sort(), settings.name).toEqual(all.sort());
      all.push(await flush(tracker));
      expect((await namesOf(files, settings.name === 'FILE' ? settings : { name: 'DEFAULT' })).sort()).toEqual(
        all.sort(),
      );
    }
  });

  it('from FILE: a file that is not listed does not come in by way of the folder', async () => {
    const { files } = new MemoryDisk({ clock });
    const tracker = trackerOf(files);
    await tracker.load();
    const kept = await flush(tracker);
    await write(tracker);
    await trackerOf(files, { name: 'MIGRATION', source: 'FILE', target: 'DEFAULT' }).load();
    expect(await namesOf(files, { name: 'DEFAULT' })).toEqual([kept]);
  });
});
