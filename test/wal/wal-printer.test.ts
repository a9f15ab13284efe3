import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { WALPrinter, type WALPrintOptions } from '../../wal/wal-printer.ts';
import { WALReader } from '../../wal/wal-reader.ts';
import { fileOf, golden, keyOf, openWAL, put } from './support.ts';

async function print(bytes: Buffer, options: WALPrintOptions = {}): Promise<string[]> {
  let text = '';
  const printer = new WALPrinter(options, (more) => {
    text += more;
    return undefined;
  });
  await printer.begin();
  await printer.print(await WALReader.open(fileOf(bytes)));
  await printer.end();
  return text.split('\n');
}

async function smallLog(): Promise<Buffer> {
  const disk = new MemoryDisk();
  const wal = await openWAL(disk.logs);
  wal.append(keyOf(7), put('r\x01', 'v\xff'));
  wal.append(keyOf(8), put('s', 'w'));
  await wal.close();
  return disk.files.readFile(wal.currentPath);
}

const HEAD = [
  'Writer Classes: ProtobufLogWriter AsyncProtobufLogWriter SecureProtobufLogWriter SecureAsyncProtobufLogWriter',
  'Cell Codec Class: org.apache.hadoop.hbase.regionserver.wal.WALCellCodec',
];

// What HBase prints of the same logs: test/interop/wal.test.ts.
describe('WALPrinter', () => {
  it('prints entries and cells', async () => {
    const lines = await print(await smallLog(), { values: true, sequenceId: 7 });
    expect(lines[2]).toMatch(
      /^Sequence=7, table=ns:t, region=9f08f7543715570c8ef00f7015f58dcc, at write timestamp=Tue Nov 14 2\d:13:20 .* 2023$/,
    );
    expect([...lines.slice(0, 2), ...lines.slice(3)]).toEqual([
      ...HEAD,
      'row=r\\x01, column=f:q, timestamp=1000, type=Put',
      '    value: v\\xC3\\xBF',
      'cell total size sum: 80',
      'edit heap size: 120',
      'position: 196',
      '',
    ]);
  });

  it('prints JSON as Gson does', async () => {
    const [, , first, , second, , last] = await print(await smallLog(), { json: true });
    expect(first).toBe(
      '{"sequence":"7","region":"9f08f7543715570c8ef00f7015f58dcc","actions":[{"qualifier":"q","vlen":3,"row":"r\\\\x01","type":"Put","family":"f",' +
        '"timestamp":"1000","total_size_sum":"80"}],"table":{"name":[110,115,58,116],"nameAsString":"ns:t","namespace":[110,115],"namespaceAsString":"ns",' +
        '"qualifier":[116],"qualifierAsString":"t","systemTable":false,"hashCode":3389439}}edit heap size: 120',
    );
    expect(second).toMatch(/^,\{"sequence":"8"/);
    expect(last).toBe(']');
  });

  it('keeps to what is asked for', async () => {
    const keys = await print(golden('server.gz'), { tables: ['x', 'many'], rowPrefix: 'e00', onlyRowKeys: true });
    expect([...new Set(keys.slice(2))]).toEqual([...Array.from({ length: 10 }, (_, i) => `row=e00${i}`), '']);
    const one = await print(golden('server.gz'), { row: 'e007', region: 'e48521756e2bcd0e7e3f391a5ba74e0e' });
    expect(one.filter((line) => line.startsWith('row='))[0]).toMatch(/^row=e007, /);
    expect(one.every((line) => !line.includes('table=plain'))).toBe(true);
    expect(await print(golden('server.gz'), { sequenceId: 99_999 })).toEqual([...HEAD, '']);
  });

  it('starts where it is told, of a compressed log only where an entry begins', async () => {
    const bytes = await smallLog();
    expect((await print(bytes, { position: 196, onlyRowKeys: true })).slice(2)).toEqual(['row=s', '']);
    const whole = await print(golden('wal_comp'));
    const second = Number(whole.find((line) => line.startsWith('position: '))!.slice(10));
    expect((await print(golden('wal_comp'), { position: second }))[2]).toMatch(/^Sequence=101,/);
    await expect(print(golden('wal_comp'), { position: second + 1 })).rejects.toThrow(
      `Can not skip to the given position ${second + 1}, stopped at`,
    );
  });
});
