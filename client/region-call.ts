import { hbaseError, isHBaseError } from '../base/errors.ts';
import type { TableName } from '../model/table-name.ts';
import type { RpcReply } from '../rpc/rpc-client.ts';
import type { ClientContext } from './context.ts';
import type { RegionLocation } from './meta-cache.ts';
import type { CallOptions } from './operations.ts';
import { SYSTEM_PRIORITY } from './region-locator.ts';
import { type Attempts, type Deadline, judge } from './retry.ts';
import { traced } from './tracing.ts';

/** A call to the region that holds a row, made anew for each attempt. */
export interface RegionCall<T> {
  /** Short, for errors and spans: `get`. */
  operation: string;
  table: TableName;
  row: Buffer;
  service?: 'ClientService' | 'AdminService';
  method: string;
  request(location: RegionLocation): { param: Uint8Array; cellBlock?: Uint8Array | undefined };
  read(reply: RpcReply): T;
}

/** Finds the region, calls its server, and does so again as retry.ts decides. */
export async function callRegion<T>(
  context: ClientContext,
  call: RegionCall<T>,
  options: CallOptions = {},
): Promise<T> {
  const { retrier, locator } = context;
  return traced(call.operation, call.table, () => {
    const timeoutMs = options.timeoutMs ?? context.options.operationTimeoutMs;
    const attempts = retrier.attempts(`${call.operation} of table ${call.table}`, timeoutMs, options.signal);
    return retrier.run(
      attempts,
      async (deadline) => {
        const location =
          locator.cached(call.table, call.row) ?? (await locator.locate(call.table, call.row, options.signal));
        return callLocation(context, call, location, deadline);
      },
      (error) => refuseDisabled(context, call.table, error, attempts),
    );
  });
}

async function callLocation<T>(
  context: ClientContext,
  call: RegionCall<T>,
  location: RegionLocation,
  deadline: Deadline,
): Promise<T> {
  const { param, cellBlock } = call.request(location);
  try {
    const reply = await context.rpc.call(location.server, call.service ?? 'ClientService', call.method, param, {
      timeoutMs: deadline.callTimeoutMs(context.options.rpcTimeoutMs),
      signal: deadline.signal,
      cellBlock,
      priority: call.table.isSystem ? SYSTEM_PRIORITY : undefined,
    });
    return call.read(reply);
  } catch (error) {
    context.locator.learn(location, judge(error));
    throw error;
  }
}

/** A region that nobody serves may belong to a disabled table: then TableNotEnabledException instead of waiting. */
export async function refuseDisabled(
  { locator }: ClientContext,
  table: TableName,
  error: unknown,
  attempts: Attempts,
): Promise<void> {
  if (table.isMeta || attempts.count % 4 !== 0 || !isHBaseError(error, 'NotServingRegionException')) return;
  const state = await locator.tableState(table, attempts.deadline).catch(() => 'ENABLED' as const);
  if (state === 'DISABLED') {
    throw hbaseError('TableNotEnabledException', `${table.name} is disabled.`, { cause: error });
  }
  if (state === undefined) throw hbaseError('TableNotFoundException', table.name, { cause: error });
}
