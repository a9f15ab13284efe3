// The one coprocessor endpoint that is built in: MultiRowMutationService.MutateRows, several rows of one region as one atomic change, perhaps under
// conditions. Others are refused as HBase refuses what is not registered.
import { hbaseError } from '../base/errors.ts';
import { conditionFromProto, mutationFromProto } from '../model/convert-mutation.ts';
import { pb } from '../proto/index.ts';
import { longToBigInt } from '../proto/long.ts';
import type { Region } from './region/region.ts';

export const MUTATE_ROWS_RESPONSE =
  'org.apache.hadoop.hbase.shaded.protobuf.generated.MultiRowMutationProtos$MutateRowsResponse';

/** Answers a coprocessor call on a region: the response message's Java class and bytes. */
export async function execService(
  region: Region,
  call: pb.CoprocessorServiceCall.$Properties,
): Promise<pb.NameBytesPair.$Properties> {
  const service = call.service_name.slice(call.service_name.lastIndexOf('.') + 1);
  if (service !== 'MultiRowMutationService')
    throw hbaseError(
      'UnknownProtocolException',
      `No registered coprocessor service found for ${call.service_name} in region ${region.name}`,
    );
  if (call.method_name !== 'MutateRows')
    throw hbaseError(
      'UnknownProtocolException',
      `Unknown method ${call.method_name} called on service ${call.service_name} in region ${region.name}`,
    );
  const processed = await mutateRows(region, pb.MutateRowsRequest.decode(call.request));
  return { name: MUTATE_ROWS_RESPONSE, value: pb.MutateRowsResponse.encode({ processed }).finish() };
}

async function mutateRows(region: Region, request: pb.MutateRowsRequest): Promise<boolean> {
  const mutations = (request.mutation_request ?? []).map((message) => mutationFromProto(message, undefined));
  const nonceGroup = longToBigInt(request.nonce_group);
  const conditions = (request.condition ?? []).map(conditionFromProto);
  if (conditions.length > 0) return (await region.checkAndMutateRows(conditions, mutations, { nonceGroup })).matched;
  await region.mutate(mutations, { nonceGroup, atomic: true });
  return true;
}
