import { describe, expect, test } from 'vitest';
import { slabOf } from '../../base/slab.ts';
import { CellBlockBuilder, CellBlockReader } from '../../cell/cell-block.ts';
import { CellList } from '../../cell/cell-list.ts';
import * as kv from '../../cell/key-value.ts';
import { encodeKeyValue, keyValueLength } from '../../cell/key-value-builder.ts';
import { decodeTags, encodeTags, findTag, TAG_TTL, ttlOfTags, ttlTag } from '../../cell/tag.ts';
import { TimeRange } from '../../cell/time-range.ts';

const b = (text: string): Buffer => Buffer.from(text, 'latin1');
const parts = { row: b('row1'), family: b('cf'), qualifier: b('q'), timestamp: 1000n, value: b('v') };
const tags = encodeTags([ttlTag(5000n), { type: 64, value: b('xy') }]);

describe('KeyValue', () => {
  test("has HBase's bytes", () => {
    const put = '0000001300000001' + '0004726f7731' + '026366' + '71' + '00000000000003e8' + '04' + '76';
    expect(encodeKeyValue(parts).toString('hex')).toBe(put);
    expect(encodeKeyValue({ row: b('row1'), family: b('cf'), timestamp: 1000n, type: 14 }).toString('hex')).toBe(
      '0000001200000000' + '0004726f7731' + '026366' + '00000000000003e8' + '0e',
    );
    expect(encodeKeyValue({ ...parts, tags }).toString('hex')).toBe(`${put}00100009080000000000001388000340${'7879'}`);
    expect(keyValueLength({ ...parts, tags })).toBe(28 + 2 + 16);
  });

  test('tells its parts', () => {
    const { view, bytes } = slabOf(Buffer.concat([Buffer.alloc(5), encodeKeyValue({ ...parts, tags })]));
    const o = 5;
    const text = (at: number, length: number) => bytes.toString('latin1', at, at + length);
    expect(text(kv.kvRowOffset(o), kv.kvRowLength(view, o))).toBe('row1');
    expect(text(kv.kvFamilyOffset(view, o), kv.kvFamilyLength(view, o))).toBe('cf');
    expect(text(kv.kvQualifierOffset(view, o), kv.kvQualifierLength(view, o))).toBe('q');
    expect(text(kv.kvValueOffset(view, o), kv.kvValueLength(view, o))).toBe('v');
    expect(kv.kvTimestamp(view, o)).toBe(1000n);
    expect(kv.kvTimestampNumber(view, o)).toBe(1000);
    expect(view.getBigInt64(kv.kvTimestampOffset(view, o))).toBe(1000n);
    expect(kv.kvType(view, o)).toBe(kv.TYPE_PUT);
    expect(kv.kvLength(view, o)).toBe(28);
    expect(kv.kvTagsLength(view, o, 46)).toBe(16);
    expect(kv.kvTagsLength(view, o, 28)).toBe(0);
  });

  test('takes a timestamp in place', () => {
    const { view } = slabOf(encodeKeyValue({ ...parts, timestamp: kv.LATEST_TIMESTAMP }));
    expect(kv.isLatestTimestamp(view, 0)).toBe(true);
    kv.kvSetTimestampNumber(view, 0, 1_700_000_000_123);
    expect(kv.isLatestTimestamp(view, 0)).toBe(false);
    expect(kv.kvTimestamp(view, 0)).toBe(1_700_000_000_123n);
    expect(kv.kvTimestampNumber(view, 0)).toBe(1_700_000_000_123);
    kv.kvSetTimestamp(view, 0, 5n);
    expect(kv.kvTimestamp(view, 0)).toBe(5n);
  });

  test('from outside is checked: every cut and every flipped byte is refused or reads within its bounds', () => {
    const good = encodeKeyValue({ ...parts, tags });
    expect(kv.checkKeyValue(slabOf(good).view, 0, good.length)).toBe(16);
    for (let length = 0; length < good.length; length++) {
      const cut = Buffer.from(good.subarray(0, length));
      // The cell without its tags is a cell too.
      if (length === 28) expect(kv.checkKeyValue(slabOf(cut).view, 0, length)).toBe(0);
      else expect(() => kv.checkKeyValue(slabOf(cut).view, 0, length)).toThrow('Invalid KeyValue');
    }
    for (let i = 0; i < good.length; i++)
      for (const mask of [0x01, 0x80, 0xff]) {
        const bad = Buffer.from(good);
        bad[i] ^= mask;
        const { view } = slabOf(bad);
        try {
          const tagsLength = kv.checkKeyValue(view, 0, bad.length);
          expect(kv.kvLength(view, 0) + (tagsLength === 0 ? 0 : tagsLength + 2)).toBeLessThanOrEqual(bad.length);
          expect(kv.kvQualifierLength(view, 0)).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect((error as Error).message).toContain('Invalid KeyValue');
        }
      }
  });

  test.each([
    ['a type that is none', { ...parts, type: 9 }],
    ['type Minimum', { ...parts, type: 0 }],
    ['type Maximum', { ...parts, type: 255 }],
    ['a negative timestamp', { ...parts, timestamp: -1n }],
  ])('with %s is refused', (_, bad) => {
    const bytes = encodeKeyValue(bad);
    expect(() => kv.checkKeyValue(slabOf(bytes).view, 0, bytes.length)).toThrow('Invalid KeyValue');
  });
});

