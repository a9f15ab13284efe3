// A region server over loopback with a ZooKeeper server of its own and a stub of a master, and calls on it as a stock client makes them.
import { systemClock } from '../../base/clock.ts';
import { type Logger, silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import { encodeClusterId, encodeMasterAddress } from '../../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { MemoryTreeStore } from '../../coordination/zookeeper/memory-tree-store.ts';
import { ZooKeeperServer } from '../../coordination/zookeeper/server.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { RegionServer } from '../../regionserver/region-server.ts';
import type { RegionServerConfig } from '../../regionserver/region-server-config.ts';
import { writeClusterId } from '../../rootdir/cluster-files.ts';
import { writeTableInfo } from '../../rootdir/table-info.ts';
import { RpcClient, type RpcReply } from '../../rpc/rpc-client.ts';
import { RpcServer } from '../../rpc/rpc-server.ts';
import { type CellCodecName, unary } from '../../rpc/service.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { descriptorOf, type FixtureOptions, regionInfoOf } from './region-fixture.ts';

const world = {
  clock: systemClock,
  scheduler: systemScheduler,
  random: systemRandom,
  transport: netTransport,
  logger: silentLogger,
};

export interface Transition {
  code: number;
  region: string;
  openSequenceNumber: number;
  procId: number;
}

/** What the stub of a master was told, and how it answers. */
export class StubMaster {
  startups = 0;
  reports: pb.RegionServerReportRequest[] = [];
  transitions: Transition[] = [];
  /** Of remote procedures, by id. */
  results = new Map<number, pb.RemoteProcedureResult.$Properties>();
  lastFlushed: pb.GetLastFlushedSequenceIdResponse.$Properties = { last_flushed_sequence_id: -1 };
  /** Error to throw from the next calls of a method. */
  failNext = new Map<string, Error[]>();
  refusal: string | undefined;
  #waiters: (() => void)[] = [];

  /** Resolves when `done` holds after a call. */
  async until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }
  #called(method: string): void {
    for (const wake of this.#waiters.splice(0)) systemScheduler.endOfTurn(wake);
    const error = this.failNext.get(method)?.shift();
    if (error !== undefined) throw error;
  }

  service() {
    return {
      name: 'RegionServerStatusService',
      methods: {
        RegionServerStartup: unary(pb.RegionServerStartupRequest, pb.RegionServerStartupResponse, (request) => {
          this.startups++;
          this.#called('RegionServerStartup');
          const host = request.use_this_hostname_instead ?? '127.0.0.1';
          return { map_entries: [{ name: 'hbase.regionserver.hostname.seen.by.master', value: host }] };
        }),
        RegionServerReport: unary(pb.RegionServerReportRequest, pb.RegionServerReportResponse, (request) => {
          this.reports.push(request);
          this.#called('RegionServerReport');
          return {};
        }),
        ReportProcedureDone: unary(pb.ReportProcedureDoneRequest, pb.ReportProcedureDoneResponse, (request) => {
          this.#called('ReportProcedureDone');
          for (const result of request.result) this.results.set(longToNumber(result.proc_id), result);
          return {};
        }),
        GetLastFlushedSequenceId: unary(
          pb.GetLastFlushedSequenceIdRequest,
          pb.GetLastFlushedSequenceIdResponse,
          () => this.lastFlushed,
        ),
        ReportRegionStateTransition: unary(
          pb.ReportRegionStateTransitionRequest,
          pb.ReportRegionStateTransitionResponse,
          (request) => {
            this.#called('ReportRegionStateTransition');
            for (const transition of request.transition)
              this.transitions.push({
                code: transition.transition_code as number,
                region: RegionInfo.fromProto(transition.region_info[0]).encodedName,
                openSequenceNumber: longToNumber(transition.open_seq_num),
                procId: longToNumber(transition.proc_id[0]),
              });
            return { error_message: this.refusal };
          },
        ),
      },
    };
  }
}

const CLUSTER_ID = 'test';

export class RegionServerFixture {
  readonly server: RegionServer;
  readonly master: StubMaster;
  readonly disk: MemoryDisk;
  readonly zooKeeper: ZooKeeperServer;
  readonly quorum: string;
  readonly client: RpcClient;
  readonly aborts: string[];
  #closers: (() => Promise<void> | void)[];
  #procId = 100;

  private constructor(o: Omit<RegionServerFixture, never> & { closers: (() => Promise<void> | void)[] }) {
    this.server = o.server;
    this.master = o.master;
    this.disk = o.disk;
    this.zooKeeper = o.zooKeeper;
    this.quorum = o.quorum;
    this.client = o.client;
    this.aborts = o.aborts;
    this.#closers = o.closers;
  }

