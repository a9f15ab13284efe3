import { type Slab, slabOf } from '../base/slab.ts';

/** Size of all its pieces. */
export const PIECE_BYTES = 64 * 1024;
const MAX_FREE = 128;

/** Memory of cell blocks that were sent, for those to come: large answers are most of what would be allocated otherwise. */
export class PiecePool {
  readonly #free: Slab[] = [];

  take(): Slab {
    return this.#free.pop() ?? slabOf(Buffer.allocUnsafeSlow(PIECE_BYTES));
  }

  /** Nobody reads them any more; they are written over from now on. */
  give(pieces: readonly Slab[]): void {
    for (const piece of pieces) if (this.#free.length < MAX_FREE) this.#free.push(piece);
  }
}
