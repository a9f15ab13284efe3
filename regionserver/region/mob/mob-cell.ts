// A cell of a MOB family whose value is in a MOB file stands in the store file as a reference (HBase 2.6.1, MobUtils.createMobRefCell):
//
//   key: the cell's own      value: u32 length of the real value | name of the MOB file
//   tags: MOB_REFERENCE (empty), MOB_TABLE_NAME (the table that wrote the MOB file: a clone's references lead there), the cell's own tags
import { copyBytes } from '../../../base/bytes.ts';
import { hbaseError } from '../../../base/errors.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../../../base/slab.ts';
import { kvLength, kvValueLength, kvValueOffset } from '../../../cell/key-value.ts';
import { encodeTags, findTag, TAG_MOB_REFERENCE, TAG_MOB_TABLE_NAME } from '../../../cell/tag.ts';

/** A cell and where its tags are: what a cursor stands on. */
export interface CellPosition {
  readonly slab: Slab;
  readonly offset: number;
  readonly tagsOffset: number;
  readonly tagsLength: number;
  readonly sequenceId: number;
}

export interface MobReference {
  /** Name of the table that wrote the file. */
  readonly table: string;
  readonly fileName: string;
}

export function isMobReference({ slab, tagsOffset, tagsLength }: CellPosition): boolean {
  return tagsLength > 0 && findTag(slab.view, tagsOffset, tagsLength, TAG_MOB_REFERENCE) >= 0;
}

/** What a reference says; an error that names `where` when it says nothing. */
export function readMobReference({ slab, offset, tagsOffset, tagsLength }: CellPosition, where: string): MobReference {
  const { view, bytes } = slab;
  const tag = findTag(view, tagsOffset, tagsLength, TAG_MOB_TABLE_NAME);
  const valueLength = kvValueLength(view, offset);
  if (tag < 0 || valueLength <= 4)
    throw hbaseError(
      'DoNotRetryIOException',
      `Corrupted MOB reference in ${where}: ${tag < 0 ? 'it has no tag that names its table' : 'it names no MOB file'}`,
    );
  const valueOffset = kvValueOffset(view, offset);
  return {
    table: bytes.toString('utf8', tag + 3, tag + 2 + view.getUint16(tag)),
    fileName: bytes.toString('utf8', valueOffset + 4, valueOffset + valueLength),
  };
}

/** The tags that references of a table's new MOB files begin with. */
export function mobReferenceTags(table: string): Buffer {
  return encodeTags([
    { type: TAG_MOB_REFERENCE, value: Buffer.alloc(0) },
    { type: TAG_MOB_TABLE_NAME, value: Buffer.from(table) },
  ]);
}

/** A reference in a buffer used again and again. */
export class MutableMobReference implements CellPosition {
  slab: Slab = EMPTY_SLAB;
  readonly offset = 0;
  tagsOffset = 0;
  tagsLength = 0;
  sequenceId = 0;

  /** The one for a cell whose value went to the MOB file of that name. */
  set(cell: CellPosition, fileName: Uint8Array, referenceTags: Uint8Array): void {
    const { slab, offset } = cell;
    const keyEnd = kvValueOffset(slab.view, offset) - offset;
    const valueLength = 4 + fileName.length;
    this.tagsOffset = keyEnd + valueLength;
    this.tagsLength = referenceTags.length + cell.tagsLength;
    this.sequenceId = cell.sequenceId;
    const length = this.tagsOffset + this.tagsLength;
    if (this.slab.bytes.length < length) this.slab = slabOf(Buffer.allocUnsafe(2 * length));
    const { bytes, view } = this.slab;
    copyBytes(slab, offset, this.slab, 0, keyEnd);
    view.setUint32(4, valueLength);
    view.setUint32(keyEnd, kvValueLength(slab.view, offset));
    bytes.set(fileName, keyEnd + 4);
    bytes.set(referenceTags, this.tagsOffset);
    slab.bytes.copy(bytes, this.tagsOffset + referenceTags.length, cell.tagsOffset, cell.tagsOffset + cell.tagsLength);
  }
}

/** A copy of a cell. */
export function copyOfCell({ slab, offset, tagsOffset, tagsLength, sequenceId }: CellPosition): CellPosition {
  const length = kvLength(slab.view, offset);
  const bytes = Buffer.allocUnsafe(length + tagsLength);
  slab.bytes.copy(bytes, 0, offset, offset + length);
  slab.bytes.copy(bytes, length, tagsOffset, tagsOffset + tagsLength);
  return { slab: slabOf(bytes), offset: 0, tagsOffset: length, tagsLength, sequenceId };
}

/** The cell without its value. */
export function withoutValue(cell: CellPosition): CellPosition {
  const keyEnd = kvValueOffset(cell.slab.view, cell.offset) - cell.offset;
  const bytes = Buffer.allocUnsafe(keyEnd + cell.tagsLength);
  cell.slab.bytes.copy(bytes, 0, cell.offset, cell.offset + keyEnd);
  bytes.writeUInt32BE(0, 4);
  cell.slab.bytes.copy(bytes, keyEnd, cell.tagsOffset, cell.tagsOffset + cell.tagsLength);
  return { ...cell, slab: slabOf(bytes), offset: 0, tagsOffset: keyEnd };
}
