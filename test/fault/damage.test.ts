// Bytes of a stopped cluster's files change or go missing. Whatever is served afterwards is right; what cannot be served is an error that names
// the file and the offset. Only what lies above the last attested offset of an open log may be dropped, and the log says so.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { connect } from '../../client/index.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { WALReader } from '../../wal/wal-reader.ts';
import { CrashableTreeStore } from './support/crashable-tree-store.ts';
import { MemoryCluster } from './support/memory-cluster.ts';
import { NonceCaller } from './support/nonce-caller.ts';
import { IDLE, sideBySide } from './support/side-by-side.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Damaged places of each kind of file, in the short form. */
const SAMPLES = 6;
const LONG_SAMPLES = 500;
const TRAILER_BYTES = 24;
/** Of a start and of a read: what fails does so by what is said of the damage, not by the load of the machine. */
const PATIENCE_MS = 120_000;
/** What is not served this long after the damage was named is taken for refused. */
const GRACE_MS = 2500;

interface Crashed {
  readonly disk: MemoryDisk;
  readonly tree: CrashableTreeStore;
  /** Row and value of each acknowledged put, in order. */
  readonly history: readonly (readonly [string, string])[];
}

/** A cluster that was killed: a flushed file, a closed log and an open one, each with rows of their own. */
async function crashedCluster(): Promise<Crashed> {
  const disk = new MemoryDisk();
  const tree = new CrashableTreeStore();
  const history: [string, string][] = [];
  const cluster = await MemoryCluster.start({ disk, tree });
  const connection = await connect({ quorum: cluster.quorum });
  const caller = new NonceCaller(connection);
  const { admin } = connection;
  await admin.createTable({ name: 't', families: [{ name: 'f', blockSizeBytes: 1024 }] });
  const put = async (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      // Every third overwrites the row before it: a lost put shows as an old value, not only as an absent row.
      const row = `r${i % 3 === 2 ? i - 1 : i}`;
      const value = `${i}-`.repeat(30);
      await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
      history.push([row, value]);
    }
  };
  await put(0, 30);
  await admin.flush('t');
  await put(30, 36);
  await caller.rollLog('t');
  await put(36, 42);
  caller.close();
  await connection.close();
  const crashed = { disk: disk.crashClone(), tree: tree.crashClone(), history };
  await cluster.abandon();
  return crashed;
}

interface Place {
  readonly kind: string;
  readonly path: string;
  readonly length: number;
  /** Above it bytes were never known to be synced. */
  readonly attested: number;
}

async function places(disk: MemoryDisk): Promise<Place[]> {
  const found: Place[] = [];
  const add = async (kind: string, folder: string, wanted: (name: string) => boolean = () => true) => {
    for (const { name, length, isDirectory } of await disk.files.list(folder)) {
      if (isDirectory || !wanted(name)) continue;
      const path = `${folder}/${name}`;
      const attested = kind.endsWith('log') ? await attestedOf(disk, path) : length;
      found.push({ kind, path, length, attested });
    }
  };
  const [{ name: server }] = await disk.files.list('WALs');
  await add('log', `WALs/${server}`, (name) => !name.endsWith('.meta'));
  await add('hbase:meta log', `WALs/${server}`, (name) => name.endsWith('.meta'));
  const [{ name: master }] = await disk.files.list('MasterData/WALs');
  await add('master log', `MasterData/WALs/${master}`);
  for (const table of ['default/t', 'hbase/namespace', 'hbase/meta'])
    for (const region of await disk.files.list(`data/${table}`))
      for (const family of await disk.files.list(`data/${table}/${region.name}`))
        if (/^(f|info)$/.test(family.name)) await add('HFile', `data/${table}/${region.name}/${family.name}`);
  return found;
}

/** Where its entries begin. */
async function startsOf(disk: MemoryDisk, path: string): Promise<Set<number>> {
  const reader = await WALReader.open(await disk.files.open(path));
  const starts = new Set<number>();
  for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) starts.add(entry.offset);
  return starts;
}

