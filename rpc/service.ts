import { hbaseError } from '../base/errors.ts';
import type { CellBlockReader } from '../cell/cell-block.ts';

/** What the client's connection header named: without a codec all cells stand inside the protobuf messages. */
export type CellCodecName = 'none' | 'KeyValueCodec' | 'KeyValueCodecWithTags';

export interface ClientVersion {
  readonly major: number;
  readonly minor: number;
}

/** One request as a service method sees it. */
export interface RpcCall {
  readonly service: string;
  /** As in the service definition: `Get`. */
  readonly method: string;
  /** The request message's bytes. *Valid until the reply*, and after it unless the response says that they are done with. */
  readonly param: Buffer;
  /** The request's cell block, decompressed; undefined when there is none. */
  readonly cells: CellBlockReader | undefined;
  readonly codec: CellCodecName;
  /** The effective user the client says it is. */
  readonly user: string;
  readonly remoteAddress: string;
  /** Of a master of ours: milliseconds since 1970 since when it is the active one. */
  readonly masterActiveTime?: number | undefined;
  /** Undefined for clients that do not say (gohbase, Node clients): treat as old. */
  readonly clientVersion: ClientVersion | undefined;
  /** Monotonic milliseconds after which the client no longer waits; Infinity when it said nothing. */
  readonly deadline: number;
  /** As in the header, raised to the service's own; 0 when unset. */
  readonly priority: number;
  /** Monotonic milliseconds at which the frame was complete. */
  readonly arrival: number;
  /** Bytes of the request's frame. */
  readonly requestBytes: number;
  /** True once the client's connection is gone. */
  readonly disconnected: boolean;
  /** Called at most once, when the connection goes away before the reply was handed over. */
  onDisconnect(callback: () => void): void;
}

export interface RpcResponse {
  /** The encoded response message. */
  readonly message: Uint8Array;
  /** Encoded cells, not compressed; the server compresses when the client asked for it. Buffers are *shared, do not change* until sent. */
  readonly cellBlock?: Uint8Array | readonly Uint8Array[] | undefined;
  /** Bytes of the blocks that were read for it, out of files or the cache; left out where that is not counted. */
  readonly blockBytesScanned?: number | undefined;
  /** Milliseconds that reading them from files took. */
  readonly fsReadMs?: number | undefined;
  /** Called once the cell block's memory is no longer read; not if that cannot be told. */
  readonly onSent?: (() => void) | undefined;
  /** Promises that nothing refers to the request's memory any more, nor does this response: it may be written over. */
  readonly isDoneWithRequest?: boolean;
}

/** Returning a response (not a promise) lets the replies of one read go out in one write. Throw or reject with a ColonnadeError. */
export type RpcMethod = (call: RpcCall) => RpcResponse | Promise<RpcResponse>;

export interface RpcService {
  /** Simple name: `ClientService`. */
  readonly name: string;
  /** By method name as in the service definition: `Get`. */
  readonly methods: Readonly<Record<string, RpcMethod>>;
  /** Calls of this service run at least at this priority (admin 100, system 200), so that user calls cannot starve them. */
  readonly priority?: number;
}

/** Priorities of HBase's HConstants. Above `threshold` a call has lanes of its own. */
export const RPC_PRIORITY = {
  normal: 0,
  bulkLoad: 4,
  replication: 5,
  replay: 6,
  threshold: 10,
  admin: 100,
  high: 200,
  meta: 300,
} as const;

/** True when the client said it is at least of that version. */
export function hasMinimumVersion(version: ClientVersion | undefined, major: number, minor: number): boolean {
  if (version === undefined) return false;
  return version.major > major || (version.major === major && version.minor >= minor);
}

interface RequestMessage<Req> {
  decode(bytes: Uint8Array): Req;
}
interface ResponseMessage<Res> {
  encode(message: Res): { finish(): Uint8Array };
}

/** A method over protobuf objects: for everything that is not hot. */
export function unary<Req, Res>(
  request: RequestMessage<Req>,
  response: ResponseMessage<Res>,
  handler: (request: Req, call: RpcCall) => Res | Promise<Res>,
): RpcMethod {
  return (call) => {
    const answer = handler(decodeParam(request, call), call);
    if (answer instanceof Promise) return answer.then((value) => ({ message: response.encode(value).finish() }));
    return { message: response.encode(answer).finish() };
  };
}

function decodeParam<Req>(request: RequestMessage<Req>, call: RpcCall): Req {
  try {
    return request.decode(call.param);
  } catch (error) {
    throw malformedParam(call, error);
  }
}

/** The error of a request message that is not what its method takes. */
export function malformedParam(call: { service: string; method: string }, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return hbaseError(
    'DoNotRetryIOException',
    `Unable to read call parameter of ${call.service}.${call.method}: ${why}`,
    {
      cause,
    },
  );
}
