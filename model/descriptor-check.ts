import { hbaseError } from '../base/errors.ts';
import type { ColumnFamilyDescriptor } from './column-family-descriptor.ts';
import { compactionPolicyOf } from './compaction-classes.ts';
import type { TableDescriptor } from './table-descriptor.ts';

const SUFFIX =
  ' Set hbase.table.sanity.checks to false at conf or table descriptor if you want to bypass sanity checks';
const MIN_BLOCK_SIZE = 1024;
const MAX_BLOCK_SIZE = 16 * 1024 * 1024;

/** What a server can do; a descriptor that asks for more is refused. */
export interface DescriptorLimits {
  /** Compressions this server has codecs for; default: all that HBase names. */
  compressions?: readonly string[];
  /** The site's values, used when the descriptor states none. */
  maxFileSizeBytes?: number;
  memStoreFlushSizeBytes?: number;
}

const SPLIT_POLICIES: ReadonlySet<string> = new Set(
  [
    'ConstantSizeRegionSplitPolicy',
    'IncreasingToUpperBoundRegionSplitPolicy',
    'SteppingSplitPolicy',
    'KeyPrefixRegionSplitPolicy',
    'DelimitedKeyPrefixRegionSplitPolicy',
    'BusyRegionSplitPolicy',
    'DisabledRegionSplitPolicy',
  ].map((name) => `org.apache.hadoop.hbase.regionserver.${name}`),
);

/**
 * The checks of HBase's master on a descriptor that is to be made or changed, with its messages; DoNotRetryIOException.
 * The attribute or configuration hbase.table.sanity.checks = false turns off all but those that would break reading.
 */
export function checkDescriptor(table: TableDescriptor, limits: DescriptorLimits = {}): void {
  if (table.isMeta && table.readOnly) throw refused("Meta table can't be set as read only.");
  if (table.values.get('hbase.table.sanity.checks')?.toLowerCase() === 'false') return;
  const maxFileSize = table.maxFileSizeBytes ?? limits.maxFileSizeBytes ?? Infinity;
  if (maxFileSize < 2 * 1024 * 1024) {
    throw refused(
      `MAX_FILESIZE for table descriptor or "hbase.hregion.max.filesize" (${maxFileSize}) is too small, which might cause over splitting into unmanageable number of regions.`,
    );
  }
  const flushSize = table.memStoreFlushSizeBytes ?? limits.memStoreFlushSizeBytes ?? Infinity;
  if (flushSize < 1024 * 1024) {
    throw refused(
      `MEMSTORE_FLUSHSIZE for table descriptor or "hbase.hregion.memstore.flush.size" (${flushSize}) is too small, which might cause very frequent flushing.`,
    );
  }
  const { splitPolicy } = table;
  if (splitPolicy !== undefined && !SPLIT_POLICIES.has(splitPolicy)) {
    throw refused(`Unable to load configured region split policy '${splitPolicy}' for table '${table.tableName}'`);
  }
  for (const family of table.families) checkCompression(family, limits.compressions);
  if (table.families.length === 0) throw refused('Table should have at least one column family.');
  if (table.regionReplication < 1) throw refused('Table region replication should be at least one.');
  for (const family of table.families) checkFamily(family);
  for (const family of table.families) checkCompactionPolicy(table, family);
}

/** Blocking file count below which flushes under FIFO would come to wait for compactions that never are. */
const MIN_FIFO_BLOCKING_FILES = 1000;

/** HBase's rules for FIFO, whose files go by their age alone; and a store engine or policy that is not here. */
function checkCompactionPolicy(table: TableDescriptor, family: ColumnFamilyDescriptor): void {
  const stated = (name: string) => family.values.get(name) ?? family.configuration.get(name) ?? table.values.get(name);
  if (compactionPolicyOf(stated) !== 'FIFO') return;
  if (family.timeToLiveMs === Number.POSITIVE_INFINITY)
    throw refused('Default TTL is not supported for FIFO compaction');
  if (family.minVersions > 0) throw refused('MIN_VERSION > 0 is not supported for FIFO compaction');
  const blocking = Number(stated('hbase.hstore.blockingStoreFiles') ?? 16);
  if (blocking < MIN_FIFO_BLOCKING_FILES) {
    throw refused(
      `Blocking file count 'hbase.hstore.blockingStoreFiles' ${blocking} is below recommended minimum of ${MIN_FIFO_BLOCKING_FILES} for column family ${family.nameAsString}`,
    );
  }
}

function checkCompression(family: ColumnFamilyDescriptor, available: readonly string[] | undefined): void {
  const names = explained(() => [
    family.compression,
    family.compactionCompression,
    family.majorCompactionCompression,
    family.minorCompactionCompression,
  ]);
  if (available === undefined) return;
  for (const name of names) {
    if (!available.includes(name))
      throw refused(
        `Compression algorithm '${name}' is not supported by this server; there are ${available.join(', ')}.`,
      );
  }
}

function checkFamily(family: ColumnFamilyDescriptor): void {
  const name = family.nameAsString;
  if (family.timeToLiveSeconds <= 0) throw refused(`TTL for column family ${name} must be positive.`);
  if (family.blockSizeBytes < MIN_BLOCK_SIZE || family.blockSizeBytes > MAX_BLOCK_SIZE) {
    throw refused(`Block size for column family ${name}  must be between 1K and 16MB.`);
  }
  if (family.minVersions < 0) throw refused(`Min versions for column family ${name}  must be positive.`);
  if (family.minVersions > family.maxVersions) {
    throw refused(`Min versions for column family ${name} must be less than the Max versions.`);
  }
  // HBase lets VERSIONS 0 pass here and then answers nothing from such a family; its clients refuse it with this text.
  if (family.maxVersions <= 0) throw refused('Maximum versions must be positive');
  if (![0, 1, 2].includes(family.replicationScope)) {
    throw refused(`Replication scope for column family ${name} is ${family.replicationScope} which is invalid.`);
  }
  checkBloom(family);
  explained(() => family.dataBlockEncoding);
  explained(() => family.keepDeletedCells);
  if (family.dfsReplication < 0) {
    throw refused(`HFile Replication for column family ${name}  must be greater than zero.`);
  }
  explained(() => family.inMemoryCompaction);
  explained(() => family.mobThresholdBytes);
}

function checkBloom(family: ColumnFamilyDescriptor): void {
  try {
    if (family.bloomType === 'ROWPREFIX_FIXED_LENGTH') void family.bloomPrefixLength;
  } catch (cause) {
    throw hbaseError('DoNotRetryIOException', `Failed to get bloom filter param${SUFFIX}`, { cause });
  }
}

/** A value that the descriptor cannot read is refused as HBase words it. */
function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw hbaseError('DoNotRetryIOException', (cause as Error).message + SUFFIX, { cause });
  }
}

function refused(message: string): Error {
  return hbaseError('DoNotRetryIOException', message + SUFFIX);
}
