import { afterEach, describe, expect, it } from 'vitest';
import type { Logger } from '../../base/logger.ts';
import { silentLogger } from '../../base/logger.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { DEFAULT_SLOW_LOG, type SlowLogConfig } from '../../regionserver/slow-calls.ts';
import { type CallLimits, DEFAULT_CALL_LIMITS } from '../../rpc/call-watch.ts';
import { put } from './region-fixture.ts';
import { RegionServerFixture } from './region-server-fixture.ts';

const G = 'org.apache.hadoop.hbase.shaded.protobuf.generated.';
const { ALL, LARGE_LOG, SLOW_LOG } = pb.SlowLogPayload.Type;
const { LogType, FilterByOperator } = pb.SlowLogResponseRequest;
/** Every answer is large. */
const LARGE: CallLimits = { ...DEFAULT_CALL_LIMITS, largeBytes: 0, largeScanBytes: 0 };

let t: RegionServerFixture;
let info: RegionInfo;
let lines: string[];
afterEach(() => t.close());

async function begin(slowLog: Partial<SlowLogConfig>, callLimits = LARGE): Promise<void> {
  lines = [];
  const logger: Logger = { ...silentLogger, warn: (_, text) => lines.push(text) };
  t = await RegionServerFixture.start(
    { callLimits, slowLog: { ...DEFAULT_SLOW_LOG, isKept: true, ...slowLog } },
    undefined,
    undefined,
    logger,
  );
  info = await t.open();
  await t.server.regions.get(info.encodedName)!.mutate([put('r1', 'f:q', 'v'), put('r2', 'f:q', 'v')]);
  await t.admin('ClearSlowLogsResponses', pb.ClearSlowLogResponseRequest, pb.ClearSlowLogResponses, {});
}

const name = () => info.name.toString('latin1');
const region = () => ({ type: 1, value: info.name });
const get = (row: string) =>
  t.raw('ClientService', 'Get', pb.GetRequest.encode({ region: region(), get: { row: Buffer.from(row) } }).finish());
const scan = (request: pb.ScanRequest.$Properties) =>
  t.raw('ClientService', 'Scan', pb.ScanRequest.encode({ region: region(), ...request }).finish());

/** Calls of the clients' service alone: those that ask are recorded too. */
async function kept(request: pb.SlowLogResponseRequest.$Properties = {}): Promise<pb.SlowLogPayload[]> {
  const message = pb.SlowLogResponseRequest.encode({ log_type: LogType.LARGE_LOG, limit: 100, ...request }).finish();
  const answer = await t.admin('GetLogEntries', pb.LogRequest, pb.LogEntry, {
    log_class_name: `${G}AdminProtos$SlowLogResponseRequest`,
    log_message: message,
  });
  expect(answer.log_class_name).toBe(`${G}AdminProtos$SlowLogResponses`);
  const { slow_log_payloads } = pb.SlowLogResponses.decode(answer.log_message);
  return slow_log_payloads.filter(({ call_details }) => call_details.includes('ClientProtos'));
}
const methods = (calls: readonly pb.SlowLogPayload[]) => calls.map(({ method_name }) => method_name);

