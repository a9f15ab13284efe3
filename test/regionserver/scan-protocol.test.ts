import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { CellBlockBuilder } from '../../cell/cell-block.ts';
import { kvRowLength, kvRowOffset, kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { mutationToProto } from '../../model/convert-mutation.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { writeBulkFile } from './bulk-files.ts';
import { increment, long, put } from './region-fixture.ts';
import { RegionServerFixture } from './region-server-fixture.ts';

let t: RegionServerFixture;
let info: RegionInfo;

beforeAll(async () => {
  t = await RegionServerFixture.start({ scannerLeaseMs: 60_000 });
  info = await t.open({ families: { f: { VERSIONS: 3 } } });
  const mutations: ServerMutation[] = [];
  for (let i = 0; i < 20; i++)
    for (const q of ['a', 'b', 'c']) mutations.push(put(`r${String(i).padStart(2, '0')}`, `f:${q}`, `${i}${q}`));
  await multi(mutations);
});
afterAll(() => t.close());

async function multi(mutations: ServerMutation[], cellsBroken = false): Promise<pb.MultiResponse> {
  const block = new CellBlockBuilder();
  const action = mutations.map((mutation, index) => ({ index, mutation: mutationToProto(mutation, block) }));
  const request = pb.MultiRequest.encode({
    regionAction: [{ region: { type: 1, value: info.name }, action }],
  }).finish();
  const bytes = block.finish();
  const reply = await t.raw(
    'ClientService',
    'Multi',
    request,
    cellsBroken ? bytes.subarray(0, bytes.length - 3) : bytes,
  );
  return pb.MultiResponse.decode(reply.message);
}

interface Answer {
  message: pb.ScanResponse;
  /** Row of each result. */
  rows: string[];
  /** Value of each result's last cell. */
  values: Buffer[];
}

async function scan(request: pb.ScanRequest.$Properties): Promise<Answer> {
  const reply = await t.raw('ClientService', 'Scan', pb.ScanRequest.encode(request).finish());
  const message = pb.ScanResponse.decode(reply.message);
  const values: Buffer[] = [];
  const rows = message.cells_per_result.map((count) => {
    let row = '';
    let value = Buffer.alloc(0);
    for (let i = 0; i < count; i++) {
      const cell = reply.cells!.next()!;
      const at = kvRowOffset(cell.offset);
      row = cell.slab.bytes.toString('latin1', at, at + kvRowLength(cell.slab.view, cell.offset));
      const valueAt = kvValueOffset(cell.slab.view, cell.offset);
      value = Buffer.from(cell.slab.bytes.subarray(valueAt, valueAt + kvValueLength(cell.slab.view, cell.offset)));
    }
    values.push(value);
    return row;
  });
  return { message, rows, values };
}

const handles = { client_handles_partials: true, client_handles_heartbeats: true };
function open(shape: pb.Scan.$Properties, request: pb.ScanRequest.$Properties = {}): Promise<Answer> {
  return scan({ region: { type: 1, value: info.name }, scan: shape, close_scanner: false, ...handles, ...request });
}
const failure = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return (error as Error).name;
  }
};
const next = (scanner_id: pb.ScanResponse['scanner_id'], seq: number, number_of_rows = 5) =>
  scan({ scanner_id: scanner_id!, next_call_seq: seq, number_of_rows, ...handles });

