import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';
import { type RealHBase, startRealHBase } from './support/real-hbase.ts';
import { comparisonSeed } from './support/seed.ts';

const missing = javaMissing();
const SCANS = 250;
const seed = comparisonSeed(5);

/** The same scans, with filters made by chance, asked of both servers by the stock client: what comes back is the same text. */
describe.skipIf(missing !== undefined)(
  `filters, beside Apache HBase 2.6.1${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let hbase: RealHBase;
    let cluster: ColonnadeProcess;
    let classes: string;
    beforeAll(async () => {
      classes = compileJava();
      [hbase, cluster] = await Promise.all([startRealHBase(), startColonnade()]);
    });
    afterAll(async () => {
      await Promise.all([hbase?.stop(), cluster?.stop()]);
    });

    async function scans(bootstrap: string): Promise<string[]> {
      const args = [
        '-Xmx512m',
        ...BRIEF_JAVA_OPTIONS,
        '-cp',
        classPath(classes),
        'FilterSuite',
        bootstrap,
        `${seed}`,
        `${SCANS}`,
      ];
      const { stdout } = await promisify(execFile)('java', args, { maxBuffer: 64 * 1024 * 1024 });
      return stdout.split('\n').filter((line) => line.startsWith('SCAN'));
    }

    it(`give the same rows and cells (seed ${seed})`, async () => {
      const [theirs, ours] = await Promise.all([scans(hbase.bootstrap), scans(cluster.bootstrap)]);
      expect(theirs).toHaveLength(SCANS);
      expect(ours).toEqual(theirs);
    });
  },
);
