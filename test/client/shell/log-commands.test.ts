import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock, systemClock } from '../../../base/clock.ts';
import { type Connection, connect } from '../../../client/index.ts';
import { gsonText, JavaDouble } from '../../../client/shell/gson-text.ts';
import { Session } from '../../../client/shell/session.ts';
import { DEFAULT_BALANCER_CONFIG } from '../../../master/balancer/balancer-config.ts';
import { DEFAULT_SLOW_LOG } from '../../../regionserver/slow-calls.ts';
import { DEFAULT_CALL_LIMITS } from '../../../rpc/call-watch.ts';
import { RealCluster } from '../../support/real-cluster.ts';

const LARGE = 20_000;

describe('what servers keep', () => {
  let cluster: RealCluster;
  let connection: Connection;
  beforeAll(async () => {
    const balancer = { ...DEFAULT_BALANCER_CONFIG, keepsDecisions: true, keepsRejections: true };
    cluster = await RealCluster.start(2, undefined, { balancer }, systemClock, {
      callLimits: { ...DEFAULT_CALL_LIMITS, largeBytes: LARGE, largeScanBytes: LARGE },
      slowLog: { ...DEFAULT_SLOW_LOG, isKept: true, keepsScans: true },
    });
    connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] }, ['b', 'c', 'd']);
    const value = Buffer.alloc(LARGE, 'x');
    await connection.table('t').put({ row: 'a', cells: [{ family: 'f', qualifier: 'q', value }] });
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  async function printed(source: string): Promise<string> {
    let text = '';
    const output = { width: 0, write: (more: string) => void (text += more) };
    const readFile = () => Promise.reject(new Error('no files'));
    const clock = new ManualClock();
    await new Session({ connection, output, clock, interactive: true, readFile, user: 'me' }).run(source);
    return text.replaceAll('Took 0.0000 seconds\n', '');
  }

  it('large calls: with all that is known of them, until they are cleared', async () => {
    const table = connection.table('t');
    await table.get('a');
    for await (const row of table.scan({ stopRow: 'b', columns: [{ family: 'f', qualifier: 'q' }], versions: 2 }))
      expect(row.cells).toHaveLength(1);
    const [scan, get, ...others] = await connection.admin.largeLogResponses({ tableName: 't' });
    expect(others).toEqual([]);
    expect(get).toMatchObject({
      methodName: 'Get',
      param: expect.stringMatching(/^region= t,,\d+\.[0-9a-f]{32}\., row= a$/),
      user: 'colonnade',
      isLarge: true,
      isSlow: false,
      scan: undefined,
    });
    expect(get.responseBytes).toBeGreaterThan(LARGE);
    expect(scan).toMatchObject({
      methodName: 'Scan',
      scan: {
        startRow: '',
        stopRow: 'b',
        maxVersions: 2,
        families: { f: ['q'] },
        timeRange: [0n, 2n ** 63n - 1n],
        readType: expect.any(String),
      },
    });
    expect(await connection.admin.slowLogResponses()).toEqual([]);
    expect(await connection.admin.largeLogResponses({ user: 'colonnade', tableName: 'u', match: 'all' })).toEqual([]);
    expect(
      await connection.admin.largeLogResponses({ user: 'colonnade', tableName: 'u', match: 'any', limit: 1 }),
    ).toEqual([scan]);

    const text = await printed("get_largelog_responses '*', {'LIMIT' => 2, 'TABLE_NAME' => 't'}");
    const [title, ...lines] = text.trimEnd().split('\n');
    expect(title).toBe('Retrieved LargeLog Responses from RegionServers');
    const [first, second] = JSON.parse(`[${lines.join('\n').replace(/\n\}\n\{/g, '\n},{')}]`);
    expect([first.methodName, second.methodName]).toEqual(['Scan', 'Get']);
    expect(Object.keys(second)).toEqual(
      expect.arrayContaining([
        ...['startTime', 'processingTime', 'queueTime', 'responseSize', 'blockBytesScanned', 'fsReadTime'],
        ...['clientAddress', 'serverClass', 'methodName', 'callDetails', 'param', 'userName'],
      ]),
    );
    expect(first.scan).toMatchObject({ stopRow: 'b', totalColumns: 1 });
    expect(second.scan).toBeUndefined();
    const raw = lines.join('\n');
    expect(raw).toContain('"param": "region\\u003d t,,');
    expect(raw).toMatch(/^\{\n {2}"startTime": \d+,\n {2}"processingTime": \d+,\n/);

    expect(await printed('clear_slowlog_responses')).toBe('Cleared Slowlog responses from 2/2 RegionServers\n');
    expect(await printed("get_largelog_responses '*'")).toBe('Retrieved LargeLog Responses from RegionServers\n');
    expect(await printed("get_slowlog_responses '*', {}")).toBe('Retrieved SlowLog Responses from RegionServers\n');
  });

  it('of servers that are named, in full or by host and port', async () => {
    await connection.table('t').get('a');
    const [{ server }] = await connection.admin.regions('t');
    const other = cluster.servers.find(({ serverName }) => !serverName.equals(server!))!.serverName;
    const count = async (name: string) =>
      (await printed(`get_largelog_responses ${name}`)).match(/"methodName"/g)?.length ?? 0;
    expect(await count(`['${server}']`)).toBe(1);
    expect(await count(`'${server!.host},${server!.port}'`)).toBe(1);
    expect(await count(`'${other}'`)).toBe(0);
    expect(await printed(`clear_slowlog_responses ['${other}']`)).toBe(
      'Cleared Slowlog responses from 1/1 RegionServers\n',
    );
    expect(await count(`['${server}', '${other}']`)).toBe(1);
  });

  it('says what is wrong with a question', async () => {
    expect(await printed("get_slowlog_responses '*', {'FILTER_BY_OP' => 'XOR'}")).toContain(
      'FILTER_BY_OP should be either OR / AND',
    );
    expect(await printed("get_slowlog_responses '*', 'all'")).toContain('ERROR');
    expect(await printed('get_slowlog_responses')).toContain('ERROR');
  });

  it('what the balancer decided, and why it moved nothing', async () => {
    const { admin } = connection;
    expect(await printed('get_balancer_decisions')).toBe('Retrieved BalancerDecision Responses\n');
    const [{ server }] = await admin.regions('t');
    for (const { region } of await admin.regions('t')) await admin.move(region, server!).catch(() => {});
    await admin.balance();
    await expect.poll(async () => (await admin.clusterStatus()).regionsInTransition, { timeout: 20_000 }).toEqual([]);
    await expect.poll(async () => (await admin.balance()).ran, { timeout: 20_000 }).toBe(true);
    const [decision] = await admin.balancerDecisions({ limit: 1 });
    expect(decision.regionPlans.length).toBeGreaterThan(0);
    expect(decision.initTotalCost).toBeGreaterThan(decision.computedTotalCost);
    const text = await printed('get_balancer_decisions LIMIT => 1');
    expect(text).toMatch(
      /^Retrieved BalancerDecision Responses\n\{\n {2}"initialFunctionCosts": " .+",\n {2}"finalFunctionCosts": " .*",\n {2}"initTotalCost": [\d.]+,\n {2}"computedTotalCost": [\d.E-]+,\n {2}"computedSteps": \d+,\n {2}"regionPlans": \[\n {4}"table: t , region: /,
    );
    expect(await printed('get_balancer_rejections LIMIT => 1')).toMatch(
      /^Retrieved BalancerRejection Responses\n\{\n {2}"reason": "\[?\(cost1\*multiplier1\)\+.* <= .*",\n {2}"costFuncInfoList": \[\n {4}"org\.apache\.hadoop\.hbase\.master\.balancer\.RegionCountSkewCostFunction cost:0\.0 multiplier:500\.0",\n/,
    );
    expect(await printed('get_balancer_rejections LIMIT => 0')).toBe('Retrieved BalancerRejection Responses\n');
  });
});

it('records are printed as Gson prints them', () => {
  const value = { a: '<\'&=>"\n', b: new JavaDouble(1), c: [], d: {}, e: [1, 2n ** 63n], f: undefined, g: { h: true } };
  expect(gsonText(value)).toBe(
    '{\n  "a": "\\u003c\\u0027\\u0026\\u003d\\u003e\\"\\n",\n  "b": 1.0,\n  "c": [],\n  "d": {},\n  "e": [\n    1,\n    9223372036854775808\n  ],\n  "g": {\n    "h": true\n  }\n}',
  );
  expect(gsonText("<'&=>", { escapesHtml: false })).toBe('"<\'&=>"');
});
