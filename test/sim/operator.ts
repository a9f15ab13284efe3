// Whoever runs the cluster: flushes, compactions, moves, splits, merges, log rolls, and changes of the table that clients work on. None of it may
// change what is there; any of it may fail while servers come and go.
import type { Connection, RegionDetail } from '../../client/index.ts';
import { pb } from '../../proto/index.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { FAMILIES } from './row-client.ts';
import { LOADED_TABLE, type SimCluster, TABLE } from './sim-cluster.ts';
import type { SimProcess } from './sim-process.ts';

const PATIENCE_MS = 30_000;

export class Operator {
  /** What was done, and how often it succeeded and failed. */
  readonly counts = new Map<string, [done: number, failed: number]>();
  readonly #connection: Connection;
  readonly #process: SimProcess;
  readonly #rpc: RpcClient;
  #isStopping = false;

  constructor(cluster: SimCluster, process: SimProcess, connection: Connection) {
    this.#process = process;
    this.#connection = connection;
    const { clock, scheduler } = process;
    this.#rpc = new RpcClient({ transport: cluster.network.transportOf(process), clock, scheduler, user: 'operator' });
  }

  stop(): void {
    this.#isStopping = true;
  }

  async run(): Promise<void> {
    const works = Object.entries(this.#works());
    while (!this.#isStopping) {
      await this.#process.scheduler.sleep(20 + this.#below(1500));
      const [name, work] = works[this.#below(works.length)];
      const count = this.counts.get(name) ?? [0, 0];
      this.counts.set(name, count);
      try {
        await work();
        count[0]++;
      } catch (error) {
        count[1]++;
        if (!(error instanceof Error && 'javaClass' in error))
          this.#process.sim.violation(`operator ${name}: ${(error as Error).stack ?? error}`);
      }
    }
  }

  /** Everything open again that was closed by hand, and nothing new begun. */
  async settle(): Promise<void> {
    await this.#connection.admin.setNormalizer(false);
    await this.#openClosed();
  }

  async #openClosed(): Promise<void> {
    const { admin } = this.#connection;
    if ((await admin.tableState(TABLE)) !== 'ENABLED') await admin.enableTable(TABLE);
    for (const table of [TABLE, LOADED_TABLE])
      for (const { region, state } of await admin.regions(table))
        if (state === 'CLOSED' || state === 'OFFLINE') await admin.assign(region);
  }

  #works(): Record<string, () => Promise<unknown>> {
    const { admin } = this.#connection;
    const o = { timeoutMs: PATIENCE_MS };
    const move = async () => {
      const { region } = await this.#region();
      const { liveServers } = await admin.clusterStatus(o);
      // A master that has just begun knows of none.
      const server = liveServers.at(this.#below(Math.max(1, liveServers.length)))?.server;
      await admin.move(region, this.#below(3) === 0 ? undefined : server, o);
    };
    return {
      flush: () => admin.flush(TABLE, o),
      'flush region': async () => admin.flushRegion((await this.#region()).region, o),
      compact: () => admin.compact(TABLE, o),
      'major compact': () => admin.majorCompact(TABLE, o),
      'roll log': () => this.#rollLog(),
      move,
      'move again': move,
      'close and open': async () => {
        const { region } = await this.#region();
        await admin.unassign(region, o);
        await this.#process.scheduler.sleep(this.#below(300));
        await admin.assign(region, { timeoutMs: 60_000 });
      },
      balance: () => admin.balance(o),
      split: async () => {
        const regions = await admin.regions(TABLE, o);
        if (regions.length >= 6) return;
        const { region } = regions[this.#below(regions.length)];
        await this.#whileToldToOpen(region, admin.split(region, undefined, o));
      },
      merge: async () => {
        const regions = await admin.regions(TABLE, o);
        if (regions.length < 3) return;
        const index = this.#below(regions.length - 1);
        const parents = [regions[index].region, regions[index + 1].region];
        await this.#whileToldToOpen(parents[this.#below(2)], admin.merge(parents, o));
      },
      alter: () => {
        const name = FAMILIES[this.#below(FAMILIES.length)];
        return admin.modifyFamily(
          TABLE,
          { name, maxVersions: 1 + this.#below(3), blockSizeBytes: 512 << this.#below(4) },
          o,
        );
      },
      'disable and enable': async () => {
        if (this.#below(3) > 0) return;
        await admin.disableTable(TABLE, o);
        await this.#process.scheduler.sleep(this.#below(200));
        await admin.enableTable(TABLE, { timeoutMs: 60_000 });
      },
      'open what is closed': () => this.#openClosed(),
      'flush master store': () =>
        admin.master.call('FlushMasterStore', pb.FlushMasterStoreRequest, pb.FlushMasterStoreResponse, {}, o),
      normalize: () => admin.normalize({ tables: [TABLE, LOADED_TABLE].slice(this.#below(2)) }, o),
      'switch normalizer': () => admin.setNormalizer(this.#below(4) > 0, o),
      'compact loaded': () =>
        this.#below(2) === 0 ? admin.majorCompact(LOADED_TABLE, o) : admin.compact(LOADED_TABLE, o),
      janitor: () => admin.master.call('RunCatalogScan', pb.RunCatalogScanRequest, pb.RunCatalogScanResponse, {}, o),
    };
  }

  async #region(): Promise<RegionDetail> {
    const table = this.#below(4) === 0 ? LOADED_TABLE : TABLE;
    const regions = await this.#connection.admin.regions(table, { timeoutMs: PATIENCE_MS });
    return regions[this.#below(regions.length)];
  }

  /** Every other time the region's owner is also told to open it: that order waits, and finds it gone, or is refused. */
  async #whileToldToOpen(region: RegionDetail['region'], change: Promise<void>): Promise<void> {
    const toldToOpen = async () => {
      await this.#process.scheduler.sleep(this.#below(150));
      await this.#connection.admin.assign(region, { timeoutMs: PATIENCE_MS });
    };
    const [changed] = await Promise.allSettled([change, this.#below(2) === 0 && toldToOpen()]);
    if (changed.status === 'rejected') throw changed.reason;
  }

  async #rollLog(): Promise<void> {
    const { server } = await this.#region();
    if (server === undefined) return;
    const param = pb.RollWALWriterRequest.encode({}).finish();
    await this.#rpc.call(server, 'AdminService', 'RollWALWriter', param, { timeoutMs: 5000 });
  }

  #below(bound: number): number {
    return this.#process.random.below(bound);
  }
}
