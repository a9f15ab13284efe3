// Between what a flush or compaction keeps and the store file it writes: values above the threshold go to MOB files, and references in their place
// (HBase 2.6.1, DefaultMobStoreFlusher, DefaultMobStoreCompactor). References that are there already
//
//   keep       stay: flushes, minor compactions, and major ones that nobody asked for
//   rewrite    are resolved, and their values written anew: all values of the region come to be in one MOB file (a MOB compaction)
//   optimize   as rewrite, but for those in MOB files of hbase.mob.compactions.max.file.size and more; a new file is begun at that size
//
// All MOB files are in their place before the store file is finished: a whole store file may count, committed or not (FILE tracker).
import { CorruptionError } from '../../../base/errors.ts';
import { md5Hex } from '../../../base/hash.ts';
import type { Pending } from '../../../cell/cell-cursor.ts';
import { kvLength, kvType, kvValueLength, TYPE_PUT } from '../../../cell/key-value.ts';
import { boolBytes, u64Bytes } from '../../../hfile/file-info.ts';
import { MAJOR_COMPACTION_KEY, MAX_SEQ_ID_KEY, MOB_CELLS_COUNT } from '../../../hfile/hfile-format.ts';
import type { HFileWriter } from '../../../hfile/hfile-writer.ts';
import { type MobFileName, mobFileName, parseMobFileName } from '../../../rootdir/mob-file-name.ts';
import { encodeMobFileReferences } from '../../../rootdir/mob-references.ts';
import { openSource } from '../../../rootdir/store-file-opener.ts';
import type { FileStorage, FileWriter } from '../../../storage/file-storage.ts';
import {
  type CellPosition,
  isMobReference,
  type MobReference,
  MutableMobReference,
  mobReferenceTags,
} from './mob-cell.ts';
import { MobFileCache } from './mob-file-cache.ts';
import { MobMissError, MobReader, mobMissError } from './mob-reader.ts';

export type MobReferencesTreatment = 'keep' | 'rewrite' | 'optimize';

/** Plain data, for a worker thread. */
export interface MobWriteParams {
  /** Full names. */
  readonly table: string;
  readonly family: string;
  /** Of the first MOB file; those of further ones follow from it. */
  readonly name: MobFileName;
  /** Where MOB files are written. */
  readonly temporaryFolder: string;
  /** Their place. */
  readonly folder: string;
  /** Larger values go to MOB files; Infinity: none does (the family is a MOB family no longer). */
  readonly thresholdBytes: number;
  readonly references: MobReferencesTreatment;
  /** `hbase.mob.compactions.max.file.size` */
  readonly maxFileBytes: number;
  /** `hbase.unsafe.mob.discard.miss`: cells whose values are lost are left out instead of failing the compaction. */
  readonly discardsMissing: boolean;
  readonly maxSequenceId: number;
  readonly majorCompaction: boolean;
}

export interface MobWriteResult {
  /** For the store file's MOB_FILE_REFS. */
  readonly references: Buffer;
  /** The files, in their place. */
  readonly paths: readonly string[];
}

/** The store's file. */
type Target = Pick<HFileWriter, 'append'>;

const READING_FILES_OPEN = 16;

export class MobCellWriter {
  readonly #params: MobWriteParams;
  readonly #files: FileStorage;
  readonly #newHFile: (writer: FileWriter) => HFileWriter;
  readonly #throttle: (() => Promise<void>) | undefined;
  readonly #tags: Buffer;
  readonly #reading: MobFileCache;
  readonly #reader: MobReader;
  readonly #references = new Map<string, Set<string>>();
  /** Of files that are finished. */
  readonly #paths: string[] = [];
  readonly #reference = new MutableMobReference();
  #file: HFileWriter | undefined;
  #fileName: Buffer = Buffer.alloc(0);
  #cellCount = 0;
  #fileCount = 0;
  /** What is to become of the reference at hand. */
  #value: CellPosition | 'stays' | 'lost' | undefined;

  constructor(
    params: MobWriteParams,
    files: FileStorage,
    newHFile: (writer: FileWriter) => HFileWriter,
    throttle: (() => Promise<void>) | undefined,
  ) {
    this.#params = params;
    this.#files = files;
    this.#newHFile = newHFile;
    this.#throttle = throttle;
    this.#tags = mobReferenceTags(params.table);
    this.#reading = new MobFileCache({ files, maxFiles: READING_FILES_OPEN });
    this.#reader = new MobReader(this.#reading, params.family);
  }

  /** Writes a cell to the store file, or its value to a MOB file and a reference to the store file. */
  append(target: Target, cell: CellPosition): Pending {
    if (isMobReference(cell)) return this.#appendReference(target, cell);
    return this.#appendValue(target, cell);
  }

