import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { SeededRandom } from '../../../base/random.ts';
import type { Region } from '../../../regionserver/region/region.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { FaultStorage } from '../../../storage/fault-storage.ts';
import { LoggingStorage } from '../../../storage/logging-storage.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { observeFiles, observeLogs } from '../../../storage/wrapped-storage.ts';
import { writeBulkFile } from '../bulk-files.ts';
import { type Disk, type FixtureOptions, increment, long, RegionFixture, splitAll } from '../region-fixture.ts';

const FAMILIES: FixtureOptions['families'] = { f: { VERSIONS: 2 }, g: {}, m: { IS_MOB: true, MOB_THRESHOLD: 3 } };

/** Tables under each store file tracker, and such whose compactions write more than one file. */
const TRACKERS: Readonly<Record<string, Record<string, string>>> = {
  DEFAULT: {},
  FILE: { 'hbase.store.file-tracker.impl': 'FILE' },
  'DEFAULT, several outputs': {
    'hbase.hstore.engine.class': 'org.apache.hadoop.hbase.regionserver.DateTieredStoreEngine',
    'hbase.hstore.compaction.date.tiered.base.window.millis': '1',
  },
  'FILE, in stripes': {
    'hbase.store.file-tracker.impl': 'FILE',
    'hbase.hstore.engine.class': 'org.apache.hadoop.hbase.regionserver.StripeStoreEngine',
    'hbase.store.stripe.initialStripeCount': '2',
    'hbase.store.stripe.compaction.minFilesL0': '1',
  },
  'MIGRATION from FILE': {
    'hbase.store.file-tracker.impl': 'MIGRATION',
    'hbase.store.file-tracker.migration.src.impl': 'FILE',
    'hbase.store.file-tracker.migration.dst.impl': 'DEFAULT',
  },
};

const LONG = process.env.LONG !== undefined;
/** Of the disks under other trackers than the first a share is enough. */
const strideOf = (tracker: string) => (LONG || tracker === 'DEFAULT' ? 1 : 4);

/** What is in the table: column → value. */
type Model = ReadonlyMap<string, string>;

interface Step {
  readonly name: string;
  /** What it makes of the model. */
  readonly apply?: (model: Map<string, string>) => void;
  readonly run: (t: RegionFixture) => Promise<unknown>;
}

function putStep(row: string, column: string, value: string): Step {
  return { name: `put ${row}`, apply: (m) => m.set(`${row}/${column}`, value), run: (t) => t.put(row, column, value) };
}
function deleteStep(row: string): Step {
  const apply = (m: Map<string, string>) => {
    for (const key of [...m.keys()]) if (key.startsWith(`${row}/`)) m.delete(key);
  };
  return { name: `delete ${row}`, apply, run: (t) => t.delete(row) };
}
function countStep(row: string, nonce: bigint): Step {
  const apply = (m: Map<string, string>) => {
    const old = m.get(`${row}/f:n`);
    const sum = (old === undefined ? 0n : Buffer.from(old, 'latin1').readBigInt64BE()) + 1n;
    m.set(`${row}/f:n`, long(sum).toString('latin1'));
  };
  const run = async (t: RegionFixture) => {
    const [{ error }] = await t.mutate([increment(row, 'f:n', 1n, nonce)], { nonceGroup: 9n });
    if (error !== undefined) throw error;
  };
  return { name: `increment ${row}`, apply, run };
}
const flush: Step = { name: 'flush', run: (t) => t.region.flush({ force: true, reason: 'test' }) };
const compact: Step = { name: 'compact', run: (t) => t.region.compact(true) };
const roll: Step = { name: 'roll', run: (t) => t.wal.roll(true) };

/** Cells in both families: seen as a whole or not at all. */
function loadStep(row: string, value: string): Step {
  const columns = ['f:q', 'g:q'];
  const apply = (m: Map<string, string>) => {
    for (const column of columns) m.set(`${row}/${column}`, value);
  };
  const run = async (t: RegionFixture) => {
    const files = [];
    for (const column of columns) {
      const cells = [{ row, column, value, timestamp: t.clock.now() }];
      const uri = await writeBulkFile(t.disk.files, `user/${row}${value}${column[0]}`, cells);
      files.push({ family: Buffer.from(column[0]), uri });
    }
    return t.region.bulkLoad(files, { assignSequenceId: true, copyFiles: false });
  };
  return { name: `bulk load ${row}`, apply, run };
}

