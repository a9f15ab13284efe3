// The simulator's clients (test/sim/row-client) against a cluster of real processes: they do what can be done to a row, all to the same rows, and
// what they saw is checked for linearizability. Nothing acknowledged may be missing at the end: last of all every row is read.
import { performance } from 'node:perf_hooks';
import { systemClock } from '../../../base/clock.ts';
import { netTransport } from '../../../base/net-transport.ts';
import type { Random } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { type Connection, connect } from '../../../client/index.ts';
import { History } from '../../sim/history.ts';
import { ActiveRows, FAMILIES, RowClient, stateOf } from '../../sim/row-client.ts';
import { TABLE } from '../../sim/sim-cluster.ts';

export { TABLE };

const SPLITS = ['e', 'j', 'o', 't'];

export class RowLoad {
  readonly history: History;
  /** What a client met that no cluster in trouble explains. */
  readonly unforeseen: string[] = [];
  readonly #rows: ActiveRows;
  #connections: Connection[] = [];
  #clients: RowClient[] = [];
  #running: Promise<void>[] = [];

  private constructor(random: Random) {
    this.history = new History(this.#sim);
    this.#rows = new ActiveRows(random);
  }

  /** One clock for all clients, which are in this process. */
  get #sim() {
    return {
      get now() {
        return performance.now();
      },
      violation: (text: string) => void this.unforeseen.push(text),
    };
  }

  /** Makes the table; the clients run from now on. */
  static async start(quorum: string, count: number, random: Random, thinkMs = 20): Promise<RowLoad> {
    const load = new RowLoad(random);
    await using connection = await connect(quorum);
    const families = FAMILIES.map((name) => ({ name, maxVersions: 1 }));
    await connection.admin.createTable({ name: TABLE, families }, SPLITS);
    for (let i = 0; i < count; i++) await load.#add(quorum, `c${i}`, random, thinkMs);
    return load;
  }

  async #add(quorum: string, name: string, random: Random, thinkMs: number): Promise<void> {
    const connection = await connect({ quorum, retryPauseMs: 20, operationTimeoutMs: 120_000 });
    this.#connections.push(connection);
    const client = new RowClient({
      // A region may have moved at any time: then a repeated increment may count twice, as in HBase.
      cluster: { lastOpened: Number.POSITIVE_INFINITY },
      process: { host: name, clock: systemClock, scheduler: systemScheduler, random, sim: this.#sim },
      transport: netTransport,
      ...{ connection, history: this.history, rows: this.#rows, thinkMs },
    });
    this.#clients.push(client);
    this.#running.push(client.run());
  }

  get operations(): number {
    const { done, reads } = this.history.counts;
    return done + reads;
  }

  /** Ends the clients, reads every row, and says what is wrong. */
  async finish(quorum: string): Promise<string[]> {
    for (const client of this.#clients) client.stop();
    await Promise.all(this.#running);
    await Promise.all(this.#connections.map((connection) => connection.close()));
    await using connection = await connect(quorum);
    const called = performance.now();
    const rows = [...this.#rows.all];
    const found = await connection.table(TABLE).getMany(rows);
    rows.forEach((row, i) => void this.history.seen('last', row, called, stateOf(found[i]), 'get'));
    return [...this.unforeseen, ...this.history.check().violations];
  }
}
