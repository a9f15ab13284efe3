// Every procedure, with the master killed after each of its durable writes: the next master goes on and everything ends as if nothing had
// happened.
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { comparatorFor } from '../../cell/cell-comparator.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import type { Master } from '../../master/master.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { type MetaRow, parseMetaRow, parseTableState } from '../../model/meta-row.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { readSnapshotManifest } from '../../rootdir/snapshot-manifest.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { writeRegionSequenceId } from '../../wal/recovered-edits.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { MasterCaller } from '../support/master-caller.ts';

/** More writes than any of the procedures makes. */
const MOST_WRITES = 80;

let cluster: FakeCluster;
/** Of the split or merge, as they were before it. */
let parents: RegionInfo[] = [];
afterEach(() => cluster.stop());

interface Scenario {
  readonly name: string;
  prepare(caller: MasterCaller): Promise<void>;
  /** Submits, with a nonce, so that asking again gives the same procedure. */
  submit(caller: MasterCaller): Promise<number>;
  check(caller: MasterCaller): Promise<void>;
}

const NONCE = { nonce_group: 3, nonce: 4 };
const table = (name: string) => TableName.parse(name).toProto();

const SCENARIOS: Scenario[] = [
  {
    name: 'CreateTable',
    prepare: async () => {},
    submit: (caller) => caller.submitCreateTable('t', ['b', 'c'], 9),
    check: async (caller) => {
      expect(await caller.tableNames()).toEqual(['t']);
      expect(openRegions('t')).toHaveLength(3);
    },
  },
  {
    name: 'DisableTable',
    prepare: (caller) => caller.createTable('t', ['m']),
    submit: (caller) => submit(caller, 'DisableTable', pb.DisableTableRequest, { table_name: table('t') }),
    check: async () => {
      expect(tableState('t')).toBe('DISABLED');
      expect(openRegions('t')).toHaveLength(0);
    },
  },
  {
    name: 'EnableTable',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await caller.disable('t');
    },
    submit: (caller) => submit(caller, 'EnableTable', pb.EnableTableRequest, { table_name: table('t') }),
    check: async () => {
      expect(tableState('t')).toBe('ENABLED');
      expect(openRegions('t')).toHaveLength(2);
    },
  },
  {
    name: 'DeleteTable',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await caller.disable('t');
    },
    submit: (caller) => submit(caller, 'DeleteTable', pb.DeleteTableRequest, { table_name: table('t') }),
    check: async (caller) => {
      expect(await caller.tableNames()).toEqual([]);
      expect([...cluster.rows.meta.rows.keys()].filter((row) => row.startsWith('t'))).toEqual([]);
      expect(await cluster.disk.files.list('data/default/t')).toEqual([]);
      // The name is free again.
      await caller.createTable('t');
    },
  },
  {
    name: 'TruncateTable',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await caller.disable('t');
    },
    submit: (caller) =>
      submit(caller, 'truncateTable', pb.TruncateTableRequest, { tableName: table('t'), preserveSplits: true }),
    check: async () => {
      expect(tableState('t')).toBe('ENABLED');
      expect(openRegions('t')).toHaveLength(2);
    },
  },
  {
    name: 'TruncateRegion',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await addFile('aa');
      const { encodedName } = regionFrom('t', '');
      const edits = `data/default/t/${encodedName}/recovered.edits`;
      await writeRegionSequenceId(cluster.disk.files, edits, 17);
      parents = [regionFrom('t', '')];
    },
    submit: (caller) =>
      submit(caller, 'TruncateRegion', pb.TruncateRegionRequest, { region_info: parents[0].toProto() }),
    check: async () => {
      expect(openRegions('t')).toHaveLength(2);
      const { encodedName } = parents[0];
      // One without cells, that covers what a log may hold.
      const [name, ...others] = await filesOf('t', encodedName);
      expect([name.length, others]).toEqual([32, []]);
      const archived = await cluster.disk.files.list(`archive/data/default/t/${encodedName}/f`);
      expect(archived.map((entry) => entry.name)).toContain('aa');
    },
  },
  {
    name: 'ModifyTable',
    prepare: (caller) => caller.createTable('t', ['m']),
    submit: (caller) =>
      submit(caller, 'AddColumn', pb.AddColumnRequest, {
        table_name: table('t'),
        column_families: ColumnFamilyDescriptor.of('g').toProto(),
      }),
    check: async (caller) => {
      const answer = await caller.call(
        'GetTableDescriptors',
        pb.GetTableDescriptorsRequest,
        pb.GetTableDescriptorsResponse,
        { table_names: [table('t')] },
      );
      expect(answer.table_schema[0].column_families).toHaveLength(2);
      expect(openRegions('t')).toHaveLength(2);
    },
  },
  {
    name: 'ModifyTableStoreFileTracker',
    prepare: (caller) => caller.createTable('t', ['m']),
    submit: (caller) =>
      submit(caller, 'ModifyTableStoreFileTracker', pb.ModifyTableStoreFileTrackerRequest, {
        table_Name: table('t'),
        dst_sft: 'FILE',
      }),
    check: async (caller) => {
      const answer = await caller.call(
        'GetTableDescriptors',
        pb.GetTableDescriptorsRequest,
        pb.GetTableDescriptorsResponse,
        { table_names: [table('t')] },
      );
      const values = TableDescriptor.fromProto(answer.table_schema[0]).values;
      const trackers = [...values].filter(([name]) => name.startsWith('hbase.store.file-tracker'));
      expect(trackers).toEqual([['hbase.store.file-tracker.impl', 'FILE']]);
      expect(openRegions('t')).toHaveLength(2);
    },
  },
  {
    name: 'CreateNamespace',
    prepare: async () => {},
    submit: (caller) =>
      submit(caller, 'CreateNamespace', pb.CreateNamespaceRequest, {
        namespaceDescriptor: { name: Buffer.from('ns') },
      }),
    check: async (caller) => expect(await namespaces(caller)).toEqual(['default', 'hbase', 'ns']),
  },
  {
    name: 'DeleteNamespace',
    prepare: async (caller) => {
      const namespaceDescriptor = { name: Buffer.from('ns') };
      await caller.result(await submit(caller, 'CreateNamespace', pb.CreateNamespaceRequest, { namespaceDescriptor }));
    },
    submit: (caller) =>
      submit(caller, 'DeleteNamespace', pb.DeleteNamespaceRequest, { namespaceName: 'ns', nonce_group: 5, nonce: 5 }),
    check: async (caller) => expect(await namespaces(caller)).toEqual(['default', 'hbase']),
  },
  {
    name: 'SplitTableRegion',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      parents = [regionFrom('t', '')];
    },
    submit: (caller) => submit(caller, 'SplitRegion', pb.SplitTableRegionRequest, splitAt('g')),
    check: async () => {
      expect(openRegions('t').map(rangeOf)).toEqual(['-g', 'g-m', 'm-']);
      const parent = metaRows().find((row) => row.regionInfo.isSplitParent)!;
      expect(rangeOf(parent)).toBe('-m');
      expect([parent.splitA, parent.splitB].map((region) => region!.encodedName)).toEqual(
        openRegions('t')
          .slice(0, 2)
          .map((row) => row.regionInfo.encodedName),
      );
    },
  },
  {
    name: 'MergeTableRegions',
    prepare: async (caller) => {
      await caller.createTable('t', ['g', 'm']);
      parents = [regionFrom('t', ''), regionFrom('t', 'g')];
    },
    submit: (caller) => submit(caller, 'MergeTableRegions', pb.MergeTableRegionsRequest, mergeOfParents()),
    check: async () => {
      expect(openRegions('t').map(rangeOf)).toEqual(['-m', 'm-']);
      const rows = metaRows().filter((row) => row.regionInfo.tableName.name === 't');
      expect(rows.map(rangeOf)).toEqual(['-m', 'm-']);
      expect(rows[0].mergeParents.map((region) => region.endKey.toString())).toEqual(['g', 'm']);
    },
  },
  {
    name: 'GCRegion',
    prepare: async (caller) => {
      await caller.createTable('t');
      parents = [regionFrom('t', '')];
      await caller.result(
        await submit(caller, 'SplitRegion', pb.SplitTableRegionRequest, { ...splitAt('m'), nonce: 9 }),
      );
    },
    submit: collect,
    check: async (caller) => {
      await collected(caller);
      expect(metaRows().filter((row) => row.regionInfo.isSplitParent)).toEqual([]);
      expect(openRegions('t').map(rangeOf)).toEqual(['-m', 'm-']);
      expect(await foldersOf('t')).toEqual(
        openRegions('t')
          .map((row) => row.regionInfo.encodedName)
          .sort(),
      );
    },
  },
  {
    name: 'GCMultipleMergedRegions',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      parents = [regionFrom('t', ''), regionFrom('t', 'm')];
      await caller.result(
        await submit(caller, 'MergeTableRegions', pb.MergeTableRegionsRequest, { ...mergeOfParents(), nonce: 8 }),
      );
    },
    submit: collect,
    check: async (caller) => {
      await collected(caller);
      const [row, ...others] = metaRows().filter(({ regionInfo }) => regionInfo.tableName.name === 't');
      expect([others, row.mergeParents]).toEqual([[], []]);
      expect(await foldersOf('t')).toEqual([row.regionInfo.encodedName]);
    },
  },
  {
    name: 'Snapshot',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await addFile('aa');
    },
    submit: takeSnapshot,
    check: async () => {
      expect((await cluster.disk.files.list('.hbase-snapshot/s')).map(({ name }) => name)).toEqual([
        '.snapshotinfo',
        'data.manifest',
      ]);
      const { regions } = await readSnapshotManifest(cluster.disk.files, '.hbase-snapshot/s');
      const found = regions.map(
        ({ info, families }) => `${info.startKey}:${families[0].files.map(({ name }) => name)}`,
      );
      expect(found.sort()).toEqual([':aa', 'm:']);
      expect(await cluster.disk.files.list('.hbase-snapshot/.tmp')).toEqual([]);
    },
  },
  {
    name: 'CloneSnapshot',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await addFile('aa');
      await caller.result(await takeSnapshot(caller));
      parents = [regionFrom('t', '')];
    },
    submit: (caller) => submit(caller, 'RestoreSnapshot', pb.RestoreSnapshotRequest, toTable('c')),
    check: async () => {
      expect(openRegions('c').map(rangeOf)).toEqual(['-m', 'm-']);
      const { encodedName } = regionFrom('c', '');
      const source = parents[0].encodedName;
      expect(await filesOf('c', encodedName)).toEqual([`t=${source}-aa`]);
      const links = await cluster.disk.files.list(`archive/data/default/t/${source}/f/.links-aa`);
      expect(links.map(({ name }) => name)).toEqual([`${encodedName}.c`]);
      expect(await cluster.disk.files.list('.tmp/data/default')).toEqual([]);
    },
  },
  {
    name: 'RestoreSnapshot',
    prepare: async (caller) => {
      await caller.createTable('t', ['m']);
      await addFile('aa');
      await caller.result(await takeSnapshot(caller));
      await addFile('bb');
      parents = [regionFrom('t', ''), regionFrom('t', 'm')];
      await caller.result(
        await submit(caller, 'MergeTableRegions', pb.MergeTableRegionsRequest, { ...mergeOfParents(), nonce: 8 }),
      );
      await caller.disable('t');
    },
    submit: (caller) => submit(caller, 'RestoreSnapshot', pb.RestoreSnapshotRequest, toTable('t')),
    check: async (caller) => {
      const rows = metaRows().filter(({ regionInfo }) => regionInfo.tableName.name === 't');
      expect(rows.map((row) => [rangeOf(row), row.mergeParents.length])).toEqual([
        ['-m', 0],
        ['m-', 0],
      ]);
      expect(await foldersOf('t')).toEqual(rows.map((row) => row.regionInfo.encodedName).sort());
      const [{ regionInfo }] = rows;
      const [first, ...others] = (await filesOf('t', regionInfo.encodedName)).filter((name) => name.length < 32);
      expect([first, others]).toEqual(['aa', []]);
      await caller.enable('t');
      expect(openRegions('t')).toHaveLength(2);
    },
  },
  {
    name: 'FlushTable',
    prepare: (caller) => caller.createTable('t', ['m']),
    submit: (caller) => submit(caller, 'FlushTable', pb.FlushTableRequest, { table_name: table('t') }),
    check: async () => {
      expect(new Set(cluster.servers[0].flushed).size).toBe(2);
    },
  },
];

