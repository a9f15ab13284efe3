import { crc32 } from '../../base/checksum.ts';
import { CODEC_NAMES, codecByName } from '../../base/codec-registry.ts';
import { CorruptionError } from '../../base/errors.ts';
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { ttlOfTags } from '../../cell/tag.ts';
import { decodeNonRootIndex, decodeRootIndex, type IndexBlock } from '../../hfile/block-index-reader.ts';
import { BlockReader } from '../../hfile/block-reader.ts';
import { type BlockSource, BloomBits } from '../../hfile/block-source.ts';
import { BLOCK_MAGIC, type BlockType } from '../../hfile/block-type.ts';
import { CompoundBloomFilter } from '../../hfile/bloom-reader.ts';
import { DataBlock } from '../../hfile/data-block.ts';
import { dataBlockDecoder } from '../../hfile/encoding/data-block-decoder.ts';
import { decodeFileInfo, infoCompactedFiles, infoTimeRange } from '../../hfile/file-info.ts';
import { decodeTrailer } from '../../hfile/fixed-file-trailer.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import { BufferFile, done, readAll, seekKeyOf } from '../hfile/support.ts';
import type { Target } from './target.ts';

const PLACE = { path: 'p', offset: 5, limit: 1_000_000 };
const HEADER_BYTES = 33;
const TRAILER_BYTES = 4096;
const fail = (at: number, message: string) => new CorruptionError('p', at, message);

/** Our own checksum of a trailer: fixed32 field 1001, over all else. */
function sealTrailer(bytes: Buffer): Buffer {
  const own = bytes.indexOf(Buffer.from('cd3e', 'hex'));
  if (own < 0 || own + 6 > bytes.length) return bytes;
  bytes.writeUInt32LE(0, own + 2);
  bytes.writeUInt32LE(crc32(bytes), own + 2);
  return bytes;
}

/** Behind header and payload their checksums, and in the header their sizes. */
function sealBlock(input: Buffer): Buffer {
  const [selector, block] = [input.subarray(0, 1), Buffer.from(input.subarray(1))];
  if (block.length < HEADER_BYTES) return input;
  const step = Math.max(34, block.readUInt32BE(25));
  const sums: Buffer[] = [];
  block[24] = 1;
  block.writeUInt32BE(step, 25);
  block.writeUInt32BE(block.length, 29);
  block.writeUInt32BE(block.length - HEADER_BYTES + 4 * Math.ceil(block.length / step), 8);
  for (let from = 0; from < block.length; from += step) {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(block.subarray(from, from + step)));
    sums.push(sum);
  }
  return Buffer.concat([selector, block, ...sums]);
}

/** All checksums of a whole file of ours, as far as its blocks can be walked. */
export function sealFile(bytes: Buffer): Buffer {
  const end = bytes.length - TRAILER_BYTES;
  if (end < 0) return bytes;
  for (let at = 0; at + HEADER_BYTES <= end; ) {
    const checked = bytes.readUInt32BE(at + 29);
    const step = bytes.readUInt32BE(at + 25);
    if (checked < HEADER_BYTES || step <= HEADER_BYTES) break;
    let sumAt = at + checked;
    for (let from = at; from < at + checked && sumAt + 4 <= end; from += step, sumAt += 4) {
      bytes.writeUInt32BE(crc32(bytes.subarray(from, Math.min(from + step, at + checked))), sumAt);
    }
    at = sumAt;
  }
  const loadOnOpen = bytes.indexOf(Buffer.from('c53e', 'hex'), end);
  const root = bytes.indexOf('IDXROOT2', 0, 'latin1');
  if (loadOnOpen < 0 || loadOnOpen + 6 > bytes.length || root < 0) return bytes;
  bytes.writeUInt32LE(crc32(bytes.subarray(root, end)), loadOnOpen + 2);
  sealTrailer(bytes.subarray(end));
  return bytes;
}

/** Looks for the keys of an index, and for those beside them. */
function search(index: IndexBlock): string {
  let found = 0;
  for (let i = 0; i < Math.min(index.count, 20); i++) {
    found += index.find(KEY_VALUE_COMPARATOR, seekKeyOf(index.key(i)));
    const end = index.childOffsets[i] + index.childSizes[i];
    if (!(end <= PLACE.limit)) throw new Error(`entry ${i} reaches to ${end}`);
  }
  return `${index.count} ${found}`;
}

/** Walks a block's cells and looks for them. */
function walk(block: DataBlock): string {
  const { view, bytes } = block.slab;
  let sum = 0;
  for (let at = 0; at < block.end; at = block.next(at)) {
    const keyEnd = at + 8 + view.getUint32(at);
    sum = (sum * 31 + view.getUint8(keyEnd - 1) + view.getUint32(at + 4)) | 0;
    const tagsAt = keyEnd + view.getUint32(at + 4);
    if (block.layout.hasTags) sum = (sum + ttlOfTags(view, tagsAt + 2, view.getUint16(tagsAt))) | 0;
  }
  const key = seekKeyOf(bytes.subarray(8, 8 + view.getUint32(0)));
  for (let again = 0; again < 3; again++) block.seek(KEY_VALUE_COMPARATOR, key, 0);
  block.seekBefore(KEY_VALUE_COMPARATOR, key);
  return `${block.lastCell} ${sum}`;
}

