import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { decodeClusterId, decodeMasterAddress, decodeMetaLocation } from '../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import type { ZooKeeperClientOptions } from '../coordination/zookeeper/client-types.ts';
import { isZooKeeperError } from '../coordination/zookeeper/zookeeper-error.ts';
import type { ServerName } from '../model/server-name.ts';
import type { Registry } from './registry.ts';
import { orAborted } from './retry.ts';

const IDLE_MS = 60_000;

/** Reads HBase's znodes as stock clients do: no watches, and a session that is closed when not used for a minute. */
export class ZooKeeperRegistry implements Registry {
  readonly #options: ZooKeeperClientOptions;
  readonly #znodes: HBaseZnodes;
  readonly #scheduler: Scheduler;
  readonly #logger: Logger;
  readonly #timeoutMs: number;
  #session: Promise<ZooKeeperClient> | undefined;
  #idle: Timer | undefined;
  #closed = false;

  constructor(options: ZooKeeperClientOptions & { znodeParent: string; timeoutMs: number }) {
    this.#options = { ...options, operationTimeoutMs: options.timeoutMs };
    this.#znodes = new HBaseZnodes(options.znodeParent);
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs;
  }

  async clusterId(signal?: AbortSignal): Promise<string | undefined> {
    const data = await this.#read(this.#znodes.clusterId, signal);
    return data === undefined ? undefined : decodeClusterId(data);
  }

  async metaLocation(signal?: AbortSignal): Promise<ServerName> {
    const path = this.#znodes.metaRegionServer();
    const data = await this.#read(path, signal);
    if (data === undefined || data.length === 0) {
      throw hbaseError('IOException', `hbase:meta has no location yet: nothing at znode ${path}`);
    }
    const { server, state } = decodeMetaLocation(data);
    if (state !== 'OPEN') throw hbaseError('IOException', `hbase:meta is not open on ${server} yet (${state})`);
    return server;
  }

  async activeMaster(signal?: AbortSignal): Promise<ServerName> {
    const data = await this.#read(this.#znodes.master, signal);
    if (data === undefined || data.length === 0) {
      throw hbaseError('MasterNotRunningException', `No active master: nothing at znode ${this.#znodes.master}`);
    }
    return decodeMasterAddress(data).server;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#drop();
  }

  /** A znode's data; undefined when it is not there. */
  async #read(path: string, signal?: AbortSignal): Promise<Buffer | undefined> {
    signal?.throwIfAborted();
    try {
      const client = await orAborted(this.#open(), signal);
      return (await client.get(path, { signal })).data;
    } catch (error) {
      if (isZooKeeperError(error, 'NONODE')) return undefined;
      signal?.throwIfAborted();
      if (!isZooKeeperError(error, 'SESSIONEXPIRED') && !isZooKeeperError(error, 'CONNECTIONLOSS')) throw error;
      await this.#drop();
      throw hbaseError('IOException', `ZooKeeper at ${this.#options.quorum}: ${(error as Error).message}`, {
        cause: error,
        retry: 'reconnect',
      });
    }
  }

  #open(): Promise<ZooKeeperClient> {
    if (this.#closed) throw hbaseError('DoNotRetryIOException', 'The connection is closed');
    this.#idle?.cancel();
    this.#idle = this.#scheduler.after(IDLE_MS, () => void this.#drop());
    return (this.#session ??= this.#connect());
  }

  async #connect(): Promise<ZooKeeperClient> {
    const client = new ZooKeeperClient(this.#options);
    try {
      await client.connect({ timeoutMs: this.#timeoutMs });
      client.onSession((event) => {
        if (event === 'expired') void this.#drop();
      });
      return client;
    } catch (error) {
      this.#session = undefined;
      await client.close().catch(() => {});
      throw hbaseError(
        'IOException',
        `Cannot reach ZooKeeper at ${this.#options.quorum}: ${(error as Error).message}`,
        {
          cause: error,
          retry: 'reconnect',
        },
      );
    }
  }

  async #drop(): Promise<void> {
    this.#idle?.cancel();
    const session = this.#session;
    this.#session = undefined;
    try {
      await (await session)?.close();
    } catch (error) {
      this.#logger.debug({ error }, 'closing a ZooKeeper session failed');
    }
  }
}
