// Bulk loads of every kind on a real HBase and on ours: HBase's own tool with HBase's own files, with files of ours, and our tools.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { InlineTaskRunner } from '../../../base/task-runner.ts';
import { type Cluster, type Connection, connect, start, TableName } from '../../../index.ts';
import { LocalFileStorage } from '../../../storage/local-file-storage.ts';
import { bulkLoad } from '../../../tools/bulk-load/bulk-load.ts';
import { importTsv } from '../../../tools/import-tsv/import-tsv.ts';
import { Progress } from '../../../tools/import-tsv/progress.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava } from './jars.ts';

const ROWS = 2000;
const LONG = process.env.LONG === '1';
const world = { clock: systemClock, random: systemRandom, files: new LocalFileStorage('/') };

export function bulkLoads(realQuorum: () => string): void {
  describe('bulk loads', () => {
    let folder: string;
    let cluster: Cluster;
    /** Of colonnade importtsv. */
    let made: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'colonnade-bulk-'));
      cluster = await start({ data: join(folder, 'data') });
      const lines = Array.from({ length: ROWS }, (_, i) => `row${(i * 7919) % ROWS}\t${i}\t${'x'.repeat(i % 50)}\n`);
      writeFileSync(join(folder, 'input.tsv'), lines.join(''));
      await using connection = await connect(cluster.quorum);
      made = join(folder, 'made');
      await importLines(connection, made, false);
    });
    afterAll(async () => {
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    async function importLines(connection: Connection, output: string, loads: boolean) {
      await connection.admin.createTable(
        {
          name: 'tsv',
          families: [
            { name: 'f', dataBlockEncoding: 'FAST_DIFF', compression: 'GZ', blockSizeBytes: 8192 },
            { name: 'g', bloomFilter: 'ROWCOL' },
          ],
        },
        ['row5'],
      );
      return importTsv({
        ...{ ...world, connection, taskRunner: new InlineTaskRunner(), root: '/', loads },
        ...{ table: TableName.parse('tsv'), inputs: [join(folder, 'input.tsv').slice(1)], output: output.slice(1) },
        progress: new Progress(systemClock, systemScheduler, undefined),
        ...{ columns: 'HBASE_ROW_KEY,f:a,g:b', separator: '\t', timestamp: 5n },
      });
    }

    test.each(['Apache HBase', 'ours'])("HBase's BulkLoadHFilesTool, against %s", async (which) => {
      const classes = compileJava();
      const quorum = which === 'ours' ? cluster.quorum : realQuorum();
      const work = join(folder, which === 'ours' ? 'files-ours' : 'files-theirs');
      // It takes away what it has to split, always.copy.files or not.
      const own = `${work}-made`;
      cpSync(made, own, { recursive: true });
      const args = [...BRIEF_JAVA_OPTIONS, '-cp', classPath(classes), 'BulkSuite', quorum, work, own, String(ROWS)];
      // That HBase takes its own files is looked at by night.
      const all = which === 'ours' || LONG;
      if (!all) args.push('files of colonnade');
      const run = promisify(execFile)('java', ['-Xmx512m', ...args], { timeout: 180_000, maxBuffer: 2 ** 26 });
      const { stdout } = await run.catch((error: { stdout: string }) => error);
      expect(stdout.split('\n').filter((line) => /^(ok|FAIL) /.test(line)).length).toBe(all ? 7 : 1);
      expect(stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
    });

    test('colonnade importtsv and bulkload, against Apache HBase', async () => {
      // Whose files they are.
      await using connection = await connect({ quorum: realQuorum(), user: userInfo().username });
      const report = await importLines(connection, join(folder, 'again'), true);
      expect(report).toMatchObject({ rows: ROWS, cells: 2 * ROWS, badLines: 0 });
      expect(report.loaded).toMatchObject({ files: 4, regions: 2, split: 0 });
      // Files that are of several regions.
      await connection.admin.createTable({ name: 'again', families: ['f', 'g'] }, ['row2', 'row50', 'row9']);
      const loaded = await bulkLoad({
        ...{ ...world, connection, table: TableName.parse('again'), folder: made.slice(1), log: () => {} },
        copyFiles: true,
      });
      expect(loaded).toMatchObject({ regions: 4, split: 4 });
      for (const table of ['tsv', 'again']) {
        let count = 0;
        for await (const row of connection.table(table).scan()) {
          expect(row.text('g', 'b')).toBe('x'.repeat(Number(row.text('f', 'a')) % 50));
          count++;
        }
        expect(count).toBe(ROWS);
      }
    });
  });
}
