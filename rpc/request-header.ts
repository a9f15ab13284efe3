import type { OutputBuffer } from './output-buffer.ts';
import { type ProtoReader, uint32Size, writeUint32 } from './proto-reader.ts';

// RequestHeader {1 call_id, 2 trace_info, 3 method_name, 4 request_param, 5 cell_block_meta {1 length}, 6 priority, 7 timeout, 8 attribute*},
// decoded into an object that is used again: no string and no object for a request.

export class RequestHeader {
  /** Signed, as clients compare it. */
  callId = 0;
  methodOffset = 0;
  methodLength = 0;
  requestParam = false;
  cellBlockLength = 0;
  /** −1 when unset. */
  priority = -1;
  /** −1 when unset. */
  timeoutMs = -1;

  /** Reads the header that `reader` is narrowed to. */
  read(reader: ProtoReader): void {
    this.callId = 0;
    this.methodLength = 0;
    this.requestParam = false;
    this.cellBlockLength = 0;
    this.priority = -1;
    this.timeoutMs = -1;
    for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) this.#readField(reader, tag);
  }

  #readField(reader: ProtoReader, tag: number): void {
    if (tag === 0x08) this.callId = reader.int32();
    else if (tag === 0x1a) {
      this.methodLength = reader.size();
      this.methodOffset = reader.pos;
      reader.pos += this.methodLength;
    } else if (tag === 0x20) this.requestParam = reader.bool();
    else if (tag === 0x2a) this.#readCellBlockMeta(reader);
    else if (tag === 0x30) this.priority = reader.int32();
    else if (tag === 0x38) this.timeoutMs = reader.uint32();
    else reader.skip(tag);
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

export interface RequestParts {
  callId: number;
  method: Uint8Array;
  param: Uint8Array;
  cellBlock: Uint8Array | undefined;
  /** 0 or below: left out. */
  priority: number;
  /** 0 or below: left out. */
  timeoutMs: number;
}

/** Adds a whole request: `u32 total | varint + RequestHeader | varint + param | cell block`. */
export function writeRequest(output: OutputBuffer, parts: RequestParts): void {
  const blockLength = parts.cellBlock?.length ?? 0;
  const headerLength = requestHeaderLength(parts, blockLength);
  const paramLength = parts.param.length;
  const prefix = uint32Size(headerLength) + headerLength + uint32Size(paramLength);
  let at = output.reserve(4 + prefix);
  at = output.bytes.writeUInt32BE(prefix + paramLength + blockLength, at);
  at = writeUint32(output.bytes, at, headerLength);
  at = writeRequestHeader(output.bytes, at, parts, blockLength);
  writeUint32(output.bytes, at, paramLength);
  output.append(parts.param);
  if (parts.cellBlock !== undefined) output.append(parts.cellBlock);
}

function requestHeaderLength(parts: RequestParts, blockLength: number): number {
  let length = 1 + uint32Size(parts.callId) + 1 + uint32Size(parts.method.length) + parts.method.length + 2;
  if (blockLength > 0) length += 3 + uint32Size(blockLength);
  if (parts.priority > 0) length += 1 + uint32Size(parts.priority);
  if (parts.timeoutMs > 0) length += 1 + uint32Size(parts.timeoutMs);
  return length;
}

function writeRequestHeader(bytes: Buffer, at: number, parts: RequestParts, blockLength: number): number {
  bytes[at++] = 0x08;
  at = writeUint32(bytes, at, parts.callId);
  bytes[at++] = 0x1a;
  at = writeUint32(bytes, at, parts.method.length);
  bytes.set(parts.method, at);
  at += parts.method.length;
  bytes[at++] = 0x20;
  bytes[at++] = 1;
  if (blockLength > 0) {
    bytes[at++] = 0x2a;
    bytes[at++] = 1 + uint32Size(blockLength);
    bytes[at++] = 0x08;
    at = writeUint32(bytes, at, blockLength);
  }
  if (parts.priority > 0) {
    bytes[at++] = 0x30;
    at = writeUint32(bytes, at, parts.priority);
  }
  if (parts.timeoutMs > 0) {
    bytes[at++] = 0x38;
    at = writeUint32(bytes, at, parts.timeoutMs);
  }
  return at;
}
