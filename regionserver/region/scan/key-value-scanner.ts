import type { CellCursor } from '../../../cell/cell-cursor.ts';

/** A cursor among others of one store. */
export interface KeyValueScanner extends CellCursor {
  /** Of cells equal in key and sequence id, that of the greater order counts: memory over files, newer files over older. */
  readonly order: number;
}
