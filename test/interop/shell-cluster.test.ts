import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connect, type RegionInfo } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { comparable, type Finished, genuineShell, run } from './support/genuine-shell.ts';
import { javaMissing } from './support/jars.ts';

const missing = javaMissing();
const SCRIPT = 'test/interop/shell/cluster.rb';

const PROCEDURE = /^ \d+ org\.apache\.hadoop\.hbase\.master\./;
function proceduresOf(out: string): string[] {
  return out.split('\n').filter((line) => PROCEDURE.test(line));
}
/** Loads are as of the last heartbeat. */
function withoutProcedures(out: string): string[] {
  const lines = comparable(out).filter((line) => !PROCEDURE.test(line) && !line.startsWith('Can not find all details'));
  // The count of procedures is the last line of all.
  return lines
    .slice(0, lines.findIndex((line) => line.startsWith(' PID Name')) + 1)
    .map((line) =>
      line
        .replace(/Aggregate load: \d+/, 'Aggregate load: N')
        .replace(
          /(requestsPerSecond|(?:filteredR|r)eadRequestsCount|writeRequestsCount|numberOfStorefiles|completeSequenceId)=[\d.]+/g,
          '$1=N',
        ),
    );
}

describe.skipIf(missing !== undefined)(
  `the genuine hbase shell 2.4.17 on several region servers${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let cluster: RealCluster;
    let connection: Connection;
    let folder: string;
    let script: string;
    let genuine: Finished;
    let placed: Map<RegionInfo, string>;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shell-'));
      cluster = await RealCluster.start(3);
      connection = await connect(cluster.quorum);
      await connection.admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['g', 'p']);
      script = join(folder, 'cluster.rb');
      writeFileSync(script, await filledIn(readFileSync(SCRIPT, 'utf8')));
      placed = await homes();
    });
    afterAll(async () => {
      await connection?.close();
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Names of regions of `t`, in order, and of the servers that the first two are on. */
    async function filledIn(text: string): Promise<string> {
      const regions = await connection.admin.regions('t');
      return regions.reduce(
        (filled, { region, server }, i) =>
          filled
            .replaceAll(`@ENCODED_${i + 1}`, region.encodedName)
            .replaceAll(`@REGION_${i + 1}`, region.name.toString('latin1'))
            .replaceAll(`@SERVER_${i + 1}`, String(server)),
        text,
      );
    }
    /** Encoded names of all regions, and where they are. */
    async function homes(): Promise<Map<RegionInfo, string>> {
      const found = new Map<RegionInfo, string>();
      for (const table of ['hbase:meta', 'hbase:namespace', 't'])
        for (const { region, server } of await connection.admin.regions(table)) found.set(region, String(server));
      return found;
    }
    /** Puts every region where it was, and waits until the master has been told how much there is of each. */
    async function restore(): Promise<void> {
      for (const [region, server] of placed)
        await expect
          .poll(() => connection.admin.move(region, server).catch(String), { timeout: 30_000 })
          .toBeUndefined();
      await reported();
    }
    async function reported(): Promise<void> {
      const seen = async () => {
        const { liveServers } = await connection.admin.clusterStatus();
        return liveServers.flatMap(({ server, regions }) => regions.map(({ name }) => `${name} ${server}`)).sort();
      };
      const wanted = [...placed].map(([region, server]) => `${region.name} ${server}`).sort();
      await expect.poll(seen, { timeout: 30_000 }).toEqual(wanted);
    }

    it('runs every command without an error', async () => {
      await reported();
      genuine = await genuineShell(cluster.quorum, script, folder);
      expect(genuine.out, genuine.errors).not.toMatch(/ERROR/);
      expect(genuine.status, genuine.errors).toBe(0);
      const commands = readFileSync(SCRIPT, 'utf8').trimEnd().split('\n').length;
      expect(genuine.out.match(/^Took /gm)?.length, genuine.out).toBe(commands);
    });

    it('prints what ours prints for the same session', async () => {
      await restore();
      const ours = await run(process.execPath, ['bin/colonnade.js', 'shell', '--quorum', cluster.quorum, script]);
      expect(ours.status, ours.errors).toBe(0);
      expect(withoutProcedures(ours.out)).toEqual(withoutProcedures(genuine.out));
      // What both saw of procedures that had ended by then; this shell does not know two fields that are newer than it.
      const seen = proceduresOf(genuine.out).filter((line) => line.includes(' SUCCESS '));
      expect(seen.length).toBeGreaterThan(5);
      const also = proceduresOf(ours.out).map((line) => line.replace(', "isSplit"=>false, "evictCache"=>false', ''));
      expect(also).toEqual(expect.arrayContaining(seen));
    });
  },
);
