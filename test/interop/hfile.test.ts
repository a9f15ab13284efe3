// Our HFiles through HBase's own HFilePrettyPrinter: every cell, key order, metadata, block headers, statistics.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODEC_NAMES } from '../../base/codec-registry.ts';
import { META_COMPARATOR } from '../../cell/cell-comparator.ts';
import type { HFileWriterOptions } from '../../hfile/hfile-writer.ts';
import { DATA_BLOCK_ENCODINGS } from '../../model/column-family-descriptor.ts';
import { printHFiles } from '../../tools/hfile/print-hfiles.ts';
import { BufferFile, put, type TestCell, testCell, writeCells } from '../hfile/support.ts';
import { GenuinePrinter } from './support/genuine-printer.ts';
import { javaMissing } from './support/jars.ts';

const missing = javaMissing();
const ROWS = 6000;

function cells(rows = ROWS): TestCell[] {
  const out: TestCell[] = [];
  for (let i = 0; i < rows; i++) {
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
    let genuine: GenuinePrinter;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'colonnade-hfile-'));
      // The tool compares the folder's name with the cells' family.
      mkdirSync(join(folder, 'cf'));
      genuine = new GenuinePrinter('PrintHFiles');
    });
    afterAll(async () => {
      await genuine.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The arguments that begin with `--` on our side, without the file. */
    const OPTION: Record<string, string> = {
      '-p': 'printkv',
      '-e': 'printkey',
      '-m': 'printmeta',
      '-b': 'printblocks',
      '-h': 'printblockheaders',
      '-k': 'checkrow',
      '-a': 'checkfamily',
      '-s': 'stats',
      '-d': 'details',
      '-v': 'verbose',
    };

    async function print(bytes: Buffer, flags = ['-p', '-m', '-b', '-h', '-k', '-a', '-s', '-v']) {
      const path = join(folder, 'cf', 'abcdef0123456789');
      writeFileSync(path, bytes);
      const { status, out } = await genuine.print([...flags, '-f', path]);
      return { path, status, out, cells: out.split('\n').filter((line) => line.startsWith('K: ')) };
    }

    /** What our tool prints, as one text. */
    async function ours(path: string, bytes: Buffer, flags: readonly string[], row?: Buffer): Promise<string> {
      const lines: string[] = [];
      const options = Object.fromEntries(flags.map((flag) => [OPTION[flag], true]));
      const add = (line: string) => void lines.push(`${line}\n`);
      await printHFiles(
        [path],
        { ...options, ...(row !== undefined && { row }) },
        { open: async () => new BufferFile(bytes, 'sync', path), print: add, warn: add },
      );
      return lines.join('');
    }

    /** A comparator's hash code differs from run to run. */
    const comparable = (out: string) => out.replaceAll(/@[0-9a-f]+\]/g, '@0]').split('\n');

    it.each(Object.entries(VARIANTS))('%s', async (_name, options) => {
      const written = cells().map((cell, i) => (options.includesTags && i % 10 === 0 ? { ...cell, tags: TAGS } : cell));
      const { bytes } = await writeCells(written, options, { maxSequenceId: 4711, compactedFiles: ['0123', '4567'] });
      const { status, out, cells: lines } = await print(bytes);
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

    // Few enough cells that the tool's statistics are of all of them.
    describe.each(DATA_BLOCK_ENCODINGS)('in encoding %s', (encoding) => {
      it.each(CODEC_NAMES)(
        'with codec %s: every line that the tool prints is as ours prints it',
        async (compression) => {
          const tags = CODEC_NAMES.indexOf(compression) % 2 === 0;
          const written = cells(500).map((cell, i) => (tags && i % 3 === 0 ? { ...cell, tags: TAGS } : cell));
          const { bytes } = await writeCells(written, {
            encoding,
            compression,
            compressTags: compression !== 'SNAPPY',
            blockSizeBytes: 3000,
            indexChunkBytes: 1000,
            bloomChunkBytes: 512,
          });
          const flags = ['-v', '-s', '-d', '-b', '-m', '-p', '-k', '-a', '-h'];
          const { status, out, cells: lines, path } = await print(bytes, flags);
          expect(status, out.slice(-2000)).toBe(0);
          expect(lines).toEqual(written.map((cell) => printed(cell, true)));
          expect(out).not.toMatch(/WARNING|Exception/);
          expect(comparable(await ours(path, bytes, flags))).toEqual(comparable(out));
        },
      );
    });

    const GOLDEN = new URL('../golden/hfile/', import.meta.url);
    const goldenNames = readdirSync(GOLDEN).filter((name) => !name.includes('.'));
    it.each(goldenNames)('prints %s, a file of its own, as our printer does', async (name) => {
      const bytes = readFileSync(new URL(name, GOLDEN));
      const flags = ['-p', '-m', '-b', '-h', '-v', '-k', '-a'];
      const { out, path } = await print(bytes, flags);
      expect(comparable(await ours(path, bytes, flags))).toEqual(comparable(out));
      const { out: row } = await genuine.print(['-e', '-w', 'row00107', '-f', path]);
      expect(await ours(path, bytes, ['-e'], Buffer.from('row00107'))).toBe(row);
    });

    it('an empty file', async () => {
      const { bytes } = await writeCells([], {}, { maxSequenceId: 9 });
      // The tool's -h fails on any file without blocks.
      const flags = ['-p', '-m', '-b', '-k', '-s', '-v'];
      const { status, out, path } = await print(bytes, flags);
      expect(status, out).toBe(0);
      expect(out).toContain('Scanned kv count -> 0');
      expect(await ours(path, bytes, flags)).toBe(out);
    });

    it('a file in the order of hbase:meta', async () => {
      const rows = ['t,,1.a.', 't,\x01,2.b.', 't,a,3.c.', 't,a\x01,3.c.', 't1,,1.d.', 't1,zz,9.e.'];
      const written = rows.map((row) => put(row, 'regioninfo', 7, 'value', 3));
      const { bytes } = await writeCells(written, { comparator: META_COMPARATOR, bloom: 'ROWCOL', blockSizeBytes: 32 });
      const flags = ['-p', '-m', '-b', '-h', '-k', '-a', '-s', '-v'];
      const { status, out, cells: lines, path } = await print(bytes, flags);
      expect(status, out).toBe(0);
      expect(lines.length).toBe(rows.length);
      expect(out).toContain('MetaCellComparator');
      expect(comparable(await ours(path, bytes, flags))).toEqual(comparable(out));
    });

    it('refuses a flipped byte by our checksums, as it does by its own', async () => {
      const { bytes } = await writeCells(cells());
      bytes[1000] ^= 1;
      const { out } = await print(bytes);
      expect(out).toMatch(/[Cc]hecksum/);
    });
  },
);
