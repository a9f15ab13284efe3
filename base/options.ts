// Every setting, under HBase's own property name where HBase has one. This one table feeds the command line, the configuration files,
// `--help` and docs/operations.md.
export type OptionUnit = 'bytes' | 'ms' | 's' | 'count' | 'port' | 'fraction' | 'boolean' | 'text';

export interface OptionSpec {
  readonly name: string;
  readonly unit: OptionUnit;
  readonly default: number | boolean | string;
  readonly help: string;
  /** Inclusive bounds of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly string[];
}

const option = (
  name: string,
  unit: OptionUnit,
  value: number | boolean | string,
  help: string,
  rest: Partial<OptionSpec> = {},
): OptionSpec => ({
  name,
  unit,
  default: value,
  help,
  ...rest,
});

/** Java's largest long, as files of HBase's spell "no bound". */
const LONGEST = 2 ** 63;

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

function slowCallOptions(): OptionSpec[] {
  const limit = (name: string, unit: OptionUnit, value: number, help: string) =>
    option(`hbase.ipc.warn.response.${name}`, unit, value, help, { min: -1 });
  const size = 100 * 1024 ** 2;
  return [
    limit('time', 'ms', 10_000, 'a call that takes longer has a line in the log, (responseTooSlow); -1 turns that off'),
    limit('time.scan', 'ms', 10_000, 'the same of scans; as the other one where it is not given'),
    limit(
      'size',
      'bytes',
      size,
      'a larger response, or of larger blocks, has one, (responseTooLarge); -1 turns that off',
    ),
    limit('size.scan', 'bytes', size, 'the same of scans; as the other one where it is not given'),
    option(
      'hbase.regionserver.slowlog.buffer.enabled',
      'boolean',
      false,
      'slow and large calls are kept in memory, for get_slowlog_responses and get_largelog_responses',
    ),
    option('hbase.regionserver.slowlog.ringbuffer.size', 'count', 256, 'so many of the newest are kept', {
      min: 0,
      max: 1_000_000,
    }),
    option('hbase.slowlog.scan.payload.enabled', 'boolean', false, 'of a scan among them all that it asked for'),
  ];
}

export const OPTIONS = [
  option(
    'hbase.rootdir',
    'text',
    'colonnade-data',
    'where the data is: a path or file://, shared by all servers of a cluster',
  ),
  option(
    'hbase.zookeeper.quorum',
    'text',
    '127.0.0.1',
    'ZooKeeper servers of the cluster: host or host:port, separated by commas',
  ),
  option(
    'hbase.zookeeper.property.dataDir',
    'text',
    'colonnade-zookeeper',
    'where `colonnade zookeeper` keeps its tree',
  ),
  option('hbase.zookeeper.property.clientPort', 'port', 2181, 'port of the embedded ZooKeeper server'),
  option(
    'hbase.zookeeper.property.tickTime',
    'ms',
    2000,
    'tick of the embedded ZooKeeper server; sessions last 2 to 20 ticks',
    { min: 50 },
  ),
  option('zookeeper.znode.parent', 'text', '/hbase', 'znode under which the cluster publishes itself'),
  option(
    'zookeeper.session.timeout',
    'ms',
    90_000,
    'session time-out the servers ask for (the ZooKeeper server may lower it)',
    { min: 100 },
  ),
  option('hbase.master.ipc.address', 'text', '127.0.0.1', 'address the master listens on'),
  option('hbase.master.hostname', 'text', '', 'name under which others reach the master, when it is not that address'),
  option('hbase.regionserver.ipc.address', 'text', '127.0.0.1', 'address the region server listens on'),
  option(
    'hbase.regionserver.hostname',
    'text',
    '',
    'name under which others reach the region server, when it is not that address',
  ),
  option(
    'hbase.master.wait.on.regionservers.mintostart',
    'count',
    1,
    'region servers without which a starting master does not go on',
    { min: 1 },
  ),
  option(
    'hbase.master.wait.on.regionservers.maxtostart',
    'count',
    -1,
    'with so many region servers a starting master goes on at once; -1: as many as come',
    { min: -1 },
  ),
  option(
    'hbase.master.wait.on.regionservers.timeout',
    'ms',
    4500,
    'longest time a starting master waits for more region servers than the least',
  ),
  option(
    'hbase.master.wait.on.regionservers.interval',
    'ms',
    1500,
    'a starting master waits no longer when no region server came for so long',
  ),
  option('hbase.master.maxclockskew', 'ms', 30_000, 'a region server whose clock is further off is refused'),
  option('hbase.master.port', 'port', 16000, 'RPC port of the master'),
  option(
    'hbase.master.info.port',
    'port',
    16010,
    'HTTP port of the master: /healthz, /readyz, /metrics and the status page; -1 turns it off',
    { min: -1 },
  ),
  option('hbase.regionserver.port', 'port', 16020, 'RPC port of the region server'),
  option('hbase.regionserver.info.port', 'port', 16030, 'HTTP port of the region server; -1 turns it off', { min: -1 }),
  option('hbase.rest.port', 'port', 8080, 'port of the REST gateway; -1 turns it off', { min: -1 }),
  option('hbase.rest.readonly', 'boolean', false, 'the REST gateway refuses writes with 403'),
  option('hbase.rest.http.allow.options.method', 'boolean', true, 'the REST gateway answers OPTIONS; else with 403'),
  option(
    'hbase.rest.csrf.enabled',
    'boolean',
    false,
    'changes by browsers need a header of their own at the REST gateway',
  ),
  option('hbase.rest-csrf.custom-header', 'text', 'X-XSRF-HEADER', 'that header'),
  option('hbase.rest-csrf.methods-to-ignore', 'text', 'GET,OPTIONS,HEAD,TRACE', 'methods that do without it'),
  option(
    'hbase.rest-csrf.browser-useragents-regex',
    'text',
    '^Mozilla.*,^Opera.*',
    'user agents that are browsers: regular expressions, separated by commas',
  ),
  option('hbase.http.filter.xframeoptions.mode', 'text', 'DENY', 'X-Frame-Options of the REST gateway’s answers'),
  option('hbase.http.filter.hsts.value', 'text', '', 'their Strict-Transport-Security; empty for none'),
  option('hbase.http.filter.csp.value', 'text', '', 'their Content-Security-Policy; empty for none'),
  option('hbase.column.max.version', 'count', 3, 'VERSIONS of a new family that states none', { min: 1 }),
  option('hbase.regionserver.msginterval', 'ms', 3000, 'between two heartbeats of a region server to the master', {
    min: 10,
  }),
  option(
    'hbase.ipc.server.max.callqueue.size',
    'bytes',
    1024 ** 3,
    'bytes of requests waiting before clients are told to back off',
    { min: 1024 ** 2 },
  ),
  option(
    'hbase.ipc.max.request.size',
    'bytes',
    256 * 1024 ** 2,
    'largest request; a larger one is refused and its connection closed',
    { min: 1024 },
  ),
  ...slowCallOptions(),
  option(
    'hbase.server.keyvalue.maxsize',
    'bytes',
    10 * 1024 ** 2,
    'largest cell a server accepts; 0 turns the check off',
    { min: 0 },
  ),
  option(
    'hbase.table.max.rowsize',
    'bytes',
    1024 ** 3,
    'largest row of a family that a get, or a scan without partial results, reads; more is a RowTooBigException',
    { min: 1024 },
  ),
  option(
    'hbase.server.scanner.max.result.size',
    'bytes',
    100 * 1024 ** 2,
    'largest answer to one scan, get or multi call',
    { min: 1 },
  ),
  option('hbase.client.scanner.timeout.period', 'ms', 60_000, 'lease of a scanner between two calls', { min: 10 }),
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
  option('colonnade.heap.budget', 'bytes', 1024 ** 3, 'memory for memstores and block cache together', {
    min: 16 * 1024 ** 2,
  }),
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
  option(
    'hbase.master.procedure.remote.locks.timeout.ms',
    'ms',
    30_000,
    'a lock whose client is not heard of for so long is free again',
    { min: 100 },
  ),
  option(
    'hbase.master.hbck.chore.interval',
    'ms',
    3_600_000,
    'between two looks whether hbase:meta, region servers and disk agree; 0: never',
    { min: 0 },
  ),
  option('hbase.master.hfilecleaner.ttl', 'ms', 300_000, 'an archived store file is kept this long', { min: 0 }),
  option('hbase.snapshot.enabled', 'boolean', true, 'snapshots may be taken, cloned, restored and deleted'),
  option('hbase.master.snapshot.ttl', 's', 0, 'how long a snapshot is kept that states no TTL; 0: for ever', {
    min: 0,
  }),
  option(
    'hbase.master.cleaner.snapshot.interval',
    'ms',
    1_800_000,
    'how often snapshots past their time are removed; 0: never',
    { min: 0 },
  ),
  option(
    'hbase.snapshot.remote.verify.threshold',
    'count',
    10_000,
    'a snapshot of so many regions is verified by region servers',
    { min: 1 },
  ),
  option(
    'hbase.master.logcleaner.plugins',
    'text',
    ['TimeToLiveLogCleaner', 'TimeToLiveProcedureWALCleaner', 'TimeToLiveMasterLocalStoreWALCleaner']
      .map((name) => `org.apache.hadoop.hbase.master.cleaner.${name}`)
      .join(','),
    'who is asked whether an old write-ahead log may go; no class of yours can be loaded',
  ),
  option('hbase.master.logcleaner.ttl', 'ms', 600_000, 'an old write-ahead log is kept this long', { min: 0 }),
  option(
    'hbase.master.loadbalancer.class',
    'text',
    'org.apache.hadoop.hbase.master.balancer.StochasticLoadBalancer',
    'the balancer: SimpleLoadBalancer looks at counts of regions only; no class of yours can be loaded',
    {
      oneOf: ['StochasticLoadBalancer', 'SimpleLoadBalancer'].map(
        (name) => `org.apache.hadoop.hbase.master.balancer.${name}`,
      ),
    },
  ),
  option(
    'hbase.regions.slop',
    'fraction',
    0.2,
    'SimpleLoadBalancer: servers whose regions differ from the average by no more than this share of it are left alone',
  ),
  option('hbase.balancer.period', 'ms', 300_000, 'between two runs of the balancer; 0 turns it off', { min: 0 }),
  option('hbase.balancer.statusPeriod', 'ms', 60_000, 'how often loads are noted, of which the balancer makes rates', {
    min: 100,
  }),
  option('hbase.balancer.max.balancing', 'ms', 300_000, 'a run of the balancer begins no further move after so long', {
    min: 1,
  }),
  option('hbase.master.balancer.maxRitPercent', 'fraction', 1, 'share of the regions in transition while balancing', {
    min: 0,
    max: 1,
  }),
  ...(
    [
      ['regionCountCost', 500, 'weight of uneven counts of regions; 0 leaves them alone'],
      ['tableSkewCost', 35, 'weight of uneven counts of the regions of a table; 0 leaves them alone'],
      ['moveCost', 7, 'weight of the moves themselves'],
      ['localityCost', 25, 'weight of distance from the data; on shared storage all is equally near'],
      ['readRequestCost', 5, 'weight of uneven reads'],
      ['writeRequestCost', 5, 'weight of uneven writes'],
      ['memstoreSizeCost', 5, 'weight of uneven memstores'],
      ['storefileSizeCost', 5, 'weight of uneven store files'],
      ['minCostNeedBalance', 0.025, 'loads are left as they are below this share of all weights'],
      ['maxMovePercent', 1, 'share of the regions that one run may move'],
    ] as const
  ).map(([name, value, help]) =>
    option(`hbase.master.balancer.stochastic.${name}`, 'fraction', value, `balancer: ${help}`, { min: 0 }),
  ),
  option(
    'hbase.master.balancer.stochastic.stepsPerRegion',
    'count',
    800,
    'exchanges the balancer tries for each region and server',
  ),
  option('hbase.master.balancer.stochastic.maxSteps', 'count', 100_000, 'exchanges the balancer tries in all', {
    max: 10_000_000,
  }),
  option(
    'hbase.master.balancer.stochastic.numRegionLoadsToRemember',
    'count',
    15,
    'notes of loads over which rates are averaged',
    { min: 1 },
  ),
  ...(
    [
      ['decision', 'what the balancer moves, and the costs before and after, is kept in memory'],
      ['rejection', 'why the balancer moves nothing is kept in memory'],
    ] as const
  ).flatMap(([name, help]) => [
    option(`hbase.master.balancer.${name}.buffer.enabled`, 'boolean', false, `${help}, for get_balancer_${name}s`),
    option(`hbase.master.balancer.${name}.queue.size`, 'count', 250, 'so many of the newest are kept', {
      min: 0,
      max: 1_000_000,
    }),
  ]),
  option('hbase.normalizer.period', 'ms', 300_000, 'between two runs of the normalizer; 0 turns it off', { min: 0 }),
  option(
    'hbase.table.normalization.enabled',
    'boolean',
    false,
    'tables that do not state NORMALIZATION_ENABLED are normalized',
  ),
  option('hbase.normalizer.split.enabled', 'boolean', true, 'the normalizer splits regions'),
  option('hbase.normalizer.merge.enabled', 'boolean', true, 'the normalizer merges regions'),
  option('hbase.normalizer.merge.min.region.count', 'count', 3, 'tables with fewer regions have none merged', {
    min: 1,
  }),
  option('hbase.normalizer.merge.min_region_age.days', 'count', 3, 'younger regions are not merged'),
  option('hbase.normalizer.merge.min_region_size.mb', 'count', 0, 'smaller regions (MB) are not merged'),
  option('hbase.normalizer.merge.merge_request_max_number_of_regions', 'count', 100, 'most regions in one merge', {
    min: 2,
  }),
  option(
    'hbase.normalizer.plans_size_limit.mb',
    'count',
    Number.MAX_SAFE_INTEGER,
    'MB that one run of the normalizer splits and merges of a table',
    { min: 1 },
  ),
  option(
    'hbase.normalizer.throughput.max_bytes_per_sec',
    'bytes',
    1e12,
    'the normalizer pauses so that it splits and merges no more than this',
    { min: 1_000_000 },
  ),
  option('hbase.table.sanity.checks', 'boolean', true, 'table descriptors are checked when created and altered'),
  option('colonnade.workers', 'boolean', true, 'flushes and compactions write in worker threads'),
  option(
    'hbase.master.mob.cleaner.period',
    's',
    86_400,
    'between two looks for MOB files that nothing refers to; 0: never',
    { min: 0 },
  ),
  option(
    'hbase.mob.min.age.archive',
    'ms',
    3_600_000,
    'a MOB file is archived when it is so old, and nothing has been seen to refer to it for so long',
    { min: 0 },
  ),
  option(
    'hbase.mob.compaction.chore.period',
    's',
    604_800,
    'between two compactions of the MOB files of all tables; 0: never',
    { min: 0 },
  ),
  option(
    'hbase.mob.major.compaction.region.batch.size',
    'count',
    0,
    'regions of a table whose MOB files are compacted at once; 0: all',
    { min: 0 },
  ),
  option('hbase.mob.file.cache.size', 'count', 1000, 'MOB files that a region server keeps open for reads'),
  option(
    'hbase.mob.compaction.type',
    'text',
    'full',
    'what a major compaction that somebody asked for does with MOB files: full makes one of all of a region, optimized leaves large ones alone',
    { oneOf: ['full', 'optimized'] },
  ),
  option(
    'hbase.mob.compactions.max.file.size',
    'bytes',
    1024 ** 3,
    'MOB files of that size are left alone by optimized MOB compactions, which begin a new one there',
    { min: 1 },
  ),
  option(
    'hbase.unsafe.mob.discard.miss',
    'boolean',
    false,
    'compactions of MOB files leave out cells whose values are lost, instead of failing',
  ),
  option('colonnade.log.level', 'text', 'info', 'least severe log line written', {
    oneOf: ['debug', 'info', 'warn', 'error'],
  }),
] as const satisfies readonly OptionSpec[];
