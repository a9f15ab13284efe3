import { hbaseError } from '../../base/errors.ts';
import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import { type Methods, refused, type ServiceOwner } from './service-owner.ts';

const REFUSED = [
  'GetQuotaStates',
  'SwitchRpcThrottle',
  'SwitchExceedThrottleQuota',
  'AddReplicationPeer',
  'RemoveReplicationPeer',
  'EnableReplicationPeer',
  'DisableReplicationPeer',
  'GetReplicationPeerConfig',
  'UpdateReplicationPeerConfig',
  'IsReplicationPeerEnabled',
  'ReplicationPeerModificationSwitch',
  'GetReplicationPeerModificationProcedures',
  'IsReplicationPeerModificationEnabled',
  'Grant',
  'Revoke',
  'GetUserPermissions',
  'HasUserPermissions',
];

/** What later releases bring: refused by name, or as an HBase does that has it switched off. What asks only whether there is any is answered truthfully. */
export function refusedMethods(owner: ServiceOwner): Methods {
  return {
    ...Object.fromEntries(REFUSED.map((name) => [name, refused(name)])),
    ExecMasterService: unary(pb.CoprocessorServiceRequest, pb.CoprocessorServiceResponse, ({ call }) => {
      const what = `No registered Master Coprocessor Endpoint found for ${call.service_name}. Has it been enabled?`;
      throw hbaseError('UnknownProtocolException', what);
    }),
    // The words by which clients know that quotas are off.
    SetQuota: unary(pb.SetQuotaRequest, pb.SetQuotaResponse, () => {
      throw hbaseError('UnsupportedOperationException', 'quota support disabled');
    }),
    GetSpaceQuotaRegionSizes: unary(pb.GetSpaceQuotaRegionSizesRequest, pb.GetSpaceQuotaRegionSizesResponse, () => {
      owner.checkInitialized();
      return {};
    }),
    ListReplicationPeers: unary(pb.ListReplicationPeersRequest, pb.ListReplicationPeersResponse, () => {
      owner.checkInitialized();
      return { peer_desc: [] };
    }),
    IsRpcThrottleEnabled: unary(pb.IsRpcThrottleEnabledRequest, pb.IsRpcThrottleEnabledResponse, () => {
      owner.checkInitialized();
      return { rpc_throttle_enabled: false };
    }),
  };
}
