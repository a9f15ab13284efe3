import fs from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { RandomAccessFile } from './file-storage.ts';
import { LocalDirectory } from './local-directory.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';
import { openLocalFile, ReadLatency } from './local-random-access-file.ts';
import { memoryPathOf, memoryUriOf, type OutsideFiles } from './outside-files.ts';

const open = promisify(fs.open);
const close = promisify(fs.close);
const fsync = promisify(fs.fsync);
const link = promisify(fs.link);
const lstat = promisify(fs.lstat);

/** What a link fails with where there can be none: another disk, a file of somebody else, a file system that has no links. */
const NO_LINK = ['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** The files of this machine, by `file:` URI or absolute path. */
export class LocalOutsideFiles implements OutsideFiles {
  readonly #root: string | undefined;
  readonly #disk = new LocalDirectory('/');
  readonly #latency = new ReadLatency(systemClock);

  /** `root`: where the data is on this disk; undefined when it is in memory. */
  constructor(root: string | undefined) {
    this.#root = root;
  }

  get isSameFileSystem(): boolean {
    return this.#root !== undefined;
  }

  uriOf(path: string): string {
    return this.#root === undefined ? memoryUriOf(path) : `file:${join(this.#root, path)}`;
  }

  pathOf(uri: string): string | undefined {
    if (this.#root === undefined) return memoryPathOf(uri);
    const path = relative(this.#root, absolutePathOf(uri));
    return path.startsWith('..') ? undefined : path;
  }

  async open(uri: string): Promise<RandomAccessFile> {
    const path = absolutePathOf(uri);
    try {
      // A link could be turned to another file once this one was checked.
      if ((await lstat(path)).isSymbolicLink())
        throw new StorageError('io', uri, 'Path does not reference a file: it is a symbolic link');
      return await openLocalFile(path, uri, this.#latency);
    } catch (error) {
      throw storageErrorOf(error, uri, 'open it');
    }
  }

  async link(uri: string, target: string): Promise<boolean> {
    const root = this.#root;
    if (root === undefined) return false;
    const source = absolutePathOf(uri);
    const to = join(root, target).slice(1);
    await this.#disk.makeDirectory(dirname(to));
    try {
      await syncFile(source);
      await link(source, `/${to}`);
      await this.#disk.syncDirectory(dirname(to));
      return true;
    } catch (error) {
      if (isErrno(error, ...NO_LINK)) return false;
      throw storageErrorOf(error, uri, `link it to ${target}`);
    }
  }

  delete(uri: string): Promise<boolean> {
    return this.#disk.delete(absolutePathOf(uri).slice(1));
  }
}

/** `file:/a`, `file:///a` or `/a`. Java's Path prints the text of its parts as it is: nothing is escaped. */
function absolutePathOf(uri: string): string {
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/[^/]*)?(?=\/)/.exec(uri);
  if (scheme !== null && scheme[1].toLowerCase() !== 'file')
    throw new StorageError('io', uri, `No FileSystem for scheme ${scheme[1]}: only files of this machine can be read`);
  const path = scheme === null ? uri : uri.slice(scheme[0].length);
  if (!path.startsWith('/')) throw new StorageError('io', uri, 'not an absolute path');
  return normalize(path);
}

/** Whoever wrote the file may not have waited for the disk. */
async function syncFile(path: string): Promise<void> {
  const fd = await open(path, 'r');
  try {
    await fsync(fd);
  } finally {
    await close(fd);
  }
}
