// Which process of which machine. An id is given again, an id together with its start is not; ids count within one boot and one process
// namespace, so nothing can be said of a process that counts elsewhere (another container, another machine).
import fs from 'node:fs';
import { hostname } from 'node:os';
import { isErrno } from './local-errors.ts';

export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own unit; empty where it cannot be known. */
  readonly started: string;
  /** Where process ids are comparable. */
  readonly scope: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), scope: scopeOfIds() };
}

/** `gone` is a proof: no thread of it runs any more. `unknown`: its ids count elsewhere. */
export function judgeProcess(identity: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  if (identity.scope !== scopeOfIds()) return 'unknown';
  const { pid, started } = identity;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return 'gone';
  }
  const now = statOf(pid);
  if (now === undefined) return 'alive';
  if (started !== '' && now.started !== started) return 'gone';
  return now.isZombie && !hasOtherThreads(pid) ? 'gone' : 'alive';
}

function startOf(pid: number): string {
  return statOf(pid)?.started ?? '';
}

/** Of /proc; undefined where it does not tell. The second field is the program's name in parentheses and may hold anything; the third is the state, the 22nd the start. */
function statOf(pid: number): { started: string; isZombie: boolean } | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 20) return undefined;
    return { started: fields[19], isZombie: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

/** A process that was killed and that nobody has waited for is one thread without a life; others of its threads may still be dying. */
function hasOtherThreads(pid: number): boolean {
  try {
    return fs.readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}

let scope: string | undefined;

function scopeOfIds(): string {
  scope ??= readScope();
  return scope;
}

function readScope(): string {
  const read = (what: () => string) => {
    try {
      return what().trim();
    } catch {
      return '';
    }
  };
  const boot = read(() => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  // Where the system tells no boot, the machine's name keeps its ids from being taken for those of another.
  return `${boot === '' ? hostname() : boot} ${read(() => fs.readlinkSync('/proc/self/ns/pid'))}`.trim();
}
