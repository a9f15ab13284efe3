// Logs with dictionary compression (HBase: CompressionContext, CompressedWALCellCodec's WALCellCodec, TagCompressionContext, WALKeyImpl).
//   element = ff | varint length | bytes (then remembered unless empty), or u16 index
//   key     = as plain, but region (dictionary of regions), table (of tables), a scope's family (of families) and the values of extended
//             attributes (of tables) are one element each
//   cell    = varint keyLength | varint valueLength | varint tagsLength | row | family | qualifier (elements) | u64 ts | u8 type | value | tags
//   value   = valueLength bytes, or with value compression varint n | n bytes, finished by itself
//   tags    = elements of type + value each, until tagsLength bytes (with their u16 lengths) are there; or plain
// The dictionaries depend on all that came before, so such a log is read from its start. That no damage is searched for by reading on, our keys say
// how many bytes of cells follow:
//   WALKey      1002 fixed32 bytes of all cells, in front of 1000
import type { CodecName } from '../base/codec-registry.ts';
import { LruDictionary } from '../base/lru-dictionary.ts';

/** How a log is written. */
export interface WALCompression {
  /** hbase.regionserver.wal.tags.enablecompression */
  readonly tags: boolean;
  /** hbase.regionserver.wal.value.compression.type; undefined: values are plain. */
  readonly values: CodecName | undefined;
}

/** HBase's Compression.Algorithm, by ordinal. */
export const ALGORITHMS = ['LZO', 'GZ', 'NONE', 'SNAPPY', 'LZ4', 'BZIP2', 'ZSTD', 'LZMA', 'BROTLI'];

/** In front of an element that is not in its dictionary yet. */
export const NOT_IN_DICTIONARY = 0xff;

const MANY = 32767;
const FEW = 127;

export class WALDictionaries {
  readonly region: LruDictionary;
  readonly table: LruDictionary;
  readonly family = new LruDictionary(FEW);
  readonly row = new LruDictionary(MANY);
  readonly qualifier = new LruDictionary(FEW);
  /** Undefined: tags are plain. */
  readonly tag: LruDictionary | undefined;

  /** `ofOneRegion`: recovered edits. */
  constructor(compressesTags: boolean, ofOneRegion = false) {
    this.region = new LruDictionary(ofOneRegion ? 1 : MANY);
    this.table = new LruDictionary(ofOneRegion ? 1 : MANY);
    this.tag = compressesTags ? new LruDictionary(MANY) : undefined;
  }
}