describe('the scan protocol', () => {
  it('opening returns rows, an id, a lease and the read point; next goes on; the end closes the scanner by itself', async () => {
    const first = await open({}, { number_of_rows: 8 });
    expect(first.rows).toEqual(Array.from({ length: 8 }, (_, i) => `r0${i}`));
    expect(first.message.ttl).toBe(60_000);
    expect(longToNumber(first.message.mvcc_read_point)).toBeGreaterThan(0);
    expect(first.message.more_results).toBe(true);
    expect(first.message.more_results_in_region).toBe(true);
    const second = await next(first.message.scanner_id, 0, 100);
    expect(second.rows).toHaveLength(12);
    expect(second.message.more_results_in_region).toBe(false);
    expect(second.message.more_results).toBe(true);
    expect(t.server.scanners.size).toBe(0);
  });

  it('a close of a scanner that ended is answered empty; a repeated next is out of order, an id never given is unknown', async () => {
    const { message } = await open({}, { number_of_rows: 100 });
    const close = await scan({ scanner_id: message.scanner_id!, close_scanner: true, number_of_rows: 0 });
    expect(close.message.cells_per_result).toEqual([]);
    expect(await failure(next(message.scanner_id, 0))).toBe('OutOfOrderScannerNextException');
    expect(await failure(next(12345 as never, 0))).toBe('UnknownScannerException');
  });

  it('a next with the wrong sequence is refused and the scanner stays', async () => {
    const { message } = await open({}, { number_of_rows: 2 });
    expect(await failure(next(message.scanner_id, 1))).toBe('OutOfOrderScannerNextException');
    expect((await next(message.scanner_id, 0, 2)).rows).toEqual(['r02', 'r03']);
    expect(await failure(next(message.scanner_id, 0, 2))).toBe('OutOfOrderScannerNextException');
    const renewed = await scan({ scanner_id: message.scanner_id!, renew: true, number_of_rows: 0, next_call_seq: 1 });
    expect(renewed.rows).toEqual([]);
    expect((await next(message.scanner_id, 2, 2)).rows).toEqual(['r04', 'r05']);
    expect((await scan({ scanner_id: message.scanner_id!, number_of_rows: 1 })).rows).toEqual(['r06']);
    await scan({ scanner_id: message.scanner_id!, close_scanner: true });
  });

  it('limit_of_rows ends the scan exactly there', async () => {
    const { rows, message } = await open({}, { number_of_rows: 100, limit_of_rows: 3 });
    expect(rows).toEqual(['r00', 'r01', 'r02']);
    expect(message.more_results).toBe(false);
    expect(t.server.scanners.size).toBe(0);
  });

  it('limit_of_rows counts whole rows when results are parts of them', async () => {
    const { rows, message } = await open({ batch_size: 2 }, { number_of_rows: 100, limit_of_rows: 2 });
    expect(rows).toEqual(['r00', 'r00', 'r01', 'r01']);
    expect(message.partial_flag_per_result).toEqual([true, false, true, false]);
    expect(message.more_results).toBe(false);
  });

  it('one-shot: opened, read and closed in one call', async () => {
    const { rows } = await open(
      { start_row: Buffer.from('r05'), stop_row: Buffer.from('r07') },
      { number_of_rows: 10, close_scanner: true },
    );
    expect(rows).toEqual(['r05', 'r06']);
    expect(t.server.scanners.size).toBe(0);
  });

  it('reversed, as clients look for regions in meta', async () => {
    const { rows } = await open(
      { reversed: true, start_row: Buffer.from('r07x'), stop_row: Buffer.from('r05'), include_stop_row: true },
      { number_of_rows: 1, close_scanner: true },
    );
    expect(rows).toEqual(['r07']);
    const all = await open({ reversed: true }, { number_of_rows: 100 });
    expect(all.rows[0]).toBe('r19');
    expect(all.rows).toHaveLength(20);
  });

  it('a size limit cuts rows for clients that take parts, and only between rows for others', async () => {
    const cut = await open({ max_result_size: 1 }, { number_of_rows: 100 });
    expect(cut.rows).toEqual(['r00']);
    expect(cut.message.cells_per_result).toEqual([1]);
    expect(cut.message.partial_flag_per_result).toEqual([true]);
    const rest = await next(cut.message.scanner_id, 0, 100);
    expect(rest.rows).toEqual(['r00']);
    await scan({ scanner_id: cut.message.scanner_id!, close_scanner: true });
    // HBase counts 32 bytes for each cell besides its own.
    const first = await open({ max_result_size: 2 * (27 + 32) }, { number_of_rows: 100 });
    expect(first.message.cells_per_result).toEqual([2]);
    await scan({ scanner_id: first.message.scanner_id!, close_scanner: true });
    const whole = await open(
      { max_result_size: 1 },
      { number_of_rows: 100, client_handles_partials: false, client_handles_heartbeats: false },
    );
    expect(whole.message.cells_per_result).toEqual([3]);
    expect(whole.message.partial_flag_per_result).toEqual([false]);
    await scan({ scanner_id: whole.message.scanner_id!, close_scanner: true });
  });

  it('an empty answer with more to come is a heartbeat', async () => {
    const filter = {
      name: 'org.apache.hadoop.hbase.filter.PrefixFilter',
      serialized_filter: pb.PrefixFilter.encode({ prefix: Buffer.from('nothing') }).finish(),
    };
    const { message, rows } = await open({ filter }, { number_of_rows: 10 });
    // The filter ends the scan: nothing may follow, in no region.
    expect(rows).toEqual([]);
    expect(message.heartbeat_message ?? false).toBe(
      message.more_results_in_region === true && message.more_results === true,
    );
  });

  it('a scanner whose client is silent for a lease is closed', async () => {
    const { message } = await open({}, { number_of_rows: 1 });
    const clock = performance.now();
    t.server.scanners.expire();
    expect(t.server.scanners.size).toBe(1);
    for (const openScanner of [t.server.scanners.find(message.scanner_id as never)!]) openScanner.expires = clock - 1;
    t.server.scanners.expire();
    expect(await failure(next(message.scanner_id, 0))).toBe('UnknownScannerException');
  });

  it('scan metrics when asked for; a row of which a filter leaves nothing is one that it filtered', async () => {
    const noColumn = {
      name: 'org.apache.hadoop.hbase.filter.ColumnPrefixFilter',
      serialized_filter: pb.ColumnPrefixFilter.encode({ prefix: Buffer.from('none') }).finish(),
    };
    const prefix = {
      name: 'org.apache.hadoop.hbase.filter.PrefixFilter',
      serialized_filter: pb.PrefixFilter.encode({ prefix: Buffer.from('r0') }).finish(),
    };
    for (const [filter, scanned, filtered] of [
      [undefined, 20, 0],
      [noColumn, 20, 20],
      // The row behind the prefix ends the scan: it counts as filtered, not as scanned.
      [prefix, 10, 1],
    ] as const) {
      const { message } = await open({ filter }, { number_of_rows: 100, track_scan_metrics: true });
      expect(message.scan_metrics?.metrics?.map(({ name, value }) => [name, longToNumber(value)])).toEqual([
        ['ROWS_SCANNED', scanned],
        ['ROWS_FILTERED', filtered],
        ['BLOCK_BYTES_SCANNED', 0],
        ['FS_READ_TIME', 0],
      ]);
    }
    await t.server.regions.get(info.encodedName)!.flush({ force: true, reason: 'a test' });
    const metricsOf = ({ scan_metrics }: pb.ScanResponse) =>
      new Map(scan_metrics?.metrics?.map(({ name, value }) => [name, longToNumber(value)]));
    const { message } = await open({}, { number_of_rows: 5, track_scan_metrics: true });
    const first = metricsOf(message);
    expect(first.get('BLOCK_BYTES_SCANNED')).toBeGreaterThan(500);
    expect(first.get('FS_READ_TIME')).toBeGreaterThan(0);
    // What is left stands in the same block.
    const { message: rest } = await scan({
      ...{ scanner_id: message.scanner_id, next_call_seq: 0, ...handles },
      ...{ number_of_rows: 100, track_scan_metrics: true },
    });
    expect([metricsOf(rest).get('ROWS_SCANNED'), metricsOf(rest).get('BLOCK_BYTES_SCANNED')]).toEqual([15, 0]);
  });

  it('without a codec the cells stand inside the message', async () => {
    const plain = t.otherClient('none');
    const request = pb.ScanRequest.encode({
      region: { type: 1, value: info.name },
      scan: {},
      number_of_rows: 2,
      close_scanner: true,
    });
    const reply = await plain.call(t.server.address, 'ClientService', 'Scan', request.finish());
    const { results } = pb.ScanResponse.decode(reply.message);
    expect(reply.cells).toBeUndefined();
    expect(results.map((result) => result.cell.map((cell) => Buffer.from(cell.value!).toString()))).toEqual([
      ['0a', '0b', '0c'],
      ['1a', '1b', '1c'],
    ]);
  });

  it('refuses a family that does not exist, and a region that is not here', async () => {
    expect(await failure(open({ column: [{ family: Buffer.from('nope'), qualifier: [] }] }))).toBe(
      'NoSuchColumnFamilyException',
    );
    expect(
      await failure(
        scan({ region: { type: 1, value: Buffer.from('t,,99.0123456789abcdef0123456789abcdef.') }, scan: {} }),
      ),
    ).toBe('NotServingRegionException');
    expect(await failure(scan({}))).toBe('DoNotRetryIOException');
  });
});

