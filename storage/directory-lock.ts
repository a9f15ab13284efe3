// Who may use a root directory: one process alone, or the servers of one cluster together. Each holder is a file that names it: process id, the
// time that process started, where the id counts (storage/local-process.ts), and for a server its cluster.
//
//   colonnade.lock                one process, alone; created in one step, so that there is never a second
//   colonnade.lock.<pid>.<n>      a server of a cluster
//
// Everybody first creates its own file and then looks at the others: of two that must not be there together at least one sees the other, and
// takes its own file away again. A holder that is provably dead does not count and is removed. One that counts its ids elsewhere (another
// container, machine or boot) cannot be looked up: a living holder touches its file every few seconds, so that one is watched for a
// while, and does not count when it is silent.
import fs from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import { type Scheduler, systemScheduler, type Timer } from '../base/scheduler.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';
import { judgeProcess, ownIdentity, type ProcessIdentity } from './local-process.ts';

export const LOCK_NAME = 'colonnade.lock';
/** Alone, or of a cluster; not the temporary files next to them. */
const HOLDER_NAME = /^colonnade\.lock(\.\d+\.\d+)?$/;
const TOUCH_PERIOD_MS = 5_000;
/** Not touched for so long, by the file's own time: surely dead. */
const SILENT_MS = 60_000;
/** Watched for so long without a touch: dead. */
const WATCH_MS = 12_000;

export interface DirectoryLockOptions {
  readonly clock?: Clock;
  readonly scheduler?: Scheduler;
}

/** A cluster as its members know it. */
export interface ClusterOfLock {
  /** The same for all servers of the cluster, and for no other. */
  readonly id: string;
  /** For people: its ZooKeeper. */
  readonly at: string;
}

interface Holder extends ProcessIdentity {
  readonly cluster?: ClusterOfLock;
}

interface Found {
  readonly path: string;
  readonly text: string;
  readonly modified: number;
  /** Undefined when the text names no process. */
  readonly holder: Holder | undefined;
}

let joined = 0;

export class DirectoryLock {
  #root: string;
  #path: string;
  #text: string;
  #clock: Clock;
  #timer: Timer;

  private constructor(root: string, path: string, text: string, clock: Clock, scheduler: Scheduler) {
    this.#root = root;
    this.#path = path;
    this.#text = text;
    this.#clock = clock;
    this.#timer = scheduler.every(TOUCH_PERIOD_MS, () => this.#touch());
  }

  /**
   * Alone, or with others of `cluster`. `root` is made when absent. Rejects with a `locked` StorageError that names the process and the folder
   * while one lives that must not be there too.
   */
  static async acquire(
    root: string,
    options: DirectoryLockOptions & { cluster?: ClusterOfLock } = {},
  ): Promise<DirectoryLock> {
    const { clock = systemClock, scheduler = systemScheduler, cluster } = options;
    try {
      fs.mkdirSync(root, { recursive: true });
      const own = cluster === undefined ? await createAlone(root, clock, scheduler) : createShared(root, cluster);
      try {
        await checkOthers(root, own.path, cluster, clock, scheduler);
      } catch (error) {
        fs.rmSync(own.path, { force: true });
        throw error;
      }
      return new DirectoryLock(root, own.path, own.text, clock, scheduler);
    } catch (error) {
      throw storageErrorOf(error, root, 'lock the data directory');
    }
  }

  get path(): string {
    return this.#path;
  }

