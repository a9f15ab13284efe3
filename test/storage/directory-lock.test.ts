import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { ManualScheduler } from '../../base/scheduler.ts';
import { DirectoryLock, LOCK_NAME } from '../../storage/directory-lock.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'colonnade-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lockFile = () => join(root, LOCK_NAME);
const holder = () => JSON.parse(readFileSync(lockFile(), 'utf8')) as { pid: number; started: string; scope: string };
const write = (fields: object) => writeFileSync(lockFile(), `${JSON.stringify(fields)}\n`);

describe('DirectoryLock', () => {
  it('refuses a second holder, naming process and folder, until released', async () => {
    const lock = await DirectoryLock.acquire(root);
    await expect(DirectoryLock.acquire(root)).rejects.toMatchObject({
      reason: 'locked',
      message: `${root}: the data directory is in use by process ${process.pid}, which is this one`,
    });
    await lock.release();
    await lock.release();
    expect(existsSync(lockFile())).toBe(false);
    await (await DirectoryLock.acquire(root)).release();
  });

  it('refuses while another process holds it, takes over when that was killed', async () => {
    const module = fileURLToPath(new URL('../../storage/directory-lock.ts', import.meta.url));
    const program = `import { DirectoryLock } from ${JSON.stringify(module)};
      await DirectoryLock.acquire(${JSON.stringify(root)}); console.log('locked'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(DirectoryLock.acquire(root)).rejects.toMatchObject({
      message: `${root}: the data directory is in use by process ${child.pid}`,
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
    const lock = await DirectoryLock.acquire(root);
    expect(holder().pid).toBe(process.pid);
    await lock.release();
  });

  it('a process that got the id of a dead holder is not taken for it', async () => {
    const first = await DirectoryLock.acquire(root);
    const own = holder();
    await first.release();
    // The same id, which is alive, but a process started at another time.
    write({ ...own, pid: process.ppid, started: '1' });
    const lock = await DirectoryLock.acquire(root);
    expect(holder()).toEqual(own);
    await lock.release();
  });

  it('of a holder in another container: in use while it gives signs of life, replaced when it does not', async () => {
    const clock = new ManualClock(Date.now());
    const scheduler = new ManualScheduler(clock);
    const touch = () => utimesSync(lockFile(), clock.now() / 1000, clock.now() / 1000);
    write({ pid: 1, started: '5', scope: 'elsewhere' });
    touch();
    const refused = DirectoryLock.acquire(root, { clock, scheduler });
    clock.advance(5_000);
    touch();
    scheduler.advance(12_000);
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('in use by process 1 of another container'),
    });
    const granted = DirectoryLock.acquire(root, { clock, scheduler });
    scheduler.advance(12_000);
    await (await granted).release();
  });

  const ours = { id: 'one', at: '127.0.0.1:2181' };

  it('is shared by the servers of one cluster, and refuses those of another and who wants to be alone', async () => {
    const locks = [
      await DirectoryLock.acquire(root, { cluster: ours }),
      await DirectoryLock.acquire(root, { cluster: ours }),
    ];
    const message = `${root}: the data directory is in use by process ${process.pid}, which is this one, a server of the cluster whose ZooKeeper is 127.0.0.1:2181`;
    for (let left = locks.length; left > 0; left--) {
      await expect(DirectoryLock.acquire(root, { cluster: { id: 'two', at: 'elsewhere' } })).rejects.toMatchObject({
        reason: 'locked',
        message,
      });
      await expect(DirectoryLock.acquire(root)).rejects.toMatchObject({ reason: 'locked', message });
      expect(readdirSync(root)).toHaveLength(left);
      await locks.pop()!.release();
    }
    expect(readdirSync(root)).toEqual([]);
    await (await DirectoryLock.acquire(root)).release();
  });

  it('of one process alone refuses the servers of a cluster, until it is shared with them', async () => {
    const lock = await DirectoryLock.acquire(root);
    await expect(DirectoryLock.acquire(root, { cluster: ours })).rejects.toMatchObject({ reason: 'locked' });
    lock.share(ours);
    const other = await DirectoryLock.acquire(root, { cluster: ours });
    await expect(DirectoryLock.acquire(root)).rejects.toMatchObject({ reason: 'locked' });
    await lock.release();
    await expect(DirectoryLock.acquire(root)).rejects.toMatchObject({ reason: 'locked' });
    await other.release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('dead servers do not count, whichever cluster they were of, and their files go', async () => {
    const lock = await DirectoryLock.acquire(root, { cluster: ours });
    const [name] = readdirSync(root);
    const own = JSON.parse(readFileSync(join(root, name), 'utf8'));
    await lock.release();
    const dead = (file: string, cluster: object) =>
      writeFileSync(join(root, file), `${JSON.stringify({ ...own, pid: process.ppid, started: '1', cluster })}\n`);
    dead('colonnade.lock.11.1', ours);
    dead('colonnade.lock.12.1', { id: 'two', at: 'elsewhere' });
    const next = await DirectoryLock.acquire(root, { cluster: ours });
    expect(readdirSync(root)).toEqual([name.replace(/\d+$/, '') + (Number(/\d+$/.exec(name)![0]) + 1)]);
    await next.release();
  });

  it('of two clusters that come at the same time at most one gets it', async () => {
    for (let round = 0; round < 20; round++) {
      const results = await Promise.allSettled(
        ['one', 'two'].map((id) => DirectoryLock.acquire(root, { cluster: { id, at: id } })),
      );
      const got = results.filter(({ status }) => status === 'fulfilled');
      expect(got.length).toBeLessThanOrEqual(1);
      for (const each of results) if (each.status === 'fulfilled') await each.value.release();
      expect(readdirSync(root)).toEqual([]);
    }
  });

  it('a damaged lock file is replaced when it is old', async () => {
    writeFileSync(lockFile(), 'garbage');
    utimesSync(lockFile(), 1_000_000, 1_000_000);
    await (await DirectoryLock.acquire(root)).release();
  });

  it('a folder that cannot be made is an error that names it', async () => {
    writeFileSync(join(root, 'file'), '');
    await expect(DirectoryLock.acquire(join(root, 'file', 'below'))).rejects.toMatchObject({
      name: 'StorageError',
      message: expect.stringContaining(join(root, 'file', 'below')),
    });
  });

  it('leaves no other files behind', async () => {
    const lock = await DirectoryLock.acquire(root);
    expect(execFileSync('ls', ['-A', root], { encoding: 'utf8' }).trim()).toBe(LOCK_NAME);
    await lock.release();
  });
});
