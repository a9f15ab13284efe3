// A region server's place in the cluster: its ZooKeeper session and lease, the master's consent (RegionServerStartup), the ephemeral znode by
// which all others know that it lives, and its heartbeats.
import { hbaseError, isHBaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { addZnodeFront, encodeRegionServerInfo } from '../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import type { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import { RpcClient } from '../rpc/rpc-client.ts';
import { checkSameCluster } from '../server/same-cluster.ts';
import { ZooKeeperClusterView } from '../server/zookeeper-cluster-view.ts';
import { isVerdict, MasterLink } from './master-link.ts';
import type { RegionServerOptions } from './region-server-options.ts';

/** Longest wait for one answer of the master. */
const MASTER_CALL_MS = 10_000;
/** Pause between two tries of RegionServerStartup, at most. */
const STARTUP_PAUSE_MS = 200;
/** Without a first connection there is nothing else to do than to wait for it. */
const CONNECT_TIMEOUT_MS = 2 ** 31 - 1;

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

export interface ClusterMembershipOptions {
  readonly options: RegionServerOptions;
  readonly signal: AbortSignal;
  /** The session is gone, or the master will not have this server. */
  readonly onExpelled: (reason: string, error?: unknown) => void;
}

export class ClusterMembership {
  readonly view: ZooKeeperClusterView;
  readonly master: MasterLink;
  readonly #options: RegionServerOptions;
  readonly #logger: Logger;
  readonly #signal: AbortSignal;
  readonly #onExpelled: (reason: string, error?: unknown) => void;
  readonly #zooKeeper: ZooKeeperClient;
  readonly #znodes: HBaseZnodes;
  readonly #rpc: RpcClient;
  /** What it is doing while it joins. */
  step = 'starting';

  constructor({ options, signal, onExpelled }: ClusterMembershipOptions) {
    const { transport, clock, scheduler, logger } = options;
    this.#options = options;
    this.#logger = logger;
    this.#signal = signal;
    this.#onExpelled = onExpelled;
    this.#zooKeeper = new ZooKeeperClient({ ...options });
    this.#znodes = new HBaseZnodes(options.znodeParent);
    this.view = new ZooKeeperClusterView(this.#zooKeeper, this.#znodes, logger);
    const clusterId = () => this.view.clusterId();
    this.#rpc = new RpcClient({ transport, clock, scheduler, logger, user: 'hbase', clusterId });
    this.master = new MasterLink({
      rpc: this.#rpc,
      scheduler,
      logger,
      signal,
      whenMaster: () => this.view.whenMaster(),
      callTimeoutMs: MASTER_CALL_MS,
    });
  }

  /** Until then this server certainly holds its regions (DESIGN.md §5). */
  get hasLease(): boolean {
    return this.#options.clock.monotonic() < this.#zooKeeper.leaseDeadline();
  }

  /** Resolves when ZooKeeper and the master know the server. */
  async join(serverName: ServerName, infoPort: number, heartbeatMs: number): Promise<void> {
    this.#zooKeeper.onSession((event) => {
      if (event === 'expired') this.#onExpelled('its ZooKeeper session has expired');
    });
    this.step = `waiting for ZooKeeper at ${this.#options.quorum}`;
    await this.#zooKeeper.connect({ signal: this.#signal, timeoutMs: CONNECT_TIMEOUT_MS });
    await this.view.start();
    this.step = `waiting for an active master (znode ${this.#znodes.master} of ${this.#options.quorum})`;
    void this.view.whenMaster().then((master) => {
      this.step = `waiting for the master ${master} to take it in`;
    });
    // A server that is in the wrong place does not even knock; a master that takes one in has said which cluster it is.
    const isSure = await this.#checkCluster();
    await this.#startup(serverName, Math.min(heartbeatMs, STARTUP_PAUSE_MS));
    if (!isSure) await this.#checkCluster();
    await this.#register(serverName, infoPort);
  }

  async heartbeat(serverName: ServerName, load: pb.ServerLoad.$Properties): Promise<void> {
    const request = pb.RegionServerReportRequest.encode({ server: serverName.toProto(), load }).finish();
    try {
      await this.master.call('RegionServerReport', request);
    } catch (error) {
      if (this.#signal.aborted) return;
      if (isVerdict(error)) this.#onExpelled('the master says that it is dead', error);
      else this.#logger.debug({ error: String(error) }, 'a heartbeat was not taken');
    }
  }

  /** The session's end takes the znode along. */
  async leave(): Promise<void> {
    this.view.stop();
    this.#rpc.close();
    await this.#zooKeeper.close();
  }

  #checkCluster(): Promise<boolean> {
    const { quorum, files } = this.#options;
    return checkSameCluster(this.#zooKeeper, this.#znodes, quorum, files);
  }

  /** Asks until a master takes the server in. */
  async #startup(serverName: ServerName, pauseMs: number): Promise<void> {
    const { clock } = this.#options;
    const request = () =>
      pb.RegionServerStartupRequest.encode({
        port: serverName.port,
        server_start_code: serverName.startCode,
        server_current_time: clock.now(),
        use_this_hostname_instead: serverName.host,
      }).finish();
    const isFinal = (error: unknown) => isVerdict(error) || isHBaseError(error, 'DoNotRetryIOException');
    const answer = await this.master.callUntilAnswered('RegionServerStartup', request, pauseMs, isFinal);
    const entries = pb.RegionServerStartupResponse.decode(answer).map_entries;
    const seen = entries.find(({ name }) => name === 'hbase.regionserver.hostname.seen.by.master')?.value;
    if (seen !== undefined && seen !== serverName.host)
      throw hbaseError(
        'IOException',
        `Master passed us a different hostname to use; was=${serverName.host}, but now=${seen}`,
      );
  }

  async #register(serverName: ServerName, infoPort: number): Promise<void> {
    const colonnade_process = this.#options.witness?.own;
    const info = encodeRegionServerInfo({ infoPort, version_info: VERSION_INFO, colonnade_process });
    const data = addZnodeFront(`regionserver:${serverName.port}`, this.#options.random, info);
    await this.#zooKeeper.create(this.#znodes.regionServer(serverName), data, { ephemeral: true });
  }
}
