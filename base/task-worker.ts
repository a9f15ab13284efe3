// The other end of WorkerTaskRunner: imports the task's module at its first use, runs one task after the other.
import { parentPort } from 'node:worker_threads';
import type { FlatError, Task } from './task-runner.ts';

interface Request {
  id: number;
  module: string;
  input: unknown;
}

const port = parentPort!;
let last: Promise<void> = Promise.resolve();

port.on('message', (request: Request) => {
  last = last.then(() => perform(request));
});

async function perform({ id, module, input }: Request): Promise<void> {
  try {
    const task = (await import(module)) as { default: Task };
    const result = await task.default(input as never);
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
