// A root directory of ours, after an orderly stop, given to a stock HBase 2.6.1: its master finds meta, the servers and no procedure
// under way, and serves what was written; given back, ours goes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { connect } from '../../client/index.ts';
import { startColonnade } from '../support/colonnade-process.ts';
import { javaMissing } from './support/jars.ts';
import { startRealHBase } from './support/real-hbase.ts';

const folder = mkdtempSync(join(tmpdir(), 'handed-over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(quorum: string): Promise<string[]> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const rows: string[] = [];
  for await (const row of connection.table('ns:t').scan({})) rows.push(`${row.key}=${row.value('f', 'q')}`);
  return rows;
}

describe.skipIf(javaMissing() !== undefined)('a root directory handed to Apache HBase 2.6.1', () => {
  test('is served by it, and by us again', async () => {
    const expected = Array.from({ length: 100 }, (_, i) => `r${String(i).padStart(3, '0')}=v${i}`);
    const ours = await startColonnade({ data: join(folder, 'root') });
    {
      await using connection = await connect(ours.quorum);
      await connection.admin.createNamespace('ns');
      await connection.admin.createTable({ name: 'ns:t', families: ['f'] }, ['r050']);
      for (let i = 0; i < 100; i++)
        await connection
          .table('ns:t')
          .put({ row: `r${String(i).padStart(3, '0')}`, cells: [{ family: 'f', qualifier: 'q', value: `v${i}` }] });
      await connection.admin.createTable({ name: 'off', families: ['f'] });
      await connection.admin.disableTable('off');
    }
    await ours.stop();
    const hbase = await startRealHBase({ folder });
    expect(await rowsOf(hbase.quorum)).toEqual(expected);
    {
      await using connection = await connect(hbase.quorum);
      await connection.table('ns:t').put({ row: 'r200', cells: [{ family: 'f', qualifier: 'q', value: 'theirs' }] });
      await connection.admin.enableTable('off');
    }
    await hbase.shutdown();
    const again = await startColonnade({ data: join(folder, 'root') });
    expect(await rowsOf(again.quorum)).toEqual([...expected, 'r200=theirs']);
    await again.stop();
  }, 300_000);
});
