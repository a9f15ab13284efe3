/** Byte streams between processes. `net-transport.ts` is the real one; the simulator brings its own. */
export interface Transport {
  /** Listens; port 0 picks a free one. Rejects with a HBaseError naming the address when it is in use. */
  listen(address: ListenAddress, onConnection: (connection: Connection) => void): Promise<Listener>;
  /** Starts connecting at once; data may be written before `onOpen`. A failure arrives as `onClose(error)`. */
  connect(host: string, port: number, handlers: ConnectionHandlers): Connection;
}

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

export interface Listener {
  readonly host: string;
  /** The port really bound. */
  readonly port: number;
  /** Stops accepting and destroys what is still connected. */
  close(): Promise<void>;
}

export interface ConnectionHandlers {
  onOpen?(): void;
  /** Bytes as they came; *owned by the handler*: the transport never writes to them again, so what lies in them may be kept. */
  onData(bytes: Buffer): void;
  /** Called once, after which nothing else is. `error` is undefined for an orderly end. */
  onClose(error?: Error): void;
  /** The write buffer fell below its high-water mark again. */
  onDrain?(): void;
}

export interface Connection {
  readonly remoteAddress: string;
  /** Accepted connections get their handlers here, in the turn of `onConnection`. */
  setHandlers(handlers: ConnectionHandlers): void;
  /**
   * Queues the bytes (*shared, do not change* until sent). False: above the high-water mark, wait for onDrain. `onSent` is called when these bytes
   * and all before them are no longer read; not when the connection ended before, nor by a transport that cannot tell.
   */
  write(bytes: Uint8Array, onSent?: () => void): boolean;
  /** What is written between the two goes out together. */
  cork?(): void;
  uncork?(): void;
  /** Stops and resumes reading, for backpressure. */
  pause(): void;
  resume(): void;
  /** Sends what is queued, then closes. */
  end(): void;
  destroy(error?: Error): void;
}
