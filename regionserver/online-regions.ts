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
  readonly #transitions = new Map<string, RegionTransition>();
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
    this.#transitions.delete(name);
    this.#moved.delete(name);
    if (this.#byName.size > this.#buckets.length) this.#rebuild(this.#buckets.length * 2);
    else this.#insert(region);
  }

  /** `movedTo`: where it is opened next, remembered for a while. */
  remove(encodedName: string, movedTo?: { readonly server: ServerName; readonly sequenceNumber: number }): void {
    this.#byName.delete(encodedName);
    this.#rebuild(this.#buckets.length);
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
    if (transition === undefined) this.#transitions.delete(encodedName);
    else this.#transitions.set(encodedName, transition);
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
    if (!hasEncoded) return this.#slotWithoutEncodedPart(bytes, offset, length);
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

  #slotWithoutEncodedPart(bytes: Buffer, offset: number, length: number): Slot | undefined {
    for (const bucket of this.#buckets)
      for (const slot of bucket)
        if (slot.name.length === length && bytes.compare(slot.name, 0, length, offset, offset + length) === 0)
          return slot;
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

  #insert(region: Region): void {
    const encodedName = Buffer.from(region.info.encodedName, 'latin1');
    const bucket = this.#buckets[hashOf(encodedName, 0, encodedName.length) & (this.#buckets.length - 1)];
    bucket.push({ region, encodedName, name: region.info.name });
  }

  #rebuild(size: number): void {
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
