// Splits and merges that can't be carried out: everything is as before, and the regions are open. And those that a region server asks for.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Master } from '../../master/master.ts';
import { parseMetaRow } from '../../model/meta-row.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { FakeRegionServer, FakeRegionServerOptions } from '../support/fake-region-server.ts';
import type { MasterCaller } from '../support/master-caller.ts';

let cluster: FakeCluster;
let master: Master;
let caller: MasterCaller;
/** Of both servers. */
let onOrder: FakeRegionServerOptions['onOrder'];

beforeEach(async () => {
  onOrder = undefined;
  cluster = await FakeCluster.start();
  master = await cluster.startMaster({ minRegionServers: 2, maxRegionServers: 2 });
  const options: Partial<FakeRegionServerOptions> = { onOrder: (...order) => onOrder?.(...order) };
  await Promise.all([cluster.startServer(options), cluster.startServer(options)]);
  await master.initialized;
  caller = cluster.caller(master);
  await caller.createTable('t', ['m']);
});
afterEach(async () => {
  caller.close();
  await cluster.stop();
});

function rows() {
  return [...cluster.rows.meta.rows.values()]
    .map((row) =>
      parseMetaRow(
        [...row.values()].map((cell) => ({
          family: Buffer.from(cell.family!),
          qualifier: Buffer.from(cell.qualifier!),
          value: Buffer.from(cell.value!),
        })),
      ),
    )
    .filter((row) => row?.regionInfo.tableName.name === 't')
    .map((row) => row!)
    .sort((a, b) => a.regionInfo.compareTo(b.regionInfo));
}
function states(): string[] {
  return rows().map(({ regionInfo, locations }) => {
    const range = `${regionInfo.startKey}-${regionInfo.endKey}`;
    return `${range} ${regionInfo.isSplitParent ? 'parent' : locations[0].state}`;
  });
}
function serverOf(region: RegionInfo): FakeRegionServer {
  return cluster.servers.find((server) => server.regions.has(region.encodedName))!;
}
async function foldersOf(): Promise<string[]> {
  const entries = await cluster.disk.files.list('data/default/t');
  return entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name);
}

async function split(region: RegionInfo, row: string): Promise<void> {
  const { SplitTableRegionRequest: request, SplitTableRegionResponse: response } = pb;
  const message = { region_info: region.toProto(), split_row: Buffer.from(row) };
  await caller.result(longToNumber((await caller.call('SplitRegion', request, response, message)).proc_id));
}
async function merge(regions: readonly RegionInfo[]): Promise<void> {
  const { MergeTableRegionsRequest: request, MergeTableRegionsResponse: response } = pb;
  const message = { region: regions.map(({ encodedName }) => ({ type: 2, value: Buffer.from(encodedName) })) };
  await caller.result(longToNumber((await caller.call('MergeTableRegions', request, response, message)).proc_id));
}

/** As after the death of a server while it closed the region: something was not flushed. */
function leaveEdits(region: RegionInfo): void {
  const folder = layout.recoveredEditsFolder(region.tableName, region.encodedName);
  void cluster.disk.files.writeFile(`${folder}/0000000000000000007`, Buffer.from('x'));
}

describe('when something was not flushed at the close', () => {
  beforeEach(() => {
    onOrder = (kind, region) => {
      if (kind === 'close') leaveEdits(region);
      return undefined;
    };
  });

  test('a split is undone, and the parent opened again', async () => {
    const [{ regionInfo }] = rows();
    const folders = await foldersOf();
    await expect(split(regionInfo, 'c')).rejects.toThrow(/Recovered.edits are found/);
    await expect.poll(states).toEqual(['-m OPEN', 'm- OPEN']);
    await expect.poll(() => serverOf(regionInfo)).toBeDefined();
    expect(await foldersOf()).toEqual(folders);
  });

  test('a merge is undone, and the parents opened again', async () => {
    const parents = rows().map(({ regionInfo }) => regionInfo);
    const folders = await foldersOf();
    await expect(merge(parents)).rejects.toThrow(/Recovered.edits are found/);
    await expect.poll(states).toEqual(['-m OPEN', 'm- OPEN']);
    for (const parent of parents) await expect.poll(() => serverOf(parent)).toBeDefined();
    expect(await foldersOf()).toEqual(folders);
  });
});

