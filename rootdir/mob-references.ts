// MOB_FILE_REFS in the file information of a store file: the MOB files that its references lead to, by the table that wrote them.
//
//   <table>/<file>,<file>//<table>/<file>…      one byte 0: none (MobUtils.serializeMobFileRefs, HBase 2.6.1)
//
// A file of a MOB family that does not say (written before the family was one, or by HBase before 2.5) may hold references all the same.
import { CorruptionError } from '../base/errors.ts';
import type { StoreFileReader } from '../hfile/store-file-reader.ts';

export const MOB_FILE_REFS = 'MOB_FILE_REFS';

/** Table name → names of MOB files. */
export type MobFileReferences = ReadonlyMap<string, ReadonlySet<string>>;

export function encodeMobFileReferences(references: MobFileReferences): Buffer {
  const tables = [...references].filter(([, files]) => files.size > 0);
  if (tables.length === 0) return Buffer.alloc(1);
  return Buffer.from(tables.map(([table, files]) => `${table}/${[...files].join()}`).join('//'));
}

/** Undefined when the file does not say. */
export function mobFileReferencesOf(reader: Pick<StoreFileReader, 'fileInfo' | 'path'>): MobFileReferences | undefined {
  const bytes = reader.fileInfo.get(MOB_FILE_REFS);
  if (bytes === undefined) return undefined;
  const references = new Map<string, Set<string>>();
  if (bytes.length <= 1) return references;
  for (const text of bytes.toString().split('//')) {
    const slash = text.indexOf('/');
    if (slash <= 0)
      throw new CorruptionError(reader.path, 0, `${MOB_FILE_REFS} names no table before its files: ${text}`);
    const table = text.slice(0, slash);
    const files = references.get(table) ?? new Set();
    for (const file of text.slice(slash + 1).split(',')) files.add(file);
    references.set(table, files);
  }
  return references;
}
