// Data blocks that fell out of the block cache, in a local file or in memory outside of V8's heap (HBase's bucket cache of the engines `file:` and
// `offheap`; indexes and blooms stay in the cache). The file is a ring: blocks are written one after another, and what they overwrite is forgotten. A block that falls out of the memory
// again while its copy is in the older half of the ring is written anew, so that what is asked for stays.
//
// What the file holds is known only to this object and trusted only by checksum: a block that is not as it was written, or cannot be read, is
// forgotten, and its HFile is read. While a block waits to be written it is served from memory.

import { crc32 } from '../base/checksum.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { CacheFile } from '../storage/cache-file.ts';

export interface SecondTierOptions {
  readonly file: CacheFile;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly logger: Logger;
  /** hbase.bucketcache.ioengine.errors.tolerated.duration: when nothing but errors came for so long, the file is given up. */
  readonly errorsToleratedMs?: number;
}

/** Bytes that may wait to be written; blocks beyond it are not kept. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
/** Written at once. */
const PIECE_BYTES = 1024 * 1024;

class StoredBlock {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
  /** Of all bytes that were ever written to the ring, where this begins; −1 before it is written. */
  position = -1;
  /** Until it is written. */
  bytes: Buffer | undefined;
  constructor(file: string, offset: number, bytes: Buffer) {
    this.file = file;
    this.offset = offset;
    this.length = bytes.length;
    this.checksum = crc32(bytes);
    this.bytes = bytes;
  }
}

export class SecondTier {
  readonly capacityBytes: number;
  hits = 0;
  misses = 0;
  evictions = 0;
  insertions = 0;
  /** Blocks that came faster than they could be written. */
  refusals = 0;
  /** Blocks that were no longer what had been written. */
  checksumFailures = 0;
  errors = 0;
  sizeBytes = 0;
  count = 0;
  readonly #file: CacheFile;
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #logger: Logger;
  readonly #errorsToleratedMs: number;
  readonly #blocks = new Map<string, Map<number, StoredBlock>>();
  /** In the order of the ring, oldest first; forgotten ones are skipped when their turn comes. */
  readonly #ring: StoredBlock[] = [];
  #ringStart = 0;
  #waiting: StoredBlock[] = [];
  #waitingBytes = 0;
  #written = 0;
  #writing: Promise<void> | undefined;
  #firstErrorAt: number | undefined;
  #isOff = false;

  constructor(options: SecondTierOptions) {
    this.#file = options.file;
    this.capacityBytes = options.file.capacityBytes;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#errorsToleratedMs = options.errorsToleratedMs ?? 60_000;
  }

  /** False once the file was given up. */
  get isOn(): boolean {
    return !this.#isOff;
  }

  /** Whether a block finds room without another being overwritten. */
  hasRoomFor(bytes: number): boolean {
    return !this.#isOff && this.#written + this.#waitingBytes + bytes <= this.capacityBytes;
  }
  has(file: string, offset: number): boolean {
    return this.#find(file, offset) !== undefined;
  }

  /** A block that left the memory. The bytes are *shared, not changed*. */
  offer(file: string, offset: number, bytes: Buffer): void {
    if (this.#isOff || bytes.length > this.capacityBytes / 2) return;
    const known = this.#blocks.get(file)?.get(offset);
    if (known !== undefined && (known.bytes !== undefined || this.#written - known.position < this.capacityBytes / 2))
      return;
    if (this.#waitingBytes + bytes.length > MAX_WAITING_BYTES) {
      this.refusals++;
      return;
    }
    if (known !== undefined) this.#forget(known);
    this.#keep(new StoredBlock(file, offset, bytes));
    this.#writing ??= this.#writeWaiting().finally(() => {
      this.#writing = undefined;
    });
  }

  /** A block, if it is there and can be had without waiting; 'waits' when it can be had by `load`. */
  get(file: string, offset: number): Buffer | 'waits' | undefined {
    const block = this.#find(file, offset);
    if (block === undefined) {
      this.misses++;
      return undefined;
    }
    try {
      const bytes = block.bytes ?? this.#file.tryReadSync(this.#placeOf(block), block.length);
      return bytes === undefined ? 'waits' : this.#checked(block, bytes);
    } catch (error) {
      this.#failed(block, error);
      return undefined;
    }
  }

  /** After `get` said that it waits. */
  async load(file: string, offset: number): Promise<Buffer | undefined> {
    const block = this.#find(file, offset);
    if (block === undefined) return undefined;
    try {
      return this.#checked(block, block.bytes ?? (await this.#file.read(this.#placeOf(block), block.length)));
    } catch (error) {
      this.#failed(block, error);
      return undefined;
    }
  }

  /** Forgets the blocks of a file. */
  drop(file: string): void {
    for (const block of this.#blocks.get(file)?.values() ?? []) this.#forget(block);
  }

  /** Once all that was offered is written. */
  async settled(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  async close(): Promise<void> {
    this.#isOff = true;
    await this.settled();
    this.#blocks.clear();
    await this.#file.close();
  }

  #find(file: string, offset: number): StoredBlock | undefined {
    return this.#isOff ? undefined : this.#blocks.get(file)?.get(offset);
  }

  #checked(block: StoredBlock, bytes: Buffer): Buffer | undefined {
    if (bytes === block.bytes || crc32(bytes) === block.checksum) {
      this.hits++;
      return bytes;
    }
    this.misses++;
    // Overwritten while it was read: no damage.
    if (this.#isKept(block)) {
      this.checksumFailures++;
      this.#forget(block);
    }
    return undefined;
  }

  #keep(block: StoredBlock): void {
    let ofFile = this.#blocks.get(block.file);
    if (ofFile === undefined) this.#blocks.set(block.file, (ofFile = new Map()));
    ofFile.set(block.offset, block);
    this.#waiting.push(block);
    this.#waitingBytes += block.length;
    this.sizeBytes += block.length;
    this.count++;
    this.insertions++;
  }

