// A region server that was only slow, and was taken for dead: before anything of it is served elsewhere it can acknowledge nothing more, and it ends.
import { afterEach, expect, it } from 'vitest';
import { silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { connect } from '../../client/index.ts';
import { pb } from '../../proto/index.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { RealCluster } from '../support/real-cluster.ts';

let cluster: RealCluster;
afterEach(() => cluster.crash());

it('is fenced before it can acknowledge anything more', async () => {
  cluster = await RealCluster.start(2);
  await using connection = await connect({ quorum: cluster.quorum, retryPauseMs: 10 });
  await connection.admin.createTable({ name: 't', families: ['f'] });
  const table = connection.table('t');
  await table.put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'before' }] });
  const [{ region, server: holder }] = await connection.admin.regions('t');
  const slow = cluster.servers.find(({ serverName }) => serverName.equals(holder!))!;
  const rpc = new RpcClient({
    transport: netTransport,
    clock: cluster.clock,
    scheduler: systemScheduler,
    logger: silentLogger,
    user: 'test',
  });
  /** One attempt at the slow server itself, as a client does that has not heard of the change. */
  const put = (value: string) => {
    const column = {
      family: Buffer.from('f'),
      qualifier_value: [{ qualifier: Buffer.from('q'), value: Buffer.from(value) }],
    };
    const mutation = { row: Buffer.from('r'), mutate_type: pb.MutationProto.MutationType.PUT, column_value: [column] };
    const request = pb.MutateRequest.encode({ region: { type: 1, value: region.name }, mutation }).finish();
    return rpc.call(slow.address, 'ClientService', 'Mutate', request, { timeoutMs: 5000 });
  };
  await put('still alive');
  // The fence is one of the disk's operations: from the moment it is made nothing is acknowledged.
  const outcomes: { value: string; isFenced: boolean; acknowledged: boolean }[] = [];
  let isFenced = false;
  const fence = cluster.disk.logs.fence.bind(cluster.disk.logs);
  cluster.disk.logs.fence = async (folder, target) => {
    const done = await fence(folder, target);
    isFenced = true;
    return done;
  };
  let writing = true;
  const writer = (async () => {
    for (let i = 0; writing; i++) {
      const sentFenced = isFenced;
      const acknowledged = await put(`${i}`).then(
        () => true,
        () => false,
      );
      outcomes.push({ value: `${i}`, isFenced: sentFenced, acknowledged });
      await new Promise<void>((resolve) => systemScheduler.endOfTurn(resolve));
    }
  })();
  cluster.master.serverDied(slow.serverName);
  expect(await slow.ended).toMatch(/log|dead|fenced/);
  await expect
    .poll(async () => String((await connection.admin.regions('t'))[0].server), { interval: 10 })
    .not.toBe(String(holder));
  writing = false;
  await writer;
  rpc.close();
  expect(outcomes.filter((outcome) => outcome.isFenced && outcome.acknowledged)).toEqual([]);
  // What is there is the last that was acknowledged, or one that was under way when the fence came.
  const seen = (await table.get('r')).value('f', 'q')?.toString();
  const last = outcomes.findLast(({ acknowledged }) => acknowledged)?.value ?? 'still alive';
  const after = outcomes
    .slice(outcomes.findLastIndex(({ acknowledged }) => acknowledged) + 1)
    .map(({ value }) => value);
  expect([last, ...after]).toContain(seen);
});
