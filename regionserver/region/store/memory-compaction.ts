// In-memory compaction (HBase: CompactingMemStore and its strategies). When the active segment has grown to a share of the flush size it moves to a
// pipeline of segments that take no more cells:
//   BASIC     a small index takes the place of the tree; with more segments than the pipeline holds, the two smallest neighbours are made one. The
//             segments share an arena, so no cell is copied
//   EAGER     what a flush would drop is dropped: cells that stay are copied to an arena of their own, as soon as what is new is half of what was
//             compacted before (each cell is copied a few times at most while a memstore fills)
//   ADAPTIVE  the one or the other, by the share of cells that are older versions of a column
// The work is done between other turns. A flush takes the pipeline whatever is under way; what was under way then comes to nothing.
import { equalBytes } from '../../../base/bytes.ts';
import type { Logger } from '../../../base/logger.ts';
import type { Scheduler } from '../../../base/scheduler.ts';
import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { kvKeyLength, kvKeyOffset, TIMESTAMP_TYPE_SIZE } from '../../../cell/key-value.ts';
import { CompactionQueryMatcher, type CompactionRules } from '../compaction/compaction-query-matcher.ts';
import { rewriteCells } from '../compaction/compactor.ts';
import type { CellSink } from '../compaction/split-outputs.ts';
import { SegmentScanner } from '../scan/segment-scanner.ts';
import type { ArenaPool } from './arena.ts';
import { mergeReferences } from './flat-index.ts';
import { Segment } from './segment.ts';

export interface MemoryCompactionConfig {
  readonly policy: 'BASIC' | 'EAGER' | 'ADAPTIVE';
  /** hbase.memstore.inmemoryflush.threshold.factor × flush size ÷ families, or 2 MB: an active segment of so much moves to the pipeline. */
  readonly activeBytes: number;
  /** hbase.hregion.compacting.pipeline.segments.limit */
  readonly pipelineSegments: number;
  /** hbase.hregion.compacting.memstore.adaptive.compaction.threshold: with no smaller share of columns among the cells, ADAPTIVE is BASIC. */
  readonly adaptiveThreshold: number;
}

export interface MemoryCompactionOptions {
  readonly config: MemoryCompactionConfig;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** As of a flush that begins now. */
  readonly rules: () => CompactionRules;
  /** The heap of the memstore is less than its cells added to. */
  readonly onShrunk: () => void;
}

/** Segments of arenas of their own can't be merged without copying; with so many all are compacted. */
const MAX_SEGMENTS = 16;
/** Pairs of neighbours looked at to learn how many cells are older versions. */
const SAMPLED_PAIRS = 512;

export class MemoryCompaction {
  readonly #options: MemoryCompactionOptions;
  readonly #comparator: CellComparator;
  readonly #arenas: ArenaPool;
  readonly #drop: (segment: Segment) => void;
  /** Oldest first. */
  #pipeline: readonly Segment[] = [];
  #wantsTurn = false;
  #isRunning = false;
  #compactedBytes = 0;

  constructor(
    options: MemoryCompactionOptions,
    comparator: CellComparator,
    arenas: ArenaPool,
    drop: (segment: Segment) => void,
  ) {
    this.#options = options;
    this.#comparator = comparator;
    this.#arenas = arenas;
    this.#drop = drop;
  }

  get pipeline(): readonly Segment[] {
    return this.#pipeline;
  }

