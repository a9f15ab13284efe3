import { HBaseError, hbaseError, toJavaException } from '../base/errors.ts';
import type { pb } from '../proto/index.ts';

// How errors travel. In a response header: ExceptionResponse {class, stack_trace, hostname, port, do_not_retry, server_overloaded}; the
// Java client makes the class anew from the *stack_trace text*, whose first line is `class: message`. Inside a Multi: NameBytesPair {class, same text}.

/** The error as a stock client takes it. */
export function encodeException(error: unknown): pb.ExceptionResponse.$Properties {
  const { javaClass, message, doNotRetry } = toJavaException(error);
  const out: pb.ExceptionResponse.$Properties = {
    exception_class_name: javaClass,
    stack_trace: stackTraceText(javaClass, message),
    do_not_retry: doNotRetry,
  };
  if (error instanceof HBaseError) {
    if (error.hostname !== undefined) {
      out.hostname = error.hostname;
      out.port = error.port ?? 0;
    }
    if (error.serverOverloaded) out.server_overloaded = true;
  }
  return out;
}

export function decodeException(response: pb.ExceptionResponse.$Properties): HBaseError {
  const javaClass = response.exception_class_name ?? 'java.io.IOException';
  return errorOf(javaClass, response.stack_trace ?? '', {
    doNotRetry: response.do_not_retry ?? false,
    hostname: response.hostname ?? undefined,
    port: response.port ?? undefined,
    serverOverloaded: response.server_overloaded ?? false,
  });
}

/** The error of one action or region inside a Multi (and of procedures' results in this form). */
export function encodeNameBytesPair(error: unknown): pb.NameBytesPair.$Properties {
  const { javaClass, message } = toJavaException(error);
  return { name: javaClass, value: Buffer.from(stackTraceText(javaClass, message)) };
}

export function decodeNameBytesPair(pair: pb.NameBytesPair.$Properties): HBaseError {
  const text = pair.value == null ? '' : Buffer.from(pair.value).toString('utf8');
  return errorOf(pair.name, text, {});
}

/** The error of a procedure, as it is stored and told; `source` says whose it is. */
export function encodeForeignException(error: unknown, source: string): pb.ForeignExceptionMessage.$Properties {
  const { javaClass, message } = error instanceof HBaseError ? error : toJavaException(error);
  return { source, generic_exception: { class_name: javaClass, message } };
}

export function decodeForeignException(message: pb.ForeignExceptionMessage.$Properties): HBaseError {
  const generic = message.generic_exception;
  const javaClass = (generic?.class_name ?? 'java.io.IOException') as `${string}.${string}`;
  return hbaseError(javaClass, generic?.message ?? '');
}

/** What a client prints and parses: `class: message` and a newline, as the first line of a Java stack trace. */
function stackTraceText(javaClass: string, message: string): string {
  return `${javaClass}: ${message}\n`;
}

interface Received {
  doNotRetry?: boolean;
  hostname?: string | undefined;
  port?: number | undefined;
  serverOverloaded?: boolean;
}

function errorOf(javaClass: string, stackTrace: string, received: Received): HBaseError {
  const moved = javaClass.endsWith('.RegionMovedException') ? parseRegionMoved(stackTrace) : undefined;
  return hbaseError(javaClass as `${string}.${string}`, messageOf(javaClass, stackTrace), {
    ...(received.doNotRetry === true && { retry: 'never' as const }),
    hostname: received.hostname ?? moved?.hostname,
    port: received.port ?? moved?.port,
    serverOverloaded: received.serverOverloaded,
  });
}

/** The first line without its class name; the whole text when it is not of that form. */
function messageOf(javaClass: string, stackTrace: string): string {
  const at = stackTrace.indexOf('\n\tat ');
  const head = at < 0 ? stackTrace.trimEnd() : stackTrace.slice(0, at);
  return head.startsWith(`${javaClass}: `) ? head.slice(javaClass.length + 2) : head === javaClass ? '' : head;
}

/** RegionMovedException is read by position of its markers: `hostname=<h> port=<p> startCode=<s>. As of locationSeqNum=<n>.` */
function parseRegionMoved(text: string): { hostname: string; port: number } | undefined {
  const match = /hostname=(\S+) port=(\d+)/.exec(text);
  return match === null ? undefined : { hostname: match[1], port: Number(match[2]) };
}

/** The error that sends a client to where a region went. */
export function regionMovedException(
  hostname: string,
  port: number,
  startCode: number,
  sequenceNumber: number,
): HBaseError {
  const text = `Region moved to: hostname=${hostname} port=${port} startCode=${startCode}. As of locationSeqNum=${sequenceNumber}.`;
  return hbaseError('RegionMovedException', text, { hostname, port });
}
