// Names of log files: `<prefix>.<creation ms>`, of hbase:meta's `<prefix>.meta.<ms>.meta`; the prefix is the URL-encoded server name, and where a
// server writes several logs at a time `.<group>` behind it. Order by the number is order of age, among those of one prefix.

export const META_SUFFIX = '.meta';
export type WALSuffix = '' | typeof META_SUFFIX;

export function walFileName(prefix: string, suffix: WALSuffix, createdMs: number): string {
  return `${prefix}${suffix}.${createdMs}${suffix}`;
}

/** `host,port,startcode`, and a group if any, as logs are named after it. */
export function walPrefix(name: string): string {
  return encodeURIComponent(name);
}

/** What logs that followed each other share: the name before its time. */
export function walSequenceOf(name: string): string {
  return name.replace(/\.\d+(?:\.meta)?$/, '');
}

/** True for logs of hbase:meta. */
export function isMetaWAL(name: string): boolean {
  return name.endsWith('.meta');
}

/** The creation time in a log's name; undefined when it is no log's name. */
export function walCreatedMs(name: string): number | undefined {
  const match = /\.(\d+)(?:\.meta)?$/.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** Logs of one kind, oldest first. A split of hbase:meta's logs and one of the others each take only their own. */
export function sortWALs<T extends { readonly name: string }>(
  entries: readonly T[],
  kind: 'meta' | 'others' | 'all',
): T[] {
  return entries
    .filter(({ name }) => walCreatedMs(name) !== undefined && (kind === 'all' || isMetaWAL(name) === (kind === 'meta')))
    .sort((a, b) => walCreatedMs(a.name)! - walCreatedMs(b.name)!);
}
