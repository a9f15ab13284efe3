// What is known of each setting: its name, measure, default and bounds.
export type OptionUnit = 'bytes' | 'ms' | 's' | 'count' | 'port' | 'fraction' | 'boolean' | 'text';

export interface OptionSpec {
  readonly name: string;
  readonly unit: OptionUnit;
  readonly default: number | boolean | string;
  readonly help: string;
  /** Inclusive bounds of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly string[];
}

export const option = (
  name: string,
  unit: OptionUnit,
  value: number | boolean | string,
  help: string,
  rest: Partial<OptionSpec> = {},
): OptionSpec => ({
  name,
  unit,
  default: value,
  help,
  ...rest,
});

/** Java's largest long, as files of HBase's spell "no bound". */
export const LONGEST = 2 ** 63;
