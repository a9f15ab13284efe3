import type { Timer } from '../../base/scheduler.ts';
import type { Procedure } from './procedure.ts';
import type { LockOwner } from './procedure-locks.ts';

/** A procedure in the executor, with what is not stored. */
export interface Entry<Env> {
  readonly procedure: Procedure<Env>;
  readonly root: Tree<Env>;
  readonly parent: Entry<Env> | undefined;
  unfinishedChildren: number;
  /** A step runs or waits to run. */
  running: boolean;
  suspended: boolean;
  wakeRequested: boolean;
  timer: Timer | undefined;
  /** Suspended for seconds: it failed before, and is tried again. */
  rests: boolean;
  /** Released at each wait, but by those that hold it to the end. */
  hasLock: boolean;
}

/** A procedure that a client submitted, and all its descendants: they fail together. */
export interface Tree<Env> {
  readonly rootId: number;
  readonly members: Map<number, Entry<Env>>;
  nextStackId: number;
  runningSteps: number;
  failed: boolean;
}

/** Puts the procedure into its parent's tree, or into one of its own. */
export function newEntry<Env>(procedure: Procedure<Env>, parent: Entry<Env> | undefined): Entry<Env> {
  const root = parent?.root ?? {
    rootId: procedure.procId,
    members: new Map(),
    nextStackId: 0,
    runningSteps: 0,
    failed: false,
  };
  const entry: Entry<Env> = {
    procedure,
    root,
    parent,
    unfinishedChildren: 0,
    running: false,
    suspended: false,
    wakeRequested: false,
    timer: undefined,
    rests: false,
    hasLock: false,
  };
  root.members.set(procedure.procId, entry);
  return entry;
}

export function rootOf<Env>(tree: Tree<Env>): Entry<Env> {
  return tree.members.get(tree.rootId)!;
}

/** Ids of all but the root. */
export function descendantIds<Env>(tree: Tree<Env>): number[] {
  return [...tree.members.keys()].filter((procId) => procId !== tree.rootId);
}

export function lockOwnerOf<Env>(entry: Entry<Env>): LockOwner {
  const lineage: number[] = [];
  for (let e: Entry<Env> | undefined = entry; e !== undefined; e = e.parent) lineage.push(e.procedure.procId);
  return { procId: entry.procedure.procId, lineage };
}

/** The member that ran the latest step not undone yet. */
export function latestStep<Env>(tree: Tree<Env>): Entry<Env> | undefined {
  let latest: Entry<Env> | undefined;
  let latestId = -1;
  for (const entry of tree.members.values()) {
    for (const id of entry.procedure.stackIds) {
      if (id <= latestId) continue;
      latest = entry;
      latestId = id;
    }
  }
  return latest;
}
