// Proof of death. A region server shows in its znode which process it is; one whose process is gone is dealt with at once, without waiting for
// its session to end. A closed socket proves nothing, and one that is only silent, or that runs where this master cannot look, lives
// as long as its session.
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { decodeRegionServerInfo, type ServerProcessId } from '../coordination/znode-payloads.ts';
import type { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { isZooKeeperError } from '../coordination/zookeeper/zookeeper-error.ts';
import type { ServerName } from '../model/server-name.ts';
import type { ProcessWitness } from '../server/server-process.ts';

const PERIOD_MS = 250;

export interface ServerLivenessOptions {
  readonly zooKeeper: ZooKeeperClient;
  readonly znodes: HBaseZnodes;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly witness: ProcessWitness | undefined;
  readonly onDeath: (server: ServerName) => void;
}

interface Watched {
  readonly name: ServerName;
  /** Undefined: it does not say. */
  readonly process: ServerProcessId | undefined;
}

export class ServerLiveness {
  #o: ServerLivenessOptions;
  #watched = new Map<string, Watched>();
  #timer: Timer | undefined;

  constructor(options: ServerLivenessOptions) {
    this.#o = options;
  }

  /** Of servers with a znode those that are not provably dead; the others' znodes are removed. Those returned are watched from `start` on. */
  async withoutDead(names: readonly ServerName[]): Promise<ServerName[]> {
    if (this.#o.witness === undefined) return [...names];
    const present = new Set(names.map(String));
    for (const key of this.#watched.keys()) if (!present.has(key)) this.#watched.delete(key);
    const living: ServerName[] = [];
    for (const name of names) {
      await this.#read(name);
      if (this.#judge(name) === 'gone') await this.removeZnode(name);
      else living.push(name);
    }
    return living;
  }

  start(): void {
    if (this.#o.witness !== undefined) this.#timer = this.#o.scheduler.every(PERIOD_MS, () => this.#look());
  }
  stop(): void {
    this.#timer?.cancel();
  }

  /** Its process runs: this is certain. */
  isProvablyAlive(name: ServerName): boolean {
    return this.#judge(name) === 'alive';
  }

  /** Of one that is dead: nobody is to find it by its znode until its session ends. */
  async removeZnode(name: ServerName): Promise<void> {
    this.#watched.delete(name.toString());
    const { zooKeeper, znodes, logger } = this.#o;
    try {
      await zooKeeper.delete(znodes.regionServer(name));
    } catch (error) {
      // The session's end will remove it.
      if (!isZooKeeperError(error, 'NONODE'))
        logger.debug({ server: name.toString(), error: String(error) }, 'the znode of a dead server stays a while');
    }
  }

  #look(): void {
    for (const { name } of [...this.#watched.values()]) {
      if (this.#judge(name) !== 'gone') continue;
      this.#o.logger.warn({ server: name.toString() }, 'the process of a region server is gone');
      this.#o.onDeath(name);
    }
  }

  #judge(name: ServerName): 'alive' | 'gone' | 'unknown' {
    const process = this.#watched.get(name.toString())?.process;
    return process === undefined ? 'unknown' : (this.#o.witness?.judge(process) ?? 'unknown');
  }

  async #read(name: ServerName): Promise<void> {
    const key = name.toString();
    if (this.#watched.has(key)) return;
    const { zooKeeper, znodes, logger } = this.#o;
    try {
      const { data } = await zooKeeper.get(znodes.regionServer(name));
      const process = data.length === 0 ? undefined : decodeRegionServerInfo(data).colonnade_process;
      this.#watched.set(key, { name, process: process ?? undefined });
    } catch (error) {
      // Gone already: its parent's watch tells. Else nothing is known of it for now: over the next connection the list is read anew, and so is this.
      if (!isZooKeeperError(error, 'NONODE'))
        logger.debug({ server: key, error: String(error) }, 'the znode of a server could not be read');
    }
  }
}