const WORKLOAD: readonly Step[] = [
  putStep('a', 'f:q', '1'),
  putStep('b', 'g:q', '1'),
  putStep('b', 'm:q', 'large'),
  countStep('c', 1n),
  flush,
  putStep('a', 'f:q', '2'),
  deleteStep('b'),
  countStep('c', 2n),
  roll,
  flush,
  putStep('d', 'g:q', '1'),
  putStep('d', 'm:q', 'larger'),
  putStep('e', 'm:q', 'larger still'),
  deleteStep('a'),
  loadStep('l', '1'),
  compact,
  putStep('a', 'f:q', '3'),
  countStep('c', 3n),
  flush,
  deleteStep('d'),
  compact,
  putStep('e', 'f:q', '1'),
];

async function contents(t: RegionFixture): Promise<Model> {
  const model = new Map<string, string>();
  for (const text of await t.scan()) {
    const [, row, column, value] = /^(.*?)\/(.*?)\/\d+\/4=([\s\S]*)$/.exec(text)!;
    model.set(`${row}/${column}`, value);
  }
  return model;
}

interface CrashPoint {
  readonly at: string;
  readonly disk: MemoryDisk;
  /** What was acknowledged, and what it is with the step under way. */
  readonly acknowledged: Model;
  readonly perhaps: Model;
}

/** Runs the workload and takes the disk, as a power loss would leave it, before every operation that changes it. */
async function crashPoints(
  options: { seed?: number; tableValues?: Record<string, string> } = {},
): Promise<CrashPoint[]> {
  const clock = new ManualClock();
  const disk = new MemoryDisk({ clock });
  const points: CrashPoint[] = [];
  let acknowledged: Model = new Map();
  let perhaps: Model = acknowledged;
  let at = 'open';
  const observe = (operation: { name: string; path: string }) => {
    const random = options.seed === undefined ? undefined : new SeededRandom(options.seed + points.length);
    points.push({
      at: `${at}: before ${operation.name} ${operation.path}`,
      disk: disk.crashClone({ random }),
      acknowledged,
      perhaps,
    });
  };
  const observed: Disk = {
    files: observeFiles(disk.files, observe),
    logs: observeLogs(disk.logs, observe, (done) => done()),
  };
  const t = await RegionFixture.open({ families: FAMILIES, tableValues: options.tableValues, clock, disk: observed });
  for (const step of WORKLOAD) {
    at = step.name;
    const next = new Map(acknowledged);
    step.apply?.(next);
    perhaps = next;
    await step.run(t);
    acknowledged = next;
    clock.advance(1);
  }
  at = 'close';
  await t.region.close();
  await t.wal.close({ archive: true });
  observe({ name: 'the end', path: '' });
  return points;
}

