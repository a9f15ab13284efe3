// How the doctor puts things.
import { toStringBinary } from '../../base/bytes.ts';

/** `1 file`, `3 files`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function bytes(n: number): string {
  if (n < 1024) return `${n} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = n / 1024;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `'g' up to 'n'`, `the first up to 'n'`, `'n' to the last`, `all rows`. */
export function range({ startKey, endKey }: { readonly startKey: Buffer; readonly endKey: Buffer }): string {
  if (startKey.length === 0 && endKey.length === 0) return 'all rows';
  const from = startKey.length === 0 ? 'the first row' : quoted(startKey);
  return endKey.length === 0 ? `rows from ${from} to the last` : `rows from ${from} up to ${quoted(endKey)}`;
}

export function quoted(row: Buffer): string {
  return `'${toStringBinary(row)}'`;
}

/** `350 ms`, `12 s`, `4 min`, `3 h`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}

/** The first few, and how many more. */
export function some(names: readonly string[], most = 3): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Of a CorruptionError: what stands behind `<path> is damaged at offset <n>: `. */
export function faultOf(error: unknown): string {
  return messageOf(error).replace(/^.* is damaged (at offset \d+): /, '$1: ');
}
