// A table's descriptor on disk: data/<ns>/<table>/.tabledesc/.tableinfo.<10-digit sequence>.<file length>, "PBUF" + TableSchema. The highest
// sequence whose length is what its name says is the table; a change writes the next one and then deletes those before it.
import { CorruptionError } from '../base/errors.ts';
import { TableDescriptor } from '../model/table-descriptor.ts';
import { TableName } from '../model/table-name.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { type DirectoryLayout, isHidden, layout as mainLayout, type TablePath } from './directory-layout.ts';

const NAME = /^\.tableinfo\.(\d{10})(?:\.(\d+))?$/;

interface TableInfoFile {
  readonly name: string;
  readonly sequence: number;
  /** False when the file was cut short by a crash. */
  readonly isWhole: boolean;
}

async function listTableInfos(files: FileStorage, folder: string): Promise<TableInfoFile[]> {
  const found: TableInfoFile[] = [];
  for (const entry of await files.list(folder)) {
    const match = NAME.exec(entry.name);
    if (match === null || entry.isDirectory) continue;
    const isWhole = match[2] === undefined || Number(match[2]) === entry.length;
    found.push({ name: entry.name, sequence: Number(match[1]), isWhole });
  }
  return found.sort((a, b) => b.sequence - a.sequence);
}

/** Undefined when the table has none. */
export async function readTableInfo(
  files: FileStorage,
  table: TablePath,
  layout: DirectoryLayout = mainLayout,
): Promise<TableDescriptor | undefined> {
  const folder = layout.tableDescriptorFolder(table);
  const newest = (await listTableInfos(files, folder)).find((file) => file.isWhole);
  if (newest === undefined) return undefined;
  const path = `${folder}/${newest.name}`;
  const bytes = await files.readFile(path);
  try {
    return TableDescriptor.fromBytes(bytes);
  } catch (cause) {
    throw new CorruptionError(path, 0, 'expected PBUF and a TableSchema', { cause });
  }
}

/** Writes the descriptor as the table's newest; the table is as `descriptor` says once it resolves. */
export async function writeTableInfo(
  files: FileStorage,
  descriptor: TableDescriptor,
  layout: DirectoryLayout = mainLayout,
): Promise<void> {
  const folder = layout.tableDescriptorFolder(descriptor.tableName);
  const former = await listTableInfos(files, folder);
  const sequence = (former[0]?.sequence ?? 0) + 1;
  const bytes = descriptor.toBytes();
  await files.writeFile(`${folder}/.tableinfo.${String(sequence).padStart(10, '0')}.${bytes.length}`, bytes);
  for (const file of former) await files.delete(`${folder}/${file.name}`);
}

/** The tables that have a descriptor, by name. Of one that is damaged `onDamage` is told, and the others follow; without it that is an error. */
export async function listTables(
  files: FileStorage,
  layout: DirectoryLayout = mainLayout,
  onDamage?: (table: TableName, error: CorruptionError) => void,
): Promise<TableDescriptor[]> {
  const tables: TableDescriptor[] = [];
  for (const namespace of await files.list(layout.dataFolder)) {
    if (!namespace.isDirectory || isHidden(namespace.name)) continue;
    for (const table of await files.list(layout.namespaceFolder(namespace.name))) {
      if (!table.isDirectory || isHidden(table.name)) continue;
      const name = TableName.of(namespace.name, table.name);
      try {
        const descriptor = await readTableInfo(files, name, layout);
        if (descriptor !== undefined) tables.push(descriptor);
      } catch (error) {
        if (onDamage === undefined || !(error instanceof CorruptionError)) throw error;
        onDamage(name, error);
      }
    }
  }
  return tables;
}
