import { beforeEach, describe, expect, test } from 'vitest';
import { hfilesOfSnapshots } from '../../../rootdir/snapshot-names.ts';
import { FaultStorage } from '../../../storage/fault-storage.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { type ExportSnapshotOptions, exportSnapshot } from '../../../tools/snapshot/export-snapshot.ts';
import { goldenSnapshot } from './support.ts';

let source: MemoryDisk;
let target: MemoryDisk;
let paths: string[];
const sleeps: number[] = [];

beforeEach(async () => {
  source = new MemoryDisk();
  target = new MemoryDisk();
  sleeps.length = 0;
  paths = await goldenSnapshot(source.files, 's_link');
});

function run(options: Partial<ExportSnapshotOptions> = {}) {
  const sleep = async (ms: number) => void sleeps.push(ms);
  const now = () => 1_800_000_000_000;
  return exportSnapshot({
    ...{ source: source.files, target: target.files, snapshot: 's_link', now, scheduler: { sleep } },
    ...options,
  });
}
const archived = (path: string) => `archive/${path}`;
async function contents(files: FileStorage) {
  return Promise.all(paths.map(async (path) => (await files.readFile(archived(path))).toString()));
}
const expected = () => Promise.all(paths.map(async (path) => (await source.files.readFile(path)).toString()));

describe('the export of a snapshot', () => {
  test('copies its manifest, and each file once to where links look for it', async () => {
    const progress: number[] = [];
    const report = await run({ onProgress: ({ files }) => progress.push(files) });
    expect(report).toMatchObject({ copied: paths.length, skipped: 0, bytes: report.totalBytes });
    expect(progress.at(-1)).toBe(paths.length);
    expect(await contents(target.files)).toEqual(await expected());
    expect((await target.files.list('.hbase-snapshot/.tmp')).length).toBe(0);
    for (const file of ['.snapshotinfo', 'data.manifest'])
      expect(await target.files.readFile(`.hbase-snapshot/s_link/${file}`)).toEqual(
        await source.files.readFile(`.hbase-snapshot/s_link/${file}`),
      );
    expect((await hfilesOfSnapshots(target.files)).size).toBeGreaterThan(5);
  });

  test('gives it another name, takes its TTL away, and replaces one when told so', async () => {
    await run({ targetName: 'other', resetTtl: true });
    await expect(run({ targetName: 'other' })).rejects.toThrow("The snapshot 'other' already exists");
    const again = await run({ targetName: 'other', overwrite: true });
    expect(again).toMatchObject({ copied: 0, skipped: paths.length });
    expect((await target.files.list('.hbase-snapshot')).map(({ name }) => name)).toEqual(['.tmp', 'other']);
  });

  test('that was cut short anywhere goes on, and never shows half a snapshot', async () => {
    const { operations } = await counted();
    expect(operations).toBeGreaterThan(30);
    for (let n = 0; n < operations; n += 3) {
      const disk = new MemoryDisk();
      const faulty = new FaultStorage(disk, { operation: n, failure: 'io', forever: true });
      await expect(run({ target: faulty.files, parallel: 1 }), `operation ${n}`).rejects.toThrow();
      const found = disk.crashClone();
      expect(await found.files.stat('.hbase-snapshot/s_link'), `operation ${n}`).toBeUndefined();
      await run({ target: found.files });
      expect(await contents(found.files), `operation ${n}`).toEqual(await expected());
    }
  });
  async function counted() {
    const faulty = new FaultStorage(new MemoryDisk(), { operation: Number.POSITIVE_INFINITY, failure: 'io' });
    await run({ target: faulty.files, parallel: 1 });
    return faulty;
  }

  test('does not publish one that a master has begun under its name meanwhile', async () => {
    const overtake = async ({ files }: { files: number }) => {
      if (files !== 1) return;
      await target.files.delete('.hbase-snapshot/.tmp/s_link');
      await target.files.writeFile('.hbase-snapshot/.tmp/s_link/.snapshotinfo', Buffer.from('another'));
    };
    let overtaking: Promise<void> | undefined;
    const onProgress = (progress: { files: number }) => {
      overtaking ??= overtake(progress);
    };
    const verifyTarget = false;
    await expect(run({ onProgress: (p) => p.files === 1 && onProgress(p), verifyTarget })).rejects.toThrow(
      'may be in-progress',
    );
    await overtaking;
    expect(await target.files.stat('.hbase-snapshot/s_link')).toBeUndefined();
  });

  test('does not trust a file that is there with other content', async () => {
    const [path] = paths;
    const { length } = await source.files.readFile(path);
    await target.files.writeFile(archived(path), Buffer.alloc(length, 'other'));
    expect(await run({ verifyChecksum: false, targetName: 'a' })).toMatchObject({ skipped: 1 });
    expect(await run({ targetName: 'b' })).toMatchObject({ copied: 1, skipped: paths.length - 1 });
    expect(await contents(target.files)).toEqual(await expected());
  });

  test('is refused when files are missing or of another length', async () => {
    const [path] = paths;
    await source.files.delete(path);
    await expect(run()).rejects.toMatchObject({
      javaClass: 'org.apache.hadoop.hbase.snapshot.CorruptedSnapshotException',
    });
    await source.files.writeFile(path, Buffer.from('short'));
    await expect(run()).rejects.toThrow('size does not match with the expected one. found=5');
    await expect(run({ verifySource: false })).rejects.toThrow('size does not match');
    expect(await target.files.list('.hbase-snapshot/s_link')).toEqual([]);
  });

  test('finds files that a compaction archived, and keeps to its bandwidth', async () => {
    const [path] = paths;
    await source.files.rename(path, archived(path));
    const { totalBytes } = await run({ bandwidthBytesPerSecond: 1000, parallel: 1 });
    expect(Math.round(sleeps.reduce((sum, ms) => sum + ms, 0))).toBe(totalBytes);
  });

  test.each(['', '..', 'a/b', '.tmp'])('takes no name like %o', async (name) => {
    await expect(run({ snapshot: name })).rejects.toThrow(/qualifier/);
    await expect(run({ targetName: name })).rejects.toThrow(/qualifier/);
  });
});
