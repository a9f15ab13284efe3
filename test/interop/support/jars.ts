import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CACHE = resolve('.interop-cache');
const SUPPORT = resolve('test/interop/support');

function hasProgram(name: string, argument: string): boolean {
  return spawnSync(name, [argument], { stdio: 'ignore' }).status === 0;
}

/** Why the Java tests can't run here, or undefined if they can. */
export function javaMissing(): string | undefined {
  if (!hasProgram('java', '-version') || !hasProgram('javac', '-version')) return 'there is no JDK on this machine';
  if (!hasProgram('mvn', '--version') && !existsSync(join(CACHE, 'jars', 'complete')))
    return 'there is no Maven on this machine';
  return undefined;
}

/** The folder of HBase 2.6.1's jars and all they need, fetched by Maven the first time and when the pom changes. */
export function jars(): string {
  return fetchJars('jars', 'pom.xml');
}

/** The folder of the genuine shell's jars (2.4.17, the last one in Maven's repository), JRuby's among them. */
export function shellJars(): string {
  return fetchJars('shell-jars', 'shell-pom.xml');
}

/** The folder of the jars of HBase 3's client, as far as it has come out. */
export function clientThreeJars(): string {
  return fetchJars('client-3-jars', 'client-3-pom.xml');
}

/** The folder of HBase's own codecs in pure Java. */
export function codecJars(): string {
  return fetchJars('codec-jars', 'codec-pom.xml');
}

function fetchJars(name: string, pomName: string): string {
  const pom = join(SUPPORT, pomName);
  const folder = join(CACHE, name);
  const stamp = join(folder, 'complete');
  const wanted = createHash('md5').update(readFileSync(pom)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
  const result = spawnSync('mvn', ['-q', '-B', '-f', pom, ...goal], { encoding: 'utf8', timeout: 540_000 });
  if (result.status !== 0) throw new Error(`Maven could not fetch the jars:\n${result.stdout}\n${result.stderr}`);
  writeFileSync(stamp, wanted);
  return folder;
}

/** `<folder>/*`, and more entries before it. */
export function classPath(...first: string[]): string {
  return [...first, join(jars(), '*')].join(':');
}

/** Compiles Java sources against the jars, once for the same text; the folder of the classes. */
export function compileJava(...sources: string[]): string {
  return compileAgainst(jars(), ...sources);
}

export function compileAgainst(jarFolder: string, ...sources: string[]): string {
  const hash = createHash('md5').update(jarFolder);
  for (const source of sources) hash.update(readFileSync(source));
  const folder = join(CACHE, 'classes', hash.digest('hex'));
  if (existsSync(folder) && readdirSync(folder).length > 0) return folder;
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('javac', ['-nowarn', '-d', folder, '-cp', join(jarFolder, '*'), ...sources], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`javac: ${(error as { stderr?: string }).stderr}`);
  }
  return folder;
}

/** What a JDK of 17 has to open for HBase and Hadoop. */
export const JAVA_OPTIONS = [
  ...['lang', 'lang.reflect', 'io', 'net', 'nio', 'util', 'util.concurrent'].map(
    (name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`,
  ),
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
];
