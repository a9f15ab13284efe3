import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FileStorage } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

const BLOCK = 512;

/** Files and folders of a tar archive (ustar or GNU), by path. Folders have no bytes. */
function* untar(bytes: Buffer): Generator<{ path: string; bytes: Buffer | undefined }> {
  const text = (from: number, length: number) => bytes.toString('utf8', from, from + length).split('\0')[0];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const type = text(at + 156, 1);
    const prefix = text(at + 257, 5) === 'ustar' && bytes[at + 262] === 0 ? text(at + 345, 155) : '';
    const path = longName ?? (prefix === '' ? text(at, 100) : `${prefix}/${text(at, 100)}`);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    longName = type === 'L' ? content.toString('utf8').split('\0')[0] : undefined;
    if (type === '0' || type === '') yield { path, bytes: Buffer.from(content) };
    if (type === '5') yield { path, bytes: undefined };
  }
}

/** Writes a root directory of HBase 2.6.1 (golden/README.md) into a storage: paths are relative to hbase.rootdir. */
export async function unpackGoldenRoot(name: 'clean' | 'killed', files: FileStorage): Promise<void> {
  const archive = readFileSync(new URL(`../golden/root-${name}.tar.gz`, import.meta.url));
  for (const { path, bytes } of untar(gunzipSync(archive))) {
    const relative = path.replace(/^(\.\/)?data\/?/, '').replace(/\/$/, '');
    if (relative === '') continue;
    if (bytes === undefined) await files.makeDirectory(relative);
    else await files.writeFile(relative, bytes);
  }
}

/** The same on a new disk in memory. */
export async function goldenRoot(name: 'clean' | 'killed'): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  await unpackGoldenRoot(name, disk.files);
  return disk;
}
