import type { Settings } from '../base/settings.ts';
import { Master } from '../master/master.ts';
import { ONLINE_MASTER_CONFIG } from '../master/master-config.ts';
import type { MasterOptions } from '../master/master-options.ts';
import { masterConfigOf, regionServerConfigOf } from './configs.ts';
import { configReload } from './reload.ts';
import { infoOf, portOf, type RoleContext, serverOptionsOf } from './role.ts';

/** Resolves when it listens and has entered the election. */
export async function startMaster(
  context: RoleContext,
  options: Pick<MasterOptions, 'onStopRequest'> & {
    /** Region servers that are sure to come. */
    readonly expectedServers?: number;
  },
): Promise<Master> {
  const { parts, settings, bind, advertise, inMemory } = context;
  const configOf = (read: Settings) => masterConfigOf(read, inMemory, options.expectedServers);
  const master = await Master.start({
    ...serverOptionsOf(context),
    listen: { host: bind, port: portOf(context, 'hbase.master.port') },
    advertise,
    ...infoOf(context, 'hbase.master.info.port'),
    config: configOf(settings),
    ...(context.reload && {
      reloadConfig: configReload({
        ...{ settings, reload: context.reload, configOf, online: ONLINE_MASTER_CONFIG },
        otherConfigOf: regionServerConfigOf,
      }),
    }),
    onStopRequest: options.onStopRequest,
  });
  parts.closers.push(() => master.stop());
  parts.aborters.push(() => master.abort('told to crash'));
  return master;
}
