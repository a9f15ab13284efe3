// One run: a seed, so many simulated seconds of work and trouble, then everything is mended and judged.
import type { Connection } from '../../client/index.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import type { Scene } from '../../tools/doctor/checks/scene.ts';
import { examine } from '../../tools/doctor/examine.ts';
import { readRunning } from '../../tools/doctor/running/read-running.ts';
import { BulkClient } from './bulk-client.ts';
import { DdlClient } from './ddl-client.ts';
import { Faults } from './faults.ts';
import { History } from './history.ts';
import { leftovers, unrest } from './invariants.ts';
import { Operator } from './operator.ts';
import { ActiveRows, FAMILIES, RowClient, stateOf } from './row-client.ts';
import {
  CLIENT_HOSTS,
  LOADED_TABLE,
  LOADER,
  READER,
  SimCluster,
  type SimClusterOptions,
  TABLE,
} from './sim-cluster.ts';
import { SimProcess } from './sim-process.ts';
import { Simulation, stackOf } from './simulation.ts';

export interface RunOptions extends SimClusterOptions {
  readonly seed: number;
  /** Of work and trouble; the mending comes on top. Default 60. */
  readonly seconds?: number;
  /** Kinds of trouble. Default: as the seed draws. */
  readonly faults?: readonly string[];
  readonly onTrace?: (line: string) => void;
}

export interface RunResult {
  readonly seed: number;
  readonly violations: readonly string[];
  /** Of everything that happened, in order. */
  readonly traceHash: string;
  readonly simulatedMs: number;
  readonly events: number;
  /** In words, for the reader. */
  readonly summary: string;
}

/** Everything must be at rest so long after the last fault. */
const REST_MS = 180_000;
/** A file is long enough in the making. */
const WRITTEN_MS = 5000;
const NORMALIZED = { NORMALIZATION_ENABLED: 'true' };
/** Only the normalizer splits it. */
const LOADED_ATTRIBUTES = {
  ...NORMALIZED,
  NORMALIZER_TARGET_REGION_SIZE_MB: '1',
  SPLIT_POLICY: 'org.apache.hadoop.hbase.regionserver.ConstantSizeRegionSplitPolicy',
};
const PATIENT: ReadonlySet<string> = new Set(['c3', 'c4']);
/** Until janitor and cleaners have been there. */
const CLEAN_MS = 25_000;

export async function runSeed(options: RunOptions): Promise<RunResult> {
  const sim = new Simulation(options);
  const run = new Run(sim, options);
  await run.run();
  return {
    seed: options.seed,
    violations: sim.violations,
    traceHash: sim.traceHash(),
    simulatedMs: sim.now,
    events: sim.eventCount,
    summary: run.summary(),
  };
}

interface Actor {
  stop(): void;
  run(): Promise<void>;
}

class Run {
  readonly #sim: Simulation;
  readonly #options: RunOptions;
  readonly #cluster: SimCluster;
  readonly #history: History;
  readonly #driver: SimProcess;
  readonly #faults: Faults;
  #actors: Actor[] = [];
  #operator!: Operator;
  #ddl!: DdlClient;
  #bulk!: BulkClient;
  #rows!: ActiveRows;
  #unchecked = 0;
  #isOver = false;
  #step = 'starting';

  constructor(sim: Simulation, options: RunOptions) {
    this.#sim = sim;
    this.#options = options;
    this.#cluster = new SimCluster(sim, options);
    this.#history = new History(sim);
    this.#driver = new SimProcess(sim, 'driver', 1);
    this.#faults = new Faults(this.#cluster, options.faults);
  }

