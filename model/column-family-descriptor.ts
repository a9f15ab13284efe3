// A column family's settings: HBase's own attribute names and text values, kept in the order they came in. A value that is absent means
// HBase's default (VERSIONS 1, …); Java clients state most of them, see FAMILY_DEFAULTS.
import { hbaseError } from '../base/errors.ts';
import type { pb } from '../proto/index.ts';

export const FAMILY_ATTRIBUTES = [
  'BLOCKCACHE',
  'BLOCKSIZE',
  'BLOOMFILTER',
  'CACHE_BLOOMS_ON_WRITE',
  'CACHE_DATA_ON_WRITE',
  'CACHE_INDEX_ON_WRITE',
  'COMPRESSION',
  'COMPRESSION_COMPACT',
  'COMPRESSION_COMPACT_MAJOR',
  'COMPRESSION_COMPACT_MINOR',
  'COMPRESS_TAGS',
  'DATA_BLOCK_ENCODING',
  'DFS_REPLICATION',
  'ENCRYPTION',
  'ENCRYPTION_KEY',
  'EVICT_BLOCKS_ON_CLOSE',
  'INDEX_BLOCK_ENCODING',
  'IN_MEMORY',
  'IN_MEMORY_COMPACTION',
  'IS_MOB',
  'KEEP_DELETED_CELLS',
  'MIN_VERSIONS',
  'MOB_COMPACT_PARTITION_POLICY',
  'MOB_THRESHOLD',
  'NEW_VERSION_BEHAVIOR',
  'PREFETCH_BLOCKS_ON_OPEN',
  'REPLICATION_SCOPE',
  'STORAGE_POLICY',
  'TTL',
  'VERSIONS',
] as const;
export type FamilyAttribute = (typeof FAMILY_ATTRIBUTES)[number];

/** What a stock Java client states for every new family, in its order. */
export const FAMILY_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['INDEX_BLOCK_ENCODING', 'NONE'],
  ['VERSIONS', '1'],
  ['KEEP_DELETED_CELLS', 'FALSE'],
  ['DATA_BLOCK_ENCODING', 'NONE'],
  ['TTL', '2147483647'],
  ['MIN_VERSIONS', '0'],
  ['REPLICATION_SCOPE', '0'],
  ['BLOOMFILTER', 'ROW'],
  ['IN_MEMORY', 'false'],
  ['COMPRESSION', 'NONE'],
  ['BLOCKCACHE', 'true'],
  ['BLOCKSIZE', '65536'],
]);

/** Seconds that mean "for ever". */
export const TTL_FOREVER = 2147483647;

export const COMPRESSIONS = ['LZO', 'GZ', 'NONE', 'SNAPPY', 'LZ4', 'BZIP2', 'ZSTD', 'LZMA', 'BROTLI'] as const;
export type Compression = (typeof COMPRESSIONS)[number];
export const DATA_BLOCK_ENCODINGS = ['NONE', 'PREFIX', 'DIFF', 'FAST_DIFF', 'ROW_INDEX_V1'] as const;
export type DataBlockEncoding = (typeof DATA_BLOCK_ENCODINGS)[number];
export const BLOOM_TYPES = ['NONE', 'ROW', 'ROWCOL', 'ROWPREFIX_FIXED_LENGTH'] as const;
export type BloomType = (typeof BLOOM_TYPES)[number];
export const KEEP_DELETED_CELLS = ['FALSE', 'TRUE', 'TTL'] as const;
export type KeepDeletedCells = (typeof KEEP_DELETED_CELLS)[number];
export const MEMORY_COMPACTION_POLICIES = ['NONE', 'BASIC', 'EAGER', 'ADAPTIVE'] as const;

const illegal = (message: string): Error => hbaseError('IllegalArgumentException', message);

/** Refuses what HBase refuses as a family's name, with its message. */
export function checkFamilyName(name: Uint8Array): void {
  const text = Buffer.from(name.buffer, name.byteOffset, name.byteLength).toString();
  if (name.length === 0) throw illegal('Column Family name can not be empty');
  if (name[0] === 0x2e) throw illegal(`Column Family names cannot start with a period: ${text}`);
  for (const byte of name) {
    if (byte >= 0x20 && byte !== 0x7f && byte !== 0x3a && byte !== 0x5c && byte !== 0x2f) continue;
    throw illegal(
      `Illegal character <${byte}>. Column Family names cannot contain control characters or colons: ${text}`,
    );
  }
  if (text === 'recovered.edits') throw illegal('Column Family name cannot be: recovered.edits');
  if (name.length > 127) throw illegal('The length of family name is bigger than 127');
}

/** What reads ask of a family each time: which versions of a column count. */
export interface FamilyVersions {
  readonly max: number;
  readonly min: number;
  /** Infinity: for ever. */
  readonly ttlMs: number;
  readonly keepDeleted: KeepDeletedCells;
  readonly newBehavior: boolean;
}

