import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';

/** A program on somebody else's client, what it prints, and how it ends. It says `ready` once it works, and FAIL before what was wrong. */
export class Suite {
  readonly lines: string[] = [];
  errors = '';
  readonly ready = Promise.withResolvers<void>();
  readonly ended = Promise.withResolvers<number | null>();
  #child;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.ready.promise.catch(() => {});
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.lines.push(line);
      if (line === 'ready') this.ready.resolve();
    });
    this.#child.stderr.on('data', (bytes) => {
      this.errors = (this.errors + bytes).slice(-20_000);
    });
    this.#child.on('close', (status) => {
      this.ready.reject(new Error(`the suite ended: ${this.told}`));
      this.ended.resolve(status);
    });
  }
  get told(): string {
    return `${this.lines.join('\n')}\n${this.errors}`;
  }
  end(line: string): void {
    this.#child.stdin.end(line);
  }
  kill(): void {
    this.#child.kill('SIGKILL');
  }
  async succeeds(): Promise<void> {
    const status = await this.ended.promise;
    const failures = this.lines.filter((line) => line.startsWith('FAIL'));
    expect(failures, this.told).toEqual([]);
    expect(status, this.told).toBe(0);
  }
}
