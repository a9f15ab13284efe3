// Results as they go out: with a codec the cells stand in the call's cell block and the message counts them; without one (and in the answers that
// HBase always gives so) they are messages inside.

import { CellBlockBuilder, CellBlockReader, type CellCodec } from '../cell/cell-block.ts';
import type { CellList } from '../cell/cell-list.ts';
import { cellToProto } from '../model/convert-result.ts';
import type { pb } from '../proto/index.ts';
import type { RpcCall } from '../rpc/service.ts';

export function codecOf(call: RpcCall): CellCodec {
  return call.codec === 'KeyValueCodecWithTags' ? 'KeyValueCodecWithTags' : 'KeyValueCodec';
}

/** Writes a list's cells into a block. */
export function appendCells(builder: CellBlockBuilder, cells: CellList): void {
  const { slab, offsets } = cells;
  for (let i = 0; i < offsets.length; i++) {
    const tags = cells.tagsLength(i);
    builder.append(slab, offsets[i], cells.plainLength(i), tags === 0 ? 0 : cells.tagsOffset(i), tags);
  }
}

/** A whole cell block as messages. */
export function blockToProto(block: Buffer, codec: CellCodec): pb.Cell.$Properties[] {
  const cells: pb.Cell.$Properties[] = [];
  const reader = new CellBlockReader(block, codec);
  while (reader.next() !== undefined) cells.push(cellToProto(reader.slab, reader.offset));
  return cells;
}

/** A result by itself. */
export function resultOf(
  cells: CellList | undefined,
  call: RpcCall,
): { result: pb.Result.$Properties; cellBlock: Uint8Array | undefined } {
  const codec = codecOf(call);
  const count = cells?.length ?? 0;
  const builder = new CellBlockBuilder(codec, cells === undefined ? 0 : 4 * count + cells.totalBytes);
  if (cells !== undefined) appendCells(builder, cells);
  const block = builder.finish();
  if (call.codec === 'none') return { result: { cell: blockToProto(block, codec) }, cellBlock: undefined };
  return { result: { associated_cell_count: count }, cellBlock: count === 0 ? undefined : block };
}

/** Results of several actions, in their order, that share one cell block. Bytes stand in `builder` until `finish`. */
export class ResultCollector {
  readonly builder: CellBlockBuilder;
  readonly #codec: CellCodec;
  readonly #inBlock: boolean;
  readonly #results: { result: pb.Result.$Properties; start: number; end: number }[] = [];

  constructor(call: RpcCall, inBlock = call.codec !== 'none') {
    this.#codec = codecOf(call);
    this.#inBlock = inBlock;
    this.builder = new CellBlockBuilder(this.#codec);
  }

  /** Bytes of cells so far. */
  get bytes(): number {
    return this.builder.length;
  }

  /** The result whose cells are what the builder got since `start`. Its message is complete only after `finish`. */
  add(start: number, cellCount: number): pb.Result.$Properties {
    const result: pb.Result.$Properties = {};
    if (this.#inBlock) result.associated_cell_count = cellCount;
    this.#results.push({ result, start, end: this.builder.length });
    return result;
  }

  addCells(cells: CellList | undefined): pb.Result.$Properties {
    const start = this.builder.length;
    if (cells !== undefined) appendCells(this.builder, cells);
    return this.add(start, cells?.length ?? 0);
  }

  /**
   * The cell block, its parts in the order of `order` (results as they stand in the response); undefined when there is none. Without a codec
   * the results get their cells inside.
   */
  finish(order: readonly pb.Result.$Properties[]): Uint8Array[] | undefined {
    const block = this.builder.finish();
    const byResult = new Map(this.#results.map((each) => [each.result, each]));
    const parts: { start: number; end: number }[] = [];
    for (const result of order) {
      const part = byResult.get(result);
      if (part === undefined) continue;
      if (!this.#inBlock) result.cell = blockToProto(block.subarray(part.start, part.end), this.#codec);
      else if (parts.length > 0 && parts[parts.length - 1].end === part.start) parts[parts.length - 1].end = part.end;
      else parts.push({ start: part.start, end: part.end });
    }
    if (!this.#inBlock || block.length === 0) return undefined;
    return parts.filter(({ start, end }) => end > start).map(({ start, end }) => block.subarray(start, end));
  }
}
