// What servers keep for GetLogEntries: slow and large calls of region servers, decisions of the master's balancer.
import { toStringBinary } from '../base/bytes.ts';
import { inHashMapOrder } from '../base/java-text.ts';
import { attributesFromProto } from '../model/convert-query.ts';
import { pb } from '../proto/index.ts';
import { longToBigInt, longToNumber } from '../proto/long.ts';

/** One call that took long or was large. */
export interface OnlineLogRecord {
  /** Milliseconds since 1970. */
  startTime: number;
  /** Milliseconds, without those in the queue. */
  processingMs: number;
  queueMs: number;
  responseBytes: number;
  /** Of the blocks that were read for it, from files or the cache. */
  blockBytesScanned: number;
  fsReadMs: number;
  /** `host:port` */
  clientAddress: string;
  serverClass: string;
  methodName: string;
  /** `Get(…ClientProtos$GetRequest)` */
  callDetails: string;
  param: string;
  /** Empty where the request names none. */
  regionName: string;
  user: string;
  multiGets: number;
  multiMutations: number;
  multiServiceCalls: number;
  isSlow: boolean;
  isLarge: boolean;
  /** As HBase's Scan.toMap describes it; servers send it only if hbase.slowlog.scan.payload.enabled says so. */
  scan: ScanDescription | undefined;
  requestAttributes: ReadonlyMap<string, Buffer>;
  connectionAttributes: ReadonlyMap<string, Buffer>;
}

export interface ScanDescription {
  [key: string]: Described;
}
export type Described = string | number | bigint | boolean | Described[] | ScanDescription;

/** A run of the balancer that moves regions; one of more than fifteen moves is several of these. */
export interface BalancerDecision {
  initialFunctionCosts: string;
  finalFunctionCosts: string;
  initTotalCost: number;
  computedTotalCost: number;
  computedSteps: number;
  /** `table: t , region: … , source: … , destination: …` */
  regionPlans: string[];
}

/** A run of the balancer that moves nothing. */
export interface BalancerRejection {
  reason: string;
  costFuncInfoList: string[];
}

/** Which calls; the newest come first. */
export interface SlowLogInput {
  /** Of each server; default 10. */
  limit?: number;
  regionName?: string;
  /** Matches regions whose name begins so. */
  tableName?: string;
  /** `host:port` */
  clientAddress?: string;
  user?: string;
  /** Whether all that is given must match, or any of it, which is the default. */
  match?: 'all' | 'any';
}

export function slowLogRequest(
  type: keyof typeof pb.SlowLogResponseRequest.LogType,
  { limit = 10, regionName, tableName, clientAddress, user, match = 'any' }: SlowLogInput,
): pb.SlowLogResponseRequest.$Properties {
  const { FilterByOperator, LogType } = pb.SlowLogResponseRequest;
  return {
    region_name: regionName,
    table_name: tableName,
    client_address: clientAddress,
    user_name: user,
    limit,
    filter_by_operator: match === 'all' ? FilterByOperator.AND : FilterByOperator.OR,
    log_type: LogType[type],
  };
}

export function logRecordFromProto(message: pb.SlowLogPayload): OnlineLogRecord {
  const { ALL, SLOW_LOG, LARGE_LOG } = pb.SlowLogPayload.Type;
  return {
    startTime: longToNumber(message.start_time),
    processingMs: message.processing_time,
    queueMs: message.queue_time,
    responseBytes: longToNumber(message.response_size),
    blockBytesScanned: longToNumber(message.block_bytes_scanned),
    fsReadMs: longToNumber(message.fs_read_time),
    clientAddress: message.client_address,
    serverClass: message.server_class,
    methodName: message.method_name,
    callDetails: message.call_details,
    param: message.param ?? '',
    regionName: message.region_name ?? '',
    user: message.user_name,
    multiGets: message.multi_gets ?? 0,
    multiMutations: message.multi_mutations ?? 0,
    multiServiceCalls: message.multi_service_calls ?? 0,
    isSlow: message.type === SLOW_LOG || message.type === ALL,
    isLarge: message.type === LARGE_LOG || message.type === ALL,
    scan: message.scan == null ? undefined : describeScan(message.scan),
    requestAttributes: attributesFromProto(message.request_attribute),
    connectionAttributes: attributesFromProto(message.connection_attribute),
  };
}

