// MOB families: values above the threshold stand in files of their own, and nobody notices.

import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { SeededRandom } from '../../../base/random.ts';
import { TYPE_DELETE, TYPE_DELETE_COLUMN, TYPE_DELETE_FAMILY } from '../../../cell/key-value.ts';
import { HFileReader } from '../../../hfile/hfile-reader.ts';
import type { Query } from '../../../model/get.ts';
import { mobRegionOf } from '../../../model/region-info.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { parseMobFileName } from '../../../rootdir/mob-file-name.ts';
import { mobFileReferencesOf } from '../../../rootdir/mob-references.ts';
import { LoggingStorage } from '../../../storage/logging-storage.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { append, type FixtureOptions, RegionFixture } from '../region-fixture.ts';

const MOB = { IS_MOB: true, MOB_THRESHOLD: 5 };
const LARGE = 'a value that is large';
const flush = (t: RegionFixture) => t.region.flush({ force: true, reason: 'test' });
const majorCompact = (t: RegionFixture) => t.region.compact(true);

function mobFolder(t: RegionFixture, family = 'f'): string {
  const { tableName } = t.region.info;
  return layout.mobFamilyFolder(tableName, mobRegionOf(tableName).encodedName, family);
}
async function mobFiles(t: RegionFixture): Promise<string[]> {
  return (await t.disk.files.list(mobFolder(t))).map(({ name }) => name);
}
async function storeFile(t: RegionFixture): Promise<HFileReader> {
  const { tableName, encodedName } = t.region.info;
  const [name] = await t.files();
  return HFileReader.open(await t.disk.files.open(layout.storeFile(tableName, encodedName, 'f', name)));
}
const attribute = (name: string) => (query: Query) => query.attributes.set(name, Buffer.from([0xff]));
const raw = attribute('hbase.mob.scan.raw');

async function opened(options: FixtureOptions = {}): Promise<RegionFixture> {
  return RegionFixture.open({ families: { f: MOB }, ...options });
}

describe('a flush', () => {
  it('puts large values into a MOB file and references in their place, as HBase does', async () => {
    const t = await opened({ startKey: 'a', endKey: 'z' });
    const day = new Date(2024, 1, 3, 12).getTime();
    await t.put('r', 'f:large', LARGE, day);
    await t.put('r', 'f:small', 'small', day - 1);
    await flush(t);
    const [name, ...others] = await mobFiles(t);
    expect(others).toEqual([]);
    expect(parseMobFileName(name)).toEqual({
      startKey: '0cc175b9c0f1b6a831c399e269772661', // md5 of "a"
      date: '20240203',
      uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      region: t.region.info.encodedName,
    });
    expect(await t.get('r')).toEqual([`r/f:large/${day}/4=${LARGE}`, `r/f:small/${day - 1}/4=small`]);
    expect(await t.get('r', raw)).toEqual([`r/f:large/${day}/4=\0\0\0\x15${name}`, `r/f:small/${day - 1}/4=small`]);
    const store = await storeFile(t);
    expect([...mobFileReferencesOf(store)!]).toEqual([['t', new Set([name])]]);
    expect(store.hasTags).toBe(true);
    const mob = await HFileReader.open(await t.disk.files.open(`${mobFolder(t)}/${name}`));
    expect(mob.fileInfo.get('MOB_CELLS_COUNT')?.readBigInt64BE()).toBe(1n);
    expect(mob.fileInfo.has('COMPACTION_EVENT_KEY')).toBe(false);
    expect([mob.entryCount, mob.bloomType, mob.maxSequenceId]).toEqual([1, 'NONE', store.maxSequenceId]);
  });

  it('makes no MOB file when no value is large, and the store file says so', async () => {
    const t = await opened();
    await t.put('r', 'f:q', 'small');
    await flush(t);
    expect(await mobFiles(t)).toEqual([]);
    expect((await storeFile(t)).fileInfo.get('MOB_FILE_REFS')).toEqual(Buffer.from([0]));
  });

  it('dates a file by the last day there is when its cells are from beyond it', async () => {
    const t = await opened();
    await t.put('r', 'f:q', LARGE, 9e18);
    await flush(t);
    expect(parseMobFileName((await mobFiles(t))[0])?.date).toBe('99991231');
  });

  it('has MOB files synced and in place before the store file that refers to them', async () => {
    const clock = new ManualClock();
    const disk = new LoggingStorage(new MemoryDisk({ clock }));
    const t = await opened({ clock, disk });
    await t.put('r', 'f:q', LARGE);
    disk.take();
    await flush(t);
    const { encodedName } = t.region.info;
    const names = [(await mobFiles(t))[0], mobRegionOf(t.region.info.tableName).encodedName, encodedName];
    const log = disk.take().map((line) => {
      for (const [i, name] of names.entries()) line = line.replaceAll(name, ['MOB', 'MOBREGION', 'REGION'][i]);
      return line
        .replace(/WALs\/\S+/, 'WAL')
        .replace(/[0-9a-f]{32}/g, 'FILE')
        .replace(/ \d+( |$)/, '$1');
    });
    expect(log).toMatchInlineSnapshot(`
      [
        "append WAL data",
        "create data/default/t/REGION/.tmp/f/FILE",
        "create mobdir/.tmp/MOB",
        "write mobdir/.tmp/MOB",
        "close mobdir/.tmp/MOB",
        "make directory mobdir/data/default/t/MOBREGION/f",
        "rename mobdir/.tmp/MOB mobdir/data/default/t/MOBREGION/f/MOB",
        "write data/default/t/REGION/.tmp/f/FILE",
        "close data/default/t/REGION/.tmp/f/FILE",
        "rename data/default/t/REGION/.tmp/f/FILE data/default/t/REGION/f/FILE",
        "append WAL data",
      ]
    `);
    await t.put('r', 'f:q', LARGE);
    await flush(t);
    disk.take();
    await majorCompact(t);
    const order = disk.take().flatMap((line) => /^(rename|append).* (\S+)$/.exec(line)?.[2].split('/')[0] ?? []);
    expect(order).toEqual(['mobdir', 'data', 'data', 'archive', 'archive']);
  });
});

