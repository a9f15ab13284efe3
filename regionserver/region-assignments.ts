// Opens and closes regions as the master orders, and reports how it went (spec coordination.md §3). A region is open before it is reported, and
// on line for clients only after the master has taken note. An order is carried out once, however often it is sent.

import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { Slots } from '../base/slots.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { pb } from '../proto/index.ts';
import type { MasterLink } from './master-link.ts';
import type { OnlineRegions } from './online-regions.ts';
import { OpenFailures } from './open-failures.ts';
import type { Region } from './region/region.ts';
import type { RunningTasks } from './running-tasks.ts';

export interface RegionAssignmentsOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly serverName: ServerName;
  readonly regions: OnlineRegions;
  readonly master: MasterLink;
  readonly tasks: RunningTasks;
  /** Regions opened at once. */
  readonly threads: number;
  readonly openRegion: (info: RegionInfo, descriptor: TableDescriptor) => Promise<Region>;
  readonly readDescriptor: (info: RegionInfo) => Promise<TableDescriptor>;
  /** It is on line. */
  readonly opened: (region: Region) => void;
  /** Nothing more is being opened. */
  readonly allOpened: () => void;
  readonly notOpened?: (info: RegionInfo, error: unknown) => void;
  /** Before a region is closed: its scanners let go of it. */
  readonly releaseRegion: (region: Region) => void;
  readonly abort: (reason: string, error?: unknown) => void;
}

/** An order of the master. */
export interface RegionOrder {
  /** −1: nobody waits for a report. */
  readonly procId: number;
  readonly masterActiveTime: number;
}

const OPENED = 0;
const FAILED_OPEN = 1;
const CLOSED = 2;
const READY_TO_SPLIT = 3;
/** hbase.hregion.preclose.flush.size */
const PRECLOSE_FLUSH_BYTES = 5 * 1024 * 1024;
/** Procedure ids remembered as carried out. */
const MAX_REMEMBERED = 10_000;

export class RegionAssignments {
  readonly #options: RegionAssignmentsOptions;
  readonly #seen = new Set<number>();
  readonly #failures: OpenFailures;
  readonly #slots: Slots;
  /** Orders to open that have not come to their end. */
  #opening = 0;
  #stopped = false;
  /** Regions being opened: they use logs and files until these are settled. */
  readonly #atWork = new Set<Promise<Region>>();

  constructor(options: RegionAssignmentsOptions) {
    this.#options = options;
    this.#failures = new OpenFailures(options.clock);
    this.#slots = new Slots(options.threads);
  }

