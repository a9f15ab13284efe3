// `colonnade start`: a cluster in this process, until a signal or a failure ends it.
import { resolve } from 'node:path';
import { HBaseError, hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Settings } from '../base/options.ts';
import { lastWords } from './last-words.ts';
import { loadSettings } from './load-settings.ts';
import { Standalone } from './standalone.ts';

export interface StartOptions {
  data?: string;
  memory?: boolean;
  ephemeral?: boolean;
  bind: string;
  advertise?: string;
  config?: string;
  define: string[];
}

/** A second signal within this time of the first is the same Ctrl-C, come once more by way of npm. */
const SAME_SIGNAL_MS = 300;

export async function commandStart(options: StartOptions): Promise<void> {
  const settings = await loadSettings({ config: options.config, define: options.define, environment: process.env });
  if (options.memory === true && options.data !== undefined)
    throw hbaseError(
      'IllegalArgumentException',
      '--memory keeps nothing and --data says where to keep it: give one of them',
    );
  const data = options.memory === true ? undefined : resolve(options.data ?? 'colonnade-data');
  const logger = await stderrLogger(settings.text('colonnade.log.level'), options.ephemeral === true);
  let endingSince: number | undefined;
  let cluster: Standalone | undefined;
  const end = async (status: number) => {
    if (endingSince !== undefined) return;
    endingSince = performance.now();
    try {
      await cluster?.stop();
    } catch (error) {
      logger.error({ error: String(error) }, 'stopping failed; the next start recovers');
      status = 1;
    }
    process.exit(status);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (endingSince === undefined) void end(0);
      else if (performance.now() - endingSince > SAME_SIGNAL_MS) process.exit(1);
    });
  process.on('uncaughtException', (error) => dieOf(logger, error));
  process.on('unhandledRejection', (error) => dieOf(logger, error));
  cluster = await Standalone.start({
    data,
    settings,
    ephemeral: options.ephemeral === true,
    bind: options.bind,
    ...(options.advertise === undefined ? {} : { advertise: options.advertise }),
    logger,
    // A server that gave up must not linger half alive: the process ends, and the next start is a recovery.
    onAbort: (reason, error) => {
      console.error(lastWords(reason, error, data));
      process.exit(2);
    },
    onStopRequest: () => void end(0),
  }).catch((error) => {
    throw withAdvice(error, settings);
  });
  const readyMs = Math.round(performance.now());
  if (options.ephemeral === true) announceJson(cluster, readyMs);
  else announceText(cluster, readyMs);
}

/** Of a port that could not be had: which setting chose it. */
function withAdvice(error: unknown, settings: Settings): unknown {
  if (!(error instanceof HBaseError) || error.javaClass !== 'java.net.BindException') return error;
  const port = Number(/:(\d+): /.exec(error.message)?.[1]);
  const name = PORTS.find((candidate) => settings.number(candidate) === port);
  if (name === undefined) return error;
  return hbaseError(
    'java.net.BindException',
    `${error.message}; end that process, choose another port with -D ${name}=<port>, or let --ephemeral pick free ones`,
    { cause: error },
  );
}

const PORTS = [
  'hbase.zookeeper.property.clientPort',
  'hbase.master.port',
  'hbase.master.info.port',
  'hbase.regionserver.port',
  'hbase.regionserver.info.port',
  'hbase.rest.port',
];

function announceJson(cluster: Standalone, readyMs: number): void {
  const { quorum, bootstrap, rest, info, data } = cluster;
  process.stdout.write(
    `${JSON.stringify({ quorum, bootstrap, rest, info, pid: process.pid, data: data ?? null, readyMs })}\n`,
  );
}

function announceText(cluster: Standalone, readyMs: number): void {
  const lines = [
    `Colonnade is running (ready in ${readyMs} ms, pid ${process.pid}).`,
    '',
    `  clients    ZooKeeper quorum ${cluster.quorum}, or without ZooKeeper hbase.client.bootstrap.servers=${cluster.bootstrap}`,
    ...(cluster.rest === undefined ? [] : [`  REST       ${cluster.rest}`]),
    ...(cluster.info === undefined ? [] : [`  status     ${cluster.info}`]),
    cluster.data === undefined
      ? '  data       in memory only: everything is gone when this process ends'
      : `  data       ${cluster.data}\n             an acknowledged write is on the disk (fdatasync) and survives a kill or a power loss`,
    '',
    `Next: npx colonnade shell${cluster.quorum === '127.0.0.1:2181' ? '' : ` --quorum ${cluster.quorum}`}`,
    "      create 't', 'f'    put 't', 'r1', 'f:q', 'hello'    scan 't'",
    'Ctrl-C stops it.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function dieOf(logger: Logger, error: unknown): void {
  logger.error(
    { error: error instanceof Error ? error.stack : String(error) },
    'a bug; the process ends, and the next start recovers',
  );
  console.error(error);
  process.exit(70);
}

/** Log lines on standard error. On a terminal the friendly lines should not drown, so there it starts at warnings. */
async function stderrLogger(level: string, ephemeral: boolean): Promise<Logger> {
  const { pino } = await import('pino');
  const quiet = level === 'info' && !ephemeral && process.stderr.isTTY;
  return pino(
    { level: quiet ? 'warn' : level, base: null },
    pino.destination({ dest: 2, sync: true }),
  ) as unknown as Logger;
}
