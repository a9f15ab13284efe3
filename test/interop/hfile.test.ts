// Our HFiles through HBase's own HFilePrettyPrinter: every cell, key order, metadata, block headers, statistics.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { META_COMPARATOR } from '../../cell/cell-comparator.ts';
import { printCells } from '../../hfile/hfile-printer.ts';
import type { HFileWriterOptions } from '../../hfile/hfile-writer.ts';
import { openBytes, put, type TestCell, testCell, writeCells } from '../hfile/support.ts';
import { classPath, JAVA_OPTIONS, javaMissing } from './support/jars.ts';

const missing = javaMissing();
const ROWS = 6000;

function cells(): TestCell[] {
  const out: TestCell[] = [];
  for (let i = 0; i < ROWS; i++) {
    const row = `row${String(i).padStart(7, '0')}`;
    if (i % 500 === 7) {
      out.push(testCell({ row: Buffer.from(row), family: Buffer.from('cf'), timestamp: 5n, type: 14, sequenceId: i }));
    }
    out.push(put(row, 'a', 1000 + i, `value${i}`, i + 1));
    if (i % 3 === 0) out.push(put(row, 'b', 1001 + i, 'x'.repeat(i % 50), i + 2), put(row, 'b', 1000 + i, 'y', i + 1));
  }
  return out;
}

/** `type 64, value xy` and `type 64, value zA`. */
const TAGS = Buffer.from('000340787900034' + '07a41', 'hex');

const VARIANTS: Record<string, Partial<HFileWriterOptions>> = {
  'default settings': {},
  'an index of three levels, many bloom chunks': { blockSizeBytes: 256, indexChunkBytes: 1024, bloomChunkBytes: 1024 },
  'gz with a multi-level index': { compression: 'GZ', blockSizeBytes: 4096, indexChunkBytes: 1024 },
  'a ROWCOL bloom': { bloom: 'ROWCOL', blockSizeBytes: 8192, bloomChunkBytes: 4096 },
  'a row prefix bloom': { bloom: 'ROWPREFIX_FIXED_LENGTH', bloomPrefixLength: 8 },
  'no bloom': { bloom: 'NONE' },
  'no sequence ids': { includesMvcc: false },
  'tags on every tenth cell': { includesTags: true, blockSizeBytes: 4096 },
};

/** As HFilePrettyPrinter prints a cell. */
function printed(cell: TestCell, withSequence: boolean): string {
  const { bytes } = cell;
  const keyLength = bytes.readUInt32BE(0);
  const rowLength = bytes.readUInt16BE(8);
  const familyEnd = 11 + rowLength + bytes[10 + rowLength];
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  const type = { 4: 'Put', 14: 'DeleteFamily' }[bytes[7 + keyLength]];
  const key = `${text(10, 10 + rowLength)}/${text(11 + rowLength, familyEnd)}:${text(familyEnd, keyLength - 1)}`;
  const value = text(8 + keyLength, bytes.length);
  const tags = cell.tags.length > 0 ? ' T[0]: [Tag type : 64, value : xy] T[1]: [Tag type : 64, value : zA]' : '';
  const sequence = withSequence ? cell.sequenceId : 0;
  return `K: ${key}/${bytes.readBigInt64BE(keyLength - 1)}/${type}/vlen=${value.length}/seqid=${sequence} V: ${value}${tags}`;
}

describe.skipIf(missing !== undefined)(
  `HBase reads our HFiles${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'colonnade-hfile-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function print(
      bytes: Buffer,
      flags = ['-p', '-m', '-b', '-h', '-k', '-a', '-s', '-v'],
    ): { status: number | null; out: string; cells: string[] } {
      // The tool compares the folder's name with the cells' family.
      const file = join(folder, 'cf', 'abcdef0123456789');
      mkdirSync(join(folder, 'cf'), { recursive: true });
      writeFileSync(file, bytes);
      const tool = 'org.apache.hadoop.hbase.io.hfile.HFilePrettyPrinter';
      const args = [...JAVA_OPTIONS, '-cp', classPath(), tool, ...flags, '-f', `file://${file}`];
      const result = spawnSync('java', args, { encoding: 'latin1', maxBuffer: 1 << 28, timeout: 200_000 });
      const out = `${result.stdout}${result.stderr}`;
      return { status: result.status, out, cells: result.stdout.split('\n').filter((line) => line.startsWith('K: ')) };
    }

    it.each(Object.entries(VARIANTS))('%s', async (_name, options) => {
      const written = cells().map((cell, i) => (options.includesTags && i % 10 === 0 ? { ...cell, tags: TAGS } : cell));
      const { bytes } = await writeCells(written, options, { maxSequenceId: 4711, compactedFiles: ['0123', '4567'] });
      const { status, out, cells: lines } = print(bytes);
      expect(status, out.slice(-2000)).toBe(0);
      expect(lines).toEqual(written.map((cell) => printed(cell, options.includesMvcc ?? true)));
      expect(out).not.toMatch(/WARNING|Exception/);
      expect(out).toContain(`entryCount=${written.length},`);
      expect(out).toContain('MAX_SEQ_ID_KEY = 4711');
      expect(out).toContain('DELETE_FAMILY_COUNT = 12');
      expect(out).toContain('TIMERANGE = 0....6999');
      const bloom = options.bloom ?? 'ROW';
      if (bloom !== 'NONE') expect(out).toContain(`BLOOM_FILTER_TYPE = ${bloom}`);
      if (bloom === 'ROW') expect(out).toContain(`No of Keys in bloom: ${ROWS}`);
      if (bloom !== 'ROWCOL') expect(out).toContain('No of Keys in bloom: 12');
      if (options.indexChunkBytes !== undefined) expect(out).toMatch(/numDataIndexLevels=[23],/);
    });

    it.each(['NONE_1_NONE_ROWCOL', 'FAST_DIFF_2_NONE_ROW', 'ROW_INDEX_V1_0_GZ_ROWPREFIX_FIXED_LENGTH'])(
      'prints %s, a file of its own, as our printer does',
      async (name) => {
        const bytes = readFileSync(new URL(`../golden/hfile/${name}`, import.meta.url));
        const ours: string[] = [];
        for await (const line of printCells(await openBytes(bytes))) ours.push(line);
        expect(ours).toEqual(print(bytes, ['-p']).cells);
      },
    );

    it('an empty file', async () => {
      const { bytes } = await writeCells([], {}, { maxSequenceId: 9 });
      // The tool's -h fails on any file without blocks.
      const { status, out } = print(bytes, ['-p', '-m', '-b', '-k', '-s', '-v']);
      expect(status, out).toBe(0);
      expect(out).toContain('Scanned kv count -> 0');
    });

    it('a file in the order of hbase:meta', async () => {
      const rows = ['t,,1.a.', 't,\x01,2.b.', 't,a,3.c.', 't,a\x01,3.c.', 't1,,1.d.', 't1,zz,9.e.'];
      const written = rows.map((row) => put(row, 'regioninfo', 7, 'value', 3));
      const { bytes } = await writeCells(written, { comparator: META_COMPARATOR, bloom: 'ROWCOL', blockSizeBytes: 32 });
      const { status, out, cells: lines } = print(bytes);
      expect(status, out).toBe(0);
      expect(lines.length).toBe(rows.length);
      expect(out).toContain('MetaCellComparator');
    });

    it('refuses a flipped byte by our checksums, as it does by its own', async () => {
      const { bytes } = await writeCells(cells());
      bytes[1000] ^= 1;
      const { out } = print(bytes);
      expect(out).toMatch(/[Cc]hecksum/);
    });
  },
);
