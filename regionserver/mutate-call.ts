// ClientService.Mutate: one mutation, perhaps under a condition (spec rpc.md §6).
import type { CellList } from '../cell/cell-list.ts';
import { conditionFromProto, mutationFromProto } from '../model/convert-mutation.ts';
import type { ServerMutation } from '../model/mutation.ts';
import type { pb } from '../proto/index.ts';
import { longToBigInt } from '../proto/long.ts';
import { encodeMutateResponse } from '../rpc/messages/encode-response.ts';
import type { RpcCall, RpcResponse } from '../rpc/service.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import type { Region } from './region/region.ts';
import { resultOf } from './result-encoding.ts';
import { regionOf } from './scan-call.ts';

const EMPTY_PUT_ANSWER = encodeMutateResponse({ processed: true });

export async function mutate(
  context: ClientServiceContext,
  request: pb.MutateRequest.$Properties,
  call: RpcCall,
): Promise<RpcResponse> {
  const region = regionOf(context, request.region);
  const mutation = mutationFromProto(request.mutation, call.cells);
  const nonceGroup = longToBigInt(request.nonce_group);
  if (request.condition != null) return mutateIf(context, region, request.condition, mutation, nonceGroup, call);
  const [outcome] = await region.mutate([mutation], { nonceGroup });
  if (outcome.error !== undefined) throw outcome.error;
  if (mutation.type === 'put' || mutation.type === 'delete') return { message: EMPTY_PUT_ANSWER };
  return answer(undefined, outcome.result, true, call);
}

async function mutateIf(
  context: ClientServiceContext,
  region: Region,
  message: pb.Condition.$Properties,
  mutation: ServerMutation,
  nonceGroup: bigint,
  call: RpcCall,
): Promise<RpcResponse> {
  const { matched, result } = await region.checkAndMutate(conditionFromProto(message), [mutation], { nonceGroup });
  // Nothing was written that a fence would have stopped: what was read must still be this server's to tell.
  if (!matched) context.checkServing();
  return answer(matched, result, result !== undefined, call);
}

function answer(
  processed: boolean | undefined,
  cells: CellList | undefined,
  hasResult: boolean,
  call: RpcCall,
): RpcResponse {
  if (!hasResult) return { message: encodeMutateResponse({ processed }) };
  const { result, cellBlock } = resultOf(cells, call);
  return { message: encodeMutateResponse({ result, processed }), cellBlock };
}
