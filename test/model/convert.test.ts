import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellBlockBuilder, CellBlockReader } from '../../cell/cell-block.ts';
import { CellList } from '../../cell/cell-list.ts';
import {
  kvQualifierLength,
  kvTimestamp,
  kvType,
  LATEST_TIMESTAMP,
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
  TYPE_PUT,
} from '../../cell/key-value.ts';
import { TimeRange } from '../../cell/time-range.ts';
import { COMPARE_OPERATORS, compareMatches } from '../../model/condition.ts';
import {
  conditionFromProto,
  conditionToProto,
  mutationFromProto,
  mutationToProto,
  skipCells,
} from '../../model/convert-mutation.ts';
import { getFromProto, getToProto, scanFromProto, scanToProto } from '../../model/convert-query.ts';
import { cellsOfResult, resultToProto } from '../../model/convert-result.ts';
import { Get } from '../../model/get.ts';
import { ServerMutation } from '../../model/mutation.ts';
import { Scan } from '../../model/scan.ts';
import { pb } from '../../proto/index.ts';

const bytes = (text: string) => Buffer.from(text);
const { MutationType, DeleteType } = pb.MutationProto;

function cells(...list: [string, string, bigint, string?, number?][]): CellList {
  const result = new CellList();
  for (const [family, qualifier, timestamp, value = '', type = TYPE_PUT] of list) {
    result.addKeyValue({
      row: bytes('r'),
      family: bytes(family),
      qualifier: bytes(qualifier),
      timestamp,
      type,
      value: bytes(value),
    });
  }
  return result;
}

/** Over the wire and back. */
function sent(mutation: ServerMutation): ServerMutation {
  const block = new CellBlockBuilder();
  const message = pb.MutationProto.encode(mutationToProto(mutation, block)).finish();
  return mutationFromProto(pb.MutationProto.decode(message), new CellBlockReader(block.finish()));
}

test('a mutation comes over the wire as it was', () => {
  const increment = new ServerMutation('increment', bytes('r'), cells(['f', 'q', LATEST_TIMESTAMP, '12345678']));
  increment.nonce = -5n;
  increment.durability = 4;
  increment.timeRange = new TimeRange(3n, 9n);
  increment.returnResults = false;
  increment.ttlMs = 1000n;
  const found = sent(increment);
  expect([found.type, String(found.row), found.nonce, found.durability]).toEqual(['increment', 'r', -5n, 4]);
  expect([found.timeRange.min, found.timeRange.max, found.returnResults, found.ttlMs]).toEqual([3n, 9n, false, 1000n]);
  expect(found.cells.bytes(0)).toEqual(increment.cells.bytes(0));
  expect(found.timestamp).toBe(LATEST_TIMESTAMP);
});

test('cells inside a put’s message take its timestamp unless they state one', () => {
  const put = mutationFromProto(
    pb.MutationProto.create({
      row: bytes('r'),
      mutate_type: MutationType.PUT,
      timestamp: 7,
      column_value: [
        {
          family: bytes('f'),
          qualifier_value: [
            { qualifier: bytes('a'), value: bytes('1') },
            { qualifier: bytes('b'), value: bytes('2'), timestamp: 9 },
            { value: bytes('3') },
            { qualifier: bytes('gone'), delete_type: DeleteType.DELETE_MULTIPLE_VERSIONS },
          ],
        },
      ],
    }),
    undefined,
  );
  const { view } = put.cells.slab;
  expect(put.cells.offsets.map((o) => [kvTimestamp(view, o), kvType(view, o), kvQualifierLength(view, o)])).toEqual([
    [7n, TYPE_PUT, 1],
    [9n, TYPE_PUT, 1],
    [7n, TYPE_PUT, 0],
    [7n, TYPE_DELETE_COLUMN, 4],
  ]);
  expect(put.timestamp).toBe(7n);
});

test('the kinds of deletes inside a message', () => {
  const kinds = [undefined, 0, 1, 2, 3] as const;
  const mutation = mutationFromProto(
    {
      row: bytes('r'),
      mutate_type: MutationType.DELETE,
      column_value: [
        { family: bytes('f'), qualifier_value: kinds.map((delete_type) => ({ qualifier: bytes('q'), delete_type })) },
      ],
    },
    undefined,
  );
  const { view } = mutation.cells.slab;
  expect(
    mutation.cells.offsets.map((o) => [kvType(view, o), kvQualifierLength(view, o), kvTimestamp(view, o)]),
  ).toEqual([
    [TYPE_DELETE, 1, LATEST_TIMESTAMP],
    [TYPE_DELETE, 1, LATEST_TIMESTAMP],
    [TYPE_DELETE_COLUMN, 1, LATEST_TIMESTAMP],
    [TYPE_DELETE_FAMILY, 0, LATEST_TIMESTAMP],
    [TYPE_DELETE_FAMILY_VERSION, 0, LATEST_TIMESTAMP],
  ]);
  const whole = mutationFromProto({ row: bytes('r'), mutate_type: MutationType.DELETE, timestamp: 3 }, undefined);
  expect([whole.cells.length, whole.timestamp]).toEqual([0, 3n]);
});

test('mutations of one request take their cells in turn, and a failed one leaves the next aligned', () => {
  const block = new CellBlockBuilder();
  const messages = [1, 2, 1].map((count, i) =>
    mutationToProto(
      new ServerMutation(
        'put',
        bytes('r'),
        cells(...Array.from({ length: count }, (_, c) => ['f', `${i}${c}`, 1n] as [string, string, bigint])),
      ),
      block,
    ),
  );
  const reader = new CellBlockReader(block.finish());
  mutationFromProto(messages[0], reader);
  skipCells(messages[1], reader);
  const last = mutationFromProto({ ...messages[2], row: null }, reader);
  expect([String(last.row), last.cells.length, reader.atEnd]).toEqual(['r', 1, true]);
  expect(last.cells.bytes(0).includes('20')).toBe(true);
});

