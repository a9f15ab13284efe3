import fs from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { assert } from '../base/assert.ts';
import { type Clock, systemClock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { CloseOptions, FileEntry, FileStorage, FileWriter, RandomAccessFile } from './file-storage.ts';
import { LocalDirectory, parentOf, type Trace } from './local-directory.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';
import { openLocalFile, ReadLatency } from './local-random-access-file.ts';

const open = promisify(fs.open);
const close = promisify(fs.close);
const fdatasync = promisify(fs.fdatasync);
const fsync = promisify(fs.fsync);
const write = promisify(fs.write);
const readFile = promisify(fs.readFile);
const unlink = promisify(fs.unlink);

const THROUGH_FLAGS = fs.constants.O_WRONLY | fs.constants.O_DSYNC;

export interface LocalStorageOptions {
  readonly clock?: Clock;
  /** Called with each operation that changes the disk, as text. */
  readonly trace?: Trace;
}

/** Files of a local disk, or of any mount that is coherent between servers. */
export class LocalFileStorage implements FileStorage {
  readonly capabilities = { rename: true };
  readonly localRoot: string;
  #directory: LocalDirectory;
  #latency: ReadLatency;

  constructor(root: string, options: LocalStorageOptions = {}) {
    this.localRoot = resolve(root);
    this.#directory = new LocalDirectory(root, options.trace);
    this.#latency = new ReadLatency(options.clock ?? systemClock);
  }

  /** Over `root`, which is made when absent, durably. */
  static async open(root: string, options: LocalStorageOptions = {}): Promise<LocalFileStorage> {
    try {
      await makeRoot(resolve(root));
    } catch (error) {
      throw storageErrorOf(error, root, 'make the root directory');
    }
    return new LocalFileStorage(root, options);
  }

  async create(path: string): Promise<FileWriter> {
    const fd = await this.#openNew(path, 'wx');
    return new LocalFileWriter(path, fd, this.#directory);
  }

  async writeFile(path: string, bytes: Uint8Array): Promise<void> {
    const parent = parentOf(path);
    // Of a crash there may be a leftover; nobody else writes this name.
    const temporary = `${parent === '' ? '' : `${parent}/`}.${basename(path)}.writing`;
    const fd = await this.#openNew(temporary, 'w');
    try {
      this.#directory.trace(`write ${bytes.length} ${temporary}`);
      await writeAll(fd, bytes, 0);
      this.#directory.trace(`sync ${temporary}`);
      await fsync(fd);
    } catch (error) {
      await unlink(this.#directory.resolve(temporary)).catch(() => {});
      throw storageErrorOf(error, path, 'write it');
    } finally {
      await close(fd);
    }
    try {
      await this.#directory.rename(temporary, path);
    } catch (error) {
      await unlink(this.#directory.resolve(temporary)).catch(() => {});
      throw error;
    }
  }

  async readFile(path: string): Promise<Buffer> {
    try {
      return await readFile(this.#directory.resolve(path));
    } catch (error) {
      throw storageErrorOf(error, path, 'read it');
    }
  }

  open(path: string): Promise<RandomAccessFile> {
    return openLocalFile(this.#directory.resolve(path), path, this.#latency);
  }
  list(path: string): Promise<FileEntry[]> {
    return this.#directory.list(path);
  }
  stat(path: string): Promise<FileEntry | undefined> {
    return this.#directory.stat(path);
  }
  delete(path: string): Promise<boolean> {
    return this.#directory.delete(path);
  }
  deleteEmptyFolder(path: string): Promise<boolean> {
    return this.#directory.deleteEmptyFolder(path);
  }
  makeDirectory(path: string): Promise<void> {
    return this.#directory.makeDirectory(path);
  }
  rename(source: string, target: string): Promise<void> {
    return this.#directory.rename(source, target);
  }

  /** Opens a file for writing and makes its folders, which are mostly there. */
  async #openNew(path: string, flags: 'wx' | 'w'): Promise<number> {
    const absolute = this.#directory.resolve(path);
    try {
      this.#directory.trace(`create ${path}`);
      return await open(absolute, flags);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw storageErrorOf(error, path, 'create it');
    }
    await this.#directory.makeDirectory(parentOf(path));
    try {
      return await open(absolute, flags);
    } catch (error) {
      throw storageErrorOf(error, path, 'create it');
    }
  }
}

class LocalFileWriter implements FileWriter {
  readonly path: string;
  #fd: number;
  #directory: LocalDirectory;
  /** Opened again, to sync what it writes; −1 until it is needed. */
  #throughFd = -1;
  #length = 0;
  #state: 'open' | 'closed' | 'broken' = 'open';
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(path: string, fd: number, directory: LocalDirectory) {
    this.path = path;
    this.#fd = fd;
    this.#directory = directory;
  }

  get length(): number {
    return this.#length;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#guard('write to it', async () => {
      this.#directory.trace(`write ${bytes.length} ${this.path}`);
      await writeAll(this.#fd, bytes, this.#takePlace(bytes));
    });
  }

  async sync(): Promise<void> {
    await this.#guard('sync it', async () => {
      this.#directory.trace(`sync ${this.path}`);
      await fdatasync(this.#fd);
    });
  }

  async writeThrough(bytes: Uint8Array): Promise<void> {
    await this.#guard('write to it', async () => {
      this.#directory.trace(`write ${bytes.length} ${this.path}`);
      this.#directory.trace(`sync ${this.path}`);
      // At once: otherwise the write would wait for the caller's next turn.
      if (this.#throughFd === -1) this.#throughFd = fs.openSync(this.#directory.resolve(this.path), THROUGH_FLAGS);
      await writeAll(this.#throughFd, bytes, this.#takePlace(bytes));
    });
  }

  async close({ isTemporary = false, isScratch = false }: CloseOptions = {}): Promise<void> {
    await this.#guard('close it', async () => {
      if (isScratch) return this.#closeOnce();
      this.#directory.trace(`sync ${this.path}`);
      await fsync(this.#fd);
      this.#directory.trace(`close ${this.path}`);
      await this.#closeOnce();
      if (!isTemporary) await this.#directory.syncDirectory(parentOf(this.path));
    });
  }

  async abort(): Promise<void> {
    // The number of a descriptor that is closed under a write may be another file's by the time it is written to.
    await this.#underWay;
    if (this.#fd !== -1) await this.#closeOnce().catch(() => {});
    this.#state = 'closed';
    this.#directory.trace(`abort ${this.path}`);
    try {
      await unlink(this.#directory.resolve(this.path));
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw storageErrorOf(error, this.path, 'delete it');
    }
  }

  /** Where bytes go that come now: the next may come before they are written. */
  #takePlace(bytes: Uint8Array): number {
    const place = this.#length;
    this.#length += bytes.length;
    return place;
  }

  async #closeOnce(): Promise<void> {
    assert(this.#fd !== -1, `${this.path} is closed twice`);
    const fds = this.#throughFd === -1 ? [this.#fd] : [this.#fd, this.#throughFd];
    this.#fd = this.#throughFd = -1;
    this.#state = 'closed';
    await Promise.all(fds.map((fd) => close(fd)));
  }

  async #guard(doing: string, work: () => Promise<void>): Promise<void> {
    if (this.#state === 'closed') throw new StorageError('closed', this.path, `cannot ${doing}: it is closed`);
    // What a failed write or sync left behind is unknown; nothing more may be built on it.
    if (this.#state === 'broken') throw new StorageError('io', this.path, `cannot ${doing}: an earlier call failed`);
    try {
      const done = work();
      this.#underWay = Promise.allSettled([this.#underWay, done]);
      await done;
    } catch (error) {
      if (this.#state === 'open') this.#state = 'broken';
      throw storageErrorOf(error, this.path, doing);
    }
  }
}

async function writeAll(fd: number, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await write(fd, bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** Each folder that was made is synced into the one above it: else all that is acknowledged below could go with its root. */
async function makeRoot(root: string): Promise<void> {
  const first = await promisify(fs.mkdir)(root, { recursive: true });
  if (first === undefined) return;
  for (let made = root; ; made = dirname(made)) {
    const fd = await open(dirname(made), 'r');
    try {
      await fsync(fd);
    } finally {
      await close(fd);
    }
    if (made === first || made === dirname(made)) return;
  }
}
