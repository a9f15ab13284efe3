// From a whole request frame to a call. One reader and one header serve all connections: decoding is done before a handler runs.
import { hbaseError } from '../base/errors.ts';
import { CellBlockReader } from '../cell/cell-block.ts';
import { pb } from '../proto/index.ts';
import { type CallOrigin, ServerCall } from './call.ts';
import type { MethodTable } from './method-table.ts';
import { ProtoReader } from './proto-reader.ts';
import { RequestHeader } from './request-header.ts';

/** As much of a request that is too big is kept to find its call id. */
export const MAX_OVERSIZED_HEAD_BYTES: number = 64 * 1024;
/** `hbase.ipc.min.client.request.timeout` */
const MIN_TIMEOUT_MS = 20;

const reader = new ProtoReader();
const header = new RequestHeader();

/** Reads the header of a frame and returns the call id; throws on bytes that are no header. */
export function readRequestHeader(frame: Buffer): number {
  reader.reset(frame, 0, frame.length);
  const outer = reader.enter();
  const end = reader.end;
  header.read(reader);
  reader.pos = end;
  reader.leave(outer);
  return header.callId;
}

/** The call of the frame whose header was just read. Throws what is to be answered to it. */
export function decodeCall(frame: Buffer, origin: CallOrigin, methods: MethodTable, arrival: number): ServerCall {
  const { callId, methodOffset, methodLength, priority, timeoutMs, cellBlockLength } = header;
  const entry = methods.find(frame, methodOffset, methodLength);
  if (entry === undefined) {
    const name = frame.toString('utf8', methodOffset, methodOffset + methodLength);
    throw hbaseError('UnsupportedOperationException', `${methods.service.name} has no method ${name}`);
  }
  if (!header.requestParam) throw hbaseError('DoNotRetryIOException', 'The request has no parameter');
  const param = reader.take();
  const left = frame.length - reader.pos;
  if (left !== cellBlockLength) {
    const text = `Cell block of ${cellBlockLength} bytes, but ${left} bytes follow the message`;
    throw hbaseError('DoNotRetryIOException', text);
  }
  return new ServerCall(
    origin,
    callId,
    entry.name,
    entry.method,
    param,
    left === 0 ? undefined : cellsOf(frame.subarray(reader.pos), origin),
    Math.max(priority, methods.service.priority ?? 0),
    arrival,
    timeoutMs > 0 ? arrival + Math.max(timeoutMs, MIN_TIMEOUT_MS) : Number.POSITIVE_INFINITY,
    frame,
  );
}

function cellsOf(block: Buffer, { header: { codec, compressor } }: CallOrigin): CellBlockReader {
  if (codec === 'none') {
    throw hbaseError('DoNotRetryIOException', 'A cell block, but the connection named no cell codec');
  }
  return new CellBlockReader(compressor === undefined ? block : compressor.decompress(block), codec);
}

/** The attributes in the header of a request that was decoded before. Their values are *shared* with the frame. */
export function requestAttributesOf(frame: Buffer): pb.NameBytesPair.$Properties[] {
  reader.reset(frame, 0, frame.length);
  return pb.RequestHeader.decode(reader.take()).attribute;
}

/** The call id in the head of a request; undefined when its header is not all there. */
export function readCallId(bytes: Buffer): number | undefined {
  if (bytes.length < 5) return undefined;
  reader.reset(bytes, 0, bytes.length);
  const length = reader.uint32();
  if (length > MAX_OVERSIZED_HEAD_BYTES) throw new Error(`a request header of ${length} bytes`);
  if (bytes.length - reader.pos < length) return undefined;
  reader.end = reader.pos + length;
  header.read(reader);
  return header.callId;
}
