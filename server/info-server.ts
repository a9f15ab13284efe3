// The HTTP port of a server: /healthz, /readyz, /metrics, a plain status page, and under `?format=json` of that the tasks for `processlist`. fastify and prom-client are loaded at the first request.
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { type HttpApplication, HttpListener, type HttpServer } from '../base/http-listener.ts';
import type { ReportedTask, ReportSource, StatusReport, StatusSection } from './reports.ts';

export interface InfoServerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly source: ReportSource;
}

export class InfoServer {
  #listener: HttpListener;

  private constructor(listener: HttpListener) {
    this.#listener = listener;
  }

  static async start({ host, port, source }: InfoServerOptions): Promise<InfoServer> {
    return new InfoServer(await HttpListener.listen({ host, port, open: (server) => openApplication(server, source) }));
  }

  get host(): string {
    return this.#listener.host;
  }
  get port(): number {
    return this.#listener.port;
  }
  get url(): string {
    return this.#listener.url;
  }

  async close(): Promise<void> {
    await this.#listener.close();
  }
}

async function openApplication(server: HttpServer, source: ReportSource): Promise<HttpApplication> {
  const { fastify } = await import('fastify');
  const app = fastify({ logger: false, serverFactory: () => server });
  addRoutes(app, source);
  await app.ready();
  return { handle: (request, response) => app.routing(request, response), close: () => app.close() };
}

function addRoutes(app: FastifyInstance, source: ReportSource): void {
  app.get('/healthz', (_request, reply) => {
    const { healthy, detail } = source.health();
    return reply
      .code(healthy ? 200 : 503)
      .type('text/plain; charset=utf-8')
      .send(`${detail}\n`);
  });
  app.get('/readyz', (_request, reply) => {
    const { ready, detail } = source.health();
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain; charset=utf-8')
      .send(`${detail}\n`);
  });
  let metrics: Promise<MetricsPage> | undefined;
  app.get('/metrics', async (_request, reply) => {
    metrics ??= metricsPage(source);
    const page = await metrics;
    return reply.type(page.contentType).send(await page.read());
  });
  const page = (request: { query: unknown }, reply: { type(t: string): { send(body: string): unknown } }) => {
    const { format, filter } = request.query as Record<string, unknown>;
    if (format === 'json') return reply.type('application/json').send(tasksAsJson(source.tasks(), filter));
    return reply.type('text/html; charset=utf-8').send(renderStatus(source.status()));
  };
  for (const path of STATUS_PATHS) app.get(path, page);
}

/** The last two since HBase 2.6.5. */
const STATUS_PATHS = ['/', '/master-status', '/rs-status', '/master.jsp', '/regionserver.jsp'];

/** As HBase's gateway for `processlist` has it. `handler`, `rpc` and `operation` are of calls, the latter two only of those that run. */
function tasksAsJson(tasks: readonly ReportedTask[], filter: unknown): string {
  const wanted = (task: ReportedTask) => {
    if (filter === 'all') return true;
    if (filter === 'handler') return task.kind === 'handler';
    if (filter === 'rpc' || filter === 'operation') return task.kind === 'handler' && task.state === 'RUNNING';
    return task.kind === 'general';
  };
  return JSON.stringify(
    tasks.filter(wanted).map(({ description, status, state, startedAt, stateSince }) => ({
      ...{ description, status, state, starttimems: startedAt, statustimems: stateSince, statetimems: stateSince },
    })),
  );
}

interface MetricsPage {
  contentType: string;
  read(): Promise<string>;
}

async function metricsPage(source: ReportSource): Promise<MetricsPage> {
  const { Registry, Gauge, Counter } = (await import('prom-client')).default;
  const registry = new Registry();
  for (const metric of source.metrics) {
    const value = () => {
      const read = metric.read();
      return typeof read === 'number' ? [{ labels: {} as Record<string, string>, value: read }] : read;
    };
    const labelNames = [...new Set(value().flatMap((sample) => Object.keys(sample.labels)))];
    const common = { name: metric.name, help: metric.help, labelNames, registers: [registry] };
    if (metric.type === 'gauge')
      new Gauge({
        ...common,
        collect() {
          this.reset();
          for (const sample of value()) this.set(sample.labels, sample.value);
        },
      });
    else
      new Counter({
        ...common,
        collect() {
          this.reset();
          for (const sample of value()) this.inc(sample.labels, sample.value);
        },
      });
  }
  const merged = Registry.merge([await processMetrics(), registry]);
  return { contentType: merged.contentType, read: () => merged.metrics() };
}

let ofThisProcess: Promise<Registry> | undefined;

/** Those of the process (CPU, memory, event loop) are watched for ever once they are: one registry for however many servers there are. */
function processMetrics(): Promise<Registry> {
  ofThisProcess ??= import('prom-client').then(({ default: { Registry, collectDefaultMetrics } }) => {
    const register = new Registry();
    collectDefaultMetrics({ register });
    return register;
  });
  return ofThisProcess;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string | number) => String(text).replace(/[&<>"]/g, (character) => ESCAPES[character]);

function renderStatus(report: StatusReport): string {
  const facts = report.facts.map(
    ([name, value]) => `<tr><th>${escapeText(name)}</th><td>${escapeText(value)}</td></tr>`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escapeText(report.title)}</title>`,
    '<style>body{font:15px/1.45 system-ui,sans-serif;margin:2em}table{border-collapse:collapse}',
    'th,td{border:1px solid #bbb;padding:.2em .6em;text-align:left}</style></head><body>',
    `<h1>${escapeText(report.title)}</h1><table>${facts.join('')}</table>`,
    ...report.sections.map(renderSection),
    '</body></html>',
  ].join('\n');
}

function renderSection(section: StatusSection): string {
  const head = section.columns.map((column) => `<th>${escapeText(column)}</th>`).join('');
  const rows = section.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`);
  return `<h2>${escapeText(section.title)}</h2><table><tr>${head}</tr>${rows.join('')}</table>`;
}
