import { type Clock, systemClock } from '../base/clock.ts';
import { type Logger, silentLogger } from '../base/logger.ts';
import { netTransport } from '../base/net-transport.ts';
import { type Random, systemRandom } from '../base/random.ts';
import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import type { Transport } from '../base/transport.ts';

/** How to find a cluster and how patient to be. Give `quorum` or `bootstrap`. */
export interface ConnectOptions {
  /** ZooKeeper servers: `host:port,host:port` and, at the end, `/chroot` if there is one. */
  quorum?: string;
  /** Masters or region servers to ask instead of ZooKeeper: `host:port,host:port` or a list. */
  bootstrap?: string | readonly string[];
  /** `zookeeper.znode.parent`. Default `/hbase`. */
  znodeParent?: string;
  /** Name the servers see. Default: $HADOOP_USER_NAME, else the one logged in. */
  user?: string;
  /** Of an operation with all its retries. Default 60,000. */
  operationTimeoutMs?: number;
  /** Of an operation of `admin` with all its retries, and of the wait for its procedure. Default 300,000. */
  adminTimeoutMs?: number;
  /** Of one call to a server. Default 20,000. */
  rpcTimeoutMs?: number;
  /** First pause before a retry; it grows to 200 times as much, at most 10 s. Default 100. */
  retryPauseMs?: number;
  /** First pause before a retry when a server says it is overloaded. Default 500. */
  overloadedPauseMs?: number;
  /** How long to look for the cluster in `connect`. Default operationTimeoutMs. */
  connectTimeoutMs?: number;
  /** Default 2 MiB. */
  scannerMaxResultSizeBytes?: number;
  /** Bytes of mutations in one request of a batch. Default 4 MiB. */
  maxRequestBytes?: number;
  /** Longest value (with its key) a put takes. Default 10 MiB; 0: no bound. */
  maxCellBytes?: number;
  /** Gives up connecting. */
  signal?: AbortSignal;
  logger?: Logger;
  /** The world, for simulation. */
  transport?: Transport;
  clock?: Clock;
  scheduler?: Scheduler;
  random?: Random;
}

export type ClientOptions = Required<Omit<ConnectOptions, 'quorum' | 'bootstrap' | 'signal'>> & {
  quorum: string | undefined;
  bootstrap: readonly string[] | undefined;
};

const DEFAULT_OPERATION_TIMEOUT_MS = 60_000;

/** Fills in what was not said. Throws TypeError when it does not say where the cluster is. */
export function clientOptions(target: string | ConnectOptions): ClientOptions {
  const given = typeof target === 'string' ? { quorum: target } : target;
  const { quorum } = given;
  const bootstrap = typeof given.bootstrap === 'string' ? given.bootstrap.split(',') : given.bootstrap;
  if ((quorum === undefined) === (bootstrap === undefined)) {
    throw new TypeError('connect needs a ZooKeeper quorum or bootstrap servers, and not both');
  }
  const operationTimeoutMs = given.operationTimeoutMs ?? DEFAULT_OPERATION_TIMEOUT_MS;
  return {
    quorum,
    bootstrap: bootstrap?.map((address) => address.trim()).filter((address) => address !== ''),
    znodeParent: given.znodeParent ?? '/hbase',
    user: given.user ?? process.env.HADOOP_USER_NAME ?? process.env.USER ?? process.env.USERNAME ?? 'colonnade',
    operationTimeoutMs,
    adminTimeoutMs: given.adminTimeoutMs ?? 300_000,
    rpcTimeoutMs: given.rpcTimeoutMs ?? 20_000,
    retryPauseMs: given.retryPauseMs ?? 100,
    overloadedPauseMs: given.overloadedPauseMs ?? 500,
    connectTimeoutMs: given.connectTimeoutMs ?? operationTimeoutMs,
    scannerMaxResultSizeBytes: given.scannerMaxResultSizeBytes ?? 2 * 1024 * 1024,
    maxRequestBytes: given.maxRequestBytes ?? 4 * 1024 * 1024,
    maxCellBytes: given.maxCellBytes ?? 10 * 1024 * 1024,
    logger: given.logger ?? silentLogger,
    transport: given.transport ?? netTransport,
    clock: given.clock ?? systemClock,
    scheduler: given.scheduler ?? systemScheduler,
    random: given.random ?? systemRandom,
  };
}
