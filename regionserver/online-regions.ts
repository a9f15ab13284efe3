// The regions that a server serves, found by the bytes a request names them with: the last eight of the encoded name's hex digits are the hash,
// read in place (an md5 is as good as any), and the whole name is compared after it. No string is made per request.
import { toStringBinary } from '../base/bytes.ts';
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import { encodedNameOf } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { regionMovedException } from '../rpc/exception-codec.ts';
import type { Region } from './region/region.ts';

interface Slot {
  readonly region: Region;
  readonly encodedName: Buffer;
  readonly name: Buffer;
}

interface Moved {
  readonly server: ServerName;
  readonly sequenceNumber: number;
  readonly expires: number;
}

export const REGION_NAME = 1;
export const ENCODED_REGION_NAME = 2;

const DOT = 0x2e;
const ENCODED_LENGTH = 32;

/** What a region that is not served is doing here. */
export type RegionTransition = 'opening' | 'closing';

export class OnlineRegions {
  readonly #clock: Clock;
  readonly #movedTtlMs: number;
  #buckets: Slot[][] = Array.from({ length: 64 }, () => []);
  readonly #byName = new Map<string, Region>();
  /** Regions whose names have no encoded part (hbase:meta), by their whole name. */
  readonly #unencoded = new Map<string, Slot>();
  readonly #transitions = new Map<string, RegionTransition>();
  /** Who waits for a transition to end. */
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #moved = new Map<string, Moved>();

  constructor(clock: Clock, movedTtlMs: number) {
    this.#clock = clock;
    this.#movedTtlMs = movedTtlMs;
  }

  get size(): number {
    return this.#byName.size;
  }
  values(): IterableIterator<Region> {
    return this.#byName.values();
  }
  /** By encoded name. */
  get(encodedName: string): Region | undefined {
    return this.#byName.get(encodedName);
  }

  add(region: Region): void {
    const name = region.info.encodedName;
    this.#byName.set(name, region);
    this.#moved.delete(name);
    if (this.#byName.size > this.#buckets.length) this.#grow();
    else this.#insert(region);
    this.setTransition(name, undefined);
  }

  /** `movedTo`: where it is opened next, remembered for a while. */
  remove(encodedName: string, movedTo?: { readonly server: ServerName; readonly sequenceNumber: number }): void {
    const region = this.#byName.get(encodedName);
    this.#byName.delete(encodedName);
    if (region !== undefined) this.#take(region);
    if (movedTo === undefined) return;
    this.#forgetOldMoves();
    this.#moved.set(encodedName, { ...movedTo, expires: this.#clock.monotonic() + this.#movedTtlMs });
  }

  transitionOf(encodedName: string): RegionTransition | undefined {
    return this.#transitions.get(encodedName);
  }
  /** Encoded names of those that are being opened or closed here. */
  transitions(): [string, RegionTransition][] {
    return [...this.#transitions];
  }
  setTransition(encodedName: string, transition: RegionTransition | undefined): void {
    if (transition !== undefined) {
      this.#transitions.set(encodedName, transition);
      return;
    }
    this.#transitions.delete(encodedName);
    const waiting = this.#waiting.get(encodedName);
    this.#waiting.delete(encodedName);
    for (const tell of waiting ?? []) tell();
  }
  /** Resolves when the region is neither being opened nor closed; somebody else may have begun again by then. */
  whenSettled(encodedName: string): Promise<void> | undefined {
    if (!this.#transitions.has(encodedName)) return undefined;
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(encodedName);
      if (waiting === undefined) this.#waiting.set(encodedName, [resolve]);
      else waiting.push(resolve);
    });
  }

  /** The region that `length` bytes at `offset` name, as a RegionSpecifier of that type; or HBase's location error. */
  find(type: number, bytes: Buffer, offset = 0, length = bytes.length): Region {
    const slot =
      type === ENCODED_REGION_NAME ? this.#slotOf(bytes, offset, length) : this.#slotOfName(bytes, offset, length);
    if (slot !== undefined) return slot.region;
    throw this.#locationError(type, bytes.subarray(offset, offset + length));
  }

  #slotOfName(bytes: Buffer, offset: number, length: number): Slot | undefined {
    const end = offset + length;
    const hasEncoded = length > ENCODED_LENGTH + 2 && bytes[end - 1] === DOT && bytes[end - ENCODED_LENGTH - 2] === DOT;
    // Names without an encoded part are those of hbase:meta: one region, a few replicas.
    if (!hasEncoded) return this.#unencoded.get(bytes.toString('latin1', offset, end));
    const slot = this.#slotOf(bytes, end - ENCODED_LENGTH - 1, ENCODED_LENGTH);
    return slot !== undefined && bytes.compare(slot.name, 0, slot.name.length, offset, end) === 0 ? slot : undefined;
  }

