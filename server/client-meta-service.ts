// ClientMetaService: what a client without ZooKeeper asks any server to find the cluster (spec coordination.md §6).

import { META_REGION_INFO } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import { type RpcService, unary } from '../rpc/service.ts';

/** hbase.client.bootstrap.node.limit */
export const BOOTSTRAP_NODE_LIMIT = 10;

/** What a server knows of the cluster it belongs to; absent until it does. */
export interface ClusterView {
  clusterId(): string | undefined;
  activeMaster(): ServerName | undefined;
  backupMasters(): readonly ServerName[];
  metaLocation(): { readonly server: ServerName; readonly sequenceNumber: number } | undefined;
  regionServers(): readonly ServerName[];
}

export function clientMetaService(view: ClusterView): RpcService {
  return {
    name: 'ClientMetaService',
    methods: {
      GetClusterId: unary(pb.GetClusterIdRequest, pb.GetClusterIdResponse, () => ({ cluster_id: view.clusterId() })),
      GetActiveMaster: unary(pb.GetActiveMasterRequest, pb.GetActiveMasterResponse, () => ({
        server_name: view.activeMaster()?.toProto(),
      })),
      GetMasters: unary(pb.GetMastersRequest, pb.GetMastersResponse, () => ({ master_servers: masters(view) })),
      GetMetaRegionLocations: unary(pb.GetMetaRegionLocationsRequest, pb.GetMetaRegionLocationsResponse, () => ({
        meta_locations: metaLocations(view),
      })),
      GetBootstrapNodes: unary(pb.GetBootstrapNodesRequest, pb.GetBootstrapNodesResponse, () => ({
        server_name: view
          .regionServers()
          .slice(0, BOOTSTRAP_NODE_LIMIT)
          .map((server) => server.toProto()),
      })),
    },
  };
}

function masters(view: ClusterView) {
  const active = view.activeMaster();
  const entries = view.backupMasters().map((server) => ({ server_name: server.toProto(), is_active: false }));
  return active === undefined ? entries : [{ server_name: active.toProto(), is_active: true }, ...entries];
}

function metaLocations(view: ClusterView) {
  const location = view.metaLocation();
  if (location === undefined) return [];
  return [
    {
      region_info: META_REGION_INFO.toProto(),
      server_name: location.server.toProto(),
      seq_num: location.sequenceNumber,
    },
  ];
}
