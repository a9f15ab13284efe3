import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { BRIEF_JAVA_OPTIONS, classPath, codecJars, compileJava } from './jars.ts';

const SUPPORT = resolve('test/interop/support');

/** HBase's HFilePrettyPrinter or WALPrettyPrinter, with its pure Java codecs, in one JVM for many files. */
export class GenuinePrinter {
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);
  #last: Promise<unknown> = Promise.resolve();

  constructor(program: 'PrintHFiles' | 'PrintWals') {
    const classes = compileJava();
    const path = classPath(classes, `${SUPPORT}/codec-site`, `${codecJars()}/*`);
    this.#process = spawn('java', [...BRIEF_JAVA_OPTIONS, '-cp', path, program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = this.#process.stdout![Symbol.asyncIterator]();
  }

  /** What the tool prints for these arguments, errors too, and its status. */
  print(args: readonly string[]): Promise<{ status: number; out: string }> {
    const answer = this.#last.then(() => this.#ask(args));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin!.end();
    await ended;
  }

  async #ask(args: readonly string[]): Promise<{ status: number; out: string }> {
    this.#process.stdin!.write(`${args.join(' ')}\n`);
    const head = await this.#take((bytes) => bytes.indexOf('\n') + 1);
    const [status, length] = head.toString('latin1').split(' ').map(Number);
    const out = length === 0 ? head.subarray(0, 0) : await this.#take((bytes) => (bytes.length >= length ? length : 0));
    return { status, out: out.toString('latin1') };
  }

  /** Waits until `lengthOf` says how many bytes to take. */
  async #take(lengthOf: (bytes: Buffer) => number): Promise<Buffer> {
    for (;;) {
      const length = lengthOf(this.#rest);
      if (length > 0) {
        const taken = this.#rest.subarray(0, length);
        this.#rest = this.#rest.subarray(length);
        return taken;
      }
      const { value, done } = await this.#answers.next();
      if (done) throw new Error('the JVM of HBase’s printer has ended');
      this.#rest = Buffer.concat([this.#rest, value]);
    }
  }
}
