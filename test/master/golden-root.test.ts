// Whole root directories of Apache HBase 2.6.1 (test/golden/README.md), after an orderly stop and after kill -9: this master takes them
// over, with the procedures, servers and logs that it finds, and clients read what HBase's own shell printed of them.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { toStringBinary } from '../../base/bytes.ts';
import { systemClock } from '../../base/clock.ts';
import { type Connection, connect } from '../../client/index.ts';
import { goldenRoot } from '../support/golden-root.ts';
import { RealCluster } from '../support/real-cluster.ts';

let cluster: RealCluster;
afterEach(async () => {
  await cluster.crash().catch(() => {});
});

/** Soon after the directories were made, so that nothing in them is past its time to live. */
const THEN = Date.parse('2026-11-21T08:56:00Z');
const shift = THEN - systemClock.now();
const clock = { now: () => systemClock.now() + shift, monotonic: () => systemClock.monotonic() };

/** Lines of a section of the shell's output: `row column=f:q, timestamp=…, value=…`. */
function expected(section: string): string[] {
  const text = gunzipSync(readFileSync(new URL('../golden/root.expected.txt.gz', import.meta.url))).toString();
  const from = text.indexOf(`@@@ ${section}\n`);
  const lines = text.slice(from, text.indexOf('@@@ ', from + 4)).split('\n');
  return lines.filter((line) => line.includes(' column=')).map((line) => line.trim());
}

async function scanned(connection: Connection, name: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const row of connection.table(name).scan({ versions: 10 }))
    for (const cell of row.cells) {
      const time = new Date(Number(cell.timestamp)).toISOString().replace('Z', '');
      const column = `${toStringBinary(cell.family)}:${toStringBinary(cell.qualifier)}`;
      // The shell leaves milliseconds of 0 out.
      lines.push(
        `${toStringBinary(row.key)} column=${column}, timestamp=${time.replace(/\.000$/, '')}, value=${toStringBinary(cell.value)}`,
      );
    }
  return lines;
}

describe.each(['clean', 'killed'] as const)('a root directory HBase 2.6.1 left, %s', (name) => {
  test('is taken over with all it holds', async () => {
    cluster = await RealCluster.start(1, await goldenRoot(name), {}, clock);
    await using connection = await connect(cluster.quorum);
    const tables = await connection.admin.listTables();
    expect(tables.map((table) => table.tableName.name)).toEqual(['many', 'ns1:t', 'off', 'plain']);
    for (const table of ['plain', 'many', 'ns1:t'])
      expect(await scanned(connection, table), table).toEqual(expected(`${table} visible`));
    // What HBase's split left: the daughters' references are compacted, then the parent is removed.
    const folders = async () => {
      await connection.admin.runCatalogJanitor();
      const entries = await cluster.disk.files.list('data/default/plain');
      return entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name);
    };
    const regions = (await connection.admin.regions('plain')).map(({ region }) => region.encodedName);
    expect(regions).toHaveLength(2);
    await expect.poll(folders).toEqual(regions.sort());
    expect(await scanned(connection, 'plain')).toEqual(expected('plain visible'));
    expect(await connection.admin.isDisabled('off')).toBe(true);
    await connection.admin.enableTable('off');
    expect((await connection.admin.listNamespaces()).map(({ name }) => name)).toContain('ns1');
  });
});
