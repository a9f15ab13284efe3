import { systemClock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import type { Settings } from '../base/settings.ts';
import { startRestGateway } from '../client/rest/gateway.ts';
import { csrfProtection, type Protection } from '../client/rest/protection.ts';
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
    protection: protectionOf(settings),
    clock: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    logger,
  });
  parts.closers.push(() => gateway.close());
  return gateway.url;
}

function protectionOf(settings: Settings): Protection {
  const csrf = (name: string) => settings.text(`hbase.rest-csrf.${name}`);
  return {
    frameOptions: settings.text('hbase.http.filter.xframeoptions.mode'),
    hsts: settings.text('hbase.http.filter.hsts.value'),
    csp: settings.text('hbase.http.filter.csp.value'),
    optionsAllowed: settings.boolean('hbase.rest.http.allow.options.method'),
    csrf: settings.boolean('hbase.rest.csrf.enabled')
      ? csrfProtection(csrf('custom-header'), csrf('methods-to-ignore'), csrf('browser-useragents-regex'))
      : undefined,
  };
}
