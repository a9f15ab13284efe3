// Our logs and recovered edits through HBase's own WALPrettyPrinter: every entry and cell, closed and still open.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStringBinary } from '../../base/bytes.ts';
import { silentLogger } from '../../base/logger.ts';
import { CellList } from '../../cell/cell-list.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { LocalLogStorage } from '../../storage/local-log-storage.ts';
import { compactionMarker, flushMarker, regionEventMarker } from '../../wal/wal-edit.ts';
import { WALSplitter } from '../../wal/wal-splitter.ts';
import { keyOf, openWAL, REGION } from '../wal/support.ts';
import { BRIEF_JAVA_OPTIONS, classPath, javaMissing } from './support/jars.ts';

const missing = javaMissing();
const ENTRIES = 500;

interface Expected {
  readonly sequence: number;
  readonly rows: string[];
}

/** Entry i has i mod 4 + 1 cells; every fifth one tags, every seventh a nonce; values grow to 64 KB. */
function cellsOf(i: number): CellList {
  const cells = new CellList();
  for (let j = 0; j <= i % 4; j++) {
    cells.addKeyValue({
      row: Buffer.from([0x72, i & 0xff, j, 0xff]),
      family: Buffer.from('f'),
      qualifier: Buffer.from(`q${j}`),
      timestamp: BigInt(1000 + i),
      type: [4, 8, 12, 14][j],
      value: j === 0 ? Buffer.alloc((i * 131) % 65_536, 0x61) : undefined,
      tags: i % 5 === 0 ? Buffer.from('0003407879', 'hex') : undefined,
    });
  }
  return cells;
}

function printedRows(i: number): string[] {
  return Array.from({ length: (i % 4) + 1 }, (_, j) => {
    const type = ['Put', 'Delete', 'DeleteColumn', 'DeleteFamily'][j];
    const row = toStringBinary(Buffer.from([0x72, i & 0xff, j, 0xff]));
    return `row=${row}, column=f:q${j}, timestamp=${1000 + i}, type=${type}`;
  });
}

const EXPECTED: Expected[] = Array.from({ length: ENTRIES }, (_, i) => ({ sequence: 100 + i, rows: printedRows(i) }));

describe.skipIf(missing !== undefined)(
  `HBase reads our logs${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let root: string;
    beforeAll(() => {
      root = mkdtempSync(join(tmpdir(), 'colonnade-wal-'));
    });
    afterAll(() => rmSync(root, { recursive: true, force: true }));

    async function write(name: string, close: boolean): Promise<string> {
      const data = join(root, name);
      await LocalFileStorage.open(data);
      const wal = await openWAL(new LocalLogStorage(data));
      for (let i = 0; i < ENTRIES; i++) {
        const nonces = i % 7 === 0 ? { nonceGroup: -5n, nonce: BigInt(i) } : {};
        const txid = wal.append(keyOf(100 + i, nonces), cellsOf(i));
        if (i % 10 === 9) await wal.syncAsync(txid, i % 20 === 19 ? 'full' : 'data');
      }
      const path = join(data, wal.currentPath);
      if (close) await wal.close();
      return path;
    }

    function print(path: string): { entries: Expected[]; out: string; errors: string; status: number | null } {
      const tool = 'org.apache.hadoop.hbase.wal.WALPrettyPrinter';
      const args = [...BRIEF_JAVA_OPTIONS, '-cp', classPath(), tool, path];
      const result = spawnSync('java', args, { encoding: 'latin1', maxBuffer: 1 << 28, timeout: 200_000 });
      const entries: Expected[] = [];
      for (const line of result.stdout.split('\n')) {
        const sequence = /^Sequence=(\d+), table=ns:t, region=9f08f7543715570c8ef00f7015f58dcc/.exec(line)?.[1];
        if (sequence !== undefined) entries.push({ sequence: Number(sequence), rows: [] });
        else if (line.startsWith('row=')) entries.at(-1)!.rows.push(line);
      }
      return { entries, out: result.stdout, errors: result.stderr, status: result.status };
    }

    it('closed: every entry, and a clean end', async () => {
      const { entries, out, errors, status } = print(await write('closed', true));
      expect(errors).not.toContain('Exception');
      expect(status).toBe(0);
      expect(entries).toEqual(EXPECTED);
      expect(out.match(/tag: \[64:xy\]/g)?.length).toBe(
        EXPECTED.filter((_, i) => i % 5 === 0).flatMap(({ rows }) => rows).length,
      );
    });

    it('open: every entry, then the end of file it reports of its own open logs, too', async () => {
      const { entries, errors } = print(await write('open', false));
      expect(entries).toEqual(EXPECTED);
      expect(errors).toContain('EOF while reading message size');
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
        region: 299,
        families: new Map(),
      }));
      const outputs = await splitter.commit(edits);
      const { entries, status } = print(join(data, outputs[0]));
      expect(status).toBe(0);
      expect(entries).toEqual(EXPECTED.slice(200));
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
      const { entries, status } = print(path);
      expect(status).toBe(0);
      expect(entries.map(({ rows }) => rows[0].replace(/.*column=METAFAMILY:(.*), timestamp.*/, '$1'))).toEqual([
        'HBASE::REGION_EVENT::REGION_OPEN',
        'HBASE::FLUSH',
        'HBASE::COMPACTION',
        'HBASE::REGION_EVENT::REGION_CLOSE',
      ]);
    });
  },
);
