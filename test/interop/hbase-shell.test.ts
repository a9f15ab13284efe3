import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { JAVA_OPTIONS, javaMissing, shellJars } from './support/jars.ts';

const missing = javaMissing();
const SCRIPT = 'test/interop/shell/session.rb';

interface Finished {
  status: number | null;
  out: string;
  errors: string;
}

function run(command: string, args: string[]): Promise<Finished> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let errors = '';
    child.stdout.on('data', (bytes) => {
      out += bytes;
    });
    child.stderr.on('data', (bytes) => {
      errors += bytes;
    });
    child.on('exit', (status) => done({ status, out, errors }));
  });
}

/** The genuine shell over a script: `bin/hbase shell -n script`. */
function genuineShell(quorum: string, script: string, folder: string): Promise<Finished> {
  const jars = shellJars();
  const sources = join(jars, '..', 'shell-sources');
  if (!existsSync(join(sources, 'shell.rb'))) {
    mkdirSync(sources, { recursive: true });
    execFileSync('jar', ['xf', join(jars, 'hbase-shell-2.4.17.jar')], { cwd: sources });
  }
  const [host, port] = quorum.split(':');
  const properties = { 'hbase.zookeeper.quorum': host, 'hbase.zookeeper.property.clientPort': port };
  const xml = Object.entries(properties).map(
    ([name, value]) => `<property><name>${name}</name><value>${value}</value></property>`,
  );
  writeFileSync(join(folder, 'hbase-site.xml'), `<configuration>${xml.join('')}</configuration>`);
  const options = ['-Xmx512m', ...JAVA_OPTIONS, `-Dhbase.ruby.sources=${sources}`, '-cp', `${folder}:${jars}/*`];
  return run('java', [...options, 'org.jruby.Main', '-X+O', join(sources, 'jar-bootstrap.rb'), '-n', resolve(script)]);
}

/** What both shells must print alike: no prompts, echoed values, times, server-made timestamps, or loads (as of the last heartbeat). */
function comparable(out: string): string[] {
  return out
    .split('\n')
    .filter((line) => !/^hbase:\d+:\d+>|^=> |^Took /.test(line))
    .map((line) =>
      line
        .replace(/timestamp=20\d\d-[\dT:.-]+/g, 'timestamp=NOW')
        .replace(/[\d.]+ average load/, 'N average load')
        .trimEnd(),
    )
    .filter((line, i, all) => line !== '' || all[i - 1] !== '');
}

describe.skipIf(missing !== undefined)(
  `the genuine hbase shell 2.4.17${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let cluster: ColonnadeProcess;
    let folder: string;
    let genuine: Finished;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shell-'));
      cluster = await startColonnade();
      genuine = await genuineShell(cluster.quorum, SCRIPT, folder);
    });
    afterAll(async () => {
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('runs a session of all its everyday commands without an error', () => {
      expect(genuine.out, genuine.errors).not.toMatch(/ERROR/);
      expect(genuine.status, genuine.errors).toBe(0);
      const commands = readFileSync(SCRIPT, 'utf8').trimEnd().split('\n').length;
      expect(genuine.out.match(/^Took /gm)?.length, genuine.out).toBe(commands);
    });

    it('prints what ours prints for the same session', async () => {
      const ours = await run(process.execPath, ['bin/colonnade.js', 'shell', '--quorum', cluster.quorum, SCRIPT]);
      expect(ours.status, ours.errors).toBe(0);
      expect(comparable(ours.out)).toEqual(comparable(genuine.out));
    });

    it('fails with status 1 at the first error of a script', async () => {
      const script = join(folder, 'bad.rb');
      writeFileSync(script, "put 'missing', 'r', 'f:q', 'v'\nlist\n");
      const { status, out, errors } = await genuineShell(cluster.quorum, script, folder);
      expect(status).toBe(1);
      expect(out + errors).toMatch(/Unknown table missing!/);
    });
  },
);
