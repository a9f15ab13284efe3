import { StorageError, type StorageFailure } from '../base/errors.ts';

const REASONS: Record<string, StorageFailure> = {
  ENOENT: 'not-found',
  EEXIST: 'exists',
  ENOTEMPTY: 'exists',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
};

/** An error of node:fs as a StorageError naming the root-relative path. */
export function storageErrorOf(error: unknown, path: string, doing: string): StorageError {
  if (error instanceof StorageError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = REASONS[code] ?? 'io';
  const text = reason === 'no-space' ? 'no space left on the disk' : (error as Error).message;
  return new StorageError(reason, path, `cannot ${doing}: ${text}`, { cause: error });
}

export function isErrno(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException)?.code ?? '');
}
