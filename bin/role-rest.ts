import { systemClock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import type { Settings } from '../base/settings.ts';
import { startRestGateway } from '../client/rest/gateway.ts';
import type { Parts } from './parts.ts';
import { portOf } from './role.ts';

export interface RestRole {
  readonly parts: Parts;
  readonly settings: Settings;
  readonly bind: string;
  readonly ephemeral: boolean;
  readonly logger: Logger;
  readonly quorum: string;
}

/** The gateway's URL; undefined when it is turned off. */
export async function startRest(role: RestRole): Promise<string | undefined> {
  const { parts, settings, bind, logger, quorum } = role;
  if (settings.number('hbase.rest.port') < 0) return undefined;
  const gateway = await startRestGateway({
    connect: async () => {
      const { connect } = await import('../client/index.ts');
      return connect({ quorum, znodeParent: settings.text('zookeeper.znode.parent') });
    },
    host: bind,
    port: portOf(role, 'hbase.rest.port'),
    readOnly: settings.boolean('hbase.rest.readonly'),
    clock: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    logger,
  });
  parts.closers.push(() => gateway.close());
  return gateway.url;
}
