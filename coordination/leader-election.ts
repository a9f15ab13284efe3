import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { ServerName } from '../model/server-name.ts';
import type { HBaseZnodes } from './hbase-znodes.ts';
import {
  addZnodeFront,
  decodeMasterAddress,
  encodeMasterAddress,
  type MasterAddress,
  type ServerProcessId,
} from './znode-payloads.ts';
import type { ZooKeeperClient } from './zookeeper/client.ts';
import { isZooKeeperError, ZooKeeperError } from './zookeeper/zookeeper-error.ts';

export interface LeaderElectionOptions {
  readonly client: ZooKeeperClient;
  readonly znodes: HBaseZnodes;
  readonly server: ServerName;
  /** 0: no info server. */
  readonly infoPort: number;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** This process, shown to others so that its death can be proved. */
  readonly process?: ServerProcessId | undefined;
  /** True only if it is proved that no such process runs any more. Absent: a master is gone when its session is. */
  readonly isProvablyGone?: ((process: ServerProcessId) => boolean) | undefined;
  /** The active master's znode is gone though its session lives: somebody removed it, and another master may be active. */
  readonly onDeposed?: (() => void) | undefined;
}

/** How often the active master's process is looked at. */
const PROOF_PERIOD_MS = 250;

/** The active master as the znode says, or undefined if there is none. */
export async function readActiveMaster(
  client: ZooKeeperClient,
  znodes: HBaseZnodes,
  options: { signal?: AbortSignal } = {},
): Promise<MasterAddress | undefined> {
  try {
    const { data } = await client.get(znodes.master, options);
    return data.length === 0 ? undefined : decodeMasterAddress(data);
  } catch (error) {
    if (isZooKeeperError(error, 'NONODE')) return undefined;
    throw error;
  }
}

/**
 * Who is the active master, as HBase decides it: every candidate shows itself under backup-masters, whoever creates the ephemeral
 * znode `master` is it and leaves the backups. Others watch that znode. Leadership ends with the session, and only then.
 */
export class LeaderElection {
  readonly #o: LeaderElectionOptions;
  readonly #data: Buffer;
  #isActive = false;
  #hasResigned = false;
  /** Its znode could not be looked at. */
  #isUnwatched = false;

