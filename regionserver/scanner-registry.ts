// Scanners that clients have open here: their ids, leases and expected calls (spec rpc.md §8). An id is a hash of the server's name in the high
// half and a counter in the low one, so that it is not taken for one of another server or another start.
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import { md5Hex } from '../base/hash.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { Scan } from '../model/scan.ts';
import type { Region } from './region/region.ts';
import type { RegionScanner } from './region/region-scanner.ts';

/** The two halves of a scanner's id, as 64-bit fields are decoded. */
export interface ScannerId {
  readonly low: number;
  readonly high: number;
}

/** One open scanner. While a call runs on it, it has no lease. */
export class OpenScanner {
  readonly id: ScannerId;
  readonly region: Region;
  readonly scan: Scan;
  readonly scanner: RegionScanner;
  /** Of the next call that carries one. */
  nextCallSeq = 0;
  busy = false;
  /** Monotonic milliseconds. */
  expires: number;
  /** The row of the last result, when that was a part of it. */
  partialRow: Buffer | undefined;

  constructor(id: ScannerId, region: Region, scan: Scan, scanner: RegionScanner, expires: number) {
    this.id = id;
    this.region = region;
    this.scan = scan;
    this.scanner = scanner;
    this.expires = expires;
  }
}

/** Ids of closed scanners kept, at most. */
const MAX_CLOSED = 100_000;

export class ScannerRegistry {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #leaseMs: number;
  readonly #maxScanners: number;
  readonly #high: number;
  readonly #open = new Map<number, OpenScanner>();
  /** Low half of the id → when it may be forgotten; oldest first. */
  readonly #closed = new Map<number, number>();
  readonly #sweep: Timer;
  #counter = 0;

  constructor(o: {
    clock: Clock;
    scheduler: Scheduler;
    logger: Logger;
    serverName: string;
    leaseMs: number;
    maxScanners: number;
  }) {
    this.#clock = o.clock;
    this.#logger = o.logger;
    this.#leaseMs = o.leaseMs;
    this.#maxScanners = o.maxScanners;
    this.#high = Number.parseInt(md5Hex(Buffer.from(o.serverName)).slice(0, 8), 16) & 0x7fffffff;
    this.#sweep = o.scheduler.every(Math.max(10, Math.min(1000, o.leaseMs / 4)), () => this.expire());
  }

  get size(): number {
    return this.#open.size;
  }

  /** RegionTooBusyException when too many are open. */
  checkRoom(): void {
    if (this.#open.size >= this.#maxScanners)
      throw hbaseError('RegionTooBusyException', `${this.#open.size} scanners are open, no more are opened`);
  }

  /** An id of its own; `add` makes a scanner known under it. */
  nextId(): ScannerId {
    return { low: this.#counter++ | 0, high: this.#high };
  }

  add(id: ScannerId, region: Region, scan: Scan, scanner: RegionScanner): OpenScanner {
    const open = new OpenScanner(id, region, scan, scanner, this.#clock.monotonic() + this.#leaseMs);
    this.#open.set(id.low, open);
    return open;
  }

  /** The scanner; undefined when it was closed not long ago. UnknownScannerException for any other id. */
  find(id: ScannerId): OpenScanner | undefined {
    const open = id.high === this.#high ? this.#open.get(id.low | 0) : undefined;
    if (open !== undefined) return open;
    if (id.high === this.#high && this.#closed.has(id.low | 0)) return undefined;
    throw hbaseError(
      'UnknownScannerException',
      `Unknown scanner '${idText(id)}'. This can happen due to any of the following reasons: a) Scanner id given is wrong, b) Scanner lease expired because of long wait between consecutive client checkins, c) Server may be closing down, d) RegionServer restart during upgrade.\nIf the issue is due to reason (b), a possible fix would be increasing the value of 'hbase.client.scanner.timeout.period' configuration.`,
    );
  }

  /** A call begins: takes the lease away. LeaseException when another one runs. */
  begin(open: OpenScanner): void {
    if (open.busy) throw hbaseError('LeaseException', `lease '${idText(open.id)}' does not exist`);
    open.busy = true;
  }

  /** The call ended, the scanner stays: the idle clock starts anew. */
  end(open: OpenScanner): void {
    open.busy = false;
    open.expires = this.#clock.monotonic() + this.#leaseMs;
  }

  close(open: OpenScanner): void {
    if (this.#open.get(open.id.low | 0) === open) {
      this.#open.delete(open.id.low | 0);
      this.#closed.set(open.id.low | 0, this.#clock.monotonic() + this.#leaseMs);
      this.#forgetClosed();
    }
    open.scanner.close();
  }

  /** Forgets the scanner without remembering that it was there. */
  drop(open: OpenScanner): void {
    this.#open.delete(open.id.low | 0);
    open.scanner.close();
  }

  /** The region goes away: its scanners let go of it, their next call is told where it went. */
  releaseRegion(region: Region): void {
    for (const open of this.#open.values()) if (open.region === region && !open.busy) open.scanner.close();
  }

  closeAll(): void {
    this.#sweep.cancel();
    for (const open of this.#open.values()) open.scanner.close();
    this.#open.clear();
    this.#closed.clear();
  }

  /** Closes scanners whose client was silent for a lease. */
  expire(): void {
    const now = this.#clock.monotonic();
    for (const open of this.#open.values()) {
      if (open.busy || open.expires > now) continue;
      this.#logger.info({ scanner: idText(open.id), region: open.region.info.encodedName }, 'scanner lease expired');
      this.drop(open);
    }
    this.#forgetClosed();
  }

  #forgetClosed(): void {
    const now = this.#clock.monotonic();
    for (const [id, until] of this.#closed) {
      if (until > now && this.#closed.size <= MAX_CLOSED) break;
      this.#closed.delete(id);
    }
  }
}

export function idText(id: ScannerId): string {
  return ((BigInt(id.high >>> 0) << 32n) | BigInt(id.low >>> 0)).toString();
}
