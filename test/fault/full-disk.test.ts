// A real disk that is really full: a small tmpfs, which takes the right to mount one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { startColonnade } from '../support/colonnade-process.ts';
import { runStart } from './support/run-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { encoding: 'utf8' });
const refusal = mount.status === 0 ? undefined : (mount.stderr?.trim() ?? String(mount.error));
if (refusal !== undefined) console.log(`skipped, a file system cannot be mounted here: ${refusal}`);

afterAll(() => {
  if (refusal === undefined) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

// With small memstores flushes and compactions meet the end of the space too.
it.skipIf(refusal !== undefined).each([
  ['writes', []],
  ['writes, flushes and compactions', ['-D', 'hbase.hregion.memstore.flush.size=300000']],
] as const)(
  'a disk full of %s: the server says so and ends; with more space all that was acknowledged is there',
  async (_, args) => {
    const data = join(folder, 'data');
    rmSync(data, { recursive: true, force: true });
    spawnSync('mount', ['-o', 'remount,size=6m', folder]);
    const cluster = await startColonnade({ data, args });
    const connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    const table = connection.table('t');
    let acknowledged = 0;
    const gone = new AbortController();
    void cluster.exited.then(() => gone.abort(new Error('the server is gone')));
    const full = (async () => {
      for (; ; acknowledged++) {
        const cells = [{ family: 'f', qualifier: 'q', value: 'v'.repeat(4000) }];
        await table.put({ row: `r${acknowledged}`, cells }, { signal: gone.signal });
      }
    })();
    await expect(full).rejects.toThrow('the server is gone');
    expect((await cluster.exited).code).toBe(2);
    await connection.close();
    expect(acknowledged).toBeGreaterThan(100);
    expect(cluster.log()).toMatch(
      /colonnade: a server gave up: .*no space left on the disk.* Nothing acknowledged is lost: make space for .*data and start again\./,
    );

    // A start ends with the reason when it cannot write its own logs. Where room is left for these, recovery waits for more, and says so.
    const again = await runStart(['--ephemeral', '--data', data], { until: /no space left on the disk.*tries again/ });
    expect(again.output).toBe('');
    if (again.status !== null) {
      expect(again.status).toBeGreaterThan(0);
      expect(again.words).toMatch(/^colonnade: .*no space left on the disk/);
    }

    spawnSync('mount', ['-o', 'remount,size=64m', folder]);
    const recovered = await startColonnade({ data });
    const reading = await connect(recovered.quorum);
    const rows = new Set<string>();
    for await (const row of reading.table('t').scan()) rows.add(row.key.toString());
    for (let i = 0; i < acknowledged; i++) expect(rows).toContain(`r${i}`);
    // And it takes writes again.
    await reading.table('t').put({ row: 'more', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    await reading.close();
    await recovered.stop();
  },
);
