// When a region is large enough to be split, and where (HBase 2.6.1's RegionSplitPolicy and its kinds). Sizes are of single stores; the
// bound of a region that is one of several is the table's MAX_FILESIZE or hbase.hregion.max.filesize, made up to an eighth larger or
// smaller, so that the regions of a table that grow alike are not all split at once.
//
//   SteppingSplitPolicy (the default)        the only region of its table here: twice the memstore's flush size; else the bound
//   IncreasingToUpperBoundRegionSplitPolicy  flush size × 2 × (regions of the table here)³, at most the bound
//   ConstantSizeRegionSplitPolicy            the bound
//   KeyPrefix…, DelimitedKeyPrefix…          as Increasing…; rows that share a prefix stay together
//   DisabledRegionSplitPolicy                never, not when asked either
import type { Random } from '../base/random.ts';
import { delimitedPrefixOf, prefixOf, restrictedSplitRow } from '../model/split-restriction.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { Region } from './region/region.ts';

const PACKAGE = 'org.apache.hadoop.hbase.regionserver.';
export const DEFAULT_SPLIT_POLICY = `${PACKAGE}SteppingSplitPolicy`;

export interface SplitPolicyConfig {
  /** hbase.regionserver.region.split.policy: of tables that state none. */
  readonly splitPolicy: string;
  /** hbase.hregion.max.filesize */
  readonly maxFileSizeBytes: number;
  /** hbase.hregion.max.filesize.jitter */
  readonly maxFileSizeJitter: number;
  /** hbase.increasing.policy.initial.size; 0: twice the flush size. */
  readonly splitInitialSizeBytes: number;
  /** hbase.hregion.split.overallfiles: the region's stores count together. */
  readonly splitBySum: boolean;
}

const MOST_REGIONS_COUNTED = 100;

export class RegionSplitPolicy {
  readonly #region: Region;
  readonly #config: SplitPolicyConfig;
  readonly #regionsOfTable: () => number;
  readonly #kind: string;
  readonly #boundBytes: number;

  constructor(region: Region, config: SplitPolicyConfig, random: Random, regionsOfTable: () => number) {
    this.#region = region;
    this.#config = config;
    this.#regionsOfTable = regionsOfTable;
    const name = region.descriptor.splitPolicy ?? config.splitPolicy;
    this.#kind = name.startsWith(PACKAGE) ? name.slice(PACKAGE.length) : name;
    const bound = region.descriptor.maxFileSizeBytes ?? 0;
    const jitter = (random.fraction() - 0.5) * config.maxFileSizeJitter;
    this.#boundBytes = Math.floor((bound > 0 ? bound : config.maxFileSizeBytes) * (1 + jitter));
  }

  /** Whether it can be split at all, when somebody asks. */
  get isSplittable(): boolean {
    const region = this.#region;
    return (
      this.#kind !== 'DisabledRegionSplitPolicy' &&
      // The master reads its own tables as one region each.
      !region.isSystem &&
      !region.isClosing &&
      !region.stores.some((store) => store.hasReferences)
    );
  }

  /** Whether it is so large that it is to be split without being asked. */
  shouldSplit(): boolean {
    const limit = this.isSplittable ? this.#limitBytes() : undefined;
    if (limit === undefined) return false;
    const sizes = this.#region.stores.map((store) => store.storeFilesBytes);
    const size = this.#config.splitBySum ? sizes.reduce((sum, each) => sum + each, 0) : Math.max(0, ...sizes);
    return size > limit;
  }

  /** The row to split at: near the middle of the largest store that has one. Undefined: there is none, or it would cut nothing off. */
  async splitRow(): Promise<Buffer | undefined> {
    const region = this.#region;
    if (region.isClosing) return undefined;
    for (const store of region.stores.toSorted((a, b) => b.storeFilesBytes - a.storeFilesBytes)) {
      const middle = await store.midKey();
      if (middle === undefined) continue;
      const row = restrictedSplitRow(region.descriptor, this.#kept(middle));
      return region.info.containsRow(row) ? row : undefined;
    }
    return undefined;
  }

  /** Above so many bytes of a store; undefined: never. */
  #limitBytes(): number | undefined {
    switch (this.#kind) {
      case 'ConstantSizeRegionSplitPolicy':
        return this.#boundBytes;
      case 'SteppingSplitPolicy':
        return this.#regionsOfTable() === 1 ? this.#initialBytes : this.#boundBytes;
      case 'IncreasingToUpperBoundRegionSplitPolicy':
      case 'KeyPrefixRegionSplitPolicy':
      case 'DelimitedKeyPrefixRegionSplitPolicy':
        return this.#increasingBytes(this.#regionsOfTable());
      default:
        // One that is not known here, of a table from elsewhere: where its rows may be parted is its own matter.
        return undefined;
    }
  }
  #increasingBytes(regions: number): number {
    if (regions === 0 || regions > MOST_REGIONS_COUNTED) return this.#boundBytes;
    return Math.min(this.#boundBytes, this.#initialBytes * regions ** 3);
  }
  get #initialBytes(): number {
    const { splitInitialSizeBytes } = this.#config;
    return splitInitialSizeBytes > 0 ? splitInitialSizeBytes : 2 * this.#region.flushSizeBytes;
  }

  #kept(row: Buffer): Buffer {
    const { values }: TableDescriptor = this.#region.descriptor;
    if (this.#kind === 'KeyPrefixRegionSplitPolicy') {
      const length = values.get(`${this.#kind}.prefix_length`) ?? values.get('prefix_split_key_policy.prefix_length');
      return prefixOf(row, length);
    }
    if (this.#kind === 'DelimitedKeyPrefixRegionSplitPolicy')
      return delimitedPrefixOf(row, values.get(`${this.#kind}.delimiter`));
    return row;
  }
}

/** The policies of a server's regions; each region keeps its own, with its own jitter, while it is open. */
export class SplitPolicies {
  readonly #config: SplitPolicyConfig;
  readonly #random: Random;
  readonly #regions: () => Iterable<Region>;
  readonly #known = new WeakMap<Region, RegionSplitPolicy>();

  constructor(config: SplitPolicyConfig, random: Random, regions: () => Iterable<Region>) {
    this.#config = config;
    this.#random = random;
    this.#regions = regions;
  }

  of(region: Region): RegionSplitPolicy {
    let policy = this.#known.get(region);
    if (policy === undefined) {
      policy = new RegionSplitPolicy(region, this.#config, this.#random, () => this.#countOfTable(region));
      this.#known.set(region, policy);
    }
    return policy;
  }

  #countOfTable({ info: { tableName } }: Region): number {
    let count = 0;
    for (const { info } of this.#regions()) if (info.tableName.equals(tableName)) count++;
    return count;
  }
}
