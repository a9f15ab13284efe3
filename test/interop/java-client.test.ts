import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import {
  BRIEF_JAVA_OPTIONS,
  clientThreeJars,
  codecJars,
  compileAgainst,
  compileJava,
  jars,
  javaMissing,
} from './support/jars.ts';

const missing = javaMissing();

/** The lines a Java program printed; its errors are kept for the failure's message. */
function runJava(
  main: string,
  classPath: readonly string[],
  args: string[],
): Promise<{ status: number | null; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn('java', ['-Xmx512m', ...BRIEF_JAVA_OPTIONS, '-cp', classPath.join(':'), main, ...args], {
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
    classes = compileJava();
    cluster = await startColonnade();
    advertised = await startColonnade({ args: ['--bind', '0.0.0.0', '--advertise', 'localhost'] });
  });
  afterAll(async () => {
    await cluster?.stop();
    await advertised?.stop();
  });

  // Each on a cluster of its own: they may go side by side, and much of each is waiting.
  it.concurrent.each([
    ['ClientSuite', 'zk'],
    ['ClientSuite', 'rpc'],
  ] as const)('does what %s asks, by %s', async (suite, registry) => {
    const where = registry === 'zk' ? cluster.quorum : advertised.bootstrap;
    expectPassed(await runJava(suite, [classes, join(jars(), '*')], [registry, where]));
  });

  it('does what AdvancedSuite asks, by zk', async () => {
    const path = [classes, join(jars(), '*'), join(codecJars(), '*')];
    expectPassed(await runJava('AdvancedSuite', path, ['zk', cluster.quorum]));
  });

  it.skipIf(!hasIPv6()).concurrent.each(['zk', 'rpc'])('finds a cluster on IPv6, by %s', async (registry) => {
    const onIPv6 = await startColonnade({ args: ['--bind', '::1'] });
    try {
      const where = registry === 'zk' ? onIPv6.quorum : onIPv6.bootstrap;
      expectPassed(await runJava('ClientSuite', [classes, join(jars(), '*')], [registry, where]));
    } finally {
      await onIPv6.stop();
    }
  });
});

describe.skipIf(missing !== undefined)('hbase-client 3.0.0-beta-1', () => {
  it.concurrent.each(['zk', 'rpc'])(
    'does what ClientSuite asks, by %s',
    async (registry) => {
      const folder = clientThreeJars();
      const classes = compileAgainst(folder, 'test/interop/java/ClientSuite.java');
      const cluster = await startColonnade();
      try {
        const where = registry === 'zk' ? cluster.quorum : cluster.bootstrap;
        expectPassed(await runJava('ClientSuite', [classes, join(folder, '*')], [registry, where]));
      } finally {
        await cluster.stop();
      }
    },
    600_000,
  );
});

function expectPassed({ lines, errors }: Awaited<ReturnType<typeof runJava>>): void {
  const failures = lines.filter((line) => line.startsWith('FAIL'));
  expect(failures, `${lines.join('\n')}\n${errors}`).toEqual([]);
  expect(
    lines.find((line) => / passed, 0 failed$/.test(line)),
    errors,
  ).toBeDefined();
}

function hasIPv6(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));
}
