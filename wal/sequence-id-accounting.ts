// What of each region is only in the log: per family the lowest sequence id not yet flushed (HBase: SequenceIdAccounting). It says which logs
// may be archived and what a region reports as its last flushed ids. A family that is being flushed stands in `flushing` until the flush is
// committed, so that a failed one loses nothing. Regions are named by their encoded name, families by latin1 text.
import { type EntryNames, encodeKeyPrefix } from './entry-buffer.ts';

/** The account of one region; found by the identity of the region's name buffer on the hot path. */
export class RegionAccount implements EntryNames {
  readonly region: string;
  readonly encodedRegionName: Buffer;
  readonly tableName: Buffer;
  readonly keyPrefix: Buffer;
  readonly lowest = new Map<string, number>();
  flushing: Map<string, number> | undefined;
  /** Highest sequence id in the log that `log` numbers. */
  highest = -1;
  log = -1;
  forgotten = false;
  constructor(encodedRegionName: Buffer, tableName: Buffer) {
    this.region = encodedRegionName.toString('latin1');
    this.encodedRegionName = encodedRegionName;
    this.tableName = tableName;
    this.keyPrefix = encodeKeyPrefix(encodedRegionName, tableName);
  }
}

export class SequenceIdAccounting {
  #byRegion = new Map<string, RegionAccount>();
  #byName = new WeakMap<Buffer, RegionAccount>();
  #log = 0;
  #inLog: RegionAccount[] = [];

  /** The account of a region, made at its first entry. */
  account(encodedRegionName: Buffer, tableName: Buffer): RegionAccount {
    const known = this.#byName.get(encodedRegionName);
    if (known !== undefined && !known.forgotten) return known;
    const region = encodedRegionName.toString('latin1');
    let account = this.#byRegion.get(region);
    if (account === undefined) {
      account = new RegionAccount(encodedRegionName, tableName);
      this.#byRegion.set(region, account);
    }
    this.#byName.set(encodedRegionName, account);
    return account;
  }

  /** An entry was appended. `families`: those whose memstores take its cells. */
  record(account: RegionAccount, sequenceId: number, families: Iterable<string> | undefined): void {
    account.highest = sequenceId;
    if (account.log !== this.#log) {
      account.log = this.#log;
      this.#inLog.push(account);
    }
    if (families === undefined) return;
    for (const family of families) if (!account.lowest.has(family)) account.lowest.set(family, sequenceId);
  }

  /** A new log begins. Answers the highest sequence id of each region in the one that ends. */
  startLog(): Map<string, number> {
    const highest = new Map(this.#inLog.map((account) => [account.region, account.highest]));
    this.#log++;
    this.#inLog = [];
    return highest;
  }

  /**
   * A flush of these families begins, in the turn that swaps their memstores. Answers the lowest id of the families left out; undefined when
   * nothing of them is unflushed.
   */
  startFlush(region: string, families: Iterable<string>): number | undefined {
    const account = this.#byRegion.get(region);
    if (account === undefined) return undefined;
    account.flushing ??= new Map();
    for (const family of families) {
      const lowest = account.lowest.get(family);
      if (lowest === undefined) continue;
      account.lowest.delete(family);
      account.flushing.set(family, lowest);
    }
    return least(account.lowest.values());
  }

  /** The flush is committed: what it covered no longer needs the log. */
  completeFlush(region: string): void {
    const account = this.#byRegion.get(region);
    if (account !== undefined) account.flushing = undefined;
  }

  /** The flush failed; its families count as unflushed again. */
  abortFlush(region: string): void {
    const account = this.#byRegion.get(region);
    if (account?.flushing === undefined) return;
    for (const [family, lowest] of account.flushing) account.lowest.set(family, lowest);
    account.flushing = undefined;
  }

  /** Lowest id of the region (or of one family) not yet flushed, a running flush included; undefined when everything is flushed. */
  lowestUnflushed(region: string, family?: string): number | undefined {
    const account = this.#byRegion.get(region);
    if (account === undefined) return undefined;
    if (family !== undefined) return account.flushing?.get(family) ?? account.lowest.get(family);
    const { lowest, flushing } = account;
    return least(flushing === undefined ? lowest.values() : [...lowest.values(), ...flushing.values()]);
  }

  /** The region was closed with everything flushed, or its memstores were thrown away. */
  forgetRegion(region: string): void {
    const account = this.#byRegion.get(region);
    if (account === undefined) return;
    account.forgotten = true;
    this.#byRegion.delete(region);
  }

  /** True when a log with these highest ids holds nothing unflushed. */
  isArchivable(highest: ReadonlyMap<string, number>): boolean {
    return this.regionsHolding(highest).length === 0;
  }

  /** The regions with unflushed edits in a log with these highest ids. */
  regionsHolding(highest: ReadonlyMap<string, number>): string[] {
    return [...highest.keys()].filter((region) => (this.lowestUnflushed(region) ?? Infinity) <= highest.get(region)!);
  }
}

function least(ids: Iterable<number>): number | undefined {
  let lowest: number | undefined;
  for (const id of ids) if (lowest === undefined || id < lowest) lowest = id;
  return lowest;
}
