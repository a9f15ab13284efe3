// `/`, `/version`, `/version/cluster`, `/status/cluster`.
import { machine, release, type } from 'node:os';
import type { FastifyPluginAsync } from 'fastify';
import { org } from '../../../proto/rest.ts';
import { answer, type GatewayContext, noCache } from '../context.ts';
import { formatJson } from '../json.ts';
import { formatXml } from '../xml.ts';

const messages = org.apache.hadoop.hbase.rest.protobuf.generated;
/** Of the REST interface, as HBase's gateway states it. */
const REST_VERSION = '0.0.3';

/** Machines that Java calls otherwise. */
const ARCHITECTURES: Record<string, string> = { x86_64: 'amd64', arm64: 'aarch64' };

export function clusterResources(context: GatewayContext): FastifyPluginAsync {
  return async (app) => {
    app.get('/', async (request, reply) => {
      const names = (await context.connection.admin.listTableNames()).map(String);
      return answer(request, noCache(reply), {
        text: () => names.map((name) => `${name}\n`).join(''),
        xml: () => formatXml('TableList', { table: names.map((name) => ({ '@name': name })) }),
        json: () => formatJson({ table: names.map((name) => ({ name })) }),
        protobuf: () => messages.TableList.encode({ name: names }).finish(),
      });
    });
    for (const path of ['/version', '/version/rest'])
      app.get(path, async (request, reply) => restVersion(request, reply, await clusterVersion(context)));
    app.get('/version/cluster', async (request, reply) => {
      const version = await clusterVersion(context);
      return answer(request, noCache(reply), {
        text: () => version,
        xml: () => formatXml('ClusterVersion', { '@Version': version }),
        json: () => formatJson({ Version: version }),
      });
    });
    app.get('/status/cluster', async (request, reply) => {
      const status = statusOf(await context.connection.admin.clusterStatus());
      return answer(request, noCache(reply), {
        text: () => statusText(status),
        xml: () => formatXml('ClusterStatus', statusXml(status)),
        json: () => formatJson(statusJson(status)),
        protobuf: () => messages.StorageClusterStatus.encode(statusMessage(status)).finish(),
      });
    });
  };
}

async function clusterVersion(context: GatewayContext): Promise<string> {
  return (await context.connection.admin.clusterStatus()).hbaseVersion ?? 'unknown';
}

function restVersion(request: Parameters<typeof answer>[0], reply: Parameters<typeof answer>[1], version: string) {
  const facts = {
    Server: 'Colonnade',
    Jersey: '',
    Version: version,
    Revision: '',
    REST: REST_VERSION,
    JVM: `Node.js ${process.version}`,
    OS: `${type()} ${release()} ${ARCHITECTURES[machine()] ?? machine()}`,
  };
  return answer(request, noCache(reply), {
    text: () =>
      `rest ${facts.REST} [JVM: ${facts.JVM}] [OS: ${facts.OS}] [Server: ${facts.Server}] [Jersey: ${facts.Jersey}] [Version: ${facts.Version}] [Revision: ${facts.Revision}]\n`,
    xml: () => formatXml('Version', attributes(facts)),
    json: () => formatJson(facts),
    protobuf: () =>
      messages.Version.encode({
        restVersion: facts.REST,
        jvmVersion: facts.JVM,
        osVersion: facts.OS,
        serverVersion: facts.Server,
        jerseyVersion: facts.Jersey,
        version: facts.Version,
        revision: facts.Revision,
      }).finish(),
  });
}

type ClusterStatus = Awaited<ReturnType<GatewayContext['connection']['admin']['clusterStatus']>>;

interface Status {
  live: {
    name: string;
    startCode: number;
    requests: number;
    heapSizeMB: number;
    maxHeapSizeMB: number;
    regions: RegionStatus[];
  }[];
  dead: string[];
  regions: number;
  requests: number;
  averageLoad: number;
}
interface RegionStatus {
  name: Buffer;
  figures: Record<string, number>;
}

