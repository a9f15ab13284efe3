// What the master is told of this server and its regions, in heartbeats and on request.
import type { StoreFileSizes } from '../hfile/store-file-reader.ts';
import type { pb } from '../proto/index.ts';
import type { Region } from './region/region.ts';

/** In order of their numbers on the wire. */
export const COMPACTION_STATES = ['NONE', 'MINOR', 'MAJOR', 'MAJOR_AND_MINOR'] as const;
const MIB = 1024 * 1024;

export function regionLoadOf(region: Region): pb.RegionLoad.$Properties {
  const { counters, stores, flushes, compactions } = region;
  const flushed = flushes.lastFlushed();
  const { progress } = compactions;
  const fileBytes = stores.reduce((sum, store) => sum + store.storeFilesBytes, 0);
  const fileCount = stores.reduce((sum, store) => sum + store.storeFileCount, 0);
  const sizes = staticSizesOf(region);
  return {
    region_specifier: { type: 1, value: region.info.name },
    stores: stores.length,
    storefiles: fileCount,
    store_uncompressed_size_MB: toMiB(sizes.uncompressed),
    storefile_size_MB: toMiB(fileBytes),
    region_size_MB: toMiB(fileBytes),
    mem_store_size_MB: toMiB(region.memstoreBytes),
    storefile_index_size_KB: toKiB(sizes.rootIndex),
    root_index_size_KB: toKiB(sizes.rootIndex),
    total_static_index_size_KB: toKiB(sizes.index),
    total_static_bloom_size_KB: toKiB(sizes.blooms),
    read_requests_count: counters.readRequests,
    write_requests_count: counters.writeRequests,
    filtered_read_requests_count: counters.filteredReads,
    data_locality: 1,
    // Recovery skips what these cover: never more than is in store files (pitfall 7).
    complete_sequence_id: Math.max(0, flushed.region),
    store_complete_sequence_id: [...flushed.families]
      .filter(([, sequenceId]) => sequenceId >= 0)
      .map(([family, sequence_id]) => ({ family_name: Buffer.from(family, 'latin1'), sequence_id })),
    total_compacting_KVs: progress.total,
    current_compacted_KVs: progress.current,
    last_major_compaction_ts: compactions.lastMajor,
    compaction_state: COMPACTION_STATES.indexOf(compactions.state) as pb.RegionLoad.CompactionState,
  };
}

/** Of the parts of all store files of a region. */
export function staticSizesOf(region: Region): StoreFileSizes {
  const sum = { uncompressed: 0, rootIndex: 0, index: 0, blooms: 0 };
  for (const store of region.stores)
    for (const { reader } of store.storeFiles) {
      const { uncompressed, rootIndex, index, blooms } = reader.sizes;
      sum.uncompressed += uncompressed;
      sum.rootIndex += rootIndex;
      sum.index += index;
      sum.blooms += blooms;
    }
  return sum;
}

function toKiB(bytes: number): number {
  return Math.floor(bytes / 1024);
}

function toMiB(bytes: number): number {
  return Math.floor(bytes / MIB);
}

/** Counts requests between two heartbeats. */
export class ServerLoadSource {
  #lastTotal = 0;
  #lastTime = -1;

  build(o: {
    regions: Iterable<Region>;
    totalRequests: number;
    now: number;
    startedAt: number;
    infoPort: number;
    usedHeapBytes: number;
    maxHeapBytes: number;
    tasks: pb.ServerTask.$Properties[];
  }): pb.ServerLoad.$Properties {
    const seconds = this.#lastTime < 0 ? 1 : Math.max(0.001, (o.now - this.#lastTime) / 1000);
    const rate = Math.round((o.totalRequests - this.#lastTotal) / seconds);
    const load: pb.ServerLoad.$Properties = {
      number_of_requests: Math.max(0, rate),
      total_number_of_requests: o.totalRequests,
      used_heap_MB: toMiB(o.usedHeapBytes),
      max_heap_MB: toMiB(o.maxHeapBytes),
      region_loads: [...o.regions].map(regionLoadOf),
      report_start_time: this.#lastTime < 0 ? o.startedAt : this.#lastTime,
      report_end_time: o.now,
      info_server_port: o.infoPort,
      tasks: o.tasks,
      // As a server of HBase to which nothing was ever replicated says it.
      replLoadSink: { ageOfLastAppliedOp: 0, timeStampsOfLastAppliedOp: o.startedAt, timestampStarted: o.startedAt },
    };
    this.#lastTotal = o.totalRequests;
    this.#lastTime = o.now;
    return load;
  }
}
