// Which answered calls took long or were large (HBase 2.6.1, RpcServer.call): looked at after each call, and nothing is made unless one is.
import type { Logger } from '../base/logger.ts';
import type { ServerCall } from './call.ts';
import type { RpcResponse } from './service.ts';

/** Above one of them a call is reported; below 0: never. */
export interface CallLimits {
  /** hbase.ipc.warn.response.time, in whole milliseconds without the time in the queue. */
  readonly slowMs: number;
  /** hbase.ipc.warn.response.time.scan */
  readonly slowScanMs: number;
  /** hbase.ipc.warn.response.size: of the response, or of the blocks read for it. */
  readonly largeBytes: number;
  /** hbase.ipc.warn.response.size.scan */
  readonly largeScanBytes: number;
}

export const DEFAULT_CALL_LIMITS: CallLimits = {
  slowMs: 10_000,
  slowScanMs: 10_000,
  largeBytes: 100 * 1024 * 1024,
  largeScanBytes: 100 * 1024 * 1024,
};

/** One call that went over a limit. Its request is *borrowed until the report returns*. */
export interface CallReport {
  readonly call: ServerCall;
  readonly isSlow: boolean;
  readonly isLarge: boolean;
  /** Whole milliseconds. */
  readonly processingMs: number;
  readonly queueMs: number;
  /** Message and cells, not compressed. */
  readonly responseBytes: number;
  readonly blockBytesScanned: number;
  readonly fsReadMs: number;
}

export class CallWatch {
  readonly #config: { readonly callLimits: CallLimits };
  readonly #logger: Logger;
  readonly #report: (report: CallReport) => void;

  /** Limits are looked up in `config` at each call. */
  constructor(config: { readonly callLimits: CallLimits }, logger: Logger, report: (report: CallReport) => void) {
    this.#config = config;
    this.#logger = logger;
    this.#report = report;
  }

  /** Times are monotonic milliseconds. */
  look(call: ServerCall, response: RpcResponse, startedAt: number, endedAt: number): void {
    const { callLimits } = this.#config;
    const isScan = call.method === 'Scan';
    const slowMs = isScan ? callLimits.slowScanMs : callLimits.slowMs;
    const largeBytes = isScan ? callLimits.largeScanBytes : callLimits.largeBytes;
    const responseBytes = sizeOf(response);
    const { blockBytesScanned = 0, fsReadMs = 0 } = response;
    const isSlow = slowMs >= 0 && endedAt - startedAt >= slowMs + 1;
    const isLarge = largeBytes >= 0 && (responseBytes > largeBytes || blockBytesScanned > largeBytes);
    if (!isSlow && !isLarge) return;
    const processingMs = Math.floor(endedAt - startedAt);
    const queueMs = Math.floor(startedAt - call.arrival);
    try {
      this.#report({ call, isSlow, isLarge, processingMs, queueMs, responseBytes, blockBytesScanned, fsReadMs });
    } catch (error) {
      // The call has succeeded, whatever becomes of what is said about it.
      this.#logger.error(
        { call: `${call.service}.${call.method}`, error },
        'A slow or large call could not be told of',
      );
    }
  }
}

function sizeOf({ message, cellBlock }: RpcResponse): number {
  if (cellBlock === undefined) return message.length;
  if (cellBlock instanceof Uint8Array) return message.length + cellBlock.length;
  let bytes = message.length;
  for (const block of cellBlock) bytes += block.length;
  return bytes;
}
