// GetLogEntries: the class of the message that is asked with says what is wanted, and another the answer.
import { hbaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import { type RpcMethod, unary } from '../rpc/service.ts';

const GENERATED = 'org.apache.hadoop.hbase.shaded.protobuf.generated.';

export interface LogEntryKind {
  /** `AdminProtos$SlowLogResponses` */
  readonly answerClass: string;
  answer(request: Uint8Array): Uint8Array;
}

interface Message<Q, P> {
  readonly request: { decode(bytes: Uint8Array): Q };
  readonly response: { encode(message: P): { finish(): Uint8Array } };
}

export function logEntryKind<Q, P>(
  answerClass: string,
  { request, response }: Message<Q, P>,
  answer: (request: Q) => P,
): LogEntryKind {
  return { answerClass, answer: (bytes) => response.encode(answer(request.decode(bytes))).finish() };
}

/** `kinds` by the class they are asked with, `AdminProtos$SlowLogResponseRequest`; others are refused as HBase does. */
export function getLogEntries(kinds: Readonly<Record<string, LogEntryKind>>, check?: () => void): RpcMethod {
  return unary(pb.LogRequest, pb.LogEntry, ({ log_class_name: asked, log_message }) => {
    check?.();
    const kind = asked.startsWith(GENERATED) ? kinds[asked.slice(GENERATED.length)] : undefined;
    if (kind === undefined) throw hbaseError('DoNotRetryIOException', `Invalid request params: ${asked}`);
    return { log_class_name: GENERATED + kind.answerClass, log_message: kind.answer(log_message) };
  });
}