function statusOf(cluster: ClusterStatus): Status {
  const servers = [...cluster.liveServers].sort((a, b) => (a.server.toString() < b.server.toString() ? -1 : 1));
  const live = servers.map((server) => ({
    name: `${server.server.host}:${server.server.port}`,
    startCode: server.server.startCode,
    requests: server.totalRequestCount,
    heapSizeMB: server.usedHeapMb,
    maxHeapSizeMB: server.maxHeapMb,
    regions: [...server.regions]
      .sort((a, b) => a.name.compare(b.name))
      .map((region) => ({
        name: region.name,
        figures: {
          stores: region.storeCount,
          storefiles: region.storeFileCount,
          storefileSizeMB: region.storeFileSizeMb,
          storefileIndexSizeKB: region.storeFileIndexSizeKb,
          readRequestsCount: region.readRequestCount,
          writeRequestsCount: region.writeRequestCount,
          rootIndexSizeKB: region.rootIndexSizeKb,
          totalStaticIndexSizeKB: region.totalStaticIndexSizeKb,
          totalStaticBloomSizeKB: region.totalStaticBloomSizeKb,
          totalCompactingKVs: region.totalCompactingCells,
          currentCompactedKVs: region.currentCompactedCells,
          memStoreSizeMB: region.memStoreSizeMb,
        },
      })),
  }));
  const regions = live.reduce((sum, node) => sum + node.regions.length, 0);
  return {
    live,
    dead: cluster.deadServers.map(String),
    regions,
    // Not the sum of the servers' counts: that of what regions read and wrote, as in HBase.
    requests: servers
      .flatMap((server) => server.regions)
      .reduce((sum, region) => sum + region.readRequestCount + region.writeRequestCount, 0),
    averageLoad: live.length === 0 ? 0 : regions / live.length,
  };
}

function statusJson(status: Status) {
  const { live, dead, ...totals } = status;
  return {
    LiveNodes: live.map(({ regions, ...node }) => ({
      ...node,
      Region: regions.map((region) => ({ name: region.name.toString('base64'), ...region.figures })),
    })),
    DeadNodes: dead,
    ...totals,
    averageLoad: doubleJson(totals.averageLoad),
  };
}

/** As Java writes a double: with a point always. */
const doubleText = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));
const doubleJson = (value: number) =>
  (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(doubleText(value));

const attributes = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [`@${key}`, String(value)]),
  );

function statusXml({ live, dead, ...totals }: Status) {
  return {
    ...attributes({ ...totals, averageLoad: doubleText(totals.averageLoad) }),
    DeadNodes: { Node: dead },
    LiveNodes: {
      Node: live.map(({ regions, ...node }) => ({
        ...attributes(node),
        Region: regions.map((region) => ({
          ...attributes({ name: region.name.toString('base64'), ...region.figures }),
        })),
      })),
    },
  };
}

function statusMessage({ live, dead, ...totals }: Status) {
  return {
    liveNodes: live.map(({ regions, ...node }) => ({
      ...node,
      regions: regions.map((region) => ({ name: region.name, ...region.figures })),
    })),
    deadNodes: dead,
    ...totals,
  };
}

function statusText({ live, dead, averageLoad }: Status): string {
  const lines = [
    `${live.length} live servers, ${dead.length} dead servers, ${averageLoad.toFixed(4)} average load`,
    '',
  ];
  if (live.length > 0) lines.push(`${live.length} live servers`);
  for (const node of live) {
    lines.push(
      `    ${node.name} ${node.startCode}`,
      `        requests=${node.requests}, regions=${node.regions.length}`,
    );
    lines.push(`        heapSizeMB=${node.heapSizeMB}`, `        maxHeapSizeMB=${node.maxHeapSizeMB}`, '');
    for (const region of node.regions) {
      const { stores, storefiles, storefileSizeMB, memStoreSizeMB, ...others } = region.figures;
      // The names are HBase's own here.
      const figures = { stores, storefiless: storefiles, storefileSizeMB, memstoreSizeMB: memStoreSizeMB, ...others };
      lines.push(`        ${region.name.toString()}`);
      lines.push(...Object.entries(figures).map(([key, value]) => `            ${key}=${value}`));
    }
    lines.push('');
  }
  if (dead.length > 0) lines.push('', `${dead.length} dead servers`, ...dead.map((name) => `    ${name}`));
  return `${lines.join('\n')}\n`;
}
