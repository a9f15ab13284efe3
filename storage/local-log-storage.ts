import fs from 'node:fs';
import { promisify } from 'node:util';
import { type Clock, systemClock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { FileEntry, RandomAccessFile } from './file-storage.ts';
import { LocalDirectory, parentOf } from './local-directory.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';
import type { LocalStorageOptions } from './local-file-storage.ts';
import { LocalLogWriter } from './local-log-writer.ts';
import { openLocalFile, ReadLatency } from './local-random-access-file.ts';
import { SyncLatency } from './local-sync-latency.ts';
import type { LogOptions, LogStorage, LogWriter } from './log-storage.ts';

const open = promisify(fs.open);

/** Logs of a local disk, made durable by fdatasync. */
export class LocalLogStorage implements LogStorage {
  #directory: LocalDirectory;
  #clock: Clock;
  #readLatency: ReadLatency;
  #syncLatency: SyncLatency;

  constructor(root: string, options: LocalStorageOptions = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#directory = new LocalDirectory(root, options.trace);
    this.#readLatency = new ReadLatency(this.#clock);
    // Of the disk, not of one log: a new log of the same disk starts with what is known.
    this.#syncLatency = new SyncLatency(this.#clock);
  }

  createFolder(folder: string): Promise<void> {
    return this.#directory.makeDirectory(folder);
  }

  async create(path: string, { endMark }: LogOptions = {}): Promise<LogWriter> {
    const folder = parentOf(path);
    const absolute = this.#directory.resolve(path);
    let fd: number;
    try {
      this.#directory.trace(`create ${path}`);
      fd = await open(absolute, 'wx');
    } catch (error) {
      if (isErrno(error, 'ENOENT')) {
        throw new StorageError('fenced', path, 'cannot create it: its folder is gone', { cause: error });
      }
      throw storageErrorOf(error, path, 'create it');
    }
    try {
      await this.#directory.syncDirectory(folder);
      const absoluteFolder = this.#directory.resolve(folder);
      const { ino } = fs.statSync(absoluteFolder);
      const trace = this.#directory.trace;
      return new LocalLogWriter({
        path,
        absolute,
        fd,
        absoluteFolder,
        folderInode: ino,
        latency: this.#syncLatency,
        trace,
        endMark,
      });
    } catch (error) {
      fs.closeSync(fd);
      throw storageErrorOf(error, path, 'create it');
    }
  }

  open(path: string): Promise<RandomAccessFile> {
    return openLocalFile(this.#directory.resolve(path), path, this.#readLatency);
  }
  list(folder: string): Promise<FileEntry[]> {
    return this.#directory.list(folder);
  }
  rename(source: string, target: string): Promise<void> {
    return this.#directory.rename(source, target);
  }
  delete(path: string): Promise<boolean> {
    return this.#directory.delete(path);
  }

  async fence(folder: string, target: string): Promise<boolean> {
    if ((await this.#directory.stat(folder)) === undefined) return false;
    await this.#directory.rename(folder, target);
    return true;
  }
}
