// What a flush or a compaction is told when it writes store files: how, under which names, and which cells may go.
import type { Clock } from '../../../base/clock.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { familyParams } from '../../../rootdir/family-params.ts';
import type { CompactionRules } from '../compaction/compaction-query-matcher.ts';
import type { StoreFileParams } from '../compaction/write-store-file.ts';
import type { MobStore } from '../mob/mob-store.ts';
import type { Segment } from './segment.ts';
import type { CompactionRequest } from './store.ts';
import type { StoreConfig } from './store-config.ts';
import type { StoreFile } from './store-file.ts';
import type { StoreFileAccess } from './store-file-access.ts';
import { oldestUnexpired } from './store-scanners.ts';

export interface StoreFileParamsOptions {
  readonly family: ColumnFamilyDescriptor;
  readonly comparator: CellComparator;
  readonly access: StoreFileAccess;
  readonly clock: Clock;
  readonly mob?: MobStore | undefined;
}

export class StoreFileParamsMaker {
  readonly #o: StoreFileParamsOptions;

  constructor(options: StoreFileParamsOptions) {
    this.#o = options;
  }

  ofFlush(
    config: StoreConfig,
    segments: readonly Segment[],
    { flushSequenceId, smallestReadPoint }: { flushSequenceId: number; smallestReadPoint: number },
  ): StoreFileParams {
    const { family, access, comparator } = this.#o;
    return {
      ...familyParams(family, family.compression),
      hfile: config.hfile,
      isRenamed: access.renames,
      isMeta: comparator.isMeta,
      includesTags: family.isMob || segments.some((segment) => segment.hasTags),
      rules: this.ofMemory(config, smallestReadPoint),
      zeroSequenceIdsUpTo: -1,
      maxSequenceId: flushSequenceId,
      majorCompaction: false,
      compactedFiles: [],
      mob: this.mobOf([])?.writeParams({
        latestTimestamp: Math.max(...segments.map((segment) => Number(segment.timeRange.max))),
        maxSequenceId: flushSequenceId,
        majorCompaction: false,
        compactsMobs: false,
      }),
    };
  }

  /** `standing`: files that were replaced, and still stand in the folder. */
  ofCompaction(
    config: StoreConfig,
    request: CompactionRequest,
    standing: readonly StoreFile[],
    smallestReadPoint: number,
  ): StoreFileParams {
    const { family, access, comparator } = this.#o;
    const { files, isAllFiles } = request;
    const earliest = files.map((file) => file.reader.earliestPutTimestamp);
    const earliestPut = Math.min(
      ...earliest.map((time) => (time === undefined ? Number.NEGATIVE_INFINITY : Number(time))),
    );
    const maxSequenceId = Math.max(...files.map((file) => file.sequenceId));
    const mob = this.mobOf(files);
    return {
      ...familyParams(family, isAllFiles ? family.majorCompactionCompression : family.minorCompactionCompression),
      hfile: config.hfile,
      isRenamed: access.renames,
      isMeta: comparator.isMeta,
      includesTags: mob !== undefined || files.some((file) => file.reader.hasTags),
      rules: this.#rules(config, {
        dropDeletes: isAllFiles,
        dropDeletesIn: family.newVersionBehavior ? undefined : request.stripes?.dropDeletesIn,
        smallestReadPoint,
        earliestPut,
      }),
      // A reference and its value are known by the same sequence id.
      zeroSequenceIdsUpTo:
        isAllFiles && mob === undefined ? this.#zeroSequenceIdsUpTo(config, files, smallestReadPoint) : -1,
      maxSequenceId,
      majorCompaction: isAllFiles,
      compactedFiles: replacedNames(files, standing),
      boundaries: request.boundaries,
      stripes: request.stripes,
      mob: mob?.writeParams({
        latestTimestamp: Math.max(0, ...files.map((file) => Number(file.reader.timeRange?.max ?? 0))),
        maxSequenceId,
        majorCompaction: isAllFiles,
        compactsMobs: request.isUser,
      }),
    };
  }

  /** Which cells of a memstore may go before, or as, it is flushed. */
  ofMemory(config: StoreConfig, smallestReadPoint: number): StoreFileParams['rules'] {
    return this.#rules(config, { dropDeletes: false, smallestReadPoint, earliestPut: 0 });
  }

  /** The store's MOB side, if the family is a MOB family or was one when `files` were written. */
  mobOf(files: readonly StoreFile[]): MobStore | undefined {
    return this.#o.family.isMob || files.some((file) => file.hasMobReferences) ? this.#o.mob : undefined;
  }

  /** Sequence ids of cells that all readers see, in files of a certain age, are no longer needed. */
  #zeroSequenceIdsUpTo(config: StoreConfig, files: readonly StoreFile[], smallestReadPoint: number): number {
    const { family, clock } = this.#o;
    if (family.newVersionBehavior) return -1;
    const limit = clock.now() - config.keepSequenceIdsMs;
    const old = files.filter((file) => file.reader.createTime > 0 && file.reader.createTime < limit);
    const keep = old.reduce((max, file) => Math.max(max, file.reader.maxMvcc), 0);
    return keep > 0 ? Math.min(keep, smallestReadPoint) : -1;
  }

  #rules(
    config: StoreConfig,
    o: Pick<CompactionRules, 'dropDeletes' | 'dropDeletesIn' | 'smallestReadPoint' | 'earliestPut'>,
  ): StoreFileParams['rules'] {
    const { family, clock } = this.#o;
    const now = clock.now();
    return {
      now,
      oldestUnexpired: oldestUnexpired(family, now),
      minVersions: family.minVersions,
      maxVersions: family.maxVersions,
      keepDeletedCells: family.keepDeletedCells,
      keepAll: family.newVersionBehavior && !o.dropDeletes,
      newVersionBehavior: family.newVersionBehavior,
      timeToPurgeDeletesMs: config.timeToPurgeDeletesMs,
      ...o,
    };
  }
}

/** The inputs, and those of their own inputs that still stand in the folder. */
function replacedNames(files: readonly StoreFile[], standing: readonly StoreFile[]): string[] {
  const names = new Set<string>();
  const standingNames = new Set(standing.map((file) => file.name));
  for (const file of files) {
    names.add(file.name);
    for (const name of file.reader.compactedFiles) if (standingNames.has(name)) names.add(name);
  }
  return [...names];
}
