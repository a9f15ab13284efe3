// What -m prints: what a file says of itself.
import { toStringBinary } from '../../base/bytes.ts';
import type { CompoundBloomFilter } from '../../hfile/bloom-reader.ts';
import { infoTimeRange } from '../../hfile/file-info.ts';
import * as format from '../../hfile/hfile-format.ts';
import type { HFileReader } from '../../hfile/hfile-reader.ts';
import { indexHeapBytes } from './index-heap-bytes.ts';
import { keyText } from './key-text.ts';
import type { OpenedHFile } from './opened-hfile.ts';

const LONGS: readonly string[] = [
  format.MAX_SEQ_ID_KEY,
  format.DELETE_FAMILY_COUNT,
  format.EARLIEST_PUT_TS,
  format.MAX_MEMSTORE_TS_KEY,
  format.CREATE_TIME_TS,
  format.BULKLOAD_TIMESTAMP,
];
const INTEGERS: readonly string[] = [
  format.AVG_KEY_LEN,
  format.AVG_VALUE_LEN,
  format.KEY_VALUE_VERSION,
  format.MAX_TAGS_LEN,
];
const BOOLEANS: readonly string[] = [
  format.MAJOR_COMPACTION_KEY,
  format.TAGS_COMPRESSED,
  format.EXCLUDE_FROM_MINOR_COMPACTION,
  format.HISTORICAL,
];

/** Class that HBase compares the file's cells with, whatever of its former names stands in the file. */
export function comparatorClass(reader: HFileReader): string {
  return `org.apache.hadoop.hbase.${reader.comparator.isMeta ? 'MetaCellComparator' : 'InnerStoreCellComparator'}`;
}

/** An entry of the file info. */
export function infoText(key: string, value: Buffer): string {
  if (LONGS.includes(key) && value.length === 8) return String(value.readBigInt64BE(0));
  if (INTEGERS.includes(key) && value.length === 4) return String(value.readInt32BE(0));
  if (BOOLEANS.includes(key) && value.length === 1) return String(value[0] !== 0);
  if (key === format.LASTKEY) return `${keyText(value)}/vlen=0/mvcc=0`;
  const range = key === format.TIMERANGE ? infoTimeRange(new Map([[key, value]])) : undefined;
  return range === undefined ? toStringBinary(value) : `${range.min}....${range.max}`;
}

export async function* metaLines(file: OpenedHFile): AsyncGenerator<string> {
  const { reader } = file;
  yield `Block index size as per heapsize: ${indexHeapBytes(reader.rootIndex)}`;
  yield separated(readerFields(file));
  yield 'Trailer:';
  yield `    ${separated(trailerFields(reader))}`;
  yield 'Fileinfo:';
  for (const [key, value] of reader.fileInfo) yield `    ${key} = ${infoText(key, value)}`;
  const mid = await reader.midKey();
  yield mid === undefined ? 'Unable to retrieve the midkey' : `Mid-key: ${optional(mid)}`;
  yield 'Bloom filter:';
  yield* bloomLines(reader.generalBloom, reader.bloomType === 'ROWCOL' ? 'CellComparatorImpl' : 'ByteArrayComparator');
  yield 'Delete Family Bloom filter:';
  yield* bloomLines(reader.deleteFamilyBloom, 'ByteArrayComparator');
}

function readerFields({ path, reader }: OpenedHFile): string[] {
  const cacheFlags = ['DataOnRead', 'DataOnWrite', 'IndexesOnWrite', 'BloomsOnWrite', 'EvictOnClose', 'DataCompressed'];
  const average = (key: string) => reader.fileInfo.get(key)?.readInt32BE(0) ?? 0;
  return [
    `reader=${path}`,
    `compression=${reader.trailer.compression.toLowerCase()}`,
    // The tool reads with an empty cache.
    ...cacheFlags.map((flag, i) => `${i === 0 ? 'cacheConf=' : ''}cache${flag}=false`),
    'prefetchOnOpen=false',
    `firstKey=${optional(reader.firstKey)}`,
    `lastKey=${optional(reader.lastKey)}`,
    `avgKeyLen=${average(format.AVG_KEY_LEN)}`,
    `avgValueLen=${average(format.AVG_VALUE_LEN)}`,
    `entries=${reader.entryCount}`,
    `length=${reader.length}`,
  ];
}

function trailerFields(reader: HFileReader): string[] {
  const { trailer } = reader;
  return [
    `fileinfoOffset=${trailer.fileInfoOffset}`,
    `loadOnOpenDataOffset=${trailer.loadOnOpenOffset}`,
    `dataIndexCount=${trailer.dataIndexCount}`,
    `metaIndexCount=${trailer.metaIndexCount}`,
    `totalUncomressedBytes=${trailer.totalUncompressedBytes}`,
    `entryCount=${trailer.entryCount}`,
    `compressionCodec=${trailer.compression}`,
    `uncompressedDataIndexSize=${trailer.uncompressedDataIndexSize}`,
    `numDataIndexLevels=${trailer.dataIndexLevels}`,
    `firstDataBlockOffset=${trailer.firstDataBlockOffset}`,
    `lastDataBlockOffset=${trailer.lastDataBlockOffset}`,
    `comparatorClassName=${comparatorClass(reader)}`,
    'encryptionKey=NONE',
    `majorVersion=${format.MAJOR_VERSION}`,
    `minorVersion=${trailer.minorVersion}`,
  ];
}

function separated(fields: readonly string[]): string {
  return fields.join(',\n    ');
}

function optional(key: Buffer | undefined): string {
  return key === undefined ? 'Optional.empty' : `Optional[${keyText(key)}/seqid=0]`;
}

function* bloomLines(bloom: CompoundBloomFilter | undefined, comparator: string): Generator<string> {
  if (bloom === undefined) {
    yield '    Not present';
    return;
  }
  yield `    BloomSize: ${bloom.totalBytes}`;
  yield `    No of Keys in bloom: ${bloom.keyCount}`;
  yield `    Max Keys for bloom: ${bloom.maxKeys}`;
  if (bloom.maxKeys > 0) yield `    Percentage filled: ${percent(bloom.keyCount / bloom.maxKeys)}`;
  yield `    Number of chunks: ${bloom.chunkCount}`;
  yield `    Comparator: ${comparator}`;
}

/** Java's NumberFormat: half even. */
const PERCENT = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 0,
  roundingMode: 'halfEven',
});
function percent(fraction: number): string {
  return PERCENT.format(fraction);
}
