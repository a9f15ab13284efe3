/** The key of one WAL entry, decoded (message WALKey). */
export interface WALKey {
  /** ASCII of the encoded region name. */
  readonly encodedRegionName: Buffer;
  /** `ns:table`, or the bare qualifier in the default namespace. */
  readonly tableName: Buffer;
  readonly sequenceId: number;
  /** Milliseconds since 1970. */
  readonly writeTime: number;
  /** 0n: none. */
  readonly nonceGroup: bigint;
  readonly nonce: bigint;
  /** Cells that follow the key in the file. */
  readonly followingCellCount: number;
  /** Clusters the entry has visited, each 16 bytes (most, least significant half). */
  readonly clusterIds: readonly Buffer[];
  /** Family (latin1) → replication scope, only where above 0. */
  readonly scopes: ReadonlyMap<string, number>;
  readonly origSequenceId: number;
  readonly extendedAttributes: ReadonlyMap<string, Buffer>;
  /** Ours only: the file offset known to be synced when the entry was written. */
  readonly attestedOffset: number | undefined;
}

/** What a writer of an entry gives. */
export interface AppendKey {
  /** ASCII of the encoded region name. Give the same Buffer object for all entries of a region: it is looked up by identity first. */
  readonly encodedRegionName: Buffer;
  /** `ns:table`, or the bare qualifier in the default namespace. */
  readonly tableName: Buffer;
  readonly sequenceId: number;
  readonly writeTime: number;
  readonly nonceGroup?: bigint;
  readonly nonce?: bigint;
  /** Names (latin1) of the families whose memstores take the cells, for the accounting; undefined for markers and what no memstore takes. */
  readonly families?: Iterable<string> | undefined;
}
