// What a reader has in memory from the moment a file is opened: all from the root of the index to the trailer.
import { crc32 } from '../base/checksum.ts';
import { CorruptionError } from '../base/errors.ts';
import { decodeRootIndex, type IndexBlock, type MidKeyEntry } from './block-index-reader.ts';
import type { BlockReader } from './block-reader.ts';
import type { BlockType } from './block-type.ts';
import { decodeFileInfo } from './file-info.ts';
import type { FixedFileTrailer } from './fixed-file-trailer.ts';

/** Payload of a bloom's meta block, and its place in the file. */
export interface BloomHead {
  readonly payload: Buffer;
  readonly offset: number;
}

export interface LoadOnOpen {
  root: IndexBlock;
  midKey: MidKeyEntry | undefined;
  fileInfo: Map<string, Buffer>;
  generalBloom: BloomHead | undefined;
  deleteFamilyBloom: BloomHead | undefined;
}

/** `section` is all between the root of the data index and the trailer. Throws a CorruptionError for what is not as it must be. */
export function decodeLoadOnOpen(
  section: Buffer,
  trailer: FixedFileTrailer,
  blocks: BlockReader,
  path: string,
): LoadOnOpen {
  const base = trailer.loadOnOpenOffset;
  if (trailer.loadOnOpenCrc !== undefined) {
    const found = crc32(section);
    if (found !== trailer.loadOnOpenCrc) {
      const [e, f] = [trailer.loadOnOpenCrc, found].map((sum) => sum.toString(16).padStart(8, '0'));
      throw new CorruptionError(path, base, `checksum of the load-on-open section: expected ${e}, found ${f}`);
    }
  }
  let at = 0;
  const take = (types: readonly BlockType[]) => {
    const offset = base + at;
    const { header, payload } = blocks.decode(section, at, offset, types);
    at += header.onDiskSize;
    return { type: header.type, payload, offset };
  };
  const rootBlock = take(['ROOT_INDEX']);
  const levels = trailer.dataIndexLevels;
  const { root, midKey } = decodeRootIndex(rootBlock.payload, trailer.dataIndexCount, levels > 1, {
    path,
    offset: rootBlock.offset,
    limit: base,
  });
  if (root.count === 0 && levels > 1) throw new CorruptionError(path, base, `an empty index of ${levels} levels`);
  take(['ROOT_INDEX']);
  if (base + at !== trailer.fileInfoOffset) {
    throw new CorruptionError(
      path,
      base + at,
      `expected the file info here, the trailer says ${trailer.fileInfoOffset}`,
    );
  }
  const fileInfo = take(['FILE_INFO']);
  const loaded: LoadOnOpen = {
    root,
    midKey,
    fileInfo: decodeFileInfo(fileInfo.payload, path, fileInfo.offset),
    generalBloom: undefined,
    deleteFamilyBloom: undefined,
  };
  while (at < section.length) {
    const bloom = take(['GENERAL_BLOOM_META', 'DELETE_FAMILY_BLOOM_META']);
    if (bloom.type === 'GENERAL_BLOOM_META') loaded.generalBloom = bloom;
    else loaded.deleteFamilyBloom = bloom;
  }
  return loaded;
}
