import { hbaseError } from '../../base/errors.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RegionStateNode } from '../region-states.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { RegionRemoteProcedure, TRANSITION_CODE } from './region-remote-procedure.ts';

export class CloseRegionProcedure extends RegionRemoteProcedure {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.CloseRegionProcedure';
  override readonly className = CloseRegionProcedure.className;
  /** Where the region goes next, told to the server that closes it, which tells its clients. */
  destination: ServerName | undefined;
  #evictCache = false;

  static of(region: RegionInfo, targetServer: ServerName, destination: ServerName | undefined): CloseRegionProcedure {
    const procedure = new CloseRegionProcedure();
    procedure.region = region;
    procedure.targetServer = targetServer;
    procedure.destination = destination;
    return procedure;
  }

  protected override send(env: MasterServices): boolean {
    return env.dispatcher.add(this.targetServer, {
      kind: 'close',
      procId: this.procId,
      region: this.region,
      destination: this.destination,
      onFailed: () => this.dispatchFailed(env),
    });
  }

  protected override checkReport(node: RegionStateNode, code: number): void {
    if (code === TRANSITION_CODE.CLOSED) return;
    throw hbaseError(
      'org.apache.hadoop.hbase.exceptions.UnexpectedStateException',
      `Received report of unexpected transition ${code}, ${node}, proc=${this}`,
    );
  }

  protected override applyReport(_env: MasterServices, node: RegionStateNode): void {
    node.setServer(undefined);
    node.setState('CLOSED');
  }

  protected override ownMessage(): StateMessage {
    return stateMessage('CloseRegionProcedureStateData', pb.CloseRegionProcedureStateData, {
      assign_candidate: this.destination?.toProto(),
      evict_cache: this.#evictCache,
    });
  }
  protected override loadOwn(reader: StateReader): void {
    const data = reader.read('CloseRegionProcedureStateData', pb.CloseRegionProcedureStateData);
    this.destination = data.assign_candidate == null ? undefined : ServerName.fromProto(data.assign_candidate);
    this.#evictCache = data.evict_cache ?? false;
  }
}