describe('reads', () => {
  it('find values in either direction, and by gets, appends and checks', async () => {
    const t = await opened();
    for (const row of ['a', 'b', 'c']) await t.put(row, 'f:q', `${LARGE} ${row}`, 1);
    await flush(t);
    const forwards = ['a', 'b', 'c'].map((row) => `${row}/f:q/1/4=${LARGE} ${row}`);
    expect(await t.scan()).toEqual(forwards);
    expect(
      await t.scan((scan) => {
        scan.reversed = true;
      }),
    ).toEqual(forwards.toReversed());
    await t.mutate([append('b', 'f:q', '!')]);
    expect(await t.value('b', 'f:q')).toBe(`${LARGE} b!`);
  });

  it('give the values of the version that was written last, and older ones to who asks', async () => {
    const t = await opened({ families: { f: { ...MOB, VERSIONS: 3 } } });
    await t.put('r', 'f:q', 'the first of two', 7);
    await t.put('r', 'f:q', 'the second of two', 7);
    await t.put('r', 'f:q', 'an older one', 6);
    await flush(t);
    const all = (query: Query) => {
      query.maxVersions = 3;
    };
    expect(await t.get('r', all)).toEqual(['r/f:q/7/4=the second of two', 'r/f:q/6/4=an older one']);
  });

  it('name a MOB file that is gone, or give an empty value to who wants that', async () => {
    const t = await opened();
    await t.put('r', 'f:q', LARGE, 1);
    await t.put('s', 'f:q', 'small', 1);
    await flush(t);
    const [name] = await mobFiles(t);
    const path = `${mobFolder(t)}/${name}`;
    await t.disk.files.rename(path, 'elsewhere');
    await expect(t.get('r')).rejects.toThrow(
      expect.objectContaining({
        javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException',
        message: expect.stringContaining(name),
      }),
    );
    expect(await t.scan(attribute('empty.value.on.mobcell.miss'))).toEqual(['r/f:q/1/4=', 's/f:q/1/4=small']);
    await t.disk.files.rename('elsewhere', path);
    expect(await t.value('r', 'f:q')).toBe(LARGE);
  });

  it('find a MOB file that went to the archive', async () => {
    const t = await opened();
    await t.put('r', 'f:q', LARGE);
    await flush(t);
    const [name] = await mobFiles(t);
    const { tableName } = t.region.info;
    const archive = layout.archiveFamilyFolder(tableName, mobRegionOf(tableName).encodedName, 'f');
    await t.disk.files.rename(`${mobFolder(t)}/${name}`, `${archive}/${name}`);
    expect(await t.value('r', 'f:q')).toBe(LARGE);
  });

  it('may ask for references only', async () => {
    const t = await opened();
    await t.put('r', 'f:large', LARGE, 1);
    await t.put('r', 'f:small', 'small', 1);
    await flush(t);
    expect(await t.scan(attribute('hbase.mob.scan.ref.only'))).toEqual([`r/f:large/1/4=${LARGE}`]);
  });
});

