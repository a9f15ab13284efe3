// Orders to open regions, of a server that stops meanwhile.
import { expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import type { MasterLink } from '../../regionserver/master-link.ts';
import { OnlineRegions, REGION_NAME } from '../../regionserver/online-regions.ts';
import type { Region } from '../../regionserver/region/region.ts';
import { RegionAssignments } from '../../regionserver/region-assignments.ts';
import { RunningTasks } from '../../regionserver/running-tasks.ts';

const clock = new ManualClock();
const ORDER = { masterActiveTime: 1 };
const region = (id: number) =>
  new RegionInfo({
    tableName: TableName.parse('t'),
    startKey: Buffer.from([id]),
    endKey: Buffer.from([id + 1]),
    regionId: id,
  });

test('a server that stops waits for regions that are being opened, and begins with no other', async () => {
  const opening: string[] = [];
  const told: (number | null | undefined)[] = [];
  let finish = () => {};
  const closed: string[] = [];
  const aborts: string[] = [];
  const master = {
    reportTransition: async ({ transition }: { transition: { transition_code: number } }) => {
      told.push(transition.transition_code);
      return undefined;
    },
  } as unknown as MasterLink;
  const assignments = new RegionAssignments({
    ...{ clock, logger: silentLogger, signal: new AbortController().signal, master, threads: 1 },
    serverName: new ServerName('localhost', 16020, 1),
    regions: new OnlineRegions(clock, 1000),
    tasks: new RunningTasks(clock),
    openRegion: (info) => {
      opening.push(info.encodedName);
      const opened = { info, openSequenceNumber: 2, close: async () => void closed.push(info.encodedName) };
      return new Promise<Region>((resolve) => (finish = () => resolve(opened as unknown as Region)));
    },
    readDescriptor: async () => new TableDescriptor('t'),
    opened: () => {},
    allOpened: () => {},
    releaseRegion: () => {},
    abort: (reason, error) => void aborts.push(`${reason}: ${error}`),
  });
  const [first, second] = [region(1), region(2)];
  assignments.open([
    { procId: 7, info: first, ...ORDER },
    { procId: 8, info: second, ...ORDER },
  ]);
  await expect.poll(() => opening).toEqual([first.encodedName]);
  let isOver = false;
  const over = assignments.stop().then(() => (isOver = true));
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  finish();
  await over;
  await expect.poll(() => closed).toEqual([first.encodedName]);
  expect(opening).toEqual([first.encodedName]);
  // Opened, and failed to open.
  await expect.poll(() => told).toEqual([0, 1]);
  expect(aborts).toEqual([]);
});

test('what is being opened or closed is among the tasks of the server', async () => {
  const tasks = new RunningTasks(clock);
  const gates = { open: Promise.withResolvers<void>(), close: Promise.withResolvers<void>() };
  const regions = new OnlineRegions(clock, 1000);
  const told: (number | null | undefined)[] = [];
  const master = {
    reportTransition: async ({ transition }: { transition: { transition_code: number } }) =>
      void told.push(transition.transition_code),
  } as unknown as MasterLink;
  const assignments = new RegionAssignments({
    ...{ clock, logger: silentLogger, signal: new AbortController().signal, master, threads: 1, regions, tasks },
    serverName: new ServerName('localhost', 16020, 1),
    openRegion: async (info) => {
      await gates.open.promise;
      const opened = { info, openSequenceNumber: 2, memstoreBytes: 0, mvcc: { writePoint: 2 } };
      return { ...opened, close: () => gates.close.promise } as unknown as Region;
    },
    readDescriptor: async () => new TableDescriptor('t'),
    opened: () => {},
    allOpened: () => {},
    releaseRegion: () => {},
    abort: () => {},
  });
  const descriptions = () => tasks.tasks().map(({ description }) => description);
  const info = region(1);
  assignments.open([{ procId: 7, info, ...ORDER }]);
  await expect.poll(descriptions).toEqual([`Opening region ${info.encodedName} of t`]);
  gates.open.resolve();
  await expect.poll(() => regions.get(info.encodedName)).toBeDefined();
  expect(descriptions()).toEqual([]);
  assignments.close(info.encodedName, { procId: 8, ...ORDER }, undefined);
  await expect.poll(descriptions).toEqual([`Closing region ${info.encodedName}`]);
  gates.close.resolve();
  await expect.poll(() => told).toEqual([0, 2]);
  expect(descriptions()).toEqual([]);
});

test.each([
  ['another address', 'localhost', 16021, 'RegionMovedException'],
  // The dead one of before: who asked there would come back here for as long as the move is remembered.
  ['its own address', 'LocalHost', 16020, 'NotServingRegionException'],
])('a region that is closed for a server of %s', async (_, host, port, answer) => {
  const regions = new OnlineRegions(clock, 1000);
  const closed = Promise.withResolvers<void>();
  const reportTransition = async () => closed.resolve();
  const assignments = new RegionAssignments({
    ...{ clock, logger: silentLogger, signal: new AbortController().signal, threads: 1, regions },
    master: { reportTransition } as unknown as MasterLink,
    tasks: new RunningTasks(clock),
    serverName: new ServerName('localhost', 16020, 2),
    openRegion: () => Promise.reject(new Error('not asked')),
    readDescriptor: async () => new TableDescriptor('t'),
    opened: () => {},
    allOpened: () => {},
    releaseRegion: () => {},
    abort: () => {},
  });
  const info = region(1);
  const opened = { info, openSequenceNumber: 2, memstoreBytes: 0, mvcc: { writePoint: 2 }, close: async () => {} };
  regions.add(opened as unknown as Region);
  assignments.close(info.encodedName, { procId: 8, ...ORDER }, new ServerName(host, port, 1));
  await closed.promise;
  expect(() => regions.find(REGION_NAME, info.name)).toThrow(expect.objectContaining({ name: answer }));
});
