// Carries repairs out on the files of a stopped cluster. Files first, then one change of each system table that belongs to them, so that
// what hbase:meta names is there. Whatever gives way is kept below .colonnade/doctor/<time>/ under its own path.
import { toStringBinary } from '../../../base/bytes.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { writeRegionInfoFile } from '../../../rootdir/region-info-file.ts';
import { writeTableInfo } from '../../../rootdir/table-info.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import type { Repair, Step } from '../finding.ts';
import { messageOf } from '../words.ts';
import type { StoppedCluster } from './read-stopped.ts';
import { SystemEdits } from './system-edits.ts';

const KEPT = '.colonnade/doctor';

/** Undefined: done. */
export type Failure = string | undefined;

export class StoppedSurgeon {
  readonly #files: FileStorage;
  readonly #now: number;
  /** Where this run keeps what gives way. */
  readonly keptIn: string;
  #rowsKept = 0;

  constructor(files: FileStorage, now: number) {
    this.#files = files;
    this.#now = now;
    this.keptIn = `${KEPT}/${new Date(now).toISOString().replace(/[-:]/g, '').replace(/\..*/, '')}`;
  }

  /** In order; one that fails does not keep the others back. */
  async perform(repairs: readonly Repair[], cluster: StoppedCluster): Promise<Failure[]> {
    const edits = {
      meta: new SystemEdits(cluster.meta, this.#now),
      store: new SystemEdits(cluster.store, this.#now),
      namespace: cluster.namespace === undefined ? undefined : new SystemEdits(cluster.namespace, this.#now),
    };
    const failures: Failure[] = [];
    for (const { steps } of repairs) {
      try {
        for (const step of steps) await this.#onFiles(step);
        for (const step of steps) this.#onTables(step, edits);
        failures.push(undefined);
      } catch (error) {
        failures.push(messageOf(error));
      }
    }
    for (const each of [edits.store, edits.meta, edits.namespace]) await each?.commit();
    return failures;
  }

  async #onFiles(step: Step): Promise<void> {
    const files = this.#files;
    switch (step.kind) {
      case 'move-aside':
        // One repair may have taken it along with the folder it is in.
        if ((await files.stat(step.path)) !== undefined) await files.rename(step.path, await this.#placeFor(step.path));
        return;
      case 'keep':
        return files.writeFile(await this.#placeFor(step.name), step.bytes);
      case 'delete-meta':
        return files.writeFile(await this.#placeFor(`hbase-meta-row-${++this.#rowsKept}.json`), rowAsJson(step));
      case 'write-region-info':
        return writeRegionInfoFile(files, step.region);
      case 'make-region': {
        const { tableName, encodedName } = step.region;
        await writeRegionInfoFile(files, step.region);
        for (const family of step.families)
          await files.makeDirectory(layout.familyFolder(tableName, encodedName, family));
        return;
      }
      case 'write-table-info':
        return writeTableInfo(files, step.descriptor);
      case 'write-file':
        return files.writeFile(step.path, step.bytes);
    }
  }

  #onTables(
    step: Step,
    { meta, store, namespace }: { meta: SystemEdits; store: SystemEdits; namespace?: SystemEdits | undefined },
  ): void {
    switch (step.kind) {
      case 'put-meta':
        meta.put(step.row, step.cells);
        return;
      case 'delete-meta':
        meta.delete(step.row, step.cells);
        return;
      case 'put-store':
        store.put(
          step.row,
          step.cells.map((cell) => ({ ...cell, family: Buffer.from(step.family) })),
        );
        return;
      case 'put-namespace': {
        if (namespace === undefined) throw new Error('hbase:namespace has no region');
        const cell = { family: Buffer.from('info'), qualifier: Buffer.from('d'), value: step.namespace.toBytes() };
        namespace.put(Buffer.from(step.namespace.name), [cell]);
        return;
      }
      case 'assign':
      case 'close-on':
      case 'set-region-state':
      case 'set-table-state':
      case 'recover-server':
        throw new Error('only a running cluster can do that');
    }
  }

  /** A path below this run's folder that is not taken. */
  async #placeFor(path: string): Promise<string> {
    const wanted = `${this.keptIn}/${path}`;
    let place = wanted;
    for (let i = 2; (await this.#files.stat(place)) !== undefined; i++) place = `${wanted}.${i}`;
    return place;
  }
}

function rowAsJson({ row, cells }: Extract<Step, { kind: 'delete-meta' }>): Buffer {
  const readable = cells.map(({ family, qualifier, value }) => ({
    column: `${family}:${toStringBinary(qualifier)}`,
    base64: value.toString('base64'),
  }));
  return Buffer.from(`${JSON.stringify({ row: toStringBinary(row), cells: readable }, null, 2)}\n`);
}