test.each<[string, pb.MutationProto.$Properties, string]>([
  [
    'too few cells',
    { row: bytes('r'), mutate_type: 2, associated_cell_count: 2 },
    'Cell count of 2 but at index 1 no cell returned',
  ],
  [
    'no value',
    { row: bytes('r'), mutate_type: 2, column_value: [{ family: bytes('f'), qualifier_value: [{}] }] },
    'Missing required field: qualifier value',
  ],
  [
    'another row',
    { row: bytes('x'), mutate_type: 2, associated_cell_count: 1 },
    "The row in r doesn't match the original one x",
  ],
  ['a put among deletes', { row: bytes('r'), mutate_type: 3, associated_cell_count: 1 }, 'not of type delete'],
  ['neither row nor cells', { mutate_type: 2 }, 'row cannot be null'],
  ['an empty row', { row: bytes(''), mutate_type: 3 }, 'Row length 0'],
])('a malformed mutation is refused: %s', (_title, message, text) => {
  const block = new CellBlockBuilder();
  const { slab, offsets, lengths } = cells(['f', 'q', 1n]);
  block.append(slab, offsets[0], lengths[0]);
  expect(() => mutationFromProto(message, new CellBlockReader(block.finish()))).toThrow(text);
});

test('a get and a scan come over the wire as they were', () => {
  const get = new Get(bytes('r'));
  get
    .addColumn(bytes('f'), bytes('b'))
    .addColumn(bytes('f'), bytes('a'))
    .addColumn(bytes('f'), bytes('b'))
    .addColumn(bytes('g'));
  get.timeRange = new TimeRange(1n, 5n);
  get.familyTimeRanges.set('f', new TimeRange(2n, 3n));
  get.maxVersions = 4;
  get.cacheBlocks = false;
  get.storeLimit = 2;
  get.storeOffset = 1;
  get.existenceOnly = true;
  get.consistency = 'TIMELINE';
  get.attributes.set('x', bytes('y'));
  get.filter = { name: 'F', serialized_filter: bytes('z') };
  const found = getFromProto(pb.Get.decode(pb.Get.encode(getToProto(get)).finish()));
  expect({ ...found, filter: { ...found.filter } }).toEqual(get);
  expect(found.families.get('f')?.map(String)).toEqual(['a', 'b']);

  const scan = new Scan();
  scan.startRow = bytes('a');
  scan.stopRow = bytes('b');
  scan.includeStartRow = false;
  scan.includeStopRow = true;
  scan.reversed = true;
  scan.batchSize = 3;
  scan.maxResultSizeBytes = 5;
  scan.caching = 6;
  scan.raw = true;
  scan.readType = 'PREAD';
  scan.mvccReadPoint = 77;
  expect(scanFromProto(pb.Scan.decode(pb.Scan.encode(scanToProto(scan)).finish()))).toEqual(scan);
});

test('a scan of a client that does not know include_stop_row', () => {
  expect(scanFromProto({ start_row: bytes('a'), stop_row: bytes('a') }).includeStopRow).toBe(true);
  expect(scanFromProto({ start_row: bytes('a'), stop_row: bytes('b') }).includeStopRow).toBe(false);
  expect(scanFromProto({}).includeStopRow).toBe(false);
});

test('results with their cells inside and beside the message', () => {
  const list = cells(['f', 'a', 5n, 'v'], ['f', 'b', LATEST_TIMESTAMP, '', TYPE_DELETE]);
  const inside = cellsOfResult(pb.Result.decode(pb.Result.encode(resultToProto(list)).finish()), undefined);
  expect(inside.offsets.map((_, i) => inside.bytes(i))).toEqual([list.bytes(0), list.bytes(1)]);
  const block = new CellBlockBuilder();
  for (let i = 0; i < 2; i++) block.append(list.slab, list.offsets[i], list.lengths[i]);
  const beside = cellsOfResult({ associated_cell_count: 2 }, new CellBlockReader(block.finish()));
  expect(beside.bytes(1)).toEqual(list.bytes(1));
  expect(() => cellsOfResult({ associated_cell_count: 1 }, undefined)).toThrow(
    'Expected 1 cells in the cell block, found 0',
  );
  expect(cellsOfResult(null, undefined).length).toBe(0);
});

test('conditions', () => {
  const condition = {
    row: bytes('r'),
    family: bytes('f'),
    qualifier: bytes('q'),
    operator: 'GREATER_OR_EQUAL' as const,
    value: bytes('v'),
    timeRange: new TimeRange(0n, 9n),
    filter: undefined,
  };
  expect(conditionFromProto(pb.Condition.decode(pb.Condition.encode(conditionToProto(condition)).finish()))).toEqual(
    condition,
  );
  const absent = conditionFromProto({
    row: bytes('r'),
    family: bytes('f'),
    comparator: { name: 'x.NullComparator', serialized_comparator: bytes('') },
  });
  expect(absent.value.length).toBe(0);
});

test('operators read "expected OP actual"', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3 }), fc.uint8Array({ maxLength: 3 }), (expected, actual) => {
      const order = Buffer.compare(expected, actual);
      const holds = COMPARE_OPERATORS.filter((operator) => compareMatches(operator, expected, actual));
      expect(holds).toEqual(
        order < 0
          ? ['LESS', 'LESS_OR_EQUAL', 'NOT_EQUAL']
          : order === 0
            ? ['LESS_OR_EQUAL', 'EQUAL', 'GREATER_OR_EQUAL']
            : ['NOT_EQUAL', 'GREATER_OR_EQUAL', 'GREATER'],
      );
    }),
  );
});
