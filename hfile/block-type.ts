/** The eight bytes that open a block. */
export const BLOCK_MAGIC = {
  DATA: 'DATABLK*',
  ENCODED_DATA: 'DATABLKE',
  LEAF_INDEX: 'IDXLEAF2',
  INTERMEDIATE_INDEX: 'IDXINTE2',
  ROOT_INDEX: 'IDXROOT2',
  BLOOM_CHUNK: 'BLMFBLK2',
  META: 'METABLKc',
  FILE_INFO: 'FILEINF2',
  GENERAL_BLOOM_META: 'BLMFMET2',
  DELETE_FAMILY_BLOOM_META: 'DFBLMET2',
  TRAILER: 'TRABLK"$',
} as const;

export type BlockType = keyof typeof BLOCK_MAGIC;

const BY_MAGIC = new Map<string, BlockType>(
  Object.entries(BLOCK_MAGIC).map(([type, magic]) => [magic, type as BlockType]),
);

export function blockTypeOf(magic: string): BlockType | undefined {
  return BY_MAGIC.get(magic);
}
