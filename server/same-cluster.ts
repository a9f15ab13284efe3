// A root directory and a ZooKeeper that belong together have the same cluster id, one in hbase.id, one in the znode hbaseid.
import { hbaseError } from '../base/errors.ts';
import type { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import { decodeClusterId } from '../coordination/znode-payloads.ts';
import type { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { isZooKeeperError } from '../coordination/zookeeper/zookeeper-error.ts';
import { readClusterId } from '../rootdir/cluster-files.ts';
import type { FileStorage } from '../storage/file-storage.ts';

/** Throws when they are of two clusters. False: no cluster has used this ZooKeeper yet. */
export async function checkSameCluster(
  zooKeeper: ZooKeeperClient,
  znodes: HBaseZnodes,
  quorum: string,
  files: FileStorage,
): Promise<boolean> {
  const told = await clusterIdOf(zooKeeper, znodes);
  if (told === undefined) return false;
  const own = await readClusterId(files);
  if (own === told) return true;
  const root = own === undefined ? 'has no hbase.id' : `is that of cluster ${own} (hbase.id)`;
  throw hbaseError(
    'DoNotRetryIOException',
    `ZooKeeper at ${quorum} is that of cluster ${told} (znode ${znodes.clusterId}), but the root directory ${root}. Correct hbase.rootdir or hbase.zookeeper.quorum; give a second cluster on the same ZooKeeper a zookeeper.znode.parent of its own; or, if this root directory is to start anew, remove the znode ${znodes.parent} and all below it`,
  );
}

async function clusterIdOf(zooKeeper: ZooKeeperClient, znodes: HBaseZnodes): Promise<string | undefined> {
  try {
    const { data } = await zooKeeper.get(znodes.clusterId);
    return data.length === 0 ? undefined : decodeClusterId(data);
  } catch (error) {
    if (isZooKeeperError(error, 'NONODE')) return undefined;
    throw error;
  }
}
