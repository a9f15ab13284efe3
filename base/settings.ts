// The options with a value each, as a server's configuration is made of them.
import { hbaseError } from './errors.ts';
import { nearestName } from './nearest-name.ts';
import type { OptionSpec } from './option-spec.ts';
import { OPTIONS } from './options.ts';
import { isUnusedHere } from './unused-settings.ts';

const BY_NAME = new Map<string, OptionSpec>(OPTIONS.map((spec) => [spec.name, spec]));

/** Properties of a stock hbase-site.xml that mean something to clients or to the JVM only: read and passed over. */
const IGNORED = [
  /^hbase\.(client|rpc|cluster|rootdir|tmp|unsafe|wal|thrift|coprocessor|replication|security|defaults|local|fs)\b/,
  /^hbase\.bucketcache\./,
  /^hbase\.zookeeper\.(quorum|property\.dataDir)/,
  /^(zookeeper|dfs|fs|hadoop|io|mapreduce|yarn|phoenix|hfile|ipc)\./,
];

/** All settings with a value each: the defaults, overlaid in the order given. */
export class Settings {
  #values = new Map<string, number | boolean | string>();
  /** Of a file made for HBase: what HBase would heed and this does not. */
  #unused: readonly string[] = [];

  /** Every option at its default. */
  static defaults(): Settings {
    return new Settings();
  }

  /** Overlays values; text is parsed by the option's unit. An unknown name or a bad value throws, naming `source` and the nearest known name. */
  with(values: Readonly<Record<string, string | number | boolean>>, source = 'the options', lenient = false): Settings {
    const next = new Settings();
    next.#values = new Map(this.#values);
    next.#unused = this.#unused;
    for (const [name, value] of Object.entries(values)) {
      const spec = BY_NAME.get(name);
      if (spec === undefined) {
        if (lenient && IGNORED.some((pattern) => pattern.test(name))) continue;
        if (lenient && isUnusedHere(name)) {
          next.#unused = [...next.#unused, name];
          continue;
        }
        throw hbaseError('IllegalArgumentException', `${source}: ${reasonAgainst(name)}`);
      }
      next.#values.set(name, parseValue(spec, value, source));
    }
    return next;
  }

  /** Settings that a file made for HBase has and that are not used here. */
  get unused(): readonly string[] {
    return this.#unused;
  }
  number(name: string): number {
    return Number(this.#get(name));
  }
  boolean(name: string): boolean {
    return this.#get(name) === true;
  }
  text(name: string): string {
    return String(this.#get(name));
  }
  /** Names whose values are others there. */
  differences(other: Settings): string[] {
    return OPTIONS.map(({ name }) => name).filter((name) => this.#get(name) !== other.#get(name));
  }
  /** These settings, with the values that the named ones have there. */
  taking(other: Settings, names: readonly string[]): Settings {
    const next = new Settings();
    next.#values = new Map(this.#values);
    for (const name of names) {
      const value = other.#values.get(name);
      if (value === undefined) next.#values.delete(name);
      else next.#values.set(name, value);
    }
    return next;
  }
  isSet(name: string): boolean {
    return this.#values.has(name);
  }
  #get(name: string): number | boolean | string {
    const spec = BY_NAME.get(name);
    if (spec === undefined) throw new RangeError(`no such setting: ${name}`);
    return this.#values.get(name) ?? spec.default;
  }
}

function reasonAgainst(name: string): string {
  if (isUnusedHere(name)) return `${name} is a setting of HBase's that is not used here`;
  return `unknown setting ${name}; did you mean ${nearestName(name, [...BY_NAME.keys()])}?`;
}

function parseValue(spec: OptionSpec, value: string | number | boolean, source: string): number | boolean | string {
  const refuse = (expected: string) =>
    hbaseError('IllegalArgumentException', `${source}: ${spec.name} must be ${expected}, not ${JSON.stringify(value)}`);
  const text = String(value).trim();
  if (spec.unit === 'boolean') {
    if (text !== 'true' && text !== 'false') throw refuse('true or false');
    return text === 'true';
  }
  if (spec.unit === 'text') {
    if (spec.oneOf !== undefined && !spec.oneOf.includes(text)) throw refuse(`one of ${spec.oneOf.join(', ')}`);
    return text;
  }
  const number = text === '' ? Number.NaN : Number(text);
  const whole = spec.unit !== 'fraction';
  const min = spec.min ?? 0;
  const max = spec.max ?? (spec.unit === 'port' ? 65535 : Number.MAX_SAFE_INTEGER);
  if (!Number.isFinite(number) || (whole && !Number.isInteger(number)) || number < min || number > max)
    throw refuse(`a ${whole ? 'whole ' : ''}number from ${min} to ${max} (${spec.unit})`);
  return number;
}
