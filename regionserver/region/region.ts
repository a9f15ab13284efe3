import { assert } from '../../base/assert.ts';
import type { CellList } from '../../cell/cell-list.ts';
import type { RewindableCellSink } from '../../cell/cell-sink.ts';
import type { Condition } from '../../model/condition.ts';
import type { Get } from '../../model/get.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { Scan } from '../../model/scan.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { RegionOptions } from './region-options.ts';
import type { RegionScanner } from './region-scanner.ts';

export interface MutateOptions {
  /** 0: none. */
  readonly nonceGroup?: bigint;
  /** All or nothing, all rows at once (RowMutations, MultiRowMutationService). */
  readonly atomic?: boolean;
}

/** What became of one mutation of a batch: applied (with the new cells of an increment or append that wants them), or refused. */
export interface MutateOutcome {
  readonly error?: Error;
  readonly result?: CellList;
}

export interface CheckAndMutateOutcome {
  readonly matched: boolean;
  /** New cells of the increments and appends among the mutations, in their order. */
  readonly result?: CellList;
}

export interface FlushOptions {
  /** Names (latin1) of the families to flush; absent: the flush policy chooses, or all when forced. */
  readonly families?: readonly string[];
  /** Flush all families, whatever their size. */
  readonly force?: boolean;
  /** For the log. */
  readonly reason: string;
  /** Write START_FLUSH and COMMIT_FLUSH markers; default true. */
  readonly writeMarkers?: boolean;
}

export interface FlushResult {
  readonly flushed: boolean;
  /** The flush's sequence id; with flushed false: why not. */
  readonly flushSequenceId: number;
  readonly reason: string;
  readonly compactionNeeded: boolean;
}

/** One region: its stores, its read point, its writes. The engine; it knows nothing of RPC, leases or masters. */
export class Region {
  readonly info!: RegionInfo;
  readonly descriptor!: TableDescriptor;
  /** The number reported to the master when the region opened. */
  readonly openSequenceNumber!: number;

  /** Finishes what a crash left, replays recovered edits, writes the seqid file and REGION_OPEN marker. */
  static async open(_options: RegionOptions): Promise<Region> {
    assert(false, 'under construction');
  }

  /** The row's cells into `sink`. Undefined: done at once, all was in memory. */
  get(_get: Get, _sink: RewindableCellSink): Promise<void> | undefined {
    assert(false, 'under construction');
  }
  /** A scanner over this region's part of the scan, at the current read point. The caller closes it. */
  openScanner(_scan: Scan): RegionScanner {
    assert(false, 'under construction');
  }
  /**
   * Applies puts, deletes, increments and appends. Resolves when all that was applied is durable as asked for and visible. Non-atomic: an
   * outcome for each; atomic: rejects with the first error, having changed nothing.
   */
  mutate(_batch: readonly ServerMutation[], _options?: MutateOptions): Promise<MutateOutcome[]> {
    assert(false, 'under construction');
  }
  /** Reads, compares and, if it matched, applies the mutations, all under the row's lock. */
  checkAndMutate(
    _condition: Condition,
    _mutations: readonly ServerMutation[],
    _options?: MutateOptions,
  ): Promise<CheckAndMutateOutcome> {
    assert(false, 'under construction');
  }
  /** One flush at a time; a second caller gets the result of a flush that began after its call. */
  flush(_options: FlushOptions): Promise<FlushResult> {
    assert(false, 'under construction');
  }
  /** Compacts every store that has something to compact; `major`: all files of every store. */
  compact(_major: boolean, _families?: readonly string[]): Promise<void> {
    assert(false, 'under construction');
  }
  /** Refuses new calls, waits for those under way, flushes, writes REGION_CLOSE and the seqid file. With `abort`: only lets go of what it holds. */
  close(_options?: { readonly abort?: boolean }): Promise<void> {
    assert(false, 'under construction');
  }
  /** Data in memory that is in no store file yet. */
  get memstoreBytes(): number {
    return 0;
  }
  /** Every write with a sequence id up to this one is visible. */
  get readPoint(): number {
    return 0;
  }
  get isClosing(): boolean {
    return false;
  }
}