describe('Multi', () => {
  it('answers every action, failures one by one, and keeps the cells aligned', async () => {
    const before = await multi([
      put('m1', 'f:a', '1'),
      put('m1', 'nope:a', 'x'),
      put('m2', 'f:a', '2'),
      increment('m3', 'f:n', 5n),
    ]);
    const [region] = before.regionActionResult;
    expect(region.resultOrException.map(({ index, exception }) => [index, exception?.name?.split('.').at(-1)])).toEqual(
      [
        [0, undefined],
        [1, 'NoSuchColumnFamilyException'],
        [2, undefined],
        [3, undefined],
      ],
    );
    expect(region.resultOrException[3].result?.associated_cell_count).toBe(1);
    const { rows } = await open({ start_row: Buffer.from('m'), stop_row: Buffer.from('n') }, { number_of_rows: 10 });
    expect(rows).toEqual(['m1', 'm2', 'm3']);
  });

  it('a region that is not here has its cells passed over', async () => {
    const block = new CellBlockBuilder();
    const elsewhere = Buffer.from('t,,99.0123456789abcdef0123456789abcdef.');
    const lost = mutationToProto(put('x1', 'f:a', 'lost'), block);
    const kept = mutationToProto(put('x2', 'f:a', 'kept'), block);
    const request = pb.MultiRequest.encode({
      regionAction: [
        { region: { type: 1, value: elsewhere }, action: [{ index: 0, mutation: lost }] },
        { region: { type: 1, value: info.name }, action: [{ index: 1, mutation: kept }] },
      ],
    }).finish();
    const { regionActionResult } = pb.MultiResponse.decode(
      (await t.raw('ClientService', 'Multi', request, block.finish())).message,
    );
    expect(regionActionResult[0].exception?.name).toBe('org.apache.hadoop.hbase.NotServingRegionException');
    expect(regionActionResult[1].resultOrException).toHaveLength(1);
    expect(
      (await open({ start_row: Buffer.from('x'), stop_row: Buffer.from('y') }, { number_of_rows: 10 })).rows,
    ).toEqual(['x2']);
  });

  it('a get sees what the actions before it wrote, the atomic ones too', async () => {
    const region = { type: 1, value: info.name };
    const block = new CellBlockBuilder();
    const atomic = [{ index: 0, mutation: mutationToProto(put('w1', 'f:a', 'v'), block) }];
    const single = [{ index: 1, get: { row: Buffer.from('w1'), existence_only: true } }];
    const request = pb.MultiRequest.encode({
      regionAction: [
        { region, atomic: true, action: atomic },
        { region, action: single },
      ],
    }).finish();
    const reply = await t.raw('ClientService', 'Multi', request, block.finish());
    const { regionActionResult } = pb.MultiResponse.decode(reply.message);
    expect(regionActionResult[1].resultOrException[0].result?.exists).toBe(true);
  });

  it('too few cells fail the actions that lack theirs', async () => {
    const { regionActionResult } = await multi([put('y1', 'f:a', '1'), put('y2', 'f:a', '2')], true);
    const outcomes = regionActionResult[0].resultOrException.map(({ exception }) => exception?.name);
    expect(outcomes[0]).toBeUndefined();
    expect(outcomes[1]).toBe('org.apache.hadoop.hbase.DoNotRetryIOException');
  });

  it('atomic and conditional actions', async () => {
    const run = async (row: string, value: string, condition?: pb.Condition.$Properties) => {
      const block = new CellBlockBuilder();
      const mutation = mutationToProto(put(row, 'f:a', value), block);
      const other = mutationToProto(increment(row, 'f:n', 1n), block);
      const action = [{ mutation }, { mutation: other }];
      const request = pb.MultiRequest.encode({
        regionAction: [{ region: { type: 1, value: info.name }, atomic: true, action, condition }],
      });
      const reply = await t.raw('ClientService', 'Multi', request.finish(), block.finish());
      return pb.MultiResponse.decode(reply.message);
    };
    const plain = await run('z1', 'first');
    expect(plain.processed).toBe(true);
    expect(plain.regionActionResult[0].processed).toBe(true);
    expect(plain.regionActionResult[0].resultOrException).toHaveLength(2);
    expect(plain.regionActionResult[0].resultOrException[0].result?.cell).toHaveLength(1);
    const condition = (value: string): pb.Condition.$Properties => ({
      row: Buffer.from('z1'),
      family: Buffer.from('f'),
      qualifier: Buffer.from('a'),
      compare_type: pb.CompareType.EQUAL,
      comparator: {
        name: 'org.apache.hadoop.hbase.filter.BinaryComparator',
        serialized_comparator: pb.BinaryComparator.encode({ comparable: { value: Buffer.from(value) } }).finish(),
      },
    });
    expect((await run('z1', 'no', condition('other'))).regionActionResult[0].processed).toBe(false);
    expect((await run('z1', 'yes', condition('first'))).regionActionResult[0].processed).toBe(true);
    expect((await run('z1', 'no', condition('first'))).regionActionResult[0].processed).toBe(false);
  });
});