describe.each(Object.entries(TRACKERS))('recovery, tracker %s', (tracker, tableValues) => {
  const stride = strideOf(tracker);
  const failures = stride === 1 ? (['io', 'sync', 'no-space'] as const) : (['io'] as const);

  it('after a power loss before any operation of a small workload everything acknowledged is there', async () => {
    const points = await crashPoints({ tableValues });
    expect(points.length).toBeGreaterThan(60);
    for (const [i, point] of points.entries()) {
      if (i % stride > 0) continue;
      const base = {
        families: FAMILIES,
        tableValues,
        clock: new ManualClock(1_700_000_100_000),
        disk: point.disk,
        startCode: 1_700_000_000_500,
      };
      await splitAll(point.disk);
      const t = await RegionFixture.open(base);
      const found = await contents(t);
      const allowed = [point.acknowledged, point.perhaps].map((model) => JSON.stringify([...model].sort()));
      expect(allowed, point.at).toContain(JSON.stringify([...found].sort()));
      // And once more: what was recovered is as durable as what was written.
      const again = await t.recover(point.disk.crashClone(), 1_700_000_000_900);
      expect(await contents(again), `${point.at}, recovered twice`).toEqual(found);
      await t.wal.abandon();
      await again.wal.abandon();
    }
  });

  it('the same where some of what was not synced survives', async () => {
    const seed = 4711;
    for (const [i, point] of (await crashPoints({ seed, tableValues })).entries()) {
      if (i % stride > 0) continue;
      await splitAll(point.disk);
      const t = await RegionFixture.open({
        families: FAMILIES,
        tableValues,
        clock: new ManualClock(1_700_000_100_000),
        disk: point.disk,
        startCode: 1_700_000_000_500,
      });
      const allowed = [point.acknowledged, point.perhaps].map((model) => JSON.stringify([...model].sort()));
      expect(allowed, `seed ${seed}, ${point.at}`).toContain(JSON.stringify([...(await contents(t))].sort()));
      await t.wal.abandon();
    }
  });

  it.each(failures)('a disk whose n-th operation fails (%s): nothing acknowledged is lost', async (failure) => {
    const total = (await crashPoints({ tableValues })).length;
    for (let n = stride - 1; n < total; n += stride) {
      const clock = new ManualClock();
      const disk = new MemoryDisk({ clock });
      const faulty = new FaultStorage(disk, { operation: n, failure });
      let acknowledged: Model = new Map();
      let perhaps = acknowledged;
      const t = await RegionFixture.open({ families: FAMILIES, tableValues, clock, disk: faulty }).catch(
        () => undefined,
      );
      if (t !== undefined) {
        for (const step of WORKLOAD) {
          const next = new Map(acknowledged);
          step.apply?.(next);
          perhaps = next;
          try {
            await step.run(t);
          } catch {
            if (step.apply !== undefined) break;
            // A flush or compaction that failed: the region goes on, unless it aborted.
            if (t.aborts.length > 0) break;
            perhaps = acknowledged;
            continue;
          }
          acknowledged = next;
          clock.advance(1);
        }
        await t.wal.abandon().catch(() => undefined);
      }
      faulty.restoreSpace();
      const after = disk.crashClone();
      await splitAll(after);
      const recovered = await RegionFixture.open({
        families: FAMILIES,
        tableValues,
        clock: new ManualClock(1_700_000_100_000),
        disk: after,
        startCode: 1_700_000_000_500,
      });
      const allowed = [acknowledged, perhaps].map((model) => JSON.stringify([...model].sort()));
      const where = `operation ${n} failed: ${JSON.stringify(faulty.failed)}`;
      expect(allowed, where).toContain(JSON.stringify([...(await contents(recovered))].sort()));
      await recovered.wal.abandon();
    }
  });
});

describe('recovery', () => {
  it('a family without files has its folder, as HBase’s tools expect of a region that is whole', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    const { tableName, encodedName } = t.region.info;
    await t.region.close();
    const folders = Object.keys(FAMILIES).map((family) => layout.familyFolder(tableName, encodedName, family));
    for (const folder of folders) await t.disk.files.delete(folder);
    const opened = await t.recover();
    for (const folder of folders) expect(await t.disk.files.stat(folder)).toMatchObject({ isDirectory: true });
    await opened.region.close();
  });

  it('a nonce is remembered over recovery, also of an increment whose reply was lost', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await countStep('c', 5n).run(t);
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    await countStep('c', 5n).run(recovered);
    expect((await contents(recovered)).get('c/f:n')).toBe(long(1n).toString('latin1'));
  });

  it('replayed edits are flushed after the region opened, and their files go', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await t.put('a', 'f:q', 'v');
    const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
    expect(await recovered.value('a', 'f:q')).toBe('v');
    await recovered.region.flush({ force: true, reason: 'test' });
    expect(await recovered.files('f')).toHaveLength(1);
    const { tableName, encodedName } = recovered.region.info;
    const edits = await recovered.disk.files.list(layout.recoveredEditsFolder(tableName, encodedName));
    expect(edits.map(({ name }) => name).filter((name) => !name.endsWith('.seqid'))).toEqual([]);
  });

  it('a fenced region server acknowledges nothing and aborts', async () => {
    const t = await RegionFixture.open({ families: FAMILIES });
    await t.put('a', 'f:q', 'before');
    const [{ name }] = await t.disk.logs.list(layout.walsFolder);
    await t.disk.logs.fence(layout.walFolder(name), layout.splittingWalFolder(name));
    await expect(t.put('a', 'f:q', 'after')).rejects.toThrow();
    expect(t.aborts.length).toBeGreaterThan(0);
    await expect(t.get('a')).rejects.toThrow(/aborting/);
  });
});

