// ClientService.Get: a one-row scan, answered at once when all of it is in memory.
import { hbaseError } from '../base/errors.ts';
import { CellBlockBuilder } from '../cell/cell-block.ts';
import type { BlockMeter } from '../hfile/store-file-reader.ts';
import { getFromProto } from '../model/convert-query.ts';
import type { pb } from '../proto/index.ts';
import { encodeGetResponse } from '../rpc/messages/encode-response.ts';
import { hasMinimumVersion, type RpcCall, type RpcResponse } from '../rpc/service.ts';
import { giveMeter, takeMeter } from './call-meters.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import { blockToProto, codecOf } from './result-encoding.ts';
import { regionOf } from './scan-call.ts';

export function get(
  context: ClientServiceContext,
  request: pb.GetRequest.$Properties,
  call: RpcCall,
): RpcResponse | Promise<RpcResponse> {
  const region = regionOf(context, request.region);
  const get = getFromProto(request.get);
  if (get.closestRowBefore)
    throw hbaseError(
      'UnknownProtocolException',
      'Is this a pre-hbase-1.0.0 or asynchbase client? Client is invoking getClosestRowBefore removed in hbase-2.0.0 replaced by reverse Scan.',
    );
  const builder = new CellBlockBuilder(codecOf(call));
  const meter = takeMeter(context.clock);
  const pending = region.get(get, builder, meter);
  if (pending === undefined) return answer(get.existenceOnly, builder, call, meter);
  const leave = region.enterOperation();
  return pending.finally(leave).then(() => {
    // Time has passed: what was read must still be this server's to tell.
    context.checkServing();
    return answer(get.existenceOnly, builder, call, meter);
  });
}

function answer(existenceOnly: boolean, builder: CellBlockBuilder, call: RpcCall, meter: BlockMeter): RpcResponse {
  const { cellCount } = builder;
  if (existenceOnly) return encode({ exists: cellCount > 0, stale: false }, meter);
  const block = builder.finish();
  // Clients before 1.3, and those that do not say, look for the cells inside the message.
  if (call.codec === 'none' || !hasMinimumVersion(call.clientVersion, 1, 3))
    return encode({ cell: blockToProto(block, codecOf(call)), stale: false }, meter);
  return encode({ associated_cell_count: cellCount, stale: false }, meter, cellCount > 0 ? block : undefined);
}

/** Gives the meter back. */
function encode(result: pb.Result.$Properties, meter: BlockMeter, cellBlock?: Uint8Array): RpcResponse {
  const { blockBytes: blockBytesScanned, readMs: fsReadMs } = meter;
  giveMeter(meter);
  return { message: encodeGetResponse({ result }), cellBlock, blockBytesScanned, fsReadMs };
}