test.each(['split', 'merge'])('a %s whose files can not be made is undone', async (what) => {
  const regions = rows().map(({ regionInfo }) => regionInfo);
  for (const { encodedName } of regions)
    await cluster.disk.files.writeFile(`data/default/t/${encodedName}/f/0123456789abcdef`, Buffer.from('no HFile'));
  const folders = await foldersOf();
  await expect(what === 'split' ? split(regions[0], 'c') : merge(regions)).rejects.toThrow(/0123456789abcdef/);
  await expect.poll(states).toEqual(['-m OPEN', 'm- OPEN']);
  expect(await foldersOf()).toEqual(folders);
  // Nobody holds a lock.
  await caller.disable('t');
  expect(states()).toEqual(['-m CLOSED', 'm- CLOSED']);
});

test('a split goes on when the server dies that closes the parent: it is opened, closed and then split', async () => {
  const [{ regionInfo }] = rows();
  const victim = serverOf(regionInfo);
  const asked = Promise.withResolvers<void>();
  let ignore = true;
  onOrder = (kind, region) => {
    if (kind !== 'close' || !region.equals(regionInfo) || !ignore) return undefined;
    ignore = false;
    asked.resolve();
    return 'ignore';
  };
  const splitting = split(regionInfo, 'c');
  await asked.promise;
  cluster.servers.splice(cluster.servers.indexOf(victim), 1);
  await victim.kill();
  await splitting;
  await expect.poll(states).toEqual(['-c OPEN', '-m parent', 'c-m OPEN', 'm- OPEN']);
  const [survivor] = cluster.servers;
  expect(
    rows()
      .filter(({ locations }) => locations[0].state === 'OPEN')
      .map(({ locations }) => String(locations[0].server)),
  ).toEqual(Array(3).fill(String(survivor.serverName)));
  expect(survivor.orders.filter((order) => order.endsWith(' t')).join()).toContain('open t');
});

describe('a region server that says READY_TO_SPLIT', () => {
  const READY_TO_SPLIT = 3;
  function report(region: RegionInfo, row: string, other = row): Promise<string | undefined> {
    const { tableName, startKey, endKey } = region;
    const halves = [
      new RegionInfo({ tableName, startKey, endKey: Buffer.from(row), regionId: 1 }),
      new RegionInfo({ tableName, startKey: Buffer.from(other), endKey, regionId: 1 }),
    ];
    return serverOf(region).reportRegions([region, ...halves], READY_TO_SPLIT);
  }

  test('has the region split', async () => {
    const [{ regionInfo }] = rows();
    const near = String(serverOf(regionInfo).serverName);
    expect(await report(regionInfo, 'c')).toBeUndefined();
    await expect.poll(states).toEqual(['-c OPEN', '-m parent', 'c-m OPEN', 'm- OPEN']);
    // Where its files are, and what is cached of them.
    const daughters = rows().filter(({ regionInfo: { endKey, isSplitParent } }) => !isSplitParent && endKey.length > 0);
    expect(daughters.map(({ locations }) => String(locations[0].server))).toEqual([near, near]);
  });

  test('is told why not, and goes on', async () => {
    const [{ regionInfo }, { regionInfo: other }] = rows();
    expect(await report(regionInfo, 'c', 'd')).toMatch(/bad keys/);
    expect(await report(regionInfo, 'x')).toMatch(/not inside region key range/);
    expect(await report(other, 'm')).toMatch(/equal to startkey/);
    const { SetSplitOrMergeEnabledRequest: request, SetSplitOrMergeEnabledResponse: response } = pb;
    await caller.call('SetSplitOrMergeEnabled', request, response, { enabled: false, switch_types: [0] });
    expect(await report(regionInfo, 'c')).toMatch(/split switch off/);
    expect(states()).toEqual(['-m OPEN', 'm- OPEN']);
  });
});

test('a region that is being moved is not split, and moves', async () => {
  const [{ regionInfo }] = rows();
  const held = Promise.withResolvers<void>();
  onOrder = (kind, region) => {
    if (kind !== 'close' || !region.equals(regionInfo)) return undefined;
    held.resolve();
    return undefined;
  };
  const target = cluster.servers.find((server) => server !== serverOf(regionInfo))!;
  const { MoveRegionRequest: request, MoveRegionResponse: response } = pb;
  const moving = caller.call('MoveRegion', request, response, {
    region: { type: 2, value: Buffer.from(regionInfo.encodedName) },
    dest_server_name: target.serverName.toProto(),
  });
  await held.promise;
  await expect(split(regionInfo, 'c')).rejects.toThrow(/is not OPEN|NOT splittable/);
  await moving;
  expect(states()).toEqual(['-m OPEN', 'm- OPEN']);
});
