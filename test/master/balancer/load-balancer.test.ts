import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { SeededRandom } from '../../../base/random.ts';
import { type BalancerConfig, DEFAULT_BALANCER_CONFIG } from '../../../master/balancer/balancer-config.ts';
import { balance, chooseServer, dealOut, spread } from '../../../master/balancer/load-balancer.ts';
import { NO_LOAD, type RegionLoad } from '../../../master/balancer/region-loads.ts';
import { type RegionStateNode, RegionStates } from '../../../master/region-states.ts';
import { META_REGION_INFO, RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import { TableName } from '../../../model/table-name.ts';

const servers = ['a', 'b', 'c'].map((host) => new ServerName(host, 1, 1));
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`balancer: SEED=${seed}`);

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
interface Options {
  loadOf?: (node: RegionStateNode) => RegionLoad;
  config?: Partial<BalancerConfig>;
  seed?: number;
}
function plansOf(states: RegionStates, options: Options = {}) {
  return balance({
    nodes: states.all(),
    servers,
    random: new SeededRandom(options.seed ?? seed),
    ...(options.loadOf === undefined ? {} : { loadOf: options.loadOf }),
    config: { ...DEFAULT_BALANCER_CONFIG, ...options.config },
  }).plans;
}
function afterMoves(states: RegionStates, options: Options = {}) {
  const plans = plansOf(states, options);
  for (const { node, target } of plans) node.setServer(target);
  return plans.length;
}
const countsOf = (states: RegionStates, table?: string) =>
  servers.map(
    (server) =>
      states.onServer(server).filter((node) => table === undefined || node.info.tableName.name === table).length,
  );
const unevenness = (counts: number[]) => Math.max(...counts) - Math.min(...counts);

describe('a region without a place', () => {
  test('goes to the server with the fewest, not to the one that failed', () => {
    const count = (server: ServerName) => [{ a: 2, b: 1, c: 1 }[server.host]!];
    expect(chooseServer(servers, count, undefined, 0)?.host).toBe('b');
    expect(chooseServer(servers, count, undefined, 1)?.host).toBe('c');
    expect(chooseServer(servers, count, servers[1], 0)?.host).toBe('c');
    expect(chooseServer([servers[1]], count, servers[1], 0)?.host).toBe('b');
    expect(chooseServer([], count, undefined, 0)).toBeUndefined();
  });

  test('goes where its table has fewest, then where there are fewest of all', () => {
    const counts = (server: ServerName) => ({ a: [1, 0], b: [0, 9], c: [0, 5] })[server.host]!;
    expect(chooseServer(servers, counts, undefined, 0)?.host).toBe('c');
  });

  test('as one of a new table: the regions are dealt out in turn, however full the servers are', () => {
    const countOn = (server: ServerName) => ({ a: 0, b: 100, c: 50 })[server.host]!;
    expect(dealOut(7, servers, countOn, 0).map((server) => server?.host)).toEqual(['a', 'c', 'b', 'a', 'c', 'b', 'a']);
    expect(dealOut(2, [], countOn, 0)).toEqual([undefined, undefined]);
  });

  test('as the only one of a table: equally empty servers take turns', () => {
    const hosts = [0, 1, 2, 3].map((turn) => dealOut(1, servers, () => 0, turn)[0]?.host);
    expect(hosts).toEqual(['a', 'b', 'c', 'a']);
  });
});

test('regions that leave a server are spread over the others, those planned before counting already', () => {
  const states = placed({ t: [9, 0, 0], u: [0, 4, 0], v: [3, 0, 0] });
  const leaving = states.onServer(servers[0]);
  for (const { node, source, target } of spread(leaving, [servers[1], servers[2]], states, 0)) {
    expect(source).toBe(servers[0]);
    node.setServer(target);
  }
  expect(countsOf(states)[0]).toBe(0);
  for (const table of ['t', 'v']) {
    const [, b, c] = countsOf(states, table);
    expect(Math.abs(b - c), table).toBe(1);
  }
  const [alone] = placed({ t: [1, 0, 0] }).all();
  expect(spread([alone], [servers[0]], states, 0)).toEqual([]);
});

