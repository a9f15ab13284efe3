// Reading the arguments of commands: names, columns, hashes of options.

import { parseFilter } from '../../model/filter/parse-filter.ts';
import { wireForm } from '../../model/filter/wire-form.ts';
import type { ColumnInput, QueryInput, ScanInput } from '../operations.ts';
import type { Hash, Value } from './parser.ts';

/** A mistake of the user's, or an answer that a command cannot go on with; printed as it is. */
export class ShellError extends Error {
  override readonly name = 'ArgumentError';
}

/** A name as text. */
export function nameOf(value: Value | undefined, what: string): string {
  if (Buffer.isBuffer(value)) return value.toString();
  throw new ShellError(`${what} must be of type String`);
}

/** A row, qualifier or value: strings as their bytes, numbers as their decimal text, as Ruby's to_s. */
export function bytesOf(value: Value | undefined, what: string): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return Buffer.from(String(value));
  throw new ShellError(`${what} must be of type String`);
}

export function textOf(value: Value): string {
  return Buffer.isBuffer(value) ? value.toString() : String(value);
}

export function wholeOf(value: Value | undefined, what: string): number {
  const number =
    typeof value === 'number'
      ? value
      : Buffer.isBuffer(value) && /^-?\d+$/.test(value.toString())
        ? Number(value.toString())
        : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new ShellError(`${what} must be a whole number`);
  return number;
}

export function timestampOf(value: Value | undefined, what = 'timestamp'): bigint {
  if (typeof value === 'bigint') return value;
  return BigInt(wholeOf(value, what));
}

export function flagOf(value: Value | undefined, what: string): boolean {
  if (typeof value === 'boolean') return value;
  const text = Buffer.isBuffer(value) ? value.toString().toLowerCase() : '';
  if (text === 'true' || text === 'false') return text === 'true';
  throw new ShellError(`${what} must be true or false`);
}

export function hashOf(value: Value | undefined, what: string): Hash {
  if (value === undefined || value === null) return new Map();
  if (value instanceof Map) return value;
  throw new ShellError(`${what} must be a hash like {NAME => value}`);
}

/** `f`, `f:q`, `f:` (the empty qualifier); a converter suffix as `f:q:toInt` is split off by the caller. */
export function columnOf(value: Value | undefined): { family: Buffer; qualifier: Buffer | undefined } {
  const bytes = bytesOf(value, 'a column');
  const colon = bytes.indexOf(0x3a);
  if (colon < 0) return { family: bytes, qualifier: undefined };
  return { family: bytes.subarray(0, colon), qualifier: bytes.subarray(colon + 1) };
}

/** How a column's values print: `'f:q:toInt'` or `'f:q:c(class).method'`. */
export type Converters = Map<string, string>;

const CONVERTER = /:(to[A-Za-z]+|c\([\w.$]+\)\.\w+)$/;
/** Of HBase's Bytes. */
const CONVERSIONS = [
  'toInt',
  'toLong',
  'toShort',
  'toFloat',
  'toDouble',
  'toBoolean',
  'toString',
  'toStringBinary',
  'toHex',
];

/** The name of a conversion that there is. */
export function conversionOf(name: string): string {
  if (CONVERSIONS.includes(name)) return name;
  throw new ShellError(`${name} is no conversion of values; there are ${CONVERSIONS.join(', ')}`);
}

export function columnsOf(value: Value | undefined, converters: Converters): ColumnInput[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    let bytes = bytesOf(item, 'COLUMNS');
    const text = bytes.toString('latin1');
    const suffix = CONVERTER.exec(text);
    // Only a third part is a converter: 'f:toInt' is a qualifier called toInt.
    if (suffix !== null && text.indexOf(':') < suffix.index) {
      bytes = bytes.subarray(0, suffix.index);
      converters.set(bytes.toString('latin1'), conversionOf(suffix[1].replace(/^c\(.*\)\./, '')));
    }
    const { family, qualifier } = columnOf(bytes);
    return qualifier === undefined ? { family } : { family, qualifier };
  });
}

