import { afterEach, describe, expect, it } from 'vitest';
import { InlineTaskRunner, registerTask, type TaskRunner, WorkerTaskRunner } from '../../base/task-runner.ts';

registerTask('asking', new URL('./support/asking-task.ts', import.meta.url));
registerTask('sample', new URL('./support/sample-task.ts', import.meta.url));

const runners: TaskRunner[] = [];
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.close();
});
function started(runner: TaskRunner): TaskRunner {
  runners.push(runner);
  return runner;
}

describe.each([
  ['inline', () => new InlineTaskRunner()],
  ['worker', () => new WorkerTaskRunner()],
] as Array<[string, () => TaskRunner]>)('%s', (_, make) => {
  it('runs a task by name', async () => {
    const runner = started(make());
    expect(await runner.run('sample', { numbers: new Uint32Array([1, 2, 3]) })).toEqual({ sum: 6 });
  });

  it('an error keeps its name, message and fields', async () => {
    const runner = started(make());
    await expect(runner.run('sample', { fail: true })).rejects.toMatchObject({
      name: 'TypeError',
      message: 'the input is bad',
      reason: 'no-space',
    });
    expect(await runner.run('sample', {})).toEqual({ sum: 0 });
  });

  it('a task may ask whoever runs it, several things at once', async () => {
    const runner = started(make());
    const slow = Promise.withResolvers<void>();
    const answer = async (question: unknown) => {
      if (question === 'first') await slow.promise;
      else slow.resolve();
      return `${question}!`;
    };
    expect(await runner.run('asking', { questions: ['first', 'second'] }, { answer })).toEqual(['first!', 'second!']);
    await expect(runner.run('asking', { questions: ['why'] })).rejects.toThrow(/nobody answers/);
    expect(await runner.run('asking', { questions: ['again'] }, { answer })).toEqual(['again!']);
  });

  it('an unknown task is a bug', async () => {
    const runner = started(make());
    await expect((async () => runner.run('nothing', {}))()).rejects.toMatchObject({ name: 'AssertionError' });
  });
});

describe('WorkerTaskRunner', () => {
  it('shares memory instead of copying it', async () => {
    const runner = started(new WorkerTaskRunner());
    const shared = new Uint32Array(new SharedArrayBuffer(8));
    shared.set([40, 2]);
    expect(await runner.run('sample', { numbers: shared })).toEqual({ sum: 42 });
  });

  it('one lane is one queue, lanes do not wait for each other', async () => {
    const runner = started(new WorkerTaskRunner());
    const order: string[] = [];
    const run = (name: string, lane: string, delayMs: number) =>
      runner.run('sample', { delayMs }, { lane }).then(() => order.push(name));
    // Both lanes are up before the race.
    await Promise.all([run('', 'compact', 0), run('', 'flush', 0)]);
    order.length = 0;
    await Promise.all([run('slow', 'compact', 300), run('behind it', 'compact', 0), run('flush', 'flush', 0)]);
    expect(order).toEqual(['flush', 'slow', 'behind it']);
  });

  it('a worker that dies fails its task; the next task starts another', async () => {
    const runner = started(new WorkerTaskRunner());
    await expect(runner.run('sample', { exit: true })).rejects.toThrow('exited with 3');
    expect(await runner.run('sample', { numbers: new Uint32Array([7]) })).toEqual({ sum: 7 });
  });

  it('closing rejects what runs', async () => {
    const runner = new WorkerTaskRunner();
    const running = runner.run('sample', { delayMs: 10_000 });
    await Promise.all([expect(running).rejects.toThrow('closed'), runner.close()]);
    await expect(runner.run('sample', {})).rejects.toThrow('closed');
  });
});