describe('counts of regions', () => {
  test('are evened out with as few moves as that takes', () => {
    const states = placed({ t: [6, 0, 0] });
    expect(afterMoves(states)).toBe(4);
    expect(countsOf(states)).toEqual([2, 2, 2]);
    expect(afterMoves(states)).toBe(0);
  });

  test('are evened out table by table', () => {
    const states = placed({ t: [3, 0, 0], u: [0, 3, 0] });
    afterMoves(states);
    for (const table of ['t', 'u']) expect(countsOf(states, table), table).toEqual([1, 1, 1]);
  });

  test('are evened out in all though no table is uneven by itself', () => {
    const states = placed({ t: [1, 0, 0], u: [1, 0, 0], v: [1, 0, 0], w: [2, 1, 1] });
    expect(afterMoves(states)).toBe(2);
    expect(unevenness(countsOf(states))).toBeLessThanOrEqual(1);
    for (const table of ['t', 'u', 'v', 'w']) expect(unevenness(countsOf(states, table)), table).toBeLessThanOrEqual(1);
  });

  test('of random clusters end up even, of each table and in all, and then nothing moves any more', () => {
    const random = new SeededRandom(seed);
    for (let round = 0; round < 100; round++) {
      const tables = Object.fromEntries(
        Array.from({ length: 1 + random.below(8) }, (_, t) => [`t${t}`, servers.map(() => random.below(9))]),
      );
      const states = placed(tables);
      const moves = afterMoves(states, { seed: seed + round });
      const what = `seed ${seed} round ${round}: ${JSON.stringify(tables)}`;
      expect(unevenness(countsOf(states)), what).toBeLessThanOrEqual(1);
      for (const table of Object.keys(tables)) expect(unevenness(countsOf(states, table)), what).toBeLessThanOrEqual(1);
      expect(moves, what).toBeLessThanOrEqual(states.all().length);
      expect(afterMoves(states, { seed: seed + round }), what).toBe(0);
    }
  });

  test('a plan keeps to the bound on its moves', () => {
    const states = placed({ t: [30, 0, 0] });
    expect(plansOf(states, { config: { maxMoveFraction: 0.1 } })).toHaveLength(3);
  });

  test('a weight of nothing leaves them alone', () => {
    const config = { regionCountCost: 0, tableSkewCost: 0 };
    expect(plansOf(placed({ t: [6, 0, 0] }), { config })).toEqual([]);
  });

  test('hbase:meta and regions in transition count, and stay', () => {
    const states = placed({ t: [2, 2, 2], u: [1, 1, 0] });
    const meta = states.getOrCreate(META_REGION_INFO);
    meta.setState('OPEN');
    meta.setServer(servers[0]);
    for (const node of states.liveOfTable(TableName.parse('t'))) node.setState('CLOSING');
    expect(
      plansOf(states).map(({ node, source, target }) => [node.info.tableName.name, source.host, target.host]),
    ).toEqual([['u', 'a', 'c']]);
  });

  test('nothing goes to servers that are not candidates, nor is taken from them', () => {
    const states = placed({ t: [4, 0, 2] });
    const { plans } = balance({ nodes: states.all(), servers: servers.slice(0, 2), random: new SeededRandom(seed) });
    expect(plans.map(({ source, target }) => `${source.host} ${target.host}`)).toEqual(['a b', 'a b']);
    expect(balance({ nodes: states.all(), servers: [servers[0]], random: new SeededRandom(seed) }).plans).toEqual([]);
  });
});