describe('slow and large calls', () => {
  it('are kept with what they were', async () => {
    await begin({});
    await get('r1');
    const [call] = await kept();
    expect(call).toMatchObject({
      method_name: 'Get',
      call_details: `Get(${G}ClientProtos$GetRequest)`,
      param: `region= ${name()}, row= r1`,
      region_name: name(),
      user_name: 'test',
      server_class: 'HRegionServer',
      type: LARGE_LOG,
      multi_gets: 0,
      scan: null,
    });
    expect(call.client_address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(longToNumber(call.response_size)).toBeGreaterThan(0);
    expect(Math.abs(longToNumber(call.start_time) - t.server.startedAt)).toBeLessThan(600_000);
  });

  it('have their line in the log, also where none are kept', async () => {
    await begin({ isKept: false });
    await get('r1');
    await scan({
      scan: { attribute: [{ name: '_operation.attributes.id', value: Buffer.from('mine') }] },
      number_of_rows: 1,
    });
    expect(await kept()).toEqual([]);
    const cleared = await t.admin(
      'ClearSlowLogsResponses',
      pb.ClearSlowLogResponseRequest,
      pb.ClearSlowLogResponses,
      {},
    );
    expect(cleared.is_cleaned).toBe(false);
    const [ofGet, ofScan] = lines
      .filter((line) => line.includes('ClientProtos'))
      .map((line) => {
        const [, json] = /^\(responseTooLarge\): (\{.*\})$/.exec(line)!;
        return JSON.parse(json);
      });
    expect(ofGet).toMatchObject({
      class: 'HRegionServer',
      method: 'Get',
      call: `Get(${G}ClientProtos$GetRequest)`,
      param: `region= ${name()}, row=r1`,
      processingtimems: expect.any(Number),
      queuetimems: expect.any(Number),
      starttimems: expect.stringMatching(/^\d+$/),
      responsesize: expect.stringMatching(/^\d+$/),
      blockbytesscanned: '0',
      fsreadtime: '0',
    });
    expect(ofScan.scandetails).toBe(`table: t region: ${name()} operation_id: mine`);
    expect(ofScan.param).toMatch(/^region \{ type: REGION_NAME value: .* <TRUNCATED>$/);
    expect(ofScan.param).toHaveLength(150 + ' <TRUNCATED>'.length);
  });

  it('are told newest first, at most as many as asked for, and no more are kept than there is room for', async () => {
    await begin({ maxCalls: 4 });
    for (const row of ['a', 'b', 'c', 'd', 'e']) await get(row);
    const rows = (calls: readonly pb.SlowLogPayload[]) => calls.map(({ param }) => /row= (.*)$/.exec(param!)?.[1]);
    expect(rows(await kept({ limit: 2 }))).toEqual(['e', 'd']);
    // The question before has taken the place of one.
    expect(rows(await kept())).toEqual(['e', 'd', 'c']);
  });

  it('are told by kind: what was only large is not among the slow ones', async () => {
    await begin({}, { ...LARGE, slowMs: -1 });
    await get('r1');
    expect(await kept({ log_type: LogType.SLOW_LOG })).toEqual([]);
    expect(await kept({ log_type: undefined })).toEqual([]);
    expect(methods(await kept())).toEqual(['Get']);
    expect(SLOW_LOG).not.toBe(ALL);
  });

  it('are found by region, table, client and user: any of these, or all', async () => {
    await begin({});
    await get('r1');
    const [{ client_address }] = await kept();
    const found = async (request: pb.SlowLogResponseRequest.$Properties) => (await kept(request)).length;
    expect(await found({ region_name: name() })).toBe(1);
    expect(await found({ region_name: 'hbase:meta,,1' })).toBe(0);
    expect(await found({ table_name: 't' })).toBe(1);
    expect(await found({ table_name: 'u' })).toBe(0);
    expect(await found({ client_address })).toBe(1);
    expect(await found({ user_name: 'nobody' })).toBe(0);
    const mixed = { table_name: 't', user_name: 'nobody' };
    expect(await found(mixed)).toBe(1);
    expect(await found({ ...mixed, filter_by_operator: FilterByOperator.OR })).toBe(1);
    expect(await found({ ...mixed, filter_by_operator: FilterByOperator.AND })).toBe(0);
    expect(await found({ table_name: 't', user_name: 'test', filter_by_operator: FilterByOperator.AND })).toBe(1);
    expect(await found({ table_name: '', user_name: '' })).toBe(1);
  });

  it('are gone when they are cleared', async () => {
    await begin({});
    await get('r1');
    const { is_cleaned } = await t.admin(
      'ClearSlowLogsResponses',
      pb.ClearSlowLogResponseRequest,
      pb.ClearSlowLogResponses,
      {},
    );
    expect(is_cleaned).toBe(true);
    expect(await kept()).toEqual([]);
  });

  it('say how much was read for them, and are large by that', async () => {
    await begin({}, { ...DEFAULT_CALL_LIMITS, largeBytes: 500, largeScanBytes: 500 });
    const served = t.server.regions.get(info.encodedName)!;
    await served.mutate([put('big', 'f:q', Buffer.alloc(5000))]);
    await served.flush({ force: true, reason: 'test' });
    await get('big');
    const missing = pb.GetRequest.encode({
      region: region(),
      get: { row: Buffer.from('big'), existence_only: true },
    }).finish();
    await t.raw('ClientService', 'Get', missing);
    const action = [{ index: 0, get: { row: Buffer.from('big'), existence_only: true } }];
    const multi = pb.MultiRequest.encode({ regionAction: [{ region: region(), action }] }).finish();
    await t.raw('ClientService', 'Multi', multi);
    await scan({
      scan: {
        filter: {
          name: 'org.apache.hadoop.hbase.filter.KeyOnlyFilter',
          serialized_filter: pb.KeyOnlyFilter.encode({ len_as_val: false }).finish(),
        },
      },
      number_of_rows: 10,
    });
    const calls = await kept();
    expect(methods(calls)).toEqual(['Scan', 'Multi', 'Get', 'Get']);
    for (const { block_bytes_scanned } of calls) expect(longToNumber(block_bytes_scanned)).toBeGreaterThan(5000);
    expect(longToNumber(calls[1].response_size)).toBeLessThan(500);
    expect(calls[1]).toMatchObject({ multi_gets: 1, multi_mutations: 0 });
  });

  it('keep a scan whole if that is wanted', async () => {
    await begin({ keepsScans: true });
    await scan({ scan: { start_row: Buffer.from('r1'), max_versions: 3 }, number_of_rows: 1, close_scanner: true });
    const [call] = await kept();
    expect(call.scan).toMatchObject({ start_row: Buffer.from('r1'), max_versions: 3 });
  });

  it('of long requests are cut', async () => {
    await begin({ keepsScans: true });
    const attribute = [{ name: 'long', value: Buffer.alloc(200_000, 'x') }];
    await scan({ scan: { attribute }, number_of_rows: 1, close_scanner: true });
    const [call] = await kept();
    expect(call.param).toHaveLength(16 * 1024 + ' <TRUNCATED>'.length);
    expect(call.scan).toBe(null);
  });

  it('are asked for by the methods of before 2.4 too', async () => {
    await begin({});
    await get('r1');
    for (const method of ['GetLargeLogResponses', 'GetSlowLogResponses']) {
      const answer = await t.admin(method, pb.SlowLogResponseRequest, pb.SlowLogResponses, {
        log_type: LogType.LARGE_LOG,
        table_name: 't',
      });
      expect(methods(answer.slow_log_payloads)).toEqual(['Get']);
    }
  });
});
