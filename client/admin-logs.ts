import type { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import { AdminCluster, type ServerInput, serverFrom } from './admin-cluster.ts';
import {
  type BalancerDecision,
  type BalancerRejection,
  decisionFromProto,
  logRecordFromProto,
  type OnlineLogRecord,
  rejectionFromProto,
  type SlowLogInput,
  slowLogRequest,
} from './log-entries.ts';
import type { Codec } from './master-call.ts';
import type { CallOptions } from './operations.ts';

const GENERATED = 'org.apache.hadoop.hbase.shaded.protobuf.generated.';

/** Balancer runs told of where no limit is given. */
const BALANCER_LIMIT = 250;

/** The part of Admin that asks for what servers keep of late: slow and large calls, and what the balancer decided. */
export abstract class AdminLogs extends AdminCluster {
  /**
   * Calls that took long on all live servers, or those named; they are kept where hbase.regionserver.slowlog.buffer.enabled says so.
   *
   * @example
   * const calls = await connection.admin.slowLogResponses({ tableName: 'photos', limit: 50 });
   * const slowest = Math.max(0, ...calls.map(({ processingMs }) => processingMs));
   * console.log(calls.length, slowest);
   */
  slowLogResponses(input: SlowLogInput & CallOptions & { servers?: readonly ServerInput[] } = {}) {
    return this.#records('SLOW_LOG', input);
  }
  /** Calls whose response, or the blocks read for it, were large. */
  largeLogResponses(input: SlowLogInput & CallOptions & { servers?: readonly ServerInput[] } = {}) {
    return this.#records('LARGE_LOG', input);
  }
  /** Forgets slow and large calls of all live servers, or those named. False: a server keeps none. */
  async clearSlowLogResponses(
    servers?: readonly ServerInput[],
    options?: CallOptions,
  ): Promise<Map<ServerName, boolean>> {
    const { ClearSlowLogResponseRequest: request, ClearSlowLogResponses: response } = pb;
    const cleared = new Map<ServerName, boolean>();
    for (const server of await this.#serversOf(servers, options)) {
      const answer = await this.askServer(server, 'ClearSlowLogsResponses', request, response, {}, options);
      cleared.set(server, answer.is_cleaned);
    }
    return cleared;
  }
  /** The newest first; they are kept where hbase.master.balancer.decision.buffer.enabled says so. */
  async balancerDecisions({
    limit = BALANCER_LIMIT,
    ...options
  }: CallOptions & { limit?: number } = {}): Promise<BalancerDecision[]> {
    const { BalancerDecisionsRequest: request, BalancerDecisionsResponse: response } = pb;
    const message = entryRequest('MasterProtos$BalancerDecisionsRequest', request, { limit });
    const entry = await this.master.call('GetLogEntries', pb.LogRequest, pb.LogEntry, message, options);
    return response.decode(entry.log_message).balancer_decision.map(decisionFromProto);
  }
  /** Why the balancer moved nothing, the newest first; kept where hbase.master.balancer.rejection.buffer.enabled says so. */
  async balancerRejections({
    limit = BALANCER_LIMIT,
    ...options
  }: CallOptions & { limit?: number } = {}): Promise<BalancerRejection[]> {
    const { BalancerRejectionsRequest: request, BalancerRejectionsResponse: response } = pb;
    const message = entryRequest('MasterProtos$BalancerRejectionsRequest', request, { limit });
    const entry = await this.master.call('GetLogEntries', pb.LogRequest, pb.LogEntry, message, options);
    return response.decode(entry.log_message).balancer_rejection.map(rejectionFromProto);
  }

  async #records(
    type: 'SLOW_LOG' | 'LARGE_LOG',
    input: SlowLogInput & CallOptions & { servers?: readonly ServerInput[] },
  ): Promise<OnlineLogRecord[]> {
    const { SlowLogResponseRequest: request, SlowLogResponses: response } = pb;
    const message = entryRequest('AdminProtos$SlowLogResponseRequest', request, slowLogRequest(type, input));
    const records: OnlineLogRecord[] = [];
    for (const server of await this.#serversOf(input.servers, input)) {
      const entry = await this.askServer(server, 'GetLogEntries', pb.LogRequest, pb.LogEntry, message, input);
      records.push(...response.decode(entry.log_message).slow_log_payloads.map(logRecordFromProto));
    }
    return records;
  }

  async #serversOf(servers: readonly ServerInput[] | undefined, options?: CallOptions): Promise<readonly ServerName[]> {
    return servers === undefined ? this.regionServers(options) : servers.map(serverFrom);
  }
}

function entryRequest<Q>(name: string, request: Codec<Q, unknown>, message: Q): pb.LogRequest.$Properties {
  return { log_class_name: GENERATED + name, log_message: request.encode(message).finish() };
}
