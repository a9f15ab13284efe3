import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CACHE = resolve('.interop-cache');
const SUPPORT = resolve('test/interop/support');

export function hasProgram(name: string, argument: string): boolean {
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

/** The folder of asynchbase's jars. */
export function asynchbaseJars(): string {
  return fetchJars('asynchbase-jars', 'asynchbase-pom.xml');
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

const SOURCES = ['test/interop/java', 'test/interop/zookeeper'].map((folder) => resolve(folder));

/** The folder of the classes of all our Java programs: compiled in one go, and once for the same text. */
export function compileJava(): string {
  const sources = SOURCES.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.java'))
      .map((name) => join(folder, name)),
  );
  return compileAgainst(jars(), ...sources);
}

export function compileAgainst(jarFolder: string, ...sources: string[]): string {
  const hash = createHash('md5').update(jarFolder);
  for (const source of sources) hash.update(readFileSync(source));
  const folder = join(CACHE, 'classes', hash.digest('hex'));
  if (existsSync(folder)) return folder;
  // Whole or not there: tests that run side by side may both be at it.
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  try {
    const args = ['-J-XX:TieredStopAtLevel=1', '-nowarn', '-d', temporary, '-cp', join(jarFolder, '*'), ...sources];
    execFileSync('javac', args, { stdio: 'pipe', encoding: 'utf8' });
    if (!existsSync(folder)) renameSync(temporary, folder);
  } catch (error) {
    throw new Error(`javac: ${(error as { stderr?: string }).stderr ?? error}`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
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

/**
 * The same for a JVM that lives for seconds, as all do that judge and are not measured: compiled quickly rather than well, one thread to collect
 * garbage, and classes are taken as their compiler left them. Half of the processor time of an HBase that starts.
 */
export const BRIEF_JAVA_OPTIONS = [
  ...JAVA_OPTIONS,
  ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:+UnlockDiagnosticVMOptions'],
  '-XX:-BytecodeVerificationRemote',
];
