// FixMeta, on a whole cluster whose hbase:meta was damaged.
import { afterEach, expect, test, vi } from 'vitest';
import { type Connection, connect } from '../../../client/index.ts';
import { AssignmentManager } from '../../../master/assignment-manager.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';
import { RealCluster } from '../../support/real-cluster.ts';

let cluster: RealCluster;
let connection: Connection;
afterEach(async () => {
  await connection?.close();
  await cluster.crash();
});

async function start(): Promise<void> {
  cluster = await RealCluster.start();
  connection = await connect({ quorum: cluster.quorum });
  await connection.admin.createTable({ name: 't', families: ['f'] }, ['g', 'm']);
  for (const row of ['a', 'h', 'x'])
    await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
}
/** As a power loss: no server has regions that the master does not know. */
async function again(): Promise<void> {
  await connection.close();
  cluster = await RealCluster.start(1, await cluster.crash());
  connection = await connect({ quorum: cluster.quorum });
}
const regions = async () => (await connection.admin.regions('t')).map(({ region }) => region);
const forget = async ({ name }: RegionInfo) => connection.table('hbase:meta').delete({ row: name });
const ranges = async () =>
  (await connection.admin.regions('t')).map(({ region, state }) => `${region.startKey}-${region.endKey} ${state}`);
async function rows(): Promise<string[]> {
  const found: string[] = [];
  for await (const row of connection.table('t').scan()) found.push(row.key.toString());
  return found;
}

/** Once nothing is in transition any more. */
const fixed = () =>
  expect
    .poll(() =>
      connection.admin.fixMeta().then(
        () => 'done',
        (error) => error.message,
      ),
    )
    .toBe('done');

test('a region whose row was lost is put back with what it holds, unless somebody serves it', async () => {
  await start();
  const [, lost] = await regions();
  await forget(lost);
  cluster.master.abort('a test');
  await (await cluster.startMaster()).initialized;
  const told = () => connection.admin.fixMeta().catch((error) => error.message);
  await expect.poll(told).toContain('stop that server first');
  await again();
  await fixed();
  await expect.poll(ranges).toEqual(['-g OPEN', 'g-m OPEN', 'm- OPEN']);
  expect(await rows()).toEqual(['a', 'h', 'x']);
  expect((await regions())[1].equals(lost)).toBe(true);
});

test('a master that dies before it has assigned what it put back leaves that to the next one', async () => {
  await start();
  const [, lost] = await regions();
  await forget(lost);
  await again();
  const submit = vi.spyOn(AssignmentManager.prototype, 'submit').mockReturnValue(new Promise(() => {}));
  const ask = () => void connection.admin.fixMeta().catch(() => undefined);
  const isSubmitted = () => {
    if (submit.mock.calls.length === 0) ask();
    return submit.mock.calls.length > 0;
  };
  await expect.poll(isSubmitted).toBe(true);
  submit.mockRestore();
  await again();
  await expect.poll(ranges).toEqual(['-g OPEN', 'g-m OPEN', 'm- OPEN']);
  expect(await rows()).toEqual(['a', 'h', 'x']);
});

test('holes of which nothing is left get empty regions, at the ends too', async () => {
  await start();
  const [first, second, last] = await regions();
  for (const region of [first, last]) await forget(region);
  await again();
  for (const { encodedName } of [first, last]) await cluster.disk.files.delete(`data/default/t/${encodedName}`);
  await fixed();
  await expect.poll(ranges).toEqual(['-g OPEN', 'g-m OPEN', 'm- OPEN']);
  expect(await rows()).toEqual(['h']);
  expect((await regions())[1].equals(second)).toBe(true);
  await fixed();
});

test('folders that hold a part of a hole are named, and nothing is done over them', async () => {
  await start();
  const [, second, third] = await regions();
  for (const region of [second, third]) await forget(region);
  await again();
  const told = () => connection.admin.fixMeta().catch((error) => error.message);
  await expect.poll(told).toContain('there are folders of regions with rows of it');
  expect(await ranges()).toEqual(['-g OPEN']);
});

test('nothing is made over the rows of a split parent whose daughters are lost', async () => {
  await start();
  await connection.admin.split((await regions())[0], 'c');
  const daughters = (await regions()).slice(0, 2);
  for (const region of daughters) await forget(region);
  await again();
  for (const { encodedName } of daughters) await cluster.disk.files.delete(`data/default/t/${encodedName}`);
  const told = () => connection.admin.fixMeta().catch((error) => error.message);
  await expect.poll(told).toContain('was split and still has rows of it');
  expect(await ranges()).toEqual(['g-m OPEN', 'm- OPEN']);
});

test('regions that overlap are merged', async () => {
  await start();
  const twice = new RegionInfo({
    ...{ tableName: TableName.parse('t'), startKey: Buffer.from('c'), endKey: Buffer.from('k'), regionId: Date.now() },
  });
  const cell = (qualifier: string, value: Buffer | string) => ({ family: 'info', qualifier, value });
  await connection.table('hbase:meta').put({
    row: twice.name,
    cells: [cell('regioninfo', twice.toBytes()), cell('state', 'OFFLINE')],
  });
  await again();
  await expect.poll(ranges).toHaveLength(4);
  await expect.poll(async () => (await ranges()).every((range) => range.endsWith('OPEN'))).toBe(true);
  await fixed();
  await expect.poll(ranges).toEqual(['-m OPEN', 'm- OPEN']);
  expect(await rows()).toEqual(['a', 'h', 'x']);
});
