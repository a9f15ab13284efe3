import { RegionServer } from '../regionserver/region-server.ts';
import { ONLINE_REGION_SERVER_CONFIG } from '../regionserver/region-server-config.ts';
import type { RegionServerOptions } from '../regionserver/region-server-options.ts';
import { openBlockCacheFile } from './block-cache-file.ts';
import { masterConfigOf, regionServerConfigOf } from './configs.ts';
import { configReload } from './reload.ts';
import { infoOf, portOf, type RoleContext, serverOptionsOf } from './role.ts';

/** Resolves when it listens; it joins the cluster meanwhile. */
export async function startRegionServer(
  context: RoleContext,
  options: Pick<RegionServerOptions, 'onStopRequest' | 'onRegionNotOpened'> & {
    /** Of several in one process: each has ports of its own, counted up from the settings. */
    readonly index?: number;
  },
): Promise<RegionServer> {
  const { parts, settings, bind, advertise } = context;
  const { index = 0, ...rest } = options;
  const blockCacheFile = await openBlockCacheFile(context, index);
  const server = await RegionServer.start({
    ...serverOptionsOf(context),
    blockCacheFile,
    listen: { host: bind, port: portOf(context, 'hbase.regionserver.port', index) },
    advertise,
    ...infoOf(context, 'hbase.regionserver.info.port', index),
    config: regionServerConfigOf(settings),
    ...(context.reload && {
      reloadConfig: configReload({
        ...{ settings, reload: context.reload, online: ONLINE_REGION_SERVER_CONFIG },
        configOf: regionServerConfigOf,
        otherConfigOf: (read) => masterConfigOf(read, context.inMemory),
      }),
    }),
    ...rest,
  }).catch(async (error) => {
    await blockCacheFile?.close();
    throw error;
  });
  parts.closers.push(() => server.stop());
  parts.aborters.push(() => server.abort('told to crash'));
  return server;
}