async function attestedOf(disk: MemoryDisk, path: string): Promise<number> {
  const file = await disk.files.open(path);
  const reader = await WALReader.open(file);
  let highest = 0;
  for (let entry = await reader.next(); entry !== undefined; entry = await reader.next())
    highest = Math.max(highest, entry.key.attestedOffset ?? 0);
  return reader.end?.kind === 'closed' ? file.length : highest;
}

interface Outcome {
  readonly refused: string | undefined;
  readonly rows: ReadonlyMap<string, string> | undefined;
  readonly log: string;
}

/** Starts on the damaged disk and reads what is there. */
async function outcomeOf({ disk, tree }: Crashed, path: string, change: (bytes: Buffer) => Buffer): Promise<Outcome> {
  const damaged = disk.crashClone();
  const bytes = await damaged.files.readFile(path);
  await damaged.files.delete(path);
  await damaged.files.writeFile(path, change(bytes));
  const named = damageNamed(path);
  const isNamed = Promise.withResolvers<void>();
  let cluster: MemoryCluster;
  try {
    cluster = await MemoryCluster.start({
      disk: damaged,
      tree: tree.crashClone(),
      patienceMs: PATIENCE_MS,
      onLog: (line) => named.test(line) && isNamed.resolve(),
    });
  } catch (error) {
    return { refused: (error as Error).message, rows: undefined, log: (error as { log: string[] }).log.join('\n') };
  }
  const connection = await connect({ quorum: cluster.quorum, operationTimeoutMs: PATIENCE_MS, retryPauseMs: 20 });
  const givenUp = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  isNamed.promise.then(() => {
    grace = setTimeout(() => givenUp.abort(new Error('not served once the damage was named')), GRACE_MS);
  });
  try {
    const rows = new Map<string, string>();
    for await (const row of connection.table('t').scan({}, { signal: givenUp.signal }))
      rows.set(row.key.toString(), row.text('f', 'q') ?? '');
    return { refused: undefined, rows, log: cluster.log.join('\n') };
  } catch (error) {
    return { refused: errorText(error), rows: undefined, log: cluster.log.join('\n') };
  } finally {
    clearTimeout(grace);
    await connection.close();
    await cluster.abandon();
  }
}

/** What names the damage of a file: the file, and where. */
function damageNamed(path: string): RegExp {
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[.%]/g, '\\$&');
  return new RegExp(`${name}[^\n]* is damaged at offset \\d+`);
}

function errorText(error: unknown): string {
  const { message, cause } = error as Error;
  return cause === undefined ? message : `${message}: ${errorText(cause)}`;
}

/** Undefined, or what is wrong with the outcome. `drops`: how the end of what was written may be missing. */
function judge(
  place: Place,
  outcome: Outcome,
  history: Crashed['history'],
  drops: 'never' | 'with a warning' | 'silently',
): string | undefined {
  const { refused, rows, log } = outcome;
  if (rows === undefined) {
    const isNamed = damageNamed(place.path).test(`${refused}\n${log}`);
    return isNamed ? undefined : `refused without naming the damage: ${refused}\n${log}`;
  }
  const found = textOf(rows);
  if (found === textOf(new Map(history))) return undefined;
  if (drops === 'never') return `a wrong answer: ${found}\n${log}`;
  const isPrefix = history.some((_, i) => found === textOf(new Map(history.slice(0, i))));
  if (!isPrefix) return `not what stood there before the cut: ${found}\n${log}`;
  return drops === 'silently' || log.includes('never known to be synced')
    ? undefined
    : `dropped without a word: ${found}\n${log}`;
}

