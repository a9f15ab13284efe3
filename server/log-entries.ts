import { hbaseError } from '../base/errors.ts';
import type { pb } from '../proto/index.ts';

const GENERATED = 'org.apache.hadoop.hbase.shaded.protobuf.generated.';

/** GetLogEntries where nothing is recorded: no entries, in the message that answers the one asked with; others are refused as HBase does. */
export function emptyLogEntries(
  { log_class_name: asked }: pb.LogRequest.$Properties,
  known: readonly string[],
): pb.LogEntry.$Properties {
  const request = known.find((name) => asked === GENERATED + name);
  if (request === undefined) throw hbaseError('DoNotRetryIOException', `Invalid request params: ${asked}`);
  const answer = request.endsWith('$SlowLogResponseRequest')
    ? request.replace(/ResponseRequest$/, 'Responses')
    : request.replace(/Request$/, 'Response');
  return { log_class_name: GENERATED + answer, log_message: Buffer.alloc(0) };
}
