// What a serving master does again and again: balance, look meta over, clean archives, forget old results.
import { Chore } from '../base/chore.ts';
import { HFileArchiver } from '../rootdir/archive.ts';
import { Balancer } from './balancer/balancer.ts';
import type { CatalogJanitor } from './catalog-janitor.ts';
import { HbckChore } from './hbck/hbck-chore.ts';
import { HFileCleaner } from './hfile-cleaner.ts';
import { LogCleaner, TimeToLiveLogCleaner } from './log-cleaner.ts';
import type { MasterContext } from './master-context.ts';
import { MobCompactions } from './mob/mob-compactions.ts';
import { MobFileCleaner } from './mob/mob-file-cleaner.ts';
import { Normalizer } from './normalizer/normalizer.ts';

const RESULTS_PERIOD_MS = 60_000;

export class MasterChores {
  readonly balancer: Balancer;
  readonly normalizer: Normalizer;
  readonly hbck: HbckChore;
  #env: MasterContext;
  #janitor: CatalogJanitor;
  #sessionTimeoutMs: () => number;
  #chores: Chore[] = [];
  readonly mobCompactions: MobCompactions;
  #hfiles: HFileCleaner;
  #mobFiles: MobFileCleaner;
  #logs: LogCleaner;

  constructor(env: MasterContext, janitor: CatalogJanitor, sessionTimeoutMs: () => number) {
    this.#env = env;
    this.#janitor = janitor;
    this.#sessionTimeoutMs = sessionTimeoutMs;
    this.balancer = new Balancer(env);
    this.normalizer = new Normalizer(env);
    this.hbck = new HbckChore(env);
    const { files, logs, clock, logger, config } = env;
    this.#hfiles = new HFileCleaner({
      files,
      clock,
      logger,
      ttlMs: config.hfileCleanerTtlMs,
      snapshots: env.snapshots,
    });
    this.#mobFiles = new MobFileCleaner({
      files,
      archiver: new HFileArchiver(files, clock),
      trackersOf: (table) => env.fileSystem.trackersOf(table),
      clock,
      logger,
      minAgeMs: config.mobMinAgeMs,
    });
    this.mobCompactions = new MobCompactions(env);
    this.#logs = new LogCleaner({
      ...{ logs, files, clock, logger },
      delegates: [new TimeToLiveLogCleaner(clock, config.logCleanerTtlMs)],
      emptyFolderTtlMs: config.logCleanerTtlMs,
    });
  }

  start(): void {
    const { balancerPeriodMs, balancer, catalogJanitorPeriodMs, cleanerPeriodMs } = this.#env.config;
    this.#every('balancer', balancerPeriodMs, async () => {
      await this.balancer.run({ dryRun: false, ignoreTransitions: false });
    });
    if (balancerPeriodMs > 0) this.#every('loads', balancer.statusPeriodMs, () => this.balancer.noteLoads());
    this.#every('normalizer', this.#env.config.normalizer.periodMs, () => {
      this.normalizer.normalize(this.#env.tableStates.tables(), false);
    });
    this.#every('catalog janitor', catalogJanitorPeriodMs, async () => {
      if (this.#env.switches.isOn('catalog_janitor_enabled')) await this.#janitor.run();
    });
    this.#every('hbck', this.#env.config.hbckChorePeriodMs, async () => {
      await this.hbck.run();
    });
    this.#every('cleaner', cleanerPeriodMs, async () => {
      if (this.#env.switches.isOn('cleaner_enabled')) await this.clean();
    });
    this.#every('MOB cleaner', this.#env.config.mobCleanerPeriodMs, async () => {
      if (this.#env.switches.isOn('cleaner_enabled')) await this.cleanMobFiles();
    });
    this.#every('MOB compaction', this.#env.config.mobCompactionPeriodMs, () => this.mobCompactions.runAll());
    this.#every('snapshot cleaner', this.#env.config.snapshotCleanerPeriodMs, () => this.cleanSnapshots());
    this.#every('procedure results', RESULTS_PERIOD_MS, async () => {
      await this.#env.executor.evictResults();
      await this.#env.procedureStore.cleanUp();
    });
    const sessionMs = this.#sessionTimeoutMs();
    this.#every('mirror of table states', sessionMs, () => this.#env.tableStates.mendMirror());
    this.#every('servers without a znode', sessionMs, () => this.#env.servers.expireUnregistered(2 * sessionMs));
  }

  async stop(): Promise<void> {
    this.normalizer.stop();
    await Promise.all(this.#chores.splice(0).map((chore) => chore.stop()));
  }

  /** Removes snapshots past their time, unless that is switched off. */
  async cleanSnapshots(): Promise<void> {
    if (this.#env.switches.isOn('snapshot_cleanup_enabled')) await this.#env.snapshots.deleteExpired();
  }
  /** Archives MOB files that nothing refers to; returns how many. */
  async cleanMobFiles(): Promise<number> {
    const { tableStates, tableDescriptors } = this.#env;
    const tables = await Promise.all(tableStates.tables().map((table) => tableDescriptors.get(table)));
    return this.#mobFiles.run(tables.filter((table) => table !== undefined));
  }
  async clean(): Promise<void> {
    await this.#hfiles.run();
    await this.#logs.run();
    await this.#env.snapshots.clearDeleted();
  }

  #every(name: string, periodMs: number, work: () => Promise<void> | void): void {
    if (periodMs <= 0) return;
    const { scheduler, logger } = this.#env;
    this.#chores.push(new Chore({ name, periodMs, scheduler, logger }, work).start());
  }
}
