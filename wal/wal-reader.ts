// Reads a log from its start. Where the bytes stop being entries it judges (PERFORMANCE of the log, and wal-format.ts):
//   file of ours     damage below the highest offset that a later good entry, or a valid trailer, attests as synced: CorruptionError naming the
//                    entry's offset; above it a torn tail, even when good records follow (several writes were in flight; none was acknowledged)
//   file of HBase's  an entry cut off by the end of the file, or zeros up to it: torn tail; anything else: CorruptionError
import { crc32 } from '../base/checksum.ts';
import { CorruptionError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { CellList } from '../cell/cell-list.ts';
import { checkKeyValue } from '../cell/key-value.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import { highestAttested, isZeros } from './attested-scan.ts';
import { LogInput } from './log-input.ts';
import { isRecoveredEdits } from './recovered-edits.ts';
import { WALDamage } from './wal-damage.ts';
import { readInputVarint, WALDecompressor } from './wal-decompressor.ts';
import {
  CHECKED_TRAILER_LENGTH,
  CRC_LENGTH,
  decodeHeader,
  END_MARK,
  END_MARK_LENGTH,
  findTrailer,
  type HeaderVerdict,
  readCellsLength,
  TRAILER_MAGIC,
  WAL_MAGIC,
  type WALHeader,
} from './wal-format.ts';
import { decodeWALKey, hasCheck, type LastNames, type WALKey } from './wal-key.ts';

export interface WALEntry {
  readonly key: WALKey;
  /** In a buffer that neighbouring entries may share: *shared, do not change*; of a reader that `reuses`, *borrowed until the next call*. */
  readonly cells: CellList;
  /** Where the entry begins in the file. */
  readonly offset: number;
}

/**
 * How the log ended. closed: with its trailer; open: after a whole entry, without one; torn: what follows the last whole entry is cut off or
 * damaged but was never attested as synced; empty: there is no whole header.
 */
export interface WALEnd {
  readonly kind: 'closed' | 'open' | 'torn' | 'empty';
  readonly offset: number;
  /** Of a torn or empty one. */
  readonly reason?: string;
}

export interface WALReaderOptions {
  readonly logger?: Logger | undefined;
  /** The same memory for all entries: each is only good until the next. */
  readonly reuses?: boolean;
}

const HEADER_READ_BYTES = 4096;

export class WALReader {
  readonly path: string;
  #input: LogInput;
  #header: WALHeader | undefined;
  #decompressor: WALDecompressor | undefined;
  #last: LastNames = { region: Buffer.alloc(0), table: Buffer.alloc(0) };
  #hasTrailer = false;
  #end: WALEnd | undefined;
  #failure: CorruptionError | undefined;
  #logger: Logger | undefined;

  private constructor(file: RandomAccessFile, { logger, reuses = false }: WALReaderOptions) {
    this.path = file.path;
    this.#input = new LogInput(file, reuses);
    this.#logger = logger;
  }

  /** Reads the header. Throws CorruptionError when there is one and it is damaged. The file is the reader's to close. */
  static async open(file: RandomAccessFile, options: WALReaderOptions = {}): Promise<WALReader> {
    const reader = new WALReader(file, options);
    try {
      await reader.#readHeader(file);
    } catch (error) {
      await file.close();
      throw error;
    }
    return reader;
  }

  /** How the log ended; undefined until `next` has come there. */
  get end(): WALEnd | undefined {
    return this.#end;
  }
  get header(): WALHeader | undefined {
    return this.#header;
  }
  /** Where the next entry begins. */
  get position(): number {
    return this.#input.position;
  }
  /** Bytes of the file. */
  get length(): number {
    return this.#input.file.length;
  }
  /** It was closed: unless it is damaged, its end is there. */
  get hasTrailer(): boolean {
    return this.#hasTrailer;
  }

  /**
   * The next entry will be the one that begins at this offset; 0 and offsets before the first entry leave it that one. A compressed log is read up
   * to it; RangeError when no entry begins there.
   */
  async skipTo(position: number): Promise<void> {
    if (position <= this.position) return;
    if (this.#decompressor === undefined) {
      if (position > this.#input.limit) throw new RangeError(`${this.path} has its last entry before ${position}`);
      this.#input.seek(position);
      return;
    }
    while (this.position < position && (await this.next()) !== undefined);
    if (this.position === position) return;
    throw new RangeError(
      `Can not skip to the given position ${position}, stopped at ${this.position} which is already beyond the give position, malformed WAL?`,
    );
  }

  /** The next entry, or undefined at the end. Throws CorruptionError for damage of what was synced, again on each call after it. */
  async next(): Promise<WALEntry | undefined> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#end !== undefined) return undefined;
    const { position, limit } = this.#input;
    if (position === limit) {
      this.#end = { kind: this.#hasTrailer ? 'closed' : 'open', offset: position };
      return undefined;
    }
    try {
      return await this.#readEntry();
    } catch (error) {
      if (error instanceof WALDamage) await this.#judge(position, error);
      else throw error;
    }
    return undefined;
  }

  async close(): Promise<void> {
    await this.#input.file.close();
  }

  async #readHeader(file: RandomAccessFile): Promise<void> {
    const header = decodeHeader(await file.read(0, Math.min(file.length, HEADER_READ_BYTES)));
    if ('kind' in header) {
      await this.#judgeHeader(file, header);
      return;
    }
    const tailLength = Math.min(CHECKED_TRAILER_LENGTH, file.length - header.length);
    const tail = await file.read(file.length - tailLength, tailLength);
    const trailer = findTrailer(tail, file.length, header.checked);
    this.#hasTrailer = trailer !== undefined && trailer >= header.length;
    if (this.#hasTrailer) this.#input.limit = trailer!;
    this.#header = header;
    if (header.hasCompression) this.#decompressor = new WALDecompressor(header, isRecoveredEdits(this.path));
    this.#input.seek(header.length);
  }

  /**
   * A header that is cut off has nothing behind it (ours is synced before any entry is written); neither have zeros. But a damaged length looks like a
   * cut, too: then entries or a trailer follow.
   */
  async #judgeHeader(file: RandomAccessFile, { kind, reason }: HeaderVerdict): Promise<void> {
    const cut = kind === 'short' && file.length < HEADER_READ_BYTES && !(await endsWithMagic(file));
    const nothing = cut || (await isZeros(file, 0, file.length));
    if (!nothing || (await highestAttested(file, Math.min(WAL_MAGIC.length, file.length), file.length)) > 0) {
      throw new CorruptionError(this.path, 0, reason);
    }
    this.#endWith({ kind: 'empty', offset: 0, reason });
  }

  async #readEntry(): Promise<WALEntry> {
    const input = this.#input;
    input.mark();
    const offset = input.position;
    const keyLength = await readInputVarint(input);
    if (keyLength === END_MARK_LENGTH && this.#header!.checked) await this.#checkMark();
    if (keyLength === 0) throw new WALDamage('an entry has a key of no bytes');
    if (!input.has(keyLength)) await input.fill(keyLength);
    const keyStart = input.at - input.markAt;
    const keyEnd = input.at + keyLength;
    const checked = hasCheck(input.slab.bytes, input.at, keyEnd);
    if (this.#header!.checked && !checked) throw new WALDamage('an entry has no checksum');
    if (checked && this.#decompressor !== undefined) return this.#readCheckedCompressed(keyLength, offset);
    const key = decodeWALKey(input.slab.bytes, input.at, keyEnd, this.#last, this.#decompressor?.dictionaries);
    input.at += keyLength;
    const cells = this.#decompressor === undefined ? await this.#readCells(key) : await this.#readCompressedCells(key);
    if (checked) this.#verify(keyStart + keyLength, input.at);
    return { key, cells, offset };
  }

  /** The position is the key's start. The dictionaries meet nothing that has not passed its checksum. */
  async #readCheckedCompressed(keyLength: number, offset: number): Promise<WALEntry> {
    const input = this.#input;
    const cellsLength = readCellsLength(input.slab.bytes, input.at, input.at + keyLength);
    if (cellsLength === undefined)
      throw new WALDamage('the key of a compressed entry does not say how long its cells are');
    await input.fill(keyLength + cellsLength);
    const keyEnd = input.at + keyLength;
    const endPosition = input.position + keyLength + cellsLength;
    this.#verify(keyEnd - input.markAt, keyEnd + cellsLength);
    const { dictionaries } = this.#decompressor!;
    const key = decodeWALKey(input.slab.bytes, input.at, keyEnd, this.#last, dictionaries);
    input.at = keyEnd;
    const cells = await this.#readCompressedCells(key);
    if (input.position !== endPosition) throw new WALDamage('the cells of an entry do not make up their length');
    return { key, cells, offset };
  }

  /** `keyEnd`: from the entry's start; `end`: of its cells, in the window. */
  #verify(keyEnd: number, end: number): void {
    const { slab, markAt } = this.#input;
    const crcAt = markAt + keyEnd - CRC_LENGTH;
    const stored = slab.bytes.readUInt32LE(crcAt);
    // The window is ours: one pass over the entry with the CRC as zeros.
    slab.bytes.fill(0, crcAt, crcAt + CRC_LENGTH);
    if (crc32(slab.bytes.subarray(markAt, end)) !== stored) throw new WALDamage('an entry does not match its checksum');
    // Only a damaged header lets a file of ours pass for one of HBase's.
    if (!this.#header!.checked)
      throw this.#failed(0, 'the header does not say that entries have checksums, but they have');
  }

  /** The cells stand where they were read: a window of the file is never written to again. */
  async #readCells(key: WALKey): Promise<CellList> {
    const input = this.#input;
    const cells = CellList.from(input.slab, [], []);
    const { offsets, lengths } = cells;
    for (let i = 0; i < key.followingCellCount; i++) {
      if (!input.has(4)) await input.fill(4);
      const length = input.slab.view.getUint32(input.at);
      input.at += 4;
      if (!input.has(length)) await input.fill(length);
      checkCell(input, length);
      // From the mark: the window may move.
      offsets.push(input.at - input.markAt);
      lengths.push(length);
      input.at += length;
    }
    cells.slab = input.slab;
    for (let i = 0; i < offsets.length; i++) offsets[i] += input.markAt;
    return cells;
  }

  async #readCompressedCells(key: WALKey): Promise<CellList> {
    const cells = new CellList(0);
    for (let i = 0; i < key.followingCellCount; i++) {
      // What was read is not needed again: the window need not keep the whole entry.
      this.#input.mark();
      cells.add(await this.#decompressor!.readCell(this.#input));
    }
    return cells;
  }

  async #judge(offset: number, damage: WALDamage): Promise<void> {
    const { file, limit } = this.#input;
    const corrupt = async (): Promise<boolean> => {
      if (this.#hasTrailer) return true;
      if (this.#header!.checked) return (await highestAttested(file, offset + 1, limit)) > offset;
      return !damage.pastEnd && !(await isZeros(file, offset, limit));
    };
    if (await corrupt()) {
      throw this.#failed(offset, `${damage.message}, where a synced entry must be`);
    }
    this.#endWith(damage.isMark ? { kind: 'open', offset } : { kind: 'torn', offset, reason: damage.message });
  }

  /** Ends the log when the entry that begins so is the end mark. */
  async #checkMark(): Promise<void> {
    const input = this.#input;
    const rest = END_MARK.length - (input.at - input.markAt);
    const length = await input.fillUpTo(rest);
    if (input.slab.bytes.subarray(input.markAt, input.at + length).equals(END_MARK))
      throw new WALDamage('the end mark stands here', true, true);
  }

  #failed(offset: number, message: string): CorruptionError {
    const failure = new CorruptionError(this.path, offset, message);
    this.#failure = failure;
    return failure;
  }

  #endWith(end: WALEnd): void {
    this.#end = end;
    if (this.#logger !== undefined) warnOfTail(this.#logger, this.path, end, this.length);
  }
}

/** Says so when a log ended with anything but a whole entry or its trailer. */
export function warnOfTail(logger: Logger, path: string, end: WALEnd, length: number): void {
  if ((end.kind !== 'torn' && end.kind !== 'empty') || length === 0) return;
  const what = 'the log ends with bytes that were never known to be synced; they are dropped';
  logger.warn({ path, ...end, length }, what);
}

async function endsWithMagic(file: RandomAccessFile): Promise<boolean> {
  return file.length >= 8 && (await file.read(file.length - 4, 4)).equals(TRAILER_MAGIC);
}

function checkCell(input: LogInput, length: number): void {
  try {
    checkKeyValue(input.slab.view, input.at, length);
  } catch (error) {
    throw new WALDamage((error as Error).message);
  }
}
