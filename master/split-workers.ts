// Which region servers split logs now: each up to hbase.regionserver.wal.max.splitters of them. Procedures that find no room wait here.
import type { ServerName } from '../model/server-name.ts';

export interface SplitWorkersOptions {
  readonly perServer: number;
  readonly online: () => readonly ServerName[];
  readonly wake: (procId: number) => void;
}

export class SplitWorkers {
  #options: SplitWorkersOptions;
  #used = new Map<string, number>();
  #waiting = new Set<number>();

  constructor(options: SplitWorkersOptions) {
    this.#options = options;
  }

  /** The server with the most room, other than `avoided` if there is one; undefined when there is none: then the procedure is woken later. */
  acquire(procId: number, avoided: ServerName | undefined): ServerName | undefined {
    const free = this.#options.online().filter((server) => this.#usedOf(server) < this.#options.perServer);
    const others = free.filter((server) => !avoided?.equals(server));
    const candidates = others.length > 0 ? others : free;
    if (candidates.length === 0) {
      this.#waiting.add(procId);
      return undefined;
    }
    const chosen = candidates.reduce((best, server) => (this.#usedOf(server) < this.#usedOf(best) ? server : best));
    this.noteUsed(chosen);
    return chosen;
  }

  noteUsed(server: ServerName): void {
    this.#used.set(server.toString(), this.#usedOf(server) + 1);
  }

  release(server: ServerName): void {
    const left = this.#usedOf(server) - 1;
    if (left > 0) this.#used.set(server.toString(), left);
    else this.#used.delete(server.toString());
    this.changed();
  }

  /** There may be room: a server joined. */
  changed(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const procId of waiting) this.#options.wake(procId);
  }

  #usedOf(server: ServerName): number {
    return this.#used.get(server.toString()) ?? 0;
  }
}
