// Limits of time, on a clock that moves with every look at it.
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { CellBlockReader } from '../../cell/cell-block.ts';
import { kvRowLength, kvRowOffset, TYPE_DELETE_COLUMN } from '../../cell/key-value.ts';
import { pb } from '../../proto/index.ts';
import type { ClientServiceContext } from '../../regionserver/client-service-context.ts';
import { MasterFence } from '../../regionserver/master-fence.ts';
import { OnlineRegions } from '../../regionserver/online-regions.ts';
import { DEFAULT_REGION_SERVER_CONFIG } from '../../regionserver/region-server-config.ts';
import { scan } from '../../regionserver/scan-call.ts';
import { type ScannerId, ScannerRegistry } from '../../regionserver/scanner-registry.ts';
import type { RpcCall } from '../../rpc/service.ts';
import { deletion, put, RegionFixture } from './region-fixture.ts';

class TickingClock implements Clock {
  step = 0;
  #time = 0;
  now(): number {
    return 1_700_000_000_000;
  }
  monotonic(): number {
    this.#time += this.step;
    return this.#time;
  }
}

async function setUp(rows: number, scannerLeaseMs = 60) {
  const clock = new TickingClock();
  const t = await RegionFixture.open({ clock: clock as never });
  for (let i = 0; i < rows; i++)
    await t.mutate(['a', 'b', 'c'].map((q) => put(`r${String(i).padStart(3, '0')}`, `f:${q}`, 'v')));
  const regions = new OnlineRegions(clock, 1000);
  regions.add(t.region);
  const world = { clock, scheduler: systemScheduler, logger: silentLogger };
  const scanners = new ScannerRegistry({ ...world, serverName: 's', leaseMs: 60_000, maxScanners: 10 });
  const config = { ...DEFAULT_REGION_SERVER_CONFIG, scannerLeaseMs, minScanTimeMs: 10 };
  const context: ClientServiceContext = {
    ...world,
    config,
    regions,
    scanners,
    masters: new MasterFence(),
    checkServing() {},
  };
  const call = {
    codec: 'KeyValueCodec',
    deadline: Number.POSITIVE_INFINITY,
    clientVersion: { major: 2, minor: 6 },
  } as RpcCall;
  const run = async (request: pb.ScanRequest.$Properties) => {
    const reply = await scan(context, pb.ScanRequest.decode(pb.ScanRequest.encode(request).finish()), call);
    const message = pb.ScanResponse.decode(reply.message);
    const cells = new CellBlockReader(Buffer.concat((reply.cellBlock as readonly Buffer[]) ?? []));
    const rowsOf = message.cells_per_result.map((count) => {
      let row = '';
      for (let i = 0; i < count; i++) {
        const cell = cells.next()!;
        const at = kvRowOffset(cell.offset);
        row = cell.slab.bytes.toString('latin1', at, at + kvRowLength(cell.slab.view, cell.offset));
      }
      return `${row}x${count}`;
    });
    return { message, rows: rowsOf };
  };
  return { clock, t, run, scanners };
}

const handles = { client_handles_partials: true, client_handles_heartbeats: true };

describe('pitfall 20: a second call while the first still runs', () => {
  it('fails with LeaseException, is not queued, and takes nothing from the first', async () => {
    const { t, run, scanners } = await setUp(10);
    const region = { type: 1, value: t.region.info.name };
    const { message, rows } = await run({ region, scan: {}, number_of_rows: 3, ...handles });
    const { scanner_id } = message;
    const open = scanners.find(scanner_id as never as ScannerId)!;
    const next = (seq: number) => run({ scanner_id, number_of_rows: 10, next_call_seq: seq, ...handles });
    // As if the first call waited for a block.
    scanners.begin(open);
    await expect(next(0)).rejects.toMatchObject({ name: 'LeaseException' });
    scanners.end(open);
    expect([...rows, ...(await next(0)).rows]).toHaveLength(10);
  });
});

