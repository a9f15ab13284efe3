// The text commands of ZooKeeper: four letters instead of a first packet, a text for an answer, and the connection is closed.
import type { ServerStats } from './server-stats.ts';

export interface WordSource {
  readonly stats: ServerStats;
  readonly zxid: bigint;
  readonly nodeCount: number;
  readonly watchCount: number;
  readonly ephemeralCount: number;
  readonly dataBytes: number;
  readonly outstandingCount: number;
  readonly sessionCount: number;
  readonly clients: readonly { address: string; received: number; sent: number; isInteresting: boolean }[];
  readonly settings: readonly (readonly [name: string, value: string | number])[];
}

/** Programs look for a number of ZooKeeper's; this is the release whose behaviour is followed. */
const VERSION = '3.8.4-colonnade, built on 2024-02-12 22:16 UTC';
const REFUSED = new Set([
  'cons',
  'crst',
  'dump',
  'envi',
  'srst',
  'wchc',
  'wchp',
  'wchs',
  'dirs',
  'gtmk',
  'stmk',
  'hash',
  'lead',
]);

/** The answer, or undefined for letters that are no command. */
export function answerWord(word: string, source: WordSource): string | undefined {
  switch (word) {
    case 'ruok':
      return 'imok';
    case 'isro':
      return 'rw';
    case 'srvr':
      return `${versionLine()}${serverText(source)}`;
    case 'stat':
      return `${versionLine()}${clientsText(source)}${serverText(source)}`;
    case 'mntr':
      return monitorText(source);
    case 'envi':
      return `Environment:\nzookeeper.version=${VERSION}\n`;
    case 'conf':
      return source.settings.map(([name, value]) => `${name}=${value}\n`).join('');
    default:
      return REFUSED.has(word) ? `${word} is not executed because it is not in the whitelist.\n` : undefined;
  }
}

function versionLine(): string {
  return `Zookeeper version: ${VERSION}\n`;
}

function clientsText(source: WordSource): string {
  const lines = source.clients.map(
    ({ address, received, sent, isInteresting }) =>
      ` /${address}[${isInteresting ? 1 : 0}](queued=0,recved=${received},sent=${sent})\n`,
  );
  return `Clients:\n${lines.join('')}\n`;
}

function serverText(source: WordSource): string {
  const { min, average, max } = source.stats.latencyMs;
  return [
    `Latency min/avg/max: ${min}/${tidy(average)}/${max}`,
    `Received: ${source.stats.packetsReceived}`,
    `Sent: ${source.stats.packetsSent}`,
    `Connections: ${source.clients.length}`,
    `Outstanding: ${source.outstandingCount}`,
    `Zxid: 0x${source.zxid.toString(16)}`,
    'Mode: standalone',
    `Node count: ${source.nodeCount}`,
    '',
  ].join('\n');
}

function monitorText(source: WordSource): string {
  const { min, average, max } = source.stats.latencyMs;
  const figures: readonly (readonly [string, string | number])[] = [
    ['version', VERSION],
    ['server_state', 'standalone'],
    ['avg_latency', tidy(average)],
    ['max_latency', max],
    ['min_latency', min],
    ['packets_received', source.stats.packetsReceived],
    ['packets_sent', source.stats.packetsSent],
    ['num_alive_connections', source.clients.length],
    ['outstanding_requests', source.outstandingCount],
    ['znode_count', source.nodeCount],
    ['watch_count', source.watchCount],
    ['ephemerals_count', source.ephemeralCount],
    ['approximate_data_size', source.dataBytes],
    ['global_sessions', source.sessionCount],
  ];
  return figures.map(([name, value]) => `zk_${name}\t${value}\n`).join('');
}

/** As Java writes a rounded double: `0.0`, `1.25`. */
function tidy(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return Number.isInteger(rounded) ? `${rounded}.0` : String(rounded);
}
