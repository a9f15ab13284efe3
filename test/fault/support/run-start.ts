import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface EndedStart {
  readonly status: number | null;
  readonly output: string;
  /** Standard error without the lines of the log. */
  readonly words: string;
  readonly log: string;
}

/** Runs `colonnade start`, which is expected to end by itself. */
export function runStart(
  args: readonly string[],
  options: { node?: string; entry?: string } = {},
): Promise<EndedStart> {
  return runCommand(['start', ...args], options);
}

/** Runs `colonnade …`, which is expected to end by itself. */
export function runCommand(
  args: readonly string[],
  { node = process.execPath, entry = resolve('bin/colonnade.js') } = {},
): Promise<EndedStart> {
  return new Promise((done, fail) => {
    const child = spawn(node, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`it still runs; its log:\n${error}`));
    }, 25_000);
    let output = '';
    let error = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (error += bytes));
    child.once('close', (status) => {
      clearTimeout(patience);
      const lines = error.split('\n').filter((line) => line !== '');
      const words = lines.filter((line) => !line.startsWith('{')).join('\n');
      done({ status, output, words, log: error });
    });
  });
}
