// Settings of HBase 2.6 that mean nothing here: hbase-default.xml's, and others that operators set often. A file made for HBase may have them; what
// they ask for does not happen, so whoever starts a server is told.

/** What follows the front that they share. */
const NAMES: Readonly<Record<string, string>> = {
  hbase: `
    superuser`,
  'hbase.auth': `
    key.update.interval token.max.lifetime`,
  'hbase.bulkload': `
    retries.number`,
  'hbase.cells': `
    scanned.per.heartbeat.check`,
  'hbase.coordinated': `
    state.manager.class`,
  'hbase.data': `
    umask umask.enable`,
  'hbase.dfs': `
    client.read.shortcircuit.buffer.size`,
  'hbase.display': `
    keys`,
  'hbase.dynamic': `
    jars.dir`,
  'hbase.hregion': `
    memstore.chunkpool.maxsize memstore.mslab.chunksize memstore.mslab.enabled memstore.mslab.max.allocation preclose.flush.size`,
  'hbase.hstore': `
    compaction.kv.max flusher.count`,
  'hbase.http': `
    filter.initializers max.threads metrics.servlets staticuser.user`,
  'hbase.ipc': `
    client.fallback-to-simple-auth-allowed client.tcpnodelay trace.log.max.length server.callqueue.handler.factor server.callqueue.read.ratio server.callqueue.scan.ratio
    server.callqueue.type server.fallback-to-simple-auth-allowed server.max.callqueue.length server.read.threadpool.size server.reservoir.enabled`,
  'hbase.lease': `
    recovery.dfs.timeout recovery.timeout`,
  'hbase.locality': `
    inputstream.derive.cache.period inputstream.derive.enabled`,
  'hbase.master': `
    executor.closeregion.threads executor.openregion.threads
    executor.serverops.threads fileSplitTimeout handler.count info.bindAddress infoserver.redirect kerberos.principal keytab.file
    loadbalance.bytable normalizer.class oldwals.dir.updater.period regions.recovery.check.interval wait.on.service.seconds warmup.before.move`,
  'hbase.meta': `
    replica.count`,
  'hbase.mob': `
    cache.evict.period cache.evict.remain.ratio`,
  'hbase.namedqueue': `
    provider.classes ringbuffer.size`,
  'hbase.procedure': `
    master.classes regionserver.classes`,
  'hbase.quota': `
    enabled`,
  'hbase.region': `
    replica.replication.enabled replica.wait.for.primary.flush`,
  'hbase.regions': `
    overallSlop recovery.store.file.ref.count`,
  'hbase.regionserver': `
    checksum.verify dns.interface dns.nameserver executor.closeregion.threads executor.openregion.threads handler.abort.on.error.percent handler.count
    hlog.reader.impl hlog.writer.impl info.bindAddress info.port.auto kerberos.principal keytab.file logroll.errors.tolerated
    majorcompaction.pagecache.drop metahandler.count minorcompaction.pagecache.drop offheap.global.memstore.size replication.handler.count
    named.queue.chore.duration rsgroup.enabled slowlog.systable.enabled slowlog.systable.queue.size storefile.refresh.period thrift.compact thrift.framed
    thrift.framed.max_frame_size_in_mb`,
  'hbase.rest': `
    filter.classes support.proxyuser threads.max threads.min`,
  'hbase.server': `
    compactchecker.interval.multiplier thread.wakefrequency versionfile.writeattempts`,
  'hbase.slowlog': `
    systable.chore.duration`,
  'hbase.snapshot': `
    master.timeout.millis region.timeout restore.failsafe.name restore.take.failsafe.snapshot working.dir`,
  'hbase.splitlog': `
    manager.timeout`,
  'hbase.status': `
    listener.class multicast.address.ip multicast.address.port published publisher.class`,
  'hbase.storescanner': `
    parallel.seek.enable parallel.seek.threads`,
  'hbase.table': `
    lock.enable`,
  'hbase.zookeeper': `
    dns.interface dns.nameserver leaderport peerport property.initLimit property.maxClientCnxns property.syncLimit useMulti`,
};

const UNUSED = new Set(
  Object.entries(NAMES).flatMap(([front, ends]) =>
    ends
      .trim()
      .split(/\s+/)
      .map((end) => `${front}.${end}`),
  ),
);

/** True for a setting that HBase knows and this does not use. */
export function isUnusedHere(name: string): boolean {
  return UNUSED.has(name);
}
