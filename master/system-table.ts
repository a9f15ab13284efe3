// A table of one region (hbase:meta, hbase:namespace) as the master reads and writes it: over ClientService RPC to whichever server holds
// the region. Waits while nobody does, and tries again after errors that pass.
import { Batcher } from '../base/batcher.ts';
import { ColonnadeError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Slab } from '../base/slab.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvValueLength,
  kvValueOffset,
} from '../cell/key-value.ts';
import { cellsOfResult, takeCells } from '../model/convert-result.ts';
import type { MetaCell } from '../model/meta-row.ts';
import { pb } from '../proto/index.ts';
import { decodeNameBytesPair } from '../rpc/exception-codec.ts';
import type { RpcAddress, RpcCallOptions } from '../rpc/rpc-client.ts';
import { RPC_PRIORITY } from '../rpc/service.ts';
import type { RpcCaller } from './master-lease.ts';

export interface RegionAddress {
  readonly address: RpcAddress;
  /** Full region name. */
  readonly regionName: Buffer;
}

export type RowChange =
  | { readonly row: Buffer; readonly put: readonly MetaCell[] }
  /** DeleteFamily markers, at the server's now. */
  | { readonly row: Buffer; readonly deleteFamilies: readonly Buffer[] }
  /** DeleteColumn: all versions. */
  | { readonly row: Buffer; readonly deleteColumns: readonly { family: Buffer; qualifier: Buffer }[] };

export interface TableRow {
  readonly row: Buffer;
  readonly cells: readonly MetaCell[];
}

export interface SystemTableOptions {
  readonly name: string;
  readonly rpc: RpcCaller;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Where the region is open; waits until it is. */
  readonly locate: () => Promise<RegionAddress>;
  /** Of one attempt. */
  readonly callTimeoutMs: number;
  /** Attempts before the error goes to the caller, who may come again. */
  readonly attempts: number;
}

const ROWS_PER_CALL = 1000;
const MAX_TIMESTAMP = '9223372036854775807';

export class SystemTable {
  #options: SystemTableOptions;
  /** Those of many procedures that come at the same time go out in one call: a server's regions are assigned all at once. */
  #mutations: Batcher<readonly RowChange[], unknown>;

  constructor(options: SystemTableOptions) {
    this.#options = options;
    this.#mutations = new Batcher((batch) => this.#mutate(batch));
  }

  /** Each row's change is atomic; all are durable when it resolves. After an error any of them may have happened. */
  async mutate(changes: readonly RowChange[]): Promise<void> {
    if (changes.length === 0) return;
    const error = await this.#mutations.add(changes);
    if (error !== undefined) throw error;
  }

  /** What went wrong with each list of changes. */
  async #mutate(batch: readonly (readonly RowChange[])[]): Promise<unknown[]> {
    const all = batch.flat();
    const errors = await this.#retry('mutate', async (region) => {
      const action = all.map((change, index) => ({ index, mutation: mutationOf(change) }));
      const request = { regionAction: [{ region: regionSpecifier(region.regionName), action }] };
      const reply = await this.#call(region, 'Multi', pb.MultiRequest.encode(request).finish());
      return errorsOf(pb.MultiResponse.decode(reply.message), all.length);
    });
    let next = 0;
    return batch.map(({ length }) => errors.slice(next, (next += length)).find((error) => error !== undefined));
  }

  /** All rows' changes at once, or none (HBase's MultiRowMutationService); durable when it resolves. After an error either. */
  async mutateAtomically(changes: readonly RowChange[]): Promise<void> {
    const call = {
      row: changes[0].row,
      service_name: 'MultiRowMutationService',
      method_name: 'MutateRows',
      request: pb.MutateRowsRequest.encode({ mutation_request: changes.map(mutationOf) }).finish(),
    };
    await this.#retry('mutate rows', async (region) => {
      const request = { region: regionSpecifier(region.regionName), call };
      await this.#call(region, 'ExecService', pb.CoprocessorServiceRequest.encode(request).finish());
    });
  }

  /** Newest cells of rows in [start, stop); empty keys for the ends. */
  async scan(start: Buffer, stop: Buffer, families: readonly Buffer[] = []): Promise<TableRow[]> {
    return this.#retry('scan', (region) => this.#scanOnce(region, start, stop, families));
  }

  async get(row: Buffer, families: readonly Buffer[] = []): Promise<readonly MetaCell[]> {
    return this.#retry('get', async (region) => {
      const request = pb.GetRequest.encode({
        region: regionSpecifier(region.regionName),
        get: { row, column: families.map((family) => ({ family })), max_versions: 1 },
      }).finish();
      const reply = await this.#call(region, 'Get', request);
      const list = cellsOfResult(pb.GetResponse.decode(reply.message).result, reply.cells);
      return list.offsets.map((offset) => readCell(list.slab, offset).cell);
    });
  }

  async #scanOnce(region: RegionAddress, start: Buffer, stop: Buffer, families: readonly Buffer[]) {
    const rows: { row: Buffer; cells: MetaCell[] }[] = [];
    let request: pb.ScanRequest.$Properties = {
      region: regionSpecifier(region.regionName),
      scan: {
        start_row: start,
        stop_row: stop,
        column: families.map((family) => ({ family })),
        max_versions: 1,
        caching: ROWS_PER_CALL,
      },
      number_of_rows: ROWS_PER_CALL,
      close_scanner: false,
      client_handles_partials: false,
      client_handles_heartbeats: false,
    };
    for (let sequence = 0; ; sequence++) {
      const reply = await this.#call(region, 'Scan', pb.ScanRequest.encode(request).finish());
      const response = pb.ScanResponse.decode(reply.message);
      const results =
        response.cells_per_result.length > 0
          ? response.cells_per_result.map((count) => takeCells(reply.cells, count))
          : response.results.map((result) => cellsOfResult(result, reply.cells));
      for (const list of results) {
        for (const offset of list.offsets) {
          const { row, cell } = readCell(list.slab, offset);
          if (rows.at(-1)?.row.equals(row)) rows.at(-1)!.cells.push(cell);
          else rows.push({ row, cells: [cell] });
        }
      }
      const more = response.more_results !== false && response.more_results_in_region === true;
      if (!more || (results.length === 0 && response.heartbeat_message !== true)) return rows;
      request = {
        scanner_id: response.scanner_id,
        number_of_rows: ROWS_PER_CALL,
        next_call_seq: sequence,
      };
    }
  }

  #call(region: RegionAddress, method: string, param: Uint8Array) {
    const options: RpcCallOptions = {
      timeoutMs: this.#options.callTimeoutMs,
      signal: this.#options.signal,
      priority: RPC_PRIORITY.meta,
    };
    return this.#options.rpc.call(region.address, 'ClientService', method, param, options);
  }

  async #retry<T>(what: string, attempt: (region: RegionAddress) => Promise<T>): Promise<T> {
    const { name, scheduler, signal, logger, attempts } = this.#options;
    for (let i = 1; ; i++) {
      const region = await this.#options.locate();
      try {
        return await attempt(region);
      } catch (error) {
        signal.throwIfAborted();
        if (i >= attempts || !isPassing(error)) throw error;
        logger.debug({ table: name, error: String(error), attempt: i }, `${what} will be tried again`);
        await scheduler.sleep(Math.min(2000, 2 * 2 ** i), signal);
      }
    }
  }
}

