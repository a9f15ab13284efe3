// One master: it listens, enters the election, and once it is the active one takes the cluster over (master-activation.ts) and serves it.
import { hbaseError } from '../base/errors.ts';
import { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { LeaderElection } from '../coordination/leader-election.ts';
import { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import type { ServerName } from '../model/server-name.ts';
import { CallWatch } from '../rpc/call-watch.ts';
import { RpcClient } from '../rpc/rpc-client.ts';
import { RpcServer } from '../rpc/rpc-server.ts';
import { type ClusterView, clientMetaService } from '../server/client-meta-service.ts';
import { updateConfig } from '../server/config-update.ts';
import { InfoServer } from '../server/info-server.ts';
import { requestText } from '../server/request-text.ts';
import { type HostPort, ServerProcess, serverNameOf } from '../server/server-process.ts';
import { startTimeOf, warnOfCall } from '../server/slow-call-warning.ts';
import { ZooKeeperClusterView } from '../server/zookeeper-cluster-view.ts';
import { CatalogJanitor } from './catalog-janitor.ts';
import type { HbckReport } from './hbck/hbck-chore.ts';
import { MASTER_USER, MasterActivation } from './master-activation.ts';
import { MasterChores } from './master-chores.ts';
import { DEFAULT_MASTER_CONFIG, type MasterConfig } from './master-config.ts';
import { MasterContext } from './master-context.ts';
import { MasterLease } from './master-lease.ts';
import type { MasterOptions } from './master-options.ts';
import { masterReports } from './master-reports.ts';
import { masterService } from './master-service.ts';
import { MasterZnodes } from './master-znodes.ts';
import { noteProcedureDone } from './procedure/server-remote-procedure.ts';
import { regionServerStatusService } from './region-server-status-service.ts';
import { adminService } from './service/admin-methods.ts';
import { hbckService } from './service/hbck-methods.ts';
import { lockService } from './service/lock-methods.ts';
import type { ServiceOwner } from './service/service-owner.ts';
import { splitAsReported } from './split-merge.ts';

/** How long an orderly stop waits for procedures under way. */
const STOP_WAIT_MS = 30_000;
/** Without ZooKeeper there is nothing else to do than to wait for it: the longest that a timer takes. */
const FOREVER_MS = 2 ** 31 - 1;

export class Master {
  serverName!: ServerName;
  /** Where RPC is served. */
  address!: HostPort;
  /** Resolves when it stands for election. */
  readonly candidate: Promise<void>;
  /** Resolves when this master won the election. */
  readonly active: Promise<void>;
  /** Resolves when meta is loaded, the namespaces are there and clients' requests are answered; rejects when the master ends before. */
  readonly initialized: Promise<void>;
  readonly #options: MasterOptions;
  readonly #config: MasterConfig;
  readonly #process: ServerProcess;
  readonly #zooKeeper: ZooKeeperClient;
  readonly #znodes: HBaseZnodes;
  readonly #masterZnodes: MasterZnodes;
  readonly #view: ZooKeeperClusterView;
  readonly #rpcServer: RpcServer;
  readonly #rpcClient: RpcClient;
  readonly #lease: MasterLease;
  readonly #env: MasterContext;
  readonly #chores: MasterChores;
  readonly #owner: ServiceOwner;
  #election: LeaderElection | undefined;
  #info: InfoServer | undefined;
  readonly #activation: MasterActivation;
  #isActive = false;
  #isInitialized = false;
  #entered = Promise.withResolvers<void>();
  #won = Promise.withResolvers<void>();
  #ready = Promise.withResolvers<void>();

  private constructor(options: MasterOptions) {
    this.#options = options;
    this.#config = { ...DEFAULT_MASTER_CONFIG, ...options.config };
    this.#process = new ServerProcess({ role: 'master', logger: options.logger, onAbort: options.onAbort });
    this.candidate = this.#entered.promise;
    this.active = this.#won.promise;
    this.initialized = this.#ready.promise;
    // Whoever does not wait for them must not crash by them.
    for (const promise of [this.candidate, this.active, this.initialized]) promise.catch(() => {});
    this.#znodes = new HBaseZnodes(options.znodeParent);
    this.#zooKeeper = new ZooKeeperClient(options);
    this.#masterZnodes = new MasterZnodes(
      this.#zooKeeper,
      this.#znodes,
      options.random,
      () => `master:${this.serverName.port}`,
    );
    this.#view = new ZooKeeperClusterView(this.#zooKeeper, this.#znodes, options.logger);
    this.#rpcClient = new RpcClient({
      ...options,
      user: MASTER_USER,
      clusterId: () => this.#activation.clusterId,
      masterActiveTime: () => this.#env.activeSince || undefined,
    });
    this.#lease = new MasterLease({
      ...{ clock: options.clock, scheduler: options.scheduler, signal: this.#process.signal },
      deadline: () => this.#zooKeeper.leaseDeadline(),
    });
    this.#env = new MasterContext({
      world: { ...options, files: this.#lease.files(options.files), logs: this.#lease.logs(options.logs) },
      config: this.#config,
      process: this.#process,
      rpc: this.#lease.rpc(this.#rpcClient),
      mirror: this.#masterZnodes,
      abort: (reason, error) => this.abort(reason, error),
      onDamage: (error) => this.#onDamage(error),
    });
    this.#activation = new MasterActivation({
      options,
      env: this.#env,
      zooKeeper: this.#zooKeeper,
      znodes: this.#znodes,
      masterZnodes: this.#masterZnodes,
      switches: this.#env.switches,
      abort: (reason, error) => this.abort(reason, error),
      onActive: () => {
        this.#isActive = true;
      },
    });
    const janitor = new CatalogJanitor(this.#env);
    this.#chores = new MasterChores(this.#env, janitor, () => this.#zooKeeper.sessionTimeoutMs);
    this.#owner = this.#serviceOwner(janitor);
    this.#rpcServer = this.#newRpcServer();
  }

  /** Listens, connects to ZooKeeper and enters the election; resolves when it listens (not when it is active). */
  static async start(options: MasterOptions): Promise<Master> {
    const master = new Master(options);
    try {
      await master.#listen();
    } catch (error) {
      await master.stop();
      throw error;
    }
    master.#run().catch((error) => {
      if (!master.#process.isEnding) master.abort(`while ${master.#activation.step}`, error);
    });
    return master;
  }

  get isActive(): boolean {
    return this.#isActive;
  }
  get isInitialized(): boolean {
    return this.#isInitialized;
  }
  /** What the last look whether hbase:meta, servers and disk agree has found. */
  get hbckReport(): HbckReport | undefined {
    return this.#chores.hbck.lastReport;
  }
  /** What it is doing while it starts: `waiting for region servers`. */
  get step(): string {
    return this.#activation.step;
  }
  /** Undefined without an info server. */
  get infoUrl(): string | undefined {
    return this.#info?.url;
  }
  /** Resolves with the reason of an abort, or undefined after an orderly stop. */
  get ended(): Promise<string | undefined> {
    return this.#process.ended;
  }

  /**
   * Proof of death: the caller knows that the process of `server` is gone (reaped child, pid and start time absent). Its
   * recovery starts at once instead of when its session expires.
   */
  serverDied(server: ServerName): void {
    this.#activation.serverDied(server).catch((error) => this.abort('a crash procedure could not be stored', error));
  }

  /**
   * The whole cluster is going down: procedures come to rest while there are region servers to finish them; afterwards servers that
   * leave are not recovered. Region servers stop next, then `stop`.
   */
  async beginShutdown(): Promise<void> {
    if (!this.#isActive || this.#env.isShuttingDown) return;
    await this.#chores.stop();
    await this.#restProcedures();
    this.#env.isShuttingDown = true;
    await this.#masterZnodes.deleteRunning().catch(() => {});
  }

  /** Resolves when no region server is left, or after `timeoutMs`. */
  async untilServersLeft(timeoutMs: number): Promise<void> {
    const waiting = new AbortController();
    const timer = this.#options.scheduler.after(timeoutMs, () => waiting.abort());
    await this.#whenServerless(waiting.signal).catch(() => {});
    timer.cancel();
  }

  /** Orderly: procedures come to rest, the local region is flushed and closed, the znode is given back. Region servers go first. */
  async stop(): Promise<void> {
    const { logger } = this.#options;
    await this.#process.stop([
      ['chores', () => this.#chores.stop()],
      ['procedures', () => (this.#env.isShuttingDown ? undefined : this.#restProcedures())],
      ['executor', () => this.#env.executor.stop()],
      ['rpc server', () => this.#rpcServer.close()],
      ['store', () => this.#closeStore()],
      ['trackers', () => this.#stopTrackers()],
      ['election', () => this.#election?.resign()],
      ['zookeeper', () => this.#zooKeeper.close()],
      ['rpc client', () => this.#rpcClient.close()],
      ['info server', () => this.#info?.close()],
    ]);
    this.#settle(hbaseError('MasterStoppedException', 'the master was stopped'));
    // Without a name it never listened.
    if (this.serverName !== undefined) logger.info({ server: this.serverName.toString() }, 'master stopped');
  }

  /** As if killed: nothing is written any more, sockets close. */
  abort(reason: string, error?: unknown): void {
    if (!this.#process.abort(reason, error)) return;
    this.#isActive = this.#isInitialized = false;
    this.#env.executor.stop();
    void this.#chores.stop();
    this.#stopTrackers();
    this.#env.store.set(undefined);
    const ignore = () => {};
    this.#activation.region?.abort().catch(ignore);
    this.#rpcServer.close().catch(ignore);
    this.#rpcClient.close();
    this.#zooKeeper.close().catch(ignore);
    this.#info?.close().catch(ignore);
    this.#settle(
      error instanceof Error ? error : hbaseError('MasterStoppedException', `the master aborted: ${reason}`),
    );
  }

  // Starting.

  async #listen(): Promise<void> {
    const { listen, advertise, info, clock } = this.#options;
    this.address = await this.#rpcServer.listen(listen.host, listen.port);
    this.serverName = serverNameOf(this.address, advertise, clock.now());
    this.#env.serverName = this.serverName;
    if (info === undefined) return;
    const source = masterReports(this.#owner, {
      step: () => this.#activation.step,
      isEnding: () => this.#process.isEnding,
      isActive: () => this.#isActive,
      isInitialized: () => this.#isInitialized,
      rpc: () => this.#rpcServer.metrics,
    });
    this.#info = await InfoServer.start({ ...info, source });
  }

  async #run(): Promise<void> {
    const { signal } = this.#process;
    this.#activation.step = 'connecting to ZooKeeper';
    await this.#zooKeeper.connect({ signal, timeoutMs: FOREVER_MS });
    this.#zooKeeper.onSession((event) => {
      // Also of one that is stopping: what still waits for its lease would wait for ever.
      if (event === 'expired') this.abort('the ZooKeeper session expired');
    });
    // A backup must not take over a cluster that is told to go down.
    this.#view.onGoingDown = () => this.#isActive || this.#options.onStopRequest?.('master');
    await this.#view.start();
    this.#activation.step = 'waiting to become the active master';
    this.#election = new LeaderElection({
      client: this.#zooKeeper,
      znodes: this.#znodes,
      server: this.serverName,
      infoPort: this.#infoPort,
      random: this.#options.random,
      scheduler: this.#options.scheduler,
      logger: this.#options.logger,
      process: this.#options.witness?.own,
      isProvablyGone: (process) => this.#options.witness?.judge(process) === 'gone',
      onDeposed: () => this.abort('its znode was removed: another master may be active'),
    });
    this.#entered.resolve();
    await this.#election.becomeActive({ signal });
    this.#won.resolve();
    await this.#activation.run();
    this.#process.started();
    this.#isInitialized = true;
    this.#ready.resolve();
    this.#options.logger.info({ server: this.serverName.toString() }, 'the master serves clients');
    this.#chores.start();
  }

  // Parts.

  #newRpcServer(): RpcServer {
    const { transport, clock, scheduler, logger } = this.#options;
    return new RpcServer({
      transport,
      clock,
      scheduler,
      logger,
      clusterId: () => this.#clusterView().clusterId(),
      services: [
        masterService(this.#owner),
        this.#statusService(),
        clientMetaService(this.#clusterView()),
        adminService(this.#owner),
        hbckService(this.#owner),
        lockService(this.#owner),
      ],
      watch: new CallWatch(this.#config, logger, (report) =>
        warnOfCall(logger, 'HMaster', report, requestText(report.call), startTimeOf(report, clock.now())),
      ),
      onBug: (error) => this.abort('a call met a bug', error),
    });
  }

  #statusService() {
    const { servers, assignment } = this.#env;
    const env = this.#env;
    return regionServerStatusService({
      checkActive: () => this.#checkActive(),
      // Its znode is seen before it knows itself that it has won.
      untilAcceptingServers: () => (this.#election === undefined ? undefined : this.#activation.acceptsServers.wait()),
      get activeSince() {
        return env.activeSince;
      },
      servers,
      assignment,
      procedureDone: (result) => noteProcedureDone(env, result),
      split: (user, regions) => splitAsReported(this.#env, user, regions),
      logger: this.#options.logger,
    });
  }

  #serviceOwner(janitor: CatalogJanitor): ServiceOwner {
    const clusterId = () => this.#activation.clusterId ?? '';
    const infoPort = () => this.#infoPort;
    return {
      checkActive: () => this.#checkActive(),
      checkInitialized: () => this.#checkInitialized(),
      env: this.#env,
      switches: this.#env.switches,
      janitor,
      hbck: this.#chores.hbck,
      get clusterId() {
        return clusterId();
      },
      get infoPort() {
        return infoPort();
      },
      backupMasters: () => this.#view.backupMasters(),
      balancer: this.#chores.balancer,
      normalizer: this.#chores.normalizer,
      mobCompactions: this.#chores.mobCompactions,
      clean: () => this.#chores.clean(),
      cleanSnapshots: () => this.#cleanSnapshots(),
      setDraining: async (servers, draining) => {
        for (const server of servers) await this.#masterZnodes.setDraining(server, draining);
        await this.#activation.refreshDraining();
      },
      updateConfig: () =>
        updateConfig(this.#options.reloadConfig, (config) => Object.assign(this.#config, config), this.#options.logger),
      flushStore: async () => this.#activation.region?.flush(),
      requestStop: (what) => this.#options.onStopRequest?.(what),
    };
  }

  #cleanSnapshots(): void {
    this.#chores
      .cleanSnapshots()
      .catch((error) => this.#options.logger.warn({ error: String(error) }, 'snapshots past their time are left'));
  }

  /** What it knows itself while it is active, else what ZooKeeper says. */
  #clusterView(): ClusterView {
    const { assignment, servers } = this.#env;
    return {
      clusterId: () => this.#activation.clusterId ?? this.#view.clusterId(),
      activeMaster: () => (this.#isActive ? this.serverName : this.#view.activeMaster()),
      backupMasters: () => this.#view.backupMasters(),
      metaLocation: () => (this.#isActive ? assignment.metaLocation() : this.#view.metaLocation()),
      regionServers: () => (this.#isActive ? servers.online().map(({ name }) => name) : this.#view.regionServers()),
    };
  }

  get #infoPort(): number {
    return this.#info?.port ?? this.#config.publishedInfoPort;
  }

  #checkActive(): void {
    if (!this.#isActive) throw hbaseError('ServerNotRunningYetException', 'Server is not running yet');
    // Another one may be active by now.
    if (!this.#lease.holds) throw hbaseError('ServerNotRunningYetException', 'Server has lost touch with ZooKeeper');
  }
  #checkInitialized(): void {
    this.#checkActive();
    if (!this.#isInitialized) throw hbaseError('PleaseHoldException', 'Master is initializing');
  }

  // Ending.

  /** Before clients are served it is an error of the start; afterwards its regions stay away and it is said again and again. */
  #onDamage(error: unknown): void {
    if (!this.#isInitialized) this.abort('recovery can not go on', error);
  }

  async #restProcedures(): Promise<void> {
    if (!this.#isInitialized) return;
    const waiting = new AbortController();
    const timer = this.#options.scheduler.after(STOP_WAIT_MS, () => waiting.abort());
    this.#whenServerless(waiting.signal).then(
      () => waiting.abort(),
      () => {},
    );
    await this.#env.executor.whenIdle(waiting.signal);
    timer.cancel();
    waiting.abort();
    const left = this.#env.executor.unfinished();
    if (left.length > 0)
      this.#options.logger.warn({ procedures: left.map(String) }, 'procedures are left for the next master');
  }

  /** Nobody is left who could carry procedures on. */
  async #whenServerless(signal: AbortSignal): Promise<void> {
    while (this.#env.servers.online().length > 0) await this.#env.assignment.nextChange(signal);
  }

  async #closeStore(): Promise<void> {
    this.#isActive = this.#isInitialized = false;
    this.#env.store.set(undefined);
    await this.#activation.region?.close();
  }

  #stopTrackers(): void {
    this.#activation.stopTrackers();
    this.#view.stop();
  }

  #settle(error: Error): void {
    this.#entered.reject(error);
    this.#won.reject(error);
    this.#ready.reject(error);
  }
}
