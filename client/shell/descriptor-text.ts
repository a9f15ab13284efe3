// Table and family descriptors as `describe` prints them, and as `create` and `alter` take them.
import type { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { TTL_FOREVER } from '../../model/column-family-descriptor.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';

/** What describe prints in front; every other attribute stands under METADATA. */
const FAMILY_ORDER = [
  'VERSIONS',
  'KEEP_DELETED_CELLS',
  'DATA_BLOCK_ENCODING',
  'TTL',
  'MIN_VERSIONS',
  'REPLICATION_SCOPE',
  'BLOOMFILTER',
  'IN_MEMORY',
  'COMPRESSION',
  'BLOCKCACHE',
  'BLOCKSIZE',
  'NEW_VERSION_BEHAVIOR',
  'CACHE_DATA_ON_WRITE',
  'CACHE_INDEX_ON_WRITE',
  'CACHE_BLOOMS_ON_WRITE',
  'EVICT_BLOCKS_ON_CLOSE',
  'PREFETCH_BLOCKS_ON_OPEN',
  'COMPRESSION_COMPACT',
  'COMPRESSION_COMPACT_MAJOR',
  'COMPRESSION_COMPACT_MINOR',
  'ENCODE_ON_DISK',
  'COMPRESS_TAGS',
  'IS_MOB',
  'MOB_THRESHOLD',
  'MOB_COMPACT_PARTITION_POLICY',
  'IN_MEMORY_COMPACTION',
  'STORAGE_POLICY',
  'DFS_REPLICATION',
];
export const TABLE_ATTRIBUTES = [
  'OWNER',
  'READONLY',
  'COMPACTION_ENABLED',
  'SPLIT_ENABLED',
  'MERGE_ENABLED',
  'MEMSTORE_FLUSHSIZE',
  'MAX_FILESIZE',
  'FLUSH_POLICY',
  'DURABILITY',
  'NORMALIZATION_ENABLED',
  'NORMALIZER_TARGET_REGION_COUNT',
  'NORMALIZER_TARGET_REGION_SIZE',
  'NORMALIZER_TARGET_REGION_SIZE_MB',
  'SPLIT_POLICY',
  'REGION_REPLICATION',
  'REGION_MEMSTORE_REPLICATION',
  'PRIORITY',
];

const quoted = (text: string) => `'${text}'`;

export function familyText(family: ColumnFamilyDescriptor): string {
  const parts = [`NAME => ${quoted(family.nameAsString)}`];
  for (const key of FAMILY_ORDER) {
    const value = family.values.get(key);
    if (value !== undefined) parts.push(`${key} => ${quoted(key === 'TTL' ? ttlText(value) : value)}`);
  }
  const others = [...family.values].filter(([key]) => !FAMILY_ORDER.includes(key));
  if (others.length > 0)
    parts.push(`METADATA => {${others.map(([key, value]) => `${quoted(key)} => ${quoted(value)}`).join(', ')}}`);
  if (family.configuration.size > 0)
    parts.push(
      `CONFIGURATION => {${[...family.configuration].map(([key, value]) => `${quoted(key)} => ${quoted(value)}`).join(', ')}}`,
    );
  return `{${parts.join(', ')}}`;
}

/** `, {TABLE_ATTRIBUTES => {…}}`, or nothing when the table states nothing. */
export function tableAttributesText(table: TableDescriptor): string {
  const parts: string[] = [];
  const metadata: string[] = [];
  for (const [key, value] of table.values) {
    // IS_META is a fact of the table, not a setting of its owner's.
    if (key === 'IS_META') {
      if (value === 'true') parts.push("IS_META => 'true'");
    } else if (TABLE_ATTRIBUTES.includes(key) || key.startsWith('coprocessor$'))
      parts.push(`${key} => ${quoted(value)}`);
    else metadata.push(`${quoted(key)} => ${quoted(value)}`);
  }
  if (metadata.length > 0) parts.push(`METADATA => {${metadata.join(', ')}}`);
  return parts.length === 0 ? '' : `, {TABLE_ATTRIBUTES => {${parts.join(', ')}}}`;
}

const UNITS = [
  ['DAY', 86_400],
  ['HOUR', 3_600],
  ['MINUTE', 60],
  ['SECOND', 1],
] as const;
const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 'S'}`;

function ttlText(value: string): string {
  const seconds = Number(value);
  if (seconds === TTL_FOREVER || seconds === -1) return 'FOREVER';
  if (seconds < 60) return plural(seconds, 'SECOND');
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(plural(count, unit));
  }
  return `${seconds} SECONDS (${parts.join(' ')})`;
}

/** `86400`, `FOREVER`, `1 DAY 2 HOURS` as seconds; undefined when it is none of these. */
export function ttlSeconds(text: string): number | undefined {
  if (text.toUpperCase() === 'FOREVER') return TTL_FOREVER;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (!/^\s*(\d+\s+(DAY|HOUR|MINUTE|SECOND)S?\s*)+$/i.test(text)) return undefined;
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)\s+(DAY|HOUR|MINUTE|SECOND)/gi))
    seconds += Number(count) * UNITS.find(([name]) => name === unit.toUpperCase())![1];
  return seconds;
}
