import { describe, expect, it } from 'vitest';
import { entryText, fileOf, golden, readAll } from './support.ts';

/** The entries the golden program wrote (golden data's README). */
function expected(i: number, values: boolean): string {
  let value = `value${i}`;
  if (values && i === 7) value = '';
  if (values && i === 9) value = 'ab'.repeat(300_000);
  const tags = i % 4 === 0 ? `/0005000340${Buffer.from(`t${i % 2}`).toString('hex')}` : '';
  return `${100 + i} t 7b520268c67d8870e20f6d880327ab7e: row${i % 200}/cf:q${i % 3}/${1000 + i}/4/${value}${tags}`;
}

describe('logs written by HBase with dictionary compression', () => {
  it.each([
    'wal_comp',
    'wal_comp_val',
    'wal_comp_val_gz',
    'wal_comp_val_snappy',
    'wal_comp_val_lz4',
    'wal_comp_val_zstd',
  ])('%s', async (name) => {
    const { entries, end, error } = await readAll(fileOf(golden(name)));
    expect(error).toBeUndefined();
    expect(entries.map(entryText)).toEqual(
      Array.from({ length: 300 }, (_, i) => expected(i, name.startsWith('wal_comp_val_'))),
    );
    expect(end?.kind).toBe('closed');
    const { key } = entries[42];
    expect(key).toMatchObject({
      sequenceId: 142,
      writeTime: 5042,
      nonceGroup: 7n,
      nonce: 8n,
      attestedOffset: undefined,
    });
    expect(key.clusterIds.map((id) => id.toString('hex'))).toEqual(['00000000000000010000000000000002']);
    expect([...key.scopes]).toEqual([['cf', 1]]);
  });

  it('cut anywhere: the entries before the cut, then a torn or open end', async () => {
    const bytes = golden('wal_comp');
    const { entries } = await readAll(fileOf(bytes));
    for (let cut = 200; cut < bytes.length - 8; cut += 101) {
      const result = await readAll(fileOf(bytes.subarray(0, cut)));
      const whole = entries.filter((_, i) => (entries[i + 1]?.offset ?? bytes.length - 8) <= cut);
      expect(result.error, `cut at ${cut}`).toBeUndefined();
      expect(result.entries.length, `cut at ${cut}`).toBe(whole.length);
      expect(['torn', 'open']).toContain(result.end?.kind);
    }
  });
});

describe('logs of a killed HBase 2.6.1', () => {
  it.each([
    ['server.gz', 246_020, 2629, 10, '494 many e48521756e2bcd0e7e3f391a5ba74e0e: e007/a:/1795251234088/14/ '],
    ['meta.gz', 15_179, 43, 1, '45 hbase:meta 1588230740: plain,r00100,1795251227448.7163c6cb5797498987b2'],
    ['master.gz', 168_647, 339, 1, '341 master:store 1595e783b53d99cd5eef43b6debb2682: \\x00\\x00\\x00'],
  ])('%s', async (name, length, entryCount, regionCount, last) => {
    const bytes = golden(name);
    expect(bytes.length).toBe(length);
    const { entries, end, error } = await readAll(fileOf(bytes));
    expect(error).toBeUndefined();
    expect(end).toEqual({ kind: 'open', offset: length });
    for (const { key, cells } of entries) expect(cells.length).toBe(key.followingCellCount);
    const ids = new Map<string, number>();
    for (const { key } of entries) {
      const region = key.encodedRegionName.toString();
      expect(key.sequenceId).toBeGreaterThan(ids.get(region) ?? 0);
      ids.set(region, key.sequenceId);
    }
    expect(entries.length).toBe(entryCount);
    expect(ids.size).toBe(regionCount);
    expect(entryText(entries.at(-1)!)).toContain(last);
  });

  it('a damaged entry in the middle is corruption, one cut off a torn tail, zeros the end', async () => {
    const bytes = golden('meta.gz');
    const { entries } = await readAll(fileOf(bytes));
    const { offset } = entries[5];
    const damaged = Buffer.from(bytes);
    damaged[offset + 1] = 0xff;
    expect((await readAll(fileOf(damaged))).error).toMatchObject({ name: 'CorruptionError', offset });
    const cut = await readAll(fileOf(bytes.subarray(0, offset + 20)));
    expect(cut.entries.length).toBe(5);
    expect(cut.end).toMatchObject({ kind: 'torn', offset });
    const zeros = await readAll(fileOf(Buffer.concat([bytes.subarray(0, offset), Buffer.alloc(4096)])));
    expect(zeros.entries.length).toBe(5);
    expect(zeros.end).toMatchObject({ kind: 'torn', offset });
  });
});
