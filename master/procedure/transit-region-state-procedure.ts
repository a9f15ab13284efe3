// Takes one region from where it is to where it should be (HBase's TransitRegionStateProcedure). At most one at a time for a region.
//
//   ASSIGN     GET_ASSIGN_CANDIDATE → OPEN → CONFIRM_OPENED
//   UNASSIGN   CLOSE → CONFIRM_CLOSED
//   MOVE, REOPEN   CLOSE → CONFIRM_CLOSED → GET_ASSIGN_CANDIDATE → OPEN → CONFIRM_OPENED
//
// A server that dies while it closes a region leaves edits in its logs: the region is opened once more (which replays them) and only
// then closed (pitfall 4).
import { hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RegionStateNode } from '../region-states.ts';
import { CloseRegionProcedure } from './close-region-procedure.ts';
import { OpenRegionProcedure } from './open-region-procedure.ts';
import { type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import type { RegionRemoteProcedure } from './region-remote-procedure.ts';
import { NO_MORE_STATE, StateMachineProcedure, type Transition } from './state-machine-procedure.ts';

export const TRANSITION_TYPE = { ASSIGN: 1, UNASSIGN: 2, MOVE: 3, REOPEN: 4 } as const;
export type TransitionType = (typeof TRANSITION_TYPE)[keyof typeof TRANSITION_TYPE];

const STATE = { GET_ASSIGN_CANDIDATE: 1, OPEN: 2, CONFIRM_OPENED: 3, CLOSE: 4, CONFIRM_CLOSED: 5 } as const;
type State = (typeof STATE)[keyof typeof STATE];

/** So many failures to open a system table mean that a start will not succeed. */
const HOPELESS_OPENS = 6;

type Step = Promise<Transition<MasterServices, State>>;

export class TransitRegionStateProcedure extends StateMachineProcedure<MasterServices, State> {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.TransitRegionStateProcedure';
  override readonly className = TransitRegionStateProcedure.className;

  region!: RegionInfo;
  type!: TransitionType;
  assignCandidate: ServerName | undefined;
  forceNewPlan = false;
  /** It opens a daughter of a split. */
  isSplit = false;
  #evictCache = false;
  #remote: RegionRemoteProcedure | undefined;

  static of(
    region: RegionInfo,
    type: TransitionType,
    assignCandidate?: ServerName,
    forceNewPlan = false,
  ): TransitRegionStateProcedure {
    const procedure = new TransitRegionStateProcedure();
    procedure.region = region;
    procedure.type = type;
    procedure.assignCandidate = assignCandidate;
    procedure.forceNewPlan = forceNewPlan;
    return procedure;
  }

  protected override get initialState(): State {
    return this.type === TRANSITION_TYPE.ASSIGN ? STATE.GET_ASSIGN_CANDIDATE : STATE.CLOSE;
  }
  get #lastState(): State {
    return this.type === TRANSITION_TYPE.UNASSIGN ? STATE.CONFIRM_CLOSED : STATE.CONFIRM_OPENED;
  }

  override lockRequests(): readonly LockRequest[] {
    const region: LockRequest = { kind: 'region', name: this.region.encodedName, exclusive: true };
    if (this.region.isMeta) return [region];
    // A snapshot holds the table's lock until its regions are open again, though somebody waits to drop the table.
    return [...tableLocks(this.region.tableName, false, true), region];
  }
  override get holdsLock(): boolean {
    return true;
  }
  override get isUrgent(): boolean {
    return this.region.tableName.isSystem;
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.region);
  }
  override afterReplay(env: MasterServices): void {
    env.assignment.states.getOrCreate(this.region).restoreProcedure(this);
  }
  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    const node = env.assignment.states.get(this.region.encodedName);
    // While it waited for the region's lock it may have been split, merged or dropped.
    if (node === undefined) return { kind: 'done' };
    return node.lock.run(() => {
      if (node.procedure !== this || node.isSplitParent) return { kind: 'done' };
      return super.execute(env);
    });
  }
  override onFinished(env: MasterServices): void {
    env.assignment.states.get(this.region.encodedName)?.unsetProcedure(this);
  }

  attachRemote(remote: RegionRemoteProcedure): void {
    this.#remote = remote;
  }
  detachRemote(remote: RegionRemoteProcedure): void {
    if (this.#remote === remote) this.#remote = undefined;
  }
  get remote(): RegionRemoteProcedure | undefined {
    return this.#remote;
  }

  /** From the crash procedure of a server, after its logs were split; under the region's lock. */
  async serverCrashed(env: MasterServices, node: RegionStateNode): Promise<void> {
    this.forceNewPlan = true;
    if (this.#remote !== undefined) await this.#remote.serverCrashed(env);
    else await env.assignment.regionClosedAbnormally(node);
  }

  protected override executeFromState(env: MasterServices, state: State): Step {
    const node = env.assignment.states.getOrCreate(this.region);
    switch (state) {
      case STATE.GET_ASSIGN_CANDIDATE:
        return this.#getAssignCandidate(env, node);
      case STATE.OPEN:
        return this.#open(env, node);
      case STATE.CONFIRM_OPENED:
        return this.#confirmOpened(env, node);
      case STATE.CLOSE:
        return this.#close(env, node);
      case STATE.CONFIRM_CLOSED:
        return this.#confirmClosed(node);
    }
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ region: this.region.encodedName, state, error: String(error) }, `${this} tries again`);
  }

  async #getAssignCandidate(env: MasterServices, node: RegionStateNode): Step {
    const preferred = this.forceNewPlan ? undefined : (this.assignCandidate ?? node.lastHost);
    // Who moves a region to a server that is being decommissioned wants it there.
    const told = this.type === TRANSITION_TYPE.MOVE && preferred !== undefined && env.servers.isOnline(preferred);
    let server = told ? preferred : env.assignment.pickServer(this.region, preferred, node.failedOn);
    // Opened anew because its table was altered, while every server is to be emptied: better where it was than nowhere.
    if (server === undefined && this.type === TRANSITION_TYPE.REOPEN && preferred && env.servers.isOnline(preferred))
      server = preferred;
    if (server === undefined) {
      // Nobody to give it to: woken when a server comes.
      this.note = 'there is no region server to open it on';
      env.assignment.wakeWhenServerJoins(this.procId);
      return { suspend: { timeoutMs: 1000 } };
    }
    node.setServer(server);
    return { next: STATE.OPEN };
  }

  async #open(env: MasterServices, node: RegionStateNode): Step {
    const { server } = node;
    if (server === undefined || !env.servers.isOnline(server)) {
      node.setServer(undefined);
      return { next: STATE.GET_ASSIGN_CANDIDATE };
    }
    await env.assignment.regionOpening(node);
    const remote = OpenRegionProcedure.of(this.region, server);
    this.attachRemote(remote);
    return { next: STATE.CONFIRM_OPENED, children: [remote] };
  }

  async #confirmOpened(env: MasterServices, node: RegionStateNode): Step {
    if (node.isInState('OPEN')) {
      node.failedOpens = 0;
      node.failedOn = undefined;
      if (this.#lastState !== STATE.CONFIRM_OPENED) return { next: STATE.CLOSE };
      node.unsetProcedure(this);
      return NO_MORE_STATE;
    }
    const failures = ++node.failedOpens;
    if (failures === HOPELESS_OPENS && this.region.tableName.isSystem)
      env.onDamage(
        hbaseError(
          'IOException',
          `${this.region.tableName} could not be opened ${failures} times; the region server's log says why`,
        ),
      );
    if (failures >= env.config.assignMaxAttempts) {
      await env.assignment.regionFailedOpen(node, true);
      return {
        failed: hbaseError('IOException', `Max attempts ${failures} exceeded to open ${this.region.encodedName}`),
      };
    }
    await env.assignment.regionFailedOpen(node, false);
    this.note = `${node.failedOn} could not open it (${failures} times so far)`;
    this.forceNewPlan = true;
    if (failures <= env.config.assignImmediateAttempts) return { next: STATE.GET_ASSIGN_CANDIDATE };
    const timeoutMs = Math.min(60_000, 1000 * 2 ** Math.min(failures - env.config.assignImmediateAttempts, 6));
    return { suspend: { timeoutMs }, next: STATE.GET_ASSIGN_CANDIDATE };
  }

  async #close(env: MasterServices, node: RegionStateNode): Step {
    if (node.server !== undefined && node.isInState('OPEN', 'CLOSING', 'MERGING', 'SPLITTING')) {
      await env.assignment.regionClosing(node);
      const remote = CloseRegionProcedure.of(this.region, node.server, this.assignCandidate);
      this.attachRemote(remote);
      return { next: STATE.CONFIRM_CLOSED, children: [remote] };
    }
    if (node.isInState('CLOSED', 'OFFLINE') && this.#lastState === STATE.CONFIRM_CLOSED) {
      node.unsetProcedure(this);
      return NO_MORE_STATE;
    }
    this.forceNewPlan = true;
    node.setServer(undefined);
    return { next: STATE.GET_ASSIGN_CANDIDATE };
  }

  async #confirmClosed(node: RegionStateNode): Step {
    if (node.isInState('CLOSED')) {
      if (this.#lastState !== STATE.CONFIRM_CLOSED) return { next: STATE.GET_ASSIGN_CANDIDATE };
      node.unsetProcedure(this);
      return NO_MORE_STATE;
    }
    // Still CLOSING: the request got nowhere; the server's crash procedure may have to come first.
    if (node.isInState('CLOSING')) return { suspend: { timeoutMs: this.#closePauseMs() }, next: STATE.CLOSE };
    this.forceNewPlan = true;
    return { next: STATE.GET_ASSIGN_CANDIDATE };
  }
  #closePauseMs(): number {
    return Math.min(10_000, 100 * 2 ** Math.min(this.stateIds.length, 7));
  }

  protected override dataMessages(): StateMessage[] {
    return [
      { name: 'RegionInfo', bytes: pb.RegionInfo.encode(this.region.toProto()).finish() },
      stateMessage('RegionStateTransitionStateData', pb.RegionStateTransitionStateData, {
        type: this.type,
        assign_candidate: this.assignCandidate?.toProto(),
        force_new_plan: this.forceNewPlan,
        is_split: this.isSplit,
        evict_cache: this.#evictCache,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    this.region = RegionInfo.fromProto(reader.read('RegionInfo', pb.RegionInfo));
    const data = reader.read('RegionStateTransitionStateData', pb.RegionStateTransitionStateData);
    this.type = data.type as TransitionType;
    this.assignCandidate = data.assign_candidate == null ? undefined : ServerName.fromProto(data.assign_candidate);
    this.forceNewPlan = data.force_new_plan;
    this.isSplit = data.is_split ?? false;
    this.#evictCache = data.evict_cache ?? false;
  }
}
