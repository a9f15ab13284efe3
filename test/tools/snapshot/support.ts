import { readFileSync } from 'node:fs';
import { linkLocations } from '../../../rootdir/hfile-link.ts';
import { readSnapshotManifest } from '../../../rootdir/snapshot-manifest.ts';
import { targetOf } from '../../../rootdir/snapshot-region.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';

/** A root with one of the snapshots that HBase took, and files of the lengths that it says. Returns where they are. */
export async function goldenSnapshot(files: FileStorage, name: string): Promise<string[]> {
  const folder = `.hbase-snapshot/${name}`;
  for (const file of ['.snapshotinfo', 'data.manifest'])
    await files.writeFile(`${folder}/${file}`, readFileSync(`test/golden/snapshot/${name}/${file}`));
  const paths: string[] = [];
  for (const { info, families } of (await readSnapshotManifest(files, folder)).regions)
    for (const family of families)
      for (const { parsed, length } of family.files) {
        const [path] = linkLocations(targetOf(parsed, info), family.name);
        if (paths.includes(path)) continue;
        await files.writeFile(path, Buffer.alloc(length!, path));
        paths.push(path);
      }
  return paths;
}
