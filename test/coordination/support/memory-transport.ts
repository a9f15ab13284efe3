import type { Connection, ConnectionHandlers, ListenAddress, Listener, Transport } from '../../../base/transport.ts';

/** One end of a pair; what it writes the other end reads in a later microtask. */
class MemoryConnection implements Connection {
  readonly remoteAddress: string;
  peer!: MemoryConnection;
  isClosed = false;
  #handlers: ConnectionHandlers | undefined;
  #inbox: Buffer[] = [];
  #isPaused = false;
  #isEnded = false;
  constructor(remoteAddress: string) {
    this.remoteAddress = remoteAddress;
  }
  setHandlers(handlers: ConnectionHandlers): void {
    this.#handlers = handlers;
    this.#deliverLater();
  }
  opened(): void {
    this.#handlers?.onOpen?.();
  }
  write(bytes: Uint8Array): boolean {
    if (this.isClosed || this.#isEnded) return false;
    this.peer.receive(Buffer.from(bytes));
    return true;
  }
  receive(bytes: Buffer): void {
    this.#inbox.push(bytes);
    this.#deliverLater();
  }
  pause(): void {
    this.#isPaused = true;
  }
  resume(): void {
    this.#isPaused = false;
    this.#deliverLater();
  }
  end(): void {
    this.#isEnded = true;
    queueMicrotask(() => queueMicrotask(() => this.destroy()));
  }
  destroy(error?: Error): void {
    if (this.isClosed) return;
    this.close(error);
    queueMicrotask(() => this.peer.close());
  }
  close(error?: Error): void {
    if (this.isClosed) return;
    this.#deliver();
    this.isClosed = true;
    this.#handlers?.onClose(error);
  }
  #deliverLater(): void {
    queueMicrotask(() => this.#deliver());
  }
  #deliver(): void {
    while (!this.#isPaused && !this.isClosed && this.#handlers !== undefined && this.#inbox.length > 0) {
      this.#handlers.onData(this.#inbox.shift()!);
    }
  }
}

/** A network in memory for tests: ports, connections, and breaking them. */
export class MemoryTransport implements Transport {
  readonly #listeners = new Map<number, (connection: Connection) => void>();
  readonly #connections = new Set<MemoryConnection>();
  #nextPort = 10_000;
  /** Nobody gets a new connection. */
  isRefusing = false;

  async listen(address: ListenAddress, onConnection: (connection: Connection) => void): Promise<Listener> {
    const port = address.port === 0 ? this.#nextPort++ : address.port;
    if (this.#listeners.has(port)) throw new Error(`port ${port} is in use`);
    this.#listeners.set(port, onConnection);
    const close = async () => {
      this.#listeners.delete(port);
    };
    return { host: address.host, port, close };
  }
  connect(host: string, port: number, handlers: ConnectionHandlers): Connection {
    const near = new MemoryConnection(`${host}:${port}`);
    const far = new MemoryConnection(`127.0.0.1:${this.#nextPort++}`);
    near.peer = far;
    far.peer = near;
    near.setHandlers(handlers);
    const accept = this.#listeners.get(port);
    queueMicrotask(() => {
      if (accept === undefined || !this.#listeners.has(port) || this.isRefusing)
        return near.close(new Error(`connection to ${port} refused`));
      this.#connections.add(near);
      accept(far);
      near.opened();
    });
    return near;
  }
  /** Breaks every connection. */
  cut(): void {
    for (const connection of this.#connections) connection.destroy(new Error('cut'));
    this.#connections.clear();
  }
  /** Nothing is read any more on the clients' side of the connections there are, and nothing of theirs arrives. */
  freeze(): void {
    for (const connection of this.#connections) {
      connection.pause();
      connection.peer.pause();
    }
  }
  thaw(): void {
    for (const connection of this.#connections) {
      connection.resume();
      connection.peer.resume();
    }
  }
}
