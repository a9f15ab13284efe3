// Writers, readers, flushes and compactions at once on one region: what a row promises holds for every reader at every moment.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../base/random.ts';
import { TYPE_DELETE_FAMILY } from '../../../cell/key-value.ts';
import { TimeRange } from '../../../cell/time-range.ts';
import type { Condition } from '../../../model/condition.ts';
import type { ServerMutation } from '../../../model/mutation.ts';
import type { MutateOutcome, Region } from '../../../regionserver/region/region.ts';
import { cellTexts, deletion, increment, long, put, RegionFixture } from '../region-fixture.ts';

const ROWS = 5;
const SEED = 20261121;

function pair(row: string, value: string): ServerMutation {
  const mutation = put(row, 'f:q', value);
  const other = put(row, 'g:q', value);
  mutation.cells.add(other.cells.bytes(0));
  return mutation;
}

describe(`a region under many hands (seed ${SEED})`, () => {
  it('a row is seen whole, values never go back, counters count every increment once', async () => {
    const t = await RegionFixture.open({
      families: { f: {}, g: {} },
      config: { flushSizeBytes: 30_000, compactionMinFiles: 2 },
    });
    const random = new SeededRandom(SEED);
    let running = true;
    const counted = new Map<string, bigint>();
    const writer = async (id: number) => {
      for (let i = 0; i < 150; i++) {
        const row = `r${random.below(ROWS)}`;
        if (random.below(3) > 0) await t.mutate([pair(row, `${String(i).padStart(5, '0')}-${id}`)]);
        else {
          const amount = BigInt(random.below(1000));
          const [{ error }] = await t.mutate([increment(row, 'f:n', amount, BigInt(id * 1000 + i + 1))], {
            nonceGroup: 1n,
          });
          expect(error).toBeUndefined();
          counted.set(row, (counted.get(row) ?? 0n) + amount);
        }
      }
    };
    const reader = async () => {
      let reads = 0;
      while (running) {
        const row = `r${random.below(ROWS)}`;
        const cells = await t.get(row);
        const values = cells.filter((text) => text.includes(':q/')).map((text) => text.slice(text.indexOf('=') + 1));
        if (values.length > 0) {
          expect(values).toHaveLength(2);
          expect(values[0]).toBe(values[1]);
        }
        reads++;
        await new Promise<void>((resolve) => t.region.options.scheduler.endOfTurn(resolve));
      }
      return reads;
    };
    const scanner = async () => {
      while (running) {
        const byRow = new Map<string, string[]>();
        for (const text of await t.scan()) {
          if (!text.includes(':q/')) continue;
          const row = text.slice(0, text.indexOf('/'));
          byRow.set(row, [...(byRow.get(row) ?? []), text.slice(text.indexOf('=') + 1)]);
        }
        for (const [row, values] of byRow) expect(new Set(values).size, `${row}: ${values}`).toBe(1);
        await new Promise<void>((resolve) => t.region.options.scheduler.endOfTurn(resolve));
      }
    };
    const disturber = async () => {
      while (running) {
        if (random.below(2) === 0) await t.region.flush({ force: true, reason: 'test' });
        else await t.region.compact(random.below(2) === 0);
        await new Promise<void>((resolve) => t.region.options.scheduler.endOfTurn(resolve));
      }
    };
    const others = [reader(), reader(), scanner(), disturber()];
    await Promise.all(Array.from({ length: 8 }, (_, id) => writer(id)));
    running = false;
    await Promise.all(others);
    for (const [row, total] of counted) expect(await t.value(row, 'f:n'), row).toBe(long(total).toString('latin1'));
    const before = await t.scan();
    const recovered = await t.recover();
    expect(await recovered.scan()).toEqual(before);
  });

  it('a write that is acknowledged is seen by the next read, also right after a condition that failed', async () => {
    const t = await RegionFixture.open({ families: { f: {}, g: {} } });
    const check = (value: string, next: string) =>
      t.region.checkAndMutate({ ...checkOf('r', 'q'), value: Buffer.from(value) }, [put('r', 'f:q', next)]);
    for (let i = 0; i < 20; i++) {
      const current = i === 0 ? '' : `v${i - 1}`;
      // Of two that race the one that lost must see what the other wrote, acknowledged or not.
      const [first, second] = await Promise.all([check(current, `v${i}`), check(current, `w${i}`)]);
      expect([first.matched, second.matched]).toEqual([true, false]);
      expect(await t.value('r', 'f:q')).toBe(`v${i}`);
    }
  });

  it('writes that are begun in one turn come to what they come to one after the other', async () => {
    const random = new SeededRandom(SEED);
    const [together, inTurn] = [
      await RegionFixture.open({ families: { f: {} } }),
      await RegionFixture.open({ families: { f: {} } }),
    ];
    let waited = 0;
    for (let round = 0; round < 150; round++) {
      const writes = Array.from({ length: 2 + random.below(8) }, () => randomWrite(random));
      // What is in files is read from there, so that who reads holds its rows for longer than a turn.
      if (round % 10 === 0) for (const t of [together, inTurn]) await t.region.flush({ force: true, reason: 'test' });
      const begun = writes.map((write) => write(together.region));
      if (!together.region.rowLocks.idle) waited++;
      const all = await Promise.all(begun);
      const each: string[] = [];
      for (const write of writes) each.push(await write(inTurn.region));
      expect(all, `round ${round}`).toEqual(each);
      expect(untimed(await together.scan()), `round ${round}`).toEqual(untimed(await inTurn.scan()));
      for (const t of [together, inTurn]) t.clock.advance(1);
    }
    expect(waited).toBeGreaterThan(100);
  });
});

/** On one row or several of three: puts and deletes together, an increment, or a check with a change. What came of it as text. */
function randomWrite(random: SeededRandom): (region: Region) => Promise<string> {
  const row = () => `r${random.below(3)}`;
  const value = () => (random.below(4) === 0 ? 'x' : long(BigInt(random.below(3))));
  const change = (of: string) => {
    const newValue = value();
    const isDelete = random.below(4) === 0;
    return () => (isDelete ? deletion(of, { family: 'f', type: TYPE_DELETE_FAMILY }) : put(of, 'f:n', newValue));
  };
  const [kind, one, first, amount] = [random.below(3), row(), value(), BigInt(random.below(5))];
  const several = Array.from({ length: 1 + random.below(3) }, () => change(row()));
  const own = change(one);
  return async (region) => {
    if (kind === 0) return outcomesOf(await region.mutate(several.map((make) => make())));
    if (kind === 1) return outcomesOf(await region.mutate([increment(one, 'f:n', amount)]));
    const { matched } = await region.checkAndMutate({ ...checkOf(one, 'n'), value: Buffer.from(first) }, [own()]);
    return String(matched);
  };
}

/** Which millisecond the server gave is no matter here. */
function untimed(cells: readonly string[]): string[] {
  return cells.map((text) => text.replace(/\/\d+\/(?=\d+=)/, '/'));
}

function outcomesOf(outcomes: readonly MutateOutcome[]): string {
  return outcomes
    .map(({ error, result }) => error?.name ?? (result === undefined ? 'done' : untimed(cellTexts(result))))
    .join();
}

function checkOf(row: string, qualifier: string): Omit<Condition, 'value'> {
  return {
    row: Buffer.from(row),
    family: Buffer.from('f'),
    qualifier: Buffer.from(qualifier),
    operator: 'EQUAL',
    timeRange: TimeRange.ALL,
    filter: undefined,
  };
}
