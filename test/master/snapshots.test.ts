// Snapshots over a whole cluster: what is taken comes back, as a new table or the old one, whatever became of the files meanwhile.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Clock, systemClock } from '../../base/clock.ts';
import { type Connection, connect } from '../../client/index.ts';
import { pb } from '../../proto/index.ts';
import { MasterCaller } from '../support/master-caller.ts';
import { RealCluster } from '../support/real-cluster.ts';

let cluster: RealCluster;
let connection: Connection;
let skew = 0;
const clock: Clock = { now: () => systemClock.now() + skew, monotonic: () => systemClock.monotonic() };

beforeAll(async () => {
  // Archived files are old at once: what nothing holds is gone after the next run of the cleaner.
  cluster = await RealCluster.start(1, undefined, { hfileCleanerTtlMs: -1, cleanerPeriodMs: 0 }, clock);
  connection = await connect({ quorum: cluster.quorum });
});
afterEach(async () => {
  skew = 0;
  const { admin } = connection;
  for (const table of await admin.listTableNames()) {
    if (await admin.isEnabled(table)) await admin.disableTable(table);
    await admin.deleteTable(table);
  }
  for (const { name } of await admin.listSnapshots()) await admin.deleteSnapshot(name);
  for (let i = 0; i < 3; i++) await admin.runCleaners();
  // Of what nobody holds nothing stays.
  expect(await files('archive')).toEqual([]);
});
afterAll(async () => {
  await connection.close();
  await cluster.stop().catch(() => {});
});

async function fill(table: string, rows: readonly string[], value: string): Promise<void> {
  for (const row of rows) await connection.table(table).put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
}
async function read(table: string): Promise<string[]> {
  const found: string[] = [];
  for await (const row of connection.table(table).scan({}))
    found.push(`${row.key.toString()}=${row.value('f', 'q')?.toString()}`);
  return found;
}
async function files(path: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await cluster.disk.files.list(path)) {
    if (entry.isDirectory) found.push(...(await files(`${path}/${entry.name}`)));
    else found.push(`${path}/${entry.name}`);
  }
  return found;
}
async function drop(table: string): Promise<void> {
  await connection.admin.disableTable(table);
  await connection.admin.deleteTable(table);
}

