import { DIFF, DiffDecoder } from './diff-decoder.ts';
import { FAST_DIFF, FastDiffDecoder } from './fast-diff-decoder.ts';
import { PREFIX, PrefixDecoder } from './prefix-decoder.ts';
import { decodeRowIndexV1, ROW_INDEX_V1 } from './row-index-v1.ts';

export interface EncodingContext {
  readonly hasTags: boolean;
  readonly hasMvcc: boolean;
  /** Tags stand in dictionary form. */
  readonly tagsCompressed: boolean;
  /** Makes the error for damage; `at` counts from the start of the body. */
  fail(at: number, message: string): Error;
}

/** Turns the body of an encoded block into cells as an unencoded one has them: KeyValue | [u16 tags length | tags] | [vlong mvcc]. */
export interface DataBlockDecoder {
  /** HBase's name of the encoding, and its number, the u16 before the body. */
  readonly name: string;
  readonly id: number;
  decode(body: Buffer, context: EncodingContext): Buffer;
}

const DECODERS: readonly DataBlockDecoder[] = [
  { name: 'PREFIX', id: PREFIX, decode: (body, context) => new PrefixDecoder(body, context).decode() },
  { name: 'DIFF', id: DIFF, decode: (body, context) => new DiffDecoder(body, context).decode() },
  { name: 'FAST_DIFF', id: FAST_DIFF, decode: (body, context) => new FastDiffDecoder(body, context).decode() },
  { name: 'ROW_INDEX_V1', id: ROW_INDEX_V1, decode: decodeRowIndexV1 },
];

/** Undefined for encodings that do not exist. */
export function dataBlockDecoder(name: string): DataBlockDecoder | undefined {
  return DECODERS.find((decoder) => decoder.name === name);
}
