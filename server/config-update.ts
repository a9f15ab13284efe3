// UpdateConfiguration: a server reads its settings again, as `update_config` in the shell asks. HBase answers the same whether a setting took
// effect or waits for a restart; here a setting that waits is an error that names it, after the others have taken effect.
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';

/** What a server looks at where it is used, and so may change while it runs. */
export interface OnlineConfig<C> {
  readonly keys: ReadonlySet<keyof C>;
  /** Settings below those keys that are looked at by a starting server, or a region that is opened, all the same. */
  readonly except: ReadonlySet<string>;
}

export interface ConfigUpdate<C> {
  /** What takes effect now. */
  readonly config: Partial<C>;
  /** Settings that changed, by HBase's names. */
  readonly applied: readonly string[];
  /** Settings that changed and are looked at by a starting server only. */
  readonly waiting: readonly string[];
}

export type ReloadConfig<C> = () => Promise<ConfigUpdate<C>>;

/** Throws when something that changed waits for a restart, or when the settings cannot be read: then nothing takes effect. */
export async function updateConfig<C>(
  reload: ReloadConfig<C> | undefined,
  apply: (config: Partial<C>) => void,
  logger: Logger,
): Promise<void> {
  // Settings that were given by the program that started the server do not change.
  if (reload === undefined) return;
  const { config, applied, waiting } = await reload();
  apply(config);
  logger.info({ applied, waiting }, 'read the settings again');
  if (waiting.length > 0)
    throw hbaseError(
      'DoNotRetryIOException',
      `${waiting.join(', ')} changed, and takes effect when the server is started again; ${applied.length === 0 ? 'nothing else changed' : `${applied.join(', ')} took effect`}`,
    );
}
