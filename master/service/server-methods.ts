import { hbaseError } from '../../base/errors.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import type { RegionStateNode } from '../region-states.ts';
import { find } from './region-methods.ts';
import type { Methods, ServiceOwner } from './service-owner.ts';

const SETTLE_POLL_MS = 50;

/** Region servers that die, that are given no more regions, and that are again. */
export function serverMethods(owner: ServiceOwner): Methods {
  const { env } = owner;
  return {
    ListDecommissionedRegionServers: unary(
      pb.ListDecommissionedRegionServersRequest,
      pb.ListDecommissionedRegionServersResponse,
      () => {
        owner.checkInitialized();
        return { server_name: env.servers.draining().map((name) => ServerName.parse(name).toProto()) };
      },
    ),
    DecommissionRegionServers: unary(
      pb.DecommissionRegionServersRequest,
      pb.DecommissionRegionServersResponse,
      async (request) => {
        owner.checkInitialized();
        if (env.isShuttingDown) throw hbaseError('MasterStoppedException', 'the cluster is going down');
        const servers = request.server_name.map((name: pb.ServerName.$Properties) => ServerName.fromProto(name));
        await owner.setDraining(servers, true);
        if (!request.offload) return {};
        const isHere = (node: RegionStateNode) => servers.some((server) => node.server?.equals(server));
        const nodes = servers.flatMap((server) => env.assignment.states.onServer(server));
        await moveEach(owner, nodes, undefined, isHere);
        return {};
      },
    ),
    RecommissionRegionServer: unary(
      pb.RecommissionRegionServerRequest,
      pb.RecommissionRegionServerResponse,
      async (request) => {
        owner.checkInitialized();
        const server = ServerName.fromProto(request.server_name);
        const nodes = request.region.map((specifier) => find(owner, specifier));
        await owner.setDraining([server], false);
        await moveEach(owner, nodes, server, (node) => !node.server?.equals(server));
        return {};
      },
    ),
    ClearDeadServers: unary(pb.ClearDeadServersRequest, pb.ClearDeadServersResponse, (request) => {
      owner.checkInitialized();
      const servers = request.server_name.map((name: pb.ServerName.$Properties) => ServerName.fromProto(name));
      return { server_name: env.servers.clearDead(servers).map((name) => name.toProto()) };
    }),
  };
}

/** Begins the moves of those that need one; of a region in transition once that has ended, after this resolved. */
async function moveEach(
  owner: ServiceOwner,
  nodes: readonly RegionStateNode[],
  target: ServerName | undefined,
  needsMove: (node: RegionStateNode) => boolean,
): Promise<void> {
  const { assignment, logger } = owner.env;
  const planned = target === undefined ? assignment.planMoves(nodes) : undefined;
  const move = async (node: RegionStateNode): Promise<void> => {
    if (node.isInState('OPEN') && needsMove(node))
      await assignment.submit(assignment.createMove(node, target ?? planned?.get(node)));
  };
  for (const node of nodes) {
    if (node.procedure === undefined) await move(node);
    else
      whenSettled(owner, node)
        .then(() => move(node))
        .catch((error) =>
          logger.warn({ region: node.toString(), error: String(error) }, 'the region stays where it is'),
        );
  }
}

async function whenSettled(owner: ServiceOwner, node: RegionStateNode): Promise<void> {
  const { executor, scheduler, signal } = owner.env;
  for (let procedure = node.procedure; procedure !== undefined; procedure = node.procedure) {
    await executor.wait(procedure.procId).catch(() => {});
    // Claimed by one that is just being stored.
    if (node.procedure === procedure) await scheduler.sleep(SETTLE_POLL_MS, signal);
  }
}
