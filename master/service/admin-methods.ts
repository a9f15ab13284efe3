// The part of AdminService that clients call on a master: what concerns the MOB region of a table, which no region
// server has, and its own configuration.
import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { encodedNameOf, mobRegionOf, parseRegionName } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { RPC_PRIORITY, type RpcService, unary } from '../../rpc/service.ts';
import type { ServiceOwner } from './service-owner.ts';

export function adminService(owner: ServiceOwner): RpcService {
  return {
    name: 'AdminService',
    priority: RPC_PRIORITY.admin,
    methods: {
      /** Minor or major: MOB files have no compaction but the one. */
      CompactRegion: unary(pb.CompactRegionRequest, pb.CompactRegionResponse, async ({ region, family }) => {
        owner.checkInitialized();
        const name = Buffer.from(region.value);
        const table = parseRegionName(name).tableName;
        if (!mobRegionOf(table).name.equals(name))
          throw hbaseError('NotServingRegionException', `${toStringBinary(name)} is not on this server`);
        await owner.mobCompactions.request(table, family == null ? undefined : Buffer.from(family).toString('latin1'));
        return {};
      }),
      UpdateConfiguration: unary(pb.UpdateConfigurationRequest, pb.UpdateConfigurationResponse, async () => {
        await owner.updateConfig();
        return {};
      }),
      GetRegionInfo: unary(pb.GetRegionInfoRequest, pb.GetRegionInfoResponse, ({ region, compaction_state }) => {
        owner.checkInitialized();
        const name = Buffer.from(region.value);
        const known = owner.env.assignment.states.get(encodedNameOf(name));
        if (known !== undefined) return { region_info: known.info.toProto() };
        const mobRegion = mobRegionOf(parseRegionName(name).tableName);
        if (!mobRegion.name.equals(name)) throw hbaseError('UnknownRegionException', toStringBinary(name));
        const { CompactionState } = pb.GetRegionInfoResponse;
        const isRunning = owner.mobCompactions.isRunning(mobRegion.tableName);
        return {
          region_info: mobRegion.toProto(),
          ...(compaction_state && {
            compaction_state: isRunning ? CompactionState.MAJOR_AND_MINOR : CompactionState.NONE,
          }),
        };
      }),
    },
  };
}