describe('Get', () => {
  const get = async (message: pb.Get.$Properties, client = t.client) => {
    const request = pb.GetRequest.encode({ region: { type: 1, value: info.name }, get: message }).finish();
    const reply = await client.call(t.server.address, 'ClientService', 'Get', request);
    return { result: pb.GetResponse.decode(reply.message).result!, cells: reply.cells };
  };
  it('counts the cells beside the message, or says only whether there are any', async () => {
    const { result, cells } = await get({ row: Buffer.from('r03') });
    expect(result.associated_cell_count).toBe(3);
    expect(cells?.next()).toBeDefined();
    expect((await get({ row: Buffer.from('nope') })).result.associated_cell_count).toBe(0);
    const exists = await get({ row: Buffer.from('r03'), existence_only: true });
    expect(exists.result.exists).toBe(true);
    expect(exists.cells).toBeUndefined();
    expect(await failure(get({ row: Buffer.from('r03'), closest_row_before: true }))).toBe('UnknownProtocolException');
    expect((await get({ row: Buffer.from('r03') }, t.otherClient('none'))).result.cell).toHaveLength(3);
  });
});

describe('coprocessor calls', () => {
  const exec = (service_name: string, method_name: string, request: Uint8Array) =>
    t.raw(
      'ClientService',
      'ExecService',
      pb.CoprocessorServiceRequest.encode({
        region: { type: 1, value: info.name },
        call: { row: Buffer.alloc(0), service_name, method_name, request },
      }).finish(),
    );
  it('MultiRowMutationService.MutateRows changes several rows at once; others are refused', async () => {
    const mutation = (
      row: string,
      mutate_type = pb.MutationProto.MutationType.PUT,
      value: Uint8Array = Buffer.from('v'),
    ): pb.MutationProto.$Properties => ({
      row: Buffer.from(row),
      mutate_type,
      column_value: [{ family: Buffer.from('f'), qualifier_value: [{ qualifier: Buffer.from('a'), value }] }],
    });
    const request = pb.MutateRowsRequest.encode({ mutation_request: [mutation('w1'), mutation('w2')] }).finish();
    const reply = pb.CoprocessorServiceResponse.decode(
      (await exec('MultiRowMutationService', 'MutateRows', request)).message,
    );
    expect(pb.MutateRowsResponse.decode(reply.value.value!).processed).toBe(true);
    expect(
      (await open({ start_row: Buffer.from('w'), stop_row: Buffer.from('x') }, { number_of_rows: 10 })).rows,
    ).toEqual(['w1', 'w2']);
    // Increments and appends too, beside others.
    const { INCREMENT, APPEND } = pb.MutationProto.MutationType;
    const mixed = [
      mutation('w1', APPEND),
      mutation('w2', APPEND),
      mutation('w3', INCREMENT, long(2n)),
      mutation('w4', pb.MutationProto.MutationType.PUT),
    ];
    await exec(
      'MultiRowMutationService',
      'MutateRows',
      pb.MutateRowsRequest.encode({ mutation_request: mixed }).finish(),
    );
    expect(
      (await open({ start_row: Buffer.from('w'), stop_row: Buffer.from('x') }, { number_of_rows: 10 })).values,
    ).toEqual([Buffer.from('vv'), Buffer.from('vv'), long(2n), Buffer.from('v')]);
    expect(await failure(exec('hbase.pb.AggregateService', 'GetMax', Buffer.alloc(0)))).toBe(
      'UnknownProtocolException',
    );
  });

  it('bulk load: a folder of its own to begin with, the load, the folder gone', async () => {
    const raw = (method: string, message: { finish(): Uint8Array }) => t.raw('ClientService', method, message.finish());
    const region = { type: 1, value: info.name };
    const table_name = info.tableName.toProto();
    const { message } = await raw('PrepareBulkLoad', pb.PrepareBulkLoadRequest.encode({ table_name, region }));
    const { bulk_token } = pb.PrepareBulkLoadResponse.decode(message);
    expect(bulk_token).toMatch(/^memory:\/staging\/\w*__t__[0-9a-f]{80}$/);
    const folder = bulk_token.slice('memory:/'.length);
    const path = await writeBulkFile(t.disk.files, `${folder}/f/x`, [
      { row: 'zz', column: 'f:q', value: 'v', timestamp: 5 },
    ]);
    const family_path = [{ family: Buffer.from('f'), path }];
    const load = (more: Partial<pb.BulkLoadHFileRequest.$Properties> = {}) =>
      raw('BulkLoadHFile', pb.BulkLoadHFileRequest.encode({ region, family_path, bulk_token, ...more }));
    const answer = pb.BulkLoadHFileResponse.decode((await load()).message);
    expect(answer.loaded).toBe(true);
    expect((await open({ start_row: Buffer.from('zz') }, { number_of_rows: 10 })).rows).toEqual(['zz']);
    expect(await failure(load({ family_path: [{ family: Buffer.from('x'), path }] }))).toBe('DoNotRetryIOException');
    // It has come from here, by way of another cluster.
    const { cluster_ids } = { cluster_ids: [t.server.clusterId!] };
    expect(pb.BulkLoadHFileResponse.decode((await load({ cluster_ids })).message).loaded).toBe(true);
    await raw('CleanupBulkLoad', pb.CleanupBulkLoadRequest.encode({ bulk_token, region }));
    expect(await t.disk.files.list(folder)).toEqual([]);
    const cleanup = (token: string) => raw('CleanupBulkLoad', pb.CleanupBulkLoadRequest.encode({ bulk_token: token }));
    expect(await failure(cleanup('memory:/data'))).toBe('DoNotRetryIOException');
    expect(await failure(cleanup('memory:/staging/../data'))).toBe('DoNotRetryIOException');
  });
});

