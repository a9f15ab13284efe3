// Rows of regions in memory, newest cells only, shared by all fake region servers of a test: it stands for the files on disk.
import type { pb } from '../../proto/index.ts';

type Row = Map<string, pb.Cell.$Properties>;

export const META_COMPARE = (a: string, b: string) =>
  Buffer.compare(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1'));

const PUT = 2;
const DELETE_FAMILY = 2;

export class RegionRows {
  readonly rows = new Map<string, Row>();
  /** Every change, as text: `row put info:state=OPEN`. */
  readonly log: string[] = [];

  apply(mutation: pb.MutationProto.$Properties): void {
    const key = Buffer.from(mutation.row!).toString('latin1');
    const row: Row = this.rows.get(key) ?? new Map();
    for (const { family, qualifier_value } of mutation.column_value ?? []) {
      const familyText = Buffer.from(family).toString('latin1');
      for (const { qualifier, value, delete_type } of qualifier_value ?? []) {
        const column = `${familyText}:${Buffer.from(qualifier ?? []).toString('latin1')}`;
        if (mutation.mutate_type === PUT) {
          row.set(column, {
            row: mutation.row,
            family,
            qualifier,
            value,
            timestamp: 1,
            cell_type: 4,
          });
          this.log.push(`${key} put ${column}=${Buffer.from(value ?? []).toString('latin1')}`);
        } else if (delete_type === DELETE_FAMILY) {
          for (const name of row.keys()) if (name.startsWith(`${familyText}:`)) row.delete(name);
          this.log.push(`${key} delete ${familyText}`);
        } else {
          row.delete(column);
          this.log.push(`${key} delete ${column}`);
        }
      }
    }
    if (row.size === 0) this.rows.delete(key);
    else this.rows.set(key, row);
  }

  get(key: Buffer): pb.Result.$Properties {
    return { cell: [...(this.rows.get(key.toString('latin1'))?.values() ?? [])] };
  }

  scan(scan: pb.Scan.$Properties, compare: (a: string, b: string) => number): pb.Result.$Properties[] {
    const start = Buffer.from(scan.start_row ?? []).toString('latin1');
    const stop = Buffer.from(scan.stop_row ?? []).toString('latin1');
    return [...this.rows]
      .filter(([key]) => compare(key, start) >= 0 && (stop === '' || compare(key, stop) < 0))
      .sort(([a], [b]) => compare(a, b))
      .map(([, row]) => ({ cell: [...row.values()] }));
  }

  /** The text of a cell. */
  text(row: string, column: string): string | undefined {
    const value = this.rows.get(row)?.get(column)?.value;
    return value == null ? undefined : Buffer.from(value).toString('latin1');
  }
}

export class FakeRows {
  #regions = new Map<string, RegionRows>();

  region(encodedName: string): RegionRows {
    let rows = this.#regions.get(encodedName);
    if (rows === undefined) {
      rows = new RegionRows();
      this.#regions.set(encodedName, rows);
    }
    return rows;
  }
  get meta(): RegionRows {
    return this.region('1588230740');
  }
}
