import { hbaseError } from '../base/errors.ts';
import { type CellComparator, KEY_VALUE_COMPARATOR, META_COMPARATOR } from '../cell/cell-comparator.ts';

const META_COMPARATORS =
  /\b(KeyValue\$Meta(Key)?Comparator|CellComparatorImpl\$MetaCellComparator|MetaCellComparator)$/;
const COMPARATORS = /\b(KeyValue\$(KV|Key)Comparator|CellComparatorImpl|InnerStoreCellComparator|CellComparator)$/;

/** The order of a file's cells by the class name in its trailer: HBase has written several for the same two orders. */
export function comparatorByClass(name: string, path: string): CellComparator {
  if (META_COMPARATORS.test(name)) return META_COMPARATOR;
  if (COMPARATORS.test(name)) return KEY_VALUE_COMPARATOR;
  throw hbaseError('DoNotRetryIOException', `${path} is in the order of comparator ${name}, which is not known`);
}
