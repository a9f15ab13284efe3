// Changes of hbase:meta, master:store or hbase:namespace while the cluster is stopped: one file of recovered edits, which the region replays when it
// opens. It is in its place as a whole or not at all, and taking it away undoes the change. A number above all that the region ever gave
// makes the edits count, a time stamp above all its cells makes them the newest.
import { CellList } from '../../../cell/cell-list.ts';
import { TYPE_DELETE_FAMILY, TYPE_PUT } from '../../../cell/key-value.ts';
import { encodeKeyValue } from '../../../cell/key-value-builder.ts';
import type { MetaCell } from '../../../model/meta-row.ts';
import { commitEdits, RecoveredEditsWriter } from '../../../wal/recovered-edits-writer.ts';
import type { WALKey } from '../../../wal/wal-key.ts';
import type { SystemRegion } from './system-region.ts';

export class SystemEdits {
  readonly #region: SystemRegion;
  readonly #now: number;
  readonly #deletes: { row: Buffer; families: readonly string[] }[] = [];
  readonly #puts: { row: Buffer; cells: readonly MetaCell[] }[] = [];

  constructor(region: SystemRegion, now: number) {
    this.#region = region;
    this.#now = now;
  }

  put(row: Buffer, cells: readonly MetaCell[]): void {
    this.#puts.push({ row, cells });
  }
  /** Comes before all puts. */
  delete(row: Buffer, cells: readonly MetaCell[]): void {
    this.#deletes.push({ row, families: [...new Set(cells.map(({ family }) => family.toString('latin1')))] });
  }

  /** Durable when it resolves; the path of the file, or undefined when there was nothing to write. */
  async commit(): Promise<string | undefined> {
    if (this.#deletes.length + this.#puts.length === 0) return undefined;
    const { place, lastSequenceId } = this.#region;
    const { files, layout, table, encodedName } = place;
    const key: WALKey = {
      encodedRegionName: Buffer.from(encodedName),
      tableName: Buffer.from(table.name),
      sequenceId: lastSequenceId + 1,
      writeTime: this.#now,
      nonceGroup: 0n,
      nonce: 0n,
      followingCellCount: 0,
      clusterIds: [],
      scopes: new Map(),
      origSequenceId: 0,
      extendedAttributes: new Map(),
      attestedOffset: undefined,
    };
    const folder = layout.recoveredEditsFolder(table, encodedName);
    const writer = new RecoveredEditsWriter(files, folder, 'doctor', String(this.#now), key);
    try {
      writer.append(key, this.#cells());
      return await commitEdits(files, await writer.finish());
    } catch (error) {
      await writer.abort();
      throw error;
    }
  }

  #cells(): CellList {
    const list = new CellList();
    const last = this.#region.lastTimestamp + 1n;
    const timestamp = last > BigInt(this.#now) ? last : BigInt(this.#now);
    for (const { row, families } of this.#deletes)
      for (const family of families)
        list.add(encodeKeyValue({ row, family: Buffer.from(family, 'latin1'), timestamp, type: TYPE_DELETE_FAMILY }));
    for (const { row, cells } of this.#puts)
      for (const cell of cells) list.add(encodeKeyValue({ ...cell, row, timestamp: timestamp + 1n, type: TYPE_PUT }));
    return list;
  }
}
