// What procedures of one region have in common (HBase's AbstractStateMachineRegionProcedure): the region is theirs to the end, its table is
// not dropped or altered meanwhile.
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { StateMessage, StateReader } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { StateMachineProcedure } from './state-machine-procedure.ts';

/** A table shared and some of its regions alone. */
export function regionLocks(regions: readonly RegionInfo[]): LockRequest[] {
  const tables = new Map(regions.map(({ tableName }) => [tableName.name, tableName]));
  return [
    ...[...tables.values()].flatMap((table) => tableLocks(table, false)),
    ...regions.map(({ encodedName }): LockRequest => ({ kind: 'region', name: encodedName, exclusive: true })),
  ];
}

export abstract class RegionProcedure<State extends number> extends StateMachineProcedure<MasterServices, State> {
  region!: RegionInfo;

  override lockRequests(): readonly LockRequest[] {
    return regionLocks([this.region]);
  }
  override get holdsLock(): boolean {
    return true;
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.region);
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ region: this.region.encodedName, state, error: String(error) }, `${this} tries again`);
  }

  protected override dataMessages(): StateMessage[] {
    return [{ name: 'RegionInfo', bytes: pb.RegionInfo.encode(this.region.toProto()).finish() }, ...this.ownMessages()];
  }
  protected override loadData(reader: StateReader): void {
    this.region = RegionInfo.fromProto(reader.read('RegionInfo', pb.RegionInfo));
    this.loadOwn(reader);
  }
  protected abstract ownMessages(): StateMessage[];
  protected abstract loadOwn(reader: StateReader): void;
}
