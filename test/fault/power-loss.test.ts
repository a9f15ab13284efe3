// A whole cluster in one process, and the power fails: before and during every single operation that changes the disk (LONG=1), or a share of
// them by count, from a fresh seed (SEED=… replays it).
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { configOfVariant, engineVariantOf } from '../support/engine-variants.ts';
import { recoverAndVerify, runWorkload } from './support/power-loss.ts';
import { sideBySide } from './support/side-by-side.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Operations after which power is lost, in the short form; each twice, before and during it. */
const SHARE = 40;
/** Operations whose disks are kept at once, in the long form. */
const SLICE = 200;

describe('power loss', () => {
  it(
    'anywhere in a small workload of a cluster loses nothing acknowledged',
    async () => {
      const variant = engineVariantOf(SEED);
      const config = configOfVariant(variant);
      console.log(`power loss: SEED=${SEED}, ${variant.name}`);
      const { operations, acknowledged } = await runWorkload(() => false, SEED, config);
      // A run in which nothing was written would prove nothing.
      expect(acknowledged).toBeGreaterThan(80);
      expect(operations).toBeGreaterThan(500);
      const stride = LONG ? 1 : Math.ceil(operations / SHARE);
      const slices = LONG ? Math.ceil(operations / SLICE) : 1;
      const first = new SeededRandom(SEED).below(stride);
      let checked = 0;
      for (let slice = 0; slice < slices; slice++) {
        const chosen = LONG ? (n: number) => Math.floor(n / SLICE) === slice : (n: number) => n % stride === first;
        const { points } = await runWorkload(chosen, SEED, config);
        await sideBySide(points, async (point) => {
          const where = `SEED=${SEED} ${point.when} operation ${point.n}: ${point.at}`;
          const random = new SeededRandom(SEED + 2 * point.n + (point.when === 'before' ? 0 : 1));
          const wrong = await recoverAndVerify(point, random).catch((error) => [
            `${error.stack}\n${error.log?.join('\n')}`,
          ]);
          expect(wrong, where).toEqual([]);
          checked++;
        });
      }
      console.log(`power loss: ${checked} crashes of a workload of ${operations} operations`);
      expect(checked).toBeGreaterThan(SHARE);
    },
    LONG ? 3_600_000 : 600_000,
  );
});