/** In CI every fourth write, from a different one each time; all of them with LONG=1. */
const STRIDE = process.env.LONG === undefined ? 4 : 1;
const first = 1 + systemRandom.below(STRIDE);

describe.each(SCENARIOS)('$name', (scenario) => {
  test('ends well wherever its master was killed', async () => {
    cluster = await FakeCluster.start();
    let killed = true;
    let n = first;
    for (; killed && n < MOST_WRITES; n += STRIDE) killed = await runKilledAfter(scenario, n);
    expect(killed, 'the procedure makes more writes than are tried').toBe(false);
    expect(n, `killed from write ${first} on`).toBeGreaterThan(4);
  });
});

test('a first start ends well wherever its master was killed', async () => {
  cluster = await FakeCluster.start();
  let killed = true;
  for (let n = first; killed && n < MOST_WRITES; n += STRIDE) {
    await cluster.stop();
    cluster = await FakeCluster.start();
    const master = await cluster.startMaster();
    const { killed: dying, logs } = cluster.killMasterAfter(n);
    const dead = dying.then(() => true);
    // It may have to wait for the second master.
    const server = cluster.startServer();
    killed = await Promise.race([
      dead,
      master.initialized.then(
        () => false,
        () => true,
      ),
    ]);
    if (!killed) logs.arm(Number.POSITIVE_INFINITY, () => {});
    const next = killed ? await cluster.startMaster() : master;
    await Promise.all([next.initialized, server]);
    const caller = cluster.caller(next);
    expect(await namespaces(caller)).toEqual(['default', 'hbase']);
    await caller.createTable('t');
    caller.close();
  }
  expect(killed).toBe(false);
});

