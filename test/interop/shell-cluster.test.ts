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

const poll = (read: () => unknown) => expect.poll(read, { timeout: 30_000 });

const PROCEDURE = /^ \d+ org\.apache\.hadoop\.hbase\.master\./;
function proceduresOf(out: string): string[] {
  return out.split('\n').filter((line) => PROCEDURE.test(line));
}
const OWN_REGION = /^ +"(split|merged)_/;
/** Without what differs from run to run: loads are as of the last heartbeat, and each shell splits and merges tables of its own. */
function steady(out: string): string[] {
  const lines = comparable(out).filter(
    (line, i, all) =>
      !PROCEDURE.test(line) &&
      !line.startsWith('Can not find all details') &&
      !OWN_REGION.test(line) &&
      !OWN_REGION.test(all[i - 1] ?? ''),
  );
  const counters = [
    'requestsPerSecond',
    'numberOfOnlineRegions',
    'numberOfStores',
    'numberOfStorefiles',
    // Of as many files as there are just then, and of what was compacted until then.
    'storefileIndexSizeKB',
    'rootIndexSizeKB',
    'totalStaticIndexSizeKB',
    'totalStaticBloomSizeKB',
    'storeRefCount',
    'lastMajorCompactionTimestamp',
    'totalCompactingKVs',
    'currentCompactedKVs',
    'compactionProgressPct',
    'readRequestsCount',
    'filteredReadRequestsCount',
    'writeRequestsCount',
    'completeSequenceId',
  ];
  const counter = new RegExp(`(${counters.join('|')})=(?:[\\d.]+|NaN)`, 'g');
  // The count of procedures is the last line of all.
  return lines.slice(0, lines.findIndex((line) => line.startsWith(' PID Name')) + 1).map((line) =>
    line
      .replace(/Aggregate load: \d+, regions: \d+/, 'Aggregate load: N, regions: N')
      .replace(counter, '$1=N')
      .replace(/'(split|merged)_(genuine|ours)'/, "'$1'"),
  );
}

describe.skipIf(missing !== undefined)(
  `the genuine hbase shell 2.4.17 on several region servers${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let cluster: RealCluster;
    let connection: Connection;
    let folder: string;
    let ours: Finished;
    let genuine: Finished;
    let placed: Map<RegionInfo, string>;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shell-'));
      cluster = await RealCluster.start(3);
      connection = await connect(cluster.quorum);
      await connection.admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['g', 'p']);
      for (const shell of ['genuine', 'ours']) {
        await connection.admin.createTable({ name: `split_${shell}`, families: ['f'] });
        await connection.admin.createTable({ name: `merged_${shell}`, families: ['f'] }, ['g', 'p']);
      }
      placed = await homes();
    });
    afterAll(async () => {
      await connection?.close();
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The session for one of the shells: regions of `t` and their servers are the same for both, what is split and merged is each one's own. */
    async function scriptFor(shell: 'genuine' | 'ours', last = ''): Promise<string> {
      const { admin } = connection;
      const fill = async (text: string, table: string, front: string) =>
        (await admin.regions(table)).reduce(
          (filled, { region, server }, i) =>
            filled
              .replaceAll(`@${front}ENCODED_${i + 1}`, region.encodedName)
              .replaceAll(`@${front}REGION_${i + 1}`, region.name.toString('latin1'))
              .replaceAll(`@${front}SERVER_${i + 1}`, String(server)),
          text,
        );
      let text = readFileSync(SCRIPT, 'utf8').replaceAll('@SPLIT_TABLE', `split_${shell}`);
      text = await fill(await fill(text, 't', ''), `merged_${shell}`, 'MERGED_');
      const path = join(folder, `${shell}.rb`);
      writeFileSync(path, `${text}${last}\n`);
      return path;
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
        await poll(() => connection.admin.move(region, server).catch(String)).toBeUndefined();
      await reported();
    }
    async function reported(): Promise<void> {
      const seen = async () => {
        const { liveServers } = await connection.admin.clusterStatus();
        return liveServers.flatMap(({ server, regions }) => regions.map(({ name }) => `${name} ${server}`));
      };
      const wanted = [...placed].map(([region, server]) => `${region.name} ${server}`);
      await poll(seen).toEqual(expect.arrayContaining(wanted));
    }

    it('runs every command without an error, and stops the server it is told to', async () => {
      await reported();
      const script = await scriptFor('ours');
      ours = await run(process.execPath, ['bin/colonnade.js', 'shell', '--quorum', cluster.quorum, script]);
      expect(ours.status, ours.errors).toBe(0);
      await restore();
      const stopped = cluster.servers[2].serverName;
      const last = `stop_regionserver '${stopped.host}:${stopped.port}'`;
      genuine = await genuineShell(cluster.quorum, await scriptFor('genuine', last), folder);
      expect(genuine.out, genuine.errors).not.toMatch(/ERROR/);
      expect(genuine.status, genuine.errors).toBe(0);
      const commands = readFileSync(SCRIPT, 'utf8').trimEnd().split('\n').length + 1;
      expect(genuine.out.match(/^Took /gm)?.length, genuine.out).toBe(commands);
      const live = async () => (await connection.admin.clusterStatus()).liveServers.map(({ server }) => String(server));
      await poll(live).not.toContain(String(stopped));
      const served = async () => [...(await homes()).values()].every((server) => server !== String(stopped));
      await poll(served).toBe(true);
    });

    it('prints what ours prints for the same session', () => {
      expect(steady(ours.out)).toEqual(steady(genuine.out));
      // What both saw of procedures that had ended by then; the genuine one does not know two fields that are newer than it.
      const seen = proceduresOf(ours.out).filter((line) => line.includes(' SUCCESS '));
      expect(seen.length).toBeGreaterThan(5);
      const known = seen.map((line) => line.replace(', "isSplit"=>false, "evictCache"=>false', ''));
      expect(proceduresOf(genuine.out)).toEqual(expect.arrayContaining(known));
    });

    it.each(['genuine', 'ours'])('%s: split and merged what it was told to', async (shell) => {
      const starts = async (table: string) =>
        (await connection.admin.regions(table)).map(({ region }) => region.startKey.toString());
      await poll(() => starts(`split_${shell}`)).toEqual(['', 'c']);
      await poll(() => starts(`merged_${shell}`)).toEqual(['', 'p', 'x']);
    });
  },
);
