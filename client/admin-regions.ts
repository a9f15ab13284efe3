import { hbaseError } from '../base/errors.ts';
import type { RegionState } from '../model/meta-row.ts';
import { mobRegionOf, type RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { type BytesInput, bytesFrom } from './bytes-input.ts';
import type { ClientContext } from './context.ts';
import type { Codec, MasterCaller } from './master-call.ts';
import type { CallOptions } from './operations.ts';
import { callRegion } from './region-call.ts';
import { regionSpecifier } from './region-locator.ts';

/** A region with what hbase:meta says of it. */
export interface RegionDetail {
  region: RegionInfo;
  state: RegionState | undefined;
  /** Where it is open, or was last. */
  server: ServerName | undefined;
  openSequenceNumber: number;
}

/** What was put out of the block caches of a table's servers. */
export interface CacheEvictionStats {
  evictedBlocks: number;
  /** Bytes that those caches may hold together. */
  maxCacheSize: number;
  /** Regions that moved meanwhile. */
  failedRegions: RegionInfo[];
}

const COMPACTION_STATES = ['NONE', 'MINOR', 'MAJOR', 'MAJOR_AND_MINOR'] as const;

/** The part of Admin that deals with single regions, by their servers' AdminService and by the master. */
export class AdminRegions {
  readonly #context: ClientContext;
  readonly #master: MasterCaller;

  constructor(context: ClientContext, master: MasterCaller) {
    this.#context = context;
    this.#master = master;
  }

  async list(table: TableName, options: CallOptions = {}): Promise<RegionDetail[]> {
    const { retrier, locator, options: defaults } = this.#context;
    const timeoutMs = options.timeoutMs ?? defaults.operationTimeoutMs;
    const attempts = retrier.attempts(`regions of table ${table}`, timeoutMs, options.signal);
    const rows = await retrier.run(attempts, (deadline) => locator.regionsOf(table, deadline));
    if (rows.length === 0) throw hbaseError('TableNotFoundException', table.name);
    return rows.map(({ regionInfo, locations: [{ state, server, openSequenceNumber }] }) => ({
      region: regionInfo,
      state,
      server,
      openSequenceNumber,
    }));
  }

  async flush(region: RegionInfo, family: Buffer | undefined, options?: CallOptions): Promise<void> {
    const message = { region: regionSpecifier(region.name), family };
    await this.#callServer('FlushRegion', region, pb.FlushRegionRequest, pb.FlushRegionResponse, message, options);
  }
  async flushEach(table: TableName, families: readonly Buffer[], options?: CallOptions): Promise<void> {
    for (const { region } of await this.list(table, options)) {
      for (const family of families.length === 0 ? [undefined] : families) await this.flush(region, family, options);
    }
  }

  async compact(
    region: RegionInfo,
    major: boolean,
    { family, ...options }: CallOptions & { family?: BytesInput },
  ): Promise<void> {
    const message = {
      region: regionSpecifier(region.name),
      major,
      family: family === undefined ? undefined : bytesFrom(family, 'family'),
    };
    await this.#callServer(
      'CompactRegion',
      region,
      pb.CompactRegionRequest,
      pb.CompactRegionResponse,
      message,
      options,
    );
  }
  async compactEach(table: TableName, major: boolean, options: CallOptions & { family?: BytesInput }): Promise<void> {
    for (const { region } of await this.list(table, options)) await this.compact(region, major, options);
  }

  async clearBlockCacheOfEach(table: TableName, options?: CallOptions): Promise<CacheEvictionStats> {
    const { ClearRegionBlockCacheRequest: request, ClearRegionBlockCacheResponse: response } = pb;
    const capacities = new Map<string, number>();
    const failedRegions: RegionInfo[] = [];
    let evictedBlocks = 0;
    for (const { region, server } of await this.list(table, options)) {
      const message = { region: [regionSpecifier(region.name)] };
      const { stats } = await this.#callServer('ClearRegionBlockCache', region, request, response, message, options);
      evictedBlocks += longToNumber(stats.evicted_blocks ?? 0);
      capacities.set(String(server), longToNumber(stats.max_cache_size ?? 0));
      if ((stats.exception ?? []).length > 0) failedRegions.push(region);
    }
    const maxCacheSize = [...capacities.values()].reduce((sum, bytes) => sum + bytes, 0);
    return { evictedBlocks, maxCacheSize, failedRegions };
  }

  async compactMobFiles(
    table: TableName,
    { family, ...options }: CallOptions & { family?: BytesInput },
  ): Promise<void> {
    const message = {
      region: regionSpecifier(mobRegionOf(table).name),
      major: true,
      family: family === undefined ? undefined : bytesFrom(family, 'family'),
    };
    const { CompactRegionRequest: request, CompactRegionResponse: response } = pb;
    await this.#master.call('CompactRegion', request, response, message, options, table, 'AdminService');
  }
  async mobCompactionState(table: TableName, options?: CallOptions): Promise<(typeof COMPACTION_STATES)[number]> {
    const message = { region: regionSpecifier(mobRegionOf(table).name), compaction_state: true };
    const { GetRegionInfoRequest: request, GetRegionInfoResponse: response } = pb;
    const answer = await this.#master.call('GetRegionInfo', request, response, message, options, table, 'AdminService');
    return COMPACTION_STATES[answer.compaction_state ?? 0];
  }

  async compactionState(table: TableName, options?: CallOptions): Promise<(typeof COMPACTION_STATES)[number]> {
    let bits = 0;
    for (const { region } of await this.list(table, options)) {
      const message = { region: regionSpecifier(region.name), compaction_state: true };
      const { GetRegionInfoRequest: request, GetRegionInfoResponse: response } = pb;
      const answer = await this.#callServer('GetRegionInfo', region, request, response, message, options);
      bits |= answer.compaction_state ?? 0;
    }
    return COMPACTION_STATES[bits];
  }

  async assign(region: RegionInfo, options?: CallOptions): Promise<void> {
    const message = { region: regionSpecifier(region.name) };
    const { AssignRegionRequest: request, AssignRegionResponse: response } = pb;
    await this.#master.call('AssignRegion', request, response, message, options, region.tableName);
  }
  async unassign(region: RegionInfo, options?: CallOptions): Promise<void> {
    const message = { region: regionSpecifier(region.name) };
    const { UnassignRegionRequest: request, UnassignRegionResponse: response } = pb;
    await this.#master.call('UnassignRegion', request, response, message, options, region.tableName);
  }
  async move(region: RegionInfo, target: ServerName | undefined, options?: CallOptions): Promise<void> {
    const message = { region: encodedSpecifier(region), dest_server_name: target?.toProto() };
    const { MoveRegionRequest: request, MoveRegionResponse: response } = pb;
    await this.#master.call('MoveRegion', request, response, message, options, region.tableName);
  }
  async truncate(region: RegionInfo, options?: CallOptions): Promise<void> {
    const message = { region_info: region.toProto(), ...this.#master.nonces() };
    const { TruncateRegionRequest: request, TruncateRegionResponse: response } = pb;
    await this.#master.run('TruncateRegion', request, response, message, options, region.tableName);
  }
  async split(region: RegionInfo, splitRow: Buffer | undefined, options?: CallOptions): Promise<void> {
    const message = { region_info: region.toProto(), split_row: splitRow, ...this.#master.nonces() };
    const { SplitTableRegionRequest: request, SplitTableRegionResponse: response } = pb;
    await this.#master.run('SplitRegion', request, response, message, options, region.tableName);
  }
  /** Each region of a table, or the one that the row cuts. */
  async splitEach(table: TableName, splitRow: Buffer | undefined, options?: CallOptions): Promise<void> {
    const regions = (await this.list(table, options)).map(({ region }) => region);
    const cut = regions.filter(
      (region) => splitRow === undefined || (region.containsRow(splitRow) && !region.startKey.equals(splitRow)),
    );
    for (const region of cut) await this.split(region, splitRow, options);
  }
  async merge(
    regions: readonly RegionInfo[],
    { forcible = false, ...options }: CallOptions & { forcible?: boolean },
  ): Promise<void> {
    const message = { region: regions.map(encodedSpecifier), forcible, ...this.#master.nonces() };
    const { MergeTableRegionsRequest: request, MergeTableRegionsResponse: response } = pb;
    await this.#master.run('MergeTableRegions', request, response, message, options, regions[0]?.tableName);
  }

  /** A call of the AdminService of whoever serves the region. */
  #callServer<Q, P, D>(
    method: string,
    region: RegionInfo,
    request: Codec<Q, unknown>,
    response: Codec<P, D>,
    message: Q,
    options: CallOptions = {},
  ): Promise<D> {
    return callRegion(
      this.#context,
      {
        operation: method,
        table: region.tableName,
        row: region.startKey,
        service: 'AdminService',
        method,
        request: () => ({ param: request.encode(message).finish() }),
        read: (reply) => response.decode(reply.message),
      },
      { ...options, timeoutMs: options.timeoutMs ?? this.#context.options.adminTimeoutMs },
    );
  }
}

function encodedSpecifier(region: RegionInfo): pb.RegionSpecifier.$Properties {
  return {
    type: pb.RegionSpecifier.RegionSpecifierType.ENCODED_REGION_NAME,
    value: Buffer.from(region.encodedName, 'latin1'),
  };
}
