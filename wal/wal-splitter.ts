// Splits a dead server's log into the recovered edits of its regions. Left out are: what is flushed (by region, then by family; its nonces
// stay), regions whose folder is gone (moved away by a split, merge or drop), and markers other than those of compactions. Everything is
// written to temporary files, synced, and only then given its name, so that a split that was cut short at any point is simply done again.
import type { Logger } from '../base/logger.ts';
import { CellList } from '../cell/cell-list.ts';
import { kvFamilyLength, kvFamilyOffset } from '../cell/key-value.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { RecoveredEditsWriter } from './recovered-edits-writer.ts';
import { COMPACTION_QUALIFIER, isMarkerCell, markerQualifier } from './wal-edit.ts';
import { type WALEnd, type WALEntry, WALReader } from './wal-reader.ts';

export interface WALSplitterOptions {
  readonly logs: LogStorage;
  readonly files: FileStorage;
  readonly logger: Logger;
  /** Folder of a region, from `ns:table` (or bare qualifier) and encoded region name. A region whose folder is gone is skipped. */
  readonly regionFolder: (tableName: string, encodedRegionName: string) => string;
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
  /** Recovered edits files that stand there now. */
  readonly outputs: readonly string[];
  readonly end: WALEnd;
  /** Written by our WAL, whose entries say how much of the log was synced. */
  readonly isChecked: boolean;
  /** Entries were synced in it, and so everything in the logs before it. */
  readonly attests: boolean;
}

const NO_CELLS = new CellList();

/** Bytes kept in memory over all regions before they are written. */
const BUFFER_LIMIT_BYTES = 64 * 1024 * 1024;

export class WALSplitter {
  #options: WALSplitterOptions;
  constructor(options: WALSplitterOptions) {
    this.#options = options;
  }

  /** Throws CorruptionError naming file and offset when the log is damaged below what it attests; no edits are left then. */
  async split(walPath: string, lastFlushed: LastFlushed): Promise<SplitResult> {
    const { logs, logger } = this.#options;
    const reader = await WALReader.open(await logs.open(walPath), { logger });
    const split = new Split(this.#options, walPath, lastFlushed);
    try {
      let firstOffset: number | undefined;
      let attests = false;
      for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
        firstOffset ??= entry.offset;
        attests ||= (entry.key.attestedOffset ?? 0) > firstOffset;
        await split.add(entry);
      }
      const outputs = await split.commit();
      const isChecked = reader.header?.checked ?? false;
      return { entries: split.entries, skipped: split.skipped, outputs, end: reader.end!, isChecked, attests };
    } catch (error) {
      await split.abort();
      throw error;
    } finally {
      await reader.close();
    }
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
  #walName: string;
  #lastFlushed: LastFlushed;
  #regions = new Map<string, RegionEdits>();
  #sinceDrain = 0;

  constructor(options: WALSplitterOptions, walPath: string, lastFlushed: LastFlushed) {
    this.#options = options;
    this.#walName = walPath.slice(walPath.lastIndexOf('/') + 1);
    this.#lastFlushed = lastFlushed;
  }

  async add({ key, cells }: WALEntry): Promise<void> {
    this.entries++;
    const region = key.encodedRegionName.toString('latin1');
    const table = key.tableName.toString('utf8');
    const edits = this.#regions.get(region) ?? (await this.#meet(table, region));
    let needed = edits.gone ? undefined : neededCells(cells, key.sequenceId, edits.flushed);
    // What was flushed leaves its nonce: the client may have had no answer, and ask again where the region opens next.
    if (needed === undefined && !edits.gone && key.nonce !== 0n) needed = NO_CELLS;
    if (needed === undefined) {
      this.skipped++;
      return;
    }
    const folder = this.#options.recoveredEditsFolder(table, region);
    edits.writer ??= await RecoveredEditsWriter.create(this.#options.files, folder, this.#walName, key);
    this.#sinceDrain += needed.totalBytes;
    if (edits.writer.append(key, needed)) await edits.writer.drain();
    if (this.#sinceDrain >= BUFFER_LIMIT_BYTES) await this.#drainAll();
  }

  async commit(): Promise<string[]> {
    const writers = this.#writers();
    for (const writer of writers) await writer.finish();
    const outputs: string[] = [];
    for (const writer of writers) outputs.push(await writer.commit());
    return outputs;
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
    const gone = (await this.#options.files.stat(this.#options.regionFolder(table, region))) === undefined;
    const flushed = gone ? undefined : await this.#lastFlushed(region);
    const edits: RegionEdits = { flushed, gone, writer: undefined };
    this.#regions.set(region, edits);
    return edits;
  }

  async #drainAll(): Promise<void> {
    this.#sinceDrain = 0;
    for (const writer of this.#writers()) if (writer.bufferedBytes > 0) await writer.drain();
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
