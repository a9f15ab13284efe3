import { parentPath } from './paths.ts';
import {
  EVENT_NODE_CHILDREN_CHANGED,
  EVENT_NODE_DELETED,
  WATCHER_ANY,
  WATCHER_CHILDREN,
  WATCHER_DATA,
} from './protocol.ts';
import type { TreeEvent } from './tree-transaction.ts';

/** A connection that watches. */
export interface Watcher {
  notify(event: TreeEvent): void;
}

const ONE_SHOT = 1;
const PERSISTENT = 2;
const RECURSIVE = 4;

/** One table of watches: of data, or of children. A watcher may have a one-shot and a lasting watch on one path. */
class WatchTable {
  readonly #byPath = new Map<string, Map<Watcher, number>>();
  readonly #byWatcher = new Map<Watcher, Set<string>>();
  #recursiveCount = 0;
  count = 0;

  add(path: string, watcher: Watcher, mode: number): void {
    const watchers = this.#byPath.get(path) ?? new Map<Watcher, number>();
    this.#byPath.set(path, watchers);
    const former = watchers.get(watcher) ?? 0;
    // The later of two lasting modes counts.
    const kept = mode === ONE_SHOT ? former : former & ONE_SHOT;
    this.#set(path, watchers, watcher, former, kept | mode);
  }
  remove(path: string, watcher: Watcher): boolean {
    const watchers = this.#byPath.get(path);
    const former = watchers?.get(watcher);
    if (watchers === undefined || former === undefined) return false;
    this.#set(path, watchers, watcher, former, 0);
    return true;
  }
  has(path: string, watcher: Watcher): boolean {
    return this.#byPath.get(path)?.has(watcher) ?? false;
  }
  removeAll(watcher: Watcher): void {
    for (const path of [...(this.#byWatcher.get(watcher) ?? [])]) this.remove(path, watcher);
  }
  countOf(watcher: Watcher): number {
    return this.#byWatcher.get(watcher)?.size ?? 0;
  }
  /** Who is to be told; the one-shot watches among them are used up. */
  take(event: TreeEvent, into: Set<Watcher>): void {
    const { path } = event;
    const watchers = this.#byPath.get(path);
    for (const [watcher, mode] of [...(watchers ?? [])]) {
      if ((mode & (ONE_SHOT | PERSISTENT)) !== 0) into.add(watcher);
      this.#set(path, watchers!, watcher, mode, mode & ~ONE_SHOT);
    }
    if (event.type === EVENT_NODE_CHILDREN_CHANGED || this.#recursiveCount === 0) return;
    for (let at = path; ; at = parentPath(at)) {
      for (const [watcher, mode] of this.#byPath.get(at) ?? []) if ((mode & RECURSIVE) !== 0) into.add(watcher);
      if (at === '/') break;
    }
  }
  #set(path: string, watchers: Map<Watcher, number>, watcher: Watcher, former: number, mode: number): void {
    this.#recursiveCount += Math.sign(mode & RECURSIVE) - Math.sign(former & RECURSIVE);
    this.count += Math.sign(mode) - Math.sign(former);
    const paths = this.#byWatcher.get(watcher) ?? new Set<string>();
    if (mode !== 0) {
      watchers.set(watcher, mode);
      this.#byWatcher.set(watcher, paths.add(path));
      return;
    }
    watchers.delete(watcher);
    if (watchers.size === 0) this.#byPath.delete(path);
    paths.delete(path);
    if (paths.size === 0) this.#byWatcher.delete(watcher);
  }
}

/** Who wants to know of which path. One-shot watches of data (also of nodes not there yet) and of children; lasting ones are both. */
export class Watches {
  readonly #data = new WatchTable();
  readonly #children = new WatchTable();

  watchData(path: string, watcher: Watcher): void {
    this.#data.add(path, watcher, ONE_SHOT);
  }
  watchChildren(path: string, watcher: Watcher): void {
    this.#children.add(path, watcher, ONE_SHOT);
  }
  watchPersistently(path: string, watcher: Watcher, isRecursive: boolean): void {
    const mode = isRecursive ? RECURSIVE : PERSISTENT;
    this.#data.add(path, watcher, mode);
    this.#children.add(path, watcher, mode);
  }
  has(path: string, watcher: Watcher, kind: number): boolean {
    if (kind === WATCHER_DATA) return this.#data.has(path, watcher);
    if (kind === WATCHER_CHILDREN) return this.#children.has(path, watcher);
    return kind === WATCHER_ANY && (this.#data.has(path, watcher) || this.#children.has(path, watcher));
  }
  /** False: there was no such watch. */
  remove(path: string, watcher: Watcher, kind: number): boolean {
    let isRemoved = false;
    if (kind !== WATCHER_CHILDREN) isRemoved = this.#data.remove(path, watcher);
    if (kind !== WATCHER_DATA) isRemoved = this.#children.remove(path, watcher) || isRemoved;
    return isRemoved;
  }
  removeAll(watcher: Watcher): void {
    this.#data.removeAll(watcher);
    this.#children.removeAll(watcher);
  }
  /** Tells every watcher of an event once. */
  trigger(event: TreeEvent): void {
    const watchers = new Set<Watcher>();
    if (event.type !== EVENT_NODE_CHILDREN_CHANGED) this.#data.take(event, watchers);
    // A creation is news to the watchers of the node, and its parent has an event of its own.
    if (event.type === EVENT_NODE_DELETED || event.type === EVENT_NODE_CHILDREN_CHANGED)
      this.#children.take(event, watchers);
    for (const watcher of watchers) watcher.notify(event);
  }
  countOf(watcher: Watcher): number {
    return this.#data.countOf(watcher) + this.#children.countOf(watcher);
  }
  get count(): number {
    return this.#data.count + this.#children.count;
  }
}
