import type { IndexBlock } from '../../hfile/block-index-reader.ts';

// Sizes of a 64-bit JVM with compressed references.
const OBJECT = 12;
const REFERENCE = 4;
const ARRAY = 16;
const KEY_VALUE = 32;

const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8;
const array = (count: number, bytes: number) => aligned(ARRAY + count * bytes);
/** A reader's own fields and the place of the middle key. */
const READER = aligned(3 * REFERENCE + 8 + OBJECT) + 16;

/** Bytes that HBase 2.6.1 says its reader of this index, and that of the empty index of meta blocks, take of its heap. */
export function indexHeapBytes(root: IndexBlock): number {
  const { count } = root;
  const empty = aligned(READER + REFERENCE + array(0, REFERENCE) + array(0, 8) + array(0, 4));
  let seeker = aligned(OBJECT) + 16 + array(count, 8) + array(count, 4) + REFERENCE + array(count, REFERENCE);
  for (let i = 0; i < count; i++) seeker += aligned(KEY_VALUE + array(root.keyLengths[i], 1) + 2);
  seeker = aligned(seeker + 2 * REFERENCE + 8);
  return aligned(READER + 2 * REFERENCE + REFERENCE + seeker) + empty;
}