describe('regions coming and going', () => {
  it('reports what it opens and closes, once for each order, and remembers where a region went', async () => {
    const other = await RegionServerFixture.start();
    try {
      const region = await other.open();
      expect(other.master.transitions).toHaveLength(1);
      expect(other.master.transitions[0]).toMatchObject({ code: 0, openSequenceNumber: 2, procId: 100 });
      await other.executeOpen(region, 100);
      expect(await failure(other.executeOpen(region, 101, 1))).toBe('DoNotRetryIOException');
      expect(await failure(other.executeOpen(region, 102, undefined, 4))).toBe('DoNotRetryIOException');
      const to = new ServerName('elsewhere', 1, 2);
      await other.executeClose(region, 103, to);
      await other.master.until(() => other.master.transitions.some(({ code }) => code === 2));
      expect(other.master.transitions.map(({ code, procId }) => [code, procId])).toEqual([
        [0, 100],
        [2, 103],
      ]);
      const request = pb.GetRequest.encode({
        region: { type: 1, value: region.name },
        get: { row: Buffer.from('r') },
      }).finish();
      const error = await other.raw('ClientService', 'Get', request).catch((e: unknown) => e);
      expect(error).toMatchObject({ name: 'RegionMovedException', hostname: 'elsewhere', port: 1 });
    } finally {
      await other.close();
    }
  });

  it('keeps reporting while the master is away, and a scanner of a closed region is told', async () => {
    const other = await RegionServerFixture.start();
    try {
      const busy = () => hbaseError('PleaseHoldException', 'not yet');
      other.master.failNext.set('ReportRegionStateTransition', [busy(), busy()]);
      const region = await other.open();
      expect(other.master.transitions).toHaveLength(1);
      const server = other.server;
      const opened = server.regions.get(region.encodedName)!;
      await opened.mutate([put('a', 'f:q', 'v'), put('b', 'f:q', 'v')]);
      const openRequest = pb.ScanRequest.encode({
        region: { type: 1, value: region.name },
        scan: {},
        number_of_rows: 1,
      }).finish();
      const { scanner_id } = pb.ScanResponse.decode((await other.raw('ClientService', 'Scan', openRequest)).message);
      await other.executeClose(region, 300);
      await other.master.until(() => other.master.transitions.some(({ code }) => code === 2));
      const nextRequest = pb.ScanRequest.encode({ scanner_id, number_of_rows: 1, next_call_seq: 0 }).finish();
      expect(await failure(other.raw('ClientService', 'Scan', nextRequest))).toBe('NotServingRegionException');
      expect(await failure(other.raw('ClientService', 'Scan', nextRequest))).toBe('UnknownScannerException');
    } finally {
      await other.close();
    }
  });

  it('aborts when the master says that it is dead', async () => {
    const other = await RegionServerFixture.start();
    other.master.failNext.set('RegionServerReport', [hbaseError('YouAreDeadException', 'you are dead')]);
    expect(await other.server.ended).toMatch(/dead/);
    expect(other.aborts).toHaveLength(1);
    await other.close();
  });

  it('answers nothing once its lease has run out', async () => {
    const other = await RegionServerFixture.start({}, undefined, 50);
    const region = await other.open();
    await other.zooKeeper.close();
    const request = pb.GetRequest.encode({
      region: { type: 1, value: region.name },
      get: { row: Buffer.from('r') },
    }).finish();
    const get = () => failure(other.raw('ClientService', 'Get', request));
    while ((await get()) === 'no error') await systemScheduler.sleep(10);
    expect(await get()).toBe('RegionServerStoppedException');
    other.server.abort('the test is over');
    await other.close();
  });

  it('asks again until the master takes it in', async () => {
    const other = await RegionServerFixture.start({}, (master) => {
      master.failNext.set('RegionServerStartup', [
        hbaseError('ServerNotRunningYetException', 'wait'),
        hbaseError('PleaseHoldException', 'wait'),
      ]);
    });
    expect(other.master.startups).toBe(3);
    await other.close();
  });

  it('stops in order: regions closed, logs archived, folder and znode gone', async () => {
    const other = await RegionServerFixture.start();
    const region = await other.open();
    await other.server.regions.get(region.encodedName)!.mutate([put('a', 'f:q', 'v')]);
    await other.server.stop();
    expect(await other.disk.logs.list('WALs')).toEqual([]);
    expect((await other.disk.logs.list('oldWALs')).length).toBeGreaterThan(0);
    expect((await other.disk.files.list(`data/default/t/${region.encodedName}/f`)).length).toBe(1);
    expect(other.aborts).toEqual([]);
    await other.close();
    await systemScheduler.sleep(0);
  });
});
