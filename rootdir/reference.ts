// A reference stands for one side of a store file of a split parent, until a compaction rewrites it: file `<hfile>.<parent's encoded name>` in
// the daughter's family folder, "PBUF" + Reference{splitkey: flat key "first on" the split row, range: TOP (at or above) or BOTTOM}.
import { CorruptionError } from '../base/errors.ts';
import { firstOnRow } from '../cell/seek-key.ts';
import { isFlatKey } from '../hfile/flat-key.ts';
import { hasMagic, PB_MAGIC } from '../model/pb-magic.ts';
import { pb } from '../proto/index.ts';

export type ReferenceRange = 'TOP' | 'BOTTOM';

export interface Reference {
  readonly range: ReferenceRange;
  /** Flat key, usually "first on" a row. */
  readonly splitKey: Buffer;
}

/** The part of a file with the rows at or above (TOP), or below (BOTTOM), `splitRow`. */
export function referenceTo(range: ReferenceRange, splitRow: Buffer): Reference {
  return { range, splitKey: firstOnRow(splitRow).slab.bytes };
}

export function splitRowOf(reference: Reference): Buffer {
  return reference.splitKey.subarray(2, 2 + reference.splitKey.readUInt16BE(0));
}

export function encodeReference(reference: Reference): Buffer {
  const range = reference.range === 'TOP' ? pb.Reference.Range.TOP : pb.Reference.Range.BOTTOM;
  return Buffer.concat([PB_MAGIC, pb.Reference.encode({ splitkey: reference.splitKey, range }).finish()]);
}

export function decodeReference(bytes: Buffer, path: string): Reference {
  if (!hasMagic(bytes)) throw new CorruptionError(path, 0, 'expected PBUF and a Reference');
  let message: pb.Reference;
  try {
    message = pb.Reference.decode(bytes.subarray(4)) as pb.Reference;
  } catch (cause) {
    throw new CorruptionError(path, 4, 'not a Reference', { cause });
  }
  const splitKey = Buffer.from(message.splitkey);
  if (!isFlatKey(splitKey, 0, splitKey.length)) throw new CorruptionError(path, 4, 'the split key is no key');
  return { range: message.range === pb.Reference.Range.TOP ? 'TOP' : 'BOTTOM', splitKey };
}
