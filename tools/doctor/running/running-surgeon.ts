// Carries repairs out on a running cluster: by the master's services, as HBCK2 does it, and by the region servers' own.
import { hbaseError } from '../../../base/errors.ts';
import type { Scheduler } from '../../../base/scheduler.ts';
import type { Connection } from '../../../client/index.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import type { ServerName } from '../../../model/server-name.ts';
import { tableStateToNumber } from '../../../model/table-state.ts';
import { pb } from '../../../proto/index.ts';
import type { RpcClient } from '../../../rpc/rpc-client.ts';
import type { Repair, Step } from '../finding.ts';
import { messageOf } from '../words.ts';
import { callServer } from './servers-rpc.ts';

export interface RunningSurgeonOptions {
  readonly connection: Connection;
  readonly rpc: RpcClient;
  readonly callTimeoutMs: number;
  readonly scheduler: Scheduler;
}

const POLL_MS = 50;

export class RunningSurgeon {
  readonly #options: RunningSurgeonOptions;

  constructor(options: RunningSurgeonOptions) {
    this.#options = options;
  }

  /** In order; one that fails does not keep the others back. */
  async perform(repairs: readonly Repair[], master: ServerName): Promise<(string | undefined)[]> {
    const failures: (string | undefined)[] = [];
    for (const { steps } of repairs) {
      try {
        for (const step of steps) await this.#do(step, master);
        failures.push(undefined);
      } catch (error) {
        failures.push(messageOf(error));
      }
    }
    return failures;
  }

  async #do(step: Step, master: ServerName): Promise<void> {
    const { rpc, callTimeoutMs } = this.#options;
    switch (step.kind) {
      case 'assign': {
        const { AssignRegionRequest: request, AssignRegionResponse: response } = pb;
        await this.#options.connection.admin.master.call('AssignRegion', request, response, {
          region: specifier(step.region),
        });
        return;
      }
      case 'close-on': {
        const { CloseRegionRequest: request, CloseRegionResponse: response } = pb;
        const message = { region: specifier(step.region) };
        await callServer(rpc, step.server, 'AdminService.CloseRegion', request, response, message, callTimeoutMs);
        return this.#untilClosed(step.region, step.server);
      }
      case 'set-region-state': {
        const { SetRegionStateInMetaRequest: request, SetRegionStateInMetaResponse: response } = pb;
        const state = pb.RegionState.State[step.state];
        const message = { states: [{ region_specifier: specifier(step.region), state }] };
        await callServer(rpc, master, 'HbckService.SetRegionStateInMeta', request, response, message, callTimeoutMs);
        return;
      }
      case 'set-table-state': {
        const { SetTableStateInMetaRequest: request, GetTableStateResponse: response } = pb;
        const message = { table_name: step.table.toProto(), table_state: { state: tableStateToNumber(step.state) } };
        await callServer(rpc, master, 'HbckService.SetTableStateInMeta', request, response, message, callTimeoutMs);
        return;
      }
      case 'recover-server': {
        const { ScheduleServerCrashProcedureRequest: request, ScheduleServerCrashProcedureResponse: response } = pb;
        const message = { serverName: [step.server.toProto()] };
        const answer = await callServer(
          rpc,
          master,
          'HbckService.ScheduleServerCrashProcedure',
          request,
          response,
          message,
          callTimeoutMs,
        );
        if (answer.pid.length === 0)
          throw hbaseError('IOException', `the master started no recovery of ${step.server}`);
        return;
      }
      default:
        throw hbaseError('UnsupportedOperationException', 'that is done on the files of a stopped cluster');
    }
  }

  /** A close is accepted at once and done later; until then nobody else may open the region. */
  async #untilClosed(region: RegionInfo, server: ServerName): Promise<void> {
    const { rpc, callTimeoutMs, scheduler } = this.#options;
    const { GetOnlineRegionRequest: request, GetOnlineRegionResponse: response } = pb;
    for (let waited = 0; waited < callTimeoutMs; waited += POLL_MS) {
      const { region_info } = await callServer(
        rpc,
        server,
        'AdminService.GetOnlineRegion',
        request,
        response,
        {},
        callTimeoutMs,
      );
      if (!region_info.some((info) => RegionInfo.fromProto(info).encodedName === region.encodedName)) return;
      await scheduler.sleep(POLL_MS);
    }
    throw hbaseError('TimeoutIOException', `${server} has not closed it within ${callTimeoutMs} ms`);
  }
}

function specifier(region: RegionInfo): pb.RegionSpecifier.$Properties {
  return { type: pb.RegionSpecifier.RegionSpecifierType.REGION_NAME, value: region.name };
}
