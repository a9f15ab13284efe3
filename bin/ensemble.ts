// The ZooKeeper of a cluster, as a process meets it before it takes the cluster's root directory into use.
import { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { isZooKeeperError } from '../coordination/zookeeper/zookeeper-error.ts';
import type { ServerWorld } from '../server/server-process.ts';
import type { ClusterOfLock } from '../storage/directory-lock.ts';

/** Longest that a timer takes: there is nothing else to do than to wait for ZooKeeper. */
const FOREVER_MS = 2 ** 31 - 1;

export interface EnsembleOptions {
  readonly world: Omit<ServerWorld, 'files' | 'logs'>;
  readonly quorum: string;
  readonly znodeParent: string;
  readonly sessionTimeoutMs: number;
}

/**
 * What tells the servers of this cluster from those of any other that has the same root directory, by mistake: an id in a znode that whoever comes
 * first makes. Waits for ZooKeeper.
 */
export async function clusterOfEnsemble(options: EnsembleOptions): Promise<ClusterOfLock> {
  const { world, quorum, znodeParent, sessionTimeoutMs } = options;
  const znodes = new HBaseZnodes(znodeParent);
  await using client = new ZooKeeperClient({ ...world, quorum, sessionTimeoutMs });
  await client.connect({ timeoutMs: FOREVER_MS });
  await client.ensurePath(znodes.parent);
  try {
    await client.create(znodes.coordinationId, Buffer.from(world.random.uuid()));
  } catch (error) {
    if (!isZooKeeperError(error, 'NODEEXISTS')) throw error;
  }
  const { data } = await client.get(znodes.coordinationId);
  return { id: data.toString(), at: `${quorum}${znodeParent === '/hbase' ? '' : ` (znode ${znodeParent})`}` };
}
