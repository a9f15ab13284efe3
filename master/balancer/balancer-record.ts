// What the balancer decided of late, and what it saw no need for (HBase 2.6.1, BalancerDecisionQueueService and BalancerRejectionQueueService):
// kept for GetLogEntries where the settings say so.
import { javaDouble } from '../../base/java-text.ts';
import { RecentList } from '../../base/recent-list.ts';
import type { pb } from '../../proto/index.ts';
import type { BalancerConfig } from './balancer-config.ts';
import { type FunctionCost, functionCostsText, totalCost } from './function-costs.ts';
import type { Balanced } from './load-balancer.ts';

/** A decision of more is kept as several. */
const PLANS_PER_DECISION = 15;
const COST_FUNCTIONS = 'org.apache.hadoop.hbase.master.balancer';

export class BalancerRecord {
  readonly #config: () => BalancerConfig;
  readonly #decisions: RecentList<pb.BalancerDecision.$Properties>;
  readonly #rejections: RecentList<pb.BalancerRejection.$Properties>;

  constructor(config: () => BalancerConfig) {
    this.#config = config;
    this.#decisions = new RecentList(config().maxDecisions);
    this.#rejections = new RecentList(config().maxRejections);
  }

  note(balanced: Balanced): void {
    const { keepsDecisions, keepsRejections } = this.#config();
    if (balanced.before.length === 0) return;
    if (balanced.plans.length > 0) {
      if (keepsDecisions) this.#noteDecision(balanced);
    } else if (keepsRejections) this.#noteRejection(balanced.before);
  }

  /** The newest first. */
  decisions(limit = Number.POSITIVE_INFINITY): pb.BalancerDecision.$Properties[] {
    return this.#decisions.newestFirst().slice(0, limit);
  }
  rejections(limit = Number.POSITIVE_INFINITY): pb.BalancerRejection.$Properties[] {
    return this.#rejections.newestFirst().slice(0, limit);
  }

  #noteDecision({ plans, before, after, steps }: Balanced): void {
    const decision = {
      initial_function_costs: functionCostsText(before),
      final_function_costs: functionCostsText(after),
      init_total_cost: totalCost(before),
      computed_total_cost: totalCost(after),
      computed_steps: steps,
    };
    const texts = plans.map(
      ({ node: { info }, source, target }) =>
        `table: ${info.tableName} , region: ${info.encodedName} , source: ${source} , destination: ${target}`,
    );
    for (let i = 0; i < texts.length; i += PLANS_PER_DECISION)
      this.#decisions.add({ ...decision, region_plans: texts.slice(i, i + PLANS_PER_DECISION) });
  }

  /** Nothing where a better placement was looked for and not found, as in HBase. */
  #noteRejection(functions: readonly FunctionCost[]): void {
    const reason = this.#reasonOf(functions);
    if (reason === undefined) return;
    const cost_func_info = functions.map(
      ({ name, cost, multiplier }) =>
        `${COST_FUNCTIONS}.${name} cost:${javaDouble(cost)} multiplier:${javaDouble(multiplier)}`,
    );
    this.#rejections.add({ reason, cost_func_info });
  }

  #reasonOf(functions: readonly FunctionCost[]): string | undefined {
    const { minCostNeedBalance } = this.#config();
    const sum = '(cost1*multiplier1)+(cost2*multiplier2)+...+(costn*multipliern)';
    const total = totalCost(functions);
    if (total <= 0) return `${sum} = ${javaDouble(total)} <= 0`;
    const share = total / functions.reduce((weights, { multiplier }) => weights + multiplier, 0);
    if (share >= minCostNeedBalance) return undefined;
    return `[${sum}]/sumMultiplier = ${javaDouble(share)} <= minCostNeedBalance(${javaDouble(minCostNeedBalance)})`;
  }
}
