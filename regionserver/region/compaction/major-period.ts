// How long a store goes without a major compaction: the period of the settings, longer or shorter by a share that the name of its oldest file
// decides, so that asking again changes nothing, and by the same arithmetic as HBase's.
import type { CompactionConfig } from './compaction-config.ts';

/** 0 or less: never. `oldest`: the file's name; undefined when there is none. */
export function majorPeriodOf(
  oldest: string | undefined,
  { majorPeriodMs, majorJitter }: Pick<CompactionConfig, 'majorPeriodMs' | 'majorJitter'>,
): number {
  const jitter = Math.fround(majorJitter);
  if (majorPeriodMs <= 0 || jitter <= 0) return majorPeriodMs;
  if (oldest === undefined) return 0;
  const spread = Math.round(majorPeriodMs * jitter);
  return majorPeriodMs + spread - Math.round(2 * spread * firstDoubleOf(javaHashCode(oldest)));
}

/** String.hashCode */
function javaHashCode(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** What java.util.Random gives first for this seed. */
function firstDoubleOf(seed: number): number {
  const mask = (1n << 48n) - 1n;
  const multiplier = 0x5deece66dn;
  let state = (BigInt(seed) ^ multiplier) & mask;
  const next = (bits: bigint) => {
    state = (state * multiplier + 0xbn) & mask;
    return Number(state >> (48n - bits));
  };
  return (next(26n) * 2 ** 27 + next(27n)) / 2 ** 53;
}
