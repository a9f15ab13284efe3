import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printCells, printKey, printMetadata } from '../../hfile/hfile-printer.ts';
import { openBytes } from './support.ts';

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const out: string[] = [];
  for await (const line of lines) out.push(line);
  return out;
}

const golden = readFileSync(new URL('../golden/hfile/NONE_1_NONE_ROWCOL', import.meta.url));

it("prints cells as HBase's HFilePrettyPrinter does", async () => {
  const lines = await all(printCells(await openBytes(golden)));
  expect(lines.length).toBe(4530);
  expect(lines.slice(0, 2)).toEqual([
    'K: row00000/cf:q0/5/Put/vlen=4/seqid=0 V: val2 T[0]: [Tag type : 64, value : t0] T[1]: [Tag type : 65, value : u]',
    'K: row00001/cf:q0/1700000001000/Put/vlen=5/seqid=3 V: val1x',
  ]);
  expect(lines.filter((line) => line.includes('/DeleteFamily/'))).toHaveLength(30);
});

it('prints what a file says of itself', async () => {
  const text = (await all(printMetadata(await openBytes(golden)))).join('\n');
  expect(text).toContain('    entryCount = 4530');
  expect(text).toContain('    MAX_SEQ_ID_KEY = 4711');
  expect(text).toContain('    TIMERANGE = 0....1700000006000');
  expect(text).toContain('    hfile.LASTKEY = row01499/cf:q2/1700000000744/Put');
  expect(text).toMatch(/Mid-key: row007\d\d\/cf:q1\/LATEST_TIMESTAMP\/Maximum/);
  expect(text).toMatch(/^Bloom filter: \d+ of at most \d+ keys, \d+ bytes in \d+ chunks$/m);
  expect(text).toContain('Delete Family Bloom filter: not present');
});

it('keys of binary rows are printed as HBase prints bytes', () => {
  expect(printKey(Buffer.from('000200ff026366717fffffffffffffff04', 'hex'))).toBe(
    '\\x00\\xFF/cf:q/LATEST_TIMESTAMP/Put',
  );
});
