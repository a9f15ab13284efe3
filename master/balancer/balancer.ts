// Runs of the balancer: whether one may run at all, its plan, and its moves, so many at a time. What is planned is looked at again when its turn
// comes: by then its region may have gone elsewhere, or its target died.
import { Mutex } from '../../base/lock.ts';
import type { MasterServices } from '../master-services.ts';
import { BalancerRecord } from './balancer-record.ts';
import { balance, type RegionPlan } from './load-balancer.ts';
import { RegionLoads } from './region-loads.ts';

const MOVES_AT_ONCE = 50;

export interface BalanceRequest {
  /** Plans only, also when the balancer is off. */
  readonly dryRun: boolean;
  /** Runs though regions are in transition, unless hbase:meta is. */
  readonly ignoreTransitions: boolean;
}

export interface BalanceResult {
  readonly ran: boolean;
  readonly calculated: number;
  /** Begun; they end by themselves. */
  readonly executed: number;
}

const DID_NOT_RUN: BalanceResult = { ran: false, calculated: 0, executed: 0 };

export class Balancer {
  #env: MasterServices;
  #loads: RegionLoads;
  /** One run after the other, whoever asks. */
  #running = new Mutex();
  /** Since this master began. */
  readonly counts = { runs: 0, moves: 0 };
  readonly record: BalancerRecord;

  constructor(env: MasterServices) {
    this.#env = env;
    this.#loads = new RegionLoads(env.config.balancer.loadsToRemember);
    this.record = new BalancerRecord(() => env.config.balancer);
  }

  noteLoads(): void {
    this.#loads.note(this.#env.servers.online().map(({ load }) => load));
  }

  run(request: BalanceRequest): Promise<BalanceResult> {
    return this.#running.run(() => this.#run(request));
  }

  async #run({ dryRun, ignoreTransitions }: BalanceRequest): Promise<BalanceResult> {
    if (!dryRun && !this.#env.switches.isOn('load_balancer_on')) return DID_NOT_RUN;
    const obstacle = this.#obstacle(ignoreTransitions);
    if (obstacle !== undefined) {
      this.#env.logger.info({ because: obstacle }, 'the balancer does not run');
      return DID_NOT_RUN;
    }
    const plans = this.#plans();
    const executed = dryRun ? 0 : await this.#execute(plans);
    this.counts.runs += Number(!dryRun);
    this.counts.moves += executed;
    if (plans.length > 0) this.#env.logger.info({ planned: plans.length, begun: executed, dryRun }, 'balanced');
    return { ran: true, calculated: plans.length, executed };
  }

  #obstacle(ignoreTransitions: boolean): string | undefined {
    const { assignment, servers, isShuttingDown } = this.#env;
    if (isShuttingDown) return 'the cluster is shutting down';
    const inTransition = assignment.states.inTransition();
    if (inTransition.some(({ info }) => info.isMeta)) return 'hbase:meta is in transition';
    if (inTransition.length > 0 && !ignoreTransitions) return `${inTransition.length} regions are in transition`;
    const crashing = servers.crashing();
    return crashing.length > 0 ? `${crashing.join(', ')} is being recovered` : undefined;
  }

  #plans(): readonly RegionPlan[] {
    const { assignment, servers, random, config } = this.#env;
    this.noteLoads();
    const balanced = balance({
      nodes: assignment.states.all(),
      servers: servers.assignable(),
      random,
      config: config.balancer,
      loadOf: ({ info }) => this.#loads.of(info.encodedName),
    });
    this.record.note(balanced);
    return balanced.plans;
  }

  async #execute(plans: readonly RegionPlan[]): Promise<number> {
    const { assignment, executor, clock, config } = this.#env;
    const { maxBalancingMs, maxRitFraction } = config.balancer;
    const window = Math.min(MOVES_AT_ONCE, Math.max(1, Math.floor(assignment.states.all().length * maxRitFraction)));
    const end = clock.monotonic() + maxBalancingMs;
    const moving = new Set<Promise<unknown>>();
    let begun = 0;
    for (const plan of plans) {
      while (moving.size >= window) await Promise.race(moving);
      if (clock.monotonic() >= end || this.#env.isShuttingDown || this.#env.signal.aborted) break;
      if (!this.#isStillRight(plan)) continue;
      const procId = await assignment.submit(assignment.createMove(plan.node, plan.target));
      begun++;
      const move: Promise<unknown> = executor
        .wait(procId)
        .catch(() => {})
        .finally(() => moving.delete(move));
      moving.add(move);
    }
    return begun;
  }

  #isStillRight({ node, source, target }: RegionPlan): boolean {
    if (node.isInTransition || !node.isInState('OPEN') || !node.server?.equals(source)) return false;
    return this.#env.servers.assignable().some((server) => server.equals(target));
  }
}
