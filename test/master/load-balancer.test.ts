import { describe, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { balancePlans, chooseServer } from '../../master/load-balancer.ts';
import { RegionStates } from '../../master/region-states.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';

const servers = ['a', 'b', 'c'].map((host) => new ServerName(host, 1, 1));

/** Regions of tables, as `table: counts per server`. */
function placed(tables: Record<string, number[]>) {
  const states = new RegionStates(systemClock);
  for (const [table, counts] of Object.entries(tables))
    counts.forEach((count, s) => {
      for (let i = 0; i < count; i++) {
        const startKey = Buffer.from(`${s}-${i}`);
        const node = states.getOrCreate(new RegionInfo({ tableName: TableName.parse(table), startKey, regionId: 1 }));
        node.setState('OPEN');
        node.setServer(servers[s]);
      }
    });
  return states;
}
function afterMoves(states: RegionStates) {
  const plans = balancePlans(states.all(), servers);
  for (const { node, target } of plans) node.setServer(target);
  return plans.length;
}

describe('the balancer', () => {
  test('gives a region to the server with the fewest, not to the one that failed', () => {
    const count = (server: ServerName) => ({ a: 2, b: 1, c: 1 })[server.host]!;
    expect(chooseServer(servers, count, undefined, 0)?.host).toBe('b');
    expect(chooseServer(servers, count, undefined, 1)?.host).toBe('c');
    expect(chooseServer(servers, count, servers[1], 0)?.host).toBe('c');
    expect(chooseServer([servers[1]], count, servers[1], 0)?.host).toBe('b');
    expect(chooseServer([], count, undefined, 0)).toBeUndefined();
  });

  test('evens out overall with as few moves as that takes', () => {
    const states = placed({ t: [6, 0, 0] });
    expect(afterMoves(states)).toBe(4);
    expect(servers.map((server) => states.countOnServer(server))).toEqual([2, 2, 2]);
    expect(afterMoves(states)).toBe(0);
  });

  test('evens out table by table', () => {
    const states = placed({ t: [3, 0, 0], u: [0, 3, 0] });
    afterMoves(states);
    for (const table of ['t', 'u']) {
      const counts = servers.map(
        (server) => states.onServer(server).filter((node) => node.info.tableName.name === table).length,
      );
      expect(counts, table).toEqual([1, 1, 1]);
    }
  });

  test('leaves a cluster of one server alone', () => {
    const states = placed({ t: [5] });
    expect(balancePlans(states.all(), [servers[0]])).toEqual([]);
  });
});
