// From the arguments of `create` and `alter` to descriptors. Unknown keys are named to the user and passed over, as HBase's shell does.
import { ColumnFamilyDescriptor, FAMILY_ATTRIBUTES } from '../../model/column-family-descriptor.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import { hashOf, nameOf, ShellError, textOf } from './arguments.ts';
import { TABLE_ATTRIBUTES, ttlSeconds } from './descriptor-text.ts';
import type { Hash, Value } from './parser.ts';

const UPPER_CASE = [
  'BLOOMFILTER',
  'COMPRESSION',
  'COMPRESSION_COMPACT',
  'KEEP_DELETED_CELLS',
  'DATA_BLOCK_ENCODING',
  'STORAGE_POLICY',
  'IN_MEMORY_COMPACTION',
];
const NOT_SUPPORTED = ['ENCRYPTION', 'ENCRYPTION_KEY'];

/** A family from `'f'` or `{NAME => 'f', …}`; the settings not named come from `existing`, else HBase's defaults are stated. */
export function familyOf(
  argument: Value,
  existing: ColumnFamilyDescriptor | undefined,
  warn: (text: string) => void,
): ColumnFamilyDescriptor {
  if (!(argument instanceof Map))
    return existing ?? new ColumnFamilyDescriptor(Buffer.from(nameOf(argument, 'a column family'))).withDefaults();
  const name = argument.get('NAME');
  if (name === undefined) throw new ShellError('a column family must have a NAME');
  let family = existing ?? new ColumnFamilyDescriptor(Buffer.from(nameOf(name, 'NAME'))).withDefaults();
  for (const [key, value] of argument) {
    if (key === 'NAME' || key === 'METHOD') continue;
    if (NOT_SUPPORTED.includes(key)) throw new ShellError(`${key} is not supported yet`);
    if (key === 'METADATA')
      for (const [k, v] of hashOf(value, key)) family = family.with(k, v === null ? undefined : textOf(v));
    else if (key === 'CONFIGURATION')
      for (const [k, v] of hashOf(value, key)) family = family.withConfiguration(k, v === null ? undefined : textOf(v));
    else if ((FAMILY_ATTRIBUTES as readonly string[]).includes(key))
      family = family.with(key, attributeText(key, value));
    else warn(`Unknown argument ignored for column family ${nameOf(name, 'NAME')}: ${key}`);
  }
  return family;
}

function attributeText(key: string, value: Value): string {
  const text = textOf(value);
  if (key === 'TTL') {
    const seconds = ttlSeconds(text);
    if (seconds === undefined)
      throw new ShellError(`TTL must be seconds, FOREVER, or like '1 DAY 2 HOURS', not ${text}`);
    return String(seconds);
  }
  return UPPER_CASE.includes(key) ? text.toUpperCase() : text;
}

/** Takes the table's own settings out of `options`; what is left in it was not known. */
export function withTableOptions(table: TableDescriptor, options: Hash): TableDescriptor {
  let result = table;
  for (const [key, value] of [...options]) {
    if (TABLE_ATTRIBUTES.includes(key)) result = result.with(key, textOf(value));
    else if (key === 'METADATA' || key === 'CONFIGURATION') {
      for (const [k, v] of hashOf(value, key)) result = result.with(k, v === null ? undefined : textOf(v));
    } else continue;
    options.delete(key);
  }
  return result;
}

const HEX = /^[0-9a-fA-F]+$/;

/** The inner boundaries of `count` regions by one of HBase's split algorithms. */
export function splitKeysOf(algorithm: string, count: number): Buffer[] {
  if (!Number.isSafeInteger(count) || count < 2) throw new ShellError('Number of regions must be greater than 1');
  const evenly = (last: bigint) =>
    Array.from({ length: count - 1 }, (_, i) => ((last + 1n) * BigInt(i + 1)) / BigInt(count));
  switch (algorithm) {
    case 'HexStringSplit':
      return evenly(0xffff_ffffn).map((key) => Buffer.from(key.toString(16).padStart(8, '0')));
    case 'DecimalStringSplit':
      return evenly(99_999_999n).map((key) => Buffer.from(key.toString().padStart(8, '0')));
    case 'UniformSplit':
      return evenly(0xffff_ffff_ffff_ffffn).map((key) => Buffer.from(key.toString(16).padStart(16, '0'), 'hex'));
    default:
      throw new ShellError(
        `unknown split algorithm ${algorithm}; use HexStringSplit, DecimalStringSplit or UniformSplit`,
      );
  }
}

/** Split keys as the shell takes them: text with `\xNN` escapes. */
export function binaryText(value: Value): Buffer {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(textOf(value));
  const text = bytes.toString('latin1');
  if (!text.includes('\\x')) return bytes;
  return Buffer.from(
    text.replace(/\\x([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      HEX.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : _,
    ),
    'latin1',
  );
}
