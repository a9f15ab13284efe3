// Looks hbase:meta over (HBase's CatalogJanitor): parents of splits and merges that nothing refers to any more are handed to procedures that
// remove them, and what does not fit together is reported.
import type { MetaRow } from '../model/meta-row.ts';
import type { RegionInfo } from '../model/region-info.ts';
import { type RangeProblem, rangeProblems } from './hbck/range-problems.ts';
import type { MasterServices } from './master-services.ts';
import { GCMultipleMergedRegionsProcedure } from './procedure/gc-multiple-merged-regions-procedure.ts';
import { GCRegionProcedure } from './procedure/gc-region-procedure.ts';

export interface CatalogReport {
  /** Split parents, and regions that were merged of others, whose rows stand. */
  readonly parents: number;
  /** Between two regions of a table that should meet: nothing, or more than one. */
  readonly problems: readonly string[];
}

export class CatalogJanitor {
  #env: MasterServices;
  #running = false;
  lastReport: CatalogReport | undefined;

  constructor(env: MasterServices) {
    this.#env = env;
  }

  /** How many removals of parents were begun, as RunCatalogScan answers; −1 when it could not run now. */
  async run(): Promise<number> {
    const { assignment, logger } = this.#env;
    if (this.#running || !assignment.metaLoaded.isOpen) return -1;
    this.#running = true;
    try {
      const { regions } = await this.#env.regionStateStore.readMeta();
      const merged = regions.filter((row) => row.mergeParents.length > 0);
      const splitParents = regions.filter((row) => row.regionInfo.isSplitParent).sort(parentsFirst);
      const problems = this.rangeProblems().map(({ text }) => text);
      this.lastReport = { parents: merged.length + splitParents.length, problems };
      for (const problem of problems) logger.warn({ problem }, 'hbase:meta does not fit together');
      return (await this.#collectMerged(merged)) + (await this.#collectSplit(splitParents));
    } finally {
      this.#running = false;
    }
  }

  async #collectMerged(rows: readonly MetaRow[]): Promise<number> {
    let collected = 0;
    for (const { regionInfo, mergeParents } of rows) {
      if (this.#isBeingCollected(regionInfo) || (await this.#mayRefer(regionInfo))) continue;
      await this.#env.executor.submit(GCMultipleMergedRegionsProcedure.of(regionInfo, mergeParents));
      collected++;
    }
    return collected;
  }

  /** Not a daughter whose parent stays: what the parent's row says of it would be wrong. */
  async #collectSplit(rows: readonly MetaRow[]): Promise<number> {
    const kept = new Set<string>();
    let collected = 0;
    for (const row of rows) {
      const { regionInfo } = row;
      if (!kept.has(regionInfo.encodedName) && (await this.#isFree(row))) {
        if (this.#isBeingCollected(regionInfo)) continue;
        await this.#env.executor.submit(GCRegionProcedure.of(regionInfo));
        collected++;
      } else for (const daughter of daughtersIn(row)) kept.add(daughter.encodedName);
    }
    return collected;
  }

  async #isFree(row: MetaRow): Promise<boolean> {
    if (row.mergeParents.length > 0) return false;
    for (const daughter of daughtersIn(row)) if (await this.#mayRefer(daughter)) return false;
    return true;
  }

  /** One that can't be read may hold anything. */
  async #mayRefer(region: RegionInfo): Promise<boolean> {
    try {
      return await this.#env.fileSystem.hasReferences(region);
    } catch (error) {
      this.#env.logger.warn(
        { region: region.encodedName, error: String(error) },
        'a region could not be read; what it may refer to stays',
      );
      return true;
    }
  }

  #isBeingCollected(region: RegionInfo): boolean {
    return this.#env.executor.unfinished().some((procedure) => {
      if (procedure instanceof GCRegionProcedure) return procedure.region.equals(region);
      return procedure instanceof GCMultipleMergedRegionsProcedure && procedure.mergedChild.equals(region);
    });
  }

  /** Between regions of a table that should meet: nothing, or rows twice. Nothing is said of tables in transition. */
  rangeProblems(): RangeProblem[] {
    const { assignment, tableStates } = this.#env;
    const moving = new Set(this.inTransition());
    return tableStates
      .tables()
      .filter((table) => !table.isMeta && !moving.has(table.name))
      .flatMap((table) =>
        rangeProblems(
          table,
          assignment.states.liveOfTable(table).map(({ info }) => info),
        ),
      );
  }
  /** Names of tables of which regions come and go: it can't be told how they meet. */
  inTransition(): string[] {
    return [...new Set(this.#env.assignment.states.inTransition().map((node) => node.info.tableName.name))];
  }
}

function daughtersIn({ splitA, splitB }: MetaRow): RegionInfo[] {
  return [splitA, splitB].filter((daughter) => daughter !== undefined);
}

/** Of two that start at the same key, the one that reaches further, and then the older one, was there first. */
function parentsFirst({ regionInfo: a }: MetaRow, { regionInfo: b }: MetaRow): number {
  const byStart = a.tableName.compareTo(b.tableName) || Buffer.compare(a.startKey, b.startKey);
  if (byStart !== 0) return byStart;
  if (a.endKey.length === 0 || b.endKey.length === 0) {
    const last = Number(b.endKey.length === 0) - Number(a.endKey.length === 0);
    if (last !== 0) return last;
  }
  return Buffer.compare(b.endKey, a.endKey) || a.regionId - b.regionId;
}
