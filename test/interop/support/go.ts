import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasProgram } from './jars.ts';

const CACHE = resolve('.interop-cache', 'go');
const SOURCES = resolve('test/interop/go');
const MODULE = 'github.com/tsuna/gohbase';
/** A checkout of gohbase, to be used instead of the version that go.mod names. */
const CHECKOUT = process.env.GOHBASE;

/** Why gohbase cannot be run here, or undefined if it can. */
export function goMissing(): string | undefined {
  if (!hasProgram('go', 'version')) return 'there is no Go on this machine';
  if (CHECKOUT !== undefined || existsSync(program())) return undefined;
  // First gohbase, which not every proxy gives out; then all the rest, so that building asks nobody any more.
  for (const modules of [[MODULE], []]) {
    const { status, stderr } = spawnSync('go', ['mod', 'download', ...modules], {
      ...{ cwd: SOURCES, encoding: 'utf8', timeout: 60_000 },
    });
    if (status === 0) continue;
    const why = stderr?.trim().split('\n').at(-1)?.trim() || 'no answer in a minute';
    return `${MODULE} cannot be downloaded (${why}); GOHBASE=DIR names a checkout of it`;
  }
  return undefined;
}

function program(): string {
  const hash = createHash('md5').update(CHECKOUT ?? '');
  for (const name of readdirSync(SOURCES).sort()) hash.update(readFileSync(join(SOURCES, name)));
  return join(CACHE, hash.digest('hex'));
}

/** The program of `test/interop/go`, built once for the same text. */
export function buildGo(): string {
  const built = program();
  if (existsSync(built)) return built;
  mkdirSync(CACHE, { recursive: true });
  // Whole or not there: tests that run side by side may both be at it.
  const temporary = `${built}.${process.pid}`;
  try {
    execFileSync('go', ['build', ...fromCheckout(), '-o', temporary, '.'], {
      cwd: SOURCES,
      stdio: 'pipe',
      encoding: 'utf8',
      timeout: 300_000,
    });
    renameSync(temporary, built);
  } catch (error) {
    throw new Error(`go build: ${(error as { stderr?: string }).stderr || error}`);
  }
  return built;
}

function fromCheckout(): string[] {
  if (CHECKOUT === undefined) return [];
  const modFile = join(CACHE, 'checkout.mod');
  copyFileSync(join(SOURCES, 'go.mod'), modFile);
  copyFileSync(join(SOURCES, 'go.sum'), join(CACHE, 'checkout.sum'));
  execFileSync('go', ['mod', 'edit', '-replace', `${MODULE}=${resolve(CHECKOUT)}`, modFile]);
  return ['-mod=mod', `-modfile=${modFile}`];
}
