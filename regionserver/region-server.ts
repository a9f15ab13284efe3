// A region server's life (spec coordination.md §1–3): listen → join (ZooKeeper, master, ephemeral znode) → logs → heartbeats, while regions come
// and go → stop (regions flushed and closed, logs archived, znode given back) or abort.
import { Chore } from '../base/chore.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { META_TABLE_DESCRIPTOR, type TableDescriptor } from '../model/table-descriptor.ts';
import type { pb } from '../proto/index.ts';
import { readTableInfo } from '../rootdir/table-info.ts';
import { CallWatch } from '../rpc/call-watch.ts';
import { RpcServer } from '../rpc/rpc-server.ts';
import { clientMetaService } from '../server/client-meta-service.ts';
import { updateConfig } from '../server/config-update.ts';
import { InfoServer } from '../server/info-server.ts';
import { type HostPort, ServerProcess, serverNameOf } from '../server/server-process.ts';
import { InsideFiles } from '../storage/outside-files.ts';
import { adminService } from './admin-service.ts';
import { clientService } from './client-service.ts';
import { ClusterMembership } from './cluster-membership.ts';
import { flushRegionCallable } from './flush-region-callable.ts';
import { MasterFence } from './master-fence.ts';
import { OnlineRegions } from './online-regions.ts';
import type { Region } from './region/region.ts';
import { RegionAssignments } from './region-assignments.ts';
import { ServerLoadSource } from './region-load.ts';
import { DEFAULT_REGION_SERVER_CONFIG, type RegionServerConfig } from './region-server-config.ts';
import type { RegionServerOptions } from './region-server-options.ts';
import { regionServerReport } from './region-server-report.ts';
import { RegionServices } from './region-services.ts';
import { moveRegionsAway } from './regions-away.ts';
import { type RemoteProcedure, RemoteProcedures } from './remote-procedures.ts';
import { scanDetails } from './scan-details.ts';
import { ScannerRegistry } from './scanner-registry.ts';
import { ServerWals } from './server-wals.ts';
import { SlowCalls } from './slow-calls.ts';
import { snapshotRegionCallable, snapshotVerifyCallable } from './snapshot-callables.ts';
import { WALSplitWorker } from './wal-split-worker.ts';

const NONCE_EVICTION_MS = 60_000;

