import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';

export interface RegionLocation {
  readonly region: RegionInfo;
  readonly server: ServerName;
  /** Of the region when it was opened there: of two locations the one with the higher number is the newer. -1 when unknown. */
  readonly sequenceNumber: number;
}

const MAX_LOCATIONS = 200_000;

/** What is known of where regions are: of each table its regions in order of their start keys. Forgets all when there are too many. */
export class MetaCache {
  #tables = new Map<string, RegionLocation[]>();
  #size = 0;

  /** Locations kept. */
  get size(): number {
    return this.#size;
  }

  /** The region that holds the row. */
  find(table: TableName, row: Buffer): RegionLocation | undefined {
    const list = this.#tables.get(table.name);
    if (list === undefined) return undefined;
    const candidate = list[upperBound(list, row) - 1];
    return candidate?.region.containsRow(row) ? candidate : undefined;
  }

  /** The region that holds the rows just before the given one; of the empty row: the last region. */
  findBefore(table: TableName, row: Buffer): RegionLocation | undefined {
    const list = this.#tables.get(table.name);
    if (list === undefined || list.length === 0) return undefined;
    if (row.length === 0) return list.at(-1)!.region.endKey.length === 0 ? list.at(-1) : undefined;
    const candidate = list[lowerBound(list, row) - 1];
    if (candidate === undefined) return undefined;
    const { endKey } = candidate.region;
    return endKey.length === 0 || Buffer.compare(endKey, row) >= 0 ? candidate : undefined;
  }

  /** Adds a location in place of all that overlap it, unless it is older than what is known of the same region. */
  add(location: RegionLocation): void {
    const { region } = location;
    const list = this.#tables.get(region.tableName.name) ?? [];
    const from = this.#firstOverlap(list, region);
    let to = from;
    while (to < list.length && list[to].region.overlaps(region)) to++;
    const same = list.slice(from, to).find((known) => known.region.equals(region));
    if (same !== undefined && same.sequenceNumber > location.sequenceNumber && location.sequenceNumber >= 0) return;
    if (this.#size >= MAX_LOCATIONS) {
      this.clear();
      this.add(location);
      return;
    }
    list.splice(from, to - from, location);
    this.#size += 1 - (to - from);
    this.#tables.set(region.tableName.name, list);
  }

  /** Forgets a location, if it is still the one that is known. */
  remove(location: RegionLocation): void {
    const list = this.#tables.get(location.region.tableName.name);
    const i = list?.indexOf(location) ?? -1;
    if (i < 0) return;
    list!.splice(i, 1);
    this.#size--;
  }

  /** Forgets all that is said to be on that host and port. */
  removeServer(server: ServerName): void {
    for (const [table, list] of this.#tables) {
      const kept = list.filter((location) => !location.server.isSameAddress(server));
      this.#size -= list.length - kept.length;
      this.#tables.set(table, kept);
    }
  }

  removeTable(table: TableName): void {
    this.#size -= this.#tables.get(table.name)?.length ?? 0;
    this.#tables.delete(table.name);
  }

  clear(): void {
    this.#tables.clear();
    this.#size = 0;
  }

  #firstOverlap(list: readonly RegionLocation[], region: RegionInfo): number {
    const at = lowerBound(list, region.startKey);
    return at > 0 && list[at - 1].region.overlaps(region) ? at - 1 : at;
  }
}

/** How many regions start before `row`. */
function lowerBound(list: readonly RegionLocation[], row: Buffer): number {
  return bisect(list, (startKey) => Buffer.compare(startKey, row) < 0);
}

/** How many regions start at or before `row`. */
function upperBound(list: readonly RegionLocation[], row: Buffer): number {
  return bisect(list, (startKey) => Buffer.compare(startKey, row) <= 0);
}

function bisect(list: readonly RegionLocation[], isBefore: (startKey: Buffer) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(list[middle].region.startKey)) low = middle + 1;
    else high = middle;
  }
  return low;
}
