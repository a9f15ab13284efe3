import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { printWAL, type WALPrintOptions } from '../../wal/wal-printer.ts';
import { WALReader } from '../../wal/wal-reader.ts';
import { fileOf, golden, keyOf, openWAL, put } from './support.ts';

async function print(bytes: Buffer, options?: WALPrintOptions): Promise<string[]> {
  const lines: string[] = [];
  await printWAL(await WALReader.open(fileOf(bytes)), (line) => lines.push(line), options);
  return lines;
}

describe('printWAL', () => {
  it('prints entries, cells and the end', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs);
    await wal.syncAsync(wal.append(keyOf(7), put('r\x01', 'v\xff')), 'data');
    await wal.close();
    expect(await print(await disk.files.readFile(wal.currentPath), { values: true })).toEqual([
      'Sequence=7, table=ns:t, region=9f08f7543715570c8ef00f7015f58dcc, at write timestamp=1700000000000, position=97, attested=97',
      'row=r\\x01, column=f:q, timestamp=1000, type=Put',
      '    value: v\\xC3\\xBF',
      '1 entries; the log is closed at offset 196',
    ]);
  });

  it('keeps to what is asked for', async () => {
    const lines = await print(golden('server.gz'), { table: 'many', row: 'e007' });
    expect(lines.at(-2)).toBe('row=e007, column=c:, timestamp=1795251234088, type=DeleteFamily');
    expect(lines.every((line) => !line.includes('table=plain'))).toBe(true);
    expect((await print(golden('server.gz'), { sequenceId: -1 })).length).toBe(1);
  });
});
