// HFile version 3, as HBase 2.6.1 writes it (docs/formats/hfile.md). Big-endian.
//
//   scanned:      data blocks; leaf index blocks and bloom chunks between them, in the order of writing
//   non-scanned:  meta blocks, intermediate index blocks
//   load-on-open: root data index | meta index | file info | [bloom meta] | [delete-family bloom meta]
//   trailer:      the last 4096 bytes
//
// A block = header (33 bytes) | payload (compressed when the file has a codec) | one u32 checksum for each started chunk of header + payload.
// A data block's payload = cells: KeyValue | [u16 tagsLength | tags, when the file has tags] | [vlong mvcc, when the file has mvcc].

export const BLOCK_HEADER_SIZE = 33;
export const TRAILER_SIZE = 4096;
export const MAJOR_VERSION = 3;
/** From 1 on blocks carry checksums. */
export const MINOR_VERSION = 3;
export const BYTES_PER_CHECKSUM = 16384;

export const DEFAULT_BLOCK_SIZE = 65536;
/** hfile.index.block.max.size and .min.entries. */
export const INDEX_CHUNK_BYTES = 131072;
export const INDEX_MIN_ENTRIES = 16;
/** io.storefile.bloom.block.size, .error.rate, .max.fold. */
export const BLOOM_CHUNK_BYTES = 131072;
export const BLOOM_ERROR_RATE = 0.01;
export const BLOOM_MAX_FOLD = 7;

export const CHECKSUM_NULL = 0;
export const CHECKSUM_CRC32 = 1;
export const CHECKSUM_CRC32C = 2;

/** Ordinals of codecs in the trailer. */
export const COMPRESSION_CODECS = ['LZO', 'GZ', 'NONE', 'SNAPPY', 'LZ4', 'BZIP2', 'ZSTD', 'LZMA', 'BROTLI'] as const;
export type CompressionName = (typeof COMPRESSION_CODECS)[number];

export type DataBlockEncoding = 'NONE' | 'PREFIX' | 'DIFF' | 'FAST_DIFF' | 'ROW_INDEX_V1';

export type BloomType = 'NONE' | 'ROW' | 'ROWCOL' | 'ROWPREFIX_FIXED_LENGTH';

/** Keys of the file info. */
export const LASTKEY = 'hfile.LASTKEY';
export const AVG_KEY_LEN = 'hfile.AVG_KEY_LEN';
export const AVG_VALUE_LEN = 'hfile.AVG_VALUE_LEN';
export const CREATE_TIME_TS = 'hfile.CREATE_TIME_TS';
export const KEY_OF_BIGGEST_CELL = 'hfile.KEY_OF_BIGGEST_CELL';
export const LEN_OF_BIGGEST_CELL = 'hfile.LEN_OF_BIGGEST_CELL';
export const MAX_TAGS_LEN = 'hfile.MAX_TAGS_LEN';
export const TAGS_COMPRESSED = 'hfile.TAGS_COMPRESSED';
export const KEY_VALUE_VERSION = 'KEY_VALUE_VERSION';
export const MAX_MEMSTORE_TS_KEY = 'MAX_MEMSTORE_TS_KEY';
export const MAX_SEQ_ID_KEY = 'MAX_SEQ_ID_KEY';
export const MAJOR_COMPACTION_KEY = 'MAJOR_COMPACTION_KEY';
export const TIMERANGE = 'TIMERANGE';
export const EARLIEST_PUT_TS = 'EARLIEST_PUT_TS';
export const DELETE_FAMILY_COUNT = 'DELETE_FAMILY_COUNT';
export const COMPACTION_EVENT_KEY = 'COMPACTION_EVENT_KEY';
export const HISTORICAL = 'HISTORICAL';
export const BLOOM_FILTER_TYPE = 'BLOOM_FILTER_TYPE';
export const BLOOM_FILTER_PARAM = 'BLOOM_FILTER_PARAM';
export const LAST_BLOOM_KEY = 'LAST_BLOOM_KEY';
export const DATA_BLOCK_ENCODING = 'DATA_BLOCK_ENCODING';
export const INDEX_BLOCK_ENCODING = 'INDEX_BLOCK_ENCODING';
export const EXCLUDE_FROM_MINOR_COMPACTION = 'EXCLUDE_FROM_MINOR_COMPACTION';
export const BULKLOAD_TIMESTAMP = 'BULKLOAD_TIMESTAMP';
export const BULKLOAD_TASK = 'BULKLOAD_SOURCE_TASK';
export const SKIP_RESET_SEQ_ID = 'SKIP_RESET_SEQ_ID';
export const MOB_CELLS_COUNT = 'MOB_CELLS_COUNT';
