// A region server without an engine: it takes orders to open and close regions, reports them, and keeps the rows of system tables in
// memory that outlasts it (FakeRows), as files would. For tests of the master alone.

import { systemClock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import { addZnodeFront, encodeRegionServerInfo } from '../../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { encodedNameOf, RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { writeRegionManifest } from '../../rootdir/snapshot-manifest.ts';
import { describeClosedRegion } from '../../rootdir/snapshot-region.ts';
import { encodeForeignException } from '../../rpc/exception-codec.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { RpcServer } from '../../rpc/rpc-server.ts';
import { type RpcService, unary } from '../../rpc/service.ts';
import { ZooKeeperClusterView } from '../../server/zookeeper-cluster-view.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { LogStorage } from '../../storage/log-storage.ts';
import { type FakeRows, META_COMPARE } from './fake-rows.ts';

export const OPENED = 0;
export const FAILED_OPEN = 1;
export const CLOSED = 2;

export interface FakeRegionServerOptions {
  readonly quorum: string;
  readonly rows: FakeRows;
  /** Where its (empty) log folder is made. */
  readonly logs?: LogStorage;
  /** Where snapshots are taken. */
  readonly files?: () => FileStorage;
  /** What GetRegionInfo says otherwise than that a region may be split and merged. */
  readonly regionAnswer?: (region: RegionInfo) => Partial<pb.GetRegionInfoResponse.$Properties>;
  /** Changes of rows of its regions wait for it. */
  readonly beforeChange?: () => Promise<void> | undefined;
  /** Looks at each order; `ignore` does nothing, `fail` reports FAILED_OPEN. */
  /** Looks at each remote procedure, by the last part of its class's name, and the log or region it is of; an error is reported. */
  readonly onProcedure?: (name: string, what: string) => 'ignore' | Error | undefined;
  readonly onOrder?: (kind: 'open' | 'close', region: RegionInfo) => 'ignore' | 'fail' | undefined;
}

export class FakeRegionServer {
  serverName!: ServerName;
  /** Encoded names of open regions. */
  readonly regions = new Map<string, RegionInfo>();
  readonly orders: string[] = [];
  flushed: string[] = [];
  #options: FakeRegionServerOptions;
  #zooKeeper: ZooKeeperClient;
  #view: ZooKeeperClusterView;
  #client: RpcClient;
  #server: RpcServer;
  #sequence = 1;
  #stopped = false;
  /** By encoded name: until its report was answered. */
  readonly #opening = new Map<string, Promise<void>>();

  private constructor(options: FakeRegionServerOptions) {
    this.#options = options;
    const world = {
      transport: netTransport,
      clock: systemClock,
      scheduler: systemScheduler,
      random: systemRandom,
      logger: silentLogger,
    };
    this.#zooKeeper = new ZooKeeperClient({ ...world, quorum: options.quorum, sessionTimeoutMs: 4000 });
    this.#view = new ZooKeeperClusterView(this.#zooKeeper, new HBaseZnodes(), silentLogger);
    this.#client = new RpcClient({ ...world, user: 'fake' });
    this.#server = new RpcServer({
      ...world,
      services: [this.#adminService(), this.#clientService()],
      clusterId: () => undefined,
    });
  }

  /** Resolves when the master took it in and its znode is there. */
  static async start(options: FakeRegionServerOptions): Promise<FakeRegionServer> {
    const server = new FakeRegionServer(options);
    const { host, port } = await server.#server.listen('127.0.0.1', 0);
    const startCode = Date.now();
    server.serverName = new ServerName(host, port, startCode);
    await server.#zooKeeper.connect();
    await server.#view.start();
    await server.#toMaster('RegionServerStartup', pb.RegionServerStartupRequest, {
      port,
      server_start_code: startCode,
      server_current_time: startCode,
      use_this_hostname_instead: host,
    });
    const data = addZnodeFront('regionserver', systemRandom, encodeRegionServerInfo({ infoPort: 0 }));
    await server.#zooKeeper.create(new HBaseZnodes().regionServer(server.serverName), data, { ephemeral: true });
    await options.logs?.createFolder(layout.walFolder(server.serverName.toString()));
    return server;
  }

  /** Its process dies: connections close at once, the session ends. */
  async kill(): Promise<void> {
    this.#stopped = true;
    await this.#server.close();
    this.#client.close();
    this.#view.stop();
    await this.#zooKeeper.close();
  }

  async report(load: pb.ServerLoad.$Properties = {}): Promise<void> {
    await this.#toMaster('RegionServerReport', pb.RegionServerReportRequest, {
      server: this.serverName.toProto(),
      load: {
        ...load,
        region_loads: [...this.regions.values()].map((region) => ({
          region_specifier: { type: 1, value: region.name },
        })),
      },
    });
  }

  /** What it would report of a transition; the message of a refusal, if any. */
  async reportTransition(
    region: RegionInfo,
    code: number,
    procId: number,
    activeTime = -1,
  ): Promise<string | undefined> {
    const reply = await this.#toMaster('ReportRegionStateTransition', pb.ReportRegionStateTransitionRequest, {
      server: this.serverName.toProto(),
      transition: [
        {
          transition_code: code as never,
          region_info: [region.toProto()],
          open_seq_num: code === OPENED ? ++this.#sequence : -1,
          proc_id: [procId],
          initiating_master_active_time: activeTime,
        },
      ],
    });
    return pb.ReportRegionStateTransitionResponse.decode(reply).error_message ?? undefined;
  }

  /** What it would report of several regions at once. */
  async reportRegions(regions: readonly RegionInfo[], code: number): Promise<string | undefined> {
    const reply = await this.#toMaster('ReportRegionStateTransition', pb.ReportRegionStateTransitionRequest, {
      server: this.serverName.toProto(),
      transition: [{ transition_code: code as never, region_info: regions.map((region) => region.toProto()) }],
    });
    return pb.ReportRegionStateTransitionResponse.decode(reply).error_message || undefined;
  }

  /** Again and again until a master answers. */
  async #toMaster<T>(method: string, type: { encode(message: T): { finish(): Uint8Array } }, message: T) {
    const param = type.encode(message).finish();
    for (;;) {
      if (this.#stopped) throw new Error('stopped');
      try {
        const master = await this.#view.whenMaster();
        return (await this.#client.call(master, 'RegionServerStatusService', method, param, { timeoutMs: 5000 }))
          .message;
      } catch (error) {
        const { javaClass = '' } = error as { javaClass?: string };
        if (this.#stopped || /YouAreDead|ClockOutOfSync/.test(javaClass)) throw error;
        await systemScheduler.sleep(10);
      }
    }
  }

  #adminService(): RpcService {
    return {
      name: 'AdminService',
      methods: {
        ExecuteProcedures: unary(pb.ExecuteProceduresRequest, pb.ExecuteProceduresResponse, (request) => {
          this.#execute(request);
          return {};
        }),
        GetRegionInfo: unary(pb.GetRegionInfoRequest, pb.GetRegionInfoResponse, (request) => {
          const encodedName = encodedNameOf(Buffer.from(request.region.value));
          const region = this.regions.get(encodedName);
          if (region === undefined) throw hbaseError('NotServingRegionException', encodedName);
          const whole = !region.isMeta;
          return {
            region_info: region.toProto(),
            splittable: whole,
            mergeable: whole,
            ...this.#options.regionAnswer?.(region),
          };
        }),
        CloseRegion: unary(pb.CloseRegionRequest, pb.CloseRegionResponse, (request) => {
          this.regions.delete(encodedNameOf(Buffer.from(request.region.value)));
          return { closed: true };
        }),
      },
    };
  }

  #execute(request: pb.ExecuteProceduresRequest): void {
    for (const { open_info, serverStartCode, initiating_master_active_time } of request.open_region) {
      if (longToNumber(serverStartCode) !== this.serverName.startCode)
        throw hbaseError('DoNotRetryIOException', 'This RPC was intended for a different server');
      for (const { region, open_proc_id } of open_info ?? [])
        this.#open(
          RegionInfo.fromProto(region),
          longToNumber(open_proc_id),
          longToNumber(initiating_master_active_time),
        );
    }
    for (const { region, close_proc_id, initiating_master_active_time } of request.close_region) {
      const encodedName = encodedNameOf(Buffer.from(region.value));
      this.#close(encodedName, longToNumber(close_proc_id), longToNumber(initiating_master_active_time));
    }
    for (const procedure of request.proc) this.#run(procedure);
  }

  /** Its logs are empty: splitting one is nothing. */
  #run({ proc_id, proc_class, proc_data, initiating_master_active_time }: pb.RemoteProcedureRequest.$Properties): void {
    const name = proc_class.slice(proc_class.lastIndexOf('.') + 1);
    const data = Buffer.from(proc_data ?? []);
    const what = subjectOf(name, data);
    this.orders.push(`${name} ${what}`);
    const outcome = this.#options.onProcedure?.(name, what);
    if (outcome === 'ignore') return;
    if (name === 'FlushRegionCallable') this.flushed.push(what);
    const report = (thrown: unknown) => {
      const error = thrown === undefined ? undefined : encodeForeignException(thrown, this.serverName.toString());
      const status = error === undefined ? 1 : 2;
      this.#toMaster('ReportProcedureDone', pb.ReportProcedureDoneRequest, {
        result: [{ proc_id, status: status as never, error, initiating_master_active_time }],
      }).catch(() => {});
    };
    if (outcome !== undefined || name !== 'SnapshotRegionCallable') report(outcome);
    else this.#snapshot(data).then(() => report(undefined), report);
  }

  /** What stands in the region's folder is the region. */
  async #snapshot(data: Buffer): Promise<void> {
    const files = this.#options.files!();
    await this.#snapshotOn(files, data);
    // The master was killed meanwhile, and the disk is another one: all servers have the same.
    if (files !== this.#options.files!()) await this.#snapshot(data);
  }

  async #snapshotOn(files: FileStorage, data: Buffer): Promise<void> {
    const { region: message, snapshot } = pb.SnapshotRegionParameter.decode(data);
    const folder = layout.workingSnapshotFolder(snapshot.name);
    if ((await files.stat(folder)) === undefined) throw hbaseError('IOException', `${folder} is not there`);
    const listStore = async ({ tableName, encodedName }: RegionInfo, family: string) =>
      (await files.list(layout.familyFolder(tableName, encodedName, family))).map(({ name }) => name);
    await writeRegionManifest(
      files,
      folder,
      await describeClosedRegion(files, RegionInfo.fromProto(message), listStore),
    );
  }

  #open(region: RegionInfo, procId: number, activeTime: number): void {
    const order = this.#options.onOrder?.('open', region);
    this.orders.push(`open ${region.tableName}`);
    if (order === 'ignore') return;
    const code = order === 'fail' ? FAILED_OPEN : OPENED;
    const told = this.reportTransition(region, code, procId, activeTime)
      .then(
        (problem) => {
          if (code === OPENED && problem === undefined) this.regions.set(region.encodedName, region);
        },
        () => {},
      )
      .finally(() => this.#opening.delete(region.encodedName));
    this.#opening.set(region.encodedName, told);
  }
  #close(encodedName: string, procId: number, activeTime: number): void {
    // A master may know from the one before it what the region's own report has not come to tell it yet.
    const opening = this.#opening.get(encodedName);
    if (opening !== undefined) {
      opening.then(() => this.#close(encodedName, procId, activeTime));
      return;
    }
    const region = this.regions.get(encodedName);
    if (region === undefined) return;
    const order = this.#options.onOrder?.('close', region);
    this.orders.push(`close ${region.tableName}`);
    if (order === 'ignore') return;
    this.regions.delete(encodedName);
    this.reportTransition(region, CLOSED, procId, activeTime).catch(() => {});
  }

  #clientService(): RpcService {
    const rowsOf = (specifier: pb.RegionSpecifier.$Properties) => {
      const encodedName = encodedNameOf(Buffer.from(specifier.value));
      if (!this.regions.has(encodedName)) throw hbaseError('NotServingRegionException', encodedName);
      return this.#options.rows.region(encodedName);
    };
    return {
      name: 'ClientService',
      methods: {
        Multi: unary(pb.MultiRequest, pb.MultiResponse, async (request) => {
          await this.#options.beforeChange?.();
          return {
            regionActionResult: request.regionAction.map(({ region, action }) => {
              const rows = rowsOf(region);
              for (const { mutation } of action ?? []) rows.apply(mutation!);
              return { resultOrException: (action ?? []).map(({ index }) => ({ index, result: {} })) };
            }),
          };
        }),
        ExecService: unary(pb.CoprocessorServiceRequest, pb.CoprocessorServiceResponse, ({ region, call }) => {
          const { mutation_request } = pb.MutateRowsRequest.decode(call.request);
          const rows = rowsOf(region);
          for (const mutation of mutation_request ?? []) rows.apply(mutation);
          return { region, value: { name: 'MutateRowsResponse', value: Buffer.alloc(0) } };
        }),
        Scan: unary(pb.ScanRequest, pb.ScanResponse, (request) => ({
          results: rowsOf(request.region!).scan(request.scan!, META_COMPARE),
          more_results: true,
          more_results_in_region: false,
        })),
        Get: unary(pb.GetRequest, pb.GetResponse, (request) => ({
          result: rowsOf(request.region).get(Buffer.from(request.get.row)),
        })),
      },
    };
  }
}

/** The log or region that a remote procedure is of. */
function subjectOf(name: string, data: Buffer): string {
  switch (name) {
    case 'SplitWALCallable':
      return pb.SplitWALParameter.decode(data).wal_path;
    case 'SnapshotRegionCallable':
      return RegionInfo.fromProto(pb.SnapshotRegionParameter.decode(data).region).encodedName;
    case 'SnapshotVerifyCallable':
      return RegionInfo.fromProto(pb.SnapshotVerifyParameter.decode(data).region).encodedName;
    default:
      return RegionInfo.fromProto(pb.FlushRegionParameter.decode(data).region).encodedName;
  }
}
