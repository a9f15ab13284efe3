import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import { getLogEntries, logEntryKind } from '../../server/log-entries.ts';
import type { Methods, ServiceOwner } from './service-owner.ts';
import { selectTables } from './table-methods.ts';

/** MasterSwitchType */
const SPLIT = 0;

/** Balancer, normalizer, splits and merges, janitor, cleaner: each set value is stored. */
export function switchMethods(owner: ServiceOwner): Methods {
  const { switches } = owner;
  return {
    Balance: unary(pb.BalanceRequest, pb.BalanceResponse, async (request) => {
      owner.checkInitialized();
      const options = { dryRun: request.dry_run ?? false, ignoreTransitions: request.ignore_rit ?? false };
      const { ran, calculated, executed } = await owner.balancer.run(options);
      return { balancer_ran: ran, moves_calculated: calculated, moves_executed: executed };
    }),
    GetLogEntries: getLogEntries(
      {
        MasterProtos$BalancerDecisionsRequest: logEntryKind(
          'MasterProtos$BalancerDecisionsResponse',
          { request: pb.BalancerDecisionsRequest, response: pb.BalancerDecisionsResponse },
          ({ limit }) => ({ balancer_decision: owner.balancer.record.decisions(limit ?? undefined) }),
        ),
        MasterProtos$BalancerRejectionsRequest: logEntryKind(
          'MasterProtos$BalancerRejectionsResponse',
          { request: pb.BalancerRejectionsRequest, response: pb.BalancerRejectionsResponse },
          ({ limit }) => ({ balancer_rejection: owner.balancer.record.rejections(limit ?? undefined) }),
        ),
      },
      () => owner.checkInitialized(),
    ),
    SetBalancerRunning: unary(pb.SetBalancerRunningRequest, pb.SetBalancerRunningResponse, async (request) => {
      owner.checkInitialized();
      return { prev_balance_value: await switches.set('load_balancer_on', request.on) };
    }),
    IsBalancerEnabled: unary(pb.IsBalancerEnabledRequest, pb.IsBalancerEnabledResponse, () => {
      owner.checkActive();
      return { enabled: switches.isOn('load_balancer_on') };
    }),
    Normalize: unary(pb.NormalizeRequest, pb.NormalizeResponse, (request) => {
      owner.checkInitialized();
      const named = new Set(
        request.table_names.map((name: pb.TableName.$Properties) => TableName.fromProto(name).name),
      );
      const tables = selectTables(owner, request).filter(({ name }) => named.size === 0 || named.has(name));
      return { normalizer_ran: owner.normalizer.normalize(tables, true) };
    }),
    SetNormalizerRunning: unary(pb.SetNormalizerRunningRequest, pb.SetNormalizerRunningResponse, async (request) => {
      owner.checkInitialized();
      return { prev_normalizer_value: await switches.set('region_normalizer_on', request.on) };
    }),
    IsNormalizerEnabled: unary(pb.IsNormalizerEnabledRequest, pb.IsNormalizerEnabledResponse, () => {
      owner.checkActive();
      return { enabled: switches.isOn('region_normalizer_on') };
    }),
    SetSplitOrMergeEnabled: unary(
      pb.SetSplitOrMergeEnabledRequest,
      pb.SetSplitOrMergeEnabledResponse,
      async (request) => {
        owner.checkInitialized();
        const prev_value: boolean[] = [];
        for (const type of request.switch_types)
          prev_value.push(await switches.set(type === SPLIT ? 'split_enabled' : 'merge_enabled', request.enabled));
        return { prev_value };
      },
    ),
    IsSplitOrMergeEnabled: unary(pb.IsSplitOrMergeEnabledRequest, pb.IsSplitOrMergeEnabledResponse, (request) => {
      owner.checkActive();
      return { enabled: switches.isOn(request.switch_type === SPLIT ? 'split_enabled' : 'merge_enabled') };
    }),
    RunCatalogScan: unary(pb.RunCatalogScanRequest, pb.RunCatalogScanResponse, async () => {
      owner.checkInitialized();
      return { scan_result: await owner.janitor.run() };
    }),
    EnableCatalogJanitor: unary(pb.EnableCatalogJanitorRequest, pb.EnableCatalogJanitorResponse, async (request) => {
      owner.checkInitialized();
      return { prev_value: await switches.set('catalog_janitor_enabled', request.enable) };
    }),
    IsCatalogJanitorEnabled: unary(pb.IsCatalogJanitorEnabledRequest, pb.IsCatalogJanitorEnabledResponse, () => {
      owner.checkActive();
      return { value: switches.isOn('catalog_janitor_enabled') };
    }),
    RunCleanerChore: unary(pb.RunCleanerChoreRequest, pb.RunCleanerChoreResponse, async () => {
      owner.checkInitialized();
      await owner.clean();
      return { cleaner_chore_ran: true };
    }),
    SetCleanerChoreRunning: unary(
      pb.SetCleanerChoreRunningRequest,
      pb.SetCleanerChoreRunningResponse,
      async (request) => {
        owner.checkInitialized();
        return { prev_value: await switches.set('cleaner_enabled', request.on) };
      },
    ),
    IsCleanerChoreEnabled: unary(pb.IsCleanerChoreEnabledRequest, pb.IsCleanerChoreEnabledResponse, () => {
      owner.checkActive();
      return { value: switches.isOn('cleaner_enabled') };
    }),
  };
}
