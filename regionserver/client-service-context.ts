import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { MasterFence } from './master-fence.ts';
import type { OnlineRegions } from './online-regions.ts';
import type { RegionServerConfig } from './region-server-config.ts';
import type { ScannerRegistry } from './scanner-registry.ts';

/** What the calls of ClientService stand on. */
export interface ClientServiceContext {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly config: RegionServerConfig;
  readonly regions: OnlineRegions;
  readonly scanners: ScannerRegistry;
  readonly masters: MasterFence;
  /** Throws unless this server may answer: it runs, and its lease holds. */
  checkServing(): void;
}
