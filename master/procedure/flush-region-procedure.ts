import { ColonnadeError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { Procedure, type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';

/** Has one region flushed wherever it is, again and again until it was. A region that is closed or gone has nothing to flush. */
export class FlushRegionProcedure extends Procedure<MasterServices> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.FlushRegionProcedure';
  override readonly className = FlushRegionProcedure.className;

  #region!: RegionInfo;
  #families: Buffer[] = [];

  static of(region: RegionInfo, families: readonly Buffer[]): FlushRegionProcedure {
    const procedure = new FlushRegionProcedure();
    procedure.#region = region;
    procedure.#families = [...families];
    return procedure;
  }
  override lockRequests(): readonly LockRequest[] {
    return [{ kind: 'table', name: this.#region.tableName.name, exclusive: false }];
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.#region);
  }

  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    const node = env.assignment.states.get(this.#region.encodedName);
    if (node === undefined || node.isSplitParent) return { kind: 'done' };
    if (!node.isInTransition && node.isInState('CLOSED', 'OFFLINE')) return { kind: 'done' };
    if (node.isInTransition || node.server === undefined || !node.isInState('OPEN')) return this.#later();
    try {
      const { server } = node;
      if (this.#families.length === 0) await env.calls.flushRegion(server, this.#region);
      for (const family of this.#families) await env.calls.flushRegion(server, this.#region, family);
      return { kind: 'done' };
    } catch (error) {
      if (error instanceof ColonnadeError && error.retry === 'never') return this.fail(error);
      env.logger.debug({ region: this.#region.encodedName, error: String(error) }, 'a flush will be tried again');
      return this.#later();
    }
  }
  override async rollback(): Promise<void> {}

  #later(): StepResult<MasterServices> {
    return { kind: 'suspend', timeoutMs: Math.min(5000, 50 * 2 ** Math.min(this.attempts++, 7)), persist: false };
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('FlushRegionProcedureStateData', pb.FlushRegionProcedureStateData, {
        region: this.#region.toProto(),
        column_family: this.#families,
      }),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('FlushRegionProcedureStateData', pb.FlushRegionProcedureStateData);
    this.#region = RegionInfo.fromProto(data.region);
    this.#families = data.column_family.map((family: Uint8Array) => Buffer.from(family));
  }
}
