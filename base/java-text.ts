// How Java prints what HBase's tools print.

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** java.util.Date's own text: `Sat Nov 28 14:20:30 UTC 2026`. */
export function javaDate(ms: number): string {
  const date = new Date(ms);
  const zone = date.getTimezoneOffset() === 0 ? 'UTC' : (/\(([^)]+)\)/.exec(date.toString())?.[1] ?? '');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${WEEKDAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${two(date.getDate())} ${time} ${zone} ${date.getFullYear()}`;
}

/** Double.toString: `0.025`, `500.0`, `1.0E-4`. */
export function javaDouble(number: number): string {
  if (!Number.isFinite(number)) return String(number);
  const size = Math.abs(number);
  if (number === 0 || (size >= 1e-3 && size < 1e7)) {
    const text = Object.is(number, -0) ? '-0' : String(number);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits, exponent] = number.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** String.hashCode. */
export function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** The keys of a HashMap in the order in which it gives them, from that in which they came in. It has twice the buckets when three of four are used. */
export function inHashMapOrder(keys: readonly string[]): string[] {
  let buckets = 16;
  while (keys.length > buckets * 0.75) buckets *= 2;
  const bucket = (key: string) => {
    const hash = javaHash(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return keys.toSorted((a, b) => bucket(a) - bucket(b));
}
