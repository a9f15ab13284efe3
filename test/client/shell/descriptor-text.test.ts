import { describe, expect, it } from 'vitest';
import { binaryText, familyOf, splitKeysOf, withTableOptions } from '../../../client/shell/descriptor-arguments.ts';
import { familyText, tableAttributesText, ttlSeconds } from '../../../client/shell/descriptor-text.ts';
import { type Hash, parse } from '../../../client/shell/parser.ts';
import { TableDescriptor } from '../../../model/table-descriptor.ts';
import { TableName } from '../../../model/table-name.ts';

const hash = (text: string) => parse(`x ${text}`)[0].args[0] as Hash;

describe('families as the shell takes and prints them', () => {
  // What a 2.4.17 shell prints of a new family on a 2.6.1 server.
  it('states the defaults of a Java client', () => {
    expect(familyText(familyOf(Buffer.from('f'), undefined, () => {}))).toBe(
      "{NAME => 'f', VERSIONS => '1', KEEP_DELETED_CELLS => 'FALSE', DATA_BLOCK_ENCODING => 'NONE', TTL => 'FOREVER', MIN_VERSIONS => '0', REPLICATION_SCOPE => '0', BLOOMFILTER => 'ROW', IN_MEMORY => 'false', COMPRESSION => 'NONE', BLOCKCACHE => 'true', BLOCKSIZE => '65536', METADATA => {'INDEX_BLOCK_ENCODING' => 'NONE'}}",
    );
  });
  it.each([
    ['86400', 86400, "TTL => '86400 SECONDS (1 DAY)'"],
    ["'1 DAY 1 HOUR'", 90000, "TTL => '90000 SECONDS (1 DAY 1 HOUR)'"],
    ['30', 30, "TTL => '30 SECONDS'"],
    ["'FOREVER'", 2147483647, "TTL => 'FOREVER'"],
  ])('TTL => %s', (text, seconds, printed) => {
    const family = familyOf(hash(`{NAME => 'f', TTL => ${text}}`), undefined, () => {});
    expect(family.timeToLiveSeconds).toBe(seconds);
    expect(familyText(family)).toContain(printed);
  });
  it('refuses a TTL that is none, and warns of what it does not know', () => {
    expect(ttlSeconds('soon')).toBeUndefined();
    expect(() => familyOf(hash("{NAME => 'f', TTL => 'soon'}"), undefined, () => {})).toThrow(/TTL must be seconds/);
    const warnings: string[] = [];
    familyOf(hash("{NAME => 'f', COLOUR => 'red'}"), undefined, (text) => warnings.push(text));
    expect(warnings).toEqual(['Unknown argument ignored for column family f: COLOUR']);
  });
  it('prints table settings, those unknown to HBase under METADATA', () => {
    const options = new Map(hash("{MAX_FILESIZE => 1000, METADATA => {'who' => 'me'}, NOPE => 1}"));
    const table = withTableOptions(new TableDescriptor(TableName.parse('t')), options);
    expect(tableAttributesText(table)).toBe(
      ", {TABLE_ATTRIBUTES => {MAX_FILESIZE => '1000', METADATA => {'who' => 'me'}}}",
    );
    expect([...options.keys()]).toEqual(['NOPE']);
  });
});

describe('split keys', () => {
  it('of HexStringSplit, DecimalStringSplit and UniformSplit', () => {
    expect(splitKeysOf('HexStringSplit', 4).map(String)).toEqual(['40000000', '80000000', 'c0000000']);
    expect(splitKeysOf('DecimalStringSplit', 2).map(String)).toEqual(['50000000']);
    expect(splitKeysOf('UniformSplit', 2)).toEqual([Buffer.from('8000000000000000', 'hex')]);
    expect(() => splitKeysOf('HexStringSplit', 1)).toThrow(/greater than 1/);
    expect(() => splitKeysOf('Other', 3)).toThrow(/unknown split algorithm Other/);
  });
  it('take \\x escapes inside single quotes', () => {
    expect(binaryText(Buffer.from('a\\xFF'))).toEqual(Buffer.from([0x61, 0xff]));
  });
});
