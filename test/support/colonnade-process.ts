// `colonnade start --ephemeral`, or one role of a cluster, in a process of its own, as a user or a test suite of another language would run it.
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export interface Announcement {
  readonly quorum: string;
  readonly bootstrap: string;
  readonly rest: string;
  readonly info: string;
  readonly pid: number;
  readonly data: string | null;
  readonly readyMs: number;
  readonly regionServers: readonly { readonly server: string; readonly pid: number; readonly info?: string }[];
}

/** What `colonnade master`, `regionserver`, `zookeeper` and `rest` say. */
export interface RoleAnnouncement {
  readonly role: string;
  /** host,port,startcode */
  readonly server: string;
  readonly quorum: string;
  readonly url: string;
  readonly info: string;
  readonly pid: number;
  readonly data: string | null;
  readonly readyMs: number;
}

export interface RunningProcess {
  /** What it wrote to standard error so far. */
  log(): string;
  /** Resolves when the process is gone. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Sends a signal and does not wait. */
  signal(signal: NodeJS.Signals): void;
}

export type RoleProcess = RoleAnnouncement & RunningProcess;

export interface ColonnadeProcess extends Announcement, RunningProcess {
  /** SIGTERM, and removes the folder if it was made here. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  /** Default: a new temporary folder. */
  data?: string;
  memory?: boolean;
  /** More arguments. */
  args?: readonly string[];
  /** The entry to run; default this checkout's. */
  entry?: string;
  /** The program that runs it; default that of the test. */
  node?: string;
}

/** Resolves when it announced itself; rejects with its log when it ended before. */
export async function startColonnade(options: ProcessOptions = {}): Promise<ColonnadeProcess> {
  const own =
    options.memory === true || options.data !== undefined ? undefined : mkdtempSync(join(tmpdir(), 'colonnade-'));
  const where = options.memory === true ? ['--memory'] : ['--data', options.data ?? own!];
  const running = await run<Announcement>(['start', '--ephemeral', ...where, ...(options.args ?? [])], options);
  return {
    ...running,
    async stop() {
      await running.kill('SIGTERM');
      if (own !== undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}

/** `colonnade <role> --ephemeral …`, when it is ready. */
export function startRole(role: string, ...args: string[]): Promise<RoleProcess> {
  return run<RoleAnnouncement>([role, '--ephemeral', ...args]);
}

async function run<A>(args: string[], { entry, node }: ProcessOptions = {}): Promise<A & RunningProcess> {
  const running = spawnColonnade(args, entry, node);
  return { ...JSON.parse(await running.firstLine), ...running };
}

/** `colonnade …`, whatever becomes of it. */
export function spawnColonnade(
  args: readonly string[],
  entry = resolve('bin/colonnade.js'),
  node = process.execPath,
): RunningProcess & {
  /** Of standard output; rejects with the log when it ended before. */
  readonly firstLine: Promise<string>;
} {
  const child: ChildProcess = spawn(node, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr!.on('data', (bytes) => {
    log = (log + bytes).slice(-1_000_000);
    // A folder, to see what each process said.
    if (process.env.KEEP_LOGS) appendFileSync(join(process.env.KEEP_LOGS, `${args[0]}-${child.pid}.log`), bytes);
  });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('exit', (code, signal) => done({ code, signal })),
  );
  const firstLine = Promise.race([
    new Promise<string>((done) => createInterface({ input: child.stdout! }).once('line', done)),
    exited.then(({ code, signal }) => {
      throw new Error(`colonnade ${args[0]} ended with ${code ?? signal} before it was ready:\n${log}`);
    }),
  ]);
  firstLine.catch(() => {});
  const signal = (which: NodeJS.Signals) => void child.kill(which);
  const kill = async (which: NodeJS.Signals = 'SIGKILL') => {
    signal(which);
    await exited;
  };
  return { log: () => log, firstLine, exited, kill, signal };
}
