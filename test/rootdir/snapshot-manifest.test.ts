// Snapshots that Apache HBase 2.6.1 took (test/golden/snapshot): of a table with split parent, references and links, and of a clone of a MOB table.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { creationTimeOfSnapshot, encodeSnapshotDescription } from '../../model/snapshot-description.ts';
import {
  encodeSnapshotManifest,
  readSnapshotInfo,
  readSnapshotManifest,
  type SnapshotRegion,
} from '../../rootdir/snapshot-manifest.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

const FILES = ['.snapshotinfo', 'data.manifest'];
const golden = (name: string, file: string) => readFileSync(`test/golden/snapshot/${name}/${file}`);

async function diskWith(name: string) {
  const { files } = new MemoryDisk();
  for (const file of FILES) await files.writeFile(`s/${file}`, golden(name, file));
  return files;
}

const textOf = ({ info, families }: SnapshotRegion) =>
  families.map(
    (family) =>
      `${info.startKey}-${info.endKey}${info.isSplitParent ? ' split' : ''} ${family.name}: ${family.files
        .map(({ parsed, reference, length }) => `${parsed.kind} ${reference?.range ?? ''} ${length}`)
        .sort()}`,
  );

describe('a snapshot of HBase', () => {
  test.each(['s_ref', 's_link', 's_mobc'])('%s is read, and written again to the same bytes', async (name) => {
    const files = await diskWith(name);
    const info = await readSnapshotInfo(files, 's');
    expect(info).toMatchObject({ name, type: 1, version: 2 });
    expect(creationTimeOfSnapshot(info)).toBeGreaterThan(1.7e12);
    expect(encodeSnapshotDescription(info).equals(golden(name, '.snapshotinfo'))).toBe(true);
    const manifest = await readSnapshotManifest(files, 's');
    expect(Buffer.from(encodeSnapshotManifest(manifest)).equals(golden(name, 'data.manifest'))).toBe(true);
  });

  test('says what a table consists of', async () => {
    const { descriptor, regions } = await readSnapshotManifest(await diskWith('s_ref'), 's');
    expect(descriptor.tableName.name).toBe('g');
    expect(regions.flatMap(textOf).sort()).toMatchInlineSnapshot(`
      [
        "-d f: link  4972,reference BOTTOM 5026",
        "-d h: reference BOTTOM 5026",
        "-m split f: hfile  4972,hfile  5026",
        "-m split h: hfile  5026",
        "d-m f: reference TOP 5026",
        "d-m h: reference TOP 5026",
        "m- f: hfile  4972",
        "m- h: hfile  4972",
      ]
    `);
  });

  test.each(FILES)('is never misread when a byte of its %s is wrong or missing', async (file) => {
    const bytes = golden('s_link', file);
    const read = file === '.snapshotinfo' ? readSnapshotInfo : readSnapshotManifest;
    let refused = 0;
    const attempt = async (damaged: Buffer) => {
      const { files } = new MemoryDisk();
      await files.writeFile(`s/${file}`, damaged);
      await read(files, 's').catch((error) => {
        if (!/ is damaged at offset /.test(error.message)) throw error;
        refused++;
      });
    };
    for (let i = 0; i < bytes.length; i++) await attempt(bytes.subarray(0, i));
    for (let i = 0; i < bytes.length; i++) {
      const flipped = Buffer.from(bytes);
      flipped[i] ^= 0x81;
      await attempt(flipped);
    }
    expect(refused).toBeGreaterThan(bytes.length / 4);
  });
});
