// The stripes of a store (HBase's StripeStoreFileManager): ranges of rows side by side, each with its files, and level 0, whose files have rows of
// all. What a file is of stands in its information, STRIPE_START_KEY (inclusive) and STRIPE_END_KEY; empty: open. Files that do not say, or
// do not fit, are of level 0. Files are in order, the newest first, as HBase's policy goes through them.
import type { CompactionCandidate } from './compaction-policy.ts';

export const STRIPE_START_KEY = 'STRIPE_START_KEY';
export const STRIPE_END_KEY = 'STRIPE_END_KEY';

export interface RowRange {
  /** Inclusive; empty: from the first row on. */
  readonly from: Uint8Array;
  /** Exclusive; empty: to the last row. */
  readonly to: Uint8Array;
}

export const ALL_ROWS: RowRange = { from: new Uint8Array(0), to: new Uint8Array(0) };

export interface Stripe {
  readonly range: RowRange;
  readonly files: readonly CompactionCandidate[];
}
export interface Stripes {
  readonly levelZero: readonly CompactionCandidate[];
  readonly stripes: readonly Stripe[];
}

/** `files`: oldest first. */
export function stripesOf(files: readonly CompactionCandidate[]): Stripes {
  const levelZero: CompactionCandidate[] = [];
  const byEnd = new Map<string, CompactionCandidate[]>();
  for (const file of files.toReversed()) {
    const { stripe } = file;
    const fits =
      stripe !== undefined && (isOpen(stripe.from) || isOpen(stripe.to) || compare(stripe.from, stripe.to) < 0);
    if (!fits) levelZero.push(file);
    else {
      const key = Buffer.from(stripe.to).toString('latin1');
      byEnd.set(key, [...(byEnd.get(key) ?? []), file]);
    }
  }
  const candidates = [...byEnd.values()].sort(([a], [b]) => compareEnds(a.stripe!.to, b.stripe!.to));
  const stripes = sideBySide(candidates);
  const fitting = new Set(stripes.flatMap((stripe) => stripe.files));
  return { levelZero: files.toReversed().filter((file) => !fitting.has(file)), stripes };
}

/** Each must begin where the one before ends; edges that are not open are taken for open, as they come of a split, unless some did not fit. */
function sideBySide(candidates: readonly CompactionCandidate[][]): Stripe[] {
  const stripes: { range: RowRange; files: CompactionCandidate[] }[] = [];
  let overlaps = false;
  for (const group of candidates) {
    const from: Uint8Array = stripes.at(-1)?.range.to ?? group[0].stripe!.from;
    const files = group.filter((file) => compare(file.stripe!.from, from) === 0);
    overlaps ||= files.length < group.length;
    if (files.length > 0) stripes.push({ range: { from, to: files[0].stripe!.to }, files });
  }
  const [first, last] = [stripes.at(0), stripes.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (isOpen(first.range.from) && isOpen(last.range.to)) return stripes;
  if (overlaps) return [];
  first.range = { ...first.range, from: ALL_ROWS.from };
  last.range = { ...last.range, to: ALL_ROWS.to };
  return stripes;
}

export function isInRange({ from, to }: RowRange, row: Uint8Array): boolean {
  return compare(row, from) >= 0 && (isOpen(to) || compare(row, to) < 0);
}

function isOpen(row: Uint8Array): boolean {
  return row.length === 0;
}
function compareEnds(a: Uint8Array, b: Uint8Array): number {
  if (isOpen(a) || isOpen(b)) return Number(isOpen(a)) - Number(isOpen(b));
  return compare(a, b);
}
function compare(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}
