import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { prepareClusterFiles, readClusterId, readVersion } from '../../rootdir/cluster-files.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

const random = new SeededRandom(3);

describe('hbase.version and hbase.id', () => {
  it('are made in an empty directory and kept in a known one', async () => {
    const { files } = new MemoryDisk();
    const id = await prepareClusterFiles(files, random);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await files.readFile('hbase.version')).toString('hex')).toBe('504255460a0138');
    expect((await files.readFile('hbase.id')).toString('latin1')).toBe(`PBUF\n$${id}`);
    expect(await prepareClusterFiles(files, random)).toBe(id);
    expect(await readVersion(files)).toBe('8');
    expect(await readClusterId(files)).toBe(id);
  });

  it('a newer version is refused with what to do', async () => {
    const { files } = new MemoryDisk();
    await files.writeFile('hbase.version', Buffer.from('PBUF\n\x019', 'latin1'));
    await expect(prepareClusterFiles(files, random)).rejects.toThrow(
      /file system version 9 .* reads and writes version 8\. It was written by a newer release/,
    );
  });

  it('an older version is refused too', async () => {
    const { files } = new MemoryDisk();
    await files.writeFile('hbase.version', Buffer.from('PBUF\n\x017', 'latin1'));
    await expect(prepareClusterFiles(files, random)).rejects.toThrow('before HBase 0.98');
  });

  it('a folder of something else is not taken for a root directory', async () => {
    const { files } = new MemoryDisk();
    await files.makeDirectory('data');
    await expect(prepareClusterFiles(files, random)).rejects.toThrow('has a folder data but no hbase.version');
  });

  it('a version file that a crash left empty is made again while nothing stands behind it', async () => {
    const { files } = new MemoryDisk();
    await files.writeFile('hbase.version', Buffer.alloc(0));
    await files.writeFile('hbase.id', Buffer.from('PB'));
    expect(await prepareClusterFiles(files, random)).toMatch(/^[0-9a-f-]{36}$/);
    await files.makeDirectory('data');
    await files.delete('hbase.version');
    await files.writeFile('hbase.version', Buffer.from('PBUF\n'));
    await expect(prepareClusterFiles(files, random)).rejects.toThrow('hbase.version is damaged');
  });
});
