// Descriptors of tables, read from their .tableinfo files once and kept.
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { TableName } from '../model/table-name.ts';
import { layout } from '../rootdir/directory-layout.ts';
import { listTables, readTableInfo, writeTableInfo } from '../rootdir/table-info.ts';
import type { FileStorage } from '../storage/file-storage.ts';

export class TableDescriptors {
  #files: FileStorage;
  #logger: Logger;
  #known = new Map<string, TableDescriptor>();

  constructor(files: FileStorage, logger: Logger) {
    this.#files = files;
    this.#logger = logger;
  }

  async loadAll(): Promise<void> {
    // The others are to be served all the same; whoever needs this one gets the error.
    const onDamage = (table: TableName, error: Error) =>
      this.#logger.error({ table: table.name, error: String(error) }, 'the descriptor of a table cannot be read');
    for (const descriptor of await listTables(this.#files, layout, onDamage))
      this.#known.set(descriptor.tableName.name, descriptor);
  }
  async load(table: TableName): Promise<TableDescriptor | undefined> {
    const descriptor = await readTableInfo(this.#files, table);
    if (descriptor !== undefined) this.#known.set(table.name, descriptor);
    return descriptor;
  }

  async get(table: TableName): Promise<TableDescriptor | undefined> {
    return this.#known.get(table.name) ?? this.load(table);
  }
  async check(table: TableName): Promise<TableDescriptor> {
    const descriptor = await this.get(table);
    if (descriptor === undefined) throw hbaseError('TableNotFoundException', table.name);
    return descriptor;
  }

  async update(descriptor: TableDescriptor): Promise<void> {
    const current = await readTableInfo(this.#files, descriptor.tableName);
    if (current === undefined || !current.equals(descriptor)) await writeTableInfo(this.#files, descriptor);
    this.#known.set(descriptor.tableName.name, descriptor);
  }
  forget(table: TableName): void {
    this.#known.delete(table.name);
  }
}