/** Scanner errors are for ever to the scanner, yet a new scan may go well. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof ColonnadeError)) return false;
  return error.retry !== 'never' || /(Scanner|Lease|OutOfOrder)/.test(error.javaClass);
}

function regionSpecifier(regionName: Buffer): pb.RegionSpecifier.$Properties {
  return { type: 1, value: regionName };
}

function readCell(slab: Slab, offset: number): { row: Buffer; cell: MetaCell } {
  const { bytes, view } = slab;
  const copy = (at: number, length: number) => Buffer.from(bytes.subarray(at, at + length));
  return {
    row: copy(kvRowOffset(offset), kvRowLength(view, offset)),
    cell: {
      family: copy(kvFamilyOffset(view, offset), kvFamilyLength(view, offset)),
      qualifier: copy(kvQualifierOffset(view, offset), kvQualifierLength(view, offset)),
      value: copy(kvValueOffset(view, offset), kvValueLength(view, offset)),
    },
  };
}

const PUT = 2;
const DELETE = 3;
const DELETE_MULTIPLE_VERSIONS = 1;
const DELETE_FAMILY = 2;

function mutationOf(change: RowChange): pb.MutationProto.$Properties {
  if ('put' in change) return { row: change.row, mutate_type: PUT, column_value: putColumns(change.put) };
  if ('deleteFamilies' in change)
    return {
      row: change.row,
      mutate_type: DELETE,
      column_value: change.deleteFamilies.map((family) => ({
        family,
        qualifier_value: [
          { qualifier: Buffer.alloc(0), delete_type: DELETE_FAMILY, timestamp: MAX_TIMESTAMP as never },
        ],
      })),
    };
  return {
    row: change.row,
    mutate_type: DELETE,
    column_value: change.deleteColumns.map(({ family, qualifier }) => ({
      family,
      qualifier_value: [{ qualifier, delete_type: DELETE_MULTIPLE_VERSIONS, timestamp: MAX_TIMESTAMP as never }],
    })),
  };
}

function putColumns(cells: readonly MetaCell[]): pb.MutationProto.ColumnValue.$Properties[] {
  const families = new Map<string, { family: Buffer; qualifier_value: { qualifier: Buffer; value: Buffer }[] }>();
  for (const { family, qualifier, value } of cells) {
    const key = family.toString('latin1');
    const column = families.get(key) ?? { family, qualifier_value: [] };
    column.qualifier_value.push({ qualifier, value });
    families.set(key, column);
  }
  return [...families.values()];
}

/** By action; throws what the region as a whole says, and what may pass: changes of whole rows may be made twice. */
function errorsOf(response: pb.MultiResponse, count: number): unknown[] {
  const errors: unknown[] = new Array(count).fill(undefined);
  for (const region of response.regionActionResult) {
    if (region.exception != null) throw decodeNameBytesPair(region.exception);
    for (const { index, exception } of region.resultOrException ?? []) {
      if (exception == null) continue;
      const error = decodeNameBytesPair(exception);
      if (isPassing(error)) throw error;
      errors[index ?? 0] = error;
    }
  }
  return errors;
}
