// The settings of the balancer under HBase's own names; weights and bounds have HBase's defaults (StochasticLoadBalancer, 2.6.1).

export interface BalancerConfig {
  /** hbase.master.loadbalancer.class: SimpleLoadBalancer evens out counts of regions and heeds no setting of the stochastic one. */
  readonly countsOnly: boolean;
  /** hbase.regions.slop: with `countsOnly`, servers are left alone within this share of the average. */
  readonly slop: number;
  /** hbase.balancer.max.balancing: a run begins no further move after so long. */
  readonly maxBalancingMs: number;
  /** hbase.master.balancer.maxRitPercent: share of all regions that may be in transition while balancing. */
  readonly maxRitFraction: number;
  /** hbase.balancer.statusPeriod: how often loads are noted, of which rates are made. */
  readonly statusPeriodMs: number;
  /** …stochastic.regionCountCost; 0: regions of all tables together are not evened out. */
  readonly regionCountCost: number;
  /** …stochastic.tableSkewCost; 0: the regions of a table are not evened out. */
  readonly tableSkewCost: number;
  /** …stochastic.moveCost: of the moves themselves. */
  readonly moveCost: number;
  /** …stochastic.localityCost */
  readonly localityCost: number;
  /** …stochastic.readRequestCost */
  readonly readRequestCost: number;
  /** …stochastic.writeRequestCost */
  readonly writeRequestCost: number;
  /** …stochastic.memstoreSizeCost */
  readonly memstoreSizeCost: number;
  /** …stochastic.storefileSizeCost */
  readonly storefileSizeCost: number;
  /** …stochastic.minCostNeedBalance: loads are left as they are below this share of the highest cost. */
  readonly minCostNeedBalance: number;
  /** …stochastic.maxMovePercent: share of all regions that one plan may move. */
  readonly maxMoveFraction: number;
  /** …stochastic.stepsPerRegion: exchanges tried for each region. */
  readonly stepsPerRegion: number;
  /** …stochastic.maxSteps: and at most in all. They run in one turn of the event loop. */
  readonly maxSteps: number;
  /** …stochastic.numRegionLoadsToRemember: over how many notes a rate is averaged. */
  readonly loadsToRemember: number;
  /** hbase.master.balancer.decision.buffer.enabled: plans and their costs are kept … */
  readonly keepsDecisions: boolean;
  /** hbase.master.balancer.decision.queue.size: … the newest so many. */
  readonly maxDecisions: number;
  /** hbase.master.balancer.rejection.buffer.enabled: why there was nothing to plan is kept … */
  readonly keepsRejections: boolean;
  /** hbase.master.balancer.rejection.queue.size: … the newest so many times. */
  readonly maxRejections: number;
}

export const DEFAULT_BALANCER_CONFIG: BalancerConfig = {
  countsOnly: false,
  slop: 0.2,
  maxBalancingMs: 300_000,
  maxRitFraction: 1,
  statusPeriodMs: 60_000,
  regionCountCost: 500,
  tableSkewCost: 35,
  moveCost: 7,
  localityCost: 25,
  readRequestCost: 5,
  writeRequestCost: 5,
  memstoreSizeCost: 5,
  storefileSizeCost: 5,
  minCostNeedBalance: 0.025,
  maxMoveFraction: 1,
  stepsPerRegion: 800,
  maxSteps: 100_000,
  loadsToRemember: 15,
  keepsDecisions: false,
  maxDecisions: 250,
  keepsRejections: false,
  maxRejections: 250,
};
