import fs from 'node:fs';
import { promisify } from 'node:util';
import type { Clock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { RandomAccessFile } from './file-storage.ts';
import { storageErrorOf } from './local-errors.ts';

const openFd = promisify(fs.open);
const closeFd = promisify(fs.close);
const fstat = promisify(fs.fstat);

/** Synchronous reads are worth their stall while they answer from the page cache. */
const SYNC_READ_LIMIT_MS = 0.05;
/** The limit is for a read of so many bytes, or fewer; longer ones may take longer. */
const LIMITED_BYTES = 64 * 1024;
/** After the average rose above the limit every so many reads one is tried again, and the next too while they answer within it. */
const RETRY_EVERY = 64;
const WEIGHT = 1 / 16;

/** The running average of synchronous reads of one disk, which decides whether to make them at all. */
export class ReadLatency {
  #clock: Clock;
  #averageMs = 0;
  #lastMs = 0;
  #refused = 0;
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether to read at once now. */
  get isFast(): boolean {
    if (this.#averageMs < SYNC_READ_LIMIT_MS || this.#lastMs < SYNC_READ_LIMIT_MS) return true;
    return ++this.#refused % RETRY_EVERY === 0;
  }
  now(): number {
    return this.#clock.monotonic();
  }
  record(startMs: number, bytes: number): void {
    const tookMs = (this.#clock.monotonic() - startMs) / Math.max(1, bytes / LIMITED_BYTES);
    this.#lastMs = tookMs;
    // One slow read must not outweigh hundreds of fast ones: it counts for ten times the limit at most.
    this.#averageMs += (Math.min(tookMs, SYNC_READ_LIMIT_MS * 10) - this.#averageMs) * WEIGHT;
  }
}

export async function openLocalFile(absolute: string, path: string, latency: ReadLatency): Promise<RandomAccessFile> {
  let fd = -1;
  try {
    fd = await openFd(absolute, 'r');
    const stats = await fstat(fd);
    if (!stats.isFile()) throw new StorageError('io', path, 'cannot open it: it is not a file');
    return new LocalRandomAccessFile(path, fd, stats.size, latency);
  } catch (error) {
    if (fd !== -1) await closeFd(fd);
    throw storageErrorOf(error, path, 'open it');
  }
}

class LocalRandomAccessFile implements RandomAccessFile {
  readonly path: string;
  readonly length: number;
  #fd: number;
  #latency: ReadLatency;
  /** Reads under way: the descriptor's number may be given to another file once closed, so closing waits for them. */
  #reading = 0;
  #closing: (() => void) | undefined;

  constructor(path: string, fd: number, length: number, latency: ReadLatency) {
    this.path = path;
    this.#fd = fd;
    this.length = length;
    this.#latency = latency;
  }

  async read(offset: number, length: number, into?: Buffer): Promise<Buffer> {
    this.#check(offset, length);
    const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafeSlow(length);
    const fd = this.#fd;
    this.#reading++;
    try {
      for (let done = 0; done < length; ) {
        const count = await readSome(fd, bytes, done, length - done, offset + done);
        if (count === 0) throw this.#pastEnd(offset, length);
        done += count;
      }
      return bytes;
    } catch (error) {
      throw storageErrorOf(error, this.path, `read ${length} bytes at ${offset}`);
    } finally {
      if (--this.#reading === 0) this.#closing?.();
    }
  }

  tryReadSync(offset: number, length: number, into?: Buffer): Buffer | undefined {
    this.#check(offset, length);
    if (!this.#latency.isFast) return undefined;
    const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafeSlow(length);
    const start = this.#latency.now();
    try {
      for (let done = 0; done < length; ) {
        const count = fs.readSync(this.#fd, bytes, done, length - done, offset + done);
        if (count === 0) throw this.#pastEnd(offset, length);
        done += count;
      }
    } catch (error) {
      throw storageErrorOf(error, this.path, `read ${length} bytes at ${offset}`);
    }
    this.#latency.record(start, length);
    return bytes;
  }

  async close(): Promise<void> {
    if (this.#fd === -1) return;
    const fd = this.#fd;
    this.#fd = -1;
    if (this.#reading > 0) {
      await new Promise<void>((resolve) => {
        this.#closing = resolve;
      });
    }
    await closeFd(fd);
  }

  #check(offset: number, length: number): void {
    if (this.#fd === -1) throw new StorageError('closed', this.path, 'cannot read it: it is closed');
    if (offset < 0 || length < 0 || offset + length > this.length) throw this.#pastEnd(offset, length);
  }

  #pastEnd(offset: number, length: number): StorageError {
    return new StorageError('io', this.path, `cannot read ${length} bytes at ${offset}: it has ${this.length}`);
  }
}

function readSome(fd: number, bytes: Buffer, at: number, length: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(fd, bytes, at, length, position, (error, count) => (error ? reject(error) : resolve(count)));
  });
}
