// Settings that are read again while a server runs: those that it looks at where they are used take effect, the others wait for its next start.
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../base/settings.ts';
import type { ConfigUpdate, OnlineConfig, ReloadConfig } from '../server/config-update.ts';

export interface ReloadOptions<C> {
  readonly settings: Settings;
  /** Reads the settings again, from where they came. */
  readonly reload: () => Promise<Settings>;
  /** What the settings come to for this role, … */
  readonly configOf: (settings: Settings) => Partial<C>;
  /** … and for the other one, whose settings are none of this one's business. */
  readonly otherConfigOf: (settings: Settings) => object;
  readonly online: OnlineConfig<C>;
}

export function configReload<C extends object>(options: ReloadOptions<C>): ReloadConfig<C> {
  const { configOf, otherConfigOf, online } = options;
  let current = options.settings;
  const isOnline = (name: string, keys: readonly (keyof C)[]) =>
    !online.except.has(name) && keys.every((key) => online.keys.has(key));
  return async (): Promise<ConfigUpdate<C>> => {
    const read = await options.reload();
    const applied: string[] = [];
    const waiting: string[] = [];
    for (const name of current.differences(read)) {
      const changed = current.taking(read, [name]);
      const keys = changedKeys(configOf(current), configOf(changed));
      if (keys.length > 0) (isOnline(name, keys) ? applied : waiting).push(name);
      else if (changedKeys(otherConfigOf(current), otherConfigOf(changed)).length === 0) waiting.push(name);
    }
    current = current.taking(read, applied);
    return { config: configOf(current), applied, waiting };
  };
}

function changedKeys<C extends object>(before: Partial<C>, after: Partial<C>): (keyof C)[] {
  const keys = Object.keys({ ...before, ...after }) as (keyof C)[];
  return keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
}
