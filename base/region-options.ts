// Settings of how regions are kept: in memory, in the cache, in logs and store files; when they are flushed, compacted and split.
import { LONGEST, type OptionSpec, option } from './option-spec.ts';

function dateTieredOptions(): OptionSpec[] {
  const name = (end: string) => `hbase.hstore.compaction.date.tiered.${end}`;
  const forever = Number.MAX_SAFE_INTEGER;
  return [
    option(name('max.storefile.age.millis'), 'ms', forever, 'date-tiered: older windows are left alone', {
      min: 0,
      max: LONGEST,
    }),
    option(name('incoming.window.min'), 'count', 6, 'date-tiered: files that make a compaction of the newest window', {
      min: 1,
    }),
    option(
      name('window.policy.class'),
      'text',
      'org.apache.hadoop.hbase.regionserver.compactions.ExploringCompactionPolicy',
      'date-tiered: which files of a window are compacted',
      {
        oneOf: ['Exploring', 'RatioBased'].map(
          (policy) => `org.apache.hadoop.hbase.regionserver.compactions.${policy}CompactionPolicy`,
        ),
      },
    ),
    option(
      name('single.output.for.minor.compaction'),
      'boolean',
      true,
      'date-tiered: a minor compaction makes one file, and not one more for what is older than its window',
    ),
    option(name('base.window.millis'), 'ms', 21_600_000, 'date-tiered: length of the newest windows', { min: 1 }),
    option(name('windows.per.tier'), 'count', 4, 'date-tiered: windows that are one of the next tier', { min: 2 }),
    option(name('max.tier.age.millis'), 'ms', forever, 'date-tiered: older windows do not become longer', {
      min: 0,
      max: LONGEST,
    }),
  ];
}

const MEMORY_COMPACTIONS = ['NONE', 'BASIC', 'EAGER', 'ADAPTIVE'];

function stripeOptions(): OptionSpec[] {
  const name = (end: string) => `hbase.store.stripe.${end}`;
  return [
    option(name('compaction.minFilesL0'), 'count', 4, 'stripes: files of level 0 that are taken apart into stripes', {
      min: 1,
    }),
    option(name('compaction.minFiles'), 'count', 4, 'stripes: files that make a compaction of one', { min: 2 }),
    option(name('compaction.maxFiles'), 'count', 10, 'stripes: most files in one compaction', { min: 2 }),
    option(name('initialStripeCount'), 'count', 1, 'stripes: into how many the first files are taken apart', {
      min: 1,
    }),
    option(name('sizeToSplit'), 'bytes', 4_294_967_296, 'stripes: a larger one is taken apart', { min: 1 }),
    option(name('splitPartCount'), 'fraction', 2, 'stripes: into how many parts', { min: 0.001 }),
  ];
}

