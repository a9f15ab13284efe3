import { beforeEach, describe, expect, it } from 'vitest';
import { TimeRange } from '../../../cell/time-range.ts';
import type { CompareOperator, Condition } from '../../../model/condition.ts';
import { ASYNC_WAL, FSYNC_WAL, SKIP_WAL, SYNC_WAL } from '../../../model/durability.ts';
import { pb } from '../../../proto/index.ts';
import { append, deletion, increment, long, put, RegionFixture } from '../region-fixture.ts';

let t: RegionFixture;
beforeEach(async () => {
  t = await RegionFixture.open({ families: { f: { VERSIONS: 3 }, g: {} } });
});

function condition(row: string, operator: CompareOperator, value: string, shape: Partial<Condition> = {}): Condition {
  return {
    row: Buffer.from(row),
    family: Buffer.from('f'),
    qualifier: Buffer.from('q'),
    operator,
    value: Buffer.from(value),
    timeRange: TimeRange.ALL,
    filter: undefined,
    ...shape,
  };
}

describe('checkAndMutate', () => {
  // The cell holds m: what each operator says of an expected value below it, equal and above, and of an absent cell.
  it.each([
    ['LESS', true, false, false],
    ['LESS_OR_EQUAL', true, true, false],
    ['EQUAL', false, true, false],
    ['NOT_EQUAL', true, false, true],
    ['GREATER_OR_EQUAL', false, true, true],
    ['GREATER', false, false, true],
  ] as const)('%s means expected OP actual', async (operator, below, equal, above) => {
    await t.put('r', 'f:q', 'm');
    const check = async (row: string, value: string) =>
      (await t.region.checkAndMutate(condition(row, operator, value), [put(row, 'g:done', 'x')])).matched;
    expect([await check('r', 'a'), await check('r', 'm'), await check('r', 'z')]).toEqual([below, equal, above]);
    expect(await check('absent', 'm')).toBe(false);
    expect((await t.get('r', (get) => get.addColumn(Buffer.from('g')))).length > 0).toBe(below || equal || above);
  });

  it.each([
    // An empty expected value asks for absence, or for an empty cell.
    ['EQUAL', 'absent', true],
    ['EQUAL', 'empty', true],
    ['EQUAL', 'full', false],
    ['NOT_EQUAL', 'absent', false],
    ['NOT_EQUAL', 'empty', false],
    ['NOT_EQUAL', 'full', true],
  ] as const)('%s an empty value, of a cell that is %s: %s', async (operator, row, matched) => {
    await t.put('empty', 'f:q', '');
    await t.put('full', 'f:q', 'v');
    const outcome = await t.region.checkAndMutate(condition(row, operator, ''), [put(row, 'g:done', 'x')]);
    expect(outcome.matched).toBe(matched);
  });

  it('looks at the time range, and at any cell that a filter lets pass', async () => {
    await t.put('r', 'f:q', 'old', 10);
    await t.put('r', 'f:q', 'new', 20);
    const inRange = condition('r', 'EQUAL', 'old', { timeRange: new TimeRange(0n, 15n) });
    expect((await t.region.checkAndMutate(inRange, [put('r', 'g:a', 'x')])).matched).toBe(true);
    const filter = (value: string) => ({
      name: 'org.apache.hadoop.hbase.filter.ValueFilter',
      serialized_filter: pb.ValueFilter.encode({
        compare_filter: {
          compare_op: pb.CompareType.EQUAL,
          comparator: {
            name: 'org.apache.hadoop.hbase.filter.BinaryComparator',
            serialized_comparator: pb.BinaryComparator.encode({ comparable: { value: Buffer.from(value) } }).finish(),
          },
        },
      }).finish(),
    });
    expect(
      (await t.region.checkAndMutate(condition('r', 'NO_OP', '', { filter: filter('new') }), [put('r', 'g:b', 'x')]))
        .matched,
    ).toBe(true);
    expect(
      (await t.region.checkAndMutate(condition('r', 'NO_OP', '', { filter: filter('none') }), [put('r', 'g:b', 'x')]))
        .matched,
    ).toBe(false);
  });

  it('writes no earlier than the cell it has checked', async () => {
    const future = t.clock.now() + 100_000;
    await t.put('r', 'f:q', 'v', future);
    await t.region.checkAndMutate(condition('r', 'EQUAL', 'v'), [put('r', 'f:q', 'next')]);
    expect(await t.get('r')).toEqual([`r/f:q/${future}/4=next`]);
    // A user's own future does not become the region's time.
    await t.put('s', 'f:q', 'v');
    expect(await t.get('s')).toEqual([`s/f:q/${t.clock.now()}/4=v`]);
  });

  it('deletes what is older than now, not what is as old as a cell of the future that it has checked', async () => {
    const future = t.clock.now() + 100_000;
    await t.put('r', 'f:q', 'v', future);
    await t.put('r', 'g:q', 'old', 10);
    await t.region.checkAndMutate(condition('r', 'EQUAL', 'v'), [deletion('r')]);
    expect(await t.get('r')).toEqual([`r/f:q/${future}/4=v`]);
  });

  it('applies several mutations at once and returns what increments and appends made', async () => {
    await t.put('r', 'f:q', 'v');
    const mutations = [put('r', 'g:a', '1'), increment('r', 'f:n', 2n), append('r', 'f:s', 'xy')];
    const { matched, result } = await t.region.checkAndMutate(condition('r', 'EQUAL', 'v'), mutations);
    expect(matched).toBe(true);
    expect(result?.length).toBe(2);
    expect(await t.value('r', 'f:n')).toBe(long(2n).toString('latin1'));
    expect(await t.value('r', 'f:s')).toBe('xy');
  });

  it('only one of many that race for the same cell wins', async () => {
    const race = Array.from({ length: 20 }, (_, i) =>
      t.region.checkAndMutate(condition('r', 'EQUAL', ''), [put('r', 'f:q', `${i}`)]),
    );
    const outcomes = await Promise.all(race);
    expect(outcomes.filter(({ matched }) => matched)).toHaveLength(1);
  });

  it('asks whether there is the family of a mutation only when the condition holds', async () => {
    const nowhere = [put('r', 'nope:q', 'x')];
    expect((await t.region.checkAndMutate(condition('r', 'EQUAL', 'absent'), nowhere)).matched).toBe(false);
    await expect(t.region.checkAndMutate(condition('r', 'EQUAL', ''), nowhere)).rejects.toThrow('Column family nope');
  });

  it('is refused for a mutation of another row, and for a family that does not exist', async () => {
    await expect(t.region.checkAndMutate(condition('r', 'EQUAL', ''), [put('s', 'f:q', 'v')])).rejects.toThrow(
      "Action's getRow must match",
    );
    const unknown = condition('r', 'EQUAL', '', { family: Buffer.from('nope') });
    await expect(t.region.checkAndMutate(unknown, [put('r', 'f:q', 'v')])).rejects.toThrow(/nope does not exist/);
  });

  it('with a nonce a repeat is told what the first was told', async () => {
    const once = () =>
      t.region.checkAndMutate(condition('r', 'EQUAL', ''), [increment('r', 'f:q', 1n, 42n)], { nonceGroup: 1n });
    const first = await once();
    const second = await once();
    expect([first.matched, second.matched]).toEqual([true, true]);
    expect(second.result!.bytes(0).subarray(-8)).toEqual(long(1n));
    expect(await t.value('r', 'f:q')).toBe(long(1n).toString('latin1'));
  });
});

