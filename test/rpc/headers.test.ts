import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../base/transport.ts';
import { pb } from '../../proto/index.ts';
import { OutputBuffer } from '../../rpc/output-buffer.ts';
import { ProtoReader } from '../../rpc/proto-reader.ts';
import { RequestHeader, writeRequest } from '../../rpc/request-header.ts';
import {
  encodeExceptionResponse,
  ResponseHeader,
  responsePrefixLength,
  writeResponsePrefix,
} from '../../rpc/response-header.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const RUNS = { numRuns: 300, seed };
const opt = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const u32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffffffff }));
const i31 = fc.nat(0x7fffffff);

function written(write: (output: OutputBuffer) => void): Buffer {
  const output = new OutputBuffer();
  write(output);
  const pieces: Uint8Array[] = [];
  output.flush({ write: (piece: Uint8Array) => pieces.push(piece) > 0 } as unknown as Connection);
  return Buffer.concat(pieces);
}

describe(`headers laid by hand (seed ${seed})`, () => {
  it('read a RequestHeader as the static module does', () => {
    const arbitrary = fc.record({
      call_id: opt(u32),
      trace_info: opt(
        fc.record({ headers: fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), { maxKeys: 2 }) }),
      ),
      method_name: opt(fc.string({ maxLength: 10 })),
      request_param: opt(fc.boolean()),
      cell_block_meta: opt(fc.record({ length: opt(u32) })),
      priority: opt(u32),
      timeout: opt(u32),
      attribute: fc.array(
        fc.record({ name: fc.string({ maxLength: 4 }), value: opt(fc.uint8Array({ maxLength: 4 })) }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(arbitrary, (message) => {
        const bytes = Buffer.from(pb.RequestHeader.encode(message).finish());
        const header = new RequestHeader();
        header.read(new ProtoReader().reset(bytes, 0, bytes.length));
        expect(header.callId).toBe((message.call_id ?? 0) | 0);
        expect(bytes.toString('utf8', header.methodOffset, header.methodOffset + header.methodLength)).toBe(
          pb.RequestHeader.decode(bytes).method_name ?? '',
        );
        expect(header.requestParam).toBe(message.request_param ?? false);
        expect(header.cellBlockLength).toBe(message.cell_block_meta?.length ?? 0);
        expect(header.priority).toBe(message.priority === undefined ? -1 : message.priority | 0);
        expect(header.timeoutMs).toBe(message.timeout ?? -1);
      }),
      RUNS,
    );
  });

  it('write a request that the static module reads', () => {
    const arbitrary = fc.record({
      callId: i31,
      method: fc.uint8Array({ maxLength: 40 }),
      param: fc.uint8Array({ maxLength: 300 }),
      cellBlock: opt(fc.uint8Array({ minLength: 1, maxLength: 300 })),
      priority: fc.nat(400),
      timeoutMs: i31,
    });
    fc.assert(
      fc.property(arbitrary, (parts) => {
        const bytes = written((output) => writeRequest(output, { ...parts, cellBlock: parts.cellBlock }));
        expect(bytes.readUInt32BE(0)).toBe(bytes.length - 4);
        const reader = new ProtoReader().reset(bytes, 4, bytes.length);
        const header = pb.RequestHeader.decode(reader.take());
        expect(header.call_id).toBe(parts.callId);
        expect(header.request_param).toBe(true);
        expect(header.priority ?? 0).toBe(parts.priority);
        expect(header.timeout ?? 0).toBe(parts.timeoutMs);
        expect(header.cell_block_meta?.length ?? 0).toBe(parts.cellBlock?.length ?? 0);
        expect(reader.take()).toEqual(Buffer.from(parts.param));
        expect(bytes.subarray(reader.pos)).toEqual(Buffer.from(parts.cellBlock ?? []));
      }),
      RUNS,
    );
  });

  it('write what stands before a response as the static module would', () => {
    fc.assert(
      fc.property(fc.integer(), u32, fc.oneof(fc.constant(0), u32), (callId, messageLength, blockLength) => {
        const bytes = Buffer.alloc(responsePrefixLength(callId, messageLength, blockLength));
        expect(writeResponsePrefix(bytes, 0, callId, 0, 0)).toBeLessThanOrEqual(bytes.length);
        fc.pre(messageLength + blockLength < 0xfffffff0 - 40);
        expect(writeResponsePrefix(bytes, 0, callId, messageLength, blockLength)).toBe(bytes.length);
        const reader = new ProtoReader().reset(bytes, 4, bytes.length);
        const encoded = reader.take();
        const expected = {
          call_id: callId >>> 0,
          ...(blockLength > 0 && { cell_block_meta: { length: blockLength } }),
        };
        expect(Buffer.from(encoded)).toEqual(Buffer.from(pb.ResponseHeader.encode(expected).finish()));
        expect(reader.uint32()).toBe(messageLength);
        const header = new ResponseHeader();
        header.read(new ProtoReader().reset(encoded, 0, encoded.length));
        expect([header.callId, header.cellBlockLength, header.exception]).toEqual([callId, blockLength, undefined]);
      }),
      RUNS,
    );
  });

  it('carry exceptions', () => {
    const bytes = encodeExceptionResponse(-1, {
      exception_class_name: 'java.io.IOException',
      stack_trace: 'java.io.IOException: why\n\tat a.B(C.java:1)\n',
    });
    const reader = new ProtoReader().reset(bytes, 4, bytes.length);
    const encoded = reader.take();
    const header = new ResponseHeader();
    header.read(new ProtoReader().reset(encoded, 0, encoded.length));
    expect(header.callId).toBe(-1);
    expect(header.exception).toMatchObject({ javaClass: 'java.io.IOException', message: 'why' });
    expect(reader.pos).toBe(bytes.length);
  });
});
