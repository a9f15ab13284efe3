// Which families a flush takes that nobody asked to take all (HBase: FlushPolicyFactory and the policies it knows). A family is large when its memstore has
// more than its share of the region's flush size, or than a lower bound, whichever is more.
import type { Region } from './region.ts';
import type { Store } from './store/store.ts';

const PACKAGE = 'org.apache.hadoop.hbase.regionserver.';
export const FLUSH_POLICIES = [
  `${PACKAGE}FlushAllLargeStoresPolicy`,
  `${PACKAGE}FlushAllStoresPolicy`,
  `${PACKAGE}FlushNonSloppyStoresFirstPolicy`,
] as const;
export type FlushPolicyName = (typeof FLUSH_POLICIES)[number];
export const DEFAULT_FLUSH_POLICY: FlushPolicyName = FLUSH_POLICIES[0];

const TABLE_LOWER_BOUND = 'hbase.hregion.percolumnfamilyflush.size.lower.bound';

/**
 * With a family that has in-memory compaction it is FlushNonSloppyStoresFirstPolicy, whatever is stated; else the table's, or the server's. A class that
 * is not known is passed over with a warning. All as in HBase.
 */
export function flushPolicyOf({ descriptor, config, options, stores }: Region): FlushPolicyName {
  if (stores.some(({ memstore }) => memstore.isSloppy)) return FLUSH_POLICIES[2];
  const { flushPolicy } = descriptor;
  if (flushPolicy === undefined) return config.flushPolicy;
  const known = FLUSH_POLICIES.find((name) => name === flushPolicy);
  if (known !== undefined) return known;
  const table = descriptor.tableName.toString();
  options.logger.warn({ table, flushPolicy }, `a flush policy is not known; it is ${DEFAULT_FLUSH_POLICY} instead`);
  return DEFAULT_FLUSH_POLICY;
}

/** `filled`: the stores that have anything to flush. */
export function selectStoresToFlush(
  policy: FlushPolicyName,
  region: Region,
  filled: readonly Store[],
): readonly Store[] {
  if (policy === FLUSH_POLICIES[1]) return filled;
  const bound = lowerBoundOf(region);
  const isLarge = (store: Store) => store.memstore.heapBytes > bound;
  if (policy === FLUSH_POLICIES[0]) {
    if (region.stores.length === 1) return filled;
    return orAll(filled.filter(isLarge), filled);
  }
  // Those with in-memory compaction come last: there memory may be won without a flush.
  const [sloppy, regular] = [true, false].map((is) => filled.filter(({ memstore }) => memstore.isSloppy === is));
  const first = regular.filter((store) => isLarge(store) || hasManyChanges(region, store));
  return first.length > 0 ? first : orAll(sloppy.filter(isLarge), filled);
}

function orAll(chosen: readonly Store[], all: readonly Store[]): readonly Store[] {
  return chosen.length > 0 ? chosen : all;
}

function lowerBoundOf({ descriptor, flushSizeBytes, stores, config }: Region): number {
  const stated = Number(descriptor.values.get(TABLE_LOWER_BOUND) ?? Number.NaN);
  if (Number.isFinite(stated)) return stated;
  return Math.max(Math.floor(flushSizeBytes / stores.length), config.flushLowerBoundBytes);
}

/** Its oldest edit is so many edits ago that a flush is due for their number alone. */
export function hasManyChanges({ wal, info, mvcc, config }: Region, store?: Store): boolean {
  const lowest = wal.accounting.lowestUnflushed(info.encodedName, store?.name);
  return lowest !== undefined && lowest - 1 + config.flushPerChanges < mvcc.readPoint;
}