export function decisionFromProto(message: pb.BalancerDecision): BalancerDecision {
  return {
    initialFunctionCosts: message.initial_function_costs,
    finalFunctionCosts: message.final_function_costs,
    initTotalCost: message.init_total_cost,
    computedTotalCost: message.computed_total_cost,
    computedSteps: longToNumber(message.computed_steps),
    regionPlans: message.region_plans,
  };
}

export function rejectionFromProto(message: pb.BalancerRejection): BalancerRejection {
  return { reason: message.reason, costFuncInfoList: message.cost_func_info };
}

/** So many columns are named. */
const MAX_COLUMNS = 5;
const FOREVER = 2n ** 63n - 1n;

function describeScan(scan: pb.Scan.$Properties): ScanDescription {
  const all: Record<string, Described | undefined> = {
    ...columnsOf(scan.column ?? []),
    startRow: toStringBinary(scan.start_row ?? Buffer.alloc(0)),
    stopRow: toStringBinary(scan.stop_row ?? Buffer.alloc(0)),
    maxVersions: scan.max_versions ?? 1,
    batch: scan.batch_size ?? -1,
    caching: scan.caching ?? -1,
    maxResultSize: scan.max_result_size == null ? -1 : longToNumber(scan.max_result_size),
    cacheBlocks: scan.cache_blocks ?? true,
    loadColumnFamiliesOnDemand: scan.load_column_families_on_demand ?? undefined,
    timeRange: rangeOf(scan.time_range),
    filter: scan.filter?.name.split('.').at(-1),
    id: idOf(scan.attribute ?? []),
    includeStartRow: scan.include_start_row ?? true,
    includeStopRow: scan.include_stop_row ?? false,
    allowPartialResults: scan.allow_partial_results ?? false,
    storeLimit: scan.store_limit ?? -1,
    storeOffset: scan.store_offset ?? 0,
    reversed: scan.reversed ?? false,
    mvccReadPoint: scan.mvcc_read_point == null ? -1 : longToNumber(scan.mvcc_read_point),
    limit: -1,
    readType: pb.Scan.ReadType[scan.readType ?? 0],
    needCursorResult: scan.need_cursor_result ?? false,
    targetReplicaId: -1,
    consistency: pb.Consistency[scan.consistency ?? 0],
    colFamTimeRangeMap: familyRangesOf(scan.cf_time_range ?? []),
    priority: -1,
  };
  const keys = Object.keys(all).filter((key) => all[key] !== undefined);
  return Object.fromEntries(inHashMapOrder(keys).map((key) => [key, all[key]!]));
}

function columnsOf(columns: readonly pb.Column.$Properties[]): { families: ScanDescription; totalColumns: number } {
  const families: Record<string, string[]> = {};
  let totalColumns = 0;
  let left = MAX_COLUMNS;
  for (const { family, qualifier } of columns) {
    const names = (qualifier ?? []).map((name) => toStringBinary(name));
    totalColumns += Math.max(1, names.length);
    // The last of those that there is room for is left out, as by HBase.
    families[toStringBinary(family)] = names.length === 0 ? ['ALL'] : names.slice(0, Math.max(0, left - 1));
    left -= Math.max(1, names.length);
  }
  const order = inHashMapOrder(Object.keys(families));
  return { families: Object.fromEntries(order.map((name) => [name, families[name]])), totalColumns };
}

function rangeOf(range: pb.TimeRange.$Properties | null | undefined): bigint[] {
  return [longToBigInt(range?.from), range?.to == null ? FOREVER : longToBigInt(range.to)];
}

function familyRangesOf(ranges: readonly pb.ColumnFamilyTimeRange.$Properties[]): ScanDescription | undefined {
  if (ranges.length === 0) return undefined;
  return Object.fromEntries(
    ranges.map(({ column_family, time_range }) => [toStringBinary(column_family), rangeOf(time_range)]),
  );
}

function idOf(attributes: readonly pb.NameBytesPair.$Properties[]): string | undefined {
  const value = attributes.find(({ name }) => name === '_operation.attributes.id')?.value;
  return value == null ? undefined : Buffer.from(value).toString();
}
