// Runs of the normalizer: tables wait in a queue, those that a client asked for first, and are dealt with one after the other; so are their
// plans, each when the one before it has ended.

import { encodedNameOf } from '../../model/region-info.ts';
import type { TableName } from '../../model/table-name.ts';
import { MASTER_USER } from '../master-activation.ts';
import type { MasterServices } from '../master-services.ts';
import { submitMerge, submitSplit } from '../split-merge.ts';
import { type NormalizationPlan, normalizationPlans } from './normalization-plans.ts';

const MIB = 1024 * 1024;

export class Normalizer {
  #env: MasterServices;
  #queue: TableName[] = [];
  #working: Promise<void> | undefined;
  /** Since this master began. */
  readonly counts = { split: 0, merge: 0, skipped: 0 };

  constructor(env: MasterServices) {
    this.#env = env;
  }

  /** False: it is off, or regions are in transition. The work goes on after this returned. */
  normalize(tables: readonly TableName[], first: boolean): boolean {
    const { assignment, tableStates, isShuttingDown } = this.#env;
    if (!this.#env.switches.isOn('region_normalizer_on') || isShuttingDown) return false;
    if (assignment.states.inTransition().length > 0) return false;
    const waiting = new Set(this.#queue.map(({ name }) => name));
    const more = tables.filter((table) => tableStates.get(table) === 'ENABLED' && !waiting.has(table.name));
    this.#queue = first ? [...more, ...this.#queue] : [...this.#queue, ...more];
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return true;
  }
  /** Forgets what waits. */
  stop(): void {
    this.#queue = [];
  }

  async #work(): Promise<void> {
    for (let table = this.#queue.shift(); table !== undefined; table = this.#queue.shift()) {
      const plans = await this.#plansOf(table).catch((error): NormalizationPlan[] => {
        this.#env.logger.warn({ table: table!.name, error: String(error) }, 'a table could not be normalized');
        return [];
      });
      for (const plan of plans) if (this.#mayGoOn()) await this.#carryOut(plan);
      if (plans.length > 0) this.#env.logger.info({ table: table.name, plans: plans.length }, 'normalized');
    }
  }
  #mayGoOn(): boolean {
    return !this.#env.signal.aborted && !this.#env.isShuttingDown && this.#env.switches.isOn('region_normalizer_on');
  }

  async #plansOf(table: TableName): Promise<NormalizationPlan[]> {
    const { config, clock, tableDescriptors, assignment } = this.#env;
    const descriptor = await tableDescriptors.get(table);
    if (descriptor === undefined || !this.#mayGoOn()) return [];
    const stated = descriptor.values.has('NORMALIZATION_ENABLED');
    if (!(stated ? descriptor.normalizationEnabled : config.normalizer.tablesByDefault)) return [];
    const sizes = this.#sizesMb();
    const regions = assignment.states.liveOfTable(table).map((node) => ({
      region: node.info,
      sizeMb: sizes.get(node.info.encodedName),
      isOpen: node.isInState('OPEN') && !node.isInTransition,
    }));
    const [splitsAllowed, mergesAllowed] = [
      this.#env.switches.isOn('split_enabled'),
      this.#env.switches.isOn('merge_enabled'),
    ];
    const input = { table: descriptor, regions, splitsAllowed, mergesAllowed, now: clock.now() };
    return normalizationPlans(input, config.normalizer);
  }

  /** As of the last heartbeats, by encoded name. */
  #sizesMb(): Map<string, number> {
    const sizes = new Map<string, number>();
    for (const { load } of this.#env.servers.online())
      for (const { region_specifier, storefile_size_MB } of load.region_loads ?? [])
        sizes.set(encodedNameOf(Buffer.from(region_specifier.value)), storefile_size_MB ?? 0);
    return sizes;
  }

  async #carryOut(plan: NormalizationPlan): Promise<void> {
    const { executor, logger, scheduler, signal, config } = this.#env;
    try {
      const procId = await this.#submit(plan);
      await executor.wait(procId);
      this.counts[plan.kind]++;
    } catch (error) {
      this.counts.skipped++;
      const names =
        plan.kind === 'split' ? plan.region.encodedName : plan.regions.map((each) => each.encodedName).join();
      logger.info({ [plan.kind]: names, error: String(error) }, 'a plan of the normalizer came to nothing');
      return;
    }
    const pauseMs = (plan.sizeMb * MIB * 1000) / config.normalizer.maxBytesPerSecond;
    if (pauseMs >= 1) await scheduler.sleep(pauseMs, signal).catch(() => {});
  }

  #submit(plan: NormalizationPlan): Promise<number> {
    return plan.kind === 'split'
      ? submitSplit(this.#env, { user: MASTER_USER, region: plan.region, splitRow: Buffer.alloc(0) })
      : submitMerge(this.#env, { user: MASTER_USER, regions: plan.regions, forcible: false });
  }
}