  static async start(
    config: Partial<RegionServerConfig> = {},
    prepare?: (master: StubMaster) => void,
    tickMs = 2000,
    logger: Logger = silentLogger,
  ): Promise<RegionServerFixture> {
    const closers: (() => Promise<void> | void)[] = [];
    const zooKeeper = new ZooKeeperServer({ ...world, treeStore: new MemoryTreeStore(), tickMs });
    closers.push(() => zooKeeper.close());
    const { port } = await zooKeeper.listen('127.0.0.1', 0);
    const quorum = `127.0.0.1:${port}`;
    const master = new StubMaster();
    prepare?.(master);
    const masterRpc = new RpcServer({ ...world, services: [master.service()], clusterId: () => 'test' });
    closers.push(() => masterRpc.close());
    const masterAddress = await masterRpc.listen('127.0.0.1', 0);
    closers.push(await publishMaster(quorum, new ServerName(masterAddress.host, masterAddress.port, 1)));
    const disk = new MemoryDisk();
    await writeClusterId(disk.files, CLUSTER_ID);
    const aborts: string[] = [];
    const server = await RegionServer.start({
      ...world,
      logger,
      files: disk.files,
      logs: disk.logs,
      listen: { host: '127.0.0.1', port: 0 },
      quorum,
      znodeParent: '/hbase',
      sessionTimeoutMs: tickMs * 10,
      taskRunner: new InlineTaskRunner(),
      config: { heartbeatMs: 50, ...config },
      onAbort: (reason) => aborts.push(reason),
    });
    const client = new RpcClient({ ...world, user: 'test' });
    closers.push(() => client.close());
    closers.push(() => server.stop());
    await server.online;
    return new RegionServerFixture({ server, master, disk, zooKeeper, quorum, client, aborts, closers } as never);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
  }

  /** Has a region of table t opened as a master would; resolves when it is on line. */
  async open(options: FixtureOptions = {}): Promise<RegionInfo> {
    const info = regionInfoOf(options);
    if ((await this.disk.files.stat('data/default/t/.tabledesc')) === undefined)
      await writeTableInfo(this.disk.files, descriptorOf(options));
    await this.executeOpen(info, this.#procId++);
    await this.master.until(() =>
      this.master.transitions.some(({ code, region }) => code === 0 && region === info.encodedName),
    );
    await this.#untilOnline(info.encodedName);
    return info;
  }
  executeOpen(info: RegionInfo, procId: number, startCode = this.server.serverName.startCode, masterTime = 5) {
    return this.admin('ExecuteProcedures', pb.ExecuteProceduresRequest, pb.ExecuteProceduresResponse, {
      open_region: [
        {
          open_info: [{ region: info.toProto(), open_proc_id: procId }],
          serverStartCode: startCode,
          initiating_master_active_time: masterTime,
        },
      ],
    });
  }
  executeClose(info: RegionInfo, procId: number, destination?: ServerName) {
    return this.admin('ExecuteProcedures', pb.ExecuteProceduresRequest, pb.ExecuteProceduresResponse, {
      close_region: [
        {
          region: { type: 1, value: info.name },
          serverStartCode: this.server.serverName.startCode,
          close_proc_id: procId,
          destination_server: destination?.toProto(),
        },
      ],
    });
  }
  async #untilOnline(name: string): Promise<void> {
    while (this.server.regions.get(name) === undefined)
      await new Promise<void>((resolve) => systemScheduler.endOfTurn(resolve));
  }

  raw(service: string, method: string, param: Uint8Array, cellBlock?: Uint8Array): Promise<RpcReply> {
    return this.client.call(this.server.address, service, method, param, { cellBlock, timeoutMs: 60_000 });
  }
  async admin<Req, Res>(
    method: string,
    request: { encode(message: Req): { finish(): Uint8Array } },
    response: { decode(bytes: Uint8Array): Res },
    message: Req,
  ): Promise<Res> {
    return response.decode((await this.raw('AdminService', method, request.encode(message).finish())).message);
  }
  otherClient(codec: CellCodecName): RpcClient {
    const client = new RpcClient({ ...world, user: 'test', codec });
    this.#closers.push(() => client.close());
    return client;
  }
}

async function publishMaster(quorum: string, master: ServerName): Promise<() => Promise<void>> {
  const client = new ZooKeeperClient({ ...world, quorum, sessionTimeoutMs: 20_000 });
  await client.connect();
  const znodes = new HBaseZnodes();
  for (const path of znodes.skeleton) await client.ensurePath(path);
  await client.create(znodes.clusterId, encodeClusterId(CLUSTER_ID));
  await client.create(znodes.running, Buffer.alloc(0));
  await client.create(znodes.master, encodeMasterAddress({ server: master, infoPort: 0 }), { ephemeral: true });
  return () => client.close();
}
