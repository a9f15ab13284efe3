import { expect, test } from 'vitest';
import {
  mergeCells,
  metaRowKey,
  metaSearchKey,
  metaTableStart,
  metaTableStop,
  openLocationCells,
  parseMetaRow,
  parseTableState,
  regionInfoCell,
  splitCells,
  stateCell,
  tableStateCell,
  targetServerCell,
} from '../../model/meta-row.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';

const region = new RegionInfo({ tableName: TableName.parse('t'), startKey: Buffer.from('a'), regionId: 5 });
const server = new ServerName('h', 16020, 1795245907796);
const text = (cells: { family: Buffer; qualifier: Buffer; value: Buffer }[]) =>
  cells.map(({ family, qualifier, value }) => `${family}:${qualifier}=${value.toString('latin1')}`);

test('columns are HBase’s', () => {
  expect(text([stateCell('OPENING'), targetServerCell(server), stateCell('OPEN', 10)])).toEqual([
    'info:state=OPENING',
    'info:sn=h,16020,1795245907796',
    'info:state_000A=OPEN',
  ]);
  const [host, startCode, sequence] = openLocationCells(server, 7);
  expect([`${host.qualifier}`, `${host.value}`]).toEqual(['server', 'h:16020']);
  expect([`${startCode.qualifier}`, startCode.value.readBigInt64BE()]).toEqual(['serverstartcode', 1795245907796n]);
  expect([`${sequence.qualifier}`, sequence.value.readBigInt64BE()]).toEqual(['seqnumDuringOpen', 7n]);
  expect(text(mergeCells([region, region])).map((cell) => cell.split('=')[0])).toEqual([
    'info:merge0000',
    'info:merge0001',
  ]);
  expect(tableStateCell('DISABLING')).toEqual({
    family: Buffer.from('table'),
    qualifier: Buffer.from('state'),
    value: Buffer.from([8, 2]),
  });
});

test('a server on IPv6 stands in brackets, where Java looks for its port', () => {
  const onIPv6 = new ServerName('::1', 16020, 1);
  const cells = openLocationCells(onIPv6, 7);
  expect(String(cells[0].value)).toBe('[::1]:16020');
  const row = parseMetaRow([regionInfoCell(region), ...cells, stateCell('OPEN')])!;
  expect(row.locations[0].server).toEqual(onIPv6);
});

test('a row is read back, with replicas, daughters and parents', () => {
  const daughter = region.with({ regionId: 6 });
  const row = parseMetaRow([
    ...splitCells(daughter, daughter.with({ startKey: Buffer.from('m') })),
    ...mergeCells([region, daughter]),
    regionInfoCell(region.with({ offline: true, split: true })),
    ...openLocationCells(server, 42),
    stateCell('SPLIT'),
    targetServerCell(server, 1),
  ])!;
  expect([row.regionInfo.isSplitParent, row.locations.length]).toEqual([true, 2]);
  expect(row.locations[0]).toEqual({
    replicaId: 0,
    state: 'SPLIT',
    server,
    targetServer: undefined,
    openSequenceNumber: 42,
  });
  expect(row.locations[1]).toEqual({
    replicaId: 1,
    state: undefined,
    server: undefined,
    targetServer: server,
    openSequenceNumber: -1,
  });
  expect([row.splitA?.regionId, String(row.splitB?.startKey)]).toEqual([6, 'm']);
  expect(row.mergeParents.map((parent) => parent.regionId)).toEqual([5, 6]);
});

test('a table’s row has no region, and a region’s none of a table', () => {
  expect(parseMetaRow([tableStateCell('ENABLED')])).toBeUndefined();
  expect(parseTableState([tableStateCell('ENABLING')])).toBe('ENABLING');
  expect(parseTableState([regionInfoCell(region)])).toBeUndefined();
  expect(() => parseMetaRow([regionInfoCell(region), stateCell('NONSENSE' as never)])).toThrow('Unknown region state');
});

test('keys to look for regions by', () => {
  expect(metaRowKey(region.with({ replicaId: 2 }))).toEqual(region.name);
  expect(String(metaSearchKey(region.tableName, Buffer.from('r')))).toBe('t,r,99999999999999');
  expect([String(metaTableStart(region.tableName)), String(metaTableStop(region.tableName))]).toEqual(['t,,', 't ,,']);
});

test('server names', () => {
  expect(ServerName.parse('h,16020,1795245907796').equals(server)).toBe(true);
  expect(ServerName.fromProto(server.toProto()).equals(server)).toBe(true);
  expect([server.address, server.isSameAddress(new ServerName('H', 16020, 1))]).toEqual(['h:16020', true]);
  expect(() => ServerName.parse('h:16020')).toThrow('Not a server name');
});
