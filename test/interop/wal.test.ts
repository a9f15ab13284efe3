// Our logs and recovered edits, and HBase's own, through HBase's WALPrettyPrinter and through `colonnade wal`: to the letter the same.
import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStringBinary } from '../../base/bytes.ts';
import { silentLogger } from '../../base/logger.ts';
import { CellList } from '../../cell/cell-list.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { LocalLogStorage } from '../../storage/local-log-storage.ts';
import type { WALCompression } from '../../wal/wal-compression.ts';
import { compactionMarker, flushMarker, regionEventMarker } from '../../wal/wal-edit.ts';
import { END_MARK, END_MARK_LENGTH } from '../../wal/wal-format.ts';
import { WALSplitter } from '../../wal/wal-splitter.ts';
import { golden, keyOf, openWAL, REGION } from '../wal/support.ts';
import { GenuinePrinter } from './support/genuine-printer.ts';
import { javaMissing } from './support/jars.ts';

const missing = javaMissing();
const ENTRIES = 150;

/** Entry i has i mod 4 + 1 cells; every fifth one tags, every seventh a nonce; values grow to 20 KB, one is of 600. */
function cellsOf(i: number): CellList {
  const cells = new CellList();
  for (let j = 0; j <= i % 4; j++) {
    cells.addKeyValue({
      row: Buffer.from([0x72, i & 0xff, j, 0xff]),
      family: Buffer.from('f'),
      qualifier: Buffer.from(`q${j}`),
      timestamp: BigInt(1000 + i),
      type: [4, 8, 12, 14][j],
      value: j === 0 ? Buffer.alloc(i === 77 ? 600_000 : (i * 131) % 20_000, `<='>${i}`) : undefined,
      tags: i % 5 === 0 ? Buffer.from('0003407879', 'hex') : undefined,
    });
  }
  return cells;
}

const ZEROS = 200_000;
/** Of a log without a trailer. */
const EOF = '\nfailed: java.io.EOFException: EOF while reading message size\n';

const INVOCATIONS: readonly (readonly string[])[] = [
  [],
  ['-p'],
  ['-j', '-p'],
  ['-k'],
  ['-jk'],
  ['-t', 'ns:x,ns:t', '-s', '104'],
  ['--row', toStringBinary(Buffer.from([0x72, 4, 0, 0xff])), '-p'],
  ['--rowPrefix', 'r\\x09'],
  ['-r', 'nowhere', '-j'],
];

