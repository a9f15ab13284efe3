// One region of hbase:meta, master:store or hbase:namespace as its files and logs hold it: store files, recovered edits, and logs that were not
// split yet. Nothing is changed.
import { CorruptionError } from '../../../base/errors.ts';
import type { Slab } from '../../../base/slab.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
} from '../../../cell/key-value.ts';
import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';
import type { TableName } from '../../../model/table-name.ts';
import type { DirectoryLayout } from '../../../rootdir/directory-layout.ts';
import { isHidden } from '../../../rootdir/directory-layout.ts';
import { parseStoreFileName } from '../../../rootdir/store-file-name.ts';
import { openStoreFile } from '../../../rootdir/store-file-opener.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import { listRecoveredEdits, readRegionSequenceId } from '../../../wal/recovered-edits.ts';
import { isMarkerCell } from '../../../wal/wal-edit.ts';
import { type WALEntry, WALReader } from '../../../wal/wal-reader.ts';
import { messageOf } from '../words.ts';
import type { StoredCell } from './cell-versions.ts';
import { eachCell } from './each-cell.ts';

export interface SystemRegionPlace {
  readonly files: FileStorage;
  readonly layout: DirectoryLayout;
  readonly table: TableName;
  readonly encodedName: string;
}

export interface SystemFault {
  readonly table: string;
  readonly path: string;
  readonly fault: string;
}

/** Gathers a region's cells; what a store file covers is not taken from a log again. */
export class SystemRegion {
  readonly place: SystemRegionPlace;
  readonly faults: SystemFault[] = [];
  storeFiles = 0;
  /** Higher than any number the region was given. */
  lastSequenceId = 0;
  #cells: StoredCell[] = [];
  #covered = new Map<string, number>();

  constructor(place: SystemRegionPlace) {
    this.place = place;
  }

  /** Store files and recovered edits; logs are handed to `addEntry` afterwards. */
  async read(): Promise<void> {
    const { files, layout, table, encodedName } = this.place;
    const folder = layout.regionFolder(table, encodedName);
    for (const { name, isDirectory } of await files.list(folder))
      if (isDirectory && !isHidden(name) && !name.startsWith('recovered.')) await this.#readFamily(name);
    const edits = layout.recoveredEditsFolder(table, encodedName);
    this.#note(await readRegionSequenceId(files, edits));
    for (const { path, maxSequenceId } of await listRecoveredEdits(files, edits)) {
      this.#note(maxSequenceId);
      await this.#readEdits(path);
    }
  }

  addEntry({ key, cells }: WALEntry): void {
    this.#note(key.sequenceId);
    for (const offset of cells.offsets) {
      if (isMarkerCell(cells.slab, offset)) continue;
      const cell = cellOf(cells.slab, offset, key.sequenceId);
      if (key.sequenceId > (this.#covered.get(cell.family.toString('latin1')) ?? -1)) this.#cells.push(cell);
    }
  }

  get cells(): readonly StoredCell[] {
    return this.#cells;
  }
  get lastTimestamp(): bigint {
    return this.#cells.reduce((last, { timestamp }) => (timestamp > last ? timestamp : last), 0n);
  }

  #note(sequenceId: number): void {
    this.lastSequenceId = Math.max(this.lastSequenceId, sequenceId);
  }

  async #readFamily(family: string): Promise<void> {
    const { files, layout, table, encodedName } = this.place;
    const folder = layout.familyFolder(table, encodedName, family);
    const readers: { name: string; reader: StoreFileReader }[] = [];
    for (const { name, isDirectory } of await files.list(folder)) {
      const parsed = isDirectory ? undefined : parseStoreFileName(name);
      if (parsed === undefined) continue;
      const path = `${folder}/${name}`;
      try {
        readers.push({ name, reader: await openStoreFile({ path, parsed }, { files, table, family, layout }) });
      } catch (error) {
        this.#fail(path, error);
      }
    }
    // What a compaction replaced and a crash left there: its deleted cells must not come back.
    const replaced = new Set(readers.flatMap(({ reader }) => reader.compactedFiles));
    for (const { name, reader } of readers) {
      this.storeFiles++;
      this.#note(Math.max(reader.maxSequenceId, reader.maxMvcc));
      this.#covered.set(family, Math.max(this.#covered.get(family) ?? -1, reader.maxSequenceId));
      if (!replaced.has(name)) await this.#readStoreFile(reader);
      await reader.close();
    }
  }

  async #readStoreFile(reader: StoreFileReader): Promise<void> {
    try {
      await eachCell(reader, ({ slab, offset, sequenceId }) => this.#cells.push(cellOf(slab, offset, sequenceId)));
    } catch (error) {
      this.#fail(reader.path, error);
    }
  }

  async #readEdits(path: string): Promise<void> {
    try {
      const reader = await WALReader.open(await this.place.files.open(path));
      try {
        for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) this.addEntry(entry);
      } finally {
        await reader.close();
      }
    } catch (error) {
      this.#fail(path, error);
    }
  }

  #fail(path: string, error: unknown): void {
    if (error instanceof Error && error.name === 'AssertionError') throw error;
    const where = error instanceof CorruptionError ? error.path : path;
    this.faults.push({ table: this.place.table.name, path: where, fault: messageOf(error) });
  }
}

function cellOf({ bytes, view }: Slab, offset: number, sequenceId: number): StoredCell {
  const copy = (at: number, length: number) => Buffer.from(bytes.subarray(at, at + length));
  return {
    row: copy(kvRowOffset(offset), kvRowLength(view, offset)),
    family: copy(kvFamilyOffset(view, offset), kvFamilyLength(view, offset)),
    qualifier: copy(kvQualifierOffset(view, offset), kvQualifierLength(view, offset)),
    value: copy(kvValueOffset(view, offset), kvValueLength(view, offset)),
    timestamp: kvTimestamp(view, offset),
    type: kvType(view, offset),
    sequenceId,
  };
}
