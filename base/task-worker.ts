// The other end of WorkerTaskRunner: imports the task's module at its first use, runs one task after the other.
import { parentPort } from 'node:worker_threads';
import type { FlatError, Task } from './task-runner.ts';

interface Request {
  id: number;
  module: string;
  input: unknown;
}
interface Answer {
  at: number;
  answer?: unknown;
  failure?: string;
}

const port = parentPort!;
let last: Promise<void> = Promise.resolve();
let questions = 0;
const asked = new Map<number, PromiseWithResolvers<unknown>>();

port.on('message', (message: Request | Answer) => {
  if ('module' in message) last = last.then(() => perform(message));
  else {
    if (message.failure === undefined) asked.get(message.at)?.resolve(message.answer);
    else asked.get(message.at)?.reject(new Error(message.failure));
    asked.delete(message.at);
  }
});

async function perform({ id, module, input }: Request): Promise<void> {
  const ask = (question: unknown) => {
    const at = questions++;
    const answer = Promise.withResolvers<unknown>();
    asked.set(at, answer);
    port.postMessage({ id, at, question });
    return answer.promise;
  };
  try {
    const task = (await import(module)) as { default: Task };
    const result = await task.default(input as never, ask);
    port.postMessage({ id, result });
  } catch (error) {
    port.postMessage({ id, error: flatten(error) });
  }
}

function flatten(error: unknown): FlatError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined, fields: {} };
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(error)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[key] = value;
  }
  return { name: error.name, message: error.message, stack: error.stack, fields };
}
