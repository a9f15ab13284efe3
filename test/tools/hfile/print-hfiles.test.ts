import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { keyText } from '../../../tools/hfile/key-text.ts';
import { MobFiles } from '../../../tools/hfile/mob-files.ts';
import { printHFiles, regionFiles, UNREADABLE } from '../../../tools/hfile/print-hfiles.ts';
import type { PrintOptions } from '../../../tools/hfile/print-options.ts';
import { twoPlaces, ValueStatistics } from '../../../tools/hfile/value-statistics.ts';
import { BufferFile, put, type TestCell, testCell, writeCells } from '../../hfile/support.ts';

const GOLDEN = new URL('../../golden/hfile/', import.meta.url);
const golden = (name: string) => readFileSync(new URL(name, GOLDEN));

/** Status, what was printed and what was warned of. */
async function print(files: Record<string, Buffer>, options: PrintOptions, disk = new MemoryDisk()) {
  const printed: string[] = [];
  const warned: string[] = [];
  const status = await printHFiles(Object.keys(files).concat(files.nope ? ['nope'] : []), options, {
    open: async (path) => (files[path]?.length > 0 ? new BufferFile(files[path], 'sync', path) : undefined),
    print: (line) => void printed.push(line),
    warn: (line) => void warned.push(line),
    mobFiles: new MobFiles(disk.files),
  });
  return { status, printed, warned };
}

describe('a file of HBase', () => {
  it('is printed as HFilePrettyPrinter prints it, line by line', async () => {
    const name = 'FAST_DIFF_2_NONE_ROW';
    const expected = gunzipSync(golden(`${name}.printed.gz`)).toString('latin1');
    const { status, printed, warned } = await print(
      { [`cf/${name}`]: golden(name) },
      {
        verbose: true,
        printmeta: true,
        printblocks: true,
        printblockheaders: true,
        printkv: true,
        checkrow: true,
        checkfamily: true,
        stats: true,
        details: true,
        row: Buffer.from('row00107'),
      },
    );
    expect([status, warned]).toEqual([0, []]);
    expect(printed.join('\n').split('\n')).toEqual(expected.trimEnd().split('\n'));
  });

  it('as JSON: a line of the file, then its cells, then its blocks', async () => {
    const name = 'NONE_1_NONE_ROWCOL';
    const { printed } = await print(
      { f: golden(name) },
      { json: true, printkv: true, printblocks: true, printblockheaders: true, stats: true },
    );
    const [head, ...rest] = printed.map((line) => JSON.parse(line));
    expect(head).toMatchObject({ file: 'f', encoding: 'NONE', trailer: { entryCount: 4530, compression: 'NONE' } });
    expect(head.fileInfo.MAX_SEQ_ID_KEY).toBe('4711');
    expect(head.bloom.keyCount).toBeGreaterThan(1000);
    expect(head.stats.keyLength).toMatchObject({ count: 1500, min: 24, max: 24 });
    const cells = rest.filter((line) => line.cell);
    expect(cells).toHaveLength(4530);
    expect(cells[0].cell).toEqual({
      key: 'row00000/cf:q0/5/Put',
      sequenceId: 0,
      value: 'val2',
      tags: [
        { type: 64, value: 't0' },
        { type: 65, value: 'u' },
      ],
    });
    const blocks = rest.filter((line) => line.block).map((line) => line.block);
    const data = blocks.filter((block) => block.type === 'DATA');
    expect(data.map((block) => block.offset)).toEqual(head.dataBlocks.map((block: { offset: number }) => block.offset));
    expect(blocks.at(-1).type).toBe('GENERAL_BLOOM_META');
  });

  it('as a picture: every byte is in one of its lines', async () => {
    const { printed } = await print({ f: golden('DIFF_0_GZ_ROW') }, { picture: true });
    const length = golden('DIFF_0_GZ_ROW').length;
    expect(printed[0]).toBe(`f: ${length.toLocaleString('en-US')} bytes, 4,530 cells, encoding DIFF, compression GZ`);
    const uses = printed.slice(3, 8).map((line) => Number(line.slice(31, 47).replaceAll(',', '')));
    expect(uses.reduce((sum, bytes) => sum + bytes)).toBe(length);
    expect(printed.at(-1)).toContain('row01499/cf:q2/1700000000744/Put is the last');
    const ranges = printed.slice(printed.findIndex((line) => line.includes('keys from')) + 1, -1);
    expect(ranges).toHaveLength(24);
    expect(ranges[0]).toMatch(/^ +0 .* row00000\/cf:q0\/5\/Put$/);
  });
});