export const REGION_OPTIONS = [
  option(
    'hbase.hregion.memstore.flush.size',
    'bytes',
    128 * 1024 ** 2,
    'memstore size of a region at which it is flushed',
    { min: 1024 },
  ),
  option(
    'hbase.hregion.memstore.block.multiplier',
    'count',
    4,
    'a region with this many flush sizes in memory refuses writes',
    { min: 1 },
  ),
  option(
    'hbase.regionserver.optionalcacheflushinterval',
    'ms',
    3_600_000,
    'a memstore with edits older than this is flushed; 0 turns it off',
    { min: 0 },
  ),
  option(
    'hbase.regionserver.flush.policy',
    'text',
    'org.apache.hadoop.hbase.regionserver.FlushAllLargeStoresPolicy',
    'which families are flushed when a region has too much in memory, where the table states no FLUSH_POLICY',
    {
      oneOf: ['FlushAllLargeStoresPolicy', 'FlushAllStoresPolicy', 'FlushNonSloppyStoresFirstPolicy'].map(
        (name) => `org.apache.hadoop.hbase.regionserver.${name}`,
      ),
    },
  ),
  option(
    'hbase.hregion.percolumnfamilyflush.size.lower.bound.min',
    'bytes',
    16 * 1024 ** 2,
    'a family with less in memory is not large, even if that is more than its share of the flush size',
    { min: 0 },
  ),
  option(
    'hbase.regionserver.flush.per.changes',
    'count',
    30_000_000,
    'a memstore whose oldest edit is so many edits ago is flushed',
    { min: 1, max: 1_000_000_000 },
  ),
  option(
    'hbase.hregion.compacting.memstore.type',
    'text',
    'NONE',
    'in-memory compaction of families that state none (IN_MEMORY_COMPACTION): BASIC saves index, EAGER older versions too',
    { oneOf: MEMORY_COMPACTIONS },
  ),
  option('hbase.systemtables.compacting.memstore.type', 'text', 'NONE', 'the same for tables of the namespace hbase', {
    oneOf: MEMORY_COMPACTIONS,
  }),
  option(
    'hbase.memstore.inmemoryflush.threshold.factor',
    'fraction',
    0,
    'share of the flush size, over all families, at which newest cells are compacted in memory; 0: 2 MB of each family',
    { min: 0, max: 1 },
  ),
  option(
    'hbase.hregion.compacting.pipeline.segments.limit',
    'count',
    2,
    'with more segments compacted in memory than this some are merged',
    { min: 1 },
  ),
  option(
    'hbase.hregion.compacting.memstore.adaptive.compaction.threshold',
    'fraction',
    0.5,
    'with a smaller share of columns among the cells ADAPTIVE drops older versions',
    { min: 0, max: 1 },
  ),
  option(
    'hbase.regionserver.global.memstore.size',
    'fraction',
    0.4,
    'share of the heap budget for all memstores; above it writes are refused',
    { min: 0.05, max: 0.9 },
  ),
  option(
    'hbase.regionserver.global.memstore.size.lower.limit',
    'fraction',
    0.95,
    'share of that at which flushes are forced',
    { min: 0.1, max: 1 },
  ),
  option('hfile.block.cache.size', 'fraction', 0.4, 'share of the heap budget for the block cache', {
    min: 0,
    max: 0.9,
  }),
  ...(
    [
      ['acceptable.factor', 0.99, 'with more than this share of the block cache used blocks are put out …'],
      ['min.factor', 0.95, '… until this share is used'],
      ['single.percentage', 0.25, 'share of the block cache for blocks that were asked for once'],
      ['multi.percentage', 0.5, 'share of the block cache for blocks that were asked for again'],
      ['memory.percentage', 0.25, 'share of the block cache for blocks of IN_MEMORY families'],
    ] as const
  ).map(([name, value, help]) => option(`hbase.lru.blockcache.${name}`, 'fraction', value, help, { min: 0, max: 1 })),
  option(
    'hbase.lru.rs.inmemoryforcemode',
    'boolean',
    false,
    'blocks of IN_MEMORY families stay in the block cache while there are others',
  ),
  option('hbase.lru.max.block.size', 'bytes', 16 * 1024 ** 2, 'larger blocks stay out of the block cache', { min: 1 }),
  option('hfile.block.cache.policy', 'text', 'LRU', 'which blocks leave the block cache; there is one policy', {
    oneOf: ['LRU'],
  }),
  option(
    'hbase.bucketcache.ioengine',
    'text',
    '',
    'file:PATH keeps data blocks that no longer find room in the block cache in that local file, emptied at each start; a server of several in one command adds its number; offheap keeps them in memory',
  ),
  option('hbase.bucketcache.size', 'count', 0, 'size of that file, or of that memory, in MB', { min: 0 }),
  option(
    'hbase.bucketcache.ioengine.errors.tolerated.duration',
    'ms',
    60_000,
    'that file is given up when nothing but errors came for so long',
    { min: 0 },
  ),
  ...(
    [
      ['hbase.block.data.cacheonread', true, 'data blocks that are read stay in the block cache'],
      ['hbase.rs.cacheblocksonwrite', false, 'what a flush wrote comes into the block cache'],
      ['hfile.block.index.cacheonwrite', false, 'index blocks that are written come into the block cache'],
      ['hfile.block.bloom.cacheonwrite', false, 'blocks of bloom filters that are written come into the block cache'],
      ['hbase.rs.cachecompactedblocksonwrite', false, 'what a compaction wrote comes into the block cache'],
      ['hbase.rs.evictblocksonclose', false, 'the blocks of a region leave the block cache when it is closed'],
      [
        'hbase.rs.prefetchblocksonopen',
        false,
        'all blocks of a store file are read when it is opened, while there is room',
      ],
    ] as const
  ).map(([name, value, help]) => option(name, 'boolean', value, help)),
  option(
    'hbase.rs.cachecompactedblocksonwrite.threshold',
    'bytes',
    Number.MAX_SAFE_INTEGER,
    'not of compactions that read more than this',
  ),
  option(
    'colonnade.heap.budget',
    'bytes',
    1024 ** 3,
    'memory for memstores and block cache together; where it is not set, less if the memory limit of V8 is small',
    { min: 16 * 1024 ** 2 },
  ),
  option('hbase.regionserver.hlog.blocksize', 'bytes', 64 * 1024 ** 2, 'block size of the write-ahead log', {
    min: 1024,
  }),
  option(
    'hbase.regionserver.logroll.multiplier',
    'fraction',
    0.5,
    'a write-ahead log is rolled at this share of its block size',
    { min: 0.01, max: 1 },
  ),
  option('hbase.regionserver.logroll.period', 'ms', 3_600_000, 'a write-ahead log is rolled at this age', { min: 100 }),
  option(
    'hbase.regionserver.maxlogs',
    'count',
    32,
    'with more write-ahead logs than this the regions holding back the oldest are flushed',
    { min: 1 },
  ),
  option(
    'hbase.wal.provider',
    'text',
    'asyncfs',
    'multiwal: a write-ahead log for each group of regions; the other names all mean one log for all of them',
    { oneOf: ['asyncfs', 'filesystem', 'defaultProvider', 'multiwal'] },
  ),
  option(
    'hbase.wal.regiongrouping.strategy',
    'text',
    'defaultStrategy',
    'with multiwal, which regions share a log: a number of groups (bounded, the default), each its own, or by namespace',
    { oneOf: ['defaultStrategy', 'identity', 'bounded', 'namespace'] },
  ),
  option('hbase.wal.regiongrouping.numgroups', 'count', 2, 'groups of the bounded strategy', { min: 1 }),
  option(
    'hbase.wal.regiongrouping.delegate.provider',
    'text',
    'asyncfs',
    'with multiwal, the provider of each log; they are one and the same',
    { oneOf: ['asyncfs', 'filesystem', 'defaultProvider'] },
  ),
  option(
    'hbase.regionserver.wal.enablecompression',
    'boolean',
    false,
    'write-ahead logs are written with dictionaries in place of repeated rows, columns and names',
  ),
  option(
    'hbase.regionserver.wal.tags.enablecompression',
    'boolean',
    true,
    'in compressed write-ahead logs tags go through a dictionary, too',
  ),
  option(
    'hbase.regionserver.wal.value.enablecompression',
    'boolean',
    false,
    'in compressed write-ahead logs each value is compressed',
  ),
  option('hbase.regionserver.wal.value.compression.type', 'text', 'gz', 'how those values are compressed', {
    oneOf: ['gz', 'snappy', 'lz4', 'zstd', 'none'],
  }),
  option(
    'hbase.regionserver.wal.max.splitters',
    'count',
    2,
    "dead servers' write-ahead logs that one region server splits at the same time",
    { min: 1 },
  ),
  option(
    'hbase.hregion.max.filesize',
    'bytes',
    10_737_418_240,
    'a store larger than this has its region split, where the table states no MAX_FILESIZE',
    { min: 1 },
  ),
  option(
    'hbase.hregion.max.filesize.jitter',
    'fraction',
    0.25,
    'a region is split at up to half this share more or less, so that they are not all split at once',
    { min: 0, max: 1 },
  ),
  option(
    'hbase.increasing.policy.initial.size',
    'bytes',
    0,
    'the first region of a table is split at this size; 0: twice the memstore flush size',
    { min: 0 },
  ),
  option('hbase.hregion.split.overallfiles', 'boolean', false, 'all stores of a region count together for a split'),
  option(
    'hbase.regionserver.regionSplitLimit',
    'count',
    1000,
    'regions of a server above which none is split by itself',
    {
      min: 1,
    },
  ),
  option(
    'hbase.regionserver.region.split.policy',
    'text',
    'org.apache.hadoop.hbase.regionserver.SteppingSplitPolicy',
    'when regions are split, of tables that state no SPLIT_POLICY',
    {
      oneOf: [
        'SteppingSplitPolicy',
        'IncreasingToUpperBoundRegionSplitPolicy',
        'ConstantSizeRegionSplitPolicy',
        'KeyPrefixRegionSplitPolicy',
        'DelimitedKeyPrefixRegionSplitPolicy',
        'DisabledRegionSplitPolicy',
      ].map((name) => `org.apache.hadoop.hbase.regionserver.${name}`),
    },
  ),
  option(
    'hbase.hstore.engine.class',
    'text',
    'org.apache.hadoop.hbase.regionserver.DefaultStoreEngine',
    'how the files of a store are kept and compacted',
    {
      oneOf: ['DefaultStoreEngine', 'DateTieredStoreEngine', 'StripeStoreEngine'].map(
        (name) => `org.apache.hadoop.hbase.regionserver.${name}`,
      ),
    },
  ),
  option(
    'hbase.hstore.defaultengine.compactionpolicy.class',
    'text',
    'org.apache.hadoop.hbase.regionserver.compactions.ExploringCompactionPolicy',
    'which files the default engine compacts',
    {
      oneOf: ['Exploring', 'RatioBased', 'FIFO'].map(
        (name) => `org.apache.hadoop.hbase.regionserver.compactions.${name}CompactionPolicy`,
      ),
    },
  ),
  option('hbase.hstore.compactionThreshold', 'count', 3, 'store files that make a minor compaction', { min: 2 }),
  option('hbase.hstore.bulkload.verify', 'boolean', false, 'read files from end to end before they are bulk loaded'),
  option('hbase.compaction.after.bulkload.enable', 'boolean', true, 'look for something to compact after a bulk load'),
  option('hbase.hstore.compaction.min', 'count', 3, 'the same; goes before hbase.hstore.compactionThreshold', {
    min: 2,
  }),
  option('hfile.index.block.max.size', 'bytes', 131_072, 'largest block of the index of a store file', { min: 64 }),
  option(
    'hfile.index.block.min.entries',
    'count',
    16,
    'fewest entries of a block of the index between root and leaves',
    {
      min: 2,
    },
  ),
  option('io.storefile.bloom.block.size', 'bytes', 131_072, 'size of a piece of a bloom filter', { min: 128 }),
  option(
    'io.storefile.bloom.error.rate',
    'fraction',
    0.01,
    'share of keys that are not there, but pass a bloom filter',
    {
      min: 0.000_001,
      max: 0.5,
    },
  ),
  option('io.storefile.bloom.max.fold', 'count', 7, 'how often a piece of a bloom filter may be halved', {
    min: 0,
    max: 12,
  }),
  option('hbase.hstore.bytes.per.checksum', 'bytes', 16_384, 'bytes of a store file that one checksum is of', {
    min: 64,
  }),
  option(
    'hbase.hstore.checksum.algorithm',
    'text',
    'CRC32',
    'checksums of store files; HBase writes CRC32C, and reads both',
    {
      oneOf: ['CRC32', 'CRC32C'],
    },
  ),
  option(
    'hbase.writer.unified.encoded.blocksize.ratio',
    'fraction',
    0,
    'above 0, encoded blocks are closed by their encoded size alone, at this share of BLOCKSIZE',
    { min: 0 },
  ),
  option('hbase.hstore.compaction.max', 'count', 10, 'most store files in one minor compaction', { min: 2 }),
  option('hbase.hstore.compaction.ratio', 'fraction', 1.2, 'no file is larger than so many times the others together', {
    min: 0,
  }),
  option('hbase.hstore.compaction.ratio.offpeak', 'fraction', 5, 'the same, off peak', { min: 0 }),
  option('hbase.hstore.compaction.min.size', 'bytes', 134_217_728, 'smaller store files are always in ratio', {
    min: 0,
  }),
  option(
    'hbase.hstore.compaction.max.size',
    'bytes',
    Number.MAX_SAFE_INTEGER,
    'larger store files, and more together, are left alone by minor compactions',
    { min: 0, max: LONGEST },
  ),
  option('hbase.hstore.compaction.max.size.offpeak', 'bytes', Number.MAX_SAFE_INTEGER, 'the same, off peak', {
    min: 0,
    max: LONGEST,
  }),
  option('hbase.offpeak.start.hour', 'count', -1, 'hour of the local day from which on compactions may be larger', {
    min: -1,
    max: 23,
  }),
  option('hbase.offpeak.end.hour', 'count', -1, 'and the hour at which that ends', { min: -1, max: 23 }),
  option('hbase.hstore.time.to.purge.deletes', 'ms', 0, 'delete markers younger than this are kept', { min: 0 }),
  option('hbase.store.delete.expired.storefile', 'boolean', true, 'store files that are wholly too old go unread'),
  option('hbase.regionserver.thread.compaction.large', 'count', 1, 'large compactions written at once', { min: 1 }),
  option('hbase.regionserver.thread.compaction.small', 'count', 1, 'other compactions written at once', { min: 1 }),
  option(
    'hbase.regionserver.thread.compaction.throttle',
    'bytes',
    2_684_354_560,
    'more bytes than this make a compaction a large one',
    { min: 1 },
  ),
  option(
    'hbase.regionserver.throughput.controller',
    'text',
    'org.apache.hadoop.hbase.regionserver.throttle.PressureAwareCompactionThroughputController',
    'how fast compactions write: between two bounds by how many files there are, or without a limit',
    {
      oneOf: ['PressureAwareCompactionThroughputController', 'NoLimitThroughputController'].map(
        (name) => `org.apache.hadoop.hbase.regionserver.throttle.${name}`,
      ),
    },
  ),
  option('hbase.hstore.compaction.throughput.lower.bound', 'bytes', 52_428_800, 'a second, when there are few files', {
    min: 1,
  }),
  option(
    'hbase.hstore.compaction.throughput.higher.bound',
    'bytes',
    104_857_600,
    'a second, when flushes will soon have to wait',
    { min: 1 },
  ),
  option('hbase.hstore.compaction.throughput.offpeak', 'bytes', Number.MAX_SAFE_INTEGER, 'a second, off peak', {
    min: 1,
    max: LONGEST,
  }),
  option(
    'hbase.hstore.compaction.throughput.tune.period',
    'ms',
    60_000,
    'between two looks at how many files there are',
    {
      min: 100,
    },
  ),
  option('hbase.regionserver.compaction.enabled', 'boolean', true, 'whether a server compacts from its start on'),
  ...dateTieredOptions(),
  ...stripeOptions(),
  option(
    'hbase.hstore.blockingStoreFiles',
    'count',
    16,
    'with more store files than this a flush waits for a compaction',
    { min: 2 },
  ),
  option('hbase.hstore.blockingWaitTime', 'ms', 90_000, 'for so long at most', { min: 0 }),
  option(
    'hbase.hregion.majorcompaction',
    'ms',
    604_800_000,
    'between two major compactions of a store; 0 turns them off',
    { min: 0 },
  ),
  option(
    'hbase.hregion.majorcompaction.jitter',
    'fraction',
    0.5,
    "each store's period is longer or shorter by up to this share",
    { min: 0, max: 1 },
  ),
  option(
    'hbase.store.file-tracker.impl',
    'text',
    'DEFAULT',
    'how it is known which files make up a store, of tables that name no tracker: by their folder, or by a list of files',
    { oneOf: ['DEFAULT', 'FILE'] },
  ),
] as const satisfies readonly OptionSpec[];
