// A region server's life (spec coordination.md §1–3): listen → ZooKeeper → wait for a master → RegionServerStartup → ephemeral znode → logs →
// heartbeats, while regions come and go → stop (regions flushed and closed, logs archived, znode given back) or abort.

import { Chore } from '../base/chore.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { addZnodeFront, encodeRegionServerInfo } from '../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { BlockCache } from '../hfile/block-cache.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { META_TABLE_DESCRIPTOR, type TableDescriptor } from '../model/table-descriptor.ts';
import { pb } from '../proto/index.ts';
import { readTableInfo } from '../rootdir/table-info.ts';
import { RpcClient } from '../rpc/rpc-client.ts';
import { RpcServer } from '../rpc/rpc-server.ts';
import { clientMetaService } from '../server/client-meta-service.ts';
import { InfoServer } from '../server/info-server.ts';
import { type HostPort, ServerProcess, serverNameOf } from '../server/server-process.ts';
import { ZooKeeperClusterView } from '../server/zookeeper-cluster-view.ts';
import { adminService } from './admin-service.ts';
import { clientService } from './client-service.ts';
import { CompactSplit } from './compact-split.ts';
import { HeapBudget } from './heap-budget.ts';
import { isVerdict, MasterLink } from './master-link.ts';
import { MemstoreFlusher } from './memstore-flusher.ts';
import { NonceManager } from './nonce-manager.ts';
import { OnlineRegions } from './online-regions.ts';
import { Region } from './region/region.ts';
import { ArenaPool } from './region/store/arena.ts';
import { RegionAssignments } from './region-assignments.ts';
import { ServerLoadSource } from './region-load.ts';
import { DEFAULT_REGION_SERVER_CONFIG, type RegionServerConfig } from './region-server-config.ts';
import type { RegionServerOptions } from './region-server-options.ts';
import { regionServerReport } from './region-server-report.ts';
import { ScannerRegistry } from './scanner-registry.ts';
import { ServerWals } from './server-wals.ts';

/** Longest wait for one answer of the master. */
const MASTER_CALL_MS = 10_000;
/** Bytes appended and not synced, above which writes are refused. */
const MAX_UNSYNCED_BYTES = 256 * 1024 * 1024;
const THROTTLE_PAUSE_MS = 1;
const MAX_THROTTLE_WAITS = 4;
/** Pause between two tries of RegionServerStartup, at most. */
const STARTUP_PAUSE_MS = 200;

export class RegionServer {
  serverName!: ServerName;
  /** Where RPC is served. */
  address!: HostPort;
  /** Resolves when the master took the server in and it can open regions; rejects when it ends before. */
  readonly online: Promise<void>;
  /** Resolves with the reason of an abort, or undefined after an orderly stop. */
  readonly ended: Promise<string | undefined>;
  readonly config: RegionServerConfig;
  readonly regions: OnlineRegions;
  scanners!: ScannerRegistry;
  readonly heap: HeapBudget;
  readonly blockCache: BlockCache;
  readonly rpcServer: RpcServer;
  readonly flusher: MemstoreFlusher;
  readonly compactions: CompactSplit;
  readonly startedAt: number;
  readonly #options: RegionServerOptions;
  readonly #process: ServerProcess;
  readonly #logger: Logger;
  readonly #zooKeeper: ZooKeeperClient;
  readonly #znodes: HBaseZnodes;
  readonly #view: ZooKeeperClusterView;
  readonly #rpcClient: RpcClient;
  readonly #master: MasterLink;
  #assignments!: RegionAssignments;
  readonly #nonces: NonceManager;
  readonly #arenas = new ArenaPool();
  readonly #loads = new ServerLoadSource();
  readonly #chores: Chore[] = [];
  #wals: ServerWals | undefined;
  #infoServer: InfoServer | undefined;

