import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemScheduler } from '../../../base/scheduler.ts';
import { connect } from '../../../client/index.ts';
import { freePort } from '../../support/free-port.ts';
import { BRIEF_JAVA_OPTIONS, classPath, codecJars, JAVA_OPTIONS } from './jars.ts';

export interface RealHBase {
  /** Its ZooKeeper, `127.0.0.1:port`. */
  readonly quorum: string;
  /** Its master, for clients that come without ZooKeeper. */
  readonly bootstrap: string;
  /** Everything it keeps; its root directory is `<folder>/root`. */
  readonly folder: string;
  /** What it printed so far. */
  log(): string;
  /** Ends it as `kill -9` would. */
  kill(): Promise<void>;
  /** Ends it in order: regions flushed, WALs closed. */
  shutdown(): Promise<void>;
  /** Kills it and removes its folder. */
  stop(): Promise<void>;
}

export interface RealHBaseOptions {
  /** Settings that differ, by HBase's names. */
  settings?: Readonly<Record<string, string>>;
  /** Its speed is what is asked for: it runs as an operator's would. */
  measured?: boolean;
  /** Snappy, lz4 and zstd, by its own codecs in pure Java. */
  codecs?: boolean;
  /** To start again what was there before (without `stop`). */
  folder?: string;
}

const START_TIMEOUT_MS = 120_000;
const CODEC_SETTINGS = Object.fromEntries(
  ['Snappy', 'Lz4', 'Zstd'].map((name) => [
    `hbase.io.compress.${name.toLowerCase()}.codec`,
    `org.apache.hadoop.hbase.io.compress.aircompressor.${name}Codec`,
  ]),
);

/** Apache HBase 2.6.1, standalone: master, region server and ZooKeeper in one JVM, on free ports of 127.0.0.1. */
export async function startRealHBase(options: RealHBaseOptions = {}): Promise<RealHBase> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'real-hbase-'));
  const [zooKeeper, master, regionServer] = [await freePort(), await freePort(), await freePort()];
  const codecs = options.codecs === true ? CODEC_SETTINGS : {};
  writeSite(folder, { zooKeeper, master, regionServer }, { ...codecs, ...options.settings });
  const logPath = join(folder, 'log');
  const output = createWriteStream(logPath, { flags: 'a' });
  await new Promise((resolve) => output.once('open', resolve));
  const child = spawn(
    'java',
    [
      '-Xmx1g',
      ...(options.measured === true ? JAVA_OPTIONS : BRIEF_JAVA_OPTIONS),
      '-cp',
      classPath(join(folder, 'conf'), ...(options.codecs === true ? [join(codecJars(), '*')] : [])),
      'org.apache.hadoop.hbase.master.HMaster',
      'start',
    ],
    { stdio: ['ignore', output, output] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    output.close();
  };
  const hbase: RealHBase = {
    quorum: `127.0.0.1:${zooKeeper}`,
    bootstrap: `127.0.0.1:${master}`,
    folder,
    log: () => readFileSync(logPath, 'utf8'),
    kill: () => end('SIGKILL'),
    shutdown: () => end('SIGTERM'),
    async stop() {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await untilReady(hbase, child);
  } catch (error) {
    const log = hbase.log().slice(-4_000);
    await hbase.kill();
    throw new Error(`HBase did not start: ${(error as Error).message}\n${log}`, { cause: error });
  }
  return hbase;
}

/** Until its master takes calls and has made the namespaces. */
async function untilReady(hbase: RealHBase, child: ChildProcess): Promise<void> {
  const giveUp = new AbortController();
  child.once('exit', (code) => giveUp.abort(new Error(`it ended with code ${code}`)));
  const { signal } = giveUp;
  await using connection = await connect({ quorum: hbase.quorum, connectTimeoutMs: START_TIMEOUT_MS, signal });
  const options = { signal, timeoutMs: START_TIMEOUT_MS };
  while ((await connection.admin.listNamespaces(options)).length < 2) await systemScheduler.sleep(200, signal);
}

function writeSite(
  folder: string,
  ports: { zooKeeper: number; master: number; regionServer: number },
  settings: Readonly<Record<string, string>>,
): void {
  const all: Record<string, string> = {
    'hbase.rootdir': `file://${folder}/root`,
    'hbase.tmp.dir': join(folder, 'tmp'),
    'hbase.zookeeper.property.dataDir': join(folder, 'zookeeper'),
    'hbase.zookeeper.property.clientPort': String(ports.zooKeeper),
    'hbase.zookeeper.quorum': '127.0.0.1',
    'hbase.master.port': String(ports.master),
    'hbase.regionserver.port': String(ports.regionServer),
    'hbase.master.info.port': '-1',
    'hbase.regionserver.info.port': '-1',
    'hbase.master.hostname': '127.0.0.1',
    'hbase.regionserver.hostname': '127.0.0.1',
    'hbase.master.ipc.address': '127.0.0.1',
    'hbase.regionserver.ipc.address': '127.0.0.1',
    'hbase.unsafe.stream.capability.enforce': 'false',
    'hbase.wal.provider': 'filesystem',
    ...settings,
  };
  const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const properties = Object.entries(all).map(
    ([name, value]) => `<property><name>${xml(name)}</name><value>${xml(value)}</value></property>`,
  );
  mkdirSync(join(folder, 'conf'), { recursive: true });
  writeFileSync(
    join(folder, 'conf', 'hbase-site.xml'),
    `<configuration>\n${properties.join('\n')}\n</configuration>\n`,
  );
}
