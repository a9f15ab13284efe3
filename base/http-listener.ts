// An HTTP port that is bound at once, while the application behind it is made at the first request: loading one takes longer than starting
// a whole cluster, and most clusters of a test suite never ask. Requests that come meanwhile wait for it.
import type http from 'node:http';
import type net from 'node:net';
import { addressOf } from './address.ts';
import { hbaseError } from './errors.ts';

export type HttpServer = http.Server;

export interface HttpApplication {
  handle(request: http.IncomingMessage, response: http.ServerResponse): void;
  close(): Promise<void>;
}

export interface HttpListenerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Makes the application; called at the first request, and again at the next one after a failure. */
  readonly open: (server: HttpServer) => Promise<HttpApplication>;
  /** Told of each failure of `open`; the request that met it is answered with 503. */
  readonly onOpenFailure?: (error: unknown) => void;
}

/** Longer than a client keeps an idle connection, so that none is closed under a request on its way. */
const KEEP_ALIVE_MS = 72_000;

export class HttpListener {
  readonly host: string;
  readonly port: number;
  #server: HttpServer;
  #options: HttpListenerOptions;
  #application: Promise<HttpApplication> | undefined;
  #isClosed = false;

  private constructor(options: HttpListenerOptions, server: HttpServer) {
    this.#options = options;
    this.#server = server;
    this.host = options.host;
    this.port = (server.address() as net.AddressInfo).port;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.on('request', (request, response) => void this.#serve(request, response));
  }

  static listen(options: HttpListenerOptions): Promise<HttpListener> {
    const { host, port } = options;
    return new Promise((resolve, reject) => {
      // An import of node:http reads its every property, one of which loads all of undici.
      const server = process.getBuiltinModule('node:http').createServer();
      server.once('error', (error: NodeJS.ErrnoException) => {
        const why = error.code === 'EADDRINUSE' ? 'the port is in use by another process' : error.message;
        reject(
          hbaseError('java.net.BindException', `Cannot listen on ${addressOf(host, port)}: ${why}`, { cause: error }),
        );
      });
      server.listen({ host, port }, () => resolve(new HttpListener(options, server)));
    });
  }

  /** `http://host:port` */
  get url(): string {
    return `http://${addressOf(this.host, this.port)}`;
  }

  /** Connections are cut, whatever they wait for. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    const application = await this.#application?.catch(() => undefined);
    await application?.close();
    await closed;
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    this.#application ??= this.#options.open(this.#server);
    const opening = this.#application;
    try {
      (await opening).handle(request, response);
    } catch (error) {
      if (this.#application === opening) this.#application = undefined;
      this.#options.onOpenFailure?.(error);
      if (!response.headersSent) response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Service unavailable: it could not be started\r\n');
    }
  }
}