describe('compactions', () => {
  it('leave MOB files alone unless a user asks for a major one, which makes them one file', async () => {
    const t = await opened();
    for (const row of ['a', 'b', 'c']) {
      await t.put(row, 'f:q', `${LARGE} ${row}`, 1);
      await flush(t);
    }
    const before = await mobFiles(t);
    const [store] = t.region.stores;
    await t.region.compactions.run(store, t.region.compactions.select(store, { major: true, user: false })!);
    expect(await t.files()).toHaveLength(1);
    expect(await mobFiles(t)).toEqual(before);
    expect([...mobFileReferencesOf(await storeFile(t))!.get('t')!].sort()).toEqual(before);
    await majorCompact(t);
    const [references] = mobFileReferencesOf(await storeFile(t))!.values();
    const added = (await mobFiles(t)).filter((name) => !before.includes(name));
    expect([...references]).toEqual(added);
    expect(added).toHaveLength(1);
    expect(await t.scan()).toEqual(['a', 'b', 'c'].map((row) => `${row}/f:q/1/4=${LARGE} ${row}`));
  });

  it('of the optimized kind leave large MOB files alone and end new ones at their size', async () => {
    const mob = { compactionType: 'optimized', maxFileBytes: 10_000, discardsMissing: false } as const;
    const t = await opened({ config: { mob }, families: { f: { ...MOB, BLOCKSIZE: 1000 } } });
    for (const row of ['a', 'b']) {
      await t.put(row, 'f:q', row.repeat(20_000), 1);
      await flush(t);
    }
    const large = await mobFiles(t);
    for (const row of ['c', 'd', 'e', 'f', 'g', 'h']) {
      await t.put(row, 'f:q', row.repeat(3_000), 1);
      await flush(t);
    }
    await majorCompact(t);
    const [references] = mobFileReferencesOf(await storeFile(t))!.values();
    expect([...references]).toEqual(expect.arrayContaining(large));
    expect(references.size).toBeGreaterThan(large.length + 1);
    expect(references.size).toBeLessThan(large.length + 6);
    const values = (await t.scan()).map((cell) => cell.slice(cell.indexOf('=') + 1));
    expect(values.map((value) => `${value[0]}${value.length}`)).toEqual([
      'a20000',
      'b20000',
      'c3000',
      'd3000',
      'e3000',
      'f3000',
      'g3000',
      'h3000',
    ]);
  });

  it('bring values below a new threshold back into store files, and all of them once the family is no MOB family', async () => {
    const t = await opened();
    await t.put('r', 'f:q', LARGE, 1);
    await t.put('r', 'f:p', 'middling', 1);
    await flush(t);
    await t.region.close();
    const higher = await RegionFixture.open({
      ...t.options,
      families: { f: { ...MOB, MOB_THRESHOLD: 10 } },
      disk: t.disk,
      startCode: 2,
    });
    await majorCompact(higher);
    expect((await higher.get('r', raw)).map((cell) => cell.includes(higher.region.info.encodedName))).toEqual([
      false,
      true,
    ]);
    await higher.region.close();
    const none = await RegionFixture.open({ ...t.options, families: { f: {} }, disk: t.disk, startCode: 3 });
    expect(await none.value('r', 'f:q')).toBe(LARGE);
    await none.put('s', 'f:q', LARGE, 2);
    await flush(none);
    await majorCompact(none);
    expect(await none.scan(raw)).toEqual(['r/f:p/1/4=middling', `r/f:q/1/4=${LARGE}`, `s/f:q/2/4=${LARGE}`]);
    expect((await storeFile(none)).fileInfo.get('MOB_FILE_REFS')).toEqual(Buffer.from([0]));
  });

  it('fail by name when a MOB file is gone, and leave everything as it was', async () => {
    const t = await opened();
    await t.put('r', 'f:q', LARGE, 1);
    await t.put('s', 'f:q', 'small', 1);
    await flush(t);
    await t.put('t', 'f:q', LARGE, 1);
    await flush(t);
    const [name] = await mobFiles(t);
    await t.disk.files.delete(`${mobFolder(t)}/${name}`);
    await expect(majorCompact(t)).rejects.toThrow(name);
    expect(await t.files()).toHaveLength(2);
    expect(await t.disk.files.list(layout.mobTempFolder)).toEqual([]);
    expect(t.aborts).toEqual([]);
  });

  it('may leave out what is lost', async () => {
    const mob = { compactionType: 'full', maxFileBytes: 1e9, discardsMissing: true } as const;
    const t = await opened({ config: { mob } });
    await t.put('r', 'f:q', LARGE, 1);
    await t.put('s', 'f:q', 'small', 1);
    await flush(t);
    await t.disk.files.delete(mobFolder(t));
    await majorCompact(t);
    expect(await t.scan()).toEqual(['s/f:q/1/4=small']);
  });

  it('forget what an earlier server had begun', async () => {
    const t = await opened();
    const { encodedName } = t.region.info;
    for (const name of [`begun_${encodedName}`, 'begun_1234'])
      await t.disk.files.writeFile(`${layout.mobTempFolder}/${name}`, Buffer.from('x'));
    await t.region.close();
    await RegionFixture.open({ ...t.options, disk: t.disk, startCode: 2 });
    expect((await t.disk.files.list(layout.mobTempFolder)).map(({ name }) => name)).toEqual(['begun_1234']);
  });
});

