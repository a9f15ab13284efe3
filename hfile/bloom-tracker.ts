// Decides which cells give a new key to a file's blooms.
import { copyBytes, equalBytes } from '../base/bytes.ts';
import type { Slab } from '../base/slab.ts';
import { slabOf } from '../base/slab.ts';
import { TYPE_DELETE_FAMILY, TYPE_DELETE_FAMILY_VERSION } from '../cell/key-value.ts';
import type { BlockWriter } from './block-writer.ts';
import { type BloomLimits, CompoundBloomFilterWriter } from './bloom-writer.ts';
import type { BloomType } from './hfile-format.ts';

/** The key a cell has in a ROWCOL bloom: "first on" its row and column, with an empty family. Returns its length. */
export function writeRowColumnKey(
  target: Slab,
  row: Slab,
  rowOffset: number,
  rowLength: number,
  qualifier: Slab,
  qualifierOffset: number,
  qualifierLength: number,
): number {
  const { bytes, view } = target;
  view.setUint16(0, rowLength);
  row.bytes.copy(bytes, 2, rowOffset, rowOffset + rowLength);
  bytes[2 + rowLength] = 0;
  qualifier.bytes.copy(bytes, 3 + rowLength, qualifierOffset, qualifierOffset + qualifierLength);
  const at = 3 + rowLength + qualifierLength;
  view.setUint32(at, 0x7fffffff);
  view.setUint32(at + 4, 0xffffffff);
  bytes[at + 8] = 0xff;
  return at + 9;
}

export class BloomTracker {
  /** Undefined for type NONE. */
  readonly general: CompoundBloomFilterWriter | undefined;
  /** Rows that hold family markers; none beside a ROWCOL bloom, as in HBase. */
  readonly deleteFamily: CompoundBloomFilterWriter | undefined;
  deleteFamilyCount = 0;
  readonly #type: BloomType;
  readonly #prefixLength: number;
  /** Key of the ROWCOL look-up in the making, or the last key added. */
  #key: Slab = slabOf(Buffer.allocUnsafe(256));
  #keyLength = 0;
  #deleteRow: Buffer | undefined;

  constructor(type: BloomType, prefixLength: number, limits: BloomLimits) {
    this.#type = type;
    this.#prefixLength = prefixLength;
    this.general = type === 'NONE' ? undefined : new CompoundBloomFilterWriter(limits, type === 'ROWCOL');
    this.deleteFamily = type === 'ROWCOL' ? undefined : new CompoundBloomFilterWriter(limits, false);
  }

  /** The last key of the general bloom, which is not empty, given the flat key of the last cell. *Borrowed.* */
  lastKey(lastCell: Buffer): Buffer {
    return this.#type === 'ROW'
      ? lastCell.subarray(2, 2 + lastCell.readUInt16BE(0))
      : this.#key.bytes.subarray(0, this.#keyLength);
  }

  /** A cell, after the one before it (`former` undefined for the first), in another row than that or in the same. */
  add(isNewRow: boolean, former: Slab | undefined, formerOffset: number, slab: Slab, offset: number): void {
    switch (this.#type) {
      case 'ROW':
        if (isNewRow) this.general!.add(slab, offset + 10, slab.view.getUint16(offset + 8));
        break;
      case 'ROWPREFIX_FIXED_LENGTH':
        this.#addPrefix(slab, offset);
        break;
      case 'ROWCOL':
        this.#addColumn(former, formerOffset, slab, offset);
        break;
      default:
    }
    const type = slab.view.getUint8(offset + 7 + slab.view.getUint32(offset));
    if (type === TYPE_DELETE_FAMILY || type === TYPE_DELETE_FAMILY_VERSION) this.#addDeleteFamily(slab, offset);
  }

  writeInline(blocks: BlockWriter, closing: boolean): void {
    this.general?.writeInline(blocks, closing);
    this.deleteFamily?.writeInline(blocks, closing);
  }

  #addPrefix(slab: Slab, offset: number): void {
    const length = Math.min(this.#prefixLength, slab.view.getUint16(offset + 8));
    if (this.general!.keyCount > 0 && equalBytes(this.#key, 0, this.#keyLength, slab, offset + 10, length)) return;
    this.general!.add(slab, offset + 10, length);
    this.#reserve(length);
    copyBytes(slab, offset + 10, this.#key, 0, length);
    this.#keyLength = length;
  }

  #addColumn(former: Slab | undefined, formerOffset: number, slab: Slab, offset: number): void {
    // Row, family and qualifier are the key without its last nine bytes.
    const columnLength = slab.view.getUint32(offset) - 9;
    if (
      former !== undefined &&
      equalBytes(former, formerOffset + 8, former.view.getUint32(formerOffset) - 9, slab, offset + 8, columnLength)
    ) {
      return;
    }
    const rowLength = slab.view.getUint16(offset + 8);
    const familyEnd = offset + 11 + rowLength + slab.view.getUint8(offset + 10 + rowLength);
    const qualifierLength = offset + 8 + columnLength - familyEnd;
    this.#reserve(rowLength + qualifierLength + 12);
    this.#keyLength = writeRowColumnKey(this.#key, slab, offset + 10, rowLength, slab, familyEnd, qualifierLength);
    this.general!.add(this.#key, 0, this.#keyLength);
  }

  #addDeleteFamily(slab: Slab, offset: number): void {
    this.deleteFamilyCount++;
    if (this.deleteFamily === undefined) return;
    const length = slab.view.getUint16(offset + 8);
    const row = slab.bytes.subarray(offset + 10, offset + 10 + length);
    if (this.#deleteRow?.equals(row)) return;
    this.#deleteRow = Buffer.from(row);
    this.deleteFamily.add(slab, offset + 10, length);
  }

  #reserve(length: number): void {
    if (this.#key.bytes.length < length) this.#key = slabOf(Buffer.allocUnsafe(length * 2));
  }
}