/** What get and scan have in common. Takes the keys it knows out of `hash`. */
export function queryOf(hash: Hash, converters: Converters): QueryInput {
  const query: QueryInput = {};
  const take = (...names: string[]) => {
    for (const name of names) {
      const value = hash.get(name);
      if (value === undefined) continue;
      hash.delete(name);
      return value;
    }
    return undefined;
  };
  const columns = columnsOf(take('COLUMNS', 'COLUMN'), converters);
  if (columns.length > 0) query.columns = columns;
  const versions = take('VERSIONS');
  if (versions !== undefined) query.versions = wholeOf(versions, 'VERSIONS');
  const timestamp = take('TIMESTAMP');
  if (timestamp !== undefined) query.timestamp = timestampOf(timestamp, 'TIMESTAMP');
  const range = take('TIMERANGE');
  if (range !== undefined) {
    if (!Array.isArray(range) || range.length !== 2) throw new ShellError('TIMERANGE must be [from, to]');
    query.timeRange = { min: timestampOf(range[0], 'TIMERANGE'), max: timestampOf(range[1], 'TIMERANGE') };
  }
  const filter = take('FILTER');
  if (filter !== undefined) query.filter = wireForm(parseFilter(bytesOf(filter, 'FILTER')));
  const attributes = take('ATTRIBUTES');
  if (attributes !== undefined) query.attributes = attributesOf(attributes);
  return query;
}

export function attributesOf(value: Value): Record<string, Buffer> {
  return Object.fromEntries(
    [...hashOf(value, 'ATTRIBUTES')].map(([key, item]) => [key, bytesOf(item, 'an attribute')]),
  );
}

const NOT_SUPPORTED = [
  ...['AUTHORIZATIONS', 'CONSISTENCY', 'REGION_REPLICA_ID', 'VISIBILITY', 'ISOLATION_LEVEL'],
  ...['ALL_METRICS', 'METRICS'],
];
const SCAN_OPTIONS = [
  ...['CACHE_BLOCKS', 'ROWPREFIXFILTER', 'STARTROW', 'STOPROW', 'ENDROW', 'REVERSED', 'RAW', 'ALLOW_PARTIAL_RESULTS'],
  ...['LIMIT', 'CACHE', 'BATCH', 'MAX_RESULT_SIZE', 'READ_TYPE'],
];

/** What is asked for and would not be done is an error. */
export function refuseUnknown(options: Hash, known: readonly string[] = []): void {
  for (const key of options.keys()) {
    if (NOT_SUPPORTED.includes(key)) throw new ShellError(`${key} is not supported yet`);
    if (!known.includes(key)) throw new ShellError(`unknown option ${key}`);
  }
}

export function scanOf(options: Hash, converters: Converters): ScanInput {
  const hash = new Map(options);
  const scan: ScanInput = queryOf(hash, converters);
  refuseUnknown(hash, SCAN_OPTIONS);
  const cacheBlocks = hash.get('CACHE_BLOCKS');
  if (cacheBlocks !== undefined) scan.cacheBlocks = flagOf(cacheBlocks, 'CACHE_BLOCKS');
  const prefix = hash.get('ROWPREFIXFILTER');
  if (prefix !== undefined) scan.prefix = bytesOf(prefix, 'ROWPREFIXFILTER');
  else {
    const start = hash.get('STARTROW');
    if (start !== undefined) scan.startRow = bytesOf(start, 'STARTROW');
    const stop = hash.get('STOPROW') ?? hash.get('ENDROW');
    if (stop !== undefined) scan.stopRow = bytesOf(stop, 'STOPROW');
  }
  if (hash.has('REVERSED')) scan.reversed = flagOf(hash.get('REVERSED'), 'REVERSED');
  if (hash.has('RAW')) scan.raw = flagOf(hash.get('RAW'), 'RAW');
  if (hash.has('ALLOW_PARTIAL_RESULTS'))
    scan.allowPartialResults = flagOf(hash.get('ALLOW_PARTIAL_RESULTS'), 'ALLOW_PARTIAL_RESULTS');
  for (const [name, key] of [
    ['LIMIT', 'limit'],
    ['CACHE', 'caching'],
    ['BATCH', 'batch'],
    ['MAX_RESULT_SIZE', 'maxResultSizeBytes'],
  ] as const) {
    const value = hash.get(name);
    // Zero and less mean "no bound" to HBase's shell.
    if (value !== undefined && wholeOf(value, name) > 0) scan[key] = wholeOf(value, name);
  }
  const readType = hash.get('READ_TYPE');
  if (readType !== undefined) scan.readType = textOf(readType) as ScanInput['readType'];
  return scan;
}
