import { describe, expect, it } from 'vitest';
import { CallQueue } from '../../rpc/call-queue.ts';

interface TestCall {
  name: string;
  priority: number;
  requestBytes: number;
}
const call = (name: string, priority = 0, requestBytes = 1): TestCall => ({ name, priority, requestBytes });

function queue(limits: { maxRunningCalls?: number; maxQueuedCalls?: number; maxQueueBytes?: number } = {}) {
  const ran: string[] = [];
  const made = new CallQueue<TestCall>(
    { maxRunningCalls: 2, maxQueuedCalls: 2, maxQueueBytes: 1000, ...limits },
    (each) => ran.push(each.name),
  );
  return { queue: made, ran };
}

describe('CallQueue', () => {
  it('runs what it can, lets the next wait in order, refuses the rest', () => {
    const { queue: q, ran } = queue();
    const calls = ['a', 'b', 'c', 'd', 'e'].map((name) => call(name));
    expect(calls.map((each) => q.offer(each) === undefined)).toEqual([true, true, true, true, false]);
    expect(ran).toEqual(['a', 'b']);
    q.done(calls[1]);
    expect(ran).toEqual(['a', 'b', 'c']);
    q.done(calls[0]);
    q.done(calls[2]);
    q.done(calls[3]);
    expect(ran).toEqual(['a', 'b', 'c', 'd']);
    expect([q.bytes, q.runningCalls, q.queuedCalls]).toEqual([0, 0, 0]);
  });

  it('has slots apart for users, admins and system tables', () => {
    const { queue: q, ran } = queue({ maxRunningCalls: 1, maxQueuedCalls: 0 });
    expect(q.offer(call('user', 10))).toBeUndefined();
    expect(q.offer(call('user too', 0))).toMatch(/too many items queued/);
    expect(q.offer(call('admin', 100))).toBeUndefined();
    expect(q.offer(call('system', 200))).toBeUndefined();
    expect(q.offer(call('meta', 300))).toMatch(/too many items queued/);
    expect(ran).toEqual(['user', 'admin', 'system']);
  });

  it('counts bytes until a call is done, and takes one call however large when it is empty', () => {
    const { queue: q } = queue({ maxQueueBytes: 100 });
    const large = call('large', 0, 5000);
    expect(q.offer(large)).toBeUndefined();
    expect(q.offer(call('more', 200, 1))).toMatch(/hbase.ipc.server.max.callqueue.size/);
    q.done(large);
    expect(q.offer(call('more', 200, 100))).toBeUndefined();
  });

  it('does not nest when calls that waited end at once', () => {
    let depth = 0;
    let deepest = 0;
    let count = 0;
    const made: CallQueue<TestCall> = new CallQueue(
      { maxRunningCalls: 1, maxQueuedCalls: 1e6, maxQueueBytes: 1e9 },
      (each) => {
        if (each.name === 'first') return;
        deepest = Math.max(deepest, ++depth);
        count++;
        made.done(each);
        depth--;
      },
    );
    const first = call('first');
    made.offer(first);
    for (let i = 0; i < 50_000; i++) made.offer(call('next'));
    made.done(first);
    expect([count, deepest, made.queuedCalls]).toEqual([50_000, 1, 0]);
  });
});
