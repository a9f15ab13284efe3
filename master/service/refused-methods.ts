import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import { type Methods, refused, type ServiceOwner } from './service-owner.ts';

const REFUSED = [
  'ExecMasterService',
  'SetQuota',
  'GetSpaceQuotaRegionSizes',
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

/** What later releases bring: refused by name. What asks only whether there is any is answered truthfully. */
export function refusedMethods(owner: ServiceOwner): Methods {
  return {
    ...Object.fromEntries(REFUSED.map((name) => [name, refused(name)])),
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
