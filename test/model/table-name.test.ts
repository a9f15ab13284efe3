import { expect, test } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { checkTableQualifier, META_TABLE_NAME, TableName } from '../../model/table-name.ts';

test.each([
  ['t', 'default', 't', 't'],
  ['ns:t', 'ns', 't', 'ns:t'],
  ['default:t', 'default', 't', 't'],
  ['a_b-c.d9', 'default', 'a_b-c.d9', 'a_b-c.d9'],
  ['tä日本', 'default', 'tä日本', 'tä日本'],
  ['hbase:meta', 'hbase', 'meta', 'hbase:meta'],
])('%s', (text, namespace, qualifier, name) => {
  const table = TableName.parse(text);
  expect([table.namespace, table.qualifier, table.name, String(table)]).toEqual([namespace, qualifier, name, name]);
  expect(TableName.fromProto(table.toProto()).equals(table)).toBe(true);
  expect(table.bytes).toEqual(Buffer.from(name));
});

// The messages are those of HBase 2.6.1's TableName.valueOf.
test.each([
  ['', 'Table qualifier must not be empty'],
  ['ns:', 'Table qualifier must not be empty'],
  [':x', 'Namespace name must not be empty'],
  [
    'a b',
    "Illegal character code:32, < > at 1. User-space table qualifiers may only contain 'alphanumeric characters' and digits: a b",
  ],
  [
    'a:b:c',
    "Illegal character code:58, <:> at 1. User-space table qualifiers may only contain 'alphanumeric characters' and digits: b:c",
  ],
  [
    '-x',
    "Illegal first character <45> at 0. User-space table qualifiers can only start with 'alphanumeric characters' from any language: -x",
  ],
  [
    'n-s:x',
    "Illegal character <-> at 1. Namespaces may only contain 'alphanumeric characters' from any language and digits: n-s",
  ],
  ['zookeeper', "Tables may not be named 'zookeeper'"],
  ['ns:zookeeper', "Tables may not be named 'zookeeper'"],
  ['-ROOT-', '-ROOT- has been deprecated.'],
  ['.META.', '.META. no longer exists. The table has been renamed to hbase:meta'],
])('%s is refused', (text, message) => {
  expect(() => TableName.parse(text)).toThrow(hbaseError('IllegalArgumentException', message));
});

test('snapshots have names of the same kind', () => {
  expect(() => checkTableQualifier('', 'Snapshot')).toThrow('Snapshot qualifier must not be empty');
  checkTableQualifier('s-1', 'Snapshot');
});

test('the meta table is known', () => {
  expect([META_TABLE_NAME.isMeta, META_TABLE_NAME.isSystem, TableName.parse('meta').isMeta]).toEqual([
    true,
    true,
    false,
  ]);
});
