import type { Pending } from '../../../cell/cell-cursor.ts';
import { type CellPosition, isMobReference, withoutValue } from './mob-cell.ts';
import { MobMissError, type MobReader, mobMissError } from './mob-reader.ts';

/** What a reader wants of references. */
export interface MobScan {
  /** Attribute `hbase.mob.scan.raw`: the references themselves. */
  readonly raw: boolean;
  /** Attribute `hbase.mob.scan.ref.only`: only cells that are references. */
  readonly referencesOnly: boolean;
  /** Attribute `hbase.mob.cache.blocks`. */
  readonly cacheBlocks: boolean;
  /** Attribute `empty.value.on.mobcell.miss`: an empty value instead of an error when the MOB file is not there. */
  readonly emptyOnMiss: boolean;
}

export const USUAL_MOB_SCAN: MobScan = { raw: false, referencesOnly: false, cacheBlocks: false, emptyOnMiss: false };

/** The attributes of a Get or Scan: Java booleans, so any byte but 0 is true, and what is no single byte is false. */
export function mobScanOf(attributes: ReadonlyMap<string, Buffer>): MobScan {
  if (attributes.size === 0) return USUAL_MOB_SCAN;
  const flag = (name: string) => {
    const value = attributes.get(name);
    return value !== undefined && value.length === 1 && value[0] !== 0;
  };
  return {
    raw: flag('hbase.mob.scan.raw'),
    referencesOnly: flag('hbase.mob.scan.ref.only'),
    cacheBlocks: flag('hbase.mob.cache.blocks'),
    emptyOnMiss: flag('empty.value.on.mobcell.miss'),
  };
}

/** Of one scan of one store: gives cells their values. */
export class MobValues {
  readonly #reader: MobReader;
  readonly #scan: MobScan;
  readonly #readPoint: number;
  #found: CellPosition | undefined;

  constructor(reader: MobReader, scan: MobScan, readPoint: number) {
    this.#reader = reader;
    this.#scan = scan;
    this.#readPoint = readPoint;
  }

  /** True for a cell that is not wanted. */
  leavesOut(cell: CellPosition): boolean {
    return this.#scan.referencesOnly && !isMobReference(cell);
  }

  /** Undefined: `take` gives the cell. */
  resolve(cell: CellPosition): Pending {
    if (this.#found !== undefined || this.#scan.raw || !isMobReference(cell)) return undefined;
    return this.#read(cell);
  }

  /** The cell with its value. */
  take(cell: CellPosition): CellPosition {
    const found = this.#found ?? cell;
    this.#found = undefined;
    return found;
  }

  async #read(cell: CellPosition): Promise<void> {
    const { cacheBlocks, emptyOnMiss } = this.#scan;
    try {
      this.#found = await this.#reader.read(cell, { readPoint: this.#readPoint, cacheBlocks });
    } catch (error) {
      if (!(error instanceof MobMissError)) throw error;
      if (!emptyOnMiss) throw mobMissError(error);
      this.#found = withoutValue(cell);
    }
  }
}