  /** From being alone to being the first of a cluster. */
  share(cluster: ClusterOfLock): void {
    const { path, text } = createShared(this.#root, cluster);
    this.#remove();
    this.#path = path;
    this.#text = text;
  }

  /** Lets others in. Harmless when called twice. */
  async release(): Promise<void> {
    this.#timer.cancel();
    this.#remove();
  }

  #remove(): void {
    try {
      if (fs.readFileSync(this.#path, 'utf8') === this.#text) fs.unlinkSync(this.#path);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw storageErrorOf(error, this.#path, 'remove the lock');
    }
  }

  #touch(): void {
    try {
      const seconds = this.#clock.now() / 1000;
      fs.utimesSync(this.#path, seconds, seconds);
    } catch {
      // Gone with its folder: there is nothing left to protect.
    }
  }
}

/** Each round either takes the file or removes a dead one; another process may come between. */
async function createAlone(root: string, clock: Clock, scheduler: Scheduler): Promise<{ path: string; text: string }> {
  const path = join(root, LOCK_NAME);
  const text = textOf();
  for (let round = 0; round < 10; round++) {
    if (tryCreate(path, text)) return { path, text };
    const found = read(path);
    if (found === undefined) continue;
    if (await isAlive(found, clock, scheduler)) throw inUse(root, found);
    remove(found);
  }
  throw new StorageError('locked', root, 'other processes are taking it into use at the same time');
}

function createShared(root: string, cluster: ClusterOfLock): { path: string; text: string } {
  const path = join(root, `${LOCK_NAME}.${process.pid}.${++joined}`);
  const text = textOf(cluster);
  // Left by a process that had our id.
  fs.rmSync(path, { force: true });
  tryCreate(path, text);
  return { path, text };
}

function textOf(cluster?: ClusterOfLock): string {
  return `${JSON.stringify({ ...ownIdentity(), cluster })}\n`;
}

/** Throws while one lives that may not be there together with us. */
async function checkOthers(
  root: string,
  own: string,
  cluster: ClusterOfLock | undefined,
  clock: Clock,
  scheduler: Scheduler,
): Promise<void> {
  for (const name of fs.readdirSync(root)) {
    const path = join(root, name);
    if (path === own || !HOLDER_NAME.test(name)) continue;
    const found = read(path);
    if (found === undefined) continue;
    if (cluster !== undefined && found.holder?.cluster?.id === cluster.id) {
      if (judgeProcess(found.holder) === 'gone') remove(found);
      continue;
    }
    if (await isAlive(found, clock, scheduler)) throw inUse(root, found);
    remove(found);
  }
}

/** Creates the file with its content in one step: a lock without content is never seen. */
function tryCreate(path: string, text: string): boolean {
  const temporary = `${path}.${process.pid}.new`;
  fs.rmSync(temporary, { force: true });
  fs.writeFileSync(temporary, text, { flag: 'wx' });
  try {
    fs.linkSync(temporary, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    // A file system without links: exclusive creation is the next best.
    if (isErrno(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) return createExclusively(path, text);
    throw error;
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

function createExclusively(path: string, text: string): boolean {
  try {
    fs.writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

function read(path: string): Found | undefined {
  try {
    const text = fs.readFileSync(path, 'utf8');
    return { path, text, modified: fs.statSync(path).mtimeMs, holder: parseHolder(text) };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Of one that cannot be looked up: whether it gives a sign of life within a while. */
async function isAlive(found: Found, clock: Clock, scheduler: Scheduler): Promise<boolean> {
  const { path, text, modified, holder } = found;
  const verdict = holder === undefined ? 'unknown' : judgeProcess(holder);
  if (verdict !== 'unknown') return verdict === 'alive';
  if (clock.now() - modified > SILENT_MS) return false;
  await scheduler.sleep(WATCH_MS);
  const later = read(path);
  return later !== undefined && (later.modified !== modified || later.text !== text);
}

function inUse(root: string, { holder }: Found): StorageError {
  const who = holder === undefined ? 'a process whose lock cannot be read' : `process ${holder.pid}`;
  const where = holder === undefined || judgeProcess(holder) !== 'unknown' ? '' : ' of another container or machine';
  const self = where === '' && holder?.pid === process.pid ? ', which is this one' : '';
  const of = holder?.cluster === undefined ? '' : `, a server of the cluster whose ZooKeeper is ${holder.cluster.at}`;
  return new StorageError('locked', root, `the data directory is in use by ${who}${where}${self}${of}`);
}

/** Takes a dead holder's file away. Of two processes that both found it dead only one moves it, and what was moved is looked at again. */
function remove({ path, text }: Found): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    fs.renameSync(path, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  const moved = fs.readFileSync(aside, 'utf8');
  if (moved !== text) createExclusively(path, moved);
  fs.rmSync(aside, { force: true });
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}
