// What a region server says of itself to load balancers, people and collectors.
import { reportedTasks } from '../server/reported-tasks.ts';
import type { HealthReport, MetricSource, ReportedTask, ReportSource, StatusReport } from '../server/reports.ts';
import { blockCacheMetrics } from './block-cache-metrics.ts';
import type { RegionServer } from './region-server.ts';

export function regionServerReport(server: RegionServer): ReportSource {
  return {
    health: () => health(server),
    status: () => status(server),
    metrics: metrics(server),
    tasks: () => tasks(server),
  };
}

function health(server: RegionServer): HealthReport {
  const { state } = server;
  const healthy = state !== 'aborted' && state !== 'stopped';
  return { healthy, ready: state === 'running', detail: `region server ${server.serverName} is ${server.step}` };
}

function status(server: RegionServer): StatusReport {
  const regions = [...server.regions.values()];
  return {
    title: `Region server ${server.serverName}`,
    facts: [
      ['state', server.state],
      ['cluster', server.clusterId ?? 'not known yet'],
      ['regions', regions.length],
      ['open scanners', server.scanners.size],
      ['memstores', `${server.shared.heap.memstoreBytes} of ${server.shared.heap.memstoreLimitBytes} bytes`],
      ['block cache', `${server.shared.blockCache.sizeBytes} of ${server.shared.blockCache.capacityBytes} bytes`],
      ['calls', server.rpcServer.metrics.calls],
    ],
    sections: [
      {
        title: 'Regions in transition',
        columns: ['region', 'what'],
        rows: server.regions.transitions(),
      },
      {
        title: 'Regions',
        columns: ['region', 'reads', 'writes', 'memstore bytes', 'store files', 'store file bytes', 'compaction'],
        rows: regions.map((region) => [
          region.name,
          region.counters.readRequests,
          region.counters.writeRequests,
          region.memstoreBytes,
          region.stores.reduce((sum, store) => sum + store.storeFileCount, 0),
          region.stores.reduce((sum, store) => sum + store.storeFilesBytes, 0),
          region.compactions.state,
        ]),
      },
    ],
  };
}

function tasks(server: RegionServer): ReportedTask[] {
  const { rpcServer, serverName, startedAt } = server;
  return reportedTasks({ tasks: server.tasks(), rpc: rpcServer.metrics, port: serverName.port, since: startedAt });
}

function metrics(server: RegionServer): MetricSource[] {
  const gauge = (name: string, help: string, read: () => number): MetricSource => ({
    name: `colonnade_regionserver_${name}`,
    help,
    type: 'gauge',
    read,
  });
  const counter = (name: string, help: string, read: () => number): MetricSource => ({
    ...gauge(name, help, read),
    type: 'counter',
  });
  const sum = (of: 'readRequests' | 'writeRequests') => {
    let total = 0;
    for (const region of server.regions.values()) total += region.counters[of];
    return total;
  };
  return [
    gauge('regions', 'Regions on line', () => server.regions.size),
    gauge('regions_in_transition', 'Regions being opened or closed', () => server.regions.transitions().length),
    gauge('scanners', 'Scanners open', () => server.scanners.size),
    gauge('memstore_bytes', 'Heap of all memstores', () => server.shared.heap.memstoreBytes),
    ...blockCacheMetrics(server),
    gauge('flush_queue', 'Regions waiting for a flush', () => server.shared.flusher.queueLength),
    gauge('compaction_queue', 'Stores waiting for a compaction', () => server.shared.compactions.queueLength),
    gauge('read_requests', 'Reads of the regions on line', () => sum('readRequests')),
    gauge('write_requests', 'Writes of the regions on line', () => sum('writeRequests')),
    counter('rpc_calls_total', 'Calls received', () => server.rpcServer.metrics.calls),
    counter('rpc_exceptions_total', 'Calls answered by an exception', () => server.rpcServer.metrics.exceptions),
    gauge('rpc_queue', 'Calls waiting', () => server.rpcServer.metrics.queuedCalls),
    gauge('rpc_connections', 'Connections', () => server.rpcServer.metrics.connections),
  ];
}