  /** In a turn of its own, when the active segment has grown enough: whoever is adding cells has counted them by then. */
  activeGrew(active: Segment, push: () => void): void {
    if (active.heapBytes < this.#options.config.activeBytes || this.#wantsTurn) return;
    this.#wantsTurn = true;
    this.#options.scheduler.endOfTurn(() => {
      this.#wantsTurn = false;
      push();
    });
  }

  /** The segment after this active one. */
  successorOf(active: Segment): Segment {
    const shares = this.#options.config.policy !== 'EAGER';
    return new Segment(this.#comparator, shares ? active.arena.share() : this.#arenas);
  }

  /** The segment takes no more cells. */
  push(segment: Segment): void {
    segment.flatten();
    this.#pipeline = [...this.#pipeline, segment];
    this.#options.onShrunk();
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#run()
      .catch((error: unknown) => this.#options.logger.warn({ err: error }, 'an in-memory compaction failed'))
      .finally(() => {
        this.#isRunning = false;
      });
  }

  /** What a flush takes; oldest first. */
  takeAll(): readonly Segment[] {
    const all = this.#pipeline;
    this.#pipeline = [];
    this.#compactedBytes = 0;
    return all;
  }

  async #run(): Promise<void> {
    const { pipelineSegments } = this.#options.config;
    for (;;) {
      if (this.#wantsCompaction()) await this.#compact(this.#pipeline);
      else if (this.#pipeline.length > pipelineSegments && this.#smallestPair() >= 0)
        await this.#merge(this.#smallestPair());
      else return;
    }
  }

  #wantsCompaction(): boolean {
    const pipeline = this.#pipeline;
    if (this.#options.config.policy === 'BASIC' || pipeline.length === 0) return false;
    if (pipeline.length > MAX_SEGMENTS) return true;
    const bytes = pipeline.reduce((sum, segment) => sum + segment.heapBytes, 0);
    const isDue = bytes - this.#compactedBytes >= this.#compactedBytes / 2 && bytes > this.#compactedBytes;
    return isDue && (this.#options.config.policy === 'EAGER' || this.#hasManyVersions(pipeline[pipeline.length - 1]));
  }

  /** Position of the older one of two neighbours of one arena; −1 when there are none. */
  #smallestPair(): number {
    let best = -1;
    let cells = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 1 < this.#pipeline.length; i++) {
      const [older, newer] = [this.#pipeline[i], this.#pipeline[i + 1]];
      if (older.arena !== newer.arena || older.cellCount + newer.cellCount >= cells) continue;
      best = i;
      cells = older.cellCount + newer.cellCount;
    }
    return best;
  }

  async #merge(at: number): Promise<void> {
    const [older, newer] = this.#pipeline.slice(at, at + 2);
    const inputs = [older, newer];
    for (const segment of inputs) segment.pin();
    try {
      const { arena, index } = older;
      const pause = () => this.#pause();
      const references = await mergeReferences(index.toArray(), newer.index.toArray(), arena, this.#comparator, pause);
      this.#replace(inputs, Segment.merged(older, newer, references));
    } finally {
      for (const segment of inputs) segment.unpin();
    }
  }

  async #compact(inputs: readonly Segment[]): Promise<void> {
    const output = new Segment(this.#comparator, this.#arenas);
    for (const segment of inputs) segment.pin();
    try {
      const scanners = inputs.map((segment, i) => new SegmentScanner(segment, Number.POSITIVE_INFINITY, i));
      const matcher = new CompactionQueryMatcher(this.#options.rules());
      try {
        await rewriteCells(scanners, writerInto(output), {
          comparator: this.#comparator,
          matcher,
          zeroSequenceIdsUpTo: -1,
          pause: () => this.#pause(),
        });
      } finally {
        for (const scanner of scanners) scanner.close();
      }
      output.flatten();
      if (this.#replace(inputs, output)) this.#compactedBytes = output.heapBytes;
    } catch (error) {
      output.drop();
      throw error;
    } finally {
      for (const segment of inputs) segment.unpin();
    }
  }

  /** False: a flush has taken them meanwhile. */
  #replace(inputs: readonly Segment[], output: Segment): boolean {
    const at = this.#pipeline.indexOf(inputs[0]);
    if (at < 0) {
      output.drop();
      return false;
    }
    const rest = this.#pipeline.slice(at + inputs.length);
    this.#pipeline = [...this.#pipeline.slice(0, at), ...(output.isEmpty ? [] : [output]), ...rest];
    if (output.isEmpty) output.drop();
    for (const segment of inputs) {
      // Without readers its memory goes at once; of a shared arena nothing is freed that the output does not hold.
      if (segment.arena === output.arena) segment.drop();
      else this.#drop(segment);
    }
    this.#options.onShrunk();
    return true;
  }

  /** Columns are few among the cells of this one. */
  #hasManyVersions(segment: Segment): boolean {
    const { cellCount } = segment;
    const references = segment.index.toArray();
    const step = Math.max(1, Math.floor(cellCount / SAMPLED_PAIRS));
    let pairs = 0;
    let same = 0;
    for (let i = 1; i < cellCount; i += step, pairs++) {
      const [a, b] = [references[i - 1], references[i]];
      if (areOfOneColumn(segment.slabOf(a), segment.offsetOf(a), segment.slabOf(b), segment.offsetOf(b))) same++;
    }
    return pairs > 0 && 1 - same / pairs < this.#options.config.adaptiveThreshold;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#options.scheduler.endOfTurn(resolve));
  }
}

/** A writer into a segment, of cells whose tags stand behind them. */
function writerInto(segment: Segment): CellSink {
  return {
    append: (slab, offset, length, _tags, _tagsOffset, tagsLength, sequenceId) => {
      segment.add(slab, offset, tagsLength === 0 ? length : length + 2 + tagsLength, sequenceId);
    },
    drainNeeded: false,
    drain: async () => {},
  };
}

/** Keys but for time stamp and type. */
function areOfOneColumn(a: Slab, offsetA: number, b: Slab, offsetB: number): boolean {
  const length = (slab: Slab, offset: number) => kvKeyLength(slab.view, offset) - TIMESTAMP_TYPE_SIZE;
  return equalBytes(a, kvKeyOffset(offsetA), length(a, offsetA), b, kvKeyOffset(offsetB), length(b, offsetB));
}
