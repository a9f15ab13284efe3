// What the master knows of every region, in memory: its state, where it is, and the procedure that moves it. hbase:meta (and for meta's
// own region master:store) is the truth; this is its copy plus what is under way.
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import { Mutex } from '../base/lock.ts';
import type { RegionState } from '../model/meta-row.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import type { TransitRegionStateProcedure } from './procedure/transit-region-state-procedure.ts';

export class RegionStateNode {
  readonly info: RegionInfo;
  #state: RegionState = 'OFFLINE';
  #server: ServerName | undefined;
  /** Where it was open last. */
  lastHost: ServerName | undefined;
  /** −1: never opened. */
  openSequenceNumber = -1;
  /** The one procedure that may change it now. */
  procedure: TransitRegionStateProcedure | undefined;
  /** Wall clock of the last change of state. */
  changedAt: number;
  failedOpens = 0;
  /** Which server could not open it last. */
  failedOn: ServerName | undefined;
  /** Held during each step of its procedures, each report, and while its server's crash is dealt with. */
  readonly lock = new Mutex();
  #states: RegionStates;

  constructor(states: RegionStates, info: RegionInfo, now: number) {
    this.#states = states;
    this.info = info;
    this.changedAt = now;
  }

  get state(): RegionState {
    return this.#state;
  }
  setState(state: RegionState): void {
    this.#state = state;
    this.changedAt = this.#states.now();
  }
  isInState(...states: RegionState[]): boolean {
    return states.includes(this.#state);
  }

  /** Where it is, or is being opened or closed. */
  get server(): ServerName | undefined {
    return this.#server;
  }
  setServer(server: ServerName | undefined): void {
    if (this.#server !== undefined) this.#states.removeFromServer(this, this.#server);
    this.#server = server;
    if (server !== undefined) this.#states.addToServer(this, server);
  }

  /** Claims the region for a procedure; two at once would fight over it. */
  setProcedure(procedure: TransitRegionStateProcedure): void {
    if (this.procedure !== undefined && this.procedure !== procedure)
      throw hbaseError('IOException', `${this.info.encodedName} is in transition already: ${this.procedure}`);
    this.procedure = procedure;
  }
  /** While stored procedures are loaded: the newer one has it; an older one had ended but for the note of it. */
  restoreProcedure(procedure: TransitRegionStateProcedure): void {
    if (this.procedure === undefined || this.procedure.procId < procedure.procId) this.procedure = procedure;
  }
  unsetProcedure(procedure: TransitRegionStateProcedure): void {
    if (this.procedure === procedure) this.procedure = undefined;
  }

  get isInTransition(): boolean {
    return this.procedure !== undefined;
  }
  get isSplitParent(): boolean {
    return this.info.isSplitParent || this.#state === 'SPLIT' || this.#state === 'MERGED';
  }
  toString(): string {
    return `${this.info.encodedName} of ${this.info.tableName}, state=${this.#state}, server=${this.#server ?? 'none'}`;
  }
}

export class RegionStates {
  #clock: Clock;
  #byEncodedName = new Map<string, RegionStateNode>();
  #byTable = new Map<string, Map<string, RegionStateNode>>();
  #byServer = new Map<string, Set<RegionStateNode>>();
  /** Server → table → regions of it there. */
  #tableCounts = new Map<string, Map<string, number>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }
  now(): number {
    return this.#clock.now();
  }

  get(encodedName: string): RegionStateNode | undefined {
    return this.#byEncodedName.get(encodedName);
  }
  getOrCreate(info: RegionInfo): RegionStateNode {
    const known = this.#byEncodedName.get(info.encodedName);
    if (known !== undefined) return known;
    const node = new RegionStateNode(this, info, this.#clock.now());
    this.#byEncodedName.set(info.encodedName, node);
    let ofTable = this.#byTable.get(info.tableName.name);
    if (ofTable === undefined) {
      ofTable = new Map();
      this.#byTable.set(info.tableName.name, ofTable);
    }
    ofTable.set(info.encodedName, node);
    return node;
  }
  remove(info: RegionInfo): void {
    const node = this.#byEncodedName.get(info.encodedName);
    if (node === undefined) return;
    node.setServer(undefined);
    this.#byEncodedName.delete(info.encodedName);
    const ofTable = this.#byTable.get(info.tableName.name);
    ofTable?.delete(info.encodedName);
    if (ofTable?.size === 0) this.#byTable.delete(info.tableName.name);
  }

  /** In order of their start keys. */
  ofTable(table: TableName): RegionStateNode[] {
    return [...(this.#byTable.get(table.name)?.values() ?? [])].sort((a, b) => a.info.compareTo(b.info));
  }
  /** Those that serve, or should: no split parents. */
  liveOfTable(table: TableName): RegionStateNode[] {
    return this.ofTable(table).filter((node) => !node.isSplitParent);
  }
  onServer(server: ServerName): RegionStateNode[] {
    return [...(this.#byServer.get(server.toString()) ?? [])];
  }
  countOnServer(server: ServerName): number {
    return this.#byServer.get(server.toString())?.size ?? 0;
  }
  countOfTableOnServer(table: TableName, server: ServerName): number {
    return this.#tableCounts.get(server.toString())?.get(table.name) ?? 0;
  }
  all(): RegionStateNode[] {
    return [...this.#byEncodedName.values()];
  }
  inTransition(): RegionStateNode[] {
    return this.all().filter((node) => node.isInTransition || node.isInState('FAILED_OPEN', 'FAILED_CLOSE'));
  }

  addToServer(node: RegionStateNode, server: ServerName): void {
    const key = server.toString();
    let nodes = this.#byServer.get(key);
    if (nodes === undefined) {
      nodes = new Set();
      this.#byServer.set(key, nodes);
      this.#tableCounts.set(key, new Map());
    }
    if (nodes.has(node)) return;
    nodes.add(node);
    this.#count(key, node, 1);
  }
  removeFromServer(node: RegionStateNode, server: ServerName): void {
    const key = server.toString();
    const nodes = this.#byServer.get(key);
    if (nodes?.delete(node)) this.#count(key, node, -1);
    if (nodes?.size !== 0) return;
    this.#byServer.delete(key);
    this.#tableCounts.delete(key);
  }
  #count(server: string, { info: { tableName } }: RegionStateNode, change: number): void {
    const counts = this.#tableCounts.get(server)!;
    counts.set(tableName.name, (counts.get(tableName.name) ?? 0) + change);
  }
}