  /** Finishes the MOB file that is being written, and puts all in their place, durably, once it is sure that they can be opened. */
  async finish(): Promise<MobWriteResult> {
    await this.#finishFile();
    await this.#reading.close();
    for (const path of this.#paths) {
      const reader = await openSource({ paths: [path], name: lastPart(path) }, this.#files);
      await reader.close();
    }
    const { folder } = this.#params;
    if (this.#paths.length > 0) await this.#files.makeDirectory(folder);
    for (const [i, path] of this.#paths.entries()) {
      const place = `${folder}/${lastPart(path)}`;
      await this.#files.rename(path, place);
      this.#paths[i] = place;
    }
    return { references: encodeMobFileReferences(this.#references), paths: this.#paths };
  }

  /** Deletes all that was written. */
  async abort(): Promise<void> {
    await this.#reading.close();
    await this.#file?.abort().catch(() => undefined);
    for (const path of this.#paths) await this.#files.delete(path).catch(() => undefined);
  }

  #appendReference(target: Target, cell: CellPosition): Pending {
    if (this.#params.references === 'keep') return this.#keep(target, cell);
    const value = this.#value;
    if (value === undefined) return this.#resolve(cell);
    if (value === 'stays') this.#keep(target, cell);
    else if (value !== 'lost') {
      const pending = this.#appendValue(target, value);
      if (pending !== undefined) return pending;
    }
    this.#value = undefined;
    return undefined;
  }

  #appendValue(target: Target, cell: CellPosition): Pending {
    const { view } = cell.slab;
    const isLarge =
      kvType(view, cell.offset) === TYPE_PUT && kvValueLength(view, cell.offset) > this.#params.thresholdBytes;
    if (!isLarge) {
      write(target, cell);
      return undefined;
    }
    const file = this.#file;
    if (file === undefined) return this.#startFile();
    if (file.drainNeeded) return this.#drain(file);
    if (this.#params.references === 'optimize' && file.length > this.#params.maxFileBytes) return this.#finishFile();
    write(file, cell);
    this.#cellCount++;
    this.#reference.set(cell, this.#fileName, this.#tags);
    write(target, this.#reference);
    return undefined;
  }

  #keep(target: Target, cell: CellPosition): undefined {
    const { table, fileName } = this.#reader.referenceOf(cell);
    const files = this.#references.get(table);
    if (files === undefined) this.#references.set(table, new Set([fileName]));
    else files.add(fileName);
    write(target, cell);
  }

  async #resolve(cell: CellPosition): Promise<void> {
    const reference = this.#reader.referenceOf(cell);
    try {
      if (await this.#stays(reference)) {
        this.#value = 'stays';
        return;
      }
      const value = await this.#reader.read(cell, { readPoint: Number.POSITIVE_INFINITY, cacheBlocks: false });
      if (kvValueLength(value.slab.view, value.offset) === 0)
        throw new MobMissError(reference, new CorruptionError(reference.fileName, 0, 'its cell has no value'));
      this.#value = { ...value, sequenceId: cell.sequenceId };
    } catch (error) {
      if (!(error instanceof MobMissError)) throw error;
      if (!this.#params.discardsMissing) throw mobMissError(error);
      this.#value = 'lost';
    }
  }

  /** MOB files of HBase before 2.5, which name no region, are all rewritten. */
  async #stays(reference: MobReference): Promise<boolean> {
    if (this.#params.references !== 'optimize' || parseMobFileName(reference.fileName) === undefined) return false;
    return (await this.#reader.length(reference)) >= this.#params.maxFileBytes;
  }

  async #startFile(): Promise<void> {
    const { name, temporaryFolder, table } = this.#params;
    // Names of further files come from the first one's, so that no worker needs chance.
    const uuid = this.#fileCount === 0 ? name.uuid : md5Hex(Buffer.from(`${name.uuid}.${this.#fileCount}`));
    this.#fileCount++;
    const fileName = mobFileName({ ...name, uuid });
    this.#file = this.#newHFile(await this.#files.create(`${temporaryFolder}/${fileName}`));
    this.#fileName = Buffer.from(fileName);
    this.#cellCount = 0;
    const files = this.#references.get(table) ?? new Set();
    this.#references.set(table, files.add(fileName));
  }

  async #drain(file: HFileWriter): Promise<void> {
    await file.drain();
    await this.#throttle?.();
  }

  async #finishFile(): Promise<void> {
    const file = this.#file;
    if (file === undefined) return;
    file.appendFileInfo(MAX_SEQ_ID_KEY, u64Bytes(this.#params.maxSequenceId));
    file.appendFileInfo(MAJOR_COMPACTION_KEY, boolBytes(this.#params.majorCompaction));
    file.appendFileInfo(MOB_CELLS_COUNT, u64Bytes(this.#cellCount));
    await file.close();
    this.#paths.push(file.path);
    this.#file = undefined;
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function write(file: Target, { slab, offset, tagsOffset, tagsLength, sequenceId }: CellPosition): void {
  file.append(slab, offset, kvLength(slab.view, offset), slab, tagsOffset, tagsLength, sequenceId);
}