describe('time limits of scans', () => {
  it('a scan that finds nothing for long answers with heartbeats and a cursor, and misses no row', async () => {
    const { clock, t, run, scanners } = await setUp(200);
    const filter = {
      name: 'org.apache.hadoop.hbase.filter.RowFilter',
      serialized_filter: pb.RowFilter.encode({
        compare_filter: {
          compare_op: pb.CompareType.EQUAL,
          comparator: {
            name: 'org.apache.hadoop.hbase.filter.BinaryComparator',
            serialized_comparator: pb.BinaryComparator.encode({ comparable: { value: Buffer.from('r150') } }).finish(),
          },
        },
      }).finish(),
    };
    clock.step = 8;
    const region = { type: 1, value: t.region.info.name };
    let answer = await run({ region, scan: { filter, need_cursor_result: true }, number_of_rows: 10, ...handles });
    let heartbeats = 0;
    const rows: string[] = [...answer.rows];
    for (let seq = 0; answer.message.more_results_in_region; seq++) {
      if (answer.message.heartbeat_message) {
        heartbeats++;
        if (answer.rows.length === 0) expect(answer.message.cursor?.row).toBeDefined();
      } else expect(answer.rows.length).toBeGreaterThan(0);
      answer = await run({ scanner_id: answer.message.scanner_id, number_of_rows: 10, next_call_seq: seq, ...handles });
      rows.push(...answer.rows);
    }
    expect(heartbeats).toBeGreaterThan(2);
    expect(rows).toEqual(['r150x3']);
    expect(scanners.size).toBe(0);
  });

  it('a client that knows no heartbeats gets whole rows, however long it takes', async () => {
    const { clock, t, run } = await setUp(100);
    clock.step = 5;
    const region = { type: 1, value: t.region.info.name };
    const { rows, message } = await run({ region, scan: {}, number_of_rows: 1000 });
    expect(rows).toHaveLength(100);
    expect(new Set(rows.map((row) => row.slice(-2)))).toEqual(new Set(['x3']));
    expect(message.more_results_in_region).toBe(false);
  });

  it('a row whose last cells are hidden ends with it, also when the scan gave way to others inside it', async () => {
    const { clock, t, run } = await setUp(0, 60_000);
    const hidden = Array.from({ length: 600 }, (_, i) => `h${i}`);
    await t.mutate(['a', ...hidden].map((qualifier) => put('r1', `f:${qualifier}`, 'v')));
    await t.mutate(hidden.map((qualifier) => deletion('r1', { family: 'f', qualifier, type: TYPE_DELETE_COLUMN })));
    await t.mutate([put('r2', 'f:a', 'v')]);
    // Each look at the clock ends a slice; none is late for the client.
    clock.step = 20;
    const region = { type: 1, value: t.region.info.name };
    const { rows } = await run({ region, scan: {}, number_of_rows: 1000, ...handles });
    expect(rows).toEqual(['r1x1', 'r2x1']);
  });

  it('a batch has no more cells than asked for, also when the scan gave way to others inside it', async () => {
    const { clock, t, run } = await setUp(0, 60_000);
    await t.mutate(Array.from({ length: 1100 }, (_, i) => put('r1', `f:q${i}`, 'v')));
    clock.step = 20;
    const region = { type: 1, value: t.region.info.name };
    const { rows } = await run({ region, scan: { batch_size: 800 }, number_of_rows: 1000, ...handles });
    expect(rows).toEqual(['r1x800', 'r1x300']);
  });

  it('giving way to others cuts no row', async () => {
    const { clock, t, run } = await setUp(100);
    clock.step = 3;
    const region = { type: 1, value: t.region.info.name };
    let answer = await run({ region, scan: {}, number_of_rows: 1000, ...handles });
    const rows = [...answer.rows];
    for (let seq = 0; answer.message.more_results_in_region; seq++) {
      answer = await run({
        scanner_id: answer.message.scanner_id,
        number_of_rows: 1000,
        next_call_seq: seq,
        ...handles,
      });
      rows.push(...answer.rows);
    }
    expect(rows).toHaveLength(100);
    expect(new Set(rows).size).toBe(100);
  });
});
