import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { type CodecName, codecByName } from '../../base/codec-registry.ts';
import { type BloomType, CHECKSUM_CRC32C, type DataBlockEncoding } from '../../hfile/hfile-format.ts';
import type { HFileWriterOptions } from '../../hfile/hfile-writer.ts';
import { DATA_BLOCK_ENCODINGS } from '../../model/column-family-descriptor.ts';
import { cellsOf, openBytes, writeCells } from './support.ts';

const FOLDER = new URL('../golden/hfile/', import.meta.url);

/** ENCODING_TAGS_CODEC_BLOOM; tags: 0 none, 1 as they are, 2 by a dictionary. */
const NAMES = readdirSync(FOLDER).filter((name) => /^[A-Z_1]+_[012]_(NONE|GZ)_[A-Z_]+$/.test(name));

function optionsOf(name: string): Partial<HFileWriterOptions> {
  const [, encoding, tags, compression, bloom] = /^([A-Z_1]+)_([012])_(NONE|GZ)_([A-Z_]+)$/.exec(name)!;
  return {
    encoding: encoding as DataBlockEncoding,
    compression: compression as CodecName,
    bloom: bloom as BloomType,
    bloomPrefixLength: 6,
    includesTags: tags !== '0',
    compressTags: tags === '2',
  };
}

async function rewritten(name: string): Promise<{ golden: Buffer; bytes: Buffer }> {
  const golden = readFileSync(new URL(name, FOLDER));
  const { bytes } = await writeCells(
    await cellsOf(golden),
    {
      clock: new ManualClock(0),
      blockSizeBytes: 1024,
      indexChunkBytes: 2048,
      bloomChunkBytes: 1024,
      bytesPerChecksum: 512,
      checksumType: CHECKSUM_CRC32C,
      ...optionsOf(name),
    },
    { maxSequenceId: 4711 },
  );
  return { golden, bytes };
}

/** Magic and uncompressed payload of each block before the index's root. */
async function scanned(bytes: Buffer): Promise<string[]> {
  const { trailer } = await openBytes(bytes);
  const codec = codecByName(trailer.compression);
  const blocks: string[] = [];
  for (let at = 0; at < trailer.loadOnOpenOffset; at += 33 + bytes.readUInt32BE(at + 8)) {
    const payload = bytes.subarray(at + 33, at + bytes.readUInt32BE(at + 29));
    const magic = bytes.toString('latin1', at, at + 8);
    // Entries of an index say where blocks stand and how large they are when compressed.
    if (magic.startsWith('IDX')) continue;
    blocks.push(`${magic} ${codec.decompress(payload, bytes.readUInt32BE(at + 12)).toString('hex')}`);
  }
  return blocks;
}

describe('writing the cells of a golden file again, with its settings', () => {
  it('there is one of each encoding, and one with tags in dictionary form', () => {
    for (const encoding of DATA_BLOCK_ENCODINGS) expect(NAMES.filter((n) => n.startsWith(encoding))).not.toEqual([]);
    expect(NAMES).toContain('FAST_DIFF_2_NONE_ROW');
  });

  it.each(NAMES.filter((name) => name.includes('_NONE_')))(
    '%s: every byte before the trailer is as HBase wrote it',
    async (name) => {
      const { golden, bytes } = await rewritten(name);
      expect(bytes.length).toBe(golden.length);
      let at = 0;
      while (at < golden.length && golden[at] === bytes[at]) at++;
      expect(at).toBeGreaterThanOrEqual(golden.length - 4096);
      // The trailers differ in our two checksums only.
      const [ours, theirs] = await Promise.all([openBytes(bytes), openBytes(golden)]);
      expect({ ...ours.trailer, loadOnOpenCrc: 0 }).toEqual({ ...theirs.trailer, loadOnOpenCrc: 0 });
    },
  );

  it.each(NAMES.filter((name) => name.includes('_GZ_')))('%s: every block, once it is decompressed', async (name) => {
    const { golden, bytes } = await rewritten(name);
    expect(await scanned(bytes)).toEqual(await scanned(golden));
  });
});
