import { assert } from '../base/assert.ts';
import type { ServerName } from '../model/server-name.ts';
import type { HostPort } from '../server/server-process.ts';
import type { RegionServerOptions } from './region-server-options.ts';

export class RegionServer {
  readonly serverName!: ServerName;
  /** Where RPC is served. */
  readonly address!: HostPort;
  /** Undefined without an info server. */
  readonly infoUrl: string | undefined;
  /** Resolves when the master took the server in and it can open regions; rejects when it ends before. */
  readonly online!: Promise<void>;
  /** Resolves with the reason of an abort, or undefined after an orderly stop. */
  readonly ended!: Promise<string | undefined>;

  /** Listens and starts to look for the master; resolves when it listens (not when it is online). */
  static async start(_options: RegionServerOptions): Promise<RegionServer> {
    assert(false, 'under construction');
  }

  /** Encoded names of the regions served now. */
  onlineRegions(): string[] {
    return [];
  }

  /** Orderly: regions are flushed and closed, logs archived, the znode given back, sockets closed. */
  async stop(): Promise<void> {}

  /** As if killed: nothing is written or answered any more, sockets close. Its regions are recovered by the master. */
  abort(_reason: string, _error?: unknown): void {}
}