test.each([
  ['with hbase:meta', true],
  ['without hbase:meta', false],
])('the crash of a server %s is dealt with wherever its master was killed', async (_name, carrier) => {
  cluster = await FakeCluster.start();
  let killed = true;
  for (let n = first; killed && n < MOST_WRITES; n += STRIDE) {
    await cluster.stop();
    cluster = await FakeCluster.start();
    const master = await cluster.startAll(2);
    const before = cluster.caller(master);
    await before.createTable('t', ['b', 'c', 'd']);
    before.close();
    const { killed: dead, logs } = cluster.killMasterAfter(n);
    const withMeta = cluster.servers.findIndex((server) => server.regions.has('1588230740'));
    const [victim] = cluster.servers.splice(carrier ? withMeta : 1 - withMeta, 1);
    await victim.kill();
    const recovered = async () => {
      while (
        openRegions('t').length < 4 ||
        !openRegions('t').every((row) => String(row.locations[0].server) === String(cluster.servers[0].serverName))
      )
        await systemScheduler.sleep(5);
    };
    const ended = recovered().then(() => false);
    killed = await Promise.race([dead.then(() => true), ended]);
    if (!killed) logs.arm(Number.POSITIVE_INFINITY, () => {});
    const next = killed ? await cluster.startMaster() : master;
    await next.initialized;
    await recovered();
    const caller = cluster.caller(next);
    await expect.poll(() => unfinishedCount(caller), { interval: 5 }).toBe(0);
    await caller.createTable('after');
    caller.close();
  }
  expect(killed).toBe(false);
});

