// Results between cells and protobuf. With a codec the cells stand in the cell block beside the message, which only counts them
// (`associated_cell_count`); without one they are messages inside it.
import { hbaseError } from '../base/errors.ts';
import { type Slab, slabOf } from '../base/slab.ts';
import type { CellBlockReader } from '../cell/cell-block.ts';
import { CellList } from '../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
  LATEST_TIMESTAMP,
  TYPE_PUT,
} from '../cell/key-value.ts';
import { keyValueLength, writeKeyValue } from '../cell/key-value-builder.ts';
import type { pb } from '../proto/index.ts';
import { bigIntToLong, longToBigInt } from '../proto/long.ts';

const EMPTY = Buffer.alloc(0);

/** The cell at `offset` as a message; its bytes are *shared* with the slab. Tags stay behind. */
export function cellToProto(slab: Slab, offset: number): pb.Cell.$Properties {
  const { bytes, view } = slab;
  const slice = (at: number, length: number) => bytes.subarray(at, at + length);
  return {
    row: slice(kvRowOffset(offset), kvRowLength(view, offset)),
    family: slice(kvFamilyOffset(view, offset), kvFamilyLength(view, offset)),
    qualifier: slice(kvQualifierOffset(view, offset), kvQualifierLength(view, offset)),
    timestamp: bigIntToLong(kvTimestamp(view, offset)),
    cell_type: kvType(view, offset) as pb.CellType,
    value: slice(kvValueOffset(view, offset), kvValueLength(view, offset)),
  };
}

/** A result with its cells inside. */
export function resultToProto(cells: CellList): pb.Result.$Properties {
  return { cell: cells.offsets.map((offset) => cellToProto(cells.slab, offset)) };
}

/** The cells of a result: the next ones of the cell block, *shared* with it, and those inside the message. */
export function cellsOfResult(
  result: pb.Result.$Properties | null | undefined,
  block: CellBlockReader | undefined,
): CellList {
  const count = result?.associated_cell_count ?? 0;
  const inside = result?.cell ?? [];
  if (count > 0 && inside.length === 0) return takeCells(block, count);
  const list = count > 0 ? takeCells(block, count) : new CellList();
  if (inside.length > 0) addMessages(list, inside);
  return list;
}

/** The next `count` cells of a block, *shared* with it. Throws when it has fewer. */
export function takeCells(block: CellBlockReader | undefined, count: number): CellList {
  const list = CellList.from(block?.slab ?? slabOf(EMPTY), [], []);
  for (let i = 0; i < count; i++) {
    const cell = block?.next();
    if (cell === undefined) throw hbaseError('IOException', `Expected ${count} cells in the cell block, found ${i}`);
    list.offsets.push(cell.offset);
    list.lengths.push(cell.length);
  }
  return list;
}

function addMessages(list: CellList, messages: readonly pb.Cell.$Properties[]): void {
  const parts = messages.map((message) => ({
    row: message.row ?? EMPTY,
    family: message.family ?? EMPTY,
    qualifier: message.qualifier ?? EMPTY,
    timestamp: longToBigInt(message.timestamp, LATEST_TIMESTAMP),
    type: message.cell_type ?? TYPE_PUT,
    value: message.value ?? EMPTY,
  }));
  if (list.length > 0) {
    for (const each of parts) list.addKeyValue(each);
    return;
  }
  // Measured beforehand, so that the list's buffer is made once.
  list.slab = slabOf(Buffer.allocUnsafe(parts.reduce((sum, each) => sum + keyValueLength(each), 0)));
  let at = 0;
  for (const each of parts) {
    const end = writeKeyValue(list.slab, at, each);
    list.offsets.push(at);
    list.lengths.push(end - at);
    at = end;
  }
}
