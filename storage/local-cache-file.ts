import fs from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '../base/clock.ts';
import type { CacheFile } from './cache-file.ts';
import type { RandomAccessFile } from './file-storage.ts';
import { storageErrorOf } from './local-errors.ts';
import { openLocalFile, ReadLatency } from './local-random-access-file.ts';

const openFd = promisify(fs.open);
const closeFd = promisify(fs.close);
const truncate = promisify(fs.ftruncate);
const unlink = promisify(fs.unlink);
const makeDirectory = promisify(fs.mkdir);

export class LocalCacheFile implements CacheFile {
  readonly path: string;
  readonly capacityBytes: number;
  readonly #fd: number;
  readonly #reader: RandomAccessFile;
  #writing: Promise<unknown> = Promise.resolve();

  /** Makes the file and its folders; what it held is gone. Takes no room on the disk before it is written to. */
  static async open(path: string, capacityBytes: number, clock: Clock): Promise<LocalCacheFile> {
    let fd = -1;
    try {
      await makeDirectory(dirname(path), { recursive: true });
      fd = await openFd(path, 'w');
      await truncate(fd, capacityBytes);
      return new LocalCacheFile(path, capacityBytes, fd, await openLocalFile(path, path, new ReadLatency(clock)));
    } catch (error) {
      if (fd !== -1) await closeFd(fd);
      throw storageErrorOf(error, path, `make it ${capacityBytes} bytes long`);
    }
  }

  private constructor(path: string, capacityBytes: number, fd: number, reader: RandomAccessFile) {
    this.path = path;
    this.capacityBytes = capacityBytes;
    this.#fd = fd;
    this.#reader = reader;
  }

  write(offset: number, bytes: Uint8Array): Promise<void> {
    const written = this.#write(offset, bytes);
    this.#writing = Promise.allSettled([this.#writing, written]);
    return written;
  }

  read(offset: number, length: number): Promise<Buffer> {
    return this.#reader.read(offset, length);
  }

  tryReadSync(offset: number, length: number): Buffer | undefined {
    return this.#reader.tryReadSync(offset, length);
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#reader.close();
    await closeFd(this.#fd);
    await unlink(this.path).catch(() => undefined);
  }

  async #write(offset: number, bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; )
        done += await writeSome(this.#fd, bytes, done, bytes.length - done, offset + done);
    } catch (error) {
      throw storageErrorOf(error, this.path, `write ${bytes.length} bytes at ${offset}`);
    }
  }
}

function writeSome(fd: number, bytes: Uint8Array, at: number, length: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.write(fd, bytes, at, length, position, (error, count) => (error ? reject(error) : resolve(count)));
  });
}
