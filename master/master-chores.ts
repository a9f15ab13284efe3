// What a serving master does again and again: balance, look meta over, clean archives, forget old results.
import { Chore } from '../base/chore.ts';
import type { CatalogJanitor } from './catalog-janitor.ts';
import { HFileCleaner } from './hfile-cleaner.ts';
import { balancePlans } from './load-balancer.ts';
import { LogCleaner } from './log-cleaner.ts';
import type { MasterContext } from './master-context.ts';
import type { MasterSwitches } from './master-switches.ts';

const RESULTS_PERIOD_MS = 60_000;
const MOVES_AT_ONCE = 50;

export class MasterChores {
  #env: MasterContext;
  #switches: MasterSwitches;
  #janitor: CatalogJanitor;
  #sessionTimeoutMs: () => number;
  #chores: Chore[] = [];
  #hfiles: HFileCleaner;
  #logs: LogCleaner;

  constructor(env: MasterContext, switches: MasterSwitches, janitor: CatalogJanitor, sessionTimeoutMs: () => number) {
    this.#env = env;
    this.#switches = switches;
    this.#janitor = janitor;
    this.#sessionTimeoutMs = sessionTimeoutMs;
    const { files, logs, clock, logger, config } = env;
    this.#hfiles = new HFileCleaner(files, clock, logger, config.hfileCleanerTtlMs);
    this.#logs = new LogCleaner(logs, clock, logger, config.logCleanerTtlMs);
  }

  start(): void {
    const { balancerPeriodMs, catalogJanitorPeriodMs, cleanerPeriodMs } = this.#env.config;
    this.#every('balancer', balancerPeriodMs, async () => {
      await this.balance({ dryRun: false, ignoreTransitions: false });
    });
    this.#every('catalog janitor', catalogJanitorPeriodMs, () => {
      if (this.#switches.isOn('catalog_janitor_enabled')) this.#janitor.run();
    });
    this.#every('cleaner', cleanerPeriodMs, async () => {
      if (this.#switches.isOn('cleaner_enabled')) await this.clean();
    });
    this.#every('procedure results', RESULTS_PERIOD_MS, async () => {
      await this.#env.executor.evictResults();
      await this.#env.procedureStore.cleanUp();
    });
    const sessionMs = this.#sessionTimeoutMs();
    this.#every('servers without a znode', sessionMs, () => this.#env.servers.expireUnregistered(2 * sessionMs));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#chores.splice(0).map((chore) => chore.stop()));
  }

  async balance(o: { dryRun: boolean; ignoreTransitions: boolean }) {
    const { assignment, servers } = this.#env;
    const none = { ran: false, calculated: 0, executed: 0 };
    if (!o.dryRun && !this.#switches.isOn('load_balancer_on')) return none;
    if (!o.ignoreTransitions && assignment.states.inTransition().length > 0) return none;
    if (servers.crashing().length > 0) return none;
    const movable = assignment.states
      .all()
      // hbase:meta is not moved for the sake of a count.
      .filter((node) => node.isInState('OPEN') && !node.isInTransition && !node.info.isMeta);
    const plans = balancePlans(movable, servers.assignable());
    if (o.dryRun) return { ran: true, calculated: plans.length, executed: 0 };
    let executed = 0;
    for (const { node, target } of plans.slice(0, MOVES_AT_ONCE)) {
      if (node.isInTransition) continue;
      await assignment.submit(assignment.createMove(node, target));
      executed++;
    }
    return { ran: true, calculated: plans.length, executed };
  }

  async clean(): Promise<void> {
    await this.#hfiles.run();
    await this.#logs.run();
  }

  #every(name: string, periodMs: number, work: () => Promise<void> | void): void {
    if (periodMs <= 0) return;
    const { scheduler, logger } = this.#env;
    this.#chores.push(new Chore({ name, periodMs, scheduler, logger }, work).start());
  }
}
