import type { HBaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import type { CellBlockCompressor } from './cell-block-compressor.ts';
import { decodeException } from './exception-codec.ts';
import type { OutputBuffer } from './output-buffer.ts';
import { type ProtoReader, uint32Size, writeUint32 } from './proto-reader.ts';
import type { RpcResponse } from './service.ts';

// ResponseHeader {1 call_id, 2 exception, 3 cell_block_meta {1 length}}. A response with an exception has neither message nor cell block.

export class ResponseHeader {
  callId = 0;
  cellBlockLength = 0;
  exception: HBaseError | undefined;

  /** Reads the header that `reader` is narrowed to. */
  read(reader: ProtoReader): void {
    this.callId = 0;
    this.cellBlockLength = 0;
    this.exception = undefined;
    for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
      if (tag === 0x08) this.callId = reader.int32();
      else if (tag === 0x12) this.exception = decodeException(pb.ExceptionResponse.decode(reader.take()));
      else if (tag === 0x1a) this.#readCellBlockMeta(reader);
      else reader.skip(tag);
    }
  }

  #readCellBlockMeta(reader: ProtoReader): void {
    const outer = reader.enter();
    for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
      if (tag === 0x08) this.cellBlockLength = reader.uint32();
      else reader.skip(tag);
    }
    reader.leave(outer);
  }
}

/** Bytes of a response before its message: `u32 total | varint + ResponseHeader | varint`. */
export function responsePrefixLength(callId: number, messageLength: number, blockLength: number): number {
  const headerLength = responseHeaderLength(callId, blockLength);
  return 4 + 1 + headerLength + uint32Size(messageLength);
}

/** Writes that prefix at `at`; returns the offset behind it. */
export function writeResponsePrefix(
  target: Buffer,
  at: number,
  callId: number,
  messageLength: number,
  blockLength: number,
): number {
  const headerLength = responseHeaderLength(callId, blockLength);
  at = target.writeUInt32BE(1 + headerLength + uint32Size(messageLength) + messageLength + blockLength, at);
  target[at++] = headerLength;
  target[at++] = 0x08;
  at = writeUint32(target, at, callId >>> 0);
  if (blockLength > 0) {
    target[at++] = 0x1a;
    target[at++] = 1 + uint32Size(blockLength);
    target[at++] = 0x08;
    at = writeUint32(target, at, blockLength);
  }
  return writeUint32(target, at, messageLength);
}

/** Adds a whole response. */
export function writeResponse(
  output: OutputBuffer,
  callId: number,
  response: RpcResponse,
  compressor: CellBlockCompressor | undefined,
): void {
  const { message } = response;
  const blocks = blocksOf(response, compressor);
  let blockLength = 0;
  if (blocks !== undefined) for (const block of blocks) blockLength += block.length;
  const prefixLength = responsePrefixLength(callId, message.length, blockLength);
  const at = output.reserve(prefixLength + message.length);
  output.bytes.set(message, writeResponsePrefix(output.bytes, at, callId, message.length, blockLength));
  if (blocks !== undefined) for (const block of blocks) output.append(block);
  if (response.onSent !== undefined) output.whenSent(response.onSent);
}

function blocksOf(
  { cellBlock }: RpcResponse,
  compressor: CellBlockCompressor | undefined,
): readonly Uint8Array[] | undefined {
  if (cellBlock === undefined) return undefined;
  const blocks: readonly Uint8Array[] = cellBlock instanceof Uint8Array ? [cellBlock] : cellBlock;
  if (compressor === undefined) return blocks;
  const bytes = blocks.length === 1 ? blocks[0] : Buffer.concat(blocks);
  return bytes.length === 0 ? undefined : [compressor.compress(bytes)];
}

/** A whole response that is an exception. */
export function encodeExceptionResponse(callId: number, exception: pb.ExceptionResponse.$Properties): Buffer {
  const header = pb.ResponseHeader.encode({ call_id: callId >>> 0, exception }).finish();
  const lengthSize = uint32Size(header.length);
  const bytes = Buffer.allocUnsafe(4 + lengthSize + header.length);
  bytes.writeUInt32BE(lengthSize + header.length, 0);
  bytes.set(header, writeUint32(bytes, 4, header.length));
  return bytes;
}

function responseHeaderLength(callId: number, blockLength: number): number {
  return 1 + uint32Size(callId >>> 0) + (blockLength > 0 ? 3 + uint32Size(blockLength) : 0);
}
