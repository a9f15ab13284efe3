import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pb } from '../../../proto/index.ts';
import {
  decodeGetRequest,
  decodeMultiRequest,
  decodeMutateRequest,
  decodeScanRequest,
} from '../../../rpc/messages/decode-request.ts';
import {
  encodeGetResponse,
  encodeMultiResponse,
  encodeMutateResponse,
  encodeScanResponse,
} from '../../../rpc/messages/encode-response.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const RUNS = { numRuns: 100, seed };

/** Plain data: absent and null alike left out, bytes as hex, 64 bits as [high, low]. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  if ('low' in value && 'high' in value) return [Number(value.high) >>> 0, Number(value.low) >>> 0];
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(Object.getPrototypeOf(value) ?? {}).concat(Object.keys(value))) {
    const field = plain((value as Record<string, unknown>)[key]);
    if (field !== null && field !== undefined && key !== '$unknowns' && typeof field !== 'function') out[key] = field;
  }
  return out;
}

const opt = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const bytes = fc.uint8Array({ maxLength: 20 });
const u32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffffffff }));
const u64 = fc.oneof(
  fc.nat(1000),
  fc.tuple(fc.integer(), fc.integer()).map(([low, high]) => ({ low, high, unsigned: true }) as never),
);
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 4 });
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields) as fc.Arbitrary<T>;

const region = record({ type: fc.constantFrom(1, 2), value: bytes });
const pair = record({ name: fc.string({ maxLength: 8 }), value: opt(bytes) });
const timeRange = record({ from: opt(u64), to: opt(u64) });
const column = record({ family: bytes, qualifier: list(bytes) });
const filter = record({ name: fc.string({ maxLength: 8 }), serialized_filter: opt(bytes) });
const familyRange = record({ column_family: bytes, time_range: timeRange });
const get = record({
  row: bytes,
  column: list(column),
  attribute: list(pair),
  filter: opt(filter),
  time_range: opt(timeRange),
  max_versions: opt(u32),
  cache_blocks: opt(fc.boolean()),
  store_limit: opt(u32),
  store_offset: opt(u32),
  existence_only: opt(fc.boolean()),
  closest_row_before: opt(fc.boolean()),
  consistency: opt(fc.constantFrom(0, 1)),
  cf_time_range: list(familyRange),
  load_column_families_on_demand: opt(fc.boolean()),
});
const qualifierValue = record({
  qualifier: opt(bytes),
  value: opt(bytes),
  timestamp: opt(u64),
  delete_type: opt(fc.constantFrom(0, 1, 2, 3)),
  tags: opt(bytes),
});
const mutation = record({
  row: opt(bytes),
  mutate_type: opt(fc.constantFrom(0, 1, 2, 3)),
  column_value: list(record({ family: bytes, qualifier_value: list(qualifierValue) })),
  timestamp: opt(u64),
  attribute: list(pair),
  durability: opt(fc.constantFrom(0, 1, 2, 3, 4)),
  time_range: opt(timeRange),
  associated_cell_count: opt(fc.integer()),
  nonce: opt(u64),
});
const condition = record({
  row: bytes,
  family: opt(bytes),
  qualifier: opt(bytes),
  compare_type: opt(fc.constantFrom(0, 2, 6)),
  comparator: opt(record({ name: fc.string({ maxLength: 5 }), serialized_comparator: opt(bytes) })),
  time_range: opt(timeRange),
  filter: opt(filter),
});
const scan = record({
  column: list(column),
  attribute: list(pair),
  start_row: opt(bytes),
  stop_row: opt(bytes),
  filter: opt(filter),
  time_range: opt(timeRange),
  max_versions: opt(u32),
  cache_blocks: opt(fc.boolean()),
  batch_size: opt(u32),
  max_result_size: opt(u64),
  store_limit: opt(u32),
  store_offset: opt(u32),
  load_column_families_on_demand: opt(fc.boolean()),
  small: opt(fc.boolean()),
  reversed: opt(fc.boolean()),
  consistency: opt(fc.constantFrom(0, 1)),
  caching: opt(u32),
  allow_partial_results: opt(fc.boolean()),
  cf_time_range: list(familyRange),
  mvcc_read_point: opt(u64),
  include_start_row: opt(fc.boolean()),
  include_stop_row: opt(fc.boolean()),
  readType: opt(fc.constantFrom(0, 1, 2)),
  need_cursor_result: opt(fc.boolean()),
});
const serviceCall = record({
  row: bytes,
  service_name: fc.string({ maxLength: 5 }),
  method_name: fc.string({ maxLength: 5 }),
  request: bytes,
});
const action = record({ index: opt(u32), mutation: opt(mutation), get: opt(get), service_call: opt(serviceCall) });
const regionAction = record({ region, atomic: opt(fc.boolean()), action: list(action), condition: opt(condition) });

const REQUESTS = {
  GetRequest: [record({ region, get }), pb.GetRequest, decodeGetRequest],
  MutateRequest: [
    record({ region, mutation, condition: opt(condition), nonce_group: opt(u64) }),
    pb.MutateRequest,
    decodeMutateRequest,
  ],
  MultiRequest: [
    record({ regionAction: list(regionAction), nonceGroup: opt(u64), condition: opt(condition) }),
    pb.MultiRequest,
    decodeMultiRequest,
  ],
  ScanRequest: [
    record({
      region: opt(region),
      scan: opt(scan),
      scanner_id: opt(u64),
      number_of_rows: opt(u32),
      close_scanner: opt(fc.boolean()),
      next_call_seq: opt(u64),
      client_handles_partials: opt(fc.boolean()),
      client_handles_heartbeats: opt(fc.boolean()),
      track_scan_metrics: opt(fc.boolean()),
      renew: opt(fc.boolean()),
      limit_of_rows: opt(u32),
    }),
    pb.ScanRequest,
    decodeScanRequest,
  ],
} as const;

type Codec = { encode(message: object): { finish(): Uint8Array }; decode(bytes: Uint8Array): object };

describe(`hot decoders (seed ${seed})`, () => {
  for (const [name, [arbitrary, generic, decode]] of Object.entries(REQUESTS)) {
    const { encode, decode: decodeGeneric } = generic as unknown as Codec;
    it(`read ${name} as the static module does`, () => {
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<object>, (message) => {
          const wire = encode(message).finish();
          expect(plain(decode(wire))).toEqual(plain(decodeGeneric(wire)));
        }),
        RUNS,
      );
    });

    it(`read ${name} in any order, with unknown fields and pieces, as the static module does`, () => {
      fc.assert(
        fc.property(
          arbitrary as fc.Arbitrary<object>,
          arbitrary as fc.Arbitrary<object>,
          fc.nat(3),
          (one, two, kind) => {
            const unknown = Buffer.from(
              ['c0bb0105', 'c2bb01026869', 'c5bb0101020304', 'c1bb010102030405060708'][kind],
              'hex',
            );
            // One message behind another: singular fields come twice, and the fields of the second stand behind those of the first.
            const wire = Buffer.concat([encode(one).finish(), unknown, encode(two).finish()]);
            expect(plain(decode(wire))).toEqual(plain(decodeGeneric(wire)));
          },
        ),
        RUNS,
      );
    });

    it(`fail on damaged ${name} with an error, never another way`, () => {
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<object>, fc.nat(), fc.nat(255), fc.nat(), (message, where, flip, cut) => {
          const wire = Buffer.from(encode(message).finish());
          if (wire.length === 0) return;
          wire[where % wire.length] ^= flip;
          const damaged = wire.subarray(0, cut % (wire.length + 1));
          const outcome = (read: (bytes: Uint8Array) => object) => {
            try {
              return plain(read(damaged));
            } catch (error) {
              expect(error).toBeInstanceOf(Error);
              return 'refused';
            }
          };
          const ours = outcome(decode);
          // What is refused differs in corners that nobody sends (groups, tags longer than five bytes).
          const theirs = outcome(decodeGeneric);
          if (ours !== 'refused' && theirs !== 'refused') expect(ours).toEqual(theirs);
        }),
        RUNS,
      );
    });
  }
});

const cell = record({
  row: opt(bytes),
  family: opt(bytes),
  qualifier: opt(bytes),
  timestamp: opt(u64),
  cell_type: opt(fc.constantFrom(4, 8)),
  value: opt(bytes),
});
const result = record({
  cell: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: list(cell) }),
  associated_cell_count: opt(fc.oneof(fc.nat(300), fc.integer())),
  exists: opt(fc.boolean()),
  stale: opt(fc.boolean()),
  partial: opt(fc.boolean()),
});
const rare = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 6 }).map((value) => (Math.abs(seed) % 3 === 0 ? undefined : value));
const actionResult = record({ index: opt(u32), result: opt(result), exception: rare(pair) });
const regionResult = record({
  resultOrException: fc.array(actionResult, { maxLength: 40 }),
  exception: rare(pair),
  processed: opt(fc.boolean()),
});
const statistics = record({ region: list(region), stat: list(record({ memStoreLoad: opt(fc.integer()) })) });

const RESPONSES = {
  GetResponse: [record({ result: opt(result) }), pb.GetResponse, encodeGetResponse],
  MutateResponse: [
    record({ result: opt(result), processed: opt(fc.boolean()) }),
    pb.MutateResponse,
    encodeMutateResponse,
  ],
  MultiResponse: [
    record({ regionActionResult: list(regionResult), processed: opt(fc.boolean()), regionStatistics: opt(statistics) }),
    pb.MultiResponse,
    encodeMultiResponse,
  ],
  ScanResponse: [
    record({
      cells_per_result: fc.array(u32, { maxLength: 50 }),
      scanner_id: opt(u64),
      more_results: opt(fc.boolean()),
      ttl: opt(u32),
      results: rare(list(result)),
      stale: opt(fc.boolean()),
      partial_flag_per_result: fc.array(fc.boolean(), { maxLength: 50 }),
      more_results_in_region: opt(fc.boolean()),
      heartbeat_message: opt(fc.boolean()),
      mvcc_read_point: opt(u64),
      cursor: rare(record({ row: opt(bytes) })),
    }),
    pb.ScanResponse,
    encodeScanResponse,
  ],
} as const;

describe(`hot encoders (seed ${seed})`, () => {
  for (const [name, [arbitrary, generic, encode]] of Object.entries(RESPONSES)) {
    it(`write ${name} byte for byte as the static module does`, () => {
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<object>, (message) => {
          const expected = (generic as unknown as Codec).encode(message).finish();
          expect(Buffer.from(encode(message)).toString('hex')).toBe(Buffer.from(expected).toString('hex'));
        }),
        RUNS,
      );
    });
  }

  it('write large messages whole', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ index, result: { associated_cell_count: index } }));
    const message = { regionActionResult: [{ resultOrException: many }] };
    expect(Buffer.from(encodeMultiResponse(message)).equals(pb.MultiResponse.encode(message).finish())).toBe(true);
  });
});
