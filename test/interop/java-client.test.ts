import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { classPath, compileJava, JAVA_OPTIONS, javaMissing } from './support/jars.ts';

const missing = javaMissing();

/** The lines a Java program printed; its errors are kept for the failure's message. */
function runJava(
  main: string,
  classes: string,
  args: string[],
): Promise<{ status: number | null; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn('java', ['-Xmx512m', ...JAVA_OPTIONS, '-cp', classPath(classes), main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let errors = '';
    child.stdout.on('data', (bytes) => {
      out += bytes;
    });
    child.stderr.on('data', (bytes) => {
      errors = (errors + bytes).slice(-20_000);
    });
    child.on('exit', (status) => resolve({ status, lines: out.split('\n'), errors }));
  });
}

describe.skipIf(missing !== undefined)(`hbase-client 2.6.1${missing === undefined ? '' : ` (${missing})`}`, () => {
  let cluster: ColonnadeProcess;
  /** Listens on every address, and is reached by a name. */
  let advertised: ColonnadeProcess;
  let classes: string;
  beforeAll(async () => {
    classes = compileJava('test/interop/java/ClientSuite.java', 'test/interop/java/AdvancedSuite.java');
    cluster = await startColonnade();
    advertised = await startColonnade({ args: ['--bind', '0.0.0.0', '--advertise', 'localhost'] });
  });
  afterAll(async () => {
    await cluster?.stop();
    await advertised?.stop();
  });

  it.each([
    ['ClientSuite', 'zk'],
    ['ClientSuite', 'rpc'],
    ['AdvancedSuite', 'zk'],
  ] as const)('does what %s asks, by %s', async (suite, registry) => {
    const { lines, errors } = await runJava(suite, classes, [
      registry,
      registry === 'zk' ? cluster.quorum : advertised.bootstrap,
    ]);
    const failures = lines.filter((line) => line.startsWith('FAIL'));
    expect(failures, `${lines.join('\n')}\n${errors}`).toEqual([]);
    expect(
      lines.find((line) => / passed, 0 failed$/.test(line)),
      errors,
    ).toBeDefined();
  });
});