describe('tags', () => {
  test('are found by type', () => {
    const { view } = slabOf(tags);
    expect(ttlOfTags(view, 0, tags.length)).toBe(5000);
    expect(findTag(view, 0, tags.length, 64)).toBe(11);
    expect(findTag(view, 0, tags.length, 3)).toBe(-1);
    expect(ttlOfTags(view, 11, 5)).toBe(-1);
    expect(decodeTags(tags).map(({ type, value }) => [type, value.length])).toEqual([
      [TAG_TTL, 8],
      [64, 2],
    ]);
  });
});

describe('cell blocks', () => {
  const plain = encodeKeyValue(parts);
  const tagged = encodeKeyValue({ ...parts, tags });

  function blockOf(codec: 'KeyValueCodec' | 'KeyValueCodecWithTags'): Buffer {
    const builder = new CellBlockBuilder(codec, 8);
    builder.append(slabOf(plain), 0, plain.length);
    builder.append(slabOf(tagged), 0, plain.length, plain.length + 2, tags.length);
    expect(builder.cellCount).toBe(2);
    return builder.finish();
  }

  test("have HBase's bytes, with and without tags", () => {
    expect(blockOf('KeyValueCodec').toString('hex')).toBe(`0000001c${plain.toString('hex')}`.repeat(2));
    expect(blockOf('KeyValueCodecWithTags').toString('hex')).toBe(
      `0000001c${plain.toString('hex')}0000002e${tagged.toString('hex')}`,
    );
  });

  test('are read back, and passed over', () => {
    const reader = new CellBlockReader(blockOf('KeyValueCodecWithTags'));
    expect(reader.next()?.tagsLength).toBe(0);
    const second = reader.next()!;
    expect([second.offset, second.length, second.tagsLength]).toEqual([4 + 28 + 4, 46, 16]);
    expect(reader.next()).toBeUndefined();
    const skipping = new CellBlockReader(blockOf('KeyValueCodec'));
    skipping.skip(5);
    expect(skipping.atEnd).toBe(true);
  });

  test('cut at any byte give an error or a whole number of cells', () => {
    const block = blockOf('KeyValueCodecWithTags');
    for (let length = 0; length < block.length; length++) {
      const reader = new CellBlockReader(Buffer.from(block.subarray(0, length)));
      const readAll = () => {
        while (reader.next() !== undefined);
      };
      if (length === 0 || length === 32) readAll();
      else expect(readAll).toThrow();
    }
  });

  test('of any size come in pieces, in one, and can be taken back over pieces', () => {
    for (const sizes of [[10], [70_000], [10, 70_000, 5], Array.from({ length: 3000 }, (_, i) => (i * 37) % 300)]) {
      const builder = new CellBlockBuilder();
      const expected: Buffer[] = [];
      const marks: number[] = [];
      const fill = (from: number) => {
        for (const size of sizes.slice(from)) {
          const cell = encodeKeyValue({ ...parts, value: Buffer.alloc(size, size) });
          marks.push(builder.mark());
          expected.push(Buffer.from([0, cell.length >> 16, cell.length >> 8, cell.length]), cell);
          builder.append(slabOf(cell), 0, cell.length);
        }
      };
      fill(0);
      for (const from of [Math.floor(sizes.length / 2), 0, sizes.length - 1]) {
        builder.rewind(marks[from]);
        marks.length = from;
        expected.length = 2 * from;
        expect([builder.cellCount, builder.length]).toEqual([from, Buffer.concat(expected).length]);
        fill(from);
      }
      expect(builder.cellCount).toBe(sizes.length);
      const pieces = builder.finishPieces();
      expect(Buffer.concat(pieces).equals(Buffer.concat(expected))).toBe(true);
      expect(builder.length).toBe(0);
      fill(0);
      expect(builder.finish().equals(Buffer.concat(expected.slice(2 * sizes.length)))).toBe(true);
    }
  });

  test('can take cells back', () => {
    const builder = new CellBlockBuilder();
    builder.append(slabOf(plain), 0, plain.length);
    const mark = builder.mark();
    builder.append(slabOf(plain), 0, plain.length);
    builder.append(slabOf(plain), 0, plain.length);
    builder.rewind(mark);
    expect([builder.cellCount, builder.length]).toEqual([1, 32]);
    expect(builder.finish().length).toBe(32);
    expect(builder.length).toBe(0);
  });
});

