// A server that is asked to stop has the master move its regions to the others first, so that clients notice no more than a move.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import type { MasterLink } from './master-link.ts';

export interface RegionsAwayOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly master: MasterLink;
  readonly serverName: ServerName;
  readonly regionCount: () => number;
  /** Others could take them, and the cluster is not going down. */
  readonly isWanted: () => boolean;
}

/** Without one region less in this time the rest is closed here. */
const PATIENCE_MS = 10_000;
/** Regions that were in transition at the first call are found by a later one. */
const CALL_PERIOD_MS = 3000;
const POLL_MS = 20;

/** Resolves when no region is here any more, or when waiting for that has no sense. Never rejects. */
export async function moveRegionsAway(options: RegionsAwayOptions): Promise<void> {
  const { clock, scheduler, logger, regionCount, isWanted, serverName } = options;
  let fewest = regionCount();
  if (fewest === 0 || !isWanted()) return;
  logger.info({ server: serverName.toString(), regions: fewest }, 'moving the regions to other servers');
  let progress = clock.monotonic();
  let called = Number.NEGATIVE_INFINITY;
  while (regionCount() > 0 && isWanted()) {
    const now = clock.monotonic();
    if (regionCount() < fewest) {
      fewest = regionCount();
      progress = now;
    } else if (now - progress > PATIENCE_MS) {
      logger.warn({ server: serverName.toString(), regions: fewest }, 'regions do not move away; they are closed here');
      return;
    }
    if (now - called >= CALL_PERIOD_MS) {
      called = now;
      await decommission(options);
    }
    await scheduler.sleep(POLL_MS);
  }
}

async function decommission({ master, serverName, logger }: RegionsAwayOptions): Promise<void> {
  const request: pb.DecommissionRegionServersRequest.$Properties = {
    server_name: [serverName.toProto()],
    offload: true,
  };
  try {
    await master.call('DecommissionRegionServers', pb.DecommissionRegionServersRequest.encode(request).finish(), {
      service: 'MasterService',
    });
  } catch (error) {
    // A master that is on its way: it is asked again.
    logger.debug({ error: String(error) }, 'the master did not move the regions away');
  }
}
