// Every setting, under HBase's own property name where HBase has one. This one table feeds the command line, the configuration files,
// `--help` and docs/operations.md.
import { type OptionSpec, type OptionUnit, option } from './option-spec.ts';
import { REGION_OPTIONS } from './region-options.ts';

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
  ...REGION_OPTIONS,
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
