// Merges what the runs hold of ranges of rows, and writes an HFile of each family for each range.
import { systemClock } from '../../base/clock.ts';
import type { Slab } from '../../base/slab.ts';
import { kvLength } from '../../cell/key-value.ts';
import type { HFileWriter } from '../../hfile/hfile-writer.ts';
import type { FamilyParams } from '../../rootdir/family-params.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { closeBulkHFile, createBulkHFile } from '../bulk-load/bulk-hfile.ts';
import { RowGroup } from './merge-cells.ts';
import { RECORD_ROW, RECORD_ROW_LENGTH, SAME_ROW_FOLLOWS } from './record-arena.ts';
import { RunMerger } from './run-merger.ts';
import { type RowRange, RunReader } from './run-reader.ts';
import type { Run } from './run-writer.ts';
import { SharedCounts } from './shared-counts.ts';
import { UnsyncedWriter } from './unsynced-writer.ts';

export interface OutputFamily {
  readonly name: string;
  readonly params: FamilyParams;
}

/** A range of rows, and what its files are called. */
export interface OutputRange extends RowRange {
  readonly fileName: string;
}

export interface WriteTaskInput {
  readonly root: string;
  readonly runs: readonly Run[];
  readonly ranges: readonly OutputRange[];
  /** In the order of the spec. */
  readonly families: readonly OutputFamily[];
  readonly folder: string;
  readonly hasTags: boolean;
  readonly readBufferBytes: number;
  readonly worker: number;
  readonly counts: SharedArrayBuffer;
}

export interface WrittenFile {
  readonly family: string;
  readonly path: string;
  readonly length: number;
  readonly cells: number;
}

export default async function writeTask(input: WriteTaskInput): Promise<WrittenFile[]> {
  const files = new LocalFileStorage(input.root);
  const counts = new SharedCounts(input.counts);
  const written: WrittenFile[] = [];
  let bytes = 0;
  for (let i = counts.takeNext(); i < input.ranges.length; i = counts.takeNext()) {
    const writer = new RangeWriter(input, files, input.ranges[i], (done) => {
      bytes += done;
      counts.set(input.worker, 'done', bytes);
    });
    written.push(...(await writer.write()));
    if (counts.isStopped) break;
  }
  return written;
}

class RangeWriter {
  readonly #input: WriteTaskInput;
  readonly #files: LocalFileStorage;
  readonly #range: OutputRange;
  readonly #done: (bytes: number) => void;
  readonly #writers: (HFileWriter | undefined)[];
  readonly #group: RowGroup;
  /** Records read since `done` was told. */
  #bytes = 0;

  constructor(input: WriteTaskInput, files: LocalFileStorage, range: OutputRange, done: (bytes: number) => void) {
    this.#input = input;
    this.#files = files;
    this.#range = range;
    this.#done = done;
    this.#writers = input.families.map(() => undefined);
    this.#group = new RowGroup(input.hasTags);
  }

  async write(): Promise<WrittenFile[]> {
    const { runs, readBufferBytes } = this.#input;
    const readers: RunReader[] = [];
    try {
      for (const run of runs) readers.push(await RunReader.open(this.#files, run, this.#range, readBufferBytes));
      await this.#merge(new RunMerger(readers));
      return await this.#close();
    } catch (error) {
      for (const writer of this.#writers) await writer?.abort().catch(() => undefined);
      throw error;
    } finally {
      for (const reader of readers) await reader.close();
    }
  }

  async #merge(merger: RunMerger): Promise<void> {
    for (let top = merger.top; top !== undefined; top = merger.top) {
      if (merger.isRowShared) {
        await this.#mergeRow(merger);
      } else {
        const pending = this.#writeRecord(top.slab, top.offset);
        if (pending !== undefined) await pending;
        this.#bytes += top.recordLength;
        const moving = merger.next();
        if (moving !== undefined) await moving;
      }
      if (this.#bytes > 1 << 20) this.#tell();
    }
    this.#tell();
  }

  /** All records of the row. */
  async #mergeRow(merger: RunMerger): Promise<void> {
    const group = this.#group;
    group.clear();
    for (let isMore = true; isMore; ) {
      const top = merger.top!;
      isMore = merger.isRowShared;
      group.add(top.slab, top.offset, top.recordLength);
      this.#bytes += top.recordLength;
      const moving = merger.next();
      if (moving !== undefined) await moving;
    }
    for (const { family, offset, length, tagsOffset, tagsLength } of group.cells()) {
      const writer = this.#writers[family] ?? (await this.#open(family));
      writer.append(group.slab, offset, length, group.slab, tagsOffset, tagsLength, 0);
      if (writer.drainNeeded) await writer.drain();
    }
  }

  /** Its cells as they stand. Undefined: done at once. */
  #writeRecord(slab: Slab, record: number): Promise<void> | undefined {
    const { view } = slab;
    const { hasTags } = this.#input;
    const end = record + view.getUint32(record);
    let at = record + RECORD_ROW + (view.getUint16(record + RECORD_ROW_LENGTH) & ~SAME_ROW_FOLLOWS);
    let needsDrain = false;
    while (at < end) {
      const writer = this.#writers[view.getUint8(at)];
      if (writer === undefined) return this.#openThenWrite(slab, record, at);
      const offset = at + 1;
      const length = kvLength(view, offset);
      at = offset + length;
      let tagsLength = 0;
      if (hasTags) {
        tagsLength = view.getUint16(at);
        at += 2;
      }
      writer.append(slab, offset, length, slab, at, tagsLength, 0);
      at += tagsLength;
      needsDrain ||= writer.drainNeeded;
    }
    return needsDrain ? this.#drain() : undefined;
  }

  /** The first cell of a family in this range: nothing of this one was written yet, what stands before it was. */
  async #openThenWrite(slab: Slab, record: number, at: number): Promise<void> {
    const group = this.#group;
    group.clear();
    group.add(slab, record, slab.view.getUint32(record));
    const base = at - record;
    for (const { family, offset, length, tagsOffset, tagsLength } of group.cells()) {
      if (offset < base) continue;
      const writer = this.#writers[family] ?? (await this.#open(family));
      writer.append(group.slab, offset, length, group.slab, tagsOffset, tagsLength, 0);
    }
    await this.#drain();
  }

  async #drain(): Promise<void> {
    for (const writer of this.#writers) if (writer?.drainNeeded) await writer.drain();
  }

  async #open(family: number): Promise<HFileWriter> {
    const { families, folder, hasTags } = this.#input;
    const { name, params } = families[family];
    const file = await this.#files.create(`${folder}/${name}/${this.#range.fileName}`);
    const writer = createBulkHFile(new UnsyncedWriter(file), params, {
      clock: systemClock,
      includesTags: hasTags,
      task: 'colonnade importtsv',
    });
    this.#writers[family] = writer;
    return writer;
  }

  #tell(): void {
    this.#done(this.#bytes);
    this.#bytes = 0;
  }

  async #close(): Promise<WrittenFile[]> {
    const written: WrittenFile[] = [];
    for (const [i, writer] of this.#writers.entries()) {
      if (writer === undefined) continue;
      const { path, length, entryCount } = await closeBulkHFile(writer);
      written.push({ family: this.#input.families[i].name, path, length, cells: entryCount });
    }
    return written;
  }
}
