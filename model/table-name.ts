import { hbaseError } from '../base/errors.ts';
import type { pb } from '../proto/index.ts';

export const DEFAULT_NAMESPACE = 'default';
export const SYSTEM_NAMESPACE = 'hbase';

const NAMESPACE_CHARACTER = /^[\p{Alphabetic}\p{Nd}_]$/u;
const QUALIFIER_CHARACTER = /^[\p{Alphabetic}\p{Nd}_.-]$/u;

const illegal = (message: string): Error => hbaseError('IllegalArgumentException', message);

/** Refuses what HBase refuses as a namespace's name, with its message. */
export function checkNamespaceName(name: string): void {
  if (name.length === 0) throw illegal('Namespace name must not be empty');
  for (let i = 0; i < name.length; i++) {
    if (NAMESPACE_CHARACTER.test(name[i])) continue;
    throw illegal(
      `Illegal character <${name[i]}> at ${i}. Namespaces may only contain 'alphanumeric characters' from any language and digits: ${name}`,
    );
  }
}

/** Refuses what HBase refuses as the part of a table's (or a snapshot's) name after the namespace, with its message. */
export function checkTableQualifier(name: string, kind: 'User-space table' | 'Snapshot' = 'User-space table'): void {
  if (name.length === 0) throw illegal(`${kind === 'Snapshot' ? 'Snapshot' : 'Table'} qualifier must not be empty`);
  if (name[0] === '.' || name[0] === '-') {
    throw illegal(
      `Illegal first character <${name.charCodeAt(0)}> at 0. ${kind} qualifiers can only start with 'alphanumeric characters' from any language: ${name}`,
    );
  }
  for (let i = 0; i < name.length; i++) {
    if (QUALIFIER_CHARACTER.test(name[i])) continue;
    throw illegal(
      `Illegal character code:${name.charCodeAt(i)}, <${name[i]}> at ${i}. ${kind} qualifiers may only contain 'alphanumeric characters' and digits: ${name}`,
    );
  }
}

function checkTableName(namespace: string, qualifier: string): void {
  if (qualifier === '-ROOT-') throw illegal('-ROOT- has been deprecated.');
  if (qualifier === '.META.') {
    throw illegal('.META. no longer exists. The table has been renamed to hbase:meta');
  }
  checkNamespaceName(namespace);
  if (qualifier === 'zookeeper') throw illegal("Tables may not be named 'zookeeper'");
  checkTableQualifier(qualifier);
}

/** The name of a table: `t` in namespace default, else `ns:t`. Immutable; equal names may be different objects. */
export class TableName {
  readonly namespace: string;
  readonly qualifier: string;
  /** `t` or `ns:t`. */
  readonly name: string;
  #bytes: Buffer | undefined;

  private constructor(namespace: string, qualifier: string) {
    this.namespace = namespace;
    this.qualifier = qualifier;
    this.name = namespace === DEFAULT_NAMESPACE ? qualifier : `${namespace}:${qualifier}`;
  }

  /** Throws IllegalArgumentException, with HBase's message, for a name that HBase refuses. */
  static of(namespace: string, qualifier: string): TableName {
    checkTableName(namespace, qualifier);
    return new TableName(namespace, qualifier);
  }

  /** `TableName.parse('ns:t')`. Throws IllegalArgumentException, with HBase's message, for a name that HBase refuses. */
  static parse(text: string): TableName {
    const colon = text.indexOf(':');
    return colon < 0
      ? TableName.of(DEFAULT_NAMESPACE, text)
      : TableName.of(text.slice(0, colon), text.slice(colon + 1));
  }

  static fromProto(message: pb.TableName.$Properties): TableName {
    return TableName.of(utf8(message.namespace) || DEFAULT_NAMESPACE, utf8(message.qualifier));
  }

  toProto(): pb.TableName.$Properties {
    return { namespace: Buffer.from(this.namespace), qualifier: Buffer.from(this.qualifier) };
  }

  /** UTF-8 of `name`; *shared, do not change*. */
  get bytes(): Buffer {
    return (this.#bytes ??= Buffer.from(this.name));
  }
  get isMeta(): boolean {
    return this.name === 'hbase:meta';
  }
  /** In namespace hbase. */
  get isSystem(): boolean {
    return this.namespace === SYSTEM_NAMESPACE;
  }
  equals(other: TableName): boolean {
    return this.name === other.name;
  }
  compareTo(other: TableName): number {
    return Buffer.compare(this.bytes, other.bytes);
  }
  toString(): string {
    return this.name;
  }
}

function utf8(bytes: Uint8Array | null | undefined): string {
  return bytes == null ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

export const META_TABLE_NAME = TableName.of(SYSTEM_NAMESPACE, 'meta');
export const NAMESPACE_TABLE_NAME = TableName.of(SYSTEM_NAMESPACE, 'namespace');
