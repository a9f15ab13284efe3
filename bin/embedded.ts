// `start()`: a cluster in the caller's process, for tests and for embedding.
import { type Logger, silentLogger } from '../base/logger.ts';
import { Settings } from '../base/settings.ts';
import type { Standalone } from './standalone.ts';

export interface ClusterOptions {
  /** Root directory of the data. Made when absent. */
  data?: string;
  /** Keep everything in memory. Give either this or `data`. */
  memory?: boolean;
  /** Settings under HBase's property names, as `colonnade settings` lists them. */
  settings?: Record<string, string | number | boolean>;
  /** Region servers, all in this process. Default 1. */
  regionServers?: number;
  /** Serve REST too. Default false. */
  rest?: boolean;
  /** Serve /healthz, /readyz, /metrics and the status page. Default false. */
  info?: boolean;
  logger?: Logger;
}

export interface Cluster extends AsyncDisposable {
  /** ZooKeeper connect string: hand it to `connect()` or to any HBase client. */
  readonly quorum: string;
  /** host:port for clients without ZooKeeper. */
  readonly bootstrap: string;
  readonly rest: string | undefined;
  readonly info: string | undefined;
  readonly data: string | undefined;
  /** Rejects when a server of the cluster gave up; resolves when the cluster was stopped, or crashed on purpose. */
  readonly ended: Promise<void>;
  /** Flushes and closes all. */
  stop(): Promise<void>;
  /** Ends as a kill would, for tests of recovery. */
  crash(): Promise<void>;
}

/**
 * Starts a cluster on free loopback ports.
 *
 * ```ts
 * await using cluster = await start({ memory: true });
 * await using connection = await connect(cluster.quorum);
 * ```
 */
export async function start(options: ClusterOptions): Promise<Cluster> {
  if ((options.data === undefined) === (options.memory !== true))
    throw new TypeError('start() wants either { data: folder } or { memory: true }');
  const { regionServers = 1 } = options;
  if (!Number.isInteger(regionServers) || regionServers < 1)
    throw new RangeError(`regionServers must be a whole number from 1 on, not ${regionServers}`);
  // Who only wants the client does not load the servers.
  const { Standalone } = await import('./standalone.ts');
  const ending = Promise.withResolvers<void>();
  // Whoever does not look at `ended` must not be ended by an unhandled rejection.
  ending.promise.catch(() => {});
  let standalone: Standalone | undefined;
  let isCrashing = false;
  const running = await Standalone.start({
    data: options.data,
    settings: Settings.defaults().with(options.settings ?? {}, 'start()'),
    ephemeral: true,
    regionServers,
    logger: options.logger ?? silentLogger,
    rest: options.rest ?? false,
    info: options.info ?? false,
    onAbort: (reason, error) => {
      if (isCrashing) return;
      ending.reject(new Error(`the cluster ended: ${reason}`, { cause: error }));
      // Before it is there, its start is what rejects and closes.
      void standalone?.crash().catch(() => {});
    },
    onStopRequest: () => void stop(),
  });
  standalone = running;
  const stop = async () => {
    await running.stop();
    ending.resolve();
  };
  const crash = async () => {
    isCrashing = true;
    await running.crash();
    ending.resolve();
  };
  const { quorum, bootstrap, rest, info, data } = running.addresses;
  return {
    quorum,
    bootstrap,
    rest,
    info,
    data,
    ended: ending.promise,
    stop,
    crash,
    [Symbol.asyncDispose]: stop,
  };
}
