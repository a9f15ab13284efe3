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
  return Buffer.concat([PB_MAGIC, pb.Reference.encode(referenceToProto(reference)).finish()]);
}
export function referenceToProto({ range, splitKey }: Reference): pb.Reference.$Properties {
  return { splitkey: splitKey, range: pb.Reference.Range[range] };
}

export function decodeReference(bytes: Buffer, path: string): Reference {
  if (!hasMagic(bytes)) throw new CorruptionError(path, 0, 'expected PBUF and a Reference');
  let message: pb.Reference;
  try {
    message = pb.Reference.decode(bytes.subarray(4)) as pb.Reference;
  } catch (cause) {
    throw new CorruptionError(path, 4, 'not a Reference', { cause });
  }
  return referenceFromProto(message, path);
}

/** `path`: where it was read from. */
export function referenceFromProto(message: pb.Reference.$Properties, path: string): Reference {
  const splitKey = Buffer.from(message.splitkey);
  if (!isFlatKey(splitKey, 0, splitKey.length)) throw new CorruptionError(path, 4, 'the split key is no key');
  return { range: message.range === pb.Reference.Range.TOP ? 'TOP' : 'BOTTOM', splitKey };
}