function textOf(rows: ReadonlyMap<string, string>): string {
  return JSON.stringify([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Offsets to damage. In the long form all of a log, whose every byte may hold an acknowledged cell, and many of other files. */
function sample(random: SeededRandom, { kind, length }: Place): number[] {
  if (LONG && kind === 'log') return Array.from({ length }, (_, i) => i);
  return Array.from({ length: Math.min(LONG ? LONG_SAMPLES : SAMPLES, length) }, () => random.below(length));
}

describe('damage', () => {
  it(
    'of any file is an error that names it, or changes no answer',
    async () => {
      console.log(`damage: SEED=${SEED}`);
      const random = new SeededRandom(SEED);
      const crashed = await crashedCluster();
      const found = await places(crashed.disk);
      expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['log', 'hbase:meta log', 'master log', 'HFile']));
      const counts = { served: 0, refused: 0 };
      const flips = found.flatMap((place) =>
        sample(random, place).map((at) => ({ place, at, flip: 1 + random.below(255) })),
      );
      await sideBySide(
        flips,
        async ({ place, at, flip }) => {
          const outcome = await outcomeOf(crashed, place.path, (bytes) => {
            bytes[at] ^= flip;
            return bytes;
          });
          const where = `SEED=${SEED} ${place.kind} ${place.path}: byte ${at} of ${place.length} ^ ${flip}, attested ${place.attested}`;
          expect(
            judge(place, outcome, crashed.history, at >= place.attested ? 'with a warning' : 'never'),
            where,
          ).toBeUndefined();
          // What is known to have been synced is never skipped. (A trailer holds nothing, and without it a log is one that was not closed.)
          const lastEntryEnds = Math.min(place.attested, place.length - TRAILER_BYTES);
          if (place.kind.endsWith('log') && at < lastEntryEnds) expect(outcome.refused, where).toBeDefined();
          counts[outcome.rows === undefined ? 'refused' : 'served']++;
        },
        IDLE,
      );
      console.log(`damage: ${counts.refused} refused, ${counts.served} served`);
    },
    LONG ? 7_200_000 : 600_000,
  );

  it(
    'a log cut anywhere that a later one was written after is refused',
    async () => {
      const random = new SeededRandom(SEED);
      const crashed = await crashedCluster();
      const logs = (await places(crashed.disk)).filter(({ kind }) => kind === 'log');
      const first = logs[0];
      const starts = await startsOf(crashed.disk, first.path);
      expect(logs.length).toBeGreaterThan(1);
      // A crash while it was being closed leaves it whole without its trailer: a cut between two entries looks the same.
      const cuts = sample(random, first).filter((cut) => !starts.has(cut));
      await sideBySide(
        cuts,
        async (cut) => {
          const mayBeWhole = cut >= first.length - TRAILER_BYTES;
          const outcome = await outcomeOf(crashed, first.path, (bytes) => bytes.subarray(0, cut));
          const where = `SEED=${SEED} ${first.path} cut at ${cut} of ${first.length}`;
          if (!mayBeWhole) expect(outcome.rows, where).toBeUndefined();
          expect(judge(first, outcome, crashed.history, 'never'), where).toBeUndefined();
        },
        IDLE,
      );
    },
    LONG ? 7_200_000 : 600_000,
  );

  it(
    'a log cut anywhere gives what stood before the cut, or an error',
    async () => {
      console.log(`damage: SEED=${SEED}`);
      const random = new SeededRandom(SEED);
      const crashed = await crashedCluster();
      const logs = (await places(crashed.disk)).filter(({ kind }) => kind === 'log');
      const last = logs.at(-1)!;
      const starts = await startsOf(crashed.disk, last.path);
      await sideBySide(sample(random, last), async (cut) => {
        const outcome = await outcomeOf(crashed, last.path, (bytes) => bytes.subarray(0, cut));
        const where = `SEED=${SEED} ${last.path} cut at ${cut} of ${last.length}`;
        expect(outcome.refused, where).toBeUndefined();
        // A log that ends between two entries, or is empty, is what a crash leaves: there is nothing to be told.
        const isWhole = cut === 0 || starts.has(cut);
        expect(judge(last, outcome, crashed.history, isWhole ? 'silently' : 'with a warning'), where).toBeUndefined();
      });
    },
    LONG ? 7_200_000 : 600_000,
  );
});