describe('counts alone (SimpleLoadBalancer)', () => {
  const countsOnly = { countsOnly: true, slop: 0.2, regionCountCost: 0, tableSkewCost: 0, maxMoveFraction: 0 };

  test.each([
    ['near the average are left alone', [12, 8, 10], 0],
    ['further off are evened out', [13, 8, 9], 3],
    ['of a server without regions are evened out', [2, 1, 0], 1],
    ['of one region for three servers are left alone', [1, 0, 0], 0],
  ])('%s', (_, counts, moves) => {
    const states = placed({ t: counts });
    expect(afterMoves(states, { config: countsOnly })).toBe(moves);
    if (moves > 0) expect(unevenness(countsOf(states))).toBeLessThanOrEqual(1);
  });

  test('loads move nothing', () => {
    const states = placed({ t: [10, 10, 10] });
    const loadOf = ({ server }: RegionStateNode): RegionLoad => (server!.host === 'a' ? [1000, 1000, 9, 9] : NO_LOAD);
    expect(plansOf(states, { loadOf, config: countsOnly })).toEqual([]);
  });
});

describe('loads', () => {
  /** Regions whose start key is named have all the load there is. */
  const hot =
    (keys: string[], load: RegionLoad) =>
    (node: RegionStateNode): RegionLoad =>
      keys.includes(node.info.startKey.toString()) ? load : NO_LOAD;

  test('busy regions that all stand on one server are spread by exchanges; counts stay as they are', () => {
    const states = placed({ t: [20, 20, 20] });
    const loadOf = hot(['0-0', '0-1', '0-2'], [1000, 1000, 10, 100]);
    expect(afterMoves(states, { loadOf })).toBe(4);
    expect(countsOf(states)).toEqual([20, 20, 20]);
    for (const server of servers) expect(states.onServer(server).filter((node) => loadOf(node)[0] > 0)).toHaveLength(1);
    expect(plansOf(states, { loadOf })).toEqual([]);
  });

  test('small differences are not worth a move', () => {
    const states = placed({ t: [20, 20, 20] });
    expect(plansOf(states, { loadOf: hot(['0-0', '1-0', '2-0'], [10, 10, 1, 1]) })).toEqual([]);
    expect(plansOf(states, { loadOf: hot(['0-0', '0-1', '1-0'], [10, 10, 1, 1]) })).toEqual([]);
  });

  test('a weight decides what counts', () => {
    const states = placed({ t: [20, 20, 20] });
    const loadOf = hot(['0-0', '0-1', '0-2'], [1000, 0, 0, 0]);
    expect(plansOf(states, { loadOf })).toEqual([]);
    expect(plansOf(states, { loadOf, config: { readRequestCost: 100 } })).toHaveLength(4);
  });

  test('of tables of one region each are exchanged, too', () => {
    const names = Array.from({ length: 12 }, (_, i) => `t${i}`);
    const states = placed(
      Object.fromEntries(names.map((name, i) => [name, servers.map((_, s) => Number(i % 3 === s))])),
    );
    const loadOf = (node: RegionStateNode): RegionLoad => (node.server === servers[0] ? [500, 500, 10, 100] : NO_LOAD);
    const load = new Map(states.all().map((node) => [node, loadOf(node)]));
    afterMoves(states, { loadOf: (node) => load.get(node)!, config: { moveCost: 1 } });
    const busy = servers.map((server) => states.onServer(server).filter((node) => load.get(node)![0] > 0).length);
    expect(unevenness(busy)).toBeLessThanOrEqual(1);
    expect(countsOf(states)).toEqual([4, 4, 4]);
  });
});

test('10,000 regions are planned in one go, and the same chance gives the same plan', () => {
  const tables = Object.fromEntries(Array.from({ length: 100 }, (_, t) => [`t${t}`, [60 + (t % 7), 40, 0]]));
  const loadOf = (node: RegionStateNode): RegionLoad => [node.info.startKey.length * 7, 3, 1, 20];
  const told = () =>
    plansOf(placed(tables), { loadOf, seed: 7 }).map(({ node, target }) => `${node.info.encodedName} ${target.host}`);
  const first = told();
  expect(first.length).toBeGreaterThan(3000);
  expect(told()).toEqual(first);
});
