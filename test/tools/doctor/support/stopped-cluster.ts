// A cluster that was stopped, or killed, with tables whose rows are known; copies of it to be damaged, looked at, repaired and started again.
import type { Random } from '../../../../base/random.ts';
import { type Connection, connect } from '../../../../client/index.ts';
import { createProcedure } from '../../../../master/procedure/procedure-registry.ts';
import type { MetaCell } from '../../../../model/meta-row.ts';
import { MemoryDisk } from '../../../../storage/memory-disk.ts';
import { type Observer, observeFiles } from '../../../../storage/wrapped-storage.ts';
import { type DoctorOptions, runDoctor } from '../../../../tools/doctor/doctor.ts';
import {
  readStopped,
  type StoppedCluster,
  type StoppedOptions,
} from '../../../../tools/doctor/stopped/read-stopped.ts';
import { StoppedPatient } from '../../../../tools/doctor/stopped/stopped-patient.ts';
import { SystemEdits } from '../../../../tools/doctor/stopped/system-edits.ts';
import { CrashableTreeStore } from '../../../fault/support/crashable-tree-store.ts';
import { MemoryCluster } from '../../../fault/support/memory-cluster.ts';

/** In a store file, and (of a killed cluster) in the log only. */
export const FLUSHED = ['a', 'h', 'p', 'x'];
export const LOGGED = ['b', 'i', 'q', 'y'];
export const ROWS = [...FLUSHED, ...LOGGED].sort();
/** Where the regions of table `t` begin. */
export const STARTS = ['', 'g', 'n', 't'];

/** `t` with four regions, `ns:u` with one, `off`, which is disabled. */
export async function makeCluster(
  end: 'stop' | 'kill',
  last?: (connection: Connection) => Promise<unknown>,
): Promise<Stopped> {
  const disk = new MemoryDisk();
  const tree = new CrashableTreeStore();
  const cluster = await MemoryCluster.start({ disk, tree });
  const connection = await connect({ quorum: cluster.quorum });
  const { admin } = connection;
  const put = async (table: string, rows: readonly string[]) => {
    for (const row of rows)
      await connection.table(table).put({ row, cells: [{ family: 'f', qualifier: 'q', value: `v${row}` }] });
  };
  await admin.createNamespace('ns');
  await admin.createTable({ name: 't', families: [{ name: 'f', maxVersions: 3 }, 'g'] }, STARTS.slice(1));
  await admin.createTable({ name: 'ns:u', families: ['f'] });
  await admin.createTable({ name: 'off', families: ['f'] }, ['m']);
  for (const table of ['t', 'ns:u', 'off']) await put(table, FLUSHED);
  await admin.disableTable('off');
  for (const table of ['t', 'ns:u']) await admin.flush(table);
  for (const table of ['t', 'ns:u']) await put(table, LOGGED);
  await last?.(connection);
  await connection.close();
  if (end === 'stop') await cluster.stop();
  const copy = new Stopped(disk.crashClone(), tree.crashClone());
  if (end === 'kill') await cluster.abandon();
  return copy;
}

export interface Seen {
  readonly status: number;
  readonly text: string;
  /** `kind subject` of what is wrong. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly json: {
    readonly problems: readonly {
      kind: string;
      table: string | null;
      subject: string;
      words: string;
      advice: string | null;
    }[];
    readonly notes: readonly { kind: string; table: string | null; subject: string; words: string }[];
    readonly repaired: readonly { kind: string; failure: string | null }[];
    readonly procedures: readonly { procId: number }[];
    readonly keptIn: string | null;
  };
}

export class Stopped {
  readonly disk: MemoryDisk;
  readonly tree: CrashableTreeStore;
  deep = false;
  /** Hears of each change that the doctor makes, before it is made. */
  observer: Observer | undefined;
  /** Warnings and errors of the last start. */
  log: readonly string[] = [];

  constructor(disk: MemoryDisk, tree: CrashableTreeStore) {
    this.disk = disk;
    this.tree = tree;
  }
  /** As after a power loss; `random` lets some of what was not synced survive. */
  clone(random?: Random): Stopped {
    return new Stopped(this.disk.crashClone(random === undefined ? {} : { random }), this.tree.crashClone());
  }

