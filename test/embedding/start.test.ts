// `start()`: clusters in the caller's own process.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, start } from '../../index.ts';
import type { Remains } from './support/cycles.ts';

const folder = mkdtempSync(join(tmpdir(), 'embedding-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = { row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] };

async function remainsOf(kind: string, count: number): Promise<Remains> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    'test/embedding/support/cycles.ts',
    kind,
    `${count}`,
  ]);
  return JSON.parse(stdout);
}

describe('clusters one after another in one process', () => {
  // What is compiled and cached on the way grows for some ten rounds; a leak goes on growing: the smallest so far took 0.4 MB a round.
  it.each([
    ['memory', 20],
    ['data', 20],
    ['crash', 20],
  ])('leave nothing behind: %s, %d times', async (kind, count) => {
    const { resources, heapMb, rssMb } = await remainsOf(kind, count);
    expect(resources).toEqual(Array.from({ length: count }, () => []));
    const half = count / 2 - 1;
    expect(heapMb.at(-1)! - heapMb[half], `heap in MB: ${heapMb}`).toBeLessThan((count / 2) * 0.3);
    expect(rssMb.at(-1)! - rssMb[half], `RSS in MB: ${rssMb}`).toBeLessThan(30);
  });

  it('side by side do not disturb each other', async () => {
    await using one = await start({ memory: true });
    await using other = await start({ memory: true });
    await using connection = await connect(one.quorum);
    await using elsewhere = await connect(other.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    expect(await elsewhere.admin.exists('t')).toBe(false);
  });
});

describe('start()', () => {
  it('gives a cluster that is stopped at the end of its block, and keeps its data', async () => {
    const data = join(folder, 'kept');
    let ended: Promise<void>;
    {
      await using cluster = await start({ data });
      ended = cluster.ended;
      await using connection = await connect(cluster.quorum);
      await connection.admin.createTable({ name: 't', families: ['f'] });
      await connection.table('t').put(put);
    }
    await ended;
    expect(existsSync(join(data, 'colonnade.lock'))).toBe(false);
    await using cluster = await start({ data });
    await using connection = await connect(cluster.quorum);
    expect((await connection.table('t').get('r')).value('f', 'q')?.toString()).toBe('v');
  });

  it('recovers what was acknowledged before a crash', async () => {
    const data = join(folder, 'crashed');
    const first = await start({ data });
    {
      await using connection = await connect(first.quorum);
      await connection.admin.createTable({ name: 't', families: ['f'] });
      await connection.table('t').put(put);
    }
    await first.crash();
    await first.ended;
    await using second = await start({ data });
    await using connection = await connect(second.quorum);
    expect((await connection.table('t').get('r')).value('f', 'q')?.toString()).toBe('v');
  });

  it('may be stopped twice, and after a crash', async () => {
    const cluster = await start({ memory: true });
    await Promise.all([cluster.stop(), cluster.stop()]);
    await cluster.stop();
    const crashed = await start({ memory: true });
    await crashed.crash();
    await crashed.stop();
  });

  it('refuses both or neither of memory and data, and settings it does not know', async () => {
    await expect(start({})).rejects.toThrow(TypeError);
    await expect(start({ memory: true, data: folder })).rejects.toThrow(TypeError);
    await expect(start({ memory: true, settings: { 'hbase.master.prot': 1 } })).rejects.toThrow(/hbase\.master\.port/);
  });

  it('that fails closes what it had opened', async () => {
    const data = join(folder, 'taken');
    const first = await start({ data });
    await expect(start({ data })).rejects.toThrow(/in use/);
    await first.stop();
    // Later than the lock, the ZooKeeper tree and the sockets: the root directory turns out to be another's.
    const strange = join(folder, 'newer');
    const cluster = await start({ data: strange });
    await cluster.stop();
    rmSync(join(strange, 'hbase.version'));
    writeFileSync(join(strange, 'hbase.version'), 'PBUF\n\x0299');
    await expect(start({ data: strange })).rejects.toThrow(/version 99/);
    expect(existsSync(join(strange, 'colonnade.lock'))).toBe(false);
    // Nothing of it is left open: the same folder fails for the same reason, not for being in use.
    await expect(start({ data: strange })).rejects.toThrow(/version 99/);
  });
});
