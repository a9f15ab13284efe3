// What an owner (a region server, or the master for its local region) lends to a region.
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Random } from '../../base/random.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { TaskRunner } from '../../base/task-runner.ts';
import type { BlockCache } from '../../hfile/block-cache.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { ServerName } from '../../model/server-name.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { DirectoryLayout } from '../../rootdir/directory-layout.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { OutsideFiles } from '../../storage/outside-files.ts';
import type { WAL } from '../../wal/wal.ts';
import type { NonceManager } from '../nonce-manager.ts';
import type { MobFileCache } from './mob/mob-file-cache.ts';
import type { Region } from './region.ts';
import type { RegionConfig } from './region-config.ts';
import type { ArenaPool } from './store/arena.ts';

export interface RegionOptions {
  readonly info: RegionInfo;
  readonly descriptor: TableDescriptor;
  /** Where the region's folder and its archive are; the master's local region has a tree of its own (masterLayout). */
  readonly layout?: DirectoryLayout;
  readonly files: FileStorage;
  /** Where files to bulk load are read from. Absent: only from `files`. */
  readonly outside?: OutsideFiles;
  /** Where writes go; of hbase:meta the WAL of its own. */
  readonly wal: WAL;
  /** Named in the region's open and close markers. */
  readonly serverName: ServerName;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
  /** Runs flushes' and compactions' writing. */
  readonly taskRunner: TaskRunner;
  readonly blockCache?: BlockCache;
  /** MOB files open for reads; absent: the region has no MOB families (the master's). */
  readonly mobFiles?: MobFileCache;
  /** Memory of the memstores, shared by the regions of a server. */
  readonly arenas?: ArenaPool;
  /** Called between the pieces that flushes and compactions write: waits while the log is busy. */
  readonly throttle?: () => Promise<void>;
  /** Whole logs to replay besides split ones: the master's region keeps a dead master's so. Once the region is open they are no longer needed. */
  readonly recoveredWalsFolder?: string;
  readonly config?: Partial<RegionConfig>;
  /** Shared by the regions of a server; absent: nonces are not kept. */
  readonly nonceManager?: NonceManager;
  readonly events?: RegionEvents;
  /** Something happened that only recovery repairs (a failed sync, commit or fence check): the owner aborts. */
  readonly onAbort: (reason: string, error: unknown) => void;
}

/** What a region tells its owner. Calls must not throw, but for the first. */
export interface RegionEvents {
  /** Before each write: throws RegionTooBusyException while the owner as a whole has too much in memory. */
  checkPressure?(region: Region): void;
  /** After each write: its answer waits for this. */
  slowDown?(region: Region): Promise<void> | undefined;
  /** Bytes of memstores changed by so much; also negative. */
  memstoreChanged?(region: Region, deltaBytes: number): void;
  /** True while all memstores together have too much: a replay goes on with what it has in files. */
  isMemoryShort?(): boolean;
  /** Bytes of flushed cells that scanners still hold changed by so much; also negative, and after the region was closed. */
  memstorePinned?(deltaBytes: number): void;
  /** It is open, with replayed edits that are in no store file: to be flushed soon. Without this the region does so itself. */
  replayed?(region: Region): void;
  /** The memstore reached the flush size. */
  flushWanted?(region: Region): void;
  /** After a flush or a compaction: there may be something to compact. */
  compactionWanted?(region: Region): void;
  /** After a flush that nothing is to be compacted after: it may have grown too large. */
  splitWanted?(region: Region): void;
}