  /** Accepted; the results are reported. Regions of one table that come together share one look at its descriptor. */
  open(orders: readonly (RegionOrder & { readonly info: RegionInfo })[]): void {
    const descriptors = new Map<string, Promise<TableDescriptor>>();
    const descriptorOf = (info: RegionInfo) => {
      const { name } = info.tableName;
      const descriptor = descriptors.get(name) ?? this.#options.readDescriptor(info);
      descriptors.set(name, descriptor);
      return descriptor;
    };
    for (const { info, ...order } of orders) {
      if (this.#isRepeat(order.procId)) continue;
      this.#opening++;
      this.#track(
        this.#open(info, order, descriptorOf).finally(() => {
          this.#opening--;
          if (this.#opening === 0) this.#options.allOpened();
        }),
      );
    }
  }

  close(encodedName: string, order: RegionOrder, destination: ServerName | undefined): void {
    if (this.#isRepeat(order.procId)) return;
    this.#track(this.#close(encodedName, order, destination));
  }

  /** Says that a region, named first, is ready to be split into the others. Asked once: a master that is away is asked after a later flush. */
  async askSplit(regions: readonly RegionInfo[]): Promise<string | undefined> {
    return this.#options.master.requestTransition({
      server: this.#options.serverName.toProto(),
      transition: [{ transition_code: READY_TO_SPLIT, region_info: regions.map((region) => region.toProto()) }],
    });
  }

  /** Why regions could not be opened here, as tasks of the server's load: whoever asks the master for its status sees them. */
  failedOpens(): pb.ServerTask.$Properties[] {
    return this.#failures.tasks();
  }

  /** The server stops: regions that are still being opened do not go on line. Resolves when none is any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#atWork);
  }

  /** What fails here leaves the region in a state that only recovery repairs. */
  #track(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.#options.signal.aborted) this.#options.abort('an order of the master could not be carried out', error);
    });
  }

  #isRepeat(procId: number): boolean {
    if (procId < 0) return false;
    if (this.#seen.has(procId)) return true;
    this.#seen.add(procId);
    if (this.#seen.size > MAX_REMEMBERED) this.#seen.delete(this.#seen.values().next().value!);
    return false;
  }

  async #open(
    info: RegionInfo,
    order: RegionOrder,
    descriptorOf: (info: RegionInfo) => Promise<TableDescriptor>,
  ): Promise<void> {
    const { regions, logger, signal } = this.#options;
    const name = info.encodedName;
    await this.#untilFree(name);
    if (regions.get(name) !== undefined) {
      logger.warn({ region: name }, 'told to open a region that is open');
      return;
    }
    regions.setTransition(name, 'opening');
    let region: Region;
    try {
      region = await this.#work(() => this.#openHere(info, descriptorOf));
    } catch (error) {
      regions.setTransition(name, undefined);
      if (signal.aborted) return;
      logger.error({ region: name, error: String(error) }, 'a region could not be opened');
      this.#failures.note(info, error);
      this.#options.notOpened?.(info, error);
      await this.#report(FAILED_OPEN, info, order, -1);
      return;
    }
    this.#failures.forget(info);
    await this.#report(OPENED, info, order, region.openSequenceNumber);
    if (signal.aborted || this.#stopped) return region.close({ abort: true });
    regions.add(region);
    this.#options.opened(region);
    logger.info({ region: name, table: info.tableName.name, sequence: region.openSequenceNumber }, 'region opened');
  }

  async #work(open: () => Promise<Region>): Promise<Region> {
    const opening = this.#slots.run(open);
    this.#atWork.add(opening);
    try {
      return await opening;
    } finally {
      this.#atWork.delete(opening);
    }
  }

  async #openHere(info: RegionInfo, descriptorOf: (info: RegionInfo) => Promise<TableDescriptor>): Promise<Region> {
    const { signal, serverName } = this.#options;
    signal.throwIfAborted();
    if (this.#stopped) throw hbaseError('RegionServerStoppedException', `Server ${serverName} stopping`);
    const descriptor = await descriptorOf(info);
    return this.#options.tasks.during(
      `Opening region ${info.encodedName} of ${info.tableName}`,
      'Initializing region',
      () => this.#options.openRegion(info, descriptor),
    );
  }

  async #close(encodedName: string, order: RegionOrder, destination: ServerName | undefined): Promise<void> {
    const { regions, logger, signal } = this.#options;
    await this.#untilFree(encodedName);
    const region = regions.get(encodedName);
    if (region === undefined) {
      logger.warn({ region: encodedName }, 'told to close a region that is not here');
      return;
    }
    regions.setTransition(encodedName, 'closing');
    await this.closeRegion(region, destination);
    if (signal.aborted) return;
    await this.#report(CLOSED, region.info, order, region.openSequenceNumber);
    logger.info({ region: encodedName, table: region.info.tableName.name }, 'region closed');
  }

  /** Flushed, closed, off line. A failure aborts the server: what is in the region's memory is only in the log. */
  async closeRegion(region: Region, destination?: ServerName): Promise<void> {
    const { regions, tasks } = this.#options;
    const name = region.info.encodedName;
    try {
      await tasks.during(`Closing region ${name}`, 'Disabling compacts and flushes for region', () =>
        this.#flushAndClose(region),
      );
    } catch (error) {
      this.#options.abort(`region ${name} could not be closed`, error);
      throw error;
    } finally {
      // With this server's own address a client would be sent back here again and again: a former self, which the master takes for alive.
      const moved =
        destination === undefined || destination.isSameAddress(this.#options.serverName)
          ? undefined
          : { server: destination, sequenceNumber: region.mvcc.writePoint };
      regions.remove(name, moved);
      regions.setTransition(name, undefined);
    }
  }

  async #flushAndClose(region: Region): Promise<void> {
    await this.#flushBeforeClose(region);
    this.#options.releaseRegion(region);
    await region.close();
  }

  /** The most of it while the region still serves, so that little is left to flush while it does not. */
  async #flushBeforeClose(region: Region): Promise<void> {
    if (region.memstoreBytes < PRECLOSE_FLUSH_BYTES) return;
    await region.flush({ force: true, reason: 'the region is about to be closed' }).catch((error: unknown) => {
      this.#options.logger.warn(
        { region: region.info.encodedName, error: String(error) },
        'not flushed before its close',
      );
    });
  }

  /** Waits while the region is being opened or closed. */
  async #untilFree(encodedName: string): Promise<void> {
    const { signal, regions } = this.#options;
    for (let busy = regions.whenSettled(encodedName); busy !== undefined; busy = regions.whenSettled(encodedName)) {
      await busy;
      signal.throwIfAborted();
    }
  }

  async #report(code: number, info: RegionInfo, order: RegionOrder, openSequenceNumber: number): Promise<void> {
    if (order.procId < 0) return;
    const refusal = await this.#options.master.reportTransition({
      server: this.#options.serverName.toProto(),
      transition: {
        transition_code: code,
        region_info: [info.toProto()],
        open_seq_num: openSequenceNumber,
        proc_id: [order.procId],
        initiating_master_active_time: order.masterActiveTime,
      },
    });
    if (refusal !== undefined) throw hbaseError('IOException', `the master refused a report: ${refusal}`);
  }
}