  async run(): Promise<void> {
    const seconds = this.#options.seconds ?? 60;
    this.#cluster.start();
    this.#driver.after(0, 'io', 'start', () => {
      this.#drive(seconds).then(
        () => (this.#isOver = true),
        (error) => {
          this.#sim.violation(`while ${this.#step}: ${stackOf(error)}`);
          this.#isOver = true;
        },
      );
    });
    const limit = seconds * 1000 + 3 * REST_MS;
    await this.#sim.run(limit, () => this.#isOver);
    if (!this.#isOver) this.#sim.violation(`it hangs while ${this.#step}`);
    const { violations, unknown } = this.#history.check();
    this.#unchecked = unknown;
    for (const each of violations) this.#sim.violation(each);
  }

  async #drive(seconds: number): Promise<void> {
    const { scheduler } = this.#driver;
    const connection = await this.#cluster.connect(this.#driver);
    this.#step = 'creating the table';
    const families = FAMILIES.map((name) => ({ name, maxVersions: 2, blockSizeBytes: 1024 }));
    const attributes = this.#isNormalized ? NORMALIZED : {};
    await connection.admin.createTable({ name: TABLE, families, attributes }, ['g', 'p']);
    await connection.admin.createTable({ name: LOADED_TABLE, families, attributes: LOADED_ATTRIBUTES });
    await this.#makeActors();
    this.#step = 'working';
    const running = Promise.all(this.#actors.map((actor) => actor.run()));
    this.#faults.start();
    await scheduler.sleep(seconds * 1000);
    this.#faults.stop();
    for (const actor of this.#actors) actor.stop();
    this.#step = 'waiting for the clients to end';
    await running;
    this.#step = 'waiting for rest';
    await this.#rest(connection);
    this.#step = 'reading everything';
    await this.#readAll(connection);
    await this.#bulk.readAll();
    for (const wrong of await this.#ddl.verify()) this.#sim.violation(wrong);
    this.#step = 'waiting for cleaners';
    await scheduler.sleep(CLEAN_MS);
    await this.#rest(connection);
    for (const wrong of await this.#leftovers(connection)) this.#sim.violation(wrong);
    this.#step = 'asking the doctor';
    for (const { kind, subject, words } of examine(await this.#scene(connection)))
      this.#sim.violation(`the doctor finds ${kind} of ${subject}: ${words}`);
    await connection.close();
  }

  async #makeActors(): Promise<void> {
    this.#rows = new ActiveRows(this.#driver.random);
    for (const host of CLIENT_HOSTS) {
      const process = new SimProcess(this.#sim, host, 1);
      // Some wait for an answer longer than a session lives: an acknowledgement that comes too late must not be a false one.
      const isPatient = PATIENT.has(host);
      const connection = await this.#cluster.connect(process, isPatient ? { rpcTimeoutMs: 18_000 } : {});
      const transport = this.#cluster.network.transportOf(process);
      const parts = { cluster: this.#cluster, process, transport, connection };
      const shared = { ...parts, history: this.#history, rows: this.#rows };
      this.#actors.push(new RowClient({ ...shared, thinkMs: 80, onlyReads: host === READER }));
    }
    const operator = new SimProcess(this.#sim, 'operator', 1);
    this.#operator = new Operator(this.#cluster, operator, await this.#cluster.connect(operator));
    const ddl = new SimProcess(this.#sim, 'ddl', 1);
    this.#ddl = new DdlClient(ddl, await this.#cluster.connect(ddl), this.#cluster.disk.handleOf(ddl).files);
    const loader = new SimProcess(this.#sim, LOADER, 1);
    const { files } = this.#cluster.disk.handleOf(loader);
    const loading = await this.#cluster.connect(loader);
    this.#bulk = new BulkClient({
      process: loader,
      connection: loading,
      files,
      history: this.#history,
      rows: this.#rows,
    });
    this.#actors.push(this.#operator, this.#ddl, this.#bulk);
  }

  /** Until nothing moves any more; what does not come to rest in time is wrong. */
  async #rest(connection: Connection): Promise<void> {
    const { scheduler } = this.#driver;
    const deadline = this.#sim.now + REST_MS;
    for (;;) {
      let wrong: string[];
      try {
        await this.#operator.settle();
        await this.#bulk.settle();
        await this.#ddl.settle();
        wrong = await unrest(this.#cluster, connection);
      } catch (error) {
        wrong = [stackOf(error)];
      }
      if (wrong.length === 0) return;
      if (this.#sim.now > deadline) {
        for (const each of wrong) this.#sim.violation(`no rest: ${each}`);
        return;
      }
      await scheduler.sleep(500);
    }
  }

  /** What is there at two looks: a flush or compaction may be under way at one. */
  async #leftovers(connection: Connection): Promise<string[]> {
    const rpc = this.#rpc('judge');
    const first = new Set(await leftovers(this.#cluster, connection, rpc));
    if (first.size === 0) return [];
    await this.#driver.scheduler.sleep(WRITTEN_MS);
    return (await leftovers(this.#cluster, connection, rpc)).filter((wrong) => first.has(wrong));
  }

  /** What `colonnade doctor` sees of the running cluster. */
  async #scene(connection: Connection): Promise<Scene> {
    const rpc = this.#rpc('doctor');
    const { catalog, servers } = await readRunning({ connection, rpc, callTimeoutMs: 5000, zooKeeper: undefined });
    rpc.close();
    return { catalog, servers, now: this.#driver.clock.now() };
  }

  #rpc(user: string): RpcClient {
    const { clock, scheduler } = this.#driver;
    return new RpcClient({ transport: this.#cluster.network.transportOf(this.#driver), clock, scheduler, user });
  }

  /** Once by a scan and once by gets: both enter the history. */
  async #readAll(connection: Connection): Promise<void> {
    const table = connection.table(TABLE);
    const called = this.#sim.now;
    const missing = new Set(this.#rows.all);
    for await (const row of table.scan()) {
      const key = row.key.toString();
      missing.delete(key);
      this.#history.seen('driver', key, called, stateOf(row), 'last scan');
    }
    for (const row of missing) this.#history.seen('driver', row, called, new Map(), 'last scan');
    for (const row of this.#rows.all) {
      const at = this.#sim.now;
      this.#history.seen('driver', row, at, stateOf(await table.get(row)), 'last get');
    }
  }

  /** Its regions are small: the normalizer merges what operators split. */
  get #isNormalized(): boolean {
    return this.#sim.seed % 3 === 0;
  }

  summary(): string {
    const { done, notDone, unknown, reads } = this.#history.counts;
    const { starts, kills, aborts, powerLosses, plans, idlePlans, loads, finishedLoads } = this.#cluster.counts;
    const faults = [...this.#faults.counts].map(([name, count]) => `${name} ${count}`).join(', ');
    const works = [...(this.#operator?.counts ?? [])].map(
      ([name, [ok, failed]]) => `${name} ${ok}${failed > 0 ? ` (${failed} failed)` : ''}`,
    );
    return [
      `${done} changes done, ${notDone} not, ${unknown} unknown, ${reads} rows read, ${this.#unchecked} rows too much for the checker`,
      `${starts} starts, ${kills} kills, ${aborts} aborts, ${powerLosses} power losses; ddl ${this.#ddl?.counts.done} done, ${this.#ddl?.counts.failed} not`,
      `bulk loads: ${loads}, ${finishedLoads} files put in place by an opening; by a client ${this.#bulk?.counts.done} done, ${this.#bulk?.counts.failed} not; normalizer: ${plans} plans, ${idlePlans} came to nothing`,
      `faults: ${faults}`,
      `operator: ${works.join(', ')}`,
    ].join('\n');
  }
}
