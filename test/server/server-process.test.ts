import { describe, expect, test } from 'vitest';
import { silentLogger } from '../../base/logger.ts';
import { ServerProcess, serverNameOf } from '../../server/server-process.ts';

const newProcess = (onAbort?: (reason: string) => void) =>
  new ServerProcess({ role: 'master', logger: silentLogger, onAbort });

describe('the life of a server', () => {
  test('stops in steps, each once; a failing step does not keep the rest', async () => {
    const process = newProcess();
    process.started();
    const log: string[] = [];
    const steps = [
      ['a', () => void log.push('a')],
      ['b', () => Promise.reject(new Error('no'))],
      ['c', async () => void log.push('c')],
    ] as const;
    await Promise.all([process.stop(steps), process.stop(steps)]);
    expect(log).toEqual(['a', 'c']);
    expect(process.state).toBe('stopped');
    expect(process.signal.aborted).toBe(true);
    expect(await process.ended).toBeUndefined();
  });

  test('an abort is told once and ends what was stopping', async () => {
    const reasons: string[] = [];
    const process = newProcess((reason) => reasons.push(reason));
    const log: string[] = [];
    const stopping = process.stop([
      ['a', () => void process.abort('the disk is gone')],
      ['b', () => void log.push('b')],
    ]);
    await stopping;
    expect(process.abort('again')).toBe(false);
    expect(reasons).toEqual(['the disk is gone']);
    expect(log).toEqual([]);
    expect(await process.ended).toBe('the disk is gone');
    expect(process.isEnding).toBe(true);
  });
});

test('a server is called what it was told, or by the address it listens on', () => {
  const listening = { host: '0.0.0.0', port: 4711 };
  expect(String(serverNameOf(listening, undefined, 5))).toBe('0.0.0.0,4711,5');
  expect(String(serverNameOf(listening, { host: 'db.example', port: 0 }, 5))).toBe('db.example,4711,5');
  expect(String(serverNameOf(listening, { host: 'db.example', port: 16020 }, 5))).toBe('db.example,16020,5');
});
