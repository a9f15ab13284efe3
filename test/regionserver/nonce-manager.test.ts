// Which operations are known to be done, against a plain model of it.
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { NonceManager } from '../../regionserver/nonce-manager.ts';

const TTL_MS = 1000;
const SEED = Number(process.env.SEED ?? Math.trunc(Math.random() * 1e9));

function manager(capacity = 1_000_000) {
  const clock = new ManualClock(1_700_000_000_000);
  return { clock, nonces: new NonceManager({ clock, ttlMs: TTL_MS, capacity }) };
}

describe('nonces', () => {
  it('of what is done are known until they are too old, of what failed are not', async () => {
    const { clock, nonces } = manager();
    expect(nonces.begin(1n, 2n)).toEqual({ kind: 'new' });
    nonces.finish(1n, 2n, 77, 'a');
    expect(nonces.begin(1n, 3n)).toEqual({ kind: 'new' });
    nonces.finish(1n, 3n, undefined, 'a');
    expect(nonces.begin(1n, 2n)).toEqual({ kind: 'done', sequenceId: 77 });
    expect(nonces.begin(1n, 3n)).toEqual({ kind: 'new' });
    clock.advance(TTL_MS);
    expect(nonces.begin(1n, 2n)).toEqual({ kind: 'new' });
  });

  it('of what is under way wait for its end, of the same group only', async () => {
    const { nonces } = manager();
    const groups = [1n, 2n, 3n];
    for (const group of groups) expect(nonces.begin(group, 9n)).toEqual({ kind: 'new' });
    const repeats = groups.map((group) => nonces.begin(group, 9n));
    nonces.finish(2n, 9n, 5, 'a');
    expect(await repeats[1]).toEqual({ kind: 'done', sequenceId: 5 });
    nonces.finish(1n, 9n, undefined, 'a');
    expect(await repeats[0]).toEqual({ kind: 'new' });
    nonces.finish(3n, 9n, 6, 'a');
    expect(await repeats[2]).toEqual({ kind: 'done', sequenceId: 6 });
  });

  it('are alike whether Java reads them as negative numbers or not', () => {
    const { nonces } = manager();
    nonces.begin(-1n, -2n);
    nonces.finish(-1n, -2n, 4, 'a');
    expect(nonces.begin(2n ** 64n - 1n, 2n ** 64n - 2n)).toEqual({ kind: 'done', sequenceId: 4 });
  });

  it('are no more than the capacity, the youngest', () => {
    const { nonces } = manager(100);
    for (let i = 0n; i < 5000n; i++) {
      nonces.begin(7n, i);
      nonces.finish(7n, i, Number(i), `region ${i % 3n}`);
    }
    expect(nonces.size).toBe(100);
    expect(nonces.begin(7n, 4899n)).toEqual({ kind: 'new' });
    expect(nonces.begin(7n, 4900n)).toEqual({ kind: 'done', sequenceId: 4900 });
  });

  it(`are what a model says (SEED=${SEED})`, () => {
    const random = new SeededRandom(SEED);
    const { clock, nonces } = manager();
    interface Done {
      readonly group: bigint;
      readonly nonce: bigint;
      readonly sequenceId: number;
      readonly writeTime: number;
      readonly expires: number;
      readonly region: string;
    }
    let done: Done[] = [];
    for (let sequenceId = 1; sequenceId <= 6000; sequenceId++) {
      clock.advance(random.below(3) === 0 ? 1 : 0);
      const group = BigInt(random.below(5)) << 40n;
      const nonce = (BigInt(random.below(1000)) << 32n) | 7n;
      const region = `region ${random.below(4)}`;
      const now = clock.now();
      const known = done.findLast((each) => each.group === group && each.nonce === nonce);
      const expected = known !== undefined && known.expires > clock.monotonic();
      const state = nonces.begin(group, nonce);
      expect(state).toEqual(expected ? { kind: 'done', sequenceId: known.sequenceId } : { kind: 'new' });
      const isReplay = expected || random.below(4) === 0;
      const writeTime = isReplay ? now - random.below(TTL_MS) : now;
      if (!expected) nonces.finish(group, nonce, isReplay ? undefined : sequenceId, region);
      if (isReplay) nonces.restore({ group, nonce, sequenceId, writeTime }, region);
      done = done.filter((each) => each.region !== region || each.group !== group || each.nonce !== nonce);
      done.push({ group, nonce, sequenceId, writeTime, expires: clock.monotonic() + TTL_MS, region });
      if (sequenceId % 500 !== 0) continue;
      nonces.evict();
      done = done.filter((each) => each.expires > clock.monotonic());
      expect(nonces.size).toBe(done.length);
      for (const name of ['region 0', 'region 3', 'unknown']) {
        const young = done.filter((each) => each.region === name && each.writeTime >= clock.now() - TTL_MS);
        const operations = young.map(({ group, nonce, sequenceId, writeTime }) => ({
          ...{ group, nonce, sequenceId, writeTime },
        }));
        expect(nonces.ofRegion(name, 50)).toEqual(operations.slice(-50));
      }
    }
  });
});
