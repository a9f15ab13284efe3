// MOB files hold the large values of families with IS_MOB; their cells stand in store files as references (mob-references.ts). The files of all
// regions of a table lie in one folder a family, below a region that nobody serves:
//
//   mobdir/data/<ns>/<table>/<mob region's encoded name>/<family>/<name>
//   name = md5 hex of the region's start key (32) | yyyyMMdd of its latest cell (8) | uuid (32) | `_` | encoded name of the region that wrote it
//
// HBase 2.6.1 (MobFileName, MobUtils). The date is that of the machine's time zone, as Java's.
import { md5Hex } from '../base/hash.ts';

const START_KEY_END = 32;
const DATE_END = 40;
const UUID_END = 72;
const NAME = /^[0-9a-f]{32}[0-9]{8}[0-9a-f]{32}_[0-9a-f]+$/;
/** Milliseconds; later cells (of the far future, or LATEST) are dated by the last day that has eight digits. */
const LAST_DATE = new Date(9999, 11, 31).getTime();

export interface MobFileName {
  /** md5 hex. */
  readonly startKey: string;
  /** yyyyMMdd */
  readonly date: string;
  readonly uuid: string;
  /** Encoded name of the region that wrote it, which may be gone since. */
  readonly region: string;
}

export function startKeyOfMobFiles(startKey: Buffer): string {
  return md5Hex(startKey);
}

/** The local day of a timestamp in milliseconds. */
export function mobDate(timestamp: number): string {
  const date = new Date(Math.min(Math.max(timestamp, 0), LAST_DATE));
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${pad(date.getFullYear(), 4)}${pad(date.getMonth() + 1, 2)}${pad(date.getDate(), 2)}`;
}

export function mobFileName({ startKey, date, uuid, region }: MobFileName): string {
  return `${startKey}${date}${uuid}_${region}`;
}

/** Undefined for other names. */
export function parseMobFileName(name: string): MobFileName | undefined {
  if (!NAME.test(name)) return undefined;
  return {
    startKey: name.slice(0, START_KEY_END),
    date: name.slice(START_KEY_END, DATE_END),
    uuid: name.slice(DATE_END, UUID_END),
    region: name.slice(UUID_END + 1),
  };
}