async function unfinishedCount(caller: MasterCaller): Promise<number> {
  const answer = await caller.call('GetProcedures', pb.GetProceduresRequest, pb.GetProceduresResponse, {});
  return answer.procedure.filter((procedure: pb.Procedure.$Properties) => (procedure.state as number) !== 6).length;
}

/** False: it ended before the n-th write. */
async function runKilledAfter(scenario: Scenario, n: number): Promise<boolean> {
  await cluster.stop();
  cluster = await FakeCluster.start();
  const first = await cluster.startAll();
  const before = cluster.caller(first);
  await scenario.prepare(before);
  const { killed, logs } = cluster.killMasterAfter(n);
  const ended = run(scenario, before).then(
    () => 'ended' as const,
    () => 'failed' as const,
  );
  const outcome = await Promise.race([ended, killed.then(() => 'killed' as const)]);
  before.close();
  if (outcome === 'ended') {
    logs.arm(Number.POSITIVE_INFINITY, () => {});
    const caller = cluster.caller(first);
    await scenario.check(caller);
    caller.close();
    return false;
  }
  const second = await cluster.startMaster();
  await second.initialized;
  await checkWhole(scenario, second);
  return true;
}

async function run(scenario: Scenario, caller: MasterCaller): Promise<void> {
  await caller.result(await scenario.submit(caller));
}

async function checkWhole(scenario: Scenario, master: Master): Promise<void> {
  const caller = cluster.caller(master);
  await run(scenario, caller);
  await scenario.check(caller);
  for (const { regionInfo, locations } of metaRows()) {
    const open = () => cluster.servers.filter((server) => server.regions.has(regionInfo.encodedName));
    if (regionInfo.isSplitParent) {
      expect(cluster.servers.some((server) => server.regions.has(regionInfo.encodedName))).toBe(false);
      continue;
    }
    const isEnabled = tableState(regionInfo.tableName.name) === 'ENABLED';
    const expected = isEnabled ? [String(locations[0].server)] : [];
    // A server whose report was not answered by the first master repeats it.
    await expect.poll(() => open().map(({ serverName }) => String(serverName)), { interval: 5 }).toEqual(expected);
    expect(locations[0].state).toBe(isEnabled ? 'OPEN' : 'CLOSED');
  }
  caller.close();
}

