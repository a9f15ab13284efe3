import { registerHooks } from 'node:module';
import { changesOf, PLANTS, type Plant } from './plants.ts';

/** From now on the sources that the plant names are loaded with its changes in them. Call it before anything of the product is imported. */
export function plant(name: string): Plant {
  const chosen = PLANTS.find((each) => each.name === name);
  if (chosen === undefined)
    throw new Error(`no plant is called ${name}; there are ${PLANTS.map((each) => each.name).join(', ')}`);
  const changes = new Map(changesOf(chosen).map((each) => [new URL(`../../${each.file}`, import.meta.url).href, each]));
  registerHooks({
    load(target, context, nextLoad) {
      const loaded = nextLoad(target, context);
      const change = changes.get(target);
      if (change === undefined) return loaded;
      const source = String(loaded.source);
      if (!source.includes(change.find))
        throw new Error(`${change.file} has changed: the plant ${name} does not find its place`);
      return { ...loaded, source: source.replace(change.find, () => change.replace) };
    },
  });
  return chosen;
}
