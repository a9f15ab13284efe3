// The MOB side of a store: names and places its MOB files, and finds the values of references. HBase 2.6.1: HMobStore.
//
// Order of a flush or compaction: MOB files written below mobdir/.tmp and synced · renamed to their place · the store file that refers to them
// finished · committed. A crash between leaves MOB files that nothing refers to, which the master's MobFileCleaner takes.
import type { Random } from '../../../base/random.ts';
import type { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { mobRegionOf, type RegionInfo } from '../../../model/region-info.ts';
import { type DirectoryLayout, layout as mainLayout } from '../../../rootdir/directory-layout.ts';
import { mobDate, startKeyOfMobFiles } from '../../../rootdir/mob-file-name.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import type { MobReferencesTreatment, MobWriteParams } from './mob-cell-writer.ts';
import type { MobFileCache } from './mob-file-cache.ts';
import { MobReader } from './mob-reader.ts';

export interface MobConfig {
  /** `hbase.mob.compaction.type` */
  readonly compactionType: 'full' | 'optimized';
  /** `hbase.mob.compactions.max.file.size` */
  readonly maxFileBytes: number;
  /** `hbase.unsafe.mob.discard.miss` */
  readonly discardsMissing: boolean;
}

export const DEFAULT_MOB_CONFIG: MobConfig = {
  compactionType: 'full',
  maxFileBytes: 1024 ** 3,
  discardsMissing: false,
};

export interface MobStoreOptions {
  readonly region: RegionInfo;
  readonly family: ColumnFamilyDescriptor;
  readonly files: FileStorage;
  readonly cache: MobFileCache;
  readonly random: Random;
  readonly config: MobConfig;
  readonly layout?: DirectoryLayout;
}

/** What a rewriting of a MOB store's cells is. */
export interface MobRewrite {
  /** Milliseconds of the newest cell. */
  readonly latestTimestamp: number;
  readonly maxSequenceId: number;
  readonly majorCompaction: boolean;
  /** Values are to be written anew: a user asked for it. */
  readonly compactsMobs: boolean;
}

export class MobStore {
  readonly reader: MobReader;
  readonly files: FileStorage;
  readonly #options: MobStoreOptions;
  readonly #family: string;

  constructor(options: MobStoreOptions) {
    this.#options = options;
    this.#family = options.family.name.toString('latin1');
    this.files = options.files;
    this.reader = new MobReader(options.cache, this.#family);
  }

  writeParams({ latestTimestamp, maxSequenceId, majorCompaction, compactsMobs }: MobRewrite): MobWriteParams {
    const { region, family, random, config } = this.#options;
    return {
      table: region.tableName.toString(),
      family: this.#family,
      name: {
        startKey: startKeyOfMobFiles(region.startKey),
        date: mobDate(latestTimestamp),
        uuid: random.uuid().replaceAll('-', ''),
        region: region.encodedName,
      },
      temporaryFolder: this.#layout.mobTempFolder,
      folder: this.#layout.mobFamilyFolder(region.tableName, mobRegionOf(region.tableName).encodedName, this.#family),
      thresholdBytes: family.isMob ? family.mobThresholdBytes : Number.POSITIVE_INFINITY,
      references: this.#treatment(majorCompaction, compactsMobs),
      maxFileBytes: config.maxFileBytes,
      discardsMissing: config.discardsMissing,
      maxSequenceId,
      majorCompaction,
    };
  }

  /** Deletes MOB files that came to nothing. */
  async discard(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.files.delete(path);
  }

  get #layout(): DirectoryLayout {
    return this.#options.layout ?? mainLayout;
  }

  /** Once a family is a MOB family no longer, its values come back into store files. */
  #treatment(majorCompaction: boolean, compactsMobs: boolean): MobReferencesTreatment {
    const { family, config } = this.#options;
    if (!family.isMob) return majorCompaction ? 'rewrite' : 'keep';
    if (!majorCompaction || !compactsMobs) return 'keep';
    return config.compactionType === 'optimized' ? 'optimize' : 'rewrite';
  }
}

/** What a region had begun to write when its server died. */
export async function deleteMobTemporaries(
  files: FileStorage,
  encodedName: string,
  layout: DirectoryLayout = mainLayout,
): Promise<void> {
  const folder = layout.mobTempFolder;
  for (const { name } of await files.list(folder))
    if (name.endsWith(`_${encodedName}`)) await files.delete(`${folder}/${name}`);
}