describe('CellList', () => {
  test('holds cells side by side', () => {
    const list = new CellList();
    list.addKeyValue(parts);
    list.add(encodeKeyValue({ ...parts, tags }));
    list.append(slabOf(encodeKeyValue({ ...parts, tags })), 0, 28, 30, 16);
    expect([list.length, list.totalBytes]).toEqual([3, 28 + 46 + 46]);
    expect([0, 1, 2].map((i) => list.tagsLength(i))).toEqual([0, 16, 16]);
    expect(list.bytes(2)).toEqual(list.bytes(1));
    list.remove(0);
    expect(list.bytes(0)).toEqual(list.bytes(1));
    const shared = CellList.from(list.slab, [...list.offsets], [...list.lengths]);
    shared.addKeyValue(parts);
    expect(shared.bytes(0)).toEqual(list.bytes(0));
    expect(shared.bytes(2)).toEqual(encodeKeyValue(parts));
  });
});

describe('TimeRange', () => {
  test('includes its beginning, not its end; all time includes everything', () => {
    const at = (timestamp: bigint) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigInt64(0, timestamp);
      return view;
    };
    const range = new TimeRange(2n ** 32n - 1n, 2n ** 32n + 5n);
    const times = [0n, 2n ** 32n - 2n, 2n ** 32n - 1n, 2n ** 32n + 4n, 2n ** 32n + 5n, 2n ** 63n - 1n];
    expect(times.map((time) => range.compare(at(time), 0))).toEqual([-1, -1, 0, 0, 1, 1]);
    expect(times.map((time) => range.atOrAfterMin(at(time), 0))).toEqual([false, false, true, true, true, true]);
    expect(times.map((time) => TimeRange.ALL.compare(at(time), 0))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(range.overlaps(0n, 2n ** 32n - 1n)).toBe(true);
    expect(range.overlaps(0n, 2n ** 32n - 2n)).toBe(false);
    expect(range.overlaps(2n ** 32n + 5n, 2n ** 40n)).toBe(false);
    expect(() => new TimeRange(5n, 4n)).toThrow('maxStamp is smaller');
    expect(() => new TimeRange(-1n, 4n)).toThrow('negative');
  });
});
