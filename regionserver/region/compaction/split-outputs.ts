// The outputs of a compaction that makes several files, each of a part of the cells. A file is begun when its first cell comes. The inputs
// are named in the one that is finished, and so put in place, last: a crash between leaves the inputs beside the others, cell for cell the same,
// and never some of the outputs without them.
import type { Slab } from '../../../base/slab.ts';
import type { HFileSummary, HFileWriter, StoreFileMetadata } from '../../../hfile/hfile-writer.ts';
import type { FileWriter } from '../../../storage/file-storage.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';

/** Where cells are written to. */
export interface CellSink extends Pick<HFileWriter, 'append' | 'drain' | 'drainNeeded'> {
  /** Before each append, where it is there: a promise when a file must be begun first. */
  readonly prepare?: (cell: KeyValueScanner) => Promise<void> | undefined;
}

/** Which cell goes where. */
export interface OutputChooser {
  /** Number of the output; asked once for each cell, in their order. */
  outputOf(cell: KeyValueScanner): number;
  /** Those that are made though no cell is for them. */
  readonly required?: readonly number[];
  /** What an output's file says of it; asked at the end. */
  infoOf?(number: number): ReadonlyMap<string, Buffer>;
}

interface Output {
  readonly file: FileWriter;
  readonly hfile: HFileWriter;
}

export class SplitOutputs implements CellSink {
  readonly #chooser: OutputChooser;
  readonly #create: () => Promise<FileWriter>;
  readonly #newHFile: (writer: FileWriter) => HFileWriter;
  readonly #outputs = new Map<number, Output>();
  #current: Output | undefined;
  #currentNumber = Number.NaN;

  constructor(
    chooser: OutputChooser,
    create: () => Promise<FileWriter>,
    newHFile: (writer: FileWriter) => HFileWriter,
  ) {
    this.#chooser = chooser;
    this.#create = create;
    this.#newHFile = newHFile;
  }

  get drainNeeded(): boolean {
    return this.#current?.hfile.drainNeeded ?? false;
  }
  drain(): Promise<void> {
    return this.#current!.hfile.drain();
  }
  /** Of all outputs. */
  get written(): { readonly cells: number; readonly bytes: number } {
    let [cells, bytes] = [0, 0];
    for (const { file, hfile } of this.#outputs.values()) {
      cells += hfile.entryCount;
      bytes += file.length;
    }
    return { cells, bytes };
  }

  prepare(cell: KeyValueScanner): Promise<void> | undefined {
    const number = this.#chooser.outputOf(cell);
    if (number === this.#currentNumber) return undefined;
    this.#currentNumber = number;
    this.#current = this.#outputs.get(number);
    return this.#current === undefined ? this.#begin(number) : undefined;
  }
  append(
    slab: Slab,
    offset: number,
    length: number,
    tagsSlab: Slab,
    tagsOffset: number,
    tagsLength: number,
    sequenceId: number,
  ): void {
    this.#current!.hfile.append(slab, offset, length, tagsSlab, tagsOffset, tagsLength, sequenceId);
  }

  /** Finishes all, in order of their numbers; one that is empty when no cell came, for its sequence id. */
  async close(metadata: StoreFileMetadata): Promise<HFileSummary[]> {
    for (const number of this.#chooser.required ?? []) if (!this.#outputs.has(number)) await this.#begin(number);
    if (this.#outputs.size === 0) await this.#begin(0);
    const outputs = [...this.#outputs].sort(([a], [b]) => a - b);
    const summaries: HFileSummary[] = [];
    for (const [i, [number, { hfile }]] of outputs.entries()) {
      const isLast = i === outputs.length - 1;
      hfile.appendMetadata({ ...metadata, compactedFiles: isLast ? metadata.compactedFiles : [] });
      for (const [key, value] of this.#chooser.infoOf?.(number) ?? []) hfile.appendFileInfo(key, value);
      summaries.push(await hfile.close());
    }
    return summaries;
  }
  async abort(): Promise<void> {
    for (const { file } of this.#outputs.values()) await file.abort().catch(() => undefined);
  }

  async #begin(number: number): Promise<void> {
    const file = await this.#create();
    this.#current = { file, hfile: this.#newHFile(file) };
    this.#outputs.set(number, this.#current);
  }
}
