import { ManualClock } from '../../../base/clock.ts';
import type { Logger } from '../../../base/logger.ts';
import { SeededRandom } from '../../../base/random.ts';
import { ManualScheduler } from '../../../base/scheduler.ts';
import type { Connection } from '../../../base/transport.ts';
import { ZooKeeperClient } from '../../../coordination/zookeeper/client.ts';
import type { ZooKeeperClientOptions } from '../../../coordination/zookeeper/client-types.ts';
import { FrameReader } from '../../../coordination/zookeeper/frame-reader.ts';
import { JuteReader, JuteWriter } from '../../../coordination/zookeeper/jute.ts';
import { MemoryTreeStore } from '../../../coordination/zookeeper/memory-tree-store.ts';
import {
  type ConnectResponse,
  readConnectResponse,
  writeConnectRequest,
  XID_NOTIFICATION,
} from '../../../coordination/zookeeper/protocol.ts';
import { ZooKeeperServer, type ZooKeeperServerOptions } from '../../../coordination/zookeeper/server.ts';
import type { TreeStore } from '../../../coordination/zookeeper/tree-store.ts';
import { MemoryTransport } from './memory-transport.ts';

export const PORT = 2181;

/** A ZooKeeper server and its clients on a clock, a network and a store of the test's own. */
export class ZooKeeperWorld {
  readonly clock = new ManualClock();
  readonly scheduler = new ManualScheduler(this.clock);
  readonly random: SeededRandom;
  readonly transport = new MemoryTransport();
  readonly log: string[] = [];
  readonly logger: Logger;
  store: TreeStore;
  server!: ZooKeeperServer;
  readonly #clients: ZooKeeperClient[] = [];

  constructor(o: { seed?: number; store?: TreeStore } = {}) {
    this.random = new SeededRandom(o.seed ?? 1);
    this.store = o.store ?? new MemoryTreeStore();
    const line = (level: string) => (fields: object, message: string) => {
      const text = JSON.stringify(fields, (_, value) => (typeof value === 'bigint' ? String(value) : value));
      this.log.push(`${level} ${message} ${text}`);
    };
    this.logger = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  }
  /** A server of that world listening on PORT; ticks of 1 s, so sessions of 2 to 20 s. */
  async start(options: Partial<ZooKeeperServerOptions> = {}): Promise<ZooKeeperServer> {
    const { clock, scheduler, random, transport, logger, store: treeStore } = this;
    this.server = new ZooKeeperServer({
      clock,
      scheduler,
      random,
      transport,
      logger,
      treeStore,
      tickMs: 1000,
      ...options,
    });
    await this.server.listen('127.0.0.1', PORT);
    return this.server;
  }
  async restart(options: Partial<ZooKeeperServerOptions> = {}): Promise<ZooKeeperServer> {
    await this.server.close();
    return this.start(options);
  }
  newClient(options: Partial<ZooKeeperClientOptions> = {}): ZooKeeperClient {
    const { clock, scheduler, random, transport, logger } = this;
    const quorum = `127.0.0.1:${PORT}`;
    const client = new ZooKeeperClient({
      ...{ clock, scheduler, random, transport, logger, quorum },
      sessionTimeoutMs: 10_000,
      ...options,
    });
    this.#clients.push(client);
    return client;
  }
  async connect(options: Partial<ZooKeeperClientOptions> = {}): Promise<ZooKeeperClient> {
    const client = this.newClient(options);
    await client.connect();
    return client;
  }
  /** Lets time pass in small steps, with all that happens in them. */
  async advance(ms: number, stepMs = 50): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      this.scheduler.advance(Math.min(stepMs, left));
      await settle(3);
    }
  }
  /** A connection that speaks only what the test says. */
  raw(): RawConnection {
    return new RawConnection(this.transport);
  }
}

/** Turns of the event loop, in which all that is due without time passing happens. */
export async function settle(turns = 5): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

export interface RawReply {
  readonly xid: number;
  readonly zxid: bigint;
  readonly err: number;
  readonly reader: JuteReader;
}

/** Speaks the protocol by hand. */
export class RawConnection {
  readonly replies: RawReply[] = [];
  readonly events: string[] = [];
  /** Bodies of the packets as they came. */
  readonly packets: Buffer[] = [];
  text = '';
  isClosed = false;
  response: ConnectResponse | undefined;
  readonly #connection: Connection;
  #xid = 1;
  constructor(transport: MemoryTransport) {
    const frames = new FrameReader({ maxBytes: 10_000_000, onFrame: (body) => this.#onFrame(Buffer.from(body)) });
    let isText = false;
    this.#connection = transport.connect('127.0.0.1', PORT, {
      onData: (bytes) => {
        this.text += bytes.toString('latin1');
        try {
          if (!isText) frames.push(bytes);
        } catch {
          isText = true;
        }
      },
      onClose: () => {
        this.isClosed = true;
      },
    });
  }
  send(bytes: Uint8Array): void {
    this.#connection.write(bytes);
  }
  close(): void {
    this.#connection.destroy();
  }
  async handshake(
    o: { timeoutMs?: number; sessionId?: bigint; password?: Buffer; lastZxidSeen?: bigint; old?: boolean } = {},
  ): Promise<ConnectResponse | undefined> {
    const writer = new JuteWriter();
    writeConnectRequest(writer, {
      protocolVersion: 0,
      lastZxidSeen: o.lastZxidSeen ?? 0n,
      timeoutMs: o.timeoutMs ?? 10_000,
      sessionId: o.sessionId ?? 0n,
      password: o.password ?? Buffer.alloc(16),
      readOnly: o.old ? undefined : false,
    });
    this.send(writer.packet());
    await settle();
    return this.response;
  }
  async call(type: number, write: (writer: JuteWriter) => void = () => {}, xid = this.#xid++): Promise<RawReply> {
    const count = this.replies.length;
    const writer = new JuteWriter().int(xid).int(type);
    write(writer);
    this.send(writer.packet());
    await settle();
    const reply = this.replies[count];
    if (reply === undefined)
      throw new Error(`no answer to ${type}${this.isClosed ? ': the connection was closed' : ''}`);
    return reply;
  }
  #onFrame(body: Buffer): void {
    this.packets.push(body);
    const reader = new JuteReader(body);
    if (this.response === undefined) {
      this.response = readConnectResponse(reader);
      return;
    }
    const reply = { xid: reader.int(), zxid: reader.long(), err: reader.int(), reader };
    if (reply.xid !== XID_NOTIFICATION) this.replies.push(reply);
    else this.events.push(`${reader.int()} ${reader.int()} ${reader.ustring()}`);
  }
}