  constructor(options: LeaderElectionOptions) {
    this.#o = options;
    const { server, infoPort, random, process } = options;
    this.#data = addZnodeFront(`master:${server.port}`, random, encodeMasterAddress({ server, infoPort, process }));
    options.client.onSession((event) => {
      if (event === 'expired' || event === 'closed') this.#isActive = false;
      else if (event === 'connected' && this.#isUnwatched) this.#watchOwn();
    });
  }
  /** True from winning until the session is known to be gone. The lease (`client.leaseDeadline`) tells earlier. */
  get isActive(): boolean {
    return this.#isActive;
  }
  /** Resolves when this server is the active master. Rejects when the session expires, the client is closed or the signal says so. */
  async becomeActive(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { client, znodes, server, logger } = this.#o;
    for (;;) {
      options.signal?.throwIfAborted();
      try {
        await client.ensurePath(znodes.backupMasters, options);
        await this.#createOwn(znodes.backupMaster(server), options);
        if (await this.#createOwn(znodes.master, options)) {
          await this.#deleteQuietly(znodes.backupMaster(server));
          break;
        }
        await this.#waitForChange(options);
      } catch (error) {
        // A broken connection says nothing about who is active: look again over the next one. Every step may be repeated.
        const isPassing = isZooKeeperError(error, 'CONNECTIONLOSS') || isZooKeeperError(error, 'OPERATIONTIMEOUT');
        if (!isPassing || client.hasEnded) throw error;
      }
    }
    // Told to go just when it won: it is about to take its znode away itself.
    this.#isActive = !client.hasEnded && !this.#hasResigned;
    logger.info({ server: server.toString() }, 'became the active master');
    this.#watchOwn();
  }
  /** Gives the leadership, or the candidacy, back. */
  async resign(): Promise<void> {
    const { client, znodes, server } = this.#o;
    this.#isActive = false;
    this.#hasResigned = true;
    await this.#deleteQuietly(znodes.backupMaster(server));
    const stat = await client.exists(znodes.master);
    if (stat?.ephemeralOwner === client.sessionId) await this.#deleteQuietly(znodes.master);
  }

  /** While active: until the znode is not ours any more. */
  #watchOwn(): void {
    const { client, znodes, onDeposed } = this.#o;
    const look = () => {
      this.#isUnwatched = false;
      if (!this.#isActive) return;
      client.exists(znodes.master, { watch: look }).then(
        (stat) => {
          if (!this.#isActive || stat?.ephemeralOwner === client.sessionId) return;
          this.#isActive = false;
          onDeposed?.();
        },
        // Looked at over the next connection; the end of the session tells as well.
        () => {
          this.#isUnwatched = true;
        },
      );
    };
    look();
  }

  /** True if the node is ours now: created here, or by a request of this session whose answer was lost. */
  async #createOwn(path: string, options: { signal?: AbortSignal }): Promise<boolean> {
    const { client } = this.#o;
    try {
      await client.create(path, this.#data, { ephemeral: true, signal: options.signal });
      return true;
    } catch (error) {
      if (!isZooKeeperError(error, 'NODEEXISTS')) throw error;
    }
    const stat = await client.exists(path, options);
    return stat?.ephemeralOwner === client.sessionId;
  }
  /** Resolves when the znode `master` changed or went; removes it if a former incarnation of this very address left it, or its process is gone. */
  async #waitForChange(options: { signal?: AbortSignal }): Promise<void> {
    const { client, znodes, server, logger } = this.#o;
    const changed = this.#nextChange(options);
    try {
      const { data, stat } = await client.get(znodes.master, { watch: changed.notify, signal: options.signal });
      const active = data.length === 0 ? undefined : decodeMasterAddress(data);
      const isFormer = active?.server.isSameAddress(server) && active.server.startCode < server.startCode;
      if (!isFormer && !(await this.#untilGone(active, changed.promise))) return;
      // Others do the same, and all first versions have one number: what stands there now may be of one who won meanwhile.
      const now = await client.exists(znodes.master, options);
      if (now?.ephemeralOwner !== stat.ephemeralOwner || now?.czxid !== stat.czxid) return;
      logger.warn({ former: active?.server.toString() }, 'removing the master znode of a process that is gone');
      await this.#deleteQuietly(znodes.master, stat.version);
    } catch (error) {
      if (!isZooKeeperError(error, 'NONODE')) throw error;
    } finally {
      changed.stop();
    }
  }
  /** True when the active master's process is gone; false when its znode changed. */
  async #untilGone(active: MasterAddress | undefined, changed: Promise<void>): Promise<boolean> {
    const { scheduler, logger } = this.#o;
    logger.info({ active: active?.server.toString() }, 'another master is active; waiting for it to go');
    const gone = Promise.withResolvers<boolean>();
    const look = () => this.#isGone(active) && gone.resolve(true);
    look();
    const watching = scheduler.every(PROOF_PERIOD_MS, look);
    try {
      return await Promise.race([gone.promise, changed.then(() => false)]);
    } finally {
      watching.cancel();
    }
  }
  #isGone(master: MasterAddress | undefined): boolean {
    return master?.process !== undefined && (this.#o.isProvablyGone?.(master.process) ?? false);
  }
  #nextChange(options: { signal?: AbortSignal }): { promise: Promise<void>; notify: () => void; stop: () => void } {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {});
    const onAbort = () => reject(options.signal?.reason);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const stopListening = this.#o.client.onSession((event) => {
      if (event === 'expired') reject(new ZooKeeperError('SESSIONEXPIRED', this.#o.znodes.master));
      else if (event === 'closed')
        reject(new ZooKeeperError('CONNECTIONLOSS', this.#o.znodes.master, 'the client is closed'));
    });
    const stop = () => {
      options.signal?.removeEventListener('abort', onAbort);
      stopListening();
    };
    return { promise, notify: resolve, stop };
  }
  async #deleteQuietly(path: string, version = -1): Promise<void> {
    try {
      await this.#o.client.delete(path, version);
    } catch (error) {
      if (!isZooKeeperError(error, 'NONODE') && !isZooKeeperError(error, 'BADVERSION')) throw error;
    }
  }
}
