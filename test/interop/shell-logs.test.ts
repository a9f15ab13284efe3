import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { type Connection, connect } from '../../client/index.ts';
import { DEFAULT_BALANCER_CONFIG } from '../../master/balancer/balancer-config.ts';
import { DEFAULT_SLOW_LOG } from '../../regionserver/slow-calls.ts';
import { DEFAULT_CALL_LIMITS } from '../../rpc/call-watch.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { comparable, genuineShell, run } from './support/genuine-shell.ts';
import { javaMissing } from './support/jars.ts';

const missing = javaMissing();
const LARGE = 50_000;
const ASKS = readFileSync('test/interop/shell/logs.rb', 'utf8');
const CLEARS = "clear_slowlog_responses\nget_largelog_responses '*'\nclear_slowlog_responses ['@SERVER']\n";

/** Without what HBase 2.4 does not know. */
function known(text: string): string {
  return text
    .replace(/^ {2}"(blockBytesScanned|fsReadTime)": \d+,\n/gm, '')
    .replace(/,\n {2}"(request|connection)Attributes": \{[^}]*\}/g, '');
}

describe.skipIf(missing !== undefined)(
  `the genuine hbase shell 2.4.17 on what servers keep${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let folder: string;
    let cluster: RealCluster;
    let connection: Connection;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shell-logs-'));
      const balancer = { ...DEFAULT_BALANCER_CONFIG, keepsDecisions: true, keepsRejections: true };
      cluster = await RealCluster.start(2, undefined, { balancer }, systemClock, {
        callLimits: { ...DEFAULT_CALL_LIMITS, largeBytes: LARGE, largeScanBytes: LARGE },
        slowLog: { ...DEFAULT_SLOW_LOG, isKept: true },
      });
      connection = await connect(cluster.quorum);
    });
    afterAll(async () => {
      await connection?.close();
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('prints what ours prints', async () => {
      const { admin } = connection;
      await admin.createTable({ name: 't', families: ['f'] }, ['c', 'e', 'g']);
      const table = connection.table('t');
      const value = Buffer.alloc(LARGE, 'x');
      for (const row of ['a', "b'<&>="]) await table.put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
      await table.get("b'<&>=");
      await table.getMany(['a', "b'<&>="]);
      for await (const row of table.scan({ stopRow: 'c' })) expect(row.cells).toHaveLength(1);
      const [{ region, server }] = await admin.regions('t');
      // All on one server, and evened out from there; then there is nothing to do.
      for (const each of await admin.regions('t')) await admin.move(each.region, server!).catch(() => {});
      await admin.balance();
      const idle = async () => (await admin.clusterStatus()).regionsInTransition;
      await expect.poll(idle, { timeout: 30_000 }).toEqual([]);
      await expect.poll(async () => (await admin.balance()).ran, { timeout: 30_000 }).toBe(true);
      expect((await admin.balancerDecisions()).length).toBeGreaterThan(0);
      expect((await admin.balancerRejections()).length).toBeGreaterThan(0);

      const script = (name: string, text: string) => {
        const path = join(folder, name);
        const filled = text.replaceAll('@SERVER', String(server)).replaceAll('@REGION', region.name.toString('latin1'));
        writeFileSync(path, filled);
        return path;
      };
      const ours = async (name: string, text: string) => {
        const finished = await run(process.execPath, [
          ...['bin/colonnade.js', 'shell', '--quorum', cluster.quorum],
          script(name, text),
        ]);
        expect(finished.status, finished.errors).toBe(0);
        return finished.out;
      };
      const asked = await ours('asks.rb', ASKS);
      expect(asked.match(/"methodName": "(Get|Multi|Scan)"/g)?.length).toBeGreaterThan(5);
      const genuine = await genuineShell(cluster.quorum, script('genuine.rb', ASKS + CLEARS), folder);
      expect(genuine.out, genuine.errors).not.toMatch(/ERROR/);
      const cleared = await ours('clears.rb', CLEARS);
      expect(cleared).toContain('Cleared Slowlog responses from 2/2 RegionServers');
      expect(comparable(known(asked + cleared))).toEqual(comparable(genuine.out));
    });
  },
);
