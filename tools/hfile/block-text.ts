// What -b and -h print: the root of the index, and each block's header.
import { toStringBinary } from '../../base/bytes.ts';
import { checksumCount } from '../../hfile/block-header.ts';
import type { RawBlock } from '../../hfile/block-reader.ts';
import { infoBool } from '../../hfile/file-info.ts';
import * as format from '../../hfile/hfile-format.ts';
import { keyText } from './key-text.ts';
import { comparatorClass } from './meta-text.ts';
import type { OpenedHFile } from './opened-hfile.ts';

const CHECKSUMS = ['NULL', 'CRC32', 'CRC32C'];
/** Bytes of a payload that are shown. */
const SHOWN_BYTES = 32;

export function* indexLines({ reader }: OpenedHFile): Generator<string> {
  const { rootIndex: root } = reader;
  yield 'Block Index:';
  yield `size=${root.count}`;
  for (let i = 0; i < root.count; i++) {
    yield `key=${keyText(root.key(i))}/vlen=0/mvcc=0`;
    yield `  offset=${root.childOffsets[i]}, dataSize=${root.childSizes[i]}`;
  }
  yield '';
}

/** From the first data block to the last, with what stands between. */
export async function* headerLines(file: OpenedHFile): AsyncGenerator<string> {
  yield 'Block Headers:';
  const { firstDataBlockOffset: first, lastDataBlockOffset: last } = file.reader.trailer;
  if (first < 0) return;
  for (let offset = first; offset <= last; ) {
    const block = await file.block(offset);
    const next = offset + block.header.onDiskSize;
    yield headerText(file, block, offset, await file.blockSize(next));
    offset = next;
  }
}

function headerText(file: OpenedHFile, { header, payload }: RawBlock, offset: number, nextSize: number): string {
  const { reader } = file;
  const { onDiskSize, uncompressedSize, checkedSize, bytesPerChecksum } = header;
  const checksumBytes = 4 * checksumCount(checkedSize, bytesPerChecksum);
  const checksums = `checksumType=${CHECKSUMS[header.checksumType]}, bytesPerChecksum=${bytesPerChecksum}`;
  const isPlain = reader.trailer.compression === 'NONE';
  // HBase reads the next block's header along, and gives a decompressed block a buffer of its own.
  const limit = isPlain ? checkedSize : format.BLOCK_HEADER_SIZE + uncompressedSize;
  const capacity = isPlain ? limit + checksumBytes + format.BLOCK_HEADER_SIZE : limit;
  const context = [
    `usesHBaseChecksum=true, ${checksums}, blocksize=${format.DEFAULT_BLOCK_SIZE}, encoding=NONE, indexBlockEncoding=NONE`,
    `includesMvcc=${reader.hasMvcc}, includesTags=${reader.hasTags}, compressAlgo=${reader.trailer.compression}`,
    `compressTags=${infoBool(reader.fileInfo, format.TAGS_COMPRESSED)}, cryptoContext=[cipher=NONE keyHash=NONE]`,
    // Behind the @ HBase has a number that differs from run to run.
    `name=${file.name}, cellComparator=${comparatorClass(reader)}@0`,
  ];
  const fields = [
    `blockType=${header.type}, fileOffset=${offset}, headerSize=${format.BLOCK_HEADER_SIZE}`,
    `onDiskSizeWithoutHeader=${onDiskSize - format.BLOCK_HEADER_SIZE}, uncompressedSizeWithoutHeader=${uncompressedSize}`,
    `prevBlockOffset=${header.previousOffset}, isUseHBaseChecksum=true, ${checksums}`,
    `onDiskDataSizeWithHeader=${checkedSize}, getOnDiskSizeWithHeader=${onDiskSize}, totalChecksumBytes=${checksumBytes}`,
    `isUnpacked=true, buf=[SingleByteBuff[pos=0, lim=${limit}, cap= ${capacity}]]`,
    `dataBeginsWith=${toStringBinary(payload.subarray(0, SHOWN_BYTES))}, fileContext=[${context.join(', ')}]`,
    `nextBlockOnDiskSize=${nextSize}`,
  ];
  return `[${fields.join(', ')}]`;
}
