// `colonnade start`: a cluster in this process, or with region servers in processes of their own, until a signal or a failure ends it.
import { hbaseError } from '../base/errors.ts';
import { loadSettings, warnOfUnused } from './load-settings.ts';
import { withPortAdvice } from './port-advice.ts';
import { ProcessLife, stderrLogger } from './process-life.ts';
import { rootDirectoryOf } from './root-directory.ts';
import { Standalone } from './standalone.ts';

export interface StartOptions {
  data?: string;
  memory?: boolean;
  ephemeral?: boolean;
  bind?: string;
  advertise?: string;
  config?: string;
  define: string[];
  regionServers: number;
}

export async function commandStart(options: StartOptions): Promise<void> {
  const reload = () => loadSettings({ config: options.config, define: options.define, environment: process.env });
  const settings = await reload();
  const { memory, regionServers } = options;
  if (memory === true && options.data !== undefined)
    throw hbaseError(
      'IllegalArgumentException',
      '--memory keeps nothing and --data says where to keep it: give one of them',
    );
  const ephemeral = options.ephemeral === true;
  const data = memory === true ? undefined : rootDirectoryOf(options.data, settings);
  const life = ProcessLife.begin(await stderrLogger(settings.text('colonnade.log.level'), ephemeral), { data });
  warnOfUnused(settings, life.logger);
  // Memory is not shared between processes.
  const processes =
    regionServers === 1 || data === undefined
      ? undefined
      : new (await import('./region-server-processes.ts')).RegionServerProcesses(options);
  const cluster = await Standalone.start({
    ...{ data, settings, reload, ephemeral, regionServers, logger: life.logger },
    ...(processes === undefined ? {} : { processes }),
    ...(options.bind === undefined ? {} : { bind: options.bind }),
    ...(options.advertise === undefined ? {} : { advertise: options.advertise }),
    onAbort: (reason, error) => life.giveUp(reason, error),
    onStopRequest: () => void life.end(0),
  }).catch((error) => {
    throw withPortAdvice(error, settings);
  });
  life.onEnd(() => cluster.stop());
  const readyMs = Math.round(performance.now());
  if (ephemeral) announceJson(cluster, readyMs);
  else announceText(cluster, readyMs);
}

function announceJson({ addresses }: Standalone, readyMs: number): void {
  const { quorum, bootstrap, rest, info, data, regionServers } = addresses;
  const { pid } = process;
  process.stdout.write(
    `${JSON.stringify({ quorum, bootstrap, rest, info, pid, data: data ?? null, readyMs, regionServers })}\n`,
  );
}

function announceText({ addresses }: Standalone, readyMs: number): void {
  const { quorum, bootstrap, rest, info, data, regionServers } = addresses;
  const others = regionServers.filter(({ pid }) => pid !== process.pid);
  const lines = [
    `Colonnade is running (ready in ${readyMs} ms, pid ${process.pid}).`,
    '',
    `  clients    ZooKeeper quorum ${quorum}, or without ZooKeeper hbase.client.bootstrap.servers=${bootstrap}`,
    ...(rest === undefined ? [] : [`  REST       ${rest}`]),
    ...(info === undefined ? [] : [`  status     ${info}`]),
    ...others.map(({ server, pid }) => `  regions    ${server} (pid ${pid})`),
    data === undefined
      ? '  data       in memory only: everything is gone when this process ends'
      : `  data       ${data}\n             an acknowledged write is on the disk (fdatasync) and survives a kill or a power loss`,
    '',
    `Next: npx colonnade shell${quorum === '127.0.0.1:2181' ? '' : ` --quorum ${quorum}`}`,
    "      create 't', 'f'    put 't', 'r1', 'f:q', 'hello'    scan 't'",
    'Ctrl-C stops it.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
