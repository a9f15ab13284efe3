// Every server of a cluster is stopped in order and started again, one after the other, while clients write, read and scan: none of their calls
// fails, and what they read is what they wrote last.
import { expect, it } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
import { leftovers, whenAtRest } from './support/process-checks.ts';
import { ProcessCluster } from './support/process-cluster.ts';

const CLIENTS = 3;
const ROWS = 20;

interface Client {
  readonly failures: string[];
  readonly counts: { writes: number; reads: number; scans: number };
  longestMs: number;
  stop(): Promise<void>;
}

/** Works on rows of its own, one call after another. */
function startClient(connection: Connection, name: string): Client {
  const table = connection.table('t');
  const values = new Map<string, string>();
  const counts = { writes: 0, reads: 0, scans: 0 };
  const client = { failures: [] as string[], counts, longestMs: 0, stop: async () => {} };
  let isOver = false;
  const timed = async (what: string, act: () => Promise<void>) => {
    const begun = performance.now();
    await act().catch((error) => void client.failures.push(`${what}: ${error}`));
    client.longestMs = Math.max(client.longestMs, performance.now() - begun);
  };
  const one = async (round: number) => {
    // Spread over the regions.
    const row = `${'aeimqu'[round % 6]}-${name}-${round % ROWS}`;
    await timed(`put ${row}`, async () => {
      await table.put({ row, cells: [{ family: 'f', qualifier: 'q', value: `${round}` }] });
      values.set(row, `${round}`);
      counts.writes++;
    });
    await timed(`get ${row}`, async () => {
      expect((await table.get(row)).text('f', 'q')).toBe(values.get(row));
      counts.reads++;
    });
    if (round % 10 !== 0) return;
    await timed('scan', async () => {
      const found = new Map<string, string>();
      for await (const each of table.scan({ caching: 3 }))
        if (each.key.toString().includes(`-${name}-`)) found.set(each.key.toString(), each.text('f', 'q')!);
      expect(found).toEqual(new Map([...values].sort()));
      counts.scans++;
    });
  };
  const running = (async () => {
    for (let round = 0; !isOver; round++) await one(round);
  })();
  client.stop = async () => {
    isOver = true;
    await running;
  };
  return client;
}

it('a rolling restart is not noticed by clients', async () => {
  const cluster = await ProcessCluster.start({ masters: 2, regionServers: 3 });
  try {
    await using connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] }, ['d', 'h', 'l', 'p', 't']);
    const connections = await Promise.all(Array.from({ length: CLIENTS }, () => connect(cluster.quorum)));
    const clients = connections.map((each, i) => startClient(each, `c${i}`));
    for (const member of [...cluster.regionServers, ...cluster.masters]) {
      const former = member.process;
      await former.kill('SIGTERM');
      expect(await former.exited, former.log().slice(-3000)).toEqual({ code: 0, signal: null });
      if (member.role === 'regionserver') expect(former.log()).not.toContain('closed here');
      await cluster.startAgain(member);
    }
    await Promise.all(clients.map((client) => client.stop()));
    await Promise.all(connections.map((each) => each.close()));
    for (const { failures, counts } of clients) {
      expect(failures).toEqual([]);
      expect(Math.min(counts.writes, counts.reads, counts.scans)).toBeGreaterThan(0);
    }
    const longestMs = Math.max(...clients.map((client) => client.longestMs));
    const calls = clients.reduce((sum, { counts }) => sum + counts.writes + counts.reads + counts.scans, 0);
    console.log(`rolling restart: ${calls} calls, the longest took ${Math.round(longestMs)} ms`);
    expect(await whenAtRest(cluster, connection, 60_000)).toEqual([]);
    expect(await leftovers(cluster)).toEqual([]);
    for (const end of await cluster.stop()) expect(end).toEqual({ code: 0, signal: null });
  } finally {
    await cluster.kill();
  }
});