/** A family's name and settings. Immutable; `with` makes a changed copy. Getters apply HBase's defaults and reject what they cannot read. */
export class ColumnFamilyDescriptor {
  readonly name: Buffer;
  /** Attributes as text by HBase's names. */
  readonly values: ReadonlyMap<string, string>;
  /** Overrides of site settings for this family. */
  readonly configuration: ReadonlyMap<string, string>;
  #versions: FamilyVersions | undefined;

  constructor(
    name: Buffer | string,
    values: Iterable<readonly [string, string]> = [],
    configuration: Iterable<readonly [string, string]> = [],
  ) {
    this.name = typeof name === 'string' ? Buffer.from(name) : name;
    checkFamilyName(this.name);
    this.values = new Map(values);
    this.configuration = new Map(configuration);
  }

  /** `ColumnFamilyDescriptor.of('f', { VERSIONS: 3, TTL: 86400 })`. */
  static of(
    name: Buffer | string,
    values: Partial<Record<FamilyAttribute, string | number | boolean>> = {},
  ): ColumnFamilyDescriptor {
    return new ColumnFamilyDescriptor(
      name,
      Object.entries(values).map(([key, value]) => [key, String(value)] as const),
    );
  }

  static fromProto(message: pb.ColumnFamilySchema.$Properties): ColumnFamilyDescriptor {
    return new ColumnFamilyDescriptor(
      Buffer.from(message.name),
      (message.attributes ?? []).map(({ first, second }) => [textOf(first), textOf(second)] as const),
      (message.configuration ?? []).map(({ name, value }) => [name, value] as const),
    );
  }
  toProto(): pb.ColumnFamilySchema.$Properties {
    return {
      name: this.name,
      attributes: [...this.values].map(([key, value]) => ({ first: Buffer.from(key), second: Buffer.from(value) })),
      configuration: [...this.configuration].map(([name, value]) => ({ name, value })),
    };
  }

  /** A copy with one attribute set, or removed by undefined. */
  with(attribute: FamilyAttribute | (string & {}), value: string | undefined): ColumnFamilyDescriptor {
    return new ColumnFamilyDescriptor(this.name, changed(this.values, attribute, value), this.configuration);
  }
  withConfiguration(name: string, value: string | undefined): ColumnFamilyDescriptor {
    return new ColumnFamilyDescriptor(this.name, this.values, changed(this.configuration, name, value));
  }
  /** A copy that states all FAMILY_DEFAULTS it did not state, as HBase's servers keep descriptors. */
  withDefaults(): ColumnFamilyDescriptor {
    const values = new Map([...FAMILY_DEFAULTS].map(([key, value]) => [key, this.values.get(key) ?? value]));
    for (const [key, value] of this.values) values.set(key, value);
    return new ColumnFamilyDescriptor(this.name, values, this.configuration);
  }