  /** Listens and starts to look for the master; resolves when it listens (not when it is online). */
  static async start(options: RegionServerOptions): Promise<RegionServer> {
    const server = new RegionServer(options);
    const address = await server.rpcServer.listen(options.listen.host, options.listen.port);
    // No request is read before this turn ends.
    server.#identify(address);
    try {
      await server.#startInfoServer();
    } catch (error) {
      await server.rpcServer.close();
      throw error;
    }
    server.#join();
    return server;
  }

  private constructor(options: RegionServerOptions) {
    const { clock, scheduler, transport, logger } = options;
    const config = { ...DEFAULT_REGION_SERVER_CONFIG, ...options.config };
    this.#options = options;
    this.#logger = logger;
    this.config = config;
    this.startedAt = clock.now();
    this.#process = new ServerProcess({ role: 'regionserver', logger, onAbort: (...why) => options.onAbort?.(...why) });
    this.ended = this.#process.ended;
    this.online = new Promise((resolve, reject) => {
      this.#reportOnline = resolve;
      this.#reportEnd = reject;
    });
    this.online.catch(() => {});
    this.regions = new OnlineRegions(clock, config.movedRegionTtlMs);
    this.heap = new HeapBudget({
      budgetBytes: config.heapBudgetBytes,
      memstoreFraction: config.globalMemstoreFraction,
      lowerFraction: config.globalMemstoreLowerFraction,
      blockCacheFraction: config.blockCacheFraction,
    });
    this.blockCache = new BlockCache(this.heap.blockCacheBytes);
    this.#nonces = new NonceManager({ clock, ttlMs: config.nonceTtlMs });
    const regions = () => this.regions.values();
    this.compactions = new CompactSplit({ scheduler, logger, regions, threads: config.compactionThreads });
    this.flusher = new MemstoreFlusher({
      clock,
      scheduler,
      logger,
      heap: this.heap,
      regions,
      threads: config.flushThreads,
      compactionWanted: (region) => this.compactions.requestIfNeeded(region),
    });
    this.#zooKeeper = new ZooKeeperClient({ ...options });
    this.#znodes = new HBaseZnodes(options.znodeParent);
    this.#view = new ZooKeeperClusterView(this.#zooKeeper, this.#znodes, logger);
    this.#rpcClient = new RpcClient({ transport, clock, scheduler, logger, user: 'hbase' });
    this.#master = new MasterLink({
      rpc: this.#rpcClient,
      scheduler,
      logger,
      signal: this.#process.signal,
      whenMaster: () => this.#view.whenMaster(),
      callTimeoutMs: MASTER_CALL_MS,
    });
    this.rpcServer = this.#makeRpcServer();
  }

  #makeRpcServer(): RpcServer {
    const { transport, clock, scheduler, logger } = this.#options;
    const { maxRequestBytes, maxQueueBytes, maxConnections } = this.config;
    const server = this;
    const context = {
      clock,
      scheduler,
      logger,
      config: this.config,
      regions: this.regions,
      // Known only once the server listens, and so has its name.
      get scanners() {
        return server.scanners;
      },
      get serverName() {
        return server.serverName;
      },
      get assignments() {
        return server.#assignments;
      },
      compactions: this.compactions,
      wals: () => this.#wals?.all ?? [],
      get infoPort() {
        return server.#infoServer?.port ?? 0;
      },
      checkServing: () => this.checkServing(),
      stopRequested: (reason: string) => this.#stopRequested(reason),
    };
    return new RpcServer({
      transport,
      clock,
      scheduler,
      logger,
      services: [clientService(context), adminService(context), clientMetaService(this.#view)],
      limits: { maxRequestBytes, maxQueueBytes, maxConnections },
      clusterId: () => this.#view.clusterId(),
      onBug: (error) => this.abort('a bug', error),
    });
  }

  #identify(address: HostPort): void {
    const { clock, scheduler, logger, advertise } = this.#options;
    const { config } = this;
    this.address = address;
    this.serverName = serverNameOf(address, advertise, this.startedAt);
    this.scanners = new ScannerRegistry({
      clock,
      scheduler,
      logger,
      serverName: this.serverName.toString(),
      leaseMs: config.scannerLeaseMs,
      maxScanners: config.maxScanners,
    });
    this.#assignments = new RegionAssignments({
      clock,
      scheduler,
      logger,
      signal: this.#process.signal,
      serverName: this.serverName,
      regions: this.regions,
      master: this.#master,
      threads: config.openThreads,
      openRegion: (info, descriptor) => this.#openRegion(info, descriptor),
      readDescriptor: (info) => this.#readDescriptor(info),
      releaseRegion: (region) => this.scanners.releaseRegion(region),
      abort: (reason, error) => this.abort(reason, error),
    });
  }

  #reportOnline!: () => void;
  #reportEnd!: (error: unknown) => void;

  /** Undefined without an info server. */
  get infoUrl(): string | undefined {
    return this.#infoServer?.url;
  }
  get clusterId(): string | undefined {
    return this.#view.clusterId();
  }
  get state(): ServerProcess['state'] {
    return this.#process.state;
  }

  /** Encoded names of the regions served now. */
  onlineRegions(): string[] {
    return [...this.regions.values()].map((region) => region.info.encodedName);
  }

  /** Orderly: regions are flushed and closed, logs archived, the znode given back, sockets closed. */
  stop(): Promise<void> {
    return this.#process.stop([
      ['chores', () => this.#stopChores()],
      ['regions', () => this.#closeRegions()],
      ['logs', () => this.#wals?.close()],
      ['ZooKeeper', () => this.#leave()],
      ['scanners', () => this.scanners.closeAll()],
      ['RPC', () => this.#closeSockets()],
    ]);
  }

  /** As if killed: nothing is written or answered any more, sockets close. Its regions are recovered by the master. */
  abort(reason: string, error?: unknown): void {
    if (!this.#process.abort(reason, error)) return;
    this.#reportEnd(hbaseError('RegionServerAbortedException', reason, { cause: error }));
    this.flusher.stop();
    this.compactions.stop();
    void this.#abandon();
  }

  /** Throws unless this server may answer: past its lease another server may serve the same regions (DESIGN.md §5). */
  checkServing(): void {
    const { state } = this.#process;
    if (state === 'running' || state === 'stopping') {
      if (this.#options.clock.monotonic() < this.#zooKeeper.leaseDeadline()) return;
      throw hbaseError('RegionServerStoppedException', `Server ${this.serverName} has lost touch with ZooKeeper`);
    }
    if (state === 'starting')
      throw hbaseError('ServerNotRunningYetException', `Server ${this.serverName} is not running yet`);
    throw hbaseError(
      state === 'aborted' ? 'RegionServerAbortedException' : 'RegionServerStoppedException',
      `Server ${this.serverName} ${state === 'aborted' ? 'aborting' : 'stopping'}`,
    );
  }

  // Joining the cluster.

  #join(): void {
    this.#run().catch((error: unknown) => {
      if (this.#process.isEnding) this.#reportEnd(error);
      else this.abort('it could not join the cluster', error);
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#process;
    await this.#connectZooKeeper(signal);
    await this.#view.start();
    await this.#startup();
    await this.#register();
    this.#wals = await ServerWals.open({
      world: this.#options,
      serverName: this.serverName,
      config: this.config,
      onAbort: (error) => this.abort('its log failed', error),
      flushWanted: (names) => this.#flushForLogs(names),
    });
    if (this.#process.isEnding) return this.#wals.close();
    this.#process.started();
    this.#startChores();
    this.#logger.info({ server: this.serverName.toString() }, 'region server is running');
    this.#reportOnline();
  }

  /** The first connection may take as long as it takes. */
  async #connectZooKeeper(signal: AbortSignal): Promise<void> {
    this.#zooKeeper.onSession((event) => {
      if (event === 'expired') this.abort('its ZooKeeper session has expired');
    });
    await this.#zooKeeper.connect({ signal, timeoutMs: 2 ** 31 - 1 });
  }

  /** RegionServerStartup, until the master takes us in. */
  async #startup(): Promise<void> {
    const { clock } = this.#options;
    const answer = await this.#master.callUntilAnswered(
      'RegionServerStartup',
      () =>
        pb.RegionServerStartupRequest.encode({
          port: this.serverName.port,
          server_start_code: this.serverName.startCode,
          server_current_time: clock.now(),
          use_this_hostname_instead: this.serverName.host,
        }).finish(),
      Math.min(this.config.heartbeatMs, STARTUP_PAUSE_MS),
    );
    const entries = pb.RegionServerStartupResponse.decode(answer).map_entries;
    const seen = entries.find(({ name }) => name === 'hbase.regionserver.hostname.seen.by.master')?.value;
    if (seen !== undefined && seen !== this.serverName.host)
      throw hbaseError(
        'IOException',
        `Master passed us a different hostname to use; was=${this.serverName.host}, but now=${seen}`,
      );
  }

  async #register(): Promise<void> {
    const { random } = this.#options;
    const info = encodeRegionServerInfo({ infoPort: this.#infoServer?.port ?? 0, version_info: VERSION_INFO });
    const data = addZnodeFront(`regionserver:${this.serverName.port}`, random, info);
    await this.#zooKeeper.create(this.#znodes.regionServer(this.serverName), data, { ephemeral: true });
  }

  #startChores(): void {
    const { scheduler } = this.#options;
    const chore = (name: string, periodMs: number, work: () => Promise<void> | void, initialDelayMs?: number) =>
      this.#chores.push(new Chore({ name, periodMs, scheduler, logger: this.#logger, initialDelayMs }, work).start());
    chore('heartbeat', this.config.heartbeatMs, () => this.#heartbeat(), 0);
    chore('flush of old memstores', this.config.choreMs, () => this.flusher.flushOld());
    chore('compaction check', this.config.choreMs, () => this.compactions.check());
    chore('nonces', 60_000, () => this.#nonces.evict());
  }

  async #heartbeat(): Promise<void> {
    const { clock } = this.#options;
    const load = this.#loads.build({
      regions: this.regions.values(),
      totalRequests: this.rpcServer.metrics.calls,
      now: clock.now(),
      startedAt: this.startedAt,
      infoPort: this.#infoServer?.port ?? 0,
      usedHeapBytes: this.heap.memstoreBytes + this.blockCache.sizeBytes,
      maxHeapBytes: this.config.heapBudgetBytes,
    });
    const request = pb.RegionServerReportRequest.encode({ server: this.serverName.toProto(), load }).finish();
    try {
      await this.#master.call('RegionServerReport', request);
    } catch (error) {
      if (this.#process.isEnding) return;
      if (isVerdict(error)) this.abort('the master says that it is dead', error);
      else this.#logger.debug({ error: String(error) }, 'a heartbeat was not taken');
    }
  }

  // Regions.

  async #openRegion(info: RegionInfo, descriptor: TableDescriptor): Promise<Region> {
    const wals = this.#wals;
    if (wals === undefined) throw hbaseError('ServerNotRunningYetException', 'the log is not open yet');
    return Region.open({
      ...this.#options,
      config: this.config,
      info,
      descriptor,
      wal: await wals.walOf(info),
      serverName: this.serverName,
      blockCache: this.blockCache,
      arenas: this.#arenas,
      throttle: () => this.#throttle(),
      nonceManager: this.#nonces,
      events: {
        checkPressure: (region) => this.#checkPressure(region),
        memstoreChanged: (_region, delta) => {
          this.heap.memstoreChanged(delta);
          if (delta > 0) this.flusher.memstoreGrew();
        },
        flushWanted: (region) => this.flusher.request(region, { reason: 'its memstore is full' }),
        compactionWanted: (region) => this.compactions.requestIfNeeded(region),
      },
      onAbort: (reason, error) => this.abort(reason, error),
    });
  }

  /** Writes wait outside while memory is short, or while the log can't keep up. */
  #checkPressure(region: Region): void {
    this.flusher.checkPressure(region);
    if (region.wal.unsyncedBytes <= MAX_UNSYNCED_BYTES) return;
    throw hbaseError(
      'RegionTooBusyException',
      `${region.wal.unsyncedBytes} bytes wait for the log to be synced, regionName=${region.info.encodedName}`,
    );
  }

  /** Flushes and compactions leave the disk to the log while writers wait for it, but not for long. */
  async #throttle(): Promise<void> {
    const { scheduler } = this.#options;
    for (let waits = 0; waits < MAX_THROTTLE_WAITS; waits++) {
      if (!(this.#wals?.all.some((wal) => wal.unsyncedBytes > 0) ?? false)) return;
      await scheduler.sleep(THROTTLE_PAUSE_MS);
    }
  }

  async #readDescriptor(info: RegionInfo): Promise<TableDescriptor> {
    const descriptor = await readTableInfo(this.#options.files, info.tableName);
    if (descriptor !== undefined) return descriptor;
    if (info.isMeta) return META_TABLE_DESCRIPTOR;
    throw hbaseError('IOException', `Missing table descriptor for ${info.encodedName} of table ${info.tableName}`);
  }

  #flushForLogs(encodedNames: readonly string[]): void {
    for (const name of encodedNames) {
      const region = this.regions.get(name);
      if (region !== undefined) this.flusher.request(region, { force: true, reason: 'it holds back an old log' });
    }
  }

  // Ending.

  #stopRequested(reason: string): void {
    this.#logger.info({ reason }, 'asked to stop');
    this.#options.onStopRequest?.(reason);
    if (this.#options.onStopRequest === undefined) void this.stop();
  }

  async #stopChores(): Promise<void> {
    this.flusher.stop();
    this.compactions.stop();
    await Promise.all(this.#chores.map((chore) => chore.stop()));
  }

  /** hbase:meta last, since closing others may need it. */
  async #closeRegions(): Promise<void> {
    const all = [...this.regions.values()];
    const close = (region: Region) => this.#assignments.closeRegion(region);
    await Promise.all(all.filter((region) => !region.info.isMeta).map(close));
    await Promise.all(all.filter((region) => region.info.isMeta).map(close));
  }

  /** The session's end takes the znode along. */
  async #leave(): Promise<void> {
    this.#view.stop();
    await this.#zooKeeper.close();
  }

  async #closeSockets(): Promise<void> {
    this.#rpcClient.close();
    await Promise.all([this.rpcServer.close(), this.#infoServer?.close()]);
    this.#reportEnd(hbaseError('RegionServerStoppedException', 'the server was stopped'));
  }

  /** The log first: after it nothing is acknowledged or committed, and the session may end. */
  async #abandon(): Promise<void> {
    const sockets = this.#closeSockets().catch(() => undefined);
    await this.#wals?.abandon();
    this.scanners.closeAll();
    await this.#stopChores();
    await Promise.allSettled([...this.regions.values()].map((region) => region.close({ abort: true })));
    await this.#leave().catch(() => undefined);
    await sockets;
  }

  async #startInfoServer(): Promise<void> {
    const { info } = this.#options;
    if (info === undefined) return;
    this.#infoServer = await InfoServer.start({ ...info, source: regionServerReport(this) });
  }
}

const VERSION_INFO: pb.VersionInfo.$Properties = {
  version: '2.6.1',
  url: '',
  revision: '',
  user: '',
  date: '',
  src_checksum: '',
  version_major: 2,
  version_minor: 6,
};