/** Input: bits of what the file has (1 tags, 2 sequence ids, 4 tags by a dictionary), then the body of the block. */
function encoding(name: string): Target {
  const decoder = dataBlockDecoder(name);
  return {
    name: `encoding-${name.toLowerCase()}`,
    // A byte may stand for a whole former cell.
    bytesPerByte: 100_000,
    run: (input) => {
      if (input.length === 0) return undefined;
      const flags = input[0];
      const layout = { hasTags: (flags & 1) !== 0, hasMvcc: (flags & 2) !== 0 };
      const body = input.subarray(1);
      const cells = decoder?.decode(body, { ...layout, tagsCompressed: (flags & 4) !== 0, fail }) ?? body;
      return walk(new DataBlock(slabOf(cells), 0, layout, fail));
    },
  };
}

const ALL_TYPES = Object.keys(BLOCK_MAGIC) as BlockType[];
const BLOOM_SOURCE = { get: () => new BloomBits(Buffer.alloc(64, 0x5a)) } as unknown as BlockSource;

export const HFILE_TARGETS: readonly Target[] = [
  {
    name: 'hfile-trailer',
    seal: (input) => sealTrailer(Buffer.from(input)),
    run: (input) => {
      const bytes = Buffer.alloc(TRAILER_BYTES);
      input.copy(bytes);
      return JSON.stringify(decodeTrailer(bytes, 'p', 1_000_000));
    },
  },
  {
    // Input: number of the codec, then the block without its checksums.
    name: 'hfile-block',
    seal: sealBlock,
    // Of zeros a byte can hold many.
    bytesPerByte: 70_000,
    run: (input) => {
      if (input.length === 0) return undefined;
      const reader = new BlockReader('p', codecByName(CODEC_NAMES[input[0] % CODEC_NAMES.length]), false);
      const { header, payload } = reader.decode(input.subarray(1), 0, 7, ALL_TYPES);
      return `${header.type} ${payload.length} ${crc32(payload)}`;
    },
  },
  { name: 'hfile-index', run: (input) => search(decodeNonRootIndex(input, PLACE)) },
  {
    // Input: u8 entries, the highest bit for an index of several levels.
    name: 'hfile-root-index',
    run: (input) => {
      if (input.length === 0) return undefined;
      const { root, midKey } = decodeRootIndex(input.subarray(1), input[0] & 0x7f, (input[0] & 0x80) !== 0, PLACE);
      return `${search(root)} ${midKey?.entry}`;
    },
  },
  {
    name: 'hfile-file-info',
    run: (input) => {
      const info = decodeFileInfo(input, 'p', 5);
      return `${[...info.keys()]} ${infoTimeRange(info)?.min} ${infoCompactedFiles(info)}`;
    },
  },
  {
    // Input: u8, odd for keys that are cells.
    name: 'hfile-bloom',
    run: (input) => {
      if (input.length === 0) return undefined;
      const cells = (input[0] & 1) === 1;
      const bloom = new CompoundBloomFilter(input.subarray(1), 'p', 5, BLOOM_SOURCE, cells, true);
      const key = cells ? Buffer.from('0001610071ff7fffffffffffffffff', 'hex') : Buffer.from('row5');
      const found = bloom.mayContain(slabOf(key), 0, key.length);
      return `${bloom.chunkCount} ${bloom.keyCount} ${found}`;
    },
  },
  ...['NONE', 'PREFIX', 'DIFF', 'FAST_DIFF', 'ROW_INDEX_V1'].map(encoding),
  {
    name: 'hfile',
    inPlace: true,
    seal: (input) => sealFile(Buffer.from(input)),
    // Each block may be read more than once.
    bytesPerByte: 200_000,
    run: async (input) => {
      const reader = await HFileReader.open(new BufferFile(input));
      const lines = await readAll(reader);
      const cursor = reader.cursor();
      const last = reader.lastKey;
      if (last !== undefined) {
        await done(() => cursor.seek(seekKeyOf(last)));
        await done(() => cursor.seekBefore(seekKeyOf(last)));
        const row = slabOf(last.subarray(2, 2 + last.readUInt16BE(0)));
        await done(() => cursor.seekToPreviousRow(row, 0, row.bytes.length));
        await reader.mayContainRow(row, 0, row.bytes.length);
        await reader.mayContainDeleteFamily(row, 0, row.bytes.length);
        await reader.midKey();
      }
      return `${lines.length} ${crc32(Buffer.from(lines.join()))}`;
    },
  },
];