  get #options(): StoppedOptions {
    return {
      ...this.disk,
      files: this.observer === undefined ? this.disk.files : observeFiles(this.disk.files, this.observer),
      logs: this.disk.logs,
      treeStore: () => this.tree.crashClone(),
      znodeParent: '/hbase',
      deep: this.deep,
      judgeProcedure: (message) => {
        const procedure = createProcedure(message.class_name);
        if (procedure === undefined) {
          if (message.parent_id != null || message.state >= 5) return;
          throw new Error(`there is no procedure ${message.class_name} here`);
        }
        procedure.fromProto(message);
      },
      staleLock: undefined,
    };
  }

  read(): Promise<StoppedCluster> {
    return readStopped(this.#options);
  }

  async doctor(options: Partial<Pick<DoctorOptions, 'repair' | 'sideline'>> = {}): Promise<Seen> {
    const patient = () => new StoppedPatient('/data', this.#options, () => Date.now());
    const lines: string[] = [];
    const shared = { repair: false, sideline: false, width: 110, ...options };
    const status = await runDoctor(patient(), { ...shared, json: true, print: (line) => lines.push(line) });
    const json = JSON.parse(lines.join('\n')) as Seen['json'];
    const words: string[] = [];
    if (!shared.repair) await runDoctor(patient(), { ...shared, json: false, print: (line) => words.push(line) });
    const name = ({ kind, subject }: { kind: string; subject: string }) => `${kind} ${subject}`;
    return { status, text: words.join('\n'), problems: json.problems.map(name), notes: json.notes.map(name), json };
  }

  /** Less where a table is expected that is never served. */
  scanPatienceMs = 60_000;

  /** Starts it and reads the tables; what each scan failed with, where it did. */
  async rows(...tables: string[]): Promise<(string[] | string)[]> {
    const cluster = await MemoryCluster.start({ disk: this.disk, tree: this.tree, patienceMs: 120_000 });
    this.log = cluster.log;
    const connection = await connect({
      quorum: cluster.quorum,
      operationTimeoutMs: this.scanPatienceMs,
      retryPauseMs: 20,
    });
    try {
      const found: (string[] | string)[] = [];
      for (const table of tables) {
        const rows: string[] = [];
        try {
          for await (const row of connection.table(table).scan()) {
            if (row.text('f', 'q') !== `v${row.key}`) throw new Error(`${row.key} has ${row.text('f', 'q')}`);
            rows.push(row.key.toString());
          }
          found.push(rows);
        } catch (error) {
          found.push((error as Error).message);
        }
      }
      return found;
    } finally {
      await connection.close();
      await cluster.stop();
    }
  }

  // Damage.

  /** Encoded names of a table's regions, in order of their rows. */
  async regions(table: string): Promise<string[]> {
    const { catalog } = await this.read();
    return catalog.tables
      .get(table)!
      .rows.map(({ parsed }) => parsed!.regionInfo)
      .sort((a, b) => a.compareTo(b))
      .map(({ encodedName }) => encodedName);
  }
  async metaRow(table: string, encodedName: string): Promise<{ row: Buffer; cells: readonly MetaCell[] }> {
    const { catalog } = await this.read();
    return catalog.tables.get(table)!.rows.find(({ parsed }) => parsed?.regionInfo.encodedName === encodedName)!;
  }
  async editMeta(edit: (edits: SystemEdits, cluster: StoppedCluster) => void): Promise<void> {
    const cluster = await this.read();
    const edits = new SystemEdits(cluster.meta, Date.now());
    edit(edits, cluster);
    await edits.commit();
  }
  async editStore(edit: (edits: SystemEdits, cluster: StoppedCluster) => void): Promise<void> {
    const cluster = await this.read();
    const edits = new SystemEdits(cluster.store, Date.now());
    edit(edits, cluster);
    await edits.commit();
  }
  async dropRow(table: string, encodedName: string): Promise<void> {
    const { row, cells } = await this.metaRow(table, encodedName);
    await this.editMeta((edits) => edits.delete(row, cells));
  }
  folder(table: string, encodedName: string): string {
    const [namespace, qualifier] = table.includes(':') ? table.split(':') : ['default', table];
    return `data/${namespace}/${qualifier}/${encodedName}`;
  }
  /** The only file of a kind below a folder. */
  async file(folder: string, pattern: RegExp): Promise<string> {
    const found = (await this.disk.files.list(folder)).find(({ name }) => pattern.test(name));
    if (found === undefined) throw new Error(`no ${pattern} in ${folder}`);
    return `${folder}/${found.name}`;
  }
  async change(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
    const bytes = await this.disk.files.readFile(path);
    await this.disk.files.delete(path);
    await this.disk.files.writeFile(path, change(Buffer.from(bytes)));
  }
  flip(path: string, at: number): Promise<void> {
    return this.change(path, (bytes) => {
      bytes[at < 0 ? bytes.length + at : at] ^= 0x55;
      return bytes;
    });
  }
}
