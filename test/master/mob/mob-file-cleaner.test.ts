import { expect, test } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { SeededRandom } from '../../../base/random.ts';
import { MobFileCleaner } from '../../../master/mob/mob-file-cleaner.ts';
import { mobRegionOf } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';
import { HFileArchiver } from '../../../rootdir/archive.ts';
import { createStoreFileTracker } from '../../../rootdir/create-store-file-tracker.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { linkName } from '../../../rootdir/store-file-name.ts';
import { trackerSettingsOf } from '../../../rootdir/store-file-tracker-settings.ts';
import { descriptorOf, type FixtureOptions, RegionFixture } from '../../regionserver/region-fixture.ts';

const AGE_MS = 1000;
const TABLE = TableName.parse('t');
const MOB_REGION = mobRegionOf(TABLE).encodedName;
const FOLDER = layout.mobFamilyFolder(TABLE, MOB_REGION, 'f');

async function setUp(options: FixtureOptions = { families: { f: { IS_MOB: true, MOB_THRESHOLD: 3 } } }) {
  const clock = new ManualClock();
  const t = await RegionFixture.open({ ...options, clock });
  const { files } = t.disk;
  const descriptor = descriptorOf(options);
  const cleaner = new MobFileCleaner({
    files,
    archiver: new HFileArchiver(files, clock),
    trackersOf: (table) => (region, family) => {
      const settings = trackerSettingsOf(table, table.families[0], 'DEFAULT');
      const random = new SeededRandom(1);
      const { tableName, encodedName } = region;
      return createStoreFileTracker(settings, { files, random, clock, table: tableName, encodedName, family });
    },
    clock,
    logger: silentLogger,
    minAgeMs: AGE_MS,
  });
  const names = async (folder = FOLDER) => (await files.list(folder)).map(({ name }) => name);
  const large = async (row: string) => {
    await t.put(row, 'f:q', `${row} large`);
    await t.region.flush({ force: true, reason: 'test' });
  };
  return { t, clock, files, names, large, run: () => cleaner.run([descriptor]) };
}

test('what nothing refers to goes to the archive, once that has been so for its age', async () => {
  const { t, clock, names, large, run } = await setUp();
  await large('a');
  await large('b');
  const old = await names();
  clock.advance(10 * AGE_MS);
  expect(await run()).toBe(0);
  await t.region.compact(true);
  expect(await run()).toBe(0);
  clock.advance(AGE_MS);
  expect(await run()).toBe(2);
  expect(await names(layout.archiveFamilyFolder(TABLE, MOB_REGION, 'f'))).toEqual(old);
  expect(await names()).toHaveLength(1);
  clock.advance(100 * AGE_MS);
  expect(await run()).toBe(0);
  expect(await t.value('a', 'f:q')).toBe('a large');
});

test('a file that comes to be referred to meanwhile is counted anew', async () => {
  const { clock, files, names, large, run } = await setUp();
  await large('a');
  const [name] = await names();
  await files.rename(`${FOLDER}/${name}`, 'aside');
  await files.writeFile(`${FOLDER}/${name.replace(/^./, 'f')}`, Buffer.from('x'));
  clock.advance(AGE_MS);
  expect(await run()).toBe(0);
  await files.rename('aside', `${FOLDER}/${name}`);
  clock.advance(AGE_MS);
  expect(await run()).toBe(1);
  expect(await names()).toEqual([name]);
});

test('links of a clone stay as long as its store files refer to what they stand for', async () => {
  const { t, clock, files, names, large, run } = await setUp();
  await large('a');
  const [hfile] = await names();
  const link = (file: string) => linkName({ table: TableName.parse('o'), region: MOB_REGION, hfile: file });
  const foreign = hfile.replace(/^./, 'f');
  await files.rename(`${FOLDER}/${hfile}`, `${FOLDER}/${link(hfile)}`);
  await files.writeFile(`${FOLDER}/${link(foreign)}`, Buffer.alloc(0));
  await run();
  clock.advance(AGE_MS);
  expect(await run()).toBe(1);
  expect(await names()).toEqual([link(hfile)]);
  expect(t.aborts).toEqual([]);
});

test('nothing goes while a store file does not say what it refers to', async () => {
  const { t, clock, names, large, run } = await setUp({ families: { f: {} } });
  await large('a');
  await t.region.close();
  const mob = await RegionFixture.open({
    ...t.options,
    families: { f: { IS_MOB: true, MOB_THRESHOLD: 3 } },
    disk: t.disk,
    startCode: 2,
  });
  await mob.disk.files.writeFile(
    `${FOLDER}/${'0'.repeat(32)}20240101${'0'.repeat(32)}_${'0'.repeat(32)}`,
    Buffer.from('x'),
  );
  await run();
  clock.advance(AGE_MS);
  expect(await run()).toBe(0);
  await mob.region.compact(true);
  await run();
  clock.advance(AGE_MS);
  expect(await run()).toBe(1);
  expect(await names()).toHaveLength(1);
});
