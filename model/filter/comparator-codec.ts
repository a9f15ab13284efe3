import { hbaseError } from '../../base/errors.ts';
import { pb } from '../../proto/index.ts';
import { bufferOf } from '../buffer-of.ts';
import {
  BigDecimalComparator,
  BinaryComparator,
  BinaryComponentComparator,
  BinaryPrefixComparator,
  BitComparator,
  type ByteArrayComparable,
  bitwiseOpOf,
  LongComparator,
  NullComparator,
  SubstringComparator,
} from './comparator.ts';
import { RegexStringComparator } from './regex-string-comparator.ts';

const PACKAGE = 'org.apache.hadoop.hbase.filter.';

const DECODERS: Readonly<Record<string, (bytes: Uint8Array) => ByteArrayComparable>> = {
  BinaryComparator: (bytes) => new BinaryComparator(valueIn(pb.BinaryComparator.decode(bytes))),
  BinaryPrefixComparator: (bytes) => new BinaryPrefixComparator(valueIn(pb.BinaryPrefixComparator.decode(bytes))),
  BinaryComponentComparator: (bytes) => {
    const { value, offset } = pb.BinaryComponentComparator.decode(bytes);
    return new BinaryComponentComparator(value, offset);
  },
  LongComparator: (bytes) => new LongComparator(valueIn(pb.LongComparator.decode(bytes))),
  BigDecimalComparator: (bytes) => new BigDecimalComparator(valueIn(pb.BigDecimalComparator.decode(bytes))),
  BitComparator: (bytes) => {
    const message = pb.BitComparator.decode(bytes);
    return new BitComparator(valueIn(message), bitwiseOpOf(message.bitwise_op));
  },
  NullComparator: () => new NullComparator(),
  SubstringComparator: (bytes) => new SubstringComparator(pb.SubstringComparator.decode(bytes).substr),
  RegexStringComparator: (bytes) => {
    const { pattern, pattern_flags, charset, engine } = pb.RegexStringComparator.decode(bytes);
    return new RegexStringComparator(pattern, pattern_flags, charset, engine ?? 'JAVA');
  },
};

/** DoNotRetryIOException for a class that is not known, as from HBase for one that it cannot load. */
export function comparatorFromProto(message: pb.Comparator.$Properties | null | undefined): ByteArrayComparable {
  if (message == null) throw hbaseError('DoNotRetryIOException', 'A filter that needs a comparator has none');
  const decode = decoderOf(message.name);
  if (decode === undefined)
    throw hbaseError('DoNotRetryIOException', `java.lang.ClassNotFoundException: ${message.name}`);
  return decode(bufferOf(message.serialized_comparator));
}

export function comparatorToProto(comparator: ByteArrayComparable): pb.Comparator.$Properties {
  return { name: PACKAGE + comparator.name, serialized_comparator: comparator.encode() };
}

function decoderOf(name: string): ((bytes: Uint8Array) => ByteArrayComparable) | undefined {
  const short = name.startsWith(PACKAGE) ? name.slice(PACKAGE.length) : '';
  return Object.hasOwn(DECODERS, short) ? DECODERS[short] : undefined;
}

function valueIn(message: { comparable: { value?: Uint8Array | null } }): Buffer {
  return bufferOf(message.comparable.value);
}
