import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzzer.ts';
import { isRefusal, type Target } from './target.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('test/fuzz/main.ts'), ...args], {
    encoding: 'utf8',
    timeout: 250_000,
  });
  return { status, out: stdout + stderr };
}

it(`every decoder bears a small share of what it is given at night (SEED=${SEED})`, () => {
  const { status, out } = run('--seed', String(SEED), '--inputs', '30000');
  expect(status, out).toBe(0);
  expect(out).toContain('none that crashed, hung, read outside or asked for too much');
});

it('an input is run again from a file, and what is asked wrongly is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-fuzz-'));
  writeFileSync(join(folder, 'input'), 'no file info');
  expect(run('--only', 'hfile-file-info', '--replay', join(folder, 'input')).out).toMatch(
    /1 inputs, 0 taken, 1 outcomes/,
  );
  expect(run('--only', 'nothing').status).toBe(2);
  rmSync(folder, { recursive: true });
});

describe('what no input may do is found', () => {
  const options = { seed: 7, inputs: 2000, now: () => performance.now() };
  const corpus = [Buffer.from('0003616263', 'hex')];
  const found = (run: Target['run']) => expect(fuzz({ name: 'x', run }, corpus, options)).rejects;

  it('an error that names no damage', () =>
    found((input) => String(input.readUInt16BE(0) + input[9])).toThrow(/RangeError/));

  it('bytes beside the input that are read', () =>
    found((input) => String(new Uint8Array(input.buffer)[input.byteOffset - 1])).toThrow(/read outside/));

  it('but not a decoder that refuses what does not fit', async () => {
    const run = (input: Buffer) => (input.length > 2 ? String(input[2]) : undefined);
    expect(await fuzz({ name: 'x', run }, corpus, options)).toMatchObject({ inputs: 2000, accepted: 2000 });
    expect(isRefusal(new Error('a bug'))).toBe(false);
  });
});
