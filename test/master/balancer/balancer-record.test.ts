import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { SeededRandom } from '../../../base/random.ts';
import { type BalancerConfig, DEFAULT_BALANCER_CONFIG } from '../../../master/balancer/balancer-config.ts';
import { BalancerRecord } from '../../../master/balancer/balancer-record.ts';
import { balance } from '../../../master/balancer/load-balancer.ts';
import { RegionStates } from '../../../master/region-states.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import { TableName } from '../../../model/table-name.ts';

const servers = ['a', 'b'].map((host) => new ServerName(host, 1, 1));
const KEEP = { ...DEFAULT_BALANCER_CONFIG, keepsDecisions: true, keepsRejections: true };

/** A run with so many regions of table t on each server. */
function run(counts: readonly number[], config: BalancerConfig, on: readonly ServerName[] = servers) {
  const states = new RegionStates(systemClock);
  counts.forEach((count, s) => {
    for (let i = 0; i < count; i++) {
      const startKey = Buffer.from(`${s}-${i}`);
      const node = states.getOrCreate(new RegionInfo({ tableName: TableName.parse('t'), startKey, regionId: 1 }));
      node.setState('OPEN');
      node.setServer(on[s]);
    }
  });
  return balance({ nodes: states.all(), servers: on, random: new SeededRandom(1), config });
}
function recorded(config: Partial<BalancerConfig>, ...runs: (readonly number[])[]): BalancerRecord {
  const record = new BalancerRecord(() => ({ ...KEEP, ...config }));
  for (const counts of runs) record.note(run(counts, { ...KEEP, ...config }));
  return record;
}

describe('what the balancer decided', () => {
  test('is kept with its plans, and what the placement costs before and after', () => {
    const record = recorded({}, [4, 0]);
    expect(record.rejections()).toEqual([]);
    const [decision, ...others] = record.decisions();
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      initial_function_costs: ' RegionCountSkewCostFunction : 500.0; TableSkewCostFunction : 35.0',
      final_function_costs: ' MoveCostFunction : 3.5',
      init_total_cost: 535,
      computed_total_cost: 3.5,
      computed_steps: 2,
    });
    expect(decision.region_plans).toHaveLength(2);
    expect(decision.region_plans?.[0]).toMatch(
      /^table: t , region: [0-9a-f]{32} , source: a,1,1 , destination: b,1,1$/,
    );
  });

  test('of more than fifteen plans is several decisions', () => {
    const decisions = recorded({}, [40, 0]).decisions();
    expect(decisions.map(({ region_plans }) => region_plans?.length)).toEqual([5, 15]);
    expect(new Set(decisions.map(({ init_total_cost }) => init_total_cost))).toEqual(new Set([535]));
  });

  test('is told newest first, at most as many as asked for; the oldest go', () => {
    const record = recorded({ maxDecisions: 2 }, [4, 0], [0, 6], [8, 0]);
    expect(record.decisions().map(({ region_plans }) => region_plans?.length)).toEqual([4, 3]);
    expect(record.decisions(1).map(({ region_plans }) => region_plans?.length)).toEqual([4]);
    expect(record.decisions(0)).toEqual([]);
  });

  test('is not kept unless the settings say so', () => {
    const record = recorded({ keepsDecisions: false, keepsRejections: false }, [4, 0], [2, 2]);
    expect([record.decisions(), record.rejections()]).toEqual([[], []]);
  });
});

describe('why the balancer moves nothing', () => {
  test('is that all is as even as it can be', () => {
    for (const counts of [
      [2, 2],
      [3, 2],
    ]) {
      const [rejection] = recorded({}, counts).rejections();
      expect(rejection.reason).toBe('(cost1*multiplier1)+(cost2*multiplier2)+...+(costn*multipliern) = 0.0 <= 0');
      expect(rejection.cost_func_info).toContain(
        'org.apache.hadoop.hbase.master.balancer.RegionCountSkewCostFunction cost:0.0 multiplier:500.0',
      );
      expect(rejection.cost_func_info).toHaveLength(8);
    }
  });

  test('or that it costs less than is worth a move', () => {
    const record = recorded({ regionCountCost: 0, tableSkewCost: 0, minCostNeedBalance: 0.5 }, [3, 1]);
    expect(record.rejections()[0].reason).toMatch(/= 0\.0 <= 0$/);
    const config = { ...KEEP, minCostNeedBalance: 0.5 };
    const little = new BalancerRecord(() => config);
    little.note({ ...run([2, 2], config), before: [{ name: 'ACostFunction', cost: 0.01, multiplier: 2 }] });
    expect(little.rejections()).toEqual([
      {
        reason:
          '[(cost1*multiplier1)+(cost2*multiplier2)+...+(costn*multipliern)]/sumMultiplier = 0.01 <= minCostNeedBalance(0.5)',
        cost_func_info: ['org.apache.hadoop.hbase.master.balancer.ACostFunction cost:0.01 multiplier:2.0'],
      },
    ]);
    const enough = { ...run([2, 2], config), before: [{ name: 'ACostFunction', cost: 0.6, multiplier: 2 }] };
    little.note(enough);
    expect(little.rejections()).toHaveLength(1);
  });

  test('is not told of one server, nor of the balancer by counts, as in HBase', () => {
    const alone = new BalancerRecord(() => KEEP);
    alone.note(run([3], KEEP, servers.slice(0, 1)));
    expect(alone.rejections()).toEqual([]);
    const byCounts = recorded({ countsOnly: true }, [4, 0], [2, 2]);
    expect([byCounts.decisions(), byCounts.rejections()]).toEqual([[], []]);
  });
});
