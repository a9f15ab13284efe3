import { CellList } from '../cell/cell-list.ts';
import { LATEST_TIMESTAMP } from '../cell/key-value.ts';
import { TimeRange } from '../cell/time-range.ts';
import { type Durability, USE_DEFAULT } from './durability.ts';

export type MutationType = 'append' | 'increment' | 'put' | 'delete';

/** A change of one row, its cells as bytes: the form in which a server gets it, and in which the client builds it. */
export class ServerMutation {
  readonly type: MutationType;
  readonly row: Buffer;
  /**
   * Of a put the new cells, of a delete the markers (none: the whole row at `timestamp`), of increment and append the deltas. Cells of a
   * request stand in its bytes, *valid as long as those*; timestamps may be written over in place.
   */
  cells: CellList;
  /** Of cells that state none, and of a delete of the whole row. */
  timestamp: bigint = LATEST_TIMESTAMP;
  durability: Durability = USE_DEFAULT;
  /** 0: none. */
  nonce = 0n;
  /** What increment and append read. */
  timeRange: TimeRange = TimeRange.ALL;
  /** Made when first asked for: most mutations of a batch have none. */
  #attributes: Map<string, Buffer> | undefined;

  constructor(type: MutationType, row: Buffer, cells: CellList = new CellList()) {
    this.type = type;
    this.row = row;
    this.cells = cells;
  }

  get attributes(): Map<string, Buffer> {
    this.#attributes ??= new Map();
    return this.#attributes;
  }
  set attributes(attributes: Map<string, Buffer>) {
    this.#attributes = attributes;
  }

  /** Whether the caller wants the new cells of an increment or append back (attribute `_rr_`). */
  get returnResults(): boolean {
    const value = this.#attributes?.get('_rr_');
    return value === undefined || value.length === 0 || value[0] !== 0;
  }
  set returnResults(wanted: boolean) {
    if (wanted) this.attributes.delete('_rr_');
    else this.attributes.set('_rr_', Buffer.from([0]));
  }
  /** Milliseconds after which the cells expire (attribute `_ttl`); undefined: as the family says. */
  get ttlMs(): bigint | undefined {
    const value = this.#attributes?.get('_ttl');
    return value?.length === 8 ? value.readBigInt64BE() : undefined;
  }
  set ttlMs(ttl: bigint | undefined) {
    if (ttl === undefined) {
      this.attributes.delete('_ttl');
      return;
    }
    const value = Buffer.alloc(8);
    value.writeBigInt64BE(ttl);
    this.attributes.set('_ttl', value);
  }
}
