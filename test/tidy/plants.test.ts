// The bugs that the simulator plants (test/sim/plants.ts) stand in the sources word by word: whoever changes these words changes the plant, too.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changesOf, PLANTS } from '../sim/plants.ts';

it('every planted bug finds its place, once', () => {
  for (const plant of PLANTS)
    for (const { file, find } of changesOf(plant)) {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      expect(source.split(find).length - 1, `${plant.name} in ${file}`).toBe(1);
    }
});
