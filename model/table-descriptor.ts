// A table's settings and families. As bytes (`.tableinfo` files): "PBUF" + TableSchema message.
import { hbaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import { ColumnFamilyDescriptor, changed, parseInteger, sameEntries } from './column-family-descriptor.ts';
import { type Durability, durabilityOf } from './durability.ts';
import { checkMagic, PB_MAGIC } from './pb-magic.ts';
import { META_TABLE_NAME, TableName } from './table-name.ts';

export interface Coprocessor {
  className: string;
  jarPath: string;
  priority: number;
  properties: ReadonlyMap<string, string>;
}

/** Immutable; the `with…` methods make changed copies. Families are in order of their names. */
export class TableDescriptor {
  readonly tableName: TableName;
  readonly families: readonly ColumnFamilyDescriptor[];
  /** Attributes as text by HBase's names (MAX_FILESIZE, READONLY, DURABILITY, `coprocessor$1`, …) and overrides of site settings. */
  readonly values: ReadonlyMap<string, string>;
  readonly #byName: ReadonlyMap<string, ColumnFamilyDescriptor>;

  constructor(
    tableName: TableName | string,
    families: Iterable<ColumnFamilyDescriptor> = [],
    values: Iterable<readonly [string, string]> = [],
  ) {
    this.tableName = typeof tableName === 'string' ? TableName.parse(tableName) : tableName;
    this.families = [...families].sort((a, b) => Buffer.compare(a.name, b.name));
    this.values = new Map(values);
    this.#byName = new Map(this.families.map((family) => [family.name.toString('latin1'), family]));
    if (this.#byName.size < this.families.length) {
      const twice = this.families.find((family, i) => i > 0 && family.name.equals(this.families[i - 1].name))!;
      throw hbaseError('IllegalArgumentException', `Family '${twice.nameAsString}' already exists so cannot be added`);
    }
  }

  static fromProto(message: pb.TableSchema.$Properties): TableDescriptor {
    if (message.table_name == null) throw hbaseError('DoNotRetryIOException', 'Table schema without a table name');
    return new TableDescriptor(
      TableName.fromProto(message.table_name),
      (message.column_families ?? []).map((family) => ColumnFamilyDescriptor.fromProto(family)),
      (message.attributes ?? []).map(({ first, second }) => [textOf(first), textOf(second)] as const),
    );
  }
  toProto(): pb.TableSchema.$Properties {
    return {
      table_name: this.tableName.toProto(),
      attributes: [...this.values].map(([key, value]) => ({ first: Buffer.from(key), second: Buffer.from(value) })),
      column_families: this.families.map((family) => family.toProto()),
    };
  }
  static fromBytes(bytes: Uint8Array): TableDescriptor {
    return TableDescriptor.fromProto(pb.TableSchema.decode(checkMagic(bytes, 'TableSchema')));
  }
  toBytes(): Buffer {
    return Buffer.concat([PB_MAGIC, pb.TableSchema.encode(this.toProto()).finish()]);
  }

  /** A family by its name, as bytes or in latin1. */
  family(name: Uint8Array | string): ColumnFamilyDescriptor | undefined {
    return this.#byName.get(typeof name === 'string' ? name : Buffer.from(name).toString('latin1'));
  }
  hasFamily(name: Uint8Array | string): boolean {
    return this.family(name) !== undefined;
  }

  /** A copy with the attribute set, or removed by undefined. */
  with(attribute: string, value: string | undefined): TableDescriptor {
    return new TableDescriptor(this.tableName, this.families, changed(this.values, attribute, value));
  }
  withName(tableName: TableName): TableDescriptor {
    return new TableDescriptor(tableName, this.families, this.values);
  }
  /** A copy with the family added, or put in the place of the one of the same name. */
  withFamily(family: ColumnFamilyDescriptor): TableDescriptor {
    const others = this.families.filter((other) => !other.name.equals(family.name));
    return new TableDescriptor(this.tableName, [...others, family], this.values);
  }
  withoutFamily(name: Uint8Array): TableDescriptor {
    const others = this.families.filter((family) => Buffer.compare(family.name, name) !== 0);
    return new TableDescriptor(this.tableName, others, this.values);
  }
  /** A copy whose families state all of HBase's defaults they did not state. */
  withDefaults(): TableDescriptor {
    return new TableDescriptor(
      this.tableName,
      this.families.map((family) => family.withDefaults()),
      this.values,
    );
  }

  get isMeta(): boolean {
    return this.tableName.isMeta;
  }
  get readOnly(): boolean {
    return this.#boolean('READONLY', false);
  }
  get compactionEnabled(): boolean {
    return this.#boolean('COMPACTION_ENABLED', true);
  }
  get splitEnabled(): boolean {
    return this.#boolean('SPLIT_ENABLED', true);
  }
  get mergeEnabled(): boolean {
    return this.#boolean('MERGE_ENABLED', true);
  }
  get normalizationEnabled(): boolean {
    return this.#boolean('NORMALIZATION_ENABLED', false);
  }
  /** Of regions, before they split, as the attribute or under the setting's own name; undefined: the site's setting. */
  get maxFileSizeBytes(): number | undefined {
    return this.#integer('MAX_FILESIZE') ?? this.#integer('hbase.hregion.max.filesize');
  }
  /** Of a memstore, before it is flushed; undefined: the site's setting. */
  get memStoreFlushSizeBytes(): number | undefined {
    return this.#integer('MEMSTORE_FLUSHSIZE') ?? this.#integer('hbase.hregion.memstore.flush.size');
  }
  get regionReplication(): number {
    return this.#integer('REGION_REPLICATION') ?? 1;
  }
  get priority(): number {
    return this.#integer('PRIORITY') ?? 0;
  }
  /** What USE_DEFAULT means for this table; itself USE_DEFAULT when not stated (then SYNC_WAL). */
  get durability(): Durability {
    return durabilityOf(this.values.get('DURABILITY'));
  }
  get splitPolicy(): string | undefined {
    return this.values.get('SPLIT_POLICY') ?? this.values.get('hbase.regionserver.region.split.policy');
  }
  get flushPolicy(): string | undefined {
    return this.values.get('FLUSH_POLICY');
  }
  /** Attributes `coprocessor$N`: `jar path|class|priority|k=v,…`, in order of N. */
  get coprocessors(): Coprocessor[] {
    const found: [number, Coprocessor][] = [];
    for (const [key, value] of this.values) {
      const number = /^coprocessor\$(\d+)$/i.exec(key);
      if (number === null) continue;
      const [jarPath = '', className = '', priority = '', properties = ''] = value
        .split('|')
        .map((part) => part.trim());
      found.push([
        Number(number[1]),
        {
          jarPath,
          className,
          priority: priority === '' ? 1073741823 : parseInteger(priority),
          properties: new Map([...properties.matchAll(/([^=,]+)=([^,]+),?/g)].map((match) => [match[1], match[2]])),
        },
      ]);
    }
    return found.sort(([a], [b]) => a - b).map(([, coprocessor]) => coprocessor);
  }

  equals(other: TableDescriptor): boolean {
    return (
      this.tableName.equals(other.tableName) &&
      sameEntries(this.values, other.values) &&
      this.families.length === other.families.length &&
      this.families.every((family, i) => family.equals(other.families[i]))
    );
  }

  #boolean(attribute: string, absent: boolean): boolean {
    const text = this.values.get(attribute);
    return text === undefined ? absent : text.toLowerCase() === 'true';
  }
  #integer(attribute: string): number | undefined {
    const text = this.values.get(attribute);
    return text === undefined ? undefined : parseInteger(text);
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

const META_FAMILY = {
  VERSIONS: 3,
  IN_MEMORY: true,
  BLOCKSIZE: 8192,
  REPLICATION_SCOPE: 0,
  BLOOMFILTER: 'ROWCOL',
  DATA_BLOCK_ENCODING: 'ROW_INDEX_V1',
} as const;

/** The master writes it into every table; a stock master fails on a system table without it. */
const STORE_FILE_TRACKER = ['hbase.store.file-tracker.impl', 'DEFAULT'] as const;

/** hbase:meta as HBase 2.6 makes it. */
export const META_TABLE_DESCRIPTOR = new TableDescriptor(
  META_TABLE_NAME,
  [
    ColumnFamilyDescriptor.of('info', META_FAMILY),
    ColumnFamilyDescriptor.of('table', META_FAMILY),
    ColumnFamilyDescriptor.of('rep_barrier', {
      VERSIONS: 2147483647,
      IN_MEMORY: true,
      REPLICATION_SCOPE: 0,
      BLOOMFILTER: 'ROWCOL',
      DATA_BLOCK_ENCODING: 'ROW_INDEX_V1',
    }),
  ],
  [
    ['IS_META', 'true'],
    ['coprocessor$1', '|org.apache.hadoop.hbase.coprocessor.MultiRowMutationEndpoint|536870911|'],
    STORE_FILE_TRACKER,
  ],
).withDefaults();

/** hbase:namespace as HBase 2.6 makes it. */
export const NAMESPACE_TABLE_DESCRIPTOR = new TableDescriptor(
  TableName.parse('hbase:namespace'),
  [
    ColumnFamilyDescriptor.of('info', {
      VERSIONS: 10,
      IN_MEMORY: true,
      BLOCKSIZE: 8192,
      REPLICATION_SCOPE: 0,
    }),
  ],
  [['IS_META', 'false'], STORE_FILE_TRACKER],
).withDefaults();
