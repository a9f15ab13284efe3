import { Master } from '../master/master.ts';
import type { MasterOptions } from '../master/master-options.ts';
import { masterConfigOf } from './configs.ts';
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
  const master = await Master.start({
    ...serverOptionsOf(context),
    listen: { host: bind, port: portOf(context, 'hbase.master.port') },
    advertise,
    ...infoOf(context, 'hbase.master.info.port'),
    config: masterConfigOf(settings, inMemory, options.expectedServers),
    onStopRequest: options.onStopRequest,
  });
  parts.closers.push(() => master.stop());
  parts.aborters.push(() => master.abort('told to crash'));
  return master;
}
