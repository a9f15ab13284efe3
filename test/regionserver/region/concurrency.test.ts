// Writers, readers, flushes and compactions at once on one region: what a row promises holds for every reader at every moment.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../base/random.ts';
import { TimeRange } from '../../../cell/time-range.ts';
import type { ServerMutation } from '../../../model/mutation.ts';
import { increment, long, put, RegionFixture } from '../region-fixture.ts';

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
      t.region.checkAndMutate(
        {
          row: Buffer.from('r'),
          family: Buffer.from('f'),
          qualifier: Buffer.from('q'),
          operator: 'EQUAL',
          value: Buffer.from(value),
          timeRange: TimeRange.ALL,
          filter: undefined,
        },
        [put('r', 'f:q', next)],
      );
    for (let i = 0; i < 20; i++) {
      const current = i === 0 ? '' : `v${i - 1}`;
      // Of two that race the one that lost must see what the other wrote, acknowledged or not.
      const [first, second] = await Promise.all([check(current, `v${i}`), check(current, `w${i}`)]);
      expect([first.matched, second.matched]).toEqual([true, false]);
      expect(await t.value('r', 'f:q')).toBe(`v${i}`);
    }
  });
});
