// protobuf's text format on one line, as Java's TextFormat.shortDebugString prints a message: `field: value nested { field: "bytes" }`.
import type { Int64 } from './long.ts';
import { longToBigInt } from './long.ts';

/** The fields of a message in the order of their numbers; with those of a nested one, or with the names of an enum by number. */
export type MessageText = readonly (readonly [field: string, kind?: MessageText | EnumText])[];
export type EnumText = Readonly<Record<number, string>>;

const NAMED: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  39: "\\'",
  92: '\\\\',
};
const ESCAPED = Array.from({ length: 256 }, (_, byte) => {
  if (NAMED[byte] !== undefined) return NAMED[byte];
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
});

/** A decoded message: what was not on the wire is not its own, and is left out. */
export function shortDebugString(message: object, fields: MessageText): string {
  const parts: string[] = [];
  for (const [name, kind] of fields) {
    if (!Object.hasOwn(message, name)) continue;
    const value: unknown = (message as Record<string, unknown>)[name];
    for (const each of Array.isArray(value) ? value : [value]) if (each != null) parts.push(textOf(name, each, kind));
  }
  return parts.join(' ');
}

function textOf(name: string, value: unknown, kind: MessageText | EnumText | undefined): string {
  if (Array.isArray(kind)) {
    const inside = shortDebugString(value as object, kind);
    return inside === '' ? `${name} { }` : `${name} { ${inside} }`;
  }
  if (kind !== undefined) return `${name}: ${(kind as EnumText)[value as number] ?? value}`;
  if (typeof value === 'string') return `${name}: ${quoted(Buffer.from(value))}`;
  if (value instanceof Uint8Array) return `${name}: ${quoted(value)}`;
  if (typeof value === 'object') return `${name}: ${integerText(value as Int64)}`;
  return `${name}: ${value}`;
}

function integerText(value: Int64): string {
  const signed = longToBigInt(value);
  return String(typeof value === 'object' && value?.unsigned ? BigInt.asUintN(64, signed) : signed);
}

function quoted(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += ESCAPED[byte];
  return `"${text}"`;
}
