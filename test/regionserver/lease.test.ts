// DESIGN.md §5: past its lease a server answers nothing, also when the lease ran out while the call was under way.
import { describe, expect, it } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { pb } from '../../proto/index.ts';
import type { ClientServiceContext } from '../../regionserver/client-service-context.ts';
import { MasterFence } from '../../regionserver/master-fence.ts';
import { multi } from '../../regionserver/multi-call.ts';
import { mutate } from '../../regionserver/mutate-call.ts';
import { OnlineRegions } from '../../regionserver/online-regions.ts';
import { DEFAULT_REGION_SERVER_CONFIG } from '../../regionserver/region-server-config.ts';
import { decodeMultiRequest, decodeMutateRequest } from '../../rpc/messages/decode-request.ts';
import type { RpcCall } from '../../rpc/service.ts';
import { RegionFixture } from './region-fixture.ts';

async function setUp() {
  const t = await RegionFixture.open();
  await t.put('a', 'f:q', 'there');
  const regions = new OnlineRegions(t.clock, 1000);
  regions.add(t.region);
  const context = {
    clock: t.clock,
    scheduler: systemScheduler,
    logger: silentLogger,
    config: DEFAULT_REGION_SERVER_CONFIG,
    regions,
    scanners: undefined as never,
    masters: new MasterFence(),
    // Asked once more before the answer, it is no longer so.
    checkServing() {
      throw hbaseError('RegionServerStoppedException', 'the lease has run out');
    },
  } satisfies ClientServiceContext;
  const call = { codec: 'none', deadline: Number.POSITIVE_INFINITY, clientVersion: { major: 2, minor: 6 } } as RpcCall;
  const condition = (value: string) => ({
    row: Buffer.from('a'),
    family: Buffer.from('f'),
    qualifier: Buffer.from('q'),
    compare_type: pb.CompareType.EQUAL,
    comparator: {
      name: 'org.apache.hadoop.hbase.filter.BinaryComparator',
      serialized_comparator: pb.BinaryComparator.encode({ comparable: { value: Buffer.from(value) } }).finish(),
    },
  });
  const mutation = {
    row: Buffer.from('a'),
    mutate_type: pb.MutationProto.MutationType.PUT,
    column_value: [
      { family: Buffer.from('f'), qualifier_value: [{ qualifier: Buffer.from('q'), value: Buffer.from('new') }] },
    ],
  };
  const region = { type: 1, value: t.region.info.name };
  return { t, context, call, condition, mutation, region };
}

describe('a condition that does not hold', () => {
  it('is not told by a server whose lease ran out meanwhile', async () => {
    const { t, context, call, condition, mutation, region } = await setUp();
    const bytes = pb.MutateRequest.encode({ region, mutation, condition: condition('else') }).finish();
    await expect(mutate(context, decodeMutateRequest(bytes), call)).rejects.toThrow('the lease has run out');
    await t.wal.abandon();
  });

  it('nor in a batch', async () => {
    const { t, context, call, condition, mutation, region } = await setUp();
    const bytes = pb.MultiRequest.encode({
      regionAction: [{ region, atomic: true, condition: condition('else'), action: [{ index: 0, mutation }] }],
    }).finish();
    const reply = await multi(context, decodeMultiRequest(bytes), call);
    const [result] = pb.MultiResponse.decode(Buffer.from(reply.message)).regionActionResult;
    expect(result.exception?.name).toContain('RegionServerStoppedException');
    await t.wal.abandon();
  });

  it('a write that was made is told: it passed the fence check', async () => {
    const { t, context, call, condition, mutation, region } = await setUp();
    const bytes = pb.MutateRequest.encode({ region, mutation, condition: condition('there') }).finish();
    const reply = await mutate(context, decodeMutateRequest(bytes), call);
    expect(pb.MutateResponse.decode(Buffer.from(reply.message)).processed).toBe(true);
    expect(await t.value('a', 'f:q')).toBe('new');
    await t.wal.abandon();
  });
});