describe('a MOB family answers as any other', () => {
  const RUNS = process.env.LONG === undefined ? 8 : 300;
  const SEED = Number(process.env.SEED ?? 77);
  it.each(Array.from({ length: RUNS }, (_, i) => SEED + i))('by chance (SEED=%i)', async (seed) => {
    const random = new SeededRandom(seed);
    const pick = <T>(values: readonly T[]): T => values[random.below(values.length)];
    const values = {
      VERSIONS: 1 + random.below(3),
      BLOCKSIZE: pick([1, 200, 65536]),
      BLOOMFILTER: pick(['ROW', 'ROWCOL']),
    };
    const compactionType = pick(['full', 'optimized'] as const);
    const config = { mob: { compactionType, maxFileBytes: pick([1, 700, 1e9]), discardsMissing: false } };
    const clock = new ManualClock(1_000_000);
    const open = (family: object) => RegionFixture.open({ families: { f: { ...values, ...family } }, clock, config });
    let [mob, plain] = [await open({ ...MOB, MOB_THRESHOLD: pick([0, 3, 8]) }), await open({})];
    const both = async (work: (t: RegionFixture) => Promise<unknown>) => {
      await work(plain);
      await work(mob);
    };
    for (let step = 0; step < 120; step++) {
      clock.advance(1);
      const row = pick(['a', 'b', 'c', 'd']);
      const qualifier = pick(['', 'p', 'q']);
      const timestamp = random.below(3) === 0 ? 999_000 + random.below(5) : clock.now();
      const kind = random.below(100);
      const value = 'x'.repeat(random.below(12)) + step;
      if (kind < 50) await both((t) => t.put(row, `f:${qualifier}`, value, timestamp));
      else if (kind < 62) {
        const type = pick([TYPE_DELETE, TYPE_DELETE_COLUMN, TYPE_DELETE_FAMILY]);
        await both((t) =>
          t.delete(row, { family: 'f', qualifier: type === TYPE_DELETE_FAMILY ? '' : qualifier, timestamp, type }),
        );
      } else if (kind < 66) await both((t) => t.mutate([append(row, `f:${qualifier}`, 'tail')]));
      else if (kind < 80) await both(flush);
      else if (kind < 86) await both((t) => t.region.compact(false));
      else if (kind < 92) await both(majorCompact);
      else if (kind < 94) {
        [mob, plain] = [await mob.recover(mob.disk, 10 + step), await plain.recover(plain.disk, 10 + step)];
        // What was replayed is flushed once they are open; with as many files each, the same compactions drop the same markers.
        await both(flush);
      }
      const shape = (query: Query) => {
        query.maxVersions = 1 + (step % 4);
      };
      expect(await mob.scan(shape), `step ${step}`).toEqual(await plain.scan(shape));
      expect(await mob.get(row, shape), `step ${step}`).toEqual(await plain.get(row, shape));
    }
  });
});
