import {
  type BloomType,
  ColumnFamilyDescriptor,
  type Compression,
  type DataBlockEncoding,
  type KeepDeletedCells,
  TTL_FOREVER,
} from '../model/column-family-descriptor.ts';
import type { DurabilityName } from '../model/durability.ts';
import { TableDescriptor } from '../model/table-descriptor.ts';
import { type BytesInput, bytesFrom } from './bytes-input.ts';

/** A column family to make, by its name alone or with what differs from HBase's defaults. */
export type FamilyInput = string | ColumnFamilyDescriptor | FamilySettings;

export interface FamilySettings {
  name: BytesInput;
  /** VERSIONS. */
  maxVersions?: number;
  minVersions?: number;
  /** `Infinity`: for ever. */
  timeToLiveSeconds?: number;
  blockSizeBytes?: number;
  bloomFilter?: BloomType;
  compression?: Compression;
  dataBlockEncoding?: DataBlockEncoding;
  keepDeletedCells?: KeepDeletedCells;
  inMemory?: boolean;
  blockCache?: boolean;
  newVersionBehavior?: boolean;
  replicationScope?: 0 | 1 | 2;
  /** Values above `mobThresholdBytes` (100 KB unless told) stand in files of their own. */
  mob?: boolean;
  mobThresholdBytes?: number;
  /** Any other attribute, by HBase's name. */
  attributes?: Readonly<Record<string, string>>;
  /** Overrides of site settings. */
  configuration?: Readonly<Record<string, string>>;
}

export interface TableInput {
  /** `t` or `ns:t`. */
  name: string;
  families: readonly FamilyInput[];
  durability?: DurabilityName;
  readOnly?: boolean;
  maxFileSizeBytes?: number;
  memStoreFlushSizeBytes?: number;
  splitEnabled?: boolean;
  /** Any other attribute or override of a site setting, by HBase's name. */
  attributes?: Readonly<Record<string, string>>;
}

const FAMILY_ATTRIBUTES = {
  maxVersions: 'VERSIONS',
  minVersions: 'MIN_VERSIONS',
  timeToLiveSeconds: 'TTL',
  blockSizeBytes: 'BLOCKSIZE',
  bloomFilter: 'BLOOMFILTER',
  compression: 'COMPRESSION',
  dataBlockEncoding: 'DATA_BLOCK_ENCODING',
  keepDeletedCells: 'KEEP_DELETED_CELLS',
  inMemory: 'IN_MEMORY',
  blockCache: 'BLOCKCACHE',
  newVersionBehavior: 'NEW_VERSION_BEHAVIOR',
  replicationScope: 'REPLICATION_SCOPE',
  mob: 'IS_MOB',
  mobThresholdBytes: 'MOB_THRESHOLD',
} as const satisfies Partial<Record<keyof FamilySettings, string>>;

const TABLE_ATTRIBUTES = {
  durability: 'DURABILITY',
  readOnly: 'READONLY',
  maxFileSizeBytes: 'MAX_FILESIZE',
  memStoreFlushSizeBytes: 'MEMSTORE_FLUSHSIZE',
  splitEnabled: 'SPLIT_ENABLED',
} as const satisfies Partial<Record<keyof TableInput, string>>;

export function familyFrom(input: FamilyInput): ColumnFamilyDescriptor {
  if (input instanceof ColumnFamilyDescriptor) return input;
  if (typeof input === 'string') return new ColumnFamilyDescriptor(input);
  const values = attributesOf(input, FAMILY_ATTRIBUTES);
  if (input.timeToLiveSeconds === Infinity) values.set('TTL', String(TTL_FOREVER));
  return new ColumnFamilyDescriptor(
    bytesFrom(input.name, 'family'),
    [...values, ...Object.entries(input.attributes ?? {})],
    Object.entries(input.configuration ?? {}),
  );
}

export function tableFrom(input: TableInput | TableDescriptor): TableDescriptor {
  if (input instanceof TableDescriptor) return input;
  return new TableDescriptor(input.name, input.families.map(familyFrom), [
    ...attributesOf(input, TABLE_ATTRIBUTES),
    ...Object.entries(input.attributes ?? {}),
  ]);
}

function attributesOf<T extends object>(input: T, names: Readonly<Record<string, string>>): Map<string, string> {
  const values = new Map<string, string>();
  for (const [key, name] of Object.entries(names)) {
    const value = (input as Record<string, unknown>)[key];
    if (value !== undefined) values.set(name, String(value));
  }
  return values;
}
