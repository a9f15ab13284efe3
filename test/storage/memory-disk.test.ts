import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

const text = async (disk: MemoryDisk, path: string) => (await disk.files.readFile(path)).toString();
const names = async (disk: MemoryDisk, path: string) => (await disk.files.list(path)).map(({ name }) => name);

describe('power loss', () => {
  it('forgets what was not synced, of a file and of a folder', async () => {
    const disk = new MemoryDisk();
    const writer = await disk.files.create('a/file');
    await writer.write(Buffer.from('synced'));
    await writer.sync();
    // Its bytes are on the disk, its name is not.
    expect(await names(disk.crashClone(), 'a')).toEqual([]);
    await writer.close();
    expect(await text(disk.crashClone(), 'a/file')).toBe('synced');
  });

  it('forgets a log’s unsynced end, not its name', async () => {
    const disk = new MemoryDisk();
    await disk.logs.createFolder('w');
    const log = await disk.logs.create('w/log');
    expect(await names(disk.crashClone(), 'w')).toEqual(['log']);
    await new Promise<void>((resolve) => log.append(Buffer.from('one'), 'data', () => resolve()));
    log.append(Buffer.from('two'), 'data', () => {});
    expect(await text(disk, 'w/log')).toBe('onetwo');
    expect(await text(disk.crashClone(), 'w/log')).toBe('one');
  });

  it('between a rename and its sync the old name is there, or the new one, never none or both', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const disk = new MemoryDisk();
      await disk.files.writeFile('a/x', Buffer.from('x'));
      await disk.files.makeDirectory('b');
      const renamed = disk.files.rename('a/x', 'b/x');
      const crashed = disk.crashClone({ random: new SeededRandom(seed) });
      const found = [...(await names(crashed, 'a')), ...(await names(crashed, 'b'))];
      expect(found, `seed ${seed}`).toEqual(['x']);
      expect(await names(disk.crashClone(), 'a')).toEqual(['x']);
      await renamed;
      expect(await names(disk.crashClone(), 'b')).toEqual(['x']);
    }
  });

  it('with chance a prefix of the unsynced bytes survives, or good bytes behind a hole', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 300; seed++) {
      const disk = new MemoryDisk();
      await disk.logs.createFolder('w');
      const log = await disk.logs.create('w/log');
      await new Promise<void>((resolve) => log.append(Buffer.from('ab'), 'data', () => resolve()));
      log.append(Buffer.from('cd'), 'none', () => {});
      log.append(Buffer.from('ef'), 'none', () => {});
      const crashed = disk.crashClone({ random: new SeededRandom(seed) });
      seen.add(await text(crashed, 'w/log'));
    }
    expect([...seen].sort()).toEqual(['ab', 'ab\0\0e', 'ab\0\0ef', 'abc', 'abcd', 'abcde', 'abcdef']);
  });

  it('a deleted file comes back until the delete is synced', async () => {
    const disk = new MemoryDisk();
    await disk.files.writeFile('a', Buffer.from('a'));
    const deleted = disk.files.delete('a');
    expect(await names(disk.crashClone(), '')).toEqual(['a']);
    await deleted;
    expect(await names(disk.crashClone(), '')).toEqual([]);
  });

  it('a clone is its own disk', async () => {
    const disk = new MemoryDisk();
    await disk.files.writeFile('a', Buffer.from('a'));
    const clone = disk.crashClone();
    await clone.files.delete('a');
    expect(await text(disk, 'a')).toBe('a');
  });

  it('keeps large files, whatever the pieces they are written in and read by', async () => {
    const random = new SeededRandom(7);
    const bytes = random.bytes(1_200_000);
    const { files } = new MemoryDisk();
    const writer = await files.create('a');
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + 1 + random.below(300_000));
      await writer.write(piece);
      at += piece.length;
    }
    await writer.close();
    const file = await files.open('a');
    expect(file.length).toBe(bytes.length);
    expect((await file.read(0, file.length)).equals(bytes)).toBe(true);
    for (let i = 0; i < 200; i++) {
      const offset = random.below(bytes.length);
      const length = random.below(bytes.length - offset + 1);
      expect(
        (await file.read(offset, length)).equals(bytes.subarray(offset, offset + length)),
        `${offset} ${length}`,
      ).toBe(true);
    }
  });
});
