import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface EndedStart {
  readonly status: number | null;
  readonly output: string;
  /** Standard error without the lines of the log. */
  readonly words: string;
  readonly log: string;
}

export interface RunOptions {
  readonly node?: string;
  readonly entry?: string;
  /** Once its log says this it is killed: its status is then null. */
  readonly until?: RegExp;
}

/** Runs `colonnade start`, which is expected to end by itself, or to log what `until` says. */
export function runStart(args: readonly string[], options: RunOptions = {}): Promise<EndedStart> {
  return runCommand(['start', ...args], options);
}

/** Runs `colonnade …`, which is expected to end by itself. */
export function runCommand(
  args: readonly string[],
  { node = process.execPath, entry = resolve('bin/colonnade.js'), until }: RunOptions = {},
): Promise<EndedStart> {
  return new Promise((done, fail) => {
    const child = spawn(node, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`it still runs; its log:\n${error}`));
    }, 120_000);
    let output = '';
    let error = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => {
      error += bytes;
      if (until?.test(error)) child.kill('SIGKILL');
    });
    child.once('close', (status) => {
      clearTimeout(patience);
      const lines = error.split('\n').filter((line) => line !== '');
      const words = lines.filter((line) => !line.startsWith('{')).join('\n');
      done({ status, output, words, log: error });
    });
  });
}
