// Which region is where. Changes of a region's place are TransitRegionStateProcedures; this is what they and the reports of region
// servers share: the states in memory, their writes into hbase:meta, the choice of servers, and the moment meta can be used.
import { hbaseError, isHBaseError } from '../base/errors.ts';
import type { MetaRow } from '../model/meta-row.ts';
import { META_REGION_INFO, type RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import type { TableState } from '../model/table-state.ts';
import { chooseServer, dealOut, spread } from './balancer/load-balancer.ts';
import { Gate } from './gate.ts';
import type { MasterServices } from './master-services.ts';
import type { RegionRemoteProcedure } from './procedure/region-remote-procedure.ts';
import { TRANSITION_TYPE, TransitRegionStateProcedure } from './procedure/transit-region-state-procedure.ts';
import { type RegionStateNode, RegionStates } from './region-states.ts';
import type { RestoredRegions } from './restored-regions.ts';

export interface TransitionReport {
  readonly server: ServerName;
  readonly region: RegionInfo;
  readonly code: number;
  readonly sequenceNumber: number;
  /** −1: none. */
  readonly procId: number;
}

export class AssignmentManager {
  readonly states: RegionStates;
  /** hbase:meta was read into memory. */
  readonly metaLoaded = new Gate();
  /** hbase:meta is open on a live server. */
  readonly metaAssigned = new Gate();
  #env: MasterServices;
  #waitingForServers = new Set<number>();
  #waitingForChange: (() => void)[] = [];
  /** Breaks ties between servers. */
  #turn = 0;

  constructor(env: MasterServices) {
    this.#env = env;
    this.states = new RegionStates(env.clock);
  }

  // Start.

  /** Where the master's own store says meta is. False: meta was never assigned. */
  async loadMetaRegion(): Promise<boolean> {
    const row = await this.#env.regionStateStore.readMetaRegion();
    const node = this.states.getOrCreate(META_REGION_INFO);
    if (row === undefined) return false;
    this.#applyRow(node, row);
    this.checkMetaAssigned();
    return true;
  }

  /** Reads hbase:meta; then procedures of other regions may run. Returns the tables' states. */
  async loadMeta(): Promise<Map<string, TableState>> {
    const { regions, tableStates } = await this.#env.regionStateStore.readMeta();
    for (const row of regions) this.#applyRow(this.states.getOrCreate(row.regionInfo), row);
    // Procedures that were stored may name regions that have gone since: split, merged or dropped.
    const known = new Set(regions.map(({ regionInfo }) => regionInfo.encodedName));
    for (const { info } of this.states.all())
      if (!info.isMeta && !known.has(info.encodedName)) this.states.remove(info);
    return tableStates;
  }

  #applyRow(node: RegionStateNode, row: MetaRow): void {
    const location = row.locations[0];
    const state = row.regionInfo.isSplitParent ? 'SPLIT' : (location.state ?? (location.server ? 'OPEN' : 'OFFLINE'));
    node.setState(state);
    node.lastHost = location.server;
    node.openSequenceNumber = location.openSequenceNumber;
    if (state === 'OPEN') node.setServer(location.server ?? location.targetServer);
    else if (['OPENING', 'CLOSING', 'SPLITTING', 'MERGING'].includes(state))
      node.setServer(location.targetServer ?? location.server);
    node.procedure?.remote?.restoreReport(this.#env, node);
  }

  /** Servers that regions are said to be on, of which nobody knows anything: their crash was never dealt with. */
  unknownServers(): ServerName[] {
    const unknown = new Map<string, ServerName>();
    for (const { server } of this.states.all())
      if (server !== undefined && !this.#env.servers.isOnline(server) && !this.#env.servers.isCrashing(server))
        unknown.set(server.toString(), server);
    return [...unknown.values()];
  }

  /** hbase:meta is closed and nobody is opening it: assigned. */
  async assignMetaIfClosed(): Promise<void> {
    const node = this.states.getOrCreate(META_REGION_INFO);
    if (node.server === undefined && !node.isInTransition) await this.submit(this.createAssign(node));
  }

  /** Regions of enabled tables that nobody has and nobody is moving: assigned. */
  async assignOfflineRegions(): Promise<void> {
    const orphans = this.states
      .all()
      .filter((node) => !node.isInTransition && !node.info.isMeta && node.isInState('OFFLINE', 'ABNORMALLY_CLOSED'))
      .filter((node) => !node.isSplitParent && this.#env.tableStates.isEnabled(node.info.tableName));
    await Promise.all(orphans.map((node) => this.submit(this.createAssign(node))));
  }

  /** Before procedures of a region run, meta must be known and writable; meta's own wait for nothing. */
  waitForMeta(region: { readonly isMeta: boolean }): Promise<void> | undefined {
    if (region.isMeta) return undefined;
    const loaded = this.metaLoaded.wait();
    if (loaded !== undefined) return loaded.then(() => this.metaAssigned.wait());
    return this.metaAssigned.wait();
  }
  checkMetaAssigned(): void {
    const node = this.states.getOrCreate(META_REGION_INFO);
    if (node.isInState('OPEN') && node.server !== undefined && this.#env.servers.isOnline(node.server))
      this.metaAssigned.open();
    else this.metaAssigned.close();
  }
  metaLocation(): { server: ServerName; sequenceNumber: number } | undefined {
    const node = this.states.get(META_REGION_INFO.encodedName);
    if (node?.server === undefined || !node.isInState('OPEN')) return undefined;
    return { server: node.server, sequenceNumber: node.openSequenceNumber };
  }
  isCarryingMeta(server: ServerName): boolean {
    return this.states.get(META_REGION_INFO.encodedName)?.server?.equals(server) ?? false;
  }

  // Procedures of regions. Making one claims the region.

  createAssign(node: RegionStateNode, target?: ServerName, forceNewPlan = false): TransitRegionStateProcedure {
    return this.#claim(node, TransitRegionStateProcedure.of(node.info, TRANSITION_TYPE.ASSIGN, target, forceNewPlan));
  }
  createUnassign(node: RegionStateNode): TransitRegionStateProcedure {
    return this.#claim(node, TransitRegionStateProcedure.of(node.info, TRANSITION_TYPE.UNASSIGN));
  }
  /**
   * To the target, else to the best other server, of which clients are told; it is opened again where it is when there is no other. Throws
   * HBaseIOException when there is no server to open it on: it stays open where it is.
   */
  createMove(node: RegionStateNode, target = this.planMoves([node]).get(node)): TransitRegionStateProcedure {
    const forceNewPlan = target === undefined;
    if (forceNewPlan && this.#candidates().length === 0)
      throw hbaseError(
        'org.apache.hadoop.hbase.HBaseIOException',
        `Unable to determine a plan to move ${node}: no other region server takes regions`,
      );
    return this.#claim(node, TransitRegionStateProcedure.of(node.info, TRANSITION_TYPE.MOVE, target, forceNewPlan));
  }
  /** For regions that are to leave their servers. */
  planMoves(nodes: readonly RegionStateNode[]): Map<RegionStateNode, ServerName> {
    const plans = spread(nodes, this.#candidates(), this.states, this.#turn++);
    return new Map(plans.map(({ node, target }) => [node, target]));
  }
  createReopen(node: RegionStateNode): TransitRegionStateProcedure {
    return this.#claim(node, TransitRegionStateProcedure.of(node.info, TRANSITION_TYPE.REOPEN));
  }
  /** Claims and starts; lets go again when it could not be stored. */
  async submit(procedure: TransitRegionStateProcedure): Promise<number> {
    try {
      return await this.#env.executor.submit(procedure);
    } catch (error) {
      this.states.get(procedure.region.encodedName)?.unsetProcedure(procedure);
      throw error;
    }
  }
  #claim(node: RegionStateNode, procedure: TransitRegionStateProcedure): TransitRegionStateProcedure {
    node.setProcedure(procedure);
    return procedure;
  }

  /**
   * Regions of a new or enabled table. Those that have been somewhere return there if they can, the others are dealt out in turn; those that are
   * open or on their way are passed over.
   */
  createAssigns(regions: readonly RegionInfo[]): TransitRegionStateProcedure[] {
    const nodes = regions.map((region) => this.states.getOrCreate(region));
    const idle = nodes.filter((node) => !node.isInTransition && !node.isInState('OPEN') && !node.isSplitParent);
    const servers = this.#candidates();
    const fresh = idle.filter((node) => successorOf(node.lastHost, servers) === undefined);
    const dealt = dealOut(fresh.length, servers, (server) => this.states.countOnServer(server), this.#turn++);
    const targets = new Map(fresh.map((node, i) => [node, dealt[i]]));
    return idle.map((node) => this.createAssign(node, targets.get(node)));
  }

  // Splits and merges.

  /** Closes regions that are to be split or merged: all of them are claimed, or none. */
  createUnassigns(regions: readonly RegionInfo[]): TransitRegionStateProcedure[] {
    const nodes = regions.map((region) => this.states.getOrCreate(region));
    const moving = nodes.find((node) => node.isInTransition);
    if (moving !== undefined)
      throw hbaseError(
        'org.apache.hadoop.hbase.HBaseIOException',
        `The parent region ${moving} is currently in transition, give up`,
      );
    return nodes.map((node) => this.createUnassign(node));
  }
  /** Opens new regions, where `near` was last if that server still lives. */
  createAssignsNear(regions: readonly RegionInfo[], near: RegionInfo): TransitRegionStateProcedure[] {
    const server = this.states.get(near.encodedName)?.lastHost;
    return regions.map((region) => {
      const procedure = this.createAssign(this.states.getOrCreate(region), server);
      procedure.isSplit = !region.equals(near);
      return procedure;
    });
  }
  /** After a split or merge that came to nothing: opens the regions again, unless somebody does already. */
  async reopen(regions: readonly RegionInfo[]): Promise<void> {
    for (const region of regions) {
      const node = this.states.getOrCreate(region);
      if (!node.isInTransition && !node.isInState('OPEN')) await this.submit(this.createAssign(node, node.lastHost));
    }
  }
  /** The region was marked as about to be split or merged, and will not be. */
  takeBackMark(region: RegionInfo, mark: 'SPLITTING' | 'MERGING'): void {
    const node = this.states.get(region.encodedName);
    if (node?.isInState(mark)) node.setState(node.server === undefined ? 'CLOSED' : 'OPEN');
  }
  async regionSplit(parent: RegionInfo, daughters: readonly [RegionInfo, RegionInfo]): Promise<void> {
    await this.#env.regionStateStore.splitRegion(parent, ...daughters);
    this.states.getOrCreate(parent).setState('SPLIT');
    for (const daughter of daughters) this.states.getOrCreate(daughter).setState('SPLITTING_NEW');
  }
  async regionsMerged(parents: readonly RegionInfo[], merged: RegionInfo): Promise<void> {
    const lastHost = this.states.get(parents[0].encodedName)?.lastHost;
    await this.#env.regionStateStore.mergeRegions(parents, merged, lastHost);
    const node = this.states.getOrCreate(merged);
    node.lastHost ??= lastHost;
    node.setState('MERGING_NEW');
    for (const parent of parents) this.states.remove(parent);
  }

  /** A table that a snapshot was cloned to, or went back to one: nobody has its regions open. */
  async regionsRestored(changes: RestoredRegions): Promise<void> {
    await this.#env.regionStateStore.restoreRegions(changes);
    for (const region of changes.removed) {
      this.states.remove(region);
      this.#env.servers.forgetRegion(region);
    }
    for (const region of [...changes.added, ...changes.restored]) {
      // It may be known as what it was since: split, or whole.
      this.states.remove(region);
      this.states.getOrCreate(region).setState(region.isSplitParent ? 'SPLIT' : 'CLOSED');
    }
  }

  regionsOfTable(table: TableName): RegionInfo[] {
    return this.states.liveOfTable(table).map((node) => node.info);
  }

  // States, each written before it counts.

  async regionOpening(node: RegionStateNode): Promise<void> {
    node.setState('OPENING');
    if (node.info.isMeta) this.checkMetaAssigned();
    await this.#env.regionStateStore.writeState(node);
  }
  async regionClosing(node: RegionStateNode): Promise<void> {
    node.setState('CLOSING');
    if (node.info.isMeta) this.checkMetaAssigned();
    await this.#env.regionStateStore.writeState(node);
  }
  /** After a report: OPEN or CLOSED as it is in memory already. A failed open leaves OPENING. */
  async persistToMeta(node: RegionStateNode): Promise<void> {
    if (node.isInState('OPENING')) return;
    await this.#env.regionStateStore.writeState(node);
    if (node.info.isMeta) this.checkMetaAssigned();
    this.#changed();
  }
  async regionFailedOpen(node: RegionStateNode, giveUp: boolean): Promise<void> {
    node.failedOn = node.server;
    node.setServer(undefined);
    if (giveUp) {
      node.setState('FAILED_OPEN');
      await this.#env.regionStateStore.writeState(node);
    }
  }
  async regionClosedAbnormally(node: RegionStateNode): Promise<void> {
    node.setServer(undefined);
    node.setState('ABNORMALLY_CLOSED');
    if (node.info.isMeta) this.checkMetaAssigned();
    await this.#env.regionStateStore.writeState(node);
  }

  /** Resolves after a region was opened or closed, or a server came or went. */
  nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waitingForChange.push(() => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
    });
  }
  #changed(): void {
    for (const tell of this.#waitingForChange.splice(0)) tell();
  }

  // Reports of region servers (pitfalls 23, 25).

  async reportTransition(report: TransitionReport): Promise<void> {
    if (!report.region.isMeta && !this.metaLoaded.isOpen)
      throw hbaseError('PleaseHoldException', 'Master has not loaded hbase:meta yet');
    const node = this.states.get(report.region.encodedName);
    if (node === undefined)
      throw hbaseError(
        'org.apache.hadoop.hbase.exceptions.UnexpectedStateException',
        `${report.server} was trying to transition region ${report.region.encodedName}, but it does not exist`,
      );
    await node.lock.run(() => this.#report(node, report));
  }
  async #report(node: RegionStateNode, report: TransitionReport): Promise<void> {
    const remote: RegionRemoteProcedure | undefined = node.procedure?.remote;
    if (remote === undefined || (report.procId >= 0 && remote.procId !== report.procId)) {
      // A repeat whose procedure has ended, or a server that closes its regions because the cluster goes down.
      this.#env.logger.debug({ region: node.toString(), code: report.code }, 'a report that no procedure waits for');
      return;
    }
    await remote.report(this.#env, node, report.server, report.code, report.sequenceNumber);
  }

  /** Regions that a server has and should not have are closed there, quietly. Missing ones are not opened again. */
  checkOnlineRegions(server: ServerName, encodedNames: ReadonlySet<string>): void {
    if (!this.metaLoaded.isOpen) return;
    const now = this.#env.clock.now();
    for (const encodedName of encodedNames) {
      const node = this.states.get(encodedName);
      if (node === undefined) {
        this.#env.logger.warn({ server: server.toString(), region: encodedName }, 'a server reports an unknown region');
        continue;
      }
      if (!node.isInState('OPENING', 'OPEN')) continue;
      if (node.server?.equals(server)) continue;
      if (now - node.changedAt <= 1000) continue;
      this.#closeElsewhere(server, node);
    }
  }
  #closeElsewhere(server: ServerName, node: RegionStateNode): void {
    this.#env.logger.warn(
      { server: server.toString(), region: node.toString() },
      'a region is open where it should not be',
    );
    this.#env.calls.closeRegionSilently(server, node.info).catch((error) => {
      if (!isHBaseError(error, 'NotServingRegionException'))
        this.#env.logger.warn({ server: server.toString(), error: String(error) }, 'closing it failed');
    });
  }

  // Servers.

  pickServer(
    region: RegionInfo,
    preferred: ServerName | undefined,
    avoided: ServerName | undefined,
  ): ServerName | undefined {
    const servers = this.#candidates();
    const successor = successorOf(preferred, servers);
    if (successor !== undefined) return successor;
    const countsOn = (server: ServerName) => [
      this.states.countOfTableOnServer(region.tableName, server),
      this.states.countOnServer(server),
    ];
    return chooseServer(servers, countsOn, avoided, this.#turn++);
  }
  #candidates(): ServerName[] {
    return this.#env.servers.assignable();
  }

  wakeWhenServerJoins(procId: number): void {
    this.#waitingForServers.add(procId);
  }
  serversChanged(): void {
    this.checkMetaAssigned();
    this.#changed();
    for (const procId of this.#waitingForServers) this.#env.executor.wake(procId);
    this.#waitingForServers.clear();
  }
}

/** The server itself, else a new incarnation on its address: it most likely has the region's data near. */
function successorOf(server: ServerName | undefined, candidates: readonly ServerName[]): ServerName | undefined {
  if (server === undefined) return undefined;
  return candidates.find((each) => each.equals(server)) ?? candidates.find((each) => each.isSameAddress(server));
}
