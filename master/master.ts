import { assert } from '../base/assert.ts';
import type { ServerName } from '../model/server-name.ts';
import type { HostPort } from '../server/server-process.ts';
import type { MasterOptions } from './master-options.ts';

export class Master {
  readonly serverName!: ServerName;
  /** Where RPC is served. */
  readonly address!: HostPort;
  /** Undefined without an info server. */
  readonly infoUrl: string | undefined;
  /** Resolves when this master won the election. */
  readonly active!: Promise<void>;
  /** Resolves when meta is loaded, the namespaces are there and clients' requests are answered; rejects when the master ends before. */
  readonly initialized!: Promise<void>;
  /** Resolves with the reason of an abort, or undefined after an orderly stop. */
  readonly ended!: Promise<string | undefined>;

  /** Listens, connects to ZooKeeper and enters the election; resolves when it listens (not when it is active). */
  static async start(_options: MasterOptions): Promise<Master> {
    assert(false, 'under construction');
  }

  get isActive(): boolean {
    return false;
  }
  get isInitialized(): boolean {
    return false;
  }
  /**
   * Proof of death: the caller knows that the process of `server` is gone (reaped child, pid and start time absent). Its
   * recovery starts at once instead of when its session expires.
   */
  serverDied(_server: ServerName): void {}

  /** Orderly: procedures come to rest, the local region is flushed and closed, the znode is given back. Region servers go first. */
  async stop(): Promise<void> {}

  /** As if killed: nothing is written any more, sockets close. */
  abort(_reason: string): void {}
}
