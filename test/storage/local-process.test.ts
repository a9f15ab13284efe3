import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemScheduler } from '../../base/scheduler.ts';
import { judgeProcess, ownIdentity } from '../../storage/local-process.ts';

const stateOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1][0];
const startOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ')[19];

it('a process is alive, also when it is stopped, until it is killed', async () => {
  expect(judgeProcess(ownIdentity())).toBe('alive');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log()'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const identity = { ...ownIdentity(), pid: child.pid!, started: startOf(child.pid!) };
  expect(judgeProcess(identity)).toBe('alive');
  child.kill('SIGSTOP');
  while (stateOf(child.pid!) !== 'T') await systemScheduler.sleep(5);
  expect(judgeProcess(identity)).toBe('alive');
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
  expect(judgeProcess(identity)).toBe('gone');
});

it('one that was killed and not reaped is gone', async () => {
  // A shell that does not look after its child: `exec` turns it into a sleep, which never waits.
  const parent = spawn('sh', ['-c', 'sleep 100 & echo $!; exec sleep 100'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', (bytes) => resolve(String(bytes)))));
  const identity = { ...ownIdentity(), pid, started: startOf(pid) };
  expect(judgeProcess(identity)).toBe('alive');
  const programOf = (which: number) => readFileSync(`/proc/${which}/comm`, 'latin1').trim();
  while (programOf(parent.pid!) !== 'sleep') await systemScheduler.sleep(5);
  process.kill(pid, 'SIGKILL');
  while (stateOf(pid) !== 'Z') await systemScheduler.sleep(5);
  expect(judgeProcess(identity)).toBe('gone');
  parent.kill('SIGKILL');
});

it('another that got the id of a dead one is not taken for it; of one elsewhere nothing is known', () => {
  expect(judgeProcess({ ...ownIdentity(), started: '1' })).toBe('gone');
  expect(judgeProcess({ ...ownIdentity(), scope: 'another boot' })).toBe('unknown');
});
