import { hbaseError } from '../base/errors.ts';
import type { TableName } from '../model/table-name.ts';
import { RpcClient } from '../rpc/rpc-client.ts';
import { Admin, type TableNameInput, tableNameFrom } from './admin.ts';
import { type ClientOptions, type ConnectOptions, clientOptions } from './client-options.ts';
import { ClusterIdentity } from './cluster-identity.ts';
import { type ClientContext, NonceGenerator } from './context.ts';
import type { MetaCache } from './meta-cache.ts';
import { RegionLocator } from './region-locator.ts';
import type { Registry } from './registry.ts';
import { Retrier } from './retry.ts';
import { RpcRegistry } from './rpc-registry.ts';
import { Table } from './table.ts';
import { ZooKeeperRegistry } from './zookeeper-registry.ts';

/**
 * A client of one cluster, ours or a stock HBase: shared by all who use it, opened once. It connects to servers as it needs them.
 *
 * @example
 * await using connection = await connect('localhost:2181');
 * const table = connection.table('t');
 * await table.put({ row: 'r1', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
 * for await (const row of table.scan({ startRow: 'r', limit: 10 })) console.log(row.text('f', 'q'));
 */
export class Connection implements AsyncDisposable {
  readonly admin: Admin;
  /** The cluster's UUID; undefined when it has none. */
  readonly clusterId: string | undefined;
  readonly #context: ClientContext;
  #closed = false;

  /** Use `connect`. */
  constructor(context: ClientContext, clusterId: string | undefined) {
    this.#context = context;
    this.clusterId = clusterId;
    this.admin = new Admin(context);
  }

  /** Whether there is such a table is not asked. Throws IllegalArgumentException for a name that HBase refuses. */
  table(name: TableNameInput): Table {
    if (this.#closed) throw hbaseError('DoNotRetryIOException', 'The connection is closed');
    return new Table(this.#context, tableNameFrom(name));
  }

  /** What is known of where regions are. */
  get metaCache(): MetaCache {
    return this.#context.locator.cache;
  }

  /** Forgets where regions of the table (or of all) are. */
  forgetLocations(table?: TableName): void {
    if (table === undefined) this.metaCache.clear();
    else this.#context.locator.forgetTable(table);
  }

  /** Fails what is under way and closes all sockets. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#context.retrier.close();
    this.#context.rpc.close();
    await this.#context.registry.close();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/**
 * Connects to a cluster: by its ZooKeeper quorum (`'host:2181'`, also with `/chroot`), or by `bootstrap`, masters or region servers
 * of it. Resolves when the cluster answered; rejects with RetriesExhaustedError when it did not within `connectTimeoutMs`.
 */
export async function connect(target: string | ConnectOptions): Promise<Connection> {
  const options = clientOptions(target);
  const signal = typeof target === 'string' ? undefined : target.signal;
  const context = contextOf(options);
  try {
    const where = options.quorum ?? options.bootstrap?.join(',');
    const attempts = context.retrier.attempts(`connecting to ${where}`, options.connectTimeoutMs, signal);
    const clusterId = await context.retrier.run(attempts, () => context.registry.clusterId(signal));
    context.cluster.id = clusterId;
    return new Connection(context, clusterId);
  } catch (error) {
    context.rpc.close();
    await context.registry.close();
    throw error;
  }
}

function contextOf(options: ClientOptions): ClientContext {
  const { transport, clock, scheduler, random, logger, user, rpcTimeoutMs } = options;
  const cluster = new ClusterIdentity(() => registry.clusterId(), options.quorum === undefined);
  const rpc = new RpcClient({
    ...{ transport, clock, scheduler, logger, user, defaultTimeoutMs: rpcTimeoutMs },
    clusterId: () => cluster.id,
    onOtherCluster: () => cluster.readAgain(),
  });
  const registry = registryOf(options, rpc);
  return {
    cluster,
    options,
    rpc,
    registry,
    locator: new RegionLocator(rpc, registry, rpcTimeoutMs),
    retrier: new Retrier(options),
    nonces: new NonceGenerator(random),
  };
}

function registryOf(options: ClientOptions, rpc: RpcClient): Registry {
  const { transport, clock, scheduler, random, logger, znodeParent } = options;
  const timeoutMs = Math.min(options.rpcTimeoutMs, options.connectTimeoutMs);
  if (options.quorum === undefined) return new RpcRegistry(rpc, options.bootstrap!, timeoutMs, random);
  const { quorum } = options;
  return new ZooKeeperRegistry({ transport, clock, scheduler, random, logger, quorum, znodeParent, timeoutMs });
}
