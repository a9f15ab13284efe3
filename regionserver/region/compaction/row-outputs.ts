// Outputs of a compaction by row: at the boundaries of stripes, or where so many cells are written.
import { kvRowLength, kvRowOffset } from '../../../cell/key-value.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import type { OutputChooser } from './split-outputs.ts';
import type { StripePlan } from './stripe-compaction-policy.ts';
import { isInRange, type RowRange, STRIPE_END_KEY, STRIPE_START_KEY } from './stripes.ts';

export function rowOutputs(plan: StripePlan): OutputChooser {
  return plan.kind === 'boundaries' ? new BoundaryOutputs(plan.rows, plan.dropDeletesIn) : new CountedOutputs(plan);
}

class BoundaryOutputs implements OutputChooser {
  readonly #rows: readonly Uint8Array[];
  readonly required: readonly number[];
  #number = 0;

  /** A stripe of which all is rewritten must have a file afterwards, though no cell be left. */
  constructor(rows: readonly Uint8Array[], rewritten: RowRange | undefined) {
    this.#rows = rows;
    this.required = rewritten === undefined ? [] : [rows.findIndex((row) => Buffer.compare(row, rewritten.from) === 0)];
  }

  outputOf(cell: KeyValueScanner): number {
    const row = rowOf(cell);
    while (!isInRange(this.#rangeOf(this.#number), row)) this.#number++;
    return this.#number;
  }
  infoOf(number: number): ReadonlyMap<string, Buffer> {
    return infoOf(this.#rangeOf(number));
  }
  #rangeOf(number: number): RowRange {
    return { from: this.#rows[number], to: this.#rows[number + 1] };
  }
}

/** A new one begins with the first row after so many cells, while there may be more. */
class CountedOutputs implements OutputChooser {
  readonly required = [0];
  readonly #plan: StripePlan & { readonly kind: 'cells' };
  /** Where each begins. */
  readonly #starts: Uint8Array[];
  #cells = 0;
  #row: Buffer = Buffer.alloc(0);

  constructor(plan: StripePlan & { readonly kind: 'cells' }) {
    this.#plan = plan;
    this.#starts = [plan.range.from];
  }

  outputOf(cell: KeyValueScanner): number {
    const { cellsEach, most } = this.#plan;
    const isFull = this.#cells >= cellsEach && this.#starts.length < most;
    if (isFull) {
      const row = rowOf(cell);
      if (!row.equals(this.#row)) {
        this.#starts.push(Buffer.from(row));
        this.#cells = 0;
      }
    }
    this.#cells++;
    if (this.#cells >= cellsEach && this.#starts.length < most) this.#row = Buffer.from(rowOf(cell));
    return this.#starts.length - 1;
  }
  infoOf(number: number): ReadonlyMap<string, Buffer> {
    return infoOf({ from: this.#starts[number], to: this.#starts[number + 1] ?? this.#plan.range.to });
  }
}

function rowOf({ slab, offset }: KeyValueScanner): Buffer {
  const at = kvRowOffset(offset);
  return slab.bytes.subarray(at, at + kvRowLength(slab.view, offset));
}

function infoOf({ from, to }: RowRange): ReadonlyMap<string, Buffer> {
  return new Map([
    [STRIPE_START_KEY, Buffer.from(from)],
    [STRIPE_END_KEY, Buffer.from(to)],
  ]);
}
