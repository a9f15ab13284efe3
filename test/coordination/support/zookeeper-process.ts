// A ZooKeeper server in a process of its own, for tests that kill it. Arguments: port, folder. Prints the port.
import { systemClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { LevelTreeStore } from '../../../coordination/zookeeper/level-tree-store.ts';
import { ZooKeeperServer } from '../../../coordination/zookeeper/server.ts';

const [port, folder] = process.argv.slice(2);
const server = new ZooKeeperServer({
  ...{
    clock: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    transport: netTransport,
    logger: silentLogger,
  },
  ...{ treeStore: new LevelTreeStore(folder), tickMs: 500 },
});
console.log((await server.listen('127.0.0.1', Number(port))).port);