/** The package of HBase's classes that a master has run here. */
const CALLABLES = 'org.apache.hadoop.hbase.regionserver';

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
  readonly shared: RegionServices;
  readonly rpcServer: RpcServer;
  scanners!: ScannerRegistry;
  readonly startedAt: number;
  readonly #options: RegionServerOptions;
  readonly #process: ServerProcess;
  readonly #logger: Logger;
  readonly #membership: ClusterMembership;
  #assignments!: RegionAssignments;
  #procedures!: RemoteProcedures;
  readonly #loads = new ServerLoadSource();
  readonly #chores: Chore[] = [];
  readonly #slowCalls: SlowCalls;
  #wals: ServerWals | undefined;
  #infoServer: InfoServer | undefined;
  #reportOnline!: () => void;
  #reportEnd!: (error: unknown) => void;

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
    const { clock, logger } = options;
    this.#options = options;
    this.#logger = logger;
    this.config = { ...DEFAULT_REGION_SERVER_CONFIG, ...options.config };
    this.startedAt = clock.now();
    this.#process = new ServerProcess({ role: 'regionserver', logger, onAbort: (...why) => options.onAbort?.(...why) });
    this.ended = this.#process.ended;
    this.online = new Promise((resolve, reject) => {
      this.#reportOnline = resolve;
      this.#reportEnd = reject;
    });
    this.online.catch(() => {});
    this.regions = new OnlineRegions(clock, this.config.movedRegionTtlMs);
    this.shared = new RegionServices({
      options,
      config: this.config,
      regions: this.regions,
      wals: () => this.#wals?.all ?? [],
      onAbort: (reason, error) => this.abort(reason, error),
      askSplit: (regions) => this.#assignments.askSplit(regions),
    });
    this.#membership = new ClusterMembership({
      options,
      signal: this.#process.signal,
      onExpelled: (reason, error) => this.abort(reason, error),
    });
    this.#slowCalls = new SlowCalls({
      ...{ clock, logger, config: this.config },
      scanDetails: (request) => scanDetails(this, request),
    });
    this.rpcServer = this.#makeRpcServer();
  }

  /** What it is doing while it starts: `waiting for an active master …`. */
  get step(): string {
    return this.state === 'starting' ? this.#membership.step : this.state;
  }
  /** Undefined without an info server. */
  get infoUrl(): string | undefined {
    return this.#infoServer?.url;
  }
  get clusterId(): string | undefined {
    return this.#membership.view.clusterId();
  }
  get state(): ServerProcess['state'] {
    return this.#process.state;
  }

  /** Encoded names of the regions served now. */
  onlineRegions(): string[] {
    return [...this.regions.values()].map((region) => region.info.encodedName);
  }

  /** Orderly: regions go to other servers, or are flushed and closed; logs archived, the znode given back, sockets closed. */
  stop(): Promise<void> {
    return this.#process.stop([
      ['regions elsewhere', () => this.#moveRegionsAway()],
      ['chores', () => this.#stopChores()],
      ['regions', () => this.#closeRegions()],
      ['block cache', () => this.shared.close()],
      ['logs', () => this.#wals?.close()],
      ['ZooKeeper', () => this.#membership.leave()],
      ['scanners', () => this.scanners.closeAll()],
      ['RPC', () => this.#closeSockets()],
    ]);
  }

  /** As if killed: nothing is written or answered any more, sockets close. Its regions are recovered by the master. */
  abort(reason: string, error?: unknown): void {
    if (!this.#process.abort(reason, error)) return;
    this.#reportEnd(hbaseError('RegionServerAbortedException', reason, { cause: error }));
    void this.#abandon();
  }

  /** Throws unless this server may answer: past its lease another server may serve the same regions (DESIGN.md §5). */
  checkServing(): void {
    const { state } = this.#process;
    const name = this.serverName;
    if (state === 'starting') throw hbaseError('ServerNotRunningYetException', `Server ${name} is not running yet`);
    if (state === 'aborted') throw hbaseError('RegionServerAbortedException', `Server ${name} aborting`);
    if (state === 'stopped') throw hbaseError('RegionServerStoppedException', `Server ${name} stopping`);
    if (this.#membership.hasLease) return;
    throw hbaseError('RegionServerStoppedException', `Server ${name} has lost touch with ZooKeeper`);
  }

  // Putting it together.

  #makeRpcServer(): RpcServer {
    const { transport, clock, scheduler, logger, random, files } = this.#options;
    const { maxRequestBytes, maxQueueBytes, maxConnections } = this.config;
    const server = this;
    const context = {
      clock,
      scheduler,
      logger,
      random,
      files,
      outside: this.#options.outside ?? new InsideFiles(files),
      get clusterId() {
        return server.clusterId;
      },
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
      masters: new MasterFence(),
      get procedures() {
        return server.#procedures;
      },
      get infoPort() {
        return server.#infoPort;
      },
      compactions: this.shared.compactions,
      splitPolicies: this.shared.splitPolicies,
      blockCache: this.shared.blockCache,
      slowCalls: this.#slowCalls,
      wals: () => this.#wals?.all ?? [],
      checkServing: () => this.checkServing(),
      untilRunning: () => (this.state === 'starting' ? this.online : undefined),
      stopRequested: (reason: string) => this.#stopRequested(reason),
      updateConfig: () => this.#updateConfig(),
      warmUp: (info: RegionInfo) => this.#warmUp(info),
    };
    return new RpcServer({
      transport,
      clock,
      scheduler,
      logger,
      services: [clientService(context), adminService(context), clientMetaService(this.#membership.view)],
      limits: { maxRequestBytes, maxQueueBytes, maxConnections },
      watch: new CallWatch(this.config, logger, (report) => this.#slowCalls.note(report)),
      clusterId: () => this.clusterId,
      onBug: (error) => this.abort('a bug', error),
    });
  }

  #updateConfig(): Promise<void> {
    const apply = (config: Partial<RegionServerConfig>) => {
      Object.assign(this.config, config);
      this.shared.configChanged();
    };
    return updateConfig(this.#options.reloadConfig, apply, this.#logger);
  }

  #identify(address: HostPort): void {
    const { clock, scheduler, logger, advertise } = this.#options;
    this.address = address;
    this.serverName = serverNameOf(address, advertise, this.startedAt);
    this.scanners = new ScannerRegistry({
      clock,
      scheduler,
      logger,
      serverName: this.serverName.toString(),
      leaseMs: this.config.scannerLeaseMs,
      maxScanners: this.config.maxScanners,
    });
    this.#assignments = new RegionAssignments({
      clock: this.#options.clock,
      logger,
      signal: this.#process.signal,
      serverName: this.serverName,
      regions: this.regions,
      master: this.#membership.master,
      threads: this.config.openThreads,
      tasks: this.shared.running,
      openRegion: (info, descriptor) => this.#openRegion(info, descriptor),
      readDescriptor: (info) => this.#readDescriptor(info),
      // Daughters of a split come with references, which keep their parent's files from being removed.
      opened: (region) => this.shared.compactions.requestIfNeeded(region),
      allOpened: () => this.shared.flushReplayed(),
      notOpened: (info, error) => this.#options.onRegionNotOpened?.(info, error),
      releaseRegion: (region) => this.scanners.releaseRegion(region),
      abort: (reason, error) => this.abort(reason, error),
    });
    this.#procedures = this.#makeProcedures();
  }

  #makeProcedures(): RemoteProcedures {
    const { files, logs, logger, scheduler, taskRunner } = this.#options;
    const { master } = this.#membership;
    const serverName = this.serverName.toString();
    const checkServing = () => this.checkServing();
    const { maxSplitters } = this.config;
    const splits = new WALSplitWorker({
      files,
      logs,
      logger,
      scheduler,
      taskRunner,
      master,
      serverName,
      maxSplitters,
      tasks: this.shared.running,
      checkServing,
    });
    const procedures = new Map<string, RemoteProcedure>([
      [`${CALLABLES}.SplitWALCallable`, (data) => splits.run(data)],
      [`${CALLABLES}.FlushRegionCallable`, flushRegionCallable(this.regions, checkServing)],
      [`${CALLABLES}.SnapshotRegionCallable`, snapshotRegionCallable(files, this.regions, checkServing)],
      [`${CALLABLES}.SnapshotVerifyCallable`, snapshotVerifyCallable(files)],
    ]);
    return new RemoteProcedures({ master, logger, signal: this.#process.signal, serverName, procedures });
  }

  get #infoPort(): number {
    return this.#infoServer?.port ?? 0;
  }

  async #startInfoServer(): Promise<void> {
    const { info } = this.#options;
    if (info === undefined) return;
    this.#infoServer = await InfoServer.start({ ...info, source: regionServerReport(this) });
  }

  // Joining the cluster.

  #join(): void {
    this.#run().catch((error: unknown) => {
      if (this.#process.isEnding) this.#reportEnd(error);
      else this.abort('it could not join the cluster', error);
    });
  }

  async #run(): Promise<void> {
    this.#membership.view.onGoingDown = () => this.#stopRequested('the cluster is going down');
    await this.#membership.join(this.serverName, this.#infoPort, this.config.heartbeatMs);
    this.#wals = await ServerWals.open({
      world: this.#options,
      serverName: this.serverName,
      config: this.config,
      onAbort: (error) => this.abort('its log failed', error),
      isDiskBusy: () => this.shared.isWritingFiles,
      flushWanted: (names) => this.shared.flushForLogs(names),
    });
    if (this.#process.isEnding) return this.#wals.close();
    this.#process.started();
    this.#startChores();
    this.#logger.info({ server: this.serverName.toString() }, 'region server is running');
    this.#reportOnline();
  }

  #startChores(): void {
    const { scheduler } = this.#options;
    const { heartbeatMs, choreMs } = this.config;
    const { flusher, compactions, throughput, nonces } = this.shared;
    const chore = (name: string, periodMs: number, work: () => Promise<void> | void, initialDelayMs?: number) =>
      this.#chores.push(new Chore({ name, periodMs, scheduler, logger: this.#logger, initialDelayMs }, work).start());
    chore('heartbeat', heartbeatMs, () => this.#heartbeat(), 0);
    chore('flush of old memstores', choreMs, () => flusher.flushOld());
    chore('compaction check', choreMs, () => compactions.check());
    chore('compaction throughput', throughput.tunePeriodMs, () => throughput.tune(), 0);
    chore('nonces', NONCE_EVICTION_MS, () => nonces.evict());
  }

  /** What it is at, and what it could not do of late. */
  tasks(): pb.ServerTask.$Properties[] {
    return [...this.shared.running.tasks(), ...this.#assignments.failedOpens()];
  }

  #heartbeat(): Promise<void> {
    const { heap, blockCache } = this.shared;
    const load = this.#loads.build({
      regions: this.regions.values(),
      totalRequests: this.rpcServer.metrics.calls,
      now: this.#options.clock.now(),
      startedAt: this.startedAt,
      infoPort: this.#infoPort,
      usedHeapBytes: heap.memstoreBytes + blockCache.sizeBytes,
      maxHeapBytes: this.config.heapBudgetBytes,
      tasks: this.tasks(),
    });
    return this.#membership.heartbeat(this.serverName, load);
  }

  // Regions.

  async #openRegion(info: RegionInfo, descriptor: TableDescriptor): Promise<Region> {
    const wals = this.#wals;
    if (wals === undefined) throw hbaseError('ServerNotRunningYetException', 'the log is not open yet');
    return this.shared.open(info, descriptor, await wals.walOf(info), this.serverName);
  }

  async #warmUp(info: RegionInfo): Promise<void> {
    await this.shared.warmUp(info, await this.#readDescriptor(info), this.#process.signal);
  }

  async #readDescriptor(info: RegionInfo): Promise<TableDescriptor> {
    const descriptor = await readTableInfo(this.#options.files, info.tableName);
    if (descriptor !== undefined) return descriptor;
    if (info.isMeta) return META_TABLE_DESCRIPTOR;
    throw hbaseError('IOException', `Missing table descriptor for ${info.encodedName} of table ${info.tableName}`);
  }

  // Ending.

  #moveRegionsAway(): Promise<void> {
    const { clock, scheduler } = this.#options;
    const { view, master } = this.#membership;
    return moveRegionsAway({
      ...{ clock, scheduler, logger: this.#logger, master, serverName: this.serverName },
      regionCount: () => this.regions.size,
      isWanted: () =>
        this.#membership.hasLease &&
        view.isClusterUp() &&
        view.activeMaster() !== undefined &&
        view.regionServers().some((server) => !server.equals(this.serverName)),
    });
  }

  #stopRequested(reason: string): void {
    if (this.#process.isEnding) return;
    this.#logger.info({ reason }, 'asked to stop');
    this.#options.onStopRequest?.(reason);
    if (this.#options.onStopRequest === undefined) void this.stop();
  }

  async #stopChores(): Promise<void> {
    this.shared.stop();
    await Promise.all(this.#chores.map((chore) => chore.stop()));
  }

  /** Those that are just being opened too, for the logs go next; hbase:meta last, since closing others may need it. */
  async #closeRegions(): Promise<void> {
    await this.#assignments.stop();
    const all = [...this.regions.values()];
    const close = (region: Region) => this.#assignments.closeRegion(region);
    await Promise.all(all.filter((region) => !region.info.isMeta).map(close));
    await Promise.all(all.filter((region) => region.info.isMeta).map(close));
  }

  async #closeSockets(): Promise<void> {
    await Promise.all([this.rpcServer.close(), this.#infoServer?.close()]);
    this.#reportEnd(hbaseError('RegionServerStoppedException', 'the server was stopped'));
  }

  /** The log first: after it nothing is acknowledged or committed, and the session may end. */
  async #abandon(): Promise<void> {
    this.shared.stop();
    const sockets = this.#closeSockets().catch(() => undefined);
    await this.#wals?.abandon();
    this.scanners.closeAll();
    await this.#stopChores();
    await Promise.allSettled([...this.regions.values()].map((region) => region.close({ abort: true })));
    await this.shared.close().catch(() => undefined);
    await this.#membership.leave().catch(() => undefined);
    await sockets;
  }
}
