import type { Random } from '../base/random.ts';
import type { RpcClient, RpcReply } from '../rpc/rpc-client.ts';
import type { ClientOptions } from './client-options.ts';
import type { ClusterIdentity } from './cluster-identity.ts';
import type { RegionLocator } from './region-locator.ts';
import type { Registry } from './registry.ts';
import type { Retrier } from './retry.ts';

/** What the parts of one connection share. */
export interface ClientContext {
  readonly options: ClientOptions;
  readonly rpc: RpcClient;
  readonly cluster: ClusterIdentity;
  readonly registry: Registry;
  readonly locator: RegionLocator;
  readonly retrier: Retrier;
  readonly nonces: NonceGenerator;
}

export type { RpcReply };

/** Numbers by which servers recognize a request that comes again, so that it is done once. */
export class NonceGenerator {
  /** Of this connection. */
  readonly group: bigint;
  readonly #random: Random;
  constructor(random: Random) {
    this.#random = random;
    this.group = this.next();
  }
  /** Never 0, which means none. */
  next(): bigint {
    return this.#random.bytes(8).readBigInt64BE() || 1n;
  }
}