  get nameAsString(): string {
    return this.name.toString();
  }
  /** VERSIONS; 1 when not stated. */
  get maxVersions(): number {
    return this.#integer('VERSIONS', 1);
  }
  get minVersions(): number {
    return this.#integer('MIN_VERSIONS', 0);
  }
  /** TTL in seconds, as stated. */
  get timeToLiveSeconds(): number {
    return this.#integer('TTL', TTL_FOREVER);
  }
  /** Infinity for ever. */
  get timeToLiveMs(): number {
    const seconds = this.timeToLiveSeconds;
    return seconds === TTL_FOREVER || seconds === -1 ? Infinity : seconds * 1000;
  }
  /** The attributes of versions, read once. */
  get versions(): FamilyVersions {
    this.#versions ??= {
      ...{ max: this.maxVersions, min: this.minVersions, ttlMs: this.timeToLiveMs },
      ...{ keepDeleted: this.keepDeletedCells, newBehavior: this.newVersionBehavior },
    };
    return this.#versions;
  }
  get blockSizeBytes(): number {
    return this.#integer('BLOCKSIZE', 65536);
  }
  get bloomType(): BloomType {
    return this.#oneOf('BLOOMFILTER', BLOOM_TYPES, 'ROW', 'org.apache.hadoop.hbase.regionserver.BloomType');
  }
  /** Of ROWPREFIX_FIXED_LENGTH. Throws when that is the bloom type and no usable length is configured. */
  get bloomPrefixLength(): number {
    const text =
      this.configuration.get('RowPrefixBloomFilter.prefix_length') ??
      this.values.get('RowPrefixBloomFilter.prefix_length');
    if (text === undefined) throw illegal('RowPrefixBloomFilter.prefix_length not specified.');
    const length = parseInteger(text);
    if (length <= 0 || length > 32767) {
      throw illegal('prefix length should be greater than 0 and less than or equal to 32767');
    }
    return length;
  }
  get compression(): Compression {
    return this.#compression('COMPRESSION') ?? 'NONE';
  }
  /** Of files that a major compaction writes. */
  get majorCompactionCompression(): Compression {
    return this.#compression('COMPRESSION_COMPACT_MAJOR') ?? this.compactionCompression;
  }
  /** Of files that a minor compaction writes. */
  get minorCompactionCompression(): Compression {
    return this.#compression('COMPRESSION_COMPACT_MINOR') ?? this.compactionCompression;
  }
  get compactionCompression(): Compression {
    return this.#compression('COMPRESSION_COMPACT') ?? this.compression;
  }
  get dataBlockEncoding(): DataBlockEncoding {
    return this.#oneOf(
      'DATA_BLOCK_ENCODING',
      DATA_BLOCK_ENCODINGS,
      'NONE',
      'org.apache.hadoop.hbase.io.encoding.DataBlockEncoding',
    );
  }
  get keepDeletedCells(): KeepDeletedCells {
    return this.#oneOf(
      'KEEP_DELETED_CELLS',
      KEEP_DELETED_CELLS,
      'FALSE',
      'org.apache.hadoop.hbase.KeepDeletedCells',
      true,
    );
  }
  get inMemoryCompaction(): (typeof MEMORY_COMPACTION_POLICIES)[number] | undefined {
    if (!this.values.has('IN_MEMORY_COMPACTION')) return undefined;
    return this.#oneOf(
      'IN_MEMORY_COMPACTION',
      MEMORY_COMPACTION_POLICIES,
      'NONE',
      'org.apache.hadoop.hbase.MemoryCompactionPolicy',
      true,
    );
  }
  get inMemory(): boolean {
    return this.#boolean('IN_MEMORY', false);
  }
  /** Whether data blocks that are read stay in the block cache. */
  get blockCache(): boolean {
    return this.#boolean('BLOCKCACHE', true);
  }
  get newVersionBehavior(): boolean {
    return this.#boolean('NEW_VERSION_BEHAVIOR', false);
  }
  get cacheDataOnWrite(): boolean {
    return this.#boolean('CACHE_DATA_ON_WRITE', false);
  }
  get cacheIndexOnWrite(): boolean {
    return this.#boolean('CACHE_INDEX_ON_WRITE', false);
  }
  get cacheBloomsOnWrite(): boolean {
    return this.#boolean('CACHE_BLOOMS_ON_WRITE', false);
  }
  get evictBlocksOnClose(): boolean {
    return this.#boolean('EVICT_BLOCKS_ON_CLOSE', false);
  }
  get prefetchBlocksOnOpen(): boolean {
    return this.#boolean('PREFETCH_BLOCKS_ON_OPEN', false);
  }
  get compressTags(): boolean {
    return this.#boolean('COMPRESS_TAGS', true);
  }
  get isMob(): boolean {
    return this.#boolean('IS_MOB', false);
  }
  /** Values of a MOB family that are larger go to MOB files. */
  get mobThresholdBytes(): number {
    return this.#integer('MOB_THRESHOLD', 100 * 1024);
  }
  get encryption(): string | undefined {
    return this.values.get('ENCRYPTION');
  }
  get storagePolicy(): string | undefined {
    return this.values.get('STORAGE_POLICY');
  }
  /** 0 local, 1 global, 2 serial. */
  get replicationScope(): number {
    return this.#integer('REPLICATION_SCOPE', 0);
  }
  get dfsReplication(): number {
    return this.#integer('DFS_REPLICATION', 0);
  }

  /** The same name, attributes and configuration, in any order. */
  equals(other: ColumnFamilyDescriptor): boolean {
    return (
      this.name.equals(other.name) &&
      sameEntries(this.values, other.values) &&
      sameEntries(this.configuration, other.configuration)
    );
  }

  #integer(attribute: FamilyAttribute, absent: number): number {
    const text = this.values.get(attribute);
    return text === undefined ? absent : parseInteger(text);
  }
  #boolean(attribute: FamilyAttribute, absent: boolean): boolean {
    const text = this.values.get(attribute);
    return text === undefined ? absent : text.toLowerCase() === 'true';
  }
  #compression(attribute: FamilyAttribute): Compression | undefined {
    if (!this.values.has(attribute)) return undefined;
    return this.#oneOf(
      attribute,
      COMPRESSIONS,
      'NONE',
      'org.apache.hadoop.hbase.io.compress.Compression.Algorithm',
      true,
    );
  }
  #oneOf<T extends string>(
    attribute: FamilyAttribute,
    known: readonly T[],
    absent: T,
    javaEnum: string,
    anyCase = false,
  ): T {
    const text = this.values.get(attribute);
    if (text === undefined) return absent;
    const value = anyCase ? text.toUpperCase() : text;
    if ((known as readonly string[]).includes(value)) return value as T;
    throw illegal(`No enum constant ${javaEnum}.${value}`);
  }
}

/** A decimal number as Java's Integer.parseInt and Long.parseLong read it, or its message. */
export function parseInteger(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw hbaseError('java.lang.NumberFormatException', `For input string: "${text}"`, { retry: 'never' });
}

/** A copy of a map with one entry set, or removed by undefined; an existing entry keeps its place. */
export function changed(
  map: ReadonlyMap<string, string>,
  key: string,
  value: string | undefined,
): ReadonlyMap<string, string> {
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

export function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}
