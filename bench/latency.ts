// How long a get and a put take, and how long the server's thread is late, while nothing else goes on, while others write, while flushes and compactions
// are written, and while all of that goes on: `node bench/latency.ts [seconds a phase] [folder]`. The server has this thread; each client has one of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { connect, start } from '../index.ts';

const PROBE_EVERY_MS = 4;
const BATCH = 100;
const VALUE = Buffer.alloc(1000, 7);
const PREPARED_ROWS = 40_000;

type Order = { readonly kind: 'probe' | 'write'; readonly milliseconds: number } | { readonly kind: 'end' };
interface Report {
  readonly gets: number[];
  readonly puts: number[];
  readonly rows: number;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const cells = (value: Buffer) => [{ family: 'f', qualifier: 'q', value }];

async function client(quorum: string): Promise<void> {
  const connection = await connect(quorum);
  parentPort!.on('message', async (order: Order) => {
    if (order.kind === 'end') {
      await connection.close();
      parentPort!.close();
      return;
    }
    const end = performance.now() + order.milliseconds;
    parentPort!.postMessage(await (order.kind === 'probe' ? probe(end) : write(end)));
  });
  parentPort!.postMessage('ready');

  async function probe(end: number): Promise<Report> {
    const table = connection.table('probe');
    const report = { gets: [] as number[], puts: [] as number[], rows: 0 };
    for (let i = 0; performance.now() < end; i++) {
      const row = `r${i % 1000}`;
      const began = performance.now();
      if (i % 2 === 0) await table.put({ row, cells: cells(VALUE) });
      else await table.get({ row });
      (i % 2 === 0 ? report.puts : report.gets).push(performance.now() - began);
      await sleep(PROBE_EVERY_MS);
    }
    return report;
  }

  async function write(end: number): Promise<Report> {
    const table = connection.table('load');
    let rows = 0;
    while (performance.now() < end) {
      const puts = Array.from({ length: BATCH }, (_, i) => ({
        put: { row: `row${String((rows + i) * 7919).padStart(12, '0')}`, cells: cells(VALUE) },
      }));
      await table.batch(puts);
      rows += BATCH;
      // Half of what one client can: the figure is of latency, not of a queue.
      await sleep(2);
    }
    return { gets: [], puts: [], rows };
  }
}

class Client {
  readonly #worker: Worker;
  #answer: (report: Report) => void = () => {};
  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (report: Report) => this.#answer(report));
  }
  static async start(quorum: string): Promise<Client> {
    const worker = new Worker(new URL(import.meta.url), { workerData: quorum });
    await new Promise((resolve) => worker.once('message', resolve));
    return new Client(worker);
  }
  run(order: Order): Promise<Report> {
    this.#worker.postMessage(order);
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }
  end(): Promise<unknown> {
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage({ kind: 'end' });
    return ended;
  }
}

function quantiles(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]?.toFixed(2)} ms`;
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}`;
}

async function main(): Promise<void> {
  const milliseconds = Number(process.argv[2] ?? 6) * 1000;
  const data = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'colonnade-latency-'));
  const cluster = await start({ data, settings: { 'colonnade.log.level': 'error' } });
  const connection = await connect(cluster.quorum);
  const { admin } = connection;
  await admin.createTable({ name: 'probe', families: ['f'] });
  // Flushed and compacted only when it is told to here.
  await admin.createTable({ name: 'load', families: ['f'], attributes: { COMPACTION_ENABLED: 'false' } });
  for (let i = 0; i < 1000; i++) await connection.table('probe').put({ row: `r${i}`, cells: cells(VALUE) });
  const prober = await Client.start(cluster.quorum);
  const writer = await Client.start(cluster.quorum);

  async function phase(name: string, work: { writes?: boolean; flushes?: boolean; compacts?: boolean }): Promise<void> {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const end = performance.now() + milliseconds;
    delay.enable();
    const probing = prober.run({ kind: 'probe', milliseconds });
    const writing = work.writes === true ? writer.run({ kind: 'write', milliseconds }) : undefined;
    let flushes = 0;
    const busy = (async () => {
      while ((work.flushes === true || work.compacts === true) && performance.now() < end) {
        if (work.flushes === true) await admin.flush('load');
        flushes++;
        await sleep(100);
      }
    })();
    const compacting = work.compacts === true ? admin.majorCompact('load') : undefined;
    const { gets, puts } = await probing;
    const rows = (await writing)?.rows ?? 0;
    await busy;
    await compacting;
    delay.disable();
    const ms = (nanos: number) => `${(nanos / 1e6 - 1).toFixed(2)} ms`;
    console.log(
      `${name}${rows > 0 ? `, ${rows} rows written` : ''}${flushes > 0 ? `, ${flushes} flushes asked for` : ''}`,
    );
    console.log(`  get     ${quantiles(gets)}\n  put     ${quantiles(puts)}`);
    console.log(
      `  thread  p50 ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, p99.9 ${ms(delay.percentile(99.9))}, longest ${ms(delay.max)}`,
    );
  }

  async function prepare(rows: number): Promise<void> {
    const table = connection.table('load');
    for (let i = 0; i < rows; i += 1000)
      await table.batch(
        Array.from({ length: 1000 }, (_, j) => ({
          put: { row: `row${String((i + j) * 7919).padStart(12, '0')}`, cells: cells(VALUE) },
        })),
      );
  }

  await phase('warm-up', {});
  await phase('idle', {});
  await phase('others write', { writes: true });
  await admin.flush('load');
  for (let i = 0; i < 3; i++) {
    await prepare(PREPARED_ROWS);
    await admin.flush('load');
  }
  await prepare(PREPARED_ROWS);
  await phase('a flush and a compaction', { flushes: true, compacts: true });
  await phase('others write, flushes and a compaction', { writes: true, flushes: true, compacts: true });
  await Promise.all([prober.end(), writer.end()]);
  await connection.close();
  await cluster.stop();
  rmSync(data, { recursive: true, force: true });
}

await (isMainThread ? main() : client(workerData as string));
