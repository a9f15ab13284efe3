// The genuine `hbase shell` 2.4.17 under JRuby, and what of its output can be compared with ours.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BRIEF_JAVA_OPTIONS, shellJars } from './jars.ts';

export interface Finished {
  status: number | null;
  out: string;
  errors: string;
}

export function run(command: string, args: string[]): Promise<Finished> {
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

/** The shell's Ruby, unpacked; whole or not there. */
export function shellSources(jars = shellJars()): string {
  const folder = join(jars, '..', 'shell-sources');
  if (existsSync(join(folder, 'shell.rb'))) return folder;
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  execFileSync('jar', ['xf', join(jars, 'hbase-shell-2.4.17.jar')], { cwd: temporary });
  if (!existsSync(folder)) renameSync(temporary, folder);
  return folder;
}

/** The genuine shell over a script: `bin/hbase shell -n script`. */
export function genuineShell(quorum: string, script: string, folder: string): Promise<Finished> {
  const jars = shellJars();
  const sources = shellSources(jars);
  const [host, port] = quorum.split(':');
  const properties = { 'hbase.zookeeper.quorum': host, 'hbase.zookeeper.property.clientPort': port };
  const xml = Object.entries(properties).map(
    ([name, value]) => `<property><name>${name}</name><value>${value}</value></property>`,
  );
  writeFileSync(join(folder, 'hbase-site.xml'), `<configuration>${xml.join('')}</configuration>`);
  const options = ['-Xmx512m', ...BRIEF_JAVA_OPTIONS, `-Dhbase.ruby.sources=${sources}`, '-cp', `${folder}:${jars}/*`];
  return run('java', [...options, 'org.jruby.Main', '-X+O', join(sources, 'jar-bootstrap.rb'), '-n', resolve(script)]);
}

/** What both shells must print alike: no prompts, echoed values, times, server-made timestamps, or loads (as of the last heartbeat). */
export function comparable(out: string): string[] {
  return out
    .split('\n')
    .filter((line) => !/^hbase:\d+:\d+>|^=> |^Took /.test(line))
    .map((line) =>
      line
        .replace(/\(20\d\d-\d\d-\d\d [\d:]{8} [+-]\d{4}\)/, '(NOW)')
        .replace(/timestamp=20\d\d-[\dT:.-]+/g, 'timestamp=NOW')
        .replace(/[\d.]+ average load/, 'N average load')
        .trimEnd(),
    )
    .filter((line, i, all) => line !== '' || all[i - 1] !== '');
}