  #isKept(block: StoredBlock): boolean {
    return this.#blocks.get(block.file)?.get(block.offset) === block;
  }

  #forget(block: StoredBlock): void {
    if (!this.#isKept(block)) return;
    const ofFile = this.#blocks.get(block.file)!;
    ofFile.delete(block.offset);
    if (ofFile.size === 0) this.#blocks.delete(block.file);
    this.sizeBytes -= block.length;
    this.count--;
  }

  #placeOf(block: StoredBlock): number {
    return block.position % this.capacityBytes;
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isOff) {
      const piece = this.#nextPiece();
      const bytes = Buffer.concat(piece.map((block) => block.bytes!));
      const position = this.#makeRoom(bytes.length);
      try {
        await this.#file.write(position % this.capacityBytes, bytes);
        this.#firstErrorAt = undefined;
        this.#place(piece, position);
      } catch (error) {
        for (const block of piece) this.#failed(block, error);
      }
      for (const block of piece) {
        block.bytes = undefined;
        this.#waitingBytes -= block.length;
      }
    }
    if (this.#isOff) this.#waiting = [];
  }

  #nextPiece(): StoredBlock[] {
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && (count === 0 || bytes + this.#waiting[count].length <= this.#pieceBytes))
      bytes += this.#waiting[count++].length;
    return this.#waiting.splice(0, count);
  }

  get #pieceBytes(): number {
    return Math.min(PIECE_BYTES, this.capacityBytes / 2);
  }

  /** Where the next bytes go; what stood there is forgotten before it is overwritten. */
  #makeRoom(length: number): number {
    const left = this.capacityBytes - (this.#written % this.capacityBytes);
    // A block does not reach over the end of the file.
    const position = left < length ? this.#written + left : this.#written;
    this.#written = position + length;
    while (this.#ringStart < this.#ring.length) {
      const oldest = this.#ring[this.#ringStart];
      if (oldest.position + this.capacityBytes >= this.#written) break;
      this.#ringStart++;
      if (!this.#isKept(oldest)) continue;
      this.#forget(oldest);
      this.evictions++;
    }
    if (this.#ringStart > 1024 && this.#ringStart * 2 > this.#ring.length) {
      this.#ring.splice(0, this.#ringStart);
      this.#ringStart = 0;
    }
    return position;
  }

  #place(piece: readonly StoredBlock[], position: number): void {
    let at = position;
    for (const block of piece) {
      block.position = at;
      at += block.length;
      this.#ring.push(block);
    }
  }

  #failed(block: StoredBlock, error: unknown): void {
    this.errors++;
    this.misses++;
    this.#forget(block);
    const now = this.#clock.monotonic();
    if (this.#firstErrorAt === undefined) {
      this.#logger.warn(
        { file: this.#file.path, error },
        'the second tier of the block cache fails; files are read instead',
      );
      this.#firstErrorAt = now;
    }
    if (now - this.#firstErrorAt < this.#errorsToleratedMs || this.#isOff) return;
    this.#isOff = true;
    this.#blocks.clear();
    this.sizeBytes = 0;
    this.count = 0;
    this.#logger.error(
      { file: this.#file.path, error },
      'the second tier of the block cache is given up: it failed for too long',
    );
  }
}
