import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';

const missing = javaMissing();

function runJava(suite: string, args: string[]): Promise<{ lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const classes = compileJava();
    const options = ['-Xmx512m', ...BRIEF_JAVA_OPTIONS, '-cp', classPath(classes), suite, ...args];
    const child = spawn('java', options, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let errors = '';
    child.stdout.on('data', (bytes) => {
      out += bytes;
    });
    child.stderr.on('data', (bytes) => {
      errors = (errors + bytes).slice(-20_000);
    });
    child.on('exit', () => resolve({ lines: out.split('\n'), errors }));
  });
}

describe.skipIf(missing !== undefined)(
  `Admin of hbase-client 2.6.1${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let cluster: ColonnadeProcess;
    beforeAll(async () => {
      const kept = [
        'hbase.ipc.warn.response.size=50000',
        'hbase.regionserver.slowlog.buffer.enabled=true',
        'hbase.slowlog.scan.payload.enabled=true',
        'hbase.master.balancer.decision.buffer.enabled=true',
        'hbase.master.balancer.rejection.buffer.enabled=true',
      ];
      cluster = await startColonnade({ memory: true, args: kept.flatMap((setting) => ['-D', setting]) });
    });
    afterAll(() => cluster?.stop());

    it.each([
      ['asks of a master what operators ask', 'MasterSuite'],
      ['goes on through splits and merges', 'SplitSuite'],
    ])('%s', async (_what, suite) => {
      const { lines, errors } = await runJava(suite, [cluster.quorum]);
      const failures = lines.filter((line) => line.startsWith('FAIL'));
      expect(failures, `${lines.join('\n')}\n${errors}`).toEqual([]);
      expect(
        lines.find((line) => / passed, 0 failed$/.test(line)),
        errors,
      ).toBeDefined();
    });

    it('takes, lists, clones, restores and deletes snapshots with the outcomes that HBase 2.6.1 gives', async () => {
      const { lines, errors } = await runJava('SnapshotSuite', [cluster.quorum]);
      expect(lines.join('\n'), errors).toBe(readFileSync('test/interop/java/SnapshotSuite.txt', 'utf8'));
    });
  },
);
