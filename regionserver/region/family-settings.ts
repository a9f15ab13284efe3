import type { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';

/** What a family, or else its table, states under HBase's names, in place of the server's own settings. */
export class FamilySettings {
  readonly #sources: readonly ReadonlyMap<string, string>[];
  /** `site`: what the server's settings state, of names that have no field of their own in its configuration. */
  constructor(table: TableDescriptor, family: ColumnFamilyDescriptor, site: ReadonlyMap<string, string> = new Map()) {
    this.#sources = [family.values, family.configuration, table.values, site];
  }

  text(name: string): string | undefined {
    return this.#find([name], (text) => text);
  }

  /** Of several names for one setting the first that is stated. */
  number(names: readonly string[], absent: number): number {
    return this.#find(names, (text) => (Number.isFinite(Number(text)) ? Number(text) : undefined)) ?? absent;
  }

  boolean(name: string, absent: boolean): boolean {
    return this.#find([name], (text) => BOOLEANS.get(text.trim().toLowerCase())) ?? absent;
  }

  #find<T>(names: readonly string[], parse: (text: string) => T | undefined): T | undefined {
    for (const values of this.#sources)
      for (const name of names) {
        const text = values.get(name);
        const value = text === undefined ? undefined : parse(text);
        if (value !== undefined) return value;
      }
    return undefined;
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
