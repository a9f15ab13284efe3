import { crc32, crc32c } from '../base/checksum.ts';
import type { Codec } from '../base/codec-registry.ts';
import { CorruptionError } from '../base/errors.ts';
import { type BlockHeader, decodeBlockHeader } from './block-header.ts';
import type { BlockType } from './block-type.ts';
import { BLOCK_HEADER_SIZE, CHECKSUM_CRC32, CHECKSUM_NULL } from './hfile-format.ts';

export interface RawBlock {
  readonly header: BlockHeader;
  /** Uncompressed; shares the bytes given when the file has no codec. */
  readonly payload: Buffer;
}

/** Checks and decompresses blocks of one file. */
export class BlockReader {
  readonly path: string;
  readonly #codec: Codec;
  readonly #demandChecksums: boolean;

  /** `demandChecksums`: the file says that all its blocks have them, so one that claims not to is damaged. */
  constructor(path: string, codec: Codec, demandChecksums: boolean) {
    this.path = path;
    this.#codec = codec;
    this.#demandChecksums = demandChecksums;
  }

  /**
   * The block at `at` of `bytes`, which stands at `offset` of the file. `types` are those it may have; `onDiskSize`, when known, is what
   * an index says of its size.
   */
  decode(bytes: Buffer, at: number, offset: number, types: readonly BlockType[], onDiskSize?: number): RawBlock {
    const header = decodeBlockHeader(bytes, at, this.path, offset);
    if (!types.includes(header.type)) {
      throw this.#error(offset, `expected a block of type ${types.join(' or ')}, found ${header.type}`);
    }
    if (onDiskSize !== undefined && header.onDiskSize !== onDiskSize) {
      throw this.#error(offset, `expected a block of ${onDiskSize} bytes, found ${header.onDiskSize}`);
    }
    if (header.onDiskSize > bytes.length - at) {
      throw this.#error(offset, `expected ${header.onDiskSize} bytes, found ${bytes.length - at}`);
    }
    this.#verify(bytes, at, offset, header);
    return { header, payload: this.#payload(bytes, at, offset, header) };
  }

  #verify(bytes: Buffer, at: number, offset: number, header: BlockHeader): void {
    if (header.checksumType === CHECKSUM_NULL) {
      if (this.#demandChecksums) throw this.#error(offset, 'expected checksums, found none');
      return;
    }
    const checksum = header.checksumType === CHECKSUM_CRC32 ? crc32 : crc32c;
    const end = at + header.checkedSize;
    let sumAt = end;
    for (let from = at; from < end; from += header.bytesPerChecksum, sumAt += 4) {
      const expected = bytes.readUInt32BE(sumAt);
      const found = checksum(bytes.subarray(from, Math.min(from + header.bytesPerChecksum, end)));
      if (found !== expected) {
        const [e, f] = [expected, found].map((sum) => sum.toString(16).padStart(8, '0'));
        throw this.#error(
          offset,
          `checksum of bytes ${from - at} to ${Math.min(from + header.bytesPerChecksum, end) - at} of the block: expected ${e}, found ${f}`,
        );
      }
    }
  }

  #payload(bytes: Buffer, at: number, offset: number, header: BlockHeader): Buffer {
    const stored = bytes.subarray(at + BLOCK_HEADER_SIZE, at + header.checkedSize);
    if (this.#codec.name === 'NONE') {
      if (stored.length !== header.uncompressedSize) {
        throw this.#error(offset, `expected a payload of ${header.uncompressedSize} bytes, found ${stored.length}`);
      }
      return stored;
    }
    try {
      return this.#codec.decompress(stored, header.uncompressedSize);
    } catch (cause) {
      throw new CorruptionError(this.path, offset, `the block cannot be decompressed by ${this.#codec.name}`, {
        cause,
      });
    }
  }

  #error(offset: number, message: string): CorruptionError {
    return new CorruptionError(this.path, offset, message);
  }
}