describe('golden order of input and output', () => {
  it('put, flush, compaction, close', async () => {
    const clock = new ManualClock();
    const logging = new LoggingStorage(new MemoryDisk({ clock }));
    const t = await RegionFixture.open({ clock, disk: logging });
    const { encodedName } = t.region.info;
    const names = new Map<string, string>();
    const take = () =>
      logging.take().map((line) =>
        line
          .replaceAll(encodedName, 'REGION')
          .replace(/WALs\/\S+/, 'WAL')
          .replace(/[0-9a-f]{32}/g, (name) => {
            if (!names.has(name)) names.set(name, `FILE${names.size + 1}`);
            return names.get(name)!;
          })
          .replace(/ \d+( |$)/, '$1'),
      );
    take();
    await t.put('a', 'f:q', 'v');
    expect(take()).toMatchInlineSnapshot(`
      [
        "append WAL data",
      ]
    `);
    await t.region.flush({ force: true, reason: 'test' });
    expect(take()).toMatchInlineSnapshot(`
      [
        "append WAL data",
        "create data/default/t/REGION/.tmp/f/FILE1",
        "write data/default/t/REGION/.tmp/f/FILE1",
        "close data/default/t/REGION/.tmp/f/FILE1",
        "rename data/default/t/REGION/.tmp/f/FILE1 data/default/t/REGION/f/FILE1",
        "append WAL data",
      ]
    `);
    await t.put('a', 'f:q', 'v');
    await t.region.flush({ force: true, reason: 'test' });
    take();
    await t.region.compact(true);
    expect(take()).toMatchInlineSnapshot(`
      [
        "create data/default/t/REGION/.tmp/f/FILE3",
        "write data/default/t/REGION/.tmp/f/FILE3",
        "close data/default/t/REGION/.tmp/f/FILE3",
        "rename data/default/t/REGION/.tmp/f/FILE3 data/default/t/REGION/f/FILE3",
        "append WAL data",
        "rename data/default/t/REGION/f/FILE1 archive/data/default/t/REGION/f/FILE1",
        "rename data/default/t/REGION/f/FILE2 archive/data/default/t/REGION/f/FILE2",
      ]
    `);
    await t.region.close();
    expect(take()).toMatchInlineSnapshot(`
      [
        "append WAL data",
        "write file data/default/t/REGION/recovered.edits/13.seqid",
        "delete data/default/t/REGION/recovered.edits/1.seqid",
      ]
    `);
  });
});

describe('a replay while memory is short', () => {
  it.each([true, false])('goes on with what it has in files: %s', async (isShort) => {
    let most = 0;
    const events = {
      isMemoryShort: () => isShort,
      memstoreChanged: ({ memstoreBytes }: Region) => {
        most = Math.max(most, memstoreBytes);
      },
    };
    const t = await RegionFixture.open({ families: { f: {} }, config: { flushSizeBytes: 1 << 30 }, events });
    const rows = Array.from({ length: 12 }, (_, i) => `row${String(i).padStart(2, '0')}`);
    for (const row of rows) await t.put(row, 'f:q', row.repeat(200_000));
    most = 0;
    const again = await t.recover((t.disk as MemoryDisk).crashClone());
    const files = again.region.stores[0].storeFileCount;
    if (isShort) expect(most).toBeLessThan(6_000_000);
    else expect(most).toBeGreaterThan(12_000_000);
    expect(files > 1).toBe(isShort);
    for (const row of rows) expect(await again.value(row, 'f:q')).toBe(row.repeat(200_000));
    expect(again.aborts).toEqual([]);
  });
});

it('a region whose sequence ids are too high is refused, and one just below goes on', async () => {
  const disk = new MemoryDisk();
  const t = await RegionFixture.open({ disk });
  const { tableName, encodedName } = t.region.info;
  await t.region.close();
  await t.wal.close();
  const folder = layout.recoveredEditsFolder(tableName, encodedName);
  const last = 2 ** 48 - 2 ** 40;
  await disk.files.writeFile(`${folder}/${last}.seqid`, Buffer.alloc(0));
  await expect(RegionFixture.open({ disk, startCode: 1_800_000_000_000 })).rejects.toThrow(
    `has sequence ids up to ${last}; they must stay below ${last}`,
  );
  await disk.files.delete(`${folder}/${last}.seqid`);
  await disk.files.writeFile(`${folder}/${last - 1}.seqid`, Buffer.alloc(0));
  const again = await RegionFixture.open({ disk, startCode: 1_800_000_000_001 });
  await again.put('row', 'f:q', 'value');
  expect(await again.value('row', 'f:q')).toBe('value');
  await again.region.close();
});
