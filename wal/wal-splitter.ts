// Splits a dead server's log into the recovered edits of its regions. Left out are: what is flushed (by region, then by family; its nonces
// stay), regions whose folder is gone (moved away by a split, merge or drop), and markers other than those of compactions. Everything is
// written to temporary files, synced, and only then given its name, so that a split that was cut short at any point is simply done again,
// and that two splits of one log at the same time do no harm (decision 0050).
import { mapConcurrently } from '../base/concurrently.ts';
import type { Logger } from '../base/logger.ts';
import { CellList } from '../cell/cell-list.ts';
import { kvFamilyLength, kvFamilyOffset } from '../cell/key-value.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { EntryBufferPool } from './entry-buffer-pool.ts';
import { isRegionGone } from './recovered-edits.ts';
import { commitEdits, RecoveredEditsWriter, type WrittenEdits } from './recovered-edits-writer.ts';
import { COMPACTION_QUALIFIER, isMarkerCell, markerQualifier } from './wal-edit.ts';
import type { WALKey } from './wal-key.ts';
import { type WALEnd, type WALEntry, WALReader } from './wal-reader.ts';

export interface WALSplitterOptions {
  readonly logs: LogStorage;
  readonly files: FileStorage;
  readonly logger: Logger;
  /** Folder of a region, from `ns:table` (or bare qualifier) and encoded region name. A region whose folder is gone is skipped. */
  readonly regionFolder: (tableName: string, encodedRegionName: string) => string;
  /** Awaited after each megabyte, so that others on this thread come to their turn. Absent: the thread is the splitter's own. */
  readonly pause?: () => Promise<void>;
  /** Its recovered.edits folder. */
  readonly recoveredEditsFolder: (tableName: string, encodedRegionName: string) => string;
}

/** Last flushed sequence ids of a region: entries at or below `region` are skipped whole, cells of a family at or below its own likewise. */
export interface LastFlushedIds {
  readonly region: number;
  readonly families: ReadonlyMap<string, number>;
}

export type LastFlushed = (
  encodedRegionName: string,
) => LastFlushedIds | undefined | Promise<LastFlushedIds | undefined>;

export interface SplitResult {
  /** In the log. */
  readonly entries: number;
  /** Not needed. */
  readonly skipped: number;
  /** In temporary files, until they are committed. */
  readonly edits: readonly WrittenEdits[];
  readonly end: WALEnd;
  /** Bytes of the log. */
  readonly length: number;
}

const NO_CELLS = new CellList();

/** Bytes kept in memory over all regions before they are written. */
const BUFFER_LIMIT_BYTES = 64 * 1024 * 1024;
const PAUSE_BYTES = 1024 * 1024;
/** Files written at once. */
const CONCURRENT_FILES = 8;

export class WALSplitter {
  #options: WALSplitterOptions;
  #buffers = new EntryBufferPool();
  constructor(options: WALSplitterOptions) {
    this.#options = options;
  }

  /**
   * Writes the log's edits to temporary files; `attempt` is a name that no other split has. Throws CorruptionError naming file and offset when
   * the log is damaged below what it attests; no edits are left then.
   */
  async write(walPath: string, attempt: string, lastFlushed: LastFlushed): Promise<SplitResult> {
    const { logs, logger, pause } = this.#options;
    const reader = await WALReader.open(await logs.open(walPath), { logger, reuses: true });
    const split = new Split(this.#options, this.#buffers, walPath, attempt, lastFlushed);
    let pauseAt = PAUSE_BYTES;
    try {
      for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
        const waiting = split.add(entry);
        if (waiting !== undefined) await waiting;
        if (pause === undefined || entry.offset < pauseAt) continue;
        pauseAt = entry.offset + PAUSE_BYTES;
        await pause();
      }
      const edits = await split.finish();
      return { entries: split.entries, skipped: split.skipped, edits, end: reader.end!, length: reader.length };
    } catch (error) {
      await split.abort();
      throw error;
    } finally {
      await reader.close();
    }
  }

  /** Lets go of memory that is kept for the next log. */
  rest(): void {
    this.#buffers.clear();
  }

