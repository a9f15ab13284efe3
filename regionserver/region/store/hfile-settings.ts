// From HBase's names, of a family, its table or the site, to how store files are laid out.
import { CHECKSUM_CRC32, CHECKSUM_CRC32C } from '../../../hfile/hfile-format.ts';
import type { HFileWriterOptions } from '../../../hfile/hfile-writer.ts';
import type { FamilySettings } from '../family-settings.ts';

/** Plain data, so that a worker thread can be told; what is absent is as the writer has it. */
export type HFileSettings = Pick<
  HFileWriterOptions,
  | 'encodedSizeRatio'
  | 'indexChunkBytes'
  | 'indexMinEntries'
  | 'bloomChunkBytes'
  | 'bloomErrorRate'
  | 'bloomMaxFold'
  | 'bytesPerChecksum'
  | 'checksumType'
>;

const NUMBERS = {
  'hbase.writer.unified.encoded.blocksize.ratio': 'encodedSizeRatio',
  'hfile.index.block.max.size': 'indexChunkBytes',
  'hfile.index.block.min.entries': 'indexMinEntries',
  'io.storefile.bloom.block.size': 'bloomChunkBytes',
  'io.storefile.bloom.error.rate': 'bloomErrorRate',
  'io.storefile.bloom.max.fold': 'bloomMaxFold',
  'hbase.hstore.bytes.per.checksum': 'bytesPerChecksum',
} as const satisfies Record<string, keyof HFileSettings>;
const CHECKSUM_ALGORITHM = 'hbase.hstore.checksum.algorithm';
const CHECKSUM_TYPES: Readonly<Record<string, number>> = { CRC32: CHECKSUM_CRC32, CRC32C: CHECKSUM_CRC32C };

export const SITE_HFILE_SETTINGS: readonly string[] = [...Object.keys(NUMBERS), CHECKSUM_ALGORITHM];

/** What is stated; numbers that make no file are passed over. */
export function hfileSettingsOf(settings: FamilySettings): HFileSettings {
  const stated: { -readonly [K in keyof HFileSettings]: HFileSettings[K] } = {};
  for (const [name, field] of Object.entries(NUMBERS)) {
    const value = settings.number([name], 0);
    if (value > 0) stated[field] = value;
  }
  // A checksum is over more than a block's header, as HBase demands too.
  if (stated.bytesPerChecksum !== undefined)
    stated.bytesPerChecksum = Math.max(64, Math.floor(stated.bytesPerChecksum));
  const type = CHECKSUM_TYPES[settings.text(CHECKSUM_ALGORITHM)?.trim().toUpperCase() ?? ''];
  if (type !== undefined) stated.checksumType = type;
  return stated;
}
