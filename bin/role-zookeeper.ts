import type { Logger } from '../base/logger.ts';
import type { Settings } from '../base/settings.ts';
import { LevelTreeStore } from '../coordination/zookeeper/level-tree-store.ts';
import { ZooKeeperServer } from '../coordination/zookeeper/server.ts';
import type { TreeStore } from '../coordination/zookeeper/tree-store.ts';
import type { HostPort } from '../server/server-process.ts';
import type { Parts } from './parts.ts';
import { portOf } from './role.ts';
import { systemWorld } from './root-directory.ts';

export interface ZooKeeperRole {
  readonly parts: Parts;
  readonly settings: Settings;
  readonly bind: string;
  readonly ephemeral: boolean;
  readonly logger: Logger;
  /** Of its tree; undefined keeps it in memory. */
  readonly folder: string | undefined;
  readonly onAbort: ((reason: string, error?: unknown) => void) | undefined;
}

/** Resolves when it listens. */
export async function startZooKeeper(role: ZooKeeperRole): Promise<{ server: ZooKeeperServer; address: HostPort }> {
  const { parts, settings, bind, logger, onAbort } = role;
  const server = new ZooKeeperServer({
    ...systemWorld(logger),
    treeStore: await treeStoreOf(role.folder),
    onFailure: (error) => onAbort?.('the store of the ZooKeeper server failed', error),
    tickMs: settings.number('hbase.zookeeper.property.tickTime'),
  });
  parts.closers.push(() => server.close());
  return { server, address: await server.listen(bind, portOf(role, 'hbase.zookeeper.property.clientPort')) };
}

async function treeStoreOf(folder: string | undefined): Promise<TreeStore> {
  if (folder !== undefined) return new LevelTreeStore(folder);
  const { MemoryTreeStore } = await import('../coordination/zookeeper/memory-tree-store.ts');
  return new MemoryTreeStore();
}