  /** Gives the edits their names; the paths of what stands there now, durable. From here on regions replay them. */
  commit(edits: readonly WrittenEdits[]): Promise<string[]> {
    return mapConcurrently(edits, CONCURRENT_FILES, (each) => commitEdits(this.#options.files, each));
  }
}

/** What is known of a region during one split. */
interface RegionEdits {
  readonly flushed: LastFlushedIds | undefined;
  readonly gone: boolean;
  writer: RecoveredEditsWriter | undefined;
}

class Split {
  entries = 0;
  skipped = 0;
  #options: WALSplitterOptions;
  #buffers: EntryBufferPool;
  #walName: string;
  #attempt: string;
  #lastFlushed: LastFlushed;
  #regions = new Map<string, RegionEdits>();
  #sinceDrain = 0;

  constructor(
    options: WALSplitterOptions,
    buffers: EntryBufferPool,
    walPath: string,
    attempt: string,
    lastFlushed: LastFlushed,
  ) {
    this.#options = options;
    this.#buffers = buffers;
    this.#attempt = attempt;
    this.#walName = walPath.slice(walPath.lastIndexOf('/') + 1);
    this.#lastFlushed = lastFlushed;
  }

  /** A promise when the next entry has to wait. */
  add(entry: WALEntry): Promise<void> | undefined {
    const region = entry.key.encodedRegionName.toString('latin1');
    const edits = this.#regions.get(region);
    if (edits === undefined) return this.#addFirst(entry, region);
    return this.#add(entry, edits, region);
  }

  async #addFirst(entry: WALEntry, region: string): Promise<void> {
    const edits = await this.#meet(entry.key.tableName.toString('utf8'), region);
    await this.#add(entry, edits, region);
  }

  #add({ key, cells }: WALEntry, edits: RegionEdits, region: string): Promise<void> | undefined {
    this.entries++;
    let needed = edits.gone ? undefined : neededCells(cells, key.sequenceId, edits.flushed);
    // What was flushed leaves its nonce: the client may have had no answer, and ask again where the region opens next.
    if (needed === undefined && !edits.gone && key.nonce !== 0n) needed = NO_CELLS;
    if (needed === undefined) {
      this.skipped++;
      return undefined;
    }
    edits.writer ??= this.#newWriter(key, region);
    this.#sinceDrain += needed.totalBytes;
    const isFull = edits.writer.append(key, needed);
    if (this.#sinceDrain >= BUFFER_LIMIT_BYTES) return this.#drainAll();
    return isFull ? edits.writer.drain() : undefined;
  }

  #newWriter(key: WALKey, region: string): RecoveredEditsWriter {
    const { files, recoveredEditsFolder } = this.#options;
    const folder = recoveredEditsFolder(key.tableName.toString('utf8'), region);
    return new RecoveredEditsWriter(files, folder, this.#walName, this.#attempt, key, this.#buffers);
  }

  finish(): Promise<WrittenEdits[]> {
    return mapConcurrently(this.#writers(), CONCURRENT_FILES, (writer) => writer.finish());
  }

  async abort(): Promise<void> {
    for (const writer of this.#writers()) {
      try {
        await writer.abort();
      } catch (error) {
        this.#options.logger.warn({ err: error }, 'a temporary file of recovered edits could not be removed');
      }
    }
  }

  async #meet(table: string, region: string): Promise<RegionEdits> {
    const gone = await isRegionGone(this.#options.files, this.#options.regionFolder(table, region));
    const flushed = gone ? undefined : await this.#lastFlushed(region);
    const edits: RegionEdits = { flushed, gone, writer: undefined };
    this.#regions.set(region, edits);
    return edits;
  }

  async #drainAll(): Promise<void> {
    this.#sinceDrain = 0;
    const full = this.#writers().filter((writer) => writer.bufferedBytes > 0);
    await mapConcurrently(full, CONCURRENT_FILES, (writer) => writer.drain());
  }

  #writers(): RecoveredEditsWriter[] {
    return [...this.#regions.values()].map(({ writer }) => writer).filter((writer) => writer !== undefined);
  }
}

/** The cells of an entry that replay needs; undefined when it needs none. */
function neededCells(cells: CellList, sequenceId: number, flushed: LastFlushedIds | undefined): CellList | undefined {
  if (flushed !== undefined && sequenceId <= flushed.region) return undefined;
  const needed = CellList.from(cells.slab, [], []);
  for (let i = 0; i < cells.length; i++) {
    if (!isNeeded(cells, i, sequenceId, flushed)) continue;
    needed.offsets.push(cells.offsets[i]);
    needed.lengths.push(cells.lengths[i]);
  }
  return needed.length === 0 ? undefined : needed;
}

function isNeeded(
  { slab, offsets }: CellList,
  i: number,
  sequenceId: number,
  flushed: LastFlushedIds | undefined,
): boolean {
  const offset = offsets[i];
  if (isMarkerCell(slab, offset)) return markerQualifier(slab, offset) === COMPACTION_QUALIFIER;
  if (flushed === undefined || flushed.families.size === 0) return true;
  const start = kvFamilyOffset(slab.view, offset);
  const family = slab.bytes.toString('latin1', start, start + kvFamilyLength(slab.view, offset));
  return sequenceId > (flushed.families.get(family) ?? -1);
}