async function submit(
  caller: MasterCaller,
  method: string,
  type: { encode(message: never): { finish(): Uint8Array }; decode(bytes: Uint8Array): unknown },
  message: object,
): Promise<number> {
  const answer = await caller.call(method, type, pb.CreateTableResponse, { ...NONCE, ...message });
  return longToNumber(answer.proc_id);
}

async function takeSnapshot(caller: MasterCaller): Promise<number> {
  const message = { snapshot: { name: 's', table: 't' }, ...NONCE, nonce: 6 };
  const answer = await caller.call('Snapshot', pb.SnapshotRequest, pb.SnapshotResponse, message);
  return longToNumber(answer.proc_id);
}
function toTable(name: string) {
  return { snapshot: { name: 's', table: name } };
}
/** A store file of the first region of table t. */
async function addFile(name: string): Promise<void> {
  const { encodedName } = regionFrom('t', '');
  await cluster.disk.files.writeFile(`data/default/t/${encodedName}/f/${name}`, await emptyHFile());
}
async function filesOf(name: string, region: string): Promise<string[]> {
  return (await cluster.disk.files.list(`data/default/${name}/${region}/f`)).map((entry) => entry.name);
}
async function emptyHFile(): Promise<Buffer> {
  const { files } = new MemoryDisk();
  const writer = HFileWriter.create({
    writer: await files.create('f'),
    comparator: comparatorFor(false),
    clock: systemClock,
  });
  writer.appendMetadata({ maxSequenceId: 1 });
  await writer.close();
  return files.readFile('f');
}
function splitAt(splitRow: string) {
  return { region_info: parents[0].toProto(), split_row: Buffer.from(splitRow) };
}
function mergeOfParents() {
  return { region: parents.map(({ encodedName }) => ({ type: 2, value: Buffer.from(encodedName) })) };
}

/** Lets the janitor look, which begins the removal of parents, and gives a procedure that has ended: what it began is waited for in `collected`. */
async function collect(caller: MasterCaller): Promise<number> {
  await caller.call('RunCatalogScan', pb.RunCatalogScanRequest, pb.RunCatalogScanResponse, {});
  await collected(caller);
  return submit(caller, 'FlushTable', pb.FlushTableRequest, { table_name: table('t'), nonce: 7 });
}
async function collected(caller: MasterCaller): Promise<void> {
  await expect.poll(() => unfinishedCount(caller), { interval: 5 }).toBe(0);
}

function regionFrom(name: string, startKey: string) {
  const isIt = (region: RegionInfo) => region.tableName.name === name && region.startKey.toString() === startKey;
  return metaRows().find((row) => isIt(row.regionInfo) && !row.regionInfo.isSplitParent)!.regionInfo;
}
function rangeOf({ regionInfo }: MetaRow): string {
  return `${regionInfo.startKey}-${regionInfo.endKey}`;
}
async function foldersOf(name: string): Promise<string[]> {
  const entries = await cluster.disk.files.list(`data/default/${name}`);
  return entries.filter((entry) => !entry.name.startsWith('.')).map((entry) => entry.name);
}

async function namespaces(caller: MasterCaller): Promise<string[]> {
  return (await caller.call('ListNamespaces', pb.ListNamespacesRequest, pb.ListNamespacesResponse, {})).namespaceName;
}

function metaCells() {
  return [...cluster.rows.meta.rows.values()].map((row) =>
    [...row.values()].map((cell) => ({
      family: Buffer.from(cell.family!),
      qualifier: Buffer.from(cell.qualifier!),
      value: Buffer.from(cell.value!),
    })),
  );
}
function metaRows() {
  return metaCells()
    .map(parseMetaRow)
    .filter((row) => row !== undefined)
    .sort((a, b) => a.regionInfo.compareTo(b.regionInfo));
}
function openRegions(name: string) {
  return metaRows().filter((row) => row.regionInfo.tableName.name === name && row.locations[0].state === 'OPEN');
}
function tableState(name: string) {
  for (const [key, row] of cluster.rows.meta.rows)
    if (key === name)
      return parseTableState(
        [...row.values()].map((cell) => ({
          family: Buffer.from(cell.family!),
          qualifier: Buffer.from(cell.qualifier!),
          value: Buffer.from(cell.value!),
        })),
      );
  return undefined;
}
