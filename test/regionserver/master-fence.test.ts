import { describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { pb } from '../../proto/index.ts';
import { MasterFence } from '../../regionserver/master-fence.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { RegionServerFixture } from './region-server-fixture.ts';

describe('what masters ask of a region server', () => {
  it('is refused of one that a newer one has replaced', () => {
    const fence = new MasterFence();
    fence.check(5);
    fence.check(5);
    fence.check(-1);
    fence.check(7);
    expect(() => fence.check(5)).toThrow('Orders of a master active since 5, but there is one active since 7');
  });

  it('waits for all that is under way of older ones, and not for the same one', async () => {
    const fence = new MasterFence();
    const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const done: string[] = [];
    const note = (text: string) => void done.push(text);
    const running = [
      fence.run(1, () => first.promise).then(note),
      fence.run(1, () => second.promise).catch((error: Error) => note(error.message)),
      fence.run(1, () => 'at once').then(note),
    ];
    await running[2];
    const newer = fence.run(2, () => 'newer').then(note);
    await expect(fence.run(1, () => note('too late'))).rejects.toThrow('active since 2');
    first.resolve('first');
    await running[0];
    expect(done).toEqual(['at once', 'first']);
    second.reject(new Error('second failed'));
    await newer;
    expect(done).toEqual(['at once', 'first', 'second failed', 'newer']);
  });

  it('is refused of one that was replaced while it waited', async () => {
    const fence = new MasterFence();
    const first = Promise.withResolvers<void>();
    const running = fence.run(1, () => first.promise);
    const second = fence.run(2, () => 'second');
    const third = fence.run(3, () => 'third');
    first.resolve();
    await running;
    await expect(second).rejects.toThrow('Orders of a master active since 2, but there is one active since 3');
    expect(await third).toBe('third');
  });
});

it('a write of a master that was replaced is refused when it comes late', async () => {
  const t = await RegionServerFixture.start();
  const clients: RpcClient[] = [];
  try {
    const { name } = await t.open();
    const put = (masterActiveTime: number | undefined) => {
      const world = { clock: systemClock, scheduler: systemScheduler, transport: netTransport };
      const client = new RpcClient({ ...world, user: 'test', masterActiveTime: () => masterActiveTime });
      clients.push(client);
      const [row, family, qualifier] = ['r', 'f', 'q'].map((text) => Buffer.from(text));
      const value = Buffer.from(String(masterActiveTime));
      const column_value = [{ family, qualifier_value: [{ qualifier, value }] }];
      const mutation = { row, mutate_type: pb.MutationProto.MutationType.PUT, column_value };
      const param = pb.MutateRequest.encode({ region: { type: 1, value: name }, mutation }).finish();
      return client.call(t.server.serverName, 'ClientService', 'Mutate', param);
    };
    await put(10);
    await put(11);
    await expect(put(10)).rejects.toThrow('Orders of a master active since 10, but there is one active since 11');
    await put(undefined);
    await put(11);
  } finally {
    for (const client of clients) client.close();
    await t.close();
  }
});
