import { StorageError } from '../base/errors.ts';
import type { LogStorage, LogWriter, SyncLevel } from '../storage/log-storage.ts';
import type { WALCompression } from './wal-compression.ts';
import { WALCompressor } from './wal-compressor.ts';
import { END_MARK, encodeHeader, encodeTrailer } from './wal-format.ts';

/** One log being written. */
export class LogFile {
  readonly path: string;
  readonly createdMs: number;
  readonly writer: LogWriter;
  /** What its entries pass through, in the order in which they are written. */
  readonly compressor: WALCompressor | undefined;
  /** Known to be on the disk: what the next entries attest. */
  syncedOffset: number;
  entryCount = 0;

  private constructor(writer: LogWriter, createdMs: number, compression: WALCompression | undefined) {
    this.path = writer.path;
    this.writer = writer;
    this.createdMs = createdMs;
    this.syncedOffset = writer.length;
    this.compressor = compression === undefined ? undefined : new WALCompressor(compression);
  }

  /** The header is synced before any entry follows: damage in it is never a torn tail. */
  static async create(
    logs: LogStorage,
    path: string,
    createdMs: number,
    compression?: WALCompression,
  ): Promise<LogFile> {
    const writer = await logs.create(path, { endMark: END_MARK });
    try {
      await append(writer, encodeHeader(compression), 'full');
      return new LogFile(writer, createdMs, compression);
    } catch (error) {
      await writer.close().catch(() => {});
      // On a disk that fails this may, too: whoever begins the sequence anew takes it away before (takeAwayUnbegun).
      await logs.delete(path).catch(() => {});
      throw error;
    }
  }

  /**
   * Deletes logs that were created and could not be begun: before a later log of their sequence each would look like one that lost its entries.
   * `isOfSequence` tells by name; a log that may hold an entry stays.
   */
  static async takeAwayUnbegun(
    logs: LogStorage,
    folder: string,
    isOfSequence: (name: string) => boolean,
    compression?: WALCompression,
  ): Promise<void> {
    const headerLength = encodeHeader(compression).length;
    for (const { name, length } of await logs.list(folder))
      if (isOfSequence(name) && length <= headerLength) await logs.delete(`${folder}/${name}`);
  }

  /** Writes the trailer, syncs and closes. All entries must have been synced. */
  async finish(): Promise<void> {
    // The file ends with it: where it was made longer, it no longer is.
    await append(this.writer, encodeTrailer(this.writer.length), 'full');
    await this.writer.close();
  }

  checkNotFenced(): void {
    if (this.writer.isFenced()) {
      throw new StorageError('fenced', this.path, 'its folder was taken away: this server has been declared dead');
    }
  }
}

function append(writer: LogWriter, bytes: Uint8Array, sync: SyncLevel): Promise<void> {
  return new Promise((resolve, reject) => {
    writer.append(bytes, sync, (error) => (error === undefined ? resolve() : reject(error)));
  });
}
