// This server's calls to the active master (RegionServerStatusService), over mastership changing hands.
import { Batcher } from '../base/batcher.ts';
import { HBaseError, isHBaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import type { RpcClient } from '../rpc/rpc-client.ts';
import { RPC_PRIORITY } from '../rpc/service.ts';

export interface MasterLinkOptions {
  readonly rpc: RpcClient;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Resolves with the active master, when there is one. */
  readonly whenMaster: () => Promise<ServerName>;
  readonly callTimeoutMs: number;
}

export interface TransitionReport {
  readonly server: pb.ServerName.$Properties;
  readonly transition: pb.RegionStateTransition.$Properties;
}

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 3000;

/** The master will never say anything else: this server must not go on. */
export function isVerdict(error: unknown): boolean {
  return isHBaseError(error, 'YouAreDeadException') || isHBaseError(error, 'ClockOutOfSyncException');
}

export class MasterLink {
  readonly #options: MasterLinkOptions;
  /** A server that opens many regions tells of several at once. */
  readonly #transitions: Batcher<TransitionReport, string | undefined>;

  constructor(options: MasterLinkOptions) {
    this.#options = options;
    this.#transitions = new Batcher((reports) => this.#reportAll(reports));
  }

  /** One call to whoever is the master now. */
  async call(method: string, param: Uint8Array, { service = 'RegionServerStatusService' } = {}): Promise<Buffer> {
    const { rpc, signal, callTimeoutMs, whenMaster } = this.#options;
    const master = await whenMaster();
    signal.throwIfAborted();
    const options = { timeoutMs: callTimeoutMs, signal, priority: RPC_PRIORITY.admin };
    return (await rpc.call(master, service, method, param, options)).message;
  }

  /** Calls until a master answers; ends with the signal, or with a verdict on this server. */
  async callUntilAnswered(
    method: string,
    param: () => Uint8Array,
    pauseMs = MAX_PAUSE_MS,
    isFinal: (error: unknown) => boolean = isVerdict,
  ): Promise<Buffer> {
    const { scheduler, signal, logger } = this.#options;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, pauseMs)) {
      signal.throwIfAborted();
      try {
        return await this.call(method, param());
      } catch (error) {
        if (signal.aborted || isFinal(error)) throw error;
        const kind = error instanceof HBaseError ? error.shortName : String(error);
        logger.debug({ method, error: kind }, 'the master did not answer; asking again');
        await scheduler.sleep(pause, signal);
      }
    }
  }

  /** Tells how a region's opening or closing went, until a master has taken note. Undefined, or why it refused. */
  async reportTransition(report: TransitionReport): Promise<string | undefined> {
    // The master answers for other regions once it has written to hbase:meta: that this is open must not wait behind them.
    if (isOfMeta(report)) return (await this.#reportAll([report]))[0];
    return this.#transitions.add(report);
  }

  /** The answer speaks of all together: after a refusal each is told by itself, which does no harm to those that were taken note of. */
  async #reportAll(reports: readonly TransitionReport[]): Promise<(string | undefined)[]> {
    const { server } = reports[0];
    const refusal = await this.#report({ server, transition: reports.map(({ transition }) => transition) });
    if (refusal === undefined || reports.length === 1) return reports.map(() => refusal);
    return Promise.all(reports.map(({ transition }) => this.#report({ server, transition: [transition] })));
  }

  async #report(request: pb.ReportRegionStateTransitionRequest.$Properties): Promise<string | undefined> {
    const param = pb.ReportRegionStateTransitionRequest.encode(request).finish();
    return refusalIn(await this.callUntilAnswered('ReportRegionStateTransition', () => param, 1000));
  }

  /** Asks for a change of regions, once. Undefined, or why it is refused. */
  async requestTransition(request: pb.ReportRegionStateTransitionRequest.$Properties): Promise<string | undefined> {
    const param = pb.ReportRegionStateTransitionRequest.encode(request).finish();
    return refusalIn(await this.call('ReportRegionStateTransition', param));
  }
}

function isOfMeta({ transition }: TransitionReport): boolean {
  return (transition.region_info ?? []).some((info) => RegionInfo.fromProto(info).isMeta);
}

function refusalIn(answer: Buffer): string | undefined {
  return pb.ReportRegionStateTransitionResponse.decode(answer).error_message || undefined;
}
