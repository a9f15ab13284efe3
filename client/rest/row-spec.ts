// The row part of a gateway path: `row[,endrow][/column[,column…][/ts | /ts0,ts1]]`, split at raw `/` and `,` before each part is
// URL-decoded, so that `%2F` and `%2C` may stand inside a row. `row*` is every row with that prefix.
import { badRequest } from './errors.ts';

export interface RowSpec {
  readonly row: Buffer;
  /** The path ended the row with `*`. */
  readonly prefix: boolean;
  /** Exclusive; undefined for one row. */
  readonly endRow: Buffer | undefined;
  /** `family` or `family:qualifier` as bytes. */
  readonly columns: Buffer[];
  /** [start, end) for reads. */
  readonly startTime: bigint;
  readonly endTime: bigint;
  /** One timestamp was given: deletes use exactly it. */
  readonly timestamp: bigint | undefined;
}

export type KeyEncoding = 'text' | 'base64url' | 'base64';

const LATEST = 2n ** 63n - 1n;

/** `segments` are the path's raw parts after the table. Throws 400 for what cannot be read. */
export function parseRowSpec(segments: readonly string[], encoding: KeyEncoding): RowSpec {
  if (segments.length > 3) throw badRequest('too many parts in the path: it is row/columns/timestamps');
  const [rowPart = '', columnPart = '', timePart = ''] = segments;
  const [first, second, ...more] = rowPart.split(',');
  if (more.length > 0) throw badRequest('a row range has two rows; write a comma inside a row as %2C');
  const prefix = first.endsWith('*') && second === undefined;
  const row = decodePart(prefix ? first.slice(0, -1) : first, encoding);
  if (row.length === 0 && !prefix && second === undefined) throw badRequest('the row is empty');
  const endRow = second === undefined ? (prefix ? prefixEnd(row) : undefined) : decodePart(second, encoding);
  const columns =
    columnPart === ''
      ? []
      : columnPart
          .split(',')
          .filter((part) => part !== '')
          .map((part) => decodePart(part, encoding));
  const times = timePart === '' ? [] : timePart.split(',').map(parseTime);
  if (times.length > 2) throw badRequest('a time range has two timestamps');
  if (times.length === 2)
    return { row, prefix, endRow, columns, startTime: times[0], endTime: times[1], timestamp: undefined };
  return { row, prefix, endRow, columns, startTime: 0n, endTime: times[0] ?? LATEST, timestamp: times[0] };
}

/** The least row after every row that starts with `prefix`; empty when there is none. */
export function prefixEnd(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  const end = Buffer.from(prefix.subarray(0, length));
  if (length > 0) end[length - 1]++;
  return end;
}

function parseTime(text: string): bigint {
  const decoded = decodePart(text, 'text').toString();
  if (!/^\d{1,19}$/.test(decoded)) throw badRequest(`${JSON.stringify(decoded)} is not a timestamp`);
  return BigInt(decoded);
}

export function decodePart(part: string, encoding: KeyEncoding): Buffer {
  const bytes = percentDecode(part);
  return encoding === 'text' ? bytes : decodeBase64(bytes.toString('latin1'), encoding);
}

/** Bytes of a percent-encoded part; `+` stands for a blank, as in Java's URLDecoder. */
function percentDecode(part: string): Buffer {
  const pieces: Buffer[] = [];
  for (const piece of part.replaceAll('+', ' ').split(/((?:%[0-9a-fA-F]{2})+)/)) {
    if (/^(%[0-9a-fA-F]{2})+$/.test(piece)) pieces.push(Buffer.from(piece.replaceAll('%', ''), 'hex'));
    else if (piece.includes('%'))
      throw badRequest(`${JSON.stringify(part)} has a % that no two hexadecimal digits follow`);
    else pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

/** Strict: whatever is not base64 of the alphabet asked for is refused. */
export function decodeBase64(text: string, alphabet: 'base64' | 'base64url' = 'base64'): Buffer {
  const pattern = alphabet === 'base64' ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9_-]*={0,2}$/;
  const bare = text.replace(/=+$/, '');
  if (!pattern.test(text) || bare.length % 4 === 1 || (text.length !== bare.length && text.length % 4 !== 0))
    throw badRequest(`${JSON.stringify(text.slice(0, 60))} is not base64`);
  return Buffer.from(bare, alphabet);
}

/** The `e` query parameter or `Encoding` header. */
export function keyEncoding(name: string | undefined): KeyEncoding {
  switch (name?.toLowerCase()) {
    case undefined:
    case '':
      return 'text';
    case 'b64':
    case 'base64':
    case 'b64url':
    case 'base64url':
      return 'base64url';
    case 'b64basic':
    case 'base64basic':
      return 'base64';
    default:
      throw badRequest(`unknown key encoding ${JSON.stringify(name)}; use b64 or b64basic`);
  }
}
