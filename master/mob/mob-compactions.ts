// Compactions of the MOB files of whole tables: every region of the table does a major compaction of its MOB families, which writes their values anew. Asked
// for by clients (compaction type MOB, which they send to the master under the name of the table's MOB region) and now and then by a chore
// (HBase's MobFileCompactionChore).
import { hbaseError } from '../../base/errors.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { TableName } from '../../model/table-name.ts';
import type { MasterServices } from '../master-services.ts';

const POLL_MS = 1_000;

export class MobCompactions {
  readonly #env: MasterServices;
  /** Tables → compactions under way. */
  readonly #running = new Map<string, number>();

  constructor(env: MasterServices) {
    this.#env = env;
  }

  isRunning(table: TableName): boolean {
    return this.#running.has(table.name);
  }

  /** Begins one, of all MOB families or of one; refused when the table is not enabled or has none. */
  async request(table: TableName, family: string | undefined): Promise<void> {
    const { tableStates, logger } = this.#env;
    if (!tableStates.isEnabled(table)) throw hbaseError('TableNotEnabledException', table.name);
    const families = await this.#familiesOf(table);
    if (families.length === 0 || (family !== undefined && !families.includes(family)))
      throw hbaseError(
        'DoNotRetryIOException',
        family === undefined
          ? `Table ${table} has no MOB families`
          : `Column family ${family} of table ${table} is not a MOB column family`,
      );
    void this.#run(table, family === undefined ? families : [family]).catch((error: unknown) =>
      logger.warn({ table: table.name, error: String(error) }, 'a compaction of MOB files came to nothing'),
    );
  }

  /** One after the other, of all tables with MOB families. */
  async runAll(): Promise<void> {
    const { tableStates, logger } = this.#env;
    for (const table of tableStates.tables()) {
      if (!tableStates.isEnabled(table)) continue;
      const families = await this.#familiesOf(table);
      if (families.length === 0) continue;
      try {
        await this.#run(table, families);
      } catch (error) {
        logger.warn({ table: table.name, error: String(error) }, 'a compaction of MOB files came to nothing');
      }
    }
  }

  async #familiesOf(table: TableName): Promise<string[]> {
    const descriptor = await this.#env.tableDescriptors.get(table);
    const families = descriptor?.families.filter(({ isMob }) => isMob) ?? [];
    return families.map(({ name }) => name.toString('latin1'));
  }

  async #run(table: TableName, families: readonly string[]): Promise<void> {
    const { name } = table;
    this.#running.set(name, (this.#running.get(name) ?? 0) + 1);
    try {
      const regions = this.#env.assignment.regionsOfTable(table);
      const atOnce = this.#env.config.mobCompactionRegionsAtOnce || regions.length;
      const waiting = [...regions];
      const lane = async () => {
        for (let region = waiting.shift(); region !== undefined; region = waiting.shift())
          await this.#compactRegion(region, families);
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, regions.length) }, lane));
    } finally {
      const left = this.#running.get(name)! - 1;
      if (left > 0) this.#running.set(name, left);
      else this.#running.delete(name);
    }
  }

  /** Until it has ended, as far as can be seen; a region that cannot be asked is passed over. */
  async #compactRegion(region: RegionInfo, families: readonly string[]): Promise<void> {
    const { assignment, calls, scheduler, signal, logger } = this.#env;
    const serverOf = () => assignment.states.get(region.encodedName)?.server;
    try {
      const server = serverOf();
      if (server === undefined) return;
      for (const family of families) await calls.compactRegion(server, region, family);
      while (!signal.aborted) {
        const now = serverOf();
        if (now === undefined || !(await calls.isCompacting(now, region))) return;
        await scheduler.sleep(POLL_MS, signal);
      }
    } catch (error) {
      logger.warn({ region: region.encodedName, error: String(error) }, 'MOB files of a region were not compacted');
    }
  }
}
