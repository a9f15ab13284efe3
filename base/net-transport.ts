import net from 'node:net';
import { hbaseError } from './errors.ts';
import type { Connection, ConnectionHandlers, ListenAddress, Listener, Transport } from './transport.ts';

class NetConnection implements Connection {
  readonly remoteAddress: string;
  #socket: net.Socket;
  constructor(socket: net.Socket, remoteAddress: string) {
    this.#socket = socket;
    this.remoteAddress = remoteAddress;
    socket.setNoDelay(true);
  }
  setHandlers(handlers: ConnectionHandlers): void {
    let failure: Error | undefined;
    this.#socket.on('connect', () => handlers.onOpen?.());
    this.#socket.on('data', (bytes) => handlers.onData(bytes as Buffer));
    this.#socket.on('drain', () => handlers.onDrain?.());
    this.#socket.on('error', (error) => {
      failure = error;
    });
    this.#socket.on('close', () => handlers.onClose(failure));
  }
  write(bytes: Uint8Array, onSent?: () => void): boolean {
    if (this.#socket.destroyed || this.#socket.writableEnded) return false;
    if (onSent === undefined) return this.#socket.write(bytes);
    return this.#socket.write(bytes, (error) => {
      if (error == null) onSent();
    });
  }
  cork(): void {
    this.#socket.cork();
  }
  uncork(): void {
    this.#socket.uncork();
  }
  pause(): void {
    this.#socket.pause();
  }
  resume(): void {
    this.#socket.resume();
  }
  end(): void {
    this.#socket.end();
  }
  destroy(error?: Error): void {
    this.#socket.destroy(error);
  }
}

export const netTransport: Transport = {
  listen(address: ListenAddress, onConnection: (connection: Connection) => void): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const sockets = new Set<net.Socket>();
      const server = net.createServer((socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        // Without a listener an early reset would end the process.
        socket.on('error', () => {});
        onConnection(new NetConnection(socket, `${socket.remoteAddress}:${socket.remotePort}`));
      });
      server.once('error', (error: NodeJS.ErrnoException) => {
        const where = `${address.host}:${address.port}`;
        const why = error.code === 'EADDRINUSE' ? 'the port is in use by another process' : error.message;
        reject(hbaseError('java.net.BindException', `Cannot listen on ${where}: ${why}`, { cause: error }));
      });
      server.listen({ host: address.host, port: address.port, backlog: 511 }, () => {
        const bound = server.address() as net.AddressInfo;
        resolve({
          host: address.host,
          port: bound.port,
          close: () =>
            new Promise<void>((done) => {
              server.close(() => done());
              for (const socket of sockets) socket.destroy();
            }),
        });
      });
    });
  },
  connect(host: string, port: number, handlers: ConnectionHandlers): Connection {
    const connection = new NetConnection(net.connect({ host, port }), `${host}:${port}`);
    connection.setHandlers(handlers);
    return connection;
  },
};
