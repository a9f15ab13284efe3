import { codecByName } from '../base/codec-registry.ts';
import type { ColumnFamilyDescriptor, Compression } from '../model/column-family-descriptor.ts';

/** How a family's settings want its store files written: a part of HFileWriterOptions, and plain data, so that a worker thread can be told. */
export type FamilyParams = ReturnType<typeof familyParams>;

export function familyParams(family: ColumnFamilyDescriptor, compression: Compression) {
  return {
    blockSizeBytes: family.blockSizeBytes,
    compression: codecByName(compression).name,
    encoding: family.dataBlockEncoding,
    compressTags: family.compressTags,
    bloom: family.bloomType,
    bloomPrefixLength: family.bloomType === 'ROWPREFIX_FIXED_LENGTH' ? family.bloomPrefixLength : 0,
  };
}