  #slotOf(bytes: Buffer, offset: number, length: number): Slot | undefined {
    const bucket = this.#buckets[hashOf(bytes, offset, length) & (this.#buckets.length - 1)];
    for (const slot of bucket) {
      const name = slot.encodedName;
      if (name.length === length && equalBytes(name, bytes, offset)) return slot;
    }
    return undefined;
  }

  /** HBase's order: moved, opening, else not here. */
  #locationError(type: number, name: Buffer): Error {
    const encodedName = type === ENCODED_REGION_NAME ? name.toString('latin1') : encodedNameOrEmpty(name);
    const moved = this.#moved.get(encodedName);
    if (moved !== undefined && moved.expires > this.#clock.monotonic()) {
      const { host, port, startCode } = moved.server;
      return regionMovedException(host, port, startCode, moved.sequenceNumber);
    }
    const shown = toStringBinary(name);
    if (this.#transitions.get(encodedName) === 'opening')
      return hbaseError('RegionOpeningException', `Region ${shown} is opening on this server`);
    return hbaseError('NotServingRegionException', `${shown} is not online on this server`);
  }

  #forgetOldMoves(): void {
    const now = this.#clock.monotonic();
    for (const [name, moved] of this.#moved) if (moved.expires <= now) this.#moved.delete(name);
  }

  #bucketOf(encodedName: Buffer): Slot[] {
    return this.#buckets[hashOf(encodedName, 0, encodedName.length) & (this.#buckets.length - 1)];
  }

  #insert(region: Region): void {
    const encodedName = Buffer.from(region.info.encodedName, 'latin1');
    const slot = { region, encodedName, name: region.info.name };
    this.#bucketOf(encodedName).push(slot);
    if (region.info.isMeta) this.#unencoded.set(slot.name.toString('latin1'), slot);
  }

  #take(region: Region): void {
    const bucket = this.#bucketOf(Buffer.from(region.info.encodedName, 'latin1'));
    const at = bucket.findIndex((slot) => slot.region === region);
    if (at >= 0) bucket.splice(at, 1);
    if (region.info.isMeta) this.#unencoded.delete(region.info.name.toString('latin1'));
  }

  #grow(): void {
    const size = this.#buckets.length * 2;
    this.#buckets = Array.from({ length: size }, () => []);
    for (const region of this.#byName.values()) this.#insert(region);
  }
}

/** Of hex (or decimal) digits: the low halves of the last eight. */
function hashOf(bytes: Buffer, offset: number, length: number): number {
  let hash = 0;
  for (let i = Math.max(offset, offset + length - 8); i < offset + length; i++) {
    const digit = bytes[i];
    hash = (hash << 4) | ((digit & 0xf) + (digit > 0x40 ? 9 : 0));
  }
  return hash;
}

function equalBytes(name: Buffer, bytes: Buffer, offset: number): boolean {
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[offset + i]) return false;
  return true;
}

function encodedNameOrEmpty(name: Buffer): string {
  try {
    return encodedNameOf(name);
  } catch {
    return '';
  }
}
