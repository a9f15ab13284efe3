// -k, -a, -i: cells out of order, of another family, or whose MOB file is missing.
import type { CellCursor } from '../../cell/cell-cursor.ts';
import { findTag, TAG_MOB_REFERENCE, TAG_MOB_TABLE_NAME } from '../../cell/tag.ts';
import { TableName } from '../../model/table-name.ts';
import { cellKeyText, cellValueOf } from './key-text.ts';
import type { PrintOptions, PrintWorld } from './print-options.ts';

export class CellChecks {
  readonly #path: string;
  readonly #options: PrintOptions;
  readonly #world: PrintWorld;
  #former: { row: Buffer; family: Buffer; text: string } | undefined;

  constructor(path: string, options: PrintOptions, world: PrintWorld) {
    this.#path = path;
    this.#options = options;
    this.#world = world;
  }

  /** The cursor's cell, after the one before it. */
  async check(cursor: CellCursor): Promise<void> {
    const { checkrow, checkfamily, checkMobIntegrity } = this.#options;
    if (checkrow || checkfamily) this.#checkOrder(cursor);
    if (checkMobIntegrity) await this.#checkMob(cursor);
  }

  #checkOrder(cursor: CellCursor): void {
    const { checkrow, checkfamily } = this.#options;
    const { slab, offset } = cursor;
    const rowEnd = offset + 10 + slab.view.getUint16(offset + 8);
    const row = slab.bytes.subarray(offset + 10, rowEnd);
    const family = slab.bytes.subarray(rowEnd + 1, rowEnd + 1 + slab.view.getUint8(rowEnd));
    const former = this.#former;
    const text = cellKeyText(cursor);
    if (checkrow && former !== undefined && Buffer.compare(former.row, row) > 0)
      this.#warn('previous row is greater then current row', former.text, text);
    if (checkfamily && !this.#path.includes(family.toString('utf8'))) {
      this.#world.warn(
        `WARNING, filename does not match kv family,\n\tfilename -> ${this.#path}\n\tkeyvalue -> ${text}`,
      );
    }
    if (checkfamily && former !== undefined && !former.family.equals(family))
      this.#warn('previous kv has different family compared to current key', former.text, text);
    this.#former = { row: Buffer.from(row), family: Buffer.from(family), text };
  }

  #warn(what: string, former: string, current: string): void {
    this.#world.warn(
      `WARNING, ${what}\n\tfilename -> ${this.#path}\n\tprevious -> ${former}\n\tcurrent  -> ${current}`,
    );
  }

  async #checkMob(cursor: CellCursor): Promise<void> {
    const { slab, offset, tagsOffset, tagsLength } = cursor;
    if (findTag(slab.view, tagsOffset, tagsLength, TAG_MOB_REFERENCE) < 0) return;
    const table = findTag(slab.view, tagsOffset, tagsLength, TAG_MOB_TABLE_NAME);
    const value = cellValueOf(cursor);
    if (table < 0) {
      this.#world.warn(`ERROR, wrong tag format in mob reference cell ${cellKeyText(cursor)}`);
      return;
    }
    // u32 length of the value | name of the file
    if (value.length <= 4) {
      this.#world.warn(`ERROR, wrong value format in mob reference cell ${cellKeyText(cursor)}`);
      return;
    }
    const name = value.toString('utf8', 4);
    const tableName = slab.bytes.toString('utf8', table + 3, table + 2 + slab.view.getUint16(table));
    const familyAt = offset + 10 + slab.view.getUint16(offset + 8);
    const family = slab.bytes.toString('latin1', familyAt + 1, familyAt + 1 + slab.view.getUint8(familyAt));
    if (await this.#world.mobFiles?.has(TableName.parse(tableName), family, name)) return;
    this.#world.warn(`ERROR, the mob file [${name}] is missing referenced by cell ${cellKeyText(cursor)}`);
  }
}
