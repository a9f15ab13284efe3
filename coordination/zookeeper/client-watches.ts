import type { WatchCallback, WatchEvent } from './client-types.ts';
import { parentPath } from './paths.ts';
import {
  EVENT_NODE_CHILDREN_CHANGED,
  EVENT_NODE_CREATED,
  EVENT_NODE_DATA_CHANGED,
  EVENT_NODE_DELETED,
} from './protocol.ts';

export type WatchKind = 'data' | 'exist' | 'child' | 'persistent' | 'recursive';
const KINDS = ['data', 'exist', 'child', 'persistent', 'recursive'] as const;
type Table = Map<string, Set<WatchCallback>>;

const TYPES = new Map<number, WatchEvent['type']>([
  [EVENT_NODE_CREATED, 'created'],
  [EVENT_NODE_DELETED, 'deleted'],
  [EVENT_NODE_DATA_CHANGED, 'dataChanged'],
  [EVENT_NODE_CHILDREN_CHANGED, 'childrenChanged'],
]);

/** One-shot kinds an event of each type uses up. */
const USED_UP: Record<WatchEvent['type'], readonly WatchKind[]> = {
  created: ['data', 'exist'],
  dataChanged: ['data', 'exist'],
  deleted: ['data', 'exist', 'child'],
  childrenChanged: ['child'],
};

/** What the server's numbers mean; undefined for one this client does not know. */
export function eventType(number: number): WatchEvent['type'] | undefined {
  return TYPES.get(number);
}

/** Callbacks waiting for changes, by full path (chroot included), over all connections of a session. */
export class ClientWatches {
  readonly #tables: Record<WatchKind, Table> = {
    data: new Map(),
    exist: new Map(),
    child: new Map(),
    persistent: new Map(),
    recursive: new Map(),
  };
  add(kind: WatchKind, path: string, callback: WatchCallback): void {
    const table = this.#tables[kind];
    const callbacks = table.get(path);
    if (callbacks === undefined) table.set(path, new Set([callback]));
    else callbacks.add(callback);
  }
  /** True if nobody waits for that path and kind any more. */
  remove(kind: WatchKind, path: string, callback: WatchCallback): boolean {
    const callbacks = this.#tables[kind].get(path);
    callbacks?.delete(callback);
    if (callbacks !== undefined && callbacks.size > 0) return false;
    this.#tables[kind].delete(path);
    return true;
  }
  /** The callbacks of an event, each once; the one-shot ones are forgotten. */
  take(type: WatchEvent['type'], path: string): Set<WatchCallback> {
    const taken = new Set<WatchCallback>();
    for (const kind of USED_UP[type]) {
      this.#collect(kind, path, taken);
      this.#tables[kind].delete(path);
    }
    this.#collect('persistent', path, taken);
    if (type !== 'childrenChanged') {
      for (let at = path; ; at = parentPath(at)) {
        this.#collect('recursive', at, taken);
        if (at === '/') break;
      }
    }
    return taken;
  }
  /** All paths as the lists of setWatches packets (data, exist, child, persistent, recursive), each of about so many bytes at most. */
  *portions(maxBytes: number): Generator<string[][]> {
    let lists: string[][] = KINDS.map(() => []);
    let bytes = 0;
    for (const [i, kind] of KINDS.entries()) {
      for (const path of this.#tables[kind].keys()) {
        lists[i].push(path);
        bytes += 4 + Buffer.byteLength(path);
        if (bytes < maxBytes) continue;
        yield lists;
        lists = KINDS.map(() => []);
        bytes = 0;
      }
    }
    if (bytes > 0) yield lists;
  }
  clear(): void {
    for (const table of Object.values(this.#tables)) table.clear();
  }
  #collect(kind: WatchKind, path: string, into: Set<WatchCallback>): void {
    for (const callback of this.#tables[kind].get(path) ?? []) into.add(callback);
  }
}
