// Markers: entries of one cell of the family METAFAMILY whose value is a protobuf message. Row = the region's start key (one zero byte
// when that is empty), type Put. HBase: WALEdit; seen byte for byte in the WALs of a real server.

import type { Slab } from '../base/slab.ts';
import { CellList } from '../cell/cell-list.ts';
import { kvFamilyLength, kvFamilyOffset, kvQualifierLength, kvQualifierOffset, TYPE_PUT } from '../cell/key-value.ts';
import { encodeKeyValue } from '../cell/key-value-builder.ts';
import type { RegionInfo } from '../model/region-info.ts';
import { pb } from '../proto/index.ts';

export const METAFAMILY = 'METAFAMILY';
export const FLUSH_QUALIFIER = 'HBASE::FLUSH';
export const COMPACTION_QUALIFIER = 'HBASE::COMPACTION';
/** Prefix of the two that follow; alone in logs of old versions. */
export const REGION_EVENT_QUALIFIER = 'HBASE::REGION_EVENT';
export const REGION_OPEN_QUALIFIER = 'HBASE::REGION_EVENT::REGION_OPEN';
export const REGION_CLOSE_QUALIFIER = 'HBASE::REGION_EVENT::REGION_CLOSE';
export const BULK_LOAD_QUALIFIER = 'HBASE::BULK_LOAD';
export const REPLICATION_MARKER_QUALIFIER = 'HBASE::REPLICATION_MARKER';

const METAFAMILY_BYTES = Buffer.from(METAFAMILY, 'latin1');

/** Files of one family: names only, without folders. */
export interface StoreFiles {
  readonly family: Buffer;
  /** Of flushes: what the flush wrote; of events and loads: what the store has, or loaded. */
  readonly files: readonly string[];
}

export interface LoadedFiles extends StoreFiles {
  /** Of the last one, as HBase has it. */
  readonly sizeBytes?: number;
}

export type FlushAction = 'START_FLUSH' | 'COMMIT_FLUSH' | 'ABORT_FLUSH' | 'CANNOT_FLUSH';

export function flushMarker(
  region: RegionInfo,
  action: FlushAction,
  flushSequenceId: number,
  stores: readonly StoreFiles[],
  now: number,
): CellList {
  const value = pb.FlushDescriptor.encode({
    action: pb.FlushDescriptor.FlushAction[action],
    table_name: tableNameBytes(region),
    encoded_region_name: Buffer.from(region.encodedName, 'latin1'),
    flush_sequence_number: flushSequenceId,
    store_flushes: stores.map(({ family, files }) => ({
      family_name: family,
      store_home_dir: family.toString('latin1'),
      flush_output: [...files],
    })),
    region_name: region.name,
  }).finish();
  return marker(region, FLUSH_QUALIFIER, value, now);
}

/** Says which files a compaction of one family read and wrote; replay completes one that was cut short. */
export function compactionMarker(
  region: RegionInfo,
  family: Buffer,
  inputs: readonly string[],
  outputs: readonly string[],
  now: number,
): CellList {
  const value = pb.CompactionDescriptor.encode({
    table_name: tableNameBytes(region),
    encoded_region_name: Buffer.from(region.encodedName, 'latin1'),
    family_name: family,
    compaction_input: [...inputs],
    compaction_output: [...outputs],
    store_home_dir: family.toString('latin1'),
    region_name: region.name,
  }).finish();
  return marker(region, COMPACTION_QUALIFIER, value, now);
}

export function regionEventMarker(
  region: RegionInfo,
  event: 'REGION_OPEN' | 'REGION_CLOSE',
  sequenceId: number,
  server: pb.ServerName.$Properties,
  stores: readonly StoreFiles[],
  now: number,
): CellList {
  const value = pb.RegionEventDescriptor.encode({
    event_type: pb.RegionEventDescriptor.EventType[event],
    table_name: tableNameBytes(region),
    encoded_region_name: Buffer.from(region.encodedName, 'latin1'),
    log_sequence_number: sequenceId,
    stores: stores.map(storeDescriptor),
    server,
    region_name: region.name,
  }).finish();
  return marker(region, event === 'REGION_OPEN' ? REGION_OPEN_QUALIFIER : REGION_CLOSE_QUALIFIER, value, now);
}

export function bulkLoadMarker(
  region: RegionInfo,
  bulkLoadSequenceId: number,
  stores: readonly LoadedFiles[],
  now: number,
  options: { clusterIds?: readonly string[] | undefined; replicate?: boolean | undefined } = {},
): CellList {
  const value = pb.BulkLoadDescriptor.encode({
    table_name: {
      namespace: Buffer.from(region.tableName.namespace),
      qualifier: Buffer.from(region.tableName.qualifier),
    },
    encoded_region_name: Buffer.from(region.encodedName, 'latin1'),
    stores: stores.map((store) => ({ ...storeDescriptor(store), store_file_size_bytes: store.sizeBytes })),
    bulkload_seq_num: bulkLoadSequenceId,
    cluster_ids: [...(options.clusterIds ?? [])],
    replicate: options.replicate ?? false,
  }).finish();
  return marker(region, BULK_LOAD_QUALIFIER, value, now);
}

/** True for a cell of the family METAFAMILY. */
export function isMarkerCell(slab: Slab, offset: number): boolean {
  const length = kvFamilyLength(slab.view, offset);
  if (length !== METAFAMILY_BYTES.length) return false;
  const start = kvFamilyOffset(slab.view, offset);
  return slab.bytes.compare(METAFAMILY_BYTES, 0, length, start, start + length) === 0;
}

/** The marker's qualifier: which message its value is. */
export function markerQualifier(slab: Slab, offset: number): string {
  const start = kvQualifierOffset(slab.view, offset);
  return slab.bytes.toString('latin1', start, start + kvQualifierLength(slab.view, offset));
}

function storeDescriptor({ family, files }: StoreFiles): pb.StoreDescriptor.$Properties {
  return { family_name: family, store_home_dir: family.toString('latin1'), store_file: [...files] };
}

function tableNameBytes(region: RegionInfo): Buffer {
  return Buffer.from(region.tableName.toString());
}

function marker(region: RegionInfo, qualifier: string, value: Uint8Array, now: number): CellList {
  const list = new CellList(0);
  list.add(
    encodeKeyValue({
      row: region.startKey.length === 0 ? Buffer.alloc(1) : region.startKey,
      family: METAFAMILY_BYTES,
      qualifier: Buffer.from(qualifier, 'latin1'),
      timestamp: BigInt(now),
      type: TYPE_PUT,
      value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    }),
  );
  return list;
}
