// Looks hbase:meta over: what a split or merge left, and what does not fit together. Parents are not collected yet, since splits come
// with a later release; their rows are counted and left alone.
import { toStringBinary } from '../base/bytes.ts';
import type { Logger } from '../base/logger.ts';
import type { AssignmentManager } from './assignment-manager.ts';
import type { RegionStateNode } from './region-states.ts';
import type { TableStates } from './table-states.ts';

export interface CatalogReport {
  /** Split parents and merged regions whose rows stand. */
  readonly parents: number;
  /** Between two regions of a table that should meet: nothing, or more than one. */
  readonly problems: readonly string[];
}

export class CatalogJanitor {
  #assignment: AssignmentManager;
  #tableStates: TableStates;
  #logger: Logger;
  lastReport: CatalogReport | undefined;

  constructor(assignment: AssignmentManager, tableStates: TableStates, logger: Logger) {
    this.#assignment = assignment;
    this.#tableStates = tableStates;
    this.#logger = logger;
  }

  /** Rows collected, as RunCatalogScan answers; −1 when it could not run now. */
  run(): number {
    if (!this.#assignment.metaLoaded.isOpen || this.#assignment.states.inTransition().length > 0) return -1;
    const problems: string[] = [];
    for (const table of this.#tableStates.tables()) {
      if (table.isMeta) continue;
      problems.push(...problemsOf(table.name, this.#assignment.states.liveOfTable(table)));
    }
    const parents = this.#assignment.states.all().filter((node) => node.isSplitParent).length;
    this.lastReport = { parents, problems };
    for (const problem of problems) this.#logger.warn({ problem }, 'hbase:meta does not fit together');
    return 0;
  }
}

function problemsOf(table: string, nodes: readonly RegionStateNode[]): string[] {
  const problems: string[] = [];
  const primaries = nodes.filter((node) => node.info.replicaId === 0).map((node) => node.info);
  if (primaries.length === 0) return [`${table} has no region`];
  if (primaries[0].startKey.length > 0) problems.push(`${table} has no first region`);
  for (let i = 0; i < primaries.length; i++) {
    const { endKey, encodedName } = primaries[i];
    const next = primaries[i + 1];
    if (next === undefined) {
      if (endKey.length > 0) problems.push(`${table} has no region after ${toStringBinary(endKey)}`);
    } else if (!endKey.equals(next.startKey)) {
      const what = endKey.length === 0 || Buffer.compare(endKey, next.startKey) > 0 ? 'overlap' : 'leave a hole';
      problems.push(`${table}: ${encodedName} and ${next.encodedName} ${what}`);
    }
  }
  return problems;
}
