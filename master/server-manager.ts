// Which region servers live. A server comes with RegionServerStartup, reports, and is dead when its ephemeral znode is gone (not when a
// report is late), or when somebody proves that its process is. From that moment its reports are refused and its crash procedure runs:
// marking and submitting are one step (pitfall 26).
import { hbaseError } from '../base/errors.ts';
import { encodedNameOf, type RegionInfo } from '../model/region-info.ts';
import { ServerName } from '../model/server-name.ts';
import type { pb } from '../proto/index.ts';
import { longToSequenceId } from '../proto/long.ts';
import type { MasterServices } from './master-services.ts';
import { ServerCrashProcedure } from './procedure/server-crash-procedure.ts';
import { ServerRemoteProcedure } from './procedure/server-remote-procedure.ts';

export interface OnlineServer {
  readonly name: ServerName;
  load: pb.ServerLoad.$Properties;
  /** Wall clock. */
  lastReport: number;
  readonly since: number;
  /** Its znode was seen and its name stored: only then it is given regions. */
  registered: boolean;
}

const EMPTY_LOAD: pb.ServerLoad.$Properties = {};
const DEAD_SERVERS_KEPT = 1000;

export class ServerManager {
  #env: MasterServices;
  #online = new Map<string, OnlineServer>();
  /** Dead, with the procedure that deals with it until it is done. */
  #dead = new Map<string, { readonly name: ServerName; readonly since: number; crashing: boolean }>();
  #waiters: (() => void)[] = [];
  #draining = new Set<string>();
  #accepting = false;
  /** There were region servers when this master came: no start of a cluster, and nobody else to wait for. */
  #tookOver = false;
  /** Region → last flushed ids, as reported. */
  #flushed = new Map<string, { readonly region: number; readonly families: ReadonlyMap<string, number> }>();

  /** Whether the process of a server certainly runs; set when that can be told. */
  isProvablyAlive: (name: ServerName) => boolean = () => false;
  /** A dead server was dealt with, and nothing of it is to stay; set when there is something. */
  onForgotten: (name: ServerName) => Promise<void> = async () => {};

  constructor(env: MasterServices) {
    this.#env = env;
  }

  // The start of a master.

