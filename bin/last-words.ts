// What a process says when a server of its gave up: what happened, and what to do next.
import { ColonnadeError, CorruptionError, isHBaseError, StorageError } from '../base/errors.ts';

/** One or several lines for standard error. `data`: the root directory, undefined in memory. */
export function lastWords(reason: string, error: unknown, data: string | undefined): string {
  const cause = causeOf(error);
  const what = cause === undefined ? reason : `${reason}: ${cause.message}`;
  const damaged = damagedPath(cause);
  if (damaged !== undefined)
    return [
      `colonnade: a server gave up: ${what}.`,
      `What this file held may have been acknowledged, so it is not skipped. Put a good copy of it in its place below ${data ?? 'the data directory'}`,
      knowsTables(damaged)
        ? 'and start again. Without it the cluster does not know its tables: if there is no copy, take the whole data directory from a backup.'
        : 'and start again; or, to go on without what it held, move it out of the data directory first.',
      ...(data === undefined ? [] : [`What else is wrong with it, if anything, says: colonnade doctor --data ${data}`]),
    ].join('\n');
  if (cause instanceof StorageError && cause.reason === 'no-space')
    return `colonnade: a server gave up: ${what}. Nothing acknowledged is lost: make space${data === undefined ? '' : ` for ${data}`} and start again.`;
  // What no second try changes says itself what to do.
  if (cause instanceof ColonnadeError && cause.retry === 'never') return `colonnade: ${cause.message}`;
  if (data === undefined) return `colonnade: a server gave up: ${what}. The data was in memory and is gone.`;
  return `colonnade: a server gave up: ${what}. Nothing acknowledged is lost; start again to recover.`;
}

/** The file that is damaged, also when the master heard of it from a region server. */
function damagedPath(error: Error | undefined): string | undefined {
  if (error instanceof CorruptionError) return error.path;
  if (error === undefined || !isHBaseError(error, 'CorruptHFileException')) return undefined;
  return /^(.*) is damaged at offset /.exec(error.message)?.[1];
}

/** hbase:meta and the master's store, with their logs. */
function knowsTables(path: string): boolean {
  return path.startsWith('MasterData/') || path.startsWith('data/hbase/') || path.endsWith('.meta');
}

/** The innermost error that says what of the disk it was, else the error itself. */
function causeOf(error: unknown): Error | undefined {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof CorruptionError || each instanceof StorageError) return each;
  return error instanceof Error ? error : undefined;
}
