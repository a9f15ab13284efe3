import type { Level } from 'level';
import { assert } from '../../base/assert.ts';
import { CorruptionError, StorageError } from '../../base/errors.ts';
import type { TreeChange, TreeStore } from './tree-store.ts';

/** Keeps the tree in a LevelDB folder, each batch synced. The package is loaded when it is opened. */
export class LevelTreeStore implements TreeStore {
  readonly location: string;
  #level: Level<string, Buffer> | undefined;
  constructor(folder: string) {
    this.location = folder;
  }
  async open(): Promise<void> {
    const { Level } = await import('level');
    const level = new Level<string, Buffer>(this.location, { keyEncoding: 'utf8', valueEncoding: 'buffer' });
    try {
      await level.open();
    } catch (error) {
      throw openError(this.location, error);
    }
    this.#level = level;
  }
  async *entries(): AsyncIterable<readonly [string, Buffer]> {
    assert(this.#level !== undefined, 'the tree store is not open');
    try {
      yield* this.#level.iterator();
    } catch (error) {
      throw openError(this.location, error);
    }
  }
  async write(changes: readonly TreeChange[]): Promise<void> {
    assert(this.#level !== undefined, 'the tree store is not open');
    const batch = changes.map(({ key, value }) =>
      value === undefined ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
    );
    try {
      await this.#level.batch(batch, { sync: true });
    } catch (error) {
      throw new StorageError('io', this.location, `cannot write the ZooKeeper tree: ${causeText(error)}`, {
        cause: error,
      });
    }
  }
  async close(): Promise<void> {
    await this.#level?.close();
    this.#level = undefined;
  }
}

function causeOf(error: unknown): { code?: string; message: string } {
  const outer = error as Error & { cause?: Error };
  return (outer.cause ?? outer) as { code?: string; message: string };
}
function causeText(error: unknown): string {
  return causeOf(error).message;
}
function openError(location: string, error: unknown): Error {
  const cause = causeOf(error);
  if (cause.code === 'LEVEL_LOCKED') {
    return new StorageError('locked', location, 'the ZooKeeper tree is in use by another process', { cause: error });
  }
  if (cause.code === 'LEVEL_CORRUPTION') return new CorruptionError(location, 0, cause.message, { cause: error });
  return new StorageError('io', location, `cannot open the ZooKeeper tree: ${cause.message}`, { cause: error });
}
