//  off size field
//    0    8 magic
//    8    4 onDiskSizeWithoutHeader: payload + checksums
//   12    4 uncompressedSizeWithoutHeader: payload before compression, no checksums
//   16    8 offset of the previous block of the same type, −1 if none
//   24    1 checksum type: 0 none, 1 CRC32, 2 CRC32C
//   25    4 bytesPerChecksum
//   29    4 onDiskDataSizeWithHeader: header + payload, no checksums
import { CorruptionError } from '../base/errors.ts';
import { BLOCK_MAGIC, type BlockType, blockTypeOf } from './block-type.ts';
import { BLOCK_HEADER_SIZE, CHECKSUM_CRC32C } from './hfile-format.ts';

export interface BlockHeader {
  readonly type: BlockType;
  /** Bytes of the block in the file, with header and checksums. */
  readonly onDiskSize: number;
  /** Bytes of the payload before compression. */
  readonly uncompressedSize: number;
  readonly previousOffset: number;
  readonly checksumType: number;
  readonly bytesPerChecksum: number;
  /** Header and payload, what the checksums cover. */
  readonly checkedSize: number;
}

export function writeBlockHeader(target: Buffer, at: number, header: BlockHeader): void {
  target.write(BLOCK_MAGIC[header.type], at, 'latin1');
  target.writeUInt32BE(header.onDiskSize - BLOCK_HEADER_SIZE, at + 8);
  target.writeUInt32BE(header.uncompressedSize, at + 12);
  target.writeBigInt64BE(BigInt(header.previousOffset), at + 16);
  target[at + 24] = header.checksumType;
  target.writeUInt32BE(header.bytesPerChecksum, at + 25);
  target.writeUInt32BE(header.checkedSize, at + 29);
}

export function checksumCount(checkedSize: number, bytesPerChecksum: number): number {
  return Math.ceil(checkedSize / bytesPerChecksum);
}

/** The header at `at` of `bytes`. Every relation between its fields that must hold is checked; `offset` is the block's place in the file. */
export function decodeBlockHeader(bytes: Buffer, at: number, path: string, offset: number): BlockHeader {
  const fail = (message: string) => new CorruptionError(path, offset, message);
  if (bytes.length - at < BLOCK_HEADER_SIZE) {
    throw fail(`expected a block header of ${BLOCK_HEADER_SIZE} bytes, found ${bytes.length - at} bytes`);
  }
  const magic = bytes.toString('latin1', at, at + 8);
  const type = blockTypeOf(magic);
  if (type === undefined || type === 'TRAILER') {
    throw fail(`expected the magic of a block, found ${JSON.stringify(magic)}`);
  }
  const header: BlockHeader = {
    type,
    onDiskSize: bytes.readUInt32BE(at + 8) + BLOCK_HEADER_SIZE,
    uncompressedSize: bytes.readUInt32BE(at + 12),
    previousOffset: bytes.readInt32BE(at + 16) * 4294967296 + bytes.readUInt32BE(at + 20),
    checksumType: bytes[at + 24],
    bytesPerChecksum: bytes.readUInt32BE(at + 25),
    checkedSize: bytes.readUInt32BE(at + 29),
  };
  if (header.checksumType > CHECKSUM_CRC32C) throw fail(`checksum type ${header.checksumType} does not exist`);
  if (header.bytesPerChecksum <= BLOCK_HEADER_SIZE) throw fail(`${header.bytesPerChecksum} bytes per checksum`);
  if (header.checkedSize < BLOCK_HEADER_SIZE) throw fail(`data size ${header.checkedSize} is less than the header`);
  const expected = header.checkedSize + 4 * checksumCount(header.checkedSize, header.bytesPerChecksum);
  if (header.onDiskSize !== expected) {
    throw fail(
      `block size ${header.onDiskSize} does not match its data size ${header.checkedSize} with checksums, ${expected}`,
    );
  }
  return header;
}