describe('snapshots', () => {
  test('begin by ExecProcedure too, as old clients ask for them', async () => {
    await connection.admin.createTable({ name: 't', families: ['f'] });
    await fill('t', ['a'], '1');
    const master = new MasterCaller(cluster.master.address);
    const procedure = {
      signature: 'online-snapshot',
      instance: 's',
      configuration: [{ name: 'table', value: 't' }],
    };
    try {
      await master.call('ExecProcedure', pb.ExecProcedureRequest, pb.ExecProcedureResponse, { procedure });
      const isDone = () =>
        master.call('IsProcedureDone', pb.IsProcedureDoneRequest, pb.IsProcedureDoneResponse, { procedure });
      await vi.waitUntil(async () => (await isDone()).done, { timeout: 20_000 });
    } finally {
      master.close();
    }
    await connection.admin.cloneSnapshot('s', 'c');
    expect(await read('c')).toEqual(['a=1']);
  });

  test('of an enabled table are cloned, also after the table is gone, and the cleaner leaves what they hold', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] }, ['m']);
    await fill('t', ['a', 'b', 'x'], '1');
    await admin.snapshot('s', 't');
    expect(await admin.listSnapshots()).toMatchObject([{ name: 's', type: 'FLUSH', ttlSeconds: 0, version: 2 }]);
    expect((await cluster.disk.files.list('.hbase-snapshot/s')).map(({ name }) => name)).toEqual([
      '.snapshotinfo',
      'data.manifest',
    ]);
    expect(await cluster.disk.files.list('.hbase-snapshot/.tmp')).toEqual([]);
    await fill('t', ['a', 'c'], '2');
    await admin.cloneSnapshot('s', 'c1');
    expect(await read('c1')).toEqual(['a=1', 'b=1', 'x=1']);
    expect(await read('t')).toEqual(['a=2', 'b=1', 'c=2', 'x=1']);
    await drop('t');
    await admin.runCleaners();
    await admin.cloneSnapshot('s', 'c2');
    await admin.deleteSnapshot('s');
    await admin.runCleaners();
    await fill('c2', ['b'], '3');
    await admin.flush('c2');
    expect(await read('c1')).toEqual(['a=1', 'b=1', 'x=1']);
    expect(await read('c2')).toEqual(['a=1', 'b=3', 'x=1']);
    await drop('c1');
    await drop('c2');
    for (let i = 0; i < 3; i++) await admin.runCleaners();
    expect(await files('archive')).toEqual([]);
  });

  test('take a table back to what it was: rows, regions and descriptor', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] }, ['m']);
    await fill('t', ['a', 'x'], '1');
    await admin.snapshot('whole', 't');
    const [{ region }] = await admin.regions('t');
    await admin.split(region, 'g');
    await fill('t', ['a', 'h', 'x'], '2');
    await admin.snapshot('split', 't');
    await admin.addFamily('t', { name: 'g' });
    await admin.majorCompact('t');
    await fill('t', ['a', 'y'], '3');
    await admin.disableTable('t');
    await admin.restoreSnapshot('whole', { takeFailSafeSnapshot: true });
    await admin.enableTable('t');
    expect(await read('t')).toEqual(['a=1', 'x=1']);
    expect((await admin.regions('t')).map((each) => each.region.startKey.toString())).toEqual(['', 'm']);
    expect((await admin.describe('t')).families.map((family) => family.nameAsString)).toEqual(['f']);
    await admin.runCleaners();
    await fill('t', ['b'], '4');
    await admin.disableTable('t');
    await admin.restoreSnapshot('split');
    await admin.enableTable('t');
    expect(await read('t')).toEqual(['a=2', 'h=2', 'x=2']);
    expect((await admin.regions('t')).map((each) => each.region.startKey.toString())).toEqual(['', 'g', 'm']);
    await admin.deleteSnapshot('whole');
    await admin.deleteSnapshot('split');
    await admin.majorCompact('t');
    await admin.runCatalogJanitor();
    for (let i = 0; i < 3; i++) await admin.runCleaners();
    expect(await read('t')).toEqual(['a=2', 'h=2', 'x=2']);
    expect((await admin.listSnapshots()).length).toBe(0);
  });

  test('of references and links are cloned with their split parents', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] });
    await fill('t', ['a', 'h', 'x'], '1');
    await admin.flush('t');
    const { region } = (await admin.regions('t'))[0];
    await admin.modifyTable((await admin.describe('t')).with('COMPACTION_ENABLED', 'false'));
    await admin.split(region, 'h');
    await admin.snapshot('s', 't');
    await admin.cloneSnapshot('s', 'ns1');
    await drop('t');
    for (let i = 0; i < 3; i++) await admin.runCleaners();
    expect(await read('ns1')).toEqual(['a=1', 'h=1', 'x=1']);
    await admin.snapshot('s2', 'ns1', { type: 'SKIPFLUSH' });
    await admin.cloneSnapshot('s2', 'c2');
    await admin.deleteSnapshot('s');
    await admin.deleteSnapshot('s2');
    await drop('ns1');
    for (let i = 0; i < 3; i++) await admin.runCleaners();
    expect(await read('c2')).toEqual(['a=1', 'h=1', 'x=1']);
  });

  test('of tables whose store files are listed', async () => {
    const { admin } = connection;
    const FILE = { 'hbase.store.file-tracker.impl': 'FILE' };
    await admin.createTable({ name: 't', families: ['f'], attributes: FILE });
    await fill('t', ['a', 'x'], '1');
    await admin.snapshot('s', 't');
    await fill('t', ['a', 'c'], '2');
    await admin.flush('t');
    await admin.majorCompact('t');
    await admin.cloneSnapshot('s', 'c');
    expect(await read('c')).toEqual(['a=1', 'x=1']);
    await admin.cloneSnapshot('s', 'd', { storeFileTracker: 'DEFAULT' });
    expect(await read('d')).toEqual(['a=1', 'x=1']);
    await admin.disableTable('t');
    await admin.restoreSnapshot('s');
    await admin.enableTable('t');
    expect(await read('t')).toEqual(['a=1', 'x=1']);
    await drop('t');
    await admin.cloneSnapshot('s', 't', { storeFileTracker: 'DEFAULT' });
    await admin.snapshot('s3', 't');
    await drop('t');
    await admin.cloneSnapshot('s', 't');
    await admin.disableTable('t');
    await expect(admin.restoreSnapshot('s3')).rejects.toThrow('Current SFT: FILE SFT from snapshot: DEFAULT');
  });

  test('of a disabled table, and those past their time', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] });
    await fill('t', ['a'], '1');
    await admin.disableTable('t');
    await admin.snapshot('s', 't', { ttlSeconds: 100, maxFileSizeBytes: 1 << 30 });
    await admin.cloneSnapshot('s', 'c');
    expect(await read('c')).toEqual(['a=1']);
    expect((await admin.describe('c')).maxFileSizeBytes).toBe(1 << 30);
    skew = 101_000;
    await expect(admin.cloneSnapshot('s', 'c2')).rejects.toMatchObject({
      javaClass: 'org.apache.hadoop.hbase.snapshot.SnapshotTTLExpiredException',
      message: "TTL for snapshot 's' has already expired.",
    });
    expect(await admin.setSnapshotCleanup(false)).toBe(true);
    expect((await admin.listSnapshots()).length).toBe(1);
    await admin.setSnapshotCleanup(true);
    await expect.poll(async () => (await admin.listSnapshots()).length).toBe(0);
  });

  test('of MOB tables hold their MOB files', async () => {
    const { admin } = connection;
    await admin.createTable({
      name: 't',
      families: [{ name: 'f', attributes: { IS_MOB: 'true', MOB_THRESHOLD: '10' } }],
    });
    const large = (digit: string) => digit.repeat(100);
    await fill('t', ['a', 'b'], large('1'));
    await admin.snapshot('s', 't');
    await fill('t', ['a', 'c'], large('2'));
    await admin.flush('t');
    await admin.cloneSnapshot('s', 'c');
    const expected = ['a', 'b'].map((row) => `${row}=${large('1')}`);
    expect(await read('c')).toEqual(expected);
    await admin.disableTable('t');
    await admin.restoreSnapshot('s');
    await admin.enableTable('t');
    expect(await read('t')).toEqual(expected);
    await drop('t');
    for (let i = 0; i < 3; i++) await admin.runCleaners();
    expect(await read('c')).toEqual(expected);
    await admin.snapshot('sc', 'c');
    await admin.deleteSnapshot('s');
    await drop('c');
    for (let i = 0; i < 3; i++) await admin.runCleaners();
    await admin.cloneSnapshot('sc', 'd');
    await admin.majorCompact('d');
    expect(await read('d')).toEqual(expected);
  });

  test('go beside each other, and beside splits', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] });
    await fill('t', ['a', 'x'], '1');
    const [{ region }] = await admin.regions('t');
    const outcomes = await Promise.allSettled([
      admin.snapshot('s', 't'),
      admin.snapshot('s', 't'),
      admin.snapshot('s2', 't'),
      admin.split(region, 'g'),
      admin.snapshot('s3', 't'),
    ]);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    const [first, second] = outcomes;
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    for (const reason of reasons)
      expect(reason).toMatch(/already running another snapshot|already stored|we are taking snapshot/);
    for (const { name } of await admin.listSnapshots()) {
      await admin.cloneSnapshot(name, `of-${name}`);
      expect(await read(`of-${name}`)).toEqual(['a=1', 'x=1']);
    }
    expect((await admin.listSnapshots()).map(({ name }) => name)).toEqual(['s', 's2', 's3']);
    const cloning = Promise.allSettled(['p', 'q', 'r'].map((name) => admin.cloneSnapshot('s', name)));
    const deleted = await admin.deleteSnapshot('s').then(
      () => 'deleted',
      (error) => String(error),
    );
    expect(deleted).toMatch(/^deleted$|is being cloned or restored/);
    await cloning;
    for (const name of ['p', 'q', 'r'])
      if (await admin.exists(name)) expect(await read(name), name).toEqual(['a=1', 'x=1']);
  });

  test('are refused with HBase’s exceptions', async () => {
    const { admin } = connection;
    const refused = (javaClass: string) => ({ javaClass: `org.apache.hadoop.hbase.${javaClass}` });
    await admin.createTable({ name: 't', families: ['f'] });
    await admin.snapshot('s', 't');
    await expect(admin.snapshot('s', 't')).rejects.toMatchObject(refused('snapshot.SnapshotExistsException'));
    await expect(admin.snapshot('x', 'none')).rejects.toMatchObject(refused('snapshot.SnapshotCreationException'));
    await expect(admin.snapshot('../x', 't')).rejects.toMatchObject(refused('DoNotRetryIOException'));
    await expect(admin.snapshot('x', 'hbase:namespace')).rejects.toThrow('System table snapshots are not allowed');
    await expect(admin.deleteSnapshot('x')).rejects.toMatchObject(refused('snapshot.SnapshotDoesNotExistException'));
    await expect(admin.deleteSnapshot('../data')).rejects.toMatchObject(refused('DoNotRetryIOException'));
    await expect(admin.cloneSnapshot('x', 'c')).rejects.toMatchObject(
      refused('snapshot.SnapshotDoesNotExistException'),
    );
    await expect(admin.cloneSnapshot('s', 'nons:c')).rejects.toMatchObject(refused('NamespaceNotFoundException'));
    await expect(admin.restoreSnapshot('s')).rejects.toMatchObject(refused('TableNotDisabledException'));
    const [manifest] = (await files('data/default/t')).filter((path) => path.endsWith('.regioninfo'));
    expect(manifest).toBeDefined();
    await cluster.disk.files.delete('.hbase-snapshot/s/data.manifest');
    await expect(admin.cloneSnapshot('s', 'c')).rejects.toThrow('.hbase-snapshot/s/data.manifest is damaged');
  });
});
