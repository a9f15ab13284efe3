/** What an index or a bloom filter points at, and so what is read of an open file block by block. */
export const BLOCK_KINDS = ['data', 'leaf', 'intermediate', 'bloom'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];
