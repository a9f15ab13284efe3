// Health, status page and metrics of a master.
import { REGION_STATES, type RegionState } from '../model/meta-row.ts';
import type { RpcServerMetrics } from '../rpc/rpc-server.ts';
import { reportedTasks } from '../server/reported-tasks.ts';
import type { MetricSource, ReportSource, StatusReport } from '../server/reports.ts';
import type { MasterServices } from './master-services.ts';
import { stateAndStep } from './procedure/step-names.ts';
import type { RegionStateNode } from './region-states.ts';
import type { ServiceOwner } from './service/service-owner.ts';
import { masterTasks } from './service/status-methods.ts';

export interface MasterProgress {
  /** What it is doing, as in `waiting for hbase:meta`. */
  step(): string;
  isEnding(): boolean;
  isActive(): boolean;
  isInitialized(): boolean;
  rpc(): RpcServerMetrics;
}

export function masterReports(owner: ServiceOwner, progress: MasterProgress): ReportSource {
  return {
    health: () => ({
      healthy: !progress.isEnding(),
      ready: progress.isInitialized() && !progress.isEnding(),
      detail: progress.isEnding() ? 'ending' : progress.step(),
    }),
    status: () => status(owner, progress),
    metrics: metrics(owner, progress),
    tasks: () =>
      reportedTasks({
        tasks: masterTasks(owner),
        rpc: progress.rpc(),
        port: owner.env.serverName.port,
        since: owner.env.activeSince,
      }),
  };
}

function status(owner: ServiceOwner, progress: MasterProgress): StatusReport {
  const { env } = owner;
  const now = env.clock.now();
  const { states } = env.assignment;
  return {
    title: `Master ${env.serverName}`,
    facts: [
      ['state', progress.step()],
      ['active', progress.isActive() ? `since ${env.clock.now() - env.activeSince} ms` : 'no'],
      ['cluster id', owner.clusterId],
      ['backup masters', owner.backupMasters().map(String).join(' ') || 'none'],
      ['balancer', owner.switches.isOn('load_balancer_on') ? 'on' : 'off'],
    ],
    sections: [
      {
        title: 'Region servers',
        columns: ['server', 'regions', 'last report'],
        rows: env.servers
          .online()
          .map(({ name, lastReport }) => [String(name), states.countOnServer(name), `${now - lastReport} ms ago`]),
      },
      {
        title: 'Dead servers',
        columns: ['server', 'recovery'],
        rows: env.servers.dead().map((name) => [String(name), env.servers.isCrashing(name) ? 'under way' : 'done']),
      },
      {
        title: 'Tables',
        columns: ['table', 'state', 'regions', 'open'],
        rows: env.tableStates.tables().map((table) => {
          const nodes = states.liveOfTable(table);
          const open = nodes.filter((node) => node.isInState('OPEN')).length;
          return [table.name, env.tableStates.get(table) ?? '', nodes.length, open];
        }),
      },
      {
        title: 'Region states',
        columns: ['state', 'regions'],
        rows: regionsByState(env).filter(([, count]) => count > 0),
      },
      {
        title: 'Regions in transition',
        columns: ['region', 'table', 'state', 'server', 'since', 'procedure', 'step', 'waits for'],
        rows: states
          .inTransition()
          .map((node) => [
            node.info.encodedName,
            node.info.tableName.name,
            node.state,
            String(node.server ?? ''),
            `${now - node.changedAt} ms`,
            ...whatMovesIt(node),
          ]),
      },
      ...hbckSection(owner),
      {
        title: 'Procedures',
        columns: ['procedure', 'state and step', 'submitted', 'attempts'],
        rows: env.executor
          .unfinished()
          .map((procedure) => [
            String(procedure),
            stateAndStep(procedure),
            `${now - procedure.submittedTime} ms ago`,
            procedure.attempts,
          ]),
      },
    ],
  };
}

