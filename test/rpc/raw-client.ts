import { connect, type Socket } from 'node:net';
import { pb } from '../../proto/index.ts';
import { encodeConnectionHeader } from '../../rpc/connection-header.ts';
import { SIMPLE_PREAMBLE } from '../../rpc/preamble.ts';

/** A client that sends whatever bytes it is told, for tests of what a server does with them. */
export class RawClient {
  readonly socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #closed = false;
  #wake: (() => void)[] = [];

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.socket.setNoDelay(true);
    this.socket.on('data', (bytes) => {
      this.#received = Buffer.concat([this.#received, bytes as Buffer]);
      this.#notify();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.#closed = true;
      this.#notify();
    });
  }
  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
  write(bytes: Uint8Array): this {
    this.socket.write(bytes);
    return this;
  }
  /** Preamble and header of a stock client for a service. */
  hello(service: string): this {
    return this.write(hello(service));
  }
  /** All bytes so far, at least `length` of them; fewer only when the connection was closed. */
  async bytes(length: number): Promise<Buffer> {
    while (this.#received.length < length && !this.#closed) await new Promise<void>((wake) => this.#wake.push(wake));
    return this.#received;
  }
  /** The next response. Undefined: closed before it. */
  async response(): Promise<{ header: pb.ResponseHeader; message: Buffer; block: Buffer } | undefined> {
    const head = await this.bytes(4);
    if (head.length < 4) return undefined;
    const length = head.readUInt32BE(0);
    const all = await this.bytes(4 + length);
    if (all.length < 4 + length) return undefined;
    this.#received = all.subarray(4 + length);
    return parseResponse(all.subarray(4, 4 + length));
  }
  async closed(): Promise<void> {
    while (!this.#closed) await new Promise<void>((wake) => this.#wake.push(wake));
  }
  destroy(): void {
    this.socket.destroy();
  }
}

export function hello(service: string): Buffer {
  return Buffer.concat([SIMPLE_PREAMBLE, encodeConnectionHeader('raw', service, 'KeyValueCodec')]);
}

function varint(value: number): Buffer {
  const out: number[] = [];
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  out.push(value);
  return Buffer.from(out);
}

export function delimited(bytes: Uint8Array): Buffer {
  return Buffer.concat([varint(bytes.length), bytes]);
}

export function framed(...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** A whole request frame. */
export function request(
  method: string,
  param: Uint8Array,
  header: pb.RequestHeader.$Properties = {},
  block: Uint8Array = Buffer.alloc(0),
): Buffer {
  const encoded = pb.RequestHeader.encode({
    call_id: 0,
    method_name: method,
    request_param: true,
    ...(block.length > 0 && { cell_block_meta: { length: block.length } }),
    ...header,
  }).finish();
  return framed(delimited(encoded), delimited(param), block);
}

function parseResponse(frame: Buffer): { header: pb.ResponseHeader; message: Buffer; block: Buffer } {
  const [headerLength, headerAt] = readVarint(frame, 0);
  const header = pb.ResponseHeader.decode(frame.subarray(headerAt, headerAt + headerLength)) as pb.ResponseHeader;
  const rest = headerAt + headerLength;
  if (header.exception != null) return { header, message: Buffer.alloc(0), block: Buffer.alloc(0) };
  const [length, at] = readVarint(frame, rest);
  return { header, message: frame.subarray(at, at + length), block: frame.subarray(at + length) };
}

function readVarint(bytes: Buffer, at: number): [number, number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at];
  }
}
