// Namespaces: rows of table hbase:namespace (family info, qualifier d, value NamespaceDescriptor), cached, mirrored to ZooKeeper.
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { CATALOG_FAMILY } from '../model/meta-row.ts';
import { NamespaceDescriptor } from '../model/namespace-descriptor.ts';
import { readingRow } from './damaged-row.ts';
import { Gate } from './gate.ts';
import type { SystemTable } from './system-table.ts';

export interface NamespaceMirror {
  setNamespace(descriptor: NamespaceDescriptor): Promise<void>;
  deleteNamespace(name: string): Promise<void>;
}

const QUALIFIER = Buffer.from('d');
const EMPTY = Buffer.alloc(0);

export class Namespaces {
  #table: SystemTable;
  #mirror: NamespaceMirror;
  #logger: Logger;
  #known = new Map<string, NamespaceDescriptor>();
  /** The table was read. */
  readonly loaded = new Gate();

  constructor(table: SystemTable, mirror: NamespaceMirror, logger: Logger) {
    this.#table = table;
    this.#mirror = mirror;
    this.#logger = logger;
  }

  async load(): Promise<void> {
    for (const { row, cells } of await this.#table.scan(EMPTY, EMPTY, [CATALOG_FAMILY])) {
      const cell = cells.find(({ qualifier }) => qualifier.equals(QUALIFIER));
      if (cell === undefined) continue;
      const descriptor = readingRow('hbase:namespace', row, () => NamespaceDescriptor.fromBytes(cell.value));
      this.#known.set(descriptor.name, descriptor);
    }
    this.loaded.open();
  }

  has(name: string): boolean {
    return this.#known.has(name);
  }
  all(): NamespaceDescriptor[] {
    return [...this.#known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  /** The namespace; throws NamespaceNotFoundException. */
  check(name: string): NamespaceDescriptor {
    const descriptor = this.#known.get(name);
    if (descriptor === undefined) throw hbaseError('NamespaceNotFoundException', name);
    return descriptor;
  }
  /** As check, but the system's own tables are made before there are namespaces. */
  checkExists(name: string): void {
    if (!this.loaded.isOpen && (name === 'hbase' || name === 'default')) return;
    this.check(name);
  }

  async write(descriptor: NamespaceDescriptor): Promise<void> {
    const cell = { family: CATALOG_FAMILY, qualifier: QUALIFIER, value: descriptor.toBytes() };
    await this.#table.mutate([{ row: Buffer.from(descriptor.name), put: [cell] }]);
    this.#known.set(descriptor.name, descriptor);
  }
  async delete(name: string): Promise<void> {
    await this.#table.mutate([{ row: Buffer.from(name), deleteFamilies: [CATALOG_FAMILY] }]);
    this.#known.delete(name);
  }
  async mirror(descriptor: NamespaceDescriptor): Promise<void> {
    await this.#tell(() => this.#mirror.setNamespace(descriptor));
  }
  async unmirror(name: string): Promise<void> {
    await this.#tell(() => this.#mirror.deleteNamespace(name));
  }

  async #tell(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#logger.warn({ error: String(error) }, 'the mirror of a namespace in ZooKeeper is out of date');
    }
  }
}
