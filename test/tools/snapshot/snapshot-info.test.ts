// As HBase's SnapshotInfo printed of the same snapshots, but for the order of files.
import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { humanSize, printSnapshotInfo } from '../../../tools/snapshot/snapshot-info.ts';
import { goldenSnapshot } from './support.ts';

async function printed(prepare: (files: MemoryDisk['files'], paths: string[]) => Promise<unknown>, options: object) {
  const { files } = new MemoryDisk();
  await prepare(files, await goldenSnapshot(files, 's_ref'));
  const lines: string[] = [];
  const isWell = await printSnapshotInfo({ files, print: (line) => lines.push(line), ...options });
  return { isWell, text: lines.join('\n') };
}
const nothing = async () => {};

test('a snapshot is described with its files', async () => {
  const { isWell, text } = await printed(nothing, { snapshot: 's_ref', showFiles: true, showStats: true });
  expect(isWell).toBe(true);
  expect(text.replace(/Created: .*/, 'Created: then')).toBe(`Snapshot Info
----------------------------------------
   Name: s_ref
   Type: FLUSH
  Table: g
 Format: 2
Created: then
    Ttl: 0
  Owner: 

Snapshot Files
----------------------------------------
   4.9 K g/556d64e02832e20be03761e3e26f56d2/f/b3d462a74e6546069b8554b1d58b77ac 
   4.9 K g/556d64e02832e20be03761e3e26f56d2/f/3b4495ac5c794f27949becfed80b970c 
   4.9 K g/556d64e02832e20be03761e3e26f56d2/h/c21b638a7e10410dbbd05aa40298bae2 
   4.9 K g/ab351554a0a457a7c5c860708c922ebc/f/g=556d64e02832e20be03761e3e26f56d2-3b4495ac5c794f27949becfed80b970c 
   4.9 K g/f0fb46de3d658e5fd77d38f0ecf06ce9/f/ac028a1514414c658da5ce5e156e4ed1 
   4.9 K g/f0fb46de3d658e5fd77d38f0ecf06ce9/h/906368015a0049f7bb023c04bfcdf20c 

6 HFiles (0 in archive, 0 in mob storage), total size 29.2 K (100.00% 29.2 K shared with the source table, 0.00% 0 in mob dir)
0 Logs, total size 0
`);
});

test('files that are archived, gone and damaged are told apart', async () => {
  const { isWell, text } = await printed(
    async (files, [first, second, third]) => {
      await files.rename(first, `archive/${first}`);
      await files.delete(second);
      await files.delete(third);
      await files.writeFile(third, Buffer.from('x'));
    },
    { snapshot: 's_ref', showFiles: true, sizeInBytes: true },
  );
  expect(isWell).toBe(false);
  expect(text).toContain('(archive)');
  expect(text).toMatch(/ {7}- g\/.*\(NOT FOUND\)/);
  expect(text).toContain('BAD SNAPSHOT: 1 hfile(s) and 0 log(s) missing.');
  expect(text).toContain('2 hfile(s) corrupted.');
});

test('snapshots are listed; one that is not there is no snapshot', async () => {
  expect((await printed(nothing, { list: true })).text).toMatch(
    /^SNAPSHOT {13}\| CREATION TIME {8}\| TTL IN SEC {11}\| TABLE NAME\ns_ref {16}\| {2}20[\dT:-]{17} \| {20}0 \| g$/,
  );
  expect(await printed(nothing, { snapshot: 'none' })).toEqual({ isWell: false, text: "Snapshot 'none' not found!" });
});

test('sizes are worded as Hadoop words them', () => {
  expect([0, 1023, 1024, 4972, 1 << 20, 1.5 * 2 ** 30].map(humanSize)).toEqual([
    ...['0', '1023', '1 K', '4.9 K', '1 M', '1.5 G'],
  ]);
});
