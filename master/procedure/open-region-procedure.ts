import { hbaseError } from '../../base/errors.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RegionStateNode } from '../region-states.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { RegionRemoteProcedure, TRANSITION_CODE } from './region-remote-procedure.ts';

export class OpenRegionProcedure extends RegionRemoteProcedure {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.OpenRegionProcedure';
  override readonly className = OpenRegionProcedure.className;

  static of(region: RegionInfo, targetServer: ServerName): OpenRegionProcedure {
    const procedure = new OpenRegionProcedure();
    procedure.region = region;
    procedure.targetServer = targetServer;
    return procedure;
  }

  protected override send(env: MasterServices): boolean {
    return env.dispatcher.add(this.targetServer, {
      kind: 'open',
      procId: this.procId,
      region: this.region,
      onFailed: () => this.dispatchFailed(env),
    });
  }

  protected override checkReport(node: RegionStateNode, code: number, sequenceNumber: number): void {
    if (code === TRANSITION_CODE.FAILED_OPEN) return;
    if (code === TRANSITION_CODE.OPENED && sequenceNumber >= 0) return;
    throw hbaseError(
      'org.apache.hadoop.hbase.exceptions.UnexpectedStateException',
      `Received report of unexpected transition ${code}, openSeqNum=${sequenceNumber}, ${node}, proc=${this}`,
    );
  }

  protected override applyReport(_env: MasterServices, node: RegionStateNode, code: number, sequence: number): void {
    if (code !== TRANSITION_CODE.OPENED) return;
    node.setServer(this.targetServer);
    node.openSequenceNumber = Math.max(node.openSequenceNumber, sequence);
    node.lastHost = this.targetServer;
    node.setState('OPEN');
  }

  protected override ownMessage(): StateMessage {
    return stateMessage('OpenRegionProcedureStateData', pb.OpenRegionProcedureStateData, {});
  }
  protected override loadOwn(reader: StateReader): void {
    reader.read('OpenRegionProcedureStateData', pb.OpenRegionProcedureStateData);
  }
}