  /**
   * Servers with a znode are taken over as they are, but for those whose address a younger one has: their sessions have not ended yet. Former ones
   * (in master:store or with a WAL folder) that are not taken over are crashed; those whose crash procedure is loaded already are only noted.
   */
  async start(znodes: readonly ServerName[]): Promise<void> {
    for (const procedure of this.#env.executor.unfinished())
      if (procedure instanceof ServerCrashProcedure) this.#markDead(procedure.serverName);
    const isReplaced = (name: ServerName) => znodes.some((other) => isFormer(name, other));
    for (const name of znodes) if (!this.isDead(name) && !isReplaced(name)) this.#record(name, EMPTY_LOAD);
    await this.znodesChanged(znodes);
    this.#tookOver = this.assignable().length > 0;
    for (const name of await this.#formerServers())
      if (!this.isOnline(name) && !this.isDead(name)) await this.expire(name);
    this.#accepting = true;
  }

  async #formerServers(): Promise<ServerName[]> {
    const rows = await this.#env.store.scan('rs');
    const names = new Set(rows.map(({ row }) => row.toString()));
    for (const name of await this.#env.walSplits.serversWithLogs()) names.add(name);
    return [...names].filter((name) => ServerName.isServerName(name)).map((name) => ServerName.parse(name));
  }

  // Region servers.

  /** RegionServerStartup: the name the server is to use. It counts once its znode is there. */
  async startup(
    request: pb.RegionServerStartupRequest,
    host: string,
    startCode: number,
    now: number,
  ): Promise<ServerName> {
    this.checkAccepting();
    const skew = Math.abs(this.#env.clock.now() - now);
    if (skew > this.#env.config.maxClockSkewMs)
      throw hbaseError(
        'ClockOutOfSyncException',
        `Server ${host},${request.port},${startCode} has been rejected; Reported time is too far out of sync with master.  Time difference of ${skew}ms > max allowed of ${this.#env.config.maxClockSkewMs}ms`,
      );
    const name = new ServerName(host, request.port, startCode);
    this.#checkNotDead(name, 'STARTUP');
    this.#checkAddressFree(name);
    await this.#expireFormer(name);
    this.#checkNotDead(name, 'STARTUP');
    if (!this.isOnline(name)) this.#record(name, EMPTY_LOAD);
    return name;
  }

  /** RegionServerReport. */
  async report(name: ServerName, load: pb.ServerLoad.$Properties): Promise<void> {
    this.checkAccepting();
    this.#checkNotDead(name, 'REPORT');
    if (!this.#online.has(name.toString())) {
      // It knew a master before us.
      await this.#expireFormer(name);
      this.#checkNotDead(name, 'REPORT');
      if (!this.isOnline(name)) this.#record(name, load);
    }
    const server = this.#online.get(name.toString())!;
    server.load = load;
    server.lastReport = this.#env.clock.now();
    const regions = new Set<string>();
    for (const region of load.region_loads ?? []) regions.add(this.#noteFlushedIds(region));
    this.#env.assignment.checkOnlineRegions(name, regions);
  }

  /** The children of the znode `rs`. */
  async znodesChanged(present: readonly ServerName[]): Promise<void> {
    const names = new Set(present.map(String));
    for (const server of [...this.#online.values()]) {
      if (names.has(server.name.toString())) await this.#register(server);
      else if (server.registered) await this.expire(server.name);
    }
  }
  async #register(server: OnlineServer): Promise<void> {
    if (server.registered) return;
    // From now on it may have regions: the next master must know of it.
    await this.#store(server.name);
    if (server.registered || !this.isOnline(server.name)) return;
    server.registered = true;
    this.#env.logger.info({ server: server.name.toString() }, 'a region server joined');
    this.#env.walSplits.workers.changed();
    this.#tellWaiters();
    this.#env.assignment.serversChanged();
  }

  /** Those that asked for a name and never made their znode. */
  async expireUnregistered(graceMs: number): Promise<void> {
    const now = this.#env.clock.now();
    for (const server of [...this.#online.values()])
      if (!server.registered && now - Math.max(server.since, server.lastReport) > graceMs)
        await this.expire(server.name);
  }

  /** Declares a server dead and starts its crash procedure, whose id it returns; nothing the second time. */
  async expire(name: ServerName): Promise<number | undefined> {
    if (this.#env.isShuttingDown) {
      this.#online.delete(name.toString());
      this.#env.assignment.serversChanged();
      return undefined;
    }
    if (this.#dead.get(name.toString())?.crashing) return undefined;
    this.#env.logger.warn({ server: name.toString() }, 'a region server is dead');
    this.#markDead(name);
    this.#env.assignment.serversChanged();
    for (const procedure of this.#env.executor.unfinished())
      if (procedure instanceof ServerRemoteProcedure && procedure.targetServer?.equals(name))
        procedure.serverCrashed(this.#env);
    const carryingMeta = this.#env.assignment.isCarryingMeta(name);
    return this.#env.executor.submit(ServerCrashProcedure.of(name, carryingMeta));
  }

  /** Its crash was dealt with: forgotten in master:store, kept in the list of the dead for people to see. */
  async crashFinished(name: ServerName): Promise<void> {
    await this.#env.store.mutate([{ row: Buffer.from(name.toString()), family: 'rs', delete: true }]);
    if (this.#draining.has(name.toString())) await this.onForgotten(name);
    const dead = this.#dead.get(name.toString());
    if (dead !== undefined) dead.crashing = false;
  }

  // Answers.

  isOnline(name: ServerName): boolean {
    return this.#online.has(name.toString());
  }
  isDead(name: ServerName): boolean {
    return this.#dead.has(name.toString());
  }
  /** Dead, and its crash procedure has not ended. */
  isCrashing(name: ServerName): boolean {
    return this.#dead.get(name.toString())?.crashing ?? false;
  }
  online(): OnlineServer[] {
    return [...this.#online.values()];
  }
  dead(): ServerName[] {
    return [...this.#dead.values()].map(({ name }) => name);
  }
  crashing(): ServerName[] {
    return [...this.#dead.values()].filter(({ crashing }) => crashing).map(({ name }) => name);
  }
  /** Those that were taken in. */
  registered(): ServerName[] {
    return this.online()
      .filter(({ registered }) => registered)
      .map(({ name }) => name);
  }
  /** Those that regions may be given to. */
  assignable(): ServerName[] {
    return this.registered().filter((name) => !this.#draining.has(name.toString()));
  }
  setDraining(names: readonly string[]): void {
    this.#draining = new Set(names);
  }
  draining(): string[] {
    return [...this.#draining];
  }
  /** Removes dead ones from the list, none while any is being dealt with; returns those that it did not remove, as HBase does. */
  clearDead(names: readonly ServerName[]): ServerName[] {
    if ([...this.#dead.values()].some(({ crashing }) => crashing)) return [...names];
    return names.filter((name) => !this.#dead.delete(name.toString()));
  }
  lastFlushedIds(encodedName: string) {
    return this.#flushed.get(encodedName);
  }

  /** Resolves when enough servers came: the minimum, and then either the maximum, or none new for the interval, or the time is out. */
  async waitForRegionServers(signal: AbortSignal): Promise<void> {
    const { minRegionServers, maxRegionServers, regionServerWaitMs, regionServerIntervalMs } = this.#env.config;
    const { clock } = this.#env;
    const started = clock.monotonic();
    const joined = () => this.registered().length;
    let count = joined();
    let lastJoin = started;
    for (;;) {
      signal.throwIfAborted();
      if (joined() > count) lastJoin = clock.monotonic();
      count = joined();
      const now = clock.monotonic();
      if (count >= maxRegionServers && count > 0) return;
      const quiet = this.#tookOver || now - lastJoin >= regionServerIntervalMs;
      if (count >= Math.max(1, minRegionServers) && (quiet || now - started >= regionServerWaitMs)) return;
      await Promise.race([
        new Promise<void>((resolve) => this.#waiters.push(resolve)),
        this.#env.scheduler.sleep(Math.min(regionServerIntervalMs || 50, 200), signal),
      ]);
    }
  }

  /** Of a region that is no more nothing need be kept. */
  forgetRegion({ encodedName }: RegionInfo): void {
    this.#flushed.delete(encodedName);
  }

  // Within.

  /** Until the servers of before are taken over, nobody can be told whether it is dead. */
  checkAccepting(): void {
    if (!this.#accepting) throw hbaseError('ServerNotRunningYetException', 'Server is not running yet');
  }
  #checkNotDead(name: ServerName, what: string): void {
    if (this.isDead(name))
      throw hbaseError('YouAreDeadException', `Server ${what} rejected; currently processing ${name} as dead server`);
  }
  #markDead(name: ServerName): void {
    const key = name.toString();
    this.#online.delete(key);
    this.#dead.delete(key);
    this.#dead.set(key, { name, since: this.#env.clock.now(), crashing: true });
    for (const [oldKey, { crashing }] of this.#dead) {
      if (this.#dead.size <= DEAD_SERVERS_KEPT) break;
      if (!crashing) this.#dead.delete(oldKey);
    }
  }
  /** Two that tell the same address to others: regions of the one would be looked for at the other. */
  #checkAddressFree(name: ServerName): void {
    for (const { name: other } of this.#online.values())
      if (other.isSameAddress(name) && !other.equals(name) && this.isProvablyAlive(other))
        throw hbaseError(
          'DoNotRetryIOException',
          `Server ${name} has been rejected; ${other} has its address and lives. Give each server an address of its own (--advertise, or hbase.regionserver.port), or stop the other one first`,
        );
  }
  async #expireFormer(name: ServerName): Promise<void> {
    for (const server of [...this.#online.values()]) if (isFormer(server.name, name)) await this.expire(server.name);
  }
  #record(name: ServerName, load: pb.ServerLoad.$Properties): void {
    const now = this.#env.clock.now();
    this.#online.set(name.toString(), { name, load, lastReport: now, since: now, registered: false });
  }
  async #store(name: ServerName): Promise<void> {
    const row = Buffer.from(name.toString());
    await this.#env.store.mutate([{ row, family: 'rs', qualifier: 'state', value: Buffer.from('ONLINE') }]);
  }
  #tellWaiters(): void {
    for (const tell of this.#waiters.splice(0)) tell();
  }

  /** Keeps the highest flushed ids a region reported; its encoded name. */
  #noteFlushedIds(load: pb.RegionLoad.$Properties): string {
    const encodedName = encodedNameOf(Buffer.from(load.region_specifier.value));
    const region = longToSequenceId(load.complete_sequence_id);
    if (region > 0 && region >= (this.#flushed.get(encodedName)?.region ?? 0)) {
      const families = new Map<string, number>();
      for (const { family_name, sequence_id } of load.store_complete_sequence_id ?? [])
        families.set(Buffer.from(family_name).toString('latin1'), longToSequenceId(sequence_id));
      this.#flushed.set(encodedName, { region, families });
    }
    return encodedName;
  }
}

/** An earlier incarnation on the address of another can't live any more. */
function isFormer(name: ServerName, other: ServerName): boolean {
  return name.isSameAddress(other) && name.startCode < other.startCode;
}