describe('what the checks find', () => {
  const row = (name: string, family: string, tags?: Uint8Array, value = 'v') =>
    testCell({
      row: Buffer.from(name),
      family: Buffer.from(family),
      qualifier: Buffer.from('q'),
      timestamp: 1n,
      value: Buffer.from(value, 'latin1'),
      ...(tags && { tags }),
    });
  const written = async (cells: TestCell[]) => (await writeCells(cells)).bytes;

  it('cells of another family than the folder is of, and than the one before', async () => {
    const bytes = await written([row('a', 'f'), row('b', 'g')]);
    const { status, warned } = await print({ 'data/f/x': bytes }, { checkfamily: true, checkrow: true });
    expect(status).toBe(0);
    expect(warned).toEqual([
      'WARNING, filename does not match kv family,\n\tfilename -> data/f/x\n\tkeyvalue -> b/g:q/1/Put/vlen=1/seqid=0',
      'WARNING, previous kv has different family compared to current key\n\tfilename -> data/f/x\n\tprevious -> a/f:q/1/Put/vlen=1/seqid=0\n\tcurrent  -> b/g:q/1/Put/vlen=1/seqid=0',
    ]);
  });

  it('MOB files that are missing', async () => {
    const disk = new MemoryDisk();
    // The encoded name of `t,.mob,0.`.
    const folder = 'mobdir/data/default/t/8710f5362b237e340ba83eeb6e111434/f';
    await disk.files.writeFile(`${folder}/here`, Buffer.from('x'));
    const tags = Buffer.concat([Buffer.from('000105', 'hex'), Buffer.from('000206', 'hex'), Buffer.from('t')]);
    const cells = [
      row('a', 'f', tags, '\0\0\0\x05here'),
      row('b', 'f', tags, '\0\0\0\x05gone'),
      row('c', 'f', tags, 'x'),
    ];
    const { warned } = await print({ x: await written(cells) }, { checkMobIntegrity: true }, disk);
    expect(warned).toEqual([
      'ERROR, the mob file [gone] is missing referenced by cell b/f:q/1/Put/vlen=8/seqid=0',
      'ERROR, wrong value format in mob reference cell c/f:q/1/Put/vlen=1/seqid=0',
    ]);
  });

  it('a file that is not there, and one that is none', async () => {
    expect(await print({ gone: Buffer.alloc(0) }, { verbose: true })).toEqual({
      status: UNREADABLE,
      printed: ['Scanning -> gone'],
      warned: ['ERROR, file doesnt exist: gone'],
    });
    const { status, warned } = await print({ bad: Buffer.alloc(5000) }, {});
    expect(status).toBe(UNREADABLE);
    expect(warned[0]).toMatch(/^Error reading bad: bad is damaged at offset 904: trailer: expected HFile version/);
  });

  it('the files of a region, of all its families', async () => {
    const disk = new MemoryDisk();
    for (const path of ['r/f/b', 'r/f/a', 'r/g/c', 'r/.regioninfo', 'r/recovered.edits/1.seqid'])
      await disk.files.writeFile(path, Buffer.from('x'));
    expect(await regionFiles(disk.files, 'r')).toEqual(['r/f/a', 'r/f/b', 'r/g/c']);
  });
});

describe('text', () => {
  it('keys of binary rows, without family, of no time', () => {
    expect(keyText(Buffer.from('000200ff026366717fffffffffffffff04', 'hex'))).toBe(
      '\\x00\\xFF/cf:q/LATEST_TIMESTAMP/Put',
    );
    expect(keyText(Buffer.from('00016100718000000000000000ff', 'hex'))).toBe('a/q/OLDEST_TIMESTAMP/Maximum');
  });

  it.each([
    [1.005, '1.01'],
    [2, '2.00'],
    [0.125, '0.13'],
    [-0.125, '-0.13'],
    [99.994, '99.99'],
    [99.995, '100.00'],
  ])('%d with two places is %s', (value, text) => expect(twoPlaces(value)).toBe(text));

  it('statistics of all ranges, beyond the last too', () => {
    const statistics = new ValueStatistics('Val length');
    for (const value of [2, 2, 7, 200_000_000]) statistics.add(value);
    expect([...statistics.lines(true)]).toEqual([
      '   Val length:',
      '               min = 2',
      '               max = 200000000',
      '              mean = 50000002.75',
      '            stddev = 99999998.17',
      '            median = 4.50',
      '              75% <= 150000001.75',
      '              95% <= 200000000.00',
      '              98% <= 200000000.00',
      '              99% <= 200000000.00',
      '            99.9% <= 200000000.00',
      '             count = 4',
      '           (range <= count):',
      '                1 <= 0',
      '                3 <= 2',
      '               10 <= 1',
      '              inf <= 1',
    ]);
  });

  it('a put of the support is found by its row only', async () => {
    const { bytes } = await writeCells([put('a', 'q', 1, 'x'), put('b', 'q', 1, 'y'), put('c', 'q', 1, 'z')]);
    const { printed } = await print({ x: bytes }, { printkey: true, row: Buffer.from('b') });
    expect(printed).toEqual(['K: b/cf:q/1/Put/vlen=1/seqid=0', 'Scanned kv count -> 1']);
  });
});
