// The slow and large calls of this server (HBase 2.6.1, SlowLogQueueService): each has its line in the log, and the newest are kept for
// GetLogEntries if hbase.regionserver.slowlog.buffer.enabled says so.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { RecentList } from '../base/recent-list.ts';
import { pb } from '../proto/index.ts';
import type { CallReport } from '../rpc/call-watch.ts';
import { requestAttributesOf } from '../rpc/request-decoder.ts';
import { type RequestText, requestText } from '../server/request-text.ts';
import { callDetailsOf, startTimeOf, warnOfCall } from '../server/slow-call-warning.ts';

export interface SlowLogConfig {
  /** hbase.regionserver.slowlog.buffer.enabled */
  readonly isKept: boolean;
  /** hbase.regionserver.slowlog.ringbuffer.size */
  readonly maxCalls: number;
  /** hbase.slowlog.scan.payload.enabled: scans are kept whole too. */
  readonly keepsScans: boolean;
}

export const DEFAULT_SLOW_LOG: SlowLogConfig = { isKept: false, maxCalls: 256, keepsScans: false };

type Payload = pb.SlowLogPayload.$Properties;
type Filter = pb.SlowLogResponseRequest.$Properties;

/** Of one call that is kept; a longer request is cut, and its scan and attributes left out. */
const MAX_PAYLOAD_BYTES = 64 * 1024;

export class SlowCalls {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #config: { readonly slowLog: SlowLogConfig };
  readonly #scanDetails: (request: pb.ScanRequest) => string | undefined;
  readonly #kept: RecentList<pb.SlowLogPayload>;

  constructor(o: {
    clock: Clock;
    logger: Logger;
    config: { readonly slowLog: SlowLogConfig };
    /** Of a scan: its table, region and operation. */
    scanDetails: (request: pb.ScanRequest) => string | undefined;
  }) {
    this.#clock = o.clock;
    this.#logger = o.logger;
    this.#config = o.config;
    this.#scanDetails = o.scanDetails;
    this.#kept = new RecentList(o.config.slowLog.maxCalls);
  }

  note(report: CallReport): void {
    const request = requestText(report.call);
    const startTime = startTimeOf(report, this.#clock.now());
    const details = request.scan === undefined ? undefined : this.#scanDetails(request.scan);
    warnOfCall(this.#logger, 'HRegionServer', report, request, startTime, details);
    if (this.#config.slowLog.isKept) this.#kept.add(this.#payloadOf(report, request, startTime));
  }

  /** The newest first: those that match, at most as many as asked for. */
  answer(request: Filter): pb.SlowLogResponses.$Properties {
    const { ALL, SLOW_LOG, LARGE_LOG } = pb.SlowLogPayload.Type;
    const wanted = request.log_type === pb.SlowLogResponseRequest.LogType.LARGE_LOG ? LARGE_LOG : SLOW_LOG;
    const calls = this.#kept.newestFirst().filter(({ type }) => type === wanted || type === ALL);
    return { slow_log_payloads: matching(calls, request).slice(0, request.limit ?? 10) };
  }

  /** False: nothing is kept. */
  clear(): boolean {
    const { size } = this.#kept;
    this.#kept.clear();
    return this.#config.slowLog.isKept || size > 0;
  }

  #payloadOf(report: CallReport, request: RequestText, startTime: number): pb.SlowLogPayload {
    const { call, isSlow, isLarge } = report;
    const { ALL, SLOW_LOG, LARGE_LOG } = pb.SlowLogPayload.Type;
    const payload: Payload = {
      start_time: startTime,
      processing_time: report.processingMs,
      queue_time: report.queueMs,
      response_size: report.responseBytes,
      client_address: call.remoteAddress,
      server_class: 'HRegionServer',
      method_name: call.method,
      call_details: callDetailsOf(report),
      param: request.param,
      user_name: call.user,
      region_name: request.regionName,
      multi_gets: request.actions?.gets ?? 0,
      multi_mutations: request.actions?.mutations ?? 0,
      multi_service_calls: request.actions?.serviceCalls ?? 0,
      type: isSlow && isLarge ? ALL : isSlow ? SLOW_LOG : LARGE_LOG,
      block_bytes_scanned: report.blockBytesScanned,
      scan: this.#config.slowLog.keepsScans ? request.scan?.scan : undefined,
      connection_attribute: [...call.origin.header.attributes],
      request_attribute: requestAttributesOf(call.frame),
      fs_read_time: Math.ceil(report.fsReadMs),
    };
    return ownCopy(payload);
  }
}

/** The request's memory is written over once it is answered. */
function ownCopy(payload: Payload): pb.SlowLogPayload {
  const bytes = pb.SlowLogPayload.encode(payload).finish();
  if (bytes.length <= MAX_PAYLOAD_BYTES) return pb.SlowLogPayload.decode(bytes);
  const param = `${payload.param?.slice(0, MAX_PAYLOAD_BYTES / 4)} <TRUNCATED>`;
  const short = { ...payload, param, scan: undefined, connection_attribute: [], request_attribute: [] };
  return pb.SlowLogPayload.decode(pb.SlowLogPayload.encode(short).finish());
}

/** HBase's: a table is what the region's name begins with; with AND all that is asked for must match, else any of it. */
function matching(calls: readonly pb.SlowLogPayload[], request: Filter): readonly pb.SlowLogPayload[] {
  const { region_name: region, table_name: table, client_address: client, user_name: user } = request;
  const tests = [
    region && ((call: pb.SlowLogPayload) => call.region_name === region),
    table && ((call: pb.SlowLogPayload) => call.region_name?.startsWith(table)),
    client && ((call: pb.SlowLogPayload) => call.client_address === client),
    user && ((call: pb.SlowLogPayload) => call.user_name === user),
  ].filter((test) => typeof test === 'function');
  if (tests.length === 0) return calls;
  const all = request.filter_by_operator === pb.SlowLogResponseRequest.FilterByOperator.AND;
  return calls.filter((call) => (all ? tests.every((test) => test(call)) : tests.some((test) => test(call))));
}
