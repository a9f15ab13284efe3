/** A value that must not mix with others of the same representation. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Lower-case md5 hex of a region's name, or `1588230740` for hbase:meta. */
export type EncodedRegionName = Brand<string, 'EncodedRegionName'>;
