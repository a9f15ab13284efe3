// What files and logs of the local disk share: paths below one root, and directory entries that are durable when the call returns.
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Batcher } from '../base/batcher.ts';
import { StorageError } from '../base/errors.ts';
import type { FileEntry } from './file-storage.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';

const open = promisify(fs.open);
const close = promisify(fs.close);
const fsync = promisify(fs.fsync);
const mkdir = promisify(fs.mkdir);
const lstat = promisify(fs.lstat);
const rename = promisify(fs.rename);
const remove = promisify(fs.rm);
const readdir = promisify(fs.readdir);
const rmdir = promisify(fs.rmdir);

/** Called with each operation as it is handed to the system, in text: the golden order of I/O. */
export type Trace = (operation: string) => void;

export class LocalDirectory {
  readonly root: string;
  readonly trace: Trace;
  /** Folders that are being synced: who comes meanwhile shares the next sync of his folder with those who do as well. */
  #syncs = new Map<string, { readonly batcher: Batcher<undefined>; users: number }>();

  constructor(root: string, trace: Trace = () => {}) {
    this.root = root;
    this.trace = trace;
  }

  /** Absolute path. Refuses paths that leave the root. */
  resolve(path: string): string {
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw new StorageError('io', path, 'not a path below the root directory');
    }
    return join(this.root, path);
  }

  async makeDirectory(path: string): Promise<void> {
    if (path === '') return;
    try {
      await mkdir(this.resolve(path));
    } catch (error) {
      if (isErrno(error, 'ENOENT')) {
        await this.makeDirectory(parentOf(path));
        return this.makeDirectory(path);
      }
      if (isErrno(error, 'EEXIST') && (await this.stat(path))?.isDirectory !== false) return;
      throw storageErrorOf(error, path, 'make the folder');
    }
    this.trace(`mkdir ${path}`);
    await this.syncDirectory(parentOf(path));
  }

  /** What was made, renamed or deleted in the folder before the call is durable when it resolves. */
  async syncDirectory(path: string): Promise<void> {
    const sync = this.#syncs.get(path) ?? { batcher: new Batcher<undefined>(() => this.#sync(path)), users: 0 };
    this.#syncs.set(path, sync);
    sync.users++;
    try {
      await sync.batcher.add(undefined);
    } finally {
      if (--sync.users === 0) this.#syncs.delete(path);
    }
  }

  async #sync(path: string): Promise<[]> {
    this.trace(`sync directory ${path === '' ? '.' : path}`);
    const fd = await open(this.resolve(path), 'r');
    try {
      await fsync(fd);
    } finally {
      await close(fd);
    }
    return [];
  }

  async list(path: string): Promise<FileEntry[]> {
    try {
      const names = (await readdir(this.resolve(path))).sort(byBytes);
      const entries = await Promise.all(names.map((name) => this.stat(path === '' ? name : `${path}/${name}`)));
      return entries.filter((entry) => entry !== undefined);
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw storageErrorOf(error, path, 'list the folder');
    }
  }

  async stat(path: string): Promise<FileEntry | undefined> {
    try {
      const stats = await lstat(this.resolve(path));
      const isDirectory = stats.isDirectory();
      const length = isDirectory ? 0 : stats.size;
      return { name: basename(path), isDirectory, length, modified: Math.floor(stats.mtimeMs) };
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw storageErrorOf(error, path, 'look it up');
    }
  }

  async delete(path: string): Promise<boolean> {
    if ((await this.stat(path)) === undefined) return false;
    try {
      this.trace(`delete ${path}`);
      await remove(this.resolve(path), { recursive: true, force: true });
      await this.#syncIfThere(parentOf(path));
    } catch (error) {
      throw storageErrorOf(error, path, 'delete it');
    }
    return true;
  }

  async deleteEmptyFolder(path: string): Promise<boolean> {
    try {
      this.trace(`delete ${path}`);
      await rmdir(this.resolve(path));
      await this.#syncIfThere(parentOf(path));
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST')) return false;
      throw storageErrorOf(error, path, 'delete the empty folder');
    }
    return true;
  }

  /** Never overwrites. The check and the rename are two steps: two servers that rename to one name in the same moment bring the same content. */
  async rename(source: string, target: string): Promise<void> {
    const targetParent = parentOf(target);
    if (parentOf(source) !== targetParent) await this.makeDirectory(targetParent);
    if ((await this.stat(target)) !== undefined)
      throw new StorageError('exists', target, 'cannot rename to it: it exists');
    try {
      this.trace(`rename ${source} ${target}`);
      await rename(this.resolve(source), this.resolve(target));
      // The new name first: were only the removal of the old one durable, the file would be gone.
      await this.syncDirectory(targetParent);
      if (parentOf(source) !== targetParent) await this.#syncIfThere(parentOf(source));
    } catch (error) {
      throw storageErrorOf(error, source, `rename it to ${target}`);
    }
  }

  async #syncIfThere(path: string): Promise<void> {
    try {
      await this.syncDirectory(path);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error;
    }
  }
}

/** `''` for a path of one part. */
export function parentOf(path: string): string {
  const parent = dirname(path);
  return parent === '.' ? '' : parent;
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
