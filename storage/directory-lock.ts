// One process at a time in a root directory. The file `colonnade.lock` names its holder: process id, the time that process started (an id is
// given again, id and start are not), and where the id counts (boot and process namespace). A holder that is provably dead is replaced at once. One
// that counts its ids elsewhere (another container, machine or boot) cannot be looked up: a living holder touches the file every few
// seconds, so that one is watched for a while, and replaced when it does not.
import fs from 'node:fs';
import { join } from 'node:path';
import { assert } from '../base/assert.ts';
import { type Clock, systemClock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import { type Scheduler, systemScheduler, type Timer } from '../base/scheduler.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';

export const LOCK_NAME = 'colonnade.lock';
const TOUCH_PERIOD_MS = 5_000;
/** Not touched for so long, by the file's own time: surely dead. */
const SILENT_MS = 60_000;
/** Watched for so long without a touch: dead. */
const WATCH_MS = 12_000;

export interface DirectoryLockOptions {
  readonly clock?: Clock;
  readonly scheduler?: Scheduler;
}

interface Holder {
  readonly pid: number;
  /** Of the process, in the system's own unit; empty where it cannot be known. */
  readonly started: string;
  /** Where process ids are comparable. */
  readonly scope: string;
}

export class DirectoryLock {
  readonly path: string;
  #text: string;
  #clock: Clock;
  #timer: Timer;

  private constructor(path: string, text: string, clock: Clock, scheduler: Scheduler) {
    this.path = path;
    this.#text = text;
    this.#clock = clock;
    this.#timer = scheduler.every(TOUCH_PERIOD_MS, () => this.#touch());
  }

  /** `root` is made when absent. Rejects with a `locked` StorageError that names the process and the folder while another one lives. */
  static async acquire(root: string, options: DirectoryLockOptions = {}): Promise<DirectoryLock> {
    const clock = options.clock ?? systemClock;
    const scheduler = options.scheduler ?? systemScheduler;
    const path = join(root, LOCK_NAME);
    const text = `${JSON.stringify(self())}\n`;
    try {
      fs.mkdirSync(root, { recursive: true });
      // Each round either takes the file or removes a dead one; another process may come between.
      for (let round = 0; round < 10; round++) {
        if (tryCreate(path, text)) return new DirectoryLock(path, text, clock, scheduler);
        const found = read(path);
        if (found === undefined) continue;
        const verdict = judge(found, clock.now());
        if (verdict === 'alive') throw inUse(root, found);
        if (verdict === 'unknown') await watch(root, path, found, scheduler);
        remove(path, found);
      }
    } catch (error) {
      throw storageErrorOf(error, root, 'lock the data directory');
    }
    throw new StorageError('locked', root, 'other processes are taking it into use at the same time');
  }

  /** Lets another process in. Harmless when called twice. */
  async release(): Promise<void> {
    this.#timer.cancel();
    try {
      if (fs.readFileSync(this.path, 'utf8') === this.#text) fs.unlinkSync(this.path);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw storageErrorOf(error, this.path, 'remove the lock');
    }
  }

  #touch(): void {
    try {
      const seconds = this.#clock.now() / 1000;
      fs.utimesSync(this.path, seconds, seconds);
    } catch {
      // Gone with its folder: there is nothing left to protect.
    }
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

interface Found {
  readonly text: string;
  readonly modified: number;
  /** Undefined when the text names no process. */
  readonly holder: Holder | undefined;
}

function read(path: string): Found | undefined {
  try {
    const text = fs.readFileSync(path, 'utf8');
    return { text, modified: fs.statSync(path).mtimeMs, holder: parseHolder(text) };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function judge({ holder, modified }: Found, now: number): 'alive' | 'dead' | 'unknown' {
  if (holder !== undefined && holder.scope === scopeOfIds()) return isRunning(holder) ? 'alive' : 'dead';
  return now - modified > SILENT_MS ? 'dead' : 'unknown';
}

function inUse(root: string, { holder }: Found): StorageError {
  const who = holder === undefined ? 'a process whose lock cannot be read' : `process ${holder.pid}`;
  const where = holder === undefined || holder.scope === scopeOfIds() ? '' : ' of another container or machine';
  const self = where === '' && holder?.pid === process.pid ? ', which is this one' : '';
  return new StorageError('locked', root, `the data directory is in use by ${who}${where}${self}`);
}

/** Returns when the holder gives no sign of life for a while; throws when it does. */
async function watch(root: string, path: string, found: Found, scheduler: Scheduler): Promise<void> {
  await scheduler.sleep(WATCH_MS);
  const later = read(path);
  if (later !== undefined && (later.modified !== found.modified || later.text !== found.text)) throw inUse(root, later);
}

/** Takes a dead holder's file away. Of two processes that both found it dead only one moves it, and what was moved is looked at again. */
function remove(path: string, { text }: Found): void {
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

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false;
  }
  const now = startOf(pid);
  return started === '' || now === '' || now === started;
}

function self(): Holder {
  return { pid: process.pid, started: startOf(process.pid), scope: scopeOfIds() };
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** When the process started, in clock ticks since the boot; empty where /proc does not tell. */
function startOf(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in parentheses and may hold anything; the 22nd is the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    assert(fields.length > 19, 'the system tells no start time');
    return fields[19];
  } catch {
    return '';
  }
}

function scopeOfIds(): string {
  const read = (what: () => string) => {
    try {
      return what().trim();
    } catch {
      return '';
    }
  };
  const boot = read(() => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  return `${boot} ${read(() => fs.readlinkSync('/proc/self/ns/pid'))}`.trim();
}