/** What the last look found; nothing before the first. */
function hbckSection({ hbck, env }: ServiceOwner): StatusReport['sections'] {
  const report = hbck.lastReport;
  if (report === undefined) return [];
  const ago = env.clock.now() - report.endedAt;
  return [
    {
      title: `Where hbase:meta, servers and disk do not agree (looked at ${ago} ms ago)`,
      columns: ['region', 'in hbase:meta', 'served by'],
      rows: [
        ...report.inconsistent.map(({ region, inMeta, reportedBy }) => [
          region.toString(),
          `${inMeta}`,
          reportedBy.join(' ') || 'nobody',
        ]),
        ...report.orphansOnServers.map(({ encodedName, server }) => [encodedName, 'unknown', `${server}`]),
        ...report.orphansOnDisk.map(({ table, encodedName }) => [`${table}/${encodedName}`, 'unknown', 'a folder']),
      ],
    },
  ];
}

/** The procedure that has the region, its step, and what that is waiting for. */
function whatMovesIt({ procedure }: RegionStateNode): [string, string, string] {
  if (procedure === undefined) return ['none', '', ''];
  const { remote } = procedure;
  const waitsFor =
    remote === undefined ? (procedure.note ?? '') : `${remote} at ${remote.targetServer}: ${stateAndStep(remote)}`;
  return [String(procedure), stateAndStep(procedure), waitsFor];
}

function regionsByState({ assignment }: MasterServices): [RegionState, number][] {
  const counts = new Map<RegionState, number>(REGION_STATES.map((state) => [state, 0]));
  for (const { state } of assignment.states.all()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts];
}

function oldestTransitionMs({ assignment, clock }: MasterServices): number {
  const since = assignment.states.inTransition().map(({ changedAt }) => changedAt);
  return since.length === 0 ? 0 : Math.max(0, clock.now() - Math.min(...since));
}

function metrics(owner: ServiceOwner, progress: MasterProgress): MetricSource[] {
  const { env } = owner;
  const gauge = (name: string, help: string, read: () => number): MetricSource => ({
    name: `colonnade_master_${name}`,
    help,
    type: 'gauge',
    read,
  });
  const counter = (name: string, help: string, read: () => number): MetricSource => ({
    ...gauge(name, help, read),
    type: 'counter',
  });
  return [
    gauge('active', '1 while this is the active master', () => Number(progress.isActive())),
    gauge('region_servers', 'Region servers that live', () => env.servers.online().length),
    gauge('dead_region_servers', 'Region servers being recovered', () => env.servers.crashing().length),
    gauge('regions', 'Regions known', () => env.assignment.states.all().length),
    gauge('regions_in_transition', 'Regions being moved, or failed', () => env.assignment.states.inTransition().length),
    {
      ...gauge('regions_by_state', 'Regions in each state', () => 0),
      read: () => regionsByState(env).map(([state, value]) => ({ labels: { state }, value })),
    },
    gauge('oldest_transition_ms', 'How long ago the longest transition changed last', () => oldestTransitionMs(env)),
    gauge(
      'unknown_region_servers',
      'Servers said to have regions of which nothing is known',
      () => env.assignment.unknownServers().length,
    ),
    gauge('draining_region_servers', 'Servers given no more regions', () => env.servers.draining().length),
    gauge('procedures', 'Procedures not finished', () => env.executor.unfinished().length),
    gauge('tables', 'Tables', () => env.tableStates.tables().length),
    counter('balancer_runs_total', 'Runs of the balancer', () => owner.balancer.counts.runs),
    counter('balancer_moves_total', 'Moves it began', () => owner.balancer.counts.moves),
    counter('normalizer_splits_total', 'Regions the normalizer split', () => owner.normalizer.counts.split),
    counter('normalizer_merges_total', 'Merges of the normalizer', () => owner.normalizer.counts.merge),
    counter('normalizer_skipped_total', 'Its plans that came to nothing', () => owner.normalizer.counts.skipped),
    gauge('rpc_connections', 'Open RPC connections', () => progress.rpc().connections),
    counter('rpc_calls_total', 'RPC calls answered', () => progress.rpc().calls),
    counter('rpc_exceptions_total', 'RPC calls answered with an exception', () => progress.rpc().exceptions),
  ];
}