describe.skipIf(missing !== undefined)(
  `HBase reads our logs${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let root: string;
    let genuine: GenuinePrinter;
    beforeAll(() => {
      root = mkdtempSync(join(tmpdir(), 'colonnade-wal-'));
      genuine = new GenuinePrinter('PrintWals');
    });
    afterAll(async () => {
      await genuine.close();
      rmSync(root, { recursive: true, force: true });
    });

    async function write(name: string, close: boolean, compression?: WALCompression): Promise<string> {
      const data = join(root, name);
      await LocalFileStorage.open(data);
      const wal = await openWAL(new LocalLogStorage(data), { compression });
      for (let i = 0; i < ENTRIES; i++) {
        const nonces = i % 7 === 0 ? { nonceGroup: -5n, nonce: BigInt(i) } : {};
        const txid = wal.append(keyOf(100 + i, nonces), cellsOf(i));
        // The last of all leaves the file as long as its content.
        if (i % 10 === 9) await wal.syncAsync(txid, i % 20 === 19 || i === ENTRIES - 1 ? 'full' : 'data');
      }
      const path = join(data, wal.currentPath);
      if (close) await wal.close();
      return path;
    }

    /** What `colonnade wal` prints, and that the genuine one prints the same, and then `ending`. */
    async function print(args: readonly string[], ending = ''): Promise<string> {
      const run = promisify(execFile)(process.execPath, ['bin/colonnade.js', 'wal', ...args], { maxBuffer: 1 << 28 });
      const [{ out }, ours] = await Promise.all([genuine.print(args), run.catch((error) => error)]);
      const expected = ours.stdout + ending;
      // Of texts that differ and are long vitest makes a picture for minutes.
      expect(out === expected ? '' : `${args.join(' ')}: ${firstDifference(expected, out)}`).toBe('');
      return ours.stdout;
    }
    const sequences = (text: string) => [...text.matchAll(/^Sequence=(\d+)/gm)].map((match) => Number(match[1]));
    const all = Array.from({ length: ENTRIES }, (_, i) => 100 + i);

    it('closed: to the letter what `colonnade wal` prints, with every flag', async () => {
      const path = await write('closed', true);
      for (const flags of INVOCATIONS) await print([...flags, path]);
      expect(sequences(await print([path, path]))).toEqual([...all, ...all]);
      const second = /^position: (\d+)/m.exec(await print([path]))![1];
      expect(sequences(await print(['-g', second, path]))).toEqual(all.slice(1));
      expect(await print([join(root, 'nothing')])).toBe('');
    });

    it.each([undefined, 'GZ', 'SNAPPY', 'LZ4', 'ZSTD', 'NONE'] as const)(
      'compressed, values with %s',
      async (values) => {
        const path = await write(`compressed-${values}`, true, { tags: values !== 'GZ', values });
        expect(sequences(await print(['-p', path]))).toEqual(all);
      },
    );

    it('open: every entry, then the end of file it reports of its own open logs, too', async () => {
      expect(sequences(await print([await write('open', false)], EOF))).toEqual(all);
      const compressed = await write('open-compressed', false, { tags: true, values: 'ZSTD' });
      expect(sequences(await print([compressed], EOF))).toEqual(all);
    });

    it('open and made longer ahead: every entry, then the end of file', async () => {
      const path = await write('ahead', false);
      appendFileSync(path, Buffer.concat([END_MARK, Buffer.alloc(ZEROS)]));
      const needed = `expect at least ${END_MARK_LENGTH} bytes, but only ${END_MARK.length + ZEROS - 4} bytes available`;
      const ending = `\nfailed: java.io.EOFException: Available bytes not enough for parsing PB message, ${needed}\n`;
      expect(sequences(await print([path], ending))).toEqual(all);
    });

    it('of its own making: open ones of a killed server, of hbase:meta and of a master; compressed ones', async () => {
      for (const name of ['server', 'meta', 'master']) {
        writeFileSync(join(root, name), golden(`${name}.gz`));
        await print(['-p', join(root, name)], EOF);
      }
      for (const name of ['wal_comp', 'wal_comp_val_snappy']) {
        writeFileSync(join(root, name), golden(name));
        for (const flags of [['-p'], ['-j']]) await print([...flags, join(root, name)]);
      }
    });

    it('recovered edits that our split wrote', async () => {
      const path = await write('split', true);
      const data = join(root, 'split');
      const files = await LocalFileStorage.open(data);
      const folder = `data/ns/t/${REGION}`;
      mkdirSync(join(data, folder, 'f'), { recursive: true });
      const splitter = new WALSplitter({
        files,
        logs: new LocalLogStorage(data),
        logger: silentLogger,
        regionFolder: () => folder,
        recoveredEditsFolder: () => `${folder}/recovered.edits`,
      });
      const { edits } = await splitter.write(path.slice(data.length + 1), 'attempt', () => ({
        region: 199,
        families: new Map(),
      }));
      const outputs = await splitter.commit(edits);
      expect(sequences(await print(['-p', join(data, outputs[0])]))).toEqual(all.slice(100));
    });

    it('markers', async () => {
      const data = join(root, 'markers');
      await LocalFileStorage.open(data);
      const wal = await openWAL(new LocalLogStorage(data));
      const info = new RegionInfo({ tableName: TableName.parse('ns:t'), regionId: 1 });
      const server = { host_name: 'localhost', port: 16020, start_code: 1 };
      const stores = [{ family: Buffer.from('f'), files: ['file1'] }];
      wal.append(keyOf(1), regionEventMarker(info, 'REGION_OPEN', 0, server, stores, 5));
      wal.append(keyOf(2), flushMarker(info, 'COMMIT_FLUSH', 1, stores, 5));
      wal.append(keyOf(3), compactionMarker(info, Buffer.from('f'), ['file1'], ['file2'], 5));
      wal.append(keyOf(4), regionEventMarker(info, 'REGION_CLOSE', 4, server, stores, 5));
      const path = join(data, wal.currentPath);
      await wal.close();
      const text = await print(['-p', path]);
      expect([...text.matchAll(/column=METAFAMILY:(.*), timestamp/g)].map((match) => match[1])).toEqual([
        'HBASE::REGION_EVENT::REGION_OPEN',
        'HBASE::FLUSH',
        'HBASE::COMPACTION',
        'HBASE::REGION_EVENT::REGION_CLOSE',
      ]);
    });
  },
);

/** Of two texts that are not the same, a few lines. */
function firstDifference(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `line ${at + 1}\n  ours:   ${a[at]?.slice(0, 300)}\n  theirs: ${b[at]?.slice(0, 300)}`;
}
