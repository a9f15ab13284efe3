// The line that HBase writes of a slow or large call (2.6.1, RpcServer.logResponse), with its JSON: what reads HBase's logs for it reads these.
import type { Logger } from '../base/logger.ts';
import type { CallReport } from '../rpc/call-watch.ts';
import { requestClassOf } from './request-class.ts';
import type { RequestText } from './request-text.ts';

/** Longest text of a request in the line. */
const MAX_PARAM_LENGTH = 150;

/** HBase's class of this server. */
export type ServerClass = 'HRegionServer' | 'HMaster';

/** Milliseconds since 1970 at which the call began. */
export function startTimeOf({ processingMs }: CallReport, now: number): number {
  return now - processingMs;
}

/** `Get(org…ClientProtos$GetRequest)` */
export function callDetailsOf({ call }: CallReport): string {
  return `${call.method}(${requestClassOf(call)})`;
}

export function warnOfCall(
  logger: Logger,
  serverClass: ServerClass,
  report: CallReport,
  request: RequestText,
  startTime: number,
  scanDetails?: string,
): void {
  const { call, isSlow, isLarge, processingMs, queueMs, responseBytes, blockBytesScanned, fsReadMs } = report;
  const { line, actions } = request;
  const tag = isSlow && isLarge ? 'TooLarge & TooSlow' : isSlow ? 'TooSlow' : 'TooLarge';
  // HBase's JSON has what is a long in Java as text.
  const told: Record<string, string | number | undefined> = {
    starttimems: String(startTime),
    processingtimems: processingMs,
    queuetimems: queueMs,
    responsesize: String(responseBytes),
    blockbytesscanned: String(blockBytesScanned),
    fsreadtime: String(Math.ceil(fsReadMs)),
    client: call.remoteAddress,
    class: serverClass,
    method: call.method,
    call: callDetailsOf(report),
    param: line.length > MAX_PARAM_LENGTH ? `${line.slice(0, MAX_PARAM_LENGTH)} <TRUNCATED>` : line,
    scandetails: scanDetails,
    'multi.gets': actions?.gets,
    'multi.mutations': actions?.mutations,
    'multi.service_calls': actions?.serviceCalls,
  };
  logger.warn({}, `(response${tag}): ${JSON.stringify(told)}`);
}
