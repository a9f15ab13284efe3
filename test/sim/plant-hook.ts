import { registerHooks } from 'node:module';
import { PLANTS, type Plant } from './plants.ts';

/** From now on the source that the plant names is loaded with its change in it. Call it before anything of the product is imported. */
export function plant(name: string): Plant {
  const chosen = PLANTS.find((each) => each.name === name);
  if (chosen === undefined)
    throw new Error(`no plant is called ${name}; there are ${PLANTS.map((each) => each.name).join(', ')}`);
  const url = new URL(`../../${chosen.file}`, import.meta.url).href;
  registerHooks({
    load(target, context, nextLoad) {
      const loaded = nextLoad(target, context);
      if (target !== url) return loaded;
      const source = String(loaded.source);
      if (!source.includes(chosen.find))
        throw new Error(`${chosen.file} has changed: the plant ${name} does not find its place`);
      return { ...loaded, source: source.replace(chosen.find, () => chosen.replace) };
    },
  });
  return chosen;
}
