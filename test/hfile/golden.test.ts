import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BlockCache } from '../../hfile/block-cache.ts';
import { openBytes, readAll } from './support.ts';

const FOLDER = new URL('../golden/hfile/', import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => !name.endsWith('.gz'));

function golden(name: string): { bytes: Buffer; lines: string[] } {
  const bytes = readFileSync(new URL(name, FOLDER));
  const lines = gunzipSync(readFileSync(new URL(`${name}.txt.gz`, FOLDER)))
    .toString('latin1')
    .trimEnd()
    .split('\n');
  return { bytes, lines };
}

describe('files written by HBase 2.6.1', () => {
  it.each(NAMES)('%s is read cell by cell as HBase lists it', async (name) => {
    const { bytes, lines } = golden(name);
    for (const mode of ['sync', 'async', 'mixed'] as const) {
      const reader = await openBytes(bytes, { mode, blockCache: new BlockCache(mode === 'mixed' ? 20_000 : 1 << 22) });
      expect(reader.entryCount).toBe(lines.length);
      expect(reader.maxSequenceId).toBe(4711);
      expect(await readAll(reader)).toEqual(lines);
      expect(await readAll(reader, { access: 'stream', cacheBlocks: false })).toEqual(lines);
    }
  });
});
