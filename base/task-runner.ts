// Bulk work that must not stall the event loop (flush, compaction) runs through a TaskRunner: inline in simulation and tests, in worker
// threads in a server. A task is a named module whose default export is the function; the name is registered with the module's URL, so
// that a worker can import it, from the sources (.ts) and from dist (.js) alike: `registerTask('flush', new URL('./flush-task.ts', import.meta.url))`.
import { Worker } from 'node:worker_threads';
import { assert } from './assert.ts';

export interface TaskRunner {
  /**
   * Runs the task and resolves with its result. Input and result are structured-cloned between threads; SharedArrayBuffers are shared,
   * ArrayBuffers copied unless listed in `transfer`. An error keeps its name, message, stack and own fields.
   */
  run(task: string, input: unknown, options?: TaskOptions): Promise<unknown>;
  /** Ends the workers; what was running rejects. */
  close(): Promise<void>;
}

export interface TaskOptions {
  /** Tasks of one lane queue behind each other, those of different lanes do not: a flush never waits behind a compaction. Default: the task's name. */
  readonly lane?: string;
  /** ArrayBuffers and ports handed over instead of copied. */
  readonly transfer?: readonly Transferable[];
  /** Answers what the task asks while it runs; if it throws, the task's question fails. */
  readonly answer?: (question: unknown) => Promise<unknown>;
}

type Transferable = ArrayBuffer | import('node:worker_threads').MessagePort;
/** `ask` puts a question to whoever runs the task. */
export type Task = (input: never, ask: (question: unknown) => Promise<unknown>) => unknown;

async function noAnswer(): Promise<never> {
  throw new Error('nobody answers the questions of this task');
}

const modules = new Map<string, string>();

/** Makes a task known by name. In dist the module's `.ts` ending becomes `.js`, as the compiler renames the file but not the text. */
export function registerTask(name: string, module: URL): void {
  const compiled = !import.meta.url.endsWith('.ts');
  const url = compiled ? module.href.replace(/\.ts$/, '.js') : module.href;
  assert(modules.get(name) === undefined || modules.get(name) === url, `two tasks are called ${name}`);
  modules.set(name, url);
}

function moduleOf(task: string): string {
  const url = modules.get(task);
  assert(url !== undefined, `no task is called ${task}`);
  return url;
}

/** Runs the task on the caller's thread. */
export class InlineTaskRunner implements TaskRunner {
  async run(task: string, input: unknown, { answer = noAnswer }: TaskOptions = {}): Promise<unknown> {
    const module = (await import(moduleOf(task))) as { default: Task };
    return module.default(input as never, answer);
  }
  async close(): Promise<void> {}
}

interface Job {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  readonly transfer: readonly Transferable[];
  readonly answer: (question: unknown) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** One worker thread per lane, started at its first task and kept. */
export class WorkerTaskRunner implements TaskRunner {
  #lanes = new Map<string, Lane>();
  #closed = false;

  run(task: string, input: unknown, options: TaskOptions = {}): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`task ${task}: the task runner is closed`));
    const name = options.lane ?? task;
    let lane = this.#lanes.get(name);
    if (lane === undefined) {
      lane = new Lane(name);
      this.#lanes.set(name, lane);
    }
    return lane.run(task, input, options);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.close()));
    this.#lanes.clear();
  }
}

class Lane {
  #name: string;
  #worker: Worker | undefined;
  #jobs = new Map<number, Job>();
  #nextId = 1;

  constructor(name: string) {
    this.#name = name;
  }

  run(task: string, input: unknown, { transfer = [], answer = noAnswer }: TaskOptions): Promise<unknown> {
    const module = moduleOf(task);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#jobs.set(id, { id, task, input, transfer, answer, resolve, reject });
      const worker = this.#started();
      worker.ref();
      try {
        worker.postMessage({ id, module, input }, transfer as ArrayBuffer[]);
      } catch (error) {
        this.#settle(id, (job) => job.reject(error));
      }
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#failAll(new Error(`the worker of ${this.#name} was closed`));
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./task-worker.${extension}`, import.meta.url), { name: this.#name });
    worker.on(
      'message',
      (reply: { id: number; result?: unknown; error?: unknown; question?: unknown; at?: number }) => {
        if (reply.at !== undefined) return this.#answer(worker, reply.id, reply.at, reply.question);
        this.#settle(reply.id, (job) =>
          'error' in reply ? job.reject(reviveError(reply.error)) : job.resolve(reply.result),
        );
      },
    );
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', (code) => this.#lost(worker, new Error(`the worker of ${this.#name} exited with ${code}`)));
    this.#worker = worker;
    return worker;
  }

  #answer(worker: Worker, id: number, at: number, question: unknown): void {
    this.#jobs
      .get(id)
      ?.answer(question)
      .then(
        (answer) => worker.postMessage({ at, answer }),
        (error) => worker.postMessage({ at, failure: String(error) }),
      );
  }

  #settle(id: number, settle: (job: Job) => void): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    this.#jobs.delete(id);
    // An idle worker does not keep the process alive.
    if (this.#jobs.size === 0) this.#worker?.unref();
    settle(job);
  }

  /** A worker that dies takes its tasks with it; the next task starts another. */
  #lost(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#failAll(error);
  }

  #failAll(error: unknown): void {
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const job of jobs) job.reject(error);
  }
}

/** Error as a plain object, and back: structured clone keeps neither own fields nor the class. */
export interface FlatError {
  name: string;
  message: string;
  stack: string | undefined;
  fields: Record<string, unknown>;
}

function reviveError(flat: unknown): Error {
  const { name, message, stack, fields } = flat as FlatError;
  return Object.assign(new Error(message), { stack, ...fields, name });
}
