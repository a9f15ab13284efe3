import { expect, test } from 'vitest';
import { silentLogger } from '../../base/logger.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import { encodeRegionServerInfo } from '../../coordination/znode-payloads.ts';
import type { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { ZooKeeperError } from '../../coordination/zookeeper/zookeeper-error.ts';
import { ServerLiveness } from '../../master/server-liveness.ts';
import { ServerName } from '../../model/server-name.ts';

const SERVER = new ServerName('a', 16020, 1);
const PROCESS = { pid: 1, started: '2', scope: 'here' };

test('a server whose znode cannot be read now lives until it can', async () => {
  let connected = false;
  const deleted: string[] = [];
  const zooKeeper = {
    get: async (path: string) => {
      if (!connected) throw new ZooKeeperError('CONNECTIONLOSS', path);
      return { data: encodeRegionServerInfo({ infoPort: 0, colonnade_process: PROCESS }) };
    },
    delete: async (path: string) => void deleted.push(path),
  } as unknown as ZooKeeperClient;
  const znodes = new HBaseZnodes('/hbase');
  const liveness = new ServerLiveness({
    ...{ zooKeeper, znodes, scheduler: systemScheduler, logger: silentLogger, onDeath: () => {} },
    witness: { own: PROCESS, judge: () => 'gone' },
  });
  expect(await liveness.withoutDead([SERVER])).toEqual([SERVER]);
  connected = true;
  expect(await liveness.withoutDead([SERVER])).toEqual([]);
  expect(deleted).toEqual([znodes.regionServer(SERVER)]);
});