describe('atomic batches over several rows', () => {
  it('appear at once, and only if all conditions hold', async () => {
    const both = [put('a', 'f:q', '1'), put('b', 'f:q', '1'), deletion('c')];
    await t.put('c', 'f:q', 'v');
    await t.mutate(both, { atomic: true });
    expect((await t.scan()).map((text) => text.split('/')[0])).toEqual(['a', 'b']);
    const conditions = [condition('a', 'EQUAL', '1'), condition('b', 'EQUAL', '2')];
    expect((await t.region.checkAndMutateRows(conditions, [put('d', 'f:q', 'v')])).matched).toBe(false);
    conditions[1] = condition('b', 'EQUAL', '1');
    expect((await t.region.checkAndMutateRows(conditions, [put('d', 'f:q', 'v')])).matched).toBe(true);
    expect(await t.value('d', 'f:q')).toBe('v');
  });
});

describe('durability and time to live', () => {
  it.each([
    ['SKIP_WAL', SKIP_WAL, false],
    ['ASYNC_WAL', ASYNC_WAL, false],
    ['SYNC_WAL', SYNC_WAL, true],
    ['FSYNC_WAL', FSYNC_WAL, true],
  ] as const)('%s', async (_name, durability, survives) => {
    const { MemoryDisk } = await import('../../../storage/memory-disk.ts');
    const mutation = put('r', 'f:q', 'v');
    mutation.durability = durability;
    await t.mutate([mutation]);
    expect(await t.value('r', 'f:q')).toBe('v');
    const recovered = await t.recover((t.disk as InstanceType<typeof MemoryDisk>).crashClone());
    expect((await recovered.value('r', 'f:q')) !== undefined).toBe(survives);
  });

  it("a mutation's own time to live ends its cells", async () => {
    const mutation = put('r', 'f:q', 'v');
    mutation.ttlMs = 1000n;
    await t.mutate([mutation, put('s', 'f:q', 'v')]);
    expect(await t.scan()).toHaveLength(2);
    t.clock.advance(1001);
    expect((await t.scan()).map((text) => text[0])).toEqual(['s']);
  });
});
