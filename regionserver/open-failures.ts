import type { Clock } from '../base/clock.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { pb } from '../proto/index.ts';

const MAX_KEPT = 100;
const ABORTED = 3;
/** So long after the last attempt nobody need know any more: the region is open elsewhere, or its table is gone. */
const KEPT_MS = 15 * 60_000;

/** The last error of each region that could not be opened here. */
export class OpenFailures {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #failures = new Map<string, { readonly info: RegionInfo; readonly error: string; readonly at: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  note(info: RegionInfo, error: unknown): void {
    this.#failures.delete(info.encodedName);
    const text = error instanceof Error ? error.message : String(error);
    this.#failures.set(info.encodedName, { info, error: text, at: this.#clock.now() });
    if (this.#failures.size > MAX_KEPT) this.#failures.delete(this.#failures.keys().next().value!);
  }
  forget({ encodedName }: RegionInfo): void {
    this.#failures.delete(encodedName);
  }

  /** As HBase's TaskMonitor words it. */
  tasks(): pb.ServerTask.$Properties[] {
    const since = this.#clock.now() - KEPT_MS;
    return [...this.#failures.values()]
      .filter(({ at }) => at >= since)
      .map(({ info, error, at }) => ({
        description: `Opening region ${info.encodedName} of ${info.tableName}`,
        status: error,
        state: ABORTED,
        startTime: at,
        completionTime: at,
      }));
  }
}
